//! What the bot asks for over HTTP.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State as With;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rapporteur::clock::{SystemTime, Time};
use serde_json::{Value, json};

use super::{Double, Fault, Room, Shown, State, TOKEN, checks, gateway};

/// An answer: the status, and what is said.
type Answer = (u16, Value);

const EPHEMERAL: u64 = 1 << 6;

/// Discord's numbers of responses.
const MESSAGE: u64 = 4;
const LATER: u64 = 5;
const CHOICES: u64 = 8;
const FORM: u64 = 9;

/// Discord's number of the channels that hold others.
const CATEGORY: u64 = 4;

/// Discord's number of a menu.
const MENU: u64 = 3;

/// Discord's numbers of interactions.
const AUTOCOMPLETE: u8 = 4;
const SUBMITTED: u8 = 5;

pub(super) async fn answer(
    With(double): With<Arc<Double>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri.path().strip_prefix("/api/v10").unwrap_or(uri.path()).to_owned();
    let body: Value = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap() };
    let line = format!("{method} {path}");
    let fault = {
        let mut state = double.state.lock().unwrap();
        state.requests.push(line.clone());
        if state.is_down {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        let planned = state.planned.iter().position(|(on, _)| line.contains(on));
        planned.map(|at| state.planned.remove(at).1)
    };
    double.changed();
    match fault {
        Some(Fault::TooMany(after)) => {
            let said = json!({ "message": "You are being rate limited.", "retry_after": after, "global": false });
            let headers = [(header::RETRY_AFTER, after.to_string())];
            return (StatusCode::TOO_MANY_REQUESTS, headers, axum::Json(said)).into_response();
        }
        Some(Fault::Broken) => return StatusCode::BAD_GATEWAY.into_response(),
        Some(Fault::Late) => {
            let mut changes = double.changes.subscribe();
            while !double.state.lock().unwrap().is_released {
                changes.changed().await.unwrap();
            }
        }
        Some(Fault::BrokenAfterwards) | None => {}
    }
    let (status, said) = {
        let mut state = double.state.lock().unwrap();
        let authorised =
            headers.get(header::AUTHORIZATION).is_some_and(|token| token == format!("Bot {TOKEN}").as_str());
        if authorised || path.starts_with("/interactions") || path.starts_with("/webhooks") {
            let faults = checks::faults(&method, &path, &body);
            state.faults.extend(faults.into_iter().map(|fault| format!("{line}: {fault} in {body}")));
            state.take(&method, &path, uri.query().unwrap_or_default(), &body, double.port)
        } else {
            (401, json!({ "code": 0, "message": "401: Unauthorized" }))
        }
    };
    double.changed();
    if matches!(fault, Some(Fault::BrokenAfterwards)) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let status = StatusCode::from_u16(status).unwrap();
    if status == StatusCode::NO_CONTENT { status.into_response() } else { (status, axum::Json(said)).into_response() }
}

fn refused(status: u16, code: u32) -> Answer {
    (status, json!({ "code": code, "message": format!("refused with {code}") }))
}

impl State {
    fn take(&mut self, method: &Method, path: &str, query: &str, body: &Value, port: u16) -> Answer {
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (method.as_str(), segments.as_slice()) {
            ("GET", ["gateway"]) => (200, json!({ "url": format!("ws://127.0.0.1:{port}/gateway") })),
            ("GET", ["users", "@me"]) => (200, gateway::bot(self)),
            ("PUT", ["applications", _, "commands"] | ["applications", _, "guilds", _, "commands"]) => {
                self.register(body)
            }
            ("POST", ["interactions", id, token, "callback"]) => self.respond(id.parse().unwrap(), token, body),
            ("GET", ["webhooks", _, token, "messages", "@original"]) => self.original(token),
            ("PATCH", ["webhooks", _, token, "messages", "@original"]) => self.edit(token, body),
            ("POST", ["webhooks", _, token]) => self.follow_up(token, body),
            ("GET", ["channels", id, "messages"]) => self.history(id.parse().unwrap(), query),
            ("POST", ["channels", id, "messages"]) => self.post(id.parse().unwrap(), body),
            ("POST", ["users", "@me", "channels"]) => self.private_channel(body),
            ("GET", ["guilds", _, "channels"]) => (200, gateway::channels(self).into()),
            ("POST", ["guilds", _, "channels"]) => self.make_channel(body),
            _ => {
                self.faults.push(format!("the double does not know {method} {path}"));
                refused(404, 0)
            }
        }
    }

