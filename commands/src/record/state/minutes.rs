//! What was taken down in a meeting.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{List, Revision, TakenBack};
use crate::record::events::{
    MinutesEvent, NextMeeting, NoteKind, PersonId, ProposedChange, Recorded, Role, Room, TextId,
};

/// The minutes of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// When it began.
    pub started: Timestamp,
    /// In which room.
    pub room: Option<Room>,
    /// Who leads it.
    pub moderator: PersonId,
    /// Who serves it.
    pub secretariat: Option<PersonId>,
    /// Which items of the agenda were opened, in order.
    pub opened: List<Opened>,
    /// What was taken down, in order. Those that were taken back are here too.
    pub notes: List<Note>,
    /// Who was there, in the order in which they said so.
    pub present: List<Attendance>,
    /// The corrections of the draft that were proposed, in order.
    pub corrections: List<ProposedCorrection>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// That the minutes were approved.
    pub approved: Option<Approval>,
    /// That an approval of them was taken back.
    pub reopened: Option<TakenBack>,
}

/// That minutes were approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Option<PersonId>,
    /// The meeting that came next, as it was then to be.
    pub next: Option<NextMeeting>,
}

/// An item of the agenda came up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The item, by the number under which it was added.
    pub item: u32,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Option<PersonId>,
}

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// Words, the latest last.
    Words(NoteKind, List<Revision>),
    /// An action was set.
    Action(u32),
}

/// One thing that was taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its number among the meeting's notes and actions, from 1.
    pub number: u32,
    /// Under which item of the agenda, by the number under which that was added.
    pub item: Option<u32>,
    /// When.
    pub at: Timestamp,
    /// Who took it down.
    pub by: Option<PersonId>,
    /// What.
    pub what: Noted,
    /// Whether it was taken back.
    pub is_undone: bool,
}

/// Somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Who.
    pub person: PersonId,
    /// What they were in the organisation.
    pub role: Role,
    /// As what they were there, where that is something else.
    pub title: Option<TextId>,
    /// Where they worked.
    pub affiliation: Option<TextId>,
    /// Since when.
    pub at: Timestamp,
}

/// A correction of the draft that somebody has proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposedCorrection {
    /// Its number among those that were ever proposed of these minutes, from 1.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// Who proposes it.
    pub by: Option<PersonId>,
    /// What is to be otherwise.
    pub what: ProposedChange,
    /// What became of it, once somebody has decided.
    pub end: Option<CorrectionEnd>,
}

/// What became of a correction that was proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorrectionEnd {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Option<PersonId>,
    /// How.
    pub how: CorrectionFate,
    /// Why.
    pub reason: Option<TextId>,
}

/// How it ended with a correction that was proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionFate {
    /// The draft says so now.
    Accepted,
    /// The draft stays as it is.
    Declined,
    /// The person who proposed it does so no longer.
    Withdrawn,
}

/// A paragraph of the minutes: what was said, with the actions that came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, from 1.
    pub number: u32,
    /// Its item of the agenda.
    pub item: Option<u32>,
    /// What it is; nothing where an action stands by itself.
    pub kind: Option<NoteKind>,
    /// Its words as they are now.
    pub words: Option<TextId>,
    /// The number of its note.
    pub note: u32,
    /// The actions, by their numbers.
    pub actions: Vec<u32>,
}

impl Minutes {
    /// The item that is talked about.
    pub fn current(&self) -> Option<&Opened> {
        self.opened.last()
    }

