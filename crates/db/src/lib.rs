//! The database: the only crate that names sqlx. One file per entity, one SQL text for SQLite and PostgreSQL.

pub mod actors;
pub mod backup;
pub mod columns;
pub mod cooperatives;
pub mod engine;
pub mod error;
pub mod events;
pub mod follows;
pub mod harvests;
mod ids_in;
pub mod images;
pub mod inbox;
pub mod inquiries;
pub mod invitations;
pub mod limits;
pub mod listings;
pub mod members;
pub mod migrations;
pub mod peers;
pub mod posts;
pub mod queue;
pub mod reactions;
pub mod resources;
pub mod search;
pub mod sessions;
pub mod settings;
mod sight;
pub mod tombstones;

pub use engine::{Conn, Db, Location, Row, Tx, sql, sql_per_engine};
pub use error::DbError;
