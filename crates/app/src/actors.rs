//! Actors: whom things are addressed to, ours and those of other servers.

use allmende_db::{Tx, actors as rows, keys as key_rows};
use allmende_domain::actor::{Actor, ActorKind, Ed25519Key};
use allmende_domain::ids::ActorId;
use allmende_domain::limits::{BODY_CHARS_MAX, NAME_CHARS_MAX};
use allmende_domain::text::truncated;
use allmende_domain::url::{Handle, Host, ObjectUrl};

use crate::App;
use crate::error::AppError;
use crate::keys::{self, GeneratedEd25519, GeneratedKey, GeneratedKeys};

pub use allmende_db::keys::PrivateKeys;

/// What another server says about one of its actors, read and checked by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteActor {
    pub url: ObjectUrl,
    pub kind: ActorKind,
    pub username: String,
    /// The host in its handle.
    pub host: Host,
    /// Cut to what we keep; an empty one becomes the user name.
    pub name: String,
    /// HTML, sanitised when it is shown.
    pub summary: String,
    pub page_url: Option<ObjectUrl>,
    pub icon_url: Option<ObjectUrl>,
    pub inbox: ObjectUrl,
    pub shared_inbox: Option<ObjectUrl>,
    pub outbox: Option<ObjectUrl>,
    pub followers: Option<ObjectUrl>,
    pub approves_followers: bool,
    pub key_id: String,
    pub public_key_pem: String,
    /// Ed25519 keys beside it, each with an id of its own.
    pub ed25519_keys: Vec<Ed25519Key>,
}

/// The public half of a key, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoredKey {
    /// PEM.
    Rsa(String),
    Ed25519(Ed25519Key),
}

/// Keeps what another server says about its actor: new, or in place of what was known. It keeps the id it has here.
///
/// # Errors
/// [`AppError::Forbidden`] when its address is below ours, [`AppError::Conflict`] when two of its keys have one id.
pub async fn store_remote(app: &App, remote: RemoteActor) -> Result<Actor, AppError> {
    if app.addresses.is_ours(&remote.url) {
        return Err(AppError::Forbidden);
    }
    let now = app.now();
    let username = truncated(&remote.username, NAME_CHARS_MAX);
    let name = truncated(&remote.name, NAME_CHARS_MAX);
    let mut actor = Actor {
        id: ActorId::from_uuid(app.uuid()),
        url: remote.url,
        kind: remote.kind,
        is_local: false,
        name: if name.is_empty() { username.clone() } else { name },
        username,
        host: remote.host,
        summary: truncated(&remote.summary, BODY_CHARS_MAX),
        page_url: remote.page_url,
        icon_url: remote.icon_url,
        inbox: remote.inbox,
        shared_inbox: remote.shared_inbox,
        outbox: remote.outbox,
        followers: remote.followers,
        approves_followers: remote.approves_followers,
        key_id: remote.key_id,
        public_key_pem: remote.public_key_pem,
        fetched_at: Some(now),
        gone_at: None,
    };
    let mut tx = app.db.begin().await?;
    actor.id = rows::upsert_remote(&mut tx, &actor, now).await?.ok_or(AppError::Forbidden)?;
    key_rows::replace_ed25519(&mut tx, &actor.id, &remote.ed25519_keys).await?;
    tx.commit().await?;
    Ok(actor)
}

/// # Errors
/// [`AppError::NotFound`] when there is none.
pub async fn by_id(app: &App, id: &ActorId) -> Result<Actor, AppError> {
    rows::find(&mut app.db.read().await?, id).await?.ok_or(AppError::NotFound)
}

/// The actor stored under this address; `None` also when the text is no address.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn by_url(app: &App, url: &str) -> Result<Option<Actor>, AppError> {
    match ObjectUrl::parse(url) {
        Ok(url) => Ok(rows::find_by_url(&mut app.db.read().await?, &url).await?),
        Err(_) => Ok(None),
    }
}

/// The actor that has a key of this id, and the key.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn by_key_id(app: &App, key_id: &str) -> Result<Option<(Actor, StoredKey)>, AppError> {
    let mut conn = app.db.read().await?;
    // A key stands in the document of its actor, so its address most often is the actor's with a fragment.
    let url = key_id.split('#').next().unwrap_or_default();
    if let Some(actor) = rows::find_by_key_id(&mut conn, key_id, url).await? {
        let key = StoredKey::Rsa(actor.public_key_pem.clone());
        return Ok(Some((actor, key)));
    }
    let found = key_rows::find_ed25519(&mut conn, key_id, url).await?;
    Ok(found.map(|(actor, key)| (actor, StoredKey::Ed25519(key))))
}

