//! What happened that members may want to hear of, and what each of them was told.

use allmende_domain::ids::{ActorId, CooperativeId, InquiryId, ListingId, MemberId, NotificationId};
use allmende_domain::member::Role;
use allmende_domain::notifications::{News, Notification, NotificationKind, Ways};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Something that happened and of which nobody was told yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsRow {
    pub seq: i64,
    /// `None` when a newer program wrote it.
    pub news: Option<News>,
    pub recorded_at: UnixMillis,
}

fn notification_from(row: &Row) -> Result<Notification, DbError> {
    Ok(Notification {
        id: row.parse("id", |text| NotificationId::parse(text).ok())?,
        member: row.parse("member_id", |text| MemberId::parse(text).ok())?,
        kind: row.parse("kind", NotificationKind::parse)?,
        subject: row.get("subject")?,
        times: row.get("times")?,
        happened_at: UnixMillis(row.get("happened_at")?),
        read_at: row.get::<Option<i64>>("read_at")?.map(UnixMillis),
    })
}

fn member_from(row: &Row) -> Result<MemberId, DbError> {
    row.parse("id", |text| MemberId::parse(text).ok())
}

/// Notes that something happened, in the transaction in which it does.
///
/// # Errors
/// [`DbError`]
pub async fn record(tx: &mut Tx, news: &News, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO news (code, subject, recorded_at) VALUES ($1, $2, $3)")
        .text(news.code())
        .text(news.subject())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// The oldest that nobody was told of, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn pending(conn: &mut Conn, limit: i64) -> Result<Vec<NewsRow>, DbError> {
    sql("SELECT seq, code, subject, recorded_at FROM news ORDER BY seq LIMIT $1")
        .bind(limit)
        .fetch_all(conn, |row| {
            let (code, subject): (String, String) = (row.get("code")?, row.get("subject")?);
            Ok(NewsRow { seq: row.get("seq")?, news: News::from_row(&code, &subject), recorded_at: UnixMillis(row.get("recorded_at")?) })
        })
        .await
}

/// Takes one out, in the transaction that tells of it; `false` when another node was faster.
///
/// # Errors
/// [`DbError`]
pub async fn take(tx: &mut Tx, seq: i64) -> Result<bool, DbError> {
    sql("DELETE FROM news WHERE seq = $1").bind(seq).execute(tx).await.map(|changed| changed == 1)
}

/// Those who look after a cooperative and can sign in, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn stewards(conn: &mut Conn, cooperative: &CooperativeId, limit: i64) -> Result<Vec<MemberId>, DbError> {
    sql("SELECT members.id FROM members JOIN memberships ON memberships.member_id = members.id \
         WHERE memberships.cooperative_id = $1 AND memberships.role <> $2 AND members.suspended_at IS NULL \
         ORDER BY memberships.created_at, members.id LIMIT $3")
    .text(cooperative.as_str())
    .text(Role::Member.as_str())
    .bind(limit)
    .fetch_all(conn, member_from)
    .await
}

/// Those who run the instance and can sign in, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn instance_admins(conn: &mut Conn, limit: i64) -> Result<Vec<MemberId>, DbError> {
    sql("SELECT id FROM members WHERE instance_admin AND suspended_at IS NULL ORDER BY created_at, id LIMIT $1")
        .bind(limit)
        .fetch_all(conn, member_from)
        .await
}

/// Those of ours who wrote in a thread in the name of `author`, and can sign in.
///
/// # Errors
/// [`DbError`]
pub async fn writers(conn: &mut Conn, inquiry: &InquiryId, author: &ActorId) -> Result<Vec<MemberId>, DbError> {
    sql("SELECT DISTINCT members.id FROM messages JOIN members ON members.id = messages.member_id \
         WHERE messages.inquiry_id = $1 AND messages.author_id = $2 AND members.suspended_at IS NULL ORDER BY members.id")
    .text(inquiry.as_str())
    .text(author.as_str())
    .fetch_all(conn, member_from)
    .await
}

/// Those of ours who asked about a listing and did not note how it ended, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn askers(conn: &mut Conn, listing: &ListingId, limit: i64) -> Result<Vec<MemberId>, DbError> {
    sql("SELECT DISTINCT members.id FROM inquiries JOIN messages ON messages.inquiry_id = inquiries.id AND messages.author_id = inquiries.asker_id \
         JOIN members ON members.id = messages.member_id \
         WHERE inquiries.listing_id = $1 AND inquiries.state <> 'archived' AND members.suspended_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM inquiry_outcomes o WHERE o.inquiry_id = inquiries.id) ORDER BY members.id LIMIT $2")
    .text(listing.as_str())
    .bind(limit)
    .fetch_all(conn, member_from)
    .await
}

