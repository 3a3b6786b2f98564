//! Language tags (BCP 47).

/// A well-formed, normalised BCP 47 tag such as `fr`, `de-AT`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct InvalidLanguage;

impl Language {
    /// # Errors
    /// [`InvalidLanguage`] unless the text is a well-formed tag of at most 35 characters (RFC 5646 §4.4.1).
    pub fn parse(text: &str) -> Result<Self, InvalidLanguage> {
        let text = text.trim();
        if text.len() > 35 {
            return Err(InvalidLanguage);
        }
        let id: unic_langid::LanguageIdentifier = text.parse().map_err(|_| InvalidLanguage)?;
        if id.language.is_empty() { Err(InvalidLanguage) } else { Ok(Self(id.to_string())) }
    }

    /// The language of interfaces and samples when nothing else is known.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `de` of `de-AT`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_normalised_and_nonsense_is_refused() {
        assert_eq!(Language::parse("DE-at").unwrap().as_str(), "de-AT");
        assert!(Language::parse("").is_err());
        assert!(Language::parse("und").is_err());
        assert!(Language::parse("not a language").is_err());
    }
}
