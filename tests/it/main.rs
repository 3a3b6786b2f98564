//! Every test that needs more than one file of one crate, as one program: linking once is most of the time.

mod boards;
mod conformance;
mod crash;
mod database;
mod faults;
mod federation;
mod fedify;
mod fuzz;
mod hostile;
mod letters;
mod monitoring;
mod nodes;
mod passkeys;
mod peers_of_ours;
mod pushes;
mod queue;
mod routes;
mod simulation;
mod tidy;
mod upkeep;
