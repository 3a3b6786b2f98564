//! Hostile and faulty peers, by the ids of the list of cases. Each test shows the answer and that nothing was stored or fetched.

mod accounts;
mod addresses;
mod authority;
mod bombs;
mod catalogues;
mod doors;
mod forge;
mod held;
mod input;
mod keys;
mod lists;
mod markup;
mod moderation;
mod moves;
mod pictures;
mod privacy;
mod proofs;
mod reading;
mod reports;
mod secrets;
mod shut;
pub mod siege;
mod signatures;
mod words;
