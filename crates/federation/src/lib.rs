//! x
pub mod addresses;
pub mod client;
pub mod fetch;
pub mod limits;
pub mod signatures;
pub mod webfinger_client;
