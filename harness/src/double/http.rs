//! What the bot asks for over HTTP.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request, State as With};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rapporteur::base::clock::{SystemTime, Time};
use serde_json::{Value, json};

use super::schema::object;
use super::{Double, Fault, File, Interaction, Room, Shown, State, TOKEN, checks, gateway};

/// An answer: the status, and what is said.
type Answer = (u16, Value);

const SUPPRESS_EMBEDS: u64 = 1 << 2;
const EPHEMERAL: u64 = 1 << 6;

/// Discord's numbers of responses.
const MESSAGE: u64 = 4;
const LATER: u64 = 5;
const CHOICES: u64 = 8;
const FORM: u64 = 9;

/// Discord's numbers of what becomes of an event.
pub(super) const SCHEDULED: u64 = 1;
pub(super) const ACTIVE: u64 = 2;
pub(super) const COMPLETED: u64 = 3;
pub(super) const CANCELED: u64 = 4;

/// Discord's number of the channels that hold others.
const CATEGORY: u64 = 4;

/// Discord's permissions to see a channel, to write there and in its threads, to show tables, and to attach files.
const VIEW: u64 = 1 << 10;
const SEND: u64 = 1 << 11;
const EMBED: u64 = 1 << 14;
const ATTACH: u64 = 1 << 15;
const SEND_IN_THREADS: u64 = 1 << 38;

/// Discord's number of a menu.
const MENU: u64 = 3;

/// Discord's numbers of interactions.
const PRESSED: u8 = 3;
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
    let (body, files) = read(&headers, body).await;
    let latency = double.state.lock().unwrap().latency;
    SystemTime.pause(latency).await;
    let line = format!("{method} {path}");
    let fault = {
        let mut state = double.state.lock().unwrap();
        state.requests.push(line.clone());
        if state.is_down {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        let planned = state.planned.iter().position(|(on, _)| line.contains(on));
        let planned = planned.map(|at| state.planned.remove(at).1);
        planned.or_else(|| {
            let (_, faults) = state.standing.as_mut().filter(|(on, _)| line.contains(*on))?;
            faults.rotate_left(1);
            faults.last().copied()
        })
    };
    double.changed();
    match fault {
        Some(Fault::TooMany(after)) => {
            let said = json!({ "message": "You are being rate limited.", "retry_after": after, "global": false });
            let headers = [(header::RETRY_AFTER, after.to_string())];
            return (StatusCode::TOO_MANY_REQUESTS, headers, axum::Json(said)).into_response();
        }
        Some(Fault::Broken) => return StatusCode::BAD_GATEWAY.into_response(),
        Some(Fault::Status(status)) => return StatusCode::from_u16(status).unwrap().into_response(),
        Some(Fault::Forbidden) => {
            let said = json!({ "code": 50_013, "message": "Missing Permissions" });
            return (StatusCode::FORBIDDEN, axum::Json(said)).into_response();
        }
        Some(Fault::NotTaken) => {
            let said = json!({ "code": 50_007, "message": "Cannot send messages to this user" });
            return (StatusCode::FORBIDDEN, axum::Json(said)).into_response();
        }
        Some(Fault::Malformed) => {
            let said = json!({ "code": 50_035, "message": "Invalid Form Body" });
            return (StatusCode::BAD_REQUEST, axum::Json(said)).into_response();
        }
        Some(Fault::Code(status, code)) => {
            let said = json!({ "code": code, "message": format!("refused with {code}") });
            return (StatusCode::from_u16(status).unwrap(), axum::Json(said)).into_response();
        }
        Some(Fault::Hung) => std::future::pending().await,
        Some(Fault::Late) => {
            let mut changes = double.changes.subscribe();
            while !double.state.lock().unwrap().is_released {
                changes.changed().await.unwrap();
            }
        }
        Some(Fault::BrokenAfterwards | Fault::Unanswered) | None => {}
    }
    let (status, said) = {
        let mut state = double.state.lock().unwrap();
        let token = headers.get(header::AUTHORIZATION);
        let authorised = !state.is_token_reset && token.is_some_and(|token| token == format!("Bot {TOKEN}").as_str());
        if authorised || path.starts_with("/interactions") || path.starts_with("/webhooks") {
            let faults = checks::faults(&method, &path, &body, &files);
            state.faults.extend(faults.into_iter().map(|fault| format!("{line}: {fault} in {body}")));
            state.take(&method, &path, uri.query().unwrap_or_default(), (&body, &files), double.port)
        } else {
            (401, json!({ "code": 0, "message": "401: Unauthorized" }))
        }
    };
    double.changed();
    match fault {
        Some(Fault::BrokenAfterwards) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(Fault::Unanswered) => std::future::pending().await,
        _ => {}
    }
    let status = StatusCode::from_u16(status).unwrap();
    let no_content = status == StatusCode::NO_CONTENT;
    let mut response = if no_content { status.into_response() } else { (status, axum::Json(said)).into_response() };
    if let Some(date) = &double.state.lock().unwrap().date {
        response.headers_mut().insert(header::DATE, date.parse().unwrap());
    }
    response
}

