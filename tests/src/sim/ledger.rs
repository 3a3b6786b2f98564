//! What was asked of the queue, and that each change in its tables is explained by what was just done.

use std::collections::{BTreeMap, BTreeSet};

use allmende_db::queue::{Breaker, Burial};
use allmende_domain::time::DAY_MS;

use super::books::{Books, Pair};
use super::peers::Class;
use super::{Checked, broken};

/// An activity as it was enqueued.
#[derive(Debug)]
pub(super) struct Sent {
    pub name: String,
    pub url: String,
    pub object: u32,
    pub kind: &'static str,
    /// By the clock of the node that enqueued it.
    pub created_at: i64,
    pub to: BTreeSet<i64>,
}

impl Sent {
    /// Whether `later` about the same object makes this one pointless, as far as it was not sent yet.
    fn is_superseded_by(&self, later: &Self) -> bool {
        self.object == later.object
            && match later.kind {
                "Delete" => matches!(self.kind, "Create" | "Update"),
                "Update" => self.kind == "Update",
                _ => false,
            }
    }
}

/// What came of an attempt and was handed to the queue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reply {
    pub pair: Pair,
    pub class: Class,
}

/// What was just done.
#[derive(Debug)]
pub(super) enum Cause<'a> {
    Enqueued(i64),
    /// A node looked what to send, and gave up what is too old, at this time of its clock.
    Planned(i64),
    /// A node wrote these down.
    Settled(&'a [Reply]),
    /// A person asked: for these endpoints anything may be tried again, and these deliveries.
    Asked {
        endpoints: BTreeSet<i64>,
        deliveries: BTreeSet<Pair>,
    },
    /// A verified request came from a host.
    Heard,
}

/// The truth beside the tables.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub sent: BTreeMap<i64, Sent>,
    pub delivered: BTreeSet<Pair>,
    pub superseded: BTreeSet<Pair>,
    /// Sent again because a person said so, whatever was sent since.
    pub replayed: BTreeSet<Pair>,
    pub forgotten: BTreeSet<i64>,
    /// Since when an endpoint has answered nothing but that it does not exist.
    pub missing_since: BTreeMap<i64, i64>,
    /// Until when an endpoint asked to be left alone, by the clock of the node that was told.
    pub asked_until: BTreeMap<i64, i64>,
}

impl Ledger {
    pub fn name(&self, seq: i64) -> &str {
        self.sent.get(&seq).map_or("?", |sent| sent.name.as_str())
    }

    fn delivery(&self, books: &Books, pair: Pair) -> String {
        format!("{} for {}", self.name(pair.1), books.endpoints.get(&pair.0).map_or("?", |row| row.inbox.as_str()))
    }

    /// Explains what changed between two looks at the tables, or finds that it cannot be explained.
    pub fn account(&mut self, before: &Books, after: &Books, cause: &Cause<'_>) -> Checked {
        for pair in after.pending.difference(&before.pending) {
            self.became_pending(before, after, *pair, cause)?;
        }
        let left: Vec<Pair> = before.pending.difference(&after.pending).copied().collect();
        for pair in left {
            self.left(before, after, pair, cause)?;
        }
        self.graves(before, after, cause)?;
        self.activities(before, after, cause)?;
        self.endpoints(before, after, cause)?;
        self.balance(after)
    }

    fn became_pending(&self, before: &Books, after: &Books, pair: Pair, cause: &Cause<'_>) -> Checked {
        let buried = before.buried.get(&pair);
        let fine = match cause {
            Cause::Enqueued(seq) => pair.1 == *seq,
            Cause::Asked { deliveries, .. } => deliveries.contains(&pair) && buried.is_some(),
            Cause::Planned(now) => {
                buried.is_some_and(|grave| grave.state == Burial::Parked && grave.at <= now - DAY_MS) && !self.has_later(pair.1)
            }
            Cause::Settled(_) | Cause::Heard => false,
        };
        if fine { Ok(()) } else { broken("pending-explained", format!("{} became pending by {cause:?}", self.delivery(after, pair))) }
    }

