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

#[cfg(test)]
mod tests {
    use crate::record::{Person, PersonId, Register, Salt, Text};

    #[test]
    fn somebody_who_is_new_erases_nothing_and_words_that_are_gone_do() {
        let text = |words: &str| Text::seal(words, Salt([1; 16]), PersonId::NOBODY);
        let (one, other) = (text("One."), text("Another."));
        let lea = Person::named(PersonId(1), "Lea");
        let first = Register::default().with_belongings([], [&one], []);
        let with_more = first.with_belongings([&lea], [&one, &other], []);
        assert_eq!(first.erasures, with_more.erasures);
        let with_less = with_more.with_belongings([&lea], [&other], []);
        assert!(with_less.erasures != with_more.erasures);
    }
}
