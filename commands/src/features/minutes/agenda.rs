//! `/agenda show|add|drop|order|draft N`: what is to be talked about in a meeting, and for how long.

use crate::features::meeting::{self, MEETING};
use crate::features::minutes::action;
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::record::{
    Action, AgendaItem, Code, Event, Group, ItemNumber, MOST_PARTS, Meeting, MinutesEvent, PersonId, Register, Role,
    State,
};
use crate::time::Duration;
use crate::words::{self, Block, Explain, Inline, Line, Reply};

const ITEM: Arg<String> = Arg::new("item", Kind::Name, "what is to be talked about, in quotes").required();
const LENGTH: Arg<Duration> = Arg::new("for", Kind::Duration, "how long");
const UNDER: Arg<ItemNumber> = Arg::new("under", Kind::Item, "the number of the item to which it belongs").named();
const NUMBER: Arg<ItemNumber> = Arg::new("item", Kind::Item, "the number of the item").required();
const PLACE: Arg<u32> = Arg::new("place", Kind::Number, "the place that it gets").required();

pub(crate) const AGENDA: Spec = Spec {
    name: "agenda",
    summary: "Shows or changes what is to be talked about in a meeting.",
    access: ANYONE,
    private: false,
    shape: Shape::Subcommands(&[SHOW, ADD, DROP, ORDER, BEGIN]),
    examples: &[],
    refused: &[],
};

const SHOW: Spec = Spec {
    name: "show",
    summary: "Shows the agenda of a meeting, and what is open from before.",
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument], decide: show },
    examples: &["agenda show 1"],
    refused: &[
        Refused { by: Role::Member, typed: "agenda show" },
        Refused { by: Role::Member, typed: "agenda show 99" },
    ],
};

const ADD: Spec = Spec {
    name: "add",
    summary: "Adds an item to an agenda, or a part to an item.",
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
    summary: "Takes an item off an agenda, with its parts.",
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, NUMBER.argument], decide: drop_item },
    examples: &["agenda drop 2 1"],
    refused: &[
        Refused { by: Role::Participant, typed: "agenda drop 2 1" },
        Refused { by: Role::Chair, typed: "agenda drop 1 9" },
        Refused { by: Role::Chair, typed: "agenda drop 1 first" },
    ],
};

const ORDER: Spec = Spec {
    name: "order",
    summary: "Gives an item of an agenda another place.",
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, NUMBER.argument, PLACE.argument], decide: order },
    examples: &["agenda order 2 2 1"],
    refused: &[
        Refused { by: Role::Participant, typed: "agenda order 2 2 1" },
        Refused { by: Role::Chair, typed: "agenda order 1 9 1" },
        Refused { by: Role::Chair, typed: "agenda order 1 2" },
    ],
};

const BEGIN: Spec = Spec {
    name: "begin",
    summary: "Begins an agenda with the usual items and what is open.",
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
    let mut reply = whole(meeting);
    if meeting.record.is_some() {
        return Ok(reply);
    }
    let open = open_things(meeting.group.as_ref(), scene.register);
    if !open.is_empty() {
        let open = open.into_iter().flat_map(|open| open.parts).collect();
        reply = reply.with(Block::Heading(line!["Open from before"])).with(Block::List(open));
    }
    if meeting.agenda.items.is_empty() {
        let begin = Inline::Command(format!("agenda begin {}", meeting.number));
        reply = reply.and(line!["To begin with the usual items and what is open: ", begin]);
    }
    Ok(reply)
}

/// The agenda of a meeting, against its length.
pub(crate) fn whole(meeting: &Meeting) -> Reply {
    let reply = Reply::default().with(Block::Heading(line!["Agenda: "].then(meeting::name_of(meeting))));
    if meeting.agenda.items.is_empty() {
        return reply.and(line!["There is nothing on it yet."]);
    }
    reply.with(Block::List(items(meeting))).and(line![against_length(meeting)])
}

/// The items with their numbers and lengths.
pub(crate) fn items(meeting: &Meeting) -> Vec<Line> {
    meeting.agenda.numbered().map(|(number, item)| line![format!("{number}. ")].then(shown(item))).collect()
}

/// An item with its length: `Budget (15 minutes)`.
pub(crate) fn shown(item: &AgendaItem) -> Line {
    let said = line![item.words];
    match item.minutes {
        Some(minutes) => said.then(line![format!(" ({})", Duration::of_minutes(minutes).in_words())]),
        None => said,
    }
}

fn against_length(meeting: &Meeting) -> String {
    let (items, length) = (meeting.agenda.minutes(), meeting.minutes);
    let in_words = |minutes| Duration::of_minutes(minutes).in_words();
    match items.cmp(&length) {
        _ if items == 0 => format!("The meeting lasts {}.", in_words(length)),
        std::cmp::Ordering::Greater => {
            format!("Together {}: {} more than the meeting has.", in_words(items), in_words(items - length))
        }
        std::cmp::Ordering::Equal => format!("Together {}, as long as the meeting.", in_words(items)),
        std::cmp::Ordering::Less => {
            format!("Together {} of {}.", in_words(items), in_words(length))
        }
    }
}

