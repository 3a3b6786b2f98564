//! Follower synchronization (FEP-8fcf): with what goes to followers a server says a digest of those that it knows at the receiving server,
//! and where that one may read who they are. Two sides that do not know the same mend it.

mod receiving;
mod sending;

use std::fmt;

use allmende_domain::url::ObjectUrl;
use http::{HeaderName, HeaderValue};
use sha2::{Digest as _, Sha256};

use crate::signatures::parameters;

pub(crate) use receiving::Heeded;
pub(crate) use sending::FollowerDigests;

pub(crate) const COLLECTION_SYNCHRONIZATION: HeaderName = HeaderName::from_static("collection-synchronization");

/// SHA-256 of every text of a set, one over the other (XOR): the same for the same set, in whatever order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct SetDigest([u8; 32]);

impl SetDigest {
    pub fn of<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        texts.into_iter().fold(Self::default(), |digest, text| digest.with(text.as_ref()))
    }

    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.0.iter_mut().zip(Sha256::digest(text.as_bytes())).for_each(|(sum, byte)| *sum ^= byte);
        self
    }
}

/// Lower-case hexadecimal.
impl fmt::Display for SetDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The header's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Synchronization {
    /// The sender's followers.
    pub collection: ObjectUrl,
    /// Those of them at the receiving server, for that server alone.
    pub url: ObjectUrl,
    /// Of the latter.
    pub digest: String,
}

impl Synchronization {
    /// `None` for addresses that cannot stand in a header.
    pub fn header(&self) -> Option<HeaderValue> {
        let Self { collection, url, digest } = self;
        HeaderValue::from_str(&format!(r#"collectionId="{collection}", url="{url}", digest="{digest}""#)).ok()
    }

    /// `None` when it is not what it must be.
    pub fn read(text: &str) -> Option<Self> {
        let found = parameters(text).ok()?;
        let value = |name: &str| found.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let digest = value("digest")?;
        let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(Self {
            collection: ObjectUrl::parse(value("collectionId")?).ok()?,
            url: ObjectUrl::parse(value("url")?).ok()?,
            digest: is_digest.then(|| digest.to_ascii_lowercase())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: [&str; 2] = ["https://testing.example.org/users/1", "https://testing.example.org/users/2"];
    /// From the text of the FEP.
    const DIGEST: &str = "c33f48cd341ef046a206b8a72ec97af65079f9a3a9b90eef79c5920dce45c61f";

    #[test]
    fn the_digest_is_that_of_the_example_in_the_fep_in_either_order() {
        assert_eq!(SetDigest::of(TWO).to_string(), DIGEST);
        assert_eq!(SetDigest::of(TWO.iter().rev()).to_string(), DIGEST);
        assert_eq!(SetDigest::default().to_string(), "0".repeat(64));
    }

    #[test]
    fn the_header_is_read_as_the_fep_writes_it() {
        let text = format!(
            r#"collectionId="https://example.org/users/1/followers", url="https://example.org/users/1/followers_synchronization", digest="{DIGEST}""#
        );
        let read = Synchronization::read(&text).unwrap();
        assert_eq!(read.collection.as_str(), "https://example.org/users/1/followers");
        assert_eq!(read.url.as_str(), "https://example.org/users/1/followers_synchronization");
        assert_eq!(read.digest, DIGEST);
        assert_eq!(read.header().unwrap(), text.as_str());
        for wrong in [
            "",
            "collectionId",
            r#"collectionId="https://example.org/f""#,
            r#"collectionId="https://example.org/f", url="https://example.org/s", digest="00""#,
            &text.replace("https://example.org/users/1/followers\"", "acct:x\""),
            &format!(r#"{text}, digest="{DIGEST}""#),
        ] {
            assert_eq!(Synchronization::read(wrong), None, "{wrong}");
        }
    }
}
