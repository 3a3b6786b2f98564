//! The one writer of an SQLite file, with group commit: transactions that wait for each other share one flush of the disk.
//!
//! A flush costs as much as dozens of small transactions. So whoever ends first does not flush at once, but queues up for the writer
//! again, behind those who already wait for it. They run inside the same SQLite transaction, each in a savepoint of its own; then it is
//! made durable for all of them, and only then is any of them told so. Nobody waits for company that is not there.
//!
//! What this does not give: isolation within a group. A later member sees what an earlier one wrote before it is durable; when the flush
//! fails, both are undone and both are told.

use std::sync::Arc;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use crate::error::DbError;
use crate::limits::{ACQUIRE_TIMEOUT, GROUP_MEMBERS_MAX};

type Told = oneshot::Sender<Result<(), DbError>>;

/// Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Writer(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    options: SqliteConnectOptions,
    conn: Option<SqliteConnection>,
    /// Those who ended and wait to be told, while a transaction is open.
    group: Option<Vec<Told>>,
}

/// A turn at the writer. Dropped before [`Turn::commit`], what was written in it is undone.
#[derive(Debug)]
pub(crate) struct Turn {
    writer: Writer,
    state: Option<OwnedMutexGuard<State>>,
    /// In a transaction; otherwise alone with the connection.
    inside: bool,
}

impl Writer {
    /// # Errors
    /// [`DbError::Unavailable`] when the file cannot be opened.
    pub async fn open(options: SqliteConnectOptions) -> Result<Self, DbError> {
        let conn = Some(options.connect().await?);
        Ok(Self(Arc::new(Mutex::new(State { options, conn, group: None }))))
    }

    async fn state(&self) -> Result<OwnedMutexGuard<State>, DbError> {
        tokio::time::timeout(ACQUIRE_TIMEOUT, Arc::clone(&self.0).lock_owned())
            .await
            .map_err(|_| DbError::Unavailable("the writer was not free in time".to_owned()))
    }

    /// Waits for a turn inside a transaction.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when others held the writer for too long, or another process the file.
    pub async fn begin(&self) -> Result<Turn, DbError> {
        let state = self.state().await?;
        let writer = self.clone();
        // In a task of its own: a caller that goes away in the middle must not leave behind a state nobody knows.
        let entering = tokio::spawn(async move {
            let mut state = state;
            state.enter().await?;
            Ok(Turn { writer, state: Some(state), inside: true })
        });
        entering.await.unwrap_or_else(|error| Err(DbError::Unavailable(error.to_string())))
    }

    /// The writer's connection outside of any transaction.
    ///
    /// # Errors
    /// As [`Writer::begin`].
    pub async fn alone(&self) -> Result<Turn, DbError> {
        let mut state = self.state().await?;
        state.finish().await;
        state.reconnect().await?;
        Ok(Turn { writer: self.clone(), state: Some(state), inside: false })
    }

    pub async fn close(&self) {
        let mut state = Arc::clone(&self.0).lock_owned().await;
        state.finish().await;
        if let Some(conn) = state.conn.take()
            && let Err(error) = conn.close().await
        {
            tracing::warn!(%error, "the database was not closed in order; nothing is lost");
        }
    }
}

impl State {
    fn conn(&mut self) -> Result<&mut SqliteConnection, DbError> {
        self.conn.as_mut().ok_or_else(|| DbError::Unavailable("the writer has no connection".to_owned()))
    }

    async fn run(&mut self, text: &'static str) -> Result<(), DbError> {
        sqlx::query(text).execute(self.conn()?).await?;
        Ok(())
    }

    /// Opens the transaction, or a savepoint in the one that is open. The first member needs no savepoint: while it is inside there is
    /// nobody else's work to keep.
    async fn enter(&mut self) -> Result<(), DbError> {
        if self.group.is_some() {
            return self.run("SAVEPOINT member").await;
        }
        self.reconnect().await?;
        self.run("BEGIN IMMEDIATE").await?;
        self.group = Some(Vec::new());
        Ok(())
    }

    async fn reconnect(&mut self) -> Result<(), DbError> {
        if self.conn.is_none() {
            self.conn = Some(self.options.connect().await?);
        }
        Ok(())
    }

    fn is_first(&self) -> bool {
        self.group.as_ref().is_none_or(Vec::is_empty)
    }

    async fn undo(&mut self) {
        if self.is_first() {
            self.fail(&DbError::Unavailable("undone".to_owned())).await;
        } else if self.run("ROLLBACK TO member").await.is_err() || self.run("RELEASE member").await.is_err() {
            // SQLite itself ended the whole transaction, as it may after an input or output error.
            self.fail(&DbError::Unavailable("the disk failed another change of the same group".to_owned())).await;
        }
    }

    /// Nothing of the group happened.
    async fn fail(&mut self, error: &DbError) {
        let undone = self.run("ROLLBACK").await;
        if undone.is_err() {
            // Whatever state it is in, the engine undoes it when the connection goes.
            self.conn = None;
        }
        for told in self.group.take().unwrap_or_default() {
            let _ = told.send(Err(error.clone()));
        }
    }

    /// Makes durable what the members wrote, and tells them.
    async fn finish(&mut self) {
        let Some(members) = self.group.as_ref().map(Vec::len) else { return };
        if let Err(error) = self.run("COMMIT").await {
            return self.fail(&error).await;
        }
        metrics::counter!("allmende_database_commits_total").increment(1);
        metrics::counter!("allmende_database_transactions_total").increment(members as u64);
        for told in self.group.take().unwrap_or_default() {
            let _ = told.send(Ok(()));
        }
    }
}

