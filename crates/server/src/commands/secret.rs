//! Passwords typed at a terminal, without showing them; or piped in.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use anyhow::Context as _;
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

/// Reads a new password: the first line of standard input with `piped`, or twice from the terminal.
///
/// # Errors
/// When nothing can be read, when the two differ, or when there is no terminal and `piped` was not asked for.
pub fn new_password(piped: bool) -> anyhow::Result<String> {
    if piped {
        return read_line().context("no password on standard input");
    }
    if !std::io::stdin().is_terminal() {
        anyhow::bail!("standard input is no terminal; pipe the password in with --password-stdin");
    }
    let first = ask("New password: ")?;
    let again = ask("The same again: ")?;
    anyhow::ensure!(first == again, "the two passwords differ");
    Ok(first)
}

fn ask(prompt: &str) -> anyhow::Result<String> {
    let mut terminal = std::io::stderr();
    write!(terminal, "{prompt}")?;
    terminal.flush()?;
    let _hidden = Hidden::begin()?;
    let line = read_line();
    writeln!(terminal)?;
    line
}

fn read_line() -> anyhow::Result<String> {
    let mut line = String::new();
    let bytes = std::io::stdin().lock().read_line(&mut line)?;
    anyhow::ensure!(bytes > 0, "the input ended");
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// The terminal shows nothing that is typed while this lives.
struct Hidden(rustix::termios::Termios);

impl Hidden {
    fn begin() -> anyhow::Result<Self> {
        let before = tcgetattr(std::io::stdin())?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(std::io::stdin(), OptionalActions::Flush, &quiet)?;
        Ok(Self(before))
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &self.0);
    }
}
