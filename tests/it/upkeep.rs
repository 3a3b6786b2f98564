//! Looking after an instance: upgrades, copies, and the way back from them.

mod backup;
mod transfer;
mod upgrade;