    fn register(&mut self, body: &Value) -> Answer {
        let application = self.application.to_string();
        let guild = self.guild.to_string();
        let commands: Vec<Value> = body.as_array().unwrap().clone();
        let registered = commands.iter().map(|command| {
            let mut command = command.clone();
            command["id"] = self.new_id().to_string().into();
            command["application_id"] = application.clone().into();
            command["guild_id"] = guild.clone().into();
            command["version"] = "1".into();
            command["default_member_permissions"] = Value::Null;
            command
        });
        self.commands = registered.collect();
        (200, Value::from(self.commands.clone()))
    }

    fn respond(&mut self, id: u64, token: &str, body: &Value) -> Answer {
        let message_id = self.new_id();
        let Some(interaction) = self.interactions.get_mut(&id).filter(|interaction| interaction.token == token) else {
            return refused(404, 10_062);
        };
        if interaction.is_expired {
            return refused(404, 10_062);
        }
        if interaction.response.is_some() {
            return refused(400, 40_060);
        }
        let kind = body["type"].as_u64().unwrap();
        let is_fitting = match interaction.kind {
            AUTOCOMPLETE => kind == CHOICES,
            SUBMITTED => matches!(kind, MESSAGE | LATER),
            _ => matches!(kind, MESSAGE | LATER | FORM),
        };
        if !is_fitting {
            self.faults.push(format!("responds with {kind} to an interaction of type {}", interaction.kind));
            return refused(400, 50_035);
        }
        let now = SystemTime.now();
        interaction.response = Some(u8::try_from(kind).unwrap());
        interaction.responded_at = Some(now);
        let data = &body["data"];
        match kind {
            CHOICES => interaction.choices = Some(data["choices"].clone()),
            FORM => interaction.form = Some(data.clone()),
            LATER => {
                let ephemeral = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
                interaction.message = Some(Shown { id: message_id, ephemeral, is_answer: true, ..Shown::default() });
            }
            _ => {
                interaction.answered_at = Some(now);
                let shown = Shown { is_answer: true, ..shown(message_id, data) };
                interaction.message = Some(shown.clone());
                let channel = interaction.channel;
                self.show(channel, shown);
            }
        }
        (204, Value::Null)
    }

    fn show(&mut self, channel: u64, message: Shown) {
        if !message.ephemeral {
            self.rooms.get_mut(&channel).unwrap().messages.push(message);
        }
    }

    fn original(&mut self, token: &str) -> Answer {
        let Some(interaction) = self.interaction(token) else { return refused(404, 10_015) };
        let (channel, user) = (interaction.channel, interaction.user);
        match interaction.message.clone() {
            Some(message) => (200, self.message(channel, &message, Some(user))),
            None => refused(404, 10_008),
        }
    }

    fn edit(&mut self, token: &str, body: &Value) -> Answer {
        let Some(interaction) = self.interaction(token) else { return refused(404, 10_015) };
        let Some(message) = &mut interaction.message else { return refused(404, 10_008) };
        let (id, ephemeral) = (message.id, message.ephemeral);
        let edited = Shown { ephemeral, is_answer: true, ..shown(id, body) };
        *message = edited.clone();
        interaction.answered_at.get_or_insert(SystemTime.now());
        let (channel, user) = (interaction.channel, interaction.user);
        match self.rooms.get_mut(&channel).unwrap().messages.iter_mut().find(|message| message.id == id) {
            Some(message) => *message = edited.clone(),
            None => self.show(channel, edited.clone()),
        }
        (200, self.message(channel, &edited, Some(user)))
    }

    fn follow_up(&mut self, token: &str, body: &Value) -> Answer {
        let id = self.new_id();
        let Some(interaction) = self.interaction(token) else { return refused(404, 10_015) };
        let message = Shown { is_answer: true, ..shown(id, body) };
        interaction.follow_ups.push(message.clone());
        let (channel, user) = (interaction.channel, interaction.user);
        self.show(channel, message.clone());
        (200, self.message(channel, &message, Some(user)))
    }

