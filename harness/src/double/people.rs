//! People who use Discord.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::http::ACTIVE;
use super::schema::object;
use super::{Handle, Interaction, Room, Shape, Shown, gateway};

const COMMAND: u8 = 2;
const PRESS: u8 = 3;
const AUTOCOMPLETE: u8 = 4;
const SUBMIT: u8 = 5;

/// Discord's numbers of options.
const SUBCOMMAND: u64 = 1;
const USER: u64 = 6;

/// A channel of the server.
#[derive(Clone)]
pub struct Channel {
    discord: Handle,
    /// Its id.
    pub id: u64,
}

/// Somebody with an account.
#[derive(Clone)]
pub struct User {
    discord: Handle,
    /// The id of the account.
    pub id: u64,
    nick: Option<String>,
    locale: &'static str,
    roles: Vec<u64>,
}

/// Discord's number of a label, which has a field in it.
const LABEL: u64 = 18;

/// The field in a part of a form.
pub fn field(part: &Value) -> &Value {
    if part["type"] == LABEL { &part["component"] } else { &part["components"][0] }
}

/// What somebody did, to which the bot responds.
pub struct Asked {
    discord: Handle,
    /// The id of the interaction.
    pub id: u64,
}

impl Handle {
    /// A new channel.
    pub fn channel(&self, name: &str) -> Channel {
        let mut state = self.state();
        let id = state.new_id();
        state.rooms.insert(id, Room { name: name.to_owned(), ..Room::default() });
        let created = gateway::channel(&state, id);
        state.dispatch("CHANNEL_CREATE", &created);
        Channel { discord: self.clone(), id }
    }

    /// A new thread below a channel, or a new post in a forum.
    pub fn thread(&self, below: &Channel, name: &str) -> Channel {
        let mut state = self.state();
        let id = state.new_id();
        let room = Room { name: name.to_owned(), kind: gateway::THREAD, category: Some(below.id), ..Room::default() };
        state.rooms.insert(id, room);
        let created = gateway::channel(&state, id);
        state.dispatch("THREAD_CREATE", &created);
        Channel { discord: self.clone(), id }
    }

    /// A new forum, in which there are only posts.
    pub fn forum(&self, name: &str) -> Channel {
        let mut state = self.state();
        let id = state.new_id();
        state.rooms.insert(id, Room { name: name.to_owned(), kind: gateway::FORUM, ..Room::default() });
        Channel { discord: self.clone(), id }
    }

    /// Adds an event of somebody else's to those of the server.
    pub fn add_event(&self, event: Value) {
        let mut state = self.state();
        let id = state.new_id();
        let mut event = event;
        event["id"] = id.to_string().into();
        state.events.insert(id, event);
    }

    /// Somebody does something, of which Discord tells as it likes: `told` becomes what the bot is told, with a number and a token.
    pub fn tells(&self, user: &User, channel: &Channel, kind: u8, told: impl FnOnce(u64, &str) -> Value) -> Asked {
        let mut state = self.state();
        let (id, token) = state.strange_interaction(kind, user.id, channel.id);
        let interaction = told(id, &token);
        state.dispatch("INTERACTION_CREATE", &interaction);
        Asked { discord: self.clone(), id }
    }

    /// A new category, by its id.
    pub fn category(&self, name: &str) -> u64 {
        let mut state = self.state();
        let id = state.new_id();
        state.rooms.insert(id, Room { name: name.to_owned(), kind: 4, ..Room::default() });
        id
    }

    /// The channels in a category, each with its name and topic.
    pub fn channels_in(&self, category: u64) -> Vec<(Channel, String, String)> {
        let state = self.state();
        let inside = state.rooms.iter().filter(|(_, room)| room.category == Some(category));
        let shown = |(id, room): (&u64, &Room)| {
            (Channel { discord: self.clone(), id: *id }, room.name.clone(), room.topic.clone().unwrap_or_default())
        };
        inside.map(shown).collect()
    }

    /// The server's own events, in the order in which they were made.
    pub fn events(&self) -> Vec<Value> {
        self.state().events.values().cloned().collect()
    }

    /// The time of an event comes.
    pub fn begin(&self, event: &Value) {
        let id = event["id"].as_str().unwrap().parse().unwrap();
        self.state().events.get_mut(&id).unwrap()["status"] = ACTIVE.into();
    }

