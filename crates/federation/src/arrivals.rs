//! Verified activities on their way into the inbox table: those that come together are written together.
//!
//! A commit costs as much as dozens of rows. Whoever comes first writes for all who came meanwhile; while that becomes durable, the next
//! ones gather. Nobody is told before it is durable, and nobody waits for company.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use allmende_app::App;
use allmende_db::inbox::{self, NewInbox};
use allmende_db::{DbError, Tx};
use allmende_domain::time::{SECOND_MS, UnixMillis};
use futures_util::FutureExt as _;
use tokio::sync::oneshot;

use crate::limits::{ARRIVALS_AT_ONCE, INBOX_BACKLOG_PER_HOST_MAX, INBOX_HOSTS_COUNTED_MAX};

/// What became of an arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is durable, now or since it came first.
    Durable,
    /// Its host has more waiting than one host may have.
    OverQuota,
    Unavailable,
}

struct Arrival {
    new: NewInbox,
    tell: oneshot::Sender<Kept>,
}

/// Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Arrivals(Arc<Shared>);

#[derive(Default)]
struct Shared {
    gathering: Mutex<Gathering>,
    /// Held by the writer.
    backlogs: tokio::sync::Mutex<Backlogs>,
}

#[derive(Default)]
struct Gathering {
    arrivals: Vec<Arrival>,
    /// A task is at work that writes until nothing is left.
    is_written: bool,
}

impl Arrivals {
    /// Keeps one; answers once it is durable.
    pub async fn keep(&self, app: &App, new: NewInbox) -> Kept {
        let (tell, told) = oneshot::channel();
        let comes_first = {
            let mut gathering = self.gathering();
            gathering.arrivals.push(Arrival { new, tell });
            !std::mem::replace(&mut gathering.is_written, true)
        };
        if comes_first {
            // In a task of its own, one for all: a sender that hangs up does not keep the others waiting.
            tokio::spawn(self.clone().write_all(app.clone()));
        }
        told.await.unwrap_or(Kept::Unavailable)
    }

    fn gathering(&self) -> MutexGuard<'_, Gathering> {
        self.0.gathering.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn write_all(self, app: App) {
        let writing = async {
            while let Some(batch) = self.next() {
                self.write(&app, batch).await;
            }
        };
        if AssertUnwindSafe(Box::pin(writing)).catch_unwind().await.is_err() {
            tracing::error!("activities could not be stored; their senders are asked to come back");
            *self.gathering() = Gathering::default();
        }
    }

    /// What has gathered; when nothing has, the next arrival begins anew.
    fn next(&self) -> Option<Vec<Arrival>> {
        let mut gathering = self.gathering();
        let count = gathering.arrivals.len().min(ARRIVALS_AT_ONCE);
        gathering.is_written = count > 0;
        gathering.is_written.then(|| gathering.arrivals.drain(..count).collect())
    }

    async fn write(&self, app: &App, batch: Vec<Arrival>) {
        let mut backlogs = self.0.backlogs.lock().await;
        let (news, tells): (Vec<NewInbox>, Vec<_>) = batch.into_iter().map(|arrival| (arrival.new, arrival.tell)).unzip();
        let kept = match store(app, &mut backlogs, &news).await {
            Ok(kept) => kept,
            Err(error) => {
                // What was counted may not be there.
                *backlogs = Backlogs::default();
                tracing::error!(%error, activities = news.len(), "activities could not be stored; their senders are asked to come back");
                vec![Kept::Unavailable; news.len()]
            }
        };
        if kept.contains(&Kept::Durable) {
            app.nudge.inbox.notify_one();
        }
        for (tell, kept) in tells.into_iter().zip(kept) {
            let _ = tell.send(kept);
        }
    }
}

/// One transaction for all of them.
async fn store(app: &App, backlogs: &mut Backlogs, news: &[NewInbox]) -> Result<Vec<Kept>, DbError> {
    let mut tx = app.db.begin().await?;
    let mut kept = Vec::with_capacity(news.len());
    let mut accepted = Vec::with_capacity(news.len());
    for new in news {
        if backlogs.has_room(&mut tx, &new.host, new.now).await? {
            accepted.push(new);
            kept.push(Kept::Durable);
        } else {
            kept.push(Kept::OverQuota);
        }
    }
    inbox::insert(&mut tx, &accepted).await?;
    allmende_db::failpoint!("inbox-inserted");
    tx.commit().await?;
    allmende_db::failpoint!("inbox-committed");
    Ok(kept)
}

/// How much waits of each host: counted in the table once a second and before anybody is refused, added up in between.
#[derive(Default)]
struct Backlogs(HashMap<String, (i64, UnixMillis)>);

impl Backlogs {
    async fn has_room(&mut self, tx: &mut Tx, host: &str, now: UnixMillis) -> Result<bool, DbError> {
        if let Some((count, at)) = self.0.get_mut(host)
            && (0..SECOND_MS).contains(&now.since(*at))
            && *count < INBOX_BACKLOG_PER_HOST_MAX
        {
            *count += 1;
            return Ok(true);
        }
        let count = inbox::backlog_of(tx, host).await?;
        if self.0.len() >= INBOX_HOSTS_COUNTED_MAX {
            self.0.clear();
        }
        let has_room = count < INBOX_BACKLOG_PER_HOST_MAX;
        self.0.insert(host.to_owned(), (count + i64::from(has_room), now));
        Ok(has_room)
    }
}
