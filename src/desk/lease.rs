//! Whether this process leads, where several stand on one journal.
//!
//! Who leads holds a lock of the database by the connection on which it records, and lets the server hear of it every few
//! seconds. From a process that is silent for longer, because it is stopped or cut off, the server takes the connection,
//! and so the lock: what it records later cannot arrive. That it also says nothing later is settled here, by a time that is
//! over before the server's. Should a clock be set back meanwhile, the keys of what is said are left to make it harmless.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::base::clock::Time;
use crate::journal::MOST_SILENT;

/// How often the server hears of who leads.
pub(super) const HEARTBEAT_EVERY: SignedDuration = SignedDuration::from_secs(2);

/// For how long this process leads after the server heard of it: a small server that swaps or makes a backup is slow for some
/// seconds, and need not end for it. The server waits for longer.
pub(super) const HOLDS_FOR: SignedDuration = SignedDuration::from_secs(20);
const _: () = assert!(HOLDS_FOR.as_secs() < MOST_SILENT.as_secs());

/// Until when this process leads for all that it knows.
#[derive(Clone, Debug)]
pub(super) struct Lease(Arc<watch::Sender<Timestamp>>);

impl Lease {
    /// The lead of who has no rival.
    pub(super) fn for_good() -> Self {
        Self(Arc::new(watch::Sender::new(Timestamp::MAX)))
    }

    /// It lasts from the moment before the server was told.
    pub(super) fn lasts_from(&self, told: Timestamp) {
        self.0.send_replace(told.checked_add(HOLDS_FOR).unwrap_or(Timestamp::MAX));
    }

    /// It is lost.
    pub(super) fn lose(&self) {
        self.0.send_replace(Timestamp::MIN);
    }

    /// Returns at once while this process leads, and never when it may not: it is about to end. Where only the clock was
    /// set forward, it returns when the server has heard of this process again.
    pub(super) async fn held(&self, time: &impl Time) {
        let mut changes = self.0.subscribe();
        while *changes.borrow_and_update() <= time.now() {
            // The sender is here.
            let _ = changes.changed().await;
        }
    }

    /// Returns when the lead is lost.
    pub(super) async fn lost(&self, time: &impl Time) {
        let mut changes = self.0.subscribe();
        loop {
            let until = *changes.borrow_and_update();
            if until <= time.now() {
                return;
            }
            tokio::select! {
                biased;
                // The sender is here.
                _ = changes.changed() => {}
                () = time.until(until) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::clock::SimulatedTime;

    #[tokio::test]
    async fn who_speaks_when_the_clock_was_set_forward_waits_until_the_server_has_heard_again() {
        let time = SimulatedTime::starting("2026-11-28T12:00:00Z".parse().unwrap());
        let lease = Lease::for_good();
        lease.lasts_from(time.now());
        lease.held(&time).await;
        time.advance(time.now() + SignedDuration::from_hours(1));
        let speaks = lease.held(&time);
        tokio::pin!(speaks);
        tokio::select! {
            biased;
            () = &mut speaks => panic!("it leads no more for all that it knows"),
            () = std::future::ready(()) => {}
        }
        lease.lasts_from(time.now());
        speaks.await;
    }
}
