//! What a platform does because the register asks for it: tried again until it is done, then reported to the desk. What
//! was begun before a stop is begun again at the next start, and a platform knows by a key that it has done it already.

use std::time::Duration;

use commands::language::heard::{Heard, What};
use commands::record::{Account, Platform, Room};
use jiff::Timestamp;

use crate::base::backoff::Backoff;
use crate::base::clock::Time;
use crate::desk::DeskHandle;

/// Before the same is tried again.
const AGAIN: Backoff = Backoff::doubling(Duration::from_secs(2), Duration::from_mins(10));

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
    Heard { cause, room, account, name, said_at, all_heard_until: None, interaction: None, platform_roles: None, what }
}

/// How long to wait before another try. The platform may have asked for more.
pub(super) fn pause(failures: u32, asked: Option<Duration>) -> Duration {
    AGAIN.after(failures).max(asked.unwrap_or_default())
}

/// Hands in what has become of one thing. If it cannot be recorded it is begun again after a pause: what was done is found by its
/// key.
pub(super) async fn hand_in(desk: &DeskHandle, report: Heard, time: &impl Time) {
    if desk.hear(report).await.is_err() {
        time.pause(AGAIN.first).await;
    }
}
