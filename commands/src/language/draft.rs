//! A decision while it is made: what is known, and what will be recorded if nothing is refused.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::call::Call;
use crate::audience::Notice;
use crate::audience::language::understood;
use crate::language::arguments::{CODE, FOR, ON, SOURCE};
use crate::language::reference::PersonRef;
use crate::line;
use crate::organisation::{Organisation, PlatformRole};
use crate::record::chance::{Chance, Seed};
use crate::record::{
    Account, Binding, Code, Event, ForgottenAccount, Group, NameKey, Person, PersonId, PersonalChanges, Recorded,
    Register, Role, Room, Salt, Standing, State, Text, TextId, to_hex,
};
use crate::say;
use crate::time::when::{self, Vocabulary};
use crate::words::shared::key;
use crate::words::{self, Explain, Inline, Line, Reply};

/// What is known when a command is decided.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The register to look at: as it is, or as it was at the moment that was asked for.
    pub register: &'a Register,
    /// All that was ever recorded, for a command that looks back at it.
    pub history: &'a [Recorded],
    /// The organisation.
    pub organisation: &'a Organisation,
    /// The present.
    pub now: Timestamp,
    /// When it was said: what judges deadlines.
    pub said_at: Timestamp,
    /// Who speaks, by their account there.
    pub account: &'a Account,
    /// The name that the platform shows for the account.
    pub name: &'a str,
    /// Where.
    pub room: &'a Room,
    /// What the room is for.
    pub place: Option<&'a Binding>,
    /// Whether the answer is for the person alone who said it.
    pub is_ephemeral: bool,
    /// What the speaker is on the platform, if it says so.
    pub platform_roles: Option<&'a [PlatformRole]>,
    /// When the message was said whose button was pressed.
    pub shown_at: Option<Timestamp>,
}

/// A decision while it is made. It is dropped when the command is refused.
#[derive(Debug)]
pub struct Draft<'a> {
    scene: Scene<'a>,
    chance: Chance,
    speaker: Person,
    speaker_is_new: bool,
    events: Vec<Event>,
    texts: Vec<Text>,
    people: Vec<Person>,
    told: Vec<Notice>,
}

/// Whose act is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Who.
    pub person: PersonId,
    /// How to call them in a refusal, after which somebody new is in no register.
    pub name: Inline,
    /// Whether they are a member now.
    pub standing: Standing,
    /// Their stakeholder group now.
    pub stakeholder: Option<String>,
}

/// What a decision comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// What changes beside the events.
    pub personal: PersonalChanges,
    /// What others hear besides.
    pub told: Vec<Notice>,
}

impl<'a> Draft<'a> {
    /// Begins with nothing to record.
    pub fn new(scene: Scene<'a>, seed: Seed) -> Self {
        let mut chance = Chance::new(seed);
        let known = scene.register.people().of_account(scene.account);
        let speaker = known.map_or_else(
            || Person {
                accounts: vec![scene.account.clone()],
                since: Some(when::whole_seconds(scene.now)),
                ..Person::named(chance.person_id(), scene.name)
            },
            |person| Person::clone(person),
        );
        let mut speaker = speaker;
        if let Some(held) = scene.platform_roles {
            let kept = &speaker.platform_roles;
            speaker.platform_roles = scene.organisation.platform_roles_seen(kept, scene.account.platform, held);
        }
        Self {
            scene,
            chance,
            speaker,
            speaker_is_new: known.is_none(),
            events: Vec::new(),
            texts: Vec::new(),
            people: Vec::new(),
            told: Vec::new(),
        }
    }

