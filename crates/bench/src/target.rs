//! The server under test as its peers and its members see it: our own program, which is started here, or any other one.

mod pages;

use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, header};
use serde_json::{Value, json};
use tokio::time::Instant;
use url::Url;

use crate::client::{Address, Connection};
use crate::fediverse::Mark;
use crate::options::Common;
use crate::process::Process;
use crate::server::{HANDLE, Server};
use crate::signing::ACTIVITY_JSON;

pub use pages::Session;

/// Who is measured.
pub struct Target {
    pub address: Address,
    /// The actor that is followed and posts.
    pub actor: String,
    /// The path of that actor's inbox.
    pub inbox: String,
    pub process: Option<Process>,
    voice: Voice,
}

/// How the actor posts.
enum Voice {
    /// Through the pages of our own program.
    Pages(Session),
    /// Through the Mastodon API.
    Mastodon { token: String },
    /// Not at all: nobody gave a token.
    Mute,
}

/// A post that was taken.
#[derive(Debug, Clone)]
pub struct Published {
    /// As the server names it where it is edited.
    pub id: String,
    pub answered_at: Instant,
    /// From the request to its answer.
    pub took: Duration,
}

impl Target {
    /// Our own program, running.
    ///
    /// # Errors
    /// When it does not let its member in.
    pub async fn of_server(server: &Server) -> anyhow::Result<Self> {
        let address = Address::of(&server.url).await?;
        let session = Session::sign_in(address.clone()).await?;
        let actor = format!("{}coops/{HANDLE}", server.url);
        let inbox = format!("/coops/{HANDLE}/inbox");
        Ok(Self { address, actor, inbox, process: Some(server.process()?), voice: Voice::Pages(session) })
    }

    /// Another server, which runs already.
    ///
    /// # Errors
    /// When it does not answer or does not know the account.
    pub async fn elsewhere(url: &str, common: &Common) -> anyhow::Result<Self> {
        let url = Url::parse(url).with_context(|| format!("{url} is not an address"))?;
        let address = Address::of(&url).await?;
        let mut connection = Connection::new(address.clone(), None);
        let question = format!("/.well-known/webfinger?resource=acct:{}@{}", common.account, address.authority);
        let found = connection.get(&question, "application/jrd+json").await?.json()?;
        let links = found.get("links").and_then(Value::as_array).cloned().unwrap_or_default();
        let own = links.iter().find(|link| link.get("rel").and_then(Value::as_str) == Some("self"));
        let actor = own.and_then(|link| link.get("href")).and_then(Value::as_str).context("WebFinger names no actor")?.to_owned();
        let document = connection.get(Url::parse(&actor)?.path(), ACTIVITY_JSON).await?.json()?;
        let inbox =
            document.get("inbox").and_then(Value::as_str).context("the actor's document names no inbox; does it want signed fetches?")?;
        let voice = common.token.clone().map_or(Voice::Mute, |token| Voice::Mastodon { token });
        Ok(Self { address, inbox: Url::parse(inbox)?.path().to_owned(), actor, process: common.pid.map(Process), voice })
    }

    /// A connection of somebody who posts.
    #[must_use]
    pub fn connection(&self) -> Connection {
        Connection::new(self.address.clone(), None)
    }

    /// The session of the member, on our own program.
    ///
    /// # Errors
    /// On another server.
    pub fn session(&self) -> anyhow::Result<&Session> {
        match &self.voice {
            Voice::Pages(session) => Ok(session),
            Voice::Mastodon { .. } | Voice::Mute => anyhow::bail!("this needs our own program, not --target"),
        }
    }

