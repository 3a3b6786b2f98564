//! Addresses of our own things: the same for people and for servers.

use allmende_domain::cooperative::CoopHandle;
use allmende_domain::ids::{ImageId, ListingId, MessageId, ReplyId, ResourceId};
use allmende_domain::image::ImageSize;
use allmende_domain::url::{Host, InvalidUrl, ObjectUrl};

/// Makes addresses below the instance's configured URL.
#[derive(Debug, Clone)]
pub struct Addresses {
    base: ObjectUrl,
    host: Host,
}

impl Addresses {
    /// # Errors
    /// [`InvalidUrl`] unless `base` is an http(s) origin without path, query or fragment.
    pub fn new(base: &str) -> Result<Self, InvalidUrl> {
        let base = ObjectUrl::parse(base.trim_end_matches('/'))?;
        let url = base.as_url();
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(InvalidUrl);
        }
        Ok(Self { host: base.host(), base })
    }

    /// The host in handles: canonical, with the port in development.
    #[must_use]
    pub const fn host(&self) -> &Host {
        &self.host
    }

    /// `https://host/path`; `path` begins with a slash and is made by us.
    #[must_use]
    pub fn url(&self, path: &str) -> ObjectUrl {
        let mut url = self.base.as_url().clone();
        let (path, fragment) = path.split_once('#').map_or((path, None), |(p, f)| (p, Some(f)));
        let (path, query) = path.split_once('?').map_or((path, None), |(p, q)| (p, Some(q)));
        url.set_path(path);
        url.set_query(query);
        url.set_fragment(fragment);
        // A base that parsed, with another path, parses again; the fallback is never taken.
        ObjectUrl::parse(url.as_str()).unwrap_or_else(|_| self.base.clone())
    }

    /// The instance's own actor.
    #[must_use]
    pub fn instance_actor(&self) -> ObjectUrl {
        self.url("/actor")
    }

    #[must_use]
    pub fn shared_inbox(&self) -> ObjectUrl {
        self.url("/inbox")
    }

    #[must_use]
    pub fn cooperative(&self, handle: &CoopHandle) -> ObjectUrl {
        self.url(&format!("/coops/{}", handle.as_str()))
    }

    /// The board of a cooperative.
    #[must_use]
    pub fn board(&self, handle: &CoopHandle) -> ObjectUrl {
        self.url(&format!("/coops/{}/board", handle.as_str()))
    }

    #[must_use]
    pub fn listing(&self, id: &ListingId) -> ObjectUrl {
        self.url(&format!("/listings/{id}"))
    }

    #[must_use]
    pub fn resource(&self, id: &ResourceId) -> ObjectUrl {
        self.url(&format!("/resources/{id}"))
    }

    #[must_use]
    pub fn message(&self, id: &MessageId) -> ObjectUrl {
        self.url(&format!("/messages/{id}"))
    }

    #[must_use]
    pub fn reply(&self, id: &ReplyId) -> ObjectUrl {
        self.url(&format!("/replies/{id}"))
    }

    /// A member's own public actor.
    #[must_use]
    pub fn person(&self, name: &str) -> ObjectUrl {
        self.url(&format!("/people/{name}"))
    }

    #[must_use]
    pub fn image(&self, id: &ImageId, size: ImageSize) -> ObjectUrl {
        self.url(&format!("/media/{id}/{}.jpg", size.as_str()))
    }

    #[must_use]
    pub fn tag(&self, tag: &str) -> ObjectUrl {
        self.url(&format!("/tags/{tag}"))
    }

    /// Whether `url` is below this instance.
    #[must_use]
    pub fn is_ours(&self, url: &ObjectUrl) -> bool {
        url.host() == self.host && url.as_url().scheme() == self.base.as_url().scheme()
    }
}
