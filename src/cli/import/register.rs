//! A register from JSON, in the form in which it is exported. It is recorded now; the times in the file are when it was
//! said.

use std::collections::BTreeSet;

use commands::export::{
    ExportedAction, ExportedConsultation, ExportedCycle, ExportedGroup, ExportedMeeting, ExportedPerson,
};
use commands::organisation::Organisation;
use commands::record::chance::Chance;
use commands::record::{
    Code, Document, Event, NameKey, Nominee, People, Person, PersonId, Recorded, Register, Role, Standing, State,
    Target, Text, TextId, to_hex,
};
use commands::render::names::FORMER_MEMBER;
use commands::time::when;
use indicatif::ProgressBar;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::BadRows;
use crate::journal::Batch;

/// The parts of an export that are looked at row by row, so that a bad one can be named by its line.
#[derive(Deserialize)]
struct ExportFile<'a> {
    #[serde(borrow)]
    groups: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    people: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    consultations: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    meetings: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    actions: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    organisation: OrganisationBody<'a>,
}

/// What is taken of the organisation.
#[derive(Default, Deserialize)]
struct OrganisationBody<'a> {
    #[serde(borrow, default)]
    cycle: Option<&'a RawValue>,
}

/// Reads a register: what is to be recorded so that this one has it too.
///
/// # Errors
///
/// Every row that is bad.
pub fn register(
    text: &str,
    register: &Register,
    organisation: &Organisation,
    chance: &mut Chance,
    now: Timestamp,
    bar: &ProgressBar,
) -> Result<Batch, BadRows> {
    let mut bad = BadRows::default();
    let file: ExportFile<'_> = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            bad.add(error.line(), error.to_string());
            return Err(bad);
        }
    };
    let batch = Batch { causes: vec![cause(text)], ..Batch::default() };
    let at = register.at().map_or(now, |last| last.max(now));
    let people = register.people().clone();
    let (former, doubts) = (Vec::new(), BTreeSet::new());
    let mut import = Import { register, organisation, chance, at, people, former, batch, doubts };
    for raw in &file.people {
        let line = line_of(text, raw);
        match serde_json::from_str::<ExportedPerson>(raw.get()) {
            Ok(person) => import.person(person, line, &mut bad),
            Err(error) => bad.add(line + error.line() - 1, without_place(&error)),
        }
        import.say_doubts(line, &mut bad);
    }
    let mut codes: BTreeSet<Code> = BTreeSet::new();
    for raw in &file.groups {
        bar.inc(1);
        let line = line_of(text, raw);
        match serde_json::from_str::<ExportedGroup>(raw.get()) {
            Ok(group) => {
                if !codes.insert(group.code.clone()) {
                    bad.add(line, format!("{} is there twice", group.code));
                }
                import.group(&group, line, &mut bad);
            }
            Err(error) => bad.add(line + error.line() - 1, without_place(&error)),
        }
        import.say_doubts(line, &mut bad);
    }
    for raw in &file.consultations {
        let line = line_of(text, raw);
        match serde_json::from_str::<ExportedConsultation>(raw.get()) {
            Ok(consultation) => import.consultation(&consultation, line, &mut bad),
            Err(error) => bad.add(line + error.line() - 1, without_place(&error)),
        }
        import.say_doubts(line, &mut bad);
    }
    let mut actions: Vec<ExportedAction> = Vec::new();
    for raw in &file.actions {
        match serde_json::from_str::<ExportedAction>(raw.get()) {
            Ok(action) => actions.push(action),
            Err(error) => bad.add(line_of(text, raw) + error.line() - 1, without_place(&error)),
        }
    }
    for raw in &file.meetings {
        let line = line_of(text, raw);
        match serde_json::from_str::<ExportedMeeting>(raw.get()) {
            Ok(meeting) => import.meeting(&meeting, &actions, line, &mut bad),
            Err(error) => bad.add(line + error.line() - 1, without_place(&error)),
        }
        import.say_doubts(line, &mut bad);
    }
    for (raw, action) in file.actions.iter().zip(&actions) {
        let line = line_of(text, raw);
        import.action_by_itself(action, line, &mut bad);
        import.say_doubts(line, &mut bad);
    }
    if let Some(raw) = file.organisation.cycle {
        let line = line_of(text, raw);
        match serde_json::from_str::<ExportedCycle>(raw.get()) {
            Ok(cycle) => import.cycle(&cycle, line, &mut bad),
            Err(error) => bad.add(line + error.line() - 1, without_place(&error)),
        }
    }
    import.state();
    bad.or(import.batch)
}

