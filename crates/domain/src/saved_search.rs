//! A search that a member keeps, to be told when something new fits.

use crate::ids::{MemberId, SavedSearchId};
use crate::time::UnixMillis;

/// A kept search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    pub id: SavedSearchId,
    pub member: MemberId,
    pub name: String,
    /// What it asks for, as the address of the catalogue says it.
    pub query: String,
    pub created_at: UnixMillis,
    /// Its member has seen what was opened up to here.
    pub looked_at: UnixMillis,
    /// What was opened later counts as new on its page: the look before [`SavedSearch::looked_at`], so that a page that is loaded again still shows it.
    pub new_since: UnixMillis,
    /// What was opened up to here has been compared with it.
    pub matched_until: UnixMillis,
    /// How many were found since it was looked at, counted up to a bound. It is of the time when they were found: some may be gone.
    pub found: i64,
    pub found_at: Option<UnixMillis>,
    /// Nothing is told while it rests.
    pub paused_at: Option<UnixMillis>,
}
