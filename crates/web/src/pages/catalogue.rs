//! The catalogue: everything that may be seen here, own and from peers, found instantly.

use allmende_app::{AppError, saved_searches, search};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::search::Sort;
use axum::extract::{RawQuery, State};

use super::feeds::Feeds;
use crate::Web;
use crate::cards::Card;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::finding::{self, Around, Asked, DISTANCES_KM, USUAL_DISTANCE_KM, Way};
use crate::forms::{Fields, Form, encoded};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::turning::Turning;

/// What was found, and everything about it that changes with the search.
pub struct Results {
    kinds: Vec<Way>,
    chips: Vec<Way>,
    /// How many, as far as it is known.
    found: String,
    sorts: Vec<Way>,
    looks: Vec<Way>,
    is_list: bool,
    /// Only a part is in this order.
    is_cut: bool,
    /// A name that is no place here.
    unknown_place: Option<String>,
    others: Vec<Way>,
    cards: Vec<Card>,
    turning: Turning,
    is_filtered: bool,
    wider: Option<Way>,
    on_map: String,
    /// Filters chosen by links, for the form to keep.
    kept: Vec<(&'static str, String)>,
    feeds: Option<Feeds>,
    /// For a member who can keep this search: its text.
    keeps: Option<String>,
    /// The member keeps it already.
    kept_as: Option<String>,
    /// For a stranger who could keep it after signing in: the way there.
    for_members: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "catalogue.html")]
struct CataloguePage {
    page: Frame,
    form: Form,
    results: Results,
    more_open: bool,
    sectors: Choices,
    sdgs: Choices,
    cooperatives: Choices,
    places: Vec<String>,
    distances: Choices,
}

/// The results alone, for the script that replaces them while somebody types.
#[derive(askama::Template)]
#[template(path = "results.html")]
struct ResultsPart {
    page: Frame,
    results: Results,
}

#[derive(askama::Template)]
#[template(path = "fresh.html")]
struct FreshPage {
    page: Frame,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    if allmende_app::setup::is_fresh(&web.app).await? {
        let page = Frame::new(&web, &visitor, visitor.locale().t("fresh-title"), "catalogue");
        return Ok(rendered(&FreshPage { page }));
    }
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let is_part = fields.get("part") == "results";
    let cooperatives = allmende_app::cooperatives::list(&web.app).await?;
    let asked = finding::read(fields, &cooperatives);
    let results = results(&web, &visitor, &asked, &cooperatives).await?;
    let locale = visitor.locale();
    let page =
        Frame::new(&web, &visitor, locale.t("catalogue-title"), "catalogue").with_alternate(web.app.addresses.url("/actor").to_string());
    if is_part {
        return Ok(rendered(&ResultsPart { page, results }));
    }
    let more = ["sector", "sdg", "licence", "coop", "peer", "tag", "closed"];
    let view = CataloguePage {
        results,
        more_open: more.iter().any(|name| !asked.fields.get(name).is_empty()),
        sectors: choices::or_any(locale, "any-sector", choices::sectors(locale)),
        sdgs: choices::or_any(locale, "any-sdg", choices::sdgs(locale)),
        cooperatives: choices::or_any(locale, "any-cooperative", choices::cooperatives(&visitor, &cooperatives)),
        places: places(&cooperatives),
        distances: distances(locale),
        form: Form::from(shown(asked.fields)),
        page,
    };
    Ok(rendered(&view))
}

/// Names of places that cooperatives here have: offered before all towns of the world.
pub fn places(cooperatives: &[Cooperative]) -> Vec<String> {
    let named = cooperatives.iter().filter_map(|coop| coop.profile.place.as_ref()).filter(|place| place.published().point.is_some());
    let mut names: Vec<String> = named.map(|place| place.name.clone()).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}

pub fn distances(locale: Locale) -> Choices {
    DISTANCES_KM.iter().map(|km| ((*km).to_owned(), locale.with("distance-km", &[("km", km)]))).collect()
}

