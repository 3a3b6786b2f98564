//! What an activity does here. First what must be read from other servers is read ([`look`]), then everything is done by verbs
//! ([`apply`]), without the network, so that it can be one transaction with the mark that it was done.

mod catalogue;
mod shares;

use activitypub_federation::config::Data;
use activitypub_federation::fetch::fetch_object_http;
use activitypub_federation::fetch::object_id::ObjectId;
use allmende_app::listings::{MirrorOutcome, Reaction};
use allmende_app::{App, actors, boards, catalogues, follows, inquiries, listings, moves, posts, replies, reports, rich_text};
use allmende_domain::actor::Actor;
use allmende_domain::ids::ActorId;
use allmende_domain::peer::{HeldKind, Standing};
use allmende_domain::post::Reach;
use allmende_domain::text::{clean, truncated};
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use crate::error::FederationError;
use crate::incoming::actor::KnownActor;
use crate::incoming::{Activity, FollowRef, Verb, json, listing, note, post};
use crate::verified::{self, VerifyError, same_actor};
use crate::{Context, boarding, limits};

/// What is to be done, with all that must be known for it.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Nothing is left to do. Whether it was of consequence.
    Over(bool),
    /// What the signer said about something here.
    Said(Box<Activity>),
    /// Something is new or changed.
    Object(Box<Object>),
    /// Something of somebody else is gone at its origin, or its author said so.
    Removed(Box<(Actor, ObjectUrl)>),
    /// The signer is this actor now, and both say so.
    Moved(Box<Actor>),
}

/// By which activity something came.
#[derive(Debug, Clone)]
pub(crate) enum Came {
    /// Its author's.
    Told(ObjectUrl),
    /// The signer's, who shares what somebody else wrote.
    Shared(ObjectUrl),
}

/// What is new or changed, of its own author.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    author: Actor,
    document: Value,
    came: Came,
    /// Why it waits, whoever signed it: the standing of its author.
    held: Option<Standing>,
}

impl Effect {
    /// Something that the signer wrote.
    fn own(author: Actor, document: Value, activity: ObjectUrl) -> Self {
        Self::Object(Box::new(Object { author, document, came: Came::Told(activity), held: None }))
    }

    /// Something of an author who need not have signed it: also one who is not shut out by way of somebody else (case M2).
    async fn of(app: &App, author: Actor, document: Value, came: Came) -> Result<Self, FederationError> {
        let held = match allmende_app::peers::standing(app, &author.url.host()).await? {
            Standing::Shut => return Err(FederationError::Unauthorised("its author's server is suspended, or not on the list".to_owned())),
            standing @ (Standing::Limited | Standing::KeysChanged) => Some(standing),
            // A sharer whom one of ours follows answers for what it shares; whoever merely brings something does not.
            Standing::Newcomer if matches!(came, Came::Told(_)) => Some(Standing::Newcomer),
            Standing::Newcomer | Standing::Open => actors::has_changed_keys(app, &author.id).await?.then_some(Standing::KeysChanged),
        };
        Ok(Self::Object(Box::new(Object { author, document, came, held })))
    }

    /// Whether people see what comes of it.
    pub const fn is_shown(&self) -> bool {
        match self {
            Self::Over(_) | Self::Moved(_) | Self::Removed(_) => false,
            Self::Object(_) => true,
            Self::Said(activity) => matches!(activity.verb, Verb::Announce { .. } | Verb::Like { .. }),
        }
    }

    /// Why it waits for somebody because of who wrote it.
    pub fn held_for_author(&self) -> Option<Standing> {
        match self {
            Self::Object(object) => object.held,
            Self::Over(_) | Self::Said(_) | Self::Moved(_) | Self::Removed(_) => None,
        }
    }

    /// What somebody who decides about it reads: of which kind it is, and the beginning of its text.
    pub fn preview(&self) -> (HeldKind, String) {
        let (kind, text) = match self {
            Self::Object(object) => {
                let kind = match (listing::is_listing(&object.document), note::is_direct(&object.document)) {
                    _ if matches!(object.came, Came::Shared(_)) => HeldKind::Share,
                    (true, _) => HeldKind::Listing,
                    (false, true) => HeldKind::Message,
                    (false, false) => HeldKind::Post,
                };
                (kind, rich_text::to_plain(json::text(&object.document, "content").unwrap_or_default()))
            }
            Self::Said(activity) => match &activity.verb {
                Verb::Announce { object, .. } => (HeldKind::Share, object.to_string()),
                Verb::Like { object } => (HeldKind::Like, object.to_string()),
                _ => (HeldKind::Post, String::new()),
            },
            Self::Over(_) | Self::Moved(_) | Self::Removed(_) => (HeldKind::Post, String::new()),
        };
        (kind, truncated(&clean(&text), limits::HELD_PREVIEW_CHARS_MAX))
    }
}

