//! The world of peers: their inboxes, their moods, and the requests that are under way to them.

use std::collections::{BTreeMap, BTreeSet};

use allmende_delivery::{Answer, Done, Outgoing};
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, UnixMillis};

use super::books::{LeaseRow, Pair};
use super::nature::{between, pick};
use crate::chance::TestChance;

/// One inbox of the world. Actors are numbered; those with the same inbox share it.
pub(super) struct Place {
    /// In the trace.
    pub name: &'static str,
    pub host: &'static str,
    pub inbox: &'static str,
    pub shared: bool,
    pub actors: &'static [u32],
}

pub(super) const PLACES: [Place; 8] = [
    Place { name: "a", host: "a.example", inbox: "https://a.example/inbox", shared: true, actors: &[10, 11] },
    Place { name: "b1", host: "b.example", inbox: "https://b.example/u/1/inbox", shared: false, actors: &[20] },
    Place { name: "b2", host: "b.example", inbox: "https://b.example/u/2/inbox", shared: false, actors: &[21] },
    Place { name: "c", host: "c.example:8443", inbox: "https://c.example:8443/inbox", shared: true, actors: &[30] },
    Place { name: "d", host: "d.example", inbox: "https://d.example/inbox", shared: true, actors: &[40, 41] },
    Place { name: "dd", host: "below.d.example", inbox: "https://below.d.example/inbox", shared: false, actors: &[42] },
    Place { name: "e", host: "e.example", inbox: "https://e.example/inbox", shared: false, actors: &[50] },
    Place { name: "f", host: "f.example", inbox: "https://f.example/inbox", shared: false, actors: &[60] },
];

pub(super) const HOSTS: [&str; 7] = ["a.example", "b.example", "c.example:8443", "d.example", "below.d.example", "e.example", "f.example"];

pub(super) fn place(inbox: &str) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.inbox == inbox)
}

/// How a peer behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mood {
    Fine,
    /// Answers after so many milliseconds; when that is too late, it acted all the same.
    Slow(i64),
    Status(u16),
    RetryAfter(u16, Wish),
    Refused,
    Timeout,
    BadTls,
    /// Acts, and the answer is lost on the way.
    AnswerLost,
    /// The fault is ours: there is no key to sign with.
    NoKey,
    /// Refuses only activities with an even number.
    Picky(u16),
}

/// A `Retry-After`, in each form that it may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Seconds(i64),
    /// So many seconds from when it is said.
    Date(i64),
    Garbage(&'static str),
}

impl Wish {
    /// As a header, said at `now` by the peer's clock, which is right; and the time that it asks for, if it asks for one.
    fn say(&self, now: i64) -> (String, Option<Asked>) {
        match self {
            Self::Seconds(seconds) => (seconds.to_string(), Some(Asked::For(seconds.saturating_mul(SECOND_MS)))),
            Self::Date(seconds) => {
                let at = UnixMillis(now / SECOND_MS * SECOND_MS + seconds * SECOND_MS);
                (http_date(at), Some(Asked::Until(at.0)))
            }
            Self::Garbage(text) => ((*text).to_owned(), None),
        }
    }
}

/// What a `Retry-After` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    For(i64),
    Until(i64),
}

fn http_date(at: UnixMillis) -> String {
    let seconds = u64::try_from(at.0 / SECOND_MS).unwrap_or(0);
    httpdate::fmt_http_date(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds))
}

pub(super) fn bad_mood(dice: &TestChance) -> Mood {
    match dice.below(20) {
        0 => Mood::Refused,
        1 => Mood::Timeout,
        2 => Mood::RetryAfter(429, Wish::Seconds(pick(dice, &[0, 30, 90, 3_600, 100_000_000_000]))),
        3 => Mood::RetryAfter(pick(dice, &[429, 503]), Wish::Date(pick(dice, &[-500, 20, 600, 40_000]))),
        4 => Mood::RetryAfter(pick(dice, &[429, 503, 500, 408]), Wish::Garbage(pick(dice, &["soon", "", "-5", "1e9", "12 Nov"]))),
        5 => Mood::Status(500),
        6 => Mood::Status(503),
        7 => Mood::Status(410),
        8 => Mood::Status(404),
        9 => Mood::Status(403),
        10 => Mood::Status(401),
        11 => Mood::Status(pick(dice, &[400, 408, 425, 502, 599])),
        12 => Mood::Status(pick(dice, &[301, 405, 413, 422])),
        13 => Mood::AnswerLost,
        14 => Mood::BadTls,
        15 => Mood::Picky(pick(dice, &[500, 422, 403, 401])),
        16 => Mood::NoKey,
        _ => Mood::Slow(between(dice, 500, 12 * SECOND_MS)),
    }
}

