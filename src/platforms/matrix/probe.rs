//! Knocking at a homeserver: whether it is there, lets the account in, and lets the bot write where it should.

use std::fs::File;
use std::time::Duration;

use commands::record::{Platform, Room};
use matrix_sdk::authentication::SessionTokens;
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::reqwest::header::DATE;
use matrix_sdk::ruma::api::client::membership::joined_rooms::v3::Request as JoinedRooms;
use matrix_sdk::ruma::api::client::state::get_state_event_for_key::v3::{Request as GetState, StateEventFormat};
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::{OwnedRoomId, RoomId, UserId};
use matrix_sdk::{Client, HttpError, SessionMeta};
use serde_json::{Value, json};

use super::session::{self, StoredSession};
use crate::base::clock::Time;
use crate::base::config::{self, Secret};
use crate::platforms::findings::{Findings, PlatformFault, with_causes};

/// For how long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the homeserver says of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetIn {
    /// The device to which a token belongs.
    pub device: Option<String>,
}

/// Logs in by password or token, and out again, so that nothing of the try is left.
///
/// # Errors
///
/// What is wrong, with its key.
pub async fn try_log_in<T: Time>(config: &config::Matrix, time: &T) -> Result<LetIn, PlatformFault> {
    let client = in_memory(config).await?;
    knock(&client, config, time, &mut Findings::default()).await?;
    let device = log_in(&client, config).await?;
    leave(&client, config).await;
    Ok(LetIn { device })
}

/// The rooms in which the bot has to be.
#[derive(Clone, Debug)]
pub struct NamedRooms<'a> {
    /// Those that are bound, each with what it is for.
    pub bound: &'a [(Room, String)],
    /// The ids of the spaces for which `[roles]` gives roles.
    pub spaces: Vec<&'a str>,
}

/// Looks at everything that the bot needs on the homeserver.
pub async fn look<T: Time>(config: &config::Matrix, rooms: &NamedRooms<'_>, time: &T) -> Findings {
    let mut findings = Findings::default();
    if let Err(fault) = look_at(config, rooms, time, &mut findings).await {
        findings.bad(fault);
    }
    findings
}

async fn look_at<T: Time>(
    config: &config::Matrix,
    rooms: &NamedRooms<'_>,
    time: &T,
    findings: &mut Findings,
) -> Result<(), PlatformFault> {
    let client = in_memory(config).await?;
    knock(&client, config, time, findings).await?;
    findings.good(format!("matrix.homeserver {} answers", config.homeserver));
    match kept(config).await {
        // Held while the store is in use.
        Ok(Some((client, _lock))) => {
            still_known(&client, config, findings).await?;
            look_at_rooms(&client, config, rooms, findings).await;
        }
        Ok(None) => {
            log_in(&client, config).await?;
            findings.good(format!("matrix.user {} is let in; the bot has no device yet", config.user));
            look_at_rooms(&client, config, rooms, findings).await;
            leave(&client, config).await;
        }
        Err(Closed::InUse) => {
            log_in(&client, config).await?;
            findings.good(format!("matrix.user {} is let in; its device is in use by a bot that runs", config.user));
            look_at_rooms(&client, config, rooms, findings).await;
            leave(&client, config).await;
        }
        Err(Closed::Fault(fault)) => return Err(fault),
    }
    Ok(())
}

/// A client that keeps nothing.
async fn in_memory(config: &config::Matrix) -> Result<Client, PlatformFault> {
    let requests = RequestConfig::new().disable_retry().timeout(PATIENCE);
    let client = Client::builder().homeserver_url(&config.homeserver).request_config(requests).build().await;
    client.map_err(|error| PlatformFault::new("matrix.homeserver", with_causes(error)))
}

/// Whether there is a homeserver, and what time it is there.
async fn knock<T: Time>(
    client: &Client,
    config: &config::Matrix,
    time: &T,
    findings: &mut Findings,
) -> Result<(), PlatformFault> {
    let server = &config.homeserver;
    let fault = |reason: String| PlatformFault::new("matrix.homeserver", reason);
    let address = format!("{}/_matrix/client/versions", server.as_str().trim_end_matches('/'));
    let asked = time.now();
    let answer = client.http_client().get(address).timeout(PATIENCE).send().await;
    let answer =
        answer.map_err(|error| fault(format!("{server} cannot be reached: {}", with_causes(error.without_url()))))?;
    let answered = time.now();
    let date = answer.headers().get(DATE).and_then(|date| date.to_str().ok()).map(str::to_owned);
    let body: Option<Value> = answer.bytes().await.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    if !body.is_some_and(|body| body["versions"].is_array()) {
        return Err(fault(format!(
            "{server} is not the address of a homeserver: open https://SERVER/.well-known/matrix/client, with the name of \
             your server, and take the base_url of m.homeserver"
        )));
    }
    findings.clock(date.as_deref(), "matrix.homeserver", asked, answered);
    Ok(())
}

