//! What the machine is, and what it could do at most: the ceiling of every figure that signs.

use std::time::Duration;

use crate::clock;
use crate::figures::{Figures, float};
use crate::keys::{EdKey, PublicKey, RsaKey};
use crate::process::Process;

/// Each ceiling is measured for so long.
const MEASURED_FOR: Duration = Duration::from_millis(400);

/// Milliseconds of one core for one operation.
#[derive(Debug, Clone, Copy)]
pub struct Ceiling {
    pub rsa_sign_ms: f64,
    pub rsa_verify_ms: f64,
    pub ed25519_sign_ms: f64,
    pub ed25519_verify_ms: f64,
}

impl Ceiling {
    /// Measures on the calling thread, before this process has another one.
    ///
    /// # Errors
    /// When no key can be made.
    pub fn measure() -> anyhow::Result<Self> {
        let (rsa, ed) = (RsaKey::generate()?, EdKey::generate()?);
        let (rsa_public, ed_public) = (PublicKey::from_pem(&rsa.public_pem)?, PublicKey::from_multibase(&ed.multibase())?);
        // As long as the text of a signed delivery.
        let text = [b'a'; 256];
        let (rsa_signature, ed_signature) = (rsa.sign(&text)?, ed.sign(&text));
        Ok(Self {
            rsa_sign_ms: each_ms(|| rsa.sign(&text).is_ok())?,
            rsa_verify_ms: each_ms(|| rsa_public.verifies(&text, &rsa_signature))?,
            ed25519_sign_ms: each_ms(|| !ed.sign(&text).is_empty())?,
            ed25519_verify_ms: each_ms(|| ed_public.verifies(&text, &ed_signature))?,
        })
    }

    pub fn report(&self, figures: &mut Figures) {
        for (name, ms) in [
            ("RSA-2048 sign", self.rsa_sign_ms),
            ("RSA-2048 verify", self.rsa_verify_ms),
            ("Ed25519 sign", self.ed25519_sign_ms),
            ("Ed25519 verify", self.ed25519_verify_ms),
        ] {
            figures.add(format!("ceiling of one core: {name}"), ms, "ms");
        }
    }
}

/// In processor time of this process, so that others on the machine do not count.
fn each_ms(mut work: impl FnMut() -> bool) -> anyhow::Result<f64> {
    let this = Process(std::process::id());
    let began = this.cpu()?;
    let mut rounds = 0_u64;
    let mut used = Duration::ZERO;
    while used < MEASURED_FOR {
        for _ in 0..64 {
            std::hint::black_box(work());
        }
        rounds += 64;
        used = this.cpu()?.saturating_sub(began);
    }
    Ok(used.as_secs_f64() * 1_000.0 / float(rounds))
}

/// Says where and when it was measured.
pub fn describe(figures: &mut Figures) {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let model = read("/proc/cpuinfo")
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name.trim().to_owned()));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    figures.fact("date", clock::rfc3339(Duration::ZERO));
    figures.fact("machine", format!("{}, {cores} cores, Linux {}", model.unwrap_or_default(), read("/proc/sys/kernel/osrelease").trim()));
    let build = if cfg!(debug_assertions) { "debug build" } else { "release build" };
    figures.fact("bench", format!("allmende-bench {} ({build})", env!("CARGO_PKG_VERSION")));
}
