//! The world in which the bot runs: its time, its machines, and what happens next.
//!
//! Whatever happens is an entry in one queue, in order of time; what happens at the same time is in an order of chance. The
//! tasks of the bot move only when an entry wakes them, so that nothing is left to the machine on which this runs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use jiff::{SignedDuration, Timestamp};

use super::chance::Chance;
use super::check::Said;
use super::discord::Server;
use super::disk::Disk;
use super::effects::Effects;
use super::faults::{Faults, Point};
use super::matrix::Homeserver;

/// The world, as everybody in it has it.
#[derive(Clone)]
pub(crate) struct World(Arc<Mutex<State>>);

/// All that there is.
pub(crate) struct State {
    /// The true time. No machine's clock need be right.
    pub(crate) now: Timestamp,
    pub(crate) chance: Chance,
    pub(crate) faults: Faults,
    pub(crate) machines: Vec<Machine>,
    pub(crate) disk: Disk,
    pub(crate) homeserver: Homeserver,
    pub(crate) discord: Server,
    /// What the bot has recorded that it says.
    pub(crate) said: Said,
    /// What people have asked for, and what came of it.
    pub(crate) effects: Effects,
    /// How often what happened.
    pub(crate) counts: BTreeMap<String, u64>,
    /// What has happened, if that is asked for.
    history: Option<Vec<String>>,
    /// What must not be, in the words of who has seen it.
    pub(crate) failure: Option<String>,
    queue: BinaryHeap<Reverse<Entry>>,
    entries: u64,
}

/// A machine on which the bot can run.
#[derive(Debug, Default)]
pub(crate) struct Machine {
    /// How often the bot was started there.
    pub(crate) start: u32,
    pub(crate) is_up: bool,
    /// Whether the process is stopped, with everything in it.
    pub(crate) is_frozen: bool,
    /// What would have woken it meanwhile.
    missed: Vec<Arc<Timer>>,
    /// How much its clock is ahead of the true time.
    pub(crate) ahead: SignedDuration,
    /// Up to where the client's own store has heard the homeserver.
    pub(crate) synced: Option<usize>,
    /// Whether something was woken that has not run yet.
    pub(crate) is_woken: bool,
}

/// One run of the bot on one machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) machine: usize,
    pub(crate) start: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bot {}.{}", self.machine, self.start)
    }
}

struct Entry {
    at: Timestamp,
    tie: u64,
    number: u64,
    what: What,
}

enum What {
    Wake(Arc<Timer>),
    Happen(Happening),
}

type Happening = Box<dyn FnOnce(&mut State) + Send>;

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.tie, self.number).cmp(&(other.at, other.tie, other.number))
    }
}

/// Something for which a task waits.
#[derive(Debug)]
pub(crate) struct Timer {
    place: Place,
    state: Mutex<(bool, Option<Waker>)>,
}

impl Timer {
    fn new(place: Place) -> Arc<Self> {
        Arc::new(Self { place, state: Mutex::default() })
    }

    fn ring(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.0 = true;
        if let Some(waker) = state.1.take() {
            waker.wake();
        }
    }
}

/// Waits for a timer.
struct Waiting(Arc<Timer>);

impl Future for Waiting {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.0 {
            return Poll::Ready(());
        }
        state.1 = Some(context.waker().clone());
        Poll::Pending
    }
}

/// Where the answer to a request is put, for who waits for it.
pub(crate) struct Reply<T> {
    timer: Arc<Timer>,
    answer: Arc<Mutex<Option<Result<T, Unanswered>>>>,
}

/// Whoever asked does not know whether it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unanswered;

impl<T> Reply<T> {
    /// Answers after a while.
    pub(crate) fn give(self, state: &mut State, answer: Result<T, Unanswered>, after: SignedDuration) {
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        state.wake(self.timer, after);
    }
}

impl State {
    pub(crate) fn new(seed: u64, at: Timestamp, keeps_history: bool) -> Self {
        let mut chance = Chance::new(seed);
        let faults = Faults::of(&mut chance);
        Self {
            now: at,
            faults,
            machines: Vec::new(),
            disk: Disk::default(),
            homeserver: Homeserver::default(),
            discord: Server::default(),
            said: Said::default(),
            effects: Effects::default(),
            counts: BTreeMap::new(),
            history: keeps_history.then(Vec::new),
            failure: None,
            queue: BinaryHeap::new(),
            entries: 0,
            chance,
        }
    }