/// What is in the body of a request, and the files beside it, each under the name of its part.
async fn read(headers: &HeaderMap, body: Bytes) -> (Value, Vec<(String, File)>) {
    if body.is_empty() {
        return (Value::Null, Vec::new());
    }
    let kind = &headers[header::CONTENT_TYPE];
    if kind == "application/json" {
        return (serde_json::from_slice(&body).unwrap(), Vec::new());
    }
    let request = Request::builder().header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
    let mut parts = Multipart::from_request(request, &()).await.unwrap();
    let (mut payload, mut files) = (Value::Null, Vec::new());
    while let Some(part) = parts.next_field().await.unwrap() {
        let (part_name, name) = (part.name().unwrap().to_owned(), part.file_name().map(str::to_owned));
        let content_type = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.unwrap().to_vec();
        match (name, content_type) {
            (Some(name), Some(content_type)) => {
                files.push((part_name, File { name, content_type, bytes, description: None }));
            }
            _ => payload = serde_json::from_slice(&bytes).unwrap(),
        }
    }
    let listed = [&payload["attachments"], &payload["data"]["attachments"]].into_iter().find_map(Value::as_array);
    for ((_, file), listed) in files.iter_mut().zip(listed.into_iter().flatten()) {
        file.description = listed["description"].as_str().map(str::to_owned);
    }
    (payload, files)
}

fn refused(status: u16, code: u32) -> Answer {
    (status, json!({ "code": code, "message": format!("refused with {code}") }))
}

impl State {
    fn take(
        &mut self,
        method: &Method,
        path: &str,
        query: &str,
        (body, files): (&Value, &[(String, File)]),
        port: u16,
    ) -> Answer {
        let files = &files.iter().map(|(_, file)| file.clone()).collect::<Vec<_>>();
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (method.as_str(), segments.as_slice()) {
            ("GET", ["gateway"]) => (200, json!({ "url": format!("ws://127.0.0.1:{port}/gateway") })),
            ("GET", ["gateway", "bot"]) => (
                200,
                json!({
                    "url": format!("ws://127.0.0.1:{port}/gateway"), "shards": 1,
                    "session_start_limit": {
                        "total": 1_000, "remaining": self.sessions_left, "reset_after": 2_000, "max_concurrency": 1,
                    },
                }),
            ),
            ("GET", ["applications", _, "commands"]) => {
                (200, self.commands.get(&None).cloned().unwrap_or_default().into())
            }
            ("GET", ["applications", _, "guilds", guild, "commands"]) => {
                let guild: u64 = guild.parse().unwrap();
                if guild != self.guild || self.permissions.is_none() {
                    return refused(403, 50_001);
                }
                (200, self.commands.get(&Some(guild)).cloned().unwrap_or_default().into())
            }
            ("DELETE", ["webhooks", _, token, "messages", "@original"]) => self.take_away(token),
            ("PATCH", ["channels", id, "messages", message]) => {
                self.change(id.parse().unwrap(), message.parse().unwrap(), body)
            }
            ("GET", ["users", "@me"]) => (200, gateway::bot(self)),
            ("GET", ["oauth2", "applications", "@me"]) => (200, gateway::application(self)),
            ("GET", ["users", "@me", "guilds"]) => (200, gateway::servers(self).into()),
            ("GET", ["guilds", _, "members", id]) => match id.parse::<u64>().unwrap() {
                stranger if self.strangers.contains(&stranger) => refused(404, 10_007),
                id => {
                    let user = self.users.get(&id).cloned().unwrap_or_else(|| gateway::bot(self));
                    (200, json!({ "user": user, "roles": [] }))
                }
            },
            ("PUT", ["applications", id, "commands"]) => self.register(id, None, body),
            ("PUT", ["applications", id, "guilds", guild, "commands"]) => {
                self.register(id, Some(guild.parse().unwrap()), body)
            }
            ("POST", ["interactions", id, token, "callback"]) => self.respond(id.parse().unwrap(), token, body, files),
            ("GET", ["webhooks", _, token, "messages", "@original"]) => self.original(token),
            ("PATCH", ["webhooks", _, token, "messages", "@original"]) => self.edit(token, body, files),
            ("POST", ["webhooks", _, token]) => self.follow_up(token, body, files),
            ("GET", ["channels", id, "messages"]) => self.history(id.parse().unwrap(), query),
            ("POST", ["channels", id, "messages"]) => self.post(id.parse().unwrap(), body, files),
            ("POST", ["users", "@me", "channels"]) => self.private_channel(body),
            ("GET", ["guilds", _, "channels"]) => (200, gateway::channels(self).into()),
            ("POST", ["guilds", _, "channels"]) => self.make_channel(body),
            ("GET", ["channels", id]) => match self.rooms.get(&id.parse().unwrap()) {
                Some(room) if !room.is_deleted => (200, gateway::channel(self, id.parse().unwrap())),
                _ => refused(404, 10_003),
            },
            ("GET", ["guilds", _, "scheduled-events"]) => {
                (200, self.events.values().filter(is_to_come).cloned().collect())
            }
            ("POST", ["guilds", _, "scheduled-events"]) => self.make_event(body),
            ("PATCH", ["guilds", _, "scheduled-events", id]) => self.change_event(id.parse().unwrap(), body),
            _ => {
                self.faults.push(format!("the double does not know {method} {path}"));
                refused(404, 0)
            }
        }
    }

