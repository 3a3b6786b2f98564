//! Hostile and faulty peers, by the ids of the list of cases. Each test shows the answer and that nothing was stored or fetched.

mod authority;
mod forge;
mod input;
mod keys;
mod moderation;
mod proofs;
mod reading;
pub mod siege;
mod signatures;