/// A request of a node, from the plan until what came of it is written down.
#[derive(Debug, Clone)]
pub(super) struct Flight {
    pub node: usize,
    pub outgoing: Outgoing,
    pub object: u32,
    pub stage: Stage,
    pub asked: Option<Asked>,
    /// The lease under which it was planned.
    pub lease: Option<LeaseRow>,
}

#[derive(Debug, Clone)]
pub(super) enum Stage {
    /// Not sent yet.
    Planned,
    Underway {
        sent_at: i64,
        /// When the peer gets it; `None`: it never does, or did already.
        arrives_at: Option<i64>,
        ends_at: i64,
        answer: Answer,
    },
    /// Answered, not written down.
    Done(Done),
}

impl Flight {
    pub fn pair(&self) -> Pair {
        (self.outgoing.endpoint_id, self.outgoing.seq)
    }

    /// When something happens to it next by itself.
    fn next_at(&self) -> Option<i64> {
        match &self.stage {
            Stage::Underway { arrives_at, ends_at, .. } => Some(arrives_at.unwrap_or(*ends_at)),
            Stage::Planned | Stage::Done(_) => None,
        }
    }
}

/// Moods, cables, and everything under way.
#[derive(Debug, Default)]
pub(super) struct Peers {
    /// By host; fine when missing.
    pub moods: BTreeMap<&'static str, Mood>,
    /// Between a node and a host nothing passes.
    pub cuts: BTreeSet<(usize, &'static str)>,
    pub flights: BTreeMap<u64, Flight>,
    numbered: u64,
    /// The last activity about an object that an endpoint saw for the first time.
    pub last_seen: BTreeMap<(i64, u32), i64>,
    pub seen: BTreeSet<Pair>,
}

impl Peers {
    pub fn plan(&mut self, node: usize, object: u32, outgoing: Outgoing, lease: Option<LeaseRow>) {
        self.numbered += 1;
        self.flights.insert(self.numbered, Flight { node, outgoing, object, stage: Stage::Planned, asked: None, lease });
    }

    pub fn of(&self, node: usize) -> impl Iterator<Item = (u64, &Flight)> {
        self.flights.iter().filter(move |(_, flight)| flight.node == node).map(|(id, flight)| (*id, flight))
    }

    pub fn planned(&self, node: usize) -> Vec<u64> {
        self.of(node).filter(|(_, flight)| matches!(flight.stage, Stage::Planned)).map(|(id, _)| id).collect()
    }

    pub fn done(&self, node: usize) -> Vec<u64> {
        self.of(node).filter(|(_, flight)| matches!(flight.stage, Stage::Done(_))).map(|(id, _)| id).collect()
    }

    /// The next thing that happens by itself, up to `until`: when, and to which flight.
    pub fn next_event(&self, until: i64) -> Option<(i64, u64)> {
        let events = self.flights.iter().filter_map(|(id, flight)| flight.next_at().map(|at| (at, *id)));
        events.filter(|(at, _)| *at <= until).min()
    }