    /// Publishes a post with the mark in it, about `body_bytes` long.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn publish(&self, connection: &mut Connection, mark: Mark, body_bytes: usize) -> anyhow::Result<Published> {
        match &self.voice {
            Voice::Pages(session) => session.publish(connection, mark, body_bytes).await,
            Voice::Mastodon { token } => mastodon(connection, token, &Method::POST, "/api/v1/statuses", mark, body_bytes).await,
            Voice::Mute => anyhow::bail!("posting on another server needs --token"),
        }
    }

    /// Replaces a post by another version.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn edit(&self, connection: &mut Connection, id: &str, mark: Mark, body_bytes: usize) -> anyhow::Result<Published> {
        match &self.voice {
            Voice::Pages(session) => session.edit(connection, id, mark, body_bytes).await,
            Voice::Mastodon { token } => {
                mastodon(connection, token, &Method::PUT, &format!("/api/v1/statuses/{id}"), mark, body_bytes).await
            }
            Voice::Mute => anyhow::bail!("posting on another server needs --token"),
        }
    }
}

/// Text of so many bytes in whole words.
#[must_use]
pub fn filler(bytes: usize) -> String {
    "Tools, rooms and seeds are shared among neighbours. ".chars().cycle().take(bytes).collect()
}

async fn mastodon(
    connection: &mut Connection,
    token: &str,
    method: &Method,
    path: &str,
    mark: Mark,
    body_bytes: usize,
) -> anyhow::Result<Published> {
    let mut headers = HeaderMap::new();
    headers.insert(header::AUTHORIZATION, format!("Bearer {token}").parse()?);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let status = json!({"status": format!("{} {}", mark.text(), filler(body_bytes)), "visibility": "public"});
    let began = Instant::now();
    let answer = connection.send(method, path, &headers, Bytes::from(status.to_string())).await?;
    let answered_at = Instant::now();
    anyhow::ensure!(answer.status.is_success(), "a post was answered {}: {}", answer.status, answer.text());
    let id = answer.json()?.get("id").and_then(Value::as_str).context("a post without an id")?.to_owned();
    Ok(Published { id, answered_at, took: answered_at - began })
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use http_body_util::{BodyExt as _, Full};
    use hyper::service::service_fn;

    use super::*;

    #[tokio::test]
    async fn other_servers_are_posted_to_as_the_mastodon_api_says() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard: Arc<Mutex<Vec<(String, String, Value)>>> = Arc::default();
        let noted = Arc::clone(&heard);
        tokio::spawn(async move {
            let service = service_fn(move |request: http::Request<hyper::body::Incoming>| {
                let noted = Arc::clone(&noted);
                async move {
                    let (parts, body) = request.into_parts();
                    let token = parts.headers[header::AUTHORIZATION].to_str().unwrap().to_owned();
                    let body = serde_json::from_slice(&body.collect().await.unwrap().to_bytes()).unwrap();
                    noted.lock().unwrap().push((format!("{} {}", parts.method, parts.uri), token, body));
                    anyhow::Ok(http::Response::new(Full::new(Bytes::from_static(br#"{"id":"01HX","uri":"http://a/b"}"#))))
                }
            });
            let stream = listener.accept().await.unwrap().0;
            let serving = hyper::server::conn::http1::Builder::new().serve_connection(hyper_util::rt::TokioIo::new(stream), service);
            serving.await.unwrap();
        });
        let voice = Voice::Mastodon { token: "t0k".to_owned() };
        let address = Address { socket: address, authority: "localhost".to_owned() };
        let target = Target { address, actor: String::new(), inbox: String::new(), process: None, voice };
        let mut connection = target.connection();
        let published = target.publish(&mut connection, Mark { post: 7, version: 1 }, 20).await.unwrap();
        assert_eq!(published.id, "01HX");
        target.edit(&mut connection, &published.id, Mark { post: 7, version: 2 }, 20).await.unwrap();
        let heard = heard.lock().unwrap();
        let [posted, edited] = heard.as_slice() else { panic!("{heard:?}") };
        assert_eq!((posted.0.as_str(), posted.1.as_str()), ("POST /api/v1/statuses", "Bearer t0k"));
        assert_eq!(posted.2["visibility"], "public");
        assert_eq!(Mark::find(posted.2["status"].as_str().unwrap().as_bytes()), Some(Mark { post: 7, version: 1 }));
        assert_eq!(edited.0, "PUT /api/v1/statuses/01HX");
    }
}
