//! What people elsewhere posted to boards.

use allmende_domain::board::{BoardPost, BoardPostState};
use allmende_domain::ids::{ActorId, BoardPostId, CooperativeId, InquiryId, ListingId};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Host, ObjectUrl};

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::posts::details::{attachments_from, attachments_to};

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! board_post_columns {
    () => {
        "board_posts.id, board_posts.cooperative_id, board_posts.object_url, board_posts.actor_id, board_posts.state, board_posts.content, \
         board_posts.warning, board_posts.page_url, board_posts.attachments, board_posts.published_at, board_posts.updated_at, \
         board_posts.received_at, board_posts.decided_at, board_posts.inquiry_id, board_posts.listing_id"
    };
}

fn board_post_from(row: &Row) -> Result<BoardPost, DbError> {
    let url = |text: &str| ObjectUrl::parse(text).ok();
    Ok(BoardPost {
        id: row.parse("id", |text| BoardPostId::parse(text).ok())?,
        cooperative: row.parse("cooperative_id", |text| CooperativeId::parse(text).ok())?,
        object_url: row.parse("object_url", url)?,
        author: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        state: row.parse("state", BoardPostState::parse)?,
        content: row.get("content")?,
        warning: row.get("warning")?,
        page_url: row.parse_optional("page_url", url)?,
        attachments: attachments_from(&row.get::<String>("attachments")?)?,
        published_at: UnixMillis(row.get("published_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
        received_at: UnixMillis(row.get("received_at")?),
        decided_at: row.get::<Option<i64>>("decided_at")?.map(UnixMillis),
        inquiry: row.parse_optional("inquiry_id", |text| InquiryId::parse(text).ok())?,
        listing: row.parse_optional("listing_id", |text| ListingId::parse(text).ok())?,
    })
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &BoardPostId) -> Result<Option<BoardPost>, DbError> {
    sql(concat!("SELECT ", board_post_columns!(), " FROM board_posts WHERE id = $1"))
        .text(id.as_str())
        .fetch_optional(conn, board_post_from)
        .await
}

/// What is kept of one thing that was posted, perhaps to several boards.
///
/// # Errors
/// [`DbError`]
pub async fn of_object(conn: &mut Conn, object_url: &ObjectUrl) -> Result<Vec<BoardPost>, DbError> {
    sql(concat!("SELECT ", board_post_columns!(), " FROM board_posts WHERE object_url = $1 ORDER BY id"))
        .text(object_url.as_str())
        .fetch_all(conn, board_post_from)
        .await
}

/// What is kept of an author and waits or is on a board.
///
/// # Errors
/// [`DbError`]
pub async fn open_of_author(conn: &mut Conn, author: &ActorId) -> Result<Vec<BoardPost>, DbError> {
    sql(concat!(
        "SELECT ",
        board_post_columns!(),
        " FROM board_posts WHERE actor_id = $1 AND state IN ('waiting', 'accepted') ORDER BY received_at, id"
    ))
    .text(author.as_str())
    .fetch_all(conn, board_post_from)
    .await
}

/// The posts of one board in a state, the latest first. Those whose author is on a host that is shut out are left out.
///
/// # Errors
/// [`DbError`]
pub async fn page(
    conn: &mut Conn,
    cooperative: &CooperativeId,
    state: BoardPostState,
    offset: i64,
    limit: i64,
) -> Result<Vec<BoardPost>, DbError> {
    sql(concat!(
        "SELECT ",
        board_post_columns!(),
        " FROM board_posts WHERE cooperative_id = $1 AND state = $2 AND NOT EXISTS ( \
           SELECT 1 FROM host_standings WHERE host_standings.host = board_posts.host AND host_standings.standing = 'shut' \
         ) ORDER BY received_at DESC, id DESC LIMIT $3 OFFSET $4"
    ))
    .text(cooperative.as_str())
    .text(state.as_str())
    .bind(limit)
    .bind(offset)
    .fetch_all(conn, board_post_from)
    .await
}

/// How many posts wait on one board.
///
/// # Errors
/// [`DbError`]
pub async fn waiting(conn: &mut Conn, cooperative: &CooperativeId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM board_posts WHERE cooperative_id = $1 AND state = 'waiting'")
        .text(cooperative.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// What came since a time, whatever became of it: of the author, of the author's host, and to this board.
///
/// # Errors
/// [`DbError`]
pub async fn counts_since(
    conn: &mut Conn,
    author: &ActorId,
    host: &Host,
    cooperative: &CooperativeId,
    since: UnixMillis,
) -> Result<(i64, i64, i64), DbError> {
    sql("SELECT (SELECT COUNT(*) FROM board_posts WHERE actor_id = $1 AND received_at > $4) AS of_author, \
         (SELECT COUNT(*) FROM board_posts WHERE host = $2 AND received_at > $4) AS of_host, \
         (SELECT COUNT(*) FROM board_posts WHERE cooperative_id = $3 AND received_at > $4) AS of_board")
    .text(author.as_str())
    .text(host.as_str())
    .text(cooperative.as_str())
    .bind(since.0)
    .fetch_one(conn, |row| Ok((row.get("of_author")?, row.get("of_host")?, row.get("of_board")?)))
    .await
}

/// # Errors
/// [`DbError::Conflict`] when this was posted to this board before.
pub async fn insert(tx: &mut Tx, post: &BoardPost, host: &Host, activity: &[u8]) -> Result<(), DbError> {
    sql("INSERT INTO board_posts (id, cooperative_id, object_url, actor_id, host, state, content, warning, page_url, attachments, activity, \
         published_at, updated_at, received_at, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)")
    .text(post.id.as_str())
    .text(post.cooperative.as_str())
    .text(post.object_url.as_str())
    .text(post.author.as_str())
    .text(host.as_str())
    .text(post.state.as_str())
    .text(&post.content)
    .text(&post.warning)
    .bind(post.page_url.as_ref().map(|url| url.as_str().to_owned()))
    .bind(attachments_to(&post.attachments)?)
    .bind(activity.to_vec())
    .bind(post.published_at.0)
    .bind(post.updated_at.0)
    .bind(post.received_at.0)
    .bind(post.decided_at.map(|time| time.0))
    .execute(tx)
    .await
    .map(|_| ())
}

/// Replaces what its author said, and the activity that said it; `false` when what is stored is as new.
///
/// # Errors
/// [`DbError`]
pub async fn replace(tx: &mut Tx, post: &BoardPost, activity: &[u8]) -> Result<bool, DbError> {
    sql("UPDATE board_posts SET content = $2, warning = $3, page_url = $4, attachments = $5, activity = $6, updated_at = $7 \
         WHERE id = $1 AND updated_at < $7")
    .text(post.id.as_str())
    .text(&post.content)
    .text(&post.warning)
    .bind(post.page_url.as_ref().map(|url| url.as_str().to_owned()))
    .bind(attachments_to(&post.attachments)?)
    .bind(activity.to_vec())
    .bind(post.updated_at.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// Moves a post from the state in which it was read to another; `false` when somebody was faster.
///
/// # Errors
/// [`DbError`]
pub async fn set_state(tx: &mut Tx, read: &BoardPost, state: BoardPostState, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE board_posts SET state = $3, decided_at = $4 WHERE id = $1 AND state = $2")
        .text(read.id.as_str())
        .text(read.state.as_str())
        .text(state.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Empties what an author took back, and keeps the activity that said so.
///
/// # Errors
/// [`DbError`]
pub async fn blank(tx: &mut Tx, id: &BoardPostId, activity: &[u8]) -> Result<(), DbError> {
    sql("UPDATE board_posts SET content = '', warning = '', page_url = NULL, attachments = '[]', activity = $2 WHERE id = $1")
        .text(id.as_str())
        .bind(activity.to_vec())
        .execute(tx)
        .await
        .map(|_| ())
}

/// The last activity of its author about it, as it came.
///
/// # Errors
/// [`DbError`]
pub async fn activity(conn: &mut Conn, id: &BoardPostId) -> Result<Option<Vec<u8>>, DbError> {
    sql("SELECT activity FROM board_posts WHERE id = $1").text(id.as_str()).fetch_optional(conn, |row| row.get("activity")).await
}

/// # Errors
/// [`DbError`]
pub async fn set_inquiry(tx: &mut Tx, id: &BoardPostId, inquiry: &InquiryId) -> Result<(), DbError> {
    sql("UPDATE board_posts SET inquiry_id = $2 WHERE id = $1").text(id.as_str()).text(inquiry.as_str()).execute(tx).await.map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn set_listing(tx: &mut Tx, id: &BoardPostId, listing: &ListingId) -> Result<(), DbError> {
    sql("UPDATE board_posts SET listing_id = $2 WHERE id = $1").text(id.as_str()).text(listing.as_str()).execute(tx).await.map(|_| ())
}

/// Forgets what waited since before `waiting_before`, and what was decided before `decided_before`; what is on a board only when that was
/// before `accepted_before`. How many.
///
/// # Errors
/// [`DbError`]
pub async fn forget_old(
    tx: &mut Tx,
    waiting_before: UnixMillis,
    decided_before: UnixMillis,
    accepted_before: UnixMillis,
) -> Result<u64, DbError> {
    let waiting = sql("DELETE FROM board_posts WHERE state = 'waiting' AND received_at < $1").bind(waiting_before.0).execute(tx).await?;
    let decided = sql("DELETE FROM board_posts WHERE state IN ('refused', 'taken-up', 'removed', 'withdrawn') AND decided_at < $1")
        .bind(decided_before.0)
        .execute(tx)
        .await?;
    let accepted = sql("DELETE FROM board_posts WHERE state = 'accepted' AND decided_at < $1").bind(accepted_before.0).execute(tx).await?;
    Ok(waiting + decided + accepted)
}
