//! Coming into rooms, one after the other and as fast as the homeserver lets the bot: most let an account into few rooms at a time.
//!
//! Whoever has invited the bot into rooms that wait for long hears when it comes.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use commands::language::heard::{Heard, What};
use jiff::{SignedDuration, Timestamp};
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId};
use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;

use super::Matrix;
use super::read::account;
use super::say::pause_asked_for;
use crate::base::backoff::Backoff;
use crate::base::clock::Time;
use crate::desk::DeskHandle;

/// After a homeserver did not let the bot in.
const AGAIN: Backoff = Backoff::doubling(Duration::from_secs(2), Duration::from_hours(1));

/// How long a homeserver is waited for before the next room has its turn: one that is far may take minutes.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much longer it waits than the homeserver asks for. What the bot says counts towards the same limit, and a join that Synapse
/// refuses for that alone has cost its turn nevertheless: so the greeting of the room before goes first.
const GREETING: Duration = Duration::from_secs(1);

/// After so long without another invitation it is said how long those will take that wait.
const QUIET: Duration = Duration::from_secs(3);

/// Nobody hears of a shorter wait.
const LONG: SignedDuration = SignedDuration::from_secs(30);

/// Nor does anybody hear again of one that ends little later than was said.
const LITTLE: SignedDuration = SignedDuration::from_mins(2);

/// How the bot comes into a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    Invited,
    InPlaceOfAnother,
}

/// A room into which the bot is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiting {
    room: OwnedRoomId,
    way: Way,
    /// The inviter.
    by: Option<OwnedUserId>,
    failures: u32,
}

/// The way to the one task that brings the bot into rooms.
#[derive(Debug)]
pub(super) struct Arrivals {
    line: mpsc::UnboundedSender<Waiting>,
    under_way: UnderWay,
    _brings_in: AbortOnDropHandle<()>,
}

/// What waits or is tried, so that nothing is begun twice; apart for a room that replaces another and into which nobody has
/// invited the bot yet.
#[derive(Clone, Debug, Default)]
struct UnderWay(Arc<Mutex<HashSet<(OwnedRoomId, Way)>>>);

impl UnderWay {
    fn all(&self) -> MutexGuard<'_, HashSet<(OwnedRoomId, Way)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Arrivals {
    /// Begins to bring the bot into rooms.
    pub(super) fn new<T: Time>(matrix: Matrix, desk: DeskHandle, time: T) -> Self {
        let (line, rooms) = mpsc::unbounded_channel();
        let under_way = UnderWay::default();
        let bringer = Bringer { matrix, desk, time, line: line.clone(), under_way: under_way.clone() };
        let _brings_in = AbortOnDropHandle::new(tokio::spawn(bringer.run(rooms)));
        Self { line, under_way, _brings_in }
    }

    /// Lets the bot come into a room in its turn, unless that is under way.
    pub(super) fn come(&self, room: OwnedRoomId, way: Way, by: Option<OwnedUserId>) {
        if self.under_way.all().insert((room.clone(), way)) {
            // It is received as long as this is there.
            let _ = self.line.send(Waiting { room, way, by, failures: 0 });
        }
    }
}

/// Brings the bot into rooms.
#[derive(Clone, Debug)]
struct Bringer<T> {
    matrix: Matrix,
    desk: DeskHandle,
    time: T,
    line: mpsc::UnboundedSender<Waiting>,
    under_way: UnderWay,
}

impl<T: Time> Bringer<T> {
    async fn run(self, mut rooms: mpsc::UnboundedReceiver<Waiting>) {
        let mut queue = Queue::default();
        while let Some(first) = rooms.recv().await {
            queue.push(first);
            queue.take_in(&mut rooms);
            while let Some(next) = queue.next() {
                match self.bring_into(next.clone()).await {
                    None => queue.is_served(next.by),
                    Some(pause) => {
                        queue.put_back(next);
                        self.wait(pause, &mut queue, &mut rooms).await;
                    }
                }
                queue.take_in(&mut rooms);
            }
            queue.is_empty_again();
        }
    }

