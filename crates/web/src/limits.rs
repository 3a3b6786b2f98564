//! Bounds of what a browser may send, each with its reason.

/// A form without files: the longest text a listing may have (20,000 characters of up to 4 bytes, twice for URL encoding) in a
/// few languages.
pub const FORM_BYTES_MAX: usize = 1024 * 1024;
/// A form with images: two photographs as large as the verbs accept, or eight of a usual telephone.
pub const UPLOAD_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Fields of one form: the longest form has about 120, with every language.
pub const FORM_FIELDS_MAX: usize = 1_000;
/// New images of one form.
pub const FORM_IMAGES_MAX: usize = 4;
/// Empty places for further languages in a form that has no script to add them.
pub const SPARE_LANGUAGES: usize = 2;
/// A list of domains that a page carries along between looking and importing; of a longer one the file is chosen again.
pub const LIST_CARRIED_BYTES_MAX: usize = 1024 * 1024;
/// Domains of one kind shown before an import: enough to see what it is about.
pub const LIST_LINES_SHOWN: usize = 200;
/// What else fits a kept search, below what is new: one look down the page; the catalogue has the rest.
pub const FITTING_SHOWN: usize = 12;
/// Characters of a summary in a list.
pub const EXCERPT_CHARS_MAX: usize = 240;
/// A post up to this length is shown whole: what fills a screen of a telephone, and more than any short note.
pub const READ_AT_ONCE_CHARS_MAX: usize = 1_500;
/// What is shown of a longer one until the whole is asked for.
pub const READ_BEGINNING_CHARS_MAX: usize = 400;
/// Pages of a list that may be asked for: beyond it nobody reads, and the database counts rows in vain.
pub const PAGE_NUMBER_MAX: i64 = 5_000;
/// The browser keeps the session's cookie this long; the session itself ends earlier when it is not used.
pub const SESSION_COOKIE_SECONDS: i64 = 400 * 86_400;
/// How long the chosen language is remembered.
pub const LANGUAGE_COOKIE_SECONDS: i64 = 400 * 86_400;
/// A piece of a copy of the database that is sent: large enough that a disk is read in long stretches.
pub const BACKUP_CHUNK_BYTES: usize = 256 * 1024;
/// A piece of an archive that is sent while it is made, and how many wait for the client to take them.
pub const ARCHIVE_CHUNK_BYTES: usize = 64 * 1024;
pub const ARCHIVE_CHUNKS_AHEAD: usize = 4;
/// What somebody types as the name of a town: the longest has some fifty characters.
pub const TOWN_NAME_CHARS_MAX: usize = 100;
/// Towns of one name that are offered: there are some forty of the name Springfield, and nobody reads them.
pub const TOWNS_OFFERED_MAX: usize = 6;
/// Coasts and borders of one view of the map, as text. With everything else a view stays under 120 kB, and under 60 kB on the way.
pub const MAP_LINES_BYTES_MAX: usize = 44 * 1024;
/// Names of towns on one view: what has room without lying on one another, and no more.
pub const MAP_TOWNS_MAX: usize = 20;
/// Things listed for one mark on the map; more of a place are found in the catalogue.
pub const MAP_LISTED_PER_PLACE: usize = 5;
/// Characters of a title or of the name of a place beside the map.
pub const MAP_TITLE_CHARS_MAX: usize = 80;
/// What a screen shows of a notification before it is opened: a line of title, some lines of text.
pub const DEVICE_TITLE_CHARS_MAX: usize = 60;
pub const DEVICE_SENTENCE_CHARS_MAX: usize = 300;
/// What fits on one page of paper beside a large code: lines of a cooperative, strips to tear off, characters of a title.
pub const SHEET_LINES_MAX: usize = 10;
pub const SHEET_STRIPS: usize = 8;
pub const SHEET_TITLE_CHARS_MAX: usize = 100;
/// The same on a strip, in one line.
pub const SHEET_STRIP_CHARS_MAX: usize = 36;
