//! Reads one key at a time out of the file and the environment, and says exactly what is wrong with a value.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use config::{Config, Environment, File, FileFormat, Value, ValueKind};

use super::SettingsError;

/// What every environment variable of the configuration begins with.
pub const ENVIRONMENT_PREFIX: &str = "ALLMENDE_";

/// One thing that is wrong with the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key, such as `http.listen`.
    pub key: String,
    /// Where it stands: a file or an environment variable.
    pub origin: String,
    /// What is wrong and what would be right, one sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (from {}): {}", self.key, self.origin, self.message)
    }
}

/// All values given, each with where it came from; remembers which keys were asked for, so that the others are known to be mistakes.
pub struct Reader {
    values: BTreeMap<String, Value>,
    environment: Vec<String>,
    /// Variables of ours without a double underscore.
    underscored: Vec<String>,
    file: Option<PathBuf>,
    asked: Vec<&'static str>,
    problems: Vec<Problem>,
}

impl Reader {
    /// Merges the text of the file with the variables `ALLMENDE_<SECTION>__<KEY>`, which win.
    ///
    /// # Errors
    /// [`SettingsError::Syntax`] when the text is not TOML.
    pub fn new(file: Option<(PathBuf, String)>, environment: &[(String, String)]) -> Result<Self, SettingsError> {
        let variables: HashMap<String, String> =
            environment.iter().filter(|(name, _)| name.starts_with(ENVIRONMENT_PREFIX) && name.contains("__")).cloned().collect();
        let names = variables.keys().cloned().collect();
        let mut builder = Config::builder();
        let mut path = PathBuf::new();
        if let Some((from, text)) = &file {
            path.clone_from(from);
            builder = builder.add_source(File::from_str(text, FileFormat::Toml));
        }
        let merged = builder
            .add_source(Environment::with_prefix("ALLMENDE").prefix_separator("_").separator("__").source(Some(variables)))
            .build()
            .map_err(|error| SettingsError::Syntax { path, message: error.to_string() })?;
        let mut values = BTreeMap::new();
        flatten("", merged.cache, &mut values);
        let underscored = |name: &str| name.starts_with(ENVIRONMENT_PREFIX) && !name.contains("__");
        let underscored = environment.iter().map(|(name, _)| name).filter(|name| underscored(name)).cloned().collect();
        let file = file.map(|(path, _)| path);
        Ok(Self { values, environment: names, underscored, file, asked: Vec::new(), problems: Vec::new() })
    }

