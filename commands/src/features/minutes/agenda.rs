//! `/agenda show|add|drop|order|draft N`: what is to be talked about in a meeting, and for how long.

use crate::features::meeting::{self, MEETING};
use crate::features::minutes::action;
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::organisation::TemplateItem;
use crate::phrase;
use crate::record::{
    Action, AgendaItem, Carried, Code, Event, Group, ItemNumber, MOST_PARTS, Meeting, MinutesEvent, PersonId, Register,
    Role, State, Topic,
};
use crate::say;
use crate::time::Duration;
use crate::words::{self, Block, Explain, Inline, Line, Message, Reply};

const ITEM: Arg<String> = Arg::new("item", Kind::Name, phrase!(agenda_add_item_about)).required();
const LENGTH: Arg<Duration> = Arg::new("for", Kind::Duration, phrase!(agenda_add_for_about));
const UNDER: Arg<ItemNumber> = Arg::new("under", Kind::Item, phrase!(agenda_add_under_about)).named();
const NUMBER: Arg<ItemNumber> = Arg::new("item", Kind::Item, phrase!(agenda_item_about)).required();
const PLACE: Arg<u32> = Arg::new("place", Kind::Number, phrase!(agenda_order_place_about)).required();

pub(crate) const AGENDA: Spec = Spec {
    name: "agenda",
    summary: phrase!(agenda_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Subcommands(&[SHOW, ADD, DROP, ORDER, BEGIN]),
    examples: &[],
    refused: &[],
};

const SHOW: Spec = Spec {
    name: "show",
    summary: phrase!(agenda_show_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument], decide: show },
    examples: &["agenda show 1"],
    refused: &[Refused { by: Role::Member, typed: "agenda show 99" }],
};

const ADD: Spec = Spec {
    name: "add",
    summary: phrase!(agenda_add_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, ITEM.argument, LENGTH.argument, UNDER.argument], decide: add },
    examples: &["agenda add 1 \"Budget for next year\" 15m", "agenda add 2 \"Travel costs\" under: 1"],
    refused: &[
        Refused { by: Role::Participant, typed: "agenda add 1 \"Budget\" 15m" },
        Refused { by: Role::Chair, typed: "agenda add 1" },
        Refused { by: Role::Chair, typed: "agenda add 1 \"Travel costs\" under: 9" },
        Refused { by: Role::Chair, typed: "agenda add 1 \"Travel costs\" under: 1a" },
    ],
};

const DROP: Spec = Spec {
    name: "drop",
    summary: phrase!(agenda_drop_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, NUMBER.argument], decide: drop_item },
    examples: &["agenda drop 2 1", "agenda drop 2 2"],
    refused: &[
        Refused { by: Role::Participant, typed: "agenda drop 2 1" },
        Refused { by: Role::Chair, typed: "agenda drop 1 9" },
        Refused { by: Role::Chair, typed: "agenda drop 1 first" },
    ],
};

const ORDER: Spec = Spec {
    name: "order",
    summary: phrase!(agenda_order_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, NUMBER.argument, PLACE.argument], decide: order },
    examples: &["agenda order 2 2 1", "agenda order 2 1 2"],
    refused: &[
        Refused { by: Role::Participant, typed: "agenda order 2 2 1" },
        Refused { by: Role::Chair, typed: "agenda order 1 9 1" },
        Refused { by: Role::Chair, typed: "agenda order 1 2" },
    ],
};

const BEGIN: Spec = Spec {
    name: "begin",
    summary: phrase!(agenda_begin_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument], decide: begin },
    examples: &["agenda begin 3"],
    refused: &[
        Refused { by: Role::Participant, typed: "agenda begin 3" },
        Refused { by: Role::Chair, typed: "agenda begin 99" },
    ],
};

/// The most items of an agenda.
const MOST_ITEMS: usize = 99;

