//! How what is to be said reaches its platform, with the files that belong to it.

pub mod calendar;
pub mod files;
pub mod outbox;
#[cfg(feature = "pictures")]
pub mod picture;
mod untaken;

use std::future::Future;
use std::time::Duration;

use commands::record::Register;

use crate::journal::Outgoing;

/// A platform as the outbox sees it.
pub trait Messenger: Send + 'static {
    /// Says something in a room, with names and words as the register has them now. Gives the platform's own id of the
    /// message, if it has one. A second try with the same key posts nothing new where the platform can tell.
    fn deliver(
        &mut self,
        outgoing: &Outgoing,
        register: &Register,
    ) -> impl Future<Output = Result<Option<String>, DeliveryError>> + Send;

    /// How many of the first that wait for a room are said there in one message; most platforms say each in one of its own.
    fn together(&self, _: &[Outgoing], _: &Register) -> usize {
        1
    }

    /// Says in one message what [`Messenger::together`] has found to be said so, and gives for each the platform's own id of it.
    fn deliver_together(
        &mut self,
        outgoing: &[Outgoing],
        register: &Register,
    ) -> impl Future<Output = Result<Vec<Option<String>>, DeliveryError>> + Send {
        async move {
            let mut messages = Vec::new();
            for outgoing in outgoing {
                messages.push(self.deliver(outgoing, register).await?);
            }
            Ok(messages)
        }
    }

    /// Whether something waits for nothing else that is said in its room: an answer that has a place of its own there.
    fn is_said_apart(&self, _: &Outgoing) -> bool {
        false
    }
}

/// Why a platform did not take a message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// It may take it later.
    #[error("{reason}")]
    Temporary {
        /// What the platform said.
        reason: String,
        /// How long it asked to wait.
        after: Option<Duration>,
    },
    /// Nobody is there to take anything any more: the reader of standard output has gone.
    #[error("nobody reads any more")]
    Gone,
    /// The room is gone. The platform has let the operator know.
    #[error("the room is gone")]
    RoomGone,
    /// The bot may not say anything in the room. The platform has let the operator know.
    #[error("the room is closed to the bot")]
    RoomClosed,
    /// It will never take it.
    #[error("{reason}")]
    Permanent {
        /// What the platform said.
        reason: String,
    },
}

impl From<std::io::Error> for DeliveryError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Gone,
            _ => Self::Permanent { reason: error.to_string() },
        }
    }
}
