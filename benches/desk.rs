//! Commands a second through the desk on SQLite, beside bare inserts of one row per transaction with the same settings
//! in the same run; then start-up and memory with a journal of 100,000 events.
//!
//! `cargo bench --bench desk`; a folder as argument puts the databases there.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use commands::language::heard::{Addressed, Heard, Message, What};
use commands::organisation::Organisation;
use commands::record::{Account, Register, Room};
use jiff::Timestamp;
use rapporteur::base::clock::SystemTime;
use rapporteur::delivery::outbox::Outbox;
use rapporteur::delivery::{DeliveryError, Messenger};
use rapporteur::desk::{Desk, DeskHandle};
use rapporteur::journal::{Outgoing, SqlJournal};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use tokio::sync::mpsc;

/// How many of each are done in a round. Many short rounds: the disk changes its pace from second to second.
const AT_ONCE: usize = 64;
const ONE_BY_ONE: u64 = 400;
const TOGETHER: u64 = 8_000;
const ROUNDS: usize = 15;
const EVENTS: u64 = 100_000;

/// A platform that takes everything and shows nothing.
struct Nowhere;

impl Messenger for Nowhere {
    async fn deliver(&mut self, _: &Outgoing, _: &Register) -> Result<Option<String>, DeliveryError> {
        Ok(None)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [start, path] = arguments.as_slice()
        && start == "start"
    {
        return start_up(Path::new(path)).await;
    }
    let folder = arguments.first().map_or_else(std::env::temp_dir, PathBuf::from).join("rapporteur-bench");
    // What an earlier run left may not be there.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    throughput(&folder).await?;
    large(&folder).await?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

async fn throughput(folder: &Path) -> anyhow::Result<()> {
    let (mut bare, mut single, mut together) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        bare.push(bare_inserts(&folder.join(format!("bare-{round}.db"))).await?);
        single.push(commands_per_second(&folder.join(format!("single-{round}.db")), 1, ONE_BY_ONE).await?);
        together.push(commands_per_second(&folder.join(format!("together-{round}.db")), AT_ONCE, TOGETHER).await?);
    }
    let ratio = |of: &[f64]| median(of.iter().zip(&bare).map(|(of, bare)| of / bare).collect());
    say(&format!("bare inserts, one row per transaction: {:.0} a second", median(bare.clone())));
    say(&format!("commands, one at a time: {:.0} a second, ratio {:.2}", median(single.clone()), ratio(&single)));
    say(&format!(
        "commands, {AT_ONCE} waiting: {:.0} a second, ratio {:.2}",
        median(together.clone()),
        ratio(&together)
    ));
    Ok(())
}

async fn bare_inserts(path: &Path) -> anyhow::Result<f64> {
    let mut connection: SqliteConnection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        .pragma("wal_autocheckpoint", "4000")
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging()
        .connect()
        .await?;
    sqlx::query("CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT NOT NULL)").execute(&mut connection).await?;
    let body = "x".repeat(200);
    let started = now();
    for _ in 0..ONE_BY_ONE {
        sqlx::query("INSERT INTO rows (body) VALUES (?)").bind(&body).execute(&mut connection).await?;
    }
    let rate = per_second(ONE_BY_ONE, started.elapsed());
    connection.close().await?;
    Ok(rate)
}

async fn commands_per_second(path: &Path, at_once: usize, number: u64) -> anyhow::Result<f64> {
    let (desk, posts) = desk_with_group(path).await?;
    let started = now();
    let mut speakers = Vec::new();
    for speaker in 0..at_once as u64 {
        let desk = desk.clone();
        speakers.push(tokio::spawn(async move {
            for turn in 0..number / at_once as u64 {
                say_one(&desk, turn * at_once as u64 + speaker).await?;
            }
            anyhow::Ok(())
        }));
    }
    for speaker in speakers {
        speaker.await??;
    }
    let rate = per_second(number, started.elapsed());
    desk.stop().await;
    drop(desk);
    posts.await?;
    Ok(rate)
}

/// A desk behind its queue, with an outbox that leads nowhere, and one group.
async fn desk_with_group(path: &Path) -> anyhow::Result<(DeskHandle, tokio::task::JoinHandle<()>)> {
    let journal = SqlJournal::open(&url(path)).await?;
    let mut organisation = Organisation::default();
    organisation.roles.member = vec![Account::console("speaker-0")];
    let desk = Desk::open(journal, organisation, [1; 32]).await?;
    let (posts, to_deliver) = mpsc::unbounded_channel();
    let (handle, _) = desk.open_to(SystemTime, posts);
    let outbox = tokio::spawn(Outbox::new(Nowhere, SystemTime).run(to_deliver, handle.clone()));
    handle.hear(heard(u64::MAX, "/propose WG-IMP IGF Improvements")).await?;
    Ok((handle, outbox))
}

async fn say_one(desk: &DeskHandle, number: u64) -> anyhow::Result<()> {
    // Support, taken back, given again: one event each, as members do most of the time.
    let text = if (number / AT_ONCE as u64).is_multiple_of(2) { "/support WG-IMP" } else { "/unsupport WG-IMP" };
    if !desk.hear(heard(number, text)).await?.is_answered() {
        bail!("{text} was not heard");
    }
    Ok(())
}

fn heard(number: u64, text: &str) -> Heard {
    let speaker = format!("speaker-{}", number % AT_ONCE as u64);
    let speaker = if number == u64::MAX { "speaker-0".to_owned() } else { speaker };
    Heard {
        cause: format!("$message-{number:020}"),
        room: Room::console("#plenary"),
        account: Account::console(speaker.clone()),
        name: speaker,
        said_at: Timestamp::UNIX_EPOCH,
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new(text, Addressed::ToAll)),
    }
}

