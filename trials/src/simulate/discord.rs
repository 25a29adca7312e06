//! Discord: what it answers to requests. Everything on the other side of them is the product's own adapter.

mod gateway;

use std::collections::BTreeMap;

use commands::pipeline::decide::answer_key;
use commands::record::Platform;
use jiff::{SignedDuration, Timestamp};
use rapporteur::platforms::discord::{Answer, Request, Transport};
use serde_json::{Value, json};
use serenity::all::{LightMethod, Route};
use serenity::async_trait;

use super::faults::Point;
use super::world::{Place, State, Unanswered, World};

pub(crate) use gateway::{CHANNELS, Gateways, PEOPLE, account, listen};

/// The bot's own account, the application and the server.
pub(crate) const BOT: u64 = 1_001;
pub(crate) const APPLICATION: u64 = 1_002;
pub(crate) const GUILD: u64 = 1_003;

/// When Discord's numbers begin, in milliseconds since 1970.
const FIRST_MOMENT: i64 = 1_420_070_400_000;

/// Within what time the first response must come, and for how long others can.
const RESPONDED_WITHIN: SignedDuration = SignedDuration::from_secs(3);
const HOLDS_FOR: SignedDuration = SignedDuration::from_mins(15);

/// For how long a nonce is known.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(3);

/// Discord's numbers of responses, and of what is for one person's eyes alone.
const MESSAGE: u64 = 4;
const LATER: u64 = 5;
const FORM: u64 = 9;
/// In their place: there was one, and it was taken away again.
const TAKEN_AWAY: u64 = 0;
const EPHEMERAL: u64 = 1 << 6;

/// How what is not in the record begins.
const NOTICES: [&str; 4] = ["Not recorded", "The record is busy", "I no longer know which group", "The rest of"];

/// All that is on it.
#[derive(Default)]
pub(crate) struct Server {
    ids: u64,
    pub(crate) channels: BTreeMap<u64, Vec<Message>>,
    interactions: BTreeMap<u64, Interaction>,
    nonces: BTreeMap<(u64, String), (u64, Timestamp)>,
    /// Which interactions must be answered at the end.
    must_be_answered: Vec<u64>,
    pub(crate) gateways: Gateways,
}

/// A message that all in a channel see.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: u64,
    by: u64,
    content: String,
    embeds: Value,
    files: Vec<String>,
    /// By what it is acted on.
    pub(crate) buttons: Vec<String>,
    interaction: Option<u64>,
}

#[derive(Debug)]
struct Interaction {
    token: String,
    channel: u64,
    user: u64,
    at: Timestamp,
    response: Option<u64>,
    is_for_one: bool,
    message: u64,
    is_answered: bool,
}

/// What is asked, as it arrives.
enum Asked {
    Me,
    Respond {
        interaction: u64,
        body: Value,
    },
    Edit {
        token: String,
        body: Value,
    },
    Original {
        token: String,
    },
    FollowUp {
        token: String,
        body: Value,
    },
    TakeAway {
        token: String,
    },
    /// The buttons of a message change.
    Touch,
    History {
        channel: u64,
        after: u64,
        most: usize,
    },
    Post {
        channel: u64,
        body: Value,
    },
    Private {
        user: u64,
    },
    Unknown(String),
}

/// Its status, and what is said.
type Said = (u16, Value);

