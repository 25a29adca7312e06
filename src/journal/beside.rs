//! What lies beside the rows, people and their words, held against what the rows say of it. The rows alone are signed; by
//! this the rest is covered, until somebody is erased.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use commands::record::{Event, Person, PersonId, Recorded, Register, Role, Seq, Text, TextId};

use crate::journal::PersonalData;

/// The most faults of one kind that are said one by one.
const MOST: usize = 5;

/// How the causes of imported registers begin.
const IMPORT: &str = "import ";

/// The rows as far as they say something of people and words, and what they come to.
#[derive(Debug, Default)]
pub struct StatedRows {
    /// The register that they fold into, without people and words.
    pub register: Register,
    /// What was last stated of each person, and in which row.
    stated: BTreeMap<PersonId, (Seq, TextId)>,
    /// To whom rows refer, and the first row that does.
    named: BTreeMap<PersonId, Seq>,
    /// Of whom nothing may be kept: a register that was imported can name former members.
    unknown: BTreeSet<PersonId>,
    /// Who was erased, also under the number of somebody who was joined to them.
    forgotten: BTreeSet<PersonId>,
    /// The texts to which rows refer, in the first row that does.
    texts: BTreeMap<TextId, TextReference>,
    /// Texts that are gone, as rows say.
    erased: BTreeSet<TextId>,
}

/// Where a text was said, and with whom it goes.
#[derive(Debug)]
struct TextReference {
    seq: Seq,
    authors: [Option<PersonId>; 2],
}

/// What is not as the rows say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// Somebody is another, or counts otherwise, than was stated.
    Changed(PersonId, Seq),
    /// Nobody has stated somebody.
    Unstated(PersonId, Role),
    /// Somebody is not there, and was neither erased nor joined to another.
    Absent(PersonId, Seq),
    /// Somebody who was erased, or joined to another, is there.
    Returned(PersonId),
    /// Words are not those that were recorded.
    Words(TextId),
    /// Words are not there, and nobody has erased them.
    Erased(TextId, Seq),
    /// There are more faults of this kind.
    More(usize, &'static str),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(person, seq) => write!(
                f,
                "person {person}: name, role, stakeholder group or accounts are not those that row {seq} states: they were \
                 changed by something else than rapporteur"
            ),
            Self::Unstated(person, role) => write!(
                f,
                "person {person}, a {role}: no row states them: they were added by something else than rapporteur"
            ),
            Self::Absent(person, seq) => write!(
                f,
                "person {person}: row {seq} refers to them, and they are not there, although no row erases them"
            ),
            Self::Returned(person) => {
                write!(f, "person {person}: a row erases them, or joins them to another, and they are there")
            }
            Self::Words(text) => write!(f, "the words of text {text} were changed after they were recorded"),
            Self::Erased(text, seq) => {
                write!(f, "the words of text {text}, of row {seq}, are not there, although no row erases them")
            }
            Self::More(number, what) => write!(f, "{what}: the same of {number} more"),
        }
    }
}

impl StatedRows {
    /// Takes in one row more.
    pub fn take(&mut self, recorded: &Recorded) {
        let Recorded { seq, by, ref event, ref cause, .. } = *recorded;
        let mut authors = [event.author(by), None];
        if let Event::ConcernEnded { group, concern, .. } = event {
            // The reason that comes with an imported concern is its author's.
            let place = usize::try_from(*concern).unwrap_or(0).wrapping_sub(1);
            let concern = self.register.group(group).and_then(|group| group.concerns.get(place));
            authors[1] = concern.map(|concern| concern.act.person);
        }
        for text in event.texts() {
            self.texts.entry(text).or_insert(TextReference { seq, authors });
        }
        if let Event::PeopleStated { people, unknown } = event {
            self.stated.extend(people.iter().map(|(person, statement)| (*person, (seq, *statement))));
            self.stated.retain(|person, _| !unknown.contains(person));
            self.unknown.extend(unknown);
        }
        if let Event::WordsErased { texts } = event {
            self.erased.extend(texts);
        }
        if let Event::PersonForgotten { person } = event {
            let joined = self.register.people().joined().filter(|(_, into)| into == person);
            self.forgotten.extend(joined.map(|(from, _)| from).chain([*person]));
        }
        if cause.starts_with(IMPORT) {
            self.unknown.extend(event.people());
        }
        for person in by.into_iter().chain(event.people()) {
            self.named.entry(person).or_insert(seq);
        }
        self.register.apply(recorded);
    }