/// What is wrong, without the place within the row: the line in the file stands before it.
fn without_place(error: &serde_json::Error) -> String {
    error.to_string().split(" at line ").next().unwrap_or_default().to_owned()
}

/// The cause of an import: the same file is taken once.
pub(super) fn cause(text: &str) -> String {
    format!("import {}", to_hex(&Sha256::digest(text.as_bytes())[..16]))
}

/// The line of a part of the text, from 1.
fn line_of(text: &str, part: &RawValue) -> usize {
    // The part is borrowed from the text, so their distance is its place.
    let offset = (part.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// An import while its events are gathered.
pub(super) struct Import<'a> {
    pub(super) register: &'a Register,
    pub(super) organisation: &'a Organisation,
    chance: &'a mut Chance,
    pub(super) at: Timestamp,
    pub(super) people: People,
    /// The former members, of whom nothing is known.
    former: Vec<PersonId>,
    batch: Batch,
    /// What keeps names from being somebody, in the row that is read.
    doubts: BTreeSet<String>,
}

impl Import<'_> {
    fn person(&mut self, exported: ExportedPerson, line: usize, bad: &mut BadRows) {
        let ExportedPerson { name, role, stakeholder, affiliation, zone } = exported;
        if !NameKey::is_visible_in(&name) || name.contains(char::is_control) {
            bad.add(line, format!("person \"{name}\": the name has no letter, or a line break in it"));
        }
        if let Some(zone) = zone.as_ref().filter(|zone| when::zone(zone).is_none()) {
            bad.add(line, format!("{name}: zone \"{zone}\" is not a time zone such as Africa/Dakar"));
        }
        if self.who(&name).is_some() {
            return;
        }
        let id = self.chance.person_id();
        self.put(Person { role, stakeholder, affiliation, zone, ..Person::named(id, name) });
    }

    fn put(&mut self, person: Person) {
        self.people.put(person.clone());
        self.batch.people.push(person);
    }

    /// The person of this name. Each former member is somebody else, of whom nothing is known.
    pub(super) fn named(&mut self, name: &str) -> PersonId {
        if name == FORMER_MEMBER {
            self.former.push(self.chance.person_id());
            return self.former[self.former.len() - 1];
        }
        if let Some(person) = self.who(name) {
            return person;
        }
        let id = self.chance.person_id();
        self.put(Person { since: Some(self.at), ..Person::named(id, name) });
        id
    }

    /// Who in the list has this name, if somebody has; nobody in particular where it cannot be told. Somebody who is known only
    /// because they spoke under it may be another.
    fn who(&mut self, name: &str) -> Option<PersonId> {
        let role = |person: &Person| self.organisation.role_of(person);
        let is_listed =
            |person: &Person| person.since.is_none() || person.accounts.is_empty() || role(person) > Role::Participant;
        let named = self.people.named(name);
        let listed: Vec<PersonId> = named.iter().filter(|person| is_listed(person)).map(|person| person.id).collect();
        let doubt = match (listed.as_slice(), named.first().and_then(|person| person.accounts.first())) {
            ([person], _) => return Some(*person),
            ([], None) => return None,
            ([], Some(account)) => format!(
                "\"{name}\" is known only as {account}, who spoke under this name: import the people first, so that it is clear who is meant"
            ),
            _ => format!("several people are called \"{name}\": give them different names first"),
        };
        self.doubts.insert(doubt);
        Some(PersonId::NOBODY)
    }

    /// Names the row in which a name could not be told.
    fn say_doubts(&mut self, line: usize, bad: &mut BadRows) {
        std::mem::take(&mut self.doubts).into_iter().for_each(|doubt| bad.add(line, doubt));
    }

    /// States the people who come with it.
    fn state(&mut self) {
        let mut people = std::mem::take(&mut self.batch.people);
        let event = self.register.state(&mut people, &[], || self.chance.salt());
        self.batch.people = people;
        let stated =
            event.and_then(|event| if let Event::PeopleStated { people, .. } = event { Some(people) } else { None });
        let unknown = std::mem::take(&mut self.former);
        if stated.is_some() || !unknown.is_empty() {
            self.record(self.at, None, Event::PeopleStated { people: stated.unwrap_or_default(), unknown });
        }
    }

    pub(super) fn text(&mut self, words: &str, author: PersonId) -> TextId {
        let text = Text::seal(words, self.chance.salt(), author);
        let id = text.id;
        self.batch.texts.push(text);
        id
    }

    pub(super) fn record(&mut self, said_at: Timestamp, by: Option<PersonId>, event: Event) {
        let number = self.batch.recorded.len();
        self.batch.recorded.push(Recorded {
            seq: self.register.head() + 1 + number as u64,
            cause: self.batch.causes[0].clone(),
            ordinal: u32::try_from(number).unwrap_or(u32::MAX),
            at: self.at,
            said_at: said_at.min(self.at),
            by,
            room: None,
            event,
        });
    }

    /// What was gathered so far.
    pub(super) fn recorded(&self) -> impl Iterator<Item = &Event> {
        self.batch.recorded.iter().map(|recorded| &recorded.event)
    }

    /// Whether a group is there, or comes with this import.
    pub(super) fn is_known(&self, code: &Code) -> bool {
        let comes = |event: &Event| matches!(event, Event::GroupProposed { group, .. } if group == code);
        self.register.group(code).is_some() || self.recorded().any(comes)
    }

    fn group(&mut self, group: &ExportedGroup, line: usize, bad: &mut BadRows) {
        let code = &group.code;
        let mut wrong = |reason: String| bad.add(line, format!("{code}: {reason}"));
        if self.register.group(code).is_some() {
            wrong("is in the register already".to_owned());
        }
        if !self.organisation.categories.iter().any(|category| category.key == group.category) {
            wrong(format!("category \"{}\" is not in the configuration", group.category));
        }
        let mut names = BTreeSet::new();
        for name in group.supporter_names() {
            if name != FORMER_MEMBER && !names.insert(NameKey::of(name)) {
                wrong(format!("supporter \"{name}\" is there twice"));
            }
        }
        for part in group.charter.keys() {
            if self.organisation.part(part).is_none() {
                wrong(format!("charter part \"{part}\" is not in the configuration"));
            }
        }
        let standing = group.decisions.iter().rfind(|decision| decision.taken_back.is_none());
        let decided = standing.map_or(State::Proposed, |decision| decision.outcome.leads_to());
        let is_sound = matches!(group.state, State::Withdrawn | State::Lapsed) || decided == group.state;
        if !is_sound {
            wrong(format!("its state is {}, and by its decisions it would be {decided}", group.state));
        }
        let texts = [Some(&group.title), group.status_line.as_ref(), group.note.as_ref()];
        if texts.into_iter().flatten().any(String::is_empty) {
            wrong("a text is empty".to_owned());
        }
        self.events(group);
    }

    fn events(&mut self, group: &ExportedGroup) {
        // Who wrote the charter is not in an export; the texts are then nobody's own words.
        let nobody = PersonId::NOBODY;
        let (code, earliest) = (group.code.clone(), group.supporters.iter().map(|support| support.since));
        let proposed = earliest.chain(group.comments.iter().map(|comment| comment.at)).min().unwrap_or(self.at);
        let title = self.text(&group.title, nobody);
        let mut parts = std::collections::BTreeMap::new();
        for (part, words) in &group.charter {
            let name = self.organisation.part(part).map_or_else(|| part.clone(), |part| part.name.clone());
            parts.insert(name, self.text(words, nobody));
        }
        let nominee = |import: &mut Self, name: &String| {
            let certain = name.strip_suffix(" (TBD)");
            Nominee { person: import.named(certain.unwrap_or(name)), tentative: certain.is_some() }
        };
        let facilitators = group.proposed_facilitators.iter().map(|name| nominee(self, name)).collect();
        let mut documents = Vec::new();
        for document in &group.documents {
            let title = document.title.as_ref().map(|title| self.text(title, nobody));
            let review_until = document.review_until;
            documents.push(Document { title, review_until, ..Document::at(self.text(&document.url, nobody)) });
        }
        let continues = !group.new_this_cycle;
        let category = group.category.clone();
        let event = Event::GroupProposed {
            group: code.clone(),
            category,
            title,
            continues,
            keeps: false,
            parts,
            facilitators,
            documents,
            person: None,
            source: None,
            said_on: None,
        };
        self.record(proposed, None, event);
        for support in &group.supporters {
            let person = self.named(&support.name);
            let event = Event::SupportGiven {
                group: code.clone(),
                person,
                standing: support.standing,
                stakeholder: support.stakeholder.clone(),
                words: support.words.as_ref().map(|words| self.text(words, person)),
                source: support.source.as_ref().map(|source| self.text(source, person)),
                said_on: support.said_on,
            };
            self.record(support.since, Some(person), event);
        }
        for comment in &group.comments {
            let person = self.named(&comment.name);
            let known = self.people.get(person).cloned();
            let standing =
                known.as_ref().map_or(Standing::Participant, |person| self.organisation.role_of(person).standing());
            let event = Event::Commented {
                group: code.clone(),
                person,
                standing,
                stakeholder: known.and_then(|person| person.stakeholder.clone()),
                words: self.text(&comment.text, person),
                source: comment.source.as_ref().map(|source| self.text(source, person)),
                said_on: comment.said_on,
            };
            self.record(comment.at, Some(person), event);
        }
        if group.status_line.is_some() || group.note.is_some() {
            let status = group.status_line.as_ref().map(|words| self.text(words, nobody));
            let words = group.note.as_ref().map(|words| self.text(words, nobody));
            self.record(self.at, None, Event::GroupNoted { group: code, status, words, no_status: false });
        }
        self.life(group);
    }

    /// What became of a group after it was proposed.
    fn life(&mut self, group: &ExportedGroup) {
        let code = || group.code.clone();
        for (concern, number) in group.concerns.iter().zip(1..) {
            let person = self.named(&concern.name);
            let stakeholder = self.people.get(person).and_then(|person| person.stakeholder.clone());
            let words = self.text(&concern.text, person);
            let source = concern.source.as_ref().map(|source| self.text(source, person));
            let said_on = concern.said_on;
            let raised = Event::ConcernRaised { group: code(), person, stakeholder, words, source, said_on };
            self.record(concern.at, Some(person), raised);
            let Some(how) = concern.end() else { continue };
            let reason = concern.reason.as_ref().map(|reason| self.text(reason, person));
            self.record(self.at, None, Event::ConcernEnded { group: code(), concern: number, how, reason });
        }
        let mut corrects = None;
        for decision in &group.decisions {
            // What was taken back at once is in no other record; what was put right stands beside what holds instead.
            if decision.taken_back.as_ref().is_some_and(|taken_back| taken_back.reason.is_none()) {
                continue;
            }
            let chair = self.named(&decision.by);
            let to = decision.to.as_ref().map(|to| match to.parse() {
                Ok(target) => Target::Group(target),
                Err(_) => Target::Words(self.text(to, chair)),
            });
            let event = Event::GroupDecided {
                group: code(),
                outcome: decision.outcome,
                chair,
                reason: decision.reason.as_ref().map(|reason| self.text(reason, chair)),
                to,
                anyway: decision.anyway.as_ref().map(|anyway| self.text(anyway, chair)),
                missing: Vec::new(),
                unmet: decision.unmet.clone(),
                corrects: corrects.take(),
            };
            self.record(decision.at, Some(chair), event);
            let taken_back = decision.taken_back.as_ref();
            let reason = taken_back.and_then(|taken_back| Some((&taken_back.by, taken_back.reason.as_ref()?)));
            corrects = reason.map(|(by, reason)| {
                let by = self.named(by);
                self.text(reason, by)
            });
        }
        for facilitator in &group.facilitators {
            let person = self.named(&facilitator.name);
            let role = self.people.get(person).map(|person| self.organisation.role_of(person)).unwrap_or_default();
            let (standing, stakeholder) = (role.standing(), facilitator.stakeholder.clone());
            let event = Event::FacilitatorAppointed { group: code(), person, standing, stakeholder };
            self.record(facilitator.since, None, event);
        }
        for update in &group.updates {
            let person = self.named(&update.by);
            let words = self.text(&update.text, person);
            self.record(update.at, Some(person), Event::UpdateGiven { group: code(), words, corrects: false });
        }
        match group.state {
            State::Withdrawn => self.record(self.at, None, Event::ProposalWithdrawn { group: code(), reason: None }),
            State::Lapsed => self.record(self.at, None, Event::GroupLapsed { group: code() }),
            _ => {}
        }
    }
}
