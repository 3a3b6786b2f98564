//! Cooperatives: the list, and one with its profile and listings.

use allmende_app::{Page, cooperatives, follows, listings, search};
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::listing::{ListingState, Purpose};
use allmende_domain::permission::Permission;
use allmende_domain::search::SearchQuery;
use axum::extract::{Path, RawQuery, State};

use super::CoopHead;
use super::feeds::Feeds;
use super::listing::PlaceWords;
use crate::Web;
use crate::cards::Card;
use crate::errors::Answer;
use crate::forms::Fields;
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::text_html;
use crate::turning::{self, Turning};

struct CoopCard {
    handle: String,
    full_handle: String,
    name: String,
    lang: String,
    place: String,
    excerpt: String,
    logo: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "cooperatives.html")]
struct CooperativesPage {
    page: Frame,
    cooperatives: Vec<CoopCard>,
}

pub async fn list(State(web): State<Web>, visitor: Visitor) -> Answer {
    let all = cooperatives::list(&web.app).await?;
    let cards = all.iter().map(|coop| card(&web, &visitor, coop)).collect();
    let page = Frame::new(&web, &visitor, visitor.locale().t("nav-cooperatives"), "cooperatives");
    Ok(rendered(&CooperativesPage { page, cooperatives: cards }))
}

fn full_handle(web: &Web, cooperative: &Cooperative) -> String {
    format!("@{}@{}", cooperative.handle.as_str(), web.app.addresses.host())
}

fn logo(cooperative: &Cooperative) -> Option<String> {
    cooperative.profile.logo.as_ref().map(|id| format!("/media/{id}/list.jpg"))
}

fn card(web: &Web, visitor: &Visitor, cooperative: &Cooperative) -> CoopCard {
    let text = cooperative.profile.best(&visitor.reading.languages);
    CoopCard {
        handle: cooperative.handle.as_str().to_owned(),
        full_handle: full_handle(web, cooperative),
        name: text.map(|t| t.name.clone()).unwrap_or_default(),
        lang: text.map(|t| t.language.as_str().to_owned()).unwrap_or_default(),
        place: cooperative.profile.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
        excerpt: text.map(|t| text_html::excerpt(&text_html::body(&t.summary, false))).unwrap_or_default(),
        logo: logo(cooperative),
    }
}

#[derive(askama::Template)]
#[template(path = "cooperative.html")]
struct CooperativePage {
    page: Frame,
    head: CoopHead,
    inside: bool,
    full_handle: String,
    address: String,
    lang: String,
    summary: String,
    logo: Option<String>,
    facts: Vec<(String, String)>,
    links: Vec<(String, String)>,
    place: Option<PlaceWords>,
    sectors: Vec<(String, String)>,
    sdgs: Vec<(String, String)>,
    /// With these the page begins, whatever it shows.
    pinned: Vec<Card>,
    tabs: Vec<Tab>,
    empty: String,
    /// Drafts are for going on with, not for looking at.
    are_drafts: bool,
    cards: Vec<Card>,
    turning: Turning,
    followers: i64,
    following: i64,
    /// Its present address, when it has moved away.
    moved_to: Option<String>,
    feeds: Option<Feeds>,
    /// Strangers may ask to become members.
    may_ask: bool,
}

