//! The border to the network. An implementation signs at send time, never follows redirects, and reads a bounded part of the answer.

use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use async_trait::async_trait;
use bytes::Bytes;

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
}

/// A finished attempt.
#[derive(Debug, Clone)]
pub struct Done {
    pub endpoint_id: i64,
    pub seq: i64,
    pub sent_at: UnixMillis,
    pub finished_at: UnixMillis,
    pub answer: Answer,
}
