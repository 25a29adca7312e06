//! The queue before the desk, and the loop that empties it.

use std::collections::HashMap;
use std::fmt;

use commands::language::heard::Heard;
use commands::pipeline::decide::Post;
use commands::record::{Meeting, Opening, Platform, Register, Room, Seq};
use commands::say;
use commands::words::{Arg, Inline, Language, Message, Reply};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use super::lease::{HEARTBEAT_EVERY, Lease};
use super::snapshots::Snapshots;
use super::{Desk, NOTES_WAIT, PAUSE};
use crate::base::clock::{Time, until};
use crate::desk::metrics::{Metrics, asked};
use crate::journal::{Delivery, Journal, JournalError, Mark, Notes, Outgoing};
use commands::pipeline::engine::Disposition;

/// The most messages that share a transaction.
const MOST_AT_ONCE: usize = 256;

/// The platforms on which a running bot speaks, also for other processes that have left something to be said. Who types at a
/// terminal is answered there.
pub const SPOKEN_ON: [Platform; 3] = [Platform::Matrix, Platform::Discord, Platform::Mail];

/// Where messages are handed in.
#[derive(Clone, Debug)]
pub struct DeskHandle {
    queue: mpsc::Sender<Item>,
    register: watch::Receiver<Register>,
    lease: Lease,
    metrics: Metrics,
}

/// What became of a message. The answer itself goes to the outbox.
pub type Answered = Result<Disposition, NotRecorded>;

/// Nothing was recorded. The reference stands in the log beside the cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRecorded {
    /// What to tell the operator.
    pub reference: String,
}

impl NotRecorded {
    fn stopping() -> Self {
        Self { reference: "stopping".to_owned() }
    }

    /// What is said to whoever asked for it.
    pub fn message(&self) -> Message {
        say!(not_recorded, reference: self.reference.clone())
    }
}

impl std::error::Error for NotRecorded {}

impl fmt::Display for NotRecorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_words(Language::English))
    }
}

enum Item {
    Heard(Heard, Timestamp, oneshot::Sender<Answered>),
    Begun(Heard, oneshot::Sender<Result<(), NotRecorded>>),
    Delivered(Delivery),
    Mark(Mark),
    DeadLetter(DeadLetter),
    Ping(oneshot::Sender<()>),
    Stop,
}

/// A message that no platform takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter {
    /// Its key.
    pub key: String,
    /// Where it was to be said; nothing where the room is one person's.
    pub room: Option<Room>,
    /// Why, where that names nobody.
    pub reason: Option<String>,
}

impl DeadLetter {
    /// What the operator is told.
    pub(super) fn reply(&self) -> Reply {
        let room = match &self.room {
            Some(room) => Arg::from(Inline::Untrusted(room.to_string())),
            None => say!(set_aside_private_room).into(),
        };
        let key = Inline::Untrusted(self.key.clone());
        Reply::said(match &self.reason {
            Some(reason) => {
                say!(set_aside_because, room: room, reason: Inline::Untrusted(reason.clone()), key: key)
            }
            None => say!(set_aside, room: room, key: key),
        })
    }
}

impl DeskHandle {
    /// Hands in what was heard and waits until it is recorded.
    pub async fn hear(&self, heard: Heard) -> Answered {
        self.hand_in(heard).await?.await.map_err(|_| NotRecorded::stopping())?
    }

    /// Hands in what was heard, in order, and waits until all of it is recorded. Gives what became of each.
    ///
    /// # Errors
    ///
    /// When some of it could not be recorded. All of it can be handed in again.
    pub async fn hear_all(&self, heard: impl IntoIterator<Item = Heard>) -> Result<Vec<Disposition>, NotRecorded> {
        let mut waiting = Vec::new();
        for heard in heard {
            waiting.push(self.hand_in(heard).await?);
        }
        let mut dispositions = Vec::new();
        for answered in waiting {
            dispositions.push(answered.await.map_err(|_| NotRecorded::stopping())??);
        }
        Ok(dispositions)
    }

    async fn hand_in(&self, mut heard: Heard) -> Result<oneshot::Receiver<Answered>, NotRecorded> {
        let (answer, answered) = oneshot::channel();
        self.metrics.heard(&heard);
        let now = self.metrics.now();
        // However long it waits in the queue, it was heard now.
        heard.all_heard_until.get_or_insert(now);
        self.queue.send(Item::Heard(heard, now, answer)).await.map_err(|_| NotRecorded::stopping())?;
        Ok(answered)
    }

