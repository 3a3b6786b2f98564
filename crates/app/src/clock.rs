//! Time and chance, handed in: tests replay them, only the server reads the real ones.

use allmende_domain::time::UnixMillis;

/// What time it is.
pub trait Clock: Send + Sync {
    fn now(&self) -> UnixMillis;
}

/// Random bytes. The server's are from the operating system and fit for tokens; a test's repeat by seed.
pub trait Chance: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}
