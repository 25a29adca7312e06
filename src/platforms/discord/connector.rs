//! Discord, as a part of the running bot.

use commands::record::Platform;
use tokio::sync::oneshot;

use super::Discord;
use super::hear::GatewayLoop;
use crate::base::clock::Time;
use crate::base::config;
use crate::journal::Mark;
use crate::journal::marks::REGISTERED;
use crate::platforms::connector::{Bot, Connector, LeftOff, count};
use crate::platforms::opening::make_rooms;
use crate::platforms::publishing::publish_meetings;

/// Connects the bot with Discord.
#[derive(Debug)]
pub struct DiscordConnector(pub config::Discord);

impl<T: Time> Connector<T> for DiscordConnector {
    const PLATFORM: Platform = Platform::Discord;
    type Reached = Discord<T>;

    async fn reach(&self, bot: &Bot<T>, left_off: &LeftOff) -> anyhow::Result<Discord<T>> {
        let discord = Discord::connect(&self.0, bot.organisation.clone(), bot.time.clone()).await?;
        discord.learns_what_was_said(&left_off.said);
        let mark = discord.register(left_off.marks.get(REGISTERED)).await?;
        bot.desk.mark(Mark(REGISTERED, mark)).await;
        Ok(discord)
    }

    async fn hear(
        self,
        discord: Discord<T>,
        bot: &Bot<T>,
        _: LeftOff,
        ready: oneshot::Sender<String>,
    ) -> anyhow::Result<()> {
        let Bot { desk, stop, time, organisation } = bot.clone();
        let name = discord.name().to_owned();
        let rooms = make_rooms(discord.clone(), desk.clone(), organisation, time.clone());
        let meetings = publish_meetings(discord.clone(), desk.clone(), time);
        let (connected, servers) = oneshot::channel();
        let (beside, looks_for) = (discord.clone(), desk.clone());
        let gateway_loop = GatewayLoop::new(discord, self.0, desk);
        let say_ready = async {
            if let Ok(servers) = servers.await {
                // Nobody waits for it when the whole stops.
                let _ = ready.send(format!("{name} in {} on Discord", count(servers, "server")));
            }
        };
        let effects = async {
            tokio::select! {
                _ = async { tokio::join!(rooms, meetings, beside.look_at_rooms(&looks_for), beside.keeps_proposals_up_to_date(&looks_for)) } => {}
                () = stop.cancelled() => {}
            }
        };
        let hearing = async {
            let ended = gateway_loop.listen(connected, stop.cancelled()).await;
            // Without hearing nothing else goes on either.
            stop.cancel();
            ended
        };
        let (ended, (), ()) = tokio::join!(hearing, say_ready, effects);
        ended
    }
}
