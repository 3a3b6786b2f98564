//! What a demo has to remember to be started again: ports, because addresses never change, and sign-ins.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

/// Marks a directory as that of a finished demo.
const FILE: &str = "demo.json";
/// Lies in a directory while the two instances are being made.
const UNFINISHED: &str = "demo.unfinished";
/// Ports that are easy to remember, tried first.
const PORTS: [u16; 2] = [8081, 8082];

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Ports {
    pub a: u16,
    pub b: u16,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// `A` or `B`.
    pub side: String,
    pub cooperative: String,
    pub login: String,
    pub password: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    pub ports: Ports,
    pub sign_ins: Vec<SignIn>,
}

impl Ports {
    /// Two free ports: the usual ones, or any. A check takes any, so that it never meets a demo that somebody looks at.
    pub fn choose(any: bool) -> anyhow::Result<Self> {
        let usual = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        let [a, b] = PORTS;
        let held = match (usual(a), usual(b)) {
            (Ok(_), Ok(_)) if !any => return Ok(Self { a, b }),
            // Both held at once, so that they differ.
            _ => (usual(0)?, usual(0)?),
        };
        Ok(Self { a: held.0.local_addr()?.port(), b: held.1.local_addr()?.port() })
    }
}

impl Kept {
    /// What an earlier demo left in `home`.
    pub fn read(home: &Path) -> anyhow::Result<Option<Self>> {
        let path = home.join(FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(Some(serde_json::from_str(&text).with_context(|| format!("{} is not readable", path.display()))?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                std::fs::write(home.join(UNFINISHED), "")?;
                Ok(None)
            }
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// Notes that both instances are complete.
    pub fn write(&self, home: &Path) -> anyhow::Result<()> {
        std::fs::write(home.join(FILE), serde_json::to_string_pretty(self)?)?;
        std::fs::remove_file(home.join(UNFINISHED))?;
        Ok(())
    }

    /// Removes what an interrupted demo left, and nothing that is not a demo's.
    pub fn clear_unfinished(home: &Path) -> anyhow::Result<()> {
        if home.join(FILE).exists() {
            return Ok(());
        }
        let strange = ["a", "b"].iter().any(|side| home.join(side).exists()) && !home.join(UNFINISHED).exists();
        anyhow::ensure!(!strange, "{} holds something that is no demo; name another directory with --keep", home.display());
        for side in ["a", "b"] {
            let directory = home.join(side);
            if directory.exists() {
                std::fs::remove_dir_all(&directory).with_context(|| format!("cannot remove {}", directory.display()))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_unfinished_demo_is_cleared() {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("a")).unwrap();
        assert!(Kept::clear_unfinished(home.path()).is_err(), "somebody else's directory");
        assert!(Kept::read(home.path()).unwrap().is_none());
        Kept::clear_unfinished(home.path()).unwrap();
        assert!(!home.path().join("a").exists());
        std::fs::create_dir(home.path().join("a")).unwrap();
        let kept = Kept { ports: Ports { a: 1, b: 2 }, sign_ins: Vec::new() };
        kept.write(home.path()).unwrap();
        Kept::clear_unfinished(home.path()).unwrap();
        assert!(home.path().join("a").exists(), "a finished demo stays");
        assert_eq!(Kept::read(home.path()).unwrap().unwrap().ports.b, 2);
    }

    #[test]
    fn any_two_ports_differ() {
        let ports = Ports::choose(true).unwrap();
        assert_ne!(ports.a, ports.b);
    }
}