    /// What is known.
    pub fn scene(&self) -> &Scene<'a> {
        &self.scene
    }

    /// Who speaks.
    pub fn speaker(&self) -> &Person {
        &self.speaker
    }

    /// The speaker's role.
    pub fn role(&self) -> Role {
        self.scene.organisation.role_of(&self.speaker)
    }

    /// The group that a call means; its code was checked when it was read.
    ///
    /// # Errors
    ///
    /// When it was left out.
    pub fn group(&self, call: &Call) -> Result<&'a Group, words::Refusal> {
        let code = call.need(&CODE)?;
        self.scene.register.group(code).ok_or_else(|| call.missing_argument(&CODE.argument))
    }

    /// The same, if its life is not over.
    ///
    /// # Errors
    ///
    /// When it was left out, or has ended.
    pub fn living_group(&self, call: &Call) -> Result<&'a Group, words::Refusal> {
        living(self.group(call)?)
    }

    /// The same, if it is at work.
    ///
    /// # Errors
    ///
    /// When it was left out, or is not approved.
    pub fn working_group(&self, call: &Call) -> Result<&'a Group, words::Refusal> {
        let group = self.living_group(call)?;
        if group.state != State::Approved {
            return Err(Refusal::NotApproved { group: group.code.clone(), state: group.state }.into());
        }
        Ok(group)
    }

    /// The zone in which the speaker means dates.
    pub fn zone(&self) -> TimeZone {
        self.scene.organisation.zone_of(Some(&self.speaker))
    }

    /// The words for times in the language of whoever speaks: those that the reader knows too.
    pub(crate) fn vocabulary(&self) -> &'static Vocabulary {
        let Scene { room, register, organisation, .. } = self.scene;
        let [language, _] = understood(Some(&self.speaker), room, register, organisation);
        language.vocabulary()
    }

    /// A moment to come, in UTC as the platform shows it and in the speaker's own zone, if that is another.
    pub fn local_and_utc(&self, at: Timestamp) -> Line {
        local_and_utc(at, &self.zone())
    }

    /// Somebody as the one whose act it is.
    pub fn subject_of(&self, id: PersonId) -> Subject {
        if id == self.speaker.id {
            return self.as_subject(&self.speaker, self.speaker_is_new);
        }
        let is_new = self.people.iter().any(|person| person.id == id);
        let person = self.people.iter().find(|person| person.id == id).cloned();
        let person = person.or_else(|| self.scene.register.people().get(id).map(|person| Person::clone(person)));
        self.as_subject(&person.unwrap_or_else(|| Person::named(id, "")), is_new)
    }

    /// The role of somebody, and where they work.
    pub fn role_and_affiliation(&self, id: PersonId) -> (Role, Option<String>) {
        let known = || self.scene.register.people().get(id).map(AsRef::as_ref);
        let person = [&self.speaker].into_iter().chain(&self.people).find(|one| one.id == id).or_else(known);
        person.map_or((Role::Participant, None), |person| {
            (self.scene.organisation.role_of(person), person.affiliation.clone())
        })
    }

    /// Whether somebody has an account.
    pub fn can_be_reached(&self, id: PersonId) -> bool {
        let is_new = |person: &Person| person.id == id && !person.accounts.is_empty();
        self.scene.register.private_room(id).is_some() || self.people.iter().any(is_new)
    }

    /// The group as it is once the decision stands.
    pub fn group_after(&self, call: &Call) -> Option<Group> {
        self.register_after().group(call.get(&CODE)?).cloned()
    }

    /// The register as it is once the decision stands, but for histories and what can be taken back.
    pub fn register_after(&self) -> Register {
        let mut after = self.scene.register.clone();
        for event in &self.events {
            after.foresee(&Recorded {
                seq: after.head() + 1,
                cause: String::new(),
                ordinal: 0,
                at: self.scene.now,
                said_at: self.scene.said_at,
                by: Some(self.speaker.id),
                room: None,
                event: event.clone(),
            });
        }
        after
    }

    /// Whose act it is: of the person named with `for:`, or of the speaker.
    pub fn subject(&mut self, call: &Call) -> Subject {
        let Some(named) = call.get(&FOR) else {
            let speaker = self.speaker.clone();
            return self.as_subject(&speaker, self.speaker_is_new);
        };
        let id = self.person(named);
        self.subject_of(id)
    }

    fn as_subject(&self, person: &Person, is_new: bool) -> Subject {
        Subject {
            person: person.id,
            name: if is_new { Inline::Untrusted(person.name.clone()) } else { Inline::Person(person.id) },
            standing: self.scene.organisation.role_of(person).standing(),
            stakeholder: person.stakeholder.clone(),
        }
    }

    /// The id of somebody named. A name that nobody has becomes a person of that name.
    pub fn person(&mut self, named: &PersonRef) -> PersonId {
        let name = match named {
            PersonRef::Known(id) => return *id,
            PersonRef::New(name) => name,
            PersonRef::Silent(account, name) => return self.silent(account, name),
        };
        let key = NameKey::of(name);
        let same = |person: &&Person| person.accounts.is_empty() && NameKey::of(&person.name) == key;
        if let Some(person) = self.people.iter().find(same) {
            return person.id;
        }
        let id = self.chance.person_id();
        let since = Some(when::whole_seconds(self.scene.now));
        self.people.push(Person { since, ..Person::named(id, name.clone()) });
        id
    }

    /// Somebody who is in the room and has said nothing yet, as they are known once they do.
    fn silent(&mut self, account: &Account, name: &str) -> PersonId {
        let known = [&self.speaker].into_iter().chain(&self.people);
        if let Some(person) = known.into_iter().find(|person| person.accounts.contains(account)) {
            return person.id;
        }
        let id = self.chance.person_id();
        let since = Some(when::whole_seconds(self.scene.now));
        let accounts = vec![account.clone()];
        self.people.push(Person { since, accounts, ..Person::named(id, name.to_owned()) });
        id
    }

    /// Seals words of `author`, to be referred to by events.
    pub fn text(&mut self, words: &str, author: PersonId) -> TextId {
        let text = Text::seal(words, self.chance.salt(), author);
        let id = text.id;
        self.texts.push(text);
        id
    }

    /// What is given with `source:`, as words of the person whose act it is, and the day given with `on:`.
    pub fn said_elsewhere(&mut self, call: &Call, subject: &Subject) -> (Option<TextId>, Option<Date>) {
        let source = call.get(&SOURCE).map(|source| self.text(source, subject.person));
        (source, call.get(&ON).copied())
    }

    /// Something happened.
    pub fn record(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Whether anything happened.
    pub fn has_recorded(&self) -> bool {
        !self.events.is_empty()
    }

    /// Somebody hears something besides, in private.
    pub fn tell(&mut self, person: PersonId, reply: Reply) {
        // Whoever is named for the first time has an account too.
        let named = || self.people.iter().find(|one| one.id == person)?.accounts.first().map(Account::private_room);
        if let Some(room) = self.scene.register.private_room(person).or_else(named) {
            self.told.push(Notice { to: Some(person), ..Notice::in_room(room, reply) });
        }
    }

    /// Every account of somebody, but the one that speaks, hears something besides.
    pub fn tell_accounts(&mut self, person: &Person, reply: &Reply) {
        for account in person.accounts.iter().filter(|account| *account != self.scene.account) {
            let told = Notice::in_room(account.private_room(), reply.clone());
            self.told.push(Notice { to: Some(person.id), ..told });
        }
    }

    /// A code for a person to type, with the salt and hash by which the record knows it.
    pub fn code(&mut self) -> (String, Salt, TextId) {
        let (code, salt) = (self.chance.code(), self.chance.salt());
        let hash = Text::seal(&code, salt, self.speaker.id).id;
        (code, salt, hash)
    }

    /// Something that nobody can guess.
    pub fn secret(&mut self) -> String {
        self.chance.secret()
    }

    /// Something new is known of somebody else.
    pub fn know(&mut self, person: Person) {
        self.people.retain(|other| other.id != person.id);
        self.people.push(person);
    }

    /// Something new is known of the speaker.
    pub fn know_speaker(&mut self, person: Person) {
        self.speaker_is_new = false;
        self.people.retain(|other| other.id != person.id);
        self.people.push(person.clone());
        self.speaker = person;
    }

    /// The accounts of those who are erased, as they are remembered.
    fn forgotten(&mut self) -> Vec<ForgottenAccount> {
        let people = self.scene.register.people();
        let erased = self.events.iter().filter_map(|event| {
            let Event::PersonForgotten { person } = event else { return None };
            people.get(*person)
        });
        let accounts: Vec<&Account> = erased.flat_map(|person| &person.accounts).collect();
        if accounts.is_empty() {
            return Vec::new();
        }
        let key = people.forgotten().key().map_or_else(|| to_hex(&self.chance.seed()), str::to_owned);
        accounts.into_iter().map(|account| ForgottenAccount::from_account(account, &key)).collect()
    }

    /// What it comes to. The speaker becomes known with the first thing that they have recorded.
    pub fn into_changes(mut self) -> (Changes, PersonId) {
        if self.speaker_is_new && !self.events.is_empty() {
            self.people.insert(0, self.speaker.clone());
        }
        // What they are on the platform is kept as it was seen last, with the next thing that they do.
        let known = self.scene.register.people().get(self.speaker.id);
        let is_other = known.is_some_and(|known| known.platform_roles != self.speaker.platform_roles);
        let is_told = self.people.iter().any(|person| person.id == self.speaker.id);
        let is_gone = self.events.iter().any(|event| matches!(event, Event::PersonForgotten { .. }));
        if is_other && !is_told && !is_gone && !self.events.is_empty() {
            self.people.push(self.speaker.clone());
        }
        let forgotten = self.forgotten();
        (
            Changes {
                events: self.events,
                personal: PersonalChanges { texts: self.texts, people: self.people, erased: Vec::new(), forgotten },
                told: self.told,
            },
            self.speaker.id,
        )
    }
}

