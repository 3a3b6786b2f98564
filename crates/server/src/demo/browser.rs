//! A visitor: asks for pages over HTTP, keeps cookies, fills in forms. Knows nothing of the program but its addresses.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::Context as _;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use url::Url;

use super::html::{self, Form};

const PAGE: &str = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
const DOCUMENT: &str = "application/activity+json";
/// Redirects in a row; a form leads to one page.
const REDIRECTS_MAX: usize = 5;

/// Somebody with a browser at one instance.
#[derive(Debug, Clone)]
pub struct Browser {
    client: Client,
    base: Url,
    cookies: BTreeMap<String, String>,
}

/// A page as it was answered.
#[derive(Debug, Clone)]
pub struct Page {
    pub url: Url,
    pub status: u16,
    html: String,
}

impl Page {
    /// Whether its words contain `text`, spaces aside.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        let wanted = text.split_whitespace().collect::<Vec<_>>().join(" ");
        html::words(&self.html).contains(&wanted)
    }

    #[must_use]
    pub fn words(&self) -> String {
        html::words(&self.html)
    }

    /// The form that is sent to a path which ends so.
    ///
    /// # Errors
    /// When there is none.
    pub fn form(&self, action_end: &str) -> anyhow::Result<Form> {
        let mut forms = html::forms(&self.html);
        let actions = forms.iter().map(|form| form.action.clone()).collect::<Vec<_>>().join(" ");
        let is_sent_there = |form: &Form| form.action.split('#').next().is_some_and(|address| address.ends_with(action_end));
        let found = forms.iter().position(is_sent_there);
        let found = found.with_context(|| format!("{} has no form that is sent to …{action_end} (but: {actions})", self.url.path()))?;
        Ok(forms.swap_remove(found))
    }

    /// The first link whose path begins so.
    #[must_use]
    pub fn link(&self, beginning: &str) -> Option<String> {
        self.links(beginning).into_iter().next()
    }

    /// The links whose paths begin so.
    #[must_use]
    pub fn links(&self, beginning: &str) -> Vec<String> {
        html::links(&self.html).into_iter().filter(|link| link.starts_with(beginning)).collect()
    }
}

impl Browser {
    /// # Errors
    /// When the client cannot be made.
    pub fn new(base: &Url) -> anyhow::Result<Self> {
        let local = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        #[expect(clippy::disallowed_methods, reason = "this is a visitor of our own pages, not a request to a peer")]
        let builder = Client::builder();
        let client = builder
            .no_proxy()
            .redirect(Policy::none())
            .timeout(Duration::from_secs(30))
            // Where the server listens, whatever the machine thinks of the name.
            .resolve("localhost", local)
            .build()?;
        Ok(Self { client, base: base.clone(), cookies: BTreeMap::new() })
    }

    /// A page by its path, in English, redirects followed.
    ///
    /// # Errors
    /// When there is no answer. Any status is one.
    pub async fn get(&mut self, path: &str) -> anyhow::Result<Page> {
        let url = self.base.join(path)?;
        let response = self.send(self.client.get(url.clone())).await?;
        self.follow(url, response).await
    }

    /// Sends a form and follows to the page behind it.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn submit(&mut self, form: &Form) -> anyhow::Result<Page> {
        let url = self.base.join(&form.action)?;
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form.fields()).finish();
        let request = self.client.post(url.clone()).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        let origin = self.base.origin().ascii_serialization();
        let response = self.send(request.header(ORIGIN, origin).header("Sec-Fetch-Site", "same-origin")).await?;
        self.follow(url, response).await
    }

    /// Signs in through the page.
    ///
    /// # Errors
    /// When the page refuses.
    pub async fn sign_in(&mut self, login: &str, password: &str) -> anyhow::Result<()> {
        let mut form = self.get("/sign-in").await?.form("/sign-in")?;
        form.fill("login", login)?;
        form.fill("password", password)?;
        let page = self.submit(&form).await?;
        anyhow::ensure!(page.status < 400 && !self.cookies.is_empty(), "{login} could not sign in at {} ({})", self.base, page.status);
        Ok(())
    }

    /// What a server gets that does not sign: status and document.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn document(&self, address: &str) -> anyhow::Result<(u16, Value)> {
        let response = self.client.get(self.base.join(address)?).header(ACCEPT, DOCUMENT).send().await?;
        let status = response.status().as_u16();
        let text = response.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    /// Posts a document without a signature; the status.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post_unsigned(&self, path: &str, document: &Value) -> anyhow::Result<u16> {
        let request = self.client.post(self.base.join(path)?).header(CONTENT_TYPE, DOCUMENT).body(document.to_string());
        Ok(request.send().await?.status().as_u16())
    }

    /// Posts JSON; the status and the JSON that is answered.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post_json(&self, path: &str, what: &Value) -> anyhow::Result<(u16, Value)> {
        let request = self.client.post(self.base.join(path)?).header(CONTENT_TYPE, "application/json").body(what.to_string());
        let response = request.send().await?;
        let status = response.status().as_u16();
        Ok((status, serde_json::from_str(&response.text().await?).unwrap_or(Value::Null)))
    }

    async fn send(&mut self, request: RequestBuilder) -> anyhow::Result<Response> {
        let mut request = request.header(ACCEPT, PAGE).header(ACCEPT_LANGUAGE, "en");
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        let response = request.send().await?;
        for cookie in response.headers().get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            if let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.cookies.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
        Ok(response)
    }

    async fn follow(&mut self, mut url: Url, mut response: Response) -> anyhow::Result<Page> {
        for _ in 0..REDIRECTS_MAX {
            let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
            let Some(location) = location.filter(|_| response.status().is_redirection()) else { break };
            url = url.join(&location)?;
            response = self.send(self.client.get(url.clone())).await?;
        }
        let status = response.status().as_u16();
        Ok(Page { url, status, html: response.text().await? })
    }
}