/// What can be done without asking another server; `None` when it must be asked ([`look`]).
///
/// # Errors
/// [`FederationError::Malformed`]
pub(crate) fn at_once(app: &App, signer: &Actor, activity: &Activity) -> Result<Option<Effect>, FederationError> {
    match &activity.verb {
        Verb::Create { object } | Verb::Update { object } => {
            let id = object_id(object)?;
            let own = id.host() == signer.url.host() && listing::author(object).is_some_and(|author| same_actor(&author, &signer.url));
            let inlined = own && !same_actor(&id, &signer.url);
            Ok(inlined.then(|| Effect::own(signer.clone(), object.clone(), activity.id.clone())))
        }
        Verb::Announce { object, inlined } if !app.addresses.is_ours(object) || inlined.as_ref().is_some_and(json::is_activity) => Ok(None),
        Verb::Move { .. } | Verb::Add { .. } | Verb::Remove { .. } => Ok(None),
        _ => Ok(Some(Effect::Said(Box::new(activity.clone())))),
    }
}

fn object_id(object: &Value) -> Result<ObjectUrl, FederationError> {
    json::id(object).ok_or_else(|| FederationError::Malformed("object: no id".to_owned()))
}

/// Reads from its origin what is not inlined, or not by its own author and without its proof: only that is believed (case S12). What was
/// sent before by the same actor must have taken effect.
///
/// # Errors
/// [`FederationError`]
pub(crate) async fn look(data: &Data<Context>, signer: &Actor, activity: Activity) -> Result<Effect, FederationError> {
    match activity.verb {
        Verb::Create { object } | Verb::Update { object } => {
            let id = object_id(&object)?;
            if same_actor(&id, &signer.url) {
                // An actor changed: its own document, read at its origin, is what counts.
                let trusted = !actors::has_changed_keys(&data.app, &signer.id).await?;
                let fresh = refreshed(data, &signer.url).await?;
                if trusted && actors::has_changed_keys(&data.app, &fresh.id).await? {
                    // It said so with a key that was known before: whatever keys it has now are its own (case M10).
                    actors::trust_keys(&data.app, &fresh.id).await?;
                }
                data.remote_keys.forget(&fresh.key_id).await;
                data.app.nudge.keys.notify_one();
                return Ok(Effect::Over(true));
            }
            let (author, document) = authentic(data, &id, Some(&object)).await?;
            Effect::of(&data.app, author, document, Came::Told(activity.id)).await
        }
        Verb::Announce { object, inlined } => shares::look(data, signer, &activity.id, &object, inlined.as_ref()).await,
        Verb::Move { object, target } => moved(data, signer, &object, &target).await,
        Verb::Add { object, target } => catalogue::added(data, signer, activity.id, &object, &target).await,
        Verb::Remove { ref object, ref target } => catalogue::removed(data, signer, &activity, object, target).await,
        _ => Ok(Effect::Said(Box::new(activity))),
    }
}

/// A move of the signer itself, which its own document and that of where it is now both say: neither alone proves anything.
async fn moved(data: &Data<Context>, signer: &Actor, object: &ObjectUrl, target: &ObjectUrl) -> Result<Effect, FederationError> {
    let wrong = |what: &str| FederationError::Unauthorised(format!("move: {what}"));
    if !same_actor(object, &signer.url) {
        return Err(wrong("of somebody else"));
    }
    if !allmende_db::follows::is_followed_by_ours(&mut data.app.db.read().await?, &signer.id).await? {
        return Ok(Effect::Over(false));
    }
    let old = fetch_object_http::<Context, Value>(signer.url.as_url(), data).await?.object;
    if json::id_of(&old, "movedTo").is_none_or(|moved_to| !same_actor(&moved_to, target)) {
        return Err(wrong("its own document does not say so"));
    }
    if data.app.addresses.is_ours(target) {
        // To one of ours, which need not be asked by way of the network.
        let ours = moves::ours_known_as(&data.app, target, &signer.url).await?;
        return ours.map(|ours| Effect::Moved(Box::new(ours))).ok_or_else(|| wrong("the target does not say so"));
    }
    let new = fetch_object_http::<Context, Value>(target.as_url(), data).await?.object;
    let is_known_there =
        json::addresses(&new, "alsoKnownAs").iter().any(|known| ObjectUrl::parse(known).is_ok_and(|known| same_actor(&known, &signer.url)));
    if !is_known_there || json::id(&new).is_none_or(|id| !same_actor(&id, target)) {
        return Err(wrong("the document of the target does not say so"));
    }
    Ok(Effect::Moved(Box::new(refreshed(data, target).await?)))
}

