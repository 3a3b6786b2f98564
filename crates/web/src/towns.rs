//! The towns of the world by name, for "near" and for the map: from a table inside the program, so that nobody is asked and nobody learns
//! what somebody looks for. `crates/web/map/README.md` says where the table is from.

use std::io::Read as _;
use std::sync::LazyLock;

use allmende_domain::geo::{KM_PER_DEGREE, Place, Point};
use allmende_domain::text::folded;

use crate::forms::Fields;
use crate::limits::{TOWN_NAME_CHARS_MAX, TOWNS_OFFERED_MAX};

/// A town of more than 15,000 people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Town {
    pub name: &'static str,
    /// ISO 3166-1, two letters.
    pub country: &'static str,
    pub point: Point,
    pub thousands: u32,
}

impl Town {
    /// `Strasbourg, FR`: what a field shows, and [`find`] reads again.
    pub fn label(&self) -> String {
        format!("{}, {}", self.name, self.country)
    }
}

struct Table {
    /// The largest first.
    towns: Vec<Town>,
    /// Names as [`key`] writes them, in order, each with the place of its town.
    names: Vec<(String, u32)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut text = String::new();
    // What ships with the program is read by a test; without it there would be no towns, and everything else.
    if flate2::read::GzDecoder::new(&include_bytes!("../map/towns.tsv.gz")[..]).read_to_string(&mut text).is_err() {
        tracing::error!("the table of towns cannot be read");
    }
    read(Box::leak(text.into_boxed_str()))
});

fn read(text: &'static str) -> Table {
    let mut table = Table { towns: Vec::new(), names: Vec::new() };
    for line in text.lines() {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        let (name, country, latitude, longitude, thousands, others) = (column(), column(), column(), column(), column(), column());
        let point = latitude.parse().ok().zip(longitude.parse().ok()).and_then(|(lat, lon)| Point::new(lat, lon).ok());
        let Some(point) = point else { continue };
        let index = u32::try_from(table.towns.len()).unwrap_or(u32::MAX);
        table.towns.push(Town { name, country, point, thousands: thousands.parse().unwrap_or_default() });
        table.names.extend(std::iter::once(name).chain(others.split('|')).filter(|name| !name.is_empty()).map(|name| (key(name), index)));
    }
    table.names.sort_unstable();
    table.names.dedup();
    table
}

/// A name as it is compared: without capitals, accents, blanks and signs.
fn key(name: &str) -> String {
    folded(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Towns that somebody may mean by `text`, the likeliest first, at most [`TOWNS_OFFERED_MAX`]: of that name in any language, else such as begin
/// with it. A country may follow after a comma: `Frankfurt, DE`. Of several of one name in one country, the largest.
pub fn find(text: &str) -> Vec<Town> {
    let mut seen = Vec::new();
    for town in namesakes(text) {
        if seen.len() < TOWNS_OFFERED_MAX && !seen.iter().any(|known: &Town| known.label() == town.label()) {
            seen.push(town);
        }
    }
    seen
}

/// As [`find`], all of them.
fn namesakes(text: &str) -> Vec<Town> {
    let text: String = text.chars().take(TOWN_NAME_CHARS_MAX).collect();
    let (name, country) = match text.rsplit_once(',') {
        Some((name, country)) if country.trim().len() == 2 => (name, country.trim().to_uppercase()),
        _ => (text.as_str(), String::new()),
    };
    let name = key(name);
    if name.is_empty() {
        return Vec::new();
    }
    let fits = |index: &u32| {
        let town = TABLE.towns.get(usize::try_from(*index).ok()?)?;
        (country.is_empty() || town.country == country).then_some((*index, *town))
    };
    let first = TABLE.names.partition_point(|(known, _)| *known < name);
    let after = TABLE.names.get(first..).unwrap_or_default();
    let exact: Vec<_> = after.iter().take_while(|(known, _)| *known == name).filter_map(|(_, index)| fits(index)).collect();
    let mut found = exact;
    if found.is_empty() && name.chars().count() > 2 {
        found = after.iter().take_while(|(known, _)| known.starts_with(&name)).filter_map(|(_, index)| fits(index)).collect();
    }
    // In its own language a name counts before what others call some larger town.
    found.sort_by_key(|(index, town)| (key(town.name) != name, *index));
    found.dedup_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, town)| town).collect()
}

/// Where the town is that `text` names in full: the only one of its name, or by far the largest. Nothing rather than the wrong Neustadt.
pub fn point_of(text: &str) -> Option<Point> {
    let found = namesakes(text);
    let first = found.first()?;
    let is_clear = found.get(1).is_none_or(|next| next.thousands.saturating_mul(NAMESAKES_SMALLER) <= first.thousands);
    (is_whole(text) && is_clear).then_some(first.point)
}

/// Whether `text` is the name of a town, not only the beginning of one.
pub fn is_whole(text: &str) -> bool {
    let name = text.rsplit_once(',').filter(|(_, country)| country.trim().len() == 2).map_or(text, |(name, _)| name);
    let name = key(name);
    TABLE.names.binary_search_by(|(known, _)| known.as_str().cmp(name.as_str())).is_ok()
}

/// The town that is nearest to a point, within [`NEAREST_KM`].
pub fn nearest(point: Point) -> Option<Town> {
    let within = NEAREST_KM / KM_PER_DEGREE;
    let around = by_size().iter().filter(|town| (town.point.latitude - point.latitude).abs() <= within);
    let far = |town: &Town| town.point.distance_km(point);
    around.map(|town| (far(town), *town)).filter(|(km, _)| *km <= NEAREST_KM).min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, town)| town)
}

/// What is further away does not say where something is.
const NEAREST_KM: f64 = 50.0;

