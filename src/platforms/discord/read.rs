//! From an interaction to what was heard.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use commands::catalogue::COMMANDS;
use commands::language::heard::{Form, Heard, Mention, What};
use commands::language::reader;
use commands::organisation::{Organisation, PlatformRole};
use commands::pipeline::form;
use commands::record::{Account, Code, Platform, Register, Room};
use commands::render::slash::{self, Choice};
use commands::words::Language;
use serde_json::Value;
use serenity::all::InteractionId;

use super::custom_id::{self, CustomId};
use super::interaction::{Act, Given, Interaction, Place};
use super::respond::{Attached, made_at};

/// The emoji by which a reaction is support.
const THUMB_UP: &str = "👍";

/// Something that somebody did.
#[derive(Debug)]
pub struct Done {
    /// What it is to the bot.
    pub heard: Heard,
    /// What its answer is attached to.
    pub(super) attached: Attached,
    /// Whether the answer is for who did it alone.
    pub(super) is_private: bool,
    /// The message whose button for a group was pressed, in its channel.
    pub(super) pressed: Option<((u64, u64), Code)>,
}

/// What the gateway tells of an interaction, as it is read; nothing for what cannot be.
pub fn interaction(told: &Value) -> Option<Interaction> {
    Interaction::read(told).ok().flatten()
}

/// What an interaction is to the bot; nothing for what it ignores, and for words that are still being typed.
pub fn done(interaction: &Interaction, register: &Register) -> Option<Done> {
    let (what, is_private) = match &interaction.act {
        Act::Command(given) => {
            let form = command(given, interaction, register);
            let is_private = form::is_private(&form.command);
            (What::Form(form), is_private)
        }
        Act::Filled { name, fields } => {
            let (command, begun) = custom_id::read_form(name)?;
            let form = Form { values: fields.clone(), continues: Some(cause_of(begun)), ..form_in(interaction) };
            (What::Form(form), form::is_private(command))
        }
        Act::Press { name, chosen, message } => (press(name, chosen, *message, interaction)?, false),
        Act::Typing(..) | Act::FilledStrangely => return None,
    };
    let heard = heard(interaction, what);
    Some(Done {
        attached: interaction.attached(),
        is_private: is_private || heard.is_ephemeral(),
        pressed: pressed(interaction),
        heard,
    })
}

/// What was done, as every platform tells it.
fn heard(interaction: &Interaction, what: What) -> Heard {
    let account = account_of(interaction.user);
    Heard {
        cause: cause_of(interaction.id),
        room: room_of(interaction, &account),
        account,
        name: interaction.name.clone(),
        said_at: made_at(interaction.id),
        all_heard_until: None,
        interaction: Some(interaction.attached().to_string()),
        // In private Discord does not say what somebody is in the server.
        platform_roles: interaction
            .server()
            .map(|_| interaction.roles.iter().map(|role| PlatformRole::Discord(*role)).collect()),
        what,
    }
}

/// Which proposal's message was pressed.
fn pressed(interaction: &Interaction) -> Option<((u64, u64), Code)> {
    let Act::Press { name, message, .. } = &interaction.act else { return None };
    let Place::Channel { id, .. } = interaction.place else { return None };
    match CustomId::read(name)? {
        CustomId::Support(code) => Some(((id, (*message)?), code.parse().ok()?)),
        _ => None,
    }
}

pub(super) fn account_of(user: u64) -> Account {
    Account { platform: Platform::Discord, id: user.to_string() }
}

fn channel(id: u64) -> Room {
    Room { platform: Platform::Discord, id: id.to_string() }
}

/// The room: a channel, or the conversation with the bot.
fn room_of(interaction: &Interaction, account: &Account) -> Room {
    match interaction.place {
        Place::Channel { id, .. } => channel(id),
        Place::Private | Place::AmongPeople => account.private_room(),
    }
}

/// A form in which nothing is filled in yet.
fn form_in(interaction: &Interaction) -> Form {
    let within = match interaction.place {
        Place::Channel { within, .. } => within.map(channel),
        Place::Private | Place::AmongPeople => None,
    };
    Form { within, answers_alone: true, ..Form::default() }
}

/// The cause of what is heard by an interaction.
fn cause_of(id: InteractionId) -> String {
    format!("interaction {id}")
}

