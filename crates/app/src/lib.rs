//! The verbs: every change to the domain starts, is authorised and commits here, whichever door it came through: a page, the
//! command line, an import or a peer's request.
//!
//! A verb is a free function, [`App`] first: authorise → decide → write → record the event → commit → nudge. What follows for
//! peers is derived from the recorded event elsewhere; nothing here knows how servers talk to each other.

pub mod account_lists;
pub mod accounts;
pub mod actors;
pub mod addresses;
pub mod archive;
pub mod arrivals;
pub mod audit;
pub mod blocks;
pub mod boards;
pub mod capabilities;
pub mod catalogues;
pub mod clock;
pub mod confirmations;
pub mod cooperatives;
pub mod deliveries;
pub mod directory;
pub mod domain_lists;
pub mod error;
pub mod follows;
pub mod guide;
pub mod held;
pub mod images;
pub mod import;
pub mod inquiries;
pub mod instance_settings;
pub mod invitations;
pub mod joining;
pub mod keys;
pub mod limits;
pub mod listings;
pub mod machine;
pub mod members;
pub mod moves;
pub mod notifications;
pub mod nudge;
pub mod own_data;
pub mod page;
pub mod passkeys;
pub mod passwords;
pub mod peers;
pub mod people;
pub mod permit;
pub mod pictures;
mod policy_memory;
pub mod post_reactions;
pub mod posts;
pub mod profile_input;
pub mod replies;
pub mod reports;
pub mod resets;
pub mod resources;
pub mod rich_text;
pub mod running;
pub mod saved_searches;
pub mod search;
pub mod sessions;
pub mod setup;
pub mod short_codes;
pub mod speakers;
pub mod terms_input;
mod tokens;

use std::sync::{Arc, OnceLock};

use allmende_db::Db;
use allmende_domain::time::UnixMillis;

pub use addresses::Addresses;
pub use clock::{Chance, Clock};
pub use directory::Directory;
pub use error::{AppError, FieldError};
pub use machine::Machine;
pub use nudge::Nudge;
pub use page::Page;

/// Everything a verb needs. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub chance: Arc<dyn Chance>,
    pub addresses: Addresses,
    pub nudge: Nudge,
    policies: policy_memory::PolicyMemory,
    pub(crate) instance_memory: instance_settings::Memory,
    /// Held while somebody looks whether others reach the instance.
    pub(crate) examination: Arc<tokio::sync::Mutex<()>>,
    /// The language of a new instance until somebody chooses.
    pub default_language: allmende_domain::language::Language,
    /// Nothing is shown to strangers (case V2): the doors for people and for servers ask for it.
    pub is_private: bool,
    /// Set once at start by the crate that knows peers; a lookup before that is answered as unavailable.
    directory: Arc<OnceLock<Arc<dyn Directory>>>,
    /// Set once at start by the program; tests have none.
    machine: Arc<OnceLock<Arc<dyn Machine>>>,
}

impl App {
    #[must_use]
    pub fn new(
        db: Db,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        addresses: Addresses,
        default_language: allmende_domain::language::Language,
    ) -> Self {
        Self {
            db,
            clock,
            chance,
            addresses,
            nudge: Nudge::default(),
            policies: policy_memory::PolicyMemory::default(),
            instance_memory: instance_settings::Memory::default(),
            examination: Arc::default(),
            default_language,
            is_private: false,
            directory: Arc::default(),
            machine: Arc::default(),
        }
    }

    /// The same verbs inside a transaction of the caller's: see [`allmende_db::Scope`].
    #[must_use]
    pub fn within(&self, db: Db) -> Self {
        Self { db, ..self.clone() }
    }

    #[must_use]
    pub fn now(&self) -> UnixMillis {
        self.clock.now()
    }

    /// A fresh UUIDv7 of the injected clock and chance.
    #[must_use]
    pub fn uuid(&self) -> uuid::Uuid {
        let mut random = [0_u8; 10];
        self.chance.fill(&mut random);
        let millis = u64::try_from(self.now().0).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// The language of whoever and whatever has none: the one that somebody chose for the instance, or that of the configuration.
    #[must_use]
    pub fn language(&self) -> allmende_domain::language::Language {
        self.instance_memory.language().unwrap_or_else(|| self.default_language.clone())
    }

    /// The program around the verbs; none in tests.
    #[must_use]
    pub fn machine(&self) -> Option<&Arc<dyn Machine>> {
        self.machine.get()
    }

    /// Called once at start; a second call changes nothing.
    pub fn set_machine(&self, machine: Arc<dyn Machine>) {
        let _ = self.machine.set(machine);
    }

    /// Who can turn a handle or an address into an actor.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] before [`App::set_directory`].
    pub fn directory(&self) -> Result<&Arc<dyn Directory>, AppError> {
        self.directory.get().ok_or_else(|| AppError::Unavailable("look-ups at other servers are not running".to_owned()))
    }

    /// Called once at start; a second call changes nothing.
    pub fn set_directory(&self, directory: Arc<dyn Directory>) {
        let _ = self.directory.set(directory);
    }
}