    /// What stands, in order.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Note> {
        self.notes.iter().filter(|note| !note.is_undone)
    }

    /// When something was last taken down, or it began.
    pub fn last_line(&self) -> Timestamp {
        let lines = self.notes.iter().map(|note| note.at).chain(self.opened.iter().map(|opened| opened.at));
        lines.chain(self.present.iter().map(|one| one.at)).fold(self.started, Timestamp::max)
    }

    /// Who was there, if they said so.
    pub fn attendance(&self, person: PersonId) -> Option<&Attendance> {
        self.present.iter().find(|attendance| attendance.person == person)
    }

    /// The corrections that nobody has decided on, in order.
    pub fn open_corrections(&self) -> impl Iterator<Item = &ProposedCorrection> {
        self.corrections.iter().filter(|correction| correction.end.is_none())
    }

    /// A correction that was proposed, by its number.
    pub fn correction(&self, number: u32) -> Option<&ProposedCorrection> {
        self.corrections.iter().find(|correction| correction.number == number)
    }

    /// The items in the order in which they first came up; what was said before any stands first.
    pub fn items(&self) -> Vec<Option<u32>> {
        let mut items = vec![None];
        for opened in &self.opened {
            if !items.contains(&Some(opened.item)) {
                items.push(Some(opened.item));
            }
        }
        items
    }

    /// The paragraphs, by item and then in order. An action belongs to the paragraph before it in its item.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut by_item: BTreeMap<usize, Vec<Paragraph>> = BTreeMap::new();
        let items = self.items();
        for note in self.standing() {
            let place = items.iter().position(|item| *item == note.item).unwrap_or(0);
            let paragraphs = by_item.entry(place).or_default();
            let paragraph = |kind, words| Paragraph {
                number: 0,
                item: note.item,
                kind,
                words,
                note: note.number,
                actions: Vec::new(),
            };
            match &note.what {
                Noted::Words(kind, words) => {
                    paragraphs.push(paragraph(Some(*kind), words.last().map(|words| words.words)));
                }
                Noted::Action(action) => {
                    if paragraphs.is_empty() {
                        paragraphs.push(paragraph(None, None));
                    }
                    if let Some(last) = paragraphs.last_mut() {
                        last.actions.push(*action);
                    }
                }
            }
        }
        let in_order = (1..).zip(by_item.into_values().flatten());
        in_order.map(|(number, paragraph)| Paragraph { number, ..paragraph }).collect()
    }

    /// They are a draft again.
    pub(super) fn reopen(&mut self, taken_back: TakenBack) {
        if self.approved.take().is_some() {
            self.reopened = Some(taken_back);
        }
    }

    pub(super) fn started(recorded: &Recorded, event: &MinutesEvent) -> Option<Self> {
        let MinutesEvent::MinutesStarted { moderator, secretariat, .. } = event else { return None };
        Some(Self {
            started: recorded.said_at,
            room: recorded.room.clone(),
            moderator: *moderator,
            secretariat: *secretariat,
            opened: List::default(),
            notes: List::default(),
            present: List::default(),
            corrections: List::default(),
            ended: None,
            approved: None,
            reopened: None,
        })
    }

    pub(super) fn take(&mut self, recorded: &Recorded, event: &MinutesEvent) {
        let at = recorded.said_at;
        match event {
            MinutesEvent::ItemOpened { item, .. } => {
                self.opened.push_back(Opened { item: *item, at, by: recorded.by });
            }
            MinutesEvent::NoteTaken { note, what, words, .. } => {
                let words = [Revision { at, by: recorded.by, words: *words }].into();
                self.note(recorded, *note, Noted::Words(*what, words));
            }
            MinutesEvent::ActionSet { action, set_in: Some(set_in), .. } => {
                self.note(recorded, set_in.note, Noted::Action(*action));
            }
            MinutesEvent::NoteUndone { note, .. } => {
                if let Some(note) = self.notes.find_mut(|known| known.number == *note) {
                    note.is_undone = true;
                }
            }
            MinutesEvent::Attended { person, role, title, affiliation, .. } => {
                let attendance =
                    Attendance { person: *person, role: *role, title: *title, affiliation: *affiliation, at };
                match self.present.find_mut(|known| known.person == *person) {
                    Some(known) => *known = Attendance { at: known.at, ..attendance },
                    None => self.present.push_back(attendance),
                }
            }
            MinutesEvent::MinutesEnded { ended, .. } => self.ended = Some(ended.unwrap_or(at)),
            MinutesEvent::MinutesCorrected { paragraph, words, .. } => {
                let note = self.paragraphs().into_iter().find(|known| known.number == *paragraph);
                let note = note.and_then(|known| self.notes.find_mut(|note| note.number == known.note));
                if let Some(Note { what: Noted::Words(_, revisions), .. }) = note {
                    revisions.push_back(Revision { at, by: recorded.by, words: *words });
                }
            }
            MinutesEvent::CorrectionProposed { correction, what, .. } => {
                let (number, by) = (*correction, recorded.by);
                self.corrections.push_back(ProposedCorrection { number, at, by, what: *what, end: None });
            }
            MinutesEvent::CorrectionAccepted { correction, note, words, .. } => {
                let end = CorrectionEnd { at, by: recorded.by, how: CorrectionFate::Accepted, reason: None };
                if let Some(known) = self.end_correction(*correction, end) {
                    self.apply_correction(known, end, *note, *words);
                }
            }
            MinutesEvent::CorrectionDeclined { correction, reason, .. } => {
                let is_theirs = self.correction(*correction).is_some_and(|known| known.by == recorded.by);
                let how = if is_theirs { CorrectionFate::Withdrawn } else { CorrectionFate::Declined };
                self.end_correction(*correction, CorrectionEnd { at, by: recorded.by, how, reason: *reason });
            }
            MinutesEvent::MinutesApproved { next, .. } => {
                self.approved = Some(Approval { at, by: recorded.by, next: *next });
            }
            MinutesEvent::AgendaItemAdded { .. }
            | MinutesEvent::AgendaItemDropped { .. }
            | MinutesEvent::AgendaItemPlaced { .. }
            | MinutesEvent::MinutesStarted { .. }
            | MinutesEvent::ActionSet { .. }
            | MinutesEvent::ActionDone { .. } => {}
        }
    }

    fn note(&mut self, recorded: &Recorded, number: u32, what: Noted) {
        let item = self.current().map(|opened| opened.item);
        let (at, by) = (recorded.said_at, recorded.by);
        self.notes.push_back(Note { number, item, at, by, what, is_undone: false });
    }

    /// The correction as it ended; nothing where it was never proposed.
    fn end_correction(&mut self, number: u32, end: CorrectionEnd) -> Option<ProposedCorrection> {
        let known = self.corrections.find_mut(|known| known.number == number)?;
        known.end = Some(end);
        Some(*known)
    }

    /// The draft is as somebody proposed. The words are theirs; that they stand there is of whoever accepted them, so that it is no line
    /// of the proposer's own which they change without being asked.
    fn apply_correction(&mut self, of: ProposedCorrection, end: CorrectionEnd, number: u32, words: Option<TextId>) {
        let at = end.at;
        let item = self.current().map(|opened| opened.item);
        let note = self.notes.find_mut(|note| note.number == number);
        match (of.what, words, note) {
            (ProposedChange::Reworded { .. }, Some(words), Some(Note { what: Noted::Words(_, revisions), .. })) => {
                revisions.push_back(Revision { at, by: of.by, words });
            }
            (ProposedChange::Added { .. }, Some(words), None) => {
                let what = Noted::Words(NoteKind::Info, [Revision { at, by: of.by, words }].into());
                self.notes.push_back(Note { number, item, at, by: end.by, what, is_undone: false });
            }
            (ProposedChange::LeftOut { .. }, _, Some(note)) => note.is_undone = true,
            // What fits nothing changes nothing.
            (ProposedChange::Reworded { .. } | ProposedChange::Added { .. } | ProposedChange::LeftOut { .. }, ..) => {}
        }
    }

    pub(super) fn join(&mut self, from: PersonId, into: PersonId) {
        if self.moderator == from {
            self.moderator = into;
        }
        if self.secretariat == Some(from) {
            self.secretariat = Some(into);
        }
        if self.attendance(into).is_some() {
            self.present.retain(|attendance| attendance.person != from);
        }
        for attendance in self.present.iter_mut().filter(|attendance| attendance.person == from) {
            attendance.person = into;
        }
        let opened = self.opened.iter_mut().map(|opened| &mut opened.by);
        let corrections = self.corrections.iter_mut().flat_map(|known| {
            let ended = known.end.as_mut().map(|end| &mut end.by);
            [&mut known.by].into_iter().chain(ended)
        });
        for by in opened.chain(self.notes.iter_mut().map(|note| &mut note.by)).chain(corrections) {
            if *by == Some(from) {
                *by = Some(into);
            }
        }
        if let Some(approval) = &mut self.approved
            && approval.by == Some(from)
        {
            approval.by = Some(into);
        }
    }
}
