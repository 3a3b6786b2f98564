//! Addresses that servers ask: discovery, actors, collections, documents, inboxes. Addresses that people share with servers are told
//! apart by [`is_for_servers`].

use std::convert::Infallible;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use http::request::Parts;
use http::{Method, header};

use crate::signatures::{ACCEPT_SIGNATURE, ED25519_WANTED};
use crate::{Federation, inbox, limits, serve};

/// Whether a request is a server's: it goes to [`Federation::router`], everything else to the pages.
///
/// `Accept` decides where one address serves both; a browser names `text/html`, a server an ActivityStreams type.
#[must_use]
pub fn is_for_servers(parts: &Parts) -> bool {
    let path = parts.uri.path();
    let own = ["/.well-known/webfinger", "/.well-known/host-meta", "/.well-known/nodeinfo", "/inbox", "/actor"];
    if own.contains(&path) || path.starts_with("/nodeinfo/") || path.starts_with("/actor/") {
        return true;
    }
    if parts.method == Method::POST {
        return (path.starts_with("/coops/") || path.starts_with("/people/")) && path.ends_with("/inbox");
    }
    let only_servers = [
        "/outbox",
        "/featured",
        "/catalog",
        "/replies",
        "/likes",
        "/shares",
        "/moderators",
        "/board/followers",
        "/followers_synchronization",
    ];
    let shared = ["/coops/", "/listings/", "/resources/", "/messages/", "/replies/", "/tags/", "/people/"];
    let is_object = shared.iter().any(|beginning| path.starts_with(beginning));
    is_object
        && (prefers_documents(parts)
            || (only_servers.iter().any(|end| path.ends_with(end)) && path.matches('/').count() > 2)
            || path.starts_with("/messages/")
            || path.contains("/activities/"))
}

/// Whether an ActivityStreams type stands before HTML in `Accept`, or HTML is not wanted at all.
fn prefers_documents(parts: &Parts) -> bool {
    let accept =
        parts.headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",").to_lowercase();
    let quality = |range: &str| {
        let q = range.split(';').skip(1).filter_map(|p| p.trim().strip_prefix("q=")).find_map(|q| q.parse::<f32>().ok());
        q.unwrap_or(1.0)
    };
    let best = |wanted: &[&str]| {
        let ranges = accept.split(',').filter(|range| wanted.contains(&range.split(';').next().unwrap_or_default().trim()));
        ranges.map(quality).fold(0.0_f32, f32::max)
    };
    let documents = best(&["application/activity+json", "application/ld+json"]);
    documents > 0.0 && documents >= best(&["text/html", "application/xhtml+xml"])
}

async fn asking_for_ed25519(mut answer: Response) -> Response {
    answer.headers_mut().insert(ACCEPT_SIGNATURE, ED25519_WANTED);
    answer
}

/// Who may ask an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Anybody, also at a private instance: what servers need before they can sign a request to us or verify one of ours. Says nothing
    /// but names, addresses and keys.
    Discovery,
    /// Figures: anybody; at a private instance only who signs.
    Figures,
    /// Anybody; at a private instance, and where reading takes a signature, only who signs (case V2). What each may see of it, the handler
    /// decides by who asks.
    Document,
    /// Takes activities, which must be signed.
    Inbox,
}

/// An address and who may ask it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoutePolicy {
    pub method: &'static str,
    pub path: &'static str,
    pub reads: Reads,
}

macro_rules! table {
    ($($reads:ident: $method:ident $path:literal => $($handler:ident)::+;)+) => {
        fn table() -> Vec<(RoutePolicy, MethodRouter<Federation>)> {
            vec![$((RoutePolicy { method: stringify!($method), path: $path, reads: Reads::$reads }, $method($($handler)::+))),+]
        }

        const POLICIES: &[RoutePolicy] = &[$(RoutePolicy { method: stringify!($method), path: $path, reads: Reads::$reads }),+];
    };
}

