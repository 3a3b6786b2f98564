//! The database: the only crate that names sqlx. One file per entity, one SQL text for SQLite and PostgreSQL.

pub mod engine;
pub mod error;
pub mod events;
pub mod limits;
pub mod migrations;

pub use engine::{Conn, Db, Location, Row, Tx, sql, sql_per_engine};
pub use error::DbError;
