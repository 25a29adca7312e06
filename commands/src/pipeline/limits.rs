//! How much one person may ask in one room: so many commands at once, and then so many a minute.
//!
//! It is decided here alone, on values: the engine asks [`Limits::take`] for each command. A copy costs a pointer, so that a
//! batch that is decided again is not counted twice.

use std::num::NonZeroU32;

use imbl::HashMap;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use crate::record::{Account, Room};
use crate::say;
use crate::words::{Explain, Reply};

/// How long people are kept in mind who have all of their room again.
const SWEPT_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// How much one person may ask in one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limit {
    /// How many commands at once.
    pub burst: NonZeroU32,
    /// How many a minute after that.
    pub per_minute: NonZeroU32,
}

impl Default for Limit {
    fn default() -> Self {
        Self { burst: NonZeroU32::MIN.saturating_add(199), per_minute: NonZeroU32::MIN.saturating_add(19) }
    }
}

impl Limit {
    /// In what time there is room for one more.
    fn one(self) -> SignedDuration {
        SignedDuration::from_nanos(60_000_000_000 / i64::from(self.per_minute.get()))
    }

    /// In what time there is room for a whole burst.
    fn all(self) -> SignedDuration {
        SignedDuration::from_nanos(self.one().as_nanos() as i64 * i64::from(self.burst.get()))
    }
}

/// Whether there is room for a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is.
    Room,
    /// There is none, and that is to be said.
    Full,
    /// There is none, which was said before.
    StillFull,
}

/// That somebody has asked so much that there is no room for more now.
#[derive(Clone, Copy, Debug)]
pub struct TooMany {
    /// For how many commands there is room in a minute.
    pub per_minute: u32,
}

impl Explain for TooMany {
    fn explain(&self) -> Reply {
        Reply::said(say!(limits_too_many, count: self.per_minute))
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

/// What everybody has asked lately.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    limit: Option<Limit>,
    /// Whoever is not here has all of their room.
    asked: HashMap<(Account, Room), RecentAsks>,
    /// When this was asked last.
    asked_at: Option<Timestamp>,
    swept_at: Option<Timestamp>,
    /// When a room was told how the bot is asked, in the last hour.
    hinted: HashMap<Room, Timestamp>,
}

/// How seldom a room is told so.
const HINTED_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// What one person has asked lately in one room.
#[derive(Clone, Copy, Debug)]
struct RecentAsks {
    /// When they have all of their room again, if they ask nothing more.
    all_at: Timestamp,
    /// Whether they were told that there is none.
    told: bool,
}

impl Limits {
    /// The same for everybody.
    pub fn new(limit: Limit) -> Self {
        Self { limit: Some(limit), ..Self::default() }
    }

    /// How many commands a minute there is room for, if that is limited.
    pub fn per_minute(&self) -> Option<u32> {
        self.limit.map(|limit| limit.per_minute.get())
    }

    /// Takes the room for a command, if there is some. Who was told that there is none hears it again only after half of
    /// their room was there.
    pub fn take(&mut self, account: &Account, room: &Room, now: Timestamp) -> Verdict {
        let Some(limit) = self.limit else { return Verdict::Room };
        self.follow_clock(now);
        self.sweep(now);
        let asked =
            self.asked.entry((account.clone(), room.clone())).or_insert(RecentAsks { all_at: now, told: false });
        let still = asked.all_at.duration_since(now).max(SignedDuration::ZERO);
        if still <= limit.all() / 2 {
            asked.told = false;
        }
        if still + limit.one() <= limit.all() {
            asked.all_at = now.checked_add(still + limit.one()).unwrap_or(Timestamp::MAX);
            return Verdict::Room;
        }
        let was_told = std::mem::replace(&mut asked.told, true);
        if was_told { Verdict::StillFull } else { Verdict::Full }
    }

    /// Whether a room may be told how the bot is asked.
    pub fn may_hint(&mut self, room: &Room, now: Timestamp) -> bool {
        // A clock that was set back keeps nothing silent for longer.
        self.hinted.retain(|_, at| now.duration_since(*at).abs() < HINTED_EVERY);
        let is_new = !self.hinted.contains_key(room);
        if is_new {
            self.hinted.insert(room.clone(), now);
        }
        is_new
    }

    /// Sets all times back as far as the clock was. Else who asked before that would have no room for as long.
    fn follow_clock(&mut self, now: Timestamp) {
        let back = self.asked_at.map_or(SignedDuration::ZERO, |last| last.duration_since(now));
        if back.is_positive() {
            for (_, asked) in self.asked.iter_mut() {
                asked.all_at = asked.all_at.saturating_sub(back).unwrap_or(now);
            }
            self.swept_at = None;
        }
        self.asked_at = Some(now);
    }

