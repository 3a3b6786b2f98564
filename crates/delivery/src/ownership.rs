//! Which part of the work this process may do, when several share a database.
//!
//! Every endpoint lies in one of 64 slots by its id; each slot, and each kind of work that one process does for all ([`Work`]), is a
//! lease. A node keeps its leases by signs of life ([`Ownership::renew_once`]); one whose beat another node has seen standing still for
//! a whole lease, by that node's own clock, has lost them. Two things follow for whoever works under a lease:
//!
//! - before something leaves for the network it asks [`Permit::is_good`]: the time since its own last sign of life is short enough;
//! - every transaction that writes what came of it begins with [`Ownership::fence`] or [`Ownership::fence_work`], which keeps the lease
//!   where it is until the transaction ends, or says that it is lost: then nothing may be written.
//!
//! What this does not do: call back a request that is on its way when its node stops in the middle (SIGSTOP). Its answer is
//! not written; the peer sees the same activity twice.

mod part;
mod rendezvous;
mod renewal;
mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use allmende_db::{Db, DbError, Tx, leases};
use allmende_domain::time::UnixMillis;
use tokio::sync::Notify;

pub use part::{Part, Work, bit_of, slot_of};
pub use renewal::Renewal;

use crate::parameters::{Chance, Clock};
use renewal::Standing;

/// The topic of notices about leases: somebody came, went or gave something back.
pub const LEASES_TOPIC: &str = "leases";

/// What this process owns.
#[derive(Default)]
pub struct Ownership(Option<Leased>);

/// How a node takes part.
pub struct Membership {
    /// Stays the same over restarts of a node, and is nobody else's.
    pub id: String,
    /// For people: the machine and where it listens.
    pub name: String,
    /// After so long without a sign of life everything of it goes to others.
    pub lease_ms: i64,
    /// For measuring, never for comparing with another node's: best one that cannot be set.
    pub clock: Arc<dyn Clock>,
    /// The time of day, for people only.
    pub wall: Arc<dyn Clock>,
    pub chance: Arc<dyn Chance>,
}

struct Leased {
    db: Db,
    member: Membership,
    held: Mutex<Held>,
    /// Held while leases change hands.
    standing: tokio::sync::Mutex<Standing>,
    /// Look at the leases now rather than with the next sign of life.
    poked: Notify,
    retiring: AtomicBool,
}

/// What is known in memory. The table decides.
#[derive(Default)]
struct Held {
    /// The id under which the tokens are ours.
    id: String,
    /// Until when we may rely on it without asking.
    valid_until: Option<UnixMillis>,
    tokens: BTreeMap<Part, Token>,
    /// Slots lost since the queue last asked.
    lost: u64,
    /// Work under way, by kind.
    busy: BTreeMap<Work, usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Token {
    number: i64,
    /// Another node should have it: nothing more is begun under it.
    leaving: bool,
}

impl Held {
    fn may_begin(&self, part: Part, now: UnixMillis) -> Option<i64> {
        let token = self.tokens.get(&part).filter(|token| !token.leaving)?;
        self.is_valid(now).then_some(token.number)
    }

    fn is_valid(&self, now: UnixMillis) -> bool {
        self.valid_until.is_some_and(|until| now < until)
    }

    fn drop_part(&mut self, part: Part, number: i64) {
        if self.tokens.get(&part).is_some_and(|token| token.number == number) {
            self.tokens.remove(&part);
            self.lost |= part.bit();
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.tokens.len()).unwrap_or(u32::MAX)
    }

    fn slots(&self, wanted: impl Fn(&Token) -> bool) -> u64 {
        self.tokens.iter().filter(|(_, token)| wanted(token)).fold(0, |slots, (part, _)| slots | part.bit())
    }
}

impl Leased {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Which of these parts we hold according to the table, until the transaction ends. What we thought to hold and do not is forgotten.
    async fn fenced(&self, tx: &mut Tx, parts: &BTreeSet<Part>) -> Result<BTreeSet<Part>, DbError> {
        let (id, tokens) = {
            let held = self.held();
            let known = parts.iter().filter_map(|part| Some((*part, held.tokens.get(part)?.number)));
            (held.id.clone(), known.collect::<BTreeMap<Part, i64>>())
        };
        let names: Vec<String> = tokens.keys().map(Part::to_string).collect();
        let rows: BTreeMap<String, i64> = leases::hold(tx, &id, &names).await?.into_iter().collect();
        let (ours, lost): (Vec<_>, Vec<_>) = tokens.into_iter().partition(|(part, number)| rows.get(&part.to_string()) == Some(number));
        for (part, number) in lost {
            self.held().drop_part(part, number);
            metrics::counter!("allmende_delivery_fenced_total").increment(1);
            tracing::warn!(lease.name = %part, lease.token = number, "This lease went to another node: nothing is written under it");
        }
        Ok(ours.into_iter().map(|(part, _)| part).collect())
    }
}

impl Ownership {
    /// Of the only process on its database: everything, always, at no cost.
    #[must_use]
    pub const fn everything() -> Self {
        Self(None)
    }

    /// Nothing yet; what [`Ownership::renew_once`] gets. `db` is best one of its own, so that signs of life do not wait for a connection.
    #[must_use]
    pub fn leased(db: Db, member: Membership) -> Self {
        let standing = tokio::sync::Mutex::new(Standing::of(&member));
        let (held, poked, retiring) = (Mutex::default(), Notify::new(), AtomicBool::new(false));
        Self(Some(Leased { db, member, held, standing, poked, retiring }))
    }