impl Asked {
    fn of(request: &Request<'_>) -> Self {
        let body = request.body.cloned().unwrap_or_default();
        let body = with_files(body, request);
        let param = |name: &str| {
            request.params.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.parse::<u64>().ok())
        };
        match (request.method, request.route) {
            (LightMethod::Get, Route::UserMe) => Self::Me,
            (LightMethod::Post, Route::InteractionResponse { interaction_id, .. }) => {
                Self::Respond { interaction: interaction_id.get(), body }
            }
            (LightMethod::Get, Route::WebhookOriginalInteractionResponse { token, .. }) => {
                Self::Original { token: token.to_owned() }
            }
            (LightMethod::Patch, Route::WebhookOriginalInteractionResponse { token, .. }) => {
                Self::Edit { token: token.to_owned(), body }
            }
            (LightMethod::Post, Route::WebhookFollowupMessages { token, .. }) => {
                Self::FollowUp { token: token.to_owned(), body }
            }
            (LightMethod::Delete, Route::WebhookOriginalInteractionResponse { token, .. }) => {
                Self::TakeAway { token: token.to_owned() }
            }
            (LightMethod::Patch, Route::ChannelMessage { .. }) => Self::Touch,
            (LightMethod::Get, Route::ChannelMessages { channel_id }) => Self::History {
                channel: channel_id.get(),
                after: param("after").unwrap_or(0),
                most: param("limit").and_then(|most| usize::try_from(most).ok()).unwrap_or(50),
            },
            (LightMethod::Post, Route::ChannelMessages { channel_id }) => {
                Self::Post { channel: channel_id.get(), body }
            }
            (LightMethod::Post, Route::UserMeDmChannels) => {
                Self::Private { user: body["recipient_id"].as_str().and_then(|id| id.parse().ok()).unwrap_or(0) }
            }
            (method, route) => Self::Unknown(format!("{method:?} {}", route.path())),
        }
    }

    fn point(&self) -> Point {
        Point::far(match self {
            Self::Me => "asking Discord who one is",
            Self::Respond { .. } => "responding on Discord",
            Self::Edit { .. } => "editing on Discord",
            Self::Original { .. } => "asking Discord for a first response",
            Self::FollowUp { .. } => "following up on Discord",
            Self::TakeAway { .. } => "taking an announcement away on Discord",
            Self::Touch => "changing buttons on Discord",
            Self::History { .. } => "asking Discord for a history",
            Self::Post { .. } => "posting on Discord",
            Self::Private { .. } => "asking Discord for a private channel",
            Self::Unknown(_) => "asking Discord",
        })
    }
}

/// The names of files go along with the body, as Discord shows them in a history.
fn with_files(mut body: Value, request: &Request<'_>) -> Value {
    let names: Vec<&str> = request.files.iter().map(|file| file.filename.as_str()).collect();
    if !names.is_empty() {
        body["files"] = json!(names);
    }
    body
}

fn refused(status: u16, code: u32) -> Said {
    (status, json!({ "code": code, "message": "refused" }))
}

impl Server {
    /// What was asked last must be answered.
    pub(crate) fn last_must_be_answered(&mut self) {
        let last = self.interactions.keys().next_back();
        self.must_be_answered.extend(last);
    }

    /// The first interaction that must be answered and is not.
    pub(crate) fn unanswered(&self) -> Option<u64> {
        let is_answered = |id: &u64| self.interactions.get(id).is_some_and(|interaction| interaction.is_answered);
        self.must_be_answered.iter().find(|id| !is_answered(id)).copied()
    }
}

impl State {
    /// A number that is never given again, and tells the time.
    pub(crate) fn next_id(&mut self) -> u64 {
        self.discord.ids += 1;
        let since = u64::try_from(self.now.as_millisecond() - FIRST_MOMENT).unwrap_or(0);
        (since << 22) | self.discord.ids
    }

    /// A new interaction of somebody's in a channel.
    fn interaction(&mut self, user: u64, channel: u64) -> (u64, String) {
        let id = self.next_id();
        let token = format!("token-{id}");
        let interaction = Interaction {
            token: token.clone(),
            channel,
            user,
            at: self.now,
            response: None,
            is_for_one: false,
            message: self.next_id(),
            is_answered: false,
        };
        self.discord.interactions.insert(id, interaction);
        (id, token)
    }

    fn discord_answers(&mut self, asked: Asked) -> Said {
        let often = self.faults.limited;
        if self.chance.happens(often) {
            self.count("rate limit on Discord");
            let after = self.chance.below(5_000) as f64 / 1_000.0;
            return (429, json!({ "message": "You are being rate limited.", "retry_after": after, "global": false }));
        }
        match asked {
            Asked::Me => (200, json!({ "id": BOT.to_string(), "username": "rapporteur" })),
            Asked::Respond { interaction, body } => self.respond(interaction, &body),
            Asked::Edit { token, body } => self.edit(&token, &body),
            Asked::Original { token } => self.original(&token),
            Asked::Touch => (200, json!({})),
            Asked::TakeAway { token } => self.take_away(&token),
            Asked::FollowUp { token, body } => match self.by_token(&token) {
                Some(id) if self.is_taken_away(id) => self.answer_apart(id, &body),
                Some(_) => (200, json!({ "id": self.next_id().to_string() })),
                None => refused(401, 50_027),
            },
            Asked::History { channel, after, most } => (200, self.history(channel, after, most)),
            Asked::Post { channel, body } => self.post(channel, &body),
            // The private channel of somebody has their number.
            Asked::Private { user } => (200, json!({ "id": user.to_string() })),
            Asked::Unknown(asked) => {
                self.fail(format!("nobody here knows {asked}"));
                refused(404, 0)
            }
        }
    }

