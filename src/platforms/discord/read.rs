//! From an interaction to what was heard.

use std::collections::BTreeMap;

use commands::catalogue::COMMANDS;
use commands::language::heard::{Form, Heard, What};
use commands::language::reader;
use commands::organisation::Organisation;
use commands::pipeline::form;
use commands::record::{Account, Platform, Register, Room};
use commands::render::slash::{self, Choice};
use commands::words::Language;
use serenity::all::{
    ActionRowComponent, ChannelId, CommandDataOption, CommandDataOptionValue, CommandInteraction, ComponentInteraction,
    ComponentInteractionDataKind, Interaction, InteractionId, Member, ModalInteraction, User,
};

use super::custom_id::{self, CustomId};
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
}

/// What an interaction is to the bot; nothing for what it ignores, and for words that are still being typed.
pub fn done(interaction: &Interaction, register: &Register) -> Option<Done> {
    let (by, what, is_private) = match interaction {
        Interaction::Command(interaction) => {
            let form = command(interaction, register);
            let is_private = form::is_private(&form.command);
            (By::from(interaction), What::Form(form), is_private)
        }
        Interaction::Modal(interaction) => {
            let (command, form) = filled_in(interaction)?;
            (By::from(interaction), What::Form(form), form::is_private(&command))
        }
        Interaction::Component(interaction) => (By::from(interaction), press(interaction, register)?, false),
        _ => return None,
    };
    let heard = by.heard(what);
    Some(Done { attached: by.attached(), is_private: is_private || heard.is_ephemeral(), heard })
}

/// Who did something, where and when.
pub(super) struct By<'a> {
    id: InteractionId,
    token: &'a str,
    channel: ChannelId,
    user: &'a User,
    /// In which language Discord is shown to them, by its tag.
    locale: &'a str,
    /// The person in the server; not so in a private conversation.
    member: Option<&'a Member>,
}

macro_rules! by {
    ($interaction:ty, $member:expr) => {
        impl<'a> From<&'a $interaction> for By<'a> {
            fn from(interaction: &'a $interaction) -> Self {
                Self {
                    id: interaction.id,
                    token: &interaction.token,
                    channel: interaction.channel_id,
                    user: &interaction.user,
                    locale: &interaction.locale,
                    member: $member(interaction),
                }
            }
        }
    };
}

