//! Reports: members and other servers say that somebody breaks the rules; who runs the instance decides, and may pass it on.

use allmende_db::{Conn, actors, events, inquiries, listings, peers, reports as rows};
use allmende_domain::actor::Actor;
use allmende_domain::audit::Action;
use allmende_domain::event::Event;
use allmende_domain::ids::ReportId;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::notifications::{News, NotificationKind};
use allmende_domain::permission::Viewer;
use allmende_domain::text::{clean, paragraphs, truncated};
use allmende_domain::time::{DAY_MS, HOUR_MS, SECOND_MS};
use allmende_domain::url::ObjectUrl;

pub use allmende_domain::report::{Report, ReportState, Reporter};

use crate::audit::{self, Deed};
use crate::error::AppError;
use crate::page::Page;
use crate::permit::{require_instance, require_member};
use crate::{App, limits, notifications, rich_text};

/// A report with the actor it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportView {
    pub report: Report,
    /// `None` when that is not known here any more.
    pub subject: Option<Actor>,
    /// The name of the member who reports.
    pub member: Option<String>,
}

impl ReportView {
    /// Whether the server of whom it is about may be told: it is another one, a member reports, and it was not told before.
    #[must_use]
    pub fn can_be_forwarded(&self) -> bool {
        matches!(self.report.by, Reporter::Member(_) | Reporter::FormerMember)
            && self.report.forwarded.is_none()
            && self.subject.as_ref().is_some_and(|actor| !actor.is_local && actor.gone_at.is_none())
    }
}

/// What a member is about to report: who wrote it, and its own address where that is something else than the actor.
///
/// # Errors
/// [`AppError::NotFound`] when nothing here has this address; refusals.
pub async fn subject(app: &App, viewer: &Viewer, about: &str) -> Result<(Actor, Option<ObjectUrl>), AppError> {
    require_member(viewer)?;
    let url = ObjectUrl::parse(about).map_err(|_| AppError::NotFound)?;
    let mut conn = app.db.read().await?;
    if let Some(actor) = actors::find_by_url(&mut conn, &url).await? {
        return Ok((actor, None));
    }
    let author = author_of(&mut conn, viewer, &url).await?.ok_or(AppError::NotFound)?;
    Ok((author, Some(url)))
}

async fn author_of(conn: &mut Conn, viewer: &Viewer, url: &ObjectUrl) -> Result<Option<Actor>, AppError> {
    if let Some(found) = listings::find_by_url(conn, url.as_str()).await? {
        if !listings::is_visible(conn, viewer, &found.listing.id).await? {
            return Ok(None);
        }
        return Ok(actors::find(conn, &found.author).await?);
    }
    if let Some(post) = allmende_db::posts::find_by_url(conn, url).await? {
        return Ok(actors::find(conn, &post.author).await?);
    }
    if let Some(reply) = allmende_db::replies::find_by_url(conn, url.as_str()).await? {
        return Ok(actors::find(conn, &reply.author).await?);
    }
    match inquiries::message_by_url(conn, url.as_str()).await? {
        Some(message) if crate::inquiries::may_read(conn, viewer, &message).await? => Ok(actors::find(conn, &message.author).await?),
        _ => Ok(None),
    }
}

/// A member reports an actor, or something it wrote, known here under its address.
///
/// # Errors
/// [`AppError::Invalid`] (field `content`: `report-missing`, `text-too-long`); [`AppError::NotFound`]; [`AppError::TooMany`]; refusals.
pub async fn file(app: &App, viewer: &Viewer, about: &str, content: &str) -> Result<Report, AppError> {
    let member = require_member(viewer)?;
    let (actor, object) = subject(app, viewer, about).await?;
    let content = match paragraphs(content, limits::REPORT_CHARS_MAX) {
        Ok(text) if text.is_empty() => return Err(AppError::invalid("content", "report-missing", "say what is wrong")),
        Ok(text) => text,
        Err(error) => return Err(AppError::invalid("content", "text-too-long", error.to_string())),
    };
    let now = app.now();
    let report = Report {
        id: ReportId::from_uuid(app.uuid()),
        by: Reporter::Member(member.id.clone()),
        about: std::iter::once(actor.url).chain(object).collect(),
        content,
        state: ReportState::Open,
        note: String::new(),
        forwarded: None,
        created_at: now,
        decided_at: None,
    };
    let mut tx = app.db.begin().await?;
    if rows::count_of_member_since(&mut tx, &member.id, now.plus(-DAY_MS)).await? >= limits::REPORTS_PER_MEMBER_AND_DAY {
        return Err(AppError::TooMany { retry_after_seconds: HOUR_MS / SECOND_MS });
    }
    rows::insert(&mut tx, &report).await?;
    notifications::note(app, &mut tx, &News::ReportFiled(report.id.clone())).await?;
    tx.commit().await?;
    app.nudge.news.notify_one();
    Ok(report)
}

