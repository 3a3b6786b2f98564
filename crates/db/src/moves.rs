//! Other addresses of our cooperatives: those that they had before, and where they are now.

use allmende_domain::ids::CooperativeId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// What one cooperative says of its other addresses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moves {
    pub also_known_as: Vec<ObjectUrl>,
    /// Where it is now, since when; `None`: here.
    pub moved_to: Option<(ObjectUrl, UnixMillis)>,
}

/// Nothing is said of one that is not stored.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, cooperative: &CooperativeId) -> Result<Moves, DbError> {
    let url = |text: &str| ObjectUrl::parse(text).ok();
    let found = sql("SELECT also_known_as, moved_to, moved_at FROM cooperative_moves WHERE cooperative_id = $1")
        .text(cooperative.as_str())
        .fetch_optional(conn, |row| {
            let names: String = row.get("also_known_as")?;
            let at = row.get::<Option<i64>>("moved_at")?.map(UnixMillis);
            let moved_to = row.parse_optional("moved_to", url)?.zip(at);
            Ok(Moves { also_known_as: names.lines().filter_map(url).collect(), moved_to })
        })
        .await?;
    Ok(found.unwrap_or_default())
}

/// # Errors
/// [`DbError`]
pub async fn save(tx: &mut Tx, cooperative: &CooperativeId, moves: &Moves) -> Result<(), DbError> {
    let names: Vec<&str> = moves.also_known_as.iter().map(ObjectUrl::as_str).collect();
    sql("INSERT INTO cooperative_moves (cooperative_id, also_known_as, moved_to, moved_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (cooperative_id) DO UPDATE SET also_known_as = excluded.also_known_as, moved_to = excluded.moved_to,
         moved_at = excluded.moved_at")
    .text(cooperative.as_str())
    .text(&names.join("\n"))
    .bind(moves.moved_to.as_ref().map(|(url, _)| url.as_str().to_owned()))
    .bind(moves.moved_to.as_ref().map(|(_, at)| at.0))
    .execute(tx)
    .await
    .map(|_| ())
}
