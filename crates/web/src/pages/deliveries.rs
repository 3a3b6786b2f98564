//! Deliveries: how sending to each server goes, what was sent, what did not arrive, and what came in.

pub mod incoming;
pub mod letters;
pub mod peer;
pub mod sent;

use allmende_app::AppError;
use allmende_app::deliveries::{self, Condition, DeadLetter, HostFilter, HostStatus, InboxStatus, PlaceKey};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;
use axum::extract::{RawQuery, State};

use crate::Web;
use crate::choices::{self, Choices};
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form, encoded, see_other};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::turning::Turning;

/// A state in a colour and, for those who do not see it, in words.
struct Mark {
    words: String,
    /// The class of the tag.
    class: &'static str,
}

impl Mark {
    fn of(locale: Locale, condition: Condition) -> Self {
        let class = match condition {
            Condition::Waiting | Condition::Failing | Condition::Gone => "bad",
            Condition::Probing | Condition::Suspended => "need",
            Condition::Fresh => "off",
            Condition::Well => "",
        };
        Self { words: locale.t(&format!("condition-{}", condition.as_str())), class }
    }
}

/// What a page says of one inbox.
struct InboxLine {
    id: i64,
    inbox: String,
    mark: Mark,
    is_suspended: bool,
    backlog: i64,
    oldest: Option<String>,
    parked: i64,
    dead: i64,
    window: i64,
    last_ms: Option<String>,
    usual_ms: Option<String>,
    /// In English, as it was noted; empty before the first.
    answer: String,
    failing_since: Option<String>,
    failures: i64,
    next: Option<String>,
    asked_to_wait_until: Option<String>,
    last_attempt: Option<String>,
    last_success: Option<String>,
    delivered: i64,
    failed: i64,
    known_since: String,
}

fn inbox_line(locale: Locale, status: &InboxStatus, now: UnixMillis) -> InboxLine {
    let (endpoint, health) = (status.endpoint(), &status.endpoint().health);
    let date = |time: UnixMillis| dates::date_time(locale, time);
    let ms = |ms: i64| format!("{ms} ms");
    let answer = match (health.last_status, health.last_error.as_str()) {
        (Some(code), "") => format!("answered {code}"),
        (_, error) => error.to_owned(),
    };
    let waits = matches!(status.condition, Condition::Waiting | Condition::Failing | Condition::Probing) || health.next_attempt_at > now;
    InboxLine {
        id: endpoint.id,
        inbox: endpoint.inbox.clone(),
        mark: Mark::of(locale, status.condition),
        is_suspended: status.condition == Condition::Suspended,
        backlog: status.status.backlog,
        oldest: status.status.oldest_pending_at.map(date),
        parked: status.status.parked,
        dead: status.status.dead,
        window: health.window,
        last_ms: health.last_duration_ms.map(ms),
        usual_ms: status.duration_smoothed_ms.map(ms),
        answer,
        failing_since: health.first_failure_at.map(date),
        failures: health.failures,
        next: waits.then(|| date(health.next_attempt_at.max(now))),
        asked_to_wait_until: (health.wait_asked_until > now).then(|| date(health.wait_asked_until)),
        last_attempt: health.last_attempt_at.map(date),
        last_success: health.last_success_at.map(date),
        delivered: health.delivered_count,
        failed: status.failed_count,
        known_since: dates::date(locale, status.known_since),
    }
}

/// What a page says of one server.
struct HostLine {
    host: String,
    href: String,
    mark: Mark,
    is_suspended: bool,
    inboxes_count: i64,
    backlog: i64,
    oldest: Option<String>,
    parked: i64,
    dead: i64,
    /// The worst one.
    worst: Option<InboxLine>,
    inboxes: Vec<InboxLine>,
}

fn peer_href(host: &str) -> String {
    format!("/deliveries/peers/{}", encoded(host))
}

fn host_line(locale: Locale, status: &HostStatus, now: UnixMillis) -> HostLine {
    HostLine {
        host: status.host.clone(),
        href: peer_href(&status.host),
        mark: Mark::of(locale, status.condition),
        is_suspended: status.condition == Condition::Suspended,
        inboxes_count: status.inboxes_count,
        backlog: status.backlog,
        oldest: status.oldest_pending_at.map(|time| dates::date_time(locale, time)),
        parked: status.parked,
        dead: status.dead,
        worst: status.inboxes.first().map(|inbox| inbox_line(locale, inbox, now)),
        inboxes: status.inboxes.iter().map(|inbox| inbox_line(locale, inbox, now)).collect(),
    }
}

/// What a page says of one dead letter.
struct LetterLine {
    name: String,
    endpoint: i64,
    host: String,
    host_href: String,
    state: String,
    is_dead: bool,
    reason: String,
    attempted: String,
    kind: String,
    object: String,
    activity_href: Option<String>,
    can_replay: bool,
}

