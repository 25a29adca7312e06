//! What could be chosen for an option while it is typed.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::dates;
use super::numbers;
use super::plain::{visible, words_of};
use super::slash::{Choice, LONGEST, MOST, argument_of, cut};
use crate::language::complete;
use crate::language::spec::{Argument, Kind, Spec};
use crate::organisation::Organisation;
use crate::record::{Binding, Code, Person, Register, Role, Room};
use crate::time::zone;
use crate::words::{Language, typed};

/// A command that is being typed.
#[derive(Clone, Copy, Debug)]
pub struct Typing<'a> {
    /// The names from the command to the subcommand.
    pub path: &'a str,
    /// The option that is being typed.
    pub option: &'a str,
    /// All options so far.
    pub given: &'a BTreeMap<String, String>,
    /// What the room is for in which it is typed.
    pub place: Option<&'a Binding>,
    /// That room.
    pub room: Option<&'a Room>,
    /// In which language what can be chosen is shown.
    pub language: Language,
}

/// What could be chosen for an option while it is typed.
pub fn choices(
    commands: &[Spec],
    spec: &Spec,
    typing: &Typing<'_>,
    register: &Register,
    organisation: &Organisation,
) -> Vec<Choice> {
    let typed = typing.given.get(typing.option).map_or("", String::as_str);
    let Some(argument) = argument_of(spec, typing.option) else { return Vec::new() };
    // Of several people, the last is being typed.
    let (before, typed) = match argument.kind {
        Kind::People | Kind::Nominees => typed.rsplit_once(',').map_or(("", typed), |(before, last)| (before, last)),
        _ => ("", typed),
    };
    let candidates = match argument.kind {
        Kind::Group | Kind::Binding | Kind::GroupOrPlenary => {
            groups(commands, argument, typing, register, organisation)
        }
        Kind::Number | Kind::Numbers => numbers::choices(typing, argument.name, register),
        Kind::Item => numbers::items(typing, register),
        Kind::Meeting | Kind::MeetingOnwards => meetings(register, typing.language),
        Kind::Person | Kind::KnownPerson | Kind::NameAlone | Kind::People | Kind::Nominees | Kind::Owner => {
            people(register, organisation)
        }
        // Found by other names too: who types Genf is shown Geneva.
        Kind::Zone => {
            return zone::beginning(typed).take(MOST).map(|(name, value)| Choice { name: cut(&name), value }).collect();
        }
        Kind::NewCode
        | Kind::Line
        | Kind::Respondent
        | Kind::Text
        | Kind::Url
        | Kind::Urls
        | Kind::Moment
        | Kind::PastDay
        | Kind::Deadline
        | Kind::Day
        | Kind::Name
        | Kind::Choice(_)
        | Kind::Options
        | Kind::Hours
        | Kind::Weekend
        | Kind::Stakeholder
        | Kind::Category
        | Kind::YesNo
        | Kind::Title
        | Kind::When
        | Kind::Weekly
        | Kind::ComingDay
        | Kind::Duration
        | Kind::LeadTimes
        | Kind::Every
        | Kind::RunningMeeting
        | Kind::Command
        | Kind::Parts => {
            complete::values(commands, argument, register, organisation).into_iter().map(Choice::of).collect()
        }
    };
    let typed = typed.trim();
    let matching = candidates.into_iter().filter(|choice| has_word(&choice.name, typed));
    let whole = matching.map(|Choice { name, value }| match before {
        "" => Choice { name, value },
        before => Choice { name: format!("{before}, {name}"), value: format!("{before}, {value}") },
    });
    whole
        .filter(|choice| !choice.value.is_empty() && choice.value.encode_utf16().count() <= LONGEST)
        .map(|choice| Choice { name: cut(&visible(&choice.name)), ..choice })
        .take(MOST)
        .collect()
}

/// The groups by code and title, first that of the room; the plenary too where it is meant.
fn groups(
    commands: &[Spec],
    argument: &Argument,
    typing: &Typing<'_>,
    register: &Register,
    organisation: &Organisation,
) -> Vec<Choice> {
    let title = |value: &str| {
        let group = register.group(&value.parse().ok()?)?;
        Some(register.words(group.title()?)?.to_string())
    };
    let mut values = complete::values(commands, argument, register, organisation);
    if let Some(Binding::Group(own)) = typing.place {
        values.sort_by_key(|value| value.as_str() != own.as_str());
    }
    let choices = values.into_iter().map(|value| match title(&value) {
        Some(title) => Choice { name: format!("{value} · {title}"), value },
        None => match complete::shown(argument.kind, &value, typing.language) {
            Some(name) => Choice { name, value },
            None => Choice::of(value),
        },
    });
    choices.collect()
}

/// The meetings that come, by title.
fn meetings(register: &Register, language: Language) -> Vec<Choice> {
    let plenary = complete::shown(Kind::GroupOrPlenary, "plenary", language).unwrap_or_default();
    let choices = register.all_meetings_by_start().into_iter().map(|meeting| {
        let title = words_of(register, meeting.title);
        let whose = meeting.group.as_ref().map_or(plenary.as_str(), Code::as_str);
        let at = dates::moment(meeting.starts, &TimeZone::UTC, language);
        Choice { name: format!("{} · {whose} · {title} · {at}", meeting.number), value: meeting.number.to_string() }
    });
    choices.collect()
}

/// The people by name, in its order. By their handles: those who are no members, whose name alone is not enough, those of one
/// name, and those whose name cannot be shown as it is.
fn people(register: &Register, organisation: &Organisation) -> Vec<Choice> {
    let people = register.people();
    let choice = |person: &Arc<Person>| {
        let is_enough = person.accounts.is_empty() || organisation.role_of(person) > Role::Participant;
        if is_enough && !people.has_namesake(person.id) && visible(&person.name) == person.name {
            return Some(Choice::of(person.name.clone()));
        }
        let handle = person.accounts.first()?.handle();
        Some(Choice { name: format!("{} ({handle})", person.name), value: handle })
    };
    let mut choices: Vec<Choice> = people.iter().filter_map(choice).collect();
    choices.sort_by(|a, b| a.name.cmp(&b.name));
    choices
}

/// Whether one of the words begins so, or all of them together.
fn has_word(name: &str, typed: &str) -> bool {
    let starts = name
        .char_indices()
        .filter(|(at, _)| name[..*at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()));
    typed.is_empty() || starts.map(|(at, _)| &name[at..]).any(|rest| typed::after(rest, typed).is_some())
}
