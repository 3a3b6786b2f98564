//! The durable delivery queue: retry policy, fan-out, worker. Knows no ActivityPub and no HTTP client.
//!
//! What must go out is written by [`enqueue`] in the transaction that caused it. A [`Queue`] sends it through a [`Wire`] and removes a
//! row only after the peer answered 2xx: what was under way at a crash is sent again under the same activity id. All retry state
//! lives on the endpoint (one distinct inbox), none on the deliveries.
//!
//! Not here: several nodes that share one database. One process runs the queue of a database.

mod breaker;
mod enqueue;
mod lane;
pub mod limits;
mod parameters;
mod policy;
mod queue;
mod report;
mod retention;
mod settle;
mod wire;

pub use allmende_db::queue::NewActivity;
pub use breaker::{Round, after};
pub use enqueue::{Audience, Enqueued, enqueue};
pub use parameters::{Chance, Clock, Parameters};
pub use policy::{Signature, Verdict, backoff, classify, retry_after};
pub use queue::{Footprint, Queue};
pub use report::StepReport;
pub use wire::{Answer, Done, Outgoing, Wire};
