//! What a stranger can send, byte for byte: one target for each reader of such bytes, with what must hold for any input. `scripts/fuzz` looks
//! for inputs that break it; the tests go through those that were kept ([testing.md](../../docs/testing.md)).
//!
//! A target panics when something does not hold, and does nothing else: no clock, no chance, no network, no database.

mod forms;
mod html;
mod images;
mod inbox;
mod signatures;
mod tables;
mod webfinger;

use std::path::{Path, PathBuf};

use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

/// 2026-11-22T09:00:00Z: when everything arrives.
pub(crate) const NOW: UnixMillis = UnixMillis(1_795_338_000_000);

/// A reader and what it is given.
pub struct Target {
    pub name: &'static str,
    /// The longest input that is tried, in bytes. Longer ones are slow and find nothing more.
    pub bytes_max: usize,
    pub run: fn(&[u8]),
}

pub static TARGETS: [Target; 9] = [
    Target { name: "signatures", bytes_max: 4_096, run: signatures::requests },
    Target { name: "digests", bytes_max: 1_024, run: signatures::digests },
    Target { name: "inbox", bytes_max: 16_384, run: inbox::documents },
    Target { name: "html", bytes_max: 4_096, run: html::texts },
    Target { name: "listings-table", bytes_max: 8_192, run: tables::listings },
    Target { name: "domain-list", bytes_max: 4_096, run: tables::domains },
    Target { name: "images", bytes_max: 16_384, run: images::uploads },
    Target { name: "webfinger", bytes_max: 8_192, run: webfinger::answers },
    Target { name: "forms", bytes_max: 8_192, run: forms::bodies },
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// Where the inputs are that are kept for a target.
#[must_use]
pub fn corpus(target: &Target) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(target.name)
}

/// The first line and what follows it.
fn line(data: &[u8]) -> (&[u8], &[u8]) {
    match data.iter().position(|byte| *byte == b'\n') {
        Some(end) => (data[..end].strip_suffix(b"\r").unwrap_or(&data[..end]), &data[end + 1..]),
        None => (data, &[]),
    }
}

/// Hosts are compared as text: read once more, a host is the same.
fn assert_canonical(host: &Host) {
    assert_eq!(Host::parse(host.as_str()).as_ref(), Ok(host), "a host in canonical form is read as itself");
}