    /// Puts a planned request on the wire at `now` of the world, `sent_at` of its node. What comes of it is decided here.
    pub fn send(&mut self, id: u64, now: i64, sent_at: i64, dice: &TestChance) {
        let Some(flight) = self.flights.get_mut(&id) else { return };
        let host = place(flight.outgoing.inbox.as_str()).map_or("", |place| place.host);
        let mood = self.moods.get(host).cloned().unwrap_or(Mood::Fine);
        let mood = match mood {
            Mood::Picky(code) if flight.outgoing.seq % 2 == 0 => Mood::Status(code),
            Mood::Picky(_) => Mood::Fine,
            other => other,
        };
        let mood = match (self.cuts.contains(&(flight.node, host)), dice.below(2)) {
            (false, _) => mood,
            (true, 0) => Mood::Refused,
            (true, _) => Mood::Timeout,
        };
        let there = now + between(dice, 1, 300);
        let back = there + between(dice, 1, 300);
        let too_late = now + 10 * SECOND_MS;
        let status = |code, retry_after| Answer::Status { code, retry_after };
        let (arrives_at, ends_at, answer) = match mood {
            Mood::Fine => (Some(there), back, status(pick(dice, &[200, 202, 202, 204]), None)),
            Mood::Slow(ms) if there + ms < too_late => (Some(there), there + ms, status(202, None)),
            Mood::Slow(_) | Mood::AnswerLost if dice.happens(700) => (Some(there), too_late, Answer::Timeout),
            Mood::Slow(_) | Mood::AnswerLost => (Some(there), back, Answer::Unreachable("connection lost".to_owned())),
            Mood::Status(code) => (None, back, status(code, None)),
            Mood::RetryAfter(code, wish) => {
                let (text, asked) = wish.say(there);
                flight.asked = asked;
                (None, back, status(code, Some(text)))
            }
            Mood::Refused => (None, now + 2, Answer::Unreachable("connection refused".to_owned())),
            Mood::Timeout => (None, too_late, Answer::Timeout),
            Mood::BadTls => (None, back, Answer::Tls("certificate expired".to_owned())),
            Mood::NoKey | Mood::Picky(_) => (None, now, Answer::CannotSign("the actor has no key".to_owned())),
        };
        flight.stage = Stage::Underway { sent_at, arrives_at, ends_at, answer };
    }

    /// Its node may not send it any more.
    pub fn withhold(&mut self, id: u64, at: i64) {
        let Some(flight) = self.flights.get_mut(&id) else { return };
        let ((endpoint_id, seq), request, at) = (flight.pair(), flight.outgoing.request, UnixMillis(at));
        flight.stage = Stage::Done(Done { endpoint_id, seq, request, sent_at: at, finished_at: at, answer: Answer::Withheld });
    }

    /// Nobody fails any more.
    pub fn calm(&mut self) {
        self.moods.clear();
        self.cuts.clear();
    }
}

/// What the queue makes of an answer, by its class alone, as the promises have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Delivered,
    /// 404, 410.
    Missing,
    Again,
    Parked,
    Dead,
    /// It was never sent.
    Withheld,
}

impl Class {
    pub fn of(answer: &Answer) -> Self {
        match answer {
            Answer::Status { code, .. } => match code {
                200..=299 => Self::Delivered,
                403 => Self::Parked,
                404 | 410 => Self::Missing,
                400 | 401 | 408 | 425 | 429 | 500.. => Self::Again,
                _ => Self::Dead,
            },
            Answer::Unreachable(_) | Answer::Timeout | Answer::Tls(_) => Self::Again,
            Answer::CannotSign(_) => Self::Dead,
            Answer::Withheld => Self::Withheld,
        }
    }

    pub const fn is_failure(self) -> bool {
        matches!(self, Self::Again | Self::Missing)
    }
}

/// Until when an endpoint is to be left alone after an answer that came at `finished`: at least 15 s, at most a day.
pub(super) fn wait_until(asked: Asked, finished: i64) -> i64 {
    let wait_ms = match asked {
        Asked::For(ms) => ms,
        Asked::Until(at) => at - finished,
    };
    finished + wait_ms.clamp(15 * SECOND_MS, DAY_MS)
}

/// The longest that an endpoint is left alone after so many failed rounds.
pub(super) fn step_ms(failures: i64) -> i64 {
    let steps = [15 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS];
    let at = usize::try_from(failures.max(1) - 1).unwrap_or(0).min(steps.len() - 1);
    steps[at]
}
