//! A record to which anything can be said, and what must hold of it whatever was.

#![allow(clippy::expect_used, reason = "a panic is what the fuzzer looks for")]

use commands::words::Language;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use commands::announce::due::{Moment, Timetable};
use commands::catalogue::COMMANDS;
use commands::export::Export;
use commands::language::heard::{Earlier, Heard, Posted};
use commands::organisation::{Mail, Organisation};
use commands::pipeline::decide::{self, Effects, LONGEST_KEY, LookBack, Post};
use commands::pipeline::engine::{Engine, Reference, Step};
use commands::pipeline::limits::Limits;
use commands::pipeline::question::Questions;
use commands::record::chance::{Chance, Seed};
use commands::record::{Platform, Recorded, Register, Text};
use commands::render::discord::Discord;
use commands::render::hint::Hints;
use commands::render::html::Html;
use commands::render::plain::Plain;
use indicatif::ProgressBar;
use jiff::{SignedDuration, Timestamp};
use rapporteur::cli::import;
use rapporteur::cli::transcript::{self, Causes, TranscriptEntry};
use rapporteur::delivery::calendar;
use rapporteur::journal::{Batch, canonical_json};

/// The most moments that are let fall due at a time: who lets a thousand years pass is not waited for.
const MOST_DUE: usize = 64;

/// A record, and what the journal would know beside it.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The state of everything.
    pub register: Register,
    /// The organisation.
    pub organisation: Organisation,
    /// The time.
    pub now: Timestamp,
    timetable: Timetable,
    events: Vec<Recorded>,
    texts: Vec<Text>,
    /// The causes that were dealt with.
    done: HashSet<String>,
    /// The bot's messages by the ids that a platform may give them: `$0`, `$1`, … in order.
    posted: HashMap<String, Posted>,
    questions: Questions,
    begun: HashMap<String, Heard>,
}

/// People in all roles, and nothing that was said. The chair is `lynn`, the secretariat `anja`, `lea` is a member.
static PEOPLE: LazyLock<Stage> = LazyLock::new(|| {
    let organisation = Organisation {
        public_url: "https://record.example.org".parse().ok(),
        makes_rooms_on: vec![Platform::Console, Platform::Matrix, Platform::Discord],
        mail: Mail { to_people: true, to_list: false },
        ..Organisation::default()
    };
    let mut register = Register::default();
    let mut chance = Chance::new([7; 32]);
    let people = include_str!("../stage/people.csv");
    let read = import::people(people, register.people(), &organisation, &mut chance, &ProgressBar::hidden());
    register.add_belongings(&read.expect("what was written before").people, []);
    Stage {
        timetable: Timetable::from_register(&register, &organisation),
        register,
        organisation,
        now: Timestamp::MIN,
        events: Vec::new(),
        texts: Vec::new(),
        done: HashSet::new(),
        posted: HashMap::new(),
        questions: Questions::default(),
        begun: HashMap::new(),
    }
});

/// The same in the middle of a cycle: groups, a consultation, meetings and minutes that are being taken.
static LIFE: LazyLock<Stage> = LazyLock::new(|| {
    let mut stage = Stage::with_people();
    let entries = transcript::read(include_bytes!("../stage/life.txt")).expect("what was written before");
    stage.plays(&entries);
    stage
});

impl Stage {
    /// Where nothing was said yet.
    pub fn with_people() -> Self {
        PEOPLE.clone()
    }

    /// Where much was.
    pub fn with_life() -> Self {
        LIFE.clone()
    }

    /// A transcript is played as `rapporteur replay` does. What is earlier than the record is left out.
    pub fn plays(&mut self, entries: &[TranscriptEntry]) {
        let mut causes = Causes::default();
        for entry in entries {
            if self.register.at().is_some_and(|end| entry.at() < end) {
                continue;
            }
            self.comes_to(entry.at());
            if let TranscriptEntry::Said(said) = entry {
                self.hears(&causes.heard(said));
            }
        }
    }

    /// Time passes, and what falls due is said.
    pub fn comes_to(&mut self, until: Timestamp) {
        let mut last: Option<(Timestamp, Moment)> = None;
        for _ in 0..MOST_DUE {
            self.timetable.follow(&self.register, &self.organisation);
            let Some(due) = self.timetable.has_come(until) else { break };
            assert_ne!(last.as_ref(), Some(&due), "it falls due again and again");
            let now = due.0.max(self.now);
            let outcome = decide::due(&due, &mut self.register, &self.organisation, now);
            self.takes(outcome);
            last = Some(due);
        }
        self.now = self.now.max(until);
    }

