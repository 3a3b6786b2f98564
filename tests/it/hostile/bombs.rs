//! Bodies that are small on the way and enormous when they are unpacked, in both directions (case F10).

use std::io::Write as _;
use std::sync::{Arc, Mutex};

use allmende_app::Clock as _;
use allmende_domain::url::{Host, ObjectUrl};
use allmende_federation::client::{ClientError, GuardedClient, Mode, ReqwestTransport, Timeouts, TransportError};
use allmende_federation::limits::Budget;
use allmende_tests::clock::TestClock;
use axum::Router;
use axum::extract::Path;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, header};
use tower::ServiceExt as _;

/// 64 MiB of nothing as brotli.
const BROTLI: &str = "cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500baf77ffcffff837f02200e0b00\
    74effff8ffff07ff04401c1600e8defff1ffff0ffe0980382c00d0bdffcbffff3ffc1300715800a07bff07";

fn brotli() -> Vec<u8> {
    let hex: Vec<u8> = BROTLI.bytes().filter(u8::is_ascii_hexdigit).collect();
    hex.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).expect("hex"), 16).expect("hex")).collect()
}

fn gzip() -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    for _ in 0..16 {
        encoder.write_all(&[0; 1 << 20]).expect("memory");
    }
    encoder.finish().expect("memory")
}

/// 64 MiB of nothing (RFC 8878): a head without a size, and blocks that say "128 KiB of this byte".
fn zstd() -> Vec<u8> {
    let mut bytes = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58];
    const BLOCK: u32 = 128 * 1024;
    for number in 0_u32..512 {
        let head = u32::from(number == 511) | (1 << 1) | (BLOCK << 3);
        bytes.extend_from_slice(&head.to_le_bytes()[..3]);
        bytes.push(0);
    }
    bytes
}

fn bombs() -> [(&'static str, Bytes); 3] {
    let bombs = [("gzip", gzip()), ("br", brotli()), ("zstd", zstd())];
    for (name, bomb) in &bombs {
        assert!(bomb.len() < 100_000, "{name} is small: {}", bomb.len());
    }
    bombs.map(|(name, bomb)| (name, bomb.into()))
}

#[tokio::test]
async fn f10_what_is_fetched_is_never_unpacked() {
    let asked: Arc<Mutex<Vec<HeaderMap>>> = Arc::default();
    let kept = Arc::clone(&asked);
    let route = axum::routing::get(move |Path(name): Path<String>, headers: HeaderMap| async move {
        kept.lock().expect("no panic").push(headers);
        let bomb = bombs().into_iter().find(|(known, _)| *known == name).expect("a bomb").1;
        ([(header::CONTENT_ENCODING, HeaderValue::from_str(&name).expect("a value"))], bomb)
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = tokio::spawn(async move { axum::serve(listener, Router::new().route("/{name}", route)).await });

    let transport = ReqwestTransport::new(Mode::Development, Timeouts::default(), None).expect("a transport");
    let clock = TestClock::default();
    let host = Host::parse("velo.example").expect("a host");
    let client = GuardedClient::new(Arc::new(transport), Mode::Development, Timeouts::default(), &host, Arc::new(clock.clone()));
    for (name, bomb) in bombs() {
        let url = ObjectUrl::parse(&format!("http://{address}/{name}")).expect("an address");
        let get = async |bytes_max: usize| {
            client.get(&url, &HeaderValue::from_static("*/*"), None, &mut Budget::starting(clock.now()), bytes_max).await
        };
        let answer = get(bomb.len()).await.expect("as many bytes as it has on the way");
        assert_eq!(answer.body, bomb, "{name} comes as it is");
        let cut = get(bomb.len() - 1).await;
        assert_eq!(cut.err(), Some(ClientError::Transport(TransportError::TooLarge)), "{name}");
    }
    let asked = asked.lock().expect("no panic").clone();
    assert_eq!(asked.len(), 6);
    assert!(asked.iter().all(|headers| !headers.contains_key(header::ACCEPT_ENCODING)), "no encoding is asked for");
    server.abort();
}

#[tokio::test]
async fn f10_a_request_with_an_encoded_body_is_refused_unread() {
    let directory = tempfile::tempdir().expect("a folder");
    let mut settings = allmende_server::settings::Settings::default();
    settings.instance.development = true;
    settings.data.directory = directory.path().to_owned();
    let whole = allmende_server::serve::Instance::assemble(settings).await.expect("an instance");
    for (name, bomb) in bombs() {
        for (path, kind) in [
            ("/inbox", "application/activity+json"),
            ("/coops/velo/inbox", "application/activity+json"),
            ("/sign-in", "application/x-www-form-urlencoded"),
            ("/coops/velo/publish", "multipart/form-data; boundary=X"),
        ] {
            let (unread, read) = (axum::body::Body::new(http_body_util::Full::new(bomb.clone())), name.to_uppercase());
            let request = Request::post(path).header(header::HOST, "localhost:8080").header(header::CONTENT_TYPE, kind);
            let request = request.header("sec-fetch-site", "same-origin").header(header::CONTENT_ENCODING, read).body(unread);
            let answer = whole.router.clone().oneshot(request.expect("a request")).await.unwrap_or_else(|never| match never {});
            assert_eq!(answer.status(), 415, "{name} to {path}");
            assert_eq!(answer.headers()[header::ACCEPT_ENCODING], "identity");
        }
    }
    // Nothing of an encoding that says nothing.
    let plain = Request::post("/inbox").header(header::CONTENT_TYPE, "application/activity+json");
    let plain = plain.header(header::CONTENT_ENCODING, "identity").body(axum::body::Body::from("{"));
    let answer = whole.router.clone().oneshot(plain.expect("a request")).await.unwrap_or_else(|never| match never {});
    assert_eq!(answer.status(), 400);
    whole.app.db.close().await;
}
