//! A command as it was meant: which one, and the values of its arguments.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::spec::{Arg, Argument, Kind, Spec};
use super::value::{FromValue, Value};
use crate::language::heard::Mention;
use crate::language::reference::{OwnerRef, PersonRef};
use crate::record::{Code, PersonId};
use crate::say;
use crate::words::refusal::Refusal;
use crate::words::{self, Message, Phrase};

/// A command that was understood.
#[derive(Clone, Debug)]
pub struct Call {
    /// The definition; of the subcommand, when there is one.
    pub spec: &'static Spec,
    /// The whole command as it was typed, without its mark.
    pub typed: String,
    /// The names from the command to the subcommand: `profile set`.
    pub path: String,
    /// How it is typed by somebody who may do what the speaker may.
    pub usage: String,
    /// Whether a name in it is said to be that of somebody new.
    pub(super) takes_new: bool,
    /// Whether it was given by its values, so that none of them can be taken for another.
    pub(super) is_filled_in: bool,
    /// Whether it was not given as a command, and is only what plain words may have meant.
    pub(super) is_in_plain_words: bool,
    pub(crate) values: BTreeMap<&'static str, Value>,
    pub(crate) parts: BTreeMap<String, String>,
    /// What is to be said of what was typed, since it was not taken to the letter.
    pub(crate) notes: Vec<Message>,
}

impl Call {
    /// Puts what people saw of each mention into what they wrote: a handle in it is of use to nobody who reads the record.
    pub(super) fn show_mentions(&mut self, mentions: &[Mention]) {
        let texts = self.values.values_mut().flat_map(|value| match value {
            Value::Text(text) => std::slice::from_mut(text),
            Value::Texts(texts) => texts.as_mut_slice(),
            _ => &mut [],
        });
        for text in texts.chain(self.parts.values_mut()) {
            for Mention { handle, shown, .. } in mentions.iter().filter(|mention| !mention.shown.is_empty()) {
                if text.contains(handle) {
                    *text = text.replace(handle, shown);
                }
            }
        }
    }

    /// Whether it was given by its values, so that none of them can be taken for another.
    pub(crate) fn is_filled_in(&self) -> bool {
        self.is_filled_in
    }

    /// Whether it is only what plain words may have meant. To a question that is open, they are the answer.
    pub(crate) fn is_in_plain_words(&self) -> bool {
        self.is_in_plain_words
    }

    /// An argument's value, when it was given.
    pub fn get<T: FromValue>(&self, arg: &Arg<T>) -> Option<&T> {
        self.values.get(arg.argument.name).and_then(T::from_value)
    }

    /// The value of an argument that must be there.
    ///
    /// # Errors
    ///
    /// A refusal that names the argument when it is absent.
    pub fn need<T: FromValue>(&self, arg: &Arg<T>) -> Result<&T, Refusal> {
        self.get(arg).ok_or_else(|| self.missing_argument(&arg.argument))
    }

    /// The refusal that says what is missing, "the day and time", and how the command is typed.
    pub fn missing(&self, what: Phrase) -> Refusal {
        self.lacks(say!(refusal_missing, what: what))
    }

    /// The refusal that asks for an argument.
    pub fn missing_argument(&self, argument: &Argument) -> Refusal {
        match self.asked(argument) {
            Some(what) => self.lacks(say!(value_asked, what: words::Arg::Key(what.into()))),
            None => self.missing(argument.about),
        }
    }

    /// The refusal that puts a question.
    pub fn lacks(&self, question: Message) -> Refusal {
        let example = self.spec.examples.first().map(|example| (*example).to_owned());
        Refusal::Missing { question, usage: self.usage.clone(), example, choices: Vec::new() }
    }

