//! The board of a cooperative: what was posted to it, who may post, how to follow it; and what waits for a steward.

use allmende_app::boards::{self, BoardPostView};
use allmende_app::follows;
use allmende_app::{AppError, cooperatives, listings};
use allmende_domain::board::OutsidePosts;
use allmende_domain::follow::FollowState;
use allmende_domain::ids::BoardPostId;
use allmende_domain::listing::ListingState;
use allmende_domain::permission::Permission;
use allmende_domain::post::Medium;
use axum::extract::{Path, RawQuery, State};

use super::cooperative::actor_link;
use super::{CoopHead, cooperative_inside};
use crate::Web;
use crate::cards::Card;
use crate::choices::{self, Choices};
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, encoded, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::text_html;
use crate::turning::{self, Turning};

/// Listings of the cooperative on its board; all of them are on its own page.
const CARDS_SHOWN: usize = 6;

/// A picture of a post. It is not loaded into the page: the server of a stranger learns of readers only when they open it.
struct Picture {
    href: String,
    host: String,
    alt: String,
}

struct Posted {
    id: String,
    name: String,
    handle: String,
    host: String,
    url: String,
    warning: String,
    html: String,
    pictures: Vec<Picture>,
    original: String,
    report: String,
    when: When,
    inquiry: Option<String>,
    need: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "board.html")]
struct BoardPage {
    page: Frame,
    head: CoopHead,
    inside: bool,
    full_handle: String,
    address: String,
    who_may: String,
    followers: i64,
    waiting: i64,
    cards: Vec<Card>,
    posts: Vec<Posted>,
    turning: Turning,
}

fn posted(visitor: &Visitor, view: &BoardPostView) -> Posted {
    let (handle, url) = actor_link(&view.author);
    let post = &view.post;
    Posted {
        id: post.id.to_string(),
        name: if view.author.name.is_empty() { view.author.username.clone() } else { view.author.name.clone() },
        handle,
        host: view.author.url.host().to_string(),
        url,
        warning: post.warning.clone(),
        html: text_html::body(&post.content, true),
        pictures: post
            .attachments
            .iter()
            .filter(|attachment| attachment.medium() == Medium::Picture)
            .map(|image| Picture { href: image.url.to_string(), host: image.url.host().to_string(), alt: image.alt.clone() })
            .collect(),
        original: post.page_url.as_ref().unwrap_or(&post.object_url).to_string(),
        report: format!("/report?about={}", encoded(view.author.url.as_str())),
        when: dates::when(visitor.locale(), post.published_at),
        inquiry: post.inquiry.as_ref().map(|id| format!("/inquiries/{id}")),
        need: post.listing.as_ref().map(|id| format!("/listings/{id}")),
    }
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let (app, viewer, locale) = (&web.app, &visitor.viewer, visitor.locale());
    let cooperative = cooperatives::by_handle(app, &handle).await?;
    let board = boards::of(app, &cooperative.id).await?;
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let head = CoopHead::of(&visitor, &cooperative);
    let found = boards::accepted(app, viewer, &cooperative.id, turning::asked(&fields)).await?;
    let out = [ListingState::Published, ListingState::Reserved];
    let mut latest = listings::of_cooperative(app, viewer, &cooperative.id, &out, 0).await?.items;
    latest.truncate(CARDS_SHOWN);
    let (followers, _) = follows::counts(app, &board.actor.id).await?;
    let waiting = if head.may_answer { boards::waiting_count(app, viewer, &cooperative.id).await? } else { 0 };
    let full_handle = board.actor.handle();
    let template = BoardPage {
        page: Frame::new(&web, &visitor, locale.with("board-title", &[("name", &head.name)]), "cooperatives")
            .with_alternate(board.actor.url.as_str()),
        inside: viewer.may(Permission::SeeInside, &cooperative.id),
        address: board.actor.url.to_string(),
        who_may: match board.board.outside_posts {
            OutsidePosts::Automatic => locale.with("board-who-automatic", &[("handle", &full_handle)]),
            OutsidePosts::ByHand => locale.with("board-who-by-hand", &[("handle", &full_handle)]),
            OutsidePosts::Off => locale.t("board-who-off"),
        },
        full_handle,
        followers,
        waiting,
        cards: Card::all(&web, &visitor, &latest),
        posts: found.items.iter().map(|view| posted(&visitor, view)).collect(),
        turning: Turning::of(&found, &format!("/coops/{}/board", cooperative.handle.as_str()), &fields),
        head,
    };
    Ok(rendered(&template))
}