    /// Somebody with an account that shows a name.
    pub fn person(&self, name: &str) -> User {
        let mut state = self.state();
        let id = state.new_id();
        let user =
            json!({ "id": id.to_string(), "username": format!("user{id}"), "global_name": name, "discriminator": "0" });
        let mut user = match state.shape {
            Shape::Plain => with_plain_fields(user),
            shape => object("UserResponse", shape, user),
        };
        if user["bot"] == true {
            user["bot"] = false.into();
        }
        state.users.insert(id, user);
        User { discord: self.clone(), id, nick: None, locale: "en-US", roles: Vec::new() }
    }

    /// The same of another bot.
    pub fn bot(&self, name: &str) -> User {
        let bot = self.person(name);
        self.state().users.get_mut(&bot.id).unwrap()["bot"] = true.into();
        bot
    }

    /// The same of somebody who is not in the server.
    pub fn stranger(&self, name: &str) -> User {
        let user = self.person(name);
        self.state().strangers.insert(user.id);
        user
    }

    /// Somebody who has an account.
    pub fn user(&self, id: u64) -> User {
        User { discord: self.clone(), id, nick: None, locale: "en-US", roles: Vec::new() }
    }

    /// The same, to whom Discord is shown in a language.
    pub fn person_who_reads(&self, name: &str, locale: &'static str) -> User {
        User { locale, ..self.person(name) }
    }

    /// The same, with another name in the server.
    pub fn person_with_nick(&self, name: &str, nick: &str) -> User {
        let user = self.person(name);
        self.state().nicks.insert(user.id, nick.to_owned());
        User { nick: Some(nick.to_owned()), ..user }
    }
}

/// What the library wants of an account besides.
fn with_plain_fields(mut user: Value) -> Value {
    user["avatar"] = Value::Null;
    user["public_flags"] = 0.into();
    user
}

impl Channel {
    /// Nobody writes in this thread any more; only moderators may.
    pub fn archive(&self, is_locked: bool) {
        let mut state = self.discord.state();
        let room = state.rooms.get_mut(&self.id).unwrap();
        (room.is_archived, room.is_locked) = (true, is_locked);
    }

    /// What everybody sees in it.
    pub fn messages(&self) -> Vec<Shown> {
        self.discord.state().rooms[&self.id].messages.clone()
    }

    /// Waits until there are so many messages.
    pub async fn wait_for(&self, number: usize) -> Vec<Shown> {
        self.discord
            .wait_for("message in the channel", |_| Some(self.messages()).filter(|messages| messages.len() >= number))
            .await
    }

    /// Nobody has these permissions in it any more.
    pub fn deny(&self, permissions: u64) {
        self.discord.state().rooms.get_mut(&self.id).unwrap().denied = permissions;
    }

    /// Somebody deletes it.
    pub fn delete(&self) {
        let mut state = self.discord.state();
        state.rooms.get_mut(&self.id).unwrap().is_deleted = true;
        let deleted = gateway::channel(&state, self.id);
        let is_thread = state.rooms[&self.id].kind == gateway::THREAD;
        state.dispatch(if is_thread { "THREAD_DELETE" } else { "CHANNEL_DELETE" }, &deleted);
    }
}

impl User {
    /// The same with these roles of the server.
    pub fn with_roles(&self, roles: &[u64]) -> Self {
        Self { roles: roles.to_vec(), ..self.clone() }
    }

    /// Gives a slash command.
    pub fn command(&self, channel: &Channel, command: &str, options: &Value) -> Asked {
        let data = self.given(command, options, None, true);
        self.does(COMMAND, Some(channel.id), &data)
    }

    /// Gives a slash command to the bot alone.
    pub fn command_in_private(&self, command: &str, options: &Value) -> Asked {
        let data = self.given(command, options, None, false);
        self.does(COMMAND, None, &data)
    }

    /// Begins to type an option: what is offered.
    pub async fn completes(&self, channel: &Channel, command: &str, option: &str, typed: &str) -> Vec<String> {
        self.completes_in(Some(channel), command, option, typed).await
    }

    /// The same in the conversation with the bot.
    pub async fn completes_in_private(&self, command: &str, option: &str, typed: &str) -> Vec<String> {
        self.completes_in(None, command, option, typed).await
    }

    async fn completes_in(&self, channel: Option<&Channel>, command: &str, option: &str, typed: &str) -> Vec<String> {
        let data = self.given(command, &json!({ option: typed }), Some(option), channel.is_some());
        let asked = self.does(AUTOCOMPLETE, channel.map(|channel| channel.id), &data);
        let choices = asked.choices().await;
        let offered =
            |choice: &Value| format!("{} = {}", choice["name"].as_str().unwrap(), choice["value"].as_str().unwrap());
        choices.as_array().unwrap().iter().map(offered).collect()
    }

