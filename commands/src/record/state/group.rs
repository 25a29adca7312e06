//! One group: its proposal, its charter with earlier texts, who supports it and what was said of it.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Appointment, Ask, Concern, Decision, LastCall, List, Review, State, TakenBack};
use crate::record::events::{Code, Document, Nominee, PersonId, Seq, Standing, TextId};

/// Who did something, where it was said and who recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Its place in the journal.
    pub seq: Seq,
    /// When it was said.
    pub at: Timestamp,
    /// When it came, where that was after the end of the last call: it was said before, and heard only then.
    pub came_late: Option<Timestamp>,
    /// Whose act it is.
    pub person: PersonId,
    /// Who typed it, when that was somebody else.
    pub recorded_by: Option<PersonId>,
    /// Where it was said, when that was elsewhere.
    pub source: Option<TextId>,
    /// The day on which it was said there.
    pub said_on: Option<Date>,
}

/// Support for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Who, when and whence.
    pub act: Act,
    /// How it counts.
    pub standing: Standing,
    /// The supporter's stakeholder group at that time.
    pub stakeholder: Option<String>,
    /// What was said with it.
    pub words: Option<TextId>,
}

/// A comment on a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who, when and whence.
    pub act: Act,
    /// What was said.
    pub words: TextId,
    /// That it was taken back.
    pub taken_back: Option<TakenBack>,
}

/// A text that replaces earlier ones, which remain readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Since when it holds.
    pub at: Timestamp,
    /// Who wrote it.
    pub by: Option<PersonId>,
    /// The text.
    pub words: TextId,
}

/// Support in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Supporters who were members when they said so.
    pub members: usize,
    /// Other supporters.
    pub others: usize,
}

/// A group as the record has it. A copy is cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its code.
    pub code: Code,
    /// The key of its category.
    pub category: String,
    /// Its titles, the latest last. Never empty.
    pub titles: List<Revision>,
    /// Where it is in its life.
    pub state: State,
    /// Whether its code is new in this cycle.
    pub new_this_cycle: bool,
    /// Whether its proposal says that it continues an earlier group.
    pub continues: bool,
    /// Who proposed it.
    pub proposer: Option<PersonId>,
    /// The place of the proposal in the journal.
    pub proposed: Seq,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// Where it was proposed, when that was elsewhere.
    pub proposed_in: Option<TextId>,
    /// The day on which it was proposed there.
    pub proposed_on: Option<Date>,
    /// The parts of its charter by the template's names, the latest text last.
    pub charter: imbl::OrdMap<String, List<Revision>>,
    /// Who is proposed to facilitate it.
    pub nominees: Vec<Nominee>,
    /// Its documents, in the order in which they came.
    pub documents: List<Document>,
    /// The reviews of its documents, by their places among them.
    pub reviews: imbl::OrdMap<usize, Review>,
    /// Its supporters.
    pub supporters: imbl::OrdMap<PersonId, Arc<Support>>,
    /// Comments, in the order in which they came.
    pub comments: List<Comment>,
    /// How many of the comments were taken back.
    pub comments_taken_back: usize,
    /// Status lines by chair or secretariat, the latest last.
    pub status_lines: List<Revision>,
    /// Notes by chair or secretariat, the latest last.
    pub notes: List<Revision>,
    /// Concerns, in the order in which they came: the first is number 1.
    pub concerns: List<Concern>,
    /// The latest last call.
    pub last_call: Option<LastCall>,
    /// Decisions, the latest last; those on an earlier proposal of the same code too.
    pub decisions: List<Decision>,
    /// Who facilitates or did, in the order of appointment.
    pub appointments: List<Appointment>,
    /// Updates, the latest last.
    pub updates: List<Revision>,
    /// When its facilitators were asked for an update since the latest one.
    pub asks: List<Ask>,
    /// Since when an update is missing.
    pub update_missed: Option<Timestamp>,
    /// When continuation in the next cycle was asked for.
    pub renewal: Option<Timestamp>,
    /// Whether it goes on in the next cycle.
    pub is_continued: bool,
    /// When and why its proposer took it back.
    pub withdrawn: Option<(Timestamp, Option<TextId>)>,
    /// When it lapsed.
    pub lapsed: Option<Timestamp>,
    /// How many minutes before its meetings it is reminded, the most first; nothing where that was not said.
    pub reminders: Option<Vec<u32>>,
}

impl Group {
    /// The same with what an earlier proposal of it had. What it says itself comes later.
    #[must_use]
    pub(super) fn keeping(mut self, earlier: &Self) -> Self {
        let mut titles = earlier.titles.clone();
        titles.append(std::mem::take(&mut self.titles));
        let mut charter = earlier.charter.clone();
        for (part, words) in self.charter {
            charter.entry(part).or_default().append(words);
        }
        let mut documents = earlier.documents.clone();
        documents.append(self.documents);
        let mut appointments = earlier.appointments.clone();
        for appointment in appointments.iter_mut().filter(|appointment| appointment.until.is_none()) {
            appointment.until = Some(self.proposed_at);
        }
        let nominees = if self.nominees.is_empty() { earlier.nominees.clone() } else { self.nominees };
        Self {
            code: self.code,
            category: self.category,
            state: self.state,
            new_this_cycle: self.new_this_cycle,
            continues: self.continues,
            proposer: self.proposer,
            proposed: self.proposed,
            proposed_at: self.proposed_at,
            update_missed: None,
            renewal: None,
            is_continued: false,
            withdrawn: None,
            lapsed: None,
            titles,
            charter,
            nominees,
            documents,
            appointments,
            ..earlier.clone()
        }
    }

    /// The title that holds now.
    pub fn title(&self) -> Option<TextId> {
        self.titles.last().map(|title| title.words)
    }

    /// How many support it.
    pub fn tally(&self) -> Tally {
        let members = self.supporters.values().filter(|support| support.standing == Standing::Member).count();
        Tally { members, others: self.supporters.len() - members }
    }

    /// How many comments stand.
    pub fn comment_count(&self) -> usize {
        self.comments.len().saturating_sub(self.comments_taken_back)
    }

    /// The comments that hold, with their numbers.
    pub fn standing_comments(&self) -> impl DoubleEndedIterator<Item = (usize, &Comment)> + ExactSizeIterator {
        let numbered = self.comments.iter().enumerate().map(|(place, comment)| (place + 1, comment));
        let standing: Vec<(usize, &Comment)> = numbered.filter(|(_, comment)| comment.taken_back.is_none()).collect();
        standing.into_iter()
    }

    /// Its supporters in the order in which they said so.
    pub fn supporters_in_order(&self) -> Vec<&Support> {
        let mut supporters: Vec<&Support> = self.supporters.values().map(Arc::as_ref).collect();
        supporters.sort_by_key(|support| support.act.seq);
        supporters
    }
}
