//! Verifies from outside, over HTTP, what a visitor of either side and a server that asks would see.

use std::time::Duration;

use allmende_app::deliveries;
use allmende_domain::permission::Viewer;
use anyhow::Context as _;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::Pair;
use super::browser::{Browser, Page};
use super::guest::{self, Guest};
use super::kept::Kept;
use super::side::Side;
use crate::limits::{DEMO_ARRIVAL_TIMEOUT, DEMO_POLL};

/// What is looked at on the samples, by their titles in the language of the visitor, English.
const CARGO_BIKE: &str = "Electric two-wheeled cargo bike";
const OFFICE: &str = "LibreOffice – office suite";
/// What the check itself publishes at A.
const DRILL: &str = "Perceuse à colonne Zébulon";
const DRILL_EDITED: &str = "Perceuse à colonne Zébulon avec étau Artémise";
const CLOSING_NOTE: &str = "Promise à un atelier de Schiltigheim.";
const QUESTION: &str = "Könnten wir das Rad am Samstag für den Markt leihen?";
const ANSWER: &str = "Oui, samedi à neuf heures devant l’atelier.";

/// Everything, one line for each thing verified.
///
/// # Errors
/// The first thing that is not as it must be.
pub async fn run(pair: &Pair, kept: &Kept) -> anyhow::Result<()> {
    let mut check = Check::begin(pair, kept).await?;
    check.machines().await?;
    check.catalogues().await?;
    check.changes().await?;
    check.inquiry().await?;
    if let Some(guest) = &pair.guest {
        check.guest(guest).await?;
    }
    check.refusals().await?;
    check.queues(pair).await?;
    println!("All {} things were verified in {:.1} s.", check.verified, check.began.elapsed().as_secs_f64());
    Ok(())
}

struct Check {
    /// Strangers, who read English.
    a: Browser,
    b: Browser,
    /// The stewards of `velo` at A and of `hafen` at B.
    velo: Browser,
    hafen: Browser,
    host_a: String,
    began: Instant,
    verified: usize,
}

impl Check {
    async fn begin(pair: &Pair, kept: &Kept) -> anyhow::Result<Self> {
        let host_a = pair.a.app.addresses.host().as_str().to_owned();
        let velo = signed_in(&pair.a, kept, "velo").await?;
        let hafen = signed_in(&pair.b, kept, "hafen").await?;
        Ok(Self { a: pair.a.browser()?, b: pair.b.browser()?, velo, hafen, host_a, began: Instant::now(), verified: 0 })
    }

    /// One line for what was just verified; `since` is when it began.
    fn passed(&mut self, since: Instant, what: &str) {
        self.verified += 1;
        println!("ok  {what} ({} ms)", since.elapsed().as_millis());
    }

    /// Discovery and documents, as another server asks for them.
    async fn machines(&mut self) -> anyhow::Result<()> {
        let since = Instant::now();
        let address = format!("/.well-known/webfinger?resource=acct:velo@{}", self.host_a);
        let (status, found) = self.a.document(&address).await?;
        let links = found.get("links").and_then(Value::as_array).cloned().unwrap_or_default();
        let own = links.iter().find(|link| link.get("rel").and_then(Value::as_str) == Some("self"));
        let actor = own.and_then(|link| link.get("href")).and_then(Value::as_str).context("WebFinger names no actor")?;
        anyhow::ensure!(status == 200, "WebFinger answers {status}");
        self.passed(since, "A: WebFinger finds @velo");

        let since = Instant::now();
        let (status, actor) = self.a.document(actor).await?;
        anyhow::ensure!(status == 200 && is(&actor, "/type", "Organization"), "the actor of velo is not an Organization ({status})");
        anyhow::ensure!(actor.pointer("/publicKey/publicKeyPem").is_some(), "the actor of velo has no public key");
        self.passed(since, "A: @velo is an Organization with a key");

        let since = Instant::now();
        let (_, links) = self.b.document("/.well-known/nodeinfo").await?;
        let node = links.pointer("/links/0/href").and_then(Value::as_str).context("there is no NodeInfo")?;
        let (_, node) = self.b.document(node).await?;
        anyhow::ensure!(is(&node, "/software/name", "allmende"), "NodeInfo names another program");
        self.passed(since, "B: NodeInfo names the program");
        Ok(())
    }