/// Something of somebody else with its author: as it was brought, when it carries a valid proof of its author, or else from its origin.
async fn authentic(data: &Data<Context>, id: &ObjectUrl, inlined: Option<&Value>) -> Result<(Actor, Value), FederationError> {
    if let Some(inlined) = inlined
        && let Some(found) = proved(data, inlined).await?
    {
        return Ok(found);
    }
    from_origin(data, id).await
}

/// What a valid proof makes its author's: the document itself, or what an activity that is proved as a whole holds of the same author.
async fn proved(data: &Data<Context>, document: &Value) -> Result<Option<(Actor, Value)>, FederationError> {
    let is_activity = matches!(json::kind(document), "Create" | "Update");
    let owner = if is_activity { json::id_of(document, "actor") } else { json::id_of(document, "attributedTo") };
    let Some(owner) = owner.filter(|_| document.get("proof").is_some()) else { return Ok(None) };
    if allmende_app::peers::standing(&data.app, &owner.host()).await?.is_shut() {
        return Err(FederationError::Unauthorised("its author's server is suspended, or not on the list".to_owned()));
    }
    let author = match verified::verify_document(data, document, &owner).await {
        Ok(author) => author.into_inner(),
        Err(VerifyError::Unavailable(reason)) => return Err(FederationError::Unavailable(reason)),
        Err(error) => {
            tracing::debug!(peer.host = %owner.host(), %error, "a proof was not believed; its document is read at its origin");
            return Ok(None);
        }
    };
    let object = if is_activity { document.get("object").map_or(&Value::Null, json::single) } else { document };
    let own = json::id(object).is_some_and(|id| id.host() == author.url.host())
        && json::id_of(object, "attributedTo").is_some_and(|name| same_actor(&name, &author.url));
    Ok(own.then(|| (author, object.clone())))
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

/// Does it; `false` when it is of no consequence here. No network: `app` may be inside a transaction.
///
/// # Errors
/// [`FederationError`]
pub(crate) async fn apply(app: &App, signer: &Actor, effect: &Effect) -> Result<bool, FederationError> {
    match effect {
        Effect::Over(of_consequence) => Ok(*of_consequence),
        Effect::Said(activity) => said(app, signer, activity).await,
        Effect::Moved(target) => Ok(follows::moved(app, signer, target).await? > 0),
        Effect::Removed(gone) => deleted(app, &gone.0, &gone.1).await,
        Effect::Object(object) => {
            let (author, document) = (&object.author, &object.document);
            match &object.came {
                Came::Told(activity) => {
                    let posted = boarding::take_in(app, author, document, &object_id(document)?, activity).await?;
                    Ok(take_in(app, author, document, None).await? || posted)
                }
                Came::Shared(activity) => take_in(app, author, document, Some(posts::Share { by: signer, activity })).await,
            }
        }
    }
}

async fn said(app: &App, actor: &Actor, activity: &Activity) -> Result<bool, FederationError> {
    let id = activity.id.as_str();
    match &activity.verb {
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
        Verb::UndoFollow { follow, target } => Ok(follows::receive_undo(app, actor, follow, target.as_deref()).await?),
        Verb::Undo { activity } => {
            let follow = follows::receive_undo(app, actor, activity, None).await?;
            let shared = posts::unshare(app, actor, activity).await?;
            Ok(listings::unreact(app, actor, activity).await? || follow || shared)
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
        Verb::Block { object } => Ok(follows::receive_block(app, actor, object.as_str()).await?),
        Verb::Delete { object } => {
            let posted = boarding::deleted(app, actor, object, &activity.id).await?;
            Ok(deleted(app, actor, object).await? || posted)
        }
        // Of anything else than ours, `look` made an effect of its own.
        Verb::Announce { object, .. } => reacted(app, actor, object, Reaction::Announce, id).await,
        Verb::Like { object } => reacted(app, actor, object, Reaction::Like, id).await,
        Verb::Flag { objects, content } => Ok(reports::receive(app, actor, objects, content).await?),
        Verb::Create { .. } | Verb::Update { .. } | Verb::Move { .. } | Verb::Add { .. } | Verb::Remove { .. } | Verb::Other { .. } => {
            Ok(false)
        }
    }
}

/// A like or a share of a listing of ours, or of an answer of ours.
async fn reacted(app: &App, actor: &Actor, object: &ObjectUrl, reaction: Reaction, id: &str) -> Result<bool, FederationError> {
    let url = object.as_str();
    Ok(listings::react(app, actor, url, reaction, id).await? || replies::react(app, actor, url, reaction, id).await?)
}

/// Stores a listing, a message or a post of its author, which somebody else shares, perhaps.
async fn take_in(app: &App, author: &Actor, document: &Value, share: Option<posts::Share<'_>>) -> Result<bool, FederationError> {
    let id = object_id(document)?;
    if listing::is_listing(document) {
        let mirrored = listing::read(document)?;
        if !listings::is_wanted(app, author, &mirrored.object_url, share.map(|share| share.by)).await? {
            return Ok(false);
        }
        return match listings::mirror(app, author, mirrored).await? {
            MirrorOutcome::Created(_) | MirrorOutcome::Updated(_) | MirrorOutcome::Stale => Ok(true),
            MirrorOutcome::Refused(reason) => Err(FederationError::Unauthorised(reason.to_string())),
        };
    }
    if catalogues::changed(app, author, &id).await? {
        return Ok(true);
    }
    if !post::is_readable(document) || note::is_vote(document) {
        return Ok(false);
    }
    let addressed = note::addressed(document);
    let ours = ours_among(app, &addressed).await?;
    if note::may_be_message(document) && take_message(app, author, &id, document, ours.clone()).await? {
        return Ok(true);
    }
    let context = note::context(document, author);
    // What speaks to some of ours alone is for them: it is never shown to everybody who reads here.
    let is_personal = context.reach == Reach::Direct && !ours.is_empty();
    let post = post::read(document, &id, app.now());
    if share.is_none() && (is_personal || replies::receive(app, author, &post, &context).await?) {
        return Ok(!is_personal);
    }
    let everybody = addressed.iter().any(|address| crate::documents::is_public(address));
    if !everybody && share.is_some() {
        return Err(FederationError::Unauthorised("what is not public is not shared on".to_owned()));
    }
    let kept = posts::receive(app, author, post, share).await?;
    if kept {
        replies::note_context(app, author, &id, &context).await?;
    }
    Ok(kept)
}

/// Those of ours to whom something is addressed.
async fn ours_among(app: &App, addressed: &[String]) -> Result<Vec<ActorId>, FederationError> {
    let mut ours = Vec::new();
    for address in addressed {
        // Everybody else's addresses need no look-up.
        if let Ok(url) = ObjectUrl::parse(address)
            && app.addresses.is_ours(&url)
            && let Some(actor) = actors::by_url(app, address).await?.filter(|actor| actor.is_local)
        {
            ours.push(boards::addressee(app, &actor).await?);
        }
    }
    Ok(ours)
}

/// As a message of an inquiry; `false` when it belongs to none.
async fn take_message(app: &App, author: &Actor, id: &ObjectUrl, document: &Value, ours: Vec<ActorId>) -> Result<bool, FederationError> {
    if inquiries::edit_message(app, author, id.as_str(), json::text(document, "content").unwrap_or_default()).await? {
        return Ok(true);
    }
    let message = note::message(document, id, ours, app.now());
    let is_kept = matches!(inquiries::receive(app, author, message).await?, inquiries::InquiryOutcome::Stored(_));
    if is_kept {
        inquiries::note_public(app, author, id.as_str(), note::is_for_everybody(document)).await?;
    }
    Ok(is_kept)
}

async fn deleted(app: &App, actor: &Actor, object: &ObjectUrl) -> Result<bool, FederationError> {
    if same_actor(object, &actor.url) {
        follows::drop_actor(app, actor).await?;
        return Ok(true);
    }
    // Each verb decides against the stored author; a deletion of what we never had is remembered by the first of them (case Q9).
    let url = object.as_str();
    let listing = listings::unmirror(app, actor, object).await?;
    let message = inquiries::delete_message(app, actor, url).await?;
    Ok(posts::remove(app, actor, object).await? || message || listing)
}
