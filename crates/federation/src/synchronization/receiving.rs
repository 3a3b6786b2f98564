//! What another server says of its followers here, against what we know: noted with the delivery, looked into a minute later, when what
//! was on the way has arrived, at most once an hour for each actor.

use activitypub_federation::config::Data;
use activitypub_federation::fetch::fetch_object_http;
use allmende_app::{actors, follows, peers};
use allmende_db::Scope;
use allmende_db::follower_checks::{self as rows, Check};
use allmende_delivery::Work;
use allmende_domain::actor::Actor;
use allmende_domain::ids::ActorId;
use allmende_domain::peer::Standing;
use allmende_domain::time::{MINUTE_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;
use http::HeaderMap;
use moka::sync::Cache;
use serde_json::Value;

use super::{COLLECTION_SYNCHRONIZATION, SetDigest, Synchronization};
use crate::error::FederationError;
use crate::incoming::json;
use crate::signatures::Claim;
use crate::{Context, Federation, limits};

/// What each actor said last and when it was compared, so that a busy one costs nothing. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Heeded(Cache<ActorId, (String, UnixMillis)>);

impl Default for Heeded {
    fn default() -> Self {
        Self(Cache::new(limits::SYNCHRONIZATIONS_REMEMBERED))
    }
}

impl Heeded {
    fn is_known(&self, actor: &ActorId, digest: &str, now: UnixMillis) -> bool {
        let recent = |at: UnixMillis| (0..limits::FOLLOWER_CHECK_EVERY_MS).contains(&now.since(at));
        self.0.get(actor).is_some_and(|(said, at)| said == digest && recent(at))
    }
}

impl Federation {
    /// Notes a difference that a verified delivery tells of. What it says never fails the delivery: it is about something else.
    pub(crate) async fn heed_synchronization(&self, claim: &Claim, headers: &HeaderMap, sender: &Actor) {
        // FEP-8fcf speaks of a header that is signed.
        if !claim.covers(&COLLECTION_SYNCHRONIZATION) {
            return;
        }
        let said = headers.get(COLLECTION_SYNCHRONIZATION).and_then(|value| value.to_str().ok()).and_then(Synchronization::read);
        let Some(said) = said else { return };
        if let Err(error) = self.compare(sender, &said).await {
            tracing::warn!(actor.id = %sender.id, %error, "what an actor says of its followers here could not be compared");
        }
    }

    async fn compare(&self, sender: &Actor, said: &Synchronization) -> Result<(), FederationError> {
        let (app, now, heeded) = (self.app(), self.now(), &self.context().heeded);
        // Its own followers, at its own server: nobody has us read about somebody else.
        let is_own = sender.followers.as_ref() == Some(&said.collection) && said.url.origin() == sender.url.origin();
        if !is_own || heeded.is_known(&sender.id, &said.digest, now) {
            return Ok(());
        }
        let ours = follows::synchronization::here(app, &sender.id).await?;
        heeded.0.insert(sender.id.clone(), (said.digest.clone(), now));
        if SetDigest::of(&ours).to_string() == said.digest || !is_open(app, sender).await? {
            return Ok(());
        }
        let mut tx = app.db.begin().await?;
        let host = sender.url.host();
        let (of_host, of_all) = rows::waiting(&mut tx, &host).await?;
        if of_host >= limits::FOLLOWER_CHECKS_PER_HOST_MAX || of_all >= limits::FOLLOWER_CHECKS_MAX {
            return Ok(());
        }
        let (url, digest) = (said.url.clone(), said.digest.clone());
        let check = Check { actor: sender.id.clone(), host, url, digest, failures: 0 };
        rows::note(&mut tx, &check, now.plus(limits::FOLLOWER_CHECK_AFTER_MS), limits::FOLLOWER_CHECK_EVERY_MS).await?;
        Ok(tx.commit().await?)
    }

    /// Looks into the differences that are due, at most one batch, and mends them. How many were looked at.
    ///
    /// # Errors
    /// [`FederationError::Unavailable`] when our database is. What a peer does wrong is waited out, and logged.
    pub async fn check_followers_once(&self) -> Result<usize, FederationError> {
        let (app, ownership) = (self.app(), self.ownership());
        let Some(_busy) = ownership.begin(Work::Harvest) else { return Ok(0) };
        let due = rows::due(&mut app.db.read().await?, app.now(), limits::FOLLOWER_CHECKS_AT_ONCE).await?;
        let count = due.len();
        for check in due {
            let read_at = app.now();
            let outcome = listed(&self.request(), &check).await;
            let mut tx = app.db.begin().await?;
            if !ownership.fence_work(&mut tx, Work::Harvest).await? {
                return Ok(0);
            }
            match outcome {
                Ok(Some((actor, list))) => {
                    let scope = Scope::new(tx);
                    let mended = follows::synchronization::reconcile(&app.within(scope.db()), &actor, &list, read_at).await?;
                    tx = scope.into_tx().await?;
                    if mended.accepted > 0 {
                        allmende_db::harvests::begin(&mut tx, &actor.id, app.now()).await?;
                    }
                    tracing::info!(
                        actor.id = %actor.id, accepted = mended.accepted, asked_again = mended.asked_again, taken_back = mended.taken_back,
                        "two servers knew different followers of an actor; mended"
                    );
                    rows::done(&mut tx, &check.actor, app.now()).await?;
                }
                Ok(None) => rows::done(&mut tx, &check.actor, app.now()).await?,
                Err(error) if check.failures + 1 < limits::FOLLOWER_CHECK_ATTEMPTS_MAX && error.may_pass() => {
                    let again_at = app.now().plus((5 * MINUTE_MS) << check.failures.clamp(0, 10));
                    rows::postpone(&mut tx, &check.actor, again_at).await?;
                }
                Err(error) => {
                    tracing::info!(actor.id = %check.actor, %error, "the followers of an actor here could not be read; given up until it tells again");
                    rows::done(&mut tx, &check.actor, app.now()).await?;
                }
            }
            tx.commit().await?;
            app.nudge.events.notify_one();
        }
        Ok(count)
    }
}

/// What is held of its server, or would not be read, is not acted upon.
async fn is_open(app: &allmende_app::App, actor: &Actor) -> Result<bool, FederationError> {
    let open = peers::standing(app, &actor.url.host()).await? == Standing::Open;
    Ok(open && actor.gone_at.is_none() && !actors::has_changed_keys(app, &actor.id).await?)
}

/// Which of ours follow an actor, as its server says; `None` when there is nothing to mend any more.
async fn listed(data: &Data<Context>, check: &Check) -> Result<Option<(Actor, Vec<ObjectUrl>)>, FederationError> {
    let app = &data.app;
    let actor = actors::by_id(app, &check.actor).await?;
    let ours = follows::synchronization::here(app, &actor.id).await?;
    if SetDigest::of(&ours).to_string() == check.digest || !is_open(app, &actor).await? {
        return Ok(None);
    }
    let mut found = Vec::new();
    let mut page = read(data, &actor, &check.url).await?;
    take(data, &page, &mut found);
    let mut next = page.get("first").cloned();
    let is_told = page.get("items").is_some() || page.get("orderedItems").is_some() || page.get("totalItems") == Some(&Value::from(0));
    if next.is_none() && !is_told {
        return Err(FederationError::Malformed("its list does not say who is on it".to_owned()));
    }
    for _ in 0..limits::FOLLOWER_PAGES_MAX {
        // A page may stand in the collection itself.
        page = match next.take() {
            None | Some(Value::Null) => return Ok(Some((actor, found))),
            Some(inlined @ Value::Object(_)) => inlined,
            Some(address) => {
                let url = json::id(&address).ok_or_else(|| FederationError::Malformed("a page without an address".to_owned()))?;
                read(data, &actor, &url).await?
            }
        };
        take(data, &page, &mut found);
        next = page.get("next").cloned();
    }
    // Half a list would take the other half for lost.
    if next.is_some_and(|next| !next.is_null()) {
        return Err(FederationError::Malformed("its list has more pages than are read".to_owned()));
    }
    Ok(Some((actor, found)))
}

/// The document at exactly this address, on the actor's own server: another one might be the list of everybody.
async fn read(data: &Data<Context>, actor: &Actor, url: &ObjectUrl) -> Result<Value, FederationError> {
    if url.origin() != actor.url.origin() {
        return Err(FederationError::Unauthorised("its list leads to another server".to_owned()));
    }
    let fetched = fetch_object_http::<Context, Value>(url.as_url(), data).await?;
    if fetched.url != *url.as_url() {
        return Err(FederationError::Malformed("its list is at another address".to_owned()));
    }
    Ok(fetched.object)
}

/// Only ours are of interest: each server knows who lives there.
fn take(data: &Data<Context>, page: &Value, found: &mut Vec<ObjectUrl>) {
    for name in ["items", "orderedItems"] {
        let items = page.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        found.extend(items.iter().filter_map(json::id).filter(|id| data.app.addresses.is_ours(id)));
    }
}
