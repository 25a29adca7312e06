//! How long a person waits for the bot's answer in an encrypted room on a real homeserver, beside a client of the same
//! library that does nothing but say again what it hears, in the same run: answers one after another and in bursts,
//! then processor time, memory and start-up.
//!
//! `cargo bench --bench matrix`; a number as argument is that of the rounds.
#![cfg(test)]

use std::cell::Cell;
use std::collections::HashMap;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use harness::echo;
use harness::measure::{Process, UNLIMITED, at, figure, milliseconds, now, row, say};
use harness::people::{Person, Seen};
use harness::synapse::Synapse;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, UserId};
use tempfile::TempDir;
use tokio::task::JoinSet;

/// How often bot and echo take turns, unless an argument says otherwise. A round has some commands, each said when the
/// one before it is answered; some rounds have a burst too, all said at once.
const ROUNDS: usize = 10;
const ONE_BY_ONE: usize = 20;
const BURST: usize = 100;
const ROUNDS_PER_BURST: usize = 3;

/// In how many rooms a later start finds itself besides the first, and how often it is tried.
const ROOMS: usize = 10;
const STARTS: usize = 7;

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
    let bot = Answering::bot(&synapse, &person).await?;
    let echo = Answering::echo(&synapse, &person).await?;
    bot.answer_to(&person, "!propose WG-IMP IGF Improvements").await;

    let (mut one_by_one, mut bursts) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    let mut answered = [0, 0];
    let mut used = [[Duration::ZERO; 2]; 2];
    for round in 0..rounds {
        let before = [bot.process.processor_time()?, echo.process.processor_time()?];
        for (who, times) in [&bot, &echo].into_iter().zip(&mut one_by_one) {
            for turn in 0..ONE_BY_ONE {
                let command = if turn % 2 == 0 { "!support WG-IMP" } else { "!unsupport WG-IMP" };
                times.push(who.answer_to(&person, command).await);
            }
        }
        let between = [bot.process.processor_time()?, echo.process.processor_time()?];
        if round % ROUNDS_PER_BURST == 0 {
            for (number, who) in [&bot, &echo].into_iter().enumerate() {
                let (answers, time) = who.burst(&person, round).await;
                answered[number] += answers;
                bursts[number].push(time);
            }
        }
        for (number, who) in [&bot, &echo].into_iter().enumerate() {
            used[0][number] += between[number] - before[number];
            used[1][number] += who.process.processor_time()? - between[number];
        }
    }
    let memory = [bot.process.memory()?, echo.process.memory()?];
    let number_of_bursts = bursts[0].len();
    let per_command = |used: [Duration; 2], number: usize| used.map(|used| milliseconds(used) / figure(number));

    say(&format!("{:46} {:>8} {:>8} {:>6}", "", "bot", "echo", "ratio"));
    row("answer, median of one by one (ms)", [0, 1].map(|who| milliseconds(at(50, &one_by_one[who]))));
    row("answer, 95th percentile (ms)", [0, 1].map(|who| milliseconds(at(95, &one_by_one[who]))));
    row(&format!("answered in bursts, of {}", number_of_bursts * BURST), answered.map(figure));
    row(&format!("last answer to {BURST} at once (ms)"), [0, 1].map(|who| milliseconds(at(50, &bursts[who]))));
    row("processor time per command, one by one (ms)", per_command(used[0], rounds * ONE_BY_ONE));
    row("processor time per command, in bursts (ms)", per_command(used[1], number_of_bursts * BURST));
    row("memory after it (MiB)", memory);
    row("first start, with an empty folder (ms)", [bot.started_in, echo.started_in].map(milliseconds));
    let started_in = [bot.later_starts(&person).await?, echo.later_starts(&person).await?];
    row(&format!("later start, in {} rooms (ms)", ROOMS + 1), started_in.map(milliseconds));
    Ok(())
}

