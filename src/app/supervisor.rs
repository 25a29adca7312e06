//! What a service manager such as systemd hears of the running bot: that it is ready, that it lives, and that it stops.
//!
//! Without one that listens (`NOTIFY_SOCKET`) nothing is said, and without one that waits for signs of life (`WATCHDOG_USEC`) none is
//! given.

use std::time::Duration;

use jiff::SignedDuration;
use sd_notify::NotifyState;

use crate::base::clock::Time;
use crate::desk::DeskHandle;

/// After how long it hears that the bot is at work although a platform is away.
const READY_WITHIN: SignedDuration = SignedDuration::from_mins(1);

/// Who has started the process, as far as it listens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Supervisor {
    is_there: bool,
    /// How often it is to hear that the process lives: twice as often as it must.
    every: Option<Duration>,
}

impl Supervisor {
    /// The one that the environment names.
    pub(super) fn of_this_process() -> Self {
        let is_there = std::env::var_os("NOTIFY_SOCKET").is_some();
        Self { is_there, every: sd_notify::watchdog_enabled().map(|most| most / 2) }
    }

    /// The bot does what it was started for.
    pub(super) fn ready(self, status: &str) {
        self.say(&[NotifyState::Ready, NotifyState::Status(status)]);
    }

    /// Another process leads. This one does what it was started for, too, and has just heard from the database.
    pub(super) fn stands_by(self) {
        self.say(&[
            NotifyState::Ready,
            NotifyState::Status("standing by: another process leads"),
            NotifyState::Watchdog,
        ]);
    }

    /// The bot is at work as soon as the database is.
    pub(super) fn waits_for_database(self) {
        self.say(&[NotifyState::Status("waiting for the server of the database")]);
    }

    /// This process leads now. A look through the journal may take a while.
    pub(super) fn leads(self) {
        self.say(&[NotifyState::Status("starting"), NotifyState::Watchdog]);
    }

    /// Returns when it has waited long enough to hear that the bot is ready; never where none waits.
    pub(super) async fn has_waited(self, time: &impl Time) {
        match self.is_there {
            true => time.pause(READY_WITHIN).await,
            false => std::future::pending().await,
        }
    }

    /// The end has begun.
    pub(super) fn stopping(self) {
        self.say(&[NotifyState::Stopping, NotifyState::Status("stopping")]);
    }

    /// Says that the process lives, as long as the desk answers. Never ends.
    pub(super) async fn watch(self, desk: &DeskHandle, time: &impl Time) {
        if let Some(every) = self.every {
            while desk.answers().await {
                self.say(&[NotifyState::Watchdog]);
                time.pause(every).await;
            }
        }
        std::future::pending::<()>().await;
    }

    fn say(self, state: &[NotifyState<'_>]) {
        if let Err(error) = sd_notify::notify(state) {
            tracing::warn!(%error, "the service manager does not hear how the bot is");
        }
    }
}