fn letter_line(locale: Locale, letter: &DeadLetter) -> LetterLine {
    let (kind, object) = (letter.kind.as_deref().unwrap_or_default(), letter.object_url.as_deref().unwrap_or_default());
    LetterLine {
        name: format!("{}:{}", letter.endpoint_id, letter.seq),
        endpoint: letter.endpoint_id,
        host: letter.host.clone(),
        host_href: peer_href(&letter.host),
        state: locale.t(&format!("burial-{}", letter.state.as_str())),
        is_dead: letter.state == deliveries::Burial::Dead,
        reason: letter.reason.clone(),
        attempted: dates::date_time(locale, letter.attempted_at),
        kind: sent::kind_words(locale, kind, object),
        object: object.to_owned(),
        activity_href: letter.activity_url.as_ref().map(|_| format!("/sent/{}", letter.seq)),
        can_replay: letter.activity_url.is_some(),
    }
}

/// Links of a list that goes on after a key: back to its beginning, and on.
fn turned(path: &str, query: &Fields, next: Option<String>) -> Turning {
    let link = |after: Option<String>| {
        let mut serializer = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in query.pairs().iter().filter(|(name, value)| !value.is_empty() && name != "after" && name != "done") {
            serializer.append_pair(name, value);
        }
        if let Some(after) = after {
            serializer.append_pair("after", &after);
        }
        let query = serializer.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    };
    Turning { previous: (!query.get("after").is_empty()).then(|| link(None)), next: next.map(|next| link(Some(next))) }
}

/// A number that a query gives, or `otherwise`.
fn number(query: &Fields, name: &str, otherwise: i64) -> i64 {
    query.get(name).parse().unwrap_or(otherwise)
}

#[derive(askama::Template)]
#[template(path = "deliveries.html")]
struct DeliveriesPage {
    page: Frame,
    form: Form,
    shows: Choices,
    here: String,
    pending: i64,
    parked: i64,
    dead: i64,
    in_trouble: i64,
    hosts: Vec<HostLine>,
    turning: Turning,
    nodes: Vec<NodeLine>,
}

/// A process that shares the work.
struct NodeLine {
    name: String,
    is_leaving: bool,
    parts: i64,
    seen: String,
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let locale = visitor.locale();
    let filter = HostFilter {
        search: fields.get("host").trim().to_owned(),
        in_trouble: fields.get("show") == "trouble",
        with_backlog: fields.get("show") == "backlog",
    };
    let totals = deliveries::totals(&web.app, &visitor.viewer).await?;
    let list = deliveries::hosts(&web.app, &visitor.viewer, &filter, &PlaceKey::read(fields.get("after"))).await?;
    let nodes = deliveries::nodes(&web.app, &visitor.viewer).await?.nodes;
    let now = web.app.now();
    let template = DeliveriesPage {
        page: Frame::new(&web, &visitor, locale.t("nav-deliveries"), "deliveries"),
        shows: choices::of(locale, "show-peers", ["all", "trouble", "backlog"]),
        here: visitor.here.clone(),
        pending: totals.pending,
        parked: totals.parked,
        dead: totals.dead,
        in_trouble: totals.endpoints_in_trouble,
        hosts: list.hosts.iter().map(|status| host_line(locale, status, now)).collect(),
        turning: turned("/deliveries", &fields, list.next.map(|key| key.to_text())),
        nodes: nodes
            .iter()
            .map(|view| NodeLine {
                name: view.node.name.clone(),
                is_leaving: view.node.leaving,
                parts: i64::try_from(view.leases.iter().filter(|lease| lease.starts_with("delivery/")).count()).unwrap_or_default(),
                seen: dates::date_time(locale, view.node.seen_at),
            })
            .collect(),
        form: fields.into(),
    };
    Ok(rendered(&template))
}

/// Where a form of these pages came from, with a word about what was done. Nothing else is believed.
fn back_to(fields: &Fields, otherwise: &str, done: &str) -> axum::response::Response {
    let given = fields.get("back");
    let ours = given.starts_with("/deliveries") || given.starts_with("/sent/");
    let (path, query) = if ours { given.split_once('?').unwrap_or((given, "")) } else { (otherwise, "") };
    let mut kept = Fields::from_query(query);
    kept.set("done", done);
    let query = kept.pairs().iter().fold(url::form_urlencoded::Serializer::new(String::new()), |mut query, (name, value)| {
        query.append_pair(name, value);
        query
    });
    let mut query = query;
    see_other(&format!("{path}?{}", query.finish()))
}

/// `POST /deliveries`: what to do with one inbox or one host.
pub async fn act(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let host = || Host::parse(fields.get("host")).map_err(|_| AppError::NotFound);
    let done = match fields.get("then") {
        "retry" if fields.get("inbox").is_empty() => {
            deliveries::retry_host(&web.app, &visitor.viewer, &host()?).await?;
            "tried"
        }
        "retry" => {
            deliveries::retry(&web.app, &visitor.viewer, fields.get("inbox")).await?;
            "tried"
        }
        "suspend" => {
            deliveries::suspend(&web.app, &visitor.viewer, &host()?).await?;
            "suspended"
        }
        "resume" => {
            deliveries::resume(&web.app, &visitor.viewer, &host()?).await?;
            "resumed"
        }
        _ => return Err(AppError::NotFound.into()),
    };
    Ok(back_to(&fields, "/deliveries", done))
}
