//! An interaction as Discord tells it, read for what the bot needs of it.
//!
//! Discord's description lets most of an interaction be absent, null, or of a kind of next year. Whoever reads all of it strictly
//! loses a person's command because of the picture beside their name. So nothing is read here that is not used.

use std::collections::{BTreeMap, BTreeSet};

use commands::words::Language;
use serde_json::Value;
use serenity::all::{InteractionId, Permissions};

use super::respond::Attached;

/// Discord's numbers of what people do.
const PING: u64 = 1;
const COMMAND: u64 = 2;
const PRESS: u64 = 3;
const TYPING: u64 = 4;
const SUBMIT: u64 = 5;

/// Discord's numbers of options that have others below them.
const SUBCOMMAND: u64 = 1;
const SUBCOMMANDS: u64 = 2;

/// Discord's number of an option for which somebody is chosen.
const USER: u64 = 6;

/// Discord's numbers of the parts of a form: a row, a field, words that nobody fills in, and a label with its field.
const ROW: u64 = 1;
const FIELD: u64 = 4;
const WORDS: u64 = 10;
const LABEL: u64 = 18;

/// Discord's numbers of conversations: of one with the bot, and of several people among themselves.
const WITH_THE_BOT: u64 = 1;
const AMONG_PEOPLE: u64 = 3;
/// The same where Discord says in what context something is done.
const IN_PRIVATE: u64 = 1;
const AMONG_THEMSELVES: u64 = 2;

/// Discord's numbers of threads, which are below a channel.
const THREADS: [u64; 3] = [10, 11, 12];

/// Something that somebody did on Discord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interaction {
    pub(super) id: InteractionId,
    pub(super) token: String,
    pub(super) act: Act,
    pub(super) place: Place,
    /// The account's number.
    pub(super) user: u64,
    /// The name that is shown there.
    pub(super) name: String,
    /// In which language Discord is shown to them, by its tag.
    pub(super) locale: String,
    /// The roles of the server that they have.
    pub(super) roles: Vec<u64>,
    /// The people who are chosen, or mentioned in what was typed, by their numbers.
    pub(super) mentioned: BTreeMap<u64, String>,
    /// Those of them who are no people.
    pub(super) bots: BTreeSet<u64>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// A command was given.
    Command(Given),
    /// A command is being typed, in the option of this name.
    Typing(Given, String),
    /// A button was pressed, or something chosen in a menu: its name, what was chosen, and the number of the message.
    Press { name: String, chosen: Vec<String>, message: Option<u64> },
    /// A form was filled in: its name, and its fields.
    Filled { name: String, fields: BTreeMap<String, String> },
    /// A form was filled in, and a part of it is of a kind that is not known. What was written there would be lost.
    FilledStrangely,
}

/// A command with what was given to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    /// The names from the command to the subcommand.
    pub(super) path: String,
    /// The options, by name. Somebody who was chosen is there as whoever is mentioned in words.
    pub(super) options: BTreeMap<String, String>,
    /// The users who were chosen.
    pub(super) chosen: BTreeSet<u64>,
}

/// Where it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the conversation with the bot.
    Private,
    /// Among people who write to each other, who would all see an answer.
    AmongPeople,
    /// In a channel of a server.
    Channel {
        server: Option<u64>,
        id: u64,
        /// The channel to which a thread belongs.
        within: Option<u64>,
        /// What the bot may do there, if Discord says so.
        permissions: Option<Permissions>,
    },
}

