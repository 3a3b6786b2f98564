//! Bounds of everything that comes from or goes to a peer, each with its reason.

use std::time::Duration;

use allmende_domain::time::{HOUR_MS, UnixMillis};

/// Accepted distance between the clock of a signer and ours. A window of seconds loses honest traffic; an hour is what the
/// other servers of the field accept.
pub const CLOCK_SKEW_MS: i64 = HOUR_MS;
/// A `Signature` or `Signature-Input` header: a key id of 2,048 characters and an RSA-8192 signature fit.
pub const SIGNATURE_HEADER_BYTES_MAX: usize = 8 * 1024;
/// Signatures of RFC 9421 on one request: the peer's, and one of each proxy on the way.
pub const SIGNATURES_MAX: usize = 8;
/// Parameters of one `Signature` header; draft-cavage-12 defines seven.
pub const SIGNATURE_PARAMS_MAX: usize = 16;
/// Headers that one signature may cover; peers cover five to eight.
pub const COVERED_HEADERS_MAX: usize = 32;
/// Names one instance answers to, tried when a proxy removed the `Host` header: each costs one verification.
pub const OUR_HOSTS_TRIED_MAX: usize = 8;
/// Entries of one `Digest` header; peers send one or two.
pub const DIGESTS_MAX: usize = 8;
/// `publicKeyMultibase` of an Ed25519 key takes 48 characters; decoding base58 takes the square of the length.
pub const MULTIKEY_CHARS_MAX: usize = 64;
/// `proofValue` of an Ed25519 signature takes 88 or 89 characters.
pub const PROOF_VALUE_CHARS_MAX: usize = 128;
/// A proof that is older says what its owner said then; its origin knows whether that still holds, and is asked. Bursts come with what
/// is new, and it is they that proofs spare fetches. Our own documents are proved anew every day.
pub const PROOF_AGE_MAX_MS: i64 = 2 * allmende_domain::time::DAY_MS;
/// A PEM text of a public key: RSA-8192 takes about 1,500 bytes.
pub const PUBLIC_KEY_PEM_BYTES_MAX: usize = 8 * 1024;
/// Below 2,048 bits an RSA key can be bought for money; above 8,192 verifying is a way to keep us busy.
pub const RSA_BITS_MIN: usize = 2_048;
pub const RSA_BITS_MAX: usize = 8_192;

/// TCP and TLS together. A peer that needs longer is down.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// From the first byte out to the last byte in, name look-up and every redirect included: a peer that sends a byte a second must
/// not hold a worker (case F9).
pub const TOTAL_TIMEOUT: Duration = Duration::from_secs(10);
/// As long as the other servers of the field keep an idle connection open.
pub const KEEP_ALIVE: Duration = Duration::from_secs(90);
/// Idle connections kept per peer: the delivery window of one peer is 16.
pub const IDLE_CONNECTIONS_PER_PEER: usize = 16;
/// Header bytes of one HTTP/2 answer.
pub const ANSWER_HEADER_BYTES_MAX: u32 = 16 * 1024;
/// Names resolved are remembered between a minute, so that a burst asks once, and an hour, so that a move is seen.
pub const DNS_TTL_MIN: Duration = Duration::from_secs(60);
pub const DNS_TTL_MAX: Duration = Duration::from_secs(3_600);
/// Names remembered: each costs about 300 bytes, and peers can invent any number (case P12).
pub const DNS_CACHE_ENTRIES: u64 = 4_096;
/// One question to one name server; with two attempts a dead name server leaves time to connect.
pub const DNS_TIMEOUT: Duration = Duration::from_secs(2);
pub const DNS_ATTEMPTS: usize = 2;
/// Addresses of one name that are tried.
pub const DNS_ADDRESSES_MAX: usize = 16;

/// A document of the federation. Actors and posts are a few kilobytes; collections page.
pub const DOCUMENT_BYTES_MAX: usize = 1024 * 1024;
/// A WebFinger answer lists a few links.
pub const WEBFINGER_BYTES_MAX: usize = 64 * 1024;
/// Links of one WebFinger answer that are looked at.
pub const WEBFINGER_LINKS_MAX: usize = 64;
/// What is read of the answer to a delivery: only for the log; the status decides.
pub const DELIVERY_ANSWER_BYTES_MAX: usize = 16 * 1024;
/// Redirects of one GET: canonical host, https and a trailing slash are three.
pub const REDIRECTS_MAX: usize = 3;

/// Requests one job may cause: an activity, its actor, its object, its author and parents with their redirects (case F7).
pub const FETCHES_PER_JOB: u32 = 30;
/// Steps from the document that started a job: reply to parent, collection to page.
pub const DEPTH_PER_JOB: u32 = 8;
/// All requests of one job together.
pub const JOB_FETCH_MS: i64 = 60_000;

