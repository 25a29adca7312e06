//! Messages whose keys have not come yet: a key may be hours behind its message, or in the backup.

use jiff::{SignedDuration, Timestamp};
use matrix_sdk::Room;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::OwnedEventId;
use matrix_sdk::ruma::events::room::encrypted::OriginalSyncRoomEncryptedEvent as EncryptedEvent;

/// How long the key of a message is waited for, from when it was said.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);

/// What waits for its key.
#[derive(Debug, Default)]
pub(super) struct AwaitingKeys(Vec<AwaitingKey>);

#[derive(Debug)]
struct AwaitingKey {
    room: Room,
    id: OwnedEventId,
    event: TimelineEvent,
    /// Until when all was heard when it came: since then it may have been said, and not before.
    all_heard_until: Timestamp,
}

/// A message whose key has come.
pub(super) struct Readable {
    pub(super) room: Room,
    pub(super) event: TimelineEvent,
    /// Until when all was heard when the message itself came.
    pub(super) all_heard_until: Timestamp,
}

impl AwaitingKeys {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps a message, unless it is too old or is kept already.
    pub(super) fn keep(&mut self, room: &Room, event: &TimelineEvent, all_heard_until: Timestamp, now: Timestamp) {
        let Some(id) = event.event_id().filter(|_| !is_too_old(event, now)) else { return };
        if self.0.iter().all(|waiting| waiting.id != id) {
            tracing::warn!(room = %room.room_id(), event = %id, "the key of a message is missing; it is waited for");
            self.0.push(AwaitingKey { room: room.clone(), id, event: event.clone(), all_heard_until });
        }
    }

    /// Forgets a message that was deleted.
    pub(super) fn forget(&mut self, event: &str) {
        self.0.retain(|waiting| waiting.id != event);
    }

    /// What has become readable since the last time.
    pub(super) async fn now_readable(&mut self, now: Timestamp) -> Vec<Readable> {
        let mut readable = Vec::new();
        for waiting in std::mem::take(&mut self.0) {
            let encrypted = waiting.event.raw().cast_ref_unchecked::<EncryptedEvent>();
            match waiting.room.decrypt_event(encrypted, None).await {
                Ok(event) if !event.kind.is_utd() => {
                    let AwaitingKey { room, all_heard_until, .. } = waiting;
                    readable.push(Readable { room, event, all_heard_until });
                }
                _ if is_too_old(&waiting.event, now) => {
                    tracing::warn!(event = %waiting.id, "the key of a message did not come; it was never read");
                }
                _ => self.0.push(waiting),
            }
        }
        readable
    }
}

fn is_too_old(event: &TimelineEvent, now: Timestamp) -> bool {
    let said_at = event.timestamp().and_then(|at| Timestamp::from_millisecond(at.get().into()).ok());
    said_at.is_none_or(|said_at| now.duration_since(said_at) > PATIENCE)
}
