//! Where words stand in the record, and what each of these places is called.

use commands::record::{
    Action, Code, Consultation, Group, ItemNumber, Meeting, Noted, Owner, PersonId, Register, TextId, Topic,
};
use jiff::Timestamp;
use strum::VariantArray;

/// What things are said about. In this order they are found where nothing else tells which is first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::web) enum Unit {
    Group(Code),
    Meeting(u32),
    Consultation(u32),
    Action(u32),
}

/// One of the things that were said about a unit.
#[derive(Clone, Copy, Debug)]
pub(in crate::web) struct Place<'r> {
    pub(in crate::web) at: Timestamp,
    pub(in crate::web) who: Option<PersonId>,
    /// Nothing where the unit is called so.
    pub(in crate::web) text: Option<TextId>,
    pub(in crate::web) anchor: Anchor,
    pub(in crate::web) what: What<'r>,
}

/// Where on the page of a unit something stands.
#[derive(Clone, Copy, Debug)]
pub(in crate::web) enum Anchor {
    /// On the whole of it.
    Page,
    /// In a part.
    Part(&'static str),
    /// At one of a kind, by its number.
    Number(&'static str, u64),
}

impl Anchor {
    /// Its address, on the page of this address.
    pub(in crate::web) fn on(self, page: &str) -> String {
        match self {
            Self::Page => page.to_owned(),
            Self::Part(part) => format!("{page}#{part}"),
            Self::Number(kind, number) => format!("{page}#{kind}-{number}"),
        }
    }
}

/// What something is that was said about something else.
#[derive(Clone, Copy, Debug)]
pub(in crate::web) enum What<'r> {
    /// That itself.
    Itself,
    /// One of a closed set.
    Kind(&'static str),
    /// A part of a charter.
    Charter(&'r str),
    /// A concern, by its number.
    Concern(u32),
    /// How it ended.
    EndOfConcern(u32),
    /// An item of an agenda, by its place.
    Item(ItemNumber),
}

/// The kinds of units, by what they are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub(in crate::web) enum Kind {
    Group,
    Meeting,
    PlenaryMeeting,
    Consultation,
    Action,
}

impl Unit {
    /// All that there are.
    pub(in crate::web) fn all(register: &Register) -> impl Iterator<Item = Self> {
        let groups = register.groups().map(|group| Self::Group(group.code.clone()));
        let meetings = register.meetings().map(|meeting| Self::Meeting(meeting.number));
        let consultations = register.consultations().map(|one| Self::Consultation(one.number));
        let actions = register.actions().map(|action| Self::Action(action.number));
        groups.chain(meetings).chain(consultations).chain(actions)
    }

    /// Its kind, and when it began; nothing where it is not there any more.
    pub(in crate::web) fn known(&self, register: &Register) -> Option<(Kind, Timestamp)> {
        Some(match self {
            Self::Group(code) => (Kind::Group, group(register, code)?.proposed_at),
            Self::Meeting(number) => {
                let meeting = register.meeting(*number)?;
                let kind = if meeting.group.is_some() { Kind::Meeting } else { Kind::PlenaryMeeting };
                (kind, meeting.starts)
            }
            Self::Consultation(number) => (Kind::Consultation, register.consultation(*number)?.opened),
            Self::Action(number) => (Kind::Action, register.action(*number)?.set),
        })
    }

    /// Hands over the codes and numbers in what it is called. Gives its title.
    pub(in crate::web) fn name(&self, register: &Register, mut take: impl FnMut(&str)) -> Option<TextId> {
        match self {
            Self::Group(code) => {
                take(code.as_str());
                group(register, code)?.title()
            }
            Self::Meeting(number) => {
                let meeting = register.meeting(*number)?;
                take(&number.to_string());
                meeting.group.iter().for_each(|code| take(code.as_str()));
                Some(meeting.title)
            }
            Self::Consultation(number) => {
                take(&number.to_string());
                Some(register.consultation(*number)?.question)
            }
            Self::Action(number) => {
                take(&number.to_string());
                None
            }
        }
    }

    /// The page that shows it.
    pub(in crate::web) fn page(&self, register: &Register) -> String {
        let number = match self {
            Self::Group(code) => return format!("/groups/{code}"),
            Self::Meeting(number) => return format!("/meetings/{number}"),
            Self::Consultation(number) => return format!("/consultations/{number}"),
            Self::Action(number) => *number,
        };
        match register.action(number) {
            Some(Action { group: Some(code), .. }) => format!("/groups/{code}"),
            Some(action) if !action.is_open() => {
                action.set_in.map_or_else(|| "/meetings".to_owned(), |set_in| format!("/meetings/{}", set_in.meeting))
            }
            _ => "/meetings".to_owned(),
        }
    }

    /// One of its places, by its number; without one, itself.
    pub(in crate::web) fn place<'r>(&self, register: &'r Register, number: Option<u32>) -> Option<Place<'r>> {
        let Some(number) = number else {
            let (_, at) = self.known(register)?;
            return Some(Place { at, who: None, text: None, anchor: Anchor::Page, what: What::Itself });
        };
        let mut places = Vec::new();
        self.places(register, |place| places.push(place));
        places.get(number as usize).copied()
    }

