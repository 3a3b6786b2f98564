//! What a run came to, one line each.

use std::fmt;
use std::time::Duration;

use super::ledger::Ledger;
use super::peer::Record;
use super::server::Holdings;
use super::{Death, Engine, Options};

/// The figures of a run in which nothing was lost.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    pub engine: &'static str,
    pub seed: u64,
    pub how: &'static str,
    pub kills: u32,
    /// Writes to the disk that no flush had followed when the power was cut, and those of them that were there afterwards.
    pub unflushed: usize,
    pub survived: usize,
    /// Beside those, kills while the server was starting.
    pub kills_at_start: u32,
    pub acknowledged_in: u64,
    pub acknowledged_out: u64,
    /// Writes of members of which nobody heard whether they were done.
    pub unanswered: u64,
    /// Activities that arrived at peers, each counted once for each peer.
    pub delivered: u64,
    /// Arrivals of what had arrived before.
    pub duplicates: u64,
    /// From the start of the process to its first "ready".
    pub restarts: Vec<Duration>,
    pub resident_kib: (u64, u64),
    pub descriptors: (u64, u64),
    pub log_bytes: u64,
    pub duration: Duration,
}

impl Figures {
    pub(super) fn of(options: &Options) -> Self {
        let engine = match options.engine {
            Engine::Sqlite => "SQLite",
            Engine::Postgres => "PostgreSQL",
        };
        let how = match options.death {
            Death::Kill => "SIGKILL",
            Death::PowerCut { .. } => "power cut",
            Death::At(_) => "at named places",
            Death::Failover => "database failover",
        };
        Self { engine, how, seed: options.seed, ..Self::default() }
    }

    pub(super) fn count(&mut self, ledger: &Ledger, peers: &[Record], before: Option<Holdings>, after: Option<Holdings>) {
        self.acknowledged_in = ledger.acknowledged_in();
        self.acknowledged_out = ledger.written;
        self.unanswered = ledger.unanswered;
        self.delivered = peers.iter().map(|peer| u64::try_from(peer.first.len()).unwrap_or(u64::MAX)).sum();
        self.duplicates = peers.iter().map(|peer| peer.duplicates).sum();
        self.resident_kib = (before.map_or(0, |h| h.resident_kib), after.map_or(0, |h| h.resident_kib));
        self.descriptors = (before.map_or(0, |h| h.descriptors), after.map_or(0, |h| h.descriptors));
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut restarts = self.restarts.clone();
        restarts.sort();
        let median = restarts.get(restarts.len() / 2).copied().unwrap_or_default();
        let longest = restarts.last().copied().unwrap_or_default();
        writeln!(f, "engine             {}", self.engine)?;
        writeln!(f, "seed               {}", self.seed)?;
        writeln!(f, "brought down       {} times under load ({}), {} while starting", self.kills, self.how, self.kills_at_start)?;
        if self.unflushed > 0 {
            writeln!(f, "not flushed        {} writes, of which {} survived", self.unflushed, self.survived)?;
        }
        writeln!(f, "acknowledged in    {}", self.acknowledged_in)?;
        writeln!(f, "acknowledged out   {} ({} without an answer)", self.acknowledged_out, self.unanswered)?;
        writeln!(f, "lost               0")?;
        writeln!(f, "delivered          {}", self.delivered)?;
        writeln!(f, "duplicates         {}", self.duplicates)?;
        writeln!(f, "ready again        median {} ms, longest {} ms", median.as_millis(), longest.as_millis())?;
        writeln!(f, "resident           {} KiB at first, {} KiB in the end", self.resident_kib.0, self.resident_kib.1)?;
        writeln!(f, "descriptors        {} at first, {} in the end", self.descriptors.0, self.descriptors.1)?;
        writeln!(f, "write-ahead log    {} KiB", self.log_bytes / 1024)?;
        write!(f, "duration           {:.1} s", self.duration.as_secs_f64())
    }
}
