//! Tests as dialogue: who says what in which room, and what everyone then sees.

use crate::words::Language;
use std::collections::BTreeMap;

use expect_test::Expect;
use jiff::{SignedDuration, Timestamp};

use crate::announce::due::Timetable;
use crate::audience::address::Audience;
use crate::audience::language::language_of;
use crate::language::heard::{About, Addressed, Earlier, Form, Heard, Message, Posted, What};
use crate::language::reader::Reading;
use crate::organisation::{Mail, Organisation};
use crate::pipeline::decide::{Effects, LookBack, Post};
use crate::pipeline::engine::{Engine, Reference, Step};
use crate::pipeline::limits::Limits;
use crate::pipeline::parts::parts;
use crate::pipeline::question::Questions;
use crate::pipeline::{decide, form};
use crate::record::chance::Chance;
use crate::record::{Account, Event, Person, Platform, Recorded, Register, Role, Room};
use crate::render::discord::Discord;
use crate::render::hint::Hints;
use crate::render::html::Html;
use crate::render::plain::Plain;
use crate::testing::voices;
use crate::words::Reply;
use crate::words::refusal::Refusal;

/// A register with people who talk, in simulated time.
pub(crate) struct Dialogue {
    register: Register,
    organisation: Organisation,
    timetable: Timetable,
    events: Vec<Recorded>,
    now: Timestamp,
    chance: Chance,
    said: u64,
    /// The bot's messages, with what people can act on where each stands.
    posted: BTreeMap<String, Posted>,
    /// The form that was begun last.
    begun: Option<Heard>,
    limits: Limits,
    questions: Questions,
    /// How long what is said takes to be heard.
    delay: SignedDuration,
    /// Whether the bot was away for so long.
    was_away: bool,
    /// How accounts call themselves; the others by their handles.
    names: BTreeMap<&'static str, &'static str>,
    /// Whether what is said is held in every language.
    is_held: bool,
}

/// What follows from giving a command by its values.
pub(crate) enum Filled {
    /// More is asked.
    Asked(form::Questions),
    /// What everyone saw.
    Seen(Seen),
}

impl Filled {
    /// What is asked, as a screen would show it.
    #[track_caller]
    pub(crate) fn asks(self) -> String {
        let Self::Asked(form::Questions { title, fields }) = self else { panic!("nothing is asked") };
        let lines = fields
            .iter()
            .map(|field| format!("{} ({}): {}", field.name, field.about, field.words.as_deref().unwrap_or_default()));
        [title].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }

    /// What everyone saw.
    #[track_caller]
    pub(crate) fn seen(self) -> Seen {
        let Self::Seen(seen) = self else { panic!("more is asked") };
        seen
    }
}

/// What everyone saw.
pub(crate) struct Seen(String, Vec<Reply>);