    /// Brings the bot into a room, unless the homeserver asks for a pause first. What fails otherwise, or takes long, is seen to beside
    /// the rest.
    async fn bring_into(&self, waiting: Waiting) -> Option<Duration> {
        let (matrix, room) = (self.matrix.clone(), waiting.room.clone());
        let mut coming = tokio::spawn(async move { matrix.come_into(&room).await });
        let ended = tokio::select! {
            ended = &mut coming => ended,
            () = self.time.pause(PATIENCE) => {
                let this = self.clone();
                tokio::spawn(async move {
                    let ended = coming.await.unwrap_or(Ok(()));
                    this.goes_on(waiting, ended).await;
                });
                return None;
            }
        };
        // It ends early only with the program.
        let ended = ended.unwrap_or(Ok(()));
        if let Some(pause) = ended.as_ref().err().and_then(pause_asked_for) {
            return Some(pause);
        }
        let this = self.clone();
        tokio::spawn(async move { this.goes_on(waiting, ended).await });
        None
    }

    /// What comes after a try: nothing more, or another one.
    async fn goes_on(self, mut waiting: Waiting, ended: matrix_sdk::Result<()>) {
        if let Err(error) = ended
            && self.matrix.waits_for_an_answer(&waiting.room)
        {
            if pause_asked_for(&error).is_none() {
                waiting.failures += 1;
                let pause = AGAIN.after(waiting.failures);
                let room = &waiting.room;
                tracing::warn!(%room, %error, ?pause, "an invitation cannot be answered; it is tried again");
                self.time.pause(pause).await;
            }
            if self.matrix.waits_for_an_answer(&waiting.room) {
                let _ = self.line.send(waiting);
                return;
            }
        }
        self.under_way.all().remove(&(waiting.room, waiting.way));
    }

    /// Waits as long as the homeserver asks for. Tells inviters who wait for long, once no more invitations come.
    async fn wait(&self, pause: Duration, queue: &mut Queue, rooms: &mut mpsc::UnboundedReceiver<Waiting>) {
        if queue.longest.is_zero() {
            tracing::info!(?pause, "the homeserver lets the bot into few rooms at a time; the others wait");
        }
        queue.longest = queue.longest.max(pause);
        let quiet = pause.min(QUIET);
        self.time.pause(quiet).await;
        if !queue.take_in(rooms) {
            let now = self.time.now();
            for WaitsLong { by, rooms, until, first } in queue.whom_to_tell(now) {
                let seconds = until.duration_since(now).as_secs();
                let minutes = u32::try_from(seconds.unsigned_abs().div_ceil(60)).unwrap_or(u32::MAX);
                let heard = Heard {
                    cause: format!("rooms wait {first} {now}"),
                    room: account(by.as_str()).private_room(),
                    account: account(by.as_str()),
                    what: What::RoomsWait { rooms, minutes },
                    ..Heard::gone(&account(by.as_str()).private_room(), now)
                };
                // What cannot be recorded now is not said: the greeting comes all the same.
                let _ = self.desk.hear(heard).await;
            }
        }
        self.time.pause(pause.saturating_sub(quiet) + GREETING).await;
    }
}

/// What waits: of each inviter the oldest first, and between them in turns, so that one who invites the bot into many rooms holds up
/// nobody else.
#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<Waiting>,
    /// Whose rooms had a turn, the last one at the end.
    served: Vec<Option<OwnedUserId>>,
    /// The longest pause for which the homeserver has asked since the queue was empty.
    longest: Duration,
    /// Until when those wait who were told of it.
    told: HashMap<OwnedUserId, Timestamp>,
}

/// Somebody whose rooms wait for long.
#[derive(Debug, PartialEq, Eq)]
struct WaitsLong {
    by: OwnedUserId,
    rooms: u32,
    until: Timestamp,
    /// One of the rooms.
    first: OwnedRoomId,
}

impl Queue {
    fn push(&mut self, waiting: Waiting) {
        self.waiting.push_back(waiting);
    }

    /// Whether more has come.
    fn take_in(&mut self, rooms: &mut mpsc::UnboundedReceiver<Waiting>) -> bool {
        let before = self.waiting.len();
        self.waiting.extend(std::iter::from_fn(|| rooms.try_recv().ok()));
        self.waiting.len() > before
    }

