//! `import`: people from CSV, a register from JSON, or a journal as it was exported. Everything is checked first; nothing is taken if a row is bad.

mod consultation;
mod file;
mod journal;
mod meeting;
mod people;
mod register;

use std::fmt;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail};
use commands::organisation::Organisation;
use commands::record::chance::Chance;
use commands::record::{Person, Recorded, Register};
use commands::render::plain::visible;
use commands::spelling::count;
use commands::time::when;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;

use crate::app::{desk_on, open_to_record};
use crate::base::clock::{self, SystemTime, Time};
use crate::base::config::Config;
use crate::cli::print;
use crate::desk::{Desk, time_of_statement};
use crate::journal::{Batch, Journal, JournalError, SqlJournal};

use journal::Moved;

pub use journal::{event, journal};
pub use people::{PeopleFile, people};
pub use register::register;

/// Takes a file, or standard input for `-`, into the configured database; in a dry run it only says what that would change.
///
/// # Errors
///
/// When the file cannot be read, a row is bad, or nothing can be recorded.
pub async fn run(file: &Path, dry_run: bool, config: &Config) -> anyhow::Result<()> {
    let name = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).context("standard input cannot be read")?;
    } else {
        bytes = std::fs::read(file).with_context(|| format!("{name} cannot be read"))?;
    }
    let text = file::text_of(bytes).map_err(|fault| anyhow::anyhow!("{name} {fault}"))?;
    if let Some(what) = file::is_something_else(&text) {
        bail!("{name} {what}");
    }
    let mut desk = if dry_run { look_or_empty(config).await? } else { open_to_record(config).await? };
    let taken_in = if journal::is_journal(&text) {
        take_journal(&text, &mut desk, dry_run).await
    } else if text.trim_start().starts_with('{') {
        take_register(&text, &mut desk, dry_run).await
    } else {
        take_people(&text, &mut desk, dry_run).await
    };
    let taken_in = taken_in.with_context(|| name)?;
    desk.into_journal().close().await?;
    print(&visible(&taken_in))?;
    if dry_run { print("This was a dry run: nothing was recorded.\n") } else { Ok(()) }
}

/// A desk only to be looked at: on the configured database, or on an empty one where there is none yet.
async fn look_or_empty(config: &Config) -> anyhow::Result<Desk<SqlJournal>> {
    match SqlJournal::look(config.database.checked()?).await {
        Err(JournalError::Absent(_)) => desk_on(SqlJournal::open("sqlite::memory:").await, config).await,
        looked => desk_on(looked, config).await,
    }
}

/// Records a batch, or does not.
async fn take<J: Journal>(
    desk: &mut Desk<J>,
    dry_run: bool,
    mut make: impl FnMut(&Register, &Organisation) -> anyhow::Result<Batch>,
) -> anyhow::Result<()> {
    if dry_run {
        return make(desk.register(), desk.organisation()).map(|_| ());
    }
    desk.record(make).await.map_err(not_recorded)
}

async fn take_people<J: Journal>(text: &str, desk: &mut Desk<J>, dry_run: bool) -> anyhow::Result<String> {
    let mut chance = Chance::new(clock::seed()?);
    let (mut number, mut report) = (0, Vec::new());
    let led = desk.led_time(SystemTime.now()).await?;
    take(desk, dry_run, |register, organisation| {
        let bar = progress(text.lines().count().saturating_sub(1), "people");
        let file = people(text, register.people(), organisation, &mut chance, &bar);
        bar.finish();
        let PeopleFile { people, report: changes } = file?;
        (number, report) = (people.len(), changes);
        Ok(stated(people, register, led, &mut chance))
    })
    .await?;
    report.push(if number == 1 { "1 person taken in.\n".to_owned() } else { format!("{number} people taken in.\n") });
    Ok(report.join("\n"))
}

