//! Members who speak for themselves: a public actor of their own, off until a member turns it on, and gone for good when it is turned off.

use allmende_db::{Tx, actors as actor_rows, events, people as rows, post_reactions, replies as reply_rows, tombstones};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::cooperative::{CoopHandle, InvalidHandle};
use allmende_domain::event::Event;
use allmende_domain::ids::{MemberId, PersonId};
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::permission::Viewer;
use allmende_domain::text::{self, TextError};
use allmende_domain::url::{Handle, ObjectUrl};

pub use allmende_domain::person::Person;

use crate::error::{AppError, FieldError};
use crate::permit::{require_instance, require_member};
use crate::{App, actors, limits, replies, speakers};

/// A member's own public actor, with what it says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonView {
    pub person: Person,
    pub actor: Actor,
}

/// What a member says about themselves to everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonInput {
    pub display_name: String,
    /// Markdown.
    pub bio: String,
    /// Followers wait for a yes.
    pub approves_followers: bool,
}

impl PersonInput {
    /// Name and text as they are kept, or what is wrong with them.
    fn checked(&self) -> Result<(String, String), AppError> {
        let name = text::line(&self.display_name, NAME_CHARS_MAX).map_err(|error| {
            let code = if error == TextError::Empty { "name-missing" } else { "text-too-long" };
            FieldError::new("display_name", code, error.to_string())
        });
        let bio = text::paragraphs(&self.bio, limits::BIO_CHARS_MAX);
        match (name, bio.map_err(|error| FieldError::new("bio", "text-too-long", error.to_string()))) {
            (Ok(name), Ok(bio)) => Ok((name, bio)),
            (name, bio) => Err(AppError::Invalid([name.err(), bio.err()].into_iter().flatten().collect())),
        }
    }
}

/// Makes the viewer's own public actor: from now on other servers can see and follow it. `name` stands in its handle for good.
///
/// # Errors
/// [`AppError::Invalid`] (field `name`: `handle-form`, `handle-reserved`, `person-name-taken`; `display_name`, `bio`);
/// [`AppError::Conflict`] `person-exists`; refusals.
pub async fn begin(app: &App, viewer: &Viewer, name: &str, input: &PersonInput) -> Result<PersonView, AppError> {
    let member = require_member(viewer)?;
    let handle = CoopHandle::parse(name).map_err(|error| {
        let code = match error {
            InvalidHandle::Form => "handle-form",
            InvalidHandle::Reserved => "handle-reserved",
        };
        AppError::invalid("name", code, error.to_string())
    })?;
    let (display_name, bio) = input.checked()?;
    let keys = actors::new_keys().await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    // Two forms sent at once must not make two: the row of the member is the lock.
    allmende_db::members::saw(&mut tx, &member.id, now).await?;
    if rows::of_member(&mut tx, &member.id).await?.is_some() {
        return Err(AppError::conflict("person-exists", "you have a public account already"));
    }
    let mut actor = actors::local(app, app.addresses.person(handle.as_str()), ActorKind::Person, handle.as_str(), &keys.rsa);
    actor.name = display_name;
    actor.summary = bio;
    actor.approves_followers = input.approves_followers;
    let known = Handle { name: handle.as_str().to_owned(), host: app.addresses.host().clone() };
    if actor_rows::find_by_handle(&mut tx, &known).await?.is_some() {
        return Err(name_taken());
    }
    actor_rows::insert(&mut tx, &actor, now).await?;
    take_name(&mut tx, &handle, &actor, name_taken).await?;
    actors::insert_keys(&mut tx, &actor, keys).await?;
    let person = Person {
        id: PersonId::from_uuid(app.uuid()),
        member: Some(member.id.clone()),
        actor: actor.id.clone(),
        name: handle.as_str().to_owned(),
        created_at: now,
        updated_at: now,
        ended_at: None,
    };
    rows::insert(&mut tx, &person).await?;
    tx.commit().await?;
    tracing::info!(member.id = member.id.as_str(), "a member made a public account");
    Ok(PersonView { person, actor })
}

fn name_taken() -> AppError {
    AppError::invalid("name", "person-name-taken", "somebody here has this name, or had it")
}

/// Takes the name of a new actor of ours; `taken` says what is answered when another one has it.
pub(crate) async fn take_name(tx: &mut Tx, name: &CoopHandle, actor: &Actor, taken: fn() -> AppError) -> Result<(), AppError> {
    if rows::take_name(tx, name.as_str(), &actor.id).await? { Ok(()) } else { Err(taken()) }
}

