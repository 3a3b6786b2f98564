//! The log: who did what to accounts, roles, other servers, settings, what is held and reported, and copies. Verbs write it in the transaction of
//! the deed; whoever runs the instance reads it.

use allmende_db::audit::{self as rows, NewEntry};
use allmende_db::{Conn, Tx};
use allmende_domain::audit::Action;
use allmende_domain::ids::{CooperativeId, MemberId};
use allmende_domain::permission::Viewer;
use allmende_domain::text::truncated;

pub use allmende_db::audit::{Entry, Hand};
pub use allmende_domain::audit::Kind;

use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::permit::require_instance;

/// What was done, and to what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deed<'a> {
    action: Action,
    cooperative: Option<&'a CooperativeId>,
    about: Option<&'a MemberId>,
    subject: &'a str,
    detail: &'a str,
}

impl<'a> Deed<'a> {
    pub const fn new(action: Action) -> Self {
        Self { action, cooperative: None, about: None, subject: "", detail: "" }
    }

    pub const fn in_(self, cooperative: &'a CooperativeId) -> Self {
        Self { cooperative: Some(cooperative), ..self }
    }

    pub const fn to(self, member: &'a MemberId) -> Self {
        Self { about: Some(member), ..self }
    }

    /// A host, a file, a key: never a text that somebody wrote, nor a name or an address of a person.
    pub const fn on(self, subject: &'a str) -> Self {
        Self { subject, ..self }
    }

    /// A code or a number.
    pub const fn with(self, detail: &'a str) -> Self {
        Self { detail, ..self }
    }
}

/// Writes a deed down, in the transaction in which it is done. What peers do is not a deed of the log.
pub(crate) async fn record(app: &App, tx: &mut Tx, viewer: &Viewer, deed: Deed<'_>) -> Result<(), AppError> {
    let member = match viewer {
        Viewer::Member(member) => Some(&member.id),
        Viewer::Operator => None,
        Viewer::Stranger | Viewer::Peer(_) => return Ok(()),
    };
    let entry = NewEntry {
        at: app.now(),
        action: deed.action,
        member,
        cooperative: deed.cooperative,
        about: deed.about,
        subject: &truncated(deed.subject, limits::AUDIT_SUBJECT_CHARS_MAX),
        detail: &truncated(deed.detail, limits::AUDIT_SUBJECT_CHARS_MAX),
    };
    Ok(rows::record(tx, &entry).await?)
}

/// Writes down what follows from no change of rows, such as a copy that was taken.
pub(crate) async fn record_alone(app: &App, viewer: &Viewer, deed: Deed<'_>) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    record(app, &mut tx, viewer, deed).await?;
    Ok(tx.commit().await?)
}

/// A part of the log, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    pub entries: Vec<Entry>,
    /// Before which entry the log goes on.
    pub next: Option<i64>,
    /// By whom something is in it, for choosing.
    pub people: Vec<(MemberId, String)>,
}

/// The log before entry `before` (`None`: from the latest on): of one kind, and by or to one person, where these are given.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn list(app: &App, viewer: &Viewer, kind: Option<Kind>, person: Option<&MemberId>, before: Option<i64>) -> Result<Log, AppError> {
    require_instance(viewer)?;
    let mut conn = app.db.read().await?;
    let page = limits::AUDIT_PER_PAGE;
    let mut entries = rows::list(&mut conn, kind, person, before.unwrap_or(i64::MAX), page + 1).await?;
    let has_more = entries.len() > usize::try_from(page).unwrap_or_default();
    entries.truncate(usize::try_from(page).unwrap_or_default());
    let next = entries.last().filter(|_| has_more).map(|entry| entry.seq);
    Ok(Log { entries, next, people: rows::hands(&mut conn, limits::AUDIT_PEOPLE_MAX).await? })
}

/// What is in the log by one member, for themselves.
pub(crate) async fn of_member(conn: &mut Conn, id: &MemberId) -> Result<Vec<Entry>, AppError> {
    let entries = rows::list(conn, None, Some(id), i64::MAX, limits::OWN_DATA_ROWS_MAX).await?;
    Ok(entries.into_iter().filter(|entry| matches!(&entry.hand, Hand::Member { id: hand, .. } if hand == id)).collect())
}

/// Forgets what is older than [`limits::AUDIT_KEPT_MS`], and the oldest beyond [`limits::AUDIT_ROWS_MAX`]; how many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let forgotten = rows::forget_old(&mut tx, app.now().plus(-limits::AUDIT_KEPT_MS), limits::AUDIT_ROWS_MAX).await?;
    tx.commit().await?;
    Ok(forgotten)
}
