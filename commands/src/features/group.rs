//! What concerns one group: how it is proposed, supported, discussed, decided, led and reported on.

pub(crate) mod charter;
pub(crate) mod comment;
pub(crate) mod concern;
pub mod decision;
pub(crate) mod document;
pub(crate) mod facilitate;
pub(crate) mod last_call;
pub(crate) mod note;
pub(crate) mod propose;
pub(crate) mod rename;
pub(crate) mod renew;
pub(crate) mod resolve;
pub(crate) mod status;
pub(crate) mod support;
pub(crate) mod unsupport;
pub(crate) mod update;
pub(crate) mod why;
pub(crate) mod withdraw;

use jiff::Timestamp;

use crate::record::{Appointment, Group, TextId};
use crate::say;
use crate::words::{Arg, Inline, Line};

/// A group within a sentence: its code, and its title where it has one.
pub(crate) fn named(group: &Group) -> Line {
    match group.title() {
        Some(title) => say!(group_named, group: &group.code, title: title).into(),
        None => Line::from(&group.code),
    }
}

/// The same as a heading.
fn heading(group: &Group) -> Line {
    match group.title() {
        Some(title) => say!(group_heading, group: &group.code, title: title).into(),
        None => Line::from(&group.code),
    }
}

/// Several things as the value of a field.
fn listed(items: impl IntoIterator<Item = impl Into<Line>>) -> Line {
    say!(group_list, items: Arg::each(items)).into()
}

/// Words with the day on which they were said.
fn dated(at: Timestamp, words: TextId) -> Line {
    say!(group_dated, date: Inline::Date(at), words: words).into()
}

/// Who facilitates a group, each since when.
fn facilitators_since<'g>(appointments: impl IntoIterator<Item = &'g Appointment>) -> Vec<Line> {
    let since = |appointment: &Appointment| {
        say!(group_facilitator_since, who: appointment.person, since: Inline::Date(appointment.since)).into()
    };
    appointments.into_iter().map(since).collect()
}
