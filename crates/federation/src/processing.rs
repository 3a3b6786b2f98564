//! From the inbox table to effects: each stored activity becomes the same verb that a person would have used.
//!
//! What takes effect and the mark that it did are one transaction, shared by a few activities at a time. An activity that fails undoes the
//! whole of it; each of them is then done alone, so that a bad one harms no other.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use activitypub_federation::config::Data;
use allmende_app::actors;
use allmende_db::inbox::{self, Ended, InboxRow, LOADED_AT_ONCE, Outcome};
use allmende_db::{DbError, Scope, Tx, held};
use allmende_delivery::{Ownership, Work};
use allmende_domain::actor::Actor;
use allmende_domain::notifications::News;
use allmende_domain::peer::Standing;
use allmende_domain::time::{MINUTE_MS, UnixMillis};
use serde_json::Value;
use tokio::time::Instant;

use crate::effects::{self, Effect};
use crate::error::FederationError;
use crate::incoming::{self, Activity, Verb};
use crate::verified::same_actor;
use crate::work::unbroken;
use crate::{Context, Federation, limits};

/// A stored activity on its way to its effect.
struct Item {
    seq: i64,
    actor_url: String,
    attempts: i64,
    /// When it was taken up.
    since: Instant,
    /// Who signed it when it came in, and what it does; or why it does nothing.
    does: Result<(Actor, Effect), FederationError>,
    /// Why it waits for somebody, if people see what comes of it.
    held: Option<Standing>,
    body_bytes: usize,
}

/// Who signed, and how they stand.
#[derive(Clone)]
struct Signer {
    actor: Actor,
    standing: Standing,
}

/// How one ended, or that it waits for another attempt.
enum End {
    Finished(Outcome, String),
    Later(UnixMillis, String),
}

/// One round over the table.
struct Round {
    data: Data<Context>,
    /// To take effect in the next transaction.
    group: Vec<Item>,
    signers: HashMap<String, Signer>,
    /// Actors of whom something could not be decided now: what they sent later waits behind it.
    held_up: HashSet<String>,
    ownership: Arc<Ownership>,
    /// Another node does this now: nothing more may be written.
    lost: bool,
}

impl Item {
    const fn waits_after(error: &FederationError, attempts: i64) -> bool {
        error.may_pass() && attempts + 1 < limits::INBOX_ATTEMPTS_MAX
    }
}

impl Federation {
    /// Gives effect to the activities that wait, a bounded number of them. How many were looked at.
    ///
    /// Each ends as done, ignored, refused or failed, with its reason; what cannot be decided now waits and is tried again.
    ///
    /// # Errors
    /// [`FederationError::Unavailable`] when the database is.
    pub async fn process_inbox_once(&self) -> Result<usize, FederationError> {
        let (app, ownership) = (self.app(), self.ownership());
        let Some(_busy) = ownership.begin(Work::Inbox) else { return Ok(0) };
        let plan = inbox::waiting(&mut app.db.read().await?, app.now(), limits::INBOX_PLAN).await?;
        let mut round = Round::new(self.request(), Arc::clone(&ownership));
        for seqs in plan.chunks(LOADED_AT_ONCE) {
            let rows = inbox::load(&mut app.db.read().await?, seqs).await?;
            for row in rows {
                round.add(row).await?;
            }
            round.flush().await?;
            if round.lost {
                return Ok(0);
            }
        }
        Ok(plan.len())
    }
}

impl Round {
    fn new(data: Data<Context>, ownership: Arc<Ownership>) -> Self {
        Self { data, group: Vec::new(), signers: HashMap::new(), held_up: HashSet::new(), ownership, lost: false }
    }

    async fn add(&mut self, row: InboxRow) -> Result<(), FederationError> {
        if self.lost || self.held_up.contains(&row.actor_url) {
            return Ok(());
        }
        allmende_db::failpoint!("inbox-taken");
        let since = Instant::now();
        let mut held = None;
        let does = match unbroken(self.understand(&row)).await {
            Ok((signer, activity)) => {
                held = signer.standing.is_held().then_some(signer.standing);
                self.effect_of(signer.actor, activity).await?
            }
            Err(error) => Err(error),
        };
        if let Ok((_, effect)) = &does {
            held = held.or(effect.held_for_author()).filter(|_| effect.is_shown() && !row.let_through);
        }
        if does.as_ref().is_err_and(|error| Item::waits_after(error, row.attempts)) {
            self.held_up.insert(row.actor_url.clone());
        }
        let body_bytes = row.body.len();
        self.group.push(Item { seq: row.seq, actor_url: row.actor_url, attempts: row.attempts, since, does, held, body_bytes });
        Ok(())
    }

