//! The towns of the world by name, for "near" and for the map: from a table inside the program, so that nobody is asked and nobody learns
//! what somebody looks for. `crates/web/map/README.md` says where the table is from.

use std::io::Read as _;
use std::sync::LazyLock;

use allmende_domain::geo::Point;
use allmende_domain::text::folded;

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
/// with it. A country may follow after a comma: `Frankfurt, DE`.
pub fn find(text: &str) -> Vec<Town> {
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
    let mut seen = Vec::new();
    for (_, town) in found {
        if seen.len() < TOWNS_OFFERED_MAX && !seen.iter().any(|known: &Town| known.label() == town.label()) {
            seen.push(town);
        }
    }
    seen
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
    fn several_of_one_name_are_offered_and_each_label_leads_to_its_town() {
        let all = find("Cambridge");
        assert!(all.len() > 1, "{all:?}");
        for town in all {
            assert_eq!(find(&town.label()).first(), Some(&town));
        }
    }
}
