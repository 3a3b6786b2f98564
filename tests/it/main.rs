//! Every test that needs more than one file of one crate, as one program: linking once is most of the time.

mod crash;
mod database;
mod faults;
mod federation;
mod fuzz;
mod hostile;
mod letters;
mod monitoring;
mod nodes;
mod passkeys;
mod queue;
mod routes;
mod simulation;
mod tidy;
mod upkeep;
