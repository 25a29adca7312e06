//! What others hear of what was put right.

use crate::line;
use crate::record::{Code, Consultation, Cycle, Meeting, PersonId, TextId};
use crate::say;
use crate::words::shared::key;
use crate::words::{Arg, Block, Inline, Line, Message, Reply};

fn known(by: Option<PersonId>) -> Arg {
    key(if by.is_some() { "yes" } else { "no" })
}

fn who(by: Option<PersonId>) -> Line {
    by.map(|by| line![by]).unwrap_or_default()
}

/// With the reason, if there is one.
pub(crate) fn because(said: Message, reason: Option<TextId>) -> Reply {
    match reason {
        Some(reason) => Reply::said(say!(correction_because, said: said, reason: Inline::StoredSentence(reason))),
        None => Reply::said(said),
    }
}

/// A group has another code.
pub(crate) fn renamed(earlier: &Code, group: &Code, by: Option<PersonId>) -> Reply {
    Reply::said(say!(correction_renamed, known: known(by), by: who(by), earlier: earlier, group: group))
}

/// A document belongs to a group no more.
pub(crate) fn document_removed(group: &Code, url: TextId, by: Option<PersonId>) -> Reply {
    Reply::said(say!(correction_document_removed, known: known(by), by: who(by), group: group, document: url))
}

/// Minutes are a draft again.
pub(crate) fn reopened(meeting: &Meeting, by: Option<PersonId>, reason: Option<TextId>) -> Reply {
    let said = say!(correction_reopened, known: known(by), by: who(by), number: meeting.number, title: meeting.title);
    because(said, reason)
}

/// A consultation was cancelled.
pub(crate) fn consultation_cancelled(one: &Consultation, by: Option<PersonId>, reason: Option<TextId>) -> Reply {
    let (by, known, number) = (who(by), known(by), one.number);
    because(say!(correction_consultation_cancelled, known: known, by: by, number: number, question: one.question), reason)
}

/// A consultation is worded otherwise.
pub(crate) fn consultation_amended(one: &Consultation) -> Reply {
    let options = one.options.iter().map(|option| {
        say!(correction_option, number: option.n, option: option.text).into()
    });
    let options: Vec<Line> = options.collect();
    let reply = Reply::said(say!(correction_consultation_amended, number: one.number, question: one.question));
    if options.is_empty() { reply } else { reply.with(Block::List(options)) }
}

/// A meeting is held after all.
pub(crate) fn reinstated(meeting: &Meeting) -> Reply {
    let rsvp = Inline::Command(format!("rsvp {} yes", meeting.number));
    Reply::said(say!(
        correction_reinstated,
        number: meeting.number,
        title: meeting.title,
        starts: Inline::Moment(meeting.starts),
    ))
    .and(say!(correction_rsvp, command: rsvp).into())
}

/// Meetings have another title, address or length.
pub(crate) fn meetings_amended(meetings: &[&Meeting]) -> Reply {
    let lines = meetings.iter().map(|meeting| {
        say!(
            correction_meeting,
            number: meeting.number,
            title: meeting.title,
            starts: Inline::Moment(meeting.starts),
            minutes: meeting.minutes,
        )
        .into()
    });
    Reply::said(say!(correction_meetings_amended, count: meetings.len())).with(Block::List(lines.collect()))
}

/// The cycle has another name or other days.
pub(crate) fn cycle_amended(cycle: &Cycle) -> Reply {
    let (from, to) = (crate::features::minutes::day(cycle.from), crate::features::minutes::day(cycle.to));
    Reply::said(say!(correction_cycle_amended, name: cycle.name, from: from, to: to))
}