    /// Each side shows, finds and types what the other published.
    async fn catalogues(&mut self) -> anyhow::Result<()> {
        let since = Instant::now();
        let bike = find(&mut self.b, CARGO_BIKE).await?.context("B does not find A's cargo bike")?;
        self.passed(since, "B: the search finds what velo offers at A");

        let since = Instant::now();
        let page = self.b.get(&bike).await?;
        let typed = ["Offer", "Vehicle", "Strasbourg-Krutenau", "5 € par jour pour la batterie", "Antivol fourni", "@velo@"];
        says_all(&page, &typed)?;
        self.passed(since, "B: its page shows kind, nature, place, what is wanted in return and conditions");

        let since = Instant::now();
        let office = find(&mut self.b, OFFICE).await?.context("B does not find A's digital commons")?;
        let page = self.b.get(&office).await?;
        says_all(&page, &["Offer", "Software", "https://www.libreoffice.org/", "@communs@"])?;
        anyhow::ensure!(page.says("Mozilla Public License") || page.says("MPL-2.0"), "the page of {OFFICE} names no licence");
        self.passed(since, "B: a digital commons of A shows its licence and home page");

        let since = Instant::now();
        let filtered = self.b.get(&format!("/?q=libreoffice&nature=software&peer={}&licence=MPL-2.0", self.host_a)).await?;
        anyhow::ensure!(filtered.says(OFFICE), "filters by nature, peer and licence lose {OFFICE}");
        let elsewhere = self.b.get("/?q=libreoffice&nature=vehicle").await?;
        anyhow::ensure!(!elsewhere.says(OFFICE), "the filter by nature does not filter");
        self.passed(since, "B: filters by nature, peer and licence work on what A published");

        for coop in ["hafen", "pain"] {
            let since = Instant::now();
            let (path, title) = some_listing(&mut self.b, coop).await.with_context(|| format!("B shows nothing of {coop}"))?;
            let found = find(&mut self.a, &title).await?.with_context(|| format!("A does not find “{title}” of {coop} ({path} at B)"))?;
            says_all(&self.a.get(&found).await?, &[&title, &format!("@{coop}@")])?;
            self.passed(since, &format!("A: the search finds what {coop} publishes at B"));
        }

        let since = Instant::now();
        let (_, origin) = find_document(&mut self.a, CARGO_BIKE).await?;
        let typed = [("/purpose", "offer"), ("/publishes/action", "transferCustody"), ("/location/name", "Strasbourg-Krutenau")];
        for (pointer, expected) in typed {
            anyhow::ensure!(is(&origin, pointer, expected), "the document of {CARGO_BIKE} has not {pointer} = {expected}");
        }
        self.passed(since, "A: the same address gives a server a typed document");
        Ok(())
    }

    /// What a steward does at A through the forms is seen at B.
    async fn changes(&mut self) -> anyhow::Result<()> {
        let since = Instant::now();
        let here = self.publish_drill().await?;
        let there = until("a new offer at B", async || find(&mut self.b, DRILL).await).await?;
        self.passed(since, "B: shows an offer published at A through the form");

        let since = Instant::now();
        let mut form = self.velo.get(&format!("{here}/edit")).await?.form("/edit")?;
        form.fill("text_title", DRILL_EDITED)?;
        form.fill("quantity", "3")?;
        form.fill("available", "2")?;
        accepted(&self.velo.submit(&form.pressed("then", "save")).await?, "the edit")?;
        let page = until("an edit at B", async || shows(&mut self.b, &there, DRILL_EDITED).await).await?;
        anyhow::ensure!(page.says("3"), "the edited quantity is not shown at B");
        anyhow::ensure!(find(&mut self.b, "Artémise").await?.is_some(), "the edited title is not found at B");
        self.passed(since, "B: shows and finds an edit made at A");

        let since = Instant::now();
        let mut form = self.velo.get(&here).await?.form("/close")?;
        form.fill("note", CLOSING_NOTE)?;
        accepted(&self.velo.submit(&form).await?, "the closing")?;
        until("a closing at B", async || shows(&mut self.b, &there, CLOSING_NOTE).await).await?;
        anyhow::ensure!(find(&mut self.b, DRILL_EDITED).await?.is_none(), "a closed offer is still found at B");
        self.passed(since, "B: shows that it was closed at A, and why");

        let since = Instant::now();
        let form = self.velo.get(&format!("{here}/remove")).await?.form("/remove")?;
        accepted(&self.velo.submit(&form).await?, "the removal")?;
        until("a removal at B", async || Ok((self.b.get(&there).await?.status == 410).then_some(()))).await?;
        let (status, tombstone) = self.a.document(&here).await?;
        anyhow::ensure!(status == 410, "A answers {status} for what it removed");
        anyhow::ensure!(is(&tombstone, "/type", "Tombstone"), "A leaves no tombstone");
        self.passed(since, "B: forgot what was removed at A, which answers 410 with a tombstone");
        Ok(())
    }

