//! Questions to listings, and the conversations that follow.

use allmende_app::AppError;
use allmende_app::inquiries::{self, Conclusion, InquiryView, ListingThen, Thread};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::ids::InquiryId;
use allmende_domain::inquiry::{InquiryFilter, InquiryState, Message, OutcomeResult};
use allmende_domain::listing::ListingState;
use allmende_domain::permission::Permission;
use axum::extract::{Path, RawQuery, State};

use super::cooperative::actor_link;
use super::{CoopHead, cooperative_inside};
use crate::Web;
use crate::choices::Choices;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::text_html;
use crate::turning::{self, Turning};

/// How a thread stands, in words, and whether that asks something of us.
struct Standing {
    words: String,
    waits_for_us: bool,
    is_off: bool,
}

impl Standing {
    fn of(locale: Locale, view: &InquiryView) -> Self {
        let is_archived = view.inquiry.state == InquiryState::Archived;
        // Whoever wrote last waits for the other.
        let waits_for_us = !is_archived && (view.inquiry.state == InquiryState::Open) == view.ours_is_owner;
        let result = view.outcome.as_ref().map(|outcome| outcome.result);
        let key = match (is_archived, waits_for_us, result) {
            (true, _, _) => "inquiry-state-archived",
            (_, true, _) => "inquiry-waits-us",
            (_, _, Some(OutcomeResult::Agreed)) => "inquiry-is-agreed",
            (_, _, Some(OutcomeResult::Nothing)) => "inquiry-is-nothing",
            (_, _, None) => "inquiry-waits-them",
        };
        let is_off = is_archived || (!waits_for_us && result == Some(OutcomeResult::Nothing));
        Self { words: locale.t(key), waits_for_us, is_off }
    }
}

struct Line {
    href: String,
    about: String,
    lang: String,
    with: String,
    with_handle: String,
    standing: Standing,
    is_ours: bool,
    last_is_ours: bool,
    excerpt: String,
    when: When,
}

struct FilterTab {
    href: String,
    words: String,
    current: bool,
}

#[derive(askama::Template)]
#[template(path = "inquiries.html")]
struct InquiriesPage {
    page: Frame,
    head: CoopHead,
    tabs: Vec<FilterTab>,
    empty: String,
    lines: Vec<Line>,
    turning: Turning,
}

fn line(web: &Web, visitor: &Visitor, view: &InquiryView) -> Line {
    let locale = visitor.locale();
    let text = view.listing.as_ref().map(|listing| listing.terms.texts.best(&visitor.reading.languages));
    let (ours, other) = if view.ours_is_owner { (&view.owner, &view.asker) } else { (&view.asker, &view.owner) };
    Line {
        href: format!("/inquiries/{}", view.inquiry.id),
        about: text.map_or_else(|| locale.t("inquiry-no-listing"), |text| text.title.clone()),
        lang: text.map_or_else(|| locale.code().to_owned(), |text| text.language.as_str().to_owned()),
        with: other.name.clone(),
        with_handle: other.handle(),
        standing: Standing::of(locale, view),
        is_ours: !view.ours_is_owner,
        last_is_ours: view.last.author == ours.id,
        excerpt: text_html::excerpt(&message_html(&view.last)),
        when: dates::ago(locale, view.last.created_at, web.app.now()),
    }
}

fn message_html(message: &Message) -> String {
    if message.body_is_html { text_html::body(&message.body, true) } else { text_html::from_plain(&message.body) }
}

fn filter_words(locale: Locale, filter: InquiryFilter) -> String {
    locale.t(match filter {
        InquiryFilter::All => "inquiry-state-all",
        InquiryFilter::WaitsForUs => "inquiry-waits-us",
        InquiryFilter::WaitsForThem => "inquiry-waits-them",
        InquiryFilter::Agreed => "inquiry-is-agreed",
        InquiryFilter::Archived => "inquiry-archive-tab",
    })
}

pub async fn list(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::AnswerInquiries).await?;
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let filter = InquiryFilter::parse(fields.get("show")).unwrap_or(InquiryFilter::All);
    let found = inquiries::threads(&web.app, &visitor.viewer, &cooperative.id, filter, turning::asked(&fields)).await?;
    let locale = visitor.locale();
    let path = format!("/coops/{}/inquiries", cooperative.handle.as_str());
    let tabs = InquiryFilter::ALL.into_iter().map(|one| FilterTab {
        href: if one == InquiryFilter::All { path.clone() } else { format!("{path}?show={}", one.as_str()) },
        words: filter_words(locale, one),
        current: one == filter,
    });
    let template = InquiriesPage {
        page: Frame::new(&web, &visitor, locale.t("coop-tab-inquiries"), "home"),
        head: CoopHead::of(&visitor, &cooperative),
        tabs: tabs.collect(),
        empty: locale.t(if filter == InquiryFilter::All { "inquiries-empty-all" } else { "inquiries-empty" }),
        lines: found.items.iter().map(|view| line(&web, &visitor, view)).collect(),
        turning: Turning::of(&found, &path, &fields),
    };
    Ok(rendered(&template))
}