    /// Sends a form with what was filled in; what was not stays as it is.
    pub fn submit(&self, channel: &Channel, form: &Value, filled_in: &[(&str, &str)]) -> Asked {
        self.submits(channel, form, filled_in, |input| match form["components"][0]["type"].as_u64() {
            Some(LABEL) => json!({ "type": LABEL, "id": 1, "component": input }),
            _ => json!({ "type": 1, "id": 1, "components": [input] }),
        })
    }

    /// The same, of which each field comes in a part of the form as Discord likes.
    pub fn submits(
        &self,
        channel: &Channel,
        form: &Value,
        filled_in: &[(&str, &str)],
        part: impl Fn(Value) -> Value,
    ) -> Asked {
        let rows = form["components"].as_array().unwrap().iter().map(|row| {
            let input = field(row);
            let name = input["custom_id"].as_str().unwrap();
            let words = filled_in.iter().find(|(field, _)| *field == name).map(|(_, words)| *words);
            let value = words.or(input["value"].as_str()).unwrap_or_default();
            part(json!({ "type": 4, "id": 2, "custom_id": name, "value": value }))
        });
        let data = json!({ "custom_id": form["custom_id"], "components": rows.collect::<Vec<_>>() });
        self.does(SUBMIT, Some(channel.id), &data)
    }

    /// Says something that is not for the bot.
    pub fn says(&self, channel: &Channel, words: &str) {
        let mut state = self.discord.state();
        let id = state.new_id();
        let message = Shown { id, content: words.to_owned(), by: Some(self.id), ..Shown::default() };
        state.rooms.get_mut(&channel.id).unwrap().messages.push(message);
    }

    /// Presses a button under a message.
    pub fn press(&self, channel: &Channel, message: &Shown, button: &str) -> Asked {
        assert!(message.buttons.iter().any(|name| name == button), "there is no button {button}");
        let data = json!({ "custom_id": button, "component_type": 2, "id": 1 });
        self.begins(PRESS, Some(channel.id), &data, Some(message))
    }

    /// Chooses options of the menu under a message, by their labels.
    pub fn choose(&self, channel: &Channel, message: &Shown, labels: &[&str]) -> Asked {
        let menu = &message.menus[0];
        let most = usize::try_from(menu["max_values"].as_u64().unwrap()).unwrap();
        assert!(labels.len() <= most, "{labels:?} are more than {most}");
        let options = menu["options"].as_array().unwrap();
        let chosen = labels.iter().map(|label| {
            let option = options.iter().find(|option| option["label"] == **label);
            option.unwrap_or_else(|| panic!("no option {label} in {menu}"))["value"].clone()
        });
        let values: Vec<Value> = chosen.collect();
        let data = json!({ "custom_id": menu["custom_id"], "component_type": 3, "values": values, "id": 1 });
        self.begins(PRESS, Some(channel.id), &data, Some(message))
    }

    /// What the bot says to this person alone, outside of interactions.
    pub fn direct_messages(&self) -> Vec<Shown> {
        let state = self.discord.state();
        let room = state.rooms.values().find(|room| room.private_with == Some(self.id));
        room.map(|room| room.messages.clone()).unwrap_or_default()
    }