    async fn publish_drill(&mut self) -> anyhow::Result<String> {
        let mut form = self.velo.get("/coops/velo/publish").await?.form("/publish")?;
        let entered = [
            ("verb", "lend"),
            ("text_title", DRILL),
            ("text_body", "Pour le bois et le métal, jusqu’à 16 mm."),
            ("text_language", "fr"),
            ("nature", "tool"),
            ("conditions", "Sur place, avec quelqu’un de l’atelier."),
            ("place", "Strasbourg-Krutenau"),
        ];
        for (name, value) in entered {
            form.fill(name, value)?;
        }
        let page = self.velo.submit(&form.pressed("then", "publish")).await?;
        accepted(&page, "publishing")?;
        let path = page.url.path().to_owned();
        anyhow::ensure!(path.starts_with("/listings/"), "publishing leads to {path} ({})", page.status);
        Ok(path)
    }

    /// A question of a member at B, and the answer that a steward at A types.
    async fn inquiry(&mut self) -> anyhow::Result<()> {
        let since = Instant::now();
        let there = find(&mut self.b, CARGO_BIKE).await?.context("B does not find A's cargo bike")?;
        let mut form = self.hafen.get(&there).await?.form("/ask")?;
        form.fill("body", QUESTION)?;
        accepted(&self.hafen.submit(&form).await?, "asking")?;
        let asked = async || with_excerpt(&mut self.velo, "/coops/velo/inquiries", QUESTION).await;
        let thread = until("a question at A", asked).await?;
        self.passed(since, "A: shows velo's steward what a member at B asks");

        let since = Instant::now();
        let mut form = self.velo.get(&thread).await?.form(&thread)?;
        form.fill("body", ANSWER)?;
        accepted(&self.velo.submit(&form).await?, "answering")?;
        let answered = async || with_excerpt(&mut self.hafen, "/coops/hafen/inquiries", ANSWER).await;
        let thread = until("an answer at B", answered).await?;
        says_all(&self.hafen.get(&thread).await?, &[QUESTION, ANSWER])?;
        self.passed(since, "B: shows the member the answer");
        Ok(())
    }

    /// What a server reads, asks and is answered that is not this program.
    async fn guest(&mut self, guest: &Guest) -> anyhow::Result<()> {
        let since = Instant::now();
        let state = guest.knows().await?;
        let posts = guest::list(&state, "posts");
        anyhow::ensure!(posts.iter().any(|post| guest::text(post, "html").contains("http")), "the Fedify server reads nothing of velo");
        self.passed(since, "Fedify: follows velo and reads what it offers");

        let since = Instant::now();
        let asked = async || with_excerpt(&mut self.velo, "/coops/velo/inquiries", guest::QUESTION).await;
        let thread = until("a question of the Fedify server at A", asked).await?;
        let mut form = self.velo.get(&thread).await?.form(&thread)?;
        form.fill("body", ANSWER)?;
        accepted(&self.velo.submit(&form).await?, "answering")?;
        let answered = |state: &Value| guest::list(state, "posts").iter().any(|post| guest::text(post, "html").contains(ANSWER));
        guest.until("the answer", answered).await?;
        self.passed(since, "Fedify: asks about an offer and gets the answer of velo's steward");

        let since = Instant::now();
        until("what the Fedify server wrote", async || shows(&mut self.velo, "/reading", guest::GREETING).await).await?;
        self.passed(since, "A: shows velo's steward what the Fedify server writes");
        Ok(())
    }

