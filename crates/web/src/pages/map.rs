//! The map: where things are, beside a list that says the same in words.

use allmende_app::{AppError, search};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::geo::{Bounds, KM_PER_DEGREE, Point};
use allmende_domain::listing::Listing;
use axum::extract::{RawQuery, State};
use http::HeaderValue;
use http::header::CONTENT_SECURITY_POLICY;

use super::catalogue::{distances, places, shown};
use crate::Web;
use crate::cards::kind_words;
use crate::choices::Choices;
use crate::errors::Answer;
use crate::finding::{self, Around, Asked, Way};
use crate::forms::{Fields, Form};
use crate::frame::{Frame, rendered};
use crate::limits::{MAP_LISTED_PER_PLACE, MAP_TITLE_CHARS_MAX};
use crate::locale::Locale;
use crate::map::{self, Label, Lines, MOVED_MAX, STEP, Tile, View};
use crate::routes::content_policy_with_images;
use crate::session::Visitor;
use crate::text_html::beginning;

/// Nearer than this a map is not begun with: somewhere around a single thing.
const NEAREST: u8 = 9;
const WORLD: Bounds = Bounds { south: -90.0, west: -180.0, north: 90.0, east: 180.0 };

/// A thing in the list beside the map.
struct Item {
    href: String,
    title: String,
    lang: String,
    kind: String,
}

/// A mark on the map and its part of the list.
struct Spot {
    number: usize,
    x: i64,
    y: i64,
    /// To the thing itself, or to the list when there are several.
    href: String,
    label: String,
    is_many: bool,
    place: String,
    items: Vec<Item>,
    more: Option<Way>,
}

