//! Between instances.

mod catalogue;
mod faults;
