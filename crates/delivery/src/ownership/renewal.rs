//! Signs of life, and leases that change hands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::time::Duration;

use allmende_db::leases::{self, Lease, Node};
use allmende_db::{DbError, Tx};
use allmende_domain::time::UnixMillis;
use tokio_util::sync::CancellationToken;

use super::rendezvous::chosen;
use super::watch::{Seen, Watch};
use super::{LEASES_TOPIC, Leased, Membership, Ownership, Part, Token};
use crate::limits::{BEATS_PER_LEASE, LEASE_MARGIN_DIVISOR};

/// How a node stands with the others.
pub(super) struct Standing {
    id: String,
    /// Our last beat; `None` before we are among the nodes.
    beat: Option<i64>,
    /// Signs of life that ended in an error and may have been written all the same.
    unsure: i64,
    started_at: UnixMillis,
    watch: Watch,
}

impl Standing {
    pub fn of(member: &Membership) -> Self {
        Self { id: member.id.clone(), beat: None, unsure: 0, started_at: member.wall.now(), watch: Watch::default() }
    }
}

/// What a look at the leases changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Renewal {
    pub taken: usize,
    pub released: usize,
    /// Nodes that gave no sign of life and were declared lost.
    pub lost_nodes: usize,
}

/// What is to change, from one look.
struct Plan {
    /// Nodes to be declared lost, with their beat.
    silent: Vec<(String, i64)>,
    /// What we hold and should not, or what stands in our name and we do not hold, with its token.
    release: Vec<(String, i64)>,
    /// Whether there is something to take from nodes that are no more, or from nobody.
    grab: bool,
}

impl Ownership {
    /// One sign of life and one look: declares lost who has been silent for too long, takes what is nobody's and ours by rendezvous, and
    /// marks what should be another node's. Call it every third of a lease; [`Ownership::run`] does.
    ///
    /// # Errors
    /// [`DbError`]; what was held before is held on as long as the last sign of life carries.
    pub async fn renew_once(&self) -> Result<Renewal, DbError> {
        let Some(leased) = &self.0 else { return Ok(Renewal::default()) };
        let mut standing = leased.standing.lock().await;
        let began = leased.member.clock.now();
        let newcomer = leased.give_sign(&mut standing, began).await?;
        let (nodes, rows) = {
            let mut conn = leased.db.read().await?;
            (leases::nodes(&mut conn).await?, leases::all(&mut conn).await?)
        };
        let seen: Vec<Seen<'_>> = nodes
            .iter()
            .filter(|node| node.id != standing.id)
            .map(|node| Seen { id: &node.id, beat: node.beat, lease_ms: node.lease_ms })
            .collect();
        let silent = standing.watch.silent(&seen, leased.member.lease_ms, began);
        let living: Vec<&Node> = nodes.iter().filter(|node| !silent.iter().any(|(id, _)| *id == node.id)).collect();
        let plan = leased.plan(&standing.id, &living, &rows, silent);
        let renewal = leased.change(&standing.id, &nodes, &living, &plan).await?;
        drop(standing);
        metrics::gauge!("allmende_delivery_leases_held").set(f64::from(leased.held().count()));
        if newcomer || renewal != Renewal::default() {
            leased.tell().await;
        }
        Ok(renewal)
    }

    /// Renews until `stop`; `changed` is called after leases came or are to go, so that whoever works under them looks at once.
    pub async fn run(&self, stop: CancellationToken, changed: impl Fn() + Send + Sync) {
        let Some(leased) = &self.0 else { return };
        let every = Duration::from_millis(u64::try_from(leased.member.lease_ms / BEATS_PER_LEASE).unwrap_or(1).max(1));
        let patience = Duration::from_millis(u64::try_from(leased.member.lease_ms).unwrap_or(u64::MAX));
        let mut healthy = true;
        while !stop.is_cancelled() {
            // A database that neither answers nor refuses must not stop our heart for good.
            let renewed = tokio::time::timeout(patience, self.renew_once()).await;
            match renewed.unwrap_or_else(|_| Err(DbError::Unavailable("no answer for a whole lease".to_owned()))) {
                Ok(renewal) => {
                    if !healthy {
                        tracing::info!("Signs of life reach the database again");
                    }
                    healthy = true;
                    if renewal != Renewal::default() || self.leaving_slots() != 0 {
                        changed();
                    }
                }
                Err(error) => {
                    if healthy {
                        tracing::error!(%error, "A sign of life could not be given; without one, other nodes take over what is ours");
                    }
                    healthy = false;
                }
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = leased.poked.notified() => {}
                () = tokio::time::sleep(every) => {}
            }
        }
    }

