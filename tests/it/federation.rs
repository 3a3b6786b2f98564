//! Between instances.

mod audience;
mod catalogue;
mod conversation;
mod copies;
mod discovery;
mod examples;
mod faults;
mod follows;
mod harvest;
mod neighbours;
mod proofs;
mod reading;
mod signing;
mod two;
