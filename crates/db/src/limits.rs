//! Bounds of the database layer, each with its reason.

use std::time::Duration;

/// How long a writer waits for another process's lock (backup, a command beside the server) before it gives up.
pub const SQLITE_BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a request waits for a connection before it answers 503 rather than pile up.
pub const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// Readers beside the one writer: more gain nothing on the two to four cores of the machines this is for.
pub const SQLITE_READERS: u32 = 4;
