//! The rooms at the start: whether the bot may still speak in each. What lacks there would else be known only by what is not said.

use commands::language::heard::Heard;
use commands::record::{Platform, Room};
use serenity::all::ChannelId;

use super::Discord;
use super::channel::{Looks, Speaks};
use super::interaction::number;
use super::permissions::names;
use super::requests::RequestError;
use crate::base::clock::Time;
use crate::desk::DeskHandle;

impl<T: Time> Discord<T> {
    /// Looks at all rooms once, and lets the office and the operator know of those in which the bot may not speak.
    pub(super) async fn look_at_rooms(&self, desk: &DeskHandle) {
        desk.leads(&self.time).await;
        if let Err(error) = self.look_at_each(desk).await {
            tracing::debug!(%error, "it is not known whether the bot may speak in all rooms");
        }
    }

    async fn look_at_each(&self, desk: &DeskHandle) -> Result<(), RequestError> {
        let register = desk.register();
        let is_channel = |room: &&Room| room.platform == Platform::Discord && !room.is_private();
        let rooms: Vec<Room> = register.rooms().map(|(room, _)| room).filter(is_channel).cloned().collect();
        if rooms.is_empty() {
            return Ok(());
        }
        let mut looks = Looks::new(&self.requests).await?;
        for room in rooms {
            let Some(channel) = number(&room.id.as_str().into()).map(ChannelId::from) else { continue };
            let lacks = match looks.at(channel).await? {
                Speaks::Yes => continue,
                Speaks::Gone => {
                    self.report_gone(channel);
                    // What cannot be recorded now is heard again with the next message for this room.
                    let _ = desk.hear(Heard::gone(&room, self.time.now())).await;
                    continue;
                }
                Speaks::Unseen => Some("View Channel".to_owned()),
                Speaks::Lacks(lacks) => Some(names(lacks)),
                Speaks::Locked | Speaks::Elsewhere => None,
            };
            self.report_closed(&room);
            // The same.
            let _ = desk.hear(Heard::closed(&room, lacks, self.time.now())).await;
        }
        Ok(())
    }
}