    fn has_later(&self, seq: i64) -> bool {
        let object = self.sent.get(&seq).map(|sent| sent.object);
        self.sent.range(seq + 1..).any(|(_, later)| Some(later.object) == object)
    }

    fn left(&mut self, before: &Books, after: &Books, pair: Pair, cause: &Cause<'_>) -> Checked {
        let replies = if let Cause::Settled(replies) = cause { *replies } else { &[] };
        let class = replies.iter().find(|reply| reply.pair == pair).map(|reply| reply.class);
        let gone = after.endpoints.get(&pair.0).is_some_and(|row| row.breaker == Breaker::Gone);
        let grave = after.buried.get(&pair).map(|grave| grave.state);
        let fine = match (cause, grave) {
            (Cause::Settled(_), Some(Burial::Parked)) => class == Some(Class::Parked),
            (Cause::Settled(_), Some(Burial::Dead)) => class == Some(Class::Dead) || (gone && class != Some(Class::Delivered)),
            (Cause::Settled(_), None) => {
                self.delivered.insert(pair);
                class == Some(Class::Delivered)
            }
            (Cause::Planned(now), Some(Burial::Dead)) => self.may_be_given_up(before, pair, *now),
            (Cause::Planned(_), None) => {
                self.superseded.insert(pair);
                self.is_superseded(before, pair)
            }
            _ => false,
        };
        if fine {
            return Ok(());
        }
        let rule = if grave.is_none() { "removed-only-after-2xx" } else { "burial-explained" };
        broken(rule, format!("{} left as {grave:?} with {class:?} by {cause:?}", self.delivery(before, pair)))
    }

    fn is_superseded(&self, books: &Books, pair: Pair) -> bool {
        let Some(sent) = self.sent.get(&pair.1) else { return false };
        let later = books.pending.range((pair.0, pair.1 + 1)..(pair.0 + 1, 0)).filter_map(|(_, seq)| self.sent.get(seq));
        later.into_iter().any(|later| sent.is_superseded_by(later))
    }

    /// After seven days without success most of it, after fourteen days all of it.
    fn may_be_given_up(&self, before: &Books, pair: Pair, now: i64) -> bool {
        let (Some(sent), Some(row)) = (self.sent.get(&pair.1), before.endpoints.get(&pair.0)) else { return false };
        let away = row.failures > 0 && row.first_failure_at.is_some_and(|at| at <= now - 7 * DAY_MS);
        let later = before.pending.range((pair.0, pair.1 + 1)..(pair.0 + 1, 0)).filter_map(|(_, seq)| self.sent.get(seq));
        let is_last_update = sent.kind == "Update"
            && !later.into_iter().any(|later| later.object == sent.object && matches!(later.kind, "Update" | "Delete"));
        let is_kept = matches!(sent.kind, "Accept" | "Delete") || is_last_update;
        self.may_be_too_old(pair.1, now) || (away && !is_kept)
    }

    /// The limit is an activity's number, so what was enqueued before one that is old enough counts as old enough.
    fn may_be_too_old(&self, seq: i64, now: i64) -> bool {
        self.sent.range(seq..).any(|(_, sent)| sent.created_at <= now - 14 * DAY_MS)
    }

