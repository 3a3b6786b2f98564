//! The way to the database, which a test can cut or stop.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What the way does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Open,
    /// Connections end, and new ones end at once.
    Cut,
}

/// Passes connections on to one address. Dropped, it is closed.
#[derive(Debug)]
pub struct Proxy {
    pub address: SocketAddr,
    way: Arc<watch::Sender<Way>>,
    task: JoinHandle<()>,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Proxy {
    /// # Errors
    /// When no port is free.
    pub async fn to(target: String) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        let address = listener.local_addr()?;
        let way = Arc::new(watch::Sender::new(Way::Open));
        let ways = Arc::clone(&way);
        let task = tokio::spawn(async move {
            while let Ok((here, _)) = listener.accept().await {
                let (target, mut way) = (target.clone(), ways.subscribe());
                tokio::spawn(async move {
                    if *way.borrow_and_update() == Way::Open {
                        let _ = tokio::select! {
                            ended = pass(here, &target) => ended,
                            _ = way.changed() => Ok(()),
                        };
                    }
                });
            }
        });
        Ok(Self { address, way, task })
    }

    /// Whoever is connected is cut off, and nobody gets through any more.
    pub fn cut(&self) {
        self.way.send_replace(Way::Cut);
    }

    pub fn open(&self) {
        self.way.send_replace(Way::Open);
    }
}

async fn pass(mut here: TcpStream, target: &str) -> std::io::Result<()> {
    let mut there = TcpStream::connect(target).await?;
    copy_bidirectional(&mut here, &mut there).await.map(|_| ())
}
