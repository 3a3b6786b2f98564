//! Every figure of the running process: its name, its words, and those that have to be looked up in the database now and then.
//!
//! Each crate counts what it does where it does it; this is the one list of all of them, which the documentation follows. Labels have few
//! values, all known beforehand: never a host, an actor or a path, which strangers choose.

use allmende_app::deliveries::Condition;
use allmende_app::{App, arrivals, deliveries};
use allmende_domain::time::UnixMillis;
use metrics::Unit;
use tokio_util::sync::CancellationToken;

use crate::limits::FIGURES_EVERY;

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Counter,
    Gauge,
    Histogram,
}

/// One figure.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    pub name: &'static str,
    pub kind: Kind,
    pub help: &'static str,
    /// A label and its values, each of which is there from the start, so that a rate is right from the first event on. Empty where
    /// values are HTTP statuses, which nobody can list.
    pub label: Option<(&'static str, &'static [&'static str])>,
}

const fn figure(name: &'static str, kind: Kind, help: &'static str) -> Figure {
    Figure { name, kind, help, label: None }
}

const fn by(name: &'static str, kind: Kind, label: &'static str, values: &'static [&'static str], help: &'static str) -> Figure {
    Figure { name, kind, help, label: Some((label, values)) }
}

use Kind::{Counter, Gauge, Histogram};

const CONDITIONS: &[&str] = &["waiting", "probing", "failing", "gone", "suspended", "fresh", "well"];
const OUTCOMES: &[&str] = &["delivered", "retried", "parked", "dead", "superseded"];
const ARRIVALS: &[&str] = &["done", "ignored", "refused", "failed", "postponed"];

/// All of them.
pub const FIGURES: &[Figure] = &[
    figure("allmende_deliveries_enqueued_total", Counter, "Deliveries added to the queue."),
    by(
        "allmende_deliveries_total",
        Counter,
        "outcome",
        OUTCOMES,
        "Attempts at deliveries, and deliveries that ended, by what came of them.",
    ),
    figure("allmende_delivery_duration_seconds", Histogram, "How long a request to another server took, whatever came of it."),
    figure("allmende_delivery_in_flight", Gauge, "Deliveries under way at this moment."),
    by(
        "allmende_delivery_lanes",
        Gauge,
        "state",
        &["sending", "ready", "waiting"],
        "Inboxes that the queue has in memory: with a request under way, ready for one, or to be left alone for now.",
    ),
    figure("allmende_delivery_window", Gauge, "How many deliveries at once the inboxes in memory may get, all together."),
    by("allmende_delivery_pending", Gauge, "state", CONDITIONS, "Deliveries that wait, by the state of their inbox."),
    figure("allmende_delivery_oldest_pending_seconds", Gauge, "Age of the oldest delivery that waits; 0 when none does."),
    figure("allmende_delivery_hosts_waiting", Gauge, "Servers that something waits for."),
    figure("allmende_delivery_hosts_late", Gauge, "Servers that something has waited for longer than a day."),
    by("allmende_delivery_endpoints", Gauge, "state", CONDITIONS, "Known inboxes by how sending to them goes."),
    figure("allmende_delivery_leases_held", Gauge, "Parts of the work that this node holds, of several on one database; 0 on SQLite."),
    figure(
        "allmende_delivery_fenced_total",
        Counter,
        "Parts of the queue that went to another node while this one still believed to hold them.",
    ),
    by(
        "allmende_delivery_dead_letters",
        Gauge,
        "state",
        &["parked", "dead", "discarded"],
        "Deliveries that ended without success or wait for a person.",
    ),
    by(
        "allmende_signatures_total",
        Counter,
        "kind",
        &["draft-cavage", "rfc9421-rsa", "rfc9421-ed25519"],
        "Signed requests to inboxes, by kind of signature.",
    ),
    by("allmende_inbox_requests_total", Counter, "status", &[], "Requests to our inboxes by HTTP status; 202 is accepted, 429 over quota."),
    figure("allmende_inbox_backlog", Gauge, "Accepted activities that wait to take effect."),
    figure("allmende_inbox_oldest_seconds", Gauge, "Age of the oldest accepted activity that waits; 0 when none does."),
    figure("allmende_inbox_failed", Gauge, "Accepted activities that could not be processed and wait for a person."),
    figure("allmende_inbox_hosts_at_quota", Gauge, "Servers of which as many activities wait as one may have waiting."),
    by("allmende_inbox_processing_seconds", Histogram, "outcome", ARRIVALS, "How long giving effect to an accepted activity took."),
    by(
        "allmende_key_lookups_total",
        Counter,
        "source",
        &["remembered", "stored", "fetched", "failed", "limited"],
        "Where the key of a sender came from; fetched and failed asked its server, limited did not because strangers caused too many.",
    ),
    figure("allmende_database_wait_seconds", Histogram, "How long a change waited for the database, on SQLite for the one writer."),
    figure("allmende_database_commit_seconds", Histogram, "How long it took to make a change durable."),
    figure("allmende_database_commits_total", Counter, "Flushes of the database to the disk."),
    figure("allmende_database_transactions_total", Counter, "Changes made durable; divided by the commits, how many share a flush."),
    by(
        "allmende_database_errors_total",
        Counter,
        "kind",
        &["unavailable", "collision", "corrupt", "statement"],
        "Errors of the database; unavailable: full or failing disk, no connection.",
    ),
    by("allmende_http_requests_total", Counter, "status", &[], "Requests to the public listener by HTTP status."),
    figure("allmende_http_request_seconds", Histogram, "How long answering a request took."),
    figure("allmende_http_connections", Gauge, "Open connections of the public listener."),
    by(
        "allmende_http_connections_closed_total",
        Counter,
        "reason",
        &["no_first_byte", "slow_header", "idle", "stalled_response"],
        "Connections ended by the listener, by reason.",
    ),
    figure("allmende_http_connections_refused_total", Counter, "Connections refused because their source has too many."),
    figure("allmende_sign_in_failures_total", Counter, "Attempts to sign in with a wrong name or password."),
    by("allmende_letters_total", Counter, "outcome", &["sent", "failed"], "Attempts to send a letter to a member."),
    by(
        "allmende_pushes_total",
        Counter,
        "outcome",
        &["taken", "gone", "refused", "later"],
        "Attempts to send a message to a device of a member.",
    ),
    figure("allmende_build_info", Gauge, "Always 1; its label says the version."),
    figure("process_start_time_seconds", Gauge, "When the process started, in seconds since 1970."),
    figure("process_cpu_seconds_total", Counter, "Processor time that the process used."),
    figure("process_resident_memory_bytes", Gauge, "Resident memory of the process."),
    figure("process_open_fds", Gauge, "Open file descriptors of the process."),
    figure("process_max_fds", Gauge, "How many file descriptors the process may open."),
];

