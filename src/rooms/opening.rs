//! Rooms that are to be made: asked for in the register, made by a platform, reported to the desk. What was begun before
//! a stop is begun again at the next start, and a platform knows by a room's key that it has made it already.

use std::future::Future;

use commands::heard::{Heard, What};
use commands::organisation::Organisation;
use commands::register::{Account, Opening, Platform as PlatformName, Register, Room};
use commands::room::open::{Plan, plan};
use jiff::{SignedDuration, Timestamp};

use super::DeliveryError;
use crate::clock::Time;
use crate::desk::DeskHandle;

/// The first pause before another try; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(2);

/// The longest pause.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// A platform that makes rooms.
pub trait MakesRooms: Send {
    /// Its name.
    const PLATFORM: PlatformName;

    /// The bot's own account.
    fn account(&self) -> Account;

    /// Makes a room with all that belongs to it, or finishes what was begun under the same key.
    fn make(&self, plan: &Plan, register: &Register) -> impl Future<Output = Result<Made, DeliveryError>> + Send;
}

/// A room that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The platform's own id of it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The web address that leads to it.
    pub link: String,
}

/// Makes the rooms that are asked for on one platform, one after the other, until the desk ends.
pub async fn make_rooms<P: MakesRooms, T: Time>(platform: P, desk: DeskHandle, organisation: Organisation, time: T) {
    let mut pause = FIRST_PAUSE;
    while let Some((opening, register)) = desk.next_opening(P::PLATFORM).await {
        let made = match plan(&opening, &register, &organisation) {
            Some(plan) => platform.make(&plan, &register).await,
            None => Err(DeliveryError::Permanent { reason: "the group is not there".to_owned() }),
        };
        let what = match made {
            Err(DeliveryError::Temporary { reason, .. }) => {
                tracing::warn!(key = opening.key, %reason, ?pause, "a room was not made; it is tried again");
                wait(&time, pause).await;
                pause = LONGEST_PAUSE.min(pause * 2);
                continue;
            }
            Err(reason) => {
                tracing::error!(key = opening.key, %reason, "a room cannot be made");
                heard_not_made(&platform, &opening, time.now())
            }
            Ok(made) => heard_made(&platform, &opening, made, time.now()),
        };
        if desk.hear(what).await.is_err() {
            // It is begun again: the room is found by its key.
            wait(&time, pause).await;
        }
        pause = FIRST_PAUSE;
    }
}

async fn wait(time: &impl Time, pause: SignedDuration) {
    time.until(time.now().checked_add(pause).unwrap_or(Timestamp::MAX)).await;
}

fn heard_made<P: MakesRooms>(platform: &P, opening: &Opening, made: Made, now: Timestamp) -> Heard {
    let Made { id, name, link } = made;
    let room = Room { platform: P::PLATFORM, id };
    let what = What::Made { group: opening.group.clone(), name, link };
    heard(platform, format!("made {}", opening.key), room, what, now)
}

fn heard_not_made<P: MakesRooms>(platform: &P, opening: &Opening, now: Timestamp) -> Heard {
    let what = What::NotMade { group: opening.group.clone() };
    heard(platform, format!("not made {}", opening.key), platform.account().private_room(), what, now)
}

fn heard<P: MakesRooms>(platform: &P, cause: String, room: Room, what: What, now: Timestamp) -> Heard {
    Heard { cause, room, account: platform.account(), name: String::new(), said_at: now, interaction: None, what }
}
