//! What must hold when a node chooses what to send, when a peer gets it, and when an answer was written down.

use std::collections::{BTreeMap, BTreeSet};

use allmende_db::queue::Breaker;
use allmende_delivery::{Answer, Done, Outgoing};
use allmende_domain::time::DAY_MS;

use super::books::{Books, EndpointRow, Pair};
use super::ledger::Reply;
use super::peers::{Asked, Class, Flight, step_ms, wait_until};
use super::world::World;
use super::{Checked, broken};

/// Most requests under way at once to one endpoint, whatever the instance chose.
const WINDOW_MAX: usize = 16;

/// A peer got a request: somebody it was addressed to, unchanged, and in order.
pub(super) fn arrived(world: &mut World, flight: &Flight) -> Checked {
    let (endpoint, seq) = flight.pair();
    let Some(sent) = world.ledger.sent.get(&seq) else {
        return broken("only-what-was-enqueued", format!("{:?} arrived", flight.outgoing.activity_url));
    };
    if !sent.to.contains(&endpoint) {
        return broken("no-private-audience-leak", format!("{} arrived at {}", sent.name, flight.outgoing.inbox));
    }
    if flight.outgoing.body.as_ref() != sent.name.as_bytes() || flight.outgoing.activity_url.as_str() != sent.url {
        return broken("unchanged", format!("{} arrived as {:?}", sent.name, flight.outgoing));
    }
    // What a person sends again comes late on purpose.
    if !world.peers.seen.insert((endpoint, seq)) || world.ledger.replayed.contains(&(endpoint, seq)) {
        return Ok(());
    }
    let last = world.peers.last_seen.entry((endpoint, sent.object)).or_insert(seq);
    if *last > seq {
        let later = world.ledger.name(*last).to_owned();
        return broken("order-per-object", format!("{} first saw {} after {later}", flight.outgoing.inbox, sent.name));
    }
    *last = seq;
    Ok(())
}

/// A node chose what to send, at `now` of its clock. `before`: the tables when it looked.
pub(super) fn planned(world: &World, node: usize, now: i64, planned: &[Outgoing], before: &Books, after: &Books) -> Checked {
    let mut flying: BTreeMap<i64, usize> = BTreeMap::new();
    let mut objects: BTreeSet<(i64, u32)> = BTreeSet::new();
    let mut pairs: BTreeSet<Pair> = BTreeSet::new();
    for (_, flight) in world.peers.of(node).filter(|(_, flight)| world.is_held(flight)) {
        *flying.entry(flight.outgoing.endpoint_id).or_default() += 1;
        objects.insert((flight.outgoing.endpoint_id, flight.object));
        pairs.insert(flight.pair());
    }
    for one in planned {
        let pair = (one.endpoint_id, one.seq);
        let (Some(row), Some(sent)) = (before.endpoints.get(&pair.0), world.ledger.sent.get(&pair.1)) else {
            return broken("only-what-was-enqueued", format!("{one:?}"));
        };
        let what = format!("n{node} sends {} to {}", sent.name, row.inbox);
        if !after.pending.contains(&pair) || row.inbox != one.inbox.as_str() {
            return broken("only-what-is-pending", what);
        }
        may_be_asked(world, row, pair.0, now, &what)?;
        if world.nature.leased && after.lease_of(pair.0).is_none_or(|lease| lease.owner != Some(node)) {
            return broken("only-the-owner-sends", format!("{what}, whose lease is {:?}", after.lease_of(pair.0)));
        }
        if !pairs.insert(pair) {
            return broken("once-at-a-time", what);
        }
        // What a person sends again while later ones are in memory already comes after them.
        let first = after.pending.range((pair.0, 0)..(pair.0 + 1, 0)).find(|other| {
            let about = world.ledger.sent.get(&other.1).map(|other| other.object);
            about == Some(sent.object) && (**other == pair || !world.ledger.replayed.contains(*other))
        });
        if !objects.insert((pair.0, sent.object)) || first != Some(&pair) {
            return broken("order-per-object", format!("{what}, while an earlier one about the same waits or is under way"));
        }
        *flying.entry(pair.0).or_default() += 1;
    }
    bounds(world, planned, before, &flying)
}

fn may_be_asked(world: &World, row: &EndpointRow, id: i64, now: i64, what: &str) -> Checked {
    if row.is_silenced() || world.people.suspends(&row.host) {
        return broken("nothing-to-suspended", format!("{what}, which is {:?}", row.breaker));
    }
    if row.next_attempt_at > now {
        return broken("backoff", format!("{what}, {} ms before its backoff is over", row.next_attempt_at - now));
    }
    let asked_until = world.ledger.asked_until.get(&id).copied().unwrap_or(0) - world.nature.skew_spread_ms();
    if asked_until > now {
        return broken("retry-after", format!("{what}, {} ms before the time it asked for", asked_until - now));
    }
    Ok(())
}

