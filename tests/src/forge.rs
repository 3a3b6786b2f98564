//! Forgeries against the real door: honest signed requests of both kinds are spoiled in every way that chance finds, and requests are signed
//! that must not be believed although their signatures are in order. Each is sent to the router of an instance where reading takes a signature
//! too. None may be accepted, none may break the server, and none may make it fetch anything, unless it names a key that nobody has seen.
//!
//! What counts is decided here, without the verifier: a request that still says everything that its honest original had signed
//! ([`essence`]) is not a forgery. A run repeats by its seed, and each request of it by its number; only the keys are new.

pub mod bases;
pub mod essence;
mod mutation;
mod target;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::time::Duration;

use tokio::time::Instant;

use crate::chance::TestChance;
use bases::{Base, Bases, Raw};
use essence::Essence;
use target::{Door, Ground};

/// The step of SplitMix64: numbers apart by it have nothing in common.
const APART: u64 = 0x9e37_79b9_7f4a_7c15;
/// Of 1,000 requests, how many are spoiled twice and more.
const TWICE_PER_THOUSAND: u64 = 250;

#[derive(Debug, Clone)]
pub struct Options {
    pub seed: u64,
    /// The numbers of the requests.
    pub requests: Range<u64>,
    /// Through sockets and the server's own listener, instead of calling the router.
    pub over_http: bool,
}

/// What a run shows.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Forgeries, all of them refused, by the status of the refusal. 0: the connection was closed without an answer.
    pub refused: BTreeMap<u16, u64>,
    /// Made by chance and not sent: they said what an honest request says, or are no HTTP.
    pub not_counted: u64,
    /// Honest requests, accepted before and after.
    pub honest: u64,
    /// Fetches by forgeries that name an unknown key. All others caused none, which was checked after each.
    pub fetches_for_unknown_keys: u64,
    /// Time inside the server, by one thread.
    pub busy: Duration,
}

impl Figures {
    #[must_use]
    pub fn forged(&self) -> u64 {
        self.refused.values().sum()
    }

    pub fn add(&mut self, other: &Self) {
        for (status, count) in &other.refused {
            *self.refused.entry(*status).or_default() += count;
        }
        self.not_counted += other.not_counted;
        self.honest += other.honest;
        self.fetches_for_unknown_keys += other.fetches_for_unknown_keys;
        self.busy += other.busy;
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by_status: Vec<String> = self.refused.iter().map(|(status, count)| format!("{status}: {count}")).collect();
        let seconds = self.busy.as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
        let rate = if seconds > 0.0 { self.forged() as f64 / seconds } else { 0.0 };
        writeln!(f, "  forged requests      {} refused ({}), 0 accepted", self.forged(), by_status.join(", "))?;
        writeln!(f, "  not counted          {} that said what an honest one says, or cannot be sent", self.not_counted)?;
        writeln!(f, "  honest requests      {} accepted before and after, with no second effect", self.honest)?;
        writeln!(f, "  outgoing fetches     {} for keys never seen; 0 for everything else", self.fetches_for_unknown_keys)?;
        write!(f, "  rejections           {rate:.0} a second and core")
    }
}

/// Something was accepted that must not be, or refused that must not be.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Runs it on a fresh instance.
///
/// # Errors
/// [`Failure`] at the first forgery that is accepted, breaks the server or makes it fetch, and when an honest request is refused.
pub async fn run(options: &Options) -> Result<Figures, Failure> {
    let ground = Ground::new().await;
    let door = ground.door(options.over_http).await;
    let bases = Bases::sign(&ground.cast, options.seed);
    let mut figures = Figures::default();
    controls(&ground, &door, &bases, &mut figures).await?;
    let stored = ground.stored().await;
    for number in options.requests.clone() {
        forge(&ground, &door, &bases, options.seed, number, &mut figures).await?;
    }
    controls(&ground, &door, &bases, &mut figures).await?;
    if ground.stored().await != stored {
        return Err(Failure(format!("seed {}: something new was stored although nothing new was honest", options.seed)));
    }
    door.close().await;
    ground.remove().await;
    figures.honest /= 2;
    Ok(figures)
}

/// Every honest request is accepted, without a fetch once the keys are known.
async fn controls(ground: &Ground, door: &Door, bases: &Bases, figures: &mut Figures) -> Result<(), Failure> {
    for base in bases.honest() {
        let status = door.send(&base.request).await;
        if !(200..300).contains(&status) {
            return Err(Failure(format!("an honest request was answered {status}: {}\n{}", base.what, base.request)));
        }
        figures.honest += 1;
    }
    ground.forget_fetches();
    Ok(())
}

async fn forge(ground: &Ground, door: &Door, bases: &Bases, seed: u64, number: u64, figures: &mut Figures) -> Result<(), Failure> {
    let chance = TestChance::seeded(seed.wrapping_add(number.wrapping_mul(APART)));
    let base = bases.any(&chance);
    let mut request = base.request.clone();
    let mut done = Vec::new();
    // A base that must be refused is also sent as it is.
    if base.is_honest || chance.happens(700) {
        loop {
            done.push(mutation::spoil(&mut request, base, bases, &chance));
            if !chance.happens(TWICE_PER_THOUSAND) {
                break;
            }
        }
    }
    let forged = Essence::of(&request);
    if bases.is_honest(&forged) || !request.can_be_sent() {
        figures.not_counted += 1;
        return Ok(());
    }
    let began = Instant::now();
    let status = door.send(&request).await;
    figures.busy += began.elapsed();
    let fetches = ground.take_fetches();
    let names_known_key = forged.key_ids().iter().all(|key_id| bases.key_ids().contains(key_id));
    let fault = match status {
        0 | 400..=499 if fetches == 0 || !names_known_key => None,
        0 | 400..=499 => Some(format!("made the server fetch {fetches} times")),
        _ => Some(format!("was answered {status}")),
    };
    if let Some(fault) = fault {
        return Err(Failure(story(seed, number, base, &done, &request, &fault)));
    }
    figures.fetches_for_unknown_keys += fetches;
    *figures.refused.entry(status).or_default() += 1;
    Ok(())
}

fn story(seed: u64, number: u64, base: &Base, done: &[&'static str], request: &Raw, fault: &str) -> String {
    format!(
        "seed {seed}, request {number}: {}, then {}: {fault}\n{request}",
        base.what,
        if done.is_empty() { "nothing".to_owned() } else { done.join(", ") }
    )
}
