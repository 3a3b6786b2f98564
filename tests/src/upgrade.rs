//! A database as an earlier version left it: its schema, and rows in every table, written as its program wrote them.

use std::fmt;
use std::time::Duration;

use allmende_app::keys::generate_rsa_2048;
use allmende_db::engine::Statement;
use allmende_db::{Db, Location, Tx, migrations, sql, sql_per_engine};
use anyhow::Context as _;
use tokio::time::Instant;

use crate::chance::TestChance;
use crate::clock::START;
use crate::contents;
use crate::crash::server::{Site, Start};
use crate::crash::{Engine, client, fresh_seed};
use crate::database::TestDatabase;

/// The newest schema of which there may be databases that somebody depends on. Raise it with each release, and add to [`ROWS`] what is new.
pub const RELEASED: i64 = 14;

/// A cooperative's listing, with `$1` numbered in front: the first of those that [`fill`] writes.
pub const LISTING: &str = "0193a5b0-0000-7000-8000-000000000002";

/// An id made of the row's number.
macro_rules! id {
    () => {
        // Even numbers: SQLite's index of words numbers its rows by all of an id's second half but the last bit.
        "'0193a5b0-0000-7000-8000-' || substr(CAST(1000000000000 + 2 * n.i AS TEXT), 2, 12)"
    };
}

/// So many rows as `$1` says, each with its number `n.i`.
macro_rules! rows {
    ($insert:expr, $($select:expr),+) => {
        concat!(
            "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1) INSERT INTO ",
            $insert, " SELECT ", $($select,)+ " FROM n"
        )
    };
}

const COOPERATIVE: &str = "0193a5b0-0000-7000-9000-000000000001";
const ACTOR: &str = "0193a5b0-0000-7000-9000-000000000002";
const INSTANCE: &str = "0193a5b0-0000-7000-9000-000000000003";