fn show(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, _) = meeting::meeting(call, draft, &MEETING)?;
    let scene = draft.scene();
    let mut reply = whole(meeting, scene.register);
    if meeting.record.is_some() {
        return Ok(reply);
    }
    let open = open_things(meeting.group.as_ref(), scene.register);
    if !open.is_empty() {
        let open = open.into_iter().flat_map(|open| open.parts).collect();
        reply = reply.with(Block::Heading(say!(agenda_still_open).into())).with(Block::List(open));
    }
    if meeting.agenda.items.is_empty() {
        let begin = Inline::Command(format!("agenda begin {}", meeting.number));
        reply = reply.and(say!(agenda_to_begin, command: begin).into());
    }
    Ok(reply)
}

/// The agenda of a meeting, against its length.
pub(crate) fn whole(meeting: &Meeting, register: &Register) -> Reply {
    let reply = Reply::default().with(Block::Heading(say!(agenda_heading, meeting: meeting::name_of(meeting)).into()));
    if meeting.agenda.items.is_empty() {
        return reply.and(say!(agenda_empty).into());
    }
    reply.with(Block::List(items(meeting, register))).and(against_length(meeting).into())
}

/// The items with their numbers and lengths.
pub(crate) fn items(meeting: &Meeting, register: &Register) -> Vec<Line> {
    meeting.agenda.numbered().map(|numbered| render_numbered(numbered, register)).collect()
}

/// An item with its number and length.
pub(super) fn render_numbered((number, item): (ItemNumber, &AgendaItem), register: &Register) -> Line {
    say!(agenda_item, number: number.to_string(), item: render_item(item, register)).into()
}

/// An item with its length: `Budget (15 minutes)`.
pub(crate) fn render_item(item: &AgendaItem, register: &Register) -> Line {
    let topic = topic(&item.topic, register);
    match item.minutes {
        Some(minutes) => say!(agenda_item_for, item: topic, length: Duration::of_minutes(minutes)).into(),
        None => topic,
    }
}

/// What is talked about: an action as a sentence with who does it, what and until when.
pub fn topic(topic: &Topic, register: &Register) -> Line {
    if let Topic::Carried(Carried::Action(number)) = topic
        && let Some(action) = register.action(*number)
    {
        return action::sentence(action);
    }
    topic.into()
}

fn against_length(meeting: &Meeting) -> Message {
    let (items, own) = (meeting.agenda.minutes(), meeting.minutes);
    match items.cmp(&own) {
        _ if items == 0 => say!(agenda_meeting_lasts, length: Duration::of_minutes(own)),
        std::cmp::Ordering::Greater => {
            say!(agenda_too_long, total: Duration::of_minutes(items), over: Duration::of_minutes(items - own))
        }
        std::cmp::Ordering::Equal => say!(agenda_fills, total: Duration::of_minutes(items)),
        std::cmp::Ordering::Less => {
            say!(agenda_fits, total: Duration::of_minutes(items), length: Duration::of_minutes(own))
        }
    }
}

/// The meeting, if its agenda can still be changed.
fn changeable<'a>(call: &Call, draft: &Draft<'a>) -> Result<&'a Meeting, words::Refusal> {
    let (meeting, _) = meeting::meeting(call, draft, &MEETING)?;
    if let Some(cancelled) = &meeting.cancelled {
        return Err(meeting::Refusal::Cancelled { number: meeting.number, at: cancelled.at }.into());
    }
    if meeting.ended_minutes().is_some() {
        return Err(Refusal::IsFixed { number: meeting.number }.into());
    }
    Ok(meeting)
}

fn item(meeting: &Meeting, number: ItemNumber) -> Result<&AgendaItem, words::Refusal> {
    meeting.agenda.item(number).ok_or_else(|| {
        let (meeting, items) = (meeting.number, meeting.agenda.items.len());
        Refusal::NoItem { number: meeting, item: number, items }.into()
    })
}

