//! A call for inputs: what is asked, what came in, and what came of it.

use jiff::Timestamp;

use super::{List, Revision, TakenBack};
use crate::record::events::{Choice, Event, Held, PersonId, Recorded, TextId};

/// A consultation. A copy is cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Its number, from 1.
    pub number: u32,
    /// Who opened it.
    pub opened_by: Option<PersonId>,
    /// When.
    pub opened: Timestamp,
    /// When that was recorded.
    pub(crate) recorded: Timestamp,
    /// What is asked.
    pub question: TextId,
    /// What can be chosen; nothing when words alone are asked for.
    pub options: Vec<Choice>,
    /// Whether several options can be chosen.
    pub many: bool,
    /// The classes of respondents.
    pub classes: Vec<TextId>,
    /// Whether the tally is shown only after the close.
    pub hidden: bool,
    /// Where there is more to read.
    pub link: Option<TextId>,
    /// The end that holds now.
    pub until: Timestamp,
    /// Each later end that was set.
    pub extended: Vec<Timestamp>,
    /// When it was closed.
    pub closed: Option<Timestamp>,
    /// The inputs, in the order in which they first came.
    pub inputs: List<Input>,
    /// Classes that the secretariat has confirmed.
    pub confirmed: imbl::OrdMap<PersonId, u32>,
    /// What came of it, the latest last.
    pub outcomes: List<Revision>,
    /// That it was cancelled.
    pub cancelled: Option<TakenBack>,
}

/// What one person says for one initiative, or for themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its number, from 1.
    pub number: u32,
    /// Who.
    pub person: PersonId,
    /// When it was last changed.
    pub at: Timestamp,
    /// When it came, where that was after the end: it was said before, and heard only then.
    pub came_late: Option<Timestamp>,
    /// The initiative for which they answer.
    pub initiative: Option<TextId>,
    /// The class that they claim: its place among the consultation's classes.
    pub class: Option<u32>,
    /// The numbers of the options that they choose.
    pub options: Vec<u32>,
    /// What they say.
    pub words: Option<TextId>,
}

impl Consultation {
    /// Whether inputs are still taken.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// When no more inputs are taken, or were not.
    pub fn end(&self) -> Timestamp {
        self.closed.unwrap_or(self.until).min(self.until)
    }

    /// The class of an input: as confirmed, else as claimed.
    pub fn class_of(&self, input: &Input) -> Option<u32> {
        self.confirmed.get(&input.person).copied().or(input.class)
    }

    /// How many inputs of a class choose an option.
    pub fn tally(&self, option: u32, class: Option<u32>) -> usize {
        let counts = |input: &&Input| self.class_of(input) == class && input.options.contains(&option);
        self.inputs.iter().filter(counts).count()
    }

    /// How many inputs are of a class.
    pub fn inputs_of(&self, class: Option<u32>) -> usize {
        self.inputs.iter().filter(|input| self.class_of(input) == class).count()
    }

    /// It is cancelled, or one of its inputs is taken back.
    pub(super) fn take_back(&mut self, what: &Held, taken_back: TakenBack) {
        match what {
            Held::Consultation { .. } => {
                self.closed.get_or_insert(taken_back.at);
                self.cancelled.get_or_insert(taken_back);
            }
            Held::Input { input, person, .. } => {
                self.inputs.retain(|known| (known.number, known.person) != (*input, *person));
            }
            Held::Comment { .. }
            | Held::ConcernEnd { .. }
            | Held::Document { .. }
            | Held::Cancellation { .. }
            | Held::SeriesEnd { .. }
            | Held::Approval { .. }
            | Held::Action { .. }
            | Held::Attendance { .. } => {}
        }
    }

    pub(super) fn opened(recorded: &Recorded) -> Option<Self> {
        let Event::ConsultationOpened { consultation, question, options, many, classes, hidden, link, until } =
            &recorded.event
        else {
            return None;
        };
        Some(Self {
            number: *consultation,
            opened_by: recorded.by,
            opened: recorded.said_at,
            recorded: recorded.at,
            question: *question,
            options: options.clone(),
            many: *many,
            classes: classes.clone(),
            hidden: *hidden,
            link: *link,
            until: *until,
            extended: Vec::new(),
            closed: None,
            inputs: List::default(),
            confirmed: imbl::OrdMap::new(),
            outcomes: List::default(),
            cancelled: None,
        })
    }

    /// Moves on by an event about it.
    pub(super) fn apply(&mut self, recorded: &Recorded) {
        match &recorded.event {
            Event::InputGiven { input, person, initiative, class, options, words, .. } => {
                // One that was taken in when all was over, as from another record, has no late inputs.
                let is_late = self.recorded < self.end() && recorded.at >= self.end();
                let given = Input {
                    number: *input,
                    person: *person,
                    at: recorded.said_at,
                    came_late: is_late.then_some(recorded.at),
                    initiative: *initiative,
                    class: *class,
                    options: options.clone(),
                    words: *words,
                };
                // Another can have the number too, who was the same person when it was given.
                let is_it =
                    |known: &Input| (known.number, known.person, known.initiative) == (*input, *person, *initiative);
                match self.inputs.find_mut(is_it) {
                    Some(known) => *known = given,
                    None => self.inputs.push_back(given),
                }
            }
            Event::ClassConfirmed { person, class, .. } => {
                self.confirmed.insert(*person, *class);
            }
            Event::ConsultationExtended { until, .. } => {
                self.until = *until;
                self.extended.push(*until);
            }
            Event::ConsultationClosed { .. } => {
                self.closed.get_or_insert(recorded.said_at);
            }
            Event::ConsultationConcluded { words, .. } => {
                self.outcomes.push_back(Revision { at: recorded.said_at, by: recorded.by, words: *words });
            }
            Event::GroupProposed { .. }
            | Event::CharterChanged { .. }
            | Event::SupportGiven { .. }
            | Event::SupportWithdrawn { .. }
            | Event::Commented { .. }
            | Event::GroupNoted { .. }
            | Event::ConcernRaised { .. }
            | Event::ConcernEnded { .. }
            | Event::LastCallOpened { .. }
            | Event::LastCallEnded { .. }
            | Event::GroupDecided { .. }
            | Event::ProposalWithdrawn { .. }
            | Event::FacilitatorAppointed { .. }
            | Event::FacilitatorReleased { .. }
            | Event::UpdateGiven { .. }
            | Event::UpdateAsked { .. }
            | Event::UpdateMissed { .. }
            | Event::DocumentLinked { .. }
            | Event::RenewalAsked { .. }
            | Event::GroupLapsed { .. }
            | Event::CycleOpened { .. }
            | Event::CycleClosed { .. }
            | Event::Reminded { .. }
            | Event::ConsultationOpened { .. }
            | Event::RoomBound { .. }
            | Event::RoomAsked { .. }
            | Event::RoomNotMade { .. }
            | Event::RoomMoved { .. }
            | Event::RoomUnbound { .. }
            | Event::RoomLanguageSet { .. }
            | Event::NewsTold { .. }
            | Event::NoticesHeld { .. }
            | Event::NoticesTold { .. }
            | Event::DigestSet { .. }
            | Event::DigestGiven { .. }
            | Event::LinkOffered { .. }
            | Event::LinkClaimed { .. }
            | Event::PeopleJoined { .. }
            | Event::PeopleSeparated { .. }
            | Event::PersonForgotten { .. }
            | Event::PeopleStated { .. }
            | Event::WordsErased { .. }
            | Event::Meeting(_)
            | Event::Minutes(_)
            | Event::Correction(_) => {}
        }
    }
}