    /// What it says and who signed it. A block set since it came in holds.
    async fn understand(&mut self, row: &InboxRow) -> Result<(Signer, Activity), FederationError> {
        let document: Value = serde_json::from_slice(&row.body).map_err(|e| FederationError::Malformed(e.to_string()))?;
        let activity = incoming::read(&document)?;
        let signer = match self.signers.get(&row.actor_url) {
            Some(signer) => signer.clone(),
            None => {
                let app = &self.data.app;
                let actor = actors::by_url(app, &row.actor_url).await?.ok_or(FederationError::Gone)?;
                let standing = match allmende_app::peers::standing(app, &actor.url.host()).await? {
                    Standing::Open if actors::has_changed_keys(app, &actor.id).await? => Standing::KeysChanged,
                    standing => standing,
                };
                let signer = Signer { actor, standing };
                self.signers.insert(row.actor_url.clone(), signer.clone());
                signer
            }
        };
        if !same_actor(&activity.actor, &signer.actor.url) {
            return Err(FederationError::Unauthorised("signed by somebody else".to_owned()));
        }
        if signer.standing.is_shut() {
            return Err(FederationError::Unauthorised("its server is suspended, or not on the list".to_owned()));
        }
        Ok((signer, activity))
    }

    async fn effect_of(&mut self, signer: Actor, activity: Activity) -> Result<Result<(Actor, Effect), FederationError>, FederationError> {
        let effect = match effects::at_once(&self.data.app, &signer, &activity) {
            Ok(Some(effect)) => Ok(effect),
            Ok(None) => {
                // No network inside a transaction; and what came before must have taken effect.
                self.flush().await?;
                if self.held_up.contains(signer.url.as_str()) {
                    return Ok(Err(FederationError::Unreachable("something sent before waits".to_owned())));
                }
                let looked = unbroken(effects::look(&self.data.reset_request_count(), &signer, activity.clone())).await;
                self.signers.remove(signer.url.as_str());
                looked
            }
            Err(error) => Err(error),
        };
        if let Verb::Delete { object } = &activity.verb
            && same_actor(object, &signer.url)
        {
            crate::remote_keys::forget_all_of(&self.data, &signer.url).await?;
            self.data.app.nudge.keys.notify_one();
        }
        Ok(effect.map(|effect| (signer, effect)))
    }

    /// Lets the group take effect.
    async fn flush(&mut self) -> Result<(), FederationError> {
        let group = std::mem::take(&mut self.group);
        if group.is_empty() {
            return Ok(());
        }
        // What one of them breaks, the others do not suffer from: they are tried again one by one. So is what may have to be undone.
        let together = match group.iter().any(|item| item.held.is_some()) {
            true => Err(FederationError::Held),
            false => unbroken(self.together(&group)).await,
        };
        if let Ok(ours) = together {
            self.lost |= !ours;
        } else {
            for item in group {
                if !self.lost && (item.does.is_err() || !self.held_up.contains(&item.actor_url)) {
                    self.lost |= !self.alone(item).await?;
                }
            }
        }
        let nudge = &self.data.app.nudge;
        // Verbs nudged before their part was durable.
        nudge.events.notify_one();
        nudge.deliveries.notify_one();
        Ok(())
    }

    /// A transaction in which this round may write; `None` when another node does this now.
    async fn begin(&self) -> Result<Option<Tx>, FederationError> {
        let mut tx = self.data.app.db.begin().await?;
        Ok(self.ownership.fence_work(&mut tx, Work::Inbox).await?.then_some(tx))
    }

    /// All of them in one transaction, or none; `false` when nothing may be written.
    async fn together(&self, group: &[Item]) -> Result<bool, FederationError> {
        let app = &self.data.app;
        let Some(tx) = self.begin().await? else { return Ok(false) };
        let scope = Scope::new(tx);
        let inner = app.within(scope.db());
        let mut ends = Vec::with_capacity(group.len());
        for item in group {
            let end = match &item.does {
                Ok((signer, effect)) => End::of(effects::apply(&inner, signer, effect).await?),
                Err(error) => End::after(error, item, app.now()),
            };
            ends.push((item, end));
        }
        allmende_db::failpoint!("inbox-effected");
        let mut tx = scope.into_tx().await?;
        let mut finished = Vec::with_capacity(ends.len());
        for (item, end) in ends {
            finished.extend(end.write(&mut tx, item.seq, item.since).await?);
        }
        inbox::finish(&mut tx, &finished, app.now()).await?;
        allmende_db::failpoint!("inbox-finished");
        tx.commit().await?;
        allmende_db::failpoint!("inbox-processed");
        Ok(true)
    }