    /// Counts something, and keeps it in the history.
    pub(crate) fn count(&mut self, what: &str) {
        match self.counts.get_mut(what) {
            Some(number) => *number += 1,
            None => _ = self.counts.insert(what.to_owned(), 1),
        }
        self.tell(|| format!("({what})"));
    }

    /// Keeps something in the history.
    pub(crate) fn tell(&mut self, words: impl FnOnce() -> String) {
        if let Some(history) = &mut self.history {
            history.push(format!("{} {}", self.now, words()));
        }
    }

    /// Something that must not be. The first is kept.
    pub(crate) fn fail(&mut self, words: String) {
        self.tell(|| format!("FAILURE: {words}"));
        self.failure.get_or_insert(words);
    }

    pub(crate) fn take_history(&mut self) -> Vec<String> {
        self.history.take().unwrap_or_default()
    }

    fn push(&mut self, at: Timestamp, what: What) {
        self.entries += 1;
        let (tie, number) = (self.chance.number(), self.entries);
        self.queue.push(Reverse(Entry { at, tie, number, what }));
    }

    /// Lets something happen after a while.
    pub(crate) fn after(&mut self, pause: SignedDuration, happening: impl FnOnce(&mut State) + Send + 'static) {
        let at = self.now.checked_add(pause).unwrap_or(Timestamp::MAX);
        self.push(at, What::Happen(Box::new(happening)));
    }

    pub(crate) fn wake(&mut self, timer: Arc<Timer>, after: SignedDuration) {
        // What is further away than all time never comes.
        if let Ok(at) = self.now.checked_add(after) {
            self.push(at, What::Wake(timer));
        }
    }

    /// How long something takes on its way.
    pub(crate) fn latency(&mut self) -> SignedDuration {
        let slow = self.faults.slow;
        let most =
            if self.chance.happens(slow) { SignedDuration::from_secs(20) } else { SignedDuration::from_millis(40) };
        self.chance.between(SignedDuration::from_micros(200), most)
    }

    pub(crate) fn is_running(&self, place: Place) -> bool {
        self.machines.get(place.machine).is_some_and(|machine| machine.is_up && machine.start == place.start)
    }

    /// The process on a machine ends at once.
    pub(crate) fn end(&mut self, machine: usize) {
        let Some(machine_there) = self.machines.get_mut(machine) else { return };
        if !std::mem::take(&mut machine_there.is_up) {
            return;
        }
        machine_there.is_frozen = false;
        machine_there.missed.clear();
        machine_there.is_woken = false;
        let start = machine_there.start;
        self.discord.gateways.forget(machine);
        self.disk.is_let_go(Place { machine, start });
        self.homeserver.waiting.retain(|waiting| !waiting.is_of(machine));
        let pause = if self.chance.happens(200) {
            self.chance.between(SignedDuration::from_mins(1), self.faults.longest_absence)
        } else {
            self.chance.between(SignedDuration::from_millis(100), SignedDuration::from_secs(30))
        };
        self.after(pause, move |state| state.begin(machine));
    }

    /// The supervisor starts the bot on a machine, unless it runs.
    pub(crate) fn begin(&mut self, machine: usize) {
        let Some(machine) = self.machines.get_mut(machine).filter(|machine| !machine.is_up) else { return };
        machine.start += 1;
        (machine.is_up, machine.is_woken) = (true, true);
    }

    /// The process stands still, with everything in it.
    pub(crate) fn freeze(&mut self, machine: usize) {
        if let Some(machine) = self.machines.get_mut(machine) {
            machine.is_frozen = machine.is_up;
        }
    }

    /// It goes on.
    pub(crate) fn thaw(&mut self, machine: usize) {
        let Some(thawed) = self.machines.get_mut(machine) else { return };
        thawed.is_frozen = false;
        for timer in std::mem::take(&mut thawed.missed) {
            self.wake(timer, SignedDuration::ZERO);
        }
    }

    /// Whether the process ends here.
    fn ends_at(&mut self, place: Place, point: Point) -> bool {
        if !self.is_running(place) {
            return true;
        }
        let often = self.faults.crashes;
        if !self.chance.happens_once_in(often) {
            return false;
        }
        self.count("crash");
        self.count(&format!("crash {point}"));
        self.end(place.machine);
        true
    }
}

