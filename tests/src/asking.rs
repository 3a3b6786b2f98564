//! Asking an instance from outside, and looking into what it keeps.

use allmende_app::held::{self, Held};
use allmende_app::listings::{self, ListingView};
use allmende_app::peers::Rules;
use allmende_app::posts::{self, PostView};
use allmende_app::{peers, search};
use allmende_db::sql;
use allmende_domain::listing::Listing;
use allmende_domain::peer::{FederationMode, Newcomers, PeerPolicy};
use allmende_domain::permission::Viewer;
use allmende_domain::search::SearchQuery;
use allmende_domain::url::Host;
use axum::body::Body;
use bytes::Bytes;
use http::{HeaderValue, Request, Response, header};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

use crate::network::Instance;

/// Brings a request to an instance as its server would hand it on: past the network, whose faults it does not meet.
pub async fn arrive(instance: &Instance, mut request: Request<Bytes>) -> Response<Bytes> {
    let host = HeaderValue::from_str(&instance.host).expect("a host");
    request.headers_mut().entry(header::HOST).or_insert(host);
    let response = instance.federation.router().oneshot(request.map(Body::from)).await.unwrap_or_else(|never| match never {});
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes();
    Response::from_parts(parts, body)
}

impl Instance {
    /// The address of something here.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.host)
    }

    /// The answer to an unsigned GET for a document.
    pub async fn answers_to(&self, path: &str) -> Response<Bytes> {
        let request = Request::get(path).header(header::ACCEPT, "application/activity+json").body(Bytes::new()).expect("a request");
        arrive(self, request).await
    }

    /// The document at `path`.
    ///
    /// # Panics
    /// Unless it answers 200 with JSON.
    pub async fn document(&self, path: &str) -> Value {
        let answer = self.answers_to(path).await;
        assert_eq!(answer.status(), 200, "{path}: {:?}", answer.body());
        serde_json::from_slice(answer.body()).expect("JSON")
    }

    /// The listing that is known here under this address, own or mirrored, as anybody may see it.
    pub async fn sees(&self, object_url: &str) -> Option<Listing> {
        listings::by_url(self, &Viewer::Stranger, object_url).await.expect("a look-up")
    }

    /// What a stranger finds by these words.
    pub async fn finds(&self, words: &str) -> Vec<ListingView> {
        let query = SearchQuery { words: words.to_owned(), ..SearchQuery::default() };
        search::search(self, &Viewer::Stranger, &query).await.expect("a search").items
    }

    /// What those wrote whom its cooperatives follow.
    pub async fn timeline(&self) -> Vec<PostView> {
        posts::timeline(self, &Viewer::Operator, 0).await.expect("the timeline").items
    }

    pub async fn sets_policy(&self, host: &str, policy: PeerPolicy) {
        let host = Host::parse(host).expect("a host");
        peers::set_policy(self, &Viewer::Operator, &host, policy, "for a test").await.expect("a policy is set");
    }

    /// From now on what a server sends that nobody here decided about or turned to is held, or not.
    pub async fn newcomers(&self, newcomers: Newcomers) {
        let rules = Rules { newcomers, ..peers::rules(self, &Viewer::Operator).await.expect("rules") };
        peers::set_rules(self, &Viewer::Operator, rules).await.expect("rules are set");
    }

    /// From now on it speaks with everybody, or with those on the list.
    pub async fn mode(&self, mode: FederationMode) {
        let rules = Rules { mode, ..peers::rules(self, &Viewer::Operator).await.expect("rules") };
        peers::set_rules(self, &Viewer::Operator, rules).await.expect("rules are set");
    }

    /// What is held, the latest first.
    pub async fn held(&self) -> Vec<Held> {
        held::list(self, &Viewer::Operator, None, i64::MAX).await.expect("what is held").items
    }

    pub async fn lets_through(&self, held: &[Held]) {
        let seqs: Vec<i64> = held.iter().map(|one| one.seq).collect();
        held::let_through(self, &Viewer::Operator, &seqs).await.expect("it is let through");
    }

    /// How many activities were ever stored.
    pub async fn stored_activities(&self) -> i64 {
        let mut conn = self.db.read().await.expect("a connection");
        sql("SELECT COUNT(*) AS number FROM inbox").fetch_one(&mut conn, |row| row.get("number")).await.expect("a count")
    }

    /// How the activity of this id ended (`done`, `ignored`, `refused`, `failed`); `None` when it was never stored or still waits.
    pub async fn outcome_of(&self, activity_url: &str) -> Option<String> {
        let mut conn = self.db.read().await.expect("a connection");
        let outcomes = sql("SELECT outcome FROM inbox WHERE activity_url = $1 AND processed_at IS NOT NULL ORDER BY seq")
            .text(activity_url)
            .fetch_all(&mut conn, |row| row.get::<String>("outcome"))
            .await
            .expect("outcomes");
        outcomes.into_iter().next()
    }

    /// How many actors of other servers are known.
    pub async fn known_actors(&self) -> i64 {
        let mut conn = self.db.read().await.expect("a connection");
        let count = sql("SELECT COUNT(*) AS number FROM actors WHERE is_local = $1").bind(false);
        count.fetch_one(&mut conn, |row| row.get("number")).await.expect("a count")
    }
}
