//! What stewards do with posts from outside.

use allmende_db::{Conn, Tx, actors, board_posts as rows, cooperatives, events};
use allmende_domain::actor::Actor;
use allmende_domain::board::{BoardPost, BoardPostState};
use allmende_domain::event::Event;
use allmende_domain::ids::{ActorId, BoardPostId, CooperativeId, InquiryId};
use allmende_domain::limits::{BODY_CHARS_MAX, PAGE_SIZE, TITLE_CHARS_MAX};
use allmende_domain::listing::{Action, Eligibility, Listing, Purpose, Terms, Window};
use allmende_domain::notifications::NotificationKind;
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::quantity::Quantity;
use allmende_domain::resource::Nature;
use allmende_domain::text::{LocalText, Texts, clean, truncated};

use crate::error::AppError;
use crate::inquiries::{self, InquiryOutcome, Received};
use crate::page::Page;
use crate::permit::{require, require_inside};
use crate::{App, limits, listings, notifications, rich_text};

/// A post and who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPostView {
    pub post: BoardPost,
    pub author: Actor,
}

/// What is on a board of posts from outside, the latest first. `page` counts from 0. Everybody sees it.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn accepted(app: &App, _viewer: &Viewer, cooperative: &CooperativeId, page: i64) -> Result<Page<BoardPostView>, AppError> {
    list(app, cooperative, BoardPostState::Accepted, page).await
}

/// What waits for a steward, the latest first. `page` counts from 0.
///
/// # Errors
/// Refusals: for stewards.
pub async fn waiting(app: &App, viewer: &Viewer, cooperative: &CooperativeId, page: i64) -> Result<Page<BoardPostView>, AppError> {
    require(viewer, Permission::AnswerInquiries, cooperative)?;
    list(app, cooperative, BoardPostState::Waiting, page).await
}