struct Tab {
    href: String,
    words: String,
    current: bool,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let cooperative = cooperatives::by_handle(&web.app, &handle).await?;
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let inside = visitor.viewer.may(Permission::SeeInside, &cooperative.id);
    let path = format!("/coops/{}", cooperative.handle.as_str());
    let show = match fields.get("show") {
        "needs" => "needs",
        "closed" => "closed",
        "drafts" if inside => "drafts",
        _ => "offers",
    };
    let results = listed(&web, &visitor, &cooperative, show, turning::asked(&fields)).await?;
    let pinned = listings::pinned(&web.app, &visitor.viewer, &cooperative.id).await?;
    let (followers, following) = follows::counts(&web.app, &cooperative.actor).await?;
    let moved_to = allmende_app::moves::of(&web.app, &cooperative.id).await?.moved_to;
    let locale = visitor.locale();
    let profile = &cooperative.profile;
    let text = profile.best(&visitor.reading.languages);
    let alternate = web.app.addresses.cooperative(&cooperative.handle).to_string();
    let head = CoopHead::of(&visitor, &cooperative);
    let names = if inside { vec!["offers", "needs", "closed", "drafts"] } else { vec!["offers", "needs", "closed"] };
    let tabs = names
        .into_iter()
        .map(|name| Tab { href: format!("{path}?show={name}"), words: locale.t(&format!("show-{name}")), current: name == show })
        .collect();
    let template = CooperativePage {
        pinned: Card::all(&web, &visitor, &pinned),
        page: Frame::new(&web, &visitor, head.name.clone(), "cooperatives").with_alternate(alternate.clone()),
        full_handle: full_handle(&web, &cooperative),
        address: alternate,
        lang: text.map(|t| t.language.as_str().to_owned()).unwrap_or_default(),
        summary: text.map(|t| text_html::body(&t.summary, false)).unwrap_or_default(),
        logo: logo(&cooperative),
        facts: facts(&visitor, &cooperative),
        links: links(&visitor, &cooperative),
        place: profile.place.as_ref().map(|place| PlaceWords::of(place, inside)),
        sectors: profile.sectors.iter().map(|s| (s.as_str().to_owned(), locale.t(&format!("sector-{}", s.as_str())))).collect(),
        sdgs: profile.sdgs.iter().map(|s| (s.number().to_string(), locale.t(&format!("sdg-{}", s.number())))).collect(),
        tabs,
        empty: locale.t(&format!("show-{show}-empty")),
        are_drafts: show == "drafts" && head.may_publish,
        cards: Card::all(&web, &visitor, &results.items),
        turning: Turning::of(&results, &path, &fields),
        head,
        inside,
        may_ask: !inside && allmende_app::joining::terms(&web.app, &cooperative.id).await?.is_open,
        followers,
        following,
        moved_to: moved_to.map(|(url, _)| url.to_string()),
        feeds: Feeds::of_one(&web, "coop", cooperative.handle.as_str()),
    };
    Ok(rendered(&template))
}

async fn listed(
    web: &Web,
    visitor: &Visitor,
    cooperative: &Cooperative,
    show: &str,
    page: i64,
) -> Result<Page<listings::ListingView>, allmende_app::AppError> {
    let states = match show {
        "closed" => [ListingState::Closed],
        "drafts" => [ListingState::Draft],
        _ => {
            let purpose = if show == "needs" { Purpose::Need } else { Purpose::Offer };
            let query = SearchQuery { cooperative: Some(cooperative.id.clone()), purpose: Some(purpose), page, ..SearchQuery::default() };
            return search::search(&web.app, &visitor.viewer, &query).await;
        }
    };
    listings::of_cooperative(&web.app, &visitor.viewer, &cooperative.id, &states, page).await
}

fn facts(visitor: &Visitor, cooperative: &Cooperative) -> Vec<(String, String)> {
    let locale = visitor.locale();
    let profile = &cooperative.profile;
    let mut facts = Vec::new();
    if let Some(role) = profile.role {
        facts.push((locale.t("field-commons-role"), locale.t(&format!("commons-role-{}", role.as_str()))));
    }
    for (key, value) in [("field-legal-form", &profile.legal_form), ("field-contact", &profile.contact)] {
        if !value.is_empty() {
            facts.push((locale.t(key), value.clone()));
        }
    }
    if let Some(licence) = &profile.default_licence {
        facts.push((locale.t("field-default-licence"), licence.as_str().to_owned()));
    }
    facts
}

fn links(visitor: &Visitor, cooperative: &Cooperative) -> Vec<(String, String)> {
    let locale = visitor.locale();
    let links = [("field-website", &cooperative.profile.website), ("field-charter", &cooperative.profile.charter)];
    links.into_iter().filter_map(|(key, url)| url.as_ref().map(|url| (locale.t(key), url.to_string()))).collect()
}

/// The actor's handle and where it is shown to people.
pub fn actor_link(actor: &Actor) -> (String, String) {
    let page = actor.page_url.as_ref().unwrap_or(&actor.url).to_string();
    (actor.handle(), if actor.is_local { actor.url.as_url().path().to_owned() } else { page })
}
