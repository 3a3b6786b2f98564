//! Asking to join a cooperative without an invitation: where it lets strangers ask, and whoever runs the instance does not forbid it. No letter is
//! needed: whoever asks is given a link that tells how it stands.

use allmende_db::{cooperatives as cooperative_rows, joining as rows, members as member_rows};
use allmende_domain::audit::Action;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{CooperativeId, JoinRequestId};
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::member::{self, LoginRefused, Membership, Role};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text::{self, TextError};

pub use allmende_domain::joining::{Entry, JoinRequest, JoinState, JoinTerms};

use crate::audit::{self, Deed};
use crate::error::{AppError, FieldError};
use crate::members::{self, NewMember};
use crate::sessions::{self, SignedIn};
use crate::{App, instance_settings, limits, permit, tokens};

/// What somebody who asks enters. Of who is signed in only the reason is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JoinInput {
    pub display_name: String,
    pub login: String,
    pub why: String,
}

/// How it stands, for who holds the link.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinView {
    pub request: JoinRequest,
    pub cooperative: Cooperative,
}

/// Whether strangers may ask to join, and what they are told before: closed while the instance takes invited people only.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn terms(app: &App, cooperative: &CooperativeId) -> Result<JoinTerms, AppError> {
    let mut terms = rows::terms(&mut app.db.read().await?, cooperative).await?;
    terms.is_open &= instance_settings::current(app).await?.entry == Entry::Asking;
    Ok(terms)
}