fn add(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let meeting = changeable(call, draft)?;
    let under = match call.get(&UNDER) {
        Some(number) => Some(item(meeting, *number)?),
        None => None,
    };
    if let Some(part) = call.get(&UNDER).filter(|number| number.part.is_some()) {
        return Err(Refusal::PartOfPart { item: *part }.into());
    }
    let is_full = match under {
        Some(top) => top.items.len() >= MOST_PARTS as usize,
        None => meeting.agenda.items.len() >= MOST_ITEMS,
    };
    if is_full {
        return Err(Refusal::NoRoom.into());
    }
    let words = draft.text(call.need(&ITEM)?, PersonId::NOBODY);
    let id = meeting.agenda.added.saturating_add(1);
    draft.record(
        MinutesEvent::AgendaItemAdded {
            meeting: meeting.number,
            item: id,
            under: under.map(|top| top.id),
            words: Some(words),
            carried: None,
            minutes: call.get(&LENGTH).map(|length| length.minutes),
        }
        .into(),
    );
    let after = draft.register_after();
    let after = after.meeting(meeting.number).unwrap_or(meeting);
    let number = after.agenda.number_of(id).map(|number| number.to_string()).unwrap_or_default();
    Ok(Reply::said(say!(
        agenda_added,
        item: number,
        number: after.number,
        words: Inline::StoredSentence(words),
        total: against_length(after),
    )))
}

/// Adds what a meeting has come to talk about, below all that was planned. The answer is the new item's id.
pub(super) fn add_at_end(title: &str, meeting: &Meeting, draft: &mut Draft<'_>) -> Result<u32, words::Refusal> {
    if meeting.agenda.items.len() >= MOST_ITEMS {
        return Err(Refusal::NoRoom.into());
    }
    let words = Some(draft.text(title, PersonId::NOBODY));
    let item = meeting.agenda.added.saturating_add(1);
    draft.record(
        MinutesEvent::AgendaItemAdded {
            meeting: meeting.number,
            item,
            under: None,
            words,
            carried: None,
            minutes: None,
        }
        .into(),
    );
    Ok(item)
}

fn drop_item(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let meeting = changeable(call, draft)?;
    let number = *call.need(&NUMBER)?;
    let dropped = item(meeting, number)?;
    let was_opened =
        |id: u32| meeting.record.as_ref().is_some_and(|record| record.opened.iter().any(|opened| opened.item == id));
    if was_opened(dropped.id) || dropped.items.iter().any(|part| was_opened(part.id)) {
        return Err(Refusal::WasOpened { item: number }.into());
    }
    draft.record(MinutesEvent::AgendaItemDropped { meeting: meeting.number, item: dropped.id }.into());
    let words = match &dropped.topic {
        Topic::Words(words) => Line::from(Inline::StoredSentence(*words)),
        Topic::Carried(carried) => say!(agenda_carried_sentence, topic: Message::from(carried)).into(),
    };
    let after = draft.register_after();
    let total = against_length(after.meeting(meeting.number).unwrap_or(meeting));
    Ok(Reply::said(say!(agenda_dropped, words: words, total: total)))
}

fn order(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let meeting = changeable(call, draft)?;
    let moved = item(meeting, *call.need(&NUMBER)?)?;
    let place = *call.need(&PLACE)?;
    draft.record(MinutesEvent::AgendaItemPlaced { meeting: meeting.number, item: moved.id, place }.into());
    let after = draft.register_after();
    Ok(after.meeting(meeting.number).map(|meeting| whole(meeting, &after)).unwrap_or_default())
}

/// Something that is open from before, as an item with its parts.
struct OpenThing {
    item: Carried,
    parts: Vec<Line>,
    /// The parts as they stand on the agenda.
    carried: Vec<Carried>,
}