    /// Forgets who has all of their room, now and then.
    fn sweep(&mut self, now: Timestamp) {
        if self.swept_at.is_none_or(|at| now.duration_since(at) >= SWEPT_EVERY) {
            self.asked.retain(|_, asked| asked.all_at > now);
            self.swept_at = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;

    use super::*;
    use crate::record::{Platform, Register};
    use crate::render::plain::Plain;
    use crate::words::Language;

    fn account(id: u8) -> Account {
        Account { platform: Platform::Matrix, id: format!("@p{id}:example.org") }
    }

    fn room(id: u8) -> Room {
        Room { platform: Platform::Matrix, id: format!("!r{id}:example.org") }
    }

    fn limit(burst: u32, per_minute: u32) -> Limit {
        Limit { burst: NonZeroU32::new(burst).unwrap(), per_minute: NonZeroU32::new(per_minute).unwrap() }
    }

    fn at(milliseconds: i64) -> Timestamp {
        Timestamp::from_millisecond(1_500_000_000_000 + milliseconds).unwrap()
    }

    #[test]
    fn who_asks_too_much_is_told_once_and_goes_on_later() {
        let mut limits = Limits::new(limit(4, 60));
        let mut take = |milliseconds| limits.take(&account(1), &room(1), at(milliseconds));
        assert_eq!(
            [0; 6].map(&mut take),
            [Verdict::Room, Verdict::Room, Verdict::Room, Verdict::Room, Verdict::Full, Verdict::StillFull]
        );
        assert_eq!([1_000, 1_000].map(&mut take), [Verdict::Room, Verdict::StillFull]);
        assert_eq!([3_000, 3_000, 3_000].map(&mut take), [Verdict::Room, Verdict::Room, Verdict::Full]);
        assert_eq!([60_000; 5].map(&mut take)[3..], [Verdict::Room, Verdict::Full]);
    }

    #[test]
    fn a_clock_that_is_set_back_takes_nobodys_room_away() {
        let mut limits = Limits::new(limit(4, 60));
        let mut take = |milliseconds| limits.take(&account(1), &room(1), at(milliseconds));
        assert_eq!([3_600_000; 2].map(&mut take), [Verdict::Room; 2]);
        assert_eq!([0; 3].map(&mut take), [Verdict::Room, Verdict::Room, Verdict::Full]);
        assert_eq!([1_000, 1_000].map(&mut take), [Verdict::Room, Verdict::StillFull]);
    }

    #[test]
    fn without_a_limit_there_is_always_room() {
        let mut limits = Limits::default();
        assert!((0..10_000).all(|_| limits.take(&account(1), &room(1), at(0)) == Verdict::Room));
        assert!(limits.asked.is_empty());
    }

    #[test]
    fn nobody_is_kept_in_mind_who_asks_nothing_more() {
        let mut limits = Limits::new(limit(5, 60));
        for person in 0..=255 {
            limits.take(&account(person), &room(0), at(0));
        }
        limits.take(&account(0), &room(1), at(120_000));
        assert_eq!(limits.asked.len(), 1);
    }

    #[test]
    fn who_asks_too_much_is_told_how_much_is_answered() {
        let register = Register::default();
        let said = |language| {
            Plain { register: &register, mark: "/", width: None, language }.reply(&TooMany { per_minute: 20 }.explain())
        };
        expect!["You are sending commands too fast. I answer about 20 a minute here, and what I do not answer is not recorded. Please wait a minute, then send it again."].assert_eq(&said(Language::English));
        expect!["Vous envoyez des commandes trop vite. J’en traite environ 20 par minute ici, et ce à quoi je ne réponds pas n’est pas enregistré. Attendez une minute, puis renvoyez-le."].assert_eq(&said(Language::French));
    }

    proptest! {
        #[test]
        fn what_has_room_in_any_time_is_at_most_a_burst_and_what_came_free(
            burst in 1_u32..30,
            per_minute in 1_u32..200,
            steps in proptest::collection::vec((0_i64..4_000, 0_u8..3, 0_u8..2), 1..200),
        ) {
            let limit = limit(burst, per_minute);
            let (mut together, mut now) = (Limits::new(limit), 0);
            let mut alone = std::collections::HashMap::new();
            let mut given: std::collections::HashMap<_, Vec<i64>> = std::collections::HashMap::new();
            for (pause, person, place) in steps {
                now += pause;
                let verdict = together.take(&account(person), &room(place), at(now));
                // What others ask, and what one asks elsewhere, makes no difference.
                let alone = alone.entry((person, place)).or_insert_with(|| Limits::new(limit));
                prop_assert_eq!(verdict, alone.take(&account(person), &room(place), at(now)));
                let given = given.entry((person, place)).or_default();
                match verdict {
                    Verdict::Room => given.push(now),
                    // Somebody who asked nothing yet is never refused.
                    Verdict::Full | Verdict::StillFull => prop_assert!(given.len() >= burst as usize),
                }
            }
            for given in given.values() {
                for (first, from) in given.iter().enumerate() {
                    for (last, to) in given.iter().enumerate().skip(first) {
                        let free = (to - from) * i64::from(per_minute) / 60_000;
                        prop_assert!((last - first) as i64 <= i64::from(burst) + free);
                    }
                }
            }
        }
    }
}