/// What one job may still spend on fetching. It travels with the job, so that a chain of documents cannot make us fetch for ever
/// (case F7, F8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// HTTP requests left; every redirect is one.
    pub fetches_left: u32,
    /// Further steps away from the document that started the job.
    pub depth_left: u32,
    /// Nothing is fetched from this moment on.
    pub deadline: UnixMillis,
}

/// A job has used what it may fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BudgetExhausted {
    #[error("this job has made all the requests it may make")]
    Fetches,
    #[error("this job has followed references as far as it may")]
    Depth,
    #[error("this job has no time left to fetch")]
    Time,
}

impl Budget {
    /// The budget of a job that starts now.
    #[must_use]
    pub const fn starting(now: UnixMillis) -> Self {
        Self { fetches_left: FETCHES_PER_JOB, depth_left: DEPTH_PER_JOB, deadline: now.plus(JOB_FETCH_MS) }
    }

    /// Takes one request.
    ///
    /// # Errors
    /// [`BudgetExhausted`] when no request or no time is left; then nothing is taken.
    pub fn spend_fetch(&mut self, now: UnixMillis) -> Result<(), BudgetExhausted> {
        if now >= self.deadline {
            return Err(BudgetExhausted::Time);
        }
        self.fetches_left = self.fetches_left.checked_sub(1).ok_or(BudgetExhausted::Fetches)?;
        Ok(())
    }

    /// Takes one step deeper; call it before a document's reference is followed.
    ///
    /// # Errors
    /// [`BudgetExhausted::Depth`] at the last step.
    pub fn step_deeper(&mut self) -> Result<(), BudgetExhausted> {
        self.depth_left = self.depth_left.checked_sub(1).ok_or(BudgetExhausted::Depth)?;
        Ok(())
    }
}

