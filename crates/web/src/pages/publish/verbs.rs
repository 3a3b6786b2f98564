//! What somebody does with a thing, in the five words that everybody knows, and what they mean for a listing.

use allmende_domain::listing::{Action, Purpose, Terms};
use allmende_domain::quantity::Unit;
use allmende_domain::resource::Nature;

use crate::locale::Locale;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Lend,
    Give,
    Sell,
    Share,
    Ask,
}

impl Verb {
    pub const ALL: [Self; 5] = [Self::Lend, Self::Give, Self::Sell, Self::Share, Self::Ask];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lend => "lend",
            Self::Give => "give",
            Self::Sell => "sell",
            Self::Share => "share",
            Self::Ask => "ask",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.as_str() == text)
    }

    /// The word of the big choice, and the sentence below it.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Lend => ("publish-verb-lend", "publish-verb-lend-means"),
            Self::Give => ("publish-verb-give", "publish-verb-give-means"),
            Self::Sell => ("publish-verb-sell", "publish-verb-sell-means"),
            Self::Share => ("publish-verb-share", "publish-verb-share-means"),
            Self::Ask => ("publish-verb-ask", "publish-verb-ask-means"),
        }
    }

    pub const fn purpose(self) -> Purpose {
        match self {
            Self::Ask => Purpose::Need,
            Self::Lend | Self::Give | Self::Sell | Self::Share => Purpose::Offer,
        }
    }

    /// What it usually is when nobody said so.
    pub const fn usual_nature(self) -> Nature {
        match self {
            Self::Lend | Self::Share | Self::Ask => Nature::Tool,
            Self::Give | Self::Sell => Nature::Good,
        }
    }

    /// The standard's action that comes closest and fits: a room that is lent is used where it stands.
    pub fn action(self, nature: Nature) -> Action {
        let wanted: &[Action] = match self {
            Self::Lend => &[Action::TransferCustody],
            Self::Give | Self::Sell => &[Action::Transfer],
            Self::Share => &[Action::Copy, Action::Use],
            Self::Ask => &[],
        };
        wanted.iter().copied().find(|action| action.fits(nature)).unwrap_or_else(|| Action::usual_for(nature))
    }

    /// The word for what is stored.
    pub fn of(terms: &Terms) -> Self {
        let for_money = terms.reciprocal.as_ref().is_some_and(|wanted| wanted.quantity.unit == Unit::Euro);
        match (terms.purpose, terms.action) {
            (Purpose::Need, _) => Self::Ask,
            (_, Action::TransferCustody) => Self::Lend,
            (_, Action::Transfer) if for_money => Self::Sell,
            (_, Action::Transfer) => Self::Give,
            _ => Self::Share,
        }
    }
}

/// A verb as the form offers it.
pub struct VerbChoice {
    pub code: &'static str,
    pub words: String,
    pub means: String,
    /// What it usually is.
    pub nature: &'static str,
}

pub fn choices(locale: Locale) -> Vec<VerbChoice> {
    let choice = |verb: Verb| {
        let (words, means) = verb.keys();
        VerbChoice { code: verb.as_str(), words: locale.t(words), means: locale.t(means), nature: verb.usual_nature().as_str() }
    };
    Verb::ALL.map(choice).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_means_something_that_fits_every_kind() {
        for verb in Verb::ALL {
            assert_eq!(Verb::parse(verb.as_str()), Some(verb));
            for nature in Nature::ALL {
                assert!(verb.action(*nature).fits(*nature), "{verb:?} {nature:?}");
            }
        }
        assert_eq!(Verb::Lend.action(Nature::Tool), Action::TransferCustody);
        assert_eq!(Verb::Lend.action(Nature::Space), Action::Use);
        assert_eq!(Verb::Give.action(Nature::Good), Action::Transfer);
        assert_eq!(Verb::Share.action(Nature::Data), Action::Copy);
        assert_eq!(Verb::Share.action(Nature::Vehicle), Action::Use);
        assert_eq!(Verb::Give.action(Nature::Skill), Action::Work);
    }
}