    fn register(&mut self, application: &str, guild: Option<u64>, body: &Value) -> Answer {
        if application != self.application.to_string() {
            return refused(403, 20_012);
        }
        if guild.is_some_and(|guild| guild != self.guild) {
            return refused(403, 50_001);
        }
        let commands: Vec<Value> = body.as_array().unwrap().clone();
        let registered = commands.iter().map(|command| {
            let mut command = command.clone();
            command["id"] = self.new_id().to_string().into();
            command["application_id"] = application.into();
            command["guild_id"] = guild.map(|guild| guild.to_string()).into();
            command["version"] = "1".into();
            if command["default_member_permissions"].is_null() {
                command["default_member_permissions"] = Value::Null;
            }
            command
        });
        let registered: Vec<Value> = registered.collect();
        self.commands.insert(guild, registered.clone());
        (200, Value::from(registered))
    }

    fn respond(&mut self, id: u64, token: &str, body: &Value, files: &[File]) -> Answer {
        let message_id = self.new_id();
        let answers = Some(id);
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
                let ephemeral = has_flag(data, EPHEMERAL);
                let announced = Shown { id: message_id, ephemeral, answers, ..Shown::default() };
                interaction.message = Some(announced.clone());
                let channel = interaction.channel;
                self.show(channel, announced);
            }
            _ => {
                interaction.answered_at = Some(now);
                let shown = Shown { answers, ..shown(message_id, data, files) };
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
        let channel = interaction.channel;
        match interaction.message.clone() {
            Some(message) => (200, self.message(channel, &message)),
            None => refused(404, 10_008),
        }
    }

    fn edit(&mut self, token: &str, body: &Value, files: &[File]) -> Answer {
        let Some(interaction) = self.interaction(token) else { return refused(404, 10_015) };
        let Some(message) = &mut interaction.message else { return refused(404, 10_008) };
        let (id, ephemeral, answers) = (message.id, message.ephemeral, message.answers);
        let mut edited = Shown { ephemeral, answers, ..shown(id, body, files) };
        if body["attachments"].is_null() {
            // Only a list of files takes away those that were there.
            edited.files.splice(0..0, message.files.clone());
        }
        *message = edited.clone();
        interaction.answered_at.get_or_insert(SystemTime.now());
        let channel = interaction.channel;
        let shown = self.rooms.get_mut(&channel).unwrap().messages.iter_mut().find(|message| message.id == id);
        if let Some(shown) = shown {
            *shown = edited.clone();
        }
        (200, self.message(channel, &edited))
    }

