//! A journal of a million events beside one of a thousand, in the same run: how long the program takes to start and what
//! memory it then has, how long it takes to answer, to show pages, to look through the journal and to write it out. Then
//! what a tick costs with a million moments to come, beside a thousand.
//!
//! `cargo bench --bench million`; numbers as arguments are those of the events and of the moments.
#![cfg(test)]

mod ahead;
mod life;

use std::fmt::Display;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use commands::language::heard::Heard;
use commands::record::Register;
use harness::measure::{Process, at, milliseconds, now, row, say};
use jiff::{SignedDuration, Timestamp};
use life::Size;
use rapporteur::desk::Desk;
use rapporteur::journal::{Notes, SqlJournal};

const EVENTS: u64 = 1_000_000;
const FEW: u64 = 1_000;
const MOMENTS: u64 = 1_000_000;

/// How often each thing is done that takes no time to speak of, and how often what goes through the whole journal.
const TRIES: usize = 200;
const LONG_TRIES: usize = 3;
const PAGE_TRIES: usize = 15;

/// What is asked of the desk: who says it to which group.
const COMMANDS: [(&str, &str); 6] = [
    ("comment", "/comment WG-N0 Which years come first?"),
    ("support", "/support WG-N0"),
    ("status of a group", "/status WG-N0"),
    ("status of all", "/status"),
    ("why", "/why WG-N0"),
    ("help", "/help support"),
];

/// Pages, with the key of what is another part of each: what was asked for before is answered from what is kept.
const PAGES: [(&str, &str); 5] = [
    ("/", "page"),
    ("/groups/WG-N0", "comments"),
    ("/meetings", "held"),
    ("/search?q=scope", "page"),
    ("/export.json", "part"),
];

/// What of the program is measured in a process of its own.
const TASKS: [&str; 4] = ["open", "check", "export", "export journal"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let numbers = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["task", task, folder] => return perform(task, Path::new(folder)).await,
        [] => [EVENTS, MOMENTS],
        [events] => [events.parse().context("the number of events")?, MOMENTS],
        [events, moments] => {
            [events.parse().context("the number of events")?, moments.parse().context("the number of moments")?]
        }
        _ => bail!("give the number of events, that of moments, or nothing"),
    };
    let folder = std::env::temp_dir().join("rapporteur-bench-million");
    // What an earlier run left may not be there.
    let _ = std::fs::remove_dir_all(&folder);
    events(&folder, numbers[0]).await?;
    ahead::moments(&folder, numbers[1]).await?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Figures by their names, each of many and of few.
#[derive(Default)]
struct Figures(Vec<(String, Vec<f64>)>);

impl Figures {
    fn add(&mut self, name: impl Display, figure: f64) {
        let name = name.to_string();
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, figures)) => figures.push(figure),
            None => self.0.push((name, vec![figure])),
        }
    }

    fn say(&self) {
        for (name, figures) in &self.0 {
            if let [many, few] = figures.as_slice() {
                row(name, [*many, *few]);
            }
        }
    }
}

async fn events(folder: &Path, number: u64) -> anyhow::Result<()> {
    let mut figures = Figures::default();
    for (name, events) in [("many", number), ("few", FEW)] {
        let (folder, size) = (folder.join(name), Size::of(events));
        std::fs::create_dir_all(&folder)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let database = folder.join("rapporteur.db");
        let configuration = format!(
            "[database]\nurl = \"sqlite:{}\"\n[web]\nlisten = \"127.0.0.1:{port}\"\n[limits]\nburst = 1_000_000\n\
             per_minute = 1_000_000\n[organisation]\nname = \"Many\"\n",
            database.display()
        );
        std::fs::write(folder.join("rapporteur.toml"), configuration)?;
        let started = now();
        life::make(&folder, size).await?;
        say(&format!("{events} events are recorded in {:.0} s", started.elapsed().as_secs_f64()));
        figures.add("size of the database (MiB)", mebibytes(std::fs::metadata(&database)?.len()));
        program_in(&folder, port, &mut figures).await?;
        for task in TASKS {
            in_a_process(task, &folder, &mut figures)?;
        }
        answers(&folder, &mut figures).await?;
    }
    say(&format!("{:46} {number:>8} {FEW:>8} {:>6}", "events", "ratio"));
    figures.say();
    Ok(())
}

/// The program with its pages.
async fn program_in(folder: &Path, port: u16, figures: &mut Figures) -> anyhow::Result<()> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.arg("run").current_dir(folder).env_clear();
    let mut times = Vec::new();
    for _ in 0..LONG_TRIES {
        let (mut process, ready) = Process::start(&mut command).await?;
        times.push(ready);
        process.stop()?;
    }
    figures.add("start of the program until it is ready (ms)", milliseconds(at(50, &times)));
    let (process, _) = Process::start(&mut command).await?;
    figures.add("its memory then (MiB)", process.memory()?);
    for (page, part) in PAGES {
        let mark = if page.contains('?') { '&' } else { '?' };
        let addresses = (1..=PAGE_TRIES).map(|number| format!("http://127.0.0.1:{port}{page}{mark}{part}={number}"));
        ask_for(&format!("page {page}"), addresses, figures).await?;
    }
    let middle = middle(rapporteur::app::open(&life::config(folder)?).await?.register());
    let days = (0..LONG_TRIES).map(|day| middle - SignedDuration::from_hours(24 * i64::try_from(day).unwrap_or(0)));
    let addresses = days.map(|day| format!("http://127.0.0.1:{port}/?as-of={}", day.strftime("%Y-%m-%d")));
    ask_for("page / as it was", addresses, figures).await?;
    figures.add("its memory after pages (MiB)", process.memory()?);
    Ok(())
}

