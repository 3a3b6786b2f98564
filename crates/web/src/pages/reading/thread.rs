//! Answering posts: the thread of a post, and what can be done with a post wherever it is shown.

use allmende_app::post_reactions::{self, Reaction};
use allmende_app::posts::{Post, PostView};
use allmende_app::replies::{self, Answering, Entry, ReplyView};
use allmende_app::speakers::{self, Speaker};
use allmende_app::{AppError, cooperatives};
use allmende_domain::actor::Actor;
use allmende_domain::ids::PostId;
use axum::extract::{Path, State};

use super::{Reading, reading};
use crate::Web;
use crate::choices::Choices;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::{Visitor, own_path};
use crate::text_html;

/// What one of ours did with a post.
pub struct Given {
    pub words: String,
    /// In whose name it can be taken back; empty when that is not the viewer's.
    pub by: String,
    pub undo: &'static str,
}

/// What can be done with a post, in whose name.
pub struct Actions {
    pub id: String,
    pub speakers: Choices,
    /// When there is nobody to choose from.
    pub only: Option<String>,
    pub may_share: bool,
    pub given: Vec<Given>,
    pub answers: i64,
    /// Where it leads afterwards.
    pub back: String,
}

/// The viewer's voices, each with how a form names it.
pub struct Voices(Vec<(String, Actor)>);

impl Voices {
    pub async fn of(web: &Web, visitor: &Visitor) -> Result<Self, AppError> {
        let found = speakers::list(&web.app, &visitor.viewer).await?;
        let code = |speaker: &Speaker, actor: &Actor| match speaker {
            Speaker::Cooperative(_) => format!("coop:{}", actor.username),
            Speaker::Oneself => "me".to_owned(),
        };
        Ok(Self(found.into_iter().map(|(speaker, actor)| (code(&speaker, &actor), actor)).collect()))
    }

    fn choices(&self) -> Choices {
        self.0.iter().map(|(code, actor)| (code.clone(), format!("{} ({})", actor.name, actor.handle()))).collect()
    }

    fn only(&self) -> Option<String> {
        self.0.first().filter(|_| self.0.len() == 1).map(|(code, _)| code.clone())
    }

    fn code_of(&self, actor: &Actor) -> String {
        self.0.iter().find(|(_, known)| known.id == actor.id).map(|(code, _)| code.clone()).unwrap_or_default()
    }
}

/// Who a form says is to speak.
async fn speaker(web: &Web, text: &str) -> Result<Speaker, AppError> {
    match text.strip_prefix("coop:") {
        Some(handle) => Ok(Speaker::Cooperative(cooperatives::by_handle(&web.app, handle).await?.id)),
        None => Ok(Speaker::Oneself),
    }
}

/// For posts that a page shows, in their order.
pub async fn actions(web: &Web, visitor: &Visitor, voices: &Voices, posts: &[&Post], back: &str) -> Result<Vec<Actions>, AppError> {
    let states = replies::answering(&web.app, &visitor.viewer, posts).await?;
    Ok(posts.iter().zip(states).map(|(post, state)| of_post(visitor, voices, post, &state, back)).collect())
}

fn of_post(visitor: &Visitor, voices: &Voices, post: &Post, state: &Answering, back: &str) -> Actions {
    let given = state.given.iter().map(|(kind, actor)| {
        let (key, undo) = match kind {
            Reaction::Like => ("given-like", "unlike"),
            Reaction::Announce => ("given-share", "unshare"),
        };
        Given { words: visitor.locale().with(key, &[("name", &actor.name)]), by: voices.code_of(actor), undo }
    });
    Actions {
        id: post.id.to_string(),
        speakers: voices.choices(),
        only: voices.only(),
        may_share: state.reach.is_open(),
        given: given.collect(),
        answers: state.answers,
        back: back.to_owned(),
    }
}

/// An answer of ours in a thread, or on its page.
pub struct Said {
    pub id: String,
    pub name: String,
    pub handle: String,
    pub url: String,
    pub to: String,
    pub html: String,
    pub when: When,
    pub is_edited: bool,
    pub is_narrow: bool,
    pub may_change: bool,
    pub likes: i64,
    pub shares: i64,
}

