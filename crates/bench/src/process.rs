//! What a process costs, as Linux tells it.

use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use tokio::time::Instant;

/// `USER_HZ`: what /proc counts processor time in, whatever the kernel's own tick.
const TICKS_PER_SECOND: u64 = 100;
/// A process that uses less than this of a core does nothing worth counting: sweeps and timers.
const QUIET_SHARE: f64 = 0.04;
const QUIET_WINDOW: Duration = Duration::from_millis(500);

/// A process by its id.
#[derive(Debug, Clone, Copy)]
pub struct Process(pub u32);

impl Process {
    /// Processor time used since it began, user and system.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn cpu(self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0)).context("the process under test is gone")?;
        // The name in parentheses may hold anything; after it the state is the first field, user and system time the 12th and 13th.
        let (_, fields) = stat.rsplit_once(')').context("no process status")?;
        let mut times = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
        let (user, system) = (times.next().context("no user time")??, times.next().context("no system time")??);
        Ok(Duration::from_millis((user + system) * 1_000 / TICKS_PER_SECOND))
    }

    /// Resident memory in KiB: now, and at its highest.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn resident_kib(self) -> anyhow::Result<(u64, u64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0)).context("the process under test is gone")?;
        let kib = |name: &str| -> anyhow::Result<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).with_context(|| format!("no {name}"))?;
            Ok(line.trim().trim_end_matches("kB").trim().parse()?)
        };
        Ok((kib("VmRSS:")?, kib("VmHWM:")?))
    }

    /// Waits until it does nothing any more; how long before now it became quiet, as part of the answer: the moment.
    ///
    /// # Errors
    /// When it is gone, or still busy after `within`.
    pub async fn quiet(self, within: Duration) -> anyhow::Result<Instant> {
        let deadline = Instant::now() + within;
        let mut before = self.cpu()?;
        loop {
            let began = Instant::now();
            tokio::time::sleep(QUIET_WINDOW).await;
            let now = self.cpu()?;
            let share = now.saturating_sub(before).as_secs_f64() / began.elapsed().as_secs_f64();
            if share < QUIET_SHARE {
                return Ok(began);
            }
            anyhow::ensure!(Instant::now() < deadline, "the server was still busy after {} s", within.as_secs());
            before = now;
        }
    }
}

/// Bytes of all files below a folder.
///
/// # Errors
/// When it cannot be read.
pub fn bytes_below(folder: &Path) -> anyhow::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        bytes += if metadata.is_dir() { bytes_below(&entry.path())? } else { metadata.len() };
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_uses_time_and_memory() {
        let this = Process(std::process::id());
        let mut sum = 0_u64;
        while this.cpu().unwrap() < Duration::from_millis(20) {
            sum = (0..1_000_000_u64).fold(sum, |a, b| a.wrapping_mul(31).wrapping_add(b));
        }
        assert!(sum != 1);
        let (now, highest) = this.resident_kib().unwrap();
        assert!(now > 1_000 && highest >= now);
    }
}