/// By the migration that brought what they fill. `$2`, where it occurs, is bytes.
const ROWS: &[(i64, &[&str])] = &[
    (
        1,
        &[
            rows!("settings (key, value)", "'trial-' || n.i, 'value ' || n.i"),
            rows!(
                "actors (id, url, kind, is_local, username, host, name, summary, page_url, inbox, shared_inbox, outbox, followers, \
                 approves_followers, key_id, public_key_pem, fetched_at, created_at)",
                id!(),
                ", 'https://peer' || (n.i % 50) || '.example/users/' || n.i, 'Person', FALSE, 'user' || n.i, 'peer' || (n.i % 50) || '.example', \
                 'Zoë Ö’Neill ' || n.i, '<p>We share. ☀</p>', NULL, 'https://peer' || (n.i % 50) || '.example/users/' || n.i || '/inbox', \
                 'https://peer' || (n.i % 50) || '.example/inbox', NULL, NULL, n.i % 2 = 0, \
                 'https://peer' || (n.i % 50) || '.example/users/' || n.i || '#main-key', 'PEM ' || n.i, 1700000000000 + n.i, 1700000000000"
            ),
            rows!(
                "members (id, login, display_name, locale, password_hash, instance_admin, epoch, created_at)",
                id!(),
                ", 'member' || n.i || '@velo.example', 'Member ' || n.i, 'fr', '$argon2id$none', FALSE, n.i, 1700000000000"
            ),
            rows!(
                "memberships (member_id, cooperative_id, role, created_at)",
                id!(),
                ", '0193a5b0-0000-7000-9000-000000000001', 'member', 1700000000000"
            ),
            rows!(
                "sessions (id, token_hash, member_id, epoch, user_agent, created_at, last_seen_at, expires_at)",
                id!(),
                ", 'hash' || n.i, ",
                id!(),
                ", n.i, 'Firefox', 1700000000000, 1700000000000 + n.i, 4000000000000"
            ),
            rows!(
                "invitations (id, token_hash, cooperative_id, role, note, created_by, created_at, expires_at, uses_left)",
                id!(),
                ", 'hash' || n.i, '0193a5b0-0000-7000-9000-000000000001', 'steward', '', ",
                id!(),
                ", 1700000000000, 4000000000000, 3"
            ),
            rows!("sign_in_failures (bucket, failures, window_started_at)", "'bucket' || n.i, 2, 1700000000000"),
        ],
    ),
    (
        2,
        &[
            rows!(
                "resources (id, cooperative_id, nature, texts, quantity_number, quantity_unit, version, checksum, conditions, tags, sectors, sdgs, \
                 place_address, place_opening_hours, place_accessibility, created_at, updated_at)",
                id!(),
                ", '0193a5b0-0000-7000-9000-000000000001', 'tool', '[{\"language\":\"en\",\"title\":\"Drill ' || n.i || '\",\"body\":\"It *turns*.\"}]', \
                 '1', 'one', '', '', '', '[]', '[]', '[]', '', '', '', 1700000000000, 1700000000000"
            ),
            rows!(
                "listings (id, object_url, cooperative_id, actor_id, host, purpose, action, nature, texts, resource_id, quantity_number, \
                 quantity_unit, available_number, available_unit, eligibility, conditions, release_version, release_checksum, place_name, \
                 place_latitude, place_longitude, place_precision, place_address, place_opening_hours, place_accessibility, state, closing_note, \
                 version, created_at, updated_at, published_at)",
                id!(),
                ", CASE WHEN n.i % 2 = 1 THEN 'http://localhost/listings/' ELSE 'https://peer0.example/listings/' END || n.i, \
                 CASE WHEN n.i % 2 = 1 THEN '0193a5b0-0000-7000-9000-000000000001' END, CASE WHEN n.i % 2 = 0 THEN ",
                id!(),
                " END, CASE WHEN n.i % 2 = 1 THEN 'localhost' ELSE 'peer0.example' END, 'offer', 'transferCustody', 'tool', \
                 '[{\"language\":\"en\",\"title\":\"Ladder number ' || n.i || '\",\"body\":\"Six metres, é and ☀.\"}]', \
                 CASE WHEN n.i % 2 = 1 THEN ",
                id!(),
                " END, '2.5', 'one', '1', 'one', 'public', '', '', '', 'Strasbourg', 48.5839 + CAST(n.i AS DOUBLE PRECISION) / 1000000, 7.7455, \
                 'city', '', '', '', 'published', '', n.i, 1700000000000, 1700000000000 + n.i, 1700000000000 + n.i"
            ),
            rows!("listing_facets (listing_id, facet, value, position)", id!(), ", 'tag', 'ladder' || (n.i % 7), 0"),
            rows!(
                "images (id, cooperative_id, alt, media_type, width, height, created_at)",
                id!(),
                ", '0193a5b0-0000-7000-9000-000000000001', 'A ladder', 'image/jpeg', 640, 480, 1700000000000"
            ),
            rows!("image_files (image_id, size, bytes)", id!(), ", 'small', $2"),
            rows!("image_uses (owner_id, position, image_id)", id!(), ", 0, ", id!()),
        ],
    ),
    (
        4,
        &[
            rows!(
                "peers (host, policy, reason, software, first_seen_at, last_seen_at)",
                "'peer' || n.i || '.example', CASE WHEN n.i % 10 = 0 THEN 'suspend' ELSE 'allow' END, '', 'mastodon', 1700000000000, NULL"
            ),
            rows!(
                "follows (id, follower_id, target_id, state, activity_url, created_at, updated_at)",
                id!(),
                ", ",
                id!(),
                ", '0193a5b0-0000-7000-9000-000000000002', 'accepted', 'https://peer.example/follows/' || n.i, 1700000000000, 1700000000000"
            ),
            rows!(
                "inquiries (id, listing_id, asker_id, owner_id, state, created_at, updated_at)",
                id!(),
                ", ",
                id!(),
                ", ",
                id!(),
                ", '0193a5b0-0000-7000-9000-000000000002', 'open', 1700000000000, 1700000000000"
            ),
            rows!(
                "messages (id, inquiry_id, object_url, author_id, member_id, body, body_is_html, created_at, received_at)",
                id!(),
                ", ",
                id!(),
                ", 'https://peer.example/notes/' || n.i, ",
                id!(),
                ", NULL, '<p>Is it free?</p>', TRUE, 1700000000000, 1700000000000"
            ),
            rows!(
                "reactions (listing_id, actor_id, kind, activity_url, created_at)",
                id!(),
                ", ",
                id!(),
                ", 'like', 'https://peer.example/likes/' || n.i, 1700000000000"
            ),
            rows!(
                "posts (id, object_url, actor_id, content, warning, attachments, published_at, updated_at, received_at)",
                id!(),
                ", 'https://peer.example/posts/' || n.i, ",
                id!(),
                ", '<p>News</p>', '', '[]', 1700000000000, 1700000000000, 1700000000000"
            ),
            rows!(
                "tombstones (object_url, former_type, actor_url, deleted_at)",
                "'https://peer.example/gone/' || n.i, 'Note', NULL, 1700000000000"
            ),
            rows!(
                "inbox (activity_url, recipient, actor_url, host, body, received_at, processed_at, outcome, reason, attempts, next_attempt_at)",
                "'https://peer.example/in/' || n.i, '', 'https://peer.example/users/1', 'peer.example', $2, 1700000000000, 1700000000000, 'done', '', 1, 0"
            ),
        ],
    ),
    (
        5,
        &[
            rows!(
                "events (code, subject, version, recorded_at, handled_at)",
                "'listing-published', ",
                id!(),
                ", n.i, 1700000000000, 1700000000000"
            ),
            rows!(
                "activities (activity_url, actor_id, object_url, kind, body, audience, superseded, created_at)",
                "'http://localhost/listings/' || n.i || '/activities/' || n.i, '0193a5b0-0000-7000-9000-000000000002', \
                 'http://localhost/listings/' || n.i, 'Create', $2, 1, 0, 1700000000000"
            ),
            rows!(
                "endpoints (inbox, host, breaker, in_flight_max, failures, next_attempt_at, wait_asked_until, last_error, not_found_count, \
                 delivered_count, created_at)",
                "'https://peer' || n.i || '.example/inbox', 'peer' || n.i || '.example', 'open', 4, 6, 4000000000000, 0, 'timed out', 0, n.i, \
                 1700000000000"
            ),
            rows!("deliveries (endpoint_id, seq)", "n.i, n.i"),
            rows!(
                "dead_letters (endpoint_id, seq, state, status, reason, attempted_at)",
                "n.i, n.i + 1000000, 'dead', 422, 'answered 422', 1700000000000"
            ),
        ],
    ),
    (6, &[rows!("harvests (actor_id, page, pages, failures, due_at)", id!(), ", NULL, 3, 0, 4000000000000")]),
    (
        7,
        &[
            rows!(
                "nodes (id, name, beat, lease_ms, leaving, started_at, seen_at)",
                "'node' || n.i, 'machine ' || n.i, n.i, 15000, TRUE, 1700000000000, 1700000000000"
            ),
            rows!("leases (name, owner, token)", "'trial/' || n.i, NULL, n.i"),
        ],
    ),
    (
        8,
        &[
            rows!(
                "actor_ed25519_keys (actor_id, key_id, public_key)",
                id!(),
                ", 'https://peer.example/users/' || n.i || '#ed25519-key', $2"
            ),
            rows!("peer_signatures (host, kind, hints_after, expires_at)", "'peer' || n.i || '.example', 'rfc9421-rsa', 0, 4000000000000"),
        ],
    ),
    (10, &["UPDATE endpoints SET duration_smoothed_ms = 40 + CAST($1 AS BIGINT), failed_count = 6"]),
    (11, &[rows!("fan_outs (seq, followers_of, follower_after)", "n.i, '0193a5b0-0000-7000-9000-000000000002', 'zzzz'")]),
    (12, &["UPDATE actor_ed25519_keys SET expires_at = 4000000000000 + CAST($1 AS BIGINT)"]),
    (
        13,
        &[
            "UPDATE members SET last_seen_at = 1700000000000 + CAST($1 AS BIGINT)",
            rows!(
                "password_resets (member_id, by_letter, token_hash, epoch, expires_at)",
                id!(),
                ", n.i % 2 = 0, 'hash' || n.i, 1, 4000000000000"
            ),
            rows!(
                "passkeys (id, member_id, credential_id, algorithm, public_key, sign_count, name, created_at)",
                id!(),
                ", ",
                id!(),
                ", 'credential' || n.i, -7, $2, 0, 'my telephone', 1700000000000"
            ),
            rows!("passkey_challenges (challenge_hash, member_id, expires_at)", "'hash' || n.i, NULL, 4000000000000"),
            rows!("reset_letters (login, created_at, attempts, next_at)", "'member' || n.i, 1700000000000, 0, 4000000000000"),
        ],
    ),
    (
        14,
        &[
            rows!("host_standings (host, standing)", "'standing' || n.i || '.example', 'limited'"),
            rows!(
                "held (seq, host, actor_url, kind, cause, preview, held_at)",
                "n.i, 'peer.example', 'https://peer.example/users/1', 'message', 'newcomer', 'Hello', 1700000000000"
            ),
            rows!("domain_lists (name, kind, imported_at)", "'list ' || n.i, 'block', 1700000000000"),
            rows!("domain_list_entries (list, host, policy, reason)", "'list ' || n.i, 'spam' || n.i || '.example', 'suspend', 'spam'"),
            rows!(
                "reports (id, host, actor_url, about, content, state, note, created_at)",
                id!(),
                ", 'peer.example', 'https://peer.example/users/1', 'https://peer.example/users/2', 'Spam', 'open', '', 1700000000000"
            ),
        ],
    ),
    (17, &[rows!("report_refusals (list, host)", "'list ' || n.i, 'spam' || n.i || '.example'")]),
    (
        20,
        &[
            rows!(
                "board_posts (id, cooperative_id, object_url, actor_id, host, state, content, warning, page_url, attachments, activity, \
                 published_at, updated_at, received_at)",
                id!(),
                ", '0193a5b0-0000-7000-9000-000000000001', 'https://peer.example/posted/' || n.i, ",
                id!(),
                ", 'peer.example', 'waiting', '<p>Who has a saw?</p>', '', NULL, '[]', $2, 1700000000000, 1700000000000, 1700000000000"
            ),
            rows!("activity_readers (host, learnt_at)", "'forum' || n.i || '.example', 1700000000000"),
        ],
    ),
    (
        21,
        &[
            rows!(
                "replies (id, object_url, actor_id, member_id, thread, in_reply_to, to_actor_id, reach, body, version, created_at, updated_at)",
                id!(),
                ", 'http://localhost/replies/' || n.i, '0193a5b0-0000-7000-9000-000000000002', ",
                id!(),
                ", 'https://peer.example/posts/' || n.i, 'https://peer.example/posts/' || n.i, ",
                id!(),
                ", 'public', 'We have one.', 1, 1700000000000, 1700000000000"
            ),
            rows!(
                "reply_reactions (reply_id, actor_id, kind, activity_url, created_at)",
                id!(),
                ", ",
                id!(),
                ", 'like', 'https://peer.example/likes/of/' || n.i, 1700000000000"
            ),
            rows!(
                "post_reactions (id, post_id, actor_id, kind, is_given, activity_url, updated_at)",
                id!(),
                ", ",
                id!(),
                ", '0193a5b0-0000-7000-9000-000000000002', 'like', TRUE, 'http://localhost/likes/' || n.i, 1700000000000"
            ),
            rows!(
                "pinned_listings (listing_id, cooperative_id, pinned_at)",
                id!(),
                ", '0193a5b0-0000-7000-9000-000000000001', 1700000000000"
            ),
        ],
    ),
    (
        22,
        &[
            rows!(
                "follower_checks (actor_id, host, url, digest, due_at, failures, checked_at)",
                id!(),
                ", 'peer.example', 'https://peer.example/followers', 'abc', NULL, 0, 1700000000000"
            ),
            rows!("harvest_seen (actor_id, object_url)", id!(), ", 'https://peer0.example/listings/' || n.i"),
            rows!(
                "peer_capabilities (host, implements, seen_at)",
                "'peer' || n.i || '.example', 'https://w3id.org/fep/0837', 1700000000000"
            ),
            "INSERT INTO cooperative_moves (cooperative_id, also_known_as)
             SELECT id, 'https://old.example/velo' FROM cooperatives WHERE CAST($1 AS BIGINT) > 0",
        ],
    ),
    (
        23,
        &[rows!(
            "blocks (id, cooperative_id, actor_id, activity_url, blocked_at, ended_at)",
            id!(),
            ", '0193a5b0-0000-7000-9000-000000000001', ",
            id!(),
            ", 'http://localhost/blocks/' || n.i, 1700000000000, NULL"
        )],
    ),
    (
        31,
        &[
            rows!("news (code, subject, recorded_at)", "'held', '', 1700000000000"),
            rows!(
                "notifications (id, member_id, kind, subject, on_page, by_mail, times, happened_at)",
                id!(),
                ", ",
                id!(),
                ", 'held', '', TRUE, TRUE, 1, 1700000000000"
            ),
            rows!("notification_settings (member_id, kind, on_page, by_mail)", id!(), ", 'held', TRUE, FALSE"),
            rows!(
                "digests (member_id, rhythm, is_wanted, hour, secret, attempts, next_at)",
                id!(),
                ", 'daily', TRUE, 7, 'secret' || n.i, 0, 4000000000000"
            ),
        ],
    ),
    (
        33,
        &[rows!("inquiry_outcomes (inquiry_id, result, what, decided_at)", id!(), ", 'agreed', 'The drill, until Friday', 1700000000000")],
    ),
    (
        34,
        &[rows!(
            "audit_log (recorded_at, kind, action, door, member_id, cooperative_id, about_id, subject, detail)",
            "1700000000000 + n.i, 'members', 'member-added', 'member', ",
            id!(),
            ", '0193a5b0-0000-7000-9000-000000000001', ",
            id!(),
            ", '', 'steward'"
        )],
    ),
    (
        36,
        &[
            "INSERT INTO joining (cooperative_id, is_open, words) \
             SELECT '0193a5b0-0000-7000-9000-000000000001', TRUE, 'We meet on Mondays.' WHERE CAST($1 AS BIGINT) > 0",
            rows!(
                "join_requests (id, token_hash, cooperative_id, member_id, login, display_name, why, state, answer, created_at)",
                id!(),
                ", 'hash' || n.i, '0193a5b0-0000-7000-9000-000000000001', ",
                id!(),
                ", 'asker' || n.i, 'Zoë ' || n.i, 'I have a bicycle.', 'open', '', 1700000000000"
            ),
            rows!("invitation_uses (invitation_id, member_id, used_at)", id!(), ", ", id!(), ", 1700000000000"),
        ],
    ),
    (
        37,
        &[
            rows!(
                "push_devices (session_id, endpoint, public_key, auth_secret, created_at, attempts, next_at)",
                id!(),
                ", 'https://push.example/' || n.i, $2, $2, 1700000000000, 0, 1700000000000"
            ),
            rows!("pushes (notification_id, session_id, queued_at)", id!(), ", ", id!(), ", 1700000000000"),
        ],
    ),
    (
        38,
        &[
            rows!("openings (listing_id, opened_at, member_id)", id!(), ", 1700000000000 + n.i, ", id!()),
            rows!(
                "saved_searches (id, member_id, name, query, created_at, looked_at, new_since, matched_until, found)",
                id!(),
                ", ",
                id!(),
                ", 'Drills', 'q=drill', 1700000000000, 1700000000000, 1700000000000, 1700000000000, 0"
            ),
        ],
    ),
    (
        40,
        &[
            rows!(
                "mail_addresses (member_id, address, confirmed_at, attempts, next_at)",
                id!(),
                ", 'member' || n.i || '@velo.example', 1700000000000, 0, 0"
            ),
            rows!("confirmation_letters (address_hash, begun_at)", "'hash' || n.i, 4000000000000"),
        ],
    ),
];

