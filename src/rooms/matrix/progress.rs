//! How far the timeline was heard: the mark moves on only when all before it is recorded.

use std::time::Duration;

use commands::heard::Heard;
use jiff::Timestamp;

use super::HEARD;
use crate::clock::Time;
use crate::desk::DeskHandle;
use crate::journal::Mark;

/// The pause after something failed.
const PAUSE: Duration = Duration::from_secs(2);

/// How far the timeline was heard, and how far of that the journal knows.
#[derive(Debug)]
pub struct Progress<T> {
    desk: DeskHandle,
    time: T,
    heard: Option<String>,
    marked: Option<String>,
}

impl<T: Time> Progress<T> {
    /// Goes on from the mark in the journal, if there is one.
    pub fn from_mark(desk: DeskHandle, time: T, mark: Option<String>) -> Self {
        Self { desk, time, marked: mark.clone(), heard: mark }
    }

    /// Up to where all was heard: a token of the homeserver's.
    pub fn heard(&self) -> Option<&String> {
        self.heard.as_ref()
    }

    /// Records what was heard, however often that takes.
    pub async fn record(&self, heard: Vec<Heard>) {
        while let Err(error) = self.desk.hear_all(heard.iter().cloned()).await {
            tracing::error!(reference = error.reference, "what was heard waits until it can be recorded");
            self.pause().await;
        }
    }

    /// All before this token is recorded. The mark stays where it is when the next start has to find something again that
    /// is before it.
    pub async fn has_come_to(&mut self, token: String, has_to_find_again: bool) {
        self.heard = Some(token.clone());
        if !has_to_find_again && self.marked != self.heard {
            self.desk.mark(Mark(HEARD, token)).await;
            self.marked.clone_from(&self.heard);
        }
    }

    /// Waits before another try.
    pub async fn pause(&self) {
        self.time.until(self.time.now().checked_add(PAUSE).unwrap_or(Timestamp::MAX)).await;
    }
}