/// Logs in. Gives the device of a token.
async fn log_in(client: &Client, config: &config::Matrix) -> Result<Option<String>, PlatformFault> {
    let user = &config.user;
    match (&config.token, &config.password) {
        (Some(token), _) => {
            let device = config.device.as_deref().unwrap_or("UNKNOWN");
            // The homeserver says below whose the token is: until then it is the configured user.
            let host = config.homeserver.host_str().unwrap_or_default();
            let server = user.server.as_deref().unwrap_or(host);
            let user_id = UserId::parse(format!("@{}:{server}", user.localpart))
                .map_err(|error| PlatformFault::new("matrix.user", error.to_string()))?;
            let meta = SessionMeta { user_id, device_id: device.into() };
            let tokens = SessionTokens { access_token: token.reveal().to_owned(), refresh_token: None };
            let session = MatrixSession { meta, tokens };
            client.restore_session(session).await.map_err(|error| refused("matrix.token", &error, config))?;
            let whose = client.whoami().await.map_err(|error| refused("matrix.token", &error.into(), config))?;
            if !user.is(whose.user_id.as_str()) {
                return Err(PlatformFault::new(
                    "matrix.user",
                    format!("the token is that of {}, and not of {user}", whose.user_id),
                ));
            }
            let Some(device) = whose.device_id.map(|device| device.to_string()) else {
                return Err(PlatformFault::new(
                    "matrix.token",
                    "this token belongs to no device: make one by logging in",
                ));
            };
            if config.device.as_ref().is_some_and(|given| *given != device) {
                return Err(PlatformFault::new(
                    "matrix.device",
                    format!("the token belongs to the device {device}: give that"),
                ));
            }
            Ok(Some(device))
        }
        (None, Some(password)) => {
            let login = client.matrix_auth().login_username(user.to_string(), password.reveal());
            let login = login.initial_device_display_name("Rapporteur, trying to log in").send().await;
            login.map(|_| None).map_err(|error| refused("matrix.password", &error, config))
        }
        (None, None) => Err(PlatformFault::new("matrix.password", "give a password or a token")),
    }
}

/// Why the homeserver does not let the account in. `key` is what was shown to it.
fn refused(key: &'static str, error: &matrix_sdk::Error, config: &config::Matrix) -> PlatformFault {
    if let matrix_sdk::Error::Http(http) = error
        && matches!(**http, HttpError::Reqwest(_))
    {
        return PlatformFault::new("matrix.homeserver", format!("{} does not answer: {error}", config.homeserver));
    }
    let said = error.as_client_api_error().map_or_else(|| error.to_string(), ToString::to_string);
    let user = &config.user;
    let reason = match error.client_api_error_kind() {
        Some(ErrorKind::Forbidden) => {
            format!("the homeserver does not take this password of {user}: is the user right, too? ({said})")
        }
        Some(ErrorKind::UnknownToken { .. }) => {
            "the homeserver does not know this token: make a new one, with a new device".to_owned()
        }
        Some(ErrorKind::LimitExceeded { .. }) => {
            "that was tried too often: wait a few minutes, and try again".to_owned()
        }
        Some(ErrorKind::UserDeactivated) => format!("the account {user} is deactivated: give another"),
        Some(ErrorKind::Unknown | ErrorKind::Unrecognized) if key == "matrix.password" => {
            format!("the homeserver takes no passwords: give a token ({said})")
        }
        _ => said,
    };
    PlatformFault::new(key, reason)
}

/// Takes away the device of a try. A token is not ended by this: it is not the try's own.
async fn leave(client: &Client, config: &config::Matrix) {
    if config.token.is_none()
        && let Err(error) = client.logout().await
    {
        tracing::warn!(%error, "the device of this try stays on the account; remove it with another client");
    }
}

/// Why the store cannot be looked into.
enum Closed {
    /// A bot is at work with it.
    InUse,
    Fault(PlatformFault),
}

