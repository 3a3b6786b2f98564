//! A place on the map, as a part of forms: a map with a cross in its middle, which is what the fields `latitude` and `longitude` say. Its buttons
//! send the form, which is then laid out anew with everything in it; where scripts run they ask for this part alone.
//!
//! Beside the coordinates the form carries `map_at`, what the map shows, and `map_from`, the name by which they were found: under another name
//! they would be those of another place (see [`towns::place`]).

use allmende_domain::geo::Point;
use axum::extract::{RawQuery, State};

use crate::Web;
use crate::errors::Answer;
use crate::finding::number;
use crate::forms::Fields;
use crate::frame::{Frame, rendered};
use crate::limits::MAP_TITLE_CHARS_MAX;
use crate::locale::Locale;
use crate::map::{self, Label, Lines, MOVED_MAX, STEP, View};
use crate::session::Visitor;
use crate::text_html::beginning;
use crate::towns;

/// A town with what lies around it.
const TOWN_ZOOM: u8 = 9;
/// From here on the cross is somewhere: the image is some 100 km wide. Further away it only lies on a country.
const CHOOSING_ZOOM: u8 = 8;

/// What is further from a town is not there.
const FAR_KM: f64 = 25.0;

/// A town to choose.
pub struct TownChoice {
    pub label: String,
    pub is_chosen: bool,
}

/// A button that moves the map.
pub struct Move {
    pub code: &'static str,
    pub words: String,
    pub sign: &'static str,
}

/// What the part shows.
pub struct PlaceMap {
    pub lines: Lines,
    pub labels: Vec<Label>,
    pub at: String,
    pub from: String,
    pub name: String,
    pub latitude: String,
    pub longitude: String,
    /// What the cross is on, or what to do.
    pub said: String,
    /// Why towns are offered.
    pub towns_words: String,
    pub towns: Vec<TownChoice>,
    pub moves: Vec<Move>,
}

#[derive(askama::Template)]
#[template(path = "place_part.html")]
struct PlacePart {
    page: Frame,
    shown: PlaceMap,
}

/// `GET /place`: the part alone, for the script. The fields come as `name`, `latitude`, `longitude`, `map_at`, `map_from`.
pub async fn part(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    visitor.member()?;
    let mut fields = Fields::from_query(query.as_deref().unwrap_or_default());
    step(&mut fields, "name");
    let shown = PlaceMap::of(visitor.locale(), &fields, "name");
    Ok(rendered(&PlacePart { page: Frame::new(&web, &visitor, "", ""), shown }))
}

/// Where the fields say it is.
fn point_of(fields: &Fields) -> Option<Point> {
    let (latitude, longitude) = number(fields.get("latitude").trim()).zip(number(fields.get("longitude").trim()))?;
    Point::new(latitude, longitude).ok()
}

fn view_of(fields: &Fields) -> View {
    match (point_of(fields), View::parse(fields.get("map_at"))) {
        (Some(point), view) => View::new(point, view.map_or(TOWN_ZOOM, |view| view.zoom())),
        (None, view) => view.unwrap_or_else(View::europe),
    }
}

fn set_point(fields: &mut Fields, point: Option<(String, String)>, from: &str) {
    let (latitude, longitude) = point.unwrap_or_default();
    fields.set("latitude", latitude);
    fields.set("longitude", longitude);
    fields.set("map_from", from);
}

/// Takes the step that a button of the map asked for; `false` when none of them was pressed. `name` is the field with the name of the place.
pub fn step(fields: &mut Fields, name: &str) -> bool {
    let pressed = fields.text("map");
    match pressed.split_once(':') {
        Some(("town", label)) => choose(fields, name, label),
        Some(("by", moved)) => {
            let mut parts = moved.split(',').map(|part| number(part).filter(|part| part.abs() <= MOVED_MAX));
            if let (Some(Some(dx)), Some(Some(dy)), Some(Some(steps))) = (parts.next(), parts.next(), parts.next()) {
                go(fields, (dx, dy), steps.round() as i16);
            }
        }
        _ => match pressed.as_str() {
            "" => return false,
            "here" => {}
            "show" if !is_elsewhere(fields, name) => {}
            "show" | "find" => find(fields, name),
            "in" => go(fields, (0.0, 0.0), 1),
            "out" => go(fields, (0.0, 0.0), -1),
            "west" => go(fields, (-STEP, 0.0), 0),
            "east" => go(fields, (STEP, 0.0), 0),
            "north" => go(fields, (0.0, -STEP), 0),
            "south" => go(fields, (0.0, STEP), 0),
            _ => {}
        },
    }
    // From now on the map is open.
    let view = view_of(fields).text();
    fields.set("map_at", view);
    true
}

