//! Addresses that servers ask: discovery, actors, collections, documents, inboxes. Addresses that people share with servers are told
//! apart by [`is_for_servers`].

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::Response;
use axum::routing::{get, post};
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
        return path.starts_with("/coops/") && path.ends_with("/inbox");
    }
    let only_servers = ["/outbox", "/featured", "/catalog", "/replies"];
    let is_object =
        path.starts_with("/coops/") || path.starts_with("/listings/") || path.starts_with("/resources/") || path.starts_with("/messages/");
    is_object
        && (prefers_documents(parts)
            || only_servers.iter().any(|end| path.ends_with(end))
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

impl Federation {
    /// The router of everything [`is_for_servers`].
    pub fn router(&self) -> Router {
        // Whoever delivers learns that it may sign with Ed25519 (RFC 9421, 5).
        let inboxes = Router::new()
            .route("/inbox", post(inbox::shared))
            .route("/actor/inbox", post(inbox::instance))
            .route("/coops/{handle}/inbox", post(inbox::cooperative))
            .layer(map_response(asking_for_ed25519));
        let documents = Router::new()
            .route("/actor/outbox", get(serve::actors::instance_outbox))
            .route("/actor/followers", get(serve::actors::instance_followers))
            .route("/coops/{handle}", get(serve::actors::cooperative))
            .route("/coops/{handle}/outbox", get(serve::collections::outbox))
            .route("/coops/{handle}/followers", get(serve::collections::followers))
            .route("/coops/{handle}/following", get(serve::collections::following))
            .route("/coops/{handle}/featured", get(serve::collections::featured))
            .route("/coops/{handle}/catalog", get(serve::collections::catalogue))
            .route("/listings/{id}", get(serve::objects::listing))
            .route("/listings/{id}/replies", get(serve::objects::replies))
            .route("/listings/{id}/activities/{seq}", get(serve::objects::listing_activity))
            .route("/resources/{id}", get(serve::objects::resource))
            .route("/messages/{id}", get(serve::objects::message))
            .route_layer(from_fn_with_state(self.clone(), serve::only_for_signers));
        // What follows is for everybody, also where reading takes a signature: without it nobody could find us or verify ours.
        Router::new()
            .merge(inboxes)
            .merge(documents)
            .route("/.well-known/webfinger", get(serve::discovery::webfinger))
            .route("/.well-known/host-meta", get(serve::discovery::host_meta))
            .route("/.well-known/nodeinfo", get(serve::discovery::nodeinfo_links))
            .route("/nodeinfo/2.0", get(serve::discovery::nodeinfo_2_0))
            .route("/nodeinfo/2.1", get(serve::discovery::nodeinfo_2_1))
            .route("/actor", get(serve::actors::instance))
            // The inbox counts bytes itself, while streaming; this is for the rest.
            .layer(DefaultBodyLimit::max(limits::INBOX_BYTES_MAX))
            .with_state(self.clone())
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
    }
}