struct Bubble {
    id: String,
    author: String,
    url: String,
    is_ours: bool,
    /// Which of our members wrote it.
    writer: Option<String>,
    object_url: String,
    html: String,
    when: When,
}

/// Who is on the other side, and where from.
struct Who {
    name: String,
    handle: String,
    url: String,
    kind: String,
    from: String,
}

impl Who {
    fn of(locale: Locale, actor: &Actor) -> Self {
        let (handle, url) = actor_link(actor);
        let kind = locale.t(match actor.kind {
            ActorKind::Organization => "who-cooperative",
            ActorKind::Person => "who-person",
            ActorKind::Group => "who-group",
            ActorKind::Application | ActorKind::Service => "who-program",
        });
        let host = actor.url.host();
        let from = if actor.is_local { locale.t("who-here") } else { locale.with("who-elsewhere", &[("host", host.as_str())]) };
        Self { name: actor.name.clone(), handle, url, kind, from }
    }
}

struct About {
    href: String,
    title: String,
    lang: String,
    /// Said when it is anything but published.
    state: Option<String>,
}

/// How it ended.
struct Ended {
    is_agreed: bool,
    what: String,
    until: Option<When>,
    when: When,
}

/// A short answer to begin with: its code and its words.
type Short = (&'static str, String);

/// What is answered most, for the side that was asked and for the one that asks.
const SHORT_OF_OWNER: [(&str, &str); 4] =
    [("free", "short-free"), ("lent", "short-lent"), ("when", "short-when"), ("fetch", "short-fetch")];
const SHORT_OF_ASKER: [(&str, &str); 3] = [("thanks", "short-thanks"), ("when-fetch", "short-when-fetch"), ("no-need", "short-no-need")];

fn shorts(locale: Locale, ours_is_owner: bool) -> Vec<Short> {
    let keys: &[(&str, &str)] = if ours_is_owner { &SHORT_OF_OWNER } else { &SHORT_OF_ASKER };
    keys.iter().map(|(code, key)| (*code, locale.t(key))).collect()
}

#[derive(askama::Template)]
#[template(path = "inquiry.html")]
struct InquiryPage {
    page: Frame,
    id: String,
    about: Option<About>,
    who: Who,
    back: Option<String>,
    standing: Standing,
    is_archived: bool,
    may_manage: bool,
    ended: Option<Ended>,
    /// What can become of a listing of ours with an agreement; empty where it is not ours, or no longer to be had.
    listing_then: Choices,
    /// Where the other side can be blocked: whoever answers for a cooperative may.
    block_at: Option<String>,
    is_cut_off: bool,
    may_answer: bool,
    /// How what is written here reaches the other side.
    reaches: String,
    shorts: Vec<Short>,
    messages: Vec<Bubble>,
    form: Form,
}

impl InquiryPage {
    fn concluding(&self) -> bool {
        self.form.fields.is_given("result")
    }
}

fn inquiry_id(text: &str) -> Result<InquiryId, AppError> {
    InquiryId::parse(text).map_err(|_| AppError::NotFound)
}

fn bubbles(web: &Web, visitor: &Visitor, thread: &Thread, ours: &Actor) -> Vec<Bubble> {
    let locale = visitor.locale();
    let now = web.app.now();
    let bubble = |(message, author): &(Message, Actor)| Bubble {
        id: message.id.to_string(),
        author: author.name.clone(),
        url: actor_link(author).1,
        is_ours: author.id == ours.id,
        writer: message.member.as_ref().filter(|_| author.id == ours.id).and_then(|id| thread.writers.get(id)).cloned(),
        object_url: message.object_url.clone(),
        html: message_html(message),
        when: dates::ago(locale, message.created_at, now),
    };
    thread.messages.iter().map(bubble).collect()
}

fn about(visitor: &Visitor, view: &InquiryView) -> Option<About> {
    let listing = view.listing.as_ref()?;
    let text = listing.terms.texts.best(&visitor.reading.languages);
    Some(About {
        href: format!("/listings/{}", listing.id),
        title: text.title.clone(),
        lang: text.language.as_str().to_owned(),
        state: (listing.state != ListingState::Published).then(|| visitor.locale().t(&format!("state-{}", listing.state.as_str()))),
    })
}

/// What may become of the listing: of our own, while it is to be had.
fn listing_then(locale: Locale, view: &InquiryView) -> Choices {
    let is_ours = view.ours_is_owner && view.owner.is_local;
    let choice = |code: &str, key: &str| (code.to_owned(), locale.t(key));
    match view.listing.as_ref().filter(|_| is_ours).map(|listing| listing.state) {
        Some(ListingState::Published) => {
            vec![choice("stays", "then-stays"), choice("reserved", "then-reserved"), choice("closed", "then-closed")]
        }
        Some(ListingState::Reserved) => vec![choice("stays", "then-stays"), choice("closed", "then-closed")],
        _ => Vec::new(),
    }
}

async fn show(web: &Web, visitor: &Visitor, id: &InquiryId, form: Form) -> Answer {
    let thread = inquiries::show(&web.app, &visitor.viewer, id).await?;
    let locale = visitor.locale();
    let view = &thread.view;
    let (other, ours): (&Actor, &Actor) = if view.ours_is_owner { (&view.asker, &view.owner) } else { (&view.owner, &view.asker) };
    let ended = view.outcome.as_ref().map(|outcome| Ended {
        is_agreed: outcome.result == OutcomeResult::Agreed,
        what: outcome.what.clone(),
        until: outcome.ends_at.map(|time| When { machine: time.to_rfc3339(), words: dates::date(locale, time) }),
        when: dates::ago(locale, outcome.decided_at, web.app.now()),
    });
    let reaches = if other.is_local {
        locale.with("inquiry-reaches-here", &[("name", &other.name)])
    } else {
        locale.with("inquiry-reaches-elsewhere", &[("name", &other.name), ("handle", &other.handle())])
    };
    let template = InquiryPage {
        page: Frame::new(web, visitor, locale.with("inquiry-with", &[("name", &other.name)]), "home"),
        id: view.inquiry.id.to_string(),
        about: about(visitor, view),
        who: Who::of(locale, other),
        back: ours.is_local.then(|| format!("/coops/{}/inquiries", ours.username)),
        standing: Standing::of(locale, view),
        is_archived: view.inquiry.state == InquiryState::Archived,
        may_manage: view.ours_is_owner || !view.owner.is_local,
        ended,
        listing_then: listing_then(locale, view),
        block_at: ours.is_local.then(|| format!("/coops/{}/blocks", ours.username)),
        is_cut_off: thread.is_cut_off,
        may_answer: thread.may_answer,
        reaches,
        shorts: shorts(locale, view.ours_is_owner),
        messages: bubbles(web, visitor, &thread, ours),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn page(State(web): State<Web>, mut visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = inquiry_id(&id)?;
    // Whoever looks at it has read what they were told of it.
    allmende_app::notifications::saw(&web.app, &visitor.viewer, id.as_str()).await?;
    visitor.unread = allmende_app::notifications::unread(&web.app, &visitor.viewer).await?;
    show(&web, &visitor, &id, Form::default()).await
}

/// Sends an answer, or puts a short one into the field, behind what is there, to be changed before it goes.
pub async fn answer(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, mut fields: Fields) -> Answer {
    let id = inquiry_id(&id)?;
    if fields.is_given("short") {
        let chosen = fields.text("short");
        let locale = visitor.locale();
        let mut all = shorts(locale, true).into_iter().chain(shorts(locale, false));
        if let Some((_, words)) = all.find(|(code, _)| *code == chosen) {
            let begun = fields.get("body").trim_end();
            let body = if begun.is_empty() { words } else { format!("{begun}\n{words}") };
            fields.set("body", body);
        }
        return show(&web, &visitor, &id, fields.into()).await;
    }
    match inquiries::answer(&web.app, &visitor.viewer, &id, fields.get("body")).await {
        Ok(message) => Ok(see_other(&format!("/inquiries/{id}?done=answered#message-{}", message.id))),
        Err(error) => show(&web, &visitor, &id, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

pub async fn archive(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = inquiry_id(&id)?;
    inquiries::archive(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other(&format!("/inquiries/{id}?done=archived")))
}

pub async fn unarchive(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = inquiry_id(&id)?;
    inquiries::unarchive(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other(&format!("/inquiries/{id}?done=unarchived")))
}

/// How it ended, or that it did not after all.
pub async fn conclude(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = inquiry_id(&id)?;
    let Some(result) = OutcomeResult::parse(fields.get("result")) else {
        inquiries::take_back(&web.app, &visitor.viewer, &id).await?;
        return Ok(see_other(&format!("/inquiries/{id}?done=outcome-back")));
    };
    let listing = ListingThen::parse(fields.get("listing")).unwrap_or(ListingThen::Stays);
    let conclusion = Conclusion { result, what: fields.text("what"), until: fields.text("until"), listing };
    match inquiries::conclude(&web.app, &visitor.viewer, &id, conclusion).await {
        Ok(()) => Ok(see_other(&format!("/inquiries/{id}?done=outcome-{}", result.as_str()))),
        Err(error) => show(&web, &visitor, &id, Form::refused(fields, visitor.locale(), error)?).await,
    }
}