impl Seen {
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "a snapshot stands at the end of its line of dialogue")]
    pub(crate) fn expect(&self, expected: Expect) {
        expected.assert_eq(&self.0);
    }

    /// The words of what was said, in a language.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "a snapshot stands at the end of its line of dialogue")]
    pub(crate) fn expect_in(&self, language: Language, register: &Register, expected: Expect) {
        expected.assert_eq(&self.text_in(language, register));
    }

    /// What was said, in a language.
    pub(crate) fn text_in(&self, language: Language, register: &Register) -> String {
        let plain = Plain { register, mark: "/", width: None, language };
        let said: Vec<String> = self.1.iter().map(|reply| plain.reply(reply)).collect();
        said.join("\n")
    }

    /// What was said, as it looks to people on each platform.
    pub(crate) fn side_by_side(&self, register: &Register) -> String {
        let mut views = String::new();
        for reply in &self.1 {
            let plain = |mark, width| Plain { register, mark, width, language: Language::default() }.reply(reply);
            let html = Html { register, mark: "!", language: Language::default() }.reply(reply);
            let bodies = Discord { register, language: Language::default(), hints: Hints::NONE }.bodies(reply);
            let discord: Vec<String> = bodies.iter().map(super::side_by_side::on_screen).collect();
            views = format!(
                "{views}-- terminal\n{}\n-- Matrix, plain\n{}\n-- Matrix, formatted\n{html}\n-- Discord\n{}\n",
                plain("/", Some(60)),
                plain("!", None),
                discord.join("\n"),
            );
        }
        views
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
        Self {
            register,
            organisation: Organisation {
                makes_rooms_on: vec![Platform::Matrix],
                // Digests have dialogues of their own.
                digest: None,
                ..Organisation::default()
            },
            timetable: Timetable::default(),
            events: Vec::new(),
            now,
            chance,
            said: 0,
            posted: BTreeMap::new(),
            begun: None,
            limits: Limits::default(),
            questions: Questions::default(),
            delay: SignedDuration::ZERO,
            was_away: false,
            names: BTreeMap::new(),
            is_held: true,
        }
    }

    /// The same without a look at the other languages: of commands that chance has made, which are as many as one likes.
    pub(crate) fn in_english_alone(self) -> Self {
        Self { is_held: false, ..self }
    }

    /// Digests come as they do by default, or at other times.
    pub(crate) fn has_digests(&mut self) -> &mut Organisation {
        self.organisation.digest = Organisation::default().digest;
        &mut self.organisation
    }

    /// Mail can be sent, to people and to the mailing list.
    pub(crate) fn has_mail(&mut self) {
        self.organisation.mail = Mail { to_people: true, to_list: true };
    }

    /// Mail reaches somebody at an address.
    pub(crate) fn has_address(&mut self, handle: &str, address: &str) {
        let person = self.register.people().of_account(&Account::console(handle)).expect("somebody").clone();
        let person = Person { email: Some(address.to_owned()), ..Person::clone(&person) };
        self.register.add_belongings([&person], []);
    }

    /// The same with two groups, WG-CO supported by the chair.
    pub(crate) fn with_groups() -> Self {
        let mut dialogue = Self::empty();
        dialogue.say("#plenary", "avri", "/propose WG-IMP IGF Improvements").quietly();
        dialogue.say("#plenary", "avri", "/propose WG-CO Outreach and Communications\nContinues: yes").quietly();
        dialogue.say("#plenary", "lynn", "/support WG-CO").quietly();
        dialogue
    }

    /// The same in the middle of a cycle: WG-WORK at work with a facilitator, WG-MINE proposed by the chair, a concern
    /// about WG-CO, a consultation with an answer.
    pub(crate) fn with_life() -> Self {
        let mut dialogue = Self::with_groups();
        for (handle, text) in [
            ("lynn", "/cycle open \"IGF 2017\" 2017-01-01 2017-12-31"),
            ("flavio", "/propose WG-WORK Working Methods"),
            ("lynn", "/decide WG-WORK approve anyway: it has begun"),
            ("lynn", "/facilitate WG-WORK @lea"),
            ("lynn", "/propose WG-MINE Mining"),
            ("flavio", "/concern WG-CO Who does what?"),
            ("anja", "/consult open \"Which day?\" until: 2017-12-01\n1: Monday\n2: Tuesday\nClasses: NRI, Other"),
            ("flavio", "/consult answer 1 2 class: NRI"),
            ("anja", "/support WG-CO for: \"Liesyl\""),
        ] {
            dialogue.say("#plenary", handle, text).quietly();
        }
        dialogue
    }

    /// The same with people in their zones, a meeting of WG-WORK, a series of it, and a meeting of the plenary.
    pub(crate) fn with_meetings() -> Self {
        let mut dialogue = Self::with_life();
        for (handle, text) in [
            ("lynn", "/profile set zone: America/New_York"),
            ("lea", "/profile set zone: Europe/London"),
            ("flavio", "/profile set zone: America/Sao_Paulo"),
            ("ginger", "/profile set zone: Pacific/Fiji"),
            ("ginger", "/support WG-WORK"),
            ("flavio", "/support WG-WORK"),
            ("lea", "/meet WG-WORK \"First call\" 2017-04-20 10:00 UTC"),
            ("lea", "/meet WG-WORK \"Regular call\" 2017-04-27 15:00 Europe/London every: 2 weeks times: 4"),
            ("lynn", "/meet plenary \"Virtual meeting\" 2017-04-25 22:00 UTC for: 90m"),
            ("lynn", "/meet plenary \"Earlier meeting\" 2017-04-11 22:00 UTC for: 90m"),
            ("lea", "/agenda add 2 \"Budget\" 20m"),
            ("lea", "/agenda add 2 \"Charter\" 10m"),
        ] {
            dialogue.say("#plenary", handle, text).quietly();
        }
        dialogue
    }

    /// The same in the middle of meeting 6 of the plenary, which goes on in the lounge; meeting 7 was held there.
    pub(crate) fn in_meeting() -> Self {
        let mut dialogue = Self::with_meetings();
        for (handle, text) in [
            ("lynn", "/minutes start 7 yes"),
            ("lynn", "/here"),
            ("lynn", "/info The agenda was adopted."),
            ("lynn", "/minutes end"),
            ("lynn", "/agenda add 6 \"Adoption of the agenda\" 5m"),
            ("lynn", "/agenda add 6 \"Reports\" 15m"),
            ("lynn", "/minutes start 6 yes"),
            ("lynn", "/item 1"),
            ("lea", "/here"),
            ("anja", "/info The agenda is adopted."),
            ("lynn", "/action @lea Draft the charter."),
        ] {
            dialogue.say("#lounge", handle, text).quietly();
        }
        dialogue
    }

    /// Where an example of a command works as it stands.
    pub(crate) fn for_example(typed: &str) -> Self {
        let mut dialogue = if typed.starts_with("cycle open") {
            Self::with_groups()
        } else if typed.starts_with("minutes start") {
            let mut dialogue = Self::with_meetings();
            // Meeting 1 begins soon.
            dialogue.is_away("240h30m");
            dialogue
        } else {
            Self::in_meeting()
        };
        dialogue.is_on_the_web();
        if typed.starts_with("profile unlink") {
            dialogue.join("lynn", "lynn-at-home").quietly();
            dialogue.join("marilyn", "marilyn-at-home").quietly();
        }
        let before: &[(&str, &str)] = match typed {
            _ if typed.starts_with("uncancel") && !typed.ends_with('1') => &[("lynn", "/cancel 5")],
            _ if typed.starts_with("update") && typed.contains("correct:") => {
                &[("lea", "/update WG-WORK Two calls held.")]
            }
            _ if typed.starts_with("document") && typed.contains("remove:") => {
                &[("lea", "/document WG-WORK https://example.org/draft")]
            }
            // Whoever has spoken is here already.
            "here" => &[("lynn", "/here not: @anja")],
            "consult withdraw 1" => &[("lynn", "/consult answer 1 1")],
            _ if typed.starts_with("room unbind") => &[("anja", "/room bind WG-WORK")],
            "minutes drop 7 2" => &[("lynn", "/minutes add 7 The next call is in May.")],
            _ if typed.starts_with("minutes accept") || typed.starts_with("minutes decline") => &[
                ("lynn", "/here meeting: 7 for: @flavio"),
                ("flavio", "/minutes correct 7 1 The agenda was adopted as it stood."),
                ("flavio", "/minutes add 7 The next call is in May."),
            ],
            _ if typed.starts_with("minutes reopen 7") => &[("lynn", "/minutes approve 7")],
            _ => &[],
        };
        for (handle, text) in before {
            dialogue.say("#lounge", handle, text).quietly();
        }
        if typed.starts_with("digest") {
            dialogue.say("#lounge", "anja", "/room bind plenary yes").quietly();
            dialogue.say("#lounge", "lynn", "/digest weekly mon 09:00 me").quietly();
        }
        dialogue
    }

    pub(crate) fn register(&self) -> &Register {
        &self.register
    }

    pub(crate) fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// Somebody has another role, as after an import.
    pub(crate) fn becomes(&mut self, handle: &str, role: Role) {
        let person = self.register.people().of_account(&Account::console(handle)).expect("somebody known");
        let person = Person { role, ..Person::clone(person) };
        self.register.add_belongings([&person], []);
    }

    /// Somebody is known as this.
    pub(crate) fn knows(&mut self, person: &Person) {
        self.register.add_belongings([person], []);
    }

    /// From now on an account calls itself so.
    pub(crate) fn goes_by(&mut self, handle: &'static str, name: &'static str) {
        self.names.insert(handle, name);
    }

    /// Somebody is on the list of people, without an account.
    pub(crate) fn is_listed(&mut self, name: &str, role: Role) {
        let person = Person { role, ..Person::named(self.chance.person_id(), name) };
        self.knows(&person);
    }

    /// An account is joined to the one that somebody had first, as both say so as often as they are asked.
    #[track_caller]
    pub(crate) fn is_joined(&mut self, account: &str, first: &str) {
        let code = self.say(&format!("@{first}"), first, "/profile link").text();
        let code = code.split_once("Your code is ").expect("a code").1[..9].to_owned();
        let of = |dialogue: &Self, handle: &str| {
            let person = dialogue.register.people().of_account(&Account::console(handle));
            person.map(|person| person.id)
        };
        for handle in [account, account, first, first] {
            if of(self, account) != of(self, first) {
                self.say(&format!("@{handle}"), handle, &format!("/profile link {code}")).quietly();
            }
        }
        assert_eq!(of(self, account), of(self, first), "{account} is not joined to {first}");
    }

    /// From now on the public can read the record.
    pub(crate) fn is_on_the_web(&mut self) {
        self.organisation.public_url = "https://record.example.org".parse().ok();
    }

    /// From now on everybody may know where calls are held.
    pub(crate) fn has_public_addresses(&mut self) {
        self.organisation.link_public = true;
    }

    /// The chair is called so, and these are the organisation's own words besides.
    pub(crate) fn calls_the_chair(&mut self, title: &str, change: impl FnOnce(&mut Organisation)) {
        self.organisation.chair_title = title.to_owned();
        change(&mut self.organisation);
    }

    /// From now on news are told as soon as there are any.
    pub(crate) fn tells_news_at_once(&mut self) {
        self.organisation.news_every_minutes = 0;
    }

    /// From now on no platform has a place for new rooms.
    pub(crate) fn makes_no_rooms(&mut self) {
        self.organisation.makes_rooms_on.clear();
    }

    /// Somebody says something; a second passes.
    #[track_caller]
    pub(crate) fn say(&mut self, room: &str, handle: &str, text: &str) -> Seen {
        let addressed = if room.starts_with('@') { Addressed::ToBot } else { Addressed::ToAll };
        self.does(room, handle, What::Message(Message::new(text, addressed)))
    }

    /// Somebody joins a second account to their first, and is asked again if need be: what is seen when it is done.
    pub(crate) fn join(&mut self, first: &str, second: &str) -> Seen {
        let offered = self.say(&format!("@{first}"), first, "/profile link").text();
        let code = &offered.split_once("Your code is ").expect("a code").1[..9];
        let give = format!("/profile link {code}");
        let answer = self.say(&format!("@{second}"), second, &give).text();
        if answer.contains("once more") {
            self.say(&format!("@{second}"), second, &give).quietly();
        }
        self.say(&format!("@{first}"), first, &give)
    }

    /// Somebody has said something so long ago while the bot was away, and it is heard only now; a second passes.
    #[track_caller]
    pub(crate) fn said_late(&mut self, ago: &str, room: &str, handle: &str, text: &str) -> Seen {
        self.was_away = true;
        let seen = self.says_that_it_was_said(ago, room, handle, text);
        self.was_away = false;
        seen
    }

    /// Somebody says something, and their platform says that it was so long ago; a second passes.
    #[track_caller]
    pub(crate) fn says_that_it_was_said(&mut self, ago: &str, room: &str, handle: &str, text: &str) -> Seen {
        self.delay = ago.parse().expect("a duration");
        let seen = self.say(room, handle, text);
        self.delay = SignedDuration::ZERO;
        seen
    }

    /// Somebody of this role says something in the plenary: whether it is followed.
    pub(crate) fn try_as(&mut self, role: Role, text: &str) -> Result<Vec<Event>, Refusal> {
        let handle = PEOPLE.iter().rev().find(|(_, _, of, _)| *of == role).map_or("", |(handle, ..)| *handle);
        self.try_in("#lounge", handle, text)
    }

    /// Somebody says something somewhere: whether it is followed, and what it would record. The register stays as it is.
    pub(crate) fn try_in(&mut self, room: &str, handle: &str, text: &str) -> Result<Vec<Event>, Refusal> {
        self.said += 1;
        let room = room.parse().unwrap_or_else(|_| Room::console(room));
        let heard = Heard {
            cause: format!("tried {}", self.said),
            account: Account { platform: room.platform, id: handle.to_owned() },
            room,
            name: self.name(handle),
            said_at: self.now,
            all_heard_until: None,
            interaction: None,
            platform_roles: None,
            what: What::Message(Message::new(format!("/{text}"), Addressed::ToAll)),
        };
        let call = match decide::read(&heard, &Earlier::default(), &self.register, &self.organisation, self.now) {
            Reading::NotForUs | Reading::Happened => panic!("{text} was not heard"),
            Reading::Refused { refusal, .. } => return Err(refusal),
            Reading::Command(call) => call,
        };
        let view = call.as_of().map(|at| self.as_of(at));
        let place = crate::language::reader::place(&heard, &self.register);
        let scene = crate::language::Scene {
            register: view.as_ref().unwrap_or(&self.register),
            history: &self.events,
            organisation: &self.organisation,
            now: self.now,
            said_at: self.now,
            account: &heard.account,
            name: &heard.name,
            room: &heard.room,
            place: place.as_ref(),
            is_ephemeral: false,
            platform_roles: None,
            shown_at: None,
        };
        let mut draft = crate::language::Draft::new(scene, [1; 32]);
        call.spec.decide().expect("an act")(&call, &mut draft)?;
        Ok(draft.into_changes().0.events)
    }

    /// Time passes, and what falls due is said.
    #[track_caller]
    pub(crate) fn pass(&mut self, duration: &str) -> Seen {
        let until = self.now + duration.parse::<SignedDuration>().expect("a duration");
        let mut posts = Vec::new();
        loop {
            self.timetable.follow(&self.register, &self.organisation);
            let Some(due) = self.timetable.has_come(until) else { break };
            let outcome = decide::due(&due, &mut self.register, &self.organisation, due.0.max(self.now));
            self.record(outcome.recorded);
            posts.extend(outcome.posts);
        }
        self.now = until;
        self.seen(posts)
    }

    /// Time passes while nobody looks at the clock.
    pub(crate) fn is_away(&mut self, duration: &str) {
        self.now += duration.parse::<SignedDuration>().expect("a duration");
    }

    /// The bot's last message, by the id that its platform would give it.
    pub(crate) fn last_post(&self) -> String {
        format!("said {} post 1", self.said)
    }

    /// The bot's last message that has a question.
    pub(crate) fn last_question(&self) -> String {
        let is_question = |posted: &Posted| matches!(posted.about, Some(About::Question(_)));
        let number = |id: &str| id.split(' ').nth(1).and_then(|number| number.parse::<u64>().ok());
        let asked = self.posted.iter().filter(|(_, posted)| is_question(posted));
        asked.max_by_key(|(id, _)| number(id)).map(|(id, _)| id.clone()).expect("a question")
    }

    /// The key of that message.
    pub(crate) fn last_key(&self) -> String {
        self.posted[&self.last_question()].key.clone()
    }

    /// How many things were said and done.
    pub(crate) fn said(&self) -> u64 {
        self.said
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// Everything that was recorded.
    pub(crate) fn events(&self) -> &[Recorded] {
        &self.events
    }

    /// The register as it was.
    pub(crate) fn as_of(&self, at: Timestamp) -> Register {
        self.register.as_of(at, &self.events)
    }

    /// Somebody does something that is no message; a second passes.
    #[track_caller]
    pub(crate) fn does(&mut self, room: &str, handle: &str, what: What) -> Seen {
        let cause = match &what {
            What::Reaction { .. } => Heard::cause_of_reaction(&format!("said {}", self.said + 1)),
            What::Message(Message { edits: Some(edit), .. }) => Heard::cause_of_edit(&edit.of),
            _ => format!("said {}", self.said + 1),
        };
        self.hear(cause, room, handle, what)
    }

    /// Somebody gives a command by filling in its values: what is asked further, or what everyone sees.
    #[track_caller]
    pub(crate) fn fill_in(&mut self, room: &str, handle: &str, command: &str, values: &[(&str, &str)]) -> Filled {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let values = values.iter().map(owned).collect();
        let form = Form { command: command.to_owned(), values, ..Form::default() };
        let begun = self.heard(format!("form {}", self.said), room, handle, What::Form(form.clone()));
        match form::questions(&begun, &self.register, &self.organisation, self.now) {
            Some(questions) => {
                self.begun = Some(questions.of(begun));
                Filled::Asked(questions)
            }
            None => Filled::Seen(self.does(room, handle, What::Form(form))),
        }
    }

    /// Somebody fills in what the form that was begun last asks for.
    #[track_caller]
    pub(crate) fn fill_in_further(&mut self, room: &str, handle: &str, values: &[(&str, &str)]) -> Seen {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let continues = self.begun.as_ref().map(|begun| begun.cause.clone());
        self.does(room, handle, What::Form(Form { values, continues, ..Form::default() }))
    }

    #[track_caller]
    fn hear(&mut self, cause: String, room: &str, handle: &str, what: What) -> Seen {
        self.now += SignedDuration::from_secs(1);
        self.said += 1;
        let heard = self.heard(cause, room, handle, what);
        let mut posts = Vec::new();
        for part in parts(&heard, &self.register, &self.organisation).unwrap_or_else(|| vec![heard]) {
            let outcome = self.process(&part);
            self.record(outcome.recorded);
            posts.extend(outcome.posts);
        }
        let keys = posts.iter().zip(1..);
        let posted = |post: &Post| Posted::of(&post.key, post.about.clone());
        self.posted.extend(keys.map(|(post, number)| (format!("said {} post {number}", self.said), posted(post))));
        self.seen(posts)
    }

    /// Adds to what was recorded, as the journal does: from one cause once.
    fn record(&mut self, recorded: Vec<Recorded>) {
        for recorded in recorded {
            let is_same = |other: &Recorded| (&other.cause, other.ordinal) == (&recorded.cause, recorded.ordinal);
            assert!(!self.events.iter().any(is_same), "{} has happened already", recorded.cause);
            self.events.push(recorded);
        }
    }

    fn heard(&self, cause: String, room: &str, handle: &str, what: What) -> Heard {
        let room = room.parse().unwrap_or_else(|_| Room::console(room));
        let account = Account { platform: room.platform, id: handle.to_owned() };
        let said_at = self.now - self.delay;
        // As long as it was said ago, the bot was away.
        let (name, all_heard_until) = (self.name(handle), self.was_away.then_some(said_at));
        Heard { cause, room, account, name, said_at, all_heard_until, interaction: None, platform_roles: None, what }
    }

    fn name(&self, handle: &str) -> String {
        (*self.names.get(handle).unwrap_or(&handle)).to_owned()
    }

    /// What the journal would know of an earlier message. The bot's answer to the third thing said is `said 3 post 1`.
    fn earlier(&self, heard: &Heard) -> Earlier {
        let posted = |id: &str| self.posted.get(id).cloned();
        match Reference::from_heard(heard) {
            Reference::Post(id) => Earlier { posted: posted(id), ..Earlier::default() },
            Reference::Causes(causes) => {
                let is_of = |recorded: &&Recorded| causes.contains(&recorded.cause);
                Earlier { recorded: self.events.iter().filter(is_of).cloned().collect(), ..Earlier::default() }
            }
            Reference::Form(cause) => {
                Earlier { begun: self.begun.clone().filter(|begun| begun.cause == cause), ..Earlier::default() }
            }
            Reference::Nothing => Earlier::default(),
        }
    }

    fn process(&mut self, heard: &Heard) -> Effects {
        let earlier = self.earlier(heard);
        let (register, limits, questions) = (&mut self.register, &mut self.limits, &mut self.questions);
        let mut engine = Engine { register, limits, questions, organisation: &self.organisation, now: self.now };
        let call = match engine.read(heard, &earlier) {
            Step::Done(_, effects) => return effects.unwrap_or_default(),
            Step::Command(call) => call,
        };
        let view = call.as_of().map(|at| engine.register.as_of(at, &self.events));
        let back = LookBack { view: view.as_ref(), history: &self.events };
        let (_, effects) = engine.decide(&call, heard, back, self.chance.seed());
        effects
    }

    #[track_caller]
    fn seen(&self, posts: Vec<Post>) -> Seen {
        for post in posts.iter().filter(|_| self.is_held) {
            voices::hold(&post.reply, &self.register, &self.organisation);
        }
        let lines: Vec<String> = posts
            .iter()
            .map(|post| {
                let language = language_of(Audience::Room(&post.room), &self.register, &self.organisation);
                let plain = Plain { register: &self.register, mark: "/", width: None, language };
                format!("{} <rapporteur> {}", post.room.id, plain.reply(&post.reply).replace('\n', "\n\t"))
            })
            .collect();
        Seen(lines.join("\n").replace("\n\t\n", "\n\n"), posts.into_iter().map(|post| post.reply).collect())
    }
}