/// What the cooperative itself chose, whatever the instance says.
///
/// # Errors
/// Refusals: for who may invite.
pub async fn chosen_terms(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<JoinTerms, AppError> {
    permit::require_inside(viewer, Permission::InviteMembers, cooperative)?;
    Ok(rows::terms(&mut app.db.read().await?, cooperative).await?)
}

/// # Errors
/// [`AppError::Invalid`] (field `join_words`: `text-too-long`); refusals: for who may invite.
pub async fn set_terms(app: &App, viewer: &Viewer, cooperative: &CooperativeId, is_open: bool, words: &str) -> Result<(), AppError> {
    permit::require_inside(viewer, Permission::InviteMembers, cooperative)?;
    let words = text::paragraphs(words, limits::NOTE_CHARS_MAX)
        .map_err(|error| AppError::invalid("join_words", "text-too-long", error.to_string()))?;
    let mut tx = app.db.begin().await?;
    rows::set_terms(&mut tx, cooperative, &JoinTerms { is_open, words }).await?;
    let deed = Deed::new(Action::JoiningSet).in_(cooperative).with(if is_open { "open" } else { "closed" });
    audit::record(app, &mut tx, viewer, deed).await?;
    Ok(tx.commit().await?)
}

/// Asks to join; the token of the link that tells how it stands, which is shown once. `source` is where the request came from.
///
/// # Errors
/// [`AppError::NotFound`] where nobody may ask; [`AppError::Conflict`] `join-full` when too many wait, `join-asked` and `already-member` for who
/// is signed in; [`AppError::TooMany`] after [`limits::JOIN_REQUESTS_PER_SOURCE`] within an hour; [`AppError::Invalid`] (`name-missing`,
/// `text-too-long`, `login-form`, `address-odd`, `why-missing`).
pub async fn ask(app: &App, viewer: &Viewer, cooperative: &CooperativeId, input: &JoinInput, source: &str) -> Result<String, AppError> {
    if !terms(app, cooperative).await?.is_open {
        return Err(AppError::NotFound);
    }
    let own = viewer.member();
    let (login, display_name, why) = match own {
        Some(member) => (member.login.clone(), member.display_name.clone(), read_why(&input.why).map_err(|e| AppError::Invalid(vec![e]))?),
        None => read(input)?,
    };
    let bucket = format!("join:{}", tokens::digest(source));
    sessions::count_within(app, &[(bucket, limits::JOIN_REQUESTS_PER_SOURCE)], limits::RESET_WINDOW_MS).await?;
    let token = tokens::fresh(app);
    let request = JoinRequest {
        id: JoinRequestId::from_uuid(app.uuid()),
        cooperative: cooperative.clone(),
        member: own.map(|member| member.id.clone()),
        login,
        display_name,
        why,
        state: JoinState::Waiting,
        answer: String::new(),
        created_at: app.now(),
        decided_at: None,
    };
    let mut tx = app.db.begin().await?;
    // Two who ask at the same moment are counted one after the other.
    if !cooperative_rows::lock(&mut tx, cooperative).await? {
        return Err(AppError::NotFound);
    }
    if rows::waiting_count(&mut tx, cooperative).await? >= limits::JOIN_REQUESTS_WAITING_MAX {
        return Err(AppError::conflict("join-full", "too many people wait for an answer already; try again later"));
    }
    if let Some(member) = own {
        if member_rows::role(&mut tx, &member.id, cooperative).await?.is_some() {
            return Err(members::already_member());
        }
        let asked = rows::of_member(&mut tx, &member.id).await?;
        if asked.iter().any(|other| other.cooperative == *cooperative && other.state == JoinState::Waiting) {
            return Err(AppError::conflict("join-asked", "you have asked already; somebody will answer"));
        }
    }
    rows::insert(&mut tx, &request, &tokens::digest(&token)).await?;
    tx.commit().await?;
    Ok(token)
}

/// How it stands with what was asked.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown link, and one that was used, taken back or forgotten.
pub async fn find(app: &App, token: &str) -> Result<JoinView, AppError> {
    let hash = tokens::stored(token).ok_or(AppError::NotFound)?;
    let mut conn = app.db.read().await?;
    let request = rows::find_by_token(&mut conn, &hash).await?.ok_or(AppError::NotFound)?;
    let cooperative = cooperative_rows::find(&mut conn, &request.cooperative).await?.ok_or(AppError::NotFound)?;
    Ok(JoinView { request, cooperative })
}

/// Makes who was accepted a member, and signs them in. The link is used up by it.
///
/// # Errors
/// As [`find`]; [`AppError::NotFound`] while nobody said yes; [`AppError::Invalid`] as [`members::add`].
pub async fn join(app: &App, token: &str, new: NewMember, user_agent: &str) -> Result<SignedIn, AppError> {
    let view = find(app, token).await?;
    if view.request.state != JoinState::Accepted || view.request.member.is_some() {
        return Err(AppError::NotFound);
    }
    let prepared = new.prepare(app).await?;
    let mut tx = app.db.begin().await?;
    if !rows::remove(&mut tx, &view.request.id, JoinState::Accepted).await? {
        return Err(AppError::Gone);
    }
    let membership = Membership { cooperative: view.cooperative.id.clone(), role: Role::Member };
    let member = members::insert(app, &mut tx, prepared, false, vec![membership]).await?;
    let deed = Deed::new(Action::Joined).in_(&view.cooperative.id);
    audit::record(app, &mut tx, &Viewer::Member(member.clone()), deed).await?;
    let signed_in = sessions::open(app, &mut tx, member, 0, user_agent).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Takes back what was asked: everything that was entered is gone.
///
/// # Errors
/// As [`find`]; [`AppError::Conflict`] `join-decided` when somebody decided at this very moment.
pub async fn withdraw(app: &App, token: &str) -> Result<(), AppError> {
    let view = find(app, token).await?;
    let mut tx = app.db.begin().await?;
    if !rows::remove(&mut tx, &view.request.id, view.request.state).await? {
        return Err(AppError::conflict("join-decided", "somebody decided about it already, or it was taken back"));
    }
    Ok(tx.commit().await?)
}

/// Who waits for an answer, the longest first.
///
/// # Errors
/// Refusals: for who may invite.
pub async fn waiting(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<JoinRequest>, AppError> {
    permit::require_inside(viewer, Permission::InviteMembers, cooperative)?;
    Ok(rows::waiting(&mut app.db.read().await?, cooperative).await?)
}

/// How many wait.
///
/// # Errors
/// Refusals: for who may invite.
pub async fn waiting_count(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<i64, AppError> {
    permit::require_inside(viewer, Permission::InviteMembers, cooperative)?;
    Ok(rows::waiting_count(&mut app.db.read().await?, cooperative).await?)
}

/// Says yes or no, with words for who asks. Who has an account here is a member at once; everybody else becomes one by the link that they have.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, or the viewer is not in its cooperative; [`AppError::Conflict`] `join-decided`;
/// [`AppError::Invalid`] (field `answer`: `text-too-long`); refusals: for who may invite.
pub async fn decide(app: &App, viewer: &Viewer, id: &JoinRequestId, accept: bool, answer: &str) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let request = rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    permit::require_inside(viewer, Permission::InviteMembers, &request.cooperative)?;
    let answer = text::paragraphs(answer, limits::NOTE_CHARS_MAX)
        .map_err(|error| AppError::invalid("answer", "text-too-long", error.to_string()))?;
    let (state, action) = if accept { (JoinState::Accepted, Action::JoinAccepted) } else { (JoinState::Declined, Action::JoinDeclined) };
    if !rows::decide(&mut tx, id, state, &answer, app.now()).await? {
        return Err(AppError::conflict("join-decided", "somebody decided about it already, or it was taken back"));
    }
    let mut deed = Deed::new(action).in_(&request.cooperative);
    if let Some(member) = &request.member {
        deed = deed.to(member);
        if accept {
            let membership = Membership { cooperative: request.cooperative.clone(), role: Role::Member };
            member_rows::join(&mut tx, member, &membership, app.now()).await?;
        }
    }
    audit::record(app, &mut tx, viewer, deed).await?;
    Ok(tx.commit().await?)
}

/// Forgets what nobody answered for [`limits::JOIN_REQUESTS_WAIT_MS`], and what was answered [`limits::JOIN_REQUESTS_DECIDED_KEPT_MS`] ago.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<u64, AppError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let (asked, decided) = (now.plus(-limits::JOIN_REQUESTS_WAIT_MS), now.plus(-limits::JOIN_REQUESTS_DECIDED_KEPT_MS));
    let forgotten = rows::forget_old(&mut tx, asked, decided).await?;
    tx.commit().await?;
    Ok(forgotten)
}

fn read_why(entered: &str) -> Result<String, FieldError> {
    match text::paragraphs(entered, limits::NOTE_CHARS_MAX) {
        Ok(why) if why.is_empty() => Err(FieldError::new("why", "why-missing", "say who you are and why you want to join")),
        Ok(why) => Ok(why),
        Err(error) => Err(FieldError::new("why", "text-too-long", error.to_string())),
    }
}

fn read(input: &JoinInput) -> Result<(String, String, String), AppError> {
    // Whether somebody has this login is not told here: a stranger could try out names.
    let login = member::new_login(&input.login).map_err(|refused| match refused {
        LoginRefused::Form => FieldError::new("login", "login-form", refused.to_string()),
        LoginRefused::OddAddress => FieldError::new("login", "address-odd", refused.to_string()),
    });
    let name = text::line(&input.display_name, NAME_CHARS_MAX).map_err(|error| {
        let code = if error == TextError::Empty { "name-missing" } else { "text-too-long" };
        FieldError::new("display_name", code, error.to_string())
    });
    match (login, name, read_why(&input.why)) {
        (Ok(login), Ok(name), Ok(why)) => Ok((login, name, why)),
        (login, name, why) => Err(AppError::Invalid([name.err(), login.err(), why.err()].into_iter().flatten().collect())),
    }
}
