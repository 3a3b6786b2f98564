//! The binary `allmende`: configuration, start-up, telemetry, commands.

pub mod clock;
pub mod limits;
pub mod listener;
pub mod settings;
pub mod telemetry;