    /// Hands in a form that was begun and waits until it is kept.
    ///
    /// # Errors
    ///
    /// When it could not be kept.
    pub async fn keep(&self, begun: Heard) -> Result<(), NotRecorded> {
        let (answer, kept) = oneshot::channel();
        self.queue.send(Item::Begun(begun, answer)).await.map_err(|_| NotRecorded::stopping())?;
        kept.await.map_err(|_| NotRecorded::stopping())?
    }

    /// Hands in how far something has come.
    pub async fn mark(&self, mark: Mark) {
        // A desk that has stopped has the earlier mark, from which more is heard again.
        let _ = self.queue.send(Item::Mark(mark)).await;
    }

    /// Hands in what became of a post.
    pub async fn delivered(&self, delivery: Delivery) {
        self.metrics.delivered(&delivery);
        // A desk that has stopped learns of it at its next start: the post is still in the outbox.
        let _ = self.queue.send(Item::Delivered(delivery)).await;
    }

    /// Returns at once while this process leads, and never when another may: then nothing is said any more.
    pub async fn leads(&self, time: &impl Time) {
        self.lease.held(time).await;
    }

    /// Returns when this process leads no more.
    pub async fn lost_leadership(&self, time: &impl Time) {
        self.lease.lost(time).await;
    }

    /// Hands in that a message is set aside, for the operator to know.
    pub async fn dead_letter(&self, letter: DeadLetter) {
        self.metrics.dead_letter();
        // It stands in the log, too.
        let _ = self.queue.send(Item::DeadLetter(letter)).await;
    }

    /// Waits until the desk has dealt with all that was handed in before. Says whether it still works.
    pub async fn answers(&self) -> bool {
        let (answer, answered) = oneshot::channel();
        self.queue.send(Item::Ping(answer)).await.is_ok() && answered.await.is_ok()
    }

    /// What is counted.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Ends the hearing of messages. What is waiting is still dealt with and said; then the desk gives itself back.
    pub async fn stop(&self) {
        // A desk that has stopped need not be stopped.
        let _ = self.queue.send(Item::Stop).await;
    }

    /// Waits for a room that is to be made on a platform. Nothing once the desk has stopped.
    pub async fn next_opening(&self, platform: Platform) -> Option<(Opening, Register)> {
        let of = |register: &Register| register.openings().find(|opening| opening.platform == platform).cloned();
        let mut register = self.register.clone();
        let register = register.wait_for(|register| of(register).is_some()).await.ok()?.clone();
        Some((of(&register)?, register))
    }

    /// Waits for a meeting that a platform does not show as it now is, and has a place for. Nothing once the desk has
    /// stopped.
    pub async fn next_unpublished(
        &self,
        platform: Platform,
        hides_addresses: bool,
        has_place: impl Fn(&Meeting, &Register) -> bool,
        time: &impl Time,
    ) -> Option<(Meeting, Register)> {
        let mut registers = self.register.clone();
        loop {
            let (register, now) = (registers.borrow_and_update().clone(), time.now());
            let meetings = register.unpublished(platform, hides_addresses, now);
            if let Some(meeting) = meetings.into_iter().find(|meeting| has_place(meeting, &register)).cloned() {
                return Some((meeting, register));
            }
            tokio::select! {
                biased;
                changed = registers.changed() => changed.ok()?,
                () = until(time, register.next_to_publish(now)) => {}
            }
        }
    }

    /// Waits until more is recorded than up to this event. Gives `false` when the desk has ended.
    pub async fn is_after(&self, head: Seq) -> bool {
        self.register.clone().wait_for(|register| register.head() > head).await.is_ok()
    }

    /// The register as of the last transaction.
    pub fn register(&self) -> Register {
        self.register.borrow().clone()
    }

    /// The same for those who only look: nothing can be handed in by it, and the desk does not wait for them to go.
    pub fn snapshots(&self) -> Snapshots {
        Snapshots(self.register.clone())
    }
}

