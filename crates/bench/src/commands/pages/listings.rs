//! Offers and needs as a region of cooperatives has them: the same few things in many places, and words of all frequencies.

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::server::Server;

/// Rows of one import, which takes 50,000 at most.
const IMPORTED_AT_ONCE: usize = 25_000;
/// One listing of so many has the rare word.
const RARE: usize = 10_000;

const THINGS: [(&str, &str); 12] = [
    ("tool", "drill"),
    ("tool", "extension ladder"),
    ("tool", "sewing machine"),
    ("vehicle", "cargo bicycle"),
    ("vehicle", "trailer"),
    ("space", "meeting room"),
    ("space", "workshop"),
    ("good", "tomato seedlings"),
    ("good", "moving boxes"),
    ("skill", "bookkeeping"),
    ("skill", "bicycle repair"),
    ("service", "translation"),
];
const MANNERS: [&str; 10] = ["sturdy", "small", "large", "electric", "old", "new", "quiet", "folding", "light", "wooden"];
const TOWNS: [(&str, f64, f64); 12] = [
    ("Strasbourg", 48.58, 7.75),
    ("Liège", 50.63, 5.57),
    ("Berlin", 52.52, 13.40),
    ("Hamburg", 53.55, 9.99),
    ("Lyon", 45.76, 4.83),
    ("Barcelona", 41.38, 2.17),
    ("Bologna", 44.49, 11.34),
    ("Utrecht", 52.09, 5.12),
    ("Kraków", 50.06, 19.94),
    ("Porto", 41.15, -8.61),
    ("Bristol", 51.45, -2.59),
    ("Wien", 48.20, 16.37),
];
const SECTORS: [&str; 6] = ["housing", "energy", "transport", "food", "culture", "education"];
const SENTENCES: [&str; 6] = [
    "It stands in the yard behind the gate.",
    "Please bring it back clean and dry.",
    "Call before you come; on Saturday mornings somebody is always here.",
    "The key hangs in the office.",
    "Ask for help when it does not start.",
    "Neighbours and friends of the house are welcome.",
];

/// Numbers that look like chance and are the same on every machine (SplitMix64).
struct Chance(u64);

impl Chance {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn one<T: Copy + Default>(&mut self, of: &[T]) -> T {
        let length = u64::try_from(of.len()).unwrap_or(1).max(1);
        usize::try_from(self.next() % length).ok().and_then(|index| of.get(index).copied()).unwrap_or_default()
    }

    /// Up to a fifth of a degree to either side.
    fn aside(&mut self) -> f64 {
        f64::from(u16::try_from(self.next() % 4_001).unwrap_or_default()) / 10_000.0 - 0.2
    }
}

fn row(number: usize, chance: &mut Chance) -> Value {
    let (nature, thing) = chance.one(&THINGS);
    let (place, latitude, longitude) = chance.one(&TOWNS);
    let rare = if number % RARE == 7 { " theodolite" } else { "" };
    let mut body = String::from(if number.is_multiple_of(2) { "For everybody. " } else { "" });
    for _ in 0..2 + chance.next() % 8 {
        body.push_str(chance.one(&SENTENCES));
        body.push(' ');
    }
    let (latitude, longitude) = (latitude + chance.aside(), longitude + chance.aside());
    json!({
        "purpose": if number.is_multiple_of(4) { "need" } else { "offer" }, "nature": nature,
        "title": {"en": format!("{} {thing}, {} {number}{rare}", chance.one(&MANNERS), chance.one(&MANNERS))}, "body": {"en": body},
        "quantity": 1, "unit": "one", "conditions": "Bring it back clean.", "place": place, "latitude": latitude, "longitude": longitude,
        "precision": chance.one(&["city", "neighbourhood", "exact"]), "tags": [chance.one(&MANNERS), nature], "sectors": [chance.one(&SECTORS)],
        "state": "published",
    })
}

/// Imports listings on the command line; their ids, oldest first.
///
/// # Errors
/// When the server does not take them.
pub async fn fill(server: &Server, listings: usize) -> anyhow::Result<Vec<String>> {
    let (mut chance, mut ids) = (Chance(7), Vec::with_capacity(listings));
    while ids.len() < listings {
        let until = listings.min(ids.len() + IMPORTED_AT_ONCE);
        let rows: Vec<Value> = (ids.len()..until).map(|number| row(number, &mut chance)).collect();
        let file = server.directory().join("listings.json");
        std::fs::write(&file, Value::Array(rows).to_string())?;
        let printed = server.run(&["--json", "listing", "import", &file.display().to_string()], "").await?;
        let report: Value = serde_json::from_str(&printed).context("the import did not answer with JSON")?;
        let new = report.get("ids").and_then(Value::as_array).context("the import names no ids")?;
        ids.extend(new.iter().filter_map(Value::as_str).map(str::to_owned));
        anyhow::ensure!(ids.len() == until, "{} of {until} listings were imported", ids.len());
    }
    Ok(ids)
}