/// People who are taken in, with the event that states those who are new or changed. `led` is the present, where a clock leads
/// the journal.
pub fn stated(mut people: Vec<Person>, register: &Register, led: Option<Timestamp>, chance: &mut Chance) -> Batch {
    let at = time_of_statement(register, led);
    let event = register.state(&mut people, &[], || chance.salt());
    let seq = register.head() + 1;
    let cause = format!("people {seq}");
    let stated = event.map(|event| Recorded { seq, cause, ordinal: 0, at, said_at: at, by: None, room: None, event });
    Batch { recorded: stated.into_iter().collect(), people, ..Batch::default() }
}

async fn take_register<J: Journal>(text: &str, desk: &mut Desk<J>, dry_run: bool) -> anyhow::Result<String> {
    if desk.journal().is_done(&register::cause(text)).await? {
        bail!("was imported before: nothing was taken");
    }
    let mut chance = Chance::new(clock::seed()?);
    let now = when::whole_seconds(SystemTime.now());
    let (mut groups, mut events) = (0, 0);
    take(desk, dry_run, |known, organisation| {
        let bar = progress(text.matches("\"code\"").count(), "groups");
        let batch = register(text, known, organisation, &mut chance, now, &bar);
        bar.finish();
        let batch = batch?;
        groups = batch.recorded.iter().filter(|recorded| recorded.event.kind() == "group-proposed").count();
        events = batch.recorded.len();
        Ok(batch)
    })
    .await?;
    Ok(format!("{} taken in, as {}.\n", count(groups, "group"), count(events, "event")))
}

/// Takes in a whole journal, and looks whether what is read from the database then is what was read from the file.
async fn take_journal<J: Journal>(text: &str, desk: &mut Desk<J>, dry_run: bool) -> anyhow::Result<String> {
    let bar = progress(text.lines().count(), "lines");
    let moved = journal::journal(text, &bar);
    bar.finish();
    let Moved { batch, begun } = moved?;
    take(desk, dry_run, |known, _| {
        if known.head() != 0 || !known.people().is_empty() {
            bail!("a journal moves into an empty database, and this one has a record: give another as --database");
        }
        Ok(batch.clone())
    })
    .await?;
    if dry_run {
        return Ok(format!("{} would be taken in.\n", count(batch.recorded.len(), "event")));
    }
    for begun in &begun {
        desk.keep(begun).await?;
    }
    let mut read = Register::default();
    desk.journal().catch_up(&mut read).await?;
    let organisation = desk.organisation();
    if journal::standing(&read, organisation)? != journal::standing(desk.register(), organisation)? {
        bail!("what stands in the database now is not what the journal says: go on with the old one, and report this");
    }
    Ok(format!(
        "{}, {} people and {} taken in. The register is the same, up to event {}.\n",
        count(batch.recorded.len(), "event"),
        batch.people.len(),
        count(batch.texts.len(), "text"),
        read.head(),
    ))
}

fn not_recorded(error: anyhow::Error) -> anyhow::Error {
    if error.is::<JournalError>() { error.context("not recorded") } else { error }
}

/// What is wrong with a file, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadRows(Vec<(usize, String)>);

impl BadRows {
    /// Adds what is wrong with a line. It may quote the file, whose words must neither drive a terminal nor look like another
    /// line.
    fn add(&mut self, line: usize, reason: impl AsRef<str>) {
        self.0.push((line, visible(reason.as_ref()).replace('\n', "\u{240a}")));
    }

    /// What is good where nothing is bad; else all that is, in the order of the file.
    fn or<T>(mut self, good: T) -> Result<T, Self> {
        self.0.sort_by_key(|(line, _)| *line);
        if self.0.is_empty() { Ok(good) } else { Err(self) }
    }
}

impl std::error::Error for BadRows {}

impl fmt::Display for BadRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, reason) in &self.0 {
            writeln!(f, "line {line}: {reason}")?;
        }
        write!(f, "Nothing was imported. Correct the lines above and import again.")
    }
}

/// A progress bar for so many rows, on standard error; drawn only on a terminal.
fn progress(rows: usize, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(rows as u64).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}
