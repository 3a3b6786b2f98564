//! A database inside one transaction: whatever begins, commits or reads there is a part of that transaction.
//!
//! Verbs open and commit transactions of their own and stay ignorant of who called them. Handed a [`Scope`]'s [`Db`], a verb becomes a part
//! of something larger: its commit keeps its part, its failure undoes its part, and only the commit of [`Scope::into_tx`] makes anything durable.

use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::engine::{Conn, Db, Tx, sql};
use crate::error::DbError;
use crate::limits::SCOPE_WAIT;

/// Cheap to clone. Dropped without [`Scope::into_tx`], all of it is undone.
#[derive(Debug, Clone)]
pub struct Scope {
    nest: Arc<Mutex<Nest>>,
    is_sqlite: bool,
}

#[derive(Debug)]
struct Nest {
    tx: Option<Tx>,
    /// The last part was dropped without a commit, and is to be undone.
    undo: bool,
}

/// A part of the transaction while somebody works in it.
#[derive(Debug)]
pub(crate) struct Part {
    nest: OwnedMutexGuard<Nest>,
    /// It is a transaction of its own to whoever works in it.
    may_write: bool,
    /// It may have written and is to be undone when dropped.
    open: bool,
}

impl Scope {
    #[must_use]
    pub fn new(tx: Tx) -> Self {
        let is_sqlite = tx.is_sqlite();
        Self { nest: Arc::new(Mutex::new(Nest { tx: Some(tx), undo: false })), is_sqlite }
    }

    /// For whoever is to work inside.
    #[must_use]
    pub fn db(&self) -> Db {
        Db::within(self.clone())
    }

    pub(crate) const fn is_sqlite(&self) -> bool {
        self.is_sqlite
    }

    /// The transaction itself, with what its parts committed.
    ///
    /// # Errors
    /// [`DbError`] when its last part could not be undone, or it was taken before.
    pub async fn into_tx(self) -> Result<Tx, DbError> {
        let mut part = self.enter().await?;
        part.nest.tx.take().ok_or_else(ended)
    }

    async fn enter(&self) -> Result<Part, DbError> {
        let nest = tokio::time::timeout(SCOPE_WAIT, Arc::clone(&self.nest).lock_owned())
            .await
            .map_err(|_| DbError::Statement("a verb began a second transaction while it held a first".to_owned()))?;
        let mut part = Part { nest, may_write: false, open: false };
        if part.nest.undo {
            sql("ROLLBACK TO SAVEPOINT part").execute(part.conn()?).await?;
            sql("RELEASE SAVEPOINT part").execute(part.conn()?).await?;
            part.nest.undo = false;
        }
        Ok(part)
    }

    /// To read with.
    pub(crate) async fn read(&self) -> Result<Part, DbError> {
        self.enter().await
    }

    pub(crate) async fn begin(&self) -> Result<Part, DbError> {
        let mut part = self.enter().await?;
        part.may_write = true;
        Ok(part)
    }
}

impl Part {
    pub fn is_sqlite(&self) -> bool {
        self.nest.tx.as_ref().is_some_and(|tx| tx.is_sqlite())
    }

    /// Before a statement runs in it: the first that may write needs something to go back to. Most verbs about what comes in only look, and
    /// each statement costs a way to the engine and back.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn before(&mut self, text: &str) -> Result<(), DbError> {
        if self.may_write && !self.open && !text.starts_with("SELECT") {
            // Boxed: a statement about to run in a part of a part runs this again.
            Box::pin(sql("SAVEPOINT part").execute(self.conn()?)).await?;
            self.open = true;
        }
        Ok(())
    }

    pub fn conn(&mut self) -> Result<&mut Conn, DbError> {
        self.nest.tx.as_deref_mut().ok_or_else(ended)
    }

    /// Keeps what was written in this part, should the whole be committed.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn commit(mut self) -> Result<(), DbError> {
        if self.open {
            sql("RELEASE SAVEPOINT part").execute(self.conn()?).await?;
            self.open = false;
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if self.open {
            self.nest.undo = true;
        }
    }
}

fn ended() -> DbError {
    DbError::Statement("the transaction around this has ended".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Location;

    async fn fresh() -> (tempfile::TempDir, Db) {
        let home = tempfile::tempdir().unwrap();
        let db = Db::open(&Location::Sqlite(home.path().join("a.db"))).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        sql("CREATE TABLE t (n BIGINT PRIMARY KEY)").execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        (home, db)
    }

    async fn put(db: &Db, n: i64, keep: bool) {
        let mut tx = db.begin().await.unwrap();
        sql("INSERT INTO t (n) VALUES ($1)").bind(n).execute(&mut tx).await.unwrap();
        if keep {
            tx.commit().await.unwrap();
        }
    }

    async fn there(db: &Db) -> Vec<i64> {
        sql("SELECT n FROM t ORDER BY n").fetch_all(&mut db.read().await.unwrap(), |row| row.get("n")).await.unwrap()
    }

    #[tokio::test]
    async fn parts_are_kept_or_undone_and_the_whole_decides() {
        let (_home, db) = fresh().await;
        let scope = Scope::new(db.begin().await.unwrap());
        put(&scope.db(), 1, true).await;
        put(&scope.db(), 2, false).await;
        put(&scope.db(), 3, true).await;
        assert_eq!(there(&scope.db()).await, [1, 3]);
        assert_eq!(there(&db).await, [0_i64; 0], "not durable before the whole is");
        scope.into_tx().await.unwrap().commit().await.unwrap();
        assert_eq!(there(&db).await, [1, 3]);

        let scope = Scope::new(db.begin().await.unwrap());
        put(&scope.db(), 4, true).await;
        drop(scope);
        assert_eq!(there(&db).await, [1, 3]);
    }

    #[tokio::test]
    async fn a_scope_within_a_scope_is_a_part_of_it() {
        let (_home, db) = fresh().await;
        let outer = Scope::new(db.begin().await.unwrap());
        for (n, keep) in [(1, true), (2, false)] {
            let inner = Scope::new(outer.db().begin().await.unwrap());
            put(&inner.db(), n, true).await;
            if keep {
                inner.into_tx().await.unwrap().commit().await.unwrap();
            }
        }
        put(&outer.db(), 3, true).await;
        outer.into_tx().await.unwrap().commit().await.unwrap();
        assert_eq!(there(&db).await, [1, 3]);
    }
}
