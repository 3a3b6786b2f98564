//! What somebody reports to those who run the instance.

use allmende_domain::ids::{MemberId, ReportId};
use allmende_domain::report::{Report, ReportState, Reporter};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! report_columns {
    () => {
        "id, member_id, host, actor_url, about, content, state, note, forwarded, created_at, decided_at"
    };
}

fn report_from(row: &Row) -> Result<Report, DbError> {
    let member = row.parse_optional("member_id", |text| MemberId::parse(text).ok())?;
    let about: String = row.get("about")?;
    let url = |text: &str| ObjectUrl::parse(text).ok();
    let host: String = row.get("host")?;
    Ok(Report {
        id: row.parse("id", |text| ReportId::parse(text).ok())?,
        by: match member {
            Some(member) => Reporter::Member(member),
            None if host.is_empty() => Reporter::FormerMember,
            None => Reporter::Peer { host, actor: row.parse("actor_url", url)? },
        },
        about: about.lines().filter_map(url).collect(),
        content: row.get("content")?,
        state: row.parse("state", ReportState::parse)?,
        note: row.get("note")?,
        forwarded: row.get("forwarded")?,
        created_at: UnixMillis(row.get("created_at")?),
        decided_at: row.get::<Option<i64>>("decided_at")?.map(UnixMillis),
    })
}

/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, report: &Report) -> Result<(), DbError> {
    let (member, host, actor) = match &report.by {
        Reporter::Member(member) => (Some(member.as_str().to_owned()), String::new(), String::new()),
        Reporter::FormerMember => (None, String::new(), String::new()),
        Reporter::Peer { host, actor } => (None, host.clone(), actor.as_str().to_owned()),
    };
    let about: Vec<&str> = report.about.iter().map(ObjectUrl::as_str).collect();
    sql("INSERT INTO reports (id, member_id, host, actor_url, about, content, state, note, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8)")
    .text(report.id.as_str())
    .bind(member)
    .bind(host)
    .bind(actor)
    .bind(about.join("\n"))
    .text(&report.content)
    .text(report.state.as_str())
    .bind(report.created_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &ReportId) -> Result<Option<Report>, DbError> {
    sql(concat!("SELECT ", report_columns!(), " FROM reports WHERE id = $1")).text(id.as_str()).fetch_optional(conn, report_from).await
}

/// Those in one state, the latest first.
///
/// # Errors
/// [`DbError`]
pub async fn list(conn: &mut Conn, state: ReportState, offset: i64, limit: i64) -> Result<Vec<Report>, DbError> {
    sql(concat!("SELECT ", report_columns!(), " FROM reports WHERE state = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3"))
        .text(state.as_str())
        .bind(limit)
        .bind(offset)
        .fetch_all(conn, report_from)
        .await
}

/// How many are open.
///
/// # Errors
/// [`DbError`]
pub async fn count_open(conn: &mut Conn) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM reports WHERE state = 'open'").fetch_one(conn, |row| row.get("number")).await
}

/// How many came since `since`: of one host (empty: of our members), and of all hosts.
///
/// # Errors
/// [`DbError`]
pub async fn counts_since(conn: &mut Conn, host: &str, since: UnixMillis) -> Result<(i64, i64), DbError> {
    sql("SELECT (SELECT COUNT(*) FROM reports WHERE host = $1 AND created_at >= $2) AS of_host, \
         (SELECT COUNT(*) FROM reports WHERE host <> '' AND created_at >= $2) AS of_all")
    .text(host)
    .bind(since.0)
    .fetch_one(conn, |row| Ok((row.get("of_host")?, row.get("of_all")?)))
    .await
}

/// How many a member wrote since `since`.
///
/// # Errors
/// [`DbError`]
pub async fn count_of_member_since(conn: &mut Conn, member: &MemberId, since: UnixMillis) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM reports WHERE member_id = $1 AND created_at >= $2")
        .text(member.as_str())
        .bind(since.0)
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// Ends one with a note for those who come after; `false` when it is not open.
///
/// # Errors
/// [`DbError`]
pub async fn finish(tx: &mut Tx, id: &ReportId, note: &str, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE reports SET state = 'done', note = $2, decided_at = $3 WHERE id = $1 AND state = 'open'")
        .text(id.as_str())
        .text(note)
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Notes what the server of whom it is about is told; `false` when it was told before.
///
/// # Errors
/// [`DbError`]
pub async fn forward(tx: &mut Tx, id: &ReportId, words: &str) -> Result<bool, DbError> {
    sql("UPDATE reports SET forwarded = $2 WHERE id = $1 AND forwarded IS NULL")
        .text(id.as_str())
        .text(words)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// What a member reported, newest first; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId, limit: i64) -> Result<Vec<Report>, DbError> {
    sql(concat!("SELECT ", report_columns!(), " FROM reports WHERE member_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2"))
        .text(member.as_str())
        .bind(limit)
        .fetch_all(conn, report_from)
        .await
}