/// What is open for a group, or for the plenary: actions, documents in review, decisions that were put off.
fn open_things(group: Option<&Code>, register: &Register) -> Vec<OpenThing> {
    let in_plenary = group.is_none();
    let actions: Vec<&Action> = register.open_actions_of(group).collect();
    let groups: Vec<&Group> = register
        .groups()
        .filter(|one| in_plenary || Some(&one.code) == group)
        .filter(|one| !one.state.has_ended())
        .collect();
    let reviews = groups.iter().flat_map(|group| {
        group.reviews.iter().filter_map(|(place, review)| Some((*group, group.documents.get(*place)?, review.ends)))
    });
    let is_open = |ends: &jiff::Timestamp| register.at().is_none_or(|at| *ends > at);
    let reviews: Vec<_> = reviews.filter(|(_, _, ends)| is_open(ends)).collect();
    let deferred: Vec<&&Group> = groups.iter().filter(|one| in_plenary && one.state == State::Deferred).collect();
    let things = [
        OpenThing {
            item: Carried::OpenActions,
            parts: actions.iter().map(|one| action::render_action(one, None)).collect(),
            carried: actions.iter().map(|one| Carried::Action(one.number)).collect(),
        },
        OpenThing {
            item: Carried::DocumentsInReview,
            parts: reviews
                .iter()
                .map(|(group, document, ends)| {
                    let title = document.title.map_or_else(|| line![document.url], |title| line![title]);
                    let until = Inline::Moment(*ends);
                    say!(agenda_document_in_review, group: &group.code, title: title, until: until).into()
                })
                .collect(),
            carried: reviews.iter().map(|(group, ..)| Carried::Document(group.code.clone())).collect(),
        },
        OpenThing {
            item: Carried::DeferredDecisions,
            parts: deferred.iter().map(|one| say!(agenda_decision_deferred, group: &one.code).into()).collect(),
            carried: deferred.iter().map(|one| Carried::Decision(one.code.clone())).collect(),
        },
    ];
    things.into_iter().filter(|thing| !thing.parts.is_empty()).collect()
}

fn begin(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let meeting = changeable(call, draft)?;
    let scene = *draft.scene();
    let template = &scene.organisation.agenda_template;
    let open = open_things(meeting.group.as_ref(), scene.register);
    let mut id = meeting.agenda.added;
    let mut events: Vec<Event> = Vec::new();
    let mut add = |topic: Topic, under: Option<u32>, minutes: Option<u32>| {
        id += 1;
        let (words, carried) = match topic {
            Topic::Words(words) => (Some(words), None),
            Topic::Carried(carried) => (None, Some(carried)),
        };
        let meeting = meeting.number;
        events.push(MinutesEvent::AgendaItemAdded { meeting, item: id, under, words, carried, minutes }.into());
        id
    };
    let usual = |item: &TemplateItem, draft: &mut Draft<'_>| {
        (Topic::Words(draft.text(&item.item, PersonId::NOBODY)), Some(item.length.minutes))
    };
    let mut first = Vec::new();
    for item in template.iter().filter(|item| !item.last) {
        let (topic, minutes) = usual(item, draft);
        first.push(add(topic, None, minutes));
    }
    for thing in open {
        let top = add(Topic::Carried(thing.item), None, None);
        for part in thing.carried.into_iter().take(MOST_PARTS as usize) {
            add(Topic::Carried(part), Some(top), None);
        }
    }
    for item in template.iter().filter(|item| item.last) {
        let (topic, minutes) = usual(item, draft);
        add(topic, None, minutes);
    }
    // What was there already comes after the usual beginning.
    let placed = (1..).zip(first).filter(|_| !meeting.agenda.items.is_empty());
    let placed = placed.map(|(place, item)| MinutesEvent::AgendaItemPlaced { meeting: meeting.number, item, place });
    events.extend(placed.map(Event::from));
    events.into_iter().for_each(|event| draft.record(event));
    let after = draft.register_after();
    Ok(after.meeting(meeting.number).map(|meeting| whole(meeting, &after)).unwrap_or_default())
}

/// Why an agenda stays as it is.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The minutes are done, so the agenda stays as it is.
    IsFixed { number: u32 },
    /// There is no such item.
    NoItem { number: u32, item: ItemNumber, items: usize },
    /// Parts have no parts.
    PartOfPart { item: ItemNumber },
    /// No more items have room.
    NoRoom,
    /// An item of which there is talk cannot be dropped.
    WasOpened { item: ItemNumber },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let said = match self {
            Self::IsFixed { number } => say!(agenda_fixed, number: *number),
            Self::NoItem { number, item, items } => say!(
                agenda_no_item,
                number: *number,
                item: item.to_string(),
                count: *items,
                command: Inline::command(format!("agenda show {number}")),
            ),
            Self::PartOfPart { item } => say!(
                agenda_part_of_part,
                item: item.to_string(),
                top: item.item,
                argument: format!("under: {}", item.item),
            ),
            Self::NoRoom => say!(agenda_full),
            Self::WasOpened { item } => say!(agenda_item_was_opened, item: item.to_string()),
        };
        Reply::said(said)
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
