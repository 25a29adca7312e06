//! A command as it was meant: which one, and the values of its arguments.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::spec::{Arg, Spec};
use super::value::{FromValue, Value};
use crate::language::reference::{OwnerRef, PersonRef};
use crate::record::{Code, PersonId};
use crate::words::refusal::Refusal;

/// A command that was understood.
#[derive(Clone, Debug)]
pub struct Call {
    /// The definition; of the subcommand, when there is one.
    pub spec: &'static Spec,
    /// The names from the command to the subcommand: `profile set`.
    pub path: String,
    /// How it is typed by somebody who may do what the speaker may.
    pub usage: String,
    /// Whether a name in it is said to be that of somebody new.
    pub(super) takes_new: bool,
    pub(super) values: BTreeMap<&'static str, Value>,
    pub(super) parts: BTreeMap<String, String>,
}

impl Call {
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
        self.get(arg).ok_or_else(|| self.missing(arg.argument.name))
    }

    /// The refusal that says what is missing and how the command is typed.
    pub fn missing(&self, what: &'static str) -> Refusal {
        Refusal::Missing { what, usage: self.usage.clone(), example: self.spec.examples.first().copied() }
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
            PersonRef::Known(_) | PersonRef::New(_) => {}
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
