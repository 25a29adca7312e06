//! What things of the record are called, wherever that is said. A value of a closed set has its key in the record, in pages' classes
//! and in exports; its words are here.

use super::message::{Arg, Message};
use super::reply::{Inline, Label, Line};
use crate::record::{Answer, Carried, ConcernEnd, Outcome, Role, Standing, State, Tally, Topic};
use crate::say;

/// A message for each, and with it an argument.
macro_rules! said {
    ($($of:ty: $value:ident => $message:expr;)*) => {$(
        impl From<$of> for Message {
            fn from($value: $of) -> Self {
                $message
            }
        }

        impl From<$of> for Arg {
            fn from($value: $of) -> Self {
                Message::from($value).into()
            }
        }
    )*};
}

said! {
    Answer: answer => say!(answer, answer: key(answer));
    ConcernEnd: end => say!(concern_end, end: key(end));
    Outcome: outcome => say!(outcome, outcome: key(outcome));
    Standing: standing => say!(standing, standing: key(standing));
    State: state => say!(state, state: key(state));
    Tally: tally => match tally {
        Tally { members, others: 0 } => say!(tally, members: members),
        Tally { members, others } => say!(tally_with_others, members: members, others: others),
    };
}

/// A stakeholder group: one of the usual configuration in the reader's language, another as it is configured.
pub(crate) fn stakeholder(name: &str) -> Inline {
    const USUAL: [(&str, &str); 5] = [
        ("government", "government"),
        ("private sector", "private-sector"),
        ("civil society", "civil-society"),
        ("technical community", "technical-community"),
        ("intergovernmental organisation", "intergovernmental-organisation"),
    ];
    match USUAL.iter().find(|(usual, _)| *usual == name) {
        Some((_, group)) => Inline::Said(say!(stakeholder_group, group: key(*group))),
        None => Inline::Untrusted(name.to_owned()),
    }
}

/// A part of a proposal: one of the usual template in the reader's language, another as it is configured.
pub fn part(name: &str) -> Inline {
    usual_part(name).map_or_else(|| Inline::as_is(name), Inline::Said)
}

/// The same before its text.
pub(crate) fn part_label(name: &str) -> Label {
    usual_part(name).map_or_else(|| Label::as_is(name), Label::Said)
}

fn usual_part(name: &str) -> Option<Message> {
    Some(match name {
        "Purpose" => say!(part_purpose),
        "Objectives" => say!(part_objectives),
        "Outputs" => say!(part_outputs),
        "Plan" => say!(part_plan),
        "Timeframe" => say!(part_timeframe),
        _ => return None,
    })
}

/// What an item of an agenda is about.
impl From<&Topic> for Line {
    fn from(topic: &Topic) -> Self {
        match topic {
            Topic::Words(words) => Inline::from(*words).into(),
            Topic::Carried(carried) => Message::from(carried).into(),
        }
    }
}

/// What is carried over to an agenda from before.
impl From<&Carried> for Message {
    fn from(carried: &Carried) -> Self {
        match carried {
            Carried::OpenActions => say!(carried_actions),
            Carried::DocumentsInReview => say!(carried_documents),
            Carried::DeferredDecisions => say!(carried_decisions),
            Carried::Action(number) => say!(carried_action, number: *number),
            Carried::Document(group) => say!(carried_document, group: group),
            Carried::Decision(group) => say!(carried_decision, group: group),
        }
    }
}

/// What somebody is. The chair is called as the organisation says.
impl From<Role> for Arg {
    fn from(role: Role) -> Self {
        match role {
            Role::Chair => super::Inline::Chair.into(),
            role => say!(role, role: key(role)).into(),
        }
    }
}

/// What a sentence chooses by: as the record writes it.
#[expect(clippy::needless_pass_by_value, reason = "they are small, and most are copied")]
pub fn key(of: impl ToString) -> Arg {
    Arg::Key(of.to_string().into())
}
