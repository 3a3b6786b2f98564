//! How others find us: WebFinger (RFC 7033), host-meta (RFC 6415), NodeInfo 2.0 and 2.1.

use activitypub_federation::fetch::webfinger::{Webfinger, WebfingerLink};
use allmende_app::Addresses;
use allmende_domain::actor::Actor;
use serde_json::{Value, json};

/// The JRD of one of our actors.
#[must_use]
pub fn jrd(addresses: &Addresses, actor: &Actor) -> Value {
    let link = |rel: &str, kind: &str, href: &allmende_domain::url::ObjectUrl| WebfingerLink {
        rel: Some(rel.to_owned()),
        kind: Some(kind.to_owned()),
        href: Some(href.as_url().clone()),
        ..WebfingerLink::default()
    };
    let page = actor.page_url.clone().unwrap_or_else(|| addresses.url("/about"));
    let jrd = Webfinger {
        subject: format!("acct:{}@{}", actor.username, actor.host),
        aliases: vec![actor.url.as_url().clone()],
        links: vec![
            link("self", "application/activity+json", &actor.url),
            link("http://webfinger.net/rel/profile-page", "text/html", &page),
        ],
        ..Webfinger::default()
    };
    // The library writes every member of a link; RFC 7033 knows no empty ones.
    super::without_nulls(json!(jrd))
}

/// Where WebFinger answers, for programs that ask host-meta first.
#[must_use]
pub fn host_meta(addresses: &Addresses) -> String {
    let template = format!("{}?resource={{uri}}", addresses.url("/.well-known/webfinger"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\n  <Link rel=\"lrdd\" template=\"{}\"/>\n</XRD>\n",
        template.replace('&', "&amp;")
    )
}

#[must_use]
pub fn nodeinfo_links(addresses: &Addresses) -> Value {
    let link = |version: &str| json!({"rel": format!("http://nodeinfo.diaspora.software/ns/schema/{version}"), "href": addresses.url(&format!("/nodeinfo/{version}")).as_str()});
    json!({"links": [link("2.1"), link("2.0"), {
        // FEP-d556: the instance actor, found from the host alone.
        "rel": "https://www.w3.org/ns/activitystreams#Application", "type": "application/activity+json", "href": addresses.instance_actor().as_str(),
    }]})
}

/// Counts that anybody may know.
pub struct Usage {
    pub members: i64,
    pub listings: i64,
}

/// NodeInfo; `minor` is 0 or 1.
#[must_use]
pub fn nodeinfo(minor: u8, version: &str, instance_name: &str, usage: &Usage) -> Value {
    // Version 2.1 added the home page; 2.0 forbids what it does not know.
    let homepage = (minor == 1).then_some("https://w3id.org/allmende/");
    let software = super::without_nulls(json!({"name": "allmende", "version": version, "homepage": homepage}));
    json!({
        "version": format!("2.{minor}"),
        "software": software,
        "protocols": ["activitypub"],
        "services": {"inbound": [], "outbound": []},
        "openRegistrations": false,
        "usage": {"users": {"total": usage.members}, "localPosts": usage.listings},
        "metadata": {"nodeName": instance_name},
    })
}
