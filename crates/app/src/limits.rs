//! Bounds of the verbs, each with its reason.

use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};

/// A session ends when nobody used it for this long.
pub const SESSION_IDLE_MS: i64 = 30 * DAY_MS;
/// How often a used session's end is moved: not a write for every page.
pub const SESSION_TOUCH_MS: i64 = HOUR_MS;
/// Wrong passwords within [`SIGN_IN_WINDOW_MS`] for one account and for one source before both must wait (case A4).
pub const SIGN_IN_FAILURES_MAX: i64 = 10;
pub const SIGN_IN_WINDOW_MS: i64 = 15 * MINUTE_MS;
/// Letters with a link to a new password within [`RESET_WINDOW_MS`] for one address: more would only fill somebody's mailbox. One source
/// may be a whole cooperative behind one router.
pub const RESET_LETTERS_PER_ACCOUNT: i64 = 3;
pub const RESET_LETTERS_PER_SOURCE: i64 = 10;
pub const RESET_WINDOW_MS: i64 = HOUR_MS;
/// How long the link of a letter is good: time to fetch mail, and no more (OWASP: short).
pub const RESET_LETTER_LINK_MS: i64 = HOUR_MS;
/// The same for a link that one person hands to another, who may have to be met.
pub const RESET_LINK_MS: i64 = DAY_MS;
/// Pauses after the first, second, … attempt to send a letter; the last one repeats. Longer than one attempt may take.
pub const LETTER_PAUSES_MS: [i64; 5] = [MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS];
/// A letter that could not be sent for so long is of no use any more.
pub const LETTER_TRIED_MS: i64 = DAY_MS;
/// Attempts are remembered for the longest of the windows in which they are counted.
pub const ATTEMPTS_REMEMBERED_MS: i64 = RESET_WINDOW_MS;
const _: () = assert!(ATTEMPTS_REMEMBERED_MS >= SIGN_IN_WINDOW_MS);
/// Invitations rest when nobody who looks after a cooperative was here for so long: a link that got around lets strangers in, and nobody
/// would notice (case A13; mastodon#29318).
pub const INVITATIONS_REST_MS: i64 = 7 * DAY_MS;
/// Passkeys of one member: several devices and a spare.
pub const PASSKEYS_MAX: usize = 20;
/// Between the question to an authenticator and its answer: time to find a telephone and a finger.
pub const PASSKEY_CHALLENGE_MS: i64 = 5 * MINUTE_MS;
/// Challenges for one source within [`SIGN_IN_WINDOW_MS`], so that the table stays small; a cooperative's router is one source.
pub const PASSKEY_CHALLENGES_PER_SOURCE: i64 = 60;
/// One piece of a browser's answer in base64url: the longest, client data and RSA keys, have some hundred bytes.
pub const PASSKEY_ANSWER_CHARS_MAX: usize = 16 * 1024;
/// An RSA key of 8,192 bits as SPKI.
pub const PASSKEY_BYTES_MAX: usize = 1_100;
/// Web Authentication, 4: at most 1,023 bytes.
pub const CREDENTIAL_ID_BYTES_MAX: usize = 1_023;
/// The one-time link of first run.
pub const SETUP_LINK_MS: i64 = DAY_MS;
pub const INVITATION_DAYS_MAX: i64 = 90;
pub const INVITATION_USES_MAX: i64 = 500;
/// An uploaded image: what a telephone's camera makes, with room.
pub const IMAGE_BYTES_MAX: usize = 15 * 1024 * 1024;
/// Pixels of an uploaded image: 50 megapixels need 200 MB while decoding, more would endanger a small machine (case P14).
pub const IMAGE_PIXELS_MAX: u64 = 50_000_000;
/// Notifications of one member: a screen or two for each week that they are kept. The oldest go first.
pub const NOTIFICATIONS_PER_MEMBER: i64 = 500;
pub const NOTIFICATIONS_KEPT_MS: i64 = 90 * DAY_MS;
/// Unread ones that are counted for the head of every page: beyond it stands "99+".
pub const UNREAD_COUNTED_MAX: i64 = 100;
/// Members that are told of one thing: the stewards of a large cooperative.
pub const TOLD_MAX: i64 = 200;
/// Things that happened, looked at in one go.
pub const NEWS_BATCH: i64 = 100;
/// A draft that lies for a week was forgotten; after a month nobody wants to be told any more.
pub const DRAFT_IDLE_MS: i64 = 7 * DAY_MS;
pub const DRAFT_FORGOTTEN_MS: i64 = 30 * DAY_MS;
/// Searches that one member keeps: what somebody looks for at a time; each is one statement whenever something new came.
pub const SAVED_SEARCHES_MAX: usize = 20;
/// The address of one: words of 300 letters in any script, and every filter.
pub const SAVED_QUERY_BYTES_MAX: usize = 4_000;
/// How many are counted for one: beyond it stands "99+".
pub const FOUND_COUNTED_MAX: i64 = 100;
/// Searches that are compared in one go, and new listings with each; then others have the database.
pub const SEARCHES_AT_ONCE: i64 = 50;
pub const OPENINGS_AT_ONCE: i64 = 1_000;
/// What is new is compared after so long: no transaction takes longer, and no two nodes have clocks further apart.
pub const OPENINGS_SETTLE_MS: i64 = MINUTE_MS;
/// After this nothing is new any more.
pub const OPENINGS_KEPT_MS: i64 = NOTIFICATIONS_KEPT_MS;
/// What was opened within a day before is nothing new when it is opened again.
pub const OPENED_AGAIN_MS: i64 = DAY_MS;
/// Lines of a letter with notifications: what is read in a minute; the rest is on the page.
pub const LETTER_LINES_MAX: i64 = 30;
/// When a letter with notifications could not be sent, it is tried again after these pauses, and then left to the next one.
pub const NEWS_LETTER_PAUSES_MS: [i64; 5] = [5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS];
/// Letters that come at once come no more often than this to one member, however much strangers write.
pub const NEWS_LETTERS_EVERY_MS: i64 = 15 * MINUTE_MS;
/// No letter with notifications is put off for longer than a day: what waits for longer was put off by a clock that went wrong.
pub const NEWS_LETTERS_WAIT_MS: i64 = 2 * DAY_MS;
/// Devices of one member that show notifications: more than anybody carries about.
pub const PUSH_DEVICES_MAX: i64 = 10;
/// An address of a push service: Mozilla's have some 400 characters; PostgreSQL's indexes take 2,704 bytes.
pub const PUSH_ENDPOINT_CHARS_MAX: usize = 1_500;
/// The longer of the two keys of a browser, 65 bytes in base64url.
pub const PUSH_KEY_CHARS_MAX: usize = 88;
/// A message before it is encrypted. Filled up to a multiple of 128 and with its head it stays below the 4,096 bytes that a push service has to take
/// (RFC 8030, 7.2).
pub const PUSH_MESSAGE_BYTES_MAX: usize = 3_800;
/// Here and at the push service: what a device was off for longer is on the page.
pub const PUSH_KEPT_MS: i64 = DAY_MS;
/// Pauses of a device after the first, second, … attempt without success; the last one repeats. Longer than one attempt may take.
pub const PUSH_PAUSES_MS: [i64; 5] = [MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS];
/// After so many, some two days of them, the device is forgotten: its page says that it is off, and how to turn it on.
pub const PUSH_ATTEMPTS_MAX: i64 = 50;
/// A push service may ask to be left alone for so long.
pub const PUSH_RETRY_AFTER_MAX_MS: i64 = 6 * HOUR_MS;
/// How long a token for a push service is good (RFC 8292, 2: a day at most); clocks differ.
pub const PUSH_TOKEN_MS: i64 = 12 * HOUR_MS;
/// Letters that ask whether an address is its member's: one a day to an address, and in an hour so many of one instance: all who come from a general
/// meeting, and few enough that nobody fills the mailboxes of strangers from here. Those beyond wait.
pub const CONFIRMATION_LETTERS_EVERY_MS: i64 = DAY_MS;
pub const CONFIRMATION_LETTERS_PER_HOUR: i64 = 60;
/// How long the link of such a letter is good: it does nothing but begin letters, and some look into their mail on Sundays only.
pub const CONFIRMATION_LINK_MS: i64 = 7 * DAY_MS;
/// What was agreed, in words.
pub const OUTCOME_CHARS_MAX: usize = 500;
/// Rows of one import.
pub const IMPORT_ROWS_MAX: usize = 50_000;
pub const IMPORT_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Passwords hashed at the same time: each takes 19 MiB and a core for some 50 ms, so that a flood of sign-ins waits in line instead
/// of taking the machine's memory.
pub const PASSWORD_HASHES_AT_ONCE: usize = 4;
/// What a browser calls itself, kept for the list of sessions.
pub const USER_AGENT_CHARS_MAX: usize = 200;
/// Endpoints remembered for the next look of the queue: some megabytes at most, when it is busy.
pub const ADDRESSED_MAX: usize = 100_000;
/// Whom one cooperative may follow: each follow is a peer that sends us everything it publishes.
pub const FOLLOWING_MAX: i64 = 5_000;
/// Entries of each list of what a member takes along: more than anybody writes, and what fits into memory.
pub const OWN_DATA_ROWS_MAX: i64 = 10_000;
/// Accounts that one cooperative blocks: a list that people keep by hand.
pub const BLOCKS_MAX: i64 = 1_000;
/// Rows of a list of follows: what a page can still show.
pub const FOLLOWS_LISTED_MAX: i64 = 500;
/// How long the end of a Follow that has not arrived is remembered: peers try a delivery again for some days.
pub const FOLLOW_END_REMEMBERED_MS: i64 = 7 * DAY_MS;
/// A question or an answer of ours: Mastodon's servers show some 500 characters before "read more", and cut or refuse very long posts.
pub const MESSAGE_CHARS_MAX: usize = 5_000;
/// Source text of a message from elsewhere, markup included; longer ones are cut.
pub const RECEIVED_MESSAGE_CHARS_MAX: usize = 20_000;
/// Messages of one author to one cooperative within a day: more than a conversation ever has, few enough that a flood stays small.
pub const MESSAGES_PER_DAY_MAX: i64 = 200;
/// Messages of one thread that are shown, the newest.
pub const THREAD_MESSAGES_MAX: i64 = 500;
/// Addressees and links of a message that are looked at; the rest of a longer list is noise.
pub const MESSAGE_REFERENCES_MAX: usize = 20;
/// Source text of a post from elsewhere; longer ones are cut.
pub const POST_CHARS_MAX: usize = 20_000;
/// A content warning is one line; so is what an author says a text is about.
pub const POST_WARNING_CHARS_MAX: usize = 500;
/// The name of a type that this program does not know.
pub const POST_KIND_CHARS_MAX: usize = 60;
/// Answers of a poll: Mastodon has four, Misskey ten, Pleroma twenty.
pub const POLL_OPTIONS_MAX: usize = 20;
/// Posts kept for the reading page, which shows twenty at a time.
pub const POSTS_KEPT_MAX: i64 = 10_000;
/// Nobody scrolls further back; the originals stay with their authors.
pub const POSTS_KEPT_MS: i64 = 90 * DAY_MS;
/// Posts of one author, and of all of one host, that are taken for boards of ours within a day, whatever becomes of them: a person asks for
/// one or two things, and a large server has some hundred such persons at most.
pub const BOARD_POSTS_PER_AUTHOR_AND_DAY: i64 = 10;
pub const BOARD_POSTS_PER_HOST_AND_DAY: i64 = 100;
/// Of all hosts to one board: what followers of a board bear to read.
pub const BOARD_POSTS_PER_DAY: i64 = 200;
/// Posts that wait on one board: some twenty pages for a steward.
pub const BOARD_POSTS_WAITING_MAX: i64 = 400;
/// An activity that is kept to be passed on: the usual ones have 2 to 20 kB, and Misskey takes no larger ones.
pub const BOARD_ACTIVITY_BYTES_MAX: usize = 64 * 1024;
/// What waits so long is not news any more; what was decided is kept so that it is not posted again; what is on a board, as long as such boards are
/// read.
pub const BOARD_POSTS_WAIT_MS: i64 = 90 * DAY_MS;
pub const BOARD_POSTS_DECIDED_KEPT_MS: i64 = 30 * DAY_MS;
pub const BOARD_POSTS_KEPT_MS: i64 = 365 * DAY_MS;
/// Servers of which it is remembered that they read whole activities; names cost nothing to make up (case P12).
pub const ACTIVITY_READERS_MAX: i64 = 100_000;
/// What one of ours answers to posts within a day: more than people write, few enough that a stolen session is no flood.
pub const REPLIES_PER_DAY_MAX: i64 = 200;
/// Answers of one author elsewhere in threads of ours within a day: more than a conversation has.
pub const ANSWERS_PER_DAY_MAX: i64 = 100;
/// Answers of others that are kept in one thread: names cost a hostile server nothing, and posts that we read must not be crowded out.
pub const THREAD_ANSWERS_MAX: i64 = 500;
/// Entries of one thread that are shown, the newest; the rest is with its authors.
pub const THREAD_ENTRIES_MAX: i64 = 200;
/// Ids in a collection of replies: others read the first of them; what is beyond is with its authors.
pub const REPLIES_LISTED_MAX: i64 = 200;
/// Drafts of one cooperative: pages keep one for each form that somebody began, and nobody looks through more.
pub const DRAFTS_MAX: i64 = 200;
/// Whether something is still to be had is asked after so long without a word about it: two months are long for a drill, and asking more
/// often would be a nuisance.
pub const STILL_AVAILABLE_AFTER_MS: i64 = 60 * DAY_MS;
/// About how many listings of one cooperative is asked at once: a minute's work, the rest follows.
pub const STILL_AVAILABLE_ASKED_MAX: i64 = 5;
/// Pinned listings of a cooperative: Mastodon's servers show five, and a page begins with them.
pub const PINNED_MAX: i64 = 5;
/// What somebody says about themselves: Mastodon shows 500 characters.
pub const BIO_CHARS_MAX: usize = 500;
/// Inboxes beside those of followers that are told when somebody's own actor ends: those to whom it wrote, the latest.
pub const FAREWELLS_MAX: i64 = 500;
/// Why a peer is limited or suspended.
pub const PEER_REASON_CHARS_MAX: usize = 1_000;
/// Peers of one list, those with a decision first.
pub const PEERS_LISTED_MAX: i64 = 1_000;
/// Rows and bytes of a list of domains: the lists that people publish have a few thousand. A million is refused before anything is written
/// (case M5).
pub const DOMAIN_LIST_ROWS_MAX: usize = 100_000;
pub const DOMAIN_LIST_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Rows that were skipped, and are told one by one.
pub const DOMAIN_LIST_SKIPPED_SHOWN: usize = 200;
pub const LIST_NAME_CHARS_MAX: usize = 100;
/// Servers that come for the first time within an hour and are a wave: a small instance meets a few new ones a day, and the wave of February
/// 2024 had 62. Those before are shown; what they brought is taken away by hand (case M4).
pub const WAVE_HOSTS: i64 = 30;
pub const WAVE_MS: i64 = HOUR_MS;
/// How long newcomers are held after the last sign of a wave: somebody has looked by then.
pub const WAVE_HELD_MS: i64 = DAY_MS;
/// Held things that one transaction decides about.
pub const HELD_AT_ONCE: usize = 200;
/// What nobody decided about for this long is refused.
pub const HELD_KEPT_MS: i64 = 90 * DAY_MS;
/// Actors of a host looked at together when everything of it is taken away.
pub const PURGED_ACTORS_AT_ONCE: i64 = 100;
/// What somebody says about a report.
pub const REPORT_CHARS_MAX: usize = 3_000;
/// Things that one report names; more is noise.
pub const REPORT_OBJECTS_MAX: usize = 20;
/// Reports of one member within a day.
pub const REPORTS_PER_MEMBER_AND_DAY: i64 = 50;
/// Reports of one host, and of all hosts, within a day: what comes beyond is dropped, for names cost nothing to make up (case M7).
pub const REPORTS_PER_HOST_AND_DAY: i64 = 20;
pub const REPORTS_PER_DAY: i64 = 200;
/// How exactly we know when a peer was last heard of: not a write for every request.
pub const PEER_SEEN_EVERY_MS: i64 = MINUTE_MS;
/// A peer without a decision and without a sign of life for this long is forgotten (case P12).
pub const PEER_FORGOTTEN_MS: i64 = 30 * DAY_MS;
/// Notes beside the text of a listing or a cooperative: an address, opening hours, how to reach somebody.
pub const NOTE_CHARS_MAX: usize = 1_000;
/// The last page of a list that is looked up: nobody turns so many, and a larger number would overflow.
pub const PAGE_NUMBER_MAX: i64 = 1_000_000;
/// What of one listing goes into the search index: more than any page says; PostgreSQL refuses an index entry above 1 MiB.
pub const SEARCH_TEXT_CHARS_MAX: usize = 100_000;
/// Listings that get new words in the index in one transaction: others who write wait for it, on SQLite all of them.
pub const INDEXED_AT_ONCE: i64 = 50;
/// Listings put into the order of their titles for one page: each is read for it, and nobody turns further by the alphabet.
pub const SORTED_BY_TITLE_MAX: i64 = 500;
/// Listings of one view of the map: more would lie on top of each other, and the page must stay light.
pub const ON_MAP_MAX: i64 = 300;
/// Entries of a calendar that is subscribed to: programs read all of it each time.
pub const CALENDAR_ENTRIES_MAX: i64 = 300;
/// A page of the catalogue for programs.
pub const CATALOGUE_PAGE_MAX: i64 = 100;
/// Listings shown on the page of one resource.
pub const LISTINGS_OF_RESOURCE_MAX: i64 = 100;
/// Memory an image may take while it is decoded: four bytes for each pixel and some room.
pub const IMAGE_DECODE_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Images decoded at the same time, so that several large ones at once do not take the machine's memory.
pub const IMAGES_DECODED_AT_ONCE: usize = 2;
/// JPEG quality of what we store: no difference to be seen at these sizes, half the bytes of 95.
pub const IMAGE_JPEG_QUALITY: u8 = 82;
/// Rows written in one transaction of an import: the one writer is never held for long.
pub const IMPORT_BATCH_ROWS: usize = 200;
/// Activities of one host that wait to be processed before it is told to come back later.
pub const INBOX_BACKLOG_PER_HOST_MAX: i64 = 2_000;
/// How long a decision about a peer is taken as still in force without looking: another process of the instance may have changed it.
pub const POLICY_REMEMBERED_MS: i64 = 1_000;
/// Hosts remembered with it: strangers can invent any number (case P12).
pub const POLICIES_REMEMBERED_MAX: usize = 4_096;
/// Tags that a text may open before it is shown as words alone (case P11): a long post full of mentions opens some 500, and up to here the parser,
/// which looks at all open elements for each new one, takes milliseconds.
pub const TAGS_OPENED_MAX: usize = 1_000;
/// Attributes of one tag, and its bytes with them: people's programs write five, and an address of 2,048.
pub const TAG_ATTRIBUTES_MAX: usize = 64;
pub const TAG_BYTES_MAX: usize = 4 * 1024;
/// How many times as long as its source what is shown of a text may be: links are given `rel`, and quotation marks become six characters.
/// Shorter ones are taken for this long: one link may be most of them.
pub const RICH_TEXT_GROWTH_MAX: usize = 8;
pub const RICH_TEXT_SHORT_BYTES: usize = 1_024;
/// A picture of a peer could not be fetched: pauses from here, doubled each time, and after so many attempts none.
pub const PICTURE_PAUSE_MS: i64 = 5 * MINUTE_MS;
pub const PICTURE_ATTEMPTS_MAX: i64 = 8;
/// What copies of peers' pictures take together: some 7,000 of the usual 150 KB in both sizes. The oldest go first.
pub const PICTURES_BYTES_MAX: i64 = 1024 * 1024 * 1024;
/// A copy is fetched anew after so long: what its owner took away does not stay here for ever.
pub const PICTURES_KEPT_MS: i64 = 90 * DAY_MS;
/// Copies forgotten in one transaction, each hour.
pub const PICTURES_FORGOTTEN_AT_ONCE: i64 = 1_000;
/// Followers of one actor that are compared with what other servers know, as the largest other program does: reading more of them for each
/// minute in which something is published would cost more than the loss of one.
pub const FOLLOWERS_COMPARED_MAX: i64 = 25_000;
/// Follows that another server thinks we have and of which nothing is known here, taken back at once; the rest with the next look.
pub const FOLLOWS_UNKNOWN_MAX: usize = 200;
/// After that it is of no consequence any more when the list of an actor was read last.
pub const FOLLOWER_CHECK_REMEMBERED_MS: i64 = 7 * DAY_MS;
/// A person may have a catalogue read anew so often: each time asks another server for all of it.
pub const CATALOGUE_FETCH_EVERY_MS: i64 = MINUTE_MS;
/// And its own cooperative, by saying that it changed.
pub const CATALOGUE_CHANGED_EVERY_MS: i64 = HOUR_MS;
/// Instances that are told of changes of one catalogue.
pub const CATALOGUE_READERS_MAX: i64 = 1_000;
/// Addresses under which a cooperative was known: more than anybody moves.
pub const FORMER_ADDRESSES_MAX: usize = 10;
/// Hosts of which it is shown what their programs can read.
pub const CAPABILITIES_LISTED_MAX: i64 = 10_000;
/// Files of an archive that wait to be written while the next are read: a picture is up to some hundreds of KiB.
pub const ARCHIVE_FILES_AHEAD: usize = 4;
/// Files of an archive that is taken in: every listing with its pictures, and its conversations.
pub const ARCHIVE_FILES_MAX: usize = 500_000;
/// One document of an archive: the longest texts of a listing in every language it may have.
pub const ARCHIVE_DOCUMENT_BYTES_MAX: u64 = 2 * 1024 * 1024;
/// A table of accounts: [`FOLLOWING_MAX`] of the longest names.
pub const ARCHIVE_TABLE_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// The log of deeds: a year, as long as somebody may ask who did something; a busy instance has some thousand entries in it. A flood of them
/// pushes out the oldest.
pub const AUDIT_KEPT_MS: i64 = 365 * DAY_MS;
pub const AUDIT_ROWS_MAX: i64 = 100_000;
pub const AUDIT_PER_PAGE: i64 = 50;
/// People to choose from above the log.
pub const AUDIT_PEOPLE_MAX: i64 = 500;
/// A host, a file's name, a key.
pub const AUDIT_SUBJECT_CHARS_MAX: usize = 300;
/// Requests to join of one source within an hour (a source may be a library's router), and those of one cooperative that wait: some pages for
/// whoever answers them.
pub const JOIN_REQUESTS_PER_SOURCE: i64 = 5;
pub const JOIN_REQUESTS_WAITING_MAX: i64 = 100;
/// Nobody answers a question of two months ago; an answer is read within one.
pub const JOIN_REQUESTS_WAIT_MS: i64 = 60 * DAY_MS;
pub const JOIN_REQUESTS_DECIDED_KEPT_MS: i64 = 30 * DAY_MS;
/// Invitations that are listed with those who came: of the last three months, as long as one may be good.
pub const INVITATIONS_LISTED_MS: i64 = 90 * DAY_MS;
pub const INVITATIONS_LISTED_MAX: i64 = 50;
