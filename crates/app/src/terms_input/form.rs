//! The way back: from stored terms to the fields of a form.

use allmende_domain::listing::Terms;
use allmende_domain::quantity::{Quantity, Unit};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use super::TermsInput;

impl TermsInput {
    /// The fields that fill a form with what is stored.
    #[must_use]
    pub fn from_terms(terms: &Terms) -> Self {
        let number = |quantity: &Option<Quantity>| quantity.as_ref().map(|q| q.number().to_owned()).unwrap_or_default();
        let address = |url: &Option<ObjectUrl>| url.as_ref().map(ToString::to_string).unwrap_or_default();
        let time = |time: Option<UnixMillis>| time.map(UnixMillis::to_rfc3339).unwrap_or_default();
        let back = terms.reciprocal.as_ref();
        let place = terms.place.as_ref();
        let point = place.and_then(|place| place.point);
        Self {
            purpose: terms.purpose.as_str().to_owned(),
            action: terms.action.as_str().to_owned(),
            nature: terms.nature.as_str().to_owned(),
            language: terms.texts.first().language.as_str().to_owned(),
            texts: terms.texts.all().iter().map(|t| (t.language.as_str().to_owned(), t.title.clone(), t.body.clone())).collect(),
            resource: terms.resource.as_ref().map(ToString::to_string).unwrap_or_default(),
            quantity: terms.quantity.number().to_owned(),
            unit: terms.quantity.unit.as_str().to_owned(),
            available: terms.available.number().to_owned(),
            minimum: number(&terms.minimum),
            effort: terms.effort.as_ref().map(entered_effort).unwrap_or_default(),
            from: time(terms.window.from),
            until: time(terms.window.until),
            in_return: back.map(|r| r.note.clone()).unwrap_or_default(),
            in_return_action: back.map(|r| r.action.as_str().to_owned()).unwrap_or_default(),
            in_return_quantity: back.map(|r| r.quantity.number().to_owned()).unwrap_or_default(),
            in_return_unit: back.map(|r| r.quantity.unit.as_str().to_owned()).unwrap_or_default(),
            eligibility: terms.eligibility.as_str().to_owned(),
            licence: terms.licence.as_ref().map(|l| l.as_str().to_owned()).unwrap_or_default(),
            conditions: terms.conditions.clone(),
            link: address(&terms.link),
            kind: address(&terms.kind),
            tags: terms.tags.join(", "),
            sectors: terms.sectors.iter().map(|s| s.as_str().to_owned()).collect(),
            sdgs: terms.sdgs.iter().map(|s| s.number().to_string()).collect(),
            place: place.map(|p| p.name.clone()).unwrap_or_default(),
            latitude: point.map(|p| p.latitude.to_string()).unwrap_or_default(),
            longitude: point.map(|p| p.longitude.to_string()).unwrap_or_default(),
            precision: place.map(|p| p.precision.as_str().to_owned()).unwrap_or_default(),
            address: place.map(|p| p.address.clone()).unwrap_or_default(),
            opening_hours: place.map(|p| p.opening_hours.clone()).unwrap_or_default(),
            accessibility: place.map(|p| p.accessibility.clone()).unwrap_or_default(),
            images: terms.images.iter().map(ToString::to_string).collect(),
            version: terms.version.clone(),
            checksum: terms.checksum.clone(),
        }
    }
}

fn entered_effort(effort: &Quantity) -> String {
    match effort.unit {
        Unit::Hour => effort.number().to_owned(),
        unit => format!("{} {}", effort.number(), unit.as_str()),
    }
}
