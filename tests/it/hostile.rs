//! Hostile and faulty peers, by the ids of the list of cases. Each test shows the answer and that nothing was stored or fetched.

mod accounts;
mod authority;
mod forge;
mod input;
mod keys;
mod moderation;
mod privacy;
mod proofs;
mod reading;
mod secrets;
pub mod siege;
mod signatures;