    /// The id of this node now; `None` where there are no nodes.
    #[must_use]
    pub fn node(&self) -> Option<String> {
        self.0.as_ref().map(|leased| leased.held().id.clone())
    }

    /// The slots in which something may begin now: bit n for the endpoints whose id leaves n when divided by 64.
    #[must_use]
    pub fn slots(&self) -> u64 {
        let Some(leased) = &self.0 else { return u64::MAX };
        let now = leased.member.clock.now();
        let held = leased.held();
        if held.is_valid(now) { held.slots(|token| !token.leaving) } else { 0 }
    }

    /// Whether a request to this endpoint may begin now.
    #[must_use]
    pub fn holds(&self, endpoint_id: i64) -> bool {
        self.slots() & bit_of(endpoint_id) != 0
    }

    /// Whether work of this kind may begin now.
    #[must_use]
    pub fn holds_work(&self, work: Work) -> bool {
        let Some(leased) = &self.0 else { return true };
        let now = leased.member.clock.now();
        leased.held().may_begin(Part::Work(work), now).is_some()
    }

    /// For one request to this endpoint; one that is never good when none may begin.
    #[must_use]
    pub fn permit(self: &Arc<Self>, endpoint_id: i64) -> Permit {
        let Some(leased) = &self.0 else { return Permit(None) };
        let part = Part::Slot(slot_of(endpoint_id));
        let now = leased.member.clock.now();
        let number = leased.held().may_begin(part, now);
        Permit(Some((Arc::clone(self), part, number)))
    }

    /// Begins some work of this kind; `None` when it is not ours to do. While the guard lives the lease is not given back.
    #[must_use]
    pub fn begin(&self, work: Work) -> Option<Busy<'_>> {
        let Some(leased) = &self.0 else { return Some(Busy(None)) };
        let now = leased.member.clock.now();
        let mut held = leased.held();
        held.may_begin(Part::Work(work), now)?;
        *held.busy.entry(work).or_default() += 1;
        Some(Busy(Some((leased, work))))
    }

    /// Call first in a transaction that writes about these endpoints. Those whose slot is no longer ours: nothing may be written about
    /// them. The others stay ours until the transaction ends.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn fence(&self, tx: &mut Tx, endpoints: &BTreeSet<i64>) -> Result<BTreeSet<i64>, DbError> {
        let Some(leased) = &self.0 else { return Ok(BTreeSet::new()) };
        let parts = endpoints.iter().map(|id| Part::Slot(slot_of(*id))).collect();
        let ours = leased.fenced(tx, &parts).await?;
        Ok(endpoints.iter().filter(|id| !ours.contains(&Part::Slot(slot_of(**id)))).copied().collect())
    }

    /// The same for work of one kind; `false`: nothing may be written.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn fence_work(&self, tx: &mut Tx, work: Work) -> Result<bool, DbError> {
        let Some(leased) = &self.0 else { return Ok(true) };
        let part = Part::Work(work);
        Ok(leased.fenced(tx, &BTreeSet::from([part])).await?.contains(&part))
    }

    /// Slots that were lost since the last call: what is known of them in memory is worth nothing.
    #[must_use]
    pub fn take_lost(&self) -> u64 {
        self.0.as_ref().map_or(0, |leased| std::mem::take(&mut leased.held().lost))
    }

    /// Slots in which nothing more begins, because another node should have them. Whoever works in them gives them back with
    /// [`Ownership::give_back`] once nothing is under way.
    #[must_use]
    pub fn leaving_slots(&self) -> u64 {
        self.0.as_ref().map_or(0, |leased| leased.held().slots(|token| token.leaving))
    }

    /// Looks at the leases now rather than with the next sign of life.
    pub fn poke(&self) {
        if let Some(leased) = &self.0 {
            leased.poked.notify_one();
        }
    }

    /// From now on everything goes to other nodes, as soon as nothing of it is under way. Alone, the node keeps it until
    /// [`Ownership::leave`].
    pub fn retire(&self) {
        if let Some(leased) = &self.0 {
            leased.retiring.store(true, Ordering::SeqCst);
            leased.poked.notify_one();
        }
    }
}

/// Leave to send one request.
#[derive(Clone)]
pub struct Permit(Option<(Arc<Ownership>, Part, Option<i64>)>);

impl Permit {
    /// Whether the request may go out now. Ask at the last moment before the network.
    #[must_use]
    pub fn is_good(&self) -> bool {
        let Some((ownership, part, number)) = &self.0 else { return true };
        let Some(leased) = &ownership.0 else { return true };
        let now = leased.member.clock.now();
        let held = leased.held();
        held.is_valid(now) && number.is_some() && held.tokens.get(part).map(|token| token.number) == *number
    }
}

impl std::fmt::Debug for Permit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Permit").field(&self.0.as_ref().map(|(_, part, number)| (*part, *number))).finish()
    }
}

/// Work of one kind is under way.
#[must_use = "the work counts as under way only as long as this lives"]
pub struct Busy<'a>(Option<(&'a Leased, Work)>);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        let Some((leased, work)) = self.0 else { return };
        let mut held = leased.held();
        if let Some(count) = held.busy.get_mut(&work) {
            *count = count.saturating_sub(1);
        }
        // Somebody waits for it.
        if held.tokens.get(&Part::Work(work)).is_some_and(|token| token.leaving) {
            leased.poked.notify_one();
        }
    }
}