/// Whether the fields say no point, or one far from the town of that name. A barn may be called after a town nearby.
fn is_elsewhere(fields: &Fields, name: &str) -> bool {
    let Some(point) = point_of(fields) else { return true };
    towns::point_of(fields.get(name)).is_some_and(|town| town.distance_km(point) > FAR_KM)
}

/// The place of the name, if it is clear which one is meant; what was found by another name is not left over.
fn find(fields: &mut Fields, name: &str) {
    let named = fields.text(name);
    match towns::point_of(&named) {
        Some(point) => at_town(fields, point, &named),
        None if !fields.get("map_from").is_empty() && fields.get("map_from").trim() != named.trim() => set_point(fields, None, ""),
        None => {}
    }
}

fn choose(fields: &mut Fields, name: &str, label: &str) {
    let Some(town) = towns::find(label).into_iter().find(|town| town.label() == label) else { return };
    // What somebody calls a town in their own language stays.
    if !towns::find(fields.get(name)).contains(&town) || !towns::is_whole(fields.get(name)) {
        fields.set(name, town.name);
    }
    let named = fields.text(name);
    at_town(fields, town.point, &named);
}

fn at_town(fields: &mut Fields, point: Point, named: &str) {
    let zoom = view_of(fields).zoom().max(TOWN_ZOOM);
    set_point(fields, Some((point.latitude.to_string(), point.longitude.to_string())), named.trim());
    fields.set("map_at", View::new(point, zoom).text());
}

/// Moves by units of the image, and closer or further by steps. Who moves the map says where it is.
fn go(fields: &mut Fields, (dx, dy): (f64, f64), steps: i16) {
    let before = view_of(fields);
    let zoom = i16::from(before.zoom()).saturating_add(steps).clamp(0, i16::from(map::ZOOM_MAX));
    let after = before.moved(dx, dy).at_zoom(u8::try_from(zoom).unwrap_or_default());
    let text = after.text();
    let stays = dx == 0.0 && dy == 0.0;
    if !stays || point_of(fields).is_none() {
        let is_near = after.zoom() >= CHOOSING_ZOOM;
        let point = text.rsplit_once(',').and_then(|(point, _)| point.split_once(',')).filter(|_| is_near);
        set_point(fields, point.map(|(latitude, longitude)| (latitude.to_owned(), longitude.to_owned())), "");
    }
    fields.set("map_at", text);
}

impl PlaceMap {
    /// What the fields say; `name` is the one with the name of the place.
    pub fn of(locale: Locale, fields: &Fields, name: &str) -> Self {
        let (view, point) = (view_of(fields), point_of(fields));
        let named = fields.text(name);
        let found = towns::find(&named);
        let chosen = |town: &towns::Town| point == Some(town.point);
        let said = match point {
            Some(point) => match towns::nearest(point) {
                Some(town) => locale.with("place-chosen", &[("town", &town.label())]),
                None => locale.with("place-chosen-at", &[("point", &format!("{:.2}, {:.2}", point.latitude, point.longitude))]),
            },
            None if found.is_empty() && !named.trim().is_empty() => {
                locale.with("place-unknown", &[("place", &beginning(named.trim(), MAP_TITLE_CHARS_MAX))])
            }
            None => locale.t("place-far"),
        };
        let towns: Vec<TownChoice> = match found.as_slice() {
            [only] if chosen(only) => Vec::new(),
            all => all.iter().map(|town| TownChoice { label: town.label(), is_chosen: chosen(town) }).collect(),
        };
        let is_doubtful = point.is_none() && towns.len() > 1;
        Self {
            // Never tiles of another server: who fills in a form tells nobody else what they look at.
            lines: map::lines(&view),
            labels: map::labels(&view),
            at: view.text(),
            from: fields.text("map_from"),
            name: named,
            latitude: fields.text("latitude"),
            longitude: fields.text("longitude"),
            said,
            towns_words: locale.t(if is_doubtful { "place-which" } else { "near-others" }),
            towns,
            moves: moves(locale, &view),
        }
    }
}

