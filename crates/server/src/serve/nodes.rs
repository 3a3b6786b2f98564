//! Several nodes on one PostgreSQL: who this one is, and what it tells the others and hears from them.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use allmende_app::nudge::Nudge;
use allmende_app::{App, Chance as _};
use allmende_db::notices::{Listener, Notice};
use allmende_db::{Db, Location};
use allmende_delivery::{LEASES_TOPIC, Membership, Ownership, Queue, Work};
use allmende_federation::Federation;
use anyhow::Context as _;
use tokio_util::sync::CancellationToken;

use super::{location, make_private_file};
use crate::chance::SystemChance;
use crate::clock::{SteadyClock, SystemClock};
use crate::limits::{NODE_ID_BYTES_MAX, NOTICE_PAUSE, NOTICE_WAIT};
use crate::settings::Settings;

/// The file inside the data directory with the id of the node: a node that starts again on the same directory, which only one process at a
/// time can do, takes the place of its former self at once.
pub const NODE_FILE: &str = "node.id";

const EVENTS: &str = "events";
const INBOX: &str = "inbox";
const DELIVERIES: &str = "deliveries";
const KEYS: &str = "keys";

/// What this process owns of its database: on SQLite everything, on PostgreSQL what it gets by leases. The data directory is locked.
///
/// # Errors
/// When the id of the node can be neither read nor made, or the database cannot be opened.
pub async fn ownership(settings: &Settings) -> anyhow::Result<Ownership> {
    let Location::Postgres { url, .. } = location(settings) else { return Ok(Ownership::everything()) };
    let id = node_id(&settings.data.directory)?;
    // A connection of its own: a sign of life must not wait behind the load.
    let db = Db::open(&Location::Postgres { url, connections_max: 1 }).await.context("cannot open the database for signs of life")?;
    let member = Membership {
        id,
        name: format!("{} {}", machine(), settings.http.listen),
        lease_ms: i64::try_from(settings.delivery.lease.as_millis()).unwrap_or(i64::MAX),
        clock: Arc::new(SteadyClock::start()),
        wall: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
    };
    Ok(Ownership::leased(db, member))
}

fn node_id(directory: &Path) -> anyhow::Result<String> {
    let file = directory.join(NODE_FILE);
    let impossible = || format!("cannot keep the id of this node in {}", file.display());
    if let Ok(text) = std::fs::read_to_string(&file) {
        let id = text.trim();
        if !id.is_empty() && id.len() <= NODE_ID_BYTES_MAX && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(id.to_owned());
        }
    }
    let mut random = [0_u8; 12];
    SystemChance.fill(&mut random);
    let id: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    make_private_file(&file)?;
    let mut written = std::fs::File::create(&file).with_context(impossible)?;
    written.write_all(format!("{id}\n").as_bytes()).with_context(impossible)?;
    written.sync_all().with_context(impossible)?;
    Ok(id)
}

/// The name of the machine, for people.
fn machine() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let name = allmende_domain::text::truncated(name.trim(), 100);
    if name.is_empty() { "this machine".to_owned() } else { name }
}

/// What hears and is told.
#[derive(Clone)]
pub struct Node {
    pub app: App,
    pub ownership: Arc<Ownership>,
    pub queue: Arc<Queue>,
    pub federation: Federation,
}

impl Node {
    /// Gives signs of life until `stop`, and has everybody look when leases came or are to go.
    pub async fn live(self, stop: CancellationToken) {
        self.ownership.run(stop, || self.look_at_everything()).await;
    }

    /// Passes on to the other nodes what they should look at, several hints as one.
    pub async fn tell(self, stop: CancellationToken) {
        if self.app.db.is_sqlite() {
            return;
        }
        let nudge = &self.app.nudge;
        while let Some(first) = stop.run_until_cancelled(rung(nudge)).await {
            let mut topics = BTreeSet::from([first]);
            let company = async {
                loop {
                    topics.insert(rung(nudge).await);
                }
            };
            // It never ends by itself: when the time is over, what there is goes.
            let _: Result<(), tokio::time::error::Elapsed> = tokio::time::timeout(NOTICE_WAIT, company).await;
            topics.retain(|topic| !self.alone_concerned(topic));
            let (Some(sender), false) = (self.ownership.node(), topics.is_empty()) else { continue };
            let topics: Vec<&str> = topics.into_iter().collect();
            if let Err(error) = self.app.db.tell(&sender, &topics).await {
                tracing::debug!(%error, "other nodes could not be told; their sweep finds it");
            }
        }
    }

    /// Hears the other nodes until `stop`.
    pub async fn hear(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            match self.app.db.listen().await {
                Ok(Some(listener)) => {
                    // Something may have been said before.
                    self.look_at_everything();
                    let _ = stop.run_until_cancelled(self.hear_on(listener)).await;
                }
                Ok(None) => return,
                Err(error) => tracing::debug!(%error, "notices of other nodes cannot be heard; the sweep does without"),
            }
            let _ = stop.run_until_cancelled(tokio::time::sleep(NOTICE_PAUSE)).await;
        }
    }

    async fn hear_on(&self, mut listener: Listener) {
        loop {
            match listener.next().await {
                Ok(Some(notice)) if Some(&notice.sender) == self.ownership.node().as_ref() => {}
                Ok(Some(notice)) => self.heed(&notice),
                Ok(None) => self.look_at_everything(),
                Err(error) => {
                    tracing::debug!(%error, "the connection for notices of other nodes was lost");
                    return;
                }
            }
        }
    }

    fn heed(&self, notice: &Notice) {
        for topic in &notice.topics {
            match topic.as_str() {
                EVENTS => self.app.nudge.events.notify_here(),
                INBOX => self.app.nudge.inbox.notify_here(),
                DELIVERIES => self.queue.nudge(),
                KEYS => self.federation.forget_keys(),
                LEASES_TOPIC => self.ownership.poke(),
                // From a newer program.
                _ => {}
            }
        }
    }

    fn look_at_everything(&self) {
        self.app.nudge.events.notify_here();
        self.app.nudge.inbox.notify_here();
        self.queue.nudge();
        self.federation.forget_keys();
    }

    /// Whether only this node would do something about it.
    fn alone_concerned(&self, topic: &str) -> bool {
        match topic {
            EVENTS => self.ownership.holds_work(Work::Events),
            INBOX => self.ownership.holds_work(Work::Inbox),
            DELIVERIES => self.ownership.slots() == u64::MAX,
            _ => false,
        }
    }
}

/// The next bell that rings.
async fn rung(nudge: &Nudge) -> &'static str {
    tokio::select! {
        () = nudge.events.notified_for_others() => EVENTS,
        () = nudge.inbox.notified_for_others() => INBOX,
        () = nudge.deliveries.notified_for_others() => DELIVERIES,
        () = nudge.keys.notified_for_others() => KEYS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_keeps_its_id_and_a_broken_file_is_replaced() {
        let home = tempfile::tempdir().unwrap();
        let id = node_id(home.path()).unwrap();
        assert_eq!(id.len(), 24);
        assert_eq!(node_id(home.path()).unwrap(), id);
        std::fs::write(home.path().join(NODE_FILE), "two words\n").unwrap();
        let other = node_id(home.path()).unwrap();
        assert_ne!(other, id);
        assert_eq!(node_id(home.path()).unwrap(), other);
        assert!(!machine().is_empty());
    }
}
