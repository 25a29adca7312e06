//! What others hear of what was put right.

use jiff::Timestamp;

use crate::audience::address;
use crate::language::Draft;
use crate::line;
use crate::record::{Code, Consultation, CorrectionEvent, Cycle, Event, Held, Meeting, PersonId, Register, TextId};
use crate::say;
use crate::words::shared::key;
use crate::words::{Arg, Block, Inline, Line, Message, Reply};

/// Meetings take place after all that were cancelled by themselves because their group had ended; and what is said of them where this
/// is answered. Elsewhere it is told.
pub(crate) fn revive(group: &Code, since: Timestamp, draft: &mut Draft<'_>) -> Reply {
    let (register, now) = (draft.scene().register, draft.scene().now);
    let events = revived(group, since, register, now);
    let numbers: Vec<u32> = events.iter().filter_map(cancelled_meeting).collect();
    events.into_iter().for_each(|event| draft.record(event));
    let after = draft.register_after();
    let meetings: Vec<&Meeting> = numbers.iter().filter_map(|number| after.meeting(*number)).collect();
    if meetings.is_empty() { Reply::default() } else { reinstated(&meetings) }
}

fn cancelled_meeting(event: &Event) -> Option<u32> {
    let Event::Correction(CorrectionEvent::TakenBack { what: Held::Cancellation { meeting }, .. }) = event else {
        return None;
    };
    Some(*meeting)
}

/// That the meetings are held after all which were cancelled by themselves because their group had ended.
fn revived(group: &Code, since: Timestamp, register: &Register, now: Timestamp) -> Vec<Event> {
    let is_of_it = |meeting: &&Meeting| {
        let is_by_itself = |one: crate::record::Cancellation| one.by.is_none() && one.at >= since;
        meeting.cancelled.is_some_and(is_by_itself) && meeting.starts > now
    };
    let meetings: Vec<&Meeting> = register.meetings_of(Some(group)).filter(is_of_it).collect();
    let mut series: Vec<u32> = meetings.iter().filter_map(|meeting| meeting.occurrence.map(|one| one.series)).collect();
    series.dedup();
    let series = series.into_iter().map(|series| Held::SeriesEnd { series });
    let meetings = meetings.into_iter().map(|meeting| Held::Cancellation { meeting: meeting.number });
    series.chain(meetings).map(|what| CorrectionEvent::TakenBack { what, reason: None }.into()).collect()
}

fn known(by: Option<PersonId>) -> Arg {
    key(if by.is_some() { "yes" } else { "no" })
}

fn who(by: Option<PersonId>) -> Line {
    by.map(|by| line![by]).unwrap_or_default()
}

/// With the reason, if there is one.
pub(crate) fn because(said: Message, reason: Option<TextId>) -> Reply {
    match reason {
        Some(reason) => Reply::said(said).and(say!(correction_reason, reason: Inline::StoredSentence(reason)).into()),
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
pub(crate) fn consultation_cancelled(one: &Consultation, by: Option<PersonId>, reason: TextId) -> Reply {
    let (by, known, number) = (who(by), known(by), one.number);
    because(
        say!(correction_consultation_cancelled, known: known, by: by, number: number, question: one.question),
        Some(reason),
    )
}

/// A consultation is worded otherwise.
pub(crate) fn consultation_amended(one: &Consultation) -> Reply {
    let options =
        one.options.iter().map(|option| say!(correction_option, number: option.n, option: option.text).into());
    let options: Vec<Line> = options.collect();
    let reply = Reply::said(say!(correction_consultation_amended, number: one.number, question: one.question));
    if options.is_empty() { reply } else { reply.with(Block::List(options)) }
}

/// Meetings are held after all.
pub(crate) fn reinstated(meetings: &[&Meeting]) -> Reply {
    let lines = meetings.iter().map(|meeting| line_of(meeting));
    let reply = Reply::said(say!(correction_reinstated_all, count: meetings.len())).with(Block::List(lines.collect()));
    match meetings.first() {
        Some(first) => {
            let rsvp = Inline::Command(format!("rsvp {} yes", first.number));
            reply.and(say!(correction_rsvp, command: rsvp).into())
        }
        None => reply,
    }
}

fn line_of(meeting: &Meeting) -> Line {
    let (number, title, starts) = (meeting.number, meeting.title, Inline::Moment(meeting.starts));
    say!(correction_meeting, number: number, title: title, starts: starts, minutes: meeting.minutes).into()
}

/// Meetings have another title, address or length.
pub(crate) fn meetings_amended(meetings: &[&Meeting]) -> Reply {
    let lines = meetings.iter().map(|meeting| line_of(meeting));
    let reply =
        Reply::said(say!(correction_meetings_amended, count: meetings.len())).with(Block::List(lines.collect()));
    // Whoever clicked the earlier address finds the new one.
    match meetings.first().and_then(|meeting| address::of(meeting)) {
        Some(address) => reply.and(say!(meeting_where, place: address).into()),
        None => reply,
    }
}

/// The cycle has another name or other days.
pub(crate) fn cycle_amended(cycle: &Cycle) -> Reply {
    let (from, to) = (crate::features::minutes::day(cycle.from), crate::features::minutes::day(cycle.to));
    Reply::said(say!(correction_cycle_amended, name: cycle.name, from: from, to: to))
}