    /// The first response goes; others may follow.
    fn take_away(&mut self, token: &str) -> Answer {
        let Some(interaction) = self.interaction(token) else { return refused(404, 10_015) };
        let Some(message) = interaction.message.take() else { return refused(404, 10_008) };
        interaction.is_taken_away = true;
        let channel = interaction.channel;
        self.rooms.get_mut(&channel).unwrap().messages.retain(|other| other.id != message.id);
        (204, Value::Null)
    }

    /// A message of the bot's own is changed in what is given.
    fn change(&mut self, channel: u64, message: u64, body: &Value) -> Answer {
        let Some(room) = self.rooms.get_mut(&channel).filter(|room| !room.is_deleted) else {
            return refused(404, 10_003);
        };
        let Some(known) = room.messages.iter_mut().find(|known| known.id == message) else {
            return refused(404, 10_008);
        };
        if known.by.is_some() {
            return refused(403, 50_005);
        }
        let changed = shown(message, body, &[]);
        if body.get("components").is_some() {
            (known.buttons, known.menus, known.labels) = (changed.buttons, changed.menus, changed.labels);
        }
        if body.get("content").is_some() {
            known.content = changed.content;
        }
        if body.get("embeds").is_some() {
            known.embeds = changed.embeds;
        }
        let known = known.clone();
        (200, self.message(channel, &known))
    }

    fn follow_up(&mut self, token: &str, body: &Value, files: &[File]) -> Answer {
        let id = self.new_id();
        let Some(interaction) = self.interaction(token) else { return refused(404, 10_015) };
        let message = shown(id, body, files);
        if interaction.is_taken_away && interaction.answered_at.is_none() {
            interaction.answered_at = Some(SystemTime.now());
            interaction.message = Some(message.clone());
        } else {
            interaction.follow_ups.push(message.clone());
        }
        let channel = interaction.channel;
        self.show(channel, message.clone());
        (200, self.message(channel, &message))
    }