    /// Something is heard, a second later than the last.
    pub fn hears(&mut self, heard: &Heard) {
        self.now = self.now.checked_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX);
        if !self.done.insert(heard.cause.clone()) {
            return;
        }
        let (earlier, seed) = (self.earlier(heard), self.seed());
        let (register, limits, questions) = (&mut self.register, &mut Limits::default(), &mut self.questions);
        let mut engine = Engine { register, limits, questions, organisation: &self.organisation, now: self.now };
        let effects = match engine.read(heard, &earlier) {
            Step::Done(_, effects) => effects,
            Step::Command(call) => {
                let view = call.as_of().map(|at| engine.register.as_of(at, &self.events));
                let back = LookBack { view: view.as_ref(), history: &self.events };
                Some(engine.decide(&call, heard, back, seed).1)
            }
        };
        if let Some(effects) = effects {
            self.takes(effects);
        }
    }

    /// A form is begun, which something may continue.
    pub fn begins(&mut self, heard: Heard) {
        self.begun.insert(heard.cause.clone(), heard);
    }

    /// What a file holds is recorded, as `rapporteur import` does.
    pub fn records(&mut self, batch: Batch) {
        self.register.add_belongings(&batch.people, &batch.texts);
        self.register.forget_words(&batch.erased);
        batch.recorded.iter().for_each(|recorded| self.register.apply(recorded));
        self.events.extend(batch.recorded);
        self.texts.extend(batch.texts);
        self.now = self.register.at().map_or(self.now, |at| self.now.max(at));
        batch.posts.iter().for_each(|post| self.tells(post));
    }

    /// Everybody asks for everything, and a year passes: whatever the record is, it can be looked at.
    pub fn is_looked_at(&mut self) {
        let entries = transcript::read(include_bytes!("../stage/look.txt")).expect("what was written before");
        let said = entries.iter().filter_map(|entry| match entry {
            TranscriptEntry::Said(said) => Some(said),
            TranscriptEntry::Pause(_) => None,
        });
        for said in said {
            self.hears(&transcript::heard(said, format!("look {}", self.done.len())));
        }
        let year = SignedDuration::from_hours(24 * 365);
        self.comes_to(self.now.checked_add(year).unwrap_or(Timestamp::MAX));
    }

    /// What holds of every record: it has all its forms, and the journal gives it back.
    pub fn holds(&self) {
        let exported = |register: &Register| {
            Export::from_register(register, &self.organisation, None).json().expect("a form in JSON")
        };
        let ics = calendar::ics(
            "All",
            self.register.meetings(),
            |_| true,
            &self.register,
            &self.organisation,
            self.organisation.language,
        );
        is_harmless(&ics.replace("\r\n", "\n"));
        let mut journal: String = self.events.iter().map(|recorded| canonical_json(recorded) + "\n").collect();
        let words = |text: &&Text| self.register.words(text.id) == Some(&text.words);
        for value in self.register.people().iter().map(|person| serde_json::json!({ "person": person })) {
            journal.push_str(&format!("{value}\n"));
        }
        for value in self.texts.iter().filter(words).map(|text| serde_json::json!({ "text": text })) {
            journal.push_str(&format!("{value}\n"));
        }
        let moved = import::journal(&journal, &ProgressBar::hidden()).expect("the journal that was written");
        assert_eq!(moved.batch.recorded, self.events);
        let mut folded = Register::default();
        folded.add_belongings(&moved.batch.people, &moved.batch.texts);
        moved.batch.recorded.iter().for_each(|recorded| folded.apply(recorded));
        assert_eq!(exported(&folded), exported(&self.register));
    }

    /// Another for each that was heard.
    fn seed(&self) -> Seed {
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&self.done.len().to_be_bytes());
        seed
    }

    fn earlier(&self, heard: &Heard) -> Earlier {
        match Reference::from_heard(heard) {
            Reference::Post(id) => {
                let posted = self.posted.get(id).cloned();
                Earlier { posted, ..Earlier::default() }
            }
            Reference::Causes(causes) => {
                let is_of = |recorded: &&Recorded| causes.contains(&recorded.cause);
                Earlier { recorded: self.events.iter().filter(is_of).cloned().collect(), ..Earlier::default() }
            }
            Reference::Form(cause) => Earlier { begun: self.begun.get(cause).cloned(), ..Earlier::default() },
            Reference::Nothing => Earlier::default(),
        }
    }

    fn takes(&mut self, outcome: Effects) {
        for post in &outcome.posts {
            self.tells(post);
            let posted = Posted::of(&post.key, post.about.clone());
            self.posted.insert(format!("${}", self.posted.len()), posted);
        }
        self.events.extend(outcome.recorded);
        self.texts.extend(outcome.personal.texts);
    }

    /// What is said is within every platform's bounds, drives no terminal, and comes out of the outbox as it went in.
    fn tells(&self, post: &Post) {
        let register = &self.register;
        for width in [None, Some(40)] {
            is_harmless(&Plain { register, mark: "/", width, language: Language::default() }.reply(&post.reply));
        }
        is_harmless(&Html { register, mark: "!", language: Language::default() }.reply(&post.reply));
        for body in (Discord {
            register,
            language: Language::default(),
            hints: Hints { commands: COMMANDS, numbers: &BTreeMap::new() },
        })
        .bodies(&post.reply)
        {
            is_harmless(&body.content);
            assert!(body.content.encode_utf16().count() <= 2000 && body.embeds.len() <= 10, "{body:?}");
        }
        assert!(post.key.len() <= LONGEST_KEY, "{}", post.key);
        let stored = serde_json::to_string(&post.reply).expect("a form in JSON");
        assert_eq!(serde_json::from_str::<commands::words::Reply>(&stored).ok().as_ref(), Some(&post.reply));
    }
}

/// A refusal of a file: its words drive no terminal.
///
/// # Panics
///
/// Where they do.
pub fn is_harmless(said: &str) {
    assert!(!said.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{said:?}");
}