    /// A command's data, as far as it was registered so.
    fn given(&self, command: &str, options: &Value, focused: Option<&str>, in_server: bool) -> Value {
        let state = self.discord.state();
        let (name, sub) = command.split_once(' ').map_or((command, None), |(name, sub)| (name, Some(sub)));
        let mut named = state.commands.values().flatten().filter(|known| known["name"] == name);
        let registered = named.next().expect("a registered command");
        assert!(named.next().is_none(), "{name} is there twice");
        // Commands of one server are not there in private, nor are those that name other contexts.
        let context = if in_server { 0 } else { 1 };
        let contexts = registered["contexts"].as_array();
        let is_there = match registered["guild_id"].as_str() {
            Some(_) => in_server,
            None => contexts.is_none_or(|contexts| contexts.iter().any(|other| *other == context)),
        };
        assert!(is_there, "Discord does not offer {name} there");
        let mut known = registered["options"].as_array().cloned().unwrap_or_default();
        if let Some(sub) = sub {
            let subcommand = known.iter().find(|option| option["type"] == SUBCOMMAND && option["name"] == sub);
            known = subcommand.expect("a registered subcommand")["options"].as_array().cloned().unwrap_or_default();
        }
        let nothing = Map::new();
        let options = options.as_object().unwrap_or(&nothing);
        let missing = known
            .iter()
            .find(|known| known["required"] == true && !options.contains_key(known["name"].as_str().unwrap()));
        assert!(focused.is_some() || missing.is_none(), "{command} needs {missing:?}");
        let given: Vec<Value> = options
            .iter()
            .map(|(name, value)| {
                let option = known.iter().find(|known| known["name"] == *name).expect("a registered option");
                let choices = option["choices"].as_array().cloned().unwrap_or_default();
                let is_chosen = choices.is_empty() || choices.iter().any(|choice| choice["value"] == *value);
                assert!(is_chosen, "{value} cannot be chosen for {name}");
                let mut given = json!({ "type": option["type"], "name": name, "value": value });
                let is_user = option["type"] == USER;
                let account = value.as_str().and_then(|value| value.parse::<u64>().ok());
                let is_there = |id: &u64| state.users.contains_key(id) && !(in_server && state.strangers.contains(id));
                assert!(
                    !is_user || account.as_ref().is_some_and(is_there),
                    "{value} is nobody to be chosen for {name}"
                );
                if focused == Some(name) {
                    assert!(option["autocomplete"] == true, "{name} is not completed");
                    given["focused"] = true.into();
                }
                given
            })
            .collect();
        // Whom an option mentions, and who is chosen for one, Discord names; in a server as they are there, too.
        let typed = |option: &Value| match (option["type"].as_u64(), option["value"].as_str()) {
            (Some(USER), Some(value)) => format!("<@{value}>"),
            (_, value) => value.unwrap_or_default().to_owned(),
        };
        let typed: String = given.iter().map(typed).collect();
        let is_mentioned = |(id, _): &(&u64, &Value)| typed.contains(&format!("<@{id}>"));
        let users: Map<String, Value> =
            state.users.iter().filter(is_mentioned).map(|(id, user)| (id.to_string(), user.clone())).collect();
        let member = |id: &String| {
            let nick = state.nicks.get(&id.parse().unwrap());
            let member = json!({
                "nick": nick, "roles": [], "joined_at": "2026-01-01T00:00:00Z", "permissions": "0", "flags": 0,
                "pending": false, "communication_disabled_until": null, "avatar": null,
            });
            (id.clone(), member)
        };
        let is_member = |id: &&String| !state.strangers.contains(&id.parse().unwrap());
        let members: Map<String, Value> =
            if in_server { users.keys().filter(is_member).map(member).collect() } else { Map::new() };
        let options = match sub {
            Some(sub) => json!([{ "type": SUBCOMMAND, "name": sub, "options": given }]),
            None => Value::from(given),
        };
        let mut data = json!({ "id": registered["id"], "name": name, "type": 1, "options": options });
        if !users.is_empty() {
            data["resolved"] = json!({ "users": users });
            if !members.is_empty() {
                data["resolved"]["members"] = members.into();
            }
        }
        data
    }

    fn does(&self, kind: u8, channel: Option<u64>, data: &Value) -> Asked {
        self.begins(kind, channel, data, None)
    }

    fn begins(&self, kind: u8, channel: Option<u64>, data: &Value, message: Option<&Shown>) -> Asked {
        let mut state = self.discord.state();
        let is_private = channel.is_none();
        let channel = channel.unwrap_or_else(|| state.private_room(self.id));
        let id = state.new_id();
        let token = format!("token-of-{id}");
        let user = state.users[&self.id].clone();
        let permissions = if is_private { 0 } else { gateway::permissions_in(&state, channel) };
        let (kind_of, below) = (state.rooms[&channel].kind, state.rooms[&channel].category);
        let mut place = json!({
            "id": channel.to_string(), "type": if is_private { 1 } else { kind_of }, "name": "x", "permissions": "0",
            "parent_id": below.map(|id| id.to_string()), "last_message_id": null, "flags": 0,
        });
        if kind_of == gateway::THREAD {
            let metadata = &gateway::channel(&state, channel)["thread_metadata"];
            place["thread_metadata"] = metadata.clone();
        }
        let mut interaction = json!({
            "id": id.to_string(), "application_id": state.application.to_string(), "type": kind, "token": token,
            "version": 1, "data": data, "channel_id": channel.to_string(), "locale": self.locale, "entitlements": [],
            "authorizing_integration_owners": {}, "app_permissions": permissions.to_string(),
            "attachment_size_limit": 10_000_000, "context": if is_private { 1 } else { 0 }, "channel": place,
        });
        if is_private {
            interaction["user"] = user;
        } else {
            interaction["guild_id"] = state.guild.to_string().into();
            interaction["guild_locale"] = "en-US".into();
            let roles: Vec<String> = self.roles.iter().map(ToString::to_string).collect();
            let member = json!({
                "user": user, "nick": self.nick, "roles": roles, "joined_at": "2026-01-01T00:00:00Z",
                "permissions": "0", "communication_disabled_until": null, "flags": 0, "pending": false, "deaf": false,
                "mute": false,
            });
            interaction["member"] = object("GuildMemberResponse", state.shape, member);
        }
        if let Some(message) = message {
            interaction["message"] = state.message(channel, message);
        }
        let begun = Interaction::begun(&token, kind, self.id, channel);
        state.interactions.insert(id, begun);
        state.dispatch("INTERACTION_CREATE", &interaction);
        Asked { discord: self.discord.clone(), id }
    }
}