/// The session that the store keeps, if it has one already.
async fn kept(config: &config::Matrix) -> Result<Option<(Client, File)>, Closed> {
    let store = &config.store;
    let closed = |reason: String| Closed::Fault(PlatformFault::new("matrix.store", reason));
    if !store.join("lock").exists() {
        return Ok(None);
    }
    let lock = session::lock(store).map_err(|error| {
        if error.is::<session::InUse>() { Closed::InUse } else { closed(format!("{}: {error:#}", store.display())) }
    })?;
    let client = Client::builder()
        .homeserver_url(&config.homeserver)
        .sqlite_store(store, config.store_passphrase.as_ref().map(Secret::reveal))
        .request_config(RequestConfig::new().disable_retry().timeout(PATIENCE))
        .build();
    let client = client.await.map_err(|error| {
        closed(format!(
            "{} does not open, perhaps since matrix.store_passphrase is another: {}",
            store.display(),
            with_causes(error)
        ))
    })?;
    let kept = session::session_of(&client).await.map_err(|error| closed(format!("{error:#}")))?;
    let Some(StoredSession { session }) = kept else { return Ok(None) };
    if !config.user.is(session.meta.user_id.as_str()) {
        let owner = session.meta.user_id;
        let reason = format!("the folder {} belongs to {owner}: name another for {}", store.display(), config.user);
        return Err(closed(reason));
    }
    client.restore_session(session).await.map_err(|error| closed(with_causes(error)))?;
    Ok(Some((client, lock)))
}

/// Whether the homeserver still knows the session, and others trust its device.
async fn still_known(client: &Client, config: &config::Matrix, findings: &mut Findings) -> Result<(), PlatformFault> {
    let store = config.store.display();
    match client.whoami().await {
        Ok(_) => {}
        Err(error) if matches!(error.client_api_error_kind(), Some(ErrorKind::UnknownToken { .. })) => {
            let reason = format!(
                "the homeserver does not know the session in {store} any more: delete this folder and start again"
            );
            return Err(PlatformFault::new("matrix.store", reason));
        }
        Err(error) => return Err(refused("matrix.store", &error.into(), config)),
    }
    let device = client.device_id().map(ToString::to_string).unwrap_or_default();
    findings.good(format!("matrix.user {} is let in, as the device {device}", config.user));
    let Some(user) = client.user_id() else { return Ok(()) };
    match session::is_signed(client, user).await {
        Ok(true) => {}
        Ok(false) => findings.bad(
            "matrix.recovery_passphrase: the bot's device is not signed by its owner, so others would not trust it: give the \
             recovery key or passphrase of the account",
        ),
        Err(error) => findings.odd(format!("matrix.store: whether the device is signed cannot be seen: {error:#}")),
    }
    Ok(())
}

async fn look_at_rooms(client: &Client, config: &config::Matrix, rooms: &NamedRooms<'_>, findings: &mut Findings) {
    // A room that the bot has left still shows its levels.
    let joined = match client.send(JoinedRooms::new()).await {
        Ok(answer) => answer.joined_rooms,
        Err(error) => return findings.odd(format!("matrix: in which rooms the bot is cannot be seen: {error}")),
    };
    let Some(user) = client.user_id() else { return };
    let (mut number, before) = (0, findings.bad.len());
    for (room, what_for) in
        rooms.bound.iter().filter(|(room, _)| room.platform == Platform::Matrix && !room.is_private())
    {
        let Ok(id) = RoomId::parse(&room.id) else { continue };
        number += 1;
        let may_write = match joined.contains(&id) {
            true => may_write(client, &id, user).await,
            false => Err("the bot is not in it: invite it again".to_owned()),
        };
        if let Err(reason) = may_write {
            findings.bad(format!("the room {id} of {what_for}: {reason}"));
        }
    }
    if number > 0 && findings.bad.len() == before {
        findings.good(format!("matrix: the bot may write in all {number} bound rooms"));
    }
    for space in &rooms.spaces {
        if !joined.iter().any(|joined| joined == space) {
            findings.bad(format!(
                "the space {space} of [roles]: the bot is not in it, so nobody has a role for being there: invite it"
            ));
        }
    }
    if let Some(space) = &config.space
        && let Err(reason) = may_add_rooms(client, config, user).await
    {
        findings.bad(PlatformFault::new("matrix.space", format!("{space}: {reason}")));
    }
}

