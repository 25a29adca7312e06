//! The gateway.

use std::sync::Arc;

use axum::extract::State as With;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::schema::object;
use super::{Double, State, TOKEN};

/// The intent to hear of servers and their channels, and no other.
const GUILDS: u64 = 1;

/// Discord's number of the end of a connection for which the token is not good.
const AUTHENTICATION_FAILED: u16 = 4_004;

pub(super) enum Frame {
    Json(Value),
    Cut,
    /// The end, with the number that says why.
    Close(u16),
}

pub(super) async fn connect(With(double): With<Arc<Double>>, upgrade: WebSocketUpgrade) -> Response {
    connect_at("gateway", double, upgrade)
}

/// Where sessions are gone on with.
pub(super) async fn connect_again(With(double): With<Arc<Double>>, upgrade: WebSocketUpgrade) -> Response {
    connect_at("resumed", double, upgrade)
}

fn connect_at(place: &'static str, double: Arc<Double>, upgrade: WebSocketUpgrade) -> Response {
    if double.state.lock().unwrap().is_down {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    upgrade.on_upgrade(move |socket| talk(place, double, socket))
}

async fn talk(place: &'static str, double: Arc<Double>, mut socket: WebSocket) {
    let (sender, mut frames) = mpsc::unbounded_channel();
    let every = double.state.lock().unwrap().beats_every;
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": every } });
    if socket.send(Message::text(hello.to_string())).await.is_err() {
        return;
    }
    loop {
        tokio::select! {
            frame = frames.recv() => match frame {
                Some(Frame::Json(json)) => if socket.send(Message::text(json.to_string())).await.is_err() { return },
                Some(Frame::Cut) | None => return,
                Some(Frame::Close(code)) => {
                    let reason = CloseFrame { code, reason: "".into() };
                    // Who is gone need not be told.
                    let _ = socket.send(Message::Close(Some(reason))).await;
                    return;
                }
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => {
                    let json: Value = serde_json::from_str(&text).unwrap();
                    take(&mut double.state.lock().unwrap(), (place, double.port), &json, &sender);
                    double.changed();
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            },
        }
    }
}

fn take(
    state: &mut State,
    (place, port): (&'static str, u16),
    message: &Value,
    connection: &mpsc::UnboundedSender<Frame>,
) {
    let say = |json: Value| _ = connection.send(Frame::Json(json));
    match message["op"].as_u64() {
        Some(1) if state.unanswered_beats > 0 => state.unanswered_beats -= 1,
        Some(1) => say(json!({ "op": 11 })),
        Some(2) => {
            let token = message["d"]["token"].as_str().unwrap_or_default();
            if state.is_token_reset || token.trim_start_matches("Bot ") != TOKEN {
                // Who is gone need not be told.
                let _ = connection.send(Frame::Close(AUTHENTICATION_FAILED));
                return;
            }
            if message["d"]["intents"] != GUILDS {
                state.faults.push(format!("asks for the intents {}", message["d"]["intents"]));
            }
            if place != "gateway" {
                state.faults.push("begins a session where one is gone on with".to_owned());
            }
            state.identified += 1;
            state.sessions_left = state.sessions_left.saturating_sub(1);
            if let Some(code) = state.refuses_with {
                let _ = connection.send(Frame::Close(code));
                return;
            }
            state.session += 1;
            state.dispatched.clear();
            state.connection = Some(connection.clone());
            let ready = ready(state, port);
            state.dispatch("READY", &ready);
            let guild = guild(state);
            state.dispatch("GUILD_CREATE", &guild);
        }
        Some(6) => {
            if state.is_token_reset {
                let _ = connection.send(Frame::Close(AUTHENTICATION_FAILED));
                return;
            }
            if message["d"]["session_id"].as_str() != Some(state.session.to_string().as_str()) {
                say(json!({ "op": 9, "d": false }));
                return;
            }
            state.resumed += 1;
            state.resumed_at.push(place);
            let seen = message["d"]["seq"].as_u64().unwrap_or(0);
            for event in state.dispatched.iter().filter(|event| event["s"].as_u64() > Some(seen)) {
                say(event.clone());
            }
            state.connection = Some(connection.clone());
            state.dispatch("RESUMED", &json!({ "_trace": [] }));
        }
        other => state.faults.push(format!("says {other:?} to the gateway")),
    }
}

fn ready(state: &State, port: u16) -> Value {
    json!({
        "v": 10,
        "user": bot(state),
        "guilds": [{ "id": state.guild.to_string(), "unavailable": true }],
        "session_id": state.session.to_string(),
        "resume_gateway_url": format!("ws://127.0.0.1:{port}/resumed"),
        "shard": [0, 1],
        "application": { "id": state.application.to_string(), "flags": 0 },
    })
}

/// The bot's account, which has the application's number.
pub(super) fn bot(state: &State) -> Value {
    json!({
        "id": state.application.to_string(), "username": "Rapporteur", "discriminator": "0000", "global_name": null,
        "avatar": null, "bot": true, "verified": true, "mfa_enabled": false, "email": null, "flags": 0,
    })
}

/// Discord's number of threads, and of posts in a forum.
pub(super) const THREAD: u64 = 11;
pub(super) const FORUM: u64 = 15;

/// The application as its own bot is told of it.
pub(super) fn application(state: &State) -> Value {
    json!({
        "id": state.application.to_string(), "name": "Rapporteur", "icon": null, "description": "", "verify_key": "",
        "bot_public": false, "bot_require_code_grant": false, "flags": state.flags, "bot": bot(state),
    })
}

/// The servers that the bot is in, with what it may do there.
pub(super) fn servers(state: &State) -> Vec<Value> {
    let server = |permissions: u64| {
        json!({
            "id": state.guild.to_string(), "name": "A working body", "icon": null, "banner": null, "owner": false,
            "permissions": permissions.to_string(), "features": [],
        })
    };
    state.permissions.map(server).into_iter().collect()
}

pub(super) fn channel(state: &State, id: u64) -> Value {
    let room = &state.rooms[&id];
    let denied = json!({ "id": state.guild.to_string(), "type": 0, "allow": "0", "deny": room.denied.to_string() });
    let overwrites: Vec<Value> = (room.denied != 0).then_some(denied).into_iter().collect();
    let mut channel = json!({
        "id": id.to_string(), "type": room.kind, "guild_id": state.guild.to_string(), "name": room.name,
        "last_message_id": null, "parent_id": room.category.map(|id| id.to_string()), "rate_limit_per_user": 0, "flags": 0,
    });
    if room.kind == THREAD {
        channel["owner_id"] = state.application.to_string().into();
        channel["thread_metadata"] = json!({
            "archived": room.is_archived, "locked": room.is_locked, "auto_archive_duration": 1440,
            "archive_timestamp": "2026-01-01T00:00:00Z", "create_timestamp": "2026-01-01T00:00:00Z",
        });
        return object("ThreadResponse", state.shape, channel);
    }
    channel["position"] = 0.into();
    channel["nsfw"] = false.into();
    channel["topic"] = room.topic.clone().into();
    channel["permission_overwrites"] = overwrites.into();
    object("GuildChannelResponse", state.shape, channel)
}

/// What the bot may do in a channel.
pub(super) fn permissions_in(state: &State, id: u64) -> u64 {
    let room = &state.rooms[&id];
    let of = room.category.filter(|_| room.kind == THREAD).unwrap_or(id);
    state.permissions.unwrap_or(0) & !state.rooms[&of].denied
}

pub(super) fn channels(state: &State) -> Vec<Value> {
    let rooms = state.rooms.iter().filter(|(_, room)| room.private_with.is_none() && !room.is_deleted);
    rooms.map(|(id, _)| channel(state, *id)).collect()
}

fn guild(state: &State) -> Value {
    let channels = channels(state);
    json!({
        "id": state.guild.to_string(), "name": "A working body", "icon": null, "splash": null,
        "discovery_splash": null, "owner_id": state.application.to_string(), "afk_channel_id": null, "afk_timeout": 300,
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
        "roles": [{
            "id": state.guild.to_string(), "name": "@everyone", "color": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
            "hoist": false, "position": 0, "permissions": "0", "managed": false, "mentionable": false, "flags": 0,
        }],
        "emojis": [], "features": [], "mfa_level": 0, "application_id": null, "system_channel_id": null,
        "system_channel_flags": 0, "rules_channel_id": null, "vanity_url_code": null, "description": null,
        "banner": null, "premium_tier": 0, "preferred_locale": "en-US", "public_updates_channel_id": null,
        "nsfw_level": 0, "premium_progress_bar_enabled": false, "safety_alerts_channel_id": null, "stickers": [],
        "joined_at": "2026-01-01T00:00:00Z", "large": false, "unavailable": false, "member_count": 2,
        "voice_states": [], "members": [], "channels": channels, "threads": [], "presences": [],
        "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
    })
}
