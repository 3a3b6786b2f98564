//! What a licence allows, in plain words.

use allmende_domain::licence::Licence;

use crate::locale::Locale;

/// A licence as a page shows it.
#[derive(Debug, Clone)]
pub struct LicenceWords {
    pub name: String,
    pub url: Option<String>,
    pub sentences: Vec<String>,
}

impl LicenceWords {
    pub fn of(locale: Locale, licence: &Licence) -> Self {
        let sentences = match licence.permissions() {
            None => vec![locale.t("licence-unknown")],
            Some(may) => {
                let mut sentences = vec![locale.t("licence-use")];
                sentences.push(locale.t(if may.change { "licence-change" } else { "licence-no-change" }));
                sentences.push(locale.t(if may.sell { "licence-sell" } else { "licence-no-sell" }));
                if may.credit {
                    sentences.push(locale.t("licence-credit"));
                }
                if may.share_alike {
                    sentences.push(locale.t("licence-share-alike"));
                }
                sentences
            }
        };
        Self { name: licence.as_str().to_owned(), url: licence.iri(), sentences }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_says_what_may_be_done() {
        let words = LicenceWords::of(Locale::English, &Licence::parse("CC-BY-NC-ND-4.0").unwrap());
        let text = words.sentences.join(" ");
        assert!(text.contains("may not change") && text.contains("not sell"), "{text}");
        let unknown = LicenceWords::of(Locale::English, &Licence::parse("MIT OR Apache-2.0").unwrap());
        assert_eq!(unknown.sentences.len(), 1);
    }
}