/// Recipients, tags, attachments of one document; more is an attack (case P5).
pub const LIST_ITEMS_MAX: usize = 256;
/// A request body at an inbox. Activities of the field are 2–20 kB; Misskey refuses more than 64 kB.
pub const INBOX_BYTES_MAX: usize = 1024 * 1024;
/// Where people see it too.
pub use allmende_app::limits::INBOX_BACKLOG_PER_HOST_MAX;
/// Activities that one host may send at once, and each second from then on: a large server that publishes all day sends a small instance
/// a few a second. In development all hosts of a test share one machine, and are not counted.
pub const INBOX_BURST_PER_HOST: i64 = 2_000;
pub const INBOX_PER_SECOND_AND_HOST: i64 = 50;
/// Requests to inboxes that were not believed of one source (an IPv4 address or an IPv6 /64), at once and each second from then on:
/// beyond it nothing of it is read. A server with a broken clock sends some; who guesses sends thousands.
pub const DISTRUSTED_BURST: i64 = 300;
pub const DISTRUSTED_PER_SECOND: i64 = 1;
/// Sources remembered with it.
pub const DISTRUSTED_SOURCES_MAX: usize = 4_096;
/// What a host over its quota is asked to wait.
pub const INBOX_RETRY_AFTER_SECONDS: i64 = 60;
/// What is asked of a peer whose key could not be had for a reason of our own.
pub const UNVERIFIED_RETRY_AFTER: Duration = Duration::from_secs(60);
/// At the stop, the time a step of work beside requests has to end: one fetch from a slow peer. A round of the inbox may hold hundreds.
pub const STOP_GRACE: Duration = TOTAL_TIMEOUT;
/// Activities planned at once: choosing them looks at the whole backlog, so it is not done for each few of them.
pub const INBOX_PLAN: i64 = 512;
/// What is held of one host, and of all together, until somebody decides; more is refused: newcomers cost nothing to make up (case M4).
pub const HELD_PER_HOST_MAX: i64 = 200;
pub const HELD_MAX: i64 = 10_000;
/// A body that is held: ten thousand of the largest take 640 MiB, the usual ones 50.
pub const HELD_BYTES_MAX: usize = 64 * 1024;
/// Characters of it that are shown to whoever decides.
pub const HELD_PREVIEW_CHARS_MAX: usize = 500;
/// Arrivals that one transaction keeps.
pub const ARRIVALS_AT_ONCE: usize = 256;
/// Hosts whose waiting activities are counted in memory: strangers can invent any number (case P12).
pub const INBOX_HOSTS_COUNTED_MAX: usize = 4_096;
/// A host's sign of life is passed on at most this often; the queue probes no oftener.
pub const HEARD_EVERY_MS: i64 = 15 * allmende_domain::time::SECOND_MS;
/// Hosts for which that is remembered.
pub const HEARD_HOSTS_MAX: u64 = 10_000;
/// Attempts at an activity whose origin does not answer, before it is put away as failed.
pub const INBOX_ATTEMPTS_MAX: i64 = 8;
/// Processed activities are kept this long so that a repetition is recognised (case S6).
pub const INBOX_REMEMBERED_MS: i64 = 30 * allmende_domain::time::DAY_MS;
/// Events turned into activities in one transaction. Each takes about a millisecond of SQLite's one writer, and a flush of the disk costs as much
/// as several.
pub const EVENTS_BATCH: i64 = 16;
/// Parsed public keys of others kept, so that a busy fediverse is verified from memory. One whose owner has a long profile counts for
/// several.
pub const KEYS_CACHED: u64 = 100_000;
/// Texts of a key and its owner up to this count as one: a PEM has 450 bytes, most profiles have less than the rest.
pub const KEY_BYTES_USUAL: usize = 2_048;
/// Whose inbox is at a handle, remembered: an inbox that was just taken away takes what comes for a minute, and nothing follows from it.
pub const RECIPIENTS_CACHED: u64 = 10_000;
pub const RECIPIENTS_CACHED_FOR: Duration = Duration::from_secs(60);
/// Parsed private keys kept: every actor of a large instance.
pub const LOCAL_KEYS_CACHED: u64 = 10_000;
pub const KEYS_CACHED_FOR: Duration = Duration::from_secs(6 * 3_600);
/// A key that could not be had is not asked for again so soon (case S21).
pub const KEY_FAILURE_REMEMBERED_MS: i64 = 10 * allmende_domain::time::MINUTE_MS;
/// Such failures kept: more than [`KEY_FETCHES_PER_MINUTE`] can make in that time.
pub const KEY_FAILURES_CACHED: u64 = 50_000;
/// After a signature did not fit its known key, the key is fetched again at most this often.
pub const KEY_REFETCH_INTERVAL_MS: i64 = 5 * allmende_domain::time::MINUTE_MS;
/// Key fetches that strangers may cause within a minute, all together (case F6): 50 a second take a small part of one core, and at ten
/// seconds each no more than 500 are under way.
pub const KEY_FETCHES_PER_MINUTE: u32 = 3_000;
/// Of these from one host: a large server of which many actors appear at once needs some, and nobody can turn us against a victim.
pub const KEY_FETCHES_PER_HOST_AND_MINUTE: u32 = 300;
/// Both in development: there are no strangers, and a trial with thousands of peers begins with thousands of follows at once.
pub const KEY_FETCHES_PER_MINUTE_DEVELOPMENT: u32 = 1_000_000;
/// Locks of keys that somebody fetched, after which those that nobody holds are dropped.
pub const KEY_TURNS_SWEPT_AT: usize = 1_024;
/// Ed25519 keys of one actor: one for requests, one for objects, and the next ones while they are rotated.
pub const MULTIKEYS_MAX: usize = 8;
/// Hosts of which it is remembered in memory which signatures they take: about 200 bytes each.
pub const PEER_SIGNATURES_CACHED: u64 = 50_000;
/// How long another node may not know what one has learnt.
pub const PEER_SIGNATURES_CACHED_FOR: Duration = Duration::from_secs(3_600);
/// What a host showed that it takes is believed so long after it showed it last: software is replaced, and a host that speaks to us
/// shows it again.
pub const PEER_SIGNATURE_REMEMBERED_MS: i64 = 30 * allmende_domain::time::DAY_MS;
/// After a host refused what it was thought to take, only its own 2xx counts for so long: one request a day is lost on a host that
/// says one thing and does another.
pub const PEER_SIGNATURE_REFUSED_MS: i64 = allmende_domain::time::DAY_MS;
/// Hosts kept in the database; names cost nothing to make up (case P12).
pub const PEER_SIGNATURES_KEPT: i64 = 100_000;
/// Capabilities that one program names, and characters of the address of each: known ones have a few and short ones.
pub const CAPABILITIES_MAX: usize = 32;
pub const CAPABILITY_CHARS_MAX: usize = 200;
/// A remote actor's document is read again after this long.
pub const ACTOR_REFRESH_MS: i64 = allmende_domain::time::DAY_MS;
/// A name or summary of a remote actor, a post, a warning: cut, not refused.
pub const ACTOR_SUMMARY_CHARS_MAX: usize = 10_000;
pub const POST_CHARS_MAX: usize = 50_000;
pub const POST_IMAGES_MAX: usize = 8;
/// Characters of an address, opening hours or a note on accessibility from elsewhere: what our own forms take.
pub const PLACE_NOTE_CHARS_MAX: usize = 1_000;

