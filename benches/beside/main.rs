//! The bot beside what people would pick instead, and beside a client that only says again what it hears: in one run, on
//! one homeserver, each in a room of its own without encryption, since not all of them have it. Answers one after another
//! and in bursts, processor time, memory, start-up, and whether a reminder is said that fell due while its bot was down.
//!
//! The others are `maubot`, with a plugin that writes down what it is told, and `matrix-reminder-bot`. They are installed
//! from PyPI, once, as Synapse is.
//!
//! `cargo bench --bench beside`; a number as argument is that of the rounds.
#![cfg(test)]

mod others;

use std::cell::Cell;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use harness::echo;
use harness::measure::{Process, UNLIMITED, at, figure, milliseconds, now, say};
use harness::people::{Person, Seen};
use harness::synapse::Synapse;
use jiff::{SignedDuration, Timestamp};
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, UserId};
use rapporteur::base::clock::{SystemTime, Time};
use tempfile::TempDir;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// How often they take turns, unless an argument says otherwise. A round has some commands, each said when the one before
/// it is answered, then a burst, all said at once.
const ROUNDS: usize = 5;
const ONE_BY_ONE: usize = 20;
const BURST: usize = 100;

/// How often a start is tried.
const STARTS: usize = 5;

/// Who has said nothing for so long says nothing more.
const QUIET: Duration = Duration::from_secs(15);

/// The same of what is left over from a start.
const STILL: Duration = Duration::from_secs(2);

/// How long after one command the next is said to a bot that starts.
const KNOCKS: SignedDuration = SignedDuration::from_millis(250);

const PASSWORD: &str = "of the account";

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["echo", homeserver, user] => echo::run(homeserver, &UserId::parse(user)?, PASSWORD).await,
        [rounds] => measure(rounds.parse().context("the number of rounds")?).await,
        [] => measure(ROUNDS).await,
        _ => bail!("give the number of rounds or nothing"),
    }
}

async fn measure(rounds: usize) -> anyhow::Result<()> {
    let synapse = Synapse::start();
    let person = Arc::new(Person::join_server(&synapse, "lynn").await);
    let mut bots = Vec::new();
    bots.push(Bot::start(echo_client(&synapse).await?, &person).await?);
    bots.push(Bot::start(rapporteur(&synapse, &person).await?, &person).await?);
    for other in [others::maubot(&synapse).await, others::reminder_bot(&synapse).await] {
        match other {
            Ok(other) => bots.push(Bot::start(other, &person).await?),
            Err(reason) => say(&format!("left out: {reason:#}")),
        }
    }
    for bot in &bots {
        for first in bot.kind.first {
            bot.answer_to(&person, first).await?;
        }
    }
    let mut figures: Vec<Figures> = bots.iter().map(|_| Figures::default()).collect();
    for _ in 0..rounds {
        for (bot, figures) in bots.iter().zip(&mut figures) {
            bot.round(&person, figures).await?;
        }
    }
    for (bot, figures) in bots.iter_mut().zip(&mut figures) {
        figures.memory = bot.process.memory()?;
        bot.starts(&person, figures).await?;
        figures.reminder = bot.reminder(&person).await?;
    }
    table(&bots, &figures, rounds);
    Ok(())
}

/// What was measured of one.
#[derive(Default)]
struct Figures {
    one_by_one: Vec<Duration>,
    used_one_by_one: Duration,
    bursts: Vec<Duration>,
    answered: usize,
    used_in_bursts: Duration,
    memory: f64,
    starts: Vec<Duration>,
    reminder: String,
}

