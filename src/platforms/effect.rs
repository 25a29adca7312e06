//! What a platform does because the register asks for it: tried again until it is done, then reported to the desk. What
//! was begun before a stop is begun again at the next start, and a platform knows by a key that it has done it already.

use std::time::Duration;

use commands::language::heard::{Heard, What};
use commands::record::{Account, Platform, Room};
use jiff::{SignedDuration, Timestamp};

use crate::base::clock::Time;
use crate::desk::DeskHandle;

/// The first pause before another try; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(2);

/// The longest pause.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// A platform that reports what it has done.
pub trait Reports: Send {
    /// Its name.
    const PLATFORM: Platform;

    /// The bot's own account.
    fn account(&self) -> Account;
}

/// What a platform reports, as the desk hears it.
pub(super) fn report<P: Reports>(platform: &P, cause: String, room: Room, what: What, now: Timestamp) -> Heard {
    let (account, name, said_at) = (platform.account(), String::new(), now);
    Heard { cause, room, account, name, said_at, all_heard_until: None, interaction: None, what }
}

/// The patience with which one thing after the other is tried and reported.
#[derive(Debug)]
pub(super) struct Patience<T> {
    time: T,
    pause: SignedDuration,
}

impl<T: Time> Patience<T> {
    pub(super) fn new(time: T) -> Self {
        Self { time, pause: FIRST_PAUSE }
    }

    pub(super) fn now(&self) -> Timestamp {
        self.time.now()
    }

    /// How long the next wait is, for which the platform may have asked.
    pub(super) fn pause(&self, asked: Option<Duration>) -> SignedDuration {
        asked.and_then(|asked| asked.try_into().ok()).map_or(self.pause, |asked| self.pause.max(asked))
    }

    /// Waits before another try of the same.
    pub(super) async fn wait(&mut self, pause: SignedDuration) {
        self.time.pause(pause).await;
        self.pause = LONGEST_PAUSE.min(self.pause * 2);
    }

    /// Hands in what has become of one thing. If it cannot be recorded it is begun again: what was done is found by its
    /// key.
    pub(super) async fn hand_in(&mut self, desk: &DeskHandle, report: Heard) {
        if desk.hear(report).await.is_err() {
            self.wait(self.pause).await;
        }
        self.pause = FIRST_PAUSE;
    }
}