    /// Hands over all that was said about it and may be read, always in the same order.
    pub(in crate::web) fn places<'r>(&self, register: &'r Register, take: impl FnMut(Place<'r>)) {
        match self {
            Self::Group(code) => group(register, code).map(|group| in_group(group, take)),
            Self::Meeting(number) => register.meeting(*number).map(|meeting| in_meeting(meeting, take)),
            Self::Consultation(number) => register.consultation(*number).map(|one| in_consultation(one, take)),
            Self::Action(number) => register.action(*number).map(|action| in_action(action, take)),
        };
    }
}

/// The group that has this code now.
fn group<'r>(register: &'r Register, code: &Code) -> Option<&'r Group> {
    register.group(code).filter(|group| group.code == *code)
}

fn in_group<'r>(group: &'r Group, mut take: impl FnMut(Place<'r>)) {
    let mut look = |anchor, what, at, who, text| take(Place { at, who, text: Some(text), anchor, what });
    for (part, revisions) in &group.charter {
        if let Some(last) = revisions.last() {
            look(Anchor::Part("charter"), What::Charter(part), last.at, last.by, last.words);
        }
    }
    for status in &group.status_lines {
        look(Anchor::Page, What::Kind("status"), status.at, status.by, status.words);
    }
    for note in &group.notes {
        look(Anchor::Page, What::Kind("note"), note.at, note.by, note.words);
    }
    for support in group.supporters.values() {
        if let Some(words) = support.words {
            let act = &support.act;
            look(Anchor::Part("support"), What::Kind("support"), act.at, Some(act.person), words);
        }
    }
    for (number, concern) in (1..).zip(&group.concerns) {
        let (act, anchor) = (&concern.act, Anchor::Number("concern", number.into()));
        look(anchor, What::Concern(number), act.at, Some(act.person), concern.words);
        if let Some((end, reason)) = concern.end.as_ref().and_then(|end| Some((end, end.reason?))) {
            look(anchor, What::EndOfConcern(number), end.at, end.by, reason);
        }
    }
    for (number, comment) in group.standing_comments() {
        let (act, anchor) = (&comment.act, Anchor::Number("comment", number as u64));
        look(anchor, What::Kind("comment"), act.at, Some(act.person), comment.words);
    }
    for (number, decision) in (1..).zip(&group.decisions) {
        let (act, anchor) = (&decision.act, Anchor::Number("decision", number));
        for text in decision.reason.iter().chain(&decision.anyway) {
            look(anchor, What::Kind("decision"), act.at, Some(act.person), *text);
        }
    }
    for (number, update) in (1..).zip(&group.updates) {
        look(Anchor::Number("update", number), What::Kind("update"), update.at, update.by, update.words);
    }
    for document in &group.documents {
        for text in document.title.iter().chain([&document.url]) {
            look(Anchor::Part("documents"), What::Kind("document"), group.proposed_at, None, *text);
        }
    }
}

fn in_meeting<'r>(meeting: &'r Meeting, mut take: impl FnMut(Place<'r>)) {
    let mut look = |what, at, who, text| take(Place { at, who, text: Some(text), anchor: Anchor::Page, what });
    for (place, item) in meeting.agenda.numbered() {
        // What is carried over is found where it is from.
        if let Topic::Words(words) = item.topic {
            look(What::Item(place), meeting.starts, None, words);
        }
    }
    // What is taken down can be taken back as long as the meeting goes on.
    let Some(minutes) = meeting.ended_minutes() else { return };
    for proposed in minutes.open_corrections() {
        if let Some(words) = proposed.what.words() {
            look(What::Kind("minutes"), proposed.at, proposed.by, words);
        }
    }
    for note in minutes.notes.iter().filter(|note| !note.is_undone) {
        // Actions are found by themselves.
        if let Noted::Words(_, revisions) = &note.what
            && let Some(last) = revisions.last()
        {
            look(What::Kind("minutes"), note.at, None, last.words);
        }
    }
}

fn in_consultation<'r>(one: &'r Consultation, mut take: impl FnMut(Place<'r>)) {
    let mut look = |anchor, kind, at, who, text| {
        take(Place { at, who, text: Some(text), anchor, what: What::Kind(kind) });
    };
    for option in &one.options {
        look(Anchor::Part("result"), "option", one.opened, None, option.text);
    }
    for outcome in &one.outcomes {
        look(Anchor::Part("outcome"), "outcome", outcome.at, outcome.by, outcome.words);
    }
    // What is hidden until the end is not found before it.
    for input in one.inputs.iter().filter(|_| !(one.hidden && one.is_open())) {
        for text in input.words.iter().chain(&input.initiative) {
            look(Anchor::Number("input", input.number.into()), "input", input.at, Some(input.person), *text);
        }
    }
}

fn in_action<'r>(action: &'r Action, mut take: impl FnMut(Place<'r>)) {
    let who = match &action.owner {
        Owner::Person(person) => Some(*person),
        Owner::Office { .. } => None,
    };
    let is_listed = action.group.is_some() || action.is_open();
    let anchor = if is_listed { Anchor::Number("action", action.number.into()) } else { Anchor::Page };
    take(Place { at: action.set, who, text: Some(action.words), anchor, what: What::Itself });
    if let Some((done, words)) = action.done.and_then(|done| Some((done, done.words?))) {
        take(Place { at: done.at, who: done.by, text: Some(words), anchor, what: What::Kind("done") });
    }
}