/// The meeting, if its agenda can still be changed.
fn changeable<'a>(call: &Call, draft: &Draft<'a>) -> Result<&'a Meeting, words::Refusal> {
    let (meeting, _) = meeting::meeting(call, draft, &MEETING)?;
    if let Some(cancelled) = &meeting.cancelled {
        return Err(meeting::Refusal::Cancelled { number: meeting.number, at: cancelled.at }.into());
    }
    if meeting.record.as_ref().is_some_and(|record| record.ended.is_some()) {
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
            words,
            minutes: call.get(&LENGTH).map(|length| length.minutes),
        }
        .into(),
    );
    changed(draft, meeting, |after| {
        let number = after.agenda.number_of(id);
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        line![format!("Item {number} of meeting {}: ", after.number), words, ". "]
    })
}

/// What is said of a change, with how the items stand against the length.
fn changed(draft: &Draft<'_>, meeting: &Meeting, said: impl FnOnce(&Meeting) -> Line) -> Result<Reply, words::Refusal> {
    let after = draft.register_after();
    let after = after.meeting(meeting.number).unwrap_or(meeting);
    Ok(Reply::line(said(after).then(line![against_length(after)])))
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
    let words = dropped.words;
    changed(draft, meeting, |_| line!["Dropped: ", words, ". The others have new numbers. "])
}

fn order(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let meeting = changeable(call, draft)?;
    let moved = item(meeting, *call.need(&NUMBER)?)?;
    let place = *call.need(&PLACE)?;
    draft.record(MinutesEvent::AgendaItemPlaced { meeting: meeting.number, item: moved.id, place }.into());
    let after = draft.register_after();
    Ok(after.meeting(meeting.number).map(whole).unwrap_or_default())
}

/// Something that is open from before, as an item with its parts.
struct OpenThing {
    item: &'static str,
    parts: Vec<Line>,
    /// The parts in the words that stand on the agenda.
    words: Vec<String>,
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
            item: "Actions from before",
            parts: actions.iter().map(|one| action::shown(one, None)).collect(),
            words: actions.iter().map(|one| format!("Action {}", one.number)).collect(),
        },
        OpenThing {
            item: "Documents in review",
            parts: reviews
                .iter()
                .map(|(group, document, ends)| {
                    let title = document.title.map_or_else(|| line![document.url], |title| line![title]);
                    line!["Document of ", &group.code, ": "]
                        .then(title)
                        .then(line![", for review until ", Inline::Moment(*ends)])
                })
                .collect(),
            words: reviews.iter().map(|(group, ..)| format!("Document of {}", group.code)).collect(),
        },
        OpenThing {
            item: "Decisions that were put off",
            parts: deferred.iter().map(|one| line!["Decision on ", &one.code, " (deferred)"]).collect(),
            words: deferred.iter().map(|one| format!("Decision on {}", one.code)).collect(),
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
    let mut add = |draft: &mut Draft<'_>, words: &str, under: Option<u32>, minutes: Option<u32>| {
        id += 1;
        let words = draft.text(words, PersonId::NOBODY);
        events.push(MinutesEvent::AgendaItemAdded { meeting: meeting.number, item: id, under, words, minutes }.into());
        id
    };
    let first = template.iter().filter(|item| !item.last);
    let first: Vec<u32> = first.map(|item| add(draft, &item.item, None, Some(item.length.minutes))).collect();
    for thing in open {
        let top = add(draft, thing.item, None, None);
        for words in thing.words.iter().take(MOST_PARTS as usize) {
            add(draft, words, Some(top), None);
        }
    }
    for item in template.iter().filter(|item| item.last) {
        add(draft, &item.item, None, Some(item.length.minutes));
    }
    // What was there already comes after the usual beginning.
    let placed = (1..).zip(first).filter(|_| !meeting.agenda.items.is_empty());
    let placed = placed.map(|(place, item)| MinutesEvent::AgendaItemPlaced { meeting: meeting.number, item, place });
    events.extend(placed.map(Event::from));
    events.into_iter().for_each(|event| draft.record(event));
    let after = draft.register_after();
    Ok(after.meeting(meeting.number).map(whole).unwrap_or_default())
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
            Self::IsFixed { number } => {
                line![format!("Meeting {number} is over, so its agenda stays as it is.")]
            }
            Self::NoItem { number, item, items } => {
                let there_are = match items {
                    0 => "It has none yet".to_owned(),
                    1 => "It has one".to_owned(),
                    items => format!("It has {items}"),
                };
                line![
                    format!("The agenda of meeting {number} has no item {item}. {there_are}: "),
                    Inline::command(format!("agenda show {number}"))
                ]
            }
            Self::PartOfPart { item } => {
                line![format!("Item {item} belongs to item {} already. Give the number of a whole item.", item.item,)]
            }
            Self::NoRoom => line!["An item has at most 26 parts, and an agenda 99 items."],
            Self::WasOpened { item } => {
                line![format!("Item {item} was talked about, so it stays on the agenda.")]
            }
        };
        Reply::line(said)
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
