//! Functions of the database crate, on both engines.

mod events;
mod images;
mod inbox;
mod leases;
mod listings;
mod migrations;
mod peers;
mod people;
mod queue;
mod search;
mod settings;
mod steering;
