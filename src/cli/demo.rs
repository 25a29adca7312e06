//! `demo`: the IGF 2017 example in memory: the groups proposed, no support yet.

#[cfg(feature = "web")]
mod pages;
#[cfg(not(feature = "web"))]
mod pages_absent;

use std::io::sink;

use anyhow::Context;
use commands::organisation::Organisation;
use commands::record::chance::Chance;
use indicatif::ProgressBar;
use jiff::Timestamp;
use url::Url;

use crate::base::clock::{self, SimulatedTime};
use crate::cli::replay::Replay;
use crate::cli::terminal::{Terminal, is_prompt};
use crate::cli::transcript::TranscriptEntry;
use crate::cli::{import, transcript};
use crate::desk::{Desk, Publisher};
use crate::journal::{Journal, SqlJournal};
#[cfg(feature = "web")]
use pages::Pages;
#[cfg(not(feature = "web"))]
use pages_absent::Pages;

const PEOPLE: &str = include_str!("../../examples/igf2017/people.csv");
const TRANSCRIPT: &str = include_str!("../../examples/igf2017/transcript.txt");

/// A day after the proposals, before the meeting that decides them.
const BEGINS: &str = "2017-04-11T08:00:00Z";

const TRY: &str = "\
Three things to try:
  /support WG-IMP   support a group, and see its page change
  /status           see the table of all groups
  :wait 7d          let a week go by, and see what the bot says by itself
/help lists what the bot knows, :help what this terminal does. :quit leaves.";

/// Loads the example and lets somebody talk in it. At a prompt the public record is served beside it, on this machine alone.
///
/// # Errors
///
/// When the terminal cannot be used.
pub async fn run() -> anyhow::Result<()> {
    let pages = if is_prompt() { Pages::open().await } else { None };
    let record = match &pages {
        Some(pages) => format!("Its public record: {}", pages.url),
        None => "Its public record is not served here.".to_owned(),
    };
    let public_url = pages.as_ref().map(|pages| pages.url.clone());
    let desk = example(public_url).await.context("the example")?;
    let begins: Timestamp = BEGINS.parse().context("the time of the example")?;
    let clock = SimulatedTime::starting(begins);
    let (publisher, shown) = Publisher::new(desk.register().clone());
    // It ends with the talk.
    let _serving = pages.map(|pages| pages.serve(shown, desk.organisation().clone(), clock.clone()));
    let greeting = format!(
        "This is Rapporteur, with the working groups proposed for the IGF in 2017.\n\
         You are Lea Kaspar, a member. Nothing that you do here is kept.\n{record}\n\n{TRY}"
    );
    let terminal = Terminal::new(desk, clock, "lea".to_owned(), Chance::new(clock::seed()?));
    terminal.with_pages(publisher).talk(Some(&greeting)).await
}

/// A desk in memory with the people and the proposals of 2017. The example has its own words, whatever is configured.
async fn example(public_url: Option<Url>) -> anyhow::Result<Desk<impl Journal>> {
    let journal = SqlJournal::open("sqlite::memory:").await?;
    let organisation = Organisation { public_url, ..Organisation::default() };
    let mut desk = Desk::open(journal, organisation, clock::seed()?).await?;
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
            TranscriptEntry::Said(said) if said.text.starts_with("/propose ") => Some(format!("{said}\n")),
            _ => None,
        })
        .collect();
    // What falls due until somebody talks was said before.
    let transcript = format!("{}{BEGINS} ---\n", proposals.concat());
    Replay::new(desk, sink()).play(transcript.as_bytes()).await
}
