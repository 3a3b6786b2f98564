//! Everything of a cooperative in one file, a zip archive: to keep, to read without this program, and to begin again with on another
//! server.
//!
//! What is in it, by name: `README.txt` explains the rest; `profile.json` and `listings/*.json` are what [`open`] reads; `images/` has the pictures
//! that they name; `inquiries/*.json` are the conversations; `followers.csv`, `following.csv` and `blocks.csv` are in the form that Mastodon exports and imports;
//! `actor.json` and `outbox.json` are ActivityStreams documents. Keys are not in it: a file that is passed around must not be able to speak
//! for the cooperative.

mod contents;
mod reading;
mod taking_in;

use serde::{Deserialize, Serialize};

use crate::profile_input::ProfileInput;
use crate::terms_input::TermsInput;

pub use contents::write_to;
pub use reading::{Archive, open};
pub use taking_in::{Checked, Taken, check, take_in};

/// Counts changes that an older program cannot read.
const FORMAT: u32 = 1;

/// `profile.json`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ProfileFile {
    format: u32,
    /// RFC 3339.
    exported_at: String,
    handle: String,
    /// The address of its actor.
    address: String,
    profile: ProfileInput,
    /// The name of a file of the archive.
    logo: Option<String>,
}

/// `listings/*.json`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ListingFile {
    /// Where it was.
    address: String,
    state: String,
    closing_note: String,
    /// RFC 3339.
    published_at: Option<String>,
    updated_at: String,
    terms: TermsInput,
    images: Vec<ImageFile>,
}

/// A picture beside a listing, in the order they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ImageFile {
    /// The name of a file of the archive.
    file: String,
    alt: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct InquiryFile {
    /// What it is about, when it is about something.
    listing: Option<String>,
    asked_by: String,
    asked: String,
    state: String,
    messages: Vec<MessageFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct MessageFile {
    from: String,
    /// RFC 3339.
    at: String,
    /// Plain text; HTML where it came from another server.
    text: String,
    is_html: bool,
}