impl Asked {
    /// The answer, as soon as it is whole.
    pub async fn answer(&self) -> Shown {
        let answered = |interaction: &Interaction| interaction.answered_at.and(interaction.message.clone());
        self.wait_for("answer", answered).await
    }

    /// What is offered to be chosen.
    pub async fn choices(&self) -> Value {
        self.wait_for("choices", |interaction| interaction.choices.clone()).await
    }

    /// The form that is shown in answer.
    pub async fn form(&self) -> Value {
        self.wait_for("form", |interaction| interaction.form.clone()).await
    }

    /// Waits until it is said that the answer comes.
    pub async fn deferred(&self) -> Shown {
        let deferred = |interaction: &Interaction| interaction.response.filter(|kind| *kind == 5);
        self.wait_for("deferral", |interaction| deferred(interaction).and(interaction.message.clone())).await
    }

    /// The answer, if there is one by now, and what was said after it.
    pub fn answers(&self) -> Vec<Shown> {
        let answer = self.look(|interaction| interaction.answered_at.and(interaction.message.clone()));
        answer.into_iter().chain(self.follow_ups()).collect()
    }

    /// What was said after the answer.
    pub fn follow_ups(&self) -> Vec<Shown> {
        self.look(|interaction| Some(interaction.follow_ups.clone())).unwrap_or_default()
    }

    /// Lets the time for a response run out.
    pub fn expire(&self) {
        self.discord.state().interactions.get_mut(&self.id).unwrap().is_expired = true;
    }

    /// Whether anything was responded, be it that the answer comes.
    pub fn is_responded(&self) -> bool {
        self.look(|interaction| interaction.response).is_some()
    }

    /// How long it took until the first response and until the answer.
    pub fn took(&self) -> Option<(SignedDuration, SignedDuration)> {
        self.look(|interaction| {
            let since = |at: Timestamp| at.duration_since(interaction.sent_at);
            Some((since(interaction.responded_at?), since(interaction.answered_at?)))
        })
    }

    fn look<T>(&self, find: impl Fn(&Interaction) -> Option<T>) -> Option<T> {
        find(&self.discord.state().interactions[&self.id])
    }

    async fn wait_for<T>(&self, what: &str, find: impl Fn(&Interaction) -> Option<T>) -> T {
        self.discord.wait_for(what, |_| self.look(&find)).await
    }
}

/// A message as somebody reads it.
impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.ephemeral {
            writeln!(f, "(only you can see this)")?;
        }
        let mut parts = Vec::new();
        if !self.content.is_empty() {
            parts.push(self.content.clone());
        }
        for embed in &self.embeds {
            let line = |key: &str| embed[key].as_str().map(str::to_owned);
            parts.extend(line("title").map(|title| format!("[ {title} ]")));
            parts.extend(line("description"));
            for field in embed["fields"].as_array().into_iter().flatten() {
                parts.push(format!("| {}", field["name"].as_str().unwrap()));
                parts.push(format!("|   {}", field["value"].as_str().unwrap()));
            }
        }
        parts.extend(self.files.iter().map(|file| format!("<{}>", file.name)));
        // In the name of a button on a question is the key of the question, which is another each time.
        let is_key = |word: &str| word.len() > 20 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let named = |button: &String| {
            let words: Vec<&str> = button.split(' ').map(|word| if is_key(word) { "…" } else { word }).collect();
            format!("({})", words.join(" "))
        };
        parts.extend(self.buttons.iter().map(named));
        write!(f, "{}", without_numbers(&parts.join("\n")))
    }
}

/// The words in which commands are mentioned without their numbers, which are others each time.
pub fn without_numbers(words: &str) -> String {
    let mut pieces = words.split("</");
    let mut shown = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let is_typed = shown.ends_with('\\');
        shown.push_str("</");
        let mention = piece.split_once('>').and_then(|(mention, rest)| Some((mention.split_once(':')?, rest)));
        match mention {
            Some(((path, number), rest)) if !is_typed && number.bytes().all(|byte| byte.is_ascii_digit()) => {
                shown.push_str(&format!("{path}>{rest}"));
            }
            _ => shown.push_str(piece),
        }
    }
    shown
}
