//! The binary `allmende`: configuration, start-up, telemetry, commands.

pub mod chance;
pub mod clock;
pub mod commands;
pub mod demo;
mod descriptors;
#[cfg(feature = "failpoints")]
mod failpoints;
pub mod figures;
pub mod limits;
pub mod listener;
pub mod machine;
pub mod mail;
pub mod push;
pub mod serve;
pub mod settings;
pub mod telemetry;