/// An account that answers, its process, and its room with the person.
struct Answering {
    user: OwnedUserId,
    room: OwnedRoomId,
    command: Command,
    process: Process,
    started_in: Duration,
    /// What it has written.
    _folder: TempDir,
}

impl Answering {
    async fn bot(synapse: &Synapse, person: &Person) -> anyhow::Result<Self> {
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
        Self::new(user, folder, command, person).await
    }

    async fn echo(synapse: &Synapse, person: &Person) -> anyhow::Result<Self> {
        let user = synapse.register("echo", PASSWORD).await;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["echo", &synapse.url(), user.as_str()]);
        Self::new(user, tempfile::tempdir()?, command, person).await
    }

    async fn new(user: OwnedUserId, folder: TempDir, mut command: Command, person: &Person) -> anyhow::Result<Self> {
        command.current_dir(folder.path()).env_clear();
        let (process, started_in) = Process::start(&mut command).await?;
        let room = new_room(person, &user).await;
        Ok(Self { user, room, command, process, started_in, _folder: folder })
    }

    /// Says something, and gives the time from then until the person can read an answer.
    async fn answer_to(&self, person: &Person, text: &str) -> Duration {
        let number = answers(&person.seen(&self.room), &self.user).count() + 1;
        let said_at = now();
        let (_, answered_at) = tokio::join!(person.say(&self.room, text), self.has_answered(person, number));
        answered_at - said_at
    }

    /// When there were so many answers.
    async fn has_answered(&self, person: &Person, number: usize) -> Instant {
        let seen_at = Cell::new(now());
        let is_enough = |seen: &[Seen]| {
            seen_at.set(now());
            answers(seen, &self.user).count() >= number
        };
        person.wait_for(&self.room, is_enough).await;
        seen_at.get()
    }

    /// Says much at once: how much of it was answered once, and the time until the last answer.
    async fn burst(&self, person: &Arc<Person>, round: usize) -> (usize, Duration) {
        let before = answers(&person.seen(&self.room), &self.user).count();
        let said_at = now();
        let mut saying = JoinSet::new();
        for number in 0..BURST {
            let (person, room) = (Arc::clone(person), self.room.clone());
            saying.spawn(async move { person.say(&room, &format!("!comment WG-IMP Question {round}.{number}")).await });
        }
        let (_, answered_at) = tokio::join!(saying.join_all(), self.has_answered(person, before + BURST));
        // What was answered twice is seen before the answer to this.
        self.answer_to(person, "!unsupport WG-IMP").await;
        let seen = person.seen(&self.room);
        let mut times = HashMap::new();
        for answer in answers(&seen, &self.user).skip(before) {
            *times.entry(answer.body).or_insert(0) += 1;
        }
        let once = times.values().filter(|times| **times == 1).count();
        (once - 1, answered_at - said_at)
    }

    /// Brings it into more rooms, and gives the median of the times to start there again.
    async fn later_starts(mut self, person: &Person) -> anyhow::Result<Duration> {
        for _ in 0..ROOMS {
            new_room(person, &self.user).await;
        }
        let mut times = Vec::new();
        for _ in 0..STARTS {
            self.process.stop()?;
            let (process, started_in) = Process::start(&mut self.command).await?;
            self.process = process;
            times.push(started_in);
        }
        Ok(at(50, &times))
    }
}

/// A room of two, in which something was said and answered.
async fn new_room(person: &Person, user: &UserId) -> OwnedRoomId {
    let room = person.create_room(true, &[user]).await;
    person.wait_until_member(&room, user).await;
    person.say(&room, "!help").await;
    person.wait_for(&room, |seen| answers(seen, user).count() >= 1).await;
    room
}

fn answers(seen: &[Seen], by: &UserId) -> impl Iterator<Item = Seen> {
    seen.iter().filter(move |seen| seen.sender == by && seen.kind == "m.notice").flat_map(Seen::parts)
}