    /// Whether the file or the environment says anything about `key`.
    pub fn given(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    /// The value of `key`, or `default` when it is not given or `parse` refuses it; `allowed` completes "must be …".
    pub fn read<T>(&mut self, key: &'static str, default: T, allowed: &str, parse: impl FnOnce(&ValueKind) -> Option<T>) -> T {
        self.asked.push(key);
        let Some(value) = self.values.get(key) else { return default };
        if let Some(parsed) = parse(&value.kind) {
            return parsed;
        }
        // An address of a database holds a password, and what is printed ends in logs and screenshots.
        let shown = if matches!(key, "database.url" | "mail.password") { "the value".to_owned() } else { shown(&value.kind) };
        self.problem(key, format!("{shown} is not allowed; it must be {allowed}"));
        default
    }

    /// A text; `parse` sees it trimmed.
    pub fn text<T>(&mut self, key: &'static str, default: T, allowed: &str, parse: impl FnOnce(&str) -> Option<T>) -> T {
        self.read(key, default, allowed, |kind| match kind {
            ValueKind::String(text) => parse(text.trim()),
            _ => None,
        })
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str, default: bool) -> bool {
        self.read(key, default, "true or false", |kind| match kind {
            ValueKind::Boolean(value) => Some(*value),
            ValueKind::String(text) => text.trim().parse().ok(),
            _ => None,
        })
    }

    /// A whole number within `range`.
    pub fn integer<T: TryFrom<i64>>(&mut self, key: &'static str, default: T, range: RangeInclusive<i64>) -> T {
        let allowed = format!("a whole number from {} to {}", range.start(), range.end());
        self.read(key, default, &allowed, |kind| {
            let number = integer(kind)?;
            if range.contains(&number) { T::try_from(number).ok() } else { None }
        })
    }

    /// Whole seconds within `range`.
    pub fn seconds(&mut self, key: &'static str, default: Duration, range: RangeInclusive<u32>) -> Duration {
        let fallback = u32::try_from(default.as_secs()).unwrap_or(u32::MAX);
        let seconds = self.integer(key, fallback, i64::from(*range.start())..=i64::from(*range.end()));
        Duration::from_secs(u64::from(seconds))
    }

    /// Whole milliseconds within `range`.
    pub fn milliseconds(&mut self, key: &'static str, default: Duration, range: RangeInclusive<u32>) -> Duration {
        let fallback = u32::try_from(default.as_millis()).unwrap_or(u32::MAX);
        let ms = self.integer(key, fallback, i64::from(*range.start())..=i64::from(*range.end()));
        Duration::from_millis(u64::from(ms))
    }

    /// A list; in the environment its items are separated by commas. `None` from `parse` refuses the whole.
    pub fn list<T>(&mut self, key: &'static str, default: Vec<T>, allowed: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.read(key, default, allowed, |kind| match kind {
            ValueKind::Array(items) => items
                .iter()
                .map(|item| match &item.kind {
                    ValueKind::String(text) => parse(text.trim()),
                    other => parse(&integer(other)?.to_string()),
                })
                .collect(),
            ValueKind::String(text) => text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(parse).collect(),
            _ => None,
        })
    }

    /// Notes a problem with the value of `key` that only shows together with other values.
    pub fn problem(&mut self, key: &str, message: String) {
        let origin = self.origin(key);
        self.problems.push(Problem { key: key.to_owned(), origin, message });
    }

    /// The keys asked for so far, in the order of asking.
    #[cfg(test)]
    pub fn asked(&self) -> &[&'static str] {
        &self.asked
    }

    /// # Errors
    /// [`SettingsError::Invalid`] with everything that is wrong, keys nobody asked for included.
    pub fn finish(mut self) -> Result<(), SettingsError> {
        let unknown: Vec<String> = self.values.keys().filter(|key| !self.asked.contains(&key.as_str())).cloned().collect();
        for key in unknown {
            let message = match nearest(&key, &self.asked) {
                Some(known) => format!("there is no such key; did you mean {known}?"),
                None => "there is no such key; config/example.toml lists all of them".to_owned(),
            };
            self.problem(&key, message);
        }
        // `ALLMENDE_HTTP_LISTEN` is the likeliest slip and would silently do nothing.
        for name in std::mem::take(&mut self.underscored) {
            if let Some(key) = self.asked.iter().find(|key| variable(key).replace("__", "_") == name) {
                let message = format!("not read like this; write {}", variable(key));
                self.problems.push(Problem { key: name, origin: "the environment".to_owned(), message });
            }
        }
        if self.problems.is_empty() { Ok(()) } else { Err(SettingsError::Invalid(self.problems)) }
    }

    fn origin(&self, key: &str) -> String {
        let name = variable(key);
        if self.environment.contains(&name) {
            return format!("the environment variable {name}");
        }
        match &self.file {
            Some(path) if self.values.contains_key(key) => path.display().to_string(),
            _ => "the default".to_owned(),
        }
    }
}

/// The environment variable of a key: `ALLMENDE_HTTP__LISTEN` for `http.listen`.
pub fn variable(key: &str) -> String {
    format!("{ENVIRONMENT_PREFIX}{}", key.replace('.', "__").to_ascii_uppercase())
}

fn flatten(prefix: &str, value: Value, into: &mut BTreeMap<String, Value>) {
    if let ValueKind::Table(table) = value.kind {
        for (key, value) in table {
            let path = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
            flatten(&path, value, into);
        }
    } else {
        into.insert(prefix.to_owned(), value);
    }
}

fn integer(kind: &ValueKind) -> Option<i64> {
    match kind {
        ValueKind::I64(number) => Some(*number),
        ValueKind::U64(number) => i64::try_from(*number).ok(),
        ValueKind::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn shown(kind: &ValueKind) -> String {
    match kind {
        ValueKind::String(text) => format!("{text:?}"),
        other => other.to_string(),
    }
}

/// The known key that is spelled most like `key`, unless none is near.
fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    known
        .iter()
        .map(|candidate| {
            // The right name in the wrong section is nearer than any misspelling.
            let moved = usize::from(last(candidate) == last(key));
            let distance = strsim::levenshtein(key, candidate);
            (if moved == 1 { 1.min(distance) } else { distance }, *candidate)
        })
        .min()
        .filter(|(distance, _)| *distance <= 2.max(key.len() / 3))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_key_is_suggested_and_nonsense_gets_none() {
        let known = ["http.listen", "http.connections_max", "database.url", "data.directory"];
        assert_eq!(nearest("http.lisen", &known), Some("http.listen"));
        assert_eq!(nearest("htp.listen", &known), Some("http.listen"));
        assert_eq!(nearest("server.listen", &known), Some("http.listen"));
        assert_eq!(nearest("database.ulr", &known), Some("database.url"));
        assert_eq!(nearest("zebra.crossing_time", &known), None);
    }
}
