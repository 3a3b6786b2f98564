//! A database with a switch in it that makes its transactions fail.

use allmende_db::{Db, DbError, Tx, sql};

use crate::delivery_rows;

/// How the database fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// At the first statement that writes: disk full, database away.
    AtWrite,
    /// At the commit: everything seemed fine until then.
    AtCommit,
}

/// Adds the switch. The failures are the engine's own: a trigger that refuses, and a deferred constraint that is found broken at commit.
///
/// # Errors
/// [`DbError`]
pub async fn prepare(db: &Db) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    sql("CREATE TABLE sim_break (at_write BIGINT NOT NULL, at_commit BIGINT NOT NULL)").execute(&mut tx).await?;
    sql("INSERT INTO sim_break (at_write, at_commit) VALUES (0, 0)").execute(&mut tx).await?;
    sql("CREATE TABLE sim_never (n BIGINT PRIMARY KEY)").execute(&mut tx).await?;
    sql("CREATE TABLE sim_owed (n BIGINT REFERENCES sim_never (n) DEFERRABLE INITIALLY DEFERRED)").execute(&mut tx).await?;
    if db.is_sqlite() {
        switch_of_sqlite(&mut tx).await?
    } else {
        switch_of_postgres(&mut tx).await?
    }
    tx.commit().await
}

async fn switch_of_sqlite(tx: &mut Tx) -> Result<(), DbError> {
    for statement in [
        "CREATE TRIGGER sim_write_activities BEFORE INSERT ON activities WHEN (SELECT at_write FROM sim_break) = 1
         BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
        "CREATE TRIGGER sim_write_endpoints BEFORE UPDATE ON endpoints WHEN (SELECT at_write FROM sim_break) = 1
         BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
        "CREATE TRIGGER sim_write_deliveries BEFORE DELETE ON deliveries WHEN (SELECT at_write FROM sim_break) = 1
         BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
        "CREATE TRIGGER sim_commit_activities AFTER INSERT ON activities WHEN (SELECT at_commit FROM sim_break) = 1
         BEGIN INSERT INTO sim_owed (n) VALUES (1); END",
        "CREATE TRIGGER sim_commit_endpoints AFTER UPDATE ON endpoints WHEN (SELECT at_commit FROM sim_break) = 1
         BEGIN INSERT INTO sim_owed (n) VALUES (1); END",
        "CREATE TRIGGER sim_commit_deliveries AFTER DELETE ON deliveries WHEN (SELECT at_commit FROM sim_break) = 1
         BEGIN INSERT INTO sim_owed (n) VALUES (1); END",
    ] {
        sql(statement).execute(tx).await?;
    }
    Ok(())
}

async fn switch_of_postgres(tx: &mut Tx) -> Result<(), DbError> {
    for statement in [
        "CREATE FUNCTION sim_fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           IF (SELECT at_write FROM sim_break) = 1 THEN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END IF;
           IF (SELECT at_commit FROM sim_break) = 1 THEN INSERT INTO sim_owed (n) VALUES (1); END IF;
           RETURN NULL; END $$",
        "CREATE TRIGGER sim_activities AFTER INSERT ON activities FOR EACH STATEMENT EXECUTE FUNCTION sim_fail()",
        "CREATE TRIGGER sim_endpoints AFTER UPDATE ON endpoints FOR EACH STATEMENT EXECUTE FUNCTION sim_fail()",
        "CREATE TRIGGER sim_deliveries AFTER DELETE ON deliveries FOR EACH STATEMENT EXECUTE FUNCTION sim_fail()",
    ] {
        sql(statement).execute(tx).await?;
    }
    Ok(())
}

/// From now on writes of activities, endpoints and deliveries fail, or no longer do.
///
/// # Errors
/// [`DbError`]
pub async fn set(db: &Db, how: Option<Break>) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    sql("UPDATE sim_break SET at_write = $1, at_commit = $2")
        .bind(i64::from(how == Some(Break::AtWrite)))
        .bind(i64::from(how == Some(Break::AtCommit)))
        .execute(&mut tx)
        .await?;
    tx.commit().await
}

/// As if nothing had ever happened; ids begin at 1 again, so that a seed repeats to the last row.
pub(super) async fn clear(db: &Db) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    delivery_rows::clear(&mut tx).await?;
    sql("UPDATE sim_break SET at_write = 0, at_commit = 0").execute(&mut tx).await?;
    if db.is_sqlite() {
        sql("DELETE FROM sqlite_sequence").execute(&mut tx).await?;
    } else {
        sql("ALTER TABLE activities ALTER COLUMN seq RESTART").execute(&mut tx).await?;
        sql("ALTER TABLE endpoints ALTER COLUMN id RESTART").execute(&mut tx).await?;
    }
    tx.commit().await
}
