//! `allmende listing`.

pub mod import;

use allmende_app::App;
use allmende_app::listings::{self, ListingView};
use allmende_app::search;
use allmende_app::terms_input::TermsInput;
use allmende_domain::geo::Place;
use allmende_domain::ids::ListingId;
use allmende_domain::listing::{ListingState, Purpose};
use allmende_domain::quantity::Quantity;
use allmende_domain::search::SearchQuery;
use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::answer::{shortened, when};
use super::{Answer, OPERATOR, cooperative};
use crate::limits::LISTED_PAGES_MAX;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Publish many at once from a table (CSV) or a list of objects (JSON); config/samples/README.md describes the columns.
    Import(import::Arguments),
    /// What can be found, own and mirrored; with --coop all of one cooperative, drafts too.
    List {
        /// Only of this cooperative, in every state.
        #[arg(long, value_name = "HANDLE")]
        coop: Option<String>,
        /// Words to look for.
        #[arg(long, value_name = "WORDS", default_value = "", conflicts_with = "coop")]
        search: String,
        /// offer or need.
        #[arg(long, value_parser = purpose, conflicts_with = "coop")]
        purpose: Option<Purpose>,
    },
    /// One offer or need.
    Show(Which),
    /// Publish a draft, or a closed one again.
    Publish(Which),
    /// Close: it was given, found, or is over.
    Close {
        #[command(flatten)]
        which: Which,
        /// Why, for those who come too late.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Remove for good; peers are told to forget it.
    Remove(Which),
    /// Put it first on the page of its cooperative; five at most.
    Pin(Which),
    /// Take it away from there.
    Unpin(Which),
}

#[derive(Debug, Args)]
pub struct Which {
    /// Its id, or its address.
    listing: String,
}

impl Which {
    async fn id(&self, app: &App) -> anyhow::Result<ListingId> {
        if let Ok(id) = ListingId::parse(&self.listing) {
            return Ok(id);
        }
        let found = listings::by_url(app, &OPERATOR, &self.listing).await?;
        found.map(|listing| listing.id).with_context(|| format!("“{}” is neither the id nor the address of a listing", self.listing))
    }
}

fn purpose(text: &str) -> Result<Purpose, String> {
    Purpose::parse(text).ok_or_else(|| "not one of offer, need".to_owned())
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Import(arguments) => import::run(app, &arguments).await,
        Command::List { coop, search, purpose } => list(app, coop.as_deref(), search, purpose).await,
        Command::Show(which) => {
            let view = listings::show(app, &OPERATOR, &which.id(app).await?).await.context("that listing")?;
            Ok(Answer::new(describe(&view), value(&view)))
        }
        Command::Publish(which) => {
            let listing = listings::publish(app, &OPERATOR, &which.id(app).await?).await?;
            Ok(Answer::new(
                format!("Published {}", listing.object_url),
                json!({ "id": listing.id.as_str(), "url": listing.object_url.as_str() }),
            ))
        }
        Command::Close { which, note } => {
            let id = which.id(app).await?;
            listings::close(app, &OPERATOR, &id, &note).await?;
            Ok(Answer::new("Closed.", json!({ "id": id.as_str(), "state": "closed" })))
        }
        Command::Pin(which) => {
            let id = which.id(app).await?;
            listings::pin(app, &OPERATOR, &id).await?;
            Ok(Answer::new("Pinned.", json!({ "id": id.as_str(), "pinned": true })))
        }
        Command::Unpin(which) => {
            let id = which.id(app).await?;
            listings::unpin(app, &OPERATOR, &id).await?;
            Ok(Answer::new("No longer pinned.", json!({ "id": id.as_str(), "pinned": false })))
        }
        Command::Remove(which) => {
            let id = which.id(app).await?;
            listings::remove(app, &OPERATOR, &id).await?;
            Ok(Answer::new("Removed.", json!({ "id": id.as_str(), "state": "removed" })))
        }
    }
}

async fn list(app: &App, coop: Option<&str>, words: String, purpose: Option<Purpose>) -> anyhow::Result<Answer> {
    let coop = match coop {
        Some(handle) => Some(cooperative(app, Some(handle)).await?.id),
        None => None,
    };
    let states: Vec<ListingState> = ListingState::ALL.into_iter().filter(|state| *state != ListingState::Removed).collect();
    let mut found = Vec::new();
    for page in 0..LISTED_PAGES_MAX {
        let next = match &coop {
            Some(coop) => listings::of_cooperative(app, &OPERATOR, coop, &states, page).await?,
            None => {
                let query = SearchQuery { words: words.clone(), purpose, with_closed: true, page, ..SearchQuery::default() };
                search::search(app, &OPERATOR, &query).await?
            }
        };
        found.extend(next.items);
        if !next.has_more {
            break;
        }
    }
    let rows = found.iter().map(|view| {
        let terms = &view.listing.terms;
        let title = shortened(&terms.texts.first().title, 50);
        let what = format!("{} {}", terms.purpose.as_str(), terms.nature.as_str());
        vec![view.listing.id.to_string(), what, view.listing.state.as_str().to_owned(), author(view), title]
    });
    let rows = rows.collect();
    Ok(Answer::list(&["id", "what", "state", "by", "title"], rows, "Nothing was found.", found.iter().map(value).collect()))
}

