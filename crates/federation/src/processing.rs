//! From the inbox table to effects: each stored activity becomes the same verb that a person would have used.

use activitypub_federation::config::Data;
use activitypub_federation::fetch::fetch_object_http;
use activitypub_federation::fetch::object_id::ObjectId;
use activitypub_federation::traits;
use allmende_app::listings::{MirrorOutcome, Reaction};
use allmende_app::{actors, follows, inquiries, listings, posts};
use allmende_db::inbox::{self, InboxRow, Outcome};
use allmende_domain::actor::Actor;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{MINUTE_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;
use async_trait::async_trait;
use serde_json::Value;

use crate::error::FederationError;
use crate::incoming::actor::KnownActor;
use crate::incoming::{self, Activity, FollowRef, Verb, json, listing, note};
use crate::verified::same_actor;
use crate::{Context, Federation, limits};

/// A stored activity on its way to its effect.
#[derive(Debug)]
struct Stored {
    activity: Activity,
    id: url::Url,
    actor: url::Url,
    /// Who signed it when it came in.
    signer: Actor,
}

#[async_trait]
impl traits::Activity for Stored {
    type DataType = Context;
    type Error = FederationError;

    fn id(&self) -> &url::Url {
        &self.id
    }

    fn actor(&self) -> &url::Url {
        &self.actor
    }

    /// The signer is the actor, and a block set since it came in holds.
    async fn verify(&self, data: &Data<Context>) -> Result<(), FederationError> {
        if !same_actor(&self.activity.actor, &self.signer.url) {
            return Err(FederationError::Unauthorised("signed by somebody else".to_owned()));
        }
        match allmende_app::peers::policy(&data.app, &self.signer.url.host()).await? {
            PeerPolicy::Suspend => Err(FederationError::Unauthorised("its server is suspended".to_owned())),
            PeerPolicy::Allow | PeerPolicy::Limit => Ok(()),
        }
    }

    async fn receive(self, data: &Data<Context>) -> Result<(), FederationError> {
        effect(data, &self.signer, self.activity).await.map(|_| ())
    }
}

impl Federation {
    /// Gives effect to the activities that wait, at most one batch. How many were looked at.
    ///
    /// Each ends as done, ignored, refused or failed, with its reason; what cannot be decided now waits and is tried again.
    ///
    /// # Errors
    /// [`FederationError::Unavailable`] when the database is.
    pub async fn process_inbox_once(&self) -> Result<usize, FederationError> {
        let app = self.app();
        let rows = inbox::waiting(&mut app.db.read().await?, app.now(), limits::INBOX_BATCH).await?;
        let count = rows.len();
        // What an actor sent later waits behind what could not be decided now.
        let mut waiting: Vec<String> = Vec::new();
        for row in rows {
            if waiting.contains(&row.actor_url) {
                continue;
            }
            let (seq, actor_url) = (row.seq, row.actor_url.clone());
            let (attempts, result) = (row.attempts, self.process(row).await);
            let mut tx = app.db.begin().await?;
            match result {
                Ok(true) => inbox::finish(&mut tx, seq, Outcome::Done, "", app.now()).await?,
                Ok(false) => inbox::finish(&mut tx, seq, Outcome::Ignored, "nothing of it concerns us", app.now()).await?,
                Err(error) if error.may_pass() && attempts + 1 < limits::INBOX_ATTEMPTS_MAX => {
                    waiting.push(actor_url);
                    inbox::postpone(&mut tx, seq, retry_at(app.now(), attempts), &error.to_string()).await?
                }
                Err(error) => {
                    let outcome = match error {
                        FederationError::Malformed(_) | FederationError::Unauthorised(_) => Outcome::Refused,
                        FederationError::Gone => Outcome::Ignored,
                        FederationError::Unreachable(_) | FederationError::Unavailable(_) | FederationError::Internal(_) => {
                            tracing::error!(inbox.seq = seq, %error, "a received activity could not be processed");
                            Outcome::Failed
                        }
                    };
                    inbox::finish(&mut tx, seq, outcome, &error.to_string(), app.now()).await?
                }
            };
            tx.commit().await?;
        }
        Ok(count)
    }

    async fn process(&self, row: InboxRow) -> Result<bool, FederationError> {
        let data = self.request();
        let document: Value = serde_json::from_slice(&row.body).map_err(|e| FederationError::Malformed(e.to_string()))?;
        let activity = incoming::read(&document)?;
        let signer = actors::by_url(&data.app, &row.actor_url).await?.ok_or(FederationError::Gone)?;
        let stored = Stored { id: activity.id.as_url().clone(), actor: activity.actor.as_url().clone(), activity, signer };
        traits::Activity::verify(&stored, &data).await?;
        effect(&data, &stored.signer, stored.activity).await
    }
}

/// Minutes, doubling: 1, 2, 4, … 64.
fn retry_at(now: UnixMillis, attempts: i64) -> UnixMillis {
    now.plus(MINUTE_MS << attempts.clamp(0, 6))
}

/// Does what an activity asks for; `false` when it is of no consequence here.
async fn effect(data: &Data<Context>, actor: &Actor, activity: Activity) -> Result<bool, FederationError> {
    let app = &data.app;
    let id = activity.id.as_str();
    match activity.verb {
        Verb::Follow { target } => match actors::by_url(app, target.as_str()).await?.filter(|target| target.is_local) {
            Some(target) => {
                let mut tx = app.db.begin().await?;
                allmende_db::queue::revive_endpoint(&mut tx, actor.delivery_inbox().as_str(), app.now()).await?;
                allmende_db::queue::revive_endpoint(&mut tx, actor.inbox.as_str(), app.now()).await?;
                tx.commit().await?;
                follows::receive(app, actor, &target, id).await.map(|_| true).map_err(Into::into)
            }
            None => Ok(false),
        },
        Verb::UndoFollow { follow, target } => Ok(follows::receive_undo(app, actor, &follow, target.as_deref()).await?),
        Verb::Undo { activity } => {
            let follow = follows::receive_undo(app, actor, &activity, None).await?;
            Ok(listings::unreact(app, actor, &activity).await? || follow)
        }
        Verb::Accept(FollowRef { activity, follower }) => {
            let accepted = follows::receive_accept(app, actor, activity.as_deref(), follower.as_deref()).await?;
            if accepted {
                let mut tx = app.db.begin().await?;
                allmende_db::harvests::begin(&mut tx, &actor.id, app.now()).await?;
                tx.commit().await?;
            }
            Ok(accepted)
        }
        Verb::Reject(FollowRef { activity, follower }) => {
            Ok(follows::receive_reject(app, actor, activity.as_deref(), follower.as_deref()).await?)
        }
        Verb::Create { object } | Verb::Update { object } => object_changed(data, actor, object).await,
        Verb::Delete { object } => deleted(data, actor, &object).await,
        Verb::Announce { object } => announced(data, actor, &object, id).await,
        Verb::Like { object } => Ok(listings::react(app, actor, object.as_str(), Reaction::Like, id).await?),
        Verb::Other { .. } => Ok(false),
    }
}

/// Something new or changed. What is inlined is believed only of its own author; anything else is read from its origin (case S12).
async fn object_changed(data: &Data<Context>, actor: &Actor, object: Value) -> Result<bool, FederationError> {
    let id = json::id(&object).ok_or_else(|| FederationError::Malformed("object: no id".to_owned()))?;
    if same_actor(&id, &actor.url) {
        // An actor changed: its own document, read at its origin, is what counts.
        let fresh = refreshed(data, &actor.url).await?;
        data.remote_keys.forget(&fresh.key_id).await;
        return Ok(true);
    }
    let own = id.host() == actor.url.host() && listing::author(&object).is_some_and(|author| same_actor(&author, &actor.url));
    let (author, document) = if own { (actor.clone(), object) } else { from_origin(data, &id).await? };
    take_in(data, &author, &document, None).await
}

/// Reads an object and its author from where they live.
async fn from_origin(data: &Data<Context>, id: &ObjectUrl) -> Result<(Actor, Value), FederationError> {
    let fetched = fetch_object_http::<Context, Value>(id.as_url(), data).await?;
    let author = listing::author(&fetched.object).ok_or_else(|| FederationError::Malformed("object: no author".to_owned()))?;
    let url = ObjectUrl::parse(fetched.url.as_str()).map_err(|e| FederationError::Malformed(e.to_string()))?;
    if author.host() != url.host() {
        return Err(FederationError::Unauthorised("the object names an author on another host".to_owned()));
    }
    let author = ObjectId::<KnownActor>::parse(author.as_str()).map_err(|e| FederationError::Malformed(e.to_string()))?;
    Ok((author.dereference(data).await?.actor, fetched.object))
}

async fn refreshed(data: &Data<Context>, url: &ObjectUrl) -> Result<Actor, FederationError> {
    let id = ObjectId::<KnownActor>::parse(url.as_str()).map_err(|e| FederationError::Malformed(e.to_string()))?;
    Ok(id.dereference_forced(data).await?.actor)
}

/// Stores a listing, a message or a post of its author; `shared_by` somebody else, perhaps.
async fn take_in(data: &Data<Context>, author: &Actor, document: &Value, shared_by: Option<&Actor>) -> Result<bool, FederationError> {
    let app = &data.app;
    let id = json::id(document).ok_or_else(|| FederationError::Malformed("object: no id".to_owned()))?;
    if listing::is_listing(document) {
        let mirrored = listing::read(document)?;
        if !listings::is_wanted(app, author, &mirrored.object_url, shared_by).await? {
            return Ok(false);
        }
        return match listings::mirror(app, author, mirrored).await? {
            MirrorOutcome::Created(_) | MirrorOutcome::Updated(_) | MirrorOutcome::Stale => Ok(true),
            MirrorOutcome::Refused(reason) => Err(FederationError::Unauthorised(reason.to_string())),
        };
    }
    if !note::is_post(document) {
        return Ok(false);
    }
    if inquiries::edit_message(app, author, id.as_str(), json::text(document, "content").unwrap_or_default()).await? {
        return Ok(true);
    }
    let mut ours = Vec::new();
    for address in note::addressed(document) {
        if let Some(actor) = actors::by_url(app, &address).await?.filter(|actor| actor.is_local) {
            ours.push(actor.id);
        }
    }
    let message = note::message(document, &id, ours, app.now());
    if let inquiries::InquiryOutcome::Stored(_) = inquiries::receive(app, author, message).await? {
        return Ok(true);
    }
    let everybody = note::addressed(document).iter().any(|address| crate::documents::is_public(address));
    if !everybody && shared_by.is_some() {
        return Err(FederationError::Unauthorised("what is not public is not shared on".to_owned()));
    }
    Ok(posts::receive(app, author, note::post(document, &id, app.now()), shared_by).await?)
}

async fn deleted(data: &Data<Context>, actor: &Actor, object: &ObjectUrl) -> Result<bool, FederationError> {
    let app = &data.app;
    if same_actor(object, &actor.url) {
        follows::drop_actor(app, actor).await?;
        data.remote_keys.forget(&actor.key_id).await;
        return Ok(true);
    }
    // Each verb decides against the stored author; a deletion of what we never had is remembered by the first of them (case Q9).
    let url = object.as_str();
    let listing = listings::unmirror(app, actor, object).await?;
    let message = inquiries::delete_message(app, actor, url).await?;
    Ok(posts::remove(app, actor, object).await? || message || listing)
}

/// A share: of one of our listings it is counted; of anything else, the original is read from its origin and shown as shared.
async fn announced(data: &Data<Context>, actor: &Actor, object: &ObjectUrl, activity: &str) -> Result<bool, FederationError> {
    let app = &data.app;
    if app.addresses.is_ours(object) {
        return Ok(listings::react(app, actor, object.as_str(), Reaction::Announce, activity).await?);
    }
    if !allmende_db::follows::is_followed_by_ours(&mut app.db.read().await?, &actor.id).await? {
        return Ok(false);
    }
    if listings::by_url(app, &Viewer::Operator, object.as_str()).await?.is_some() {
        return Ok(true);
    }
    let (author, document) = from_origin(data, object).await?;
    if allmende_app::peers::policy(app, &author.url.host()).await? == PeerPolicy::Suspend {
        return Err(FederationError::Unauthorised("its author's server is suspended".to_owned()));
    }
    take_in(data, &author, &document, Some(actor)).await
}