impl<J: Journal> Desk<J> {
    /// Puts the desk behind a queue. It works until it is stopped and all handles are gone, then gives itself back.
    pub fn open_to<T: Time>(
        self,
        time: T,
        posts: mpsc::UnboundedSender<Vec<Outgoing>>,
    ) -> (DeskHandle, JoinHandle<Desk<J>>) {
        let (queue, items) = mpsc::channel(4 * MOST_AT_ONCE);
        let (publish, register) = watch::channel(self.register.clone());
        let following = self.follows.map(|every| Following { every, next: time.now(), fails: false });
        let lease = Lease::for_good();
        let next_heartbeat = self.journal.has_rivals().then(|| time.now());
        if let Some(now) = next_heartbeat {
            lease.lasts_from(now);
        }
        let metrics = Metrics::new(time.clone());
        metrics.events(self.register.head());
        let handle = DeskHandle { queue, register, lease: lease.clone(), metrics: metrics.clone() };
        let worker = Worker {
            desk: self,
            time,
            posts: Some(posts),
            publish,
            unnoted: Notes::default(),
            pause: None,
            lease,
            next_heartbeat,
            following,
            others_wrote: false,
            metrics,
        };
        (handle, tokio::spawn(worker.work(items)))
    }
}

/// Whether a moment that was set so far ahead at most is still to come. If it is further away the clock was set back, and it has
/// come: else who leads would not be heard, and what is due would wait, for as long.
fn is_to_come(at: Timestamp, ahead: SignedDuration, now: Timestamp) -> bool {
    at > now && at.duration_since(now) <= ahead
}

struct Worker<J, T> {
    desk: Desk<J>,
    time: T,
    /// Where posts go; nowhere once the desk is stopped, so that the outbox comes to its end.
    posts: Option<mpsc::UnboundedSender<Vec<Outgoing>>>,
    publish: watch::Sender<Register>,
    /// What could not be noted yet.
    unnoted: Notes,
    /// Until when what can wait does so, after something could not be recorded.
    pause: Option<Timestamp>,
    lease: Lease,
    /// When the server is to hear next that this process leads; never where it has no rival.
    next_heartbeat: Option<Timestamp>,
    following: Option<Following>,
    /// Whether there may be something that others have left to be said.
    others_wrote: bool,
    metrics: Metrics,
}

/// The asking for what other processes have written.
struct Following {
    every: SignedDuration,
    /// When next.
    next: Timestamp,
    /// Whether the journal could not be read the last time. That is logged once.
    fails: bool,
}

impl<J: Journal, T: Time> Worker<J, T> {
    async fn work(mut self, mut items: mpsc::Receiver<Item>) -> Desk<J> {
        let mut waiting = Vec::new();
        loop {
            let now = self.time.now();
            let pause = self.pause.map(|pause| if is_to_come(pause, PAUSE, now) { pause } else { now });
            let due = self.posts.as_ref().and_then(|_| self.desk.next_due());
            let due = due.map(|at| pause.map_or(at, |pause| at.max(pause)));
            tokio::select! {
                biased;
                number = items.recv_many(&mut waiting, MOST_AT_ONCE) => if number == 0 { return self.end().await },
                () = until(&self.time, due) => {}
                () = until(&self.time, pause.filter(|_| !self.unnoted.is_empty() || self.desk.is_in_doubt())) => {}
                () = until(&self.time, self.next_heartbeat) => {}
                () = until(&self.time, self.following.as_ref().filter(|_| self.posts.is_some()).map(|it| it.next)) => {}
            }
            self.heartbeat().await;
            if !waiting.is_empty() && waiting.iter().all(|item| matches!(item, Item::Delivered(_) | Item::Mark(_))) {
                tokio::select! {
                    biased;
                    _ = items.recv_many(&mut waiting, MOST_AT_ONCE) => {}
                    () = self.time.pause(NOTES_WAIT) => {}
                }
            }
            self.process(std::mem::take(&mut waiting)).await;
            self.follow().await;
            self.say_what_is_due().await;
        }
    }

