//! A channel for a group, in the organisation's category.

use commands::register::{Account, Platform as PlatformName, Register};
use commands::room::open::Plan;
use serde_json::json;
use serenity::all::{ChannelType, GuildChannel, GuildId};

use super::Discord;
use crate::clock::Time;
use crate::rooms::DeliveryError;
use crate::rooms::opening::{Made, MakesRooms};

impl<T: Time> MakesRooms for Discord<T> {
    const PLATFORM: PlatformName = PlatformName::Discord;

    fn account(&self) -> Account {
        Account { platform: PlatformName::Discord, id: self.user.to_string() }
    }

    async fn make(&self, plan: &Plan, _register: &Register) -> Result<Made, DeliveryError> {
        let Some(category) = self.category else { return Err(permanent("discord.category is not given")) };
        let guild = match self.guild {
            Some(guild) => guild,
            None => {
                let channel = self.http.get_channel(category).await.map_err(|error| self.delivery_error(error))?;
                channel.guild().map(|channel| channel.guild_id).ok_or_else(|| permanent("discord.category is none"))?
            }
        };
        let channels = self.http.get_channels(guild).await.map_err(|error| self.delivery_error(error))?;
        if !channels.iter().any(|channel| channel.id == category && channel.kind == ChannelType::Category) {
            return Err(permanent("discord.category is no category of the server that the bot can see"));
        }
        let is_made = |channel: &&GuildChannel| channel.topic.as_ref().is_some_and(|topic| topic.contains(&plan.key));
        if let Some(channel) = channels.iter().find(is_made) {
            return Ok(made(channel, guild));
        }
        tracing::info!(key = plan.key, "making a channel on Discord");
        let topic = format!("{} ({})", plan.name, plan.key);
        let name = plan.code.to_string().to_lowercase();
        let channel = json!({ "name": name, "type": 0, "parent_id": category.to_string(), "topic": topic });
        let channel =
            self.http.create_channel(guild, &channel, None).await.map_err(|error| self.delivery_error(error))?;
        Ok(made(&channel, guild))
    }
}

fn made(channel: &GuildChannel, guild: GuildId) -> Made {
    let link = format!("https://discord.com/channels/{guild}/{}", channel.id);
    Made { id: channel.id.to_string(), name: format!("#{}", channel.name), link }
}

fn permanent(reason: &str) -> DeliveryError {
    DeliveryError::Permanent { reason: reason.to_owned() }
}
