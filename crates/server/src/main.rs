//! The binary `allmende`.

use std::process::ExitCode;

fn main() -> ExitCode {
    allmende_server::commands::main()
}
