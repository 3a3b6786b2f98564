//! Settings of the instance that people change while it runs, by key.

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// # Errors
/// [`DbError`]
pub async fn get(conn: &mut Conn, key: &str) -> Result<Option<String>, DbError> {
    sql("SELECT value FROM settings WHERE key = $1").text(key).fetch_optional(conn, |row| row.get("value")).await
}

/// Sets or replaces.
///
/// # Errors
/// [`DbError`]
pub async fn set(tx: &mut Tx, key: &str, value: &str) -> Result<(), DbError> {
    sql("INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .text(key)
        .text(value)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Sets what is `before` to `after`, where `None` is nothing; `false` when somebody else was quicker.
///
/// # Errors
/// [`DbError`]
pub async fn replace(tx: &mut Tx, key: &str, before: Option<&str>, after: &str) -> Result<bool, DbError> {
    let changed = match before {
        None => {
            sql("INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING").text(key).text(after).execute(tx).await?
        }
        Some(before) => {
            sql("UPDATE settings SET value = $1 WHERE key = $2 AND value = $3").text(after).text(key).text(before).execute(tx).await?
        }
    };
    Ok(changed == 1)
}

/// All whose key begins with `beginning`, which holds no wildcard.
///
/// # Errors
/// [`DbError`]
pub async fn all_of(conn: &mut Conn, beginning: &str) -> Result<Vec<(String, String)>, DbError> {
    sql("SELECT key, value FROM settings WHERE key LIKE CAST($1 AS TEXT) ORDER BY key")
        .bind(format!("{beginning}%"))
        .fetch_all(conn, |row| Ok((row.get("key")?, row.get("value")?)))
        .await
}
