//! Bounds of the database layer, each with its reason.

use std::time::Duration;

/// How long a writer waits for another process's lock (backup, a command beside the server) before it gives up.
pub const SQLITE_BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a request waits for a connection before it answers 503 rather than pile up.
pub const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// Transactions that share one flush of the disk: at some 100 µs each, the first waits no longer than the flush itself may take.
pub const GROUP_MEMBERS_MAX: usize = 128;
/// How long a part of a transaction waits for another part to end: parts follow each other, so only a mistake waits at all.
pub const SCOPE_WAIT: Duration = Duration::from_secs(2);
/// PostgreSQL ends a transaction whose program has said nothing for so long, and lets go of its locks: a program that was stopped in the
/// middle of one (SIGSTOP, a suspended machine) must not hold up the others. Ours take milliseconds between two statements.
pub const POSTGRES_IDLE_IN_TRANSACTION: &str = "10s";
/// Rows and bytes of one statement while an instance moves to another engine: enough that the way to the server costs little beside them,
/// and few enough to be held in memory twice. One row may be larger.
pub const TRANSFER_ROWS_AT_ONCE: u64 = 2_000;
pub const TRANSFER_BYTES_AT_ONCE: usize = 4 * 1024 * 1024;
/// Topics of one notice between nodes; there are half a dozen.
pub const NOTICE_TOPICS_MAX: usize = 16;
/// Rows that SQLite's thread reads ahead of who asked: with a page of a list always ready, the two do not wait for each other by turns.
pub const SQLITE_ROWS_AHEAD: usize = 512;
/// Readers beside the one writer: more gain nothing on the two to four cores of the machines this is for.
pub const SQLITE_READERS: u32 = 4;
/// Page cache of the writer (a negative figure is KiB): what the transactions of a busy second touch.
pub const SQLITE_WRITER_CACHE: &str = "-8000";
/// Page cache of each reader. The system keeps the pages of the file too, once for all of them: this one only saves copying, and four large ones
/// would be the most of what the program holds.
pub const SQLITE_READER_CACHE: &str = "-2000";
/// Listings with the words somebody looks for that are ranked by how well they match. Where more have them, the words tell them apart so little that
/// the newest come first, and nothing is computed for each (50,000 took half a second).
pub const RANKED_MAX: i64 = 500;
/// Ids looked up by one statement: a page of any list and a little more.
pub const IDS_AT_ONCE: usize = 25;

/// Rows of one page of dead letters.
pub const DEAD_LETTERS_PER_PAGE: i64 = 50;
/// Servers on one page: as many as one statement takes ids ([`crate::ids_in::IDS_MAX`]).
pub const HOSTS_PER_PAGE: i64 = 20;
/// Inboxes shown with their server; the rest is on its own page. A server without a shared inbox has one for every account.
pub const INBOXES_SHOWN_PER_HOST: i64 = 4;
/// Inboxes on a page of one server.
pub const ENDPOINTS_PER_PAGE: i64 = 25;
/// Waiting deliveries on a page of one inbox.
pub const PENDING_PER_PAGE: i64 = 25;
/// Activities on one page of what was sent.
pub const SENT_PER_PAGE: i64 = 20;
/// Waiting inboxes on a page of one activity.
pub const UNDELIVERED_PER_PAGE: i64 = 50;
/// Dead letters that one transaction sends again or gives up: the one writer is never held for long.
pub const LETTERS_AT_ONCE: i64 = 1_000;
/// Rows of one page of what came in.
pub const ARRIVALS_PER_PAGE: i64 = 25;
/// Rows of one page of what is held.
pub const HELD_PER_PAGE: i64 = 25;
/// Endpoints in one overview: more is not read by anybody, and those in trouble come first.
pub const ENDPOINTS_SHOWN_MAX: i64 = 1_000;
/// Endpoints listed under one activity: the counts above them stay exact.
pub const UNDELIVERED_SHOWN_MAX: i64 = 200;