struct Request {
    id: String,
    name: String,
    handle: String,
    url: String,
}

#[derive(askama::Template)]
#[template(path = "board_waiting.html")]
struct WaitingPage {
    page: Frame,
    head: CoopHead,
    outside_posts: String,
    choices: Choices,
    posts: Vec<Posted>,
    requests: Vec<Request>,
    turning: Turning,
}

pub async fn waiting(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let (app, viewer, locale) = (&web.app, &visitor.viewer, visitor.locale());
    let cooperative = cooperative_inside(app, &visitor, &handle, Permission::AnswerInquiries).await?;
    let board = boards::of(app, &cooperative.id).await?;
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let found = boards::waiting(app, viewer, &cooperative.id, turning::asked(&fields)).await?;
    let asking = follows::followers_of_board(app, viewer, &cooperative.id).await?;
    let requests = asking.iter().filter(|view| view.follow.state == FollowState::Pending).map(|view| {
        let (handle, url) = actor_link(&view.actor);
        Request { id: view.follow.id.to_string(), name: view.actor.name.clone(), handle, url }
    });
    let template = WaitingPage {
        page: Frame::new(&web, &visitor, locale.t("board-waiting"), "home"),
        head: CoopHead::of(&visitor, &cooperative),
        outside_posts: board.board.outside_posts.as_str().to_owned(),
        choices: choices::of(locale, "outside-posts", OutsidePosts::ALL.iter().map(|one| one.as_str())),
        posts: found.items.iter().map(|view| posted(&visitor, view)).collect(),
        requests: requests.collect(),
        turning: Turning::of(&found, &format!("/coops/{}/board/waiting", cooperative.handle.as_str()), &fields),
    };
    Ok(rendered(&template))
}

/// `POST /coops/{handle}/board/waiting`: what a steward does with one post.
pub async fn decide(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, fields: Fields) -> Answer {
    let (app, viewer) = (&web.app, &visitor.viewer);
    let cooperative = cooperative_inside(app, &visitor, &handle, Permission::AnswerInquiries).await?;
    let id = BoardPostId::parse(fields.get("post")).map_err(|_| AppError::NotFound)?;
    let board = format!("/coops/{}/board", cooperative.handle.as_str());
    match fields.get("then") {
        "accept" => {
            boards::accept(app, viewer, &id).await?;
            Ok(see_other(&format!("{board}/waiting?done=post-accepted")))
        }
        "refuse" => {
            boards::refuse(app, viewer, &id).await?;
            Ok(see_other(&format!("{board}/waiting?done=post-refused")))
        }
        "remove" => {
            boards::remove(app, viewer, &id).await?;
            Ok(see_other(&format!("{board}?done=post-removed")))
        }
        "ask" => {
            let inquiry = boards::ask(app, viewer, &id).await?;
            Ok(see_other(&format!("/inquiries/{inquiry}?done=post-taken-up")))
        }
        "need" => {
            let BoardPostView { author, post } = boards::show(app, viewer, &id).await?;
            let locale = visitor.locale();
            let name = format!("{} ({})", author.name, author.handle());
            let asked = locale.with("board-need-asked", &[("name", &name), ("date", &dates::date(locale, post.published_at))]);
            let listing = boards::draft_need(app, viewer, &id, &asked).await?;
            Ok(see_other(&format!("/listings/{}/edit?done=need-drafted", listing.id)))
        }
        _ => Err(AppError::NotFound.into()),
    }
}

/// `POST /coops/{handle}/board/rules`: what becomes of posts from outside.
pub async fn rules(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::EditCooperative).await?;
    let outside_posts = OutsidePosts::parse(fields.get("outside_posts"))
        .ok_or_else(|| AppError::invalid("outside_posts", "choice-unknown", "not a choice"))?;
    boards::set_outside_posts(&web.app, &visitor.viewer, &cooperative.id, outside_posts).await?;
    Ok(see_other(&format!("/coops/{}/board/waiting?done=saved", cooperative.handle.as_str())))
}
