//! First run: from an empty database to an instance with a cooperative and the person who runs it.

use allmende_db::{actors as actor_rows, invitations as rows, members as member_rows};
use allmende_domain::actor::ActorKind;
use allmende_domain::audit::Action;
use allmende_domain::ids::InvitationId;
use allmende_domain::member::{Invitation, Membership, Role};
use allmende_domain::permission::Viewer;
use allmende_domain::url::ObjectUrl;

use crate::audit::{self, Deed};
use crate::error::{AppError, FieldError};
use crate::members::{self, NewMember};
use crate::profile_input::ProfileInput;
use crate::sessions::{self, SignedIn};
use crate::{App, actors, boards, cooperatives, guide, instance_settings, limits, notifications, tokens};

/// What the first person enters: the cooperative, and themselves.
#[derive(Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(default)]
pub struct FirstRun {
    /// The cooperative's short name.
    pub handle: String,
    pub name: String,
    pub summary: String,
    pub place_name: String,
    /// Degrees; both or neither.
    pub latitude: String,
    pub longitude: String,
    /// Of the name, and of the person; empty: that of the instance.
    pub language: String,
    pub display_name: String,
    pub login: String,
    /// Secret.
    pub password: String,
    pub user_agent: String,
}

impl std::fmt::Debug for FirstRun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FirstRun").field("handle", &self.handle).field("name", &self.name).finish_non_exhaustive()
    }
}

/// Whether nobody is a member yet.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn is_fresh(app: &App) -> Result<bool, AppError> {
    Ok(member_rows::is_empty(&mut app.db.read().await?).await?)
}

/// A new one-time link (`/setup/{token}`, good for a day) by which the first person sets up the instance; earlier ones stop working.
/// `None` when there is a member already.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn first_link(app: &App) -> Result<Option<String>, AppError> {
    let now = app.now();
    let token = tokens::fresh(app);
    let invitation = Invitation {
        id: InvitationId::from_uuid(app.uuid()),
        cooperative: None,
        role: Role::Admin,
        note: String::new(),
        created_by: None,
        created_at: now,
        expires_at: now.plus(limits::SETUP_LINK_MS),
        uses_left: 1,
    };
    let mut tx = app.db.begin().await?;
    if !member_rows::is_empty(&mut tx).await? {
        return Ok(None);
    }
    rows::remove_first_run(&mut tx).await?;
    rows::insert(&mut tx, &invitation, &tokens::digest(&token)).await?;
    tx.commit().await?;
    Ok(Some(format!("/setup/{token}")))
}

