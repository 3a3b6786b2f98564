//! Cooperatives: founding one, editing its profile, finding it.

use allmende_db::{actors as actor_rows, cooperatives as rows, events, members as member_rows};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::audit::Action;
use allmende_domain::cooperative::{CoopHandle, CoopProfile, Cooperative};
use allmende_domain::event::Event;
use allmende_domain::ids::{ActorId, CooperativeId};
use allmende_domain::image::ImageSize;
use allmende_domain::member::{Membership, Role};
use allmende_domain::permission::{Permission, Viewer};

use crate::audit::{self, Deed};
use crate::error::AppError;
use crate::keys::GeneratedKeys;
use crate::permit;
use crate::{App, actors, boards, guide, people};

pub use crate::profile_input::ProfileInput;

/// The keys of a new cooperative and of its board.
pub(crate) struct NewKeys {
    own: GeneratedKeys,
    board: GeneratedKeys,
}

impl NewKeys {
    /// Call it before a transaction: it takes some 100 ms.
    pub(crate) async fn make() -> Result<Self, AppError> {
        let (own, board) = tokio::join!(actors::new_keys(), actors::new_keys());
        Ok(Self { own: own?, board: board? })
    }
}

/// Founds a cooperative: its row, its actor, its board, and the keys of both. A member who founds it becomes its first administrator.
///
/// # Errors
/// [`AppError::Forbidden`] unless the viewer runs the instance, [`AppError::Invalid`] for the handle (`handle-form`,
/// `handle-reserved`, `handle-taken`) and for a profile without a name.
pub async fn found(app: &App, viewer: &Viewer, handle: &str, profile: CoopProfile) -> Result<Cooperative, AppError> {
    permit::require_instance(viewer)?;
    let handle = read_handle(handle)?;
    check(&profile)?;
    let keys = NewKeys::make().await?;
    let mut tx = app.db.begin().await?;
    let cooperative = insert(app, &mut tx, handle, profile, keys).await?;
    if let Some(founder) = viewer.member() {
        let membership = Membership { cooperative: cooperative.id.clone(), role: Role::Admin };
        member_rows::join(&mut tx, &founder.id, &membership, app.now()).await?;
    }
    guide::offer(&mut tx, &cooperative.id).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::CooperativeFounded).in_(&cooperative.id)).await?;
    tx.commit().await?;
    tracing::info!(cooperative.handle = cooperative.handle.as_str(), "a cooperative was founded");
    Ok(cooperative)
}

/// The rows of a new cooperative, inside the caller's transaction.
pub(crate) async fn insert(
    app: &App,
    tx: &mut allmende_db::Tx,
    handle: CoopHandle,
    profile: CoopProfile,
    keys: NewKeys,
) -> Result<Cooperative, AppError> {
    if rows::find_by_handle(tx, &handle).await?.is_some() {
        return Err(AppError::invalid("handle", "handle-taken", "another cooperative here has this short name"));
    }
    let now = app.now();
    let mut actor = actors::local(app, app.addresses.cooperative(&handle), ActorKind::Organization, handle.as_str(), &keys.own.rsa);
    speak_as(&mut actor, &profile, app);
    let id = CooperativeId::from_uuid(app.uuid());
    let cooperative = Cooperative { id, handle, actor: actor.id.clone(), profile, created_at: now, updated_at: now };
    actor_rows::insert(tx, &actor, now).await?;
    let taken = || AppError::invalid("handle", "handle-taken", "somebody here has this short name, or had it");
    people::take_name(tx, &cooperative.handle, &actor, taken).await?;
    actors::insert_keys(tx, &actor, keys.own).await?;
    rows::insert(tx, &cooperative).await?;
    boards::insert(app, tx, &cooperative, keys.board).await?;
    Ok(cooperative)
}

/// Replaces the profile and what the actor says about itself; followers are told.
///
/// # Errors
/// [`AppError::NotFound`], [`AppError::Forbidden`] unless the viewer may edit it, [`AppError::Invalid`] for a profile without a name.
pub async fn edit(app: &App, viewer: &Viewer, id: &CooperativeId, profile: CoopProfile) -> Result<Cooperative, AppError> {
    permit::require(viewer, Permission::EditCooperative, id)?;
    check(&profile)?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let mut cooperative = rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let mut actor = actor_rows::find(&mut tx, &cooperative.actor).await?.ok_or(AppError::NotFound)?;
    speak_as(&mut actor, &profile, app);
    rows::update(&mut tx, id, &profile, now).await?;
    actor_rows::update_profile(&mut tx, &actor).await?;
    boards::follow_profile(app, &mut tx, id, &profile).await?;
    events::record(&mut tx, &Event::CooperativeChanged(id.clone()), 0, now).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::CooperativeEdited).in_(id)).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    cooperative.profile = profile;
    cooperative.updated_at = now;
    Ok(cooperative)
}

/// # Errors
/// [`AppError::NotFound`], also when the text is no handle.
pub async fn by_handle(app: &App, handle: &str) -> Result<Cooperative, AppError> {
    let handle = CoopHandle::parse(handle).map_err(|_| AppError::NotFound)?;
    rows::find_by_handle(&mut app.db.read().await?, &handle).await?.ok_or(AppError::NotFound)
}

/// # Errors
/// [`AppError::NotFound`]
pub async fn by_id(app: &App, id: &CooperativeId) -> Result<Cooperative, AppError> {
    rows::find(&mut app.db.read().await?, id).await?.ok_or(AppError::NotFound)
}

/// The cooperative that this actor speaks for; `None` for peers and for the instance's own actor.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn by_actor(app: &App, actor: &ActorId) -> Result<Option<Cooperative>, AppError> {
    Ok(rows::find_by_actor(&mut app.db.read().await?, actor).await?)
}

/// Every cooperative of this instance, by handle. Tens, not thousands: an instance is a house of neighbours.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn list(app: &App) -> Result<Vec<Cooperative>, AppError> {
    Ok(rows::list(&mut app.db.read().await?).await?)
}

/// A handle as entered, or what is wrong with it.
pub(crate) fn read_handle(text: &str) -> Result<CoopHandle, AppError> {
    use allmende_domain::cooperative::InvalidHandle;
    CoopHandle::parse(text).map_err(|error| {
        let code = match error {
            InvalidHandle::Form => "handle-form",
            InvalidHandle::Reserved => "handle-reserved",
        };
        AppError::invalid("handle", code, error.to_string())
    })
}

fn check(profile: &CoopProfile) -> Result<(), AppError> {
    if profile.name().trim().is_empty() { Err(AppError::invalid("name", "name-missing", "needs a name")) } else { Ok(()) }
}

/// What the actor says about itself follows from the profile.
fn speak_as(actor: &mut Actor, profile: &CoopProfile, app: &App) {
    actor.name = profile.name().to_owned();
    actor.summary = profile.texts.first().map(|text| text.summary.clone()).unwrap_or_default();
    actor.icon_url = profile.logo.as_ref().map(|logo| app.addresses.image(logo, ImageSize::List));
    actor.approves_followers = profile.approves_followers;
}
