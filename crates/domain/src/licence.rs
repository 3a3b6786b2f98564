//! Licences: an SPDX expression, or the IRI of a licence that SPDX does not list.

use crate::url::ObjectUrl;

/// Under which terms a digital resource may be used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Licence {
    /// A valid SPDX expression, in canonical spelling.
    Spdx(String),
    /// A licence known by its address alone.
    Iri(ObjectUrl),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("neither an SPDX expression nor the address of a licence: {reason}")]
pub struct InvalidLicence {
    pub reason: String,
}

const SPDX_PAGES: [&str; 4] =
    ["https://spdx.org/licenses/", "http://spdx.org/licenses/", "https://spdx.org/licences/", "http://spdx.org/licences/"];

/// What a licence lets people do, for the sentence in plain words on a page. `None` where we do not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permissions {
    pub use_freely: bool,
    pub change: bool,
    pub sell: bool,
    pub share_alike: bool,
    pub credit: bool,
}

impl Licence {
    /// Reads `CC-BY-SA-4.0`, `MIT OR Apache-2.0`, `https://spdx.org/licenses/ODbL-1.0`, or any other licence's address.
    ///
    /// # Errors
    /// [`InvalidLicence`] with the place in the expression that is wrong.
    pub fn parse(text: &str) -> Result<Self, InvalidLicence> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidLicence { reason: "empty".to_owned() });
        }
        if text.len() > 500 {
            return Err(InvalidLicence { reason: "longer than 500 characters".to_owned() });
        }
        let named = SPDX_PAGES.iter().find_map(|page| text.strip_prefix(page)).map(|id| id.trim_end_matches(".html").trim_end_matches('/'));
        if named.is_none() && text.contains("://") {
            return ObjectUrl::parse(text).map(Self::Iri).map_err(|e| InvalidLicence { reason: e.to_string() });
        }
        let expression = named.unwrap_or(text);
        match spdx::Expression::parse_mode(expression, spdx::ParseMode::STRICT) {
            Ok(_) => Ok(Self::Spdx(expression.split_whitespace().collect::<Vec<_>>().join(" "))),
            Err(error) => Err(InvalidLicence { reason: format!("“{expression}”: {}", error.reason) }),
        }
    }

    /// The stored and exported form: the expression, or the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Spdx(expression) => expression,
            Self::Iri(url) => url.as_str(),
        }
    }

    /// The IRI that federated documents carry, where there is one: a single SPDX licence has a page, a compound expression has none.
    #[must_use]
    pub fn iri(&self) -> Option<String> {
        match self {
            Self::Iri(url) => Some(url.as_str().to_owned()),
            Self::Spdx(id) if !id.contains(' ') && !id.ends_with('+') => Some(format!("https://spdx.org/licenses/{id}")),
            Self::Spdx(_) => None,
        }
    }

    /// What a single well-known licence allows. Compound expressions and unknown licences give `None`: the page then links only.
    #[must_use]
    pub fn permissions(&self) -> Option<Permissions> {
        let Self::Spdx(id) = self else { return None };
        let p = |change, sell, share_alike, credit| Some(Permissions { use_freely: true, change, sell, share_alike, credit });
        match id.as_str() {
            "CC0-1.0" | "PDDL-1.0" | "Unlicense" | "0BSD" => p(true, true, false, false),
            id if id.starts_with("CC-BY-NC-ND") => p(false, false, false, true),
            id if id.starts_with("CC-BY-NC-SA") => p(true, false, true, true),
            id if id.starts_with("CC-BY-NC") => p(true, false, false, true),
            id if id.starts_with("CC-BY-ND") => p(false, true, false, true),
            id if id.starts_with("CC-BY-SA") => p(true, true, true, true),
            id if id.starts_with("CC-BY") => p(true, true, false, true),
            "ODbL-1.0" => p(true, true, true, true),
            // The "Required Notice" lines name the makers.
            "PolyForm-Noncommercial-1.0.0" => p(true, false, false, true),
            "ODC-By-1.0" | "etalab-2.0" => p(true, true, false, true),
            id => {
                let known = spdx::license_id(id)?;
                (known.is_osi_approved() || known.is_fsf_free_libre()).then_some(Permissions {
                    use_freely: true,
                    change: true,
                    sell: true,
                    share_alike: known.is_copyleft(),
                    credit: true,
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spdx_expressions_and_addresses_are_licences() {
        assert_eq!(Licence::parse("CC-BY-SA-4.0").unwrap(), Licence::Spdx("CC-BY-SA-4.0".into()));
        assert_eq!(Licence::parse("MIT OR Apache-2.0").unwrap().iri(), None);
        assert_eq!(Licence::parse("https://spdx.org/licenses/ODbL-1.0").unwrap(), Licence::Spdx("ODbL-1.0".into()));
        assert!(matches!(Licence::parse("https://example.org/our-licence").unwrap(), Licence::Iri(_)));
    }

    #[test]
    fn unknown_names_are_refused_with_the_place() {
        for bad in ["", "CC-BY", "free", "MIT OR", "ftp://x", "GPL 3"] {
            assert!(Licence::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn plain_words_follow_the_licence() {
        let p = Licence::parse("CC-BY-NC-SA-4.0").unwrap().permissions().unwrap();
        assert!(p.change && !p.sell && p.share_alike);
        assert!(Licence::parse("AGPL-3.0-or-later").unwrap().permissions().unwrap().share_alike);
        assert_eq!(Licence::parse("MIT OR Apache-2.0").unwrap().permissions(), None);
    }
}
