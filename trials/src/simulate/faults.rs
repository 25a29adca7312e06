//! What goes wrong, and how often. Each seed draws its own kinds and rates: a world with everything at once would hide what
//! only a few of them do together.

use std::fmt;

use jiff::SignedDuration;

use super::chance::Chance;

/// The faults of one run.
#[derive(Clone, Debug)]
pub(crate) struct Faults {
    /// The process ends at one point in so many; never at 0.
    pub(crate) crashes: u64,
    /// Of a thousand requests, how many or whose answers are lost.
    pub(crate) lost: u64,
    /// Of a thousand ways, how many take long.
    pub(crate) slow: u64,
    /// Of a thousand questions to the journal, how many fail.
    pub(crate) failing: u64,
    /// Of a thousand requests, how many a platform does not take now.
    pub(crate) limited: u64,
    /// Of a thousand things that are heard, how many are heard again.
    pub(crate) doubled: u64,
    /// Whether clocks are set.
    pub(crate) steps: bool,
    /// Whether processes are stopped for a while.
    pub(crate) freezes: bool,
    /// Whether two processes stand on one database.
    pub(crate) rivals: bool,
    /// Whether the record is in SQLite, where nobody leads. Else it is in memory.
    pub(crate) on_sqlite: bool,
    /// Whether somebody imports beside the running bot.
    pub(crate) imports: bool,
    /// For how long the bot is away at most.
    pub(crate) longest_absence: SignedDuration,
    /// How long it all lasts.
    pub(crate) lasts: SignedDuration,
    /// How many things people do.
    pub(crate) acts: u64,
}

impl Faults {
    pub(crate) fn of(chance: &mut Chance) -> Self {
        let rivals = chance.happens(300);
        let mut rate = |rates: &[u64]| *chance.one(rates);
        let mut faults = Self {
            crashes: rate(&[0, 20, 60, 200, 600]),
            lost: rate(&[0, 10, 50, 200]),
            slow: rate(&[0, 5, 50]),
            failing: rate(&[0, 0, 10, 100]),
            limited: rate(&[0, 20, 100]),
            doubled: rate(&[0, 50, 300]),
            steps: rate(&[0, 1]) == 1,
            freezes: rate(&[0, 1]) == 1,
            rivals,
            on_sqlite: !rivals && rate(&[0, 0, 1]) == 1,
            imports: rate(&[0, 0, 1]) == 1,
            longest_absence: SignedDuration::ZERO,
            lasts: SignedDuration::ZERO,
            acts: rate(&[6, 15, 40]),
        };
        // Who leads beats every two seconds, so that days of it take long to simulate.
        (faults.longest_absence, faults.lasts) = if rivals {
            (SignedDuration::from_mins(3), SignedDuration::from_mins(rate(&[3, 10, 20]) as i64))
        } else {
            (SignedDuration::from_hours(30), SignedDuration::from_hours(rate(&[1, 24, 24 * 5, 24 * 12]) as i64))
        };
        faults
    }

    /// From now on nothing goes wrong any more.
    pub(crate) fn stop(&mut self) {
        let (crashes, lost, slow, failing, limited, doubled) = (0, 0, 0, 0, 0, 0);
        let (steps, freezes, imports) = (false, false, false);
        *self = Self { crashes, lost, slow, failing, limited, doubled, steps, freezes, imports, ..self.clone() };
    }
}

/// A point at which something can happen to the process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    what: &'static str,
    is_far: bool,
    when: When,
}

#[derive(Clone, Copy, Debug, strum::Display)]
#[strum(serialize_all = "lowercase")]
enum When {
    Before,
    /// It is done, and nobody was told yet.
    Inside,
    After,
}

impl Point {
    /// A pause is over.
    pub(crate) const TIMER: Self = Self { what: "a pause", is_far: false, when: When::After };

    /// Of the machine's own, or of a database.
    pub(crate) const fn near(what: &'static str) -> Self {
        Self { what, is_far: false, when: When::Before }
    }

    /// Of a platform, to which requests can be lost.
    pub(crate) const fn far(what: &'static str) -> Self {
        Self { what, is_far: true, when: When::Before }
    }

    pub(crate) fn is_far(self) -> bool {
        self.is_far
    }

    pub(crate) fn before(self) -> Self {
        Self { when: When::Before, ..self }
    }

    pub(crate) fn inside(self) -> Self {
        Self { when: When::Inside, ..self }
    }

    pub(crate) fn after(self) -> Self {
        Self { when: When::After, ..self }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.when, self.what)
    }
}
