//! The files of the project, as the other rules read them.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// A file of text with its path from the project's root, with slashes.
#[derive(Debug, Clone)]
pub struct Source {
    pub path: String,
    pub text: String,
}

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are inside the project").to_owned()
}

/// The text of one file.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every text file below `folder`, sorted; without what is built, downloaded or made by running.
pub fn files(folder: &str) -> Vec<Source> {
    let ours = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !matches!(name.as_ref(), "target" | ".git" | "node_modules" | "data" | "demo-data")
    };
    let root = root();
    let mut found = Vec::new();
    for entry in WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().filter_entry(ours) {
        let entry = entry.expect("a readable folder");
        if entry.file_type().is_file()
            && let Ok(text) = std::fs::read_to_string(entry.path())
        {
            let path = entry.path().strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
    assert!(!found.is_empty(), "{folder} holds no text files");
    found
}

/// The Rust files of one crate's `src`.
pub fn rust_files(krate: &str) -> Vec<Source> {
    files(&format!("crates/{krate}/src")).into_iter().filter(|file| file.path.ends_with(".rs")).collect()
}

/// Names of the folders in `crates/`.
pub fn crates() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(root().join("crates"))
        .expect("crates/")
        .map(|entry| entry.expect("a readable folder").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

impl Source {
    /// Whether the whole file is compiled for tests only.
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name == "tests.rs" || name.ends_with("_tests.rs") || self.path.contains("/tests/")
    }

    /// The text without the tests at its foot; empty for a file of tests.
    pub fn program(&self) -> &str {
        if self.is_test() {
            return "";
        }
        self.text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }

    /// `path:line` of every line of the program that `matches`, comments left out.
    pub fn lines_where(&self, matches: impl Fn(&str) -> bool) -> Vec<String> {
        let code = self.program().lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        code.filter(|(_, line)| matches(line)).map(|(index, line)| format!("{}:{}: {}", self.path, index + 1, line.trim())).collect()
    }
}

/// Fails with every place listed.
pub fn assert_none(places: &[String], rule: &str) {
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}