/// A slash command. Somebody who is mentioned where people are asked for is meant by their account; elsewhere, if they are
/// known, by their name.
fn command(given: &Given, interaction: &Interaction, register: &Register) -> Form {
    let spec = reader::find(COMMANDS, &given.path);
    let name_of = |id: &str| {
        let known = register.people().of_account(&Account { platform: Platform::Discord, id: id.to_owned() });
        let told = || interaction.mentioned.get(&id.parse().ok()?).cloned();
        known.map(|person| person.name.clone()).or_else(told)
    };
    let mut mentioned = BTreeSet::new();
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    for (option, words) in &given.options {
        let argument = spec.and_then(|spec| slash::argument_of(spec, option));
        let is_for_people = argument.is_some_and(|argument| slash::are_for_people(argument, is_mention_alone(words)));
        let words = with_handles(words, |id| {
            if is_for_people {
                mentioned.insert(id.to_owned());
            }
            name_of(id).filter(|_| !is_for_people)
        });
        let name = argument.filter(|_| is_for_people).map_or(option.as_str(), |argument| argument.name);
        // Of people there are two options, and both can be given.
        match values.entry(name.to_owned()) {
            Entry::Occupied(mut before) => before.get_mut().push_str(&format!(", {words}")),
            Entry::Vacant(place) => _ = place.insert(words),
        }
    }
    let mention = |id: &String| {
        let name = interaction.mentioned.get(&id.parse().ok()?).cloned();
        Some(Mention { handle: format!("@{id}"), shown: String::new(), name, account: None })
    };
    let mentions = mentioned.iter().filter_map(mention).collect();
    Form { command: given.path.clone(), values, mentions, ..form_in(interaction) }
}

/// What could be chosen for the option that is being typed.
pub fn choices(
    interaction: &Interaction,
    register: &Register,
    organisation: &Organisation,
    language: Language,
) -> Vec<Choice> {
    let Act::Typing(given, option) = &interaction.act else { return Vec::new() };
    let choices = reader::find(COMMANDS, &given.path).map(|spec| {
        let (account, within) = (account_of(interaction.user), form_in(interaction).within);
        let room = room_of(interaction, &account);
        let place = register.binding(&room).or_else(|| register.binding(within.as_ref()?));
        let (path, given, room) = (given.path.as_str(), &given.options, Some(&room));
        let typing = slash::Typing { path, option, given, place, room, language };
        slash::choices(COMMANDS, spec, &typing, register, organisation)
    });
    choices.unwrap_or_default()
}

/// The name of the form that continues what an interaction began.
pub(super) fn name_of_form(begun: &Heard, id: InteractionId) -> String {
    match &begun.what {
        What::Form(form) => custom_id::form(Some(&form.command), id),
        _ => custom_id::form(None, id),
    }
}

/// The press of a button under a message, or the choice in a menu. However many press, the room is not filled: reminders and the
/// message itself say how many there are.
fn press(name: &str, chosen: &[String], message: Option<u64>, interaction: &Interaction) -> Option<What> {
    let form = |command: &str, values: &[(&str, &str)]| {
        let values: BTreeMap<String, String> =
            values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let shown_at = message.map(|id| made_at(InteractionId::from(id)));
        What::Form(Form { command: command.to_owned(), values, ephemeral: true, shown_at, ..form_in(interaction) })
    };
    match CustomId::read(name)? {
        CustomId::Rsvp(number, answer) => Some(form("rsvp", &[("number", number), ("answer", answer)])),
        CustomId::Support(code) => Some(form("support", &[("code", code)])),
        CustomId::Answer(_) if chosen.is_empty() => None,
        CustomId::Answer(number) => Some(form("consult answer", &[("number", number), ("options", &chosen.join(","))])),
        CustomId::Choose(question, choice) => Some(What::Chosen { question: question.to_owned(), choice }),
        CustomId::SupportWithoutCode => Some(What::Reaction { to: message?.to_string(), with: THUMB_UP.to_owned() }),
    }
}

/// Whether there is one mention and nothing else.
fn is_mention_alone(words: &str) -> bool {
    let number = words.trim().strip_prefix("<@").and_then(|rest| rest.strip_suffix('>'));
    number.is_some_and(|number| number.trim_start_matches('!').bytes().all(|byte| byte.is_ascii_digit()))
}

/// Discord's mentions as handles: `<@17>` is `@17`, or has the name that there is for this number.
fn with_handles(words: &str, mut name_of: impl FnMut(&str) -> Option<String>) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("<@") {
        plain.push_str(before);
        let number = after.strip_prefix('!').unwrap_or(after);
        match number.split_once('>') {
            Some((id, after)) if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) => {
                plain.push('@');
                plain.push_str(name_of(id).as_deref().unwrap_or(id));
                rest = after;
            }
            _ => {
                plain.push_str("<@");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_alone_is_told_from_words_with_one() {
        assert!(["<@17>", " <@!17> "].into_iter().all(is_mention_alone));
        assert!(!["Initiative of <@17>", "<@17>, <@18>", "<@&17>", "17", ""].into_iter().any(is_mention_alone));
    }

    #[test]
    fn a_mention_is_the_handle_of_somebody() {
        let name_of = |id: &str| (id == "18").then(|| "Lea".to_owned());
        assert_eq!(with_handles("<@17>, <@!18> and <@&19>", name_of), "@17, @Lea and <@&19>");
        assert_eq!(with_handles("a <@ b <@x> <@>", name_of), "a <@ b <@x> <@>");
    }
}
