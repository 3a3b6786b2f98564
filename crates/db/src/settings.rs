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

/// Sets what nobody set yet. Of two nodes that do so at the same time, one does.
///
/// # Errors
/// [`DbError`]
pub async fn set_first(tx: &mut Tx, key: &str, value: &str) -> Result<bool, DbError> {
    sql("INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING")
        .text(key)
        .text(value)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
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
