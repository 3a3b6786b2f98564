//! Devices on which a member is shown what they are told of.

use crate::ids::SessionId;
use crate::time::UnixMillis;
use crate::url::Host;

/// A browser that shows notifications while its session lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushDevice {
    pub session: SessionId,
    /// What the browser called itself when it signed in.
    pub user_agent: String,
    /// Whose push service carries the messages.
    pub service: Host,
    pub created_at: UnixMillis,
    /// When that service took a message last.
    pub taken_at: Option<UnixMillis>,
}