/// Windows, one probe at a time, all slots, and the share of slots of those in trouble.
fn bounds(world: &World, planned: &[Outgoing], before: &Books, flying: &BTreeMap<i64, usize>) -> Checked {
    let parameters = &world.nature.parameters;
    let new: BTreeSet<i64> = planned.iter().map(|one| one.endpoint_id).collect();
    for id in &new {
        let (Some(row), Some(count)) = (before.endpoints.get(id), flying.get(id)) else { continue };
        let closed = row.breaker == Breaker::Closed;
        let window = if row.failures > 0 || !closed { 1 } else { usize::try_from(row.window).unwrap_or(1) };
        if *count > window.min(WINDOW_MAX) || row.window > parameters.window_max {
            return broken("window", format!("{count} under way to {}, whose window is {window}", row.inbox));
        }
    }
    let all: usize = flying.values().sum();
    // Slow ones count only up to their share, but nothing goes beyond twice the number.
    let most = parameters.in_flight_max.saturating_mul(2);
    if !new.is_empty() && all > most {
        return broken("in-flight", format!("{all} under way, at most {most}"));
    }
    let troubled = |id: &i64| before.endpoints.get(id).is_some_and(EndpointRow::in_trouble);
    let trouble: usize = flying.iter().filter(|(id, _)| troubled(id)).map(|(_, count)| *count).sum();
    let most = (parameters.in_flight_max / 4).max(1);
    if new.iter().any(troubled) && trouble > most {
        return broken("share-of-those-in-trouble", format!("{trouble} slots of {all}, at most {most}"));
    }
    Ok(())
}

/// A request leaves: only from the node that owns its endpoint.
pub(super) fn sent(world: &World, flight: &Flight) -> Checked {
    if world.is_held(flight) {
        return Ok(());
    }
    broken("only-the-owner-sends", format!("n{} sends {:?} under a lost lease", flight.node, flight.outgoing.activity_url))
}

/// Answers under a lease that another node has by now change nothing.
pub(super) fn fenced(world: &World, fenced: &[Reply], written: &[(Reply, Done, Option<Asked>)], after: &Books) -> Checked {
    for reply in fenced {
        let id = reply.pair.0;
        let pending = |books: &Books| books.pending.contains(&reply.pair);
        // It owns the endpoint again, and more recent answers are written at the same time.
        let shared = written.iter().any(|(reply, ..)| reply.pair.0 == id);
        let same = world.books.endpoints.get(&id) == after.endpoints.get(&id);
        if !shared && (pending(&world.books) != pending(after) || !same) {
            let name = world.ledger.name(reply.pair.1);
            return broken("nothing-written-with-a-lost-lease", format!("{name} was answered {:?}", reply.class));
        }
    }
    Ok(())
}

/// A node wrote answers down: what was acknowledged is gone, and who failed is left alone for a while.
pub(super) fn settled(world: &mut World, written: &[(Reply, Done, Option<Asked>)], before: &Books, after: &Books) -> Checked {
    for (reply, done, asked) in written {
        if reply.class == Class::Delivered && after.pending.contains(&reply.pair) {
            return broken("acknowledged-is-removed", format!("{} is still pending", world.ledger.name(reply.pair.1)));
        }
        if let Some(asked) = asked {
            let until = world.ledger.asked_until.entry(reply.pair.0).or_default();
            *until = (*until).max(wait_until(*asked, done.finished_at.0));
        } else if !reply.class.is_failure() && !matches!(done.answer, Answer::CannotSign(_) | Answer::Withheld) {
            world.ledger.asked_until.remove(&reply.pair.0);
        }
    }
    gone_only_after_a_day(world, written, before, after)?;
    let endpoints: BTreeSet<i64> = written.iter().map(|(reply, ..)| reply.pair.0).collect();
    for id in endpoints {
        let (Some(was), Some(is)) = (before.endpoints.get(&id), after.endpoints.get(&id)) else { continue };
        let failed = written.iter().filter(|(reply, ..)| reply.pair.0 == id && reply.class.is_failure());
        let finished = failed.map(|(_, done, _)| done.finished_at.0);
        if let (true, Some(last), Some(first)) = (is.failures > was.failures, finished.clone().max(), finished.min()) {
            let asked = world.ledger.asked_until.get(&id).copied().unwrap_or(0);
            let (least, most) = (first + 1_000, (last + step_ms(is.failures)).max(asked));
            if is.next_attempt_at < least || is.next_attempt_at > most {
                let what = format!("{} failed {} times and is next asked at {}", is.inbox, is.failures, is.next_attempt_at);
                return broken("backoff-within-its-step", format!("{what}, not within {least}–{most}"));
            }
        }
    }
    Ok(())
}

fn gone_only_after_a_day(world: &World, written: &[(Reply, Done, Option<Asked>)], before: &Books, after: &Books) -> Checked {
    let gone = |books: &Books, id: &i64| books.endpoints.get(id).is_some_and(|row| row.breaker == Breaker::Gone);
    for (reply, done, _) in written {
        let id = reply.pair.0;
        if reply.class != Class::Missing || gone(before, &id) || !gone(after, &id) {
            continue;
        }
        let since = world.ledger.missing_since.get(&id).copied().unwrap_or(i64::MAX);
        let late = written
            .iter()
            .any(|(other, done, _)| other.pair.0 == id && done.finished_at.0 - since >= DAY_MS - world.nature.skew_spread_ms());
        if !late {
            return broken("gone-only-after-a-day", format!("gone at {}, missing since {since}", done.finished_at.0));
        }
    }
    Ok(())
}
