//! `demo`: the IGF 2017 example in memory: the groups proposed, no support yet.

use std::io::sink;

use anyhow::Context;
use commands::organisation::Organisation;
use commands::record::chance::Chance;
use indicatif::ProgressBar;
use jiff::Timestamp;

use crate::base::clock::{self, SimulatedTime};
use crate::cli::replay::Replay;
use crate::cli::terminal::Terminal;
use crate::cli::transcript::Entry;
use crate::cli::{import, transcript};
use crate::desk::Desk;
use crate::journal::{Journal, SqlJournal};

const PEOPLE: &str = include_str!("../../examples/igf2017/people.csv");
const TRANSCRIPT: &str = include_str!("../../examples/igf2017/transcript.txt");

/// A day after the proposals, before the meeting that decides them.
const BEGINS: &str = "2017-04-11T08:00:00Z";

const GREETING: &str = "\
This is Rapporteur with the working groups proposed for the IGF in 2017. Nothing here is kept.
You are Lea Kaspar, a member, in the room of all. Try:
  /support WG-IMP
  /status
  /help
:help tells how to be somebody else, in another room, at another time. :quit leaves.";

/// Loads the example and lets somebody talk in it.
///
/// # Errors
///
/// When the terminal cannot be used.
pub async fn run() -> anyhow::Result<()> {
    let desk = example().await.context("the example")?;
    let begins: Timestamp = BEGINS.parse().context("the time of the example")?;
    let chance = Chance::new(clock::seed()?);
    Terminal::new(desk, SimulatedTime::starting(begins), "lea".to_owned(), chance).talk(Some(GREETING)).await
}

/// A desk in memory with the people and the proposals of 2017. The example has its own words, whatever is configured.
async fn example() -> anyhow::Result<Desk<impl Journal>> {
    let journal = SqlJournal::open("sqlite::memory:").await?;
    let mut desk = Desk::open(journal, Organisation::default(), clock::seed()?).await?;
    let mut chance = Chance::new(clock::seed()?);
    desk.record(|register, organisation| {
        let people =
            import::people(PEOPLE, register.people(), organisation, &mut chance, &ProgressBar::hidden())?.people;
        anyhow::Ok(import::stated(people, register, None, &mut chance))
    })
    .await?;
    let proposals: Vec<String> = transcript::read(TRANSCRIPT.as_bytes())?
        .iter()
        .filter_map(|entry| match entry {
            Entry::Said(said) if said.text.starts_with("/propose ") => Some(format!("{said}\n")),
            _ => None,
        })
        .collect();
    // What falls due until somebody talks was said before.
    let transcript = format!("{}{BEGINS} ---\n", proposals.concat());
    Replay::new(desk, sink()).play(transcript.as_bytes()).await
}
