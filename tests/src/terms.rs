//! Terms of listings that may be published as they are; tests change what they are about.

use allmende_domain::geo::{Place, Point, Precision};
use allmende_domain::language::Language;
use allmende_domain::licence::Licence;
use allmende_domain::listing::{Action, Eligibility, Purpose, Terms, Window};
use allmende_domain::quantity::{Quantity, Unit};
use allmende_domain::resource::Nature;
use allmende_domain::sector::Sector;
use allmende_domain::text::{LocalText, Texts};

/// A tool to borrow in Strasbourg.
#[must_use]
pub fn offer(title: &str) -> Terms {
    Terms {
        purpose: Purpose::Offer,
        action: Action::TransferCustody,
        nature: Nature::Tool,
        texts: texts(&[("en", title, "In good order.")]),
        resource: None,
        resource_url: None,
        kind: None,
        quantity: Quantity::one(),
        available: Quantity::one(),
        minimum: None,
        effort: None,
        window: Window::default(),
        reciprocal: None,
        eligibility: Eligibility::Public,
        licence: None,
        conditions: "Bring it back clean.".to_owned(),
        link: None,
        version: String::new(),
        checksum: String::new(),
        tags: Vec::new(),
        sectors: vec![first_sector()],
        sdgs: Vec::new(),
        place: Some(strasbourg()),
        images: Vec::new(),
    }
}

/// Somebody's work, wanted for three hours.
#[must_use]
pub fn need(title: &str) -> Terms {
    let hours = Quantity::new("3", Unit::Hour).expect("three hours");
    Terms {
        purpose: Purpose::Need,
        action: Action::Work,
        nature: Nature::Skill,
        conditions: String::new(),
        quantity: hours.clone(),
        available: hours,
        ..offer(title)
    }
}

/// A program under a free licence.
#[must_use]
pub fn software(title: &str) -> Terms {
    Terms {
        action: Action::Copy,
        nature: Nature::Software,
        conditions: String::new(),
        licence: Some(Licence::parse("AGPL-3.0-or-later").expect("an SPDX expression")),
        place: None,
        ..offer(title)
    }
}

/// `(language, title, body)` for each language.
#[must_use]
pub fn texts(entries: &[(&str, &str, &str)]) -> Texts {
    let entries = entries.iter().map(|(language, title, body)| LocalText {
        language: Language::parse(language).expect("a language tag"),
        title: (*title).to_owned(),
        body: (*body).to_owned(),
    });
    Texts::new(entries.collect()).expect("texts of a listing")
}

#[must_use]
pub fn strasbourg() -> Place {
    place("Strasbourg", 48.5734, 7.7521)
}

/// About 6 km from Strasbourg, on the other bank of the Rhine.
#[must_use]
pub fn kehl() -> Place {
    place("Kehl", 48.5726, 7.8152)
}

/// About 270 km from Strasbourg.
#[must_use]
pub fn liege() -> Place {
    place("Liège", 50.6326, 5.5797)
}

fn place(name: &str, latitude: f64, longitude: f64) -> Place {
    let point = Point::new(latitude, longitude).expect("a point on the globe");
    Place { point: Some(point), precision: Precision::Exact, ..Place::named(name) }
}

fn first_sector() -> Sector {
    Sector::ALL.first().copied().expect("there are sectors")
}