/// By how much a town must be larger than its namesakes to be the one that people mean.
const NAMESAKES_SMALLER: u32 = 5;

/// Puts what the form calls `name` on the map, where nobody said a point, or where the point is that of another name: still `usual`, or found by
/// what `map_from` says. A point that was chosen without a name gets that of the nearest town.
pub fn place(fields: &mut Fields, name: &str, usual: Option<&Place>) {
    let said = (fields.text("latitude"), fields.text("longitude"));
    let is_empty = said.0.trim().is_empty() && said.1.trim().is_empty();
    let is_left_over = usual.is_some_and(|usual| {
        let of_usual = usual.point.map(|point| (point.latitude.to_string(), point.longitude.to_string()));
        of_usual.as_ref() == Some(&said) && usual.name.trim() != fields.get(name).trim()
    });
    let is_of_another_name = !fields.get("map_from").is_empty() && fields.get("map_from").trim() != fields.get(name).trim();
    if !(is_empty || is_left_over || is_of_another_name) {
        if fields.get(name).trim().is_empty()
            && let Some((latitude, longitude)) = said.0.trim().parse().ok().zip(said.1.trim().parse().ok())
            && let Some(town) = Point::new(latitude, longitude).ok().and_then(nearest)
        {
            fields.set(name, town.name);
        }
        return;
    }
    let point = point_of(fields.get(name));
    fields.set("latitude", point.map(|point| point.latitude.to_string()).unwrap_or_default());
    fields.set("longitude", point.map(|point| point.longitude.to_string()).unwrap_or_default());
}

/// All towns, the largest first.
pub fn by_size() -> &'static [Town] {
    &TABLE.towns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> String {
        find(text).first().map(Town::label).unwrap_or_default()
    }

    #[test]
    fn towns_are_found_by_every_name_that_people_type() {
        assert!(by_size().len() > 30_000);
        for (typed, found) in [
            ("Strasbourg", "Strasbourg, FR"),
            ("straßburg", "Strasbourg, FR"),
            ("Strassburg", "Strasbourg, FR"),
            ("Estrasburgo", "Strasbourg, FR"),
            ("  kehl ", "Kehl, DE"),
            ("München", "Munich, DE"),
            ("Köln", "Köln, DE"),
            ("Київ", "Kyiv, UA"),
            ("lodz", "Łódź, PL"),
            ("Łódź", "Łódź, PL"),
            ("Przemysl", "Przemyśl, PL"),
            ("Wroclaw", "Wrocław, PL"),
            ("tromso", "Tromsø, NO"),
            ("Vienna, US", "Vienna, US"),
            ("Strasb", "Strasbourg, FR"),
            ("Frankfurt", "Frankfurt am Main, DE"),
        ] {
            assert_eq!(first(typed), found, "{typed}");
        }
        for nothing in ["", " ", "Xyzzy-on-Nowhere", "a", "'; DROP TABLE", "\u{202e}"] {
            assert_eq!(find(nothing), [], "{nothing}");
        }
        assert!(find(&"ä".repeat(100_000)).is_empty());
    }

    #[test]
    fn a_town_that_is_named_is_on_the_map_and_a_doubtful_one_is_not() {
        for clear in ["Strasbourg", "straßburg", "Kehl", "Łódź", "Cambridge, GB"] {
            assert_eq!(point_of(clear), find(clear).first().map(|town| town.point), "{clear}");
        }
        for doubtful in ["", "Strasb", "Behind the church", "Cambridge", "Springfield"] {
            assert_eq!(point_of(doubtful), None, "{doubtful}");
        }
    }

    #[test]
    fn a_point_is_filled_in_kept_and_never_left_over_from_another_place() {
        let strasbourg = find("Strasbourg").first().unwrap().point;
        let usual = Place { point: Some(strasbourg), ..Place::named("Strasbourg") };
        let of = |town: &str, latitude: &str, longitude: &str| {
            let mut fields = Fields::default();
            fields.set("place", town);
            fields.set("latitude", latitude);
            fields.set("longitude", longitude);
            place(&mut fields, "place", Some(&usual));
            (fields.text("latitude"), fields.text("longitude"))
        };
        let said = |point: Point| (point.latitude.to_string(), point.longitude.to_string());
        let (latitude, longitude) = said(strasbourg);
        let kehl = said(find("Kehl").first().unwrap().point);
        assert_eq!(of("Kehl", "", ""), kehl);
        assert_eq!(of("Kehl", &latitude, &longitude), kehl);
        assert_eq!(of("Behind the church", &latitude, &longitude), (String::new(), String::new()));
        assert_eq!(of("Strasbourg", &latitude, &longitude), (latitude, longitude));
        assert_eq!(of("Kehl", "48.6", "7.8"), ("48.6".to_owned(), "7.8".to_owned()));
        assert_eq!(of("Kehl", "48.6", ""), ("48.6".to_owned(), String::new()));
        let mut found = Fields::from_query("place=Berlin&latitude=48.5&longitude=7.8&map_from=Kehl");
        place(&mut found, "place", None);
        assert!(found.get("latitude").starts_with("52."), "found by another name");
        let mut nameless = Fields::from_query("place=&latitude=48.57&longitude=7.8");
        place(&mut nameless, "place", None);
        assert_eq!((nameless.get("place"), nameless.get("latitude")), ("Kehl", "48.57"));
        let mut at_sea = Fields::from_query("place=&latitude=45&longitude=-30");
        place(&mut at_sea, "place", None);
        assert_eq!(at_sea.get("place"), "");
    }

    #[test]
    fn several_of_one_name_are_offered_and_each_label_leads_to_its_town() {
        let all = find("Cambridge");
        assert!(all.len() > 1, "{all:?}");
        for town in all {
            assert_eq!(find(&town.label()).first(), Some(&town));
        }
    }
}