/// A verified report of a peer's actor. Kept when it names something of ours, no list says that reports of its host are not read
/// (`reject_reports`), and its host has not reported more than it may (case M7).
/// `true` when it was kept.
///
/// # Errors
/// [`AppError::Forbidden`] when it reports too much; [`AppError`] of the database.
pub async fn receive(app: &App, reporter: &Actor, objects: &[ObjectUrl], content: &str) -> Result<bool, AppError> {
    let mut tx = app.db.begin().await?;
    let about = ours(app, &mut tx, objects).await?;
    if reporter.is_local || about.is_empty() {
        return Ok(false);
    }
    if peers::reports_are_refused(&mut tx, &reporter.url.host()).await? {
        return Ok(false);
    }
    let now = app.now();
    let host = reporter.url.host().as_str().to_owned();
    let (of_host, of_all) = rows::counts_since(&mut tx, &host, now.plus(-DAY_MS)).await?;
    if of_host >= limits::REPORTS_PER_HOST_AND_DAY || of_all >= limits::REPORTS_PER_DAY {
        return Err(AppError::Forbidden);
    }
    let report = Report {
        id: ReportId::from_uuid(app.uuid()),
        by: Reporter::Peer { host, actor: reporter.url.clone() },
        about,
        content: truncated(&clean(&rich_text::to_plain(content)), limits::REPORT_CHARS_MAX),
        state: ReportState::Open,
        note: String::new(),
        forwarded: None,
        created_at: now,
        decided_at: None,
    };
    rows::insert(&mut tx, &report).await?;
    notifications::note(app, &mut tx, &News::ReportFiled(report.id.clone())).await?;
    tx.commit().await?;
    app.nudge.news.notify_one();
    Ok(true)
}

/// Those of the addresses under which something of ours is, its author before it. What a report names beside is not kept: the sender may
/// invent it.
async fn ours(app: &App, conn: &mut Conn, objects: &[ObjectUrl]) -> Result<Vec<ObjectUrl>, AppError> {
    let mut about: Vec<ObjectUrl> = Vec::new();
    for url in objects.iter().filter(|url| app.addresses.is_ours(url)).take(limits::REPORT_OBJECTS_MAX) {
        let author = match actors::find_by_url(conn, url).await? {
            Some(actor) => Some(actor),
            None => author_of(conn, &Viewer::Operator, url).await?,
        };
        let Some(author) = author.filter(|actor| actor.is_local) else { continue };
        for known in [&author.url, url] {
            if !about.contains(known) {
                about.push(known.clone());
            }
        }
    }
    Ok(about)
}

/// Reports in one state, the latest first. `page` counts from 0.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn list(app: &App, viewer: &Viewer, state: ReportState, page: i64) -> Result<Page<ReportView>, AppError> {
    require_instance(viewer)?;
    let page = page.clamp(0, limits::PAGE_NUMBER_MAX);
    let mut conn = app.db.read().await?;
    let found = rows::list(&mut conn, state, page * PAGE_SIZE, PAGE_SIZE + 1).await?;
    let mut views = Vec::with_capacity(found.len());
    for report in found {
        views.push(view(&mut conn, report).await?);
    }
    Ok(Page::from_extra(views, page, PAGE_SIZE))
}

async fn view(conn: &mut Conn, report: Report) -> Result<ReportView, AppError> {
    let subject = match report.about.first() {
        Some(url) => actors::find_by_url(conn, url).await?,
        None => None,
    };
    let member = match &report.by {
        Reporter::Member(id) => allmende_db::members::find(conn, id).await?.map(|member| member.display_name),
        Reporter::FormerMember | Reporter::Peer { .. } => None,
    };
    Ok(ReportView { report, subject, member })
}

/// # Errors
/// [`AppError::NotFound`]; refusals.
pub async fn show(app: &App, viewer: &Viewer, id: &ReportId) -> Result<ReportView, AppError> {
    require_instance(viewer)?;
    let mut conn = app.db.read().await?;
    let report = rows::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    view(&mut conn, report).await
}

/// How many wait for somebody.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn count_open(app: &App, viewer: &Viewer) -> Result<i64, AppError> {
    require_instance(viewer)?;
    Ok(rows::count_open(&mut app.db.read().await?).await?)
}

/// Ends a report, with a note for those who come after; doing so twice is no error.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Invalid`] (field `note`: `text-too-long`); refusals.
pub async fn finish(app: &App, viewer: &Viewer, id: &ReportId, note: &str) -> Result<(), AppError> {
    require_instance(viewer)?;
    let note = paragraphs(note, limits::REPORT_CHARS_MAX).map_err(|e| AppError::invalid("note", "text-too-long", e.to_string()))?;
    let mut tx = app.db.begin().await?;
    rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    rows::finish(&mut tx, id, &note, app.now()).await?;
    notifications::settle(app, &mut tx, NotificationKind::Report, id.as_str()).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::ReportDone)).await?;
    Ok(tx.commit().await?)
}

/// Tells the server of whom it is about, in the name of the instance and in these words: neither who reports nor what they wrote is told.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Invalid`] (field `words`: `report-missing`, `text-too-long`); [`AppError::Conflict`]
/// `report-not-forwarded` when it is about one of ours, came from a peer, or was passed on before; refusals.
pub async fn forward(app: &App, viewer: &Viewer, id: &ReportId, words: &str) -> Result<(), AppError> {
    let view = show(app, viewer, id).await?;
    if !view.can_be_forwarded() {
        return Err(AppError::conflict("report-not-forwarded", "it cannot be passed on, or was already"));
    }
    let words = match paragraphs(words, limits::REPORT_CHARS_MAX) {
        Ok(text) if text.is_empty() => return Err(AppError::invalid("words", "report-missing", "say what is wrong")),
        Ok(text) => text,
        Err(error) => return Err(AppError::invalid("words", "text-too-long", error.to_string())),
    };
    let mut tx = app.db.begin().await?;
    if !rows::forward(&mut tx, id, &words).await? {
        return Err(AppError::conflict("report-not-forwarded", "it was passed on already"));
    }
    events::record(&mut tx, &Event::ReportForwarded(id.clone()), 0, app.now()).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::ReportForwarded)).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}
