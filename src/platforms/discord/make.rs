//! A channel for a group, in the organisation's category.

use commands::features::room::open::RoomPlan;
use commands::record::Register;
use serde_json::{Value, json};
use serenity::all::{GuildId, LightMethod, Route};

use super::channel::{CATEGORY, Channel};
use super::requests::{Request, request};
use super::{Discord, permanent};
use crate::base::clock::Time;
use crate::delivery::DeliveryError;
use crate::platforms::opening::{MadeRoom, MakesRooms};

impl<T: Time> MakesRooms for Discord<T> {
    async fn make(&self, plan: &RoomPlan, _register: &Register) -> Result<MadeRoom, DeliveryError> {
        let Some(category) = self.category else { return Err(permanent("discord.category is not given")) };
        let guild = self.guild_of(category).await?;
        let route = Route::GuildChannels { guild_id: guild };
        let channels = Channel::all(&self.requests.ask(Request::get(route)).await?);
        if !channels.iter().any(|channel| channel.id == category && channel.kind == CATEGORY) {
            return Err(permanent("discord.category is no category of the server that the bot can see"));
        }
        let is_made = |channel: &&Channel| channel.topic.contains(&plan.key);
        if let Some(channel) = channels.iter().find(is_made) {
            return Ok(made(channel, guild));
        }
        tracing::info!(key = plan.key, "making a channel on Discord");
        let topic = format!("{} ({})", plan.name, plan.key);
        let name = plan.code.to_string().to_lowercase();
        let channel = json!({ "name": name, "type": 0, "parent_id": category.to_string(), "topic": topic });
        let channel: Value = self.requests.ask(request(LightMethod::Post, route, &channel, Vec::new())).await?;
        let channel = Channel::read(&channel).ok_or_else(|| permanent("a channel was made, and has no number"))?;
        Ok(made(&channel, guild))
    }
}

fn made(channel: &Channel, guild: GuildId) -> MadeRoom {
    let link = format!("https://discord.com/channels/{guild}/{}", channel.id);
    MadeRoom { id: channel.id.to_string(), name: format!("#{}", channel.name), link }
}