/// Changes what the viewer's own actor says about itself; its followers are told.
///
/// # Errors
/// [`AppError::Invalid`]; [`AppError::Conflict`] `person-none`; refusals.
pub async fn edit(app: &App, viewer: &Viewer, input: &PersonInput) -> Result<PersonView, AppError> {
    let (display_name, bio) = input.checked()?;
    let mut tx = app.db.begin().await?;
    let PersonView { person, actor } = own_in(&mut tx, viewer).await?;
    let actor = Actor { name: display_name, summary: bio, approves_followers: input.approves_followers, ..actor };
    let now = app.now();
    actor_rows::update_profile(&mut tx, &actor).await?;
    rows::touch(&mut tx, &person.id, now).await?;
    events::record(&mut tx, &Event::PersonChanged(person.id.clone()), 0, now).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(PersonView { person: Person { updated_at: now, ..person }, actor })
}

/// Ends the viewer's own actor for good: other servers are asked to forget it, what it said is gone, and its name is never given again.
///
/// # Errors
/// [`AppError::Conflict`] `person-none`; refusals.
pub async fn end(app: &App, viewer: &Viewer) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let view = own_in(&mut tx, viewer).await?;
    end_in(app, &mut tx, &view.person).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

/// Ends that of another member, in the same way: what somebody says in public under the roof of this instance can do harm.
///
/// # Errors
/// [`AppError::Conflict`] `person-none`; refusals: only for who runs the instance.
pub async fn end_of(app: &App, viewer: &Viewer, member: &MemberId) -> Result<(), AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    let person = rows::of_member(&mut tx, member).await?;
    let person = person.ok_or_else(|| AppError::conflict("person-none", "this member has no public account"))?;
    end_in(app, &mut tx, &person).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

async fn own_in(tx: &mut Tx, viewer: &Viewer) -> Result<PersonView, AppError> {
    let member = require_member(viewer)?;
    let person = rows::of_member(tx, &member.id).await?;
    let person = person.ok_or_else(|| AppError::conflict("person-none", "you have no public account"))?;
    let actor = speakers::find(tx, &person.actor).await?;
    Ok(PersonView { person, actor })
}

/// The same inside the caller's transaction: the account of the member is deleted, perhaps.
pub(crate) async fn end_in(app: &App, tx: &mut Tx, person: &Person) -> Result<(), AppError> {
    let now = app.now();
    replies::remove_all_of(app, tx, &person.actor).await?;
    post_reactions::delete_of_actor(tx, &person.actor).await?;
    let actor = speakers::find(tx, &person.actor).await?;
    let former_type = tombstones::PERSON.to_owned();
    let tombstone = tombstones::TombstoneRow { object_url: actor.url, former_type, actor_url: None, deleted_at: now };
    tombstones::insert(tx, &tombstone).await?;
    rows::end(tx, &person.id, now).await?;
    Ok(events::record(tx, &Event::PersonEnded(person.id.clone()), 0, now).await?)
}

/// The viewer's own.
///
/// # Errors
/// Refusals.
pub async fn own(app: &App, viewer: &Viewer) -> Result<Option<PersonView>, AppError> {
    let member = require_member(viewer)?;
    let mut conn = app.db.read().await?;
    let Some(person) = rows::of_member(&mut conn, &member.id).await? else { return Ok(None) };
    let actor = speakers::find(&mut conn, &person.actor).await?;
    Ok(Some(PersonView { person, actor }))
}

/// One by its name: everybody may know it.
///
/// # Errors
/// [`AppError::NotFound`], [`AppError::Gone`] when it ended.
pub async fn by_name(app: &App, _viewer: &Viewer, name: &str) -> Result<PersonView, AppError> {
    let mut conn = app.db.read().await?;
    let person = rows::find_by_name(&mut conn, &name.to_ascii_lowercase()).await?.ok_or(AppError::NotFound)?;
    if person.ended_at.is_some() {
        return Err(AppError::Gone);
    }
    let actor = speakers::find(&mut conn, &person.actor).await?;
    Ok(PersonView { person, actor })
}

/// One, ended or not, from which to derive what peers are told.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn facts(app: &App, id: &PersonId) -> Result<Option<PersonView>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(person) = rows::find(&mut conn, id).await? else { return Ok(None) };
    let actor = speakers::find(&mut conn, &person.actor).await?;
    Ok(Some(PersonView { person, actor }))
}

/// Inboxes beside those of followers that hold something of an actor of ours, at most [`limits::FAREWELLS_MAX`].
///
/// # Errors
/// [`AppError`] of the database.
pub async fn farewells(app: &App, actor: &Actor) -> Result<Vec<ObjectUrl>, AppError> {
    Ok(reply_rows::inboxes_written_to(&mut app.db.read().await?, &actor.id, limits::FAREWELLS_MAX).await?)
}
