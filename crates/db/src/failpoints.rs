//! Named places at which a test stops or breaks the program: `failpoint!("activity-enqueued")`.
//!
//! Without the feature `failpoints` nothing of it is compiled, not even the names. A test (`q1_…`) finds every name in the sources and
//! kills the program there.

/// Marks a place. Names are unique and say what has just happened.
#[cfg(feature = "failpoints")]
#[macro_export]
macro_rules! failpoint {
    ($name:literal) => {
        $crate::failpoints::reached($name)
    };
}

/// Marks a place. Names are unique and say what has just happened.
#[cfg(not(feature = "failpoints"))]
#[macro_export]
macro_rules! failpoint {
    ($name:literal) => {};
}

#[cfg(feature = "failpoints")]
pub use armed::{arm, reached};

#[cfg(feature = "failpoints")]
mod armed {
    use std::sync::atomic::{AtomicU64, Ordering};

    /// The program came by.
    pub fn reached(name: &str) {
        fail::fail_point!(name);
    }

    /// Arms places: `name=action`, several separated by `;`. The action is `abort`, which ends the process as a kill would, or `abort@N`
    /// at the Nth time; or whatever the crate `fail` knows (`panic`, `1*panic`, `sleep(100)`, …).
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn arm(text: &str) -> Result<(), String> {
        for one in text.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            let (name, action) = one.split_once('=').ok_or_else(|| format!("{one}: not name=action"))?;
            match action.strip_prefix("abort") {
                None => fail::cfg(name, action)?,
                Some(time) => {
                    let time: u64 = if time.is_empty() { Ok(1) } else { time.trim_start_matches('@').parse() }
                        .map_err(|_| format!("{action}: not abort@NUMBER"))?;
                    let times = AtomicU64::new(0);
                    fail::cfg_callback(name, move || {
                        if times.fetch_add(1, Ordering::SeqCst) + 1 == time {
                            std::process::abort();
                        }
                    })?;
                }
            }
        }
        Ok(())
    }
}
