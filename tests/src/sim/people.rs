//! What people do meanwhile: publish, follow and leave, suspend, resume, retry, replay.

use std::collections::{BTreeMap, BTreeSet};

use allmende_app::{AppError, deliveries, peers};
use allmende_db::queue::{self, Breaker};
use allmende_db::{DbError, Tx};
use allmende_delivery::{Audience, Enqueued, NewActivity, enqueue};
use allmende_domain::ids::ActorId;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::permission::Viewer;
use allmende_domain::url::{Host, ObjectUrl};

use super::books::{Books, Pair};
use super::ledger::{Cause, Sent};
use super::nature::pick;
use super::peers::{HOSTS, PLACES, place};
use super::world::World;
use super::{Checked, broken};
use crate::delivery_rows::{OURS, end_follow, set_follow};

#[derive(Debug, Default)]
pub(super) struct People {
    /// Numbers of the actors whose follow was accepted.
    pub followers: BTreeSet<u32>,
    /// Objects that live, with the places that alone may see them; `None`: those who follow.
    objects: BTreeMap<u32, Option<Vec<usize>>>,
    counted: u32,
    /// Hosts that our policy suspends.
    pub forbidden: BTreeSet<&'static str>,
}

impl People {
    pub fn suspends(&self, host: &str) -> bool {
        self.forbidden.iter().any(|forbidden| is_within(host, forbidden))
    }
}

fn is_within(host: &str, other: &str) -> bool {
    host == other || host.strip_suffix(other).is_some_and(|rest| rest.ends_with('.'))
}

/// What somebody is about to publish.
struct Draft {
    activity: NewActivity,
    kind: &'static str,
    object: u32,
    audience: Audience,
    /// Inboxes that it is for.
    inboxes: BTreeSet<&'static str>,
}

