//! The reading page: ordinary posts of those whom our cooperatives follow.

use allmende_app::posts::{self, PostView};
use axum::extract::{RawQuery, State};

use super::cooperative::actor_link;
use crate::Web;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::Fields;
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::text_html;
use crate::turning::{self, Turning};

/// A picture of a post. It is not loaded into the page: the server of a stranger learns of readers only when they open it.
struct Picture {
    href: String,
    host: String,
    alt: String,
}

struct Reading {
    name: String,
    handle: String,
    url: String,
    shared_by: Option<String>,
    warning: String,
    html: String,
    pictures: Vec<Picture>,
    original: String,
    object_url: String,
    when: When,
}

#[derive(askama::Template)]
#[template(path = "reading.html")]
struct ReadingPage {
    page: Frame,
    posts: Vec<Reading>,
    turning: Turning,
}

fn reading(visitor: &Visitor, view: &PostView) -> Reading {
    let (handle, url) = actor_link(&view.author);
    let post = &view.post;
    let pictures = post.images.iter().filter(|image| image.media_type.is_empty() || image.media_type.starts_with("image/"));
    Reading {
        name: if view.author.name.is_empty() { view.author.username.clone() } else { view.author.name.clone() },
        handle,
        url,
        shared_by: view.shared_by.as_ref().map(|actor| actor.handle()),
        warning: post.warning.clone(),
        html: text_html::body(&post.content, true),
        pictures: pictures
            .map(|image| Picture { href: image.url.to_string(), host: image.url.host().to_string(), alt: image.alt.clone() })
            .collect(),
        object_url: post.object_url.to_string(),
        original: post.page_url.as_ref().unwrap_or(&post.object_url).to_string(),
        when: dates::when(visitor.locale(), post.published_at),
    }
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let found = posts::timeline(&web.app, &visitor.viewer, turning::asked(&fields)).await?;
    let template = ReadingPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("nav-reading"), "reading"),
        posts: found.items.iter().map(|view| reading(&visitor, view)).collect(),
        turning: Turning::of(&found, "/reading", &fields),
    };
    Ok(rendered(&template))
}