    fn by_token(&self, token: &str) -> Option<u64> {
        let holds = |interaction: &Interaction| self.now.duration_since(interaction.at) < HOLDS_FOR;
        let of_token = |(_, interaction): &(&u64, &Interaction)| interaction.token == token && holds(interaction);
        self.discord.interactions.iter().rev().find(of_token).map(|(id, _)| *id)
    }

    fn respond(&mut self, id: u64, body: &Value) -> Said {
        let now = self.now;
        let Some(interaction) = self.discord.interactions.get_mut(&id) else { return refused(404, 10_062) };
        if interaction.response.is_some() {
            return refused(400, 40_060);
        }
        if now.duration_since(interaction.at) > RESPONDED_WITHIN {
            self.count("too late for a first response");
            return refused(404, 10_062);
        }
        let kind = body["type"].as_u64().unwrap_or(0);
        interaction.response = Some(kind);
        interaction.is_for_one = body["data"]["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
        let (user, channel) = (interaction.user, interaction.channel);
        self.tell(|| format!("Discord responds to {id}: {body}"));
        match kind {
            MESSAGE => self.answer(id, &body["data"]),
            FORM => self.fills_in(user, channel, &body["data"]),
            LATER => self.count("answer deferred"),
            _ => {}
        }
        (204, Value::Null)
    }

    fn edit(&mut self, token: &str, body: &Value) -> Said {
        let Some(id) = self.by_token(token) else {
            self.count("too late for an answer");
            return refused(401, 50_027);
        };
        let is_there = |there: &&Interaction| there.response.is_some_and(|response| response != TAKEN_AWAY);
        let Some(interaction) = self.discord.interactions.get(&id).filter(is_there) else {
            return refused(404, 10_008);
        };
        let message = interaction.message;
        self.tell(|| format!("Discord edits the answer to {id}: {body}"));
        self.answer(id, body);
        (200, json!({ "id": message.to_string() }))
    }

    fn original(&self, token: &str) -> Said {
        let Some(id) = self.by_token(token) else { return refused(401, 50_027) };
        let there = self.discord.interactions.get(&id);
        match there.filter(|there| there.response.is_some_and(|response| response != TAKEN_AWAY)) {
            Some(there) => (200, json!({ "flags": if there.is_for_one { EPHEMERAL } else { 0 } })),
            None => refused(404, 10_008),
        }
    }

    /// What was announced to all goes.
    fn take_away(&mut self, token: &str) -> Said {
        let Some(id) = self.by_token(token) else { return refused(401, 50_027) };
        let Some(interaction) = self.discord.interactions.get_mut(&id).filter(|there| there.response == Some(LATER))
        else {
            return refused(404, 10_008);
        };
        interaction.response = Some(TAKEN_AWAY);
        self.tell(|| format!("Discord takes away what was announced of {id}"));
        self.count("announcement taken away on Discord");
        (204, Value::Null)
    }

    fn is_taken_away(&self, id: u64) -> bool {
        self.discord.interactions.get(&id).is_some_and(|there| there.response == Some(TAKEN_AWAY) && !there.is_answered)
    }

    /// An answer to the asker alone, after the announcement has gone.
    fn answer_apart(&mut self, id: u64, body: &Value) -> Said {
        let message = self.next_id();
        if let Some(interaction) = self.discord.interactions.get_mut(&id) {
            (interaction.is_for_one, interaction.message) = (true, message);
        }
        self.tell(|| format!("Discord answers {id} apart: {body}"));
        self.answer(id, body);
        (200, json!({ "id": message.to_string() }))
    }

    /// Shows an answer to an interaction, in the place of what there was.
    fn answer(&mut self, id: u64, body: &Value) {
        let content = body["content"].as_str().unwrap_or_default().to_owned();
        let is_notice = NOTICES.iter().any(|notice| content.starts_with(notice));
        let Some(interaction) = self.discord.interactions.get_mut(&id) else { return };
        let was_answered = interaction.is_answered;
        interaction.is_answered |= !is_notice;
        let (channel, user, is_for_one) = (interaction.channel, interaction.user, interaction.is_for_one);
        let message = message(interaction.message, body, Some(id));
        if is_notice && was_answered {
            return self.fail(format!("the answer to interaction {id} is replaced by: {content}"));
        }
        if !is_for_one {
            let messages = self.discord.channels.entry(channel).or_default();
            match messages.iter_mut().find(|there| there.id == message.id) {
                Some(there) => *there = message,
                None => messages.push(message),
            }
            messages.sort_by_key(|message| message.id);
        }
        if is_for_one {
            self.reads(&account(user), &body.to_string());
        }
        if !is_notice && !was_answered {
            self.count("interaction answered");
            let key = answer_key(&format!("interaction {id}"));
            match self.said.room_of(&key) {
                Some(room) => {
                    self.is_said(&key, &room, Platform::Discord);
                    if is_for_one {
                        self.said.unseen.insert(key);
                    }
                }
                None => self.fail(format!("interaction {id} is answered and not recorded: {content}")),
            }
        }
    }

    fn history(&self, channel: u64, after: u64, most: usize) -> Value {
        let messages = self.discord.channels.get(&channel).into_iter().flatten();
        let page: Vec<&Message> = messages.filter(|message| message.id > after).take(most).collect();
        page.into_iter().rev().map(Message::json).collect()
    }

    fn post(&mut self, channel: u64, body: &Value) -> Said {
        let nonce = body["nonce"].as_str().unwrap_or_default().to_owned();
        let now = self.now;
        if let Some((id, at)) = self.discord.nonces.get(&(channel, nonce.clone()))
            && now.duration_since(*at) < REMEMBERED
        {
            let id = id.to_string();
            self.count("second try known by its nonce");
            return (200, json!({ "id": id }));
        }
        let id = self.next_id();
        self.tell(|| format!("Discord {channel} {id}: {body}"));
        self.discord.nonces.insert((channel, nonce.clone()), (id, now));
        self.discord.channels.entry(channel).or_default().push(message(id, body, None));
        // A nonce is at most 25 characters, so a further part has not the whole key.
        let key = match nonce.split_once('-') {
            Some((begin, part)) => self.said.beginning_with(begin).map(|key| format!("{key}-{part}")),
            None => Some(nonce.clone()),
        };
        let is_private = channel < 1_000;
        let room = if is_private { format!("@{channel}") } else { channel.to_string() };
        match key {
            Some(key) => self.is_said(&key, &room, Platform::Discord),
            None => self.fail(format!("{nonce} is said in {channel} and is not recorded")),
        }
        if is_private {
            self.reads(&account(channel), &body.to_string());
        }
        (200, json!({ "id": id.to_string() }))
    }
}

fn message(id: u64, body: &Value, interaction: Option<u64>) -> Message {
    let texts = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    };
    let rows = body["components"].as_array().into_iter().flatten();
    let components = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    Message {
        id,
        by: BOT,
        content: body["content"].as_str().unwrap_or_default().to_owned(),
        embeds: if body["embeds"].is_null() { json!([]) } else { body["embeds"].clone() },
        files: texts(&body["files"]),
        buttons: components
            .filter(|component| component["type"] == 2)
            .filter_map(|button| button["custom_id"].as_str().map(str::to_owned))
            .collect(),
        interaction,
    }
}

impl Message {
    fn json(&self) -> Value {
        let files: Vec<Value> = self.files.iter().map(|name| json!({ "filename": name })).collect();
        let mut json = json!({
            "id": self.id.to_string(), "author": { "id": self.by.to_string() }, "content": self.content,
            "embeds": self.embeds, "attachments": files,
        });
        if let Some(interaction) = self.interaction {
            json["interaction_metadata"] = json!({ "id": interaction.to_string() });
        }
        json
    }
}

/// The way of one process to Discord.
pub(crate) struct Way {
    pub(crate) world: World,
    pub(crate) place: Place,
}

#[async_trait]
impl Transport for Way {
    async fn send(&self, request: Request<'_>) -> Result<Answer, String> {
        let asked = Asked::of(&request);
        let point = asked.point();
        let answered = self.world.ask(self.place, point, move |state| state.discord_answers(asked)).await;
        let (status, said) = answered.map_err(|Unanswered| "no answer".to_owned())?;
        let body = if said.is_null() { Vec::new() } else { said.to_string().into_bytes() };
        Ok(Answer { status, retry_after: said["retry_after"].as_f64(), body })
    }
}