/// What a person asks of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    Suspend(&'static str),
    Resume(&'static str),
    Forbid(&'static str),
    Allow(&'static str),
    Retry(&'static str),
    RetryHost(&'static str),
    Replay(Pair),
    ReplayHost(&'static str),
    /// Somebody at an inbox that was given up asks to follow.
    FollowFrom(&'static str),
}

impl World {
    fn draft(&mut self) -> Option<Draft> {
        self.people.counted += 1;
        let number = self.people.counted;
        let living: Vec<u32> = self.people.objects.keys().copied().collect();
        let kind = match self.dice.below(10) {
            0..4 if !living.is_empty() => "Update",
            4 | 5 if !living.is_empty() => "Delete",
            6 => "Accept",
            7 => "Announce",
            _ => "Create",
        };
        let object = if matches!(kind, "Update" | "Delete") { pick(&self.dice, &living) } else { number };
        let chosen = match self.people.objects.get(&object) {
            Some(chosen) => chosen.clone(),
            None if self.dice.happens(500) => None,
            None => Some((0..PLACES.len()).filter(|_| self.dice.happens(300)).collect()),
        };
        match kind {
            "Create" => drop(self.people.objects.insert(object, chosen.clone())),
            "Delete" => drop(self.people.objects.remove(&object)),
            _ => {}
        }
        let ours = ActorId::parse(OURS).ok()?;
        let private: Vec<usize> = chosen.clone().unwrap_or_default();
        let addressed = private.iter().filter_map(|at| ObjectUrl::parse(PLACES[*at].inbox).ok()).collect();
        let mut inboxes: BTreeSet<&'static str> = private.iter().map(|at| PLACES[*at].inbox).collect();
        let audience = if chosen.is_none() {
            let follows = |actor: &u32| self.people.followers.contains(actor);
            inboxes.extend(PLACES.iter().filter(|place| place.actors.iter().any(follows)).map(|place| place.inbox));
            Audience::FollowersOf(ours.clone())
        } else {
            Audience::Inboxes(addressed)
        };
        let name = format!("n{number}");
        let activity = NewActivity {
            activity_url: ObjectUrl::parse(&format!("https://here.example/activities/{name}")).ok()?,
            actor_id: ours,
            object_url: ObjectUrl::parse(&format!("https://here.example/objects/{object}")).ok()?,
            kind: kind.to_owned(),
            body: name.into_bytes(),
        };
        Some(Draft { activity, kind, object, audience, inboxes })
    }

    /// Somebody publishes, updates or deletes; now and then twice, and now and then what they did is undone at the last moment.
    pub async fn publish(&mut self) -> Checked {
        let Some(draft) = self.draft() else { return Ok(()) };
        let node = usize::try_from(self.dice.below(self.nodes.len() as u64)).unwrap_or(0);
        let (undone, twice) = (self.dice.happens(50), self.dice.happens(100));
        let now = self.now_of(node);
        let name = String::from_utf8_lossy(&draft.activity.body).into_owned();
        let fault = self.maybe_break().await?;
        let result = async {
            let mut tx = self.db.begin().await?;
            let enqueued = enqueue(&mut tx, &draft.activity, &draft.audience, now).await?;
            if undone {
                tx.rollback().await?;
                return Ok(None);
            }
            if twice {
                enqueue(&mut tx, &draft.activity, &draft.audience, now).await?;
            }
            tx.commit().await?;
            Ok::<_, DbError>(Some(enqueued))
        };
        let result: Result<Option<Enqueued>, DbError> = result.await;
        let after = self.mend(fault).await?;
        let enqueued = self.expect_break(result.map_err(|error| error.to_string()), fault, "publish")?.flatten();
        let Some(enqueued) = enqueued else {
            self.say(&format!("{name} is not published"));
            return self.unchanged(after);
        };
        let to: BTreeSet<i64> = draft
            .inboxes
            .iter()
            .filter(|inbox| !self.books.endpoint_at(inbox).is_some_and(|(_, row)| row.is_silenced()))
            .filter(|inbox| !place(inbox).is_some_and(|place| self.people.suspends(place.host)))
            // A new inbox of a host to which nothing is sent begins as the others are.
            .filter(|inbox| self.books.endpoint_at(inbox).is_some() || !place(inbox).is_some_and(|place| self.books.suspends(place.host)))
            .filter_map(|inbox| after.endpoint_at(inbox).map(|(id, _)| id))
            .collect();
        let made: BTreeSet<i64> = after.pending.iter().filter(|pair| pair.1 == enqueued.seq).map(|pair| pair.0).collect();
        let names: Vec<&str> = draft.inboxes.iter().filter_map(|inbox| place(inbox).map(|place| place.name)).collect();
        self.say(&format!("{name} ({} o{}) is published for {names:?}, {} endpoints", draft.kind, draft.object, made.len()));
        if to != made || !enqueued.fresh {
            return broken("audience", format!("{name} is for {to:?} and was enqueued for {made:?}"));
        }
        let url = draft.activity.activity_url.to_string();
        let sent = Sent { name, url, object: draft.object, kind: draft.kind, created_at: now.0, to };
        self.ledger.sent.insert(enqueued.seq, sent);
        self.ledger.account(&self.books, &after, &Cause::Enqueued(enqueued.seq))?;
        self.books = after;
        Ok(())
    }

    /// The same event is handled a second time, perhaps for other followers by now: nothing may come of it.
    pub async fn publish_again(&mut self) -> Checked {
        let known: Vec<i64> = self.books.activities.keys().copied().collect();
        if known.is_empty() {
            return Ok(());
        }
        let Some(sent) = self.ledger.sent.get(&pick(&self.dice, &known)) else { return Ok(()) };
        let name = sent.name.clone();
        let parse = |text: &str| ObjectUrl::parse(text).map_err(|error| DbError::Corrupt(error.to_string()));
        let activity = NewActivity {
            activity_url: parse(&sent.url)?,
            actor_id: ActorId::parse(OURS).map_err(|error| DbError::Corrupt(error.to_string()))?,
            object_url: parse(&format!("https://here.example/objects/{}", sent.object))?,
            kind: sent.kind.to_owned(),
            body: name.clone().into_bytes(),
        };
        self.say(&format!("{name} is published again"));
        let mut tx = self.db.begin().await?;
        let enqueued = enqueue(&mut tx, &activity, &Audience::FollowersOf(activity.actor_id.clone()), self.now_of(0)).await?;
        tx.commit().await?;
        if enqueued.fresh {
            return broken("duplicate-events-do-nothing", name);
        }
        let after = Books::read(&mut self.db.read().await?).await?;
        self.unchanged(after)
    }

    /// Follows begin and end. One that is not accepted yet gets nothing.
    pub async fn follow(&mut self) -> Checked {
        let place = &PLACES[usize::try_from(self.dice.below(PLACES.len() as u64)).unwrap_or(0)];
        let actor = pick(&self.dice, place.actors);
        let state = pick(&self.dice, &["accepted", "accepted", "pending", ""]);
        self.say(&format!("the follow of {actor} at {} is {state:?}", place.name));
        let mut tx = self.db.begin().await?;
        if state.is_empty() {
            end_follow(&mut tx, actor).await?
        } else {
            set_follow(&mut tx, actor, state).await?
        }
        tx.commit().await?;
        if state == "accepted" {
            self.people.followers.insert(actor)
        } else {
            self.people.followers.remove(&actor)
        };
        Ok(())
    }

    /// A person asks for something.
    pub async fn some_ask(&mut self) -> Checked {
        let host = pick(&self.dice, &HOSTS);
        let inbox = PLACES[usize::try_from(self.dice.below(PLACES.len() as u64)).unwrap_or(0)].inbox;
        let buried: Vec<Pair> = self.books.buried.keys().copied().collect();
        let ask = match self.dice.below(16) {
            0 => Ask::Suspend(host),
            1..=3 => Ask::Resume(host),
            4 => Ask::Forbid(host),
            5..=7 => Ask::Allow(pick(&self.dice, &self.people.forbidden.iter().copied().chain([host]).collect::<Vec<_>>())),
            8 | 9 => Ask::Retry(inbox),
            10 => Ask::RetryHost(host),
            11 | 12 if !buried.is_empty() => Ask::Replay(pick(&self.dice, &buried)),
            13 => Ask::ReplayHost(host),
            _ => Ask::FollowFrom(inbox),
        };
        self.ask(ask).await
    }

    pub async fn ask(&mut self, ask: Ask) -> Checked {
        let (endpoints, deliveries) = self.reach(ask);
        let shown = match ask {
            Ask::Replay(pair) => format!("Replay({})", self.ledger.name(pair.1)),
            other => format!("{other:?}"),
        };
        let fault = self.maybe_break().await?;
        let result = self.perform(ask).await;
        let after = self.mend(fault).await?;
        let refused = matches!(result, Err(AppError::Conflict { .. } | AppError::NotFound));
        self.say(&format!("somebody asks: {shown}{}", if refused { ", in vain" } else { "" }));
        if refused {
            return self.unchanged(after);
        }
        if self.expect_break(result.map_err(|error| error.to_string()), fault, "ask")?.is_none() {
            return self.unchanged(after);
        }
        match ask {
            Ask::Forbid(host) => drop(self.people.forbidden.insert(host)),
            Ask::Allow(host) => drop(self.people.forbidden.remove(host)),
            _ => {}
        }
        if matches!(ask, Ask::Suspend(_) | Ask::Forbid(_))
            && let Some(row) = endpoints.iter().filter_map(|id| after.endpoints.get(id)).find(|row| !row.is_silenced())
        {
            return broken("nothing-to-suspended", format!("{ask:?} left {} {:?}", row.inbox, row.breaker));
        }
        if !matches!(ask, Ask::Suspend(_) | Ask::Forbid(_) | Ask::FollowFrom(_)) {
            for id in &endpoints {
                self.ledger.asked_until.remove(id);
            }
        }
        self.ledger.replayed.extend(deliveries.iter().filter(|pair| after.pending.contains(pair)));
        self.ledger.account(&self.books, &after, &Cause::Asked { endpoints, deliveries })?;
        self.books = after;
        Ok(())
    }

    /// Endpoints and dead letters that somebody speaks of.
    fn reach(&self, ask: Ask) -> (BTreeSet<i64>, BTreeSet<Pair>) {
        let whose = |wanted: &dyn Fn(&str, &str) -> bool| -> BTreeSet<i64> {
            self.books.endpoints.iter().filter(|(_, row)| wanted(&row.host, &row.inbox)).map(|(id, _)| *id).collect()
        };
        let endpoints = match ask {
            Ask::Suspend(host) | Ask::Resume(host) | Ask::Forbid(host) | Ask::Allow(host) => whose(&|at, _| is_within(at, host)),
            Ask::Retry(inbox) | Ask::FollowFrom(inbox) => whose(&|_, at| at == inbox),
            Ask::RetryHost(host) | Ask::ReplayHost(host) => whose(&|at, _| at == host),
            Ask::Replay(pair) => BTreeSet::from([pair.0]),
        };
        let deliveries = match ask {
            Ask::Replay(pair) => BTreeSet::from([pair]),
            Ask::ReplayHost(_) => self.books.buried.keys().filter(|pair| endpoints.contains(&pair.0)).copied().collect(),
            _ => BTreeSet::new(),
        };
        (endpoints, deliveries)
    }

    async fn perform(&self, ask: Ask) -> Result<(), AppError> {
        let (app, who) = (&self.app, &Viewer::Operator);
        let host = |text: &str| Host::parse(text).map_err(|_| AppError::NotFound);
        match ask {
            Ask::Suspend(at) => deliveries::suspend(app, who, &host(at)?).await.map(drop),
            Ask::Resume(at) => deliveries::resume(app, who, &host(at)?).await.map(drop),
            Ask::Forbid(at) => peers::set_policy(app, who, &host(at)?, PeerPolicy::Suspend, "").await,
            Ask::Allow(at) => peers::set_policy(app, who, &host(at)?, PeerPolicy::Allow, "").await,
            Ask::Retry(inbox) => deliveries::retry(app, who, inbox).await,
            Ask::RetryHost(at) => deliveries::retry_host(app, who, &host(at)?).await.map(drop),
            Ask::Replay((endpoint, seq)) => deliveries::replay(app, who, endpoint, seq).await,
            Ask::ReplayHost(at) => deliveries::replay_host(app, who, &host(at)?).await.map(drop),
            // As the reader of incoming requests does, which turns away who is suspended.
            Ask::FollowFrom(inbox) if place(inbox).is_some_and(|place| self.people.suspends(place.host)) => Err(AppError::NotFound),
            Ask::FollowFrom(inbox) => {
                let mut tx: Tx = app.db.begin().await?;
                queue::revive_endpoint(&mut tx, inbox, app.now()).await?;
                Ok(tx.commit().await?)
            }
        }
    }

    /// Nothing happened, so nothing may have changed.
    pub fn unchanged(&mut self, after: Books) -> Checked {
        if !after.is_same_queue(&self.books) {
            let (pending, was) = (after.pending.len(), self.books.pending.len());
            return broken("all-or-nothing", format!("what failed changed the tables: {was} were pending, now {pending}"));
        }
        self.books = after;
        Ok(())
    }

    /// Endpoints that we send to.
    pub fn is_served(&self, endpoint: i64) -> bool {
        self.books.endpoints.get(&endpoint).is_some_and(|row| row.breaker != Breaker::Suspended && row.breaker != Breaker::Gone)
            && !self.books.endpoints.get(&endpoint).is_some_and(|row| self.people.suspends(&row.host))
    }
}