impl World {
    pub(crate) fn new(state: State) -> Self {
        Self(Arc::new(Mutex::new(state)))
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets the next thing happen, if it does until a moment. Says whether there was one.
    pub(crate) fn step(&self, until: Timestamp) -> bool {
        let mut state = self.state();
        let is_early = |entry: &Reverse<Entry>| entry.0.at <= until;
        let Some(Reverse(entry)) = state.queue.peek().is_some_and(is_early).then(|| state.queue.pop()).flatten() else {
            state.now = state.now.max(until);
            return false;
        };
        match entry.what {
            // Nobody waits for it any more.
            What::Wake(timer) if Arc::strong_count(&timer) == 1 => {}
            What::Wake(timer) => {
                state.now = entry.at;
                if !state.is_running(timer.place) {
                    return true;
                }
                let Some(machine) = state.machines.get_mut(timer.place.machine) else { return true };
                if machine.is_frozen {
                    machine.missed.push(timer);
                } else {
                    machine.is_woken = true;
                    drop(state);
                    timer.ring();
                }
            }
            What::Happen(happening) => {
                state.now = entry.at;
                happening(&mut state);
            }
        }
        true
    }

    /// Waits on a machine.
    pub(crate) async fn pass(&self, place: Place, pause: SignedDuration) {
        let timer = Timer::new(place);
        self.state().wake(timer.clone(), pause);
        Waiting(timer).await;
        self.reach(place, Point::TIMER).await;
    }

    /// A point at which the process may end; then it never goes on.
    pub(crate) async fn reach(&self, place: Place, point: Point) {
        if self.state().ends_at(place, point) {
            std::future::pending::<()>().await;
        }
    }

    /// Asks something of the world outside, and waits for the answer. It may be lost on the way, or its answer.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        place: Place,
        point: Point,
        done: impl FnOnce(&mut State) -> T + Send + 'static,
    ) -> Result<T, Unanswered> {
        self.ask_and_wait(place, point, move |state, reply| {
            let answer = done(state);
            let latency = state.latency();
            reply.give(state, Ok(answer), latency);
        })
        .await
    }

    /// The same of what need not answer at once.
    pub(crate) async fn ask_and_wait<T: Send + 'static>(
        &self,
        place: Place,
        point: Point,
        done: impl FnOnce(&mut State, Reply<T>) + Send + 'static,
    ) -> Result<T, Unanswered> {
        self.reach(place, point.before()).await;
        let timer = Timer::new(place);
        let answer = Arc::new(Mutex::new(None));
        let reply = Reply { timer: timer.clone(), answer: answer.clone() };
        {
            let mut state = self.state();
            let latency = state.latency();
            let fate = state.fate(point);
            let patience = state.chance.between(SignedDuration::from_millis(50), SignedDuration::from_secs(30));
            match fate {
                Fate::Lost => reply.give(&mut state, Err(Unanswered), patience),
                Fate::Unanswered => state.after(latency, move |state| {
                    let unheard = Reply { timer: Timer::new(place), answer: Arc::default() };
                    done(state, unheard);
                    reply.give(state, Err(Unanswered), patience);
                }),
                Fate::Answered => state.after(latency, move |state| {
                    done(state, reply);
                    state.ends_at(place, point.inside());
                }),
            }
        }
        Waiting(timer).await;
        self.reach(place, point.after()).await;
        let answer = answer.lock().unwrap_or_else(PoisonError::into_inner).take();
        answer.unwrap_or(Err(Unanswered))
    }
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Answered,
    /// It never arrives.
    Lost,
    /// It is done, and the answer never arrives.
    Unanswered,
}

impl State {
    fn fate(&mut self, point: Point) -> Fate {
        let often = self.faults.lost;
        if !point.is_far() || !self.chance.happens(often) {
            return Fate::Answered;
        }
        if self.chance.happens(500) {
            self.count("request lost");
            Fate::Lost
        } else {
            self.count("answer lost");
            Fate::Unanswered
        }
    }
}

/// A question that is answered when there is something to answer.
pub(crate) struct LongPoll {
    pub(crate) number: u64,
    timer: Arc<Timer>,
    give: Happening,
}

impl LongPoll {
    pub(crate) fn new<T: Send + 'static>(
        number: u64,
        reply: Reply<T>,
        answer: impl FnOnce(&mut State) -> T + Send + 'static,
    ) -> Self {
        let timer = reply.timer.clone();
        let give = move |state: &mut State| {
            let (answer, latency) = (answer(state), state.latency());
            reply.give(state, Ok(answer), latency);
        };
        Self { number, timer, give: Box::new(give) }
    }

    pub(crate) fn is_of(&self, machine: usize) -> bool {
        self.timer.place.machine == machine
    }

    pub(crate) fn answer(self, state: &mut State) {
        (self.give)(state);
    }
}