/// Gives every figure its words, and those with known labels their beginning.
pub fn describe() {
    for figure in FIGURES {
        let unit = if figure.name.ends_with("_seconds") { Unit::Seconds } else { Unit::Count };
        match figure.kind {
            Counter => metrics::describe_counter!(figure.name, figure.help),
            Gauge => metrics::describe_gauge!(figure.name, unit, figure.help),
            Histogram => metrics::describe_histogram!(figure.name, unit, figure.help),
        }
        let is_of_process = figure.name.starts_with("process_");
        match (figure.kind, figure.label) {
            (Counter, None) if !is_of_process => metrics::counter!(figure.name).absolute(0),
            (Gauge, None) if !is_of_process => metrics::gauge!(figure.name).set(0.0),
            (Counter, Some((label, values))) => values.iter().for_each(|value| metrics::counter!(figure.name, label => *value).absolute(0)),
            (Gauge, Some((label, values))) => values.iter().for_each(|value| metrics::gauge!(figure.name, label => *value).set(0.0)),
            _ => {}
        }
    }
    metrics::gauge!("allmende_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
}

/// Looks up in the database, until `stop`, what nobody counts on the way.
pub async fn sample(app: App, stop: CancellationToken) {
    let mut interval = tokio::time::interval(FIGURES_EVERY);
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while stop.run_until_cancelled(interval.tick()).await.is_some() {
        // That the database is away is said by those who need it.
        if let Err(error) = once(&app).await {
            tracing::debug!(%error, "figures could not be looked up");
        }
    }
}

async fn once(app: &App) -> Result<(), allmende_app::AppError> {
    let (queue, inbox, now) = (deliveries::figures(app).await?, arrivals::figures(app).await?, app.now());
    for condition in Condition::ALL {
        let found = queue.conditions.iter().find(|figures| figures.condition == condition);
        let state = condition.as_str();
        metrics::gauge!("allmende_delivery_endpoints", "state" => state).set(count(found.map_or(0, |figures| figures.endpoints)));
        metrics::gauge!("allmende_delivery_pending", "state" => state).set(count(found.map_or(0, |figures| figures.pending)));
    }
    for (state, number) in [("parked", queue.parked), ("dead", queue.dead), ("discarded", queue.discarded)] {
        metrics::gauge!("allmende_delivery_dead_letters", "state" => state).set(count(number));
    }
    metrics::gauge!("allmende_delivery_oldest_pending_seconds").set(age(queue.oldest_pending_at, now));
    metrics::gauge!("allmende_delivery_hosts_waiting").set(count(queue.hosts_waiting));
    metrics::gauge!("allmende_delivery_hosts_late").set(count(queue.hosts_late));
    metrics::gauge!("allmende_inbox_backlog").set(count(inbox.waiting));
    metrics::gauge!("allmende_inbox_oldest_seconds").set(age(inbox.oldest_at, now));
    metrics::gauge!("allmende_inbox_failed").set(count(inbox.failed));
    metrics::gauge!("allmende_inbox_hosts_at_quota").set(count(inbox.hosts_at_quota));
    Ok(())
}

/// Seconds since `time`.
fn age(time: Option<UnixMillis>, now: UnixMillis) -> f64 {
    time.map_or(0.0, |time| count(now.since(time).max(0)) / 1_000.0)
}

#[expect(clippy::cast_precision_loss, reason = "a gauge does not need the last digit of a count above 2^53")]
const fn count(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_and_labels_are_as_prometheus_wants_them() {
        let names: BTreeSet<_> = FIGURES.iter().map(|figure| figure.name).collect();
        assert_eq!(names.len(), FIGURES.len(), "a name occurs twice");
        for figure in FIGURES {
            assert!(figure.name.starts_with("allmende_") || figure.name.starts_with("process_"), "{}", figure.name);
            assert_eq!(figure.kind == Counter, figure.name.ends_with("_total"), "{}", figure.name);
            assert!(figure.kind != Histogram || figure.name.ends_with("_seconds"), "{}", figure.name);
            assert!(figure.help.ends_with('.'), "{}", figure.name);
        }
    }

    #[test]
    fn every_condition_has_its_label() {
        assert_eq!(CONDITIONS, Condition::ALL.map(Condition::as_str));
    }
}