/// A group, if its life is not over.
///
/// # Errors
///
/// When it has ended.
pub(crate) fn living(group: &Group) -> Result<&Group, words::Refusal> {
    if group.state.has_ended() {
        return Err(Refusal::Ended { group: group.code.clone(), state: group.state }.into());
    }
    Ok(group)
}

/// Why a command cannot be about a group.
#[derive(Debug)]
enum Refusal {
    /// The group's life is over.
    Ended { group: Code, state: State },
    /// The group is not at work.
    NotApproved { group: Code, state: State },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::Ended { group, state } => Reply::said(say!(
                draft_group_has_ended,
                group: group,
                state: *state,
                propose: Inline::command(format!("propose {group} Title")),
            )),
            Self::NotApproved { group, state } => {
                Reply::said(say!(draft_not_approved, group: group, state: key(*state), chair: Inline::Chair))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

/// A moment to come, in UTC as the platform shows it and in somebody's zone, if that is another.
pub(crate) fn local_and_utc(at: Timestamp, zone: &TimeZone) -> Line {
    match zone.iana_name().filter(|_| zone.to_offset(at) != Offset::UTC) {
        None => line![Inline::Moment(at)],
        Some(name) => say!(draft_moment, utc: Inline::Moment(at), local: Inline::Local(at, name.to_owned())).into(),
    }
}