/// How many posts wait for a steward.
///
/// # Errors
/// Refusals: for stewards.
pub async fn waiting_count(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<i64, AppError> {
    require(viewer, Permission::AnswerInquiries, cooperative)?;
    Ok(rows::waiting(&mut app.db.read().await?, cooperative).await?)
}

async fn list(app: &App, cooperative: &CooperativeId, state: BoardPostState, page: i64) -> Result<Page<BoardPostView>, AppError> {
    let page = page.clamp(0, limits::PAGE_NUMBER_MAX);
    let mut conn = app.db.read().await?;
    let posts = rows::page(&mut conn, cooperative, state, page * PAGE_SIZE, PAGE_SIZE + 1).await?;
    let ids: Vec<ActorId> = posts.iter().map(|post| post.author.clone()).collect();
    let known = actors::find_many(&mut conn, &ids).await?;
    let view = |post: BoardPost| {
        let author = known.iter().find(|actor| actor.id == post.author)?.clone();
        Some(BoardPostView { post, author })
    };
    let Page { items, number, has_more } = Page::from_extra(posts, page, PAGE_SIZE);
    Ok(Page { items: items.into_iter().filter_map(view).collect(), number, has_more })
}

/// One post, whatever its state, for the server's own work and for stewards.
///
/// # Errors
/// [`AppError::NotFound`] for others.
pub async fn show(app: &App, viewer: &Viewer, id: &BoardPostId) -> Result<BoardPostView, AppError> {
    let mut conn = app.db.read().await?;
    let post = for_steward(&mut conn, viewer, id).await?;
    let author = actors::find(&mut conn, &post.author).await?.ok_or(AppError::NotFound)?;
    Ok(BoardPostView { post, author })
}

/// Puts a post that waits on the board; its followers are told. Doing so twice is no error.
///
/// # Errors
/// [`AppError::NotFound`] for others than stewards; [`AppError::Conflict`] `post-decided` when something else was done with it.
pub async fn accept(app: &App, viewer: &Viewer, id: &BoardPostId) -> Result<(), AppError> {
    decide(app, viewer, id, BoardPostState::Waiting, BoardPostState::Accepted).await
}

/// Refuses a post that waits; nobody is told. Doing so twice is no error.
///
/// # Errors
/// As [`accept`].
pub async fn refuse(app: &App, viewer: &Viewer, id: &BoardPostId) -> Result<(), AppError> {
    decide(app, viewer, id, BoardPostState::Waiting, BoardPostState::Refused).await
}

/// Takes a post off the board; its followers are told. Doing so twice is no error.
///
/// # Errors
/// As [`accept`].
pub async fn remove(app: &App, viewer: &Viewer, id: &BoardPostId) -> Result<(), AppError> {
    decide(app, viewer, id, BoardPostState::Accepted, BoardPostState::Removed).await
}

async fn decide(app: &App, viewer: &Viewer, id: &BoardPostId, from: BoardPostState, to: BoardPostState) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let post = for_steward(&mut tx, viewer, id).await?;
    if post.state == to {
        return Ok(());
    }
    if post.state != from || !rows::set_state(&mut tx, &post, to, app.now()).await? {
        return Err(decided());
    }
    let event = match to {
        BoardPostState::Accepted => Some(Event::BoardPostAccepted(post.id)),
        BoardPostState::Removed => Some(Event::BoardPostRemoved(post.id)),
        _ => None,
    };
    if let Some(event) = event {
        events::record(&mut tx, &event, 0, app.now()).await?;
    }
    notifications::settle(app, &mut tx, NotificationKind::BoardPost, post.cooperative.as_str()).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

/// Makes a conversation with its author of a post that waits or is on the board: its text is the first message, and a steward answers there.
/// What waited does not wait any more.
///
/// # Errors
/// As [`accept`]; [`AppError::Conflict`] `post-no-inquiry` when its author wrote too much today, or took it back.
pub async fn ask(app: &App, viewer: &Viewer, id: &BoardPostId) -> Result<InquiryId, AppError> {
    let BoardPostView { post, author } = show(app, viewer, id).await?;
    if !post.state.is_open() {
        return Err(decided());
    }
    let owner = cooperatives::find(&mut app.db.read().await?, &post.cooperative).await?.ok_or(AppError::NotFound)?.actor;
    let received = Received {
        object_url: post.object_url.as_str().to_owned(),
        in_reply_to: None,
        mentions: vec![owner],
        links: Vec::new(),
        body_html: post.content.clone(),
        published_at: post.published_at,
        // It is taken up as if it had been written to the cooperative alone.
        direct: true,
    };
    let InquiryOutcome::Stored(inquiry) = inquiries::receive(app, &author, received).await? else {
        return Err(AppError::conflict("post-no-inquiry", "its author wrote too much today, or took it back"));
    };
    let mut tx = app.db.begin().await?;
    rows::set_inquiry(&mut tx, &post.id, &inquiry).await?;
    taken_up(app, &mut tx, &post).await?;
    tx.commit().await?;
    Ok(inquiry)
}

/// Makes a draft of a need of a post that waits or is on the board. `asked` says in words who asked and when; the text of the post stands
/// before it as a quotation, a link to it after it. Only a steward publishes it. What waited does not wait any more.
///
/// # Errors
/// As [`accept`].
pub async fn draft_need(app: &App, viewer: &Viewer, id: &BoardPostId, asked: &str) -> Result<Listing, AppError> {
    let mut tx = app.db.begin().await?;
    let post = for_steward(&mut tx, viewer, id).await?;
    require(viewer, Permission::WriteListings, &post.cooperative)?;
    if !post.state.is_open() {
        return Err(decided());
    }
    let cooperative = cooperatives::find(&mut tx, &post.cooperative).await?.ok_or(AppError::NotFound)?;
    let language = cooperative.profile.texts.first().map_or_else(|| app.default_language.clone(), |text| text.language.clone());
    let words = clean(&rich_text::to_plain(&post.content));
    let link = post.page_url.as_ref().unwrap_or(&post.object_url);
    let quoted = truncated(&words, BODY_CHARS_MAX / 2);
    let body = format!("> {}\n\n{} <{link}>", escaped(&quoted), escaped(asked));
    let title = truncated(words.split(['.', '!', '?', '\n']).next().unwrap_or_default().trim(), TITLE_CHARS_MAX.min(TITLE_CHARS));
    let title = if title.is_empty() { truncated(asked, TITLE_CHARS) } else { title };
    let texts = Texts::new(vec![LocalText { language, title, body: truncated(&body, BODY_CHARS_MAX) }])
        .map_err(|error| AppError::Internal(error.to_string()))?;
    let listing = listings::draft_in(app, &mut tx, &post.cooperative, need(texts)).await?;
    rows::set_listing(&mut tx, &post.id, &listing.id).await?;
    taken_up(app, &mut tx, &post).await?;
    tx.commit().await?;
    Ok(listing)
}

/// Forgets what waited too long, was decided long ago, or has been on a board for a year; how many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<u64, AppError> {
    let before = |kept: i64| app.now().plus(-kept);
    let mut tx = app.db.begin().await?;
    let waiting = before(limits::BOARD_POSTS_WAIT_MS);
    let decided = before(limits::BOARD_POSTS_DECIDED_KEPT_MS);
    let forgotten = rows::forget_old(&mut tx, waiting, decided, before(limits::BOARD_POSTS_KEPT_MS)).await?;
    tx.commit().await?;
    Ok(forgotten)
}

/// A title is read in lists: the first sentence, if it is no longer than this.
const TITLE_CHARS: usize = 120;

/// What a steward completes before it is published.
fn need(texts: Texts) -> Terms {
    Terms {
        purpose: Purpose::Need,
        action: Action::TransferCustody,
        nature: Nature::Tool,
        texts,
        resource: None,
        resource_url: None,
        kind: None,
        quantity: Quantity::one(),
        available: Quantity::one(),
        minimum: None,
        effort: None,
        window: Window::default(),
        reciprocal: None,
        eligibility: Eligibility::Public,
        licence: None,
        conditions: String::new(),
        link: None,
        version: String::new(),
        checksum: String::new(),
        tags: Vec::new(),
        sectors: Vec::new(),
        sdgs: Vec::new(),
        place: None,
        images: Vec::new(),
    }
}

/// Words of a stranger as Markdown that says just these words.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '!') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

async fn taken_up(app: &App, tx: &mut Tx, post: &BoardPost) -> Result<(), AppError> {
    if post.state == BoardPostState::Waiting && !rows::set_state(tx, post, BoardPostState::TakenUp, app.now()).await? {
        return Err(decided());
    }
    Ok(())
}

async fn for_steward(conn: &mut Conn, viewer: &Viewer, id: &BoardPostId) -> Result<BoardPost, AppError> {
    let post = rows::find(conn, id).await?.ok_or(AppError::NotFound)?;
    require_inside(viewer, Permission::AnswerInquiries, &post.cooperative)?;
    Ok(post)
}

fn decided() -> AppError {
    AppError::conflict("post-decided", "something else was done with this post meanwhile")
}
