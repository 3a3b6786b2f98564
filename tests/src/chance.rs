//! Random bytes that repeat by seed.

use std::sync::atomic::{AtomicU64, Ordering};

use allmende_app::Chance;

/// SplitMix64 (Steele, Lea, Flood 2014): every state gives another output, so ids made from it do not collide within a run.
#[derive(Debug)]
pub struct TestChance {
    state: AtomicU64,
}

impl TestChance {
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self { state: AtomicU64::new(seed) }
    }

    /// The next 64 bits.
    pub fn next(&self) -> u64 {
        let state = self.state.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst).wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` - 1; 0 when `bound` is 0.
    pub fn below(&self, bound: u64) -> u64 {
        self.next().checked_rem(bound).unwrap_or_default()
    }

    /// True with a probability of `per_thousand` / 1000.
    pub fn happens(&self, per_thousand: u64) -> bool {
        self.below(1_000) < per_thousand
    }
}

impl Chance for TestChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let random = self.next().to_le_bytes();
            for (byte, random) in chunk.iter_mut().zip(random) {
                *byte = random;
            }
        }
    }
}

impl allmende_delivery::Chance for TestChance {
    fn fraction(&self) -> f64 {
        // 53 bits: as many as a fraction holds exactly.
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit an f64")]
        let fraction = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        fraction
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_repeats_by_seed_and_differs_between_seeds() {
        let bytes = |seed| {
            let mut bytes = [0_u8; 20];
            TestChance::seeded(seed).fill(&mut bytes);
            bytes
        };
        assert_eq!(bytes(1), bytes(1));
        assert_ne!(bytes(1), bytes(2));
    }
}
