//! Running an instance: how it is, whether others can reach it, and copies of its database.

use std::path::PathBuf;
use std::sync::Arc;

use allmende_db::peers;
use allmende_domain::audit::Action;
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;

use crate::App;
use crate::audit::{self, Deed};
use crate::error::AppError;
use crate::limits;
use crate::machine::{BackupFile, CHECKS, Facts, Finding, Machine};
use crate::members;
use crate::permit::{require_instance, require_member};

fn machine(app: &App, viewer: &Viewer) -> Result<Arc<dyn Machine>, AppError> {
    require_instance(viewer)?;
    app.machine().cloned().ok_or_else(|| AppError::Unavailable("the program around the pages does not answer".to_owned()))
}

/// What costs next to nothing to know; `None` where no program is around the pages.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub fn facts(app: &App, viewer: &Viewer) -> Result<Option<Facts>, AppError> {
    require_instance(viewer)?;
    Ok(app.machine().map(|machine| machine.facts()))
}

/// When another server last reached this one with something that it had signed; `None` when none ever did, or all were forgotten.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn heard_at(app: &App, viewer: &Viewer) -> Result<Option<UnixMillis>, AppError> {
    require_instance(viewer)?;
    Ok(peers::heard_at(&mut app.db.read().await?).await?)
}

/// Whether the schema of the database is the one that this program needs.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn schema_fits(app: &App, viewer: &Viewer) -> Result<bool, AppError> {
    require_instance(viewer)?;
    Ok(allmende_db::migrations::is_enough(&app.db).await?)
}

/// Servers known here, and those that nothing is taken from.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn peers_count(app: &App, viewer: &Viewer) -> Result<(i64, i64), AppError> {
    require_instance(viewer)?;
    Ok(peers::counts(&mut app.db.read().await?).await?)
}

/// Looks at configuration, directory, disk, clock and mail server.
///
/// # Errors
/// Refusals: only for who runs the instance; [`AppError::Unavailable`].
pub async fn examine(app: &App, viewer: &Viewer) -> Result<Vec<Finding>, AppError> {
    let machine = machine(app, viewer)?;
    let _one = one_at_a_time(app)?;
    Ok(machine.examine().await)
}

/// Looks at one of [`CHECKS`], by the public name.
///
/// # Errors
/// [`AppError::NotFound`] for something else; [`AppError::Conflict`] `examination-runs`; refusals: only for who runs the instance.
pub async fn check(app: &App, viewer: &Viewer, name: &str) -> Result<Finding, AppError> {
    let machine = machine(app, viewer)?;
    let name = CHECKS.into_iter().find(|known| *known == name).ok_or(AppError::NotFound)?;
    let _one = one_at_a_time(app)?;
    Ok(machine.check(name).await)
}

/// Requests by the public name come back to this very program: several at once would only be work.
fn one_at_a_time(app: &App) -> Result<tokio::sync::OwnedMutexGuard<()>, AppError> {
    let lock = Arc::clone(&app.examination);
    lock.try_lock_owned()
        .map_err(|_| AppError::conflict("examination-runs", "somebody is looking at this moment; try again in some seconds"))
}

/// The copies of the database that lie beside it, the latest first.
///
/// # Errors
/// Refusals: only for who runs the instance; [`AppError::Unavailable`].
pub fn backups(app: &App, viewer: &Viewer) -> Result<Vec<BackupFile>, AppError> {
    machine(app, viewer)?.backups()
}

/// Makes a copy of the database beside it.
///
/// # Errors
/// As [`Machine::make_backup`]; refusals: only for who runs the instance.
pub async fn make_backup(app: &App, viewer: &Viewer) -> Result<BackupFile, AppError> {
    let made = machine(app, viewer)?.make_backup().await?;
    audit::record_alone(app, viewer, Deed::new(Action::BackupMade).on(&made.name)).await?;
    tracing::info!(file = made.name, "a copy of the database was asked for on the page");
    Ok(made)
}

/// The file of a copy, to be taken away. It holds every secret of the instance, so a stolen session is not enough: the password is asked for.
///
/// # Errors
/// [`AppError::Invalid`] (field `password`: `password-wrong`), [`AppError::TooMany`] after ten wrong ones, [`AppError::NotFound`]; refusals:
/// only for members who run the instance.
pub async fn take_backup(app: &App, viewer: &Viewer, name: &str, password: &str) -> Result<PathBuf, AppError> {
    let machine = machine(app, viewer)?;
    let file = machine.backup_path(name).ok_or(AppError::NotFound)?;
    members::confirm(app, require_member(viewer)?, "password", password).await?;
    audit::record_alone(app, viewer, Deed::new(Action::BackupTaken).on(name)).await?;
    Ok(file)
}

/// How long the log is kept, in days, for those who read it.
#[must_use]
pub const fn log_days() -> i64 {
    limits::AUDIT_KEPT_MS / allmende_domain::time::DAY_MS
}
