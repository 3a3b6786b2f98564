//! Two instances, most often with a follow between them.

use allmende_db::Db;
use allmende_domain::follow::FollowState;
use allmende_tests::database::TestDatabase;
use allmende_tests::{Coop, Network};

/// `velo` on velo.example publishes; `pain` on pain.example listens.
pub struct Two {
    pub network: Network,
    pub velo: Coop,
    pub pain: Coop,
    databases: Vec<TestDatabase>,
}

impl Two {
    /// Strangers; velo's instance on `db`.
    pub async fn strangers_on(db: Db) -> Self {
        let network = Network::new();
        let other = TestDatabase::sqlite().await;
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let pain = network.instance("pain", other.db.clone()).await.with_coop("pain").await;
        Self { network, velo, pain, databases: vec![other] }
    }

    /// Strangers on SQLite.
    pub async fn strangers() -> Self {
        let database = TestDatabase::sqlite().await;
        let mut two = Self::strangers_on(database.db.clone()).await;
        two.databases.push(database);
        two
    }

    /// `pain` follows `velo`; velo's instance on `db`.
    pub async fn following_on(db: Db) -> Self {
        let two = Self::strangers_on(db).await;
        two.follow().await;
        two
    }

    /// `pain` follows `velo`, on SQLite.
    pub async fn following() -> Self {
        let two = Self::strangers().await;
        two.follow().await;
        two
    }

    async fn follow(&self) {
        self.pain.asks_to_follow(&self.velo.handle()).await;
        self.settle().await;
        assert_eq!(self.pain.follow_state(&self.velo.url()).await, Some(FollowState::Accepted));
    }

    pub async fn settle(&self) {
        self.network.settle(&[&self.velo.instance, &self.pain.instance]).await;
    }
}
