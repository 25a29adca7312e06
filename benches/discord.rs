//! How long a person on Discord waits for the bot's first response and for its answer, beside a client of the same
//! library that does nothing but respond, in the same run and on the same double of Discord: one after another and in
//! bursts, then processor time and memory, also with Matrix joined, then with a Discord that is far away.
//!
//! `cargo bench --bench discord`; a number as argument is that of the rounds.
#![cfg(test)]

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, bail};
use harness::double::people::Asked;
use harness::double::schema::Shape;
use harness::double::{Channel, Discord, TOKEN, User};
use harness::measure::{Process, UNLIMITED, at, figure, milliseconds, row, say};
use harness::synapse::Synapse;
use jiff::SignedDuration;
use serde_json::{Value, json};
use serenity::all::{ClientBuilder, Context as Session, Event, GatewayIntents, HttpBuilder, RawEventHandler};
use serenity::async_trait;
use tempfile::TempDir;

/// How often bot and responder take turns, unless an argument says otherwise. A round has some commands, each given when
/// the one before it is answered, and a burst, all given at once.
const ROUNDS: usize = 10;
const ONE_BY_ONE: usize = 20;
const BURST: usize = 100;

/// How far away Discord then is, and how many commands are given at once.
const LATENCY: SignedDuration = SignedDuration::from_millis(150);
const FAR_BURST: usize = 30;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["respond", url, application] => respond(url, application.parse()?).await,
        [rounds] => measure(rounds.parse().context("the number of rounds")?).await,
        [] => measure(ROUNDS).await,
        _ => bail!("give the number of rounds or nothing"),
    }
}

/// The least that answers.
struct Responder;

#[async_trait]
#[expect(clippy::print_stderr, reason = "there the bot says so too")]
impl RawEventHandler for Responder {
    async fn raw_event(&self, session: Session, event: Event) {
        match event {
            Event::Ready(_) => eprintln!("ready"),
            Event::InteractionCreate(event) => {
                let (id, token) = (event.interaction.id(), event.interaction.token().to_owned());
                let data = json!({ "content": "Here.", "allowed_mentions": { "parse": [] } });
                let response = json!({ "type": 4, "data": data });
                // Who measures sees that the response is missing.
                let _ = session.http.create_interaction_response(id, &token, &response, Vec::new()).await;
            }
            _ => {}
        }
    }
}

async fn respond(url: &str, application: u64) -> anyhow::Result<()> {
    let http = HttpBuilder::new(TOKEN).application_id(application.into()).proxy(url).ratelimiter_disabled(true).build();
    let commands: Value = json!([{
        "type": 1, "name": "comment", "description": "says something",
        "options": [
            { "type": 3, "name": "code", "description": "about what" },
            { "type": 3, "name": "words", "description": "what" },
        ],
    }]);
    http.create_global_commands(&commands).await?;
    let client = ClientBuilder::new_with_http(http, GatewayIntents::GUILDS).raw_event_handler(Responder);
    client.await?.start().await?;
    Ok(())
}

