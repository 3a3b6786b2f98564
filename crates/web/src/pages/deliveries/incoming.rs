//! What came in: how much waits, and what could not be processed.

use allmende_app::AppError;
use allmende_app::arrivals::{self, FailedArrival, HostBacklog};
use allmende_app::limits::INBOX_BACKLOG_PER_HOST_MAX;
use allmende_domain::url::Host;
use axum::extract::{RawQuery, State};

use super::{back_to, number, turned};
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::turning::Turning;

const PATH: &str = "/deliveries/incoming";

struct BacklogLine {
    host: String,
    waiting: i64,
    postponed: i64,
    oldest: String,
    reason: String,
    is_full: bool,
}

struct FailedLine {
    seq: i64,
    host: String,
    actor: String,
    activity: String,
    received: String,
    attempts: i64,
    reason: String,
}

fn backlog_line(locale: Locale, backlog: &HostBacklog) -> BacklogLine {
    BacklogLine {
        host: backlog.host.clone(),
        waiting: backlog.waiting,
        postponed: backlog.postponed,
        oldest: dates::date_time(locale, backlog.oldest_at),
        reason: backlog.reason.clone(),
        is_full: backlog.waiting >= INBOX_BACKLOG_PER_HOST_MAX,
    }
}

fn failed_line(locale: Locale, arrival: &FailedArrival) -> FailedLine {
    FailedLine {
        seq: arrival.seq,
        host: arrival.host.clone(),
        actor: arrival.actor_url.clone(),
        activity: arrival.activity_url.clone(),
        received: dates::date_time(locale, arrival.received_at),
        attempts: arrival.attempts,
        reason: arrival.reason.clone(),
    }
}

#[derive(askama::Template)]
#[template(path = "incoming.html")]
struct IncomingPage {
    page: Frame,
    form: Form,
    here: String,
    waiting: i64,
    oldest: Option<String>,
    failed_count: i64,
    hosts_at_quota: i64,
    quota_words: String,
    hosts: Vec<BacklogLine>,
    hosts_next: Option<String>,
    failed: Vec<FailedLine>,
    turning: Turning,
}

/// `N_HOST` of the query: where the list of hosts goes on.
fn hosts_after(fields: &Fields) -> Option<(i64, &str)> {
    let (number, host) = fields.get("hosts").split_once('_')?;
    Some((number.parse().ok()?, host))
}

/// The host that a form names; none is all of them, which a mistyped one must not become.
fn host_of(fields: &Fields) -> Result<Option<Host>, AppError> {
    match fields.get("host").trim() {
        "" => Ok(None),
        host => Host::parse(host).map(Some).map_err(|_| AppError::invalid("host", "host-invalid", "not a server's name")),
    }
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let (app, viewer, locale) = (&web.app, &visitor.viewer, visitor.locale());
    let totals = arrivals::totals(app, viewer).await?;
    let backlogs = arrivals::backlogs(app, viewer, hosts_after(&fields)).await?;
    let failed = arrivals::failed(app, viewer, host_of(&fields)?.as_ref(), number(&fields, "after", i64::MAX)).await?;
    let template = IncomingPage {
        page: Frame::new(&web, &visitor, locale.t("incoming-title"), "deliveries"),
        here: visitor.here.clone(),
        waiting: totals.waiting,
        oldest: totals.oldest_at.map(|time| dates::date_time(locale, time)),
        failed_count: totals.failed,
        hosts_at_quota: totals.hosts_at_quota,
        quota_words: locale.with("incoming-quota", &[("quota", &INBOX_BACKLOG_PER_HOST_MAX.to_string())]),
        hosts: backlogs.hosts.iter().map(|backlog| backlog_line(locale, backlog)).collect(),
        hosts_next: backlogs.next.map(|(number, host)| format!("{PATH}?hosts={number}_{}", crate::forms::encoded(&host))),
        failed: failed.arrivals.iter().map(|arrival| failed_line(locale, arrival)).collect(),
        turning: turned(PATH, &fields, failed.next.map(|seq| seq.to_string())),
        form: fields.into(),
    };
    Ok(rendered(&template))
}

/// `POST /deliveries/incoming`: lets what failed be processed again.
pub async fn act(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    match fields.get("then") {
        "again" => {
            let seq = fields.get("seq").parse().map_err(|_| AppError::NotFound)?;
            arrivals::try_again(&web.app, &visitor.viewer, seq).await?;
        }
        "again-all" => {
            arrivals::try_all_again(&web.app, &visitor.viewer, host_of(&fields)?.as_ref()).await?;
        }
        _ => return Err(AppError::NotFound.into()),
    }
    Ok(back_to(&fields, PATH, "again"))
}
