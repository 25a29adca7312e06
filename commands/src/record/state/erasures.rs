//! How often words may have been erased.

use std::fmt;

/// Another value than before wherever words may have been erased since: what was made of them is then to be made anew.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Erasures(u64);

impl Erasures {
    pub(super) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Two records are the same by whatever way they came to be so.
impl fmt::Debug for Erasures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Erasures")
    }
}
