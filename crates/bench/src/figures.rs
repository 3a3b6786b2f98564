//! What a run came to: one line per figure, or one JSON document.

use serde_json::{Value, json};

/// What the design asks of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

impl Bound {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::AtLeast(least) => value >= least,
            Self::AtMost(most) => value <= most,
        }
    }

    fn words(self) -> String {
        match self {
            Self::AtLeast(least) => format!("at least {}", number(least)),
            Self::AtMost(most) => format!("at most {}", number(most)),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    bound: Option<Bound>,
}

/// The figures of one run, in the order in which they were added.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// What was run, and on what: name and text.
    facts: Vec<(String, String)>,
    figures: Vec<Figure>,
}

impl Figures {
    pub fn fact(&mut self, name: &str, text: impl Into<String>) {
        self.facts.push((name.to_owned(), text.into()));
    }

    pub fn add(&mut self, name: impl Into<String>, value: f64, unit: &'static str) {
        self.figures.push(Figure { name: name.into(), value, unit, bound: None });
    }

    pub fn judge(&mut self, name: impl Into<String>, value: f64, unit: &'static str, bound: Bound) {
        self.figures.push(Figure { name: name.into(), value, unit, bound: Some(bound) });
    }

    /// One line each: name, value, unit, bound, and whether it was reached.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut text = String::new();
        for (name, fact) in &self.facts {
            text.push_str(&format!("{name:<52} {fact}\n"));
        }
        for figure in &self.figures {
            text.push_str(&format!("{:<52} {:>12} {}", figure.name, number(figure.value), figure.unit));
            if let Some(bound) = figure.bound {
                let verdict = if bound.holds(figure.value) { "reached" } else { "NOT REACHED" };
                text.push_str(&format!(", {} {}: {verdict}", bound.words(), figure.unit));
            }
            text.push('\n');
        }
        text
    }

    /// `{"facts": {…}, "figures": [{"name", "value", "unit", "bound", "reached"}]}`
    #[must_use]
    pub fn json(&self) -> Value {
        let facts: serde_json::Map<String, Value> = self.facts.iter().map(|(name, text)| (name.clone(), json!(text))).collect();
        let figures = self.figures.iter().map(|figure| {
            let (bound, reached) = match figure.bound {
                Some(bound) => (json!(bound.words()), json!(bound.holds(figure.value))),
                None => (Value::Null, Value::Null),
            };
            json!({"name": figure.name, "value": figure.value, "unit": figure.unit, "bound": bound, "reached": reached})
        });
        json!({"facts": facts, "figures": figures.collect::<Value>()})
    }
}

/// With as many digits as tell something.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 || value.fract() == 0.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 0.1 => format!("{value:.3}"),
        _ => format!("{value:.4}"),
    }
}

/// As a float; counts and times here are far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts and nanoseconds of a run are far below 2^53")]
#[must_use]
pub fn float(count: u64) -> f64 {
    count as f64
}

/// The value below which a share of the samples lies, `share` from 0 to 1; 0 without samples. Sorts the samples.
#[must_use]
pub fn percentile(samples: &mut [f64], share: f64) -> f64 {
    samples.sort_by(f64::total_cmp);
    let last = samples.len().saturating_sub(1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length is a small positive number")]
    let index = (share * float(u64::try_from(last).unwrap_or(0))).round() as usize;
    samples.get(index.min(last)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_whether_the_bound_was_reached() {
        let mut figures = Figures::default();
        figures.judge("rate", 4_100.0, "/s", Bound::AtLeast(4_000.0));
        figures.judge("cost", 0.5, "ms", Bound::AtMost(0.4));
        let text = figures.lines();
        assert!(text.contains("4100 /s, at least 4000 /s: reached"), "{text}");
        assert!(text.contains("0.500 ms, at most 0.400 ms: NOT REACHED"), "{text}");
        assert_eq!(figures.json()["figures"][1]["reached"], false);
    }

    #[test]
    fn percentiles_are_samples() {
        let mut samples: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!((percentile(&mut samples, 0.5), percentile(&mut samples, 0.99)), (51.0, 99.0));
        assert_eq!(percentile(&mut [], 0.5), 0.0);
    }
}