impl Turn {
    pub fn conn(&mut self) -> Result<&mut SqliteConnection, DbError> {
        self.state.as_mut().ok_or_else(|| DbError::Unavailable("the turn is over".to_owned()))?.conn()
    }

    /// Waits until it is durable, together with others.
    ///
    /// # Errors
    /// [`DbError`] when it could not be made durable; then nothing of it happened.
    pub async fn commit(mut self) -> Result<(), DbError> {
        let Some(state) = self.state.take().filter(|_| self.inside) else { return Ok(()) };
        let writer = self.writer.clone();
        // In a task of its own: a caller that goes away does not keep the others of its group waiting.
        let (tell, told) = oneshot::channel();
        tokio::spawn(async move {
            if let Some(writer) = end(state, writer, tell).await {
                // Behind everybody who waits by now: they are the company.
                writer.0.lock().await.finish().await;
            }
        });
        told.await.unwrap_or_else(|_| Err(DbError::Unavailable("the writer was closed".to_owned())))
    }

    /// # Errors
    /// None; it is undone in any case.
    pub async fn rollback(mut self) -> Result<(), DbError> {
        if let Some(mut state) = self.state.take().filter(|_| self.inside) {
            let undoing = tokio::spawn(async move { state.undo().await });
            let _: Result<(), tokio::task::JoinError> = undoing.await;
        }
        Ok(())
    }
}

/// Ends a member's part; the writer when this member is to finish the group later.
async fn end(mut state: OwnedMutexGuard<State>, writer: Writer, tell: Told) -> Option<Writer> {
    let first = state.is_first();
    if !first && let Err(error) = state.run("RELEASE member").await {
        let _ = tell.send(Err(error.clone()));
        state.fail(&error).await;
        return None;
    }
    let members = state.group.get_or_insert_default();
    members.push(tell);
    if members.len() >= GROUP_MEMBERS_MAX {
        state.finish().await;
        return None;
    }
    first.then_some(writer)
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(mut state) = self.state.take().filter(|_| self.inside) else { return };
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(async move { state.undo().await });
            }
            // Without a runtime nothing can be awaited; the engine undoes it when the connection goes.
            Err(_) => {
                state.group = None;
                state.conn = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crate::engine::{Db, Location, sql};
    use crate::error::DbError;

    async fn fresh() -> (tempfile::TempDir, Db) {
        let home = tempfile::tempdir().unwrap();
        let db = Db::open(&Location::Sqlite(home.path().join("a.db"))).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        sql("CREATE TABLE t (n BIGINT PRIMARY KEY)").execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        (home, db)
    }

    async fn put(db: &Db, n: i64) -> Result<(), DbError> {
        let mut tx = db.begin().await?;
        sql("INSERT INTO t (n) VALUES ($1)").bind(n).execute(&mut tx).await?;
        tx.commit().await
    }

    async fn there(db: &Db) -> Vec<i64> {
        sql("SELECT n FROM t ORDER BY n").fetch_all(&mut db.read().await.unwrap(), |row| row.get("n")).await.unwrap()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn many_at_once_are_all_there_and_a_refused_one_harms_no_other() {
        let (_home, db) = fresh().await;
        let puts: Vec<_> = (0..300)
            .map(|n| {
                let db = db.clone();
                // Every tenth is a duplicate of the one before it, and fails.
                tokio::spawn(async move { put(&db, if n % 10 == 9 { n - 1 } else { n }).await.is_ok() })
            })
            .collect();
        let mut fine = 0;
        for put in puts {
            fine += i64::from(put.await.unwrap());
        }
        assert_eq!(fine, 270);
        assert_eq!(there(&db).await.len(), 270);
    }

    #[tokio::test]
    async fn an_undone_member_leaves_the_group_whole() {
        let (_home, db) = fresh().await;
        let mut first = db.begin().await.unwrap();
        sql("INSERT INTO t (n) VALUES (1)").execute(&mut first).await.unwrap();
        // Waits for its turn, so it is in the group of the first.
        let second = tokio::spawn({
            let db = db.clone();
            async move {
                let mut tx = db.begin().await.unwrap();
                sql("INSERT INTO t (n) VALUES (2)").execute(&mut tx).await.unwrap();
            }
        });
        tokio::task::yield_now().await;
        first.commit().await.unwrap();
        second.await.unwrap();
        put(&db, 3).await.unwrap();
        assert_eq!(there(&db).await, [1, 3]);
    }

    #[tokio::test]
    async fn who_goes_away_while_waiting_or_committing_blocks_nobody() {
        let (_home, db) = fresh().await;
        for n in 0..50_u64 {
            let gone = tokio::time::timeout(Duration::from_micros(n * 20), put(&db, 1_000 + i64::try_from(n).unwrap())).await;
            drop(gone);
        }
        put(&db, 1).await.unwrap();
        assert_eq!(there(&db).await.first(), Some(&1));
    }

    #[tokio::test]
    async fn nothing_is_told_before_another_process_could_see_it() {
        let (home, db) = fresh().await;
        let other = Db::open(&Location::Sqlite(home.path().join("a.db"))).await.unwrap();
        for n in 0..20 {
            let puts: Vec<_> = (0..8)
                .map(|k| {
                    let (db, other) = (db.clone(), other.clone());
                    tokio::spawn(async move {
                        put(&db, n * 8 + k).await.unwrap();
                        assert!(there(&other).await.contains(&(n * 8 + k)));
                    })
                })
                .collect();
            for put in puts {
                put.await.unwrap();
            }
        }
    }
}