    /// Gives back those of these slots that should be another node's. Nothing of them may be under way.
    ///
    /// # Errors
    /// [`DbError`]; then they are still held, and nothing more begins in them.
    pub async fn give_back(&self, slots: u64) -> Result<(), DbError> {
        let Some(leased) = self.0.as_ref().filter(|_| slots != 0) else { return Ok(()) };
        let standing = leased.standing.lock().await;
        let going: Vec<(Part, i64)> = {
            let held = leased.held();
            let going = held.tokens.iter().filter(|(part, token)| token.leaving && part.bit() & slots != 0);
            going.map(|(part, token)| (*part, token.number)).collect()
        };
        if going.is_empty() {
            return Ok(());
        }
        let mut tx = leased.db.begin().await?;
        for (part, number) in &going {
            leases::release(&mut tx, &part.to_string(), &standing.id, *number).await?;
        }
        tx.commit().await?;
        drop(standing);
        leased.held().tokens.retain(|part, token| !going.contains(&(*part, token.number)));
        tracing::debug!(leases = going.len(), "Leases were given back");
        leased.tell().await;
        Ok(())
    }

    /// Gives everything back and says goodbye. Nothing may be under way, and nothing may begin afterwards.
    ///
    /// # Errors
    /// [`DbError`]; then others take over after a lease.
    pub async fn leave(&self) -> Result<(), DbError> {
        let Some(leased) = &self.0 else { return Ok(()) };
        leased.retiring.store(true, Ordering::SeqCst);
        let mut standing = leased.standing.lock().await;
        let tokens = {
            let mut held = leased.held();
            held.valid_until = None;
            std::mem::take(&mut held.tokens)
        };
        let mut tx = leased.db.begin().await?;
        for (part, token) in &tokens {
            leases::release(&mut tx, &part.to_string(), &standing.id, token.number).await?;
        }
        leases::remove(&mut tx, &standing.id).await?;
        tx.commit().await?;
        standing.beat = None;
        leased.tell().await;
        Ok(())
    }
}

impl Leased {
    /// Says that we live; `true` when we came anew. Whoever was declared lost, or finds another program under its id, has lost everything.
    async fn give_sign(&self, standing: &mut Standing, began: UnixMillis) -> Result<bool, DbError> {
        let (leaving, wall) = (self.retiring.load(Ordering::SeqCst), self.member.wall.now());
        if let Some(beat) = standing.beat {
            let mut tx = self.db.begin().await?;
            let unsure = standing.unsure;
            standing.unsure = unsure.saturating_add(1);
            let next = leases::beat(&mut tx, &standing.id, beat, unsure, leaving, wall).await?;
            tx.commit().await?;
            standing.unsure = 0;
            standing.beat = next;
            if next.is_some() {
                self.rely_on(began);
                return Ok(false);
            }
            self.lose_everything();
            let mut conn = self.db.read().await?;
            if leases::nodes(&mut conn).await?.iter().any(|node| node.id == standing.id) {
                standing.id = fresh_id(&self.member);
                tracing::error!(
                    "Another program uses the id of this node: was its data directory copied? This one goes on under another id; remove \
                     the file node.id from one of the directories"
                );
            } else {
                tracing::warn!("Other nodes declared this one lost and took over its work; it joins again");
            }
        }
        let mut tx = self.db.begin().await?;
        leases::ensure(&mut tx, Part::all().map(|part| part.to_string())).await?;
        let (lease_ms, started_at) = (self.member.lease_ms, standing.started_at);
        let (id, name) = (standing.id.clone(), self.member.name.clone());
        let beat = leases::register(&mut tx, &Node { id, name, beat: 0, lease_ms, leaving, started_at, seen_at: wall }).await?;
        tx.commit().await?;
        standing.beat = Some(beat);
        self.held().id.clone_from(&standing.id);
        self.rely_on(began);
        Ok(true)
    }

    /// Counted from before the sign of life was given: whoever watches saw it later.
    fn rely_on(&self, began: UnixMillis) {
        let lease_ms = self.member.lease_ms;
        self.held().valid_until = Some(began.plus(lease_ms - lease_ms / LEASE_MARGIN_DIVISOR));
    }

    fn lose_everything(&self) {
        let mut held = self.held();
        held.valid_until = None;
        let lost = held.slots(|_| true);
        held.lost |= lost;
        held.tokens.clear();
    }