/// A picture of a listing: what a telephone's camera makes and its server has made smaller.
pub const PICTURE_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Pictures fetched in one step, of which there is one a second: decoding the largest takes about one, and whoever is followed may publish many.
pub const PICTURES_AT_ONCE: i64 = 4;
/// Catalogues of which a page is read in one step.
pub const HARVESTS_AT_ONCE: i64 = 4;
/// Pages of one catalogue in one round: 5,000 entries of our own page size (case F8).
pub const HARVEST_PAGES_MAX: i64 = 250;
/// Entries of these: others' pages may be larger than ours, of [`LIST_ITEMS_MAX`] at most.
pub const HARVEST_ITEMS_MAX: i64 = 10_000;
/// A round that takes longer ends; a page may take [`TOTAL_TIMEOUT`], and others wait for their turn meanwhile.
pub const HARVEST_ROUND_MS: i64 = HOUR_MS;
/// Posts taken from the outbox of somebody newly followed: one page of the reading page.
pub const BACKFILL_POSTS_MAX: usize = 20;
/// Pages of it that are read, and their entries that are looked at: among the newest are shares and likes, and where entries are only named each
/// costs a fetch.
pub const BACKFILL_PAGES_MAX: usize = 3;
pub const BACKFILL_ENTRIES_MAX: usize = 60;
/// By so much at most a day is shortened between two rounds, another time for each host.
pub const HARVEST_JITTER_MS: i64 = 2 * HOUR_MS;
/// Every page is read at least so often, also when the first one did not change: whoever keeps another order than ours is mended too.
pub const HARVEST_WHOLE_EVERY_MS: i64 = 7 * allmende_domain::time::DAY_MS;
/// Listings that are in no catalogue any more, looked for at their origin after one round; the rest after the next.
pub const HARVEST_LOST_MAX: i64 = 20;
/// Characters of what went wrong with a catalogue that are shown.
pub const HARVEST_TROUBLE_CHARS_MAX: usize = 300;
/// An `ETag`, which is sent back as it came.
pub const ETAG_CHARS_MAX: usize = 200;

/// What is said of the followers at a server may be that old: who is told something else than it knows reads the list itself.
pub const FOLLOWER_DIGESTS_KEPT_MS: i64 = allmende_domain::time::MINUTE_MS;
/// Servers of followers for which it is kept, over all actors of ours: about 100 bytes each.
pub const FOLLOWER_DIGESTS_CACHED: u64 = 50_000;
const _: () = assert!(FOLLOWER_DIGESTS_CACHED > allmende_app::limits::FOLLOWERS_COMPARED_MAX.unsigned_abs());
/// Actors of whom it is remembered what they last said of their followers here.
pub const SYNCHRONIZATIONS_REMEMBERED: u64 = 10_000;
/// A difference is looked into so long after it was told: answers to a Follow and the like are on the way at the same time.
pub const FOLLOWER_CHECK_AFTER_MS: i64 = allmende_domain::time::MINUTE_MS;
/// And not oftener than that for one actor, whatever it says.
pub const FOLLOWER_CHECK_EVERY_MS: i64 = HOUR_MS;
/// Differences that wait, of one host and of all: a large server that was restored tells one for each actor that somebody here follows.
pub const FOLLOWER_CHECKS_PER_HOST_MAX: i64 = 500;
pub const FOLLOWER_CHECKS_MAX: i64 = 10_000;
/// Lists read in one step, of which there is one a second.
pub const FOLLOWER_CHECKS_AT_ONCE: i64 = 4;
/// Attempts to read one list; then the actor has to tell again.
pub const FOLLOWER_CHECK_ATTEMPTS_MAX: i64 = 4;
/// A message to a push service: those of browsers answer within a second.
pub const PUSH_TIMEOUT: Duration = TOTAL_TIMEOUT;
/// Pages of one list, as others read.
pub const FOLLOWER_PAGES_MAX: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f7_a_job_cannot_fetch_for_ever() {
        let start = UnixMillis(1_000);
        let mut budget = Budget { fetches_left: 2, depth_left: 1, ..Budget::starting(start) };
        assert_eq!(budget.spend_fetch(start), Ok(()));
        assert_eq!(budget.spend_fetch(start.plus(JOB_FETCH_MS)), Err(BudgetExhausted::Time));
        assert_eq!(budget.spend_fetch(start), Ok(()));
        assert_eq!(budget.spend_fetch(start), Err(BudgetExhausted::Fetches));
        assert_eq!(budget.step_deeper(), Ok(()));
        assert_eq!(budget.step_deeper(), Err(BudgetExhausted::Depth));
    }
}
