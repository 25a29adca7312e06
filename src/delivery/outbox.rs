//! Delivery: in order within a room, again after a pause when a platform cannot take a message now.
//!
//! A message that a platform will never take is set aside, so that what waits behind it in its room goes on, and the operator is
//! told. So is one that it does not take again and again while it takes others. Where it takes nothing, all waits, for as long as that
//! lasts.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use commands::language::heard::Heard;
use commands::pipeline::decide::Post;
use commands::record::chance::Seed;
use commands::record::{Platform, Register, Room};
use jiff::Timestamp;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tracing::Instrument;

use crate::base::backoff::Backoff;
use crate::base::clock::Time;
use crate::delivery::untaken::Untaken;
use crate::delivery::{DeliveryError, Messenger};
use crate::desk::metrics::Failure;
use crate::desk::{DeadLetter, DeskHandle};
use crate::journal::{Delivered, Delivery, Outgoing};

/// Before a message is tried again, unless the platform asks for another pause.
const AGAIN: Backoff = Backoff { first: Duration::from_secs(1), most: Duration::from_secs(16), jitter: 0.5 };

/// How often a message is not taken by a platform that takes others before it is set aside. With the pauses between tries that is a
/// quarter of an hour.
const MOST_FAILURES: u32 = 50;

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
    seed: Seed,
    untaken: Arc<Mutex<Untaken>>,
}

impl Outgoing {
    /// A post that is tried for the first time.
    pub fn first_try(post: Post, now: Timestamp) -> Self {
        let Post { key, cause, room, to, reply, about, notify, interaction } = post;
        // What falls due in a private room has its name in the cause, and that is a person's.
        let cause = Some(cause).filter(|cause| !(room.is_private() && cause.contains(&room.id)));
        let (attempts, attempted_at, is_left_over) = (1, Some(now), false);
        Self { key, cause, room, to, reply, about, notify, interaction, attempts, attempted_at, is_left_over }
    }
}

impl<P: Messenger, T: Time> Outbox<P, T> {
    /// Delivers to `platform`.
    pub fn new(platform: P, time: T) -> Self {
        Self { platform, time, seed: Seed::default(), untaken: Arc::default() }
    }

