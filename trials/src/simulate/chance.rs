//! Chance from the printed seed.

use commands::record::chance::Seed;
use jiff::SignedDuration;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// All that is left to chance in one run.
#[derive(Debug)]
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        let mut bytes = Seed::default();
        bytes[..8].copy_from_slice(&seed.to_be_bytes());
        Self(ChaCha8Rng::from_seed(bytes))
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number below another.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.number() % end.max(1)
    }

    /// Whether something happens that happens so often in a thousand times.
    pub(crate) fn happens(&mut self, in_a_thousand: u64) -> bool {
        self.below(1_000) < in_a_thousand
    }

    /// Whether something happens that happens once in so many times; never at 0.
    pub(crate) fn happens_once_in(&mut self, often: u64) -> bool {
        often > 0 && self.below(often) == 0
    }

    /// One of some.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = usize::try_from(self.below(of.len() as u64)).unwrap_or(0);
        &of[at]
    }

    /// A time between two, so that short ones are as likely as long ones.
    pub(crate) fn between(&mut self, least: SignedDuration, most: SignedDuration) -> SignedDuration {
        let micros = |time: SignedDuration| i64::try_from(time.as_micros()).unwrap_or(i64::MAX).max(1);
        let (least, most) = (micros(least), micros(most));
        let doublings = u64::from((most / least).max(1).ilog2());
        let scale = least.saturating_mul(1_i64 << self.below(doublings + 1));
        let micros = scale.saturating_add(i64::try_from(self.below(scale.unsigned_abs())).unwrap_or(0));
        SignedDuration::from_micros(micros.min(most))
    }

    pub(crate) fn seed(&mut self) -> Seed {
        let mut bytes = Seed::default();
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}
