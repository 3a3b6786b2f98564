//! What is sent next: free slots go to the lanes in line, pages of the table to those that ran empty, many lanes with one statement.

use std::collections::{BTreeSet, HashMap};

use allmende_db::DbError;
use allmende_db::queue::{self, Burial, Buried, Pending};
use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use bytes::Bytes;

use crate::figures::gauge;
use crate::lane::Lane;
use crate::limits;
use crate::queue::{Queue, State};
use crate::wire::Outgoing;

/// An activity as it goes over the wire.
#[derive(Clone)]
pub(crate) struct Body {
    activity_url: ObjectUrl,
    kind: String,
    actor_id: ActorId,
    bytes: Bytes,
}

impl State {
    /// Looks a few times a second which endpoints keep us waiting.
    fn note_slow(&mut self, now: UnixMillis) {
        if self.slow_noted_at.is_none_or(|at| now.since(at).abs() >= limits::SLOW_EVERY_MS) {
            self.slow_noted_at = Some(now);
            self.lanes.note_slow(now.plus(-limits::SLOW_MS));
        }
    }
}

impl Queue {
    /// Gives free slots to lanes, one each in turn, reading at most `loads` times in between.
    pub(crate) async fn fill(&self, state: &mut State, now: UnixMillis, loads: usize) -> Result<Vec<Outgoing>, DbError> {
        state.note_slow(now);
        let mut chosen = Vec::new();
        let ready = match self.choose(state, now, loads, &mut chosen).await {
            Ok(()) => self.outgoing(state, &chosen, now).await,
            Err(error) => Err(error),
        };
        if ready.is_err() {
            for (id, seq, _) in &chosen {
                state.lanes.change(*id, |lane| lane.undo_start(*seq));
                state.lanes.queue(*id);
            }
        }
        gauge("allmende_delivery_in_flight", state.lanes.in_flight());
        ready
    }

    async fn choose(&self, state: &mut State, now: UnixMillis, loads: usize, chosen: &mut Vec<(i64, i64, u32)>) -> Result<(), DbError> {
        state.unfinished = false;
        for round in 0..=loads {
            let started = state.lanes.start(now, &self.parameters, self.ownership.slots(), limits::LANES_PER_LOAD);
            chosen.extend(started.chosen);
            if started.hungry.is_empty() {
                break;
            }
            let loaded = if round < loads { self.load(state, &started.hungry, now).await } else { Ok(true) };
            for id in started.hungry {
                state.lanes.queue_again(id);
            }
            state.unfinished = round == loads;
            if !loaded? {
                break;
            }
        }
        Ok(())
    }

    /// Reads on in the table for some lanes; removes what a later activity made pointless. `false` when memory holds all it may.
    async fn load(&self, state: &mut State, hungry: &[i64], now: UnixMillis) -> Result<bool, DbError> {
        let wanted = hungry.iter().filter_map(|id| state.lanes.get(*id).and_then(Lane::wants_page));
        let limit = wanted.max().unwrap_or(limits::LANE_PAGE);
        let room = limits::ITEMS_MAX.saturating_sub(state.lanes.loaded()) / limit;
        let ids = hungry.get(..room.min(hungry.len())).unwrap_or_default();
        if ids.is_empty() {
            return Ok(false);
        }
        let mut conn = self.db.read().await?;
        let rows = queue::pending_pages(&mut conn, ids, i64::try_from(limit).unwrap_or(i64::MAX)).await?;
        drop(conn);
        let mut pages: HashMap<i64, Vec<Pending>> = HashMap::with_capacity(ids.len());
        for row in rows {
            pages.entry(row.endpoint_id).or_default().push(row);
        }
        let (mut superseded, mut missing) = (Vec::new(), Vec::new());
        for &id in ids {
            let rows = pages.remove(&id).unwrap_or_default();
            let page = state.lanes.change(id, |lane| lane.take_page(rows, limit)).unwrap_or_default();
            superseded.extend(page.superseded.into_iter().map(|seq| (id, seq)));
            missing.extend(page.missing.into_iter().map(|seq| (id, seq)));
        }
        if superseded.is_empty() && missing.is_empty() {
            return Ok(true);
        }
        let removed = self.set_aside(superseded, missing, now).await;
        if removed.is_err() {
            // Their rows are still there: what is about the same object must not pass them, or they would be sent after it.
            for &id in ids {
                state.lanes.change(id, Lane::reread);
            }
        }
        let (removed, dead) = removed?;
        state.aside.superseded += removed;
        state.aside.dead += dead;
        metrics::counter!("allmende_deliveries_total", "outcome" => "superseded").increment(removed as u64);
        Ok(true)
    }

