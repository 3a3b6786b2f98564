//! How hosts stand, remembered for a moment: each request from a peer and each delivery asks for one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use allmende_domain::peer::Standing;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::limits::{POLICIES_REMEMBERED_MAX, POLICY_REMEMBERED_MS};

/// What is remembered.
#[derive(Default)]
struct Remembered {
    standings: HashMap<Host, (Standing, UnixMillis)>,
    allow_list: Option<(bool, UnixMillis)>,
}

/// Cheap to clone. A decision made by this process is in force at once, one made by another after [`POLICY_REMEMBERED_MS`].
#[derive(Clone, Default)]
pub(crate) struct PolicyMemory(Arc<Mutex<Remembered>>);

impl PolicyMemory {
    pub fn get(&self, host: &Host, now: UnixMillis) -> Option<Standing> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (standing, at) = known.standings.get(host)?;
        (0..POLICY_REMEMBERED_MS).contains(&now.since(*at)).then_some(*standing)
    }

    pub fn put(&self, host: &Host, standing: Standing, now: UnixMillis) {
        let known = &mut self.0.lock().unwrap_or_else(PoisonError::into_inner).standings;
        if known.len() >= POLICIES_REMEMBERED_MAX {
            known.clear();
        }
        known.insert(host.clone(), (standing, now));
    }

    /// Whether only those on the list are spoken with.
    pub fn is_allow_list(&self, now: UnixMillis) -> Option<bool> {
        let (is_allow_list, at) = self.0.lock().unwrap_or_else(PoisonError::into_inner).allow_list?;
        (0..POLICY_REMEMBERED_MS).contains(&now.since(at)).then_some(is_allow_list)
    }

    pub fn put_allow_list(&self, is_allow_list: bool, now: UnixMillis) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).allow_list = Some((is_allow_list, now));
    }

    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Remembered::default();
    }
}