fn author(view: &ListingView) -> String {
    format!("@{}@{}", view.author.username, view.author.host.as_str())
}

fn describe(view: &ListingView) -> String {
    let listing = &view.listing;
    let terms = &listing.terms;
    let mut text = format!(
        "{}\n{} {} ({}), version {}\n",
        listing.object_url,
        terms.purpose.as_str(),
        terms.nature.as_str(),
        listing.state.as_str(),
        listing.version
    );
    text.push_str(&format!("by {}, changed {} UTC\n", author(view), when(listing.updated_at)));
    for said in terms.texts.all() {
        text.push_str(&format!("\n[{}] {}\n{}\n", said.language.as_str(), said.title, said.body));
    }
    let input = TermsInput::from_terms(terms);
    let quantity = format!("{} {} ({} left)", terms.quantity.number(), terms.quantity.unit.as_str(), terms.available.number());
    let facts = [
        ("quantity", quantity.as_str()),
        ("licence", input.licence.as_str()),
        ("conditions", input.conditions.as_str()),
        ("place", input.place.as_str()),
        ("in return", input.in_return.as_str()),
        ("from", input.from.as_str()),
        ("until", input.until.as_str()),
        ("link", input.link.as_str()),
        ("tags", input.tags.as_str()),
    ];
    for (label, said) in facts {
        if !said.is_empty() {
            text.push_str(&format!("\n{label}: {said}"));
        }
    }
    text
}

fn amount(quantity: &Quantity) -> Value {
    json!({ "number": quantity.number(), "unit": quantity.unit.as_str() })
}

fn place(place: &Place) -> Value {
    json!({
        "name": place.name,
        "latitude": place.point.map(|point| point.latitude),
        "longitude": place.point.map(|point| point.longitude),
        "precision": place.precision.as_str(),
        "address": place.address,
        "opening_hours": place.opening_hours,
        "accessibility": place.accessibility,
    })
}

fn value(view: &ListingView) -> Value {
    let listing = &view.listing;
    let terms = &listing.terms;
    let texts = terms.texts.all().iter().map(|t| json!({ "language": t.language.as_str(), "title": t.title, "body": t.body }));
    json!({
        "id": listing.id.as_str(),
        "url": listing.object_url.as_str(),
        "author": author(view),
        "cooperative": view.cooperative.as_ref().map(|coop| coop.handle.as_str()),
        "purpose": terms.purpose.as_str(),
        "nature": terms.nature.as_str(),
        "action": terms.action.as_str(),
        "state": listing.state.as_str(),
        "version": listing.version,
        "texts": texts.collect::<Value>(),
        "quantity": { "number": terms.quantity.number(), "available": terms.available.number(), "unit": terms.quantity.unit.as_str() },
        "minimum": terms.minimum.as_ref().map(|least| least.number()),
        "effort": terms.effort.as_ref().map(amount),
        "from": terms.window.from.map(|time| time.to_rfc3339()),
        "until": terms.window.until.map(|time| time.to_rfc3339()),
        "in_return": terms.reciprocal.as_ref().map(|back| json!({ "action": back.action.as_str(), "quantity": amount(&back.quantity), "note": back.note })),
        "eligibility": terms.eligibility.as_str(),
        "licence": terms.licence.as_ref().map(|licence| licence.as_str()),
        "conditions": terms.conditions,
        "link": terms.link.as_ref().map(|link| link.as_str()),
        "kind": terms.kind.as_ref().map(|kind| kind.as_str()),
        "resource": terms.resource_url.as_ref().map(|url| url.as_str()),
        "place": terms.place.as_ref().map(place),
        "images": view.images.iter().map(|image| json!({ "id": image.id.as_str(), "alt": image.alt })).collect::<Vec<_>>(),
        "closing_note": listing.closing_note,
        "likes": view.likes,
        "shares": view.shares,
        "tags": terms.tags,
        "sectors": terms.sectors.iter().map(|sector| sector.as_str()).collect::<Vec<_>>(),
        "sdgs": terms.sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(),
        "created_at": listing.created_at.to_rfc3339(),
        "updated_at": listing.updated_at.to_rfc3339(),
    })
}