    /// Reads what other processes have written, when it is time, so that all that is made from the register has it, and hands out
    /// what they have left to be said.
    async fn follow(&mut self) {
        let now = self.time.now();
        let is_open = self.posts.is_some();
        let Some(following) = &mut self.following else { return };
        if !is_open || is_to_come(following.next, following.every, now) {
            return;
        }
        following.next = now.checked_add(following.every).unwrap_or(Timestamp::MAX);
        match self.desk.catch_up().await {
            Ok(()) => {
                if std::mem::take(&mut following.fails) {
                    tracing::info!("what other processes write can be read again");
                }
                if self.desk.caught_up || self.others_wrote {
                    self.hand_out(Vec::new(), &HashMap::new()).await;
                }
            }
            Err(error @ JournalError::Lost) => self.lose(&error).await,
            Err(error) => {
                if !std::mem::replace(&mut following.fails, true) {
                    tracing::error!(%error, "what other processes write cannot be read; it is tried again");
                }
            }
        }
    }

    /// Lets the server hear that this process leads, when it is time.
    async fn heartbeat(&mut self) {
        let now = self.time.now();
        if self.next_heartbeat.is_none_or(|at| is_to_come(at, HEARTBEAT_EVERY, now)) {
            return;
        }
        self.next_heartbeat = now.checked_add(HEARTBEAT_EVERY).ok();
        match self.desk.journal().heartbeat().await {
            Ok(()) => self.lease.lasts_from(now),
            Err(error) => self.lose(&error).await,
        }
    }

    /// Does nothing any more. Nobody is answered: whoever leads now hears all that is heard again.
    async fn lose(&mut self, error: &JournalError) {
        tracing::error!(%error, "this process leads no more");
        self.lease.lose();
        std::future::pending::<()>().await;
    }

    /// Notes what was delivered last, and gives the desk back.
    async fn end(mut self) -> Desk<J> {
        let notes = std::mem::take(&mut self.unnoted);
        self.record(&[], &HashMap::new(), Vec::new(), notes).await;
        self.desk
    }

    async fn process(&mut self, items: Vec<Item>) {
        let (mut heard, mut answers, mut notes) = (Vec::new(), Vec::new(), std::mem::take(&mut self.unnoted));
        let (mut handed_in, mut dead_letters, mut pings, mut stops) = (Vec::new(), Vec::new(), Vec::new(), false);
        for item in items {
            match item {
                Item::Heard(message, at, answer) => {
                    heard.push(message);
                    handed_in.push(at);
                    answers.push(answer);
                }
                Item::Begun(begun, answer) => {
                    let kept = match self.desk.keep(&begun).await {
                        Err(error @ JournalError::Lost) => return self.lose(&error).await,
                        kept => kept.map_err(|error| self.desk.not_recorded(&error, self.time.now())),
                    };
                    // Who no longer waits has no form either.
                    let _ = answer.send(kept);
                }
                Item::Delivered(delivery) => notes.deliveries.push(delivery),
                Item::Mark(mark) => notes.marks.push(mark),
                Item::DeadLetter(letter) => dead_letters.push(letter),
                Item::Ping(answer) => pings.push(answer),
                Item::Stop => stops = true,
            }
        }
        let asked = asked(heard.iter().zip(handed_in));
        self.record(&heard, &asked, answers, notes).await;
        for letter in dead_letters {
            match self.desk.tell_operator(&letter, self.time.now()).await {
                Ok(posts) => self.hand_out(posts, &HashMap::new()).await,
                // It stands in the log already.
                Err(error) => _ = self.desk.not_recorded(&error, self.time.now()),
            }
        }
        if stops {
            self.posts = None;
        }
        for ping in pings {
            // Who no longer waits need not know.
            let _ = ping.send(());
        }
    }

    async fn record(
        &mut self,
        heard: &[Heard],
        asked: &HashMap<String, Timestamp>,
        answers: Vec<oneshot::Sender<Answered>>,
        notes: Notes,
    ) {
        // After the stop senders see that nobody answers; the platform gives their messages again at the next start.
        let heard = if self.posts.is_none() { &[] } else { heard };
        if heard.is_empty() && notes.is_empty() && !self.desk.is_in_doubt() {
            return;
        }
        let now = self.time.now();
        match self.desk.process(heard, &notes, now).await {
            Ok(result) => {
                self.pause = None;
                self.hand_out(result.posts, asked).await;
                for (answer, disposition) in answers.into_iter().zip(result.dispositions) {
                    self.metrics.took(disposition);
                    // Who no longer waits has been answered in the room.
                    let _ = answer.send(Ok(disposition));
                }
            }
            Err(error @ JournalError::Lost) => self.lose(&error).await,
            Err(error) => {
                self.unnoted = notes;
                self.pause = now.checked_add(PAUSE).ok();
                self.metrics.failed(heard.len());
                let refused = self.desk.not_recorded(&error, now);
                for answer in answers {
                    let _ = answer.send(Err(refused.clone()));
                }
            }
        }
    }