/// Asks for a page under several addresses.
async fn ask_for(name: &str, addresses: impl Iterator<Item = String>, figures: &mut Figures) -> anyhow::Result<()> {
    let (mut times, mut bytes) = (Vec::new(), 0);
    for address in addresses {
        let started = now();
        bytes = reqwest::get(address).await?.error_for_status()?.bytes().await?.len();
        times.push(started.elapsed());
    }
    figures.add(format!("{name} (ms)"), milliseconds(at(50, &times)));
    figures.add(format!("{name} (KiB)"), mebibytes(bytes as u64) * 1024.0);
    Ok(())
}

/// The moment in the middle of a record.
fn middle(register: &Register) -> Timestamp {
    let begin = register.groups().map(|group| group.proposed_at).min().unwrap_or_default();
    begin + register.at().unwrap_or_default().duration_since(begin) / 2
}

/// A task in a process of its own: how long it takes, and how much memory at most.
fn in_a_process(task: &str, folder: &Path, figures: &mut Figures) -> anyhow::Result<()> {
    let (mut times, mut peak) = (Vec::new(), String::new());
    for _ in 0..LONG_TRIES {
        let mut command = Command::new(std::env::current_exe()?);
        let status = command.args(["task", task]).arg(folder).stdout(Stdio::null()).status()?;
        ensure!(status.success(), "{task} failed");
        let words = std::fs::read_to_string(folder.join("task"))?;
        let (time, memory) = words.split_once(' ').context("the figures of a task")?;
        times.push(Duration::from_secs_f64(time.parse()?));
        memory.clone_into(&mut peak);
    }
    figures.add(format!("{task} (ms)"), milliseconds(at(50, &times)));
    figures.add(format!("{task}, most memory (MiB)"), peak.parse()?);
    Ok(())
}

/// Performs a task and leaves its figures in the folder.
async fn perform(task: &str, folder: &Path) -> anyhow::Result<()> {
    use rapporteur::base::config::Examined;
    use rapporteur::cli::export::ExportFormat;
    let config = life::config(folder)?;
    let started = now();
    match task {
        "open" => drop(rapporteur::app::open(&config).await?),
        "check" => drop(rapporteur::cli::check::run(&Examined { config, ..Examined::default() }, false).await?),
        "export" => rapporteur::cli::export::run(None, ExportFormat::Json, false, &config).await?,
        "export journal" => rapporteur::cli::export::run(None, ExportFormat::Journal, false, &config).await?,
        _ => bail!("there is no task {task}"),
    }
    let time = started.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("the memory of a process")?;
    let memory: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(std::fs::write(folder.join("task"), format!("{time} {}", memory / 1024.0))?)
}

/// What the desk answers, one thing after another.
async fn answers(folder: &Path, figures: &mut Figures) -> anyhow::Result<()> {
    let mut desk = rapporteur::app::open(&life::config(folder)?).await?;
    let time = desk.register().at().context("something was recorded")? + SignedDuration::from_mins(1);
    let past = middle(desk.register());
    desk.due(time).await?;
    let mut asking = Asking { desk, time, asked: 0 };
    for (name, text) in COMMANDS {
        asking.ask(name, text, TRIES, figures).await?;
    }
    let text = format!("/status WG-N0 as-of: {}", past.strftime("%Y-%m-%d"));
    asking.ask("status as it was", &text, LONG_TRIES, figures).await?;
    let mut times = Vec::new();
    for _ in 0..TRIES {
        let started = now();
        asking.desk.due(asking.time).await?;
        times.push(started.elapsed());
    }
    figures.add("a tick with nothing due (µs)", milliseconds(at(50, &times)) * 1000.0);
    // Among them that in which the digests of all rooms are due.
    let (mut longest, end) = (Duration::ZERO, asking.time + SignedDuration::from_hours(7 * 24));
    while let Some(due) = asking.desk.next_due().filter(|at| *at <= end) {
        let started = now();
        asking.desk.due(due).await?;
        longest = longest.max(started.elapsed());
    }
    figures.add("the longest tick of a week (ms)", milliseconds(longest));
    Ok(())
}

/// Somebody who asks one thing after another.
struct Asking {
    desk: Desk<SqlJournal>,
    time: Timestamp,
    asked: u64,
}

impl Asking {
    async fn ask(&mut self, name: &str, text: &str, tries: usize, figures: &mut Figures) -> anyhow::Result<()> {
        let mut times = Vec::new();
        for _ in 0..tries {
            self.asked += 1;
            let heard = life::heard(life::plenary(), "lynn", text.to_owned(), self.time);
            let heard = [Heard { cause: format!("$asked-{}", self.asked), ..heard }];
            let started = now();
            let result = self.desk.process(&heard, &Notes::default(), self.time).await?;
            times.push(started.elapsed());
            ensure!(!result.posts.is_empty(), "{text} was not answered");
        }
        figures.add(format!("answer to {name} (ms)"), milliseconds(at(50, &times)));
        Ok(())
    }
}

/// Runs the program in a folder.
fn program(folder: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let mut command = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_rapporteur")));
    let status = command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "far below the numbers at which this loses digits")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
