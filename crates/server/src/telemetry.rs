//! Logs and figures: what an administrator sees of the running process.

use std::io::IsTerminal;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use crate::limits::METRICS_UPKEEP_INTERVAL;
use crate::settings::{Log, LogFormat};

/// Why logs or figures could not be set up: both can be set up once in a process.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    #[error("log.level is not a filter: {0}")]
    Filter(#[from] tracing_subscriber::filter::ParseError),
    #[error("logs are set up already: {0}")]
    Logs(Box<dyn std::error::Error + Send + Sync>),
    #[error("figures cannot be set up: {0}")]
    Metrics(#[from] metrics_exporter_prometheus::BuildError),
}

/// Upper bounds in seconds of every histogram that ends in `_seconds`: from one insert into the database to the longest timeout.
const SECONDS_BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// What tells at its lowest levels what no log may hold (case V8): whole addresses, in which links that let people in carry their secret
/// and which our own log tells without it, and the texts that people write.
const QUIET: [&str; 2] = ["tower_http::csrf=off", "html5ever=off"];

/// Sends log lines to standard error, for people (in colour on a terminal) or as one JSON object each. Standard output stays free
/// for what a command answers.
///
/// # Errors
/// [`TelemetryError`] when called twice, or with a level that [`crate::settings::Settings::load`] would have refused.
pub fn install_logs(log: &Log) -> Result<(), TelemetryError> {
    let mut filter = EnvFilter::try_new(&log.level)?;
    for quiet in QUIET {
        filter = filter.add_directive(quiet.parse()?);
    }
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match log.format {
        LogFormat::Human => lines.with_ansi(std::io::stderr().is_terminal()).with_target(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
    }
    .map_err(TelemetryError::Logs)
}

/// Installs the recorder behind the `metrics` macros; without it they cost next to nothing and keep nothing. [`upkeep`] must run
/// beside it.
///
/// # Errors
/// [`TelemetryError::Metrics`] when called twice.
pub fn install_metrics() -> Result<PrometheusHandle, TelemetryError> {
    let handle =
        PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS_BUCKETS)?.install_recorder()?;
    crate::figures::describe();
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit a float")]
    let started = (crate::clock::SystemClock.now().0 / 1_000) as f64;
    metrics::gauge!("process_start_time_seconds").set(started);
    Ok(handle)
}

/// Folds histograms now and then until `shutdown`, so that they do not grow while nobody reads them.
pub async fn upkeep(handle: PrometheusHandle, shutdown: CancellationToken) {
    let mut interval = tokio::time::interval(METRICS_UPKEEP_INTERVAL);
    while shutdown.run_until_cancelled(interval.tick()).await.is_some() {
        handle.run_upkeep();
    }
}

/// `GET /metrics` in the Prometheus text format, version 0.0.4. For a listener of its own, never for the public one.
pub fn metrics_router(handle: PrometheusHandle) -> Router {
    let answer = move || {
        record_process();
        let text = handle.render();
        async move { ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text) }
    };
    Router::new().route("/metrics", get(answer))
}

/// Reads the process's own figures; where the system has no `/proc` they are left out.
fn record_process() {
    if let Some(bytes) = resident_bytes() {
        #[expect(clippy::cast_precision_loss, reason = "a gauge is a float; memory beyond 2^53 bytes does not exist")]
        metrics::gauge!("process_resident_memory_bytes").set(bytes as f64);
    }
    if let Some(descriptors) = open_descriptors() {
        metrics::gauge!("process_open_fds").set(f64::from(descriptors));
    }
    if let Some(descriptors) = descriptors_max() {
        metrics::gauge!("process_max_fds").set(descriptors);
    }
    if let Some(seconds) = processor_seconds() {
        metrics::counter!("process_cpu_seconds_total").absolute(seconds);
    }
}

/// The soft limit of open descriptors.
fn descriptors_max() -> Option<f64> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Whole seconds of processor time, of the program and of the kernel for it. The kernel counts in hundredths on every platform this runs
/// on (`USER_HZ`).
fn processor_seconds() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in brackets, which may contain anything; utime and stime are the 14th and 15th.
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut ticks = after_name.split_whitespace().skip(11).map(str::parse::<u64>);
    Some((ticks.next()?.ok()? + ticks.next()?.ok()?) / 100)
}

/// Resident memory of this process. Read from `status`, which says KiB, because `statm` counts in pages of a size it does not say.
#[must_use]
pub fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    kib.checked_mul(1_024)
}

/// Open descriptors of this process, the one used for counting excluded.
#[must_use]
pub fn open_descriptors() -> Option<u32> {
    let count = std::fs::read_dir("/proc/self/fd").ok()?.count();
    u32::try_from(count.saturating_sub(1)).ok()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Request, StatusCode};
    use tower::ServiceExt;

    use super::*;

    #[test]
    fn the_process_knows_its_memory_and_descriptors() {
        let before = open_descriptors().unwrap();
        assert!(before >= 3, "standard streams: {before}");
        assert!((1_000_000..10_000_000_000).contains(&resident_bytes().unwrap()));
    }

    // The recorder is global to the process: this is the only test that may install it.
    #[tokio::test]
    async fn figures_are_answered_as_prometheus_text() {
        let handle = install_metrics().unwrap();
        metrics::histogram!("allmende_trial_seconds").record(0.004);
        let request = Request::get("/metrics").body(Body::empty()).unwrap();
        let response = metrics_router(handle).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert!(response.headers()[CONTENT_TYPE].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
        let text = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let text = String::from_utf8(text.to_vec()).unwrap();
        assert!(text.contains("process_resident_memory_bytes ") && text.contains("process_open_fds "), "{text}");
        assert!(text.contains("allmende_trial_seconds_bucket{le=\"0.005\"} 1"), "{text}");
        assert!(install_metrics().is_err(), "a second recorder would take the figures of the first");
    }
}
