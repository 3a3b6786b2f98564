//! Refusals: what a verb answers when the viewer may not do what was asked.

use allmende_domain::ids::CooperativeId;
use allmende_domain::member::Member;
use allmende_domain::permission::{Permission, Viewer};

use crate::error::AppError;

/// Lets through who may do `permission` to a cooperative whose existence everybody may know.
///
/// # Errors
/// [`AppError::SignInFirst`] for strangers, [`AppError::Forbidden`] for others.
pub fn require(viewer: &Viewer, permission: Permission, cooperative: &CooperativeId) -> Result<(), AppError> {
    refuse_unless(viewer.may(permission, cooperative), viewer)
}

/// Lets through who may say something in the name of a cooperative.
///
/// # Errors
/// As [`require`]; [`AppError::Conflict`] `not-of-cooperative` for who runs the instance and is not a steward of it.
pub fn require_voice(viewer: &Viewer, permission: Permission, cooperative: &CooperativeId) -> Result<(), AppError> {
    require(viewer, permission, cooperative)?;
    if viewer.may_speak(permission, cooperative) { Ok(()) } else { Err(not_of_cooperative()) }
}

/// Who looks after an instance reads this, and says nothing in the name of others.
pub(crate) fn not_of_cooperative() -> AppError {
    AppError::conflict(
        "not-of-cooperative",
        "you run this server, but do not look after this cooperative: only its own stewards speak for it",
    )
}

/// Lets through who may do `permission`, for things of which outsiders may not know that they exist (case V1).
///
/// # Errors
/// [`AppError::NotFound`] for who may not look inside the cooperative, [`AppError::Forbidden`] for its members.
pub fn require_inside(viewer: &Viewer, permission: Permission, cooperative: &CooperativeId) -> Result<(), AppError> {
    if !viewer.may(Permission::SeeInside, cooperative) {
        return Err(AppError::NotFound);
    }
    require(viewer, permission, cooperative)
}

/// Lets through who runs the instance.
///
/// # Errors
/// [`AppError::SignInFirst`] for strangers, [`AppError::Forbidden`] for others.
pub fn require_instance(viewer: &Viewer) -> Result<(), AppError> {
    refuse_unless(viewer.may_run_instance(), viewer)
}

/// The member who acts.
///
/// # Errors
/// [`AppError::SignInFirst`] when nobody is signed in, [`AppError::Forbidden`] for the command line and peers, who are no members.
pub fn require_member(viewer: &Viewer) -> Result<&Member, AppError> {
    match viewer {
        Viewer::Member(member) => Ok(member),
        Viewer::Stranger => Err(AppError::SignInFirst),
        Viewer::Peer(_) | Viewer::Operator => Err(AppError::Forbidden),
    }
}

fn refuse_unless(allowed: bool, viewer: &Viewer) -> Result<(), AppError> {
    match viewer {
        _ if allowed => Ok(()),
        Viewer::Stranger => Err(AppError::SignInFirst),
        _ => Err(AppError::Forbidden),
    }
}
