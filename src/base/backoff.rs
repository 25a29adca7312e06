//! How long to wait before another try.

use std::time::Duration;

use commands::record::chance::Seed;
use sha2::{Digest, Sha256};

/// The pauses between tries of one thing: each is twice the one before, up to the longest.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    /// The pause after the first failure.
    pub first: Duration,
    /// The longest pause.
    pub most: Duration,
    /// How much of a pause chance can take away, as a share of it: 0.0 for nothing, 1.0 for all.
    pub jitter: f64,
}

impl Backoff {
    /// Each pause is as long as the others.
    pub const fn constant(pause: Duration) -> Self {
        Self { first: pause, most: pause, jitter: 0.0 }
    }

    /// Pauses that double from `first` to `most`, and leave nothing to chance.
    pub const fn doubling(first: Duration, most: Duration) -> Self {
        Self { first, most, jitter: 0.0 }
    }

    /// The pause after so many failures in a row, of which the first is number 1.
    pub fn after(&self, failures: u32) -> Duration {
        let doubled = 1_u32.checked_shl(failures.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first.saturating_mul(doubled).min(self.most)
    }

    /// The same, shorter by chance: many things that failed at once are not all tried again at once. The same seed, key and number
    /// give the same pause.
    pub fn after_by_chance(&self, failures: u32, seed: &Seed, key: &str) -> Duration {
        self.after(failures).mul_f64(1.0 - self.jitter * share(seed, key, failures))
    }
}

/// A number from 0 to below 1.
fn share(seed: &Seed, key: &str, failures: u32) -> f64 {
    let hash = Sha256::new().chain_update(seed).chain_update(key).chain_update(failures.to_be_bytes()).finalize();
    f64::from(u16::from_be_bytes([hash[0], hash[1]])) / 65_536.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_from_the_first_up_to_the_longest() {
        let seconds = |backoff: Backoff| [0, 1, 2, 3, 4, 5, 6, 32, 33, u32::MAX].map(|n| backoff.after(n).as_secs());
        let of = |first, most| Backoff::doubling(Duration::from_secs(first), Duration::from_secs(most));
        assert_eq!(seconds(of(1, 16)), [1, 1, 2, 4, 8, 16, 16, 16, 16, 16]);
        assert_eq!(seconds(of(2, 600)), [2, 2, 4, 8, 16, 32, 64, 600, 600, 600]);
        assert_eq!(seconds(of(5, 5)), [5; 10]);
        assert_eq!(seconds(Backoff::constant(Duration::from_secs(2))), [2; 10]);
        assert_eq!(of(1, u64::MAX).after(33), Duration::from_secs(u32::MAX.into()));
    }

    #[test]
    fn chance_takes_away_at_most_its_share_and_the_same_for_the_same_seed_key_and_number() {
        let backoff = Backoff { jitter: 0.5, ..Backoff::doubling(Duration::from_secs(1), Duration::from_secs(16)) };
        for failures in 1..10 {
            let whole = backoff.after(failures);
            let of = |key: u32| backoff.after_by_chance(failures, &[7; 32], &key.to_string());
            let pauses: Vec<Duration> = (0..1_000).map(of).collect();
            assert!(pauses.iter().all(|pause| *pause > whole / 2 && *pause <= whole), "{pauses:?}");
            let mean = pauses.iter().sum::<Duration>() / 1_000;
            assert!(mean > whole.mul_f64(0.72) && mean < whole.mul_f64(0.78), "{mean:?} of {whole:?}");
            assert_eq!(of(5), pauses[5]);
            let certain = Backoff { jitter: 0.0, ..backoff };
            assert_eq!(certain.after_by_chance(failures, &[7; 32], "5"), whole);
        }
        let by = |seed, failures| backoff.after_by_chance(failures, &seed, "5");
        assert!(by([7; 32], 5) != by([8; 32], 5) && by([7; 32], 5) != by([7; 32], 6));
    }
}
