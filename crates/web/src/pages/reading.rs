//! The reading page: ordinary posts of those whom our cooperatives follow.

mod shown;

use allmende_app::posts::{self, PostView};
use allmende_domain::time::UnixMillis;
use axum::extract::{RawQuery, State};

pub mod thread;

use super::cooperative::actor_link;
use crate::Web;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::Fields;
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::turning::{self, Turning};
use shown::Shown;
use thread::{Actions, Voices};

struct Reading {
    name: String,
    handle: String,
    url: String,
    /// Their handle and address.
    shared_by: Option<(String, String)>,
    shown: Shown,
    original: String,
    object_url: String,
    when: When,
    actions: Actions,
}

#[derive(askama::Template)]
#[template(path = "reading.html")]
struct ReadingPage {
    page: Frame,
    posts: Vec<Reading>,
    turning: Turning,
}

fn reading(visitor: &Visitor, view: &PostView, now: UnixMillis, actions: Actions) -> Reading {
    let (handle, url) = actor_link(&view.author);
    let post = &view.post;
    let original = post.page_url.as_ref().unwrap_or(&post.object_url).to_string();
    Reading {
        name: if view.author.name.is_empty() { view.author.username.clone() } else { view.author.name.clone() },
        handle,
        url,
        shared_by: view.shared_by.as_ref().map(actor_link),
        shown: Shown::of(visitor, post, &original, now),
        object_url: post.object_url.to_string(),
        original,
        when: dates::when(visitor.locale(), post.published_at),
        actions,
    }
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let found = posts::timeline(&web.app, &visitor.viewer, turning::asked(&fields)).await?;
    let back = if found.number > 0 { format!("/reading?page={}", found.number + 1) } else { "/reading".to_owned() };
    let posts: Vec<_> = found.items.iter().map(|view| &view.post).collect();
    let actions = thread::actions(&web, &visitor, &Voices::of(&web, &visitor).await?, &posts, &back).await?;
    let template = ReadingPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("nav-reading"), "reading"),
        posts: found.items.iter().zip(actions).map(|(view, actions)| reading(&visitor, view, web.app.now(), actions)).collect(),
        turning: Turning::of(&found, "/reading", &fields),
    };
    Ok(rendered(&template))
}