/// The Ed25519 keys that an actor publishes, ours or a peer's.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn ed25519_keys(app: &App, id: &ActorId) -> Result<Vec<Ed25519Key>, AppError> {
    Ok(key_rows::ed25519_of(&mut app.db.read().await?, id).await?)
}

/// # Errors
/// [`AppError`] of the database.
pub async fn by_handle(app: &App, handle: &Handle) -> Result<Option<Actor>, AppError> {
    Ok(rows::find_by_handle(&mut app.db.read().await?, handle).await?)
}

/// The instance's own actor.
///
/// # Errors
/// [`AppError::Internal`] before [`crate::setup::ensure_instance`] made it.
pub async fn instance(app: &App) -> Result<Actor, AppError> {
    let found = rows::find_by_url(&mut app.db.read().await?, &app.addresses.instance_actor()).await?;
    found.ok_or_else(|| AppError::Internal("the instance has no actor yet".to_owned()))
}

/// The private keys of one of ours, for signing. Never shown, never logged.
///
/// # Errors
/// [`AppError::NotFound`] when it is not ours.
pub async fn private_keys(app: &App, id: &ActorId) -> Result<PrivateKeys, AppError> {
    key_rows::private(&mut app.db.read().await?, id).await?.ok_or(AppError::NotFound)
}

/// Notes that another server's actor no longer exists; nothing more is delivered to it. Ours stay as they are.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn mark_gone(app: &App, id: &ActorId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    rows::mark_gone(&mut tx, id, app.now()).await?;
    Ok(tx.commit().await?)
}

/// The keys of a new actor, made off the runtime's threads. Call it before a transaction: it takes some 50 ms.
pub(crate) async fn new_keys() -> Result<GeneratedKeys, AppError> {
    let internal = |error: &dyn std::error::Error| AppError::Internal(error.to_string());
    let rsa = tokio::task::spawn_blocking(keys::generate_rsa_2048).await.map_err(|e| internal(&e))?.map_err(|e| internal(&e))?;
    Ok(GeneratedKeys { rsa, ed25519: keys::generate_ed25519().map_err(|e| internal(&e))? })
}

/// Keeps the keys of a new actor of ours, inside the caller's transaction.
pub(crate) async fn insert_keys(tx: &mut Tx, actor: &Actor, keys: GeneratedKeys) -> Result<(), AppError> {
    key_rows::insert_rsa(tx, &actor.id, keys.rsa.private_der).await?;
    add_ed25519(tx, actor, keys.ed25519).await
}

/// Keeps an Ed25519 key for an actor of ours that has none yet.
async fn add_ed25519(tx: &mut Tx, actor: &Actor, made: GeneratedEd25519) -> Result<(), AppError> {
    let key = Ed25519Key { id: format!("{}#ed25519-key", actor.url), public: made.public, expires_at: None };
    key_rows::add_ed25519(tx, &actor.id, &key, made.private_der).await?;
    Ok(())
}

/// Makes the Ed25519 keys of actors of ours that were founded before there were any. Two nodes that start together make one each.
pub(crate) async fn ensure_ed25519(app: &App) -> Result<(), AppError> {
    for actor in key_rows::without_ed25519(&mut app.db.read().await?).await? {
        let made = keys::generate_ed25519().map_err(|error| AppError::Internal(error.to_string()))?;
        let mut tx = app.db.begin().await?;
        add_ed25519(&mut tx, &actor, made).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// An actor of ours at `url`, with the addresses that follow from it.
pub(crate) fn local(app: &App, url: ObjectUrl, kind: ActorKind, username: &str, key: &GeneratedKey) -> Actor {
    let below = |part: &str| app.addresses.url(&format!("{}/{part}", url.as_url().path()));
    Actor {
        id: ActorId::from_uuid(app.uuid()),
        kind,
        is_local: true,
        username: username.to_owned(),
        host: app.addresses.host().clone(),
        name: username.to_owned(),
        summary: String::new(),
        page_url: Some(url.clone()),
        icon_url: None,
        inbox: below("inbox"),
        shared_inbox: Some(app.addresses.shared_inbox()),
        outbox: Some(below("outbox")),
        followers: Some(below("followers")),
        approves_followers: false,
        key_id: format!("{url}#main-key"),
        public_key_pem: key.public_pem.clone(),
        fetched_at: None,
        gone_at: None,
        url,
    }
}
