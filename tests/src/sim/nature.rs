//! What a seed chooses for its whole run.

use allmende_delivery::Parameters;
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

use crate::chance::TestChance;

/// Pauses between two steps, in milliseconds: in some runs everything happens within minutes, in others within weeks.
const FINE_MS: [i64; 10] = [0, 0, 0, 1, 5, 40, 300, SECOND_MS, 6 * SECOND_MS, 20 * SECOND_MS];
const COARSE_MS: [i64; 10] = [0, 0, 5, 300, 5 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS, 2 * HOUR_MS, 8 * HOUR_MS, DAY_MS];

/// The temperament of a run.
#[derive(Debug, Clone)]
pub(super) struct Nature {
    pub steps: u64,
    /// Whether they divide the work by leases; a node alone need not.
    pub leased: bool,
    /// How far the clock of each node is off.
    pub skew_ms: Vec<i64>,
    pauses_ms: &'static [i64],
    /// How often a peer changes its mood into a bad one.
    pub faults_per_thousand: u64,
    /// How often the database fails under an operation.
    pub breaks_per_thousand: u64,
    /// How often a node misses a sign of life.
    pub lost_signs_per_thousand: u64,
    pub parameters: Parameters,
}

impl Nature {
    pub fn of(dice: &TestChance) -> Self {
        let nodes = 1 + usize::from(dice.happens(500));
        let skew_ms = (0..nodes)
            .map(|_| match dice.below(4) {
                0 | 1 => 0,
                2 => between(dice, -5 * SECOND_MS, 5 * SECOND_MS),
                _ => between(dice, -4 * MINUTE_MS, 4 * MINUTE_MS),
            })
            .collect();
        let in_flight_max = pick(dice, &[3, 8, 16, 512]);
        let window_max = pick(dice, &[1, 4, 16, 16]);
        Self {
            steps: 40 + dice.below(60),
            leased: nodes > 1 || dice.happens(200),
            skew_ms,
            pauses_ms: if dice.happens(500) { &FINE_MS } else { &COARSE_MS },
            faults_per_thousand: pick(dice, &[0, 200, 500, 900]),
            breaks_per_thousand: pick(dice, &[0, 0, 30, 150]),
            lost_signs_per_thousand: pick(dice, &[0, 100, 400]),
            parameters: Parameters { in_flight_max, window_max, ..Parameters::default() },
        }
    }

    pub fn pause_ms(&self, dice: &TestChance) -> i64 {
        let pause = pick(dice, self.pauses_ms);
        // Now and then not a round number.
        if pause > 0 && dice.happens(300) { between(dice, 1, pause) } else { pause }
    }

    /// How far apart the clocks of two nodes may be.
    pub fn skew_spread_ms(&self) -> i64 {
        let (least, most) = (self.skew_ms.iter().min(), self.skew_ms.iter().max());
        most.copied().unwrap_or(0) - least.copied().unwrap_or(0)
    }
}

/// One of `choices`.
pub(super) fn pick<T: Copy>(dice: &TestChance, choices: &[T]) -> T {
    let at = usize::try_from(dice.below(choices.len() as u64)).unwrap_or(0);
    choices[at]
}

/// From `least` to `most`, both included.
pub(super) fn between(dice: &TestChance, least: i64, most: i64) -> i64 {
    let span = u64::try_from(most - least).unwrap_or(0) + 1;
    least + i64::try_from(dice.below(span)).unwrap_or(0)
}
