//! Meetings that a platform shows among its own events: each as it now is, until it is cancelled or begins.

use std::future::Future;

use commands::language::heard::What;
use commands::record::{Meeting, Register};

use super::effect::{Reports, hand_in, pause, report};
use crate::base::clock::Time;
use crate::delivery::DeliveryError;
use crate::desk::DeskHandle;

/// A platform that has events of its own.
pub trait PublishesMeetings: Reports {
    /// Whether the address of a call is kept back there: it is for those who take part.
    fn hides_addresses(&self) -> bool;

    /// Whether it has a place for a meeting. It may have one later, when a room is bound there.
    fn has_place(&self, meeting: &Meeting, register: &Register) -> bool;

    /// Shows a meeting as it now is, or does not show it any more if it is cancelled. Gives the platform's own id of the
    /// event, nothing if it shows none. A second try shows nothing twice.
    fn publish(
        &self,
        meeting: &Meeting,
        register: &Register,
    ) -> impl Future<Output = Result<Option<String>, DeliveryError>> + Send;
}

/// Shows meetings on one platform, one after the other, until the desk ends.
pub async fn publish_meetings<P: PublishesMeetings, T: Time>(platform: P, desk: DeskHandle, time: T) {
    let mut failures = 0;
    let hides_address = platform.hides_addresses();
    let has_place = |meeting: &Meeting, register: &Register| platform.has_place(meeting, register);
    while let Some((meeting, register)) = desk.next_unpublished(P::PLATFORM, hides_address, has_place, &time).await {
        let Meeting { number, sequence, .. } = meeting;
        desk.leads(&time).await;
        let id = match platform.publish(&meeting, &register).await {
            Err(DeliveryError::Temporary { reason, after }) => {
                failures += 1;
                let pause = pause(failures, after);
                tracing::warn!(meeting = number, %reason, ?pause, "a meeting is not shown as it is; it is tried again");
                time.pause(pause).await;
                continue;
            }
            Err(reason) => {
                tracing::error!(meeting = number, %reason, "a meeting cannot be shown among the platform's events");
                None
            }
            Ok(id) => id,
        };
        // The same meeting is shown again when its address becomes public, or is public no more.
        let cause = format!("shown on {}: meeting {number}, {sequence}, after {}", P::PLATFORM, register.head());
        let what = What::Published { meeting: number, sequence, id, hides_address };
        let room = platform.account().private_room();
        failures = 0;
        hand_in(&desk, report(&platform, cause, room, what, time.now()), &time).await;
    }
}
