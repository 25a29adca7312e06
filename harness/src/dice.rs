//! Chance from a fixed seed, and moments that pass.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Chance from a fixed seed, and moments that pass.
pub struct Dice {
    chance: ChaCha12Rng,
    never: (Sender<()>, Receiver<()>),
}

impl Dice {
    /// The same chance for the same seed.
    pub fn new(seed: u64) -> Self {
        Self { chance: ChaCha12Rng::seed_from_u64(seed), never: channel() }
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.chance.next_u64() % end as u64).unwrap()
    }

    /// Lets less than so many microseconds pass.
    pub fn moment(&mut self, microseconds: usize) {
        let moment = Duration::from_micros(self.below(microseconds) as u64);
        self.never.1.recv_timeout(moment).unwrap_err();
    }
}
