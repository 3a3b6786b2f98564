//! Thousands of peers need thousands of descriptors, here and in the server that is started from here.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// Set for the second start, so that there is no third.
const RAISED: &str = "BENCH_DESCRIPTORS_RAISED";

/// Begins this program again with as many descriptors as the system allows, when it has fewer. A shell does it: raising a limit needs
/// a system call that the standard library does not offer.
pub fn raise() {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap_or_default();
    let mut both = line.split_whitespace();
    let (soft, hard) = (both.next(), both.next());
    let Ok(this) = std::env::current_exe() else { return };
    if soft == hard || std::env::var_os(RAISED).is_some() {
        return;
    }
    let arguments = std::env::args_os().skip(1);
    // It returns only when it failed; then the run goes on with what there is.
    let error = Command::new("sh")
        .args(["-c", "ulimit -n \"$(ulimit -H -n)\"; exec \"$0\" \"$@\""])
        .arg(this)
        .args(arguments)
        .env(RAISED, "1")
        .exec();
    eprintln!("the number of open files could not be raised: {error}");
}
