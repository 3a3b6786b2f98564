//! Decisions about peers, remembered for a moment: each request from a peer and each delivery asks for one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use allmende_domain::peer::PeerPolicy;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::limits::{POLICIES_REMEMBERED_MAX, POLICY_REMEMBERED_MS};

/// Cheap to clone. A decision made by this process is in force at once, one made by another after [`POLICY_REMEMBERED_MS`].
#[derive(Clone, Default)]
pub(crate) struct PolicyMemory(Arc<Mutex<HashMap<Host, (PeerPolicy, UnixMillis)>>>);

impl PolicyMemory {
    pub fn get(&self, host: &Host, now: UnixMillis) -> Option<PeerPolicy> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (policy, at) = known.get(host)?;
        (0..POLICY_REMEMBERED_MS).contains(&now.since(*at)).then_some(*policy)
    }

    pub fn put(&self, host: &Host, policy: PeerPolicy, now: UnixMillis) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= POLICIES_REMEMBERED_MAX {
            known.clear();
        }
        known.insert(host.clone(), (policy, now));
    }

    pub fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
