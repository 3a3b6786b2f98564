//! The sentences of the pages: complete in every language, all used, and none missing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod sentences;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sentences::{Forms, languages, sentences};

/// Keys that are made of a code at run time: the family and a dash, then the code.
const FAMILIES: [&str; 40] = [
    "action-",
    "burial-",
    "check-",
    "commons-role-",
    "condition-",
    "config-",
    "did-",
    "done-",
    "eligibility-",
    "entry-",
    "error-",
    "follow-state-",
    "held-kind-",
    "inquiry-state-",
    "list-about-",
    "list-kind-",
    "join-state-",
    "log-kind-",
    "mode-",
    "month-",
    "nature-",
    "newcomers-",
    "outside-posts-",
    "policy-",
    "precision-",
    "problem-",
    "purpose-",
    "purposes-",
    "role-",
    "running-verdict-",
    "sdg-",
    "sector-",
    "sent-kind-",
    "show-",
    "standing-",
    "start-step-",
    "state-",
    "unit-",
    "unit-name-",
    "why-",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found
}

/// Keys of a language with the names of what is inserted into each.
fn keys(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let names = |text: &str| -> Vec<String> {
        text.split("{ $").skip(1).map(|part| part.split([' ', '}']).next().unwrap_or_default().to_owned()).collect()
    };
    let all = |forms: Forms| forms.iter().flat_map(|(_, text)| names(text)).collect();
    sentences(language).into_iter().map(|(key, forms)| (key, all(forms))).collect()
}

fn translations() -> impl Iterator<Item = String> {
    languages().into_iter().filter(|language| language != "en")
}

#[test]
fn the_pages_speak_eight_languages_that_the_program_knows() {
    assert_eq!(languages(), ["de", "en", "es", "fr", "it", "nl", "pl", "pt"]);
    let source = fs::read_to_string(root().join("src/locale.rs")).unwrap();
    for language in languages() {
        assert!(source.contains(&format!("=> \"{language}\",")), "{language} is in no arm of Locale::code");
    }
}

#[test]
fn every_language_has_the_same_keys_with_the_same_insertions() {
    let english = keys("en");
    assert!(english.len() > 300, "only {} keys were read", english.len());
    for language in translations() {
        let other = keys(&language);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let superfluous: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(missing.is_empty() && superfluous.is_empty(), "{language}: missing {missing:?}, superfluous {superfluous:?}");
        for (key, names) in &english {
            // A plural form may say "one" without the number.
            let (ours, theirs): (BTreeSet<_>, BTreeSet<_>) =
                (names.iter().filter(|n| *n != "count").collect(), other[key].iter().filter(|n| *n != "count").collect());
            assert_eq!(ours, theirs, "{language}: {key} inserts other things");
        }
    }
}

/// Every string literal of the sources and templates that could be a key.
fn literals() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut sources = files(&root().join("src"), "rs");
    sources.extend(files(&root().join("templates"), "html"));
    for file in sources {
        let text = fs::read_to_string(file).unwrap();
        for (index, part) in text.split('"').enumerate() {
            let is_key = part.starts_with(|c: char| c.is_ascii_lowercase()) && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            if index > 0 && is_key {
                found.insert(part.to_owned());
            }
        }
    }
    found
}

/// The literals given directly to a function that looks a sentence up.
fn looked_up() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut sources = files(&root().join("src"), "rs");
    sources.extend(files(&root().join("templates"), "html"));
    for file in sources {
        let text = fs::read_to_string(file).unwrap();
        for call in ["page.t(\"", "page.tw(\"", "page.tn(\"", "locale.t(\"", "locale().t(\"", "locale.with(\"", "locale.count(\""] {
            for part in text.split(call).skip(1) {
                found.insert(part.split('"').next().unwrap_or_default().to_owned());
            }
        }
    }
    found
}

#[test]
fn every_key_that_is_looked_up_exists() {
    let english = keys("en");
    let missing: Vec<_> = looked_up().into_iter().filter(|key| !english.contains_key(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(looked_up().len() > 200);
}

#[test]
fn every_key_is_used() {
    let used = literals();
    let unused: Vec<_> =
        keys("en").into_keys().filter(|key| !used.contains(key) && !FAMILIES.iter().any(|family| key.starts_with(family))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_code_of_an_error_has_its_sentence() {
    let english = keys("en");
    let mut codes = BTreeSet::new();
    let mut sources = files(&root().join("../app/src"), "rs");
    sources.extend(files(&root().join("src"), "rs"));
    for file in sources {
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for call in [
            "FieldError::new(",
            "AppError::conflict(",
            "AppError::invalid(",
            "wrong.add(",
            "self.add(",
            "wrong.word(",
            ".required(",
            "listed(",
        ] {
            for part in text.split(call).skip(1) {
                // The arguments up to the end of the statement: codes are its literals with a dash, or the known single words.
                let call = part.split(';').next().unwrap_or_default();
                codes.extend(call.split('"').skip(1).step_by(2).filter(|literal| is_code(literal)).map(str::to_owned));
            }
        }
        for part in text.split("=> \"").skip(1).filter(|_| file.ends_with("terms_input.rs") || file.ends_with("directory.rs")) {
            codes.extend(part.split('"').next().filter(|literal| is_code(literal)).map(str::to_owned));
        }
    }
    let missing: Vec<_> = codes.iter().filter(|code| !english.contains_key(&format!("error-{code}"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(codes.len() > 50, "only {} codes were found", codes.len());
}

fn is_code(literal: &str) -> bool {
    literal.contains('-') && literal.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// What members call a server (docs/words.md). Settings of the configuration keep their names.
#[test]
fn no_page_speaks_of_instances() {
    let jargon = ["instance", "instanz", "istanz", "instancia", "instância", "instancj", "instantie"];
    let mut wrong = Vec::new();
    for language in languages() {
        for (key, forms) in sentences(&language) {
            for (_, text) in forms {
                let text = text.to_lowercase().replace("instance.", "");
                let is_word = |word: &str| text.split(|c: char| !c.is_alphabetic()).any(|part| part.starts_with(word));
                wrong.extend(jargon.iter().find(|word| is_word(word)).map(|word| format!("{language}: {key}: {word}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
