//! Numbers that can be chosen while a command is typed, each with what it is the number of.

use super::plain::{Plain, words_of};
use super::slash::{Choice, Typing};
use crate::record::{AgendaItem, Binding, Code, Group, ItemNumber, Register};
use crate::words::Line;

/// Of what a number is.
#[derive(Clone, Copy)]
enum Numbered {
    Consultations { open: bool },
    OptionsOfAConsultation,
    Actions,
    Concerns,
}

/// Of what the numbers are that an argument of a command takes, if they can be listed.
fn numbered(path: &str, argument: &str) -> Option<Numbered> {
    match (path, argument) {
        ("consult answer" | "consult close" | "consult extend", "number") => {
            Some(Numbered::Consultations { open: true })
        }
        ("consult answer", "options") => Some(Numbered::OptionsOfAConsultation),
        (path, "number") if path.starts_with("consult ") => Some(Numbered::Consultations { open: false }),
        ("done", "number") => Some(Numbered::Actions),
        ("resolve", "number") => Some(Numbered::Concerns),
        _ => None,
    }
}

/// Whether the numbers that an argument takes can be listed.
pub(super) fn are_known(path: &str, argument: &str) -> bool {
    numbered(path, argument).is_some()
}

/// The numbers, the latest first where they are of what has come one after the other.
pub(super) fn choices(typing: &Typing<'_>, argument: &str, register: &Register) -> Vec<Choice> {
    let choice = |number: u32, about: &str| Choice { name: format!("{number} · {about}"), value: number.to_string() };
    match numbered(typing.path, argument) {
        Some(Numbered::Consultations { open }) => {
            let meant = register.consultations().rev().filter(|consultation| !open || consultation.is_open());
            meant.map(|consultation| choice(consultation.number, words_of(register, consultation.question))).collect()
        }
        Some(Numbered::OptionsOfAConsultation) => {
            let number = typing.given.get("number").and_then(|number| number.trim().parse().ok());
            let consultation = number.and_then(|number| register.consultation(number));
            let options = consultation.into_iter().flat_map(|consultation| &consultation.options);
            options.map(|option| choice(option.n, words_of(register, option.text))).collect()
        }
        Some(Numbered::Actions) => {
            register.open_actions().map(|action| choice(action.number, words_of(register, action.words))).collect()
        }
        Some(Numbered::Concerns) => {
            let concerns = group(typing, register).into_iter().flat_map(Group::open_concerns);
            let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
            concerns.map(|(index, concern)| choice(number(index), words_of(register, concern.words))).collect()
        }
        None => Vec::new(),
    }
}

/// The items of an agenda by the numbers that people call them by: of the meeting that was chosen, else of that which goes on here.
pub(super) fn items(typing: &Typing<'_>, register: &Register) -> Vec<Choice> {
    let chosen = typing.given.get("number").map(|number| number.trim().parse().ok());
    let meeting = match chosen {
        Some(number) => number.and_then(|number| register.meeting(number)),
        None => typing.room.and_then(|room| register.running_meeting(room, typing.place)),
    };
    let plain = Plain { register, mark: "/", width: None, language: typing.language };
    let choice = |number: ItemNumber, item: &AgendaItem| {
        let topic = plain.line(&Line::from(&item.topic));
        Choice { name: format!("{number} · {topic}"), value: number.to_string() }
    };
    let each = meeting.into_iter().flat_map(|meeting| meeting.agenda.numbered());
    each.map(|(number, item)| choice(number, item)).collect()
}

/// The group that was chosen, else that of the room.
fn group<'r>(typing: &Typing<'_>, register: &'r Register) -> Option<&'r Group> {
    let chosen = typing.given.get("code").and_then(|code| code.trim().parse::<Code>().ok());
    let own = || match typing.place {
        Some(Binding::Group(own)) => Some(own.clone()),
        Some(Binding::Plenary) | None => None,
    };
    register.group(&chosen.or_else(own)?)
}
