//! Notices between programs that share a PostgreSQL database (LISTEN and NOTIFY). A notice is a hint that saves latency: it may be lost,
//! come twice or late, and nothing depends on it. On SQLite there is nobody to tell.

use sqlx::postgres::{PgListener, PgPoolOptions};

use crate::engine::{Db, sql};
use crate::error::DbError;
use crate::limits;

/// One channel for all: channels belong to a database, so instances do not hear each other.
const CHANNEL: &str = "allmende";

/// What somebody else should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The node that sent it.
    pub sender: String,
    /// Words that the programs agree on.
    pub topics: Vec<String>,
}

impl Notice {
    fn read(payload: &str) -> Option<Self> {
        let mut words = payload.split(' ').map(str::to_owned);
        let sender = words.next().filter(|sender| !sender.is_empty())?;
        Some(Self { sender, topics: words.take(limits::NOTICE_TOPICS_MAX).collect() })
    }
}

/// Hears notices. Its connection is not one of the pool's.
pub struct Listener(PgListener);

impl Listener {
    /// The next notice; `None` when the connection was lost and made anew, so that some may have been missed.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the server cannot be reached; call it again after a pause.
    pub async fn next(&mut self) -> Result<Option<Notice>, DbError> {
        loop {
            match self.0.try_recv().await? {
                None => return Ok(None),
                // What is not readable is not ours, or from a newer program.
                Some(notification) => match Notice::read(notification.payload()) {
                    Some(notice) => return Ok(Some(notice)),
                    None => continue,
                },
            }
        }
    }
}

impl Db {
    /// Begins to hear notices; `None` on SQLite.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the server cannot be reached.
    pub async fn listen(&self) -> Result<Option<Listener>, DbError> {
        let Some(pool) = self.postgres() else { return Ok(None) };
        let options = (*pool.connect_options()).clone();
        let own = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None).acquire_timeout(limits::ACQUIRE_TIMEOUT);
        let mut listener = PgListener::connect_with(&own.connect_lazy_with(options)).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Listener(listener)))
    }

    /// Tells the other nodes. Outside of any transaction: PostgreSQL lets only one transaction with a notice commit at a time.
    ///
    /// # Errors
    /// [`DbError`]; nothing is lost by it but time.
    pub async fn tell(&self, sender: &str, topics: &[&str]) -> Result<(), DbError> {
        if self.is_sqlite() {
            return Ok(());
        }
        let payload = format!("{sender} {}", topics.join(" "));
        let mut conn = self.read().await?;
        sql("SELECT pg_notify($1, $2)").text(CHANNEL).bind(payload).execute(&mut conn).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_names_its_sender_and_its_topics() {
        let notice = Notice::read("a1b2 events leases").unwrap();
        assert_eq!((notice.sender.as_str(), notice.topics), ("a1b2", vec!["events".to_owned(), "leases".to_owned()]));
        assert_eq!(Notice::read(""), None);
        assert_eq!(Notice::read(" events"), None);
        assert!(Notice::read(&"x ".repeat(1_000)).unwrap().topics.len() <= limits::NOTICE_TOPICS_MAX);
    }
}