pub struct Shown {
    lines: Lines,
    tiles: Vec<Tile>,
    labels: Vec<Label>,
    spots: Vec<Spot>,
    found: String,
    /// Ways to move: name of the key, link, words, drawing.
    ways: Vec<Move>,
    /// The address of this view without a movement, for the script.
    here: String,
    chips: Vec<Way>,
    kinds: Vec<Way>,
    others: Vec<Way>,
    unknown_place: Option<String>,
    kept: Vec<(&'static str, String)>,
    as_list: String,
    /// Whose tiles these are, and who learns what is looked at.
    tile_host: Option<String>,
    attribution: String,
}

/// A link that moves the view.
struct Move {
    id: &'static str,
    key: &'static str,
    href: String,
    words: String,
    sign: &'static str,
}

#[derive(askama::Template)]
#[template(path = "map.html")]
struct MapPage {
    page: Frame,
    form: Form,
    shown: Shown,
    places: Vec<String>,
    distances: Choices,
}

#[derive(askama::Template)]
#[template(path = "map_part.html")]
struct MapPart {
    page: Frame,
    shown: Shown,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let (is_part, wanted) = (fields.get("part") == "results", wanted(&fields)?);
    let cooperatives = allmende_app::cooperatives::list(&web.app).await?;
    let asked = finding::read(fields, &cooperatives);
    if !asked.odd.is_empty() {
        asked.strictly()?;
    }
    let view = match wanted {
        Some(view) => view,
        None => fitting(&web, &visitor, &asked, &cooperatives).await?,
    };
    let shown_map = look(&web, &visitor, &asked, &view, &cooperatives).await?;
    let page = Frame::new(&web, &visitor, visitor.locale().t("map-title"), "catalogue");
    let mut response = if is_part {
        rendered(&MapPart { page, shown: shown_map })
    } else {
        let (places, distances) = (places(&cooperatives), distances(visitor.locale()));
        rendered(&MapPage { page, form: Form::from(shown(asked.fields)), shown: shown_map, places, distances })
    };
    // Only here, and only when somebody configured it, may images come from elsewhere.
    if let Some(origin) = web.settings.tiles.as_ref().and_then(map::TileServer::origin)
        && let Ok(policy) = HeaderValue::from_str(&content_policy_with_images(&origin))
    {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
}

/// The view that an address names: `at`, moved `by` units of the image, then brought `to` another zoom, as the script asks.
fn wanted(fields: &Fields) -> Result<Option<View>, AppError> {
    let odd = || AppError::invalid("at", "view-odd", "this is no place on the map");
    let given = |name| Some(fields.get(name)).filter(|text| !text.is_empty());
    let Some(at) = given("at") else { return Ok(None) };
    let mut view = View::parse(at).ok_or_else(odd)?;
    if let Some(by) = given("by") {
        let (dx, dy) = by.split_once(',').ok_or_else(odd)?;
        let (dx, dy): (f64, f64) = dx.parse().ok().zip(dy.parse().ok()).ok_or_else(odd)?;
        if !(dx.abs() <= MOVED_MAX && dy.abs() <= MOVED_MAX) {
            return Err(odd());
        }
        view = view.moved(dx, dy);
    }
    if let Some(to) = given("to") {
        view = view.at_zoom(to.parse().ok().filter(|zoom| *zoom <= map::ZOOM_MAX).ok_or_else(odd)?);
    }
    Ok(Some(view))
}

/// The view to begin with: around the place that was named, else everything that is found, else the cooperatives here, else Europe.
async fn fitting(web: &Web, visitor: &Visitor, asked: &Asked, cooperatives: &[Cooperative]) -> Result<View, AppError> {
    if let (Around::Place { point, .. }, Some(near)) = (&asked.around, &asked.query.near) {
        let reach = near.radius_km.clamp(1.0, 2_000.0) / KM_PER_DEGREE;
        let corner = |sign: f64| Point { latitude: (point.latitude + sign * reach).clamp(-85.0, 85.0), longitude: point.longitude };
        return Ok(View::around(&[corner(-1.0), corner(1.0)], map::ZOOM_MAX).unwrap_or_else(View::europe));
    }
    let (found, _) = search::within(&web.app, &visitor.viewer, &asked.query, &WORLD).await?;
    let points: Vec<Point> = found.iter().filter_map(point_of).collect();
    let homes = cooperatives.iter().filter_map(|coop| coop.profile.place.as_ref()?.published().point);
    let homes: Vec<Point> = homes.collect();
    Ok(View::around(&points, NEAREST).or_else(|| View::around(&homes, NEAREST)).unwrap_or_else(View::europe))
}

fn point_of(listing: &Listing) -> Option<Point> {
    listing.terms.place.as_ref().and_then(|place| place.published().point)
}

async fn look(web: &Web, visitor: &Visitor, asked: &Asked, view: &View, cooperatives: &[Cooperative]) -> Result<Shown, AppError> {
    let locale = visitor.locale();
    let (found, has_more) = search::within(&web.app, &visitor.viewer, &asked.query, &view.bounds()).await?;
    let placed: Vec<(&Listing, Point)> = found.iter().filter_map(|listing| Some((listing, point_of(listing)?))).collect();
    let points: Vec<Point> = placed.iter().map(|(_, point)| *point).collect();
    let spots =
        map::grouped(view, &points).iter().enumerate().map(|(index, group)| spot(visitor, asked, index + 1, group, &placed)).collect();
    let server = web.settings.tiles.as_ref();
    let tiles = server.map(|server| map::tiles(server, view)).unwrap_or_default();
    // Streets have names of their own.
    let (lines, labels) = if server.is_some() { (Lines::default(), Vec::new()) } else { (map::lines(view), map::labels(view)) };
    Ok(Shown {
        lines,
        tiles,
        labels,
        spots,
        found: locale.count(if has_more { "map-found-more" } else { "map-found-all" }, i64::try_from(placed.len()).unwrap_or_default()),
        ways: ways(locale, asked, view),
        here: at(asked, view),
        chips: asked.chips(visitor, cooperatives, "/map"),
        kinds: asked.kinds(locale, "/map"),
        others: asked.others("/map"),
        unknown_place: match &asked.around {
            Around::Unknown(name) => Some(name.clone()),
            _ => None,
        },
        kept: ["purpose", "nature", "lat", "lon"].map(|name| (name, asked.fields.text(name))).into(),
        as_list: asked.link("/", &[]),
        tile_host: server.map(map::TileServer::host),
        attribution: server.map(|server| server.attribution.clone()).unwrap_or_default(),
    })
}

fn at(asked: &Asked, view: &View) -> String {
    asked.link("/map", &[("at", &view.text())])
}

fn ways(locale: Locale, asked: &Asked, view: &View) -> Vec<Move> {
    let mut all = vec![
        ("map-in", "+", view.at_zoom(view.zoom().saturating_add(1)), "+"),
        ("map-out", "-", view.at_zoom(view.zoom().saturating_sub(1)), "−"),
        ("map-west", "ArrowLeft", view.moved(-STEP, 0.0), "←"),
        ("map-north", "ArrowUp", view.moved(0.0, -STEP), "↑"),
        ("map-south", "ArrowDown", view.moved(0.0, STEP), "↓"),
        ("map-east", "ArrowRight", view.moved(STEP, 0.0), "→"),
    ];
    // A link that leads nowhere is none.
    all.retain(|(_, _, to, _)| to.text() != view.text());
    all.into_iter()
        .map(|(id, key, to, sign)| Move { id, key, href: format!("{}#map", at(asked, &to)), words: locale.t(id), sign })
        .collect()
}

fn spot(visitor: &Visitor, asked: &Asked, number: usize, group: &map::Group, placed: &[(&Listing, Point)]) -> Spot {
    let locale = visitor.locale();
    let members: Vec<&(&Listing, Point)> = group.members.iter().filter_map(|index| placed.get(*index)).collect();
    let items: Vec<Item> = members.iter().take(MAP_LISTED_PER_PLACE).map(|(listing, _)| item(visitor, listing)).collect();
    let name = members.first().and_then(|(listing, _)| listing.terms.place.as_ref()).map(|place| place.name.clone());
    let place = name.filter(|name| !name.is_empty()).unwrap_or_else(|| locale.t("map-somewhere"));
    let place = beginning(&place, MAP_TITLE_CHARS_MAX);
    let count = i64::try_from(members.len()).unwrap_or_default();
    let is_many = members.len() > 1;
    let rest = count - i64::try_from(items.len()).unwrap_or_default();
    let more = members.first().filter(|_| rest > 0).map(|(_, point)| {
        let (lat, lon) = (point.latitude.to_string(), point.longitude.to_string());
        let around = [("near", ""), ("lat", lat.as_str()), ("lon", lon.as_str()), ("km", "10")];
        Way { href: asked.link("/", &around), words: locale.count("map-more-here", rest), on: false, id: format!("more-{number}") }
    });
    let (href, label) = match items.first() {
        Some(only) if !is_many => (only.href.clone(), format!("{number}: {}, {place}", only.title)),
        _ => (format!("#place-{number}"), format!("{number}: {place}, {}", locale.count("map-things", count))),
    };
    Spot { number, x: group.x.round() as i64, y: group.y.round() as i64, href, label, is_many, place, items, more }
}

fn item(visitor: &Visitor, listing: &Listing) -> Item {
    let text = listing.terms.texts.best(&visitor.reading.languages);
    Item {
        href: format!("/listings/{}", listing.id),
        title: beginning(&text.title, MAP_TITLE_CHARS_MAX),
        lang: text.language.as_str().to_owned(),
        kind: kind_words(visitor.locale(), listing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_are_moved_as_asked_and_odd_ones_refused() {
        let view = |query: &str| wanted(&Fields::from_query(query));
        assert_eq!(view("").unwrap(), None);
        let moved = view("at=48,7,5&by=0,-100&to=6").unwrap().unwrap();
        assert_eq!(moved.zoom(), 6);
        assert!(moved.bounds().north > View::parse("48,7,6").unwrap().bounds().north);
        for odd in [
            "at=1",
            "at=48,7,5&by=1",
            "at=48,7,5&by=x,y",
            "at=48,7,5&by=NaN,0",
            "at=48,7,5&by=9999,0",
            "at=48,7,5&to=99",
            "at=48,7,5&to=-1",
        ] {
            assert!(view(odd).is_err(), "{odd}");
        }
    }
}
