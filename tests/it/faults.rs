//! The process, its disk and its database fail: cases D2 to D12 of the list. (D1 is with the other crashes.) Each test starts the real
//! program.

mod database;
mod disk;
mod process;
mod sockets;
