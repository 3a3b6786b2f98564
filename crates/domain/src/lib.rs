//! What is true in a commons: types, rules and state machines.
//!
//! Nothing here does input or output, waits, reads a clock or knows a wire format. Every other crate may use this one; this one
//! uses none of ours.

#[macro_use]
mod codes;

pub mod actor;
pub mod audit;
pub mod block;
pub mod board;
pub mod cooperative;
pub mod email;
pub mod event;
pub mod follow;
pub mod geo;
pub mod ids;
pub mod image;
pub mod inquiry;
pub mod joining;
pub mod language;
pub mod licence;
pub mod licence_choice;
pub mod limits;
pub mod listing;
pub mod member;
pub mod notifications;
pub mod peer;
pub mod permission;
pub mod person;
pub mod post;
pub mod push;
pub mod quantity;
pub mod reply;
pub mod report;
pub mod resource;
pub mod saved_search;
pub mod search;
pub mod sector;
pub mod text;
pub mod time;
pub mod url;
