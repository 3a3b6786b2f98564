//! The border to the network. An implementation signs at send time, never follows redirects, and reads a bounded part of the answer.

use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use async_trait::async_trait;
use bytes::Bytes;

use crate::ownership::Permit;

/// Sends one request.
#[async_trait]
pub trait Wire: Send + Sync {
    /// POSTs the body to the inbox, signed as the actor.
    async fn post(&self, outgoing: &Outgoing) -> Answer;
}

/// One activity for one inbox.
#[derive(Debug, Clone)]
pub struct Outgoing {
    pub inbox: ObjectUrl,
    /// Stays the same over all attempts, so that the peer can drop a repetition.
    pub activity_url: ObjectUrl,
    pub kind: String,
    pub actor_id: ActorId,
    pub body: Bytes,
    /// 1 for the first since the queue was started.
    pub attempt: u32,
    /// The row this is: endpoint and number of the activity.
    pub endpoint_id: i64,
    pub seq: i64,
    /// Another number for each request of a queue: its answer is told by it from that to an earlier one about the same row.
    pub request: u64,
    /// Whether it may still go, now that several nodes share the work: a wire asks at the last moment and answers [`Answer::Withheld`].
    pub permit: Permit,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The peer answered with this status. `retry_after`: the header as it came.
    Status {
        code: u16,
        retry_after: Option<String>,
    },
    /// No connection: name, network, refused, address not allowed, connection lost.
    Unreachable(String),
    /// No complete answer in time.
    Timeout,
    Tls(String),
    /// The fault is ours: the actor or its key is no more.
    CannotSign(String),
    /// Nothing was sent: the endpoint is no longer ours.
    Withheld,
}

impl Answer {
    /// The request ended without any answer, as after a panic: a failed attempt.
    pub(crate) fn broken_off() -> Self {
        Self::Unreachable("the request ended unexpectedly".to_owned())
    }
}

/// A finished attempt.
#[derive(Debug, Clone)]
pub struct Done {
    pub endpoint_id: i64,
    pub seq: i64,
    /// [`Outgoing::request`] of what it answers.
    pub request: u64,
    pub sent_at: UnixMillis,
    pub finished_at: UnixMillis,
    pub answer: Answer,
}