async fn large(folder: &Path) -> anyhow::Result<()> {
    let path = folder.join("large.db");
    let (desk, posts) = desk_with_group(&path).await?;
    let mut speakers = Vec::new();
    for speaker in 0..AT_ONCE as u64 {
        let desk = desk.clone();
        speakers.push(tokio::spawn(async move {
            for turn in 0..EVENTS / AT_ONCE as u64 {
                let number = turn * AT_ONCE as u64 + speaker;
                let text = if turn % 4 == 3 { "/comment WG-IMP A question on the scope of the group." } else { "" };
                let text = if text.is_empty() { support_text(turn) } else { text };
                desk.hear(heard(number, text)).await?;
            }
            anyhow::Ok(())
        }));
    }
    for speaker in speakers {
        speaker.await??;
    }
    desk.stop().await;
    drop(desk);
    posts.await?;
    let mut seconds = Vec::new();
    let mut memory = String::new();
    for _ in 0..ROUNDS {
        let output = Command::new(std::env::current_exe()?).arg("start").arg(&path).output()?;
        let words = String::from_utf8(output.stdout)?;
        let (time, rest) = words.split_once(' ').context("the figures of a start")?;
        seconds.push(time.parse()?);
        rest.trim().clone_into(&mut memory);
    }
    say(&format!("start-up with about {EVENTS} events: {:.3} s, {memory}", median(seconds)));
    Ok(())
}

fn support_text(turn: u64) -> &'static str {
    // Turns 0, 1, 2 and 4, 5, 6: given, taken back, given; then taken back, given, taken back.
    let odd = (turn % 4 + turn / 4) % 2 == 1;
    if odd { "/unsupport WG-IMP" } else { "/support WG-IMP" }
}

/// In a process of its own: the time to read the journal, and the memory that it takes.
async fn start_up(path: &Path) -> anyhow::Result<()> {
    let started = now();
    let journal = SqlJournal::open(&url(path)).await?;
    let desk = Desk::open(journal, Organisation::default(), [1; 32]).await?;
    let elapsed = started.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory = status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM"));
    let memory: Vec<String> = memory.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    say(&format!("{} {} events, {}", elapsed.as_secs_f64(), desk.register().head(), memory.join(", ")));
    Ok(())
}

fn url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

fn per_second(number: u64, elapsed: Duration) -> f64 {
    // Far below the numbers at which this loses digits.
    #[expect(clippy::cast_precision_loss)]
    let number = number as f64;
    number / elapsed.as_secs_f64()
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

#[expect(clippy::disallowed_methods, reason = "a bench measures the machine's time")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::print_stdout, reason = "figures are what a bench is for")]
fn say(line: &str) {
    println!("{line}");
}
