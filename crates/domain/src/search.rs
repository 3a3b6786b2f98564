//! What people look for in the catalogue.

use crate::geo::Point;
use crate::ids::CooperativeId;
use crate::limits;
use crate::listing::Purpose;
use crate::resource::Nature;
use crate::sector::{Sdg, Sector};
use crate::url::Host;

/// A search over own and mirrored listings. The empty one finds everything the viewer may see, newest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchQuery {
    /// Words as entered; each must occur, the last may be the beginning of a word.
    pub words: String,
    pub purpose: Option<Purpose>,
    pub nature: Option<Nature>,
    pub sector: Option<Sector>,
    pub sdg: Option<Sdg>,
    pub tag: Option<String>,
    /// SPDX identifier or licence IRI; finds expressions that contain it too.
    pub licence: Option<String>,
    pub cooperative: Option<CooperativeId>,
    pub peer: Option<Host>,
    pub near: Option<Near>,
    /// Also closed ones.
    pub with_closed: bool,
    pub sort: Sort,
    /// Zero-based; pages have [`limits::PAGE_SIZE`] results.
    pub page: i64,
}

/// The order of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Nearest first when a place is given, else best match first when words are given that few listings have, else newest first.
    #[default]
    Usual,
    Newest,
    /// By the title that the reader sees.
    Title,
}

impl Sort {
    /// The code of addresses; empty for the usual one.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Newest => "newest",
            Self::Title => "title",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Usual, Self::Newest, Self::Title].into_iter().find(|sort| sort.as_str() == text)
    }
}

/// Within `radius_km` (0…20,000) of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    pub point: Point,
    pub radius_km: f64,
}

impl SearchQuery {
    /// The words to look up: folded as the index is, split at everything that is no letter or digit, at most
    /// [`limits::SEARCH_WORDS_MAX`]. Each matches as the beginning of a word.
    #[must_use]
    pub fn prefixes(&self) -> Vec<String> {
        let folded = crate::text::folded(&self.words);
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(limits::SEARCH_WORDS_MAX)
            .map(str::to_owned)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_carry_query_syntax_to_an_engine() {
        let query = SearchQuery { words: "Vélo-cargo \"NEAR\" * OR (x) :& 'y'".to_owned(), ..SearchQuery::default() };
        assert_eq!(query.prefixes(), ["velo", "cargo", "near", "or", "x", "y"]);
    }
}
