//! From three plain questions to a licence, for people who have never chosen one.

use crate::licence::Licence;
use crate::resource::Nature;

/// What somebody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wishes {
    /// Others may use it for money.
    pub money: bool,
    /// Others must name its makers.
    pub credit: bool,
    /// Others must share their changes under the same terms.
    pub alike: bool,
}

/// A licence, and where it does not do what was wished: no well-known licence does everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub licence: Licence,
    /// It asks for the makers to be named though nobody wished so.
    pub asks_for_credit: bool,
    /// It lets others keep their changes to themselves though it was wished otherwise.
    pub not_alike: bool,
}

/// The well-known licence that comes closest; `None` for what is not digital, which conditions of use are for.
#[must_use]
pub fn suggested(nature: Nature, wishes: Wishes) -> Option<Suggestion> {
    let name = match (nature, wishes) {
        (Nature::Software, Wishes { money: false, .. }) => "PolyForm-Noncommercial-1.0.0",
        (Nature::Software, Wishes { alike: true, .. }) => "AGPL-3.0-or-later",
        (Nature::Software, Wishes { credit: true, .. }) => "MIT",
        (Nature::Software, _) => "0BSD",
        (Nature::Data | Nature::Document, Wishes { money: false, alike: true, .. }) => "CC-BY-NC-SA-4.0",
        (Nature::Data | Nature::Document, Wishes { money: false, .. }) => "CC-BY-NC-4.0",
        (Nature::Data, Wishes { alike: true, .. }) => "ODbL-1.0",
        (Nature::Document, Wishes { alike: true, .. }) => "CC-BY-SA-4.0",
        (Nature::Data | Nature::Document, Wishes { credit: true, .. }) => "CC-BY-4.0",
        (Nature::Data | Nature::Document, _) => "CC0-1.0",
        _ => return None,
    };
    let licence = Licence::Spdx(name.to_owned());
    let allows = licence.permissions()?;
    Some(Suggestion { asks_for_credit: allows.credit && !wishes.credit, not_alike: wishes.alike && !allows.share_alike, licence })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(nature: Nature, answers: &str) -> Option<Suggestion> {
        let said = |letter| answers.contains(letter);
        suggested(nature, Wishes { money: said('m'), credit: said('c'), alike: said('a') })
    }

    #[test]
    fn three_answers_lead_to_a_licence() {
        for (nature, answers, licence) in [
            (Nature::Software, "m", "0BSD"),
            (Nature::Software, "mc", "MIT"),
            (Nature::Software, "ma", "AGPL-3.0-or-later"),
            (Nature::Software, "mca", "AGPL-3.0-or-later"),
            (Nature::Software, "", "PolyForm-Noncommercial-1.0.0"),
            (Nature::Software, "c", "PolyForm-Noncommercial-1.0.0"),
            (Nature::Software, "a", "PolyForm-Noncommercial-1.0.0"),
            (Nature::Software, "ca", "PolyForm-Noncommercial-1.0.0"),
            (Nature::Data, "m", "CC0-1.0"),
            (Nature::Data, "mc", "CC-BY-4.0"),
            (Nature::Data, "ma", "ODbL-1.0"),
            (Nature::Data, "mca", "ODbL-1.0"),
            (Nature::Data, "", "CC-BY-NC-4.0"),
            (Nature::Data, "c", "CC-BY-NC-4.0"),
            (Nature::Data, "a", "CC-BY-NC-SA-4.0"),
            (Nature::Data, "ca", "CC-BY-NC-SA-4.0"),
            (Nature::Document, "m", "CC0-1.0"),
            (Nature::Document, "mc", "CC-BY-4.0"),
            (Nature::Document, "ma", "CC-BY-SA-4.0"),
            (Nature::Document, "mca", "CC-BY-SA-4.0"),
            (Nature::Document, "", "CC-BY-NC-4.0"),
            (Nature::Document, "c", "CC-BY-NC-4.0"),
            (Nature::Document, "a", "CC-BY-NC-SA-4.0"),
            (Nature::Document, "ca", "CC-BY-NC-SA-4.0"),
        ] {
            assert_eq!(of(nature, answers).unwrap().licence, Licence::parse(licence).unwrap(), "{nature:?} {answers}");
        }
    }

    #[test]
    fn no_suggestion_gives_away_more_than_was_wished_without_saying_so() {
        for nature in [Nature::Software, Nature::Data, Nature::Document] {
            for answers in ["", "m", "c", "a", "mc", "ma", "ca", "mca"] {
                let suggestion = of(nature, answers).unwrap();
                let allows = suggestion.licence.permissions().expect("a licence that pages can explain");
                assert_eq!(allows.sell, answers.contains('m'), "{nature:?} {answers}");
                assert!(allows.credit || !answers.contains('c'), "{nature:?} {answers}");
                assert_eq!(suggestion.not_alike, answers.contains('a') && !allows.share_alike, "{nature:?} {answers}");
                assert_eq!(suggestion.asks_for_credit, allows.credit && !answers.contains('c'), "{nature:?} {answers}");
            }
        }
    }

    #[test]
    fn a_drill_needs_no_licence() {
        for nature in Nature::ALL.iter().filter(|nature| !nature.is_digital()) {
            assert_eq!(of(*nature, "m"), None);
        }
    }
}
