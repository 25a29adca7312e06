//! One person gives ten thousand commands within a minute while twenty others talk as people do: how long each of them waits,
//! beside a minute without the flood. The program runs as it is, with the limits that it has, on the double of Discord.
//!
//! `cargo bench --bench flood`: it takes two minutes, and fails where one of the others waits longer than the bound.
#![cfg(test)]

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, ensure};
use futures_util::future::try_join_all;
use harness::double::people::Asked;
use harness::double::{Channel, Discord, User};
use harness::measure::{Process, at, milliseconds, row, say};
use serde_json::json;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

const FLOOD: usize = 10_000;
const WITHIN: Duration = Duration::from_secs(60);
const OTHERS: usize = 20;

/// How long each of the others pauses between what they say.
const PAUSE: Duration = Duration::from_secs(5);

/// For so long at most one of the others waits: a person begins to wonder after a second or two.
const NOTICED: Duration = Duration::from_secs(2);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let (discord, folder) = (Discord::start().await, tempfile::tempdir()?);
    let channel = discord.channel("plenary");
    let (chair, flooder) = (discord.person("Lynn St. Amour"), discord.person("Someone Eager"));
    let others: Vec<User> = (1..=OTHERS).map(|number| discord.person(&format!("Person {number}"))).collect();
    let config = format!("{}[roles]\nchair = [\"discord:{}\"]\n", discord.config(), chair.id);
    std::fs::write(folder.path().join("rapporteur.toml"), config)?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    let (mut process, _) = Process::start(command.arg("run").current_dir(folder.path()).env_clear()).await?;
    let form = chair.command(&channel, "propose", &json!({ "code": "WG-IMP", "title": "Improvements" })).form().await;
    chair.submit(&channel, &form, &[]).answer().await;

    let quiet = talk(&channel, &others).await?;
    let (flooded, (given, all)) = tokio::join!(talk(&channel, &others), flood(&channel, &flooder));
    let flooded = flooded?;
    let answered = all.iter().filter(|asked| asked.took().is_some()).count();
    process.stop()?;

    say(&format!("{given:?} for {FLOOD} commands of one person, of which {answered} were answered"));
    say(&format!(
        "{:46} {:>8} {:>8} {:>6}",
        format!("{} answers to {OTHERS} others", flooded.len()),
        "flood",
        "quiet",
        "ratio"
    ));
    for (name, percent) in [("median (ms)", 50), ("95th percentile (ms)", 95), ("longest (ms)", 100)] {
        row(name, [&flooded, &quiet].map(|waits| milliseconds(at(percent, waits))));
    }
    let longest = at(100, &flooded);
    ensure!(longest < NOTICED, "one of the others waited for {longest:?}, and {NOTICED:?} is the bound");
    ensure!(given <= WITHIN + PAUSE, "the machine is too slow to give so many commands within a minute");
    Ok(())
}

/// For a minute each of them gives a command, reads the answer, and pauses: how long they waited.
async fn talk(channel: &Channel, people: &[User]) -> anyhow::Result<Vec<Duration>> {
    let begun = Instant::now();
    let all = people.iter().zip(1_u32..).map(|(person, number)| async move {
        let mut waits = Vec::new();
        let mut pauses = interval_at(begun + PAUSE * number / 20, PAUSE);
        while begun.elapsed() + PAUSE < WITHIN {
            pauses.tick().await;
            let asked = match waits.len() % 3 {
                0 => person.command(channel, "status", &json!({ "code": "WG-IMP" })),
                1 => person.command(channel, "comment", &json!({ "code": "WG-IMP", "words": "I agree." })),
                _ => person.command(channel, "meetings", &json!({})),
            };
            asked.answer().await;
            waits.push(asked.took().context("an answer")?.1.unsigned_abs());
        }
        anyhow::Ok(waits)
    });
    Ok(try_join_all(all).await?.concat())
}

/// One command after the other, whether it is answered or not: how long it took to give them.
async fn flood(channel: &Channel, person: &User) -> (Duration, Vec<Asked>) {
    let begun = Instant::now();
    let each = WITHIN / u32::try_from(FLOOD).unwrap_or(u32::MAX);
    let mut turns = interval_at(begun, each);
    turns.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut all = Vec::with_capacity(FLOOD);
    for _ in 0..FLOOD {
        turns.tick().await;
        all.push(person.command(channel, "comment", &json!({ "code": "WG-IMP", "words": "And one more thing." })));
    }
    (begun.elapsed(), all)
}