    async fn say_what_is_due(&mut self) {
        let now = self.time.now();
        let due = self.desk.next_due();
        let is_early = |at: Option<Timestamp>| at.is_none_or(|at| at > now);
        let waits = self.pause.is_some_and(|pause| is_to_come(pause, PAUSE, now));
        if self.posts.is_none() || is_early(due) || waits {
            return;
        }
        match self.desk.due(now).await {
            Ok(posts) => {
                self.pause = None;
                if let Some(at) = due {
                    self.metrics.was_due(at);
                }
                self.hand_out(posts, &HashMap::new()).await;
            }
            Err(error @ JournalError::Lost) => self.lose(&error).await,
            Err(error) => {
                self.desk.not_recorded(&error, now);
                self.pause = now.checked_add(PAUSE).ok();
            }
        }
    }

    /// Hands out what is to be said, to be rendered with names and words as the register has them from now on.
    async fn hand_out(&mut self, posts: Vec<Post>, asked: &HashMap<String, Timestamp>) {
        self.metrics.events(self.desk.register().head());
        self.publish.send_replace(self.desk.register().clone());
        self.others_wrote |= std::mem::take(&mut self.desk.caught_up);
        // Without an outbox they stay in the journal and are said at the next start.
        let Some(outbox) = self.posts.clone() else { return };
        let now = self.time.now();
        let mut posts: Vec<Outgoing> = posts.into_iter().map(|post| Outgoing::first_try(post, now)).collect();
        if self.following.is_some() && self.others_wrote {
            posts = self.with_those_of_others(posts).await;
            self.desk.given_out.extend(posts.iter().map(|post| post.key.clone()));
        }
        if !posts.is_empty() {
            self.metrics.waits(&posts, asked);
            let _ = outbox.send(posts);
        }
    }

    /// The same with what other processes have left to be said, in the order in which all of it was recorded.
    async fn with_those_of_others(&mut self, posts: Vec<Outgoing>) -> Vec<Outgoing> {
        let mut own: HashMap<String, Outgoing> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        for post in posts {
            order.push(post.key.clone());
            own.insert(post.key.clone(), post);
        }
        let mut all = Vec::new();
        self.others_wrote = false;
        for platform in SPOKEN_ON {
            match self.desk.journal().undelivered(platform).await {
                Ok(unsaid) => {
                    all.extend(unsaid.into_iter().filter_map(|post| match own.remove(&post.key) {
                        Some(own) => Some(own),
                        None => Some(post).filter(|post| !self.desk.given_out.contains(&post.key)),
                    }));
                }
                Err(error) => {
                    tracing::debug!(%error, "what others have left to be said is asked for again");
                    self.others_wrote = true;
                }
            }
        }
        all.extend(order.iter().filter_map(|key| own.remove(key)));
        all
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn a_moment_that_a_clock_has_left_behind_by_being_set_back_has_come() {
        let at = |second: i64| Timestamp::from_second(1_500_000_000 + second).unwrap();
        assert!(is_to_come(at(2), HEARTBEAT_EVERY, at(0)) && is_to_come(at(2), HEARTBEAT_EVERY, at(1)));
        assert!(!is_to_come(at(2), HEARTBEAT_EVERY, at(2)) && !is_to_come(at(2), HEARTBEAT_EVERY, at(9)));
        assert!(!is_to_come(at(2), HEARTBEAT_EVERY, at(-1)) && !is_to_come(at(2), HEARTBEAT_EVERY, at(-3_600)));
    }

    #[test]
    fn what_others_leave_is_said_on_every_platform_but_at_the_terminal() {
        for platform in Platform::VARIANTS {
            let is_said = SPOKEN_ON.contains(platform);
            assert_eq!(is_said, *platform != Platform::Console, "{platform}");
        }
    }
}
