//! Between instances.

mod audience;
mod catalogue;
mod conversation;
mod discovery;
mod examples;
mod faults;
mod follows;
mod harvest;
mod reading;
mod two;