    /// The same, with pauses of its own: many that failed at once are not all tried again at once.
    #[must_use]
    pub fn with_chance(self, seed: Seed) -> Self {
        Self { seed, ..self }
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
                let mut unsaid = vec![outgoing];
                while !unsaid.is_empty() {
                    unsaid = self.say(unsaid, &desk).await;
                }
            }
        }
    }

    /// Delivers what it is given until there is no more: the rooms side by side, so that none waits for another.
    pub async fn run_by_room(self, mut posts: mpsc::UnboundedReceiver<Vec<Outgoing>>, desk: DeskHandle)
    where
        P: Clone,
    {
        // The rooms in which something is being said, and what waits behind it. What waits for nothing there has a line of its own.
        let mut rooms: HashMap<DeliveryLine, VecDeque<Outgoing>> = HashMap::new();
        let mut running = JoinSet::new();
        let line_of = |outgoing: &Outgoing| -> DeliveryLine {
            let own = self.platform.is_said_apart(outgoing).then(|| outgoing.key.clone());
            (outgoing.room.clone(), own)
        };
        let say = |running: &mut JoinSet<(DeliveryLine, Vec<Outgoing>)>, line: DeliveryLine, posts: Vec<Outgoing>| {
            let (mut outbox, desk) = (self.clone(), desk.clone());
            running.spawn(async move { (line, outbox.say(posts, &desk).await) });
        };
        loop {
            tokio::select! {
                // In a fixed order, so that a run can be repeated. To take posts in costs little, and they come no faster than
                // they are recorded: what has been said is not held up by it.
                biased;
                Some(posts) = posts.recv() => for outgoing in posts {
                    match rooms.entry(line_of(&outgoing)) {
                        Entry::Occupied(mut waiting) => waiting.get_mut().push_back(outgoing),
                        Entry::Vacant(entry) => {
                            let line = entry.key().clone();
                            entry.insert(VecDeque::new());
                            say(&mut running, line, vec![outgoing]);
                        }
                    }
                },
                Some(Ok((line, unsaid))) = running.join_next() => {
                    let Some(waiting) = rooms.get_mut(&line) else { continue };
                    unsaid.into_iter().rev().for_each(|outgoing| waiting.push_front(outgoing));
                    match self.next(waiting, &desk) {
                        Some(posts) => say(&mut running, line, posts),
                        None => _ = rooms.remove(&line),
                    }
                }
                else => return,
            }
        }
    }

    /// What is said next in a room: the first that waits, with as much of the rest as the platform says in one message.
    fn next(&self, waiting: &mut VecDeque<Outgoing>, desk: &DeskHandle) -> Option<Vec<Outgoing>> {
        let number = match waiting.len() {
            0 => return None,
            1 => 1,
            number => self.platform.together(waiting.make_contiguous(), &desk.register()).clamp(1, number),
        };
        Some(waiting.drain(..number).collect())
    }

    /// Tries until there is nothing more to do, or the platform has taken nothing and asked for a pause: then all is given back, as it
    /// may be said in one message with what has come meanwhile. By the cause it is found in the log beside the command that it
    /// answers.
    async fn say(&mut self, posts: Vec<Outgoing>, desk: &DeskHandle) -> Vec<Outgoing> {
        let first = posts.first();
        let (key, cause) = (first.map(|post| post.key.as_str()), first.and_then(|post| post.cause.as_deref()));
        let span = tracing::debug_span!("deliver", key, cause, number = posts.len());
        self.try_until_done(Flight::of(posts), desk).instrument(span).await
    }

    async fn try_until_done(&mut self, mut flight: Flight, desk: &DeskHandle) -> Vec<Outgoing> {
        while let Some(pause) = self.try_once(&mut flight, desk).await {
            self.time.pause(pause).await;
            for outgoing in &flight.posts {
                desk.delivered(Delivery { key: outgoing.key.clone(), result: Delivered::Retried }).await;
            }
            if !flight.may_be_taken {
                return flight.posts;
            }
        }
        let mut untaken = self.untaken();
        flight.posts.iter().for_each(|outgoing| untaken.remove(&outgoing.key));
        Vec::new()
    }

    fn untaken(&self) -> MutexGuard<'_, Untaken> {
        self.untaken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tries once: nothing more to do, or the pause before the next try.
    async fn try_once(&mut self, flight: &mut Flight, desk: &DeskHandle) -> Option<Duration> {
        desk.leads(&self.time).await;
        let first = flight.posts.first()?;
        let (room, key, attempts) = (first.room.clone(), first.key.clone(), first.attempts);
        let platform = room.platform;
        match self.deliver_all(&flight.posts, &desk.register()).await {
            Ok(deliveries) => {
                tracing::debug!(attempts, "delivered");
                // Each is found by its own cause.
                for Outgoing { key, cause, .. } in flight.posts.iter().skip(1) {
                    tracing::debug!(key, cause, "delivered with it");
                }
                if !self.platform.is_said_apart(first) {
                    self.untaken().takes(self.time.now());
                }
                for delivery in deliveries {
                    desk.delivered(delivery).await;
                }
                None
            }
            Err(DeliveryError::Gone) => {
                tracing::error!(key, "nobody reads any more; the message stays in the outbox");
                None
            }
            Err(DeliveryError::RoomGone) => {
                tracing::debug!(key, "the room of a message is gone");
                flight.is_refused(desk).await;
                if !room.is_private() {
                    // What cannot be recorded now is heard again with the next message for this room.
                    let _ = desk.hear(Heard::gone(&room, self.time.now())).await;
                }
                None
            }
            Err(DeliveryError::RoomClosed) => {
                tracing::debug!(key, "the room of a message is closed to the bot");
                flight.is_refused(desk).await;
                if !room.is_private() {
                    // The office hears of it, once a day at most.
                    let _ = desk.hear(Heard::closed(&room, None, self.time.now())).await;
                }
                None
            }
            Err(DeliveryError::Permanent { reason }) => {
                desk.metrics().error(platform, Failure::Permanent);
                flight.is_given_up(&reason, desk).await;
                None
            }
            Err(DeliveryError::Temporary { reason, after }) => {
                desk.metrics().error(platform, Failure::Temporary);
                // What has a place of its own becomes one of the others when that place is gone.
                let fails_alone = after.is_none() && !self.platform.is_said_apart(first);
                if fails_alone && self.untaken().takes_others(self.time.now()) {
                    flight.failures += 1;
                    if flight.failures >= MOST_FAILURES {
                        flight.is_given_up(&reason, desk).await;
                        return None;
                    }
                }
                let ours = AGAIN.after_by_chance(attempts, &self.seed, &key);
                let pause = after.unwrap_or(ours);
                let is_away = desk.metrics().is_away(platform);
                for outgoing in &mut flight.posts {
                    self.untaken().add(&outgoing.key, &reason, pause, (self.time.now(), is_away));
                    outgoing.attempts += 1;
                }
                flight.may_be_taken |= after.is_none();
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
        #[cfg(debug_assertions)]
        let outgoing = &as_if_new(outgoing);
        let message = self.platform.deliver(outgoing, register).await?;
        Ok(Delivery { key: outgoing.key.clone(), result: Delivered::Sent(message) })
    }

    /// Delivers what is said at once, once.
    async fn deliver_all(&mut self, posts: &[Outgoing], register: &Register) -> Result<Vec<Delivery>, DeliveryError> {
        if let [only] = posts {
            return Ok(vec![self.deliver(only, register).await?]);
        }
        #[cfg(debug_assertions)]
        let posts = &posts.iter().map(as_if_new).collect::<Vec<_>>();
        let messages = self.platform.deliver_together(posts, register).await?;
        let delivered = posts.iter().zip(messages);
        Ok(delivered
            .map(|(post, message)| Delivery { key: post.key.clone(), result: Delivered::Sent(message) })
            .collect())
    }
}

/// The bug in which it is not said that a message may be said already.
#[cfg(debug_assertions)]
fn as_if_new(outgoing: &Outgoing) -> Outgoing {
    if commands::bugs::has(commands::bugs::Bug::NothingLookedFor) {
        return Outgoing { attempts: 1, is_left_over: false, ..outgoing.clone() };
    }
    outgoing.clone()
}

/// What is said in order: what belongs to a room, or one message alone.
type DeliveryLine = (Room, Option<String>);

/// What is on its way to a room: one message, or several that the platform says in one.
#[derive(Debug)]
struct Flight {
    posts: Vec<Outgoing>,
    /// How often it was not taken while others were.
    failures: u32,
    /// Whether the platform may have taken it although it did not say so. Then it stays as it is: the platform knows it again as a
    /// whole.
    may_be_taken: bool,
}

impl Flight {
    fn of(posts: Vec<Outgoing>) -> Self {
        Self { posts, failures: 0, may_be_taken: false }
    }

    /// Nothing of it can be said any more.
    async fn is_refused(&self, desk: &DeskHandle) {
        for outgoing in &self.posts {
            desk.delivered(Delivery { key: outgoing.key.clone(), result: Delivered::Refused }).await;
        }
    }

    async fn is_given_up(&self, reason: &str, desk: &DeskHandle) {
        for outgoing in &self.posts {
            dead_letter(outgoing, reason.to_owned(), desk).await;
        }
    }
}

/// Gives a message up, and lets the operator know.
async fn dead_letter(outgoing: &Outgoing, reason: String, desk: &DeskHandle) {
    let key = outgoing.key.clone();
    // A private room is named after a person, and why may name them too.
    let (room, reason) =
        if outgoing.room.is_private() { (None, None) } else { (Some(outgoing.room.clone()), Some(reason)) };
    tracing::error!(key, room = room.as_ref().map(ToString::to_string), reason, "a message will never be taken");
    desk.delivered(Delivery { key: key.clone(), result: Delivered::Refused }).await;
    desk.dead_letter(DeadLetter { key, room, reason }).await;
}
