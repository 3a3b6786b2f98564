//! What happened in a run, line by line, and a hash of all of it.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hasher as _};

use crate::clock::START;

/// Lines that are kept when nobody wants them all.
const KEPT_MAX: usize = 80;

/// The end of the story, and the hash of the whole.
#[derive(Debug)]
pub(super) struct Trace {
    whole: bool,
    lines: VecDeque<String>,
    hasher: DefaultHasher,
}

impl Trace {
    pub fn new(whole: bool) -> Self {
        Self { whole, lines: VecDeque::new(), hasher: DefaultHasher::new() }
    }

    /// `now_ms` is the world's time; it is shown in seconds since the beginning.
    pub fn say(&mut self, now_ms: i64, what: &str) {
        let since_ms = now_ms - START.0;
        let line = format!("{:>12}.{:03} {what}", since_ms / 1_000, since_ms % 1_000);
        // With a separator, so that no two stories are the same bytes.
        self.hasher.write(line.as_bytes());
        self.hasher.write_u8(b'\n');
        if !self.whole && self.lines.len() == KEPT_MAX {
            self.lines.pop_front();
        }
        self.lines.push_back(line);
    }

    pub fn hash(&self) -> u64 {
        self.hasher.finish()
    }

    pub fn into_lines(self) -> Vec<String> {
        self.lines.into()
    }
}
