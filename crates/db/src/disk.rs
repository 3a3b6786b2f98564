//! What happens when data cannot be brought to the disk.
//!
//! A failed flush (`fsync`) is not a failure that passes: the system may have dropped what it could not write, and the next flush then
//! succeeds without it. So nobody tries again; the process ends, and the next start reads what the disk really holds (case D3).
//!
//! What this does not cover: a flush that fails while SQLite folds its log into the database file. SQLite keeps the log then and
//! writes every page anew the next time, so nothing that was acknowledged depends on it.

use std::sync::OnceLock;

type End = Box<dyn Fn(&str) + Send + Sync>;

static END: OnceLock<End> = OnceLock::new();

/// Sets how the process ends, with the engine's own words; once. It is called in the thread that met the failure, before anybody is
/// told of it, so that nothing is acknowledged afterwards. Without it a failed flush is an error like others.
pub fn on_failed_flush(end: impl Fn(&str) + Send + Sync + 'static) {
    let _ = END.set(Box::new(end));
}

pub(crate) fn flush_failed(reason: &str) {
    if let Some(end) = END.get() {
        end(reason);
    }
}
