//! Bounds of the database layer, each with its reason.

use std::time::Duration;

/// How long a writer waits for another process's lock (backup, a command beside the server) before it gives up.
pub const SQLITE_BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a request waits for a connection before it answers 503 rather than pile up.
pub const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// Readers beside the one writer: more gain nothing on the two to four cores of the machines this is for.
pub const SQLITE_READERS: u32 = 4;
/// Ids looked up by one statement: a page of any list and a little more.
pub const IDS_AT_ONCE: usize = 25;

/// Rows of one page of dead letters.
pub const DEAD_LETTERS_PER_PAGE: i64 = 50;
/// Endpoints in one overview: more is not read by anybody, and those in trouble come first.
pub const ENDPOINTS_SHOWN_MAX: i64 = 1_000;
/// Endpoints listed under one activity: the counts above them stay exact.
pub const UNDELIVERED_SHOWN_MAX: i64 = 200;
