//! What the form says and fills in for each kind of thing: a drill is asked about its deposit, a data set about its licence.

use std::collections::HashMap;

use allmende_app::{AppError, listings};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::listing::ListingState;
use allmende_domain::resource::Nature;
use allmende_domain::sector::Sector;

use crate::Web;
use crate::locale::Locale;
use crate::session::Visitor;

/// The keys of an example of a title, of what to describe, and of what to agree on.
const fn keys(nature: Nature) -> [&'static str; 3] {
    match nature {
        Nature::Tool => ["publish-title-tool", "publish-body-tool", "publish-conditions-tool"],
        Nature::Space => ["publish-title-space", "publish-body-space", "publish-conditions-space"],
        Nature::Vehicle => ["publish-title-vehicle", "publish-body-vehicle", "publish-conditions-vehicle"],
        Nature::Good => ["publish-title-good", "publish-body-good", "publish-conditions-good"],
        Nature::Skill => ["publish-title-skill", "publish-body-skill", "publish-conditions-skill"],
        Nature::Service => ["publish-title-service", "publish-body-service", "publish-conditions-service"],
        Nature::Software => ["publish-title-software", "publish-body-software", "publish-conditions-digital"],
        Nature::Data => ["publish-title-data", "publish-body-data", "publish-conditions-digital"],
        Nature::Document => ["publish-title-document", "publish-body-document", "publish-conditions-digital"],
    }
}

/// Whether an offer of it cannot be without conditions of use (see `Terms::check`).
pub const fn needs_conditions(nature: Nature) -> bool {
    matches!(nature, Nature::Tool | Nature::Space | Nature::Vehicle | Nature::Good)
}

/// What a cooperative usually says, by kind: taken from its latest listings.
#[derive(Debug, Default)]
pub struct Usual(HashMap<&'static str, (String, Vec<Sector>)>);

impl Usual {
    /// From the latest page of what the cooperative has published, so that the form costs one query however long it is there.
    pub async fn of(web: &Web, visitor: &Visitor, cooperative: &Cooperative) -> Result<Self, AppError> {
        let states = [ListingState::Published, ListingState::Reserved, ListingState::Closed];
        let latest = listings::of_cooperative(&web.app, &visitor.viewer, &cooperative.id, &states, 0).await?;
        let mut usual = HashMap::new();
        for terms in latest.items.into_iter().map(|view| view.listing.terms) {
            usual.entry(terms.nature.as_str()).or_insert((terms.conditions, terms.sectors));
        }
        Ok(Self(usual))
    }

    /// What the last one of its kind had; by arrangement when there was none and there must be something.
    pub fn conditions(&self, locale: Locale, nature: Nature) -> String {
        match self.0.get(nature.as_str()) {
            Some((conditions, _)) if !conditions.is_empty() => conditions.clone(),
            _ if needs_conditions(nature) => locale.t("publish-conditions-usual"),
            _ => String::new(),
        }
    }

    /// Those of the last one of its kind; the cooperative's own when it is about one thing only.
    pub fn sectors(&self, cooperative: &Cooperative, nature: Nature) -> Vec<Sector> {
        match (self.0.get(nature.as_str()), cooperative.profile.sectors.as_slice()) {
            (Some((_, sectors)), _) => sectors.clone(),
            (None, [only]) => vec![*only],
            _ => Vec::new(),
        }
    }
}

/// A kind as the form offers it, with what changes when it is chosen.
pub struct KindChoice {
    pub code: &'static str,
    pub words: String,
    pub title_hint: String,
    pub body_hint: String,
    pub conditions_hint: String,
    /// Filled in as long as nobody wrote anything else.
    pub conditions: String,
}

pub fn choices(locale: Locale, text_locale: Locale, usual: &Usual) -> Vec<KindChoice> {
    let choice = |nature: &Nature| {
        let [title, body, conditions] = keys(*nature);
        KindChoice {
            code: nature.as_str(),
            words: locale.t(&format!("nature-{}", nature.as_str())),
            title_hint: locale.t(title),
            body_hint: locale.t(body),
            conditions_hint: locale.t(conditions),
            conditions: usual.conditions(text_locale, *nature),
        }
    };
    Nature::ALL.iter().map(choice).collect()
}
