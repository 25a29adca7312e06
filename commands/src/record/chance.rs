//! Chance from a seed, so that a run can be repeated.

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::record::events::{PersonId, Salt};

/// A seed: 32 bytes that only the edge of the program draws.
pub type Seed = [u8; 32];

/// Random ids and salts, the same again from the same seed.
#[derive(Debug)]
pub struct Chance(ChaCha12Rng);

impl Chance {
    /// Begins at `seed`.
    pub fn new(seed: Seed) -> Self {
        Self(ChaCha12Rng::from_seed(seed))
    }

    /// An id for somebody new.
    pub fn person_id(&mut self) -> PersonId {
        PersonId(self.0.next_u64())
    }

    /// A salt for a text.
    pub fn salt(&mut self) -> Salt {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        Salt(bytes)
    }

    /// A short reference for a log line: `7f3a`.
    pub fn reference(&mut self) -> String {
        format!("{:04x}", self.0.next_u32() & 0xffff)
    }

    /// A long id that nothing else has: sixteen hexadecimal digits.
    pub fn id(&mut self) -> String {
        format!("{:016x}", self.0.next_u64())
    }

    /// Something that nobody can guess: 128 bits as hexadecimal digits.
    pub fn secret(&mut self) -> String {
        format!("{:016x}{:016x}", self.0.next_u64(), self.0.next_u64())
    }

    /// A code of eight letters and digits to be typed by people, none of which looks like another: `k7qm-2xpd`.
    pub fn code(&mut self) -> String {
        const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";
        let mut bytes = [0; 8];
        self.0.fill_bytes(&mut bytes);
        let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
        let (one, other) = bytes.split_at(4);
        one.iter().map(letter).chain(['-']).chain(other.iter().map(letter)).collect()
    }

    /// A seed for a part of the work.
    pub fn seed(&mut self) -> Seed {
        let mut bytes = [0; 32];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}