    /// What a question for an argument asks for, where there is one.
    fn asked(&self, argument: &Argument) -> Option<&'static str> {
        let command = self.path.split(' ').next().unwrap_or_default();
        Some(match argument.kind {
            Kind::Group => "group",
            Kind::GroupOrPlenary | Kind::Binding => "group-or-plenary",
            Kind::NewCode => "new-code",
            Kind::Meeting | Kind::MeetingOnwards => "meeting",
            Kind::When => "when",
            Kind::Weekly => "weekly",
            Kind::Deadline => "until",
            Kind::Day | Kind::ComingDay => match argument.name {
                "from" => "first-day",
                "to" => "last-day",
                _ => return None,
            },
            Kind::Duration => "how-long",
            Kind::LeadTimes => "how-long-before",
            Kind::Person | Kind::KnownPerson | Kind::Owner => "person",
            Kind::NameAlone => "name",
            Kind::Url => "address",
            Kind::Item => "item",
            Kind::Number => match (argument.name, command) {
                ("place", _) => "place",
                ("paragraph", _) => "paragraph",
                ("correction", _) => "correction",
                ("number", "consult") => "consultation",
                ("number", "done" | "amend" | "drop") => "action",
                ("number", "resolve") => "concern",
                _ => return None,
            },
            Kind::Choice(_) if command == "rsvp" => "coming",
            Kind::Choice(_) if command == "decide" => "decision",
            Kind::Choice(_) if argument.name == "language" => "language",
            Kind::Text | Kind::Line | Kind::Name | Kind::Title => match (argument.name, command) {
                ("title", _) => "title",
                ("name", "cycle") => "cycle-name",
                ("class", "consult") => "class",
                ("question", _) => "question",
                ("item", _) => "new-item",
                ("what", _) => "task",
                ("reason", _) => "reason",
                ("words", "comment") => "comment",
                ("words", "concern") => "concern-words",
                ("words", "update") => "update",
                ("words", "consult") => "outcome",
                ("words", _) => "words",
                _ => return None,
            },
            _ => return None,
        })
    }

    /// The parts of the template that were given, by the template's own names.
    pub fn parts(&self) -> &BTreeMap<String, String> {
        &self.parts
    }

    /// Whether anything was given under this argument's name.
    pub(crate) fn was_given(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// The group that it is about.
    pub fn group(&self) -> Option<&Code> {
        self.values.values().find_map(|value| match value {
            Value::Code(code) => Some(code),
            _ => None,
        })
    }

    /// The meeting that it is about.
    pub fn meeting(&self) -> Option<u32> {
        self.values.values().find_map(|value| match value {
            Value::Meeting(meeting) => Some(meeting.number),
            _ => None,
        })
    }

    /// Those on whom something is put by naming them, each once.
    pub fn people(&self) -> Vec<PersonId> {
        let mut people: Vec<PersonId> = Vec::new();
        let mut add = |named: &PersonRef| match named {
            PersonRef::Known(person) if !people.contains(person) => people.push(*person),
            PersonRef::Known(_) | PersonRef::New(_) | PersonRef::Silent(..) => {}
        };
        let given = self.spec.arguments().iter().filter(|argument| argument.kind.puts_on_people());
        for value in given.filter_map(|argument| self.values.get(argument.name)) {
            match value {
                Value::Person(named) | Value::Owner(OwnerRef::Person(named)) => add(named),
                Value::People(named) => named.iter().for_each(|(named, _)| add(named)),
                _ => {}
            }
        }
        people
    }

    /// Whether it looks back at all that was ever recorded.
    pub fn looks_back(&self) -> bool {
        matches!(self.path.as_str(), "profile export" | "profile forget")
    }

    /// The past moment at which the register is to be looked at.
    pub fn as_of(&self) -> Option<Timestamp> {
        self.values.values().find_map(|value| match value {
            Value::Moment(at) => Some(*at),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::COMMANDS;
    use crate::render::page;

    #[test]
    fn whatever_must_be_there_is_asked_for_by_a_question() {
        let mut without = Vec::new();
        for (path, spec) in COMMANDS.iter().flat_map(page::acts) {
            let call = Call {
                spec,
                typed: String::new(),
                path,
                usage: String::new(),
                takes_new: false,
                is_filled_in: false,
                is_in_plain_words: false,
                values: BTreeMap::new(),
                parts: BTreeMap::new(),
                notes: Vec::new(),
            };
            // The meeting in which minutes are taken is found, never typed.
            let typed = spec.arguments().iter().filter(|argument| argument.kind != Kind::RunningMeeting);
            let unasked = typed.filter(|argument| argument.required && call.asked(argument).is_none());
            without.extend(unasked.map(|argument| format!("{}: {}", call.path, argument.name)));
        }
        assert!(without.is_empty(), "no question asks for {without:?}");
    }
}