fn moves(locale: Locale, view: &View) -> Vec<Move> {
    let mut all = vec![
        ("in", "map-in", "+"),
        ("out", "map-out", "−"),
        ("west", "map-west", "←"),
        ("north", "map-north", "↑"),
        ("south", "map-south", "↓"),
        ("east", "map-east", "→"),
    ];
    all.retain(|(code, _, _)| match *code {
        "in" => view.zoom() < map::ZOOM_MAX,
        "out" => view.zoom() > 0,
        _ => true,
    });
    all.into_iter().map(|(code, key, sign)| Move { code, words: locale.t(key), sign }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields after these steps.
    fn after(query: &str, steps: &[&str]) -> Fields {
        let mut fields = Fields::from_query(query);
        for pressed in steps {
            fields.set("map", *pressed);
            assert!(step(&mut fields, "place"), "{pressed}");
        }
        fields
    }

    fn near(fields: &Fields) -> String {
        point_of(fields).and_then(towns::nearest).map(|town| town.label()).unwrap_or_default()
    }

    #[test]
    fn a_name_that_is_clear_puts_the_cross_there_and_a_doubtful_one_asks() {
        let clear = after("place=Stra%C3%9Fburg", &["find"]);
        assert_eq!((near(&clear).as_str(), clear.get("place"), clear.get("map_from")), ("Strasbourg, FR", "Straßburg", "Straßburg"));
        let doubtful = after("place=Cambridge", &["find"]);
        assert_eq!(point_of(&doubtful), None);
        let shown = PlaceMap::of(Locale::English, &doubtful, "place");
        assert!(shown.towns.len() > 1 && shown.towns_words.contains("Which one"));
        let chosen = after("place=Cambridge", &["find", "town:Cambridge, GB"]);
        assert_eq!((near(&chosen).as_str(), chosen.get("place")), ("Cambridge, GB", "Cambridge"));
        let begun = after("place=Strasb", &["find", "town:Strasbourg, FR"]);
        assert_eq!((near(&begun).as_str(), begun.get("place")), ("Strasbourg, FR", "Strasbourg"));
        // Found by the first name; the second is unknown, and is not there.
        let mut other = clear.clone();
        other.set("place", "Behind the church");
        other.set("map", "find");
        step(&mut other, "place");
        assert_eq!((point_of(&other), other.get("map_from")), (None, ""));
        assert!(PlaceMap::of(Locale::English, &other, "place").said.contains("Behind the church"));
    }

    #[test]
    fn who_moves_the_map_says_where_it_is_once_it_is_near_enough() {
        let far = after("place=", &["show", "in", "west", "north"]);
        assert_eq!(point_of(&far), None, "a country is no place");
        let moved = after("place=Kehl", &["find", "west"]);
        assert!(point_of(&moved).unwrap().longitude < 7.6 && moved.get("map_from").is_empty());
        let looked = after("place=Kehl", &["find", "out", "out", "out", "out"]);
        assert_eq!(near(&looked), "Kehl, DE", "looking around from further away loses nothing");
        let tapped = after("place=&latitude=48.58&longitude=7.75&map_at=48.58,7.75,9", &["by:100,-50,1"]);
        let point = point_of(&tapped).unwrap();
        assert!(point.longitude > 7.8 && point.latitude > 48.6 && tapped.get("map_at").ends_with(",10"), "{point:?}");
        // A stored place is shown as it is, not as the middle of its town.
        let stored = after("place=Kehl&latitude=48.5&longitude=7.9", &["show"]);
        assert_eq!((stored.get("latitude"), stored.get("longitude")), ("48.5", "7.9"));
        assert!(stored.is_given("map_at"), "the map is open");
        // That of the cooperative is in the form already when somebody says that their ladder is elsewhere.
        let renamed = after("place=%C5%81%C3%B3d%C5%BA&latitude=48.5&longitude=7.9", &["show"]);
        assert_eq!(near(&renamed), "Łódź, PL");
        let device = after("place=%C5%81%C3%B3d%C5%BA&latitude=48.57&longitude=7.75", &["here"]);
        assert_eq!(near(&device), "Strasbourg, FR");
    }

    #[test]
    fn odd_steps_change_nothing() {
        for odd in ["by:", "by:1", "by:NaN,0,0", "by:1e9,0,0", "by:a,b,c", "town:Nowhere, XX", "town:", "x", "in:out", "by:0,0,9e9"] {
            let fields = after("place=Kehl&latitude=48.5&longitude=7.9", &[odd]);
            assert_eq!((fields.get("latitude"), fields.get("longitude"), fields.get("place")), ("48.5", "7.9", "Kehl"), "{odd}");
        }
        assert!(!step(&mut Fields::default(), "place"));
        let broken = after("place=Kehl&latitude=x&longitude=900&map_at=%FF", &["in", "out"]);
        assert!(View::parse(broken.get("map_at")).is_some());
        for edge in ["east", "north", "south", "west", "in", "out"] {
            let all = vec![edge; 40];
            let fields = after("place=&latitude=85&longitude=180&map_at=85,180,12", &all);
            assert!(View::parse(fields.get("map_at")).is_some(), "{edge}");
        }
    }
}
