//! URLs and hosts as peers send them: parsed once, kept in canonical form, bounded.

use std::fmt;

use crate::limits::URL_CHARS_MAX;

/// The id of a federated object or actor: an absolute http(s) URL without credentials, at most 2,048 characters.
///
/// Whether http, ports and literal addresses are acceptable depends on the mode of the instance and is decided by the outbound
/// client, not here. Never a key for local rows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectUrl(url::Url);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an http(s) address")]
pub struct InvalidUrl;

impl ObjectUrl {
    /// # Errors
    /// [`InvalidUrl`] for other schemes, credentials, a missing host, control characters, or too many characters.
    pub fn parse(text: &str) -> Result<Self, InvalidUrl> {
        if text.len() > URL_CHARS_MAX || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(InvalidUrl);
        }
        let url = url::Url::parse(text).map_err(|_| InvalidUrl)?;
        let web = matches!(url.scheme(), "http" | "https");
        let plain = url.username().is_empty() && url.password().is_none();
        // One dot may end a name. With a second one, or with nothing between two, it is none, and without them it would be another.
        let named = url.host_str().is_some_and(|host| host.strip_suffix('.').unwrap_or(host).split('.').all(|label| !label.is_empty()));
        if web && plain && named { Ok(Self(url)) } else { Err(InvalidUrl) }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    #[must_use]
    pub fn as_url(&self) -> &url::Url {
        &self.0
    }

    /// The canonical host, with the port when it is not the default one of the scheme.
    #[must_use]
    pub fn host(&self) -> Host {
        Host::of(&self.0)
    }

    /// Scheme and authority, as FEP-8fcf tells servers apart: `https://example.org`, with the port when it is not the default one.
    #[must_use]
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The same URL without its fragment.
    #[must_use]
    pub fn without_fragment(&self) -> Self {
        let mut url = self.0.clone();
        url.set_fragment(None);
        Self(url)
    }
}

impl fmt::Display for ObjectUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// A host in canonical ASCII (punycode, lower case, no trailing dot), with `:port` when that is not the scheme's default. Hosts are
/// compared only in this form (rule 15 of the hostile cases).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Host(String);

impl Host {
    fn of(url: &url::Url) -> Self {
        let name = url.host_str().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
        Self(match url.port() {
            Some(port) => format!("{name}:{port}"),
            None => name,
        })
    }

    /// Reads `example.org`, `EXAMPLE.org.`, `exämple.org`, `127.0.0.1:8080`.
    ///
    /// # Errors
    /// [`InvalidUrl`] when it is not a host with an optional port.
    pub fn parse(text: &str) -> Result<Self, InvalidUrl> {
        let text = text.trim();
        if text.is_empty() || text.contains(['/', '@', '?', '#', '\\']) {
            return Err(InvalidUrl);
        }
        // The scheme only says which port is the default one to drop.
        ObjectUrl::parse(&format!("https://{text}/")).map(|url| url.host())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without a port.
    #[must_use]
    pub fn name(&self) -> &str {
        match self.0.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.ends_with(':') => name,
            _ => &self.0,
        }
    }

    /// Whether this host is `other` or a subdomain of it (block lists).
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self == other || self.name() == other.0 || self.name().strip_suffix(&other.0).is_some_and(|rest| rest.ends_with('.'))
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `@name@host` as people write it, `acct:` and a leading `@` optional.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Handle {
    pub name: String,
    pub host: Host,
}

impl Handle {
    /// # Errors
    /// [`InvalidUrl`] when it is not `name@host`.
    pub fn parse(text: &str) -> Result<Self, InvalidUrl> {
        let text = text.trim().trim_start_matches("acct:").trim_start_matches('@');
        let (name, host) = text.split_once('@').ok_or(InvalidUrl)?;
        let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
        if name.is_empty() || name.len() > 200 || !name.chars().all(fine) {
            return Err(InvalidUrl);
        }
        Ok(Self { name: name.to_owned(), host: Host::parse(host)? })
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}@{}", self.name, self.host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_web_addresses_are_object_urls() {
        assert!(ObjectUrl::parse("https://velo.example/coops/velo").is_ok());
        let long = format!("https://a.example/{}", "x".repeat(70_000));
        for bad in [
            "",
            "velo.example",
            "ftp://a.example/",
            "https://u:p@a.example/",
            "https://a.example/\r\nHost: b",
            "file:///etc/passwd",
            "javascript:alert(1)",
            long.as_str(),
        ] {
            assert_eq!(ObjectUrl::parse(bad), Err(InvalidUrl), "{bad:.40}");
        }
    }

    #[test]
    fn hosts_are_compared_in_canonical_form() {
        assert_eq!(Host::parse("EVIL.example.").unwrap(), Host::parse("evil.example").unwrap());
        assert_eq!(Host::parse("exämple.org").unwrap().as_str(), "xn--exmple-cua.org");
        assert!(Host::parse("a.evil.example").unwrap().is_within(&Host::parse("evil.example").unwrap()));
        assert!(!Host::parse("notevil.example").unwrap().is_within(&Host::parse("evil.example").unwrap()));
        assert_eq!(Host::parse("127.0.0.1:8080").unwrap().name(), "127.0.0.1");
        for dots in [".", "..", ".:8080", "\u{3002}", "a..", "a..b", "127.00..:80", ".a"] {
            assert_eq!(Host::parse(dots), Err(InvalidUrl), "{dots}");
        }
    }

    #[test]
    fn handles_are_read_as_people_write_them() {
        for text in ["velo@velo.example", "@velo@velo.example", "acct:velo@velo.example"] {
            assert_eq!(Handle::parse(text).unwrap().to_string(), "@velo@velo.example");
        }
        assert!(Handle::parse("velo").is_err());
        assert!(Handle::parse("a@b@c").is_err());
        assert!(Handle::parse("a b@c").is_err());
    }
}
