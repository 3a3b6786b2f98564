use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::response::Redirect;
use axum::routing::{get, post};
use tokio::net::TcpListener;

use super::*;

/// 2026-11-22T09:00:00Z
const NOW: UnixMillis = UnixMillis(1_795_338_000_000);
fn quick() -> Timeouts {
    Timeouts { connect: Duration::from_millis(300), total: Duration::from_millis(300), ..Timeouts::default() }
}

/// A clock that stands at [`NOW`].
struct Standing;

impl Clock for Standing {
    fn now(&self) -> UnixMillis {
        NOW
    }
}

/// A server on a port of its own, ended when dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(crate) async fn serve(routes: Router) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let task = tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    Server { address, task }
}

/// A transport that reaches every host at one address over plain http, as a test of several instances does.
pub(crate) struct Elsewhere {
    inner: ReqwestTransport,
    address: SocketAddr,
}

impl Elsewhere {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { inner: ReqwestTransport::new(Mode::Development, Timeouts::default(), None).unwrap(), address }
    }
}

#[async_trait::async_trait]
impl Transport for Elsewhere {
    async fn send(&self, mut request: http::Request<Bytes>) -> Result<http::Response<BodyStream>, TransportError> {
        let target = request.uri().path_and_query().map_or("/", |path| path.as_str());
        *request.uri_mut() = format!("http://{}{target}", self.address).parse().unwrap();
        self.inner.send(request).await
    }
}

pub(crate) fn client(transport: Arc<dyn Transport>, mode: Mode) -> GuardedClient {
    GuardedClient::new(transport, mode, quick(), &Host::parse("velo.example").unwrap(), Arc::new(Standing))
}

pub(crate) fn real_client(mode: Mode) -> GuardedClient {
    client(Arc::new(ReqwestTransport::new(mode, quick(), None).unwrap()), mode)
}

pub(crate) fn start_budget() -> Budget {
    Budget::starting(NOW)
}

fn url(text: &str) -> ObjectUrl {
    ObjectUrl::parse(text).unwrap()
}

async fn got(client: &GuardedClient, text: &str) -> Result<Answer, ClientError> {
    client.get(&url(text), &HeaderValue::from_static("*/*"), None, &mut start_budget(), 1_000).await
}

#[test]
fn f12_addresses_that_are_no_peers_are_refused_in_production() {
    for (text, refusal) in [
        ("http://velo.example/", UrlRefusal::Scheme),
        ("https://velo.example:8443/", UrlRefusal::Port),
        ("https://127.0.0.1/", UrlRefusal::LiteralAddress),
        ("https://2130706433/", UrlRefusal::LiteralAddress),
        ("https://0x7f.1/", UrlRefusal::LiteralAddress),
        ("https://[::1]/", UrlRefusal::LiteralAddress),
        ("https://[::ffff:7f00:1]/", UrlRefusal::LiteralAddress),
        ("https://1.1.1.1/", UrlRefusal::LiteralAddress),
        ("https://localhost/", UrlRefusal::LocalName),
        ("https://localhost./", UrlRefusal::LocalName),
    ] {
        assert_eq!(check_url(&url(text), Mode::Production), Err(refusal), "{text}");
        assert_eq!(check_url(&url(text), Mode::Development), Ok(()), "{text}");
    }
    assert_eq!(check_url(&url("https://velo.example:443/inbox"), Mode::Production), Ok(()));
}