fn table(bots: &[Bot], all: &[Figures], rounds: usize) {
    let line = |name: &str, cell: &dyn Fn(&Figures) -> String| {
        let cells: String = all.iter().map(|figures| format!("{:>22}", cell(figures))).collect();
        say(&format!("{name:46}{cells}"));
    };
    let names: String = bots.iter().map(|bot| format!("{:>22}", bot.kind.name)).collect();
    say(&format!("{:46}{names}", ""));
    let number = |figure: f64| format!("{figure:.1}");
    line("answer, median of one by one (ms)", &|of| number(milliseconds(at(50, &of.one_by_one))));
    line("answer, 95th percentile (ms)", &|of| number(milliseconds(at(95, &of.one_by_one))));
    line(&format!("answered in bursts, of {}", rounds * BURST), &|of| of.answered.to_string());
    line(&format!("last answer to {BURST} at once (ms)"), &|of| number(milliseconds(at(50, &of.bursts))));
    line("processor time per command, one by one (ms)", &|of| {
        number(milliseconds(of.used_one_by_one) / figure(rounds * ONE_BY_ONE))
    });
    line("processor time per command, in bursts (ms)", &|of| {
        number(milliseconds(of.used_in_bursts) / figure(rounds * BURST))
    });
    line("memory after it (MiB)", &|of| number(of.memory));
    line("start until it answers (ms)", &|of| number(milliseconds(at(50, &of.starts))));
    line("reminder that fell due while it was down", &|of| of.reminder.clone());
}

/// Something that answers.
struct Kind {
    name: &'static str,
    user: OwnedUserId,
    command: Command,
    /// What it has written.
    folder: TempDir,
    /// What is said before all else.
    first: &'static [&'static str],
    /// What is to be recorded, each time something else.
    record: fn(usize) -> String,
    /// What has it remind the room of something, and when that falls due.
    remind: Option<fn(Timestamp) -> (String, Timestamp)>,
}

/// What is said in each reminder.
const REMINDED_OF: &str = "The plan of work";

async fn echo_client(synapse: &Synapse) -> anyhow::Result<Kind> {
    let user = synapse.register("echo", PASSWORD).await;
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["echo", &synapse.url(), user.as_str()]);
    let record = |number| format!("Question {number}");
    Ok(Kind { name: "echo", user, command, folder: tempfile::tempdir()?, first: &[], record, remind: None })
}

async fn rapporteur(synapse: &Synapse, person: &Person) -> anyhow::Result<Kind> {
    let user = synapse.register("bot", PASSWORD).await;
    let folder = tempfile::tempdir()?;
    let config = format!(
        "{UNLIMITED}[matrix]\nhomeserver = \"{}\"\nuser = \"{user}\"\npassword = \"{PASSWORD}\"\n\
         store_passphrase = \"of the store\"\nrecovery_passphrase = \"of the keys\"\n\
         invites_from = [\"{1}\"]\n[roles]\nchair = [\"matrix:{1}\"]\n",
        synapse.url(),
        person.id(),
    );
    std::fs::write(folder.path().join("rapporteur.toml"), config)?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.arg("run");
    // The room of a group is reminded of its meetings.
    let first = &["!propose WG-IMP IGF Improvements", "!room bind WG-IMP"];
    let record = |number| format!("!comment WG-IMP Question {number}");
    Ok(Kind { name: "rapporteur", user, command, folder, first, record, remind: Some(call) })
}

/// Calls a meeting of which the room is reminded ten minutes before, at the next full minute that leaves time to stop.
fn call(now: Timestamp) -> (String, Timestamp) {
    let due = now.as_second() + 10;
    let due = Timestamp::from_second(due + 60 - due % 60).unwrap_or(Timestamp::MAX);
    let starts = due.checked_add(SignedDuration::from_mins(10)).unwrap_or(Timestamp::MAX);
    (format!("!meet WG-IMP \"{REMINDED_OF}\" {} UTC", starts.strftime("%Y-%m-%d %H:%M")), due)
}

/// One that answers, its process, and its room with the person.
struct Bot {
    kind: Kind,
    process: Process,
    room: OwnedRoomId,
    /// How much it was told, so that nothing is told twice.
    told: Cell<usize>,
}