    /// What must not work.
    async fn refusals(&mut self) -> anyhow::Result<()> {
        let since = Instant::now();
        let follow = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": "http://localhost:9/follows/1",
            "type": "Follow",
            "actor": "http://localhost:9/users/mallory",
            "object": format!("http://{}/coops/velo", self.host_a),
        });
        for inbox in ["/inbox", "/coops/velo/inbox"] {
            let status = self.a.post_unsigned(inbox, &follow).await?;
            anyhow::ensure!(status == 401, "A answers {status} to an unsigned post to {inbox}");
        }
        self.passed(since, "A: an unsigned post to an inbox is answered 401");

        let since = Instant::now();
        for path in ["/coops/velo/inquiries", "/deliveries"] {
            let page = self.a.get(path).await?;
            let asked_in = page.url.path() == "/sign-in" || matches!(page.status, 401 | 403 | 404);
            anyhow::ensure!(asked_in, "a stranger sees {path} ({})", page.status);
        }
        self.passed(since, "A: strangers see neither inquiries nor deliveries");
        Ok(())
    }

    /// Nothing is left over and nothing failed.
    async fn queues(&mut self, pair: &Pair) -> anyhow::Result<()> {
        for side in [&pair.a, &pair.b] {
            let since = Instant::now();
            let drained = async || {
                let totals = deliveries::overview(&side.app, &Viewer::Operator).await?.totals;
                anyhow::ensure!(totals.dead == 0 && totals.parked == 0, "{} deliveries failed", totals.dead + totals.parked);
                Ok((totals.pending == 0).then_some(()))
            };
            until("an empty queue", drained).await.with_context(|| format!("at {}", side.name))?;
            self.passed(since, &format!("{}: every delivery arrived", side.name));
        }
        Ok(())
    }
}

async fn signed_in(side: &Side, kept: &Kept, coop: &str) -> anyhow::Result<Browser> {
    let sign_in = kept.sign_ins.iter().find(|sign_in| sign_in.cooperative == coop).context("a sign-in is missing")?;
    let mut browser = side.browser()?;
    browser.sign_in(&sign_in.login, &sign_in.password).await?;
    Ok(browser)
}

/// Looks again and again until there is something.
async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> anyhow::Result<Option<T>>) -> anyhow::Result<T> {
    let looking = async {
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            tokio::time::sleep(DEMO_POLL).await;
        }
    };
    let limit: Duration = DEMO_ARRIVAL_TIMEOUT;
    tokio::time::timeout(limit, looking).await.with_context(|| format!("there was not {what} within {} s", limit.as_secs()))?
}

/// Where the first result of a search for these words leads.
async fn find(browser: &mut Browser, words: &str) -> anyhow::Result<Option<String>> {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
    let results = browser.get(&format!("/?{query}")).await?;
    anyhow::ensure!(results.status == 200, "a search answers {}", results.status);
    Ok(results.link("/listings/"))
}

/// A listing found by its words, as a server gets it.
async fn find_document(browser: &mut Browser, words: &str) -> anyhow::Result<(String, Value)> {
    let path = find(browser, words).await?.with_context(|| format!("“{words}” is not found"))?;
    let (status, document) = browser.document(&path).await?;
    anyhow::ensure!(status == 200, "the document of “{words}” answers {status}");
    Ok((path, document))
}

/// Path and title of the first listing on a cooperative's own page.
async fn some_listing(browser: &mut Browser, coop: &str) -> anyhow::Result<(String, String)> {
    let path = browser.get(&format!("/coops/{coop}")).await?.link("/listings/").context("its page has no listing")?;
    let (status, document) = browser.document(&path).await?;
    anyhow::ensure!(status == 200, "{path} answers {status}");
    let names = document.pointer("/publishes/nameMap/en").or_else(|| document.pointer("/publishes/name"));
    Ok((path, names.and_then(Value::as_str).context("it has no name")?.to_owned()))
}

async fn shows(browser: &mut Browser, path: &str, text: &str) -> anyhow::Result<Option<Page>> {
    let page = browser.get(path).await?;
    Ok(page.says(text).then_some(page))
}

/// The inquiry in whose thread this was written.
async fn with_excerpt(browser: &mut Browser, path: &str, text: &str) -> anyhow::Result<Option<String>> {
    for thread in browser.get(path).await?.links("/inquiries/") {
        if browser.get(&thread).await?.says(text) {
            return Ok(Some(thread));
        }
    }
    Ok(None)
}

fn accepted(page: &Page, what: &str) -> anyhow::Result<()> {
    anyhow::ensure!(page.status < 400, "{what} was refused with {}: {}", page.status, page.words());
    Ok(())
}

fn says_all(page: &Page, texts: &[&str]) -> anyhow::Result<()> {
    let missing: Vec<&str> = texts.iter().copied().filter(|text| !page.says(text)).collect();
    anyhow::ensure!(missing.is_empty(), "{} does not say {} but: {}", page.url, missing.join(", "), page.words());
    Ok(())
}

fn is(document: &Value, pointer: &str, expected: &str) -> bool {
    document.pointer(pointer).and_then(Value::as_str) == Some(expected)
}
