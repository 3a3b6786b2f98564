//! What is attacked, and the way there.

use allmende_server::listener::{self, ConnectionLimits};
use allmende_server::settings::Settings;
use axum::Router;
use axum::body::Body;
use http::Request;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

use super::bases::{Cast, Raw};
use crate::database::TestDatabase;
use crate::network::Network;
use crate::peer::Peer;
use crate::terms::offer;

/// An instance where reading takes a signature, and the servers of those who are honest and of those who are not.
pub struct Ground {
    pub cast: Cast,
    network: Network,
    database: TestDatabase,
}

impl Ground {
    pub async fn new() -> Self {
        let database = TestDatabase::sqlite_in_memory().await;
        let network = Network::new();
        let velo = network.guarded_instance("velo", database.db.clone()).await.with_coop("velo").await;
        let listing = velo.publishes(offer("Drill")).await.object_url.as_url().path().to_owned();
        let (honest, evil) = (Peer::on(&network, "honest.example"), Peer::on(&network, "evil.example"));
        let actor = |peer: &Peer, name: &str, number| {
            let actor = peer.actor(name, number).with_multikey(number);
            peer.serves(&format!("/users/{name}"), &actor.document());
            actor
        };
        let (alice, neighbour, mallory) = (actor(&honest, "alice", 0), actor(&honest, "neighbour", 1), actor(&evil, "mallory", 2));
        let now = velo.instance.app.now();
        Self { cast: Cast { velo, listing, alice, neighbour, mallory, now }, network, database }
    }

    /// How many activities were ever kept.
    pub async fn stored(&self) -> i64 {
        self.cast.velo.instance.stored_activities().await
    }

    /// Outgoing requests since the last look.
    pub fn take_fetches(&self) -> u64 {
        let count = self.network.exchange_count();
        if count > 0 {
            self.forget_fetches();
        }
        count as u64
    }

    pub fn forget_fetches(&self) {
        self.network.forget_exchanges();
    }

    pub async fn door(&self, over_http: bool) -> Door {
        let router = self.cast.velo.instance.federation.router();
        if over_http { Door::listening(router).await } else { Door::Router(router) }
    }

    pub async fn remove(self) {
        self.database.remove().await;
    }
}

/// The router of the instance, called or behind the server's own listener.
pub enum Door {
    Router(Router),
    Socket { address: std::net::SocketAddr, stop: CancellationToken, task: JoinHandle<listener::Stopped> },
}

impl Door {
    async fn listening(router: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let stop = CancellationToken::new();
        let limits = ConnectionLimits::from(&Settings::default().http);
        let task = tokio::spawn(listener::run(listener, router, limits, stop.clone()));
        Self::Socket { address, stop, task }
    }

    /// The status of the answer; 0 when the connection was closed without one.
    pub async fn send(&self, request: &Raw) -> u16 {
        match self {
            Self::Router(router) => {
                let request = Request::from(request).map(Body::from);
                router.clone().oneshot(request).await.unwrap_or_else(|never| match never {}).status().as_u16()
            }
            Self::Socket { address, .. } => exchange(*address, request).await.unwrap_or(0),
        }
    }

    pub async fn close(self) {
        if let Self::Socket { stop, task, .. } = self {
            stop.cancel();
            let _ = task.await;
        }
    }
}

async fn exchange(address: std::net::SocketAddr, request: &Raw) -> std::io::Result<u16> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(&request.on_the_wire()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let line = String::from_utf8_lossy(answer.get(..64).unwrap_or(&answer)).into_owned();
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    status.ok_or_else(|| std::io::Error::other("no status"))
}