impl Said {
    pub fn of(visitor: &Visitor, view: &ReplyView) -> Self {
        let (handle, url) = super::actor_link(&view.author);
        Self {
            id: view.reply.id.to_string(),
            name: view.author.name.clone(),
            handle,
            url,
            to: view.to.handle(),
            html: text_html::from_plain(&view.reply.body),
            when: dates::when(visitor.locale(), view.reply.created_at),
            is_edited: view.reply.version > 1,
            is_narrow: !view.reply.reach.is_open(),
            may_change: view.may_change,
            likes: view.likes,
            shares: view.shares,
        }
    }
}

enum Line {
    Ours(Box<Said>),
    Theirs(Box<Reading>),
}

#[derive(askama::Template)]
#[template(path = "thread.html")]
struct ThreadPage {
    page: Frame,
    /// The post that is answered on this page.
    id: String,
    to: String,
    is_narrow: bool,
    root: Option<Reading>,
    lines: Vec<Line>,
    speakers: Choices,
    form: Form,
}

fn post_id(text: &str) -> Result<PostId, AppError> {
    PostId::parse(text).map_err(|_| AppError::NotFound)
}

async fn show(web: &Web, visitor: &Visitor, id: &PostId, form: Form) -> Answer {
    let thread = replies::thread(&web.app, &visitor.viewer, id).await?;
    let voices = Voices::of(web, visitor).await?;
    let theirs = thread.entries.iter().filter_map(|entry| match entry {
        Entry::Theirs(view) => Some(&**view),
        Entry::Ours(_) => None,
    });
    let posts: Vec<&PostView> = thread.root.iter().chain(theirs).collect();
    let answered = posts.iter().find(|view| view.post.id == *id).ok_or(AppError::NotFound)?;
    let to = answered.author.handle();
    let back = format!("/reading/{id}");
    let states = replies::answering(&web.app, &visitor.viewer, &posts.iter().map(|view| &view.post).collect::<Vec<_>>()).await?;
    let is_narrow = posts.iter().zip(&states).any(|(view, state)| view.post.id == *id && !state.reach.is_open());
    let mut shown = posts
        .iter()
        .zip(&states)
        .map(|(view, state)| reading(visitor, view, web.app.now(), of_post(visitor, &voices, &view.post, state, &back)));
    let root = if thread.root.is_some() { shown.next() } else { None };
    let lines: Vec<Line> = thread
        .entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Ours(view) => Some(Line::Ours(Box::new(Said::of(visitor, view)))),
            Entry::Theirs(_) => shown.next().map(|post| Line::Theirs(Box::new(post))),
        })
        .collect();
    let template = ThreadPage {
        page: Frame::new(web, visitor, visitor.locale().t("thread-title"), "reading"),
        id: id.to_string(),
        to,
        is_narrow,
        root,
        lines,
        speakers: voices.choices(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    show(&web, &visitor, &post_id(&id)?, Form::default()).await
}

pub async fn answer(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = post_id(&id)?;
    let as_ = speaker(&web, fields.get("as")).await?;
    match replies::send(&web.app, &visitor.viewer, &as_, &id, fields.get("body")).await {
        Ok(reply) => Ok(see_other(&format!("/reading/{id}?done=replied#reply-{}", reply.id))),
        // There is nothing to show the form beneath any more.
        Err(error @ AppError::Conflict { code: "post-gone", .. }) => Err(error.into()),
        Err(error) => show(&web, &visitor, &id, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

/// Likes, shares, and takes either back.
pub async fn react(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = post_id(&id)?;
    let as_ = speaker(&web, fields.get("as")).await?;
    let (viewer, app) = (&visitor.viewer, &web.app);
    let done = match fields.get("do") {
        "like" => post_reactions::give(app, viewer, &as_, &id, Reaction::Like).await.map(|()| "liked")?,
        "share" => post_reactions::give(app, viewer, &as_, &id, Reaction::Announce).await.map(|()| "shared")?,
        "unlike" => post_reactions::take_back(app, viewer, &as_, &id, Reaction::Like).await.map(|()| "taken-back")?,
        "unshare" => post_reactions::take_back(app, viewer, &as_, &id, Reaction::Announce).await.map(|()| "taken-back")?,
        _ => return Err(AppError::NotFound.into()),
    };
    let back = own_path(fields.get("back"));
    let joint = if back.contains('?') { '&' } else { '?' };
    Ok(see_other(&format!("{back}{joint}done={done}#post-{id}")))
}
