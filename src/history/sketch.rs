//! How many different things were met, without keeping them: exact for few, within a few per cent for many.
//!
//! The k smallest of their hashes are kept (Bar-Yossef and others, 2002): what the largest of them is tells how many there were.

use serde::{Deserialize, Serialize};

/// Hashes that are kept.
const KEPT: usize = 256;

/// A count of different things.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// The smallest hashes, in order.
    least: Vec<u64>,
}

impl Sketch {
    /// Meets a thing by its hash: 64 bits, evenly spread.
    pub fn meet(&mut self, hash: u64) {
        let Err(at) = self.least.binary_search(&hash) else { return };
        if at < KEPT {
            self.least.insert(at, hash);
            self.least.truncate(KEPT);
        }
    }

    /// How many were different: exact up to 255, else with a standard error of 6 %.
    #[expect(clippy::cast_sign_loss, reason = "a share is positive")]
    pub fn count(&self) -> u64 {
        match self.least.get(KEPT - 1) {
            None => self.least.len() as u64,
            Some(largest) => {
                let share = *largest as f64 / u64::MAX as f64;
                ((KEPT - 1) as f64 / share).round() as u64
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(number: u64) -> u64 {
        let mixed = (number ^ (number >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 27)
    }

    #[test]
    fn few_are_counted_and_many_are_estimated() {
        for (many, off) in [(0, 0.0), (1, 0.0), (200, 0.0), (255, 0.0), (10_000, 0.2), (100_000, 0.2)] {
            let mut sketch = Sketch::default();
            (0..many).chain(0..many).for_each(|number| sketch.meet(spread(number + 1)));
            let apart = (sketch.count() as f64 - many as f64).abs();
            assert!(apart <= off * many as f64, "{many}: {}", sketch.count());
        }
    }
}
