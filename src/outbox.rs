//! Delivery: in order within a room, again after a pause when a platform cannot take a message now.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use commands::decide::Post;
use commands::heard::Heard;
use commands::register::{Platform, Register, Room};
use jiff::Timestamp;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::clock::Time;
use crate::desk::DeskHandle;
use crate::journal::{Delivered, Delivery, Outgoing};
use crate::rooms::{self, DeliveryError};

/// The first pause before another try; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest pause before another try, unless the platform asks for a longer one.
const LONGEST_PAUSE: Duration = Duration::from_secs(16);

/// What is to be said, on its way to the platforms of its rooms.
#[derive(Debug, Default)]
pub struct Routes(HashMap<Platform, mpsc::UnboundedSender<Vec<Outgoing>>>);

impl Routes {
    /// A way to a platform, on which something waits already.
    pub fn to(&mut self, platform: Platform, unsaid: Vec<Outgoing>) -> mpsc::UnboundedReceiver<Vec<Outgoing>> {
        let (way, posts) = mpsc::unbounded_channel();
        // The receiver is here, and takes it.
        let _ = way.send(unsaid);
        self.0.insert(platform, way);
        posts
    }

    /// Sends each post on its way until there is no more. What has none stays in the journal.
    pub async fn route(self, mut posts: mpsc::UnboundedReceiver<Vec<Outgoing>>) {
        while let Some(posts) = posts.recv().await {
            for outgoing in posts {
                if let Some(way) = self.0.get(&outgoing.room.platform) {
                    // A platform that has failed says it at the next start.
                    let _ = way.send(vec![outgoing]);
                }
            }
        }
    }
}

/// Delivers to one platform.
#[derive(Clone, Debug)]
pub struct Outbox<P, T> {
    platform: P,
    time: T,
}

impl Outgoing {
    /// A post that is tried for the first time.
    pub fn first_try(post: Post, now: Timestamp) -> Self {
        let Post { key, room, reply, about, notify, interaction, to: _ } = post;
        Self { key, room, reply, about, notify, interaction, attempts: 1, attempted_at: Some(now), follows: None }
    }
}

impl<P: rooms::Platform, T: Time> Outbox<P, T> {
    /// Delivers to `platform`.
    pub fn new(platform: P, time: T) -> Self {
        Self { platform, time }
    }

    /// The platform.
    pub fn platform(&self) -> &P {
        &self.platform
    }

    /// The platform, to be changed.
    pub fn platform_mut(&mut self) -> &mut P {
        &mut self.platform
    }

    /// Delivers what it is given until there is no more, and lets the desk know.
    pub async fn run(mut self, mut posts: mpsc::UnboundedReceiver<Vec<Outgoing>>, desk: DeskHandle) {
        while let Some(posts) = posts.recv().await {
            for outgoing in posts {
                self.say(outgoing, &desk).await;
            }
        }
    }

    /// Delivers what it is given until there is no more: the rooms side by side, so that none waits for another.
    pub async fn run_by_room(self, mut posts: mpsc::UnboundedReceiver<Vec<Outgoing>>, desk: DeskHandle)
    where
        P: Clone,
    {
        // The rooms in which something is being said, and what waits behind it.
        let mut rooms: HashMap<Room, VecDeque<Outgoing>> = HashMap::new();
        let mut running = JoinSet::new();
        let say = |running: &mut JoinSet<Room>, outgoing: Outgoing| {
            let (mut outbox, desk, room) = (self.clone(), desk.clone(), outgoing.room.clone());
            running.spawn(async move {
                outbox.say(outgoing, &desk).await;
                room
            });
        };
        loop {
            tokio::select! {
                Some(posts) = posts.recv() => for outgoing in posts {
                    match rooms.entry(outgoing.room.clone()) {
                        Entry::Occupied(mut waiting) => waiting.get_mut().push_back(outgoing),
                        Entry::Vacant(room) => {
                            room.insert(VecDeque::new());
                            say(&mut running, outgoing);
                        }
                    }
                },
                Some(Ok(room)) = running.join_next() => match rooms.get_mut(&room).and_then(VecDeque::pop_front) {
                    Some(outgoing) => say(&mut running, outgoing),
                    None => _ = rooms.remove(&room),
                },
                else => return,
            }
        }
    }

    /// Tries until there is nothing more to do.
    async fn say(&mut self, mut outgoing: Outgoing, desk: &DeskHandle) {
        while let Some(pause) = self.try_once(&mut outgoing, desk).await {
            let again_at = self.time.now().checked_add(pause).unwrap_or(Timestamp::MAX);
            self.time.until(again_at).await;
            desk.delivered(Delivery { key: outgoing.key.clone(), result: Delivered::Retried }).await;
        }
    }

    /// Tries once: nothing more to do, or the pause before the next try.
    async fn try_once(&mut self, outgoing: &mut Outgoing, desk: &DeskHandle) -> Option<Duration> {
        desk.leads(&self.time).await;
        match self.deliver(outgoing, &desk.register()).await {
            Ok(delivery) => {
                desk.delivered(delivery).await;
                None
            }
            Err(DeliveryError::Gone) => {
                tracing::error!(key = outgoing.key, "nobody reads any more; the message stays in the outbox");
                None
            }
            Err(DeliveryError::RoomGone) => {
                tracing::debug!(key = outgoing.key, "the room of a message is gone");
                desk.delivered(Delivery { key: outgoing.key.clone(), result: Delivered::Refused }).await;
                if !outgoing.room.is_private() {
                    // What cannot be recorded now is heard again with the next message for this room.
                    let _ = desk.hear(Heard::gone(&outgoing.room, self.time.now())).await;
                }
                None
            }
            Err(DeliveryError::RoomClosed) => {
                tracing::debug!(key = outgoing.key, "the room of a message is closed to the bot");
                desk.delivered(Delivery { key: outgoing.key.clone(), result: Delivered::Refused }).await;
                None
            }
            Err(DeliveryError::Permanent { reason }) => {
                // A private room is named after a person, and why may name them too.
                let (room, reason) = if outgoing.room.is_private() {
                    (None, None)
                } else {
                    (Some(outgoing.room.to_string()), Some(reason))
                };
                tracing::error!(key = outgoing.key, room, reason, "a message will never be taken");
                desk.delivered(Delivery { key: outgoing.key.clone(), result: Delivered::Refused }).await;
                None
            }
            Err(DeliveryError::Temporary { reason, after }) => {
                let doubled = FIRST_PAUSE.saturating_mul(1 << outgoing.attempts.clamp(1, 7).saturating_sub(1));
                let pause = after.unwrap_or(doubled.min(LONGEST_PAUSE));
                tracing::warn!(key = outgoing.key, %reason, ?pause, "a message was not taken; it is tried again");
                outgoing.attempts += 1;
                Some(pause)
            }
        }
    }

    /// Delivers one message, once.
    ///
    /// # Errors
    ///
    /// When the platform does not take it.
    pub async fn deliver(&mut self, outgoing: &Outgoing, register: &Register) -> Result<Delivery, DeliveryError> {
        let message = self.platform.deliver(outgoing, register).await?;
        Ok(Delivery { key: outgoing.key.clone(), result: Delivered::Sent(message) })
    }
}
