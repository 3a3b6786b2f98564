//! Copies of an SQLite database, and whether one is whole. PostgreSQL has tools of its own for both.

use std::path::Path;

use crate::engine::{Db, sql_per_engine};
use crate::error::DbError;

/// Writes a whole, consistent copy into a new file while others read and write (`VACUUM INTO`).
///
/// # Errors
/// [`DbError`] when the file exists or cannot be written, [`DbError::Statement`] on PostgreSQL.
pub async fn copy_into(db: &Db, file: &Path) -> Result<(), DbError> {
    let mut conn = alone(db).await?;
    let file = file.to_str().ok_or_else(|| DbError::Statement("the file's name is not Unicode".to_owned()))?;
    // SQLite's own copy; the other side is never run, and is there to be prepared by the test of all statements.
    sql_per_engine("VACUUM INTO $1", "SELECT CAST($1 AS TEXT)").text(file).execute(&mut conn).await.map(|_| ())
}

/// What is broken inside the file, empty when nothing is: structure, and references between rows.
///
/// # Errors
/// [`DbError`] when it is no database at all, [`DbError::Statement`] on PostgreSQL.
pub async fn integrity_problems(db: &Db) -> Result<Vec<String>, DbError> {
    let mut conn = alone(db).await?;
    // As above: only SQLite has a file to check.
    let mut problems = sql_per_engine("SELECT integrity_check AS problem FROM pragma_integrity_check", "SELECT 'ok' AS problem")
        .fetch_all(&mut conn, |row| row.get::<String>("problem"))
        .await?;
    problems.retain(|problem| problem != "ok");
    let dangling = sql_per_engine(
        "SELECT DISTINCT 'a row of ' || \"table\" || ' refers to nothing in ' || parent AS problem FROM pragma_foreign_key_check",
        "SELECT '' AS problem WHERE 1 = 0",
    )
    .fetch_all(&mut conn, |row| row.get::<String>("problem"))
    .await?;
    problems.extend(dangling);
    Ok(problems)
}

/// The same as far as it costs little: structure and constraints, but not whether each index agrees with its table. About 0.7 s of CPU
/// for each GB. SQLite keeps no checksums, so a byte flipped inside a text is not found by either.
///
/// # Errors
/// [`DbError`] when it is no database at all, [`DbError::Statement`] on PostgreSQL.
pub async fn structure_problems(db: &Db) -> Result<Vec<String>, DbError> {
    let mut conn = alone(db).await?;
    // As above: only SQLite has a file to check.
    let mut problems = sql_per_engine("SELECT quick_check AS problem FROM pragma_quick_check", "SELECT 'ok' AS problem")
        .fetch_all(&mut conn, |row| row.get::<String>("problem"))
        .await?;
    problems.retain(|problem| problem != "ok");
    Ok(problems)
}

async fn alone(db: &Db) -> Result<crate::engine::Conn, DbError> {
    if db.is_sqlite() { db.writer().await } else { Err(DbError::Statement("this is for SQLite only".to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Location;

    #[tokio::test]
    async fn a_copy_is_whole_and_never_overwrites() {
        let home = tempfile::tempdir().unwrap();
        let db = Db::open(&Location::Sqlite(home.path().join("a.db"))).await.unwrap();
        crate::migrations::apply(&db, 1).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        crate::settings::set(&mut tx, "trial", "kept").await.unwrap();
        tx.commit().await.unwrap();
        let file = home.path().join("copy.db");
        copy_into(&db, &file).await.unwrap();
        assert!(copy_into(&db, &file).await.is_err());
        let copy = Db::open(&Location::Sqlite(file)).await.unwrap();
        assert_eq!(integrity_problems(&copy).await.unwrap(), Vec::<String>::new());
        let mut conn = copy.read().await.unwrap();
        assert_eq!(crate::settings::get(&mut conn, "trial").await.unwrap().as_deref(), Some("kept"));
    }
}