/// An interaction that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is known how to answer it.
    Answerable(Box<Attached>, &'static str),
    /// It offers what could be chosen, which then is nothing.
    Typing(Box<Attached>),
    /// Not even that.
    Lost(&'static str),
}

impl Interaction {
    /// Reads an interaction. Nothing for what asks for no answer.
    pub(super) fn read(told: &Value) -> Result<Option<Self>, Unread> {
        let (Some(id), Some(token)) = (number(&told["id"]), told["token"].as_str()) else {
            return Err(Unread::Lost("no number or no token"));
        };
        let id = InteractionId::from(id);
        let locale = told["locale"].as_str().unwrap_or_default().to_owned();
        let kind = told["type"].as_u64();
        let is_in_server = told["member"].is_object() || number(&told["guild_id"]).is_some();
        let unread = |why| {
            let attached = Box::new(Attached {
                id,
                token: token.to_owned(),
                is_private: !is_in_server,
                language: Language::from_tag(&locale),
            });
            if kind == Some(TYPING) { Unread::Typing(attached) } else { Unread::Answerable(attached, why) }
        };
        if kind == Some(PING) {
            return Ok(None);
        }
        let member = &told["member"];
        let person = if member["user"].is_object() { &member["user"] } else { &told["user"] };
        let user = number(&person["id"]).ok_or_else(|| unread("no account"))?;
        let place = place(told, is_in_server).ok_or_else(|| unread("no channel"))?;
        let data = &told["data"];
        let act = match kind {
            Some(COMMAND) => given(data).map(Act::Command),
            Some(TYPING) => given(data).map(|given| Act::Typing(given, typed(data).unwrap_or_default().to_owned())),
            Some(PRESS) => press(data, &told["message"]),
            Some(SUBMIT) => filled(data),
            _ => None,
        };
        Ok(Some(Self {
            id,
            token: token.to_owned(),
            act: act.ok_or_else(|| unread("not known what was done"))?,
            place,
            user,
            name: name(member, person).unwrap_or_else(|| user.to_string()),
            roles: list(&member["roles"]).iter().filter_map(number).collect(),
            mentioned: mentioned(&data["resolved"]),
            bots: bots(&data["resolved"]),
            locale,
        }))
    }

    /// What an answer is attached to.
    pub(super) fn attached(&self) -> Attached {
        Attached {
            id: self.id,
            token: self.token.clone(),
            is_private: self.place == Place::Private,
            language: Language::from_tag(&self.locale),
        }
    }

    /// The server in which it was done, and nothing in private.
    pub(super) fn server(&self) -> Option<u64> {
        if let Place::Channel { server, .. } = self.place { server } else { None }
    }
}

/// A number as Discord writes its own: in a string, since many programs know no such numbers.
pub(super) fn number(value: &Value) -> Option<u64> {
    let number = value.as_str().map_or_else(|| value.as_u64(), |words| words.parse().ok());
    number.filter(|number| *number != 0)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A name with something in it.
fn words(value: &Value) -> Option<&str> {
    value.as_str().filter(|words| !words.trim().is_empty())
}

/// The name in the server, else that of the account.
fn name(member: &Value, person: &Value) -> Option<String> {
    let names = [&member["nick"], &person["global_name"], &person["username"]];
    names.into_iter().find_map(words).map(str::to_owned)
}

fn place(told: &Value, is_in_server: bool) -> Option<Place> {
    let channel = &told["channel"];
    let (kind, context) = (channel["type"].as_u64(), told["context"].as_u64());
    if !is_in_server {
        let is_among_people = kind == Some(AMONG_PEOPLE)
            || context == Some(AMONG_THEMSELVES) && kind != Some(WITH_THE_BOT)
            || kind.is_some_and(|kind| kind != WITH_THE_BOT) && context != Some(IN_PRIVATE);
        return Some(if is_among_people { Place::AmongPeople } else { Place::Private });
    }
    let is_thread = kind.is_some_and(|kind| THREADS.contains(&kind));
    Some(Place::Channel {
        server: number(&told["guild_id"]),
        id: number(&told["channel_id"]).or_else(|| number(&channel["id"]))?,
        within: number(&channel["parent_id"]).filter(|_| is_thread),
        permissions: bits(&told["app_permissions"]).map(Permissions::from_bits_truncate),
    })
}

/// Permissions as Discord writes them; there may be none.
pub(super) fn bits(value: &Value) -> Option<u64> {
    value.as_str().map_or_else(|| value.as_u64(), |words| words.parse().ok())
}

/// The command, down to its subcommand, with its options. Nothing where one has no value that is known: without it the command
/// could mean something else.
fn given(data: &Value) -> Option<Given> {
    let mut path = words(&data["name"])?.to_owned();
    let mut options = list(&data["options"]);
    while let [below] = options
        && is_below(below)
    {
        path = format!("{path} {}", words(&below["name"])?);
        options = list(&below["options"]);
    }
    let is_person = |option: &&Value| option["type"] == USER;
    let option = |option: &Value| {
        let given = value(&option["value"])?;
        let given = if is_person(&option) { format!("<@{given}>") } else { given };
        Some((words(&option["name"])?.to_owned(), given))
    };
    let chosen = options.iter().filter(is_person).filter_map(|option| number(&option["value"])).collect();
    Some(Given { path, options: options.iter().map(option).collect::<Option<_>>()?, chosen })
}

/// Whether this is a subcommand and not an option.
fn is_below(option: &Value) -> bool {
    match option["type"].as_u64() {
        Some(kind) => matches!(kind, SUBCOMMAND | SUBCOMMANDS),
        None => option["value"].is_null(),
    }
}

fn value(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Bool(is_so) => Some(is_so.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The option that is being typed.
fn typed(data: &Value) -> Option<&str> {
    let mut options = list(&data["options"]);
    while let [below] = options
        && is_below(below)
    {
        options = list(&below["options"]);
    }
    options.iter().find(|option| option["focused"] == true).and_then(|option| option["name"].as_str())
}

fn press(data: &Value, message: &Value) -> Option<Act> {
    let chosen = list(&data["values"]).iter().map(value).collect::<Option<_>>()?;
    Some(Act::Press { name: data["custom_id"].as_str()?.to_owned(), chosen, message: number(&message["id"]) })
}

fn filled(data: &Value) -> Option<Act> {
    let name = data["custom_id"].as_str()?.to_owned();
    let mut fields = BTreeMap::new();
    let is_known = list(&data["components"]).iter().all(|part| fill(part, &mut fields));
    // A form of the bot's has a field.
    Some(if is_known && !fields.is_empty() { Act::Filled { name, fields } } else { Act::FilledStrangely })
}

/// Takes up what was filled in; whether the part is of a kind that is known.
fn fill(part: &Value, fields: &mut BTreeMap<String, String>) -> bool {
    match part["type"].as_u64() {
        Some(ROW) => list(&part["components"]).iter().all(|part| part["type"] == FIELD && fill(part, fields)),
        Some(LABEL) => part["component"]["type"] == FIELD && fill(&part["component"], fields),
        Some(FIELD) => {
            let words = match &part["value"] {
                Value::Null => "",
                Value::String(words) => words,
                _ => return false,
            };
            let name = part["custom_id"].as_str();
            name.is_some_and(|name| fields.insert(name.to_owned(), words.to_owned()).is_none())
        }
        Some(WORDS) => true,
        _ => false,
    }
}

/// Those whom Discord names because they are chosen or mentioned.
fn mentioned(resolved: &Value) -> BTreeMap<u64, String> {
    let users = resolved["users"].as_object().into_iter().flatten();
    let named = users.filter_map(|(id, user)| {
        let shown = name(&resolved["members"][id], user)?;
        Some((id.parse().ok()?, shown))
    });
    named.collect()
}

/// Those whom Discord names and who are no people.
fn bots(resolved: &Value) -> BTreeSet<u64> {
    let users = resolved["users"].as_object().into_iter().flatten();
    users.filter(|(_, user)| user["bot"] == true).filter_map(|(id, _)| id.parse().ok()).collect()
}

#[cfg(test)]
mod tests;
