//! What happens between servers: follows, inquiries, posts, peers and deliveries, whatever the order in which things arrive.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod archive;
mod confirmations;
mod follows;
mod inquiries;
mod instances;
mod notifications;
mod peers;
mod posts;
mod pushes;
mod searches;

use allmende_app::directory::LookUpError;
use allmende_app::{AppError, Directory};
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;

/// Knows one actor, under its handle.
struct Knows(Actor);

#[async_trait::async_trait]
impl Directory for Knows {
    async fn look_up(&self, text: &str) -> Result<Actor, LookUpError> {
        if text == self.0.handle() { Ok(self.0.clone()) } else { Err(LookUpError::Unknown { host: self.0.host.to_string() }) }
    }

    async fn documents(&self, _: &Cooperative) -> Result<Vec<(String, Vec<u8>)>, AppError> {
        Ok(Vec::new())
    }
}