impl Bot {
    async fn start(mut kind: Kind, person: &Person) -> anyhow::Result<Self> {
        kind.command.current_dir(kind.folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = Process::spawn(&mut kind.command)?;
        let room = person.create_room(false, &[&kind.user]).await;
        person.wait_until_member(&room, &kind.user).await;
        Ok(Self { kind, process, room, told: Cell::new(0) })
    }

    /// Something that is to be recorded.
    fn next(&self) -> String {
        self.told.set(self.told.get() + 1);
        (self.kind.record)(self.told.get())
    }

    fn is_answer(&self, seen: &Seen) -> bool {
        // What asks all for something, as a proposal does, is said aloud.
        seen.sender == self.kind.user && matches!(seen.kind.as_str(), "m.notice" | "m.text")
    }

    fn number_of_answers(&self, person: &Person) -> usize {
        self.count_answers(&person.seen(&self.room))
    }

    fn count_answers(&self, seen: &[Seen]) -> usize {
        seen.iter().filter(|seen| self.is_answer(seen)).flat_map(Seen::parts).count()
    }

    /// When there were so many answers, as far as they came before it fell silent.
    async fn has_answered(&self, person: &Person, number: usize, quiet: Duration) -> (usize, Instant) {
        let mut known = (self.number_of_answers(person), now());
        while known.0 < number {
            let more = |seen: &[Seen]| self.count_answers(seen) > known.0;
            if timeout(quiet, person.wait_for(&self.room, more)).await.is_err() {
                break;
            }
            known = (self.number_of_answers(person), now());
        }
        known
    }

    /// Says something, and gives the time from then until the person can read an answer.
    async fn answer_to(&self, person: &Person, text: &str) -> anyhow::Result<Duration> {
        let number = self.number_of_answers(person) + 1;
        let said_at = now();
        let (_, (answers, answered_at)) =
            tokio::join!(person.say(&self.room, text), self.has_answered(person, number, QUIET));
        anyhow::ensure!(answers >= number, "{} does not answer to {text}", self.kind.name);
        Ok(answered_at - said_at)
    }

    async fn round(&self, person: &Arc<Person>, figures: &mut Figures) -> anyhow::Result<()> {
        let before = self.process.processor_time()?;
        for _ in 0..ONE_BY_ONE {
            figures.one_by_one.push(self.answer_to(person, &self.next()).await?);
        }
        let between = self.process.processor_time()?;
        let known = self.number_of_answers(person);
        let said_at = now();
        let mut saying = JoinSet::new();
        for _ in 0..BURST {
            let (person, room, text) = (Arc::clone(person), self.room.clone(), self.next());
            saying.spawn(async move { person.say(&room, &text).await });
        }
        let (_, (answers, answered_at)) =
            tokio::join!(saying.join_all(), self.has_answered(person, known + BURST, QUIET));
        figures.answered += answers - known;
        figures.bursts.push(answered_at - said_at);
        figures.used_one_by_one += between - before;
        figures.used_in_bursts += self.process.processor_time()? - between;
        Ok(())
    }

    /// Stops it and starts it again: how long it takes until somebody who knocks has an answer.
    async fn starts(&mut self, person: &Person, figures: &mut Figures) -> anyhow::Result<()> {
        for _ in 0..STARTS {
            self.process.stop()?;
            let known = self.number_of_answers(person);
            let started = now();
            self.process = Process::spawn(&mut self.kind.command)?;
            let knocking = async {
                loop {
                    person.say(&self.room, &self.next()).await;
                    SystemTime.pause(KNOCKS).await;
                }
            };
            let (_, answered_at) = tokio::select! {
                answered = self.has_answered(person, known + 1, QUIET) => answered,
                () = knocking => bail!("nobody knocks any more"),
            };
            figures.starts.push(answered_at - started);
            // What was said meanwhile is answered before the next start.
            self.has_answered(person, usize::MAX, STILL).await;
        }
        Ok(())
    }

    /// Stops it, lets a reminder fall due, starts it again: whether the reminder is said.
    async fn reminder(&mut self, person: &Person) -> anyhow::Result<String> {
        let Some(remind) = self.kind.remind else { return Ok("has none".to_owned()) };
        let (text, due) = remind(SystemTime.now());
        self.answer_to(person, &text).await?;
        self.process.stop()?;
        if SystemTime.now() >= due {
            return Ok("stopped too late".to_owned());
        }
        SystemTime.until(due + SignedDuration::from_secs(5)).await;
        let number = person.seen(&self.room).len();
        let is_reminder = |seen: &Seen| seen.sender == self.kind.user && seen.body.contains(REMINDED_OF);
        let started = now();
        self.process = Process::spawn(&mut self.kind.command)?;
        let reminded = person.wait_for(&self.room, |seen| seen.iter().skip(number).any(is_reminder));
        Ok(match timeout(2 * QUIET, reminded).await {
            Ok(_) => format!("said after {:.1} s", started.elapsed().as_secs_f64()),
            Err(_) => format!("not said in {} s", 2 * QUIET.as_secs()),
        })
    }
}