    fn history(&mut self, channel: u64, query: &str) -> Answer {
        let Some(room) = self.rooms.get(&channel).filter(|room| !room.is_deleted) else { return refused(404, 10_003) };
        let limit =
            query.split('&').find_map(|pair| pair.strip_prefix("limit=")).map_or(50, |limit| limit.parse().unwrap());
        let messages: Vec<Shown> = room.messages.iter().rev().take(limit).cloned().collect();
        (200, messages.iter().map(|message| self.message(channel, message, None)).collect())
    }

    fn post(&mut self, channel: u64, body: &Value) -> Answer {
        let id = self.new_id();
        let Some(room) = self.rooms.get_mut(&channel).filter(|room| !room.is_deleted) else {
            return refused(404, 10_003);
        };
        let nonce = body["nonce"].as_str().map(str::to_owned);
        let known = room.messages.iter().find(|message| message.nonce.is_some() && message.nonce == nonce).cloned();
        let message = known.unwrap_or_else(|| {
            let message = Shown { nonce, ..shown(id, body) };
            room.messages.push(message.clone());
            message
        });
        (200, self.message(channel, &message, None))
    }

    fn private_channel(&mut self, body: &Value) -> Answer {
        let user: u64 = body["recipient_id"].as_str().unwrap().parse().unwrap();
        let id = self.private_room(user);
        (200, json!({ "id": id.to_string(), "type": 1, "last_message_id": null, "recipients": [self.users[&user]] }))
    }

    fn make_channel(&mut self, body: &Value) -> Answer {
        let category = body["parent_id"].as_str().map(|id| id.parse().unwrap());
        if category.is_some_and(|category| self.rooms.get(&category).is_none_or(|room| room.kind != CATEGORY)) {
            return refused(400, 50_035);
        }
        let (name, topic) = (body["name"].as_str().unwrap().to_owned(), body["topic"].as_str().map(str::to_owned));
        let id = self.new_id();
        self.rooms.insert(id, Room { name, topic, category, ..Room::default() });
        let made = gateway::channel(self, id);
        self.dispatch("CHANNEL_CREATE", &made);
        (201, made)
    }

    /// The conversation of one person with the bot.
    pub(super) fn private_room(&mut self, user: u64) -> u64 {
        let known = self.rooms.iter().find(|(_, room)| room.private_with == Some(user));
        if let Some((id, _)) = known {
            return *id;
        }
        let id = self.new_id();
        self.rooms.insert(id, Room { private_with: Some(user), ..Room::default() });
        id
    }

    /// A message as Discord gives it.
    pub(super) fn message(&self, channel: u64, shown: &Shown, answers: Option<u64>) -> Value {
        let mut message = json!({
            "id": shown.id.to_string(), "channel_id": channel.to_string(), "type": 0, "author": gateway::bot(self),
            "content": shown.content, "embeds": shown.embeds, "attachments": [], "mentions": [], "mention_roles": [],
            "pinned": false, "mention_everyone": false, "tts": false, "timestamp": "2026-01-01T00:00:00Z",
            "edited_timestamp": null, "flags": 0, "components": [],
        });
        if shown.is_answer {
            let user = answers.and_then(|user| self.users.get(&user)).cloned().unwrap_or_else(|| gateway::bot(self));
            message["interaction_metadata"] = json!({
                "id": shown.id.to_string(), "type": 2, "user": user, "authorizing_integration_owners": {},
                "name": "x",
            });
        }
        message
    }
}

fn shown(id: u64, data: &Value) -> Shown {
    let embeds = data["embeds"].as_array().cloned().unwrap_or_default().into_iter().map(|mut embed| {
        embed["type"] = "rich".into();
        embed
    });
    let rows = data["components"].as_array().cloned().unwrap_or_default();
    let components = rows.iter().flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    let (menus, components): (Vec<Value>, Vec<Value>) = components.partition(|component| component["type"] == MENU);
    Shown {
        id,
        content: data["content"].as_str().unwrap_or_default().to_owned(),
        embeds: embeds.collect(),
        buttons: components.iter().filter_map(|button| Some(button["custom_id"].as_str()?.to_owned())).collect(),
        menus,
        ephemeral: data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0,
        nonce: None,
        is_answer: false,
    }
}
