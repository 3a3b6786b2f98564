//! The rules of the house that no compiler checks: who may use whom, what may stand where, and that the documents are true.

mod arrows;
mod cases;
mod documents;
mod migrations;
mod sources;
mod sql;
mod statements;
pub mod tree;
mod viewers;
