//! The real chance: the only place that asks the operating system for randomness. Fit for tokens.

use allmende_app::Chance;

/// Random bytes of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        if aws_lc_rs::rand::fill(bytes).is_err() {
            // Going on would hand out tokens that can be guessed.
            tracing::error!("the system gives no random numbers; stopping at once");
            std::process::abort();
        }
    }
}

impl allmende_delivery::Chance for SystemChance {
    fn fraction(&self) -> f64 {
        let mut bytes = [0_u8; 4];
        self.fill(&mut bytes);
        f64::from(u32::from_be_bytes(bytes)) / (f64::from(u32::MAX) + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use allmende_delivery::Chance as _;

    #[test]
    fn bytes_differ_and_fractions_stay_below_one() {
        let (mut first, mut second) = ([0_u8; 32], [0_u8; 32]);
        SystemChance.fill(&mut first);
        SystemChance.fill(&mut second);
        assert_ne!(first, second);
        assert!((0..1_000).map(|_| SystemChance.fraction()).all(|fraction| (0.0..1.0).contains(&fraction)));
    }
}