    fn history(&mut self, channel: u64, query: &str) -> Answer {
        let Some(room) = self.rooms.get(&channel).filter(|room| !room.is_deleted) else { return refused(404, 10_003) };
        let given = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.parse::<u64>().ok());
        let limit = usize::try_from(given("limit=").unwrap_or(50)).unwrap();
        // The last ones, or the first after one of them; always the last of all first.
        let messages: Vec<&Shown> = match given("after=") {
            Some(after) => room.messages.iter().filter(|message| message.id > after).take(limit).collect(),
            None => room.messages.iter().rev().take(limit).rev().collect(),
        };
        (200, messages.iter().rev().map(|message| self.message(channel, message)).collect())
    }

    fn post(&mut self, channel: u64, body: &Value, files: &[File]) -> Answer {
        let id = self.new_id();
        if self.rooms.get(&channel).is_none_or(|room| room.is_deleted) {
            return refused(404, 10_003);
        }
        let may = gateway::permissions_in(self, channel);
        let Some(room) = self.rooms.get_mut(&channel) else { return refused(404, 10_003) };
        if room.private_with.is_none() {
            let speaks = if room.kind == gateway::THREAD { SEND_IN_THREADS } else { SEND };
            if may & VIEW == 0 {
                return refused(403, 50_001);
            }
            if may & speaks == 0 || !files.is_empty() && may & ATTACH == 0 {
                return refused(403, 50_013);
            }
            if room.is_locked {
                return refused(403, 160_005);
            }
            if room.is_archived {
                return refused(400, 50_083);
            }
            let is_empty = body["content"].as_str().is_none_or(str::is_empty) && files.is_empty();
            if is_empty && may & EMBED == 0 {
                return refused(400, 50_006);
            }
        }
        let nonce = body["nonce"].as_str().map(str::to_owned);
        let known = room.messages.iter().find(|message| message.nonce.is_some() && message.nonce == nonce).cloned();
        let message = known.unwrap_or_else(|| {
            let message = Shown { nonce, ..shown(id, body, files) };
            room.messages.push(message.clone());
            message
        });
        (200, self.message(channel, &message))
    }

    fn private_channel(&mut self, body: &Value) -> Answer {
        let user: u64 = body["recipient_id"].as_str().unwrap().parse().unwrap();
        let id = self.private_room(user);
        self.opened.push((user, SystemTime.now()));
        let opened = json!({ "id": id.to_string(), "type": 1, "recipients": [self.users[&user]] });
        (200, object("PrivateChannelResponse", self.shape, opened))
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

    fn make_event(&mut self, body: &Value) -> Answer {
        let id = self.new_id();
        let mut event = body.clone();
        for (key, value) in [
            ("id", json!(id.to_string())),
            ("guild_id", json!(self.guild.to_string())),
            ("channel_id", Value::Null),
            ("creator_id", json!(self.application.to_string())),
            ("status", json!(SCHEDULED)),
            ("entity_id", Value::Null),
            ("image", Value::Null),
            ("recurrence_rule", Value::Null),
        ] {
            event[key] = value;
        }
        let event = object("ExternalScheduledEventResponse", self.shape, event);
        self.events.insert(id, event.clone());
        (200, event)
    }

    fn change_event(&mut self, id: u64, body: &Value) -> Answer {
        let Some(event) = self.events.get_mut(&id) else { return refused(404, 10_070) };
        let begins = ["scheduled_start_time", "scheduled_end_time"].iter().any(|key| body.get(key).is_some());
        let is_possible = match (event["status"].as_u64().unwrap(), body["status"].as_u64()) {
            (SCHEDULED, None | Some(ACTIVE | CANCELED)) | (ACTIVE, Some(COMPLETED)) => true,
            (ACTIVE, None) => !begins,
            _ => false,
        };
        if !is_possible {
            self.faults.push(format!("{body} is no change of the event {event}"));
            return refused(400, 50_035);
        }
        for (key, value) in body.as_object().unwrap() {
            event[key] = value.clone();
        }
        (200, event.clone())
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
    pub(super) fn message(&self, channel: u64, shown: &Shown) -> Value {
        let author = shown.by.map_or_else(|| gateway::bot(self), |user| self.users[&user].clone());
        let mut message = json!({
            "id": shown.id.to_string(), "channel_id": channel.to_string(), "type": 0, "author": author,
            "content": shown.content, "embeds": shown.embeds, "mentions": [], "mention_roles": [],
            "attachments": shown.files.iter().map(attachment).collect::<Vec<_>>(),
            "pinned": false, "mention_everyone": false, "tts": false, "timestamp": "2026-01-01T00:00:00Z",
            "edited_timestamp": null, "flags": if shown.ephemeral { 64 } else { 0 }, "components": [],
        });
        message = object("MessageResponse", self.shape, message);
        message.as_object_mut().unwrap().remove("interaction_metadata");
        if let Some(id) = shown.answers {
            let Interaction { kind, user, .. } = &self.interactions[&id];
            let begun = json!({
                "id": id.to_string(), "type": 2, "user": self.users[user], "authorizing_integration_owners": {},
            });
            let mut metadata = begun.clone();
            metadata["type"] = (*kind).into();
            match *kind {
                PRESSED => metadata["interacted_message_id"] = shown.id.to_string().into(),
                SUBMITTED => metadata["triggering_interaction_metadata"] = begun,
                _ => {}
            }
            message["interaction_metadata"] = metadata;
        }
        message
    }
}

fn attachment(file: &File) -> Value {
    json!({
        "id": "1", "filename": file.name, "content_type": file.content_type, "size": file.bytes.len(),
        "url": "https://cdn.discordapp.com/x", "proxy_url": "https://media.discordapp.net/x",
    })
}

/// Whether an event has not ended: others are not given.
fn is_to_come(event: &&Value) -> bool {
    matches!(event["status"].as_u64(), Some(SCHEDULED | ACTIVE))
}

fn has_flag(data: &Value, flag: u64) -> bool {
    data["flags"].as_u64().unwrap_or(0) & flag != 0
}

fn shown(id: u64, data: &Value, files: &[File]) -> Shown {
    let embeds = data["embeds"].as_array().cloned().unwrap_or_default().into_iter().map(|mut embed| {
        embed["type"] = "rich".into();
        embed
    });
    let rows = data["components"].as_array().cloned().unwrap_or_default();
    let components = rows.iter().flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    let (menus, components): (Vec<Value>, Vec<Value>) = components.partition(|component| component["type"] == MENU);
    Shown {
        id,
        content: data["content"].as_str().unwrap_or_default().trim().to_owned(),
        embeds: embeds.collect(),
        buttons: components.iter().filter_map(|button| Some(button["custom_id"].as_str()?.to_owned())).collect(),
        labels: components.iter().filter_map(|button| Some(button["label"].as_str()?.to_owned())).collect(),
        menus,
        files: files.to_vec(),
        ephemeral: has_flag(data, EPHEMERAL),
        is_bare: has_flag(data, SUPPRESS_EMBEDS),
        nonce: None,
        answers: None,
        by: None,
    }
}
