//! Rooms that are to be made: asked for in the register, made by a platform, reported to the desk.

use std::future::Future;

use commands::features::room::open::{RoomPlan, plan};
use commands::language::heard::{Heard, What};
use commands::organisation::Organisation;
use commands::record::{Opening, Register, Room};
use jiff::Timestamp;

use super::effect::{Reports, hand_in, pause, report};
use crate::base::clock::Time;
use crate::delivery::DeliveryError;
use crate::desk::DeskHandle;

/// A platform that makes rooms.
pub trait MakesRooms: Reports {
    /// Makes a room with all that belongs to it, or finishes what was begun under the same key.
    fn make(
        &self,
        plan: &RoomPlan,
        register: &Register,
    ) -> impl Future<Output = Result<MadeRoom, DeliveryError>> + Send;
}

/// A room that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeRoom {
    /// The platform's own id of it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The web address that leads to it.
    pub link: String,
}

/// Makes the rooms that are asked for on one platform, one after the other, until the desk ends.
pub async fn make_rooms<P: MakesRooms, T: Time>(platform: P, desk: DeskHandle, organisation: Organisation, time: T) {
    let mut failures = 0;
    while let Some((opening, register)) = desk.next_opening(P::PLATFORM).await {
        desk.leads(&time).await;
        let made = match plan(&opening, &register, &organisation) {
            Some(plan) => platform.make(&plan, &register).await,
            None => Err(DeliveryError::Permanent { reason: "the group is not there".to_owned() }),
        };
        let what = match made {
            Err(DeliveryError::Temporary { reason, after }) => {
                failures += 1;
                let pause = pause(failures, after);
                tracing::warn!(key = opening.key, %reason, ?pause, "a room was not made; it is tried again");
                time.pause(pause).await;
                continue;
            }
            Err(reason) => {
                tracing::error!(key = opening.key, %reason, "a room cannot be made");
                not_made(&platform, &opening, time.now())
            }
            Ok(made) => is_made(&platform, &opening, made, time.now()),
        };
        failures = 0;
        hand_in(&desk, what, &time).await;
    }
}

fn is_made<P: MakesRooms>(platform: &P, opening: &Opening, made: MadeRoom, now: Timestamp) -> Heard {
    let MadeRoom { id, name, link } = made;
    let room = Room { platform: P::PLATFORM, id };
    let what = What::Made { group: opening.group.clone(), name, link };
    report(platform, format!("made {}", opening.key), room, what, now)
}

fn not_made<P: MakesRooms>(platform: &P, opening: &Opening, now: Timestamp) -> Heard {
    let what = What::NotMade { group: opening.group.clone() };
    report(platform, format!("not made {}", opening.key), platform.account().private_room(), what, now)
}
