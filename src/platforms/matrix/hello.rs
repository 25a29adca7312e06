//! The first word in a room, which shows that the bot can come in and write.

use std::time::Duration;

use anyhow::Context;
use commands::organisation::Organisation;
use matrix_sdk::RoomState;
use matrix_sdk::config::SyncSettings;
use matrix_sdk::ruma::{OwnedRoomId, RoomOrAliasId};
use serde_json::json;
use wildmatch::WildMatch;

use super::{KEY, session};
use crate::base::clock::Time;
use crate::base::config;

/// Where the bot says hello.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Greeted {
    /// In the rooms to which it is invited.
    Invited,
    /// In the room of an address, or of an id.
    Room(String),
}

/// Logs in for good, comes into rooms and says some words there. Gives the ids of the rooms: none where nobody has invited the
/// bot.
///
/// # Errors
///
/// When the bot cannot come in or write.
pub async fn say_hello<T: Time>(
    config: &config::Matrix,
    organisation: Organisation,
    time: &T,
    greeted: &Greeted,
    words: &str,
) -> anyhow::Result<Vec<String>> {
    let matrix = session::connect(config, organisation, time).await?;
    let client = matrix.client();
    let sync = || client.sync_once(SyncSettings::new().timeout(Duration::ZERO));
    sync().await.context("the homeserver cannot be heard")?;
    matrix.sign_device(config).await?;
    let rooms: Vec<OwnedRoomId> = match greeted {
        Greeted::Room(address) => {
            let address = RoomOrAliasId::parse(address)
                .with_context(|| format!("\"{address}\" is no room: it should be like #plenary:example.org"))?;
            let room = matrix.client().join_room_by_id_or_alias(&address, &[]).await;
            let room =
                room.with_context(|| format!("the bot cannot come into {address}: is it public, or the bot invited?"))?;
            vec![room.room_id().to_owned()]
        }
        Greeted::Invited => {
            let invites_from: Vec<WildMatch> = config.invites_from.iter().map(|from| WildMatch::new(from)).collect();
            let invited: Vec<OwnedRoomId> =
                matrix.client().invited_rooms().iter().map(|room| room.room_id().to_owned()).collect();
            for room in &invited {
                matrix.answer(room, &invites_from).await.with_context(|| format!("the bot cannot come into {room}"))?;
            }
            let is_in = |room: &OwnedRoomId| {
                matrix.client().get_room(room).is_some_and(|room| room.state() == RoomState::Joined)
            };
            invited.into_iter().filter(is_in).collect()
        }
    };
    // Who is in a room and whether it is encrypted comes with this.
    sync().await.context("the homeserver cannot be heard")?;
    for room in &rooms {
        let place = matrix.client().get_room(room).with_context(|| format!("the room {room} is not there"))?;
        let content = json!({ "msgtype": "m.notice", "body": words, "m.mentions": {}, KEY: "setup" });
        let said = place.send_raw("m.room.message", content).await;
        said.with_context(|| format!("the bot may not write in {room}: raise its power level there"))?;
    }
    matrix.back_up_keys().await;
    Ok(rooms.iter().map(ToString::to_string).collect())
}
