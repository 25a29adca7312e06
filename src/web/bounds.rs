//! How much of the program those who ask on the web may take up, so that one of them keeps out nobody else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use hyper::rt::Timer as _;
use hyper_util::rt::TokioTimer;

/// How often the log says at most that a bound is met.
const SAID_EVERY: Duration = Duration::from_secs(60);

/// What one server allows.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// How many connections there may be at once.
    pub connections: usize,
    /// How long the head of a request may take, from the start of the connection or the end of the answer before it. So a
    /// connection on which nothing is asked ends after it, too.
    pub head: Duration,
    /// For how long nothing of an answer need be taken.
    pub pause: Duration,
    /// How many bytes of an answer must be taken in a second, on the whole, once it has lasted longer than a pause.
    pub rate: u64,
}

impl Bounds {
    /// The bounds of the public record, where so many files may be open: half of them at most are for those who ask.
    pub fn of_record(open_files: Option<usize>) -> Self {
        let connections = open_files.map_or(512, |files| (files / 2).clamp(8, 512));
        Self { connections, head: Duration::from_secs(10), pause: Duration::from_secs(30), rate: 4 << 10 }
    }

    /// The bounds of what is there for the operator alone.
    pub fn of_metrics(open_files: Option<usize>) -> Self {
        let record = Self::of_record(open_files);
        Self { connections: record.connections.min(32), ..record }
    }
}

/// A bound that was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Bound {
    /// The head of a request did not come in time.
    Head,
    /// An answer was not taken in time.
    Taking,
    /// A connection made room for another.
    Room,
    /// A connection had no room.
    Full,
    /// No more files can be open.
    Files,
    /// Too many wait for what is dear.
    Queue,
    /// Long answers take up all the memory that there is for them.
    Memory,
}

impl Bound {
    /// What the log says of it.
    fn said(self) -> &'static str {
        match self {
            Self::Head => "requests were not sent whole in time; their connections are closed",
            Self::Taking => "answers were not taken in time; their connections are closed",
            Self::Room => "there are as many connections as there may be; idle ones are closed for new ones",
            Self::Full => "there are as many connections as there may be, and none is idle; new ones are refused",
            Self::Files => "connections cannot be taken: no more files can be open (ulimit -n)",
            Self::Queue => "too many wait for searches, exports or earlier days; others are asked to come again",
            Self::Memory => {
                "long answers that are not taken yet fill the memory for them; others are asked to come again"
            }
        }
    }
}

/// What is said in the log of bounds that are met: of each at once, and then at most once a minute, with how often it was.
#[derive(Clone, Debug, Default)]
pub struct BoundsLog(Arc<Mutex<HashMap<Bound, Met>>>);

/// How often a bound was met since that was said, and when that was.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    times: u64,
    said: Option<Instant>,
}

impl BoundsLog {
    pub(super) fn meet(&self, bound: Bound) {
        self.with(|all| all.entry(bound).or_default().times += 1);
        self.say();
    }

    /// Says what is to be said by now.
    pub(super) fn say(&self) {
        let now = TokioTimer::new().now();
        self.say_if(|said| said.is_none_or(|said| now.saturating_duration_since(said) >= SAID_EVERY));
    }

    /// Says all that is left to be said.
    pub(super) fn say_all(&self) {
        self.say_if(|_| true);
    }

    fn say_if(&self, is_due: impl Fn(Option<Instant>) -> bool) {
        let now = TokioTimer::new().now();
        self.with(|all| {
            for (bound, met) in all.iter_mut().filter(|(_, met)| met.times > 0 && is_due(met.said)) {
                tracing::warn!(times = met.times, "web: {}", bound.said());
                *met = Met { times: 0, said: Some(now) };
            }
        });
    }

    fn with<R>(&self, act: impl FnOnce(&mut HashMap<Bound, Met>) -> R) -> R {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
