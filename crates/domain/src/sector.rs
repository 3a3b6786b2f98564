//! Sectors (services of general interest) and Sustainable Development Goals: both are filters, both count in the impact report.

macro_rules! sectors {
    ($($variant:ident = $code:literal),+ $(,)?) => {
        /// A top-level sector, by the code that tables, forms and locale keys use.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Sector { $($variant),+ }

        impl Sector {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

sectors! {
    Housing = "housing",
    Water = "water",
    Energy = "energy",
    Waste = "waste",
    Transport = "transport",
    Health = "health",
    SocialServices = "social",
    Youth = "youth",
    Food = "food",
    Culture = "culture",
    Digital = "digital",
    Education = "education",
    Finance = "finance",
    Work = "work",
}

impl Sector {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|sector| sector.as_str() == text)
    }

    /// The IRI in federated documents, in the project's own namespace.
    #[must_use]
    pub fn iri(self) -> String {
        format!("https://w3id.org/allmende/ns#sector-{}", self.as_str())
    }

    #[must_use]
    pub fn from_iri(iri: &str) -> Option<Self> {
        iri.strip_prefix("https://w3id.org/allmende/ns#sector-").and_then(Self::parse)
    }
}

/// A Sustainable Development Goal, 1…17.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sdg(u8);

impl Sdg {
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (1..=17).contains(&number).then_some(Self(number))
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().and_then(Self::new)
    }

    pub fn all() -> impl Iterator<Item = Self> {
        (1..=17).map(Self)
    }

    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// `http://metadata.un.org/sdg/11`
    #[must_use]
    pub fn iri(self) -> String {
        format!("http://metadata.un.org/sdg/{}", self.0)
    }

    #[must_use]
    pub fn from_iri(iri: &str) -> Option<Self> {
        let number = iri.strip_prefix("http://metadata.un.org/sdg/").or_else(|| iri.strip_prefix("https://metadata.un.org/sdg/"))?;
        Self::parse(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sectors_and_goals_round_trip_through_their_iris() {
        for sector in Sector::ALL {
            assert_eq!(Sector::from_iri(&sector.iri()), Some(*sector));
        }
        for goal in Sdg::all() {
            assert_eq!(Sdg::from_iri(&goal.iri()), Some(goal));
        }
        assert_eq!(Sdg::new(0), None);
        assert_eq!(Sdg::parse("18"), None);
    }
}