    fn graves(&self, before: &Books, after: &Books, cause: &Cause<'_>) -> Checked {
        for (pair, grave) in &before.buried {
            let fine = match (after.buried.get(pair), cause) {
                (Some(same), _) if same == grave => true,
                (Some(now_dead), Cause::Planned(now)) => {
                    let too_old = self.sent.get(&pair.1).is_none_or(|sent| sent.created_at <= now - 14 * DAY_MS);
                    grave.state == Burial::Parked && now_dead.state == Burial::Dead && (self.has_later(pair.1) || too_old)
                }
                (None, _) if after.pending.contains(pair) => true,
                (None, Cause::Planned(_)) => !after.activities.contains_key(&pair.1),
                _ => false,
            };
            if !fine {
                return broken(
                    "nothing-lost",
                    format!("{} was {grave:?} and is {:?}", self.delivery(before, *pair), after.buried.get(pair)),
                );
            }
        }
        for pair in after.buried.keys() {
            if after.pending.contains(pair) {
                return broken("pending-or-buried", format!("{} is both", self.delivery(after, *pair)));
            }
            if !before.buried.contains_key(pair) && !before.pending.contains(pair) {
                return broken("burial-explained", format!("{} came from nowhere", self.delivery(after, *pair)));
            }
        }
        Ok(())
    }

    fn activities(&mut self, before: &Books, after: &Books, cause: &Cause<'_>) -> Checked {
        for seq in before.activities.keys().filter(|seq| !after.activities.contains_key(seq)) {
            let waits = before.pending.iter().any(|pair| pair.1 == *seq);
            let old = self.sent.get(seq).map_or(i64::MAX, |sent| sent.created_at);
            match cause {
                Cause::Planned(now) if !waits && old <= now - 30 * DAY_MS => self.forgotten.insert(*seq),
                _ => return broken("nothing-lost", format!("{} was forgotten by {cause:?}", self.name(*seq))),
            };
        }
        Ok(())
    }

    fn endpoints(&mut self, before: &Books, after: &Books, cause: &Cause<'_>) -> Checked {
        for (id, row) in &after.endpoints {
            let was = before.endpoints.get(id).map_or(Breaker::Closed, |row| row.breaker);
            if was == row.breaker {
                continue;
            }
            let asked = matches!(cause, Cause::Asked { endpoints, .. } if endpoints.contains(id));
            let fine = match (was, row.breaker) {
                (Breaker::Suspended | Breaker::Gone, _) | (_, Breaker::Suspended) => {
                    asked || (!before.endpoints.contains_key(id) && matches!(cause, Cause::Enqueued(_)))
                }
                (_, Breaker::HalfOpen) => asked || matches!(cause, Cause::Heard),
                (_, Breaker::Gone) => matches!(cause, Cause::Settled(_)) && self.missing_since.contains_key(id),
                (_, Breaker::Open | Breaker::Closed) => matches!(cause, Cause::Settled(_)),
            };
            if !fine {
                return broken("breaker-explained", format!("{} went from {was:?} to {:?} by {cause:?}", row.inbox, row.breaker));
            }
        }
        Ok(())
    }

    /// Delivered + superseded + pending + parked + dead = addressed, for each activity, and the books say the same.
    fn balance(&self, books: &Books) -> Checked {
        let mut left: BTreeMap<i64, [i64; 2]> = BTreeMap::new();
        for pair in books.pending.iter().chain(books.buried.keys()) {
            left.entry(pair.1).or_default()[0] += 1;
        }
        for pair in &self.superseded {
            left.entry(pair.1).or_default()[1] += 1;
        }
        let mut delivered: BTreeMap<i64, i64> = BTreeMap::new();
        for pair in &self.delivered {
            *delivered.entry(pair.1).or_default() += 1;
        }
        for (seq, row) in &books.activities {
            let [waiting, superseded] = left.get(seq).copied().unwrap_or_default();
            let arrived = delivered.get(seq).copied().unwrap_or_default();
            let addressed = self.sent.get(seq).map_or(-1, |sent| sent.to.len() as i64);
            let fine = row.audience == addressed && row.superseded == superseded && waiting + superseded + arrived == addressed;
            if !fine {
                let what = format!(
                    "{}: {addressed} addressed, {waiting} wait or are buried, {superseded} superseded, {arrived} delivered; the books have {row:?}",
                    self.name(*seq)
                );
                return broken("status-counts", what);
            }
        }
        Ok(())
    }
}