/// Drafts that nobody touched between `from` and `until`, and of which nobody was told, at most `limit`. Those that nobody wants to hear of are
/// left out: they would stand before all others day after day.
///
/// # Errors
/// [`DbError`]
pub async fn idle_drafts(
    conn: &mut Conn,
    from: UnixMillis,
    until: UnixMillis,
    limit: i64,
) -> Result<Vec<(ListingId, CooperativeId)>, DbError> {
    sql("SELECT id, cooperative_id FROM listings WHERE state = 'draft' AND cooperative_id IS NOT NULL AND updated_at >= $1 AND updated_at < $2 \
         AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.kind = 'draft' AND n.subject = listings.id) \
         AND EXISTS (SELECT 1 FROM memberships ms JOIN members m ON m.id = ms.member_id \
         LEFT JOIN notification_settings s ON s.member_id = m.id AND s.kind = 'draft' \
         WHERE ms.cooperative_id = listings.cooperative_id AND ms.role <> $4 AND m.suspended_at IS NULL \
         AND (COALESCE(s.on_page, TRUE) OR COALESCE(s.by_mail, TRUE) OR COALESCE(s.by_push, TRUE))) ORDER BY updated_at, id LIMIT $3")
    .bind(from.0)
    .bind(until.0)
    .bind(limit)
    .text(Role::Member.as_str())
    .fetch_all(conn, |row| {
        let listing = row.parse("id", |text| ListingId::parse(text).ok())?;
        Ok((listing, row.parse("cooperative_id", |text| CooperativeId::parse(text).ok())?))
    })
    .await
}

/// Tells a member of something, by the ways that the member chose; of the same thing again in the same row, unread. `false` when the member
/// wants to hear nothing of this kind.
///
/// # Errors
/// [`DbError`]
pub async fn tell(
    tx: &mut Tx,
    id: &NotificationId,
    member: &MemberId,
    kind: NotificationKind,
    subject: &str,
    now: UnixMillis,
) -> Result<bool, DbError> {
    sql("INSERT INTO notifications (id, member_id, kind, subject, on_page, by_mail, by_push, times, happened_at) \
         SELECT CAST($1 AS TEXT), m.id, CAST($3 AS TEXT), CAST($4 AS TEXT), COALESCE(s.on_page, TRUE), COALESCE(s.by_mail, TRUE), \
         COALESCE(s.by_push, TRUE), 1, CAST($5 AS BIGINT) \
         FROM members m LEFT JOIN notification_settings s ON s.member_id = m.id AND s.kind = CAST($3 AS TEXT) \
         WHERE m.id = $2 AND (COALESCE(s.on_page, TRUE) OR COALESCE(s.by_mail, TRUE) OR COALESCE(s.by_push, TRUE)) \
         ON CONFLICT (member_id, kind, subject) DO UPDATE SET on_page = EXCLUDED.on_page, by_mail = EXCLUDED.by_mail, by_push = EXCLUDED.by_push, \
         times = CASE WHEN notifications.read_at IS NULL THEN notifications.times + 1 ELSE 1 END, \
         happened_at = EXCLUDED.happened_at, read_at = NULL, mailed_at = NULL")
    .text(id.as_str())
    .text(member.as_str())
    .text(kind.as_str())
    .text(subject)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// Forgets the oldest of a member beyond `kept`.
///
/// # Errors
/// [`DbError`]
pub async fn trim(tx: &mut Tx, member: &MemberId, kept: i64) -> Result<u64, DbError> {
    sql("DELETE FROM notifications WHERE member_id = $1 AND happened_at < \
         (SELECT n.happened_at FROM notifications n WHERE n.member_id = $1 ORDER BY n.happened_at DESC LIMIT 1 OFFSET $2)")
    .text(member.as_str())
    .bind(kept.saturating_sub(1).max(0))
    .execute(tx)
    .await
}

/// What a member was told of on the page, unread first, then the newest first.
///
/// # Errors
/// [`DbError`]
pub async fn page(conn: &mut Conn, member: &MemberId, offset: i64, limit: i64) -> Result<Vec<Notification>, DbError> {
    sql("SELECT id, member_id, kind, subject, times, happened_at, read_at FROM notifications WHERE member_id = $1 AND on_page \
         ORDER BY (read_at IS NOT NULL), happened_at DESC, id DESC LIMIT $2 OFFSET $3")
    .text(member.as_str())
    .bind(limit)
    .bind(offset)
    .fetch_all(conn, notification_from)
    .await
}

/// Everything a member was told of, the newest first.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId, limit: i64) -> Result<Vec<Notification>, DbError> {
    sql("SELECT id, member_id, kind, subject, times, happened_at, read_at FROM notifications WHERE member_id = $1 \
         ORDER BY happened_at DESC, id DESC LIMIT $2")
    .text(member.as_str())
    .bind(limit)
    .fetch_all(conn, notification_from)
    .await
}