    /// Removes superseded rows and buries those without a body. How many of each.
    async fn set_aside(
        &self,
        mut superseded: Vec<(i64, i64)>,
        mut missing: Vec<(i64, i64)>,
        now: UnixMillis,
    ) -> Result<(usize, usize), DbError> {
        let mut tx = self.db.begin().await?;
        let ours = self.fenced(&mut tx, superseded.iter().chain(&missing).map(|(id, _)| *id)).await?;
        superseded.retain(|(id, _)| ours.contains(id));
        missing.retain(|(id, _)| ours.contains(id));
        let removed = queue::supersede(&mut tx, &superseded).await?;
        let dead = queue::bury(&mut tx, &unreadable(&missing, "its body is missing", now)).await?;
        tx.commit().await?;
        Ok((removed, dead))
    }

    /// What was chosen, with its bodies. What cannot be sent is buried.
    async fn outgoing(&self, state: &mut State, chosen: &[(i64, i64, u32)], now: UnixMillis) -> Result<Vec<Outgoing>, DbError> {
        self.read_bodies(state, chosen).await?;
        let mut ready = Vec::with_capacity(chosen.len());
        let mut broken = Vec::new();
        for &(endpoint_id, seq, attempt) in chosen {
            let lane = state.lanes.get(endpoint_id);
            let inbox = lane.and_then(|lane| lane.inbox.clone());
            let request = lane.and_then(|lane| lane.request_of(seq)).unwrap_or_default();
            let (Some(body), Some(inbox)) = (state.bodies.get(&seq), inbox) else {
                broken.push((endpoint_id, seq));
                continue;
            };
            let Body { activity_url, kind, actor_id, bytes: body } = body.clone();
            let permit = self.ownership.permit(endpoint_id);
            ready.push(Outgoing { inbox, activity_url, kind, actor_id, body, attempt, endpoint_id, seq, request, permit });
        }
        // Kept for the next endpoints of the same fan-outs, of which the latest last longest.
        while state.bodies.len() > limits::BODIES_MAX {
            state.bodies.pop_first();
        }
        if !broken.is_empty() {
            let mut tx = self.db.begin().await?;
            let ours = self.fenced(&mut tx, broken.iter().map(|(id, _)| *id)).await?;
            let lost: Vec<(i64, i64)> = broken.iter().copied().filter(|(id, _)| ours.contains(id)).collect();
            let dead = queue::bury(&mut tx, &unreadable(&lost, "its body or address is missing or unreadable", now)).await?;
            tx.commit().await?;
            state.aside.dead += dead;
            for (endpoint_id, seq) in broken {
                state.lanes.change(endpoint_id, |lane| lane.remove(seq));
                state.lanes.queue(endpoint_id);
                tracing::warn!(delivery.endpoint = endpoint_id, delivery.seq = seq, outcome = "dead", "A delivery cannot be read");
            }
        }
        Ok(ready)
    }

    /// Those bodies of what was chosen that are not in memory, with one statement.
    async fn read_bodies(&self, state: &mut State, chosen: &[(i64, i64, u32)]) -> Result<(), DbError> {
        let unknown: BTreeSet<i64> = chosen.iter().map(|(_, seq, _)| *seq).filter(|seq| !state.bodies.contains_key(seq)).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let seqs: Vec<i64> = unknown.into_iter().collect();
        for activity in queue::activities(&mut self.db.read().await?, &seqs).await? {
            if let (Ok(activity_url), Ok(actor_id)) = (ObjectUrl::parse(&activity.activity_url), ActorId::parse(&activity.actor_id)) {
                let body = Body { activity_url, kind: activity.kind, actor_id, bytes: Bytes::from(activity.body) };
                state.bodies.insert(activity.seq, body);
            }
        }
        Ok(())
    }
}

fn unreadable(pairs: &[(i64, i64)], why: &str, at: UnixMillis) -> Vec<Buried> {
    pairs
        .iter()
        .map(|&(endpoint_id, seq)| Buried { endpoint_id, seq, state: Burial::Dead, status: None, reason: why.to_owned(), at })
        .collect()
}
