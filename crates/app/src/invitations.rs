//! Invitations: links by which people become members of a cooperative.

use allmende_db::{Tx, cooperatives as cooperative_rows, invitations as rows, members as member_rows};
use allmende_domain::audit::Action;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{CooperativeId, InvitationId};
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::member::{Invitation, Membership, Role};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text;
use allmende_domain::time::DAY_MS;

use crate::audit::{self, Deed};
use crate::error::{AppError, FieldError};
use crate::members::{self, NewMember};
use crate::sessions::{self, SignedIn};
use crate::{App, limits, permit, tokens};

/// What somebody who opens an invitation's link sees.
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationView {
    pub invitation: Invitation,
    pub cooperative: Cooperative,
}

/// Makes an invitation and the token of its link, which is shown once: only its hash is kept. `uses`: 1–500; `days` until it
/// expires: 1–90.
///
/// # Errors
/// [`AppError::NotFound`] for who is not in the cooperative, [`AppError::Forbidden`] for who may not invite, [`AppError::Invalid`]
/// (`uses-range`, `days-range`, `text-too-long`).
pub async fn create(
    app: &App,
    viewer: &Viewer,
    cooperative: &CooperativeId,
    role: Role,
    note: &str,
    uses: i64,
    days: i64,
) -> Result<(Invitation, String), AppError> {
    permit::require_inside(viewer, Permission::InviteMembers, cooperative)?;
    let mut wrong = Vec::new();
    if !(1..=limits::INVITATION_USES_MAX).contains(&uses) {
        wrong.push(FieldError::new("uses", "uses-range", format!("1 to {}", limits::INVITATION_USES_MAX)));
    }
    if !(1..=limits::INVITATION_DAYS_MAX).contains(&days) {
        wrong.push(FieldError::new("days", "days-range", format!("1 to {}", limits::INVITATION_DAYS_MAX)));
    }
    let note = text::paragraphs(note, NAME_CHARS_MAX).unwrap_or_else(|error| {
        wrong.push(FieldError::new("note", "text-too-long", error.to_string()));
        String::new()
    });
    if !wrong.is_empty() {
        return Err(AppError::Invalid(wrong));
    }
    let now = app.now();
    let invitation = Invitation {
        id: InvitationId::from_uuid(app.uuid()),
        cooperative: Some(cooperative.clone()),
        role,
        note,
        created_by: viewer.member().map(|member| member.id.clone()),
        created_at: now,
        expires_at: now.plus(days * DAY_MS),
        uses_left: uses,
    };
    let token = tokens::fresh(app);
    let mut tx = app.db.begin().await?;
    cooperative_rows::find(&mut tx, cooperative).await?.ok_or(AppError::NotFound)?;
    rows::insert(&mut tx, &invitation, &tokens::digest(&token)).await?;
    let deed = Deed::new(Action::InvitationMade).in_(cooperative).with(role.as_str());
    audit::record(app, &mut tx, viewer, deed).await?;
    tx.commit().await?;
    Ok((invitation, token))
}

/// The invitation behind a link.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown or revoked one, [`AppError::Gone`] for one that is used up or expired, [`AppError::Conflict`]
/// (`invitations-rest`) while nobody looks after the cooperative: for [`limits::INVITATIONS_REST_MS`] neither this link was made nor
/// was anybody here who could see who comes (case A13).
pub async fn find(app: &App, token: &str) -> Result<InvitationView, AppError> {
    let hash = tokens::stored(token).ok_or(AppError::NotFound)?;
    let mut conn = app.db.read().await?;
    let invitation = rows::find_by_token(&mut conn, &hash).await?.ok_or(AppError::NotFound)?;
    // The link of first run is another door, see `setup`.
    let id = invitation.cooperative.clone().ok_or(AppError::NotFound)?;
    if invitation.uses_left < 1 || invitation.expires_at <= app.now() {
        return Err(AppError::Gone);
    }
    let seen = member_rows::stewards_last_seen(&mut conn, &id).await?.unwrap_or_default().max(invitation.created_at);
    if app.now().since(seen) >= limits::INVITATIONS_REST_MS {
        return Err(AppError::conflict(
            "invitations-rest",
            "nobody of this cooperative was here for a week; the link works again once somebody signs in",
        ));
    }
    let cooperative = cooperative_rows::find(&mut conn, &id).await?.ok_or(AppError::NotFound)?;
    Ok(InvitationView { invitation, cooperative })
}

