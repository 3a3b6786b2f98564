//! Faults that the machine does not have by itself: a disk that forgets, fills up and fails, a way to the database that breaks, a peer
//! whose answers are written byte by byte, and a server process with somebody in it to feel them.

pub mod disk;
pub mod house;
pub mod peer;
pub mod proxy;
pub mod wired;
