//! `/item [K]`, `/item Budget`: the item of the agenda that is talked about now, by its number or by what it is called.

use jiff::Timestamp;

use super::{RUNNING, running};
use crate::features::minutes::agenda;
use crate::language::access::FACILITATOR;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{AgendaItem, Carried, ItemNumber, Meeting, MinutesEvent, Opened, PersonId, Register, Role, Topic};
use crate::say;
use crate::time::Duration;
use crate::words::{self, Explain, Inline, Reply};

const NUMBER: Arg<ItemNumber> = Arg::new("item", Kind::Item, phrase!(item_number_about));

const TITLE: Arg<String> = Arg::new("title", Kind::Line, phrase!(item_title_about));

pub(crate) const ITEM: Spec = Spec {
    name: "item",
    summary: phrase!(item_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[RUNNING.argument, NUMBER.argument, TITLE.argument], decide },
    examples: &["item 2", "item", "item Budget"],
    refused: &[
        Refused { by: Role::Participant, typed: "item 2" },
        Refused { by: Role::Chair, typed: "item 9" },
        Refused { by: Role::Chair, typed: "item 2 first" },
    ],
};

/// So soon after an item was opened by somebody, another who wants the next one means the same.
const AT_ONCE: jiff::SignedDuration = jiff::SignedDuration::from_secs(30);

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = running(call, draft)?;
    let current = record.current();
    let number_of = |opened: &Opened| meeting.agenda.number_of(opened.item);
    let is_open = |opened: &Opened| -> Result<(), words::Refusal> {
        match number_of(opened) {
            Some(item) => Err(Refusal::IsOpen { item, by: opened.by, next: after(meeting, Some(item)) }.into()),
            None => Ok(()),
        }
    };
    if let Some(title) = call.get(&TITLE) {
        return added(title, call, draft);
    }
    let number = match (call.get(&NUMBER), current) {
        (Some(number), _) => *number,
        (None, Some(opened)) => {
            let is_by_another = opened.by != Some(draft.speaker().id);
            if is_by_another && draft.scene().said_at.duration_since(opened.at) < AT_ONCE {
                is_open(opened)?;
            }
            after(meeting, number_of(opened)).ok_or(Refusal::NoNext)?
        }
        (None, None) => after(meeting, None).ok_or(Refusal::NoNext)?,
    };
    let items = meeting.agenda.items.len();
    let no_item = agenda::Refusal::NoItem { number: meeting.number, item: number, items };
    let item = meeting.agenda.item(number).ok_or(no_item)?;
    if let Some(opened) = current.filter(|opened| opened.item == item.id) {
        is_open(opened)?;
    }
    draft.record(MinutesEvent::ItemOpened { meeting: meeting.number, item: item.id }.into());
    let after = draft.register_after();
    Ok(after.meeting(meeting.number).map(|meeting| opened(meeting, &after)).unwrap_or_default())
}

/// Adds an item to the agenda and begins it.
fn added(title: &str, call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    if call.get(&NUMBER).is_some() {
        return Err(words::Refusal::TooMuch { typed: title.to_owned(), usage: call.usage.clone(), names: Vec::new() });
    }
    let (meeting, _) = running(call, draft)?;
    let item = agenda::add_at_end(title, meeting, draft)?;
    draft.record(MinutesEvent::ItemOpened { meeting: meeting.number, item }.into());
    let after = draft.register_after();
    let reply = after.meeting(meeting.number).map(|meeting| opened(meeting, &after)).unwrap_or_default();
    Ok(reply.and(say!(item_added).into()))
}

/// The item after one, or the first.
fn after(meeting: &Meeting, number: Option<ItemNumber>) -> Option<ItemNumber> {
    let mut numbers = meeting.agenda.numbered().map(|(known, _)| known);
    match number {
        None => numbers.next(),
        Some(number) => numbers.find(|known| *known > number),
    }
}

/// The item that is talked about, and until when.
pub(crate) fn opened(meeting: &Meeting, register: &Register) -> Reply {
    let current = meeting.record.as_ref().and_then(|record| record.current());
    let Some((number, item)) =
        current.and_then(|opened| meeting.agenda.numbered().find(|(_, item)| item.id == opened.item))
    else {
        return Reply::default();
    };
    let is_sentence = matches!(item.topic, Topic::Carried(Carried::Action(_)));
    let (number, item) = (number.to_string(), agenda::render_item(item, register));
    let until = timed_item(meeting)
        .and_then(|(since, timed)| since.checked_add(Duration::of_minutes(timed.length()).span()).ok());
    Reply::said(match (until.map(Inline::Moment), is_sentence) {
        (Some(until), false) => say!(item_opened_until, number: number, item: item, until: until),
        (Some(until), true) => say!(item_opened_sentence_until, number: number, item: item, until: until),
        (None, false) => say!(item_opened, number: number, item: item),
        (None, true) => say!(item_opened_sentence, number: number, item: item),
    })
}

/// That the time for an item is nearly over.
pub(crate) fn near(meeting: &Meeting, item: u32) -> Option<Reply> {
    let (number, timed) = numbered(meeting, item)?;
    Some(Reply::said(say!(item_nearly_over, number: number.to_string(), length: Duration::of_minutes(timed))))
}

/// That it is over.
pub(crate) fn over(meeting: &Meeting, item: u32) -> Option<Reply> {
    let (number, timed) = numbered(meeting, item)?;
    let (number, length) = (number.to_string(), Duration::of_minutes(timed));
    Some(Reply::said(say!(item_over, number: number, length: length, command: Inline::command("item"))))
}

fn numbered(meeting: &Meeting, item: u32) -> Option<(ItemNumber, u32)> {
    let (number, item) = meeting.agenda.numbered().find(|(_, known)| known.id == item)?;
    Some((number, item.length()))
}

/// The item whose time runs, and since when: the one that is talked about, or that to which it belongs if it has no time
/// of its own.
pub(crate) fn timed_item(meeting: &Meeting) -> Option<(Timestamp, &AgendaItem)> {
    let record = meeting.record.as_ref()?;
    let current = record.current()?;
    let top = meeting
        .agenda
        .items
        .iter()
        .find(|top| top.id == current.item || top.items.iter().any(|part| part.id == current.item))?;
    let own = top.items.iter().find(|part| part.id == current.item).filter(|part| part.minutes.is_some());
    if let Some(part) = own {
        return Some((current.at, part));
    }
    let belongs = |id: u32| top.id == id || top.items.iter().any(|part| part.id == id);
    let since = record.opened.iter().rev().take_while(|opened| belongs(opened.item)).last()?.at;
    (top.length() > 0).then_some((since, top))
}

/// Why the meeting stays at its item.
#[derive(Debug)]
enum Refusal {
    /// The item is talked about already.
    IsOpen { item: ItemNumber, by: Option<PersonId>, next: Option<ItemNumber> },
    /// There is no further item.
    NoNext,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let said = match self {
            Self::IsOpen { item, by, next } => {
                let number = item.to_string();
                let next = next.map(|next| Inline::command(format!("item {next}")));
                match (*by, next) {
                    (Some(by), Some(next)) => say!(item_opened_by_next, number: number, who: by, command: next),
                    (Some(by), None) => say!(item_opened_by, number: number, who: by),
                    (None, Some(next)) => say!(item_already_open_next, number: number, command: next),
                    (None, None) => say!(item_already_open, number: number),
                }
            }
            Self::NoNext => say!(item_no_next, command: Inline::command("minutes end")),
        };
        Reply::said(said)
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