    /// Whether they state anybody. Those of the first versions do not.
    pub fn state_people(&self) -> bool {
        self.register.states_people()
    }

    /// The texts to which they refer and that are not there, although no row erases them. Before rows stated people, those
    /// of a message that was deleted were.
    pub fn texts_gone<'a>(&self, is_there: impl Fn(TextId) -> bool + 'a) -> Vec<(TextId, Seq)> {
        let is_erased = |text: &TextId, reference: &TextReference| {
            self.erased.contains(text)
                || reference.authors.iter().flatten().any(|author| self.forgotten.contains(author))
        };
        let gone = self.texts.iter().filter(|(text, reference)| !is_there(**text) && !is_erased(text, reference));
        gone.map(|(text, reference)| (*text, reference.seq)).collect()
    }

    /// The people to whom they refer and who are not there, although no row erases them or joins them to others.
    pub fn people_gone<'a>(&self, is_there: impl Fn(PersonId) -> bool + 'a) -> Vec<(PersonId, Seq)> {
        let joined: BTreeSet<PersonId> = self.register.people().joined().map(|(from, _)| from).collect();
        let is_gone = |person: PersonId| person != PersonId::NOBODY && !is_there(person) && !joined.contains(&person);
        let named = self.named.iter().filter(|(person, _)| !self.unknown.contains(person));
        let named = named.map(|(person, seq)| (*person, *seq));
        let stated = self.stated.iter().map(|(person, (seq, _))| (*person, *seq));
        let all: BTreeMap<PersonId, Seq> = named.chain(stated).collect();
        all.into_iter().filter(|(person, _)| is_gone(*person) && !self.forgotten.contains(person)).collect()
    }

    /// How many of the texts to which they refer are not there.
    pub fn number_gone(&self, is_there: impl Fn(TextId) -> bool) -> usize {
        self.texts.keys().filter(|text| !is_there(**text)).count()
    }

    /// What of people and words is not as they say.
    pub fn faults(&self, PersonalData { people, texts, forgotten: _ }: &PersonalData) -> Vec<Mismatch> {
        let joined: BTreeSet<PersonId> = self.register.people().joined().map(|(from, _)| from).collect();
        let mut faults = Vec::new();
        let mut add = |what: &'static str, of_a_kind: Vec<Mismatch>| {
            let more = of_a_kind.len().saturating_sub(MOST);
            faults.extend(of_a_kind.into_iter().take(MOST));
            faults.extend((more > 0).then_some(Mismatch::More(more, what)));
        };
        let of_person = |person: &Person| {
            if self.forgotten.contains(&person.id) || joined.contains(&person.id) {
                return Some(Mismatch::Returned(person.id));
            }
            match self.stated.get(&person.id) {
                Some((seq, stated)) => {
                    (person.statement() != Some(*stated)).then_some(Mismatch::Changed(person.id, *seq))
                }
                None => self.state_people().then_some(Mismatch::Unstated(person.id, person.role)),
            }
        };
        add("people", people.iter().filter_map(of_person).collect());
        let there: BTreeSet<PersonId> = people.iter().map(|person| person.id).collect();
        let absent = self.people_gone(|person| there.contains(&person)).into_iter();
        add("people", absent.map(|(person, seq)| Mismatch::Absent(person, seq)).collect());
        let changed = texts.iter().filter(|text| !text.is_sound());
        add("texts", changed.map(|text| Mismatch::Words(text.id)).collect());
        if self.state_people() {
            let there: BTreeSet<TextId> = texts.iter().map(|text: &Text| text.id).collect();
            let gone = self.texts_gone(|text| there.contains(&text)).into_iter();
            add("texts", gone.map(|(text, seq)| Mismatch::Erased(text, seq)).collect());
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use commands::record::{ConcernEnd, MinutesEvent, NO_TIME, NoteKind, Salt};

    use super::*;

    const LEA: PersonId = PersonId(1);

    fn text(number: u8) -> TextId {
        Text::seal("words", Salt([number; 16]), LEA).id
    }

    /// Rows of these events, each with who recorded it, after everybody was stated.
    fn rows(events: Vec<(Option<PersonId>, Event)>) -> StatedRows {
        let mut rows = StatedRows::default();
        let nobody = Event::PeopleStated { people: BTreeMap::new(), unknown: Vec::new() };
        for (seq, (by, event)) in (1..).zip([(None, nobody)].into_iter().chain(events)) {
            let cause = format!("import {seq}");
            rows.take(&Recorded { seq, cause, ordinal: 0, at: NO_TIME, said_at: NO_TIME, by, room: None, event });
        }
        rows
    }

    fn proposed() -> Event {
        Event::from_stored(
            "group-proposed",
            1,
            &format!("{{\"group\":\"WG-A\",\"category\":\"wg\",\"title\":\"{}\"}}", text(1)),
        )
        .unwrap()
    }

    #[test]
    fn words_go_with_whoever_said_them_and_with_nobody_else() {
        let group = || "WG-A".parse().unwrap();
        let raised = Event::ConcernRaised {
            group: group(),
            person: LEA,
            stakeholder: None,
            words: text(2),
            source: None,
            said_on: None,
        };
        let ended =
            Event::ConcernEnded { group: group(), concern: 1, how: ConcernEnd::Resolved, reason: Some(text(3)) };
        let note = |note, what, words| Event::from(MinutesEvent::NoteTaken { meeting: 1, note, what, words });
        let all = vec![
            (Some(PersonId(2)), proposed()),
            (Some(LEA), raised),
            // As a register that is imported has it.
            (None, ended),
            (Some(LEA), note(1, NoteKind::Info, text(4))),
            (Some(LEA), note(2, NoteKind::Agreed, text(5))),
        ];
        let gone =
            |rows: &StatedRows| rows.texts_gone(|_| false).into_iter().map(|(_, seq)| seq).collect::<BTreeSet<Seq>>();
        assert_eq!(gone(&rows(all.clone())), BTreeSet::from([2, 3, 4, 5, 6]));
        let forgotten = (Some(LEA), Event::PersonForgotten { person: LEA });
        let with = |more: Vec<(Option<PersonId>, Event)>| rows(all.iter().cloned().chain(more).collect());
        // What all have agreed on is nobody's own words.
        assert_eq!(gone(&with(vec![forgotten.clone()])), BTreeSet::from([2, 6]));
        let erased = (None, Event::WordsErased { texts: vec![text(1), text(5)] });
        assert_eq!(gone(&with(vec![forgotten, erased])), BTreeSet::new());
        let joined = (None, Event::PeopleJoined { from: LEA, into: PersonId(3), standing: None, inputs: Vec::new() });
        let forgotten = (None, Event::PersonForgotten { person: PersonId(3) });
        assert_eq!(gone(&with(vec![joined, forgotten])), BTreeSet::from([2, 6]));
    }

    #[test]
    fn many_faults_of_a_kind_are_said_in_one_line_more() {
        let people = (1..=9).map(|id| Person::named(PersonId(id), "x")).collect();
        let faults = rows(Vec::new()).faults(&PersonalData { people, ..PersonalData::default() });
        assert_eq!((faults.len(), faults.last()), (6, Some(&Mismatch::More(4, "people"))));
    }
}
