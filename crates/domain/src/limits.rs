//! Bounds of every text and list a person or a peer can send, each with its reason.

/// A title is read in lists and in other programs' notifications.
pub const TITLE_CHARS_MAX: usize = 300;
/// Long enough for a page of conditions; Mastodon shows about 500 before "read more".
pub const BODY_CHARS_MAX: usize = 20_000;
/// Names of places, people and cooperatives.
pub const NAME_CHARS_MAX: usize = 200;
/// An alternative text longer than this hinders rather than helps (Mastodon's own bound is 1,500).
pub const ALT_CHARS_MAX: usize = 1_500;
/// A URL longer than this is an attack or a mistake (case F12).
pub const URL_CHARS_MAX: usize = 2_048;
/// Languages of one text: more than any listing of the field carries.
pub const LANGUAGES_MAX: usize = 24;
pub const TAGS_MAX: usize = 20;
pub const TAG_CHARS_MAX: usize = 60;
/// Images of one listing or resource.
pub const IMAGES_MAX: usize = 8;
/// Fourteen sectors and seventeen goals exist; a listing in all of them says nothing.
pub const SECTORS_MAX: usize = 14;
pub const SDGS_MAX: usize = 17;
/// Digits of a quantity, before and after the point.
pub const QUANTITY_INTEGER_DIGITS_MAX: usize = 12;
pub const QUANTITY_FRACTION_DIGITS_MAX: usize = 6;
/// A listing may be announced at most this far ahead.
pub const WINDOW_YEARS_MAX: i64 = 20;
/// Words of one search; more are ignored by no engine but cost each of them.
pub const SEARCH_WORDS_MAX: usize = 12;
/// Results of one page of any list.
pub const PAGE_SIZE: i64 = 20;
/// The longest password: argon2 would take more, but hashing megabytes is a way to keep a server busy.
pub const PASSWORD_CHARS_MAX: usize = 256;
pub const PASSWORD_CHARS_MIN: usize = 10;
