//! A read receipt for what was heard as a command: it says so at once, while the answer may have to wait for the homeserver's limits.

use std::collections::HashMap;

use commands::language::heard::{Heard, What};
use matrix_sdk::ruma::api::client::receipt::create_receipt::v3::ReceiptType;
use matrix_sdk::ruma::events::receipt::ReceiptThread;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId};

use super::Matrix;
use super::relation::AskingMessage;

impl Matrix {
    /// Marks the last command of each room as read. Nobody waits for it.
    pub(super) fn acknowledge(&self, commands: &[Heard]) {
        for (room, event) in last_of_each_room(commands) {
            let Some(room) = self.client().get_room(&room) else { continue };
            tokio::spawn(async move {
                let receipt = room.send_single_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, event).await;
                if let Err(error) = receipt {
                    tracing::debug!(%error, "a command could not be marked as read");
                }
            });
        }
    }
}

fn last_of_each_room(commands: &[Heard]) -> HashMap<OwnedRoomId, OwnedEventId> {
    let messages = commands.iter().filter(|heard| matches!(heard.what, What::Message(_)));
    let asked = messages.filter_map(|heard| heard.interaction.as_ref()?.parse::<AskingMessage>().ok());
    asked.filter_map(|asked| Some((asked.room.try_into().ok()?, asked.event?.try_into().ok()?))).collect()
}
