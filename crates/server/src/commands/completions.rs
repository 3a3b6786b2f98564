//! `allmende completions`.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Answer, Cli};

#[derive(Debug, Args)]
pub struct Arguments {
    /// The shell to make completions for.
    shell: Shell,
}

pub fn run(arguments: &Arguments) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "allmende", &mut script);
    Answer::new(String::from_utf8_lossy(&script), serde_json::Value::Null)
}
