//! Time and chance: the only place that asks the machine for either.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use commands::record::chance::Seed;
use jiff::{SignedDuration, Timestamp, TimestampArithmetic};

/// The present, and waiting for what is to come.
pub trait Time: Clone + Send + Sync + 'static {
    /// The present.
    fn now(&self) -> Timestamp;

    /// Returns when `at` has come.
    fn until(&self, at: Timestamp) -> impl Future<Output = ()> + Send;

    /// Returns when so much time has passed. It is counted from the call on, and not from the first poll.
    fn pause(&self, duration: impl Into<TimestampArithmetic>) -> impl Future<Output = ()> + Send {
        self.until(self.now().checked_add(duration).unwrap_or(Timestamp::MAX))
    }
}

/// The machine's time.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemTime;

impl Time for SystemTime {
    #[expect(clippy::disallowed_methods, reason = "here the machine's time comes in")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    #[expect(clippy::disallowed_methods, reason = "here waiting happens")]
    async fn until(&self, at: Timestamp) {
        let mut wait = at.duration_since(self.now());
        while let Ok(left) = wait.min(LONGEST_SLEEP).try_into() {
            tokio::time::sleep(left).await;
            wait = left_of(wait, at, self.now());
        }
    }
}

/// After so long the clock is looked at again: it may have been set, or the machine suspended.
const LONGEST_SLEEP: SignedDuration = SignedDuration::from_secs(60);

/// How much of a wait is left after a sleep. A clock that was set forward makes it shorter; one that was set back does not
/// make it longer, since most waits are for a pause and not for a moment.
fn left_of(wait: SignedDuration, at: Timestamp, now: Timestamp) -> SignedDuration {
    wait.saturating_sub(LONGEST_SLEEP).min(at.duration_since(now))
}

/// Time that moves only when it is told to: for transcripts, the demonstration and tests.
#[derive(Clone, Debug)]
pub struct SimulatedTime(Arc<Mutex<Timestamp>>);

impl SimulatedTime {
    /// Begins at a moment.
    pub fn starting(at: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(at)))
    }

    /// Moves to a moment, unless it is past.
    pub fn advance(&self, at: Timestamp) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = (*now).max(at);
    }
}

impl Time for SimulatedTime {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Never by itself: who moves the time deals with what falls due.
    async fn until(&self, _: Timestamp) {
        std::future::pending::<()>().await;
    }
}

/// Returns when a moment has come that may never come.
pub async fn until<T: Time>(time: &T, at: Option<Timestamp>) {
    match at {
        Some(at) => time.until(at).await,
        None => std::future::pending().await,
    }
}

/// A seed from the operating system.
///
/// # Errors
///
/// When the operating system has none to give.
#[expect(clippy::disallowed_methods, reason = "here chance comes in")]
pub fn seed() -> Result<Seed, getrandom::Error> {
    let mut seed = Seed::default();
    getrandom::fill(&mut seed)?;
    Ok(seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_forward_shortens_a_wait_and_one_that_is_set_back_does_not_prolong_it() {
        let at: Timestamp = "2026-11-28T14:00:00Z".parse().unwrap();
        let minutes = SignedDuration::from_mins;
        let left = |before: i64| left_of(minutes(120), at, at - minutes(before));
        assert_eq!([119, 59, 179].map(left), [119, 59, 119].map(minutes));
        assert!(left_of(minutes(1), at, at).is_zero());
    }
}
