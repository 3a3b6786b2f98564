//! The test kit: fresh databases on both engines, a clock and chance that a test sets, instances with cooperatives and members,
//! and several instances in one process with a network between them that can fail.

pub mod app;
pub mod asking;
pub mod authenticator;
pub mod browser;
pub mod chance;
pub mod clock;
pub mod contents;
pub mod coop;
pub mod crash;
pub mod database;
pub mod delivery_rows;
pub mod faults;
pub mod fedify;
pub mod forge;
pub mod fuzz;
pub mod network;
pub mod nodes;
pub mod page;
pub mod peer;
pub mod peers_of_ours;
pub mod sim;
pub mod smtp;
pub mod statements;
pub mod terms;
pub mod upgrade;

pub use app::TestApp;
pub use browser::Browser;
pub use chance::TestChance;
pub use clock::TestClock;
pub use coop::Coop;
pub use database::on_both_engines;
pub use network::{Fault, Instance, Network};
pub use peer::{Peer, PeerActor};
pub use smtp::MailServer;