/// Whether the bot is in a room and its level lets it write there, in clear or encrypted.
async fn may_write(client: &Client, room: &OwnedRoomId, user: &UserId) -> Result<(), String> {
    if is_creator(client, room, user).await {
        return Ok(());
    }
    let levels = levels(client, room).await?;
    let kinds = ["m.room.message", "m.room.encrypted"];
    let needed =
        kinds.iter().map(|kind| number(&levels["events"][kind]).or(number(&levels["events_default"])).unwrap_or(0));
    has_level(&levels, user, needed.max().unwrap_or(0), "write")
}

/// Whether the bot may add rooms to the organisation's space.
async fn may_add_rooms(client: &Client, config: &config::Matrix, user: &UserId) -> Result<(), String> {
    let Some(space) = &config.space else { return Ok(()) };
    let id = match <&matrix_sdk::ruma::RoomAliasId>::try_from(&**space) {
        Ok(alias) => {
            client.resolve_room_alias(alias).await.map_err(|error| format!("nobody has this address: {error}"))?.room_id
        }
        Err(_) => RoomId::parse(space.as_str()).map_err(|error| error.to_string())?,
    };
    if is_creator(client, &id, user).await {
        return Ok(());
    }
    let levels = levels(client, &id).await?;
    let needed = number(&levels["events"]["m.space.child"]).or(number(&levels["state_default"])).unwrap_or(50);
    has_level(&levels, user, needed, "add rooms")
}

/// What the levels of a room are. Nothing stands where they were never set.
async fn levels(client: &Client, room: &RoomId) -> Result<Value, String> {
    let asked = GetState::new(room.to_owned(), "m.room.power_levels".into(), String::new());
    match client.send(asked).await {
        Ok(answer) => serde_json::from_str(answer.event_or_content.get()).map_err(|error| error.to_string()),
        Err(error) => match error.client_api_error_kind() {
            Some(ErrorKind::NotFound) => Ok(json!({})),
            Some(ErrorKind::Forbidden) => Err("the bot is not in it: invite it again".to_owned()),
            _ => Err(error.to_string()),
        },
    }
}

/// Whether the bot has made a room of a version in which that is above all levels.
async fn is_creator(client: &Client, room: &RoomId, user: &UserId) -> bool {
    let mut asked = GetState::new(room.to_owned(), "m.room.create".into(), String::new());
    asked.format = StateEventFormat::Event;
    let Ok(answer) = client.send(asked).await else { return false };
    serde_json::from_str(answer.event_or_content.get()).is_ok_and(|made: Value| is_above_levels(&made, user))
}

fn is_above_levels(made: &Value, user: &UserId) -> bool {
    let content = &made["content"];
    let version = content["room_version"].as_str().and_then(|version| version.parse::<u32>().ok());
    let others = content["additional_creators"].as_array();
    version.is_some_and(|version| version >= 12)
        && (made["sender"] == user.as_str()
            || others.is_some_and(|others| others.iter().any(|other| other == user.as_str())))
}

fn has_level(levels: &Value, user: &UserId, needed: i64, to: &str) -> Result<(), String> {
    let level = number(&levels["users"][user.as_str()]).or(number(&levels["users_default"])).unwrap_or(0);
    if level >= needed {
        return Ok(());
    }
    Err(format!(
        "the bot may not {to} there: its power level is {level}, and {needed} is needed. Raise it in the room's settings"
    ))
}

/// A level. Old rooms have some as words.
fn number(level: &Value) -> Option<i64> {
    level.as_i64().or_else(|| level.as_str()?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::user_id;

    use super::*;

    #[test]
    fn a_level_is_that_of_the_user_or_else_that_of_all() {
        let bot = user_id!("@bot:example.org");
        let levels = json!({ "users": { "@bot:example.org": "50" }, "users_default": 0 });
        assert_eq!(has_level(&levels, bot, 50, "write"), Ok(()));
        assert_eq!(has_level(&json!({}), bot, 0, "write"), Ok(()));
        let made = |by: &str, version: &str| json!({ "sender": by, "content": { "room_version": version } });
        assert!(
            is_above_levels(&made("@bot:example.org", "12"), bot)
                && !is_above_levels(&made("@bot:example.org", "11"), bot)
        );
        assert!(!is_above_levels(&made("@lynn:example.org", "12"), bot));
        let refused = has_level(&json!({ "users_default": 10 }), bot, 50, "write").unwrap_err();
        assert!(refused.contains("its power level is 10, and 50 is needed"), "{refused}");
    }
}