/// How many are unread on the page of a member, counted up to `max`.
///
/// # Errors
/// [`DbError`]
pub async fn unread(conn: &mut Conn, member: &MemberId, max: i64) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM (SELECT 1 FROM notifications WHERE member_id = $1 AND read_at IS NULL AND on_page LIMIT $2) AS counted")
        .text(member.as_str())
        .bind(max)
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// A member's own; `None` for somebody else's.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, member: &MemberId, id: &NotificationId) -> Result<Option<Notification>, DbError> {
    sql("SELECT id, member_id, kind, subject, times, happened_at, read_at FROM notifications WHERE id = $1 AND member_id = $2")
        .text(id.as_str())
        .text(member.as_str())
        .fetch_optional(conn, notification_from)
        .await
}

/// A member has read one.
///
/// # Errors
/// [`DbError`]
pub async fn read(tx: &mut Tx, member: &MemberId, id: &NotificationId, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE notifications SET read_at = $3 WHERE id = $1 AND member_id = $2 AND read_at IS NULL")
        .text(id.as_str())
        .text(member.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// A member has read all that happened until `until`: what came meanwhile was not on the page.
///
/// # Errors
/// [`DbError`]
pub async fn read_all(tx: &mut Tx, member: &MemberId, until: UnixMillis, now: UnixMillis) -> Result<u64, DbError> {
    sql("UPDATE notifications SET read_at = $3 WHERE member_id = $1 AND read_at IS NULL AND happened_at <= $2")
        .text(member.as_str())
        .bind(until.0)
        .bind(now.0)
        .execute(tx)
        .await
}

/// The ids of what a member did not read about one thing.
///
/// # Errors
/// [`DbError`]
pub async fn unread_about(conn: &mut Conn, member: &MemberId, subject: &str) -> Result<Vec<NotificationId>, DbError> {
    sql("SELECT id FROM notifications WHERE member_id = $1 AND subject = $2 AND read_at IS NULL")
        .text(member.as_str())
        .text(subject)
        .fetch_all(conn, |row| row.parse("id", |text| NotificationId::parse(text).ok()))
        .await
}

/// Somebody has seen to it: it waits for nobody any more. How many had it unread.
///
/// # Errors
/// [`DbError`]
pub async fn settle(tx: &mut Tx, kind: NotificationKind, subject: &str, now: UnixMillis) -> Result<u64, DbError> {
    sql("UPDATE notifications SET read_at = $3 WHERE subject = $2 AND kind = $1 AND read_at IS NULL")
        .text(kind.as_str())
        .text(subject)
        .bind(now.0)
        .execute(tx)
        .await
}

/// Forgets what happened before.
///
/// # Errors
/// [`DbError`]
pub async fn forget(tx: &mut Tx, before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM notifications WHERE happened_at < $1").bind(before.0).execute(tx).await
}

/// What a member chose, where that was chosen.
///
/// # Errors
/// [`DbError`]
pub async fn ways(conn: &mut Conn, member: &MemberId) -> Result<Vec<(NotificationKind, Ways)>, DbError> {
    sql("SELECT kind, on_page, by_mail, by_push FROM notification_settings WHERE member_id = $1")
        .text(member.as_str())
        .fetch_all(conn, |row| {
            let ways = Ways { on_page: row.get("on_page")?, by_mail: row.get("by_mail")?, by_push: row.get("by_push")? };
            Ok((row.parse("kind", NotificationKind::parse)?, ways))
        })
        .await
}

/// # Errors
/// [`DbError`]
pub async fn set_ways(tx: &mut Tx, member: &MemberId, kind: NotificationKind, ways: Ways) -> Result<(), DbError> {
    sql("INSERT INTO notification_settings (member_id, kind, on_page, by_mail, by_push) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (member_id, kind) DO UPDATE SET on_page = EXCLUDED.on_page, by_mail = EXCLUDED.by_mail, by_push = EXCLUDED.by_push")
    .text(member.as_str())
    .text(kind.as_str())
    .bind(ways.on_page)
    .bind(ways.by_mail)
    .bind(ways.by_push)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Forgets everything of a member.
///
/// # Errors
/// [`DbError`]
pub async fn delete_of_member(tx: &mut Tx, member: &MemberId) -> Result<(), DbError> {
    sql("DELETE FROM notifications WHERE member_id = $1").text(member.as_str()).execute(tx).await?;
    sql("DELETE FROM notification_settings WHERE member_id = $1").text(member.as_str()).execute(tx).await?;
    sql("DELETE FROM digests WHERE member_id = $1").text(member.as_str()).execute(tx).await?;
    sql("UPDATE inquiry_outcomes SET member_id = NULL WHERE member_id = $1").text(member.as_str()).execute(tx).await.map(|_| ())
}
