//! A member of our own program at work: signing in, publishing, editing, following, all through the forms of its pages.

use anyhow::Context as _;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use tokio::time::Instant;

use super::{Published, filler};
use crate::client::{Address, Answer, Connection};
use crate::fediverse::Mark;
use crate::server::{HANDLE, LOGIN, PASSWORD};

/// Somebody signed in.
pub struct Session {
    cookie: String,
    origin: String,
}

impl Session {
    /// # Errors
    /// When the server does not let the member in.
    pub async fn sign_in(address: Address) -> anyhow::Result<Self> {
        let mut session = Self { cookie: String::new(), origin: format!("http://{}", address.authority) };
        let mut connection = Connection::new(address, None);
        let answer = session.submit(&mut connection, "/sign-in", &[("login", LOGIN), ("password", PASSWORD)]).await?;
        let cookie = answer.header(header::SET_COOKIE).split(';').next().unwrap_or_default().to_owned();
        anyhow::ensure!(answer.status == StatusCode::SEE_OTHER && !cookie.is_empty(), "signing in was answered {}", answer.status);
        session.cookie = cookie;
        Ok(session)
    }

    /// A page as the member sees it.
    ///
    /// # Errors
    /// When it is not answered.
    pub async fn look(&self, connection: &mut Connection, path: &str) -> anyhow::Result<Answer> {
        let answer = connection.send(&Method::GET, path, &self.headers()?, Bytes::new()).await?;
        anyhow::ensure!(answer.status == StatusCode::OK, "{path} was answered {}", answer.status);
        Ok(answer)
    }

    /// Asks in the name of the cooperative to follow an actor.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn follow(&self, connection: &mut Connection, actor: &str) -> anyhow::Result<()> {
        let answer = self.submit(connection, &format!("/coops/{HANDLE}/following"), &[("target", actor)]).await?;
        anyhow::ensure!(answer.status == StatusCode::SEE_OTHER, "asking to follow {actor} was answered {}", answer.status);
        Ok(())
    }

    pub(super) async fn publish(&self, connection: &mut Connection, mark: Mark, body_bytes: usize) -> anyhow::Result<Published> {
        self.put(connection, &format!("/coops/{HANDLE}/publish"), mark, body_bytes).await
    }

    pub(super) async fn edit(&self, connection: &mut Connection, id: &str, mark: Mark, body_bytes: usize) -> anyhow::Result<Published> {
        self.put(connection, &format!("/listings/{id}/edit"), mark, body_bytes).await
    }

    async fn put(&self, connection: &mut Connection, path: &str, mark: Mark, body_bytes: usize) -> anyhow::Result<Published> {
        let (title, text) = (mark.text(), filler(body_bytes));
        let fields = [
            ("purpose", "offer"),
            ("nature", "tool"),
            ("text_title", title.as_str()),
            ("text_body", text.as_str()),
            ("text_language", "en"),
            ("quantity", "1"),
            ("unit", "one"),
            ("eligibility", "public"),
            ("conditions", "Bring it back clean."),
            ("place", "Strasbourg"),
            ("precision", "city"),
            ("then", "publish"),
        ];
        let began = Instant::now();
        let answer = self.submit(connection, path, &fields).await?;
        let answered_at = Instant::now();
        anyhow::ensure!(answer.status == StatusCode::SEE_OTHER, "the form at {path} was answered {}", answer.status);
        let place = answer.header(header::LOCATION);
        let id = place.strip_prefix("/listings/").and_then(|rest| rest.split('?').next()).context("publishing led nowhere")?;
        Ok(Published { id: id.to_owned(), answered_at, took: answered_at - began })
    }

    async fn submit(&self, connection: &mut Connection, path: &str, form: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let mut headers = self.headers()?;
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        connection.send(&Method::POST, path, &headers, Bytes::from(body)).await
    }

    /// What a browser sends.
    ///
    /// # Errors
    /// When the cookie or the origin is no header.
    pub fn headers(&self) -> anyhow::Result<HeaderMap> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
        headers.insert(header::ORIGIN, self.origin.parse()?);
        headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        if !self.cookie.is_empty() {
            headers.insert(header::COOKIE, self.cookie.parse()?);
        }
        Ok(headers)
    }
}