by!(CommandInteraction, |interaction: &'a CommandInteraction| interaction.member.as_deref());
by!(ComponentInteraction, |interaction: &'a ComponentInteraction| interaction.member.as_ref());
by!(ModalInteraction, |interaction: &'a ModalInteraction| interaction.member.as_ref());

impl By<'_> {
    /// What an answer is attached to.
    pub(super) fn attached(&self) -> Attached {
        Attached {
            id: self.id,
            token: self.token.to_owned(),
            is_private: self.member.is_none(),
            language: Language::from_tag(self.locale),
        }
    }

    /// What was done, as every platform tells it.
    fn heard(&self, what: What) -> Heard {
        let account = Account { platform: Platform::Discord, id: self.user.id.to_string() };
        let room = if self.member.is_none() {
            account.private_room()
        } else {
            Room { platform: Platform::Discord, id: self.channel.to_string() }
        };
        let nick = self.member.and_then(|member| member.nick.as_deref());
        let name = nick.or(self.user.global_name.as_deref()).unwrap_or(&self.user.name);
        Heard {
            cause: cause_of(self.id),
            room,
            account,
            name: name.to_owned(),
            said_at: made_at(self.id),
            all_heard_until: None,
            interaction: Some(self.attached().to_string()),
            what,
        }
    }
}

/// The cause of what is heard by an interaction.
fn cause_of(id: InteractionId) -> String {
    format!("interaction {id}")
}

/// A slash command. Somebody who is mentioned where people are asked for is meant by their account; elsewhere, if they are
/// known, by their name.
fn command(interaction: &CommandInteraction, register: &Register) -> Form {
    let (command, options) = path(&interaction.data.name, &interaction.data.options);
    let spec = reader::find(COMMANDS, &command);
    let name_of = |id: &str| {
        let account = Account { platform: Platform::Discord, id: id.to_owned() };
        register.people().of_account(&account).map(|person| person.name.clone())
    };
    let value = |option: &CommandDataOption| match &option.value {
        CommandDataOptionValue::String(words) => {
            let is_for_people = spec.is_some_and(|spec| slash::is_for_people(spec, &option.name));
            Some(with_handles(words, |id| name_of(id).filter(|_| !is_for_people)))
        }
        CommandDataOptionValue::Boolean(is_so) => Some(is_so.to_string()),
        _ => None,
    };
    let values = options.iter().filter_map(|option| Some((option.name.clone(), value(option)?)));
    Form { command, values: values.collect(), ..Form::default() }
}

/// What could be chosen for the option that is being typed.
pub fn choices(
    interaction: &CommandInteraction,
    register: &Register,
    organisation: &Organisation,
    language: Language,
) -> Vec<Choice> {
    let (path, _) = path(&interaction.data.name, &interaction.data.options);
    let choices = interaction.data.autocomplete().and_then(|typed| {
        let spec = reader::find(COMMANDS, &path)?;
        Some(slash::choices(COMMANDS, spec, (typed.name, typed.value), register, organisation, language))
    });
    choices.unwrap_or_default()
}

/// The names from the command to the subcommand, and the options of the latter.
fn path<'a>(name: &str, options: &'a [CommandDataOption]) -> (String, &'a [CommandDataOption]) {
    match options {
        [CommandDataOption { name: sub, value: CommandDataOptionValue::SubCommand(options), .. }] => {
            (format!("{name} {sub}"), options)
        }
        options => (name.to_owned(), options),
    }
}

/// What was filled in on a form, which is named after the command and the interaction that began it.
fn filled_in(interaction: &ModalInteraction) -> Option<(String, Form)> {
    let (command, begun) = custom_id::read_form(&interaction.data.custom_id)?;
    let mut values = BTreeMap::new();
    for component in interaction.data.components.iter().flat_map(|row| &row.components) {
        if let ActionRowComponent::InputText(input) = component {
            values.insert(input.custom_id.clone(), input.value.clone().unwrap_or_default());
        }
    }
    let continues = Some(cause_of(begun));
    Some((command.to_owned(), Form { values, continues, ..Form::default() }))
}

/// The name of the form that continues what an interaction began.
pub(super) fn name_of_form(begun: &Heard, id: InteractionId) -> String {
    match &begun.what {
        What::Form(form) => custom_id::form(Some(&form.command), id),
        _ => custom_id::form(None, id),
    }
}

/// The press of a button under a message, or the choice in a menu.
fn press(interaction: &ComponentInteraction, register: &Register) -> Option<What> {
    let form = |command: &str, values: &[(&str, &str)], ephemeral| {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        What::Form(Form { command: command.to_owned(), values, ephemeral, ..Form::default() })
    };
    match (CustomId::read(&interaction.data.custom_id)?, &interaction.data.kind) {
        // Forty people who press it must not fill the room: reminders say how many come.
        (CustomId::Rsvp(number, answer), _) => Some(form("rsvp", &[("number", number), ("answer", answer)], true)),
        (CustomId::Support(code), _) => Some(form("support", &[("code", code)], false)),
        (CustomId::Answer(number), ComponentInteractionDataKind::StringSelect { values }) => {
            // What is hidden until the end is answered before nobody else.
            let is_hidden = |number| register.consultation(number).is_some_and(|known| known.hidden);
            let ephemeral = number.parse().is_ok_and(is_hidden);
            Some(form("consult answer", &[("number", number), ("options", &values.join(","))], ephemeral))
        }
        (CustomId::Answer(_), _) => None,
        (CustomId::Choose(question, choice), _) => Some(What::Chosen { question: question.to_owned(), choice }),
        (CustomId::SupportWithoutCode, _) => {
            Some(What::Reaction { to: interaction.message.id.to_string(), with: THUMB_UP.to_owned() })
        }
    }
}

/// Discord's mentions as handles: `<@17>` is `@17`, or has the name that there is for this number.
fn with_handles(words: &str, name_of: impl Fn(&str) -> Option<String>) -> String {
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
    fn a_mention_is_the_handle_of_somebody() {
        let name_of = |id: &str| (id == "18").then(|| "Lea".to_owned());
        assert_eq!(with_handles("<@17>, <@!18> and <@&19>", name_of), "@17, @Lea and <@&19>");
        assert_eq!(with_handles("a <@ b <@x> <@>", name_of), "a <@ b <@x> <@>");
    }
}
