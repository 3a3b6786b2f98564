//! The locale files, read as far as tests need it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Plural forms of a sentence by their names, an exact number among them; a sentence without them is one form without a name.
pub type Forms = Vec<(String, String)>;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("locales")
}

/// The languages of the pages: the folders of `locales`.
pub fn languages() -> Vec<String> {
    let folders = fs::read_dir(folder()).unwrap();
    let mut languages: Vec<String> = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap()).collect();
    languages.sort();
    languages
}

/// Every sentence of a language by its key.
pub fn sentences(language: &str) -> BTreeMap<String, Forms> {
    let mut sentences = BTreeMap::new();
    for file in fs::read_dir(folder().join(language)).unwrap() {
        let path = file.unwrap().path();
        let (mut key, mut before, mut forms) = (String::new(), String::new(), Forms::new());
        for line in fs::read_to_string(&path).unwrap().lines() {
            if let Some((name, text)) = line.split_once(" = ").filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic())) {
                name.clone_into(&mut key);
                assert!(!sentences.contains_key(name), "{}: {name} is there twice", path.display());
                // A text may stand around its plural forms: `Kept for { $count ->`.
                let selector = text.strip_suffix("->").and_then(|text| text.rsplit_once('{'));
                before = selector.map_or_else(String::new, |(before, _)| before.to_owned());
                if selector.is_none() {
                    sentences.insert(key.clone(), vec![(String::new(), text.to_owned())]);
                }
            } else if let Some((form, text)) = line.strip_prefix("   ").and_then(|line| line.split_once("] ")) {
                forms.push((form.trim_start_matches([' ', '*', '[']).to_owned(), format!("{before}{text}")));
            } else if let Some(after) = line.strip_prefix('}') {
                let whole = forms.drain(..).map(|(form, text)| (form, text + after)).collect();
                sentences.insert(key.clone(), whole);
            } else {
                assert!(line.is_empty() || line.starts_with('#'), "{}: {line}", path.display());
            }
        }
    }
    sentences
}
