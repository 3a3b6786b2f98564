//! A peer whose answers are written byte by byte, on a real socket: what a library that speaks proper HTTP would never send.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How it answers a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// With this status and these header lines, after so long.
    Says { status: u16, headers: String, after: Duration },
    /// 200, and then bytes without end.
    NeverStops,
    /// 200 with a length, and then nothing.
    StopsAfterHead,
    /// Takes everything and says nothing.
    Silent,
    /// Hangs up in the middle of the request.
    HangsUp,
}

impl Manner {
    #[must_use]
    pub const fn status(status: u16) -> Self {
        Self::Says { status, headers: String::new(), after: Duration::ZERO }
    }

    /// With a `Retry-After`.
    #[must_use]
    pub fn come_back(status: u16, when: &str) -> Self {
        Self::Says { status, headers: format!("Retry-After: {when}\r\n"), after: Duration::ZERO }
    }
}

/// It runs until it is dropped.
#[derive(Debug)]
pub struct RawPeer {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    manner: Manner,
    arrivals: Vec<Arrival>,
    written: u64,
}

/// A whole request that came.
#[derive(Debug, Clone)]
pub struct Arrival {
    pub head: String,
    pub body: Vec<u8>,
    pub at: tokio::time::Instant,
}

fn locked(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for RawPeer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl RawPeer {
    /// # Errors
    /// When no port is free.
    pub async fn start(manner: Manner) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Mutex::new(Shared { manner, arrivals: Vec::new(), written: 0 }));
        let kept = Arc::clone(&shared);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&kept);
                tokio::spawn(async move {
                    // Whoever hangs up ends it; nothing follows from that.
                    let _ = serve(stream, &shared).await;
                });
            }
        });
        Ok(Self { address, shared, task })
    }

    /// Its inbox, by name and over this scheme.
    #[must_use]
    pub fn inbox(&self, scheme: &str) -> String {
        format!("{scheme}://localhost:{}/inbox", self.address.port())
    }

    pub fn now_answers(&self, manner: Manner) {
        locked(&self.shared).manner = manner;
    }

    #[must_use]
    pub fn arrivals(&self) -> Vec<Arrival> {
        locked(&self.shared).arrivals.clone()
    }

    /// Bytes of bodies that somebody took from it.
    #[must_use]
    pub fn bytes_taken(&self) -> u64 {
        locked(&self.shared).written
    }
}

async fn serve(mut stream: TcpStream, shared: &Mutex<Shared>) -> std::io::Result<()> {
    let mut buffer = Vec::new();
    loop {
        let Some((head, body)) = request(&mut stream, &mut buffer).await? else { return Ok(()) };
        let manner = {
            let mut shared = locked(shared);
            if shared.manner == Manner::HangsUp {
                return Ok(());
            }
            shared.arrivals.push(Arrival { head, body, at: tokio::time::Instant::now() });
            shared.manner.clone()
        };
        match manner {
            Manner::Says { status, headers, after } => {
                tokio::time::sleep(after).await;
                stream.write_all(format!("HTTP/1.1 {status} Said\r\nContent-Length: 0\r\n{headers}\r\n").as_bytes()).await?;
            }
            Manner::NeverStops => {
                stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").await?;
                let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
                loop {
                    stream.write_all(chunk.as_bytes()).await?;
                    locked(shared).written += 0x1000;
                }
            }
            Manner::StopsAfterHead => {
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n").await?;
                std::future::pending::<()>().await;
            }
            Manner::Silent => std::future::pending::<()>().await,
            Manner::HangsUp => return Ok(()),
        }
    }
}

/// The next whole request; `None` when the other side is done, or does not speak HTTP.
async fn request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let mut chunk = [0_u8; 8192];
    loop {
        if let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
            let whole = end + 4 + length.unwrap_or(0_usize);
            if buffer.len() >= whole {
                let body = buffer[end + 4..whole].to_vec();
                buffer.drain(..whole);
                return Ok(Some((head, body)));
            }
        }
        let read = stream.read(&mut chunk).await?;
        // What begins with 22 is a TLS handshake: it is answered with something that is none.
        if read == 0 || (buffer.is_empty() && chunk[0] == 22) {
            if read > 0 {
                stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await?;
            }
            return Ok(None);
        }
        buffer.extend_from_slice(&chunk[..read]);
    }
}