/// The fields as the form shows them, with the distance that is taken when none is given.
pub fn shown(mut fields: Fields) -> Fields {
    if fields.get("km").is_empty() {
        fields.set("km", USUAL_DISTANCE_KM.to_string());
    }
    fields
}

async fn results(web: &Web, visitor: &Visitor, asked: &Asked, cooperatives: &[Cooperative]) -> Result<Results, AppError> {
    let locale = visitor.locale();
    let (found, is_cut) = match asked.query.sort {
        Sort::Title => search::by_title(&web.app, &visitor.viewer, &asked.query, &visitor.reading.languages).await?,
        Sort::Usual | Sort::Newest => (search::search(&web.app, &visitor.viewer, &asked.query).await?, false),
    };
    let count = found.number * PAGE_SIZE + i64::try_from(found.items.len()).unwrap_or_default();
    let is_list = asked.fields.get("view") == "list";
    let mut cards = Card::all(web, visitor, &found.items);
    if let Some(near) = &asked.query.near {
        for (card, view) in cards.iter_mut().zip(&found.items) {
            let point = view.listing.terms.place.as_ref().and_then(|place| place.published().point);
            card.distance = point.map(|point| distance_words(locale, near.point.distance_km(point)));
        }
    }
    let Keeping { keeps, kept_as, for_members } = keeping(web, visitor, asked).await?;
    let look =
        |value: &str, key: &str, on: bool| Way { href: asked.link("/", &[("view", value)]), words: locale.t(key), on, id: key.to_owned() };
    Ok(Results {
        kinds: asked.kinds(locale, "/"),
        chips: asked.chips(visitor, cooperatives, "/"),
        found: locale.count(if found.has_more { "found-more" } else { "found-all" }, count),
        sorts: asked.sorts(locale),
        looks: vec![look("", "look-gallery", !is_list), look("list", "look-list", is_list)],
        is_list,
        is_cut,
        unknown_place: match &asked.around {
            Around::Unknown(name) => Some(name.clone()),
            _ => None,
        },
        others: asked.others("/"),
        cards,
        turning: Turning::of(&found, "/", &asked.fields),
        is_filtered: asked.is_filtered(),
        wider: asked.wider(locale, "/"),
        on_map: asked.link_without_looks("/map"),
        kept: ["purpose", "nature", "lat", "lon", "sort", "view"].map(|name| (name, asked.fields.text(name))).into(),
        feeds: Feeds::of(web, asked),
        keeps,
        kept_as,
        for_members,
    })
}

/// At most one of them.
#[derive(Default)]
struct Keeping {
    keeps: Option<String>,
    kept_as: Option<String>,
    for_members: Option<String>,
}

/// Nothing for a search of everything, and for one that was not understood.
async fn keeping(web: &Web, visitor: &Visitor, asked: &Asked) -> Result<Keeping, AppError> {
    let kept = asked.kept();
    if kept.is_empty() || asked.strictly().is_err() {
        return Ok(Keeping::default());
    }
    if visitor.viewer.member().is_none() {
        let next = encoded(&asked.link("/", &[]));
        return Ok(Keeping { for_members: Some(format!("/sign-in?next={next}")), ..Keeping::default() });
    }
    let known = saved_searches::of_query(&web.app, &visitor.viewer, &kept).await?.filter(|saved| saved.paused_at.is_none());
    Ok(match known {
        Some(saved) => Keeping { kept_as: Some(saved.id.to_string()), ..Keeping::default() },
        None => Keeping { keeps: Some(kept), ..Keeping::default() },
    })
}

/// `3 km`; what is near is not told more exactly than places are published.
fn distance_words(locale: Locale, km: f64) -> String {
    let key = if km < 1.0 { "distance-close" } else { "distance-away" };
    locale.with(key, &[("km", &format!("{km:.0}"))])
}
