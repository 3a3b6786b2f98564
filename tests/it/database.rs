//! Every function of the database crate, on both engines.

mod events;
mod migrations;