/// Makes the person who holds the link a member, and signs them in.
///
/// # Errors
/// As [`find`], and [`AppError::Invalid`] as [`members::add`].
pub async fn accept(app: &App, token: &str, new: NewMember, user_agent: &str) -> Result<SignedIn, AppError> {
    let view = find(app, token).await?;
    let prepared = new.prepare(app).await?;
    let mut tx = app.db.begin().await?;
    if !rows::consume(&mut tx, &view.invitation.id, app.now()).await? {
        return Err(AppError::Gone);
    }
    let membership = Membership { cooperative: view.cooperative.id.clone(), role: view.invitation.role };
    let member = members::insert(app, &mut tx, prepared, false, vec![membership]).await?;
    note_arrival(app, &mut tx, &view, &Viewer::Member(member.clone())).await?;
    let signed_in = sessions::open(app, &mut tx, member, 0, user_agent).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Takes the signed-in member into the cooperative of the link.
///
/// # Errors
/// As [`find`]; [`AppError::SignInFirst`]; [`AppError::Conflict`] (`already-member`), and then the link is not used up.
pub async fn accept_as(app: &App, viewer: &Viewer, token: &str) -> Result<Cooperative, AppError> {
    let member = permit::require_member(viewer)?;
    let view = find(app, token).await?;
    let mut tx = app.db.begin().await?;
    if !rows::consume(&mut tx, &view.invitation.id, app.now()).await? {
        return Err(AppError::Gone);
    }
    let membership = Membership { cooperative: view.cooperative.id.clone(), role: view.invitation.role };
    if !member_rows::join(&mut tx, &member.id, &membership, app.now()).await? {
        return Err(members::already_member());
    }
    note_arrival(app, &mut tx, &view, viewer).await?;
    tx.commit().await?;
    Ok(view.cooperative)
}

async fn note_arrival(app: &App, tx: &mut Tx, view: &InvitationView, viewer: &Viewer) -> Result<(), AppError> {
    if let Some(member) = viewer.member() {
        rows::note_use(tx, &view.invitation.id, &member.id, app.now()).await?;
    }
    let deed = Deed::new(Action::InvitationAccepted).in_(&view.cooperative.id).with(view.invitation.role.as_str());
    audit::record(app, tx, viewer, deed).await
}

/// An invitation of the last months, and who came by it.
#[derive(Debug, Clone, PartialEq)]
pub struct Invited {
    pub invitation: Invitation,
    /// Whether its link still works.
    pub is_open: bool,
    /// By name, the latest first.
    pub came: Vec<String>,
}

/// The invitations of a cooperative of the last [`limits::INVITATIONS_LISTED_MS`], the newest first, used up and expired ones too.
///
/// # Errors
/// [`AppError::NotFound`] for who is not in the cooperative, [`AppError::Forbidden`] for who may not invite.
pub async fn recent(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<Invited>, AppError> {
    permit::require_inside(viewer, Permission::InviteMembers, cooperative)?;
    let now = app.now();
    let mut conn = app.db.read().await?;
    let invitations = rows::since(&mut conn, cooperative, now.plus(-limits::INVITATIONS_LISTED_MS), limits::INVITATIONS_LISTED_MAX).await?;
    let came = rows::came(&mut conn, cooperative, limits::INVITATION_USES_MAX).await?;
    let invited = |invitation: Invitation| Invited {
        is_open: invitation.uses_left > 0 && invitation.expires_at > now,
        came: came.iter().filter(|(id, _)| *id == invitation.id).map(|(_, name)| name.clone()).collect(),
        invitation,
    };
    Ok(invitations.into_iter().map(invited).collect())
}

/// The invitations of a cooperative that can still be used, newest first.
///
/// # Errors
/// [`AppError::NotFound`] for who is not in the cooperative, [`AppError::Forbidden`] for who may not invite.
pub async fn list(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<Invitation>, AppError> {
    permit::require_inside(viewer, Permission::InviteMembers, cooperative)?;
    Ok(rows::of_cooperative(&mut app.db.read().await?, cooperative, app.now()).await?)
}

/// Makes an invitation's link useless.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, or the viewer is not in its cooperative; [`AppError::Forbidden`] for who may not invite.
pub async fn revoke(app: &App, viewer: &Viewer, id: &InvitationId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let invitation = rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let cooperative = invitation.cooperative.ok_or(AppError::NotFound)?;
    permit::require_inside(viewer, Permission::InviteMembers, &cooperative)?;
    rows::remove(&mut tx, id).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::InvitationWithdrawn).in_(&cooperative)).await?;
    Ok(tx.commit().await?)
}
