//! Tests as dialogue: who says what in which room, and what everyone then sees.

use expect_test::Expect;
use jiff::{SignedDuration, Timestamp};

use crate::decide::{self, Outcome, Post};
use crate::due;
use crate::heard::{Addressed, Heard};
use crate::kit::chance::Chance;
use crate::kit::plain::Plain;
use crate::kit::reader::Reading;
use crate::kit::refusal::Refusal;
use crate::organisation::Organisation;
use crate::register::{Account, Person, Recorded, Register, Role, Room};

/// A register with people who talk, in simulated time.
pub(crate) struct Dialogue {
    register: Register,
    organisation: Organisation,
    events: Vec<Recorded>,
    now: Timestamp,
    chance: Chance,
    said: u64,
}

/// What everyone saw.
pub(crate) struct Seen(String);

impl Seen {
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "a snapshot stands at the end of its line of dialogue")]
    pub(crate) fn expect(&self, expected: Expect) {
        expected.assert_eq(&self.0);
    }

    pub(crate) fn text(self) -> String {
        self.0
    }

    /// Something that the test needs done but does not look at.
    pub(crate) fn quietly(self) {}
}

const PEOPLE: &[(&str, &str, Role, Option<&str>)] = &[
    ("lynn", "Lynn St. Amour", Role::Chair, Some("private sector")),
    ("anja", "Anja Gengo", Role::Secretariat, None),
    ("avri", "Avri Doria", Role::Member, Some("technical community")),
    ("lea", "Lea Kaspar", Role::Member, Some("civil society")),
    ("flavio", "Flávio Wagner", Role::Member, Some("technical community")),
    ("ginger", "Virginia Paque", Role::Member, Some("civil society")),
    ("marilyn", "Marilyn Cade", Role::Participant, Some("private sector")),
];

impl Dialogue {
    /// Some people, no groups; 10 April 2017, nine in the morning UTC.
    pub(crate) fn empty() -> Self {
        let mut register = Register::default();
        let mut chance = Chance::new([7; 32]);
        for (handle, name, role, stakeholder) in PEOPLE {
            let person = Person {
                role: *role,
                stakeholder: stakeholder.map(str::to_owned),
                accounts: vec![Account::console(*handle)],
                ..Person::named(chance.person_id(), *name)
            };
            register.add_belongings([&person], []);
        }
        let now = "2017-04-10T09:00:00Z".parse().expect("a time");
        Self { register, organisation: Organisation::default(), events: Vec::new(), now, chance, said: 0 }
    }

    /// The same with two groups, WG-CO supported by the chair.
    pub(crate) fn with_groups() -> Self {
        let mut dialogue = Self::empty();
        dialogue.say("#plenary", "avri", "/propose WG-IMP IGF Improvements").quietly();
        dialogue.say("#plenary", "avri", "/propose WG-CO Outreach and Communications\nContinues: yes").quietly();
        dialogue.say("#plenary", "lynn", "/support WG-CO").quietly();
        dialogue
    }

    pub(crate) fn register(&self) -> &Register {
        &self.register
    }

    pub(crate) fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// Somebody says something; a second passes.
    pub(crate) fn say(&mut self, room: &str, handle: &str, text: &str) -> Seen {
        self.now += SignedDuration::from_secs(1);
        self.said += 1;
        let heard = Heard {
            cause: format!("said {}", self.said),
            room: Room::console(room),
            account: Account::console(handle),
            name: handle.to_owned(),
            said_at: self.now,
            text: text.to_owned(),
            addressed: Addressed::ToAll,
        };
        let outcome = self.deal(&heard);
        self.seen(outcome.posts)
    }

    /// Somebody of this role says something in the plenary: whether it is followed.
    pub(crate) fn try_as(&mut self, role: Role, text: &str) -> Result<(), Refusal> {
        let handle = PEOPLE.iter().rev().find(|(_, _, of, _)| *of == role).map_or("", |(handle, ..)| *handle);
        self.said += 1;
        let heard = Heard {
            cause: format!("tried {}", self.said),
            room: Room::console("#lounge"),
            account: Account::console(handle),
            name: handle.to_owned(),
            said_at: self.now,
            text: format!("/{text}"),
            addressed: Addressed::ToAll,
        };
        let call = match decide::read(&heard, &self.register, &self.organisation, self.now) {
            Reading::NotForUs => panic!("{text} was not heard"),
            Reading::Refused { refusal, .. } => return Err(refusal),
            Reading::Command(call) => call,
        };
        let view = call.as_of().map(|at| self.as_of(at));
        let scene = crate::kit::Scene {
            register: view.as_ref().unwrap_or(&self.register),
            organisation: &self.organisation,
            now: self.now,
            account: &heard.account,
            name: &heard.name,
            room: &heard.room,
            place: None,
        };
        let mut draft = crate::kit::Draft::new(scene, [1; 32]);
        call.spec.decide().expect("an act")(&call, &mut draft).map(|_| ())
    }

    /// Time passes, and what falls due is said.
    pub(crate) fn pass(&mut self, duration: &str) -> Seen {
        let until = self.now + duration.parse::<SignedDuration>().expect("a duration");
        let mut posts = Vec::new();
        while let Some((at, moment)) = due::next(&self.register, &self.organisation).filter(|(at, _)| *at <= until) {
            let outcome = decide::due(&moment, &mut self.register, &self.organisation, at.max(self.now));
            self.events.extend(outcome.recorded);
            posts.extend(outcome.posts);
        }
        self.now = until;
        self.seen(posts)
    }

    /// The register as it was.
    pub(crate) fn as_of(&self, at: Timestamp) -> Register {
        let mut view = self.register.before_all(at);
        self.events.iter().filter(|recorded| recorded.at <= at).for_each(|recorded| view.apply(recorded));
        view
    }

    fn deal(&mut self, heard: &Heard) -> Outcome {
        let call = match decide::read(heard, &self.register, &self.organisation, self.now) {
            Reading::NotForUs => return Outcome::default(),
            Reading::Refused { refusal, private } => return decide::refuse(&refusal, private, heard, &self.register),
            Reading::Command(call) => call,
        };
        let view = call.as_of().map(|at| self.as_of(at));
        let seed = self.chance.seed();
        let outcome =
            decide::command(&call, heard, &mut self.register, view.as_ref(), &self.organisation, self.now, seed);
        self.events.extend(outcome.recorded.iter().cloned());
        outcome
    }

    fn seen(&self, posts: Vec<Post>) -> Seen {
        let plain = Plain { register: &self.register, mark: "/", width: None };
        let lines: Vec<String> = posts
            .into_iter()
            .map(|post| format!("{} <rapporteur> {}", post.room.id, plain.reply(&post.reply).replace('\n', "\n\t")))
            .collect();
        Seen(lines.join("\n").replace("\n\t\n", "\n\n"))
    }
}