table! {
    Inbox: post "/inbox" => inbox::shared;
    Inbox: post "/actor/inbox" => inbox::instance;
    Inbox: post "/coops/{handle}/inbox" => inbox::cooperative;
    Inbox: post "/coops/{handle}/board/inbox" => inbox::board;
    Inbox: post "/people/{name}/inbox" => inbox::person;
    Discovery: get "/.well-known/webfinger" => serve::discovery::webfinger;
    Discovery: get "/.well-known/host-meta" => serve::discovery::host_meta;
    Discovery: get "/.well-known/nodeinfo" => serve::discovery::nodeinfo_links;
    Discovery: get "/actor" => serve::actors::instance;
    Figures: get "/nodeinfo/2.0" => serve::discovery::nodeinfo_2_0;
    Figures: get "/nodeinfo/2.1" => serve::discovery::nodeinfo_2_1;
    Document: get "/actor/outbox" => serve::actors::instance_outbox;
    Document: get "/actor/followers" => serve::actors::instance_followers;
    Document: get "/coops/{handle}" => serve::actors::cooperative;
    Document: get "/coops/{handle}/outbox" => serve::collections::outbox;
    Document: get "/coops/{handle}/followers" => serve::collections::followers;
    Document: get "/coops/{handle}/followers_synchronization" => serve::synchronization::followers;
    Document: get "/coops/{handle}/following" => serve::collections::following;
    Document: get "/coops/{handle}/featured" => serve::collections::featured;
    Document: get "/coops/{handle}/catalog" => serve::collections::catalogue;
    Document: get "/coops/{handle}/board" => serve::board::actor;
    Document: get "/coops/{handle}/board/outbox" => serve::board::outbox;
    Document: get "/coops/{handle}/board/followers" => serve::board::followers;
    Document: get "/coops/{handle}/board/moderators" => serve::board::moderators;
    Document: get "/listings/{id}" => serve::objects::listing;
    Document: get "/listings/{id}/replies" => serve::replies::to_listing;
    Document: get "/listings/{id}/likes" => serve::replies::likes_of_listing;
    Document: get "/listings/{id}/shares" => serve::replies::shares_of_listing;
    Document: get "/listings/{id}/activities/{seq}" => serve::objects::listing_activity;
    Document: get "/resources/{id}" => serve::objects::resource;
    Document: get "/messages/{id}" => serve::objects::message;
    Document: get "/replies/{id}" => serve::replies::reply;
    Document: get "/replies/{id}/replies" => serve::replies::answers;
    Document: get "/replies/{id}/likes" => serve::replies::likes;
    Document: get "/replies/{id}/shares" => serve::replies::shares;
    Document: get "/replies/{id}/activities/{seq}" => serve::replies::activity;
    Document: get "/tags/{tag}" => serve::tags::tag;
    Document: get "/people/{name}" => serve::people::person;
    Document: get "/people/{name}/outbox" => serve::people::outbox;
    Document: get "/people/{name}/followers" => serve::people::followers;
    Document: get "/people/{name}/following" => serve::people::following;
}

/// The table of addresses and who may ask them, for tests and documentation.
#[must_use]
pub const fn policies() -> &'static [RoutePolicy] {
    POLICIES
}

impl Federation {
    /// The router of everything [`is_for_servers`], built from the table: an address that is not in it does not exist.
    pub fn router(&self) -> Router {
        let mut router = Router::new();
        for (policy, handler) in table() {
            let handler = match policy.reads {
                // Whoever delivers learns that it may sign with Ed25519 (RFC 9421, 5).
                Reads::Inbox => handler.layer::<_, Infallible>(map_response(asking_for_ed25519)),
                Reads::Figures if !self.app().is_private => handler,
                Reads::Document | Reads::Figures => {
                    handler.layer::<_, Infallible>(from_fn_with_state(self.clone(), serve::only_for_signers))
                }
                Reads::Discovery => handler,
            };
            router = router.route(policy.path, handler);
        }
        // The inbox counts bytes itself, while streaming; this is for the rest.
        router.layer(DefaultBodyLimit::max(limits::INBOX_BYTES_MAX)).with_state(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &str, path: &str, accept: &str) -> bool {
        let request = http::Request::builder().method(method).uri(path).header("accept", accept).body(()).unwrap();
        is_for_servers(&request.into_parts().0)
    }

    #[test]
    fn one_address_gives_a_person_a_page_and_a_server_a_document() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        let mastodon = "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";
        assert!(!asked("GET", "/listings/1", browser));
        assert!(asked("GET", "/listings/1", mastodon));
        assert!(asked("GET", "/coops/velo", "application/activity+json, text/html;q=0.1"));
        assert!(!asked("GET", "/coops/velo", "application/activity+json;q=0.1, text/html"));
        assert!(!asked("GET", "/coops/velo", "*/*"));
        assert!(asked("POST", "/coops/velo/inbox", ""));
        assert!(!asked("POST", "/coops/velo/publish", ""));
        assert!(asked("GET", "/.well-known/webfinger", browser));
        assert!(asked("GET", "/coops/velo/outbox", browser));
        assert!(!asked("GET", "/coops/velo/followers", browser));
        assert!(!asked("GET", "/coops/velo/board", browser) && asked("GET", "/coops/velo/board", mastodon));
        assert!(asked("GET", "/coops/velo/board/followers", browser) && asked("POST", "/coops/velo/board/inbox", ""));
        assert!(!asked("POST", "/coops/velo/board/waiting", ""));
        assert!(asked("GET", "/listings/1/likes", browser));
        assert!(!asked("GET", "/tags/likes", browser), "a tag may have any name");
        assert!(asked("GET", "/tags/likes", mastodon));
    }
}