#[tokio::test]
async fn production_never_sends_to_a_refused_address() {
    let hits = Arc::new(AtomicUsize::new(0));
    let counted = hits.clone();
    let server = serve(Router::new().fallback(move || async move { counted.fetch_add(1, Ordering::SeqCst).to_string() })).await;
    let client = client(Arc::new(Elsewhere::new(server.address)), Mode::Production);
    for text in ["https://10.0.0.1/", "http://velo.example/", "https://velo.example:8443/"] {
        assert!(matches!(got(&client, text).await, Err(ClientError::Url(_))), "{text}");
        assert!(matches!(client.post(&url(text), Bytes::new(), Vec::new()).await, Err(ClientError::Url(_))), "{text}");
    }
    assert_eq!(hits.load(Ordering::SeqCst), 0);
    assert!(got(&client, "https://velo.example/").await.is_ok());
    assert_eq!(hits.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn f4_redirects_are_checked_at_every_hop() {
    let to = |target: &'static str| get(move || async move { Redirect::temporary(target) });
    let routes = Router::new()
        .route("/private", to("https://10.0.0.1/secret"))
        .route("/metadata", to("http://169.254.169.254/latest/meta-data/"))
        .route("/plain", to("http://velo.example/"))
        .route("/port", to("https://velo.example:6379/"))
        .route("/file", to("file:///etc/passwd"))
        .route("/data", to("data:application/activity+json,{}"))
        .route("/twice", to("/private"))
        .route("/fine", to("https://other.example/end#fragment"))
        .route("/loop", to("/loop"))
        .route("/nowhere", get(|| async { http::StatusCode::FOUND }))
        .route("/end", get(|| async { "end" }));
    let server = serve(routes).await;
    let client = client(Arc::new(Elsewhere::new(server.address)), Mode::Production);
    for (path, error) in [
        ("private", ClientError::Url(UrlRefusal::LiteralAddress)),
        ("metadata", ClientError::Url(UrlRefusal::Scheme)),
        ("plain", ClientError::Url(UrlRefusal::Scheme)),
        ("port", ClientError::Url(UrlRefusal::Port)),
        ("file", ClientError::BadRedirect),
        ("data", ClientError::BadRedirect),
        ("twice", ClientError::Url(UrlRefusal::LiteralAddress)),
        ("loop", ClientError::TooManyRedirects),
        ("nowhere", ClientError::BadRedirect),
    ] {
        assert_eq!(got(&client, &format!("https://velo.example/{path}")).await.err(), Some(error), "{path}");
    }
    let answer = got(&client, "https://velo.example/fine").await.unwrap();
    assert_eq!((answer.url.as_str(), &answer.body[..]), ("https://other.example/end", &b"end"[..]));
}

#[tokio::test]
async fn every_hop_is_signed_for_its_own_host_and_taken_from_the_budget() {
    use crate::local_keys::ActorSigner;
    use crate::signatures::{PublicKey, Signer, SigningKey, parse};
    let key = allmende_app::keys::generate_rsa_2048().unwrap();
    let public = PublicKey::from_pem(&key.public_pem).unwrap();
    let routes = Router::new().route("/start", get(|| async { Redirect::permanent("https://other.example/end?page=2") })).route(
        "/end",
        get(move |uri: axum::http::Uri, mut headers: HeaderMap| async move {
            // The transport of this test dials another name than the one asked, which replaces `Host`.
            headers.insert(HOST, HeaderValue::from_static("other.example"));
            let ours = [Host::parse("other.example").unwrap()];
            let target = uri.path_and_query().unwrap().as_str();
            let verified = parse(&Method::GET, target, &headers, &ours, None, NOW).and_then(|claim| claim.verify(&public));
            format!("{verified:?} {}", headers[USER_AGENT].to_str().unwrap())
        }),
    );
    let server = serve(routes).await;
    let client = client(Arc::new(Elsewhere::new(server.address)), Mode::Production);
    let rsa =
        Signer { key: SigningKey::from_pkcs8_der(&key.private_der).unwrap(), key_id: "https://velo.example/actor#main-key".to_owned() };
    let signer = Arc::new(ActorSigner::new(rsa, None, Arc::new(tokio::sync::Semaphore::new(1))));
    let signer = FetchSigner { signer: &signer, kind: SignatureKind::DraftCavage };
    let accept = HeaderValue::from_static("*/*");
    let start = url("https://velo.example/start");
    let mut budget = Budget { fetches_left: 3, ..start_budget() };
    let answer = client.get(&start, &accept, Some(signer), &mut budget, 1_000).await.unwrap();
    let expected = format!("Ok(()) Allmende/{} (+https://velo.example/)", env!("CARGO_PKG_VERSION"));
    assert_eq!(std::str::from_utf8(&answer.body).unwrap(), expected);
    assert_eq!(budget.fetches_left, 1);
    let exhausted = client.get(&start, &accept, Some(signer), &mut budget, 1_000).await;
    assert_eq!(exhausted.err(), Some(ClientError::Budget(BudgetExhausted::Fetches)));
    let mut late = Budget { deadline: NOW, ..start_budget() };
    let late = client.get(&start, &accept, None, &mut late, 1_000).await;
    assert_eq!(late.err(), Some(ClientError::Budget(BudgetExhausted::Time)));
}

/// A body that never ends, a thousand bytes at a time.
fn endless() -> Body {
    let chunk = Bytes::from(vec![b'x'; 1_000]);
    Body::from_stream(futures_util::stream::repeat_with(move || Ok::<_, Infallible>(chunk.clone())))
}

/// A body that sends one byte and then nothing.
fn stuck() -> Body {
    let first = futures_util::stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"x"))]);
    Body::from_stream(first.chain(futures_util::stream::pending()))
}