/// The statements that fill what the schema `last` has.
fn statements(last: i64) -> impl Iterator<Item = &'static str> {
    ROWS.iter().filter(move |(version, _)| *version <= last).flat_map(|(_, statements)| statements.iter().copied())
}

/// A database with the schema of migration `last` and `rows` rows in each of its tables, those of an instance at `origin` among them.
///
/// # Errors
/// When the database refuses something.
pub async fn make(db: &Db, last: i64, rows: u32, origin: &str) -> anyhow::Result<()> {
    migrations::apply_until(db, last, START.0).await?;
    let mut tx = db.begin().await?;
    ourselves(&mut tx, origin).await?;
    for text in statements(last) {
        let statement = sql(text).bind(i64::from(rows));
        let statement = if text.contains("$2") { statement.bind(vec![0_u8, 1, 2, 254, 255]) } else { statement };
        statement.execute(&mut tx).await.map_err(|error| anyhow::anyhow!("{error}: {text}"))?;
    }
    if last >= 3 {
        index(rows).execute(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The instance and its cooperative, with real keys.
async fn ourselves(tx: &mut Tx, origin: &str) -> anyhow::Result<()> {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    for (id, path, kind, name) in [(ACTOR, "/coops/velo", "Organization", "velo"), (INSTANCE, "/actor", "Application", host)] {
        let key = generate_rsa_2048()?;
        sql("INSERT INTO actors (id, url, kind, is_local, username, host, name, summary, page_url, inbox, shared_inbox, outbox, followers,
                                 approves_followers, key_id, public_key_pem, created_at)
             VALUES ($1, $2, $3, TRUE, $4, $5, $4, '', $2, CAST($2 AS TEXT) || '/inbox', $6, CAST($2 AS TEXT) || '/outbox',
                     CAST($2 AS TEXT) || '/followers', FALSE, CAST($2 AS TEXT) || '#main-key', $7, 1700000000000)")
        .text(id)
        .bind(format!("{origin}{path}"))
        .text(kind)
        .text(name)
        .text(host)
        .bind(format!("{origin}/inbox"))
        .bind(key.public_pem)
        .execute(tx)
        .await?;
        sql("INSERT INTO actor_keys (actor_id, private_key) VALUES ($1, $2)").text(id).bind(key.private_der).execute(tx).await?;
    }
    sql("INSERT INTO cooperatives (id, handle, actor_id, texts, legal_form, sectors, sdgs, place_address, place_opening_hours,
                                   place_accessibility, contact, approves_followers, created_at, updated_at)
         VALUES ($1, 'velo', $2, '[{\"language\":\"fr\",\"name\":\"Vélo Commun\",\"summary\":\"Des vélos.\"}]', 'SCIC', '[]', '[]', '', '', '', '', FALSE,
                 1700000000000, 1700000000000)")
    .text(COOPERATIVE)
    .text(ACTOR)
    .execute(tx)
    .await?;
    Ok(())
}

/// Words of the full-text index, in the row that the program gives an id: its second half as a number, without the last bit.
fn index(rows: u32) -> Statement {
    let sqlite = concat!(
        "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1),
         d (i, place, half) AS (SELECT i, 0, 2 * i FROM n UNION ALL SELECT i, place + 1, half / 10 FROM d WHERE half >= 10)
         INSERT INTO listing_search (rowid, listing_id, words)
         SELECT 4611686018427387904 + (SELECT SUM((d.half % 10) << (4 * d.place)) FROM d WHERE d.i = n.i) / 2, ",
        id!(),
        ", 'ladder number ' || n.i FROM n"
    );
    let postgres = concat!(
        "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1)
         INSERT INTO listing_search (listing_id, words) SELECT ",
        id!(),
        ", to_tsvector('simple', 'ladder number ' || n.i) FROM n"
    );
    sql_per_engine(sqlite, postgres).bind(i64::from(rows))
}

/// How long an upgrade took.
#[derive(Debug, Clone)]
pub struct Figures {
    pub from: i64,
    pub engine: Engine,
    pub rows: usize,
    /// Of the file, on SQLite.
    pub bytes: u64,
    /// `allmende migrate`.
    pub migrated: Duration,
    /// From the start of the server to its first 200 of `/readyz`, after that.
    pub ready: Duration,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engine = if self.engine == Engine::Sqlite { "SQLite" } else { "PostgreSQL" };
        write!(f, "{engine}, schema {} with {} rows", self.from, self.rows)?;
        if self.bytes > 0 {
            write!(f, " ({} MiB)", self.bytes / 1024 / 1024)?;
        }
        write!(f, ": migrated in {:.1} s, ready {:.1} s after its start", self.migrated.as_secs_f64(), self.ready.as_secs_f64())
    }
}

/// Makes a database of about `rows` rows with the schema `from`, and measures how long the program needs to bring it up to date and to be
/// ready.
///
/// # Errors
/// When something does not work, or a row is lost.
pub async fn measure(engine: Engine, from: i64, rows: u32) -> anyhow::Result<Figures> {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(TestDatabase::empty_postgres().await.context("PostgreSQL was left out")?),
    };
    let url = database.as_ref().and_then(|database| match &database.location {
        Location::Postgres { url, .. } => Some(url.as_str()),
        Location::Sqlite(_) => None,
    });
    let directory = tempfile::Builder::new().prefix("allmende-upgrade-").tempdir()?;
    let site = Site::new(directory.path(), url, &TestChance::seeded(fresh_seed()), &client()?)?;
    let tables = u32::try_from(statements(from).filter(|text| text.contains("INSERT INTO")).count())?;
    let db = Db::open(&site.location).await?;
    make(&db, from, rows / tables.max(1), site.url.as_str().trim_end_matches('/')).await?;
    db.close().await;
    let before = contents::count(&site.location).await?;
    let began = Instant::now();
    site.run(&["migrate"], "").await?;
    let migrated = began.elapsed();
    let after = contents::count(&site.location).await?;
    anyhow::ensure!(before.iter().all(|(table, rows)| after.get(table) == Some(rows)), "{before:?} became {after:?}");
    let began = Instant::now();
    let mut running = site.spawn(&Start::default())?;
    site.ready(&mut running).await?;
    let ready = began.elapsed();
    running.stop().await?;
    let bytes = std::fs::metadata(site.directory.join("allmende.db")).map_or(0, |file| file.len());
    if let Some(database) = database {
        database.remove().await;
    }
    Ok(Figures { from, engine, rows: before.values().sum(), bytes, migrated, ready })
}
