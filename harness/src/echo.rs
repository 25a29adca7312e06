//! A client of the same library that does nothing but say again what it hears: the floor.

use std::path::Path;
use std::time::Duration;

use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::SyncSettings;
use matrix_sdk::ruma::api::client::filter::FilterDefinition;
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::events::room::message::{
    MessageType, OriginalSyncRoomMessageEvent as Message, RoomMessageEventContent as Content,
};
use matrix_sdk::ruma::{UserId, uint};
use matrix_sdk::{Client, Room};

/// The least that answers: its folder has its store and its session, as the bot's has.
#[expect(clippy::print_stderr, reason = "there the bot says so too")]
pub async fn run(homeserver: &str, user: &UserId, password: &str) -> anyhow::Result<()> {
    let client = Client::builder().homeserver_url(homeserver).sqlite_store("store", Some("of the store"));
    let client = client.build().await?;
    let session = Path::new("session.json");
    if session.exists() {
        client.restore_session(serde_json::from_slice::<MatrixSession>(&std::fs::read(session)?)?).await?;
    } else {
        client.matrix_auth().login_username(user, password).await?;
        std::fs::write(session, serde_json::to_vec(&client.matrix_auth().session())?)?;
    }
    client.sync_once(SyncSettings::new().timeout(Duration::ZERO)).await?;
    client.add_event_handler(async |message: Message, room: Room| {
        if let MessageType::Text(text) = message.content.msgtype {
            room.send(Content::notice_plain(text.body)).await?;
        }
        anyhow::Ok(())
    });
    eprintln!("ready");
    // With the homeserver's ten at a time it would miss most of a burst.
    let mut filter = FilterDefinition::default();
    filter.room.timeline.limit = Some(uint!(100));
    loop {
        client.sync_once(SyncSettings::new().filter(Filter::FilterDefinition(filter.clone()))).await?;
        for room in client.invited_rooms() {
            room.join().await?;
        }
    }
}
