//! The durable delivery queue: retry policy, fan-out, worker. Knows no ActivityPub and no HTTP client.
//!
//! What must go out is written by [`enqueue`] in the transaction that caused it. A [`Queue`] sends it through a [`Wire`] and removes a
//! row only after the peer answered 2xx: what was under way at a crash is sent again under the same activity id. All retry state
//! lives on the endpoint (one distinct inbox), none on the deliveries.
//!
//! Several nodes may share one database: [`Ownership`] says which endpoints are whose.

mod breaker;
mod enqueue;
mod figures;
mod fill;
mod handover;
mod lane;
mod lanes;
pub mod limits;
mod look;
mod ownership;
mod parameters;
#[cfg(feature = "planted-bugs")]
mod planted;
mod policy;
mod queue;
mod report;
mod retention;
mod run;
mod settle;
mod wire;

pub use allmende_db::queue::NewActivity;
pub use breaker::{Round, after};
pub use enqueue::{Audience, Enqueued, FanOut, Stretch, enqueue};
pub use ownership::{Busy, LEASES_TOPIC, Membership, Ownership, Part, Permit, Renewal, Work, slot_of};
pub use parameters::{Chance, Clock, Parameters};
#[cfg(feature = "planted-bugs")]
pub use planted::PlantedBug;
pub use policy::{Verdict, backoff, classify, retry_after};
pub use queue::{Footprint, Queue};
pub use report::StepReport;
pub use wire::{Answer, Done, Outgoing, Wire};