    /// Brings memory up to what the table says, and decides what is to change.
    fn plan(&self, id: &str, living: &[&Node], rows: &[Lease], silent: Vec<(String, i64)>) -> Plan {
        let by_name: BTreeMap<&str, &Lease> = rows.iter().map(|row| (row.name.as_str(), row)).collect();
        let mut plan = Plan { grab: !silent.is_empty(), silent, release: Vec::new() };
        let mut held = self.held();
        for part in Part::all() {
            let name = part.to_string();
            let Some(row) = by_name.get(name.as_str()) else { continue };
            let mine = row.owner.as_deref() == Some(id);
            let known = held.tokens.get(&part).map(|token| token.number);
            if let Some(number) = known.filter(|number| !mine || *number != row.token) {
                held.drop_part(part, number);
            }
            let should = owner_of(&name, id, living) == id;
            match (held.tokens.get(&part).copied(), part) {
                (Some(token), Part::Work(work)) if !should && held.busy.get(&work).copied().unwrap_or(0) == 0 => {
                    plan.release.push((name, token.number));
                    held.tokens.insert(part, Token { leaving: true, ..token });
                }
                (Some(token), _) => {
                    held.tokens.insert(part, Token { leaving: !should, ..token });
                }
                // From a former life of ours, or a change of which we never learned that it was written.
                (None, _) if mine => {
                    plan.release.push((name, row.token));
                    plan.grab = true;
                }
                (None, _) => {
                    let orphan = row.owner.as_deref().is_some_and(|owner| !living.iter().any(|node| node.id == owner));
                    plan.grab |= orphan || (row.owner.is_none() && should);
                }
            }
        }
        plan
    }

    /// Makes the changes in one transaction, then notes them in memory.
    async fn change(&self, id: &str, nodes: &[Node], living: &[&Node], plan: &Plan) -> Result<Renewal, DbError> {
        if !plan.grab && plan.release.is_empty() {
            return Ok(Renewal::default());
        }
        let mut renewal = Renewal::default();
        let mut tx = self.db.begin().await?;
        for (lost, beat) in &plan.silent {
            if leases::declare_lost(&mut tx, lost, *beat).await? {
                renewal.lost_nodes += 1;
                let name = nodes.iter().find(|node| node.id == *lost).map(|node| node.name.as_str());
                tracing::warn!(node.id = lost, node.name = name, "A node gave no sign of life for its whole lease; others take over");
            }
        }
        leases::free_orphans(&mut tx).await?;
        for (name, token) in &plan.release {
            renewal.released += usize::from(leases::release(&mut tx, name, id, *token).await?);
        }
        let taken = take(&mut tx, id, living).await?;
        tx.commit().await?;
        renewal.taken = taken.len();
        let released: BTreeSet<&(String, i64)> = plan.release.iter().collect();
        let mut held = self.held();
        held.tokens.retain(|part, token| !released.contains(&(part.to_string(), token.number)));
        held.tokens.extend(taken.into_iter().map(|(part, number)| (part, Token { number, leaving: false })));
        if renewal.taken + renewal.released > 0 {
            let (taken, released, now_held) = (renewal.taken, renewal.released, held.tokens.len());
            tracing::info!(leases.taken = taken, leases.given_back = released, leases.held = now_held, "Leases changed hands");
        }
        Ok(renewal)
    }

    /// The others should look. It saves them a third of a lease.
    async fn tell(&self) {
        let id = self.held().id.clone();
        if let Err(error) = self.db.tell(&id, &[LEASES_TOPIC]).await {
            tracing::debug!(%error, "other nodes could not be told about leases");
        }
    }
}

/// Takes what is nobody's and should be ours.
async fn take(tx: &mut Tx, id: &str, living: &[&Node]) -> Result<Vec<(Part, i64)>, DbError> {
    let free: BTreeMap<String, i64> =
        leases::all(tx).await?.into_iter().filter(|row| row.owner.is_none()).map(|row| (row.name, row.token)).collect();
    let mut taken = Vec::new();
    for part in Part::all() {
        let name = part.to_string();
        let Some(token) = free.get(&name).filter(|_| owner_of(&name, id, living) == id) else { continue };
        if let Some(number) = leases::take(tx, &name, id, *token).await? {
            taken.push((part, number));
        }
    }
    Ok(taken)
}

/// Who should own it: one of those that stay, or, when all are leaving, who looks.
fn owner_of<'a>(name: &str, id: &'a str, living: &[&'a Node]) -> &'a str {
    chosen(name, living.iter().filter(|node| !node.leaving).map(|node| node.id.as_str())).unwrap_or(id)
}

/// 96 random bits.
fn fresh_id(member: &Membership) -> String {
    (0..3).map(|_| word(member.chance.fraction())).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fraction below 1 times 2^32 fits 32 bits")]
fn word(fraction: f64) -> String {
    format!("{:08x}", (fraction.clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32)
}
