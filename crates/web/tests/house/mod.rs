//! Pages over a real application and database, asked without a network.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use allmende_app::directory::LookUpError;
use allmende_app::{Addresses, App, AppError, Chance, Clock, Directory, setup};
use allmende_db::{Db, Location, migrations};
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::language::Language;
use allmende_domain::time::UnixMillis;
use allmende_web::{Web, WebSettings};
use axum::Router;
use axum::body::Body;
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

pub const PASSWORD: &str = "correct horse battery";

/// Goes on by a millisecond whenever somebody looks, so that what comes later is later.
struct TestClock(AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> UnixMillis {
        UnixMillis(self.0.fetch_add(1, Ordering::SeqCst))
    }
}

/// SplitMix64: the same bytes in each run.
struct TestChance(AtomicU64);

impl Chance for TestChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^= z >> 31;
            for (byte, random) in chunk.iter_mut().zip(z.to_le_bytes()) {
                *byte = random;
            }
        }
    }
}

/// There are no other servers.
struct Alone;

#[async_trait::async_trait]
impl Directory for Alone {
    async fn look_up(&self, _: &str) -> Result<Actor, LookUpError> {
        Err(LookUpError::NotAHandle)
    }

    async fn documents(&self, _: &Cooperative) -> Result<Vec<(String, Vec<u8>)>, AppError> {
        Ok(Vec::new())
    }
}

pub struct House {
    pub app: App,
    pub router: Router,
    pub _folder: tempfile::TempDir,
}

/// What a browser gets.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub cookie: String,
    pub headers: http::HeaderMap,
    pub body: String,
}

impl House {
    pub async fn empty(base: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Location::Sqlite(folder.path().join("allmende.db"))).await.unwrap();
        let clock = Arc::new(TestClock(AtomicI64::new(1_800_000_000_000)));
        migrations::apply(&db, clock.now().0).await.unwrap();
        let app = App::new(db, clock, Arc::new(TestChance(AtomicU64::new(1))), Addresses::new(base).unwrap(), Language::english());
        app.set_directory(Arc::new(Alone));
        let settings = settings(base.starts_with("https"));
        let router = allmende_web::router(Web { app: app.clone(), settings });
        Self { app, router, _folder: folder }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let headers = response.headers().clone();
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location, cookie) = (response.status(), text("location"), text("set-cookie"));
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, cookie, body: String::from_utf8_lossy(&bytes).into_owned(), headers }
    }

    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.send(request("GET", path, cookie).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let body = encoded(fields);
        let request = request("POST", path, cookie).header("content-type", "application/x-www-form-urlencoded");
        self.send(request.header("sec-fetch-site", "same-origin").body(Body::from(body)).unwrap()).await
    }

    /// First run through its pages; the cookie of the first administrator.
    pub async fn set_up(&self) -> String {
        let link = setup::first_link(&self.app).await.unwrap().unwrap();
        let form = self.get(&link, "").await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.body);
        let done = self
            .post(
                &link,
                "",
                &[
                    ("name", "Vélo Solidaire"),
                    ("handle", "velo"),
                    ("language", "fr"),
                    ("summary", "Un atelier **ouvert** à Strasbourg"),
                    ("place_name", "Strasbourg"),
                    ("latitude", "48.5734"),
                    ("longitude", "7.7521"),
                    ("display_name", "Anna"),
                    ("login", "anna@velo.example"),
                    ("password", PASSWORD),
                ],
            )
            .await;
        assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/start?done=started"), "{}", done.body);
        // Pages in English, whatever the cooperative's language is.
        format!("{}; lang=en", done.cookie.split(';').next().unwrap())
    }
}

pub fn settings(secure_cookies: bool) -> WebSettings {
    WebSettings { secure_cookies, version: "0.1.0", image_bytes_max: 10_485_760, sends_letters: true, source_url: None, tiles: None }
}

fn request(method: &str, path: &str, cookie: &str) -> http::request::Builder {
    let builder = Request::builder().method(method).uri(path).header("host", "commons.example").header("accept", "text/html");
    if cookie.is_empty() { builder } else { builder.header("cookie", cookie) }
}

pub fn encoded(fields: &[(&str, &str)]) -> String {
    let percent = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    fields.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value))).collect::<Vec<_>>().join("&")
}