    async fn alone(&mut self, item: Item) -> Result<bool, FederationError> {
        let app = self.data.app.clone();
        let Some(tx) = self.begin().await? else { return Ok(false) };
        let scope = Scope::new(tx);
        let done = match &item.does {
            Ok((signer, effect)) => match unbroken(effects::apply(&app.within(scope.db()), signer, effect)).await {
                // Only what people would see waits for somebody; what is of no consequence anyway does not.
                Ok(true) if item.held.is_some() => Err(FederationError::Held),
                done => done,
            },
            Err(error) => Err(error.clone()),
        };
        let (mut tx, end) = match done {
            Ok(of_consequence) => (scope.into_tx().await?, End::of(of_consequence)),
            Err(error) => {
                drop(scope);
                let Some(mut tx) = self.begin().await? else { return Ok(false) };
                let end = match (&item.does, item.held) {
                    (Ok((signer, effect)), Some(cause)) if matches!(error, FederationError::Held) => {
                        hold(&mut tx, &item, signer, effect, cause, app.now()).await?
                    }
                    _ => End::after(&error, &item, app.now()),
                };
                (tx, end)
            }
        };
        if matches!(end, End::Later(..)) {
            self.held_up.insert(item.actor_url);
        }
        let finished = end.write(&mut tx, item.seq, item.since).await?;
        inbox::finish(&mut tx, finished.as_slice(), app.now()).await?;
        tx.commit().await?;
        Ok(true)
    }
}

impl End {
    fn of(of_consequence: bool) -> Self {
        if of_consequence {
            Self::Finished(Outcome::Done, String::new())
        } else {
            Self::Finished(Outcome::Ignored, "nothing of it concerns us".to_owned())
        }
    }

    fn after(error: &FederationError, item: &Item, now: UnixMillis) -> Self {
        if Item::waits_after(error, item.attempts) {
            return Self::Later(retry_at(now, item.attempts), error.to_string());
        }
        let outcome = match error {
            FederationError::Malformed(_) | FederationError::Unauthorised(_) => Outcome::Refused,
            FederationError::Gone => Outcome::Ignored,
            FederationError::Held => Outcome::Held,
            FederationError::Unreachable(_) | FederationError::Unavailable(_) | FederationError::Internal(_) => {
                tracing::error!(inbox.seq = item.seq, %error, "a received activity could not be processed");
                Outcome::Failed
            }
        };
        Self::Finished(outcome, error.to_string())
    }

    /// Leaves it for later, or tells how it ended, which is written for many at once.
    async fn write(self, tx: &mut Tx, seq: i64, since: Instant) -> Result<Option<Ended>, DbError> {
        let outcome = match &self {
            Self::Finished(outcome, _) => outcome.as_str(),
            Self::Later(..) => "postponed",
        };
        metrics::histogram!("allmende_inbox_processing_seconds", "outcome" => outcome).record(since.elapsed());
        match self {
            Self::Finished(outcome, reason) => Ok(Some(Ended { seq, outcome, reason })),
            Self::Later(at, reason) => {
                inbox::postpone(tx, seq, at, &reason).await?;
                Ok(None)
            }
        }
    }
}

/// Keeps it for somebody to decide about, within bounds.
async fn hold(tx: &mut Tx, item: &Item, signer: &Actor, effect: &Effect, cause: Standing, now: UnixMillis) -> Result<End, DbError> {
    let host = signer.url.host().as_str().to_owned();
    let (of_host, of_all) = held::counts(tx, &host).await?;
    if item.body_bytes > limits::HELD_BYTES_MAX || of_host >= limits::HELD_PER_HOST_MAX || of_all >= limits::HELD_MAX {
        return Ok(End::Finished(Outcome::Refused, "as much is held already as is kept, or it is too large to be held".to_owned()));
    }
    let (kind, preview) = effect.preview();
    let actor_url = signer.url.as_str().to_owned();
    held::insert(tx, &held::Held { seq: item.seq, host, actor_url, kind, cause, preview, held_at: now }).await?;
    // Whoever runs the instance is told once of each server, however much comes.
    if of_host == 0 {
        allmende_db::notifications::record(tx, &News::Held, now).await?;
    }
    Ok(End::Finished(Outcome::Held, cause.as_str().to_owned()))
}

/// Minutes, doubling: 1, 2, 4, … 64.
fn retry_at(now: UnixMillis, attempts: i64) -> UnixMillis {
    now.plus(MINUTE_MS << attempts.clamp(0, 6))
}