/// Whether this token would be taken by [`complete`].
///
/// # Errors
/// [`AppError`] of the database.
pub async fn check(app: &App, token: &str) -> Result<bool, AppError> {
    match link(app, token).await {
        Ok(_) => Ok(true),
        Err(AppError::NotFound | AppError::Gone) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Founds the cooperative, makes the first member, who administers it and the instance, and signs them in: all of it or nothing.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown or replaced link, [`AppError::Gone`] for one that was used or is too old,
/// [`AppError::Invalid`] with all fields that are wrong; then the link can be used again.
pub async fn complete(app: &App, token: &str, entered: FirstRun) -> Result<SignedIn, AppError> {
    let link = link(app, token).await?;
    let (handle, profile, new) = read(app, &entered)?;
    let prepared = new.prepare(app).await?;
    ensure_instance(app).await?;
    let keys = cooperatives::NewKeys::make().await?;
    let mut tx = app.db.begin().await?;
    if !rows::consume(&mut tx, &link.id, app.now()).await? || !member_rows::is_empty(&mut tx).await? {
        return Err(AppError::Gone);
    }
    let cooperative = cooperatives::insert(app, &mut tx, handle, profile, keys).await?;
    let membership = Membership { cooperative: cooperative.id.clone(), role: Role::Admin };
    let member = members::insert(app, &mut tx, prepared, true, vec![membership]).await?;
    guide::offer(&mut tx, &cooperative.id).await?;
    let deed = Deed::new(Action::SetUp).in_(&cooperative.id);
    audit::record(app, &mut tx, &Viewer::Member(member.clone()), deed).await?;
    let signed_in = sessions::open(app, &mut tx, member, 0, &entered.user_agent).await?;
    tx.commit().await?;
    tracing::info!(cooperative.handle = cooperative.handle.as_str(), "the instance was set up");
    Ok(signed_in)
}

/// Makes the instance's own actor and its keys when they are missing, and what was not made yet when a cooperative was founded: Ed25519 keys and
/// its board. Called at each start.
///
/// # Errors
/// [`AppError`] of the database, or when no key can be made.
pub async fn ensure_instance(app: &App) -> Result<(), AppError> {
    // What somebody chose is known before the first page or command asks.
    instance_settings::current(app).await?;
    notifications::pushes::ensure_key(app).await?;
    let url = app.addresses.instance_actor();
    if actor_rows::find_by_url(&mut app.db.read().await?, &url).await?.is_some() {
        actors::ensure_ed25519(app).await?;
        return boards::ensure(app).await;
    }
    let keys = actors::new_keys().await?;
    let now = app.now();
    let actor = actors::local(app, url, ActorKind::Application, app.addresses.host().as_str(), &keys.rsa);
    let mut tx = app.db.begin().await?;
    // Two nodes that start together make one actor.
    if actor_rows::insert_if_new(&mut tx, &actor, now).await? {
        actors::insert_keys(&mut tx, &actor, keys).await?;
    }
    Ok(tx.commit().await?)
}

/// Addresses under which the instance of this database spoke before, other than the present one. Peers know what was said there by
/// those addresses and will not believe it from another.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn former_addresses(app: &App) -> Result<Vec<ObjectUrl>, AppError> {
    let present = app.addresses.instance_actor();
    let local = actor_rows::local(&mut app.db.read().await?).await?;
    Ok(local.into_iter().filter(|actor| actor.kind == ActorKind::Application && actor.url != present).map(|actor| actor.url).collect())
}

/// The one-time link, if it can still be used.
async fn link(app: &App, token: &str) -> Result<Invitation, AppError> {
    let hash = tokens::stored(token).ok_or(AppError::NotFound)?;
    let mut conn = app.db.read().await?;
    let link = rows::find_by_token(&mut conn, &hash).await?.ok_or(AppError::NotFound)?;
    if link.cooperative.is_some() {
        return Err(AppError::NotFound);
    }
    let usable = link.uses_left > 0 && link.expires_at > app.now() && member_rows::is_empty(&mut conn).await?;
    if usable { Ok(link) } else { Err(AppError::Gone) }
}

type Read = (allmende_domain::cooperative::CoopHandle, allmende_domain::cooperative::CoopProfile, NewMember);

/// Reads all fields, and tells everything that is wrong at once, under the names of the form.
fn read(app: &App, entered: &FirstRun) -> Result<Read, AppError> {
    let mut wrong: Vec<FieldError> = Vec::new();
    let own = app.language();
    let language = if entered.language.trim().is_empty() { own.as_str() } else { entered.language.trim() };
    let handle = cooperatives::read_handle(&entered.handle);
    if let Err(AppError::Invalid(errors)) = &handle {
        wrong.extend(errors.iter().cloned());
    }
    let profile = ProfileInput {
        texts: vec![(language.to_owned(), entered.name.clone(), entered.summary.clone())],
        place: entered.place_name.clone(),
        latitude: entered.latitude.clone(),
        longitude: entered.longitude.clone(),
        ..ProfileInput::default()
    };
    let profile = profile.parse().map_err(|errors| wrong.extend(errors.into_iter().map(named_as_entered)));
    let new = NewMember {
        login: entered.login.clone(),
        display_name: entered.display_name.clone(),
        password: entered.password.clone(),
        locale: language.to_owned(),
    };
    if let Err(errors) = new.read(app) {
        // A wrong language was told already.
        wrong.extend(errors.into_iter().filter(|error| error.field != "locale"));
    }
    match (handle, profile) {
        (Ok(handle), Ok(profile)) if wrong.is_empty() => Ok((handle, profile, new)),
        _ => Err(AppError::Invalid(wrong)),
    }
}

/// The form of first run has one language, so its fields carry none.
fn named_as_entered(error: FieldError) -> FieldError {
    let field = match error.field.split_once('.') {
        Some((part, _)) => part.to_owned(),
        None if error.field == "place" => "place_name".to_owned(),
        None => error.field,
    };
    FieldError { field, ..error }
}