#[tokio::test]
async fn f9_endless_and_stuck_answers_are_bounded() {
    let routes = Router::new()
        .route("/endless", get(|| async { endless() }))
        .route("/stuck", get(|| async { stuck() }))
        .route("/silent", get(std::future::pending::<()>))
        .route("/exact", get(|| async { "x".repeat(1_000) }))
        .route("/over", get(|| async { "x".repeat(1_001) }));
    let server = serve(routes).await;
    let client = real_client(Mode::Development);
    let at = |path: &str| format!("http://{}/{path}", server.address);
    assert_eq!(got(&client, &at("endless")).await.err(), Some(TransportError::TooLarge.into()));
    assert_eq!(got(&client, &at("stuck")).await.err(), Some(TransportError::Timeout.into()));
    assert_eq!(got(&client, &at("silent")).await.err(), Some(TransportError::Timeout.into()));
    assert_eq!(got(&client, &at("exact")).await.unwrap().body.len(), 1_000);
    assert_eq!(got(&client, &at("over")).await.err(), Some(TransportError::TooLarge.into()));
}

#[tokio::test]
async fn q6_the_answer_to_a_delivery_is_cut_and_its_redirects_are_not_followed() {
    let routes = Router::new()
        .route("/endless", post(|| async { (StatusCode::ACCEPTED, endless()) }))
        .route("/stuck", post(|| async { (StatusCode::ACCEPTED, stuck()) }))
        .route("/silent", post(std::future::pending::<()>))
        .route("/moved", post(|| async { Redirect::permanent("/inbox") }))
        .route("/inbox", post(|headers: HeaderMap, body: Bytes| async move { format!("{:?} {}", headers.get("digest"), body.len()) }));
    let server = serve(routes).await;
    let client = real_client(Mode::Development);
    let sent = async |path: &str| {
        let headers = vec![(HeaderName::from_static("digest"), HeaderValue::from_static("d"))];
        client.post(&url(&format!("http://{}/{path}", server.address)), Bytes::from_static(b"{}"), headers).await
    };
    let cut = sent("endless").await.unwrap();
    assert_eq!((cut.status, cut.body.len()), (StatusCode::ACCEPTED, DELIVERY_ANSWER_BYTES_MAX));
    let hanging = sent("stuck").await.unwrap();
    assert_eq!((hanging.status, &hanging.body[..]), (StatusCode::ACCEPTED, &b"x"[..]));
    assert_eq!(sent("silent").await.err(), Some(TransportError::Timeout.into()));
    assert_eq!(sent("moved").await.unwrap().status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(&sent("inbox").await.unwrap().body[..], br#"Some("d") 2"#);
}