async fn measure(rounds: usize) -> anyhow::Result<()> {
    let synapse = Synapse::start();
    let all = [Answering::bot(None).await?, Answering::responder().await?];
    let (mut first, mut whole, mut bursts) =
        ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    let mut used = [[Duration::ZERO; 2]; 2];
    for round in 0..rounds {
        for (number, who) in all.iter().enumerate() {
            let before = who.process.processor_time()?;
            for turn in 0..ONE_BY_ONE {
                let asked = who.comment(&format!("{round}.{turn}"));
                asked.answer().await;
                let (responded, answered) = asked.took().context("an answer")?;
                first[number].push(responded.unsigned_abs());
                whole[number].push(answered.unsigned_abs());
            }
            let between = who.process.processor_time()?;
            bursts[number].push(who.burst(BURST).await?.1);
            used[0][number] += between - before;
            used[1][number] += who.process.processor_time()? - between;
        }
    }
    let per_command =
        |used: [Duration; 2], number: usize| used.map(|used| milliseconds(used) / figure(rounds * number));
    let median = |times: &[Vec<Duration>; 2], percent| [0, 1].map(|who| milliseconds(at(percent, &times[who])));

    say(&format!("{:46} {:>8} {:>8} {:>6}", "", "bot", "bare", "ratio"));
    row("first response, median of one by one (ms)", median(&first, 50));
    row("answer, median of one by one (ms)", median(&whole, 50));
    row("answer, 95th percentile (ms)", median(&whole, 95));
    row(&format!("last answer to {BURST} at once (ms)"), median(&bursts, 50));
    row("processor time per command, one by one (ms)", per_command(used[0], ONE_BY_ONE));
    row("processor time per command, in bursts (ms)", per_command(used[1], BURST));
    row("memory after it (MiB)", [all[0].process.memory()?, all[1].process.memory()?]);
    row("start (ms)", [0, 1].map(|who| milliseconds(all[who].started_in)));
    let mut both = Answering::bot(Some(&synapse)).await?;
    for round in 0..rounds {
        for turn in 0..ONE_BY_ONE {
            both.comment(&format!("{round}.{turn}")).answer().await;
        }
        both.burst(BURST).await?;
    }
    row("memory with Matrix joined too (MiB)", [both.process.memory()?, all[1].process.memory()?]);
    both.process.stop()?;
    let mut far = [[Duration::ZERO; 3]; 2];
    for (number, who) in all.iter().enumerate() {
        who.place.0.be_far_away(LATENCY);
        let asked = who.comment("from afar");
        asked.answer().await;
        let alone = asked.took().context("an answer")?.1.unsigned_abs();
        let (first, last) = who.burst(FAR_BURST).await?;
        far[number] = [alone, first, last];
    }
    let figures = |row: usize| [0, 1].map(|who| milliseconds(far[who][row]));
    say(&format!("every request takes {} ms more:", LATENCY.as_millis()));
    row("answer to one (ms)", figures(0));
    row(&format!("last first response to {FAR_BURST} at once (ms)"), figures(1));
    row(&format!("last answer to {FAR_BURST} at once (ms)"), figures(2));
    Ok(())
}

/// A program that answers on a Discord of its own.
struct Answering {
    channel: Channel,
    person: User,
    process: Process,
    started_in: Duration,
    /// Its Discord, and what it has written.
    place: (Discord, TempDir),
}

impl Answering {
    async fn bot(synapse: Option<&Synapse>) -> anyhow::Result<Self> {
        let (discord, folder) = (Discord::start().await, tempfile::tempdir()?);
        // The library of the bare client cannot read every field that Discord may send.
        discord.give(Shape::Plain);
        let (channel, person) = (discord.channel("plenary"), discord.person("Lynn St. Amour"));
        let mut config = format!("{}[roles]\nchair = [\"discord:{}\"]\n{UNLIMITED}", discord.config(), person.id);
        if let Some(synapse) = synapse {
            let user = synapse.register("bot", "of the account").await;
            let url = synapse.url();
            config =
                format!("{config}[matrix]\nhomeserver = \"{url}\"\nuser = \"{user}\"\npassword = \"of the account\"\n");
        }
        std::fs::write(folder.path().join("rapporteur.toml"), config)?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        let (process, started_in) = Process::start(command.arg("run").current_dir(folder.path()).env_clear()).await?;
        let propose = json!({ "code": "WG-IMP", "title": "IGF Improvements" });
        let form = person.command(&channel, "propose", &propose).form().await;
        person.submit(&channel, &form, &[]).answer().await;
        Ok(Self { channel, person, process, started_in, place: (discord, folder) })
    }

    async fn responder() -> anyhow::Result<Self> {
        let (discord, folder) = (Discord::start().await, tempfile::tempdir()?);
        discord.give(Shape::Plain);
        let (channel, person) = (discord.channel("plenary"), discord.person("Lynn St. Amour"));
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["respond", &discord.url(), &discord.application().to_string()]);
        let (process, started_in) = Process::start(command.env_clear()).await?;
        Ok(Self { channel, person, process, started_in, place: (discord, folder) })
    }

    /// Many commands at once: how long it takes until each is responded to, and until each is answered.
    async fn burst(&self, number: usize) -> anyhow::Result<(Duration, Duration)> {
        let asked: Vec<Asked> = (0..number).map(|turn| self.comment(&format!("of many, {turn}"))).collect();
        let (mut first, mut whole) = (Duration::ZERO, Duration::ZERO);
        for asked in asked {
            asked.answer().await;
            let (responded, answered) = asked.took().context("an answer")?;
            first = first.max(responded.unsigned_abs());
            whole = whole.max(answered.unsigned_abs());
        }
        Ok((first, whole))
    }

    fn comment(&self, words: &str) -> Asked {
        self.person.command(&self.channel, "comment", &json!({ "code": "WG-IMP", "words": words }))
    }
}