    /// The oldest of whoever had a turn the longest time ago.
    fn next(&mut self) -> Option<Waiting> {
        let last_turn = |waiting: &Waiting| self.served.iter().position(|by| *by == waiting.by).map(|turn| turn + 1);
        let (at, _) = self.waiting.iter().enumerate().min_by_key(|(at, waiting)| (last_turn(waiting), *at))?;
        self.waiting.remove(at)
    }

    /// It keeps its place.
    fn put_back(&mut self, waiting: Waiting) {
        self.waiting.push_front(waiting);
    }

    fn is_served(&mut self, by: Option<OwnedUserId>) {
        self.served.retain(|other| *other != by);
        self.served.push(by);
    }

    fn is_empty_again(&mut self) {
        *self = Self::default();
    }

    /// Who waits for long and does not know it.
    fn whom_to_tell(&mut self, now: Timestamp) -> Vec<WaitsLong> {
        let mut rooms: HashMap<Option<&OwnedUserId>, usize> = HashMap::new();
        for waiting in &self.waiting {
            *rooms.entry(waiting.by.as_ref()).or_default() += 1;
        }
        let mut long = Vec::new();
        for waiting in &self.waiting {
            let Some(by) = &waiting.by else { continue };
            let own = rooms[&Some(by)];
            // They take turns: of the others as many rooms go before their last.
            let turns: usize = rooms.values().map(|others| *others.min(&own)).sum();
            let length = SignedDuration::try_from(self.longest + GREETING).unwrap_or(SignedDuration::MAX);
            let length = length.saturating_mul(i32::try_from(turns).unwrap_or(i32::MAX));
            let until = now.checked_add(length).unwrap_or(Timestamp::MAX);
            let is_known = self.told.get(by).is_some_and(|told| until.duration_since(*told) <= LITTLE);
            if length > LONG && !is_known {
                self.told.insert(by.clone(), until);
                let rooms = u32::try_from(own).unwrap_or(u32::MAX);
                long.push(WaitsLong { by: by.clone(), rooms, until, first: waiting.room.clone() });
            }
        }
        long
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{RoomId, UserId};

    use super::*;

    fn waiting(room: &str, by: &str) -> Waiting {
        let room = RoomId::parse(format!("!{room}:x.org")).unwrap();
        Waiting { room, way: Way::Invited, by: UserId::parse(format!("@{by}:x.org")).ok(), failures: 0 }
    }

    fn queue(rooms: &[(&str, &str)]) -> Queue {
        let waiting = rooms.iter().map(|(room, by)| waiting(room, by)).collect();
        Queue { waiting, longest: Duration::from_secs(10), ..Queue::default() }
    }

    #[test]
    fn each_inviter_has_turns_and_of_each_the_oldest_goes_first() {
        let mut queue =
            queue(&[("a1", "lea"), ("a2", "lea"), ("a3", "lea"), ("b1", "flavio"), ("b2", "flavio"), ("c1", "mei")]);
        let mut order = Vec::new();
        // Whose turn the homeserver puts off has the next one.
        let first = queue.next().unwrap();
        queue.put_back(first);
        while let Some(next) = queue.next() {
            order.push(next.room.as_str()[1..3].to_owned());
            queue.is_served(next.by);
        }
        assert_eq!(order, ["a1", "b1", "c1", "a2", "b2", "a3"]);
    }

    #[test]
    fn who_waits_for_long_hears_once_until_when() {
        let mut queue = queue(&[("a1", "lea"), ("b1", "flavio"), ("a2", "lea"), ("a3", "lea")]);
        let now = Timestamp::UNIX_EPOCH;
        let told = |queue: &mut Queue| -> Vec<(String, u32, i64)> {
            let told = queue.whom_to_tell(now).into_iter();
            told.map(|one| (one.by.localpart().to_owned(), one.rooms, one.until.as_second())).collect()
        };
        // Three of lea and one of flavio before her last; he waits for twenty seconds at most.
        assert_eq!(told(&mut queue), [("lea".to_owned(), 3, 44)]);
        assert_eq!(told(&mut queue), []);
        (4..17).for_each(|number| queue.push(waiting(&format!("a{number}"), "lea")));
        assert_eq!(told(&mut queue), [("lea".to_owned(), 16, 187)]);
        queue.is_empty_again();
        assert_eq!(told(&mut queue), []);
    }
}
