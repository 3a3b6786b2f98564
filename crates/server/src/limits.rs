//! Bounds of the process itself: what strangers can hold open, and what the machine must offer.

use std::time::Duration;

/// Open connections from one address (one /64 for IPv6), so that a single client cannot take every place. Browsers open 6 to 8;
/// a busy peer 16; 64 leaves room for several people behind one address translator.
pub const CONNECTIONS_PER_SOURCE_MAX: usize = 64;
/// The most that `http.connections_max` may say: each connection costs a descriptor and some tens of KiB.
pub const CONNECTIONS_MAX_MAX: usize = 65_536;
/// A request body must arrive at least this fast on average, after a first allowance of `http.body_timeout_seconds`. A telephone on
/// the edge of a 2G network still reaches about 2 KiB/s; a client below it holds memory and a place for nothing.
pub const BODY_BYTES_PER_SECOND_MIN: u64 = 1_024;
/// A client that takes none of its answer for so long is gone or means harm.
pub const RESPONSE_STALL_TIMEOUT: Duration = Duration::from_secs(30);
/// After the last request of a connection that is being closed, the time the last bytes and the farewell have to leave.
pub const CONNECTION_SETTLE: Duration = Duration::from_millis(250);
/// While every connection is being served, how often it is looked whether one keeps the server waiting and can make room for another.
pub const ROOM_LOOKED_FOR_EVERY: Duration = Duration::from_millis(20);
/// After every connection was cut, the time their tasks have to notice.
pub const CUT_GRACE: Duration = Duration::from_secs(1);
/// At the stop, the time the database has to take leave: folding the log of a busy SQLite file back takes seconds on a slow disk, and
/// whoever watches the process ends it after 90 s.
pub const CLOSE_GRACE: Duration = Duration::from_secs(20);
/// Header bytes of one request: Mastodon's signed requests are under 4 KiB, browsers' with cookies under 8.
pub const HEADER_BYTES_MAX: usize = 32 * 1_024;
/// Headers of one request; peers send about 15.
pub const HEADERS_MAX: usize = 100;
/// Parallel requests of one HTTP/2 connection: a page with its images, or a delivering peer's window.
pub const HTTP2_STREAMS_MAX: u32 = 64;
/// Streams a client may reset before the server has taken them up (rapid reset, CVE-2023-44487).
pub const HTTP2_PENDING_RESETS_MAX: usize = 20;
/// Streams the server itself may reset on one connection because of the client's errors (CVE-2025-8671).
pub const HTTP2_LOCAL_RESETS_MAX: usize = 64;
/// Unsent bytes kept for one HTTP/2 stream whose reader is slow.
pub const HTTP2_SEND_BUFFER_BYTES_MAX: usize = 256 * 1_024;
/// First and longest pause after `accept` failed for want of descriptors or memory: long enough not to spin, short enough that a
/// freed descriptor is used at once.
pub const ACCEPT_PAUSE_FIRST: Duration = Duration::from_millis(50);
pub const ACCEPT_PAUSE_MAX: Duration = Duration::from_secs(2);
/// Connections that the system completes before this program takes them up. Of one more it drops the last packet of the greeting: its client believes
/// that it is connected and tries again after a second. The usual 128 are fewer than the peers that come at once after a restart.
pub const ACCEPT_QUEUE_MAX: u32 = 1_024;
/// Failures to accept are logged once, then again after so many.
pub const ACCEPT_FAILURES_PER_LOG: u32 = 30;
/// What the process ends with when the disk failed: `EX_IOERR` of sysexits.h, told apart from 1, a start that was refused.
pub const EXIT_DISK_FAILED: i32 = 74;
/// Free space in the data directory below which `doctor` complains: room for the write-ahead log at its largest and some images.
pub const FREE_SPACE_BYTES_MIN: u64 = 100 * 1_024 * 1_024;
/// A look at the mail server, a name or our own pages from outside: longer than any of them takes when it works.
pub const CHECK_TIMEOUT: Duration = Duration::from_secs(6);
/// How long a page waits for a copy of the database: 1 GB takes some seconds, and no proxy cuts off before.
pub const BACKUP_WAITED_FOR: Duration = Duration::from_secs(10);
/// Copies kept that pages asked for: the one before the last may be needed, and each is as large as the database.
pub const BACKUPS_KEPT: usize = 3;
/// A certificate file larger than this is not a list of certificates (Debian's whole bundle is 220 KiB).
pub const CA_FILE_BYTES_MAX: u64 = 4 * 1_024 * 1_024;
/// A configuration file larger than this is not one.
pub const CONFIG_FILE_BYTES_MAX: u64 = 1_024 * 1_024;
/// 2026-01-01T00:00:00Z: a clock that says earlier was never set (the program did not exist). Signatures would be refused.
pub const CLOCK_EARLIEST_MS: i64 = 1_767_225_600_000;
/// 2100-01-01T00:00:00Z: a clock that says later was set wrongly.
pub const CLOCK_LATEST_MS: i64 = 4_102_444_800_000;
/// How often what nobody counts on the way is looked up: each time the pending deliveries are counted, 100 ms of a core at a million.
pub const FIGURES_EVERY: Duration = Duration::from_secs(30);
/// Histograms are folded so often; without it a recorder nobody reads keeps every sample.
pub const METRICS_UPKEEP_INTERVAL: Duration = Duration::from_secs(5);
/// Images of the largest size that one request may bring: the form of a listing takes four.
pub const UPLOADS_OF_REQUEST_MAX: usize = 4;
/// What a request may hold beside uploaded files: the other fields of the form.
pub const REQUEST_BYTES_BESIDE_UPLOAD: usize = 1024 * 1024;
/// A request that is not answered by then never will be: the longest honest work is decoding several large images.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
/// When nobody knows better: as long as a database or a disk takes to come back, short enough that nobody looks for another server.
pub const RETRY_AFTER_SECONDS: u16 = 30;
/// Descriptors that the process needs beside connections of clients and of peers: the database, logs, name look-ups.
pub const DESCRIPTORS_APART: usize = 64;
/// The id of a node is 24 characters; what is longer was not written by us.
pub const NODE_ID_BYTES_MAX: usize = 64;
/// Hints for other nodes wait so long for company: at most fifty notices a second, whatever happens here.
pub const NOTICE_WAIT: Duration = Duration::from_millis(20);
/// Before the connection for notices is made again.
pub const NOTICE_PAUSE: Duration = Duration::from_secs(2);
/// An address typed or piped in.
pub const URL_BYTES_MAX: u64 = 4 * 1024;
/// A long copy says where it is so often: some seconds apart.
pub const PROGRESS_ROWS: u64 = 100_000;
/// Rows of a list on the command line; beyond that a page or the database is the better tool.
pub const LISTED_PAGES_MAX: i64 = 500;
/// A table or a list of rows read from a file.
pub const IMPORT_FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Complaints of an import that are listed; whoever has more mends these first.
pub const IMPORT_ERRORS_SHOWN_MAX: usize = 100;
/// A picture of an import, read whole before it is decoded under the stricter bounds of `allmende_app`.
pub const IMPORT_IMAGE_FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Founding, following, publishing and delivering all samples takes seconds; after this something is wrong.
pub const DEMO_TIMEOUT: Duration = Duration::from_secs(90);
/// A server with an empty database is ready within a second or two, on a slow machine within ten.
pub const DEMO_START_TIMEOUT: Duration = Duration::from_secs(30);
/// For the servers of a demo to stop in order before they are killed.
pub const DEMO_STOP_TIMEOUT: Duration = Duration::from_secs(20);
/// How often a condition is looked at: short against a second, long against a query.
pub const DEMO_POLL: Duration = Duration::from_millis(100);
/// For one thing to arrive on the other side.
pub const DEMO_ARRIVAL_TIMEOUT: Duration = Duration::from_secs(20);
/// Pages of results that are counted: more than all samples fill.
pub const DEMO_PAGES_MAX: i64 = 50;
/// How often the table of a demo is drawn, and where nobody watches how often a line is written.
pub const DEMO_TABLE_EVERY: Duration = Duration::from_secs(1);
pub const DEMO_LINE_EVERY: Duration = Duration::from_secs(10);
/// The most that `media.upload_bytes_max` may say: what the verbs take of one image (`allmende_app::limits::IMAGE_BYTES_MAX`).
pub const UPLOAD_BYTES_MAX: i64 = 15 * 1024 * 1024;
const _: () = assert!(UPLOAD_BYTES_MAX.unsigned_abs() == allmende_app::limits::IMAGE_BYTES_MAX as u64);
/// One step of a conversation with the mail server, and the whole of it: servers that greet slowly on purpose take some 30 s.
pub const MAIL_STEP_TIMEOUT: Duration = Duration::from_secs(40);
pub const MAIL_TIMEOUT: Duration = Duration::from_secs(50);
/// How often letters that wait are looked for when nobody said that there are some: another node may have taken the request.
pub const MAIL_LOOK_EVERY: Duration = Duration::from_secs(5);
/// The same for messages to devices: one query of a table that is nearly always empty.
pub const PUSH_LOOK_EVERY: Duration = Duration::from_secs(5);
/// After a failure the database is given time.
pub const PUSH_PAUSE: Duration = Duration::from_secs(15);
/// Messages under way at once: a member's devices may all name addresses that never answer, and the others' still go.
pub const PUSHES_AT_ONCE: usize = 16;
