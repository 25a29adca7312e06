//! The command line.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Parser, Subcommand, ValueEnum};
use commands::COMMANDS;
use commands::export::{Export, markdown};
use commands::kit::chance::Chance;
use commands::kit::{page, when};
use jiff::tz::TimeZone;
use rapporteur::clock::{self, SystemTime, Time};
use rapporteur::config::Config;
use rapporteur::desk::Desk;
use rapporteur::journal::{Journal, SqliteJournal};
use rapporteur::replay::Replay;
use rapporteur::terminal::Terminal;
use rapporteur::{check, demo, import, table};
use tracing_subscriber::EnvFilter;

/// A chat bot that keeps the record of international working groups.
///
/// Without a command: a terminal room on your own register.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The configuration; rapporteur.toml if it is there.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where the record is kept: sqlite:PATH or sqlite::memory: [default: sqlite:rapporteur.db]
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// A terminal room with the IGF 2017 example loaded: type /support WG-IMP
    Demo,
    /// Play a transcript through the bot in simulated time; print what everyone would have seen
    Replay {
        /// The transcript; - is standard input
        file: PathBuf,
    },
    /// Take in people (CSV) or a register (JSON); nothing is taken if a row is bad
    Import {
        /// The file; - is standard input
        file: PathBuf,
    },
    /// Write the register
    Export {
        /// A time (what happened at it is in) or a date (its end, UTC)
        #[arg(long, value_name = "T")]
        as_of: Option<String>,
        /// In which form
        #[arg(long, value_enum, default_value_t = ExportFormat::Json)]
        format: ExportFormat,
    },
    /// Look at configuration, database and journal: what is wrong, where, and what to do
    Check,
    /// Write the page of all commands
    Commands {
        /// In which form
        #[arg(long, value_enum, default_value_t = PageFormat::Md)]
        format: PageFormat,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ExportFormat {
    Json,
    Csv,
    Md,
    Journal,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PageFormat {
    Md,
    Json,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter).init();
    match run(arguments).await {
        Ok(code) => code,
        Err(error) => {
            // When standard error is closed too, the exit status is all that is left to say.
            let _ = writeln!(std::io::stderr(), "rapporteur: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let config = Config::load(arguments.config.as_deref(), std::env::vars())?;
    let url = arguments.database.as_deref().unwrap_or(&config.database.url);
    let organisation = config.organisation.clone();
    match arguments.task {
        None => {
            let desk = open(url, &config).await?;
            let speaker = std::env::var("USER").unwrap_or_else(|_| "me".to_owned());
            let greeting =
                format!("This is Rapporteur on {url}. :help tells about this terminal, /help about the bot.");
            let chance = Chance::new(clock::seed()?);
            Terminal::new(desk, SystemTime, speaker, chance).talk(Some(&greeting)).await?;
        }
        Some(Task::Demo) => demo::run(organisation).await?,
        Some(Task::Replay { file }) => {
            let desk = open(url, &config).await?;
            let input: Box<dyn Read> = if file == Path::new("-") {
                Box::new(std::io::stdin())
            } else {
                let file_name = file.display().to_string();
                let text = std::fs::read_to_string(&file).with_context(|| format!("{file_name} cannot be read"))?;
                rapporteur::transcript::read(&text).with_context(|| file_name)?;
                Box::new(std::io::Cursor::new(text))
            };
            let desk = Replay::new(desk, std::io::stdout()).play(std::io::BufReader::new(input)).await?;
            desk.into_journal().close().await?;
        }
        Some(Task::Import { file }) => import_file(&file, url, &config).await?,
        Some(Task::Export { as_of, format }) => export(as_of.as_deref(), format, url, &config).await?,
        Some(Task::Check) => return checked(url, &config).await,
        Some(Task::Commands { format }) => {
            let page = match format {
                PageFormat::Md => page::markdown(COMMANDS),
                PageFormat::Json => serde_json::to_string_pretty(&page::entries(COMMANDS))? + "\n",
            };
            print(&page)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn open(url: &str, config: &Config) -> anyhow::Result<Desk<SqliteJournal>> {
    let journal = SqliteJournal::open(sqlite(url)?).await.with_context(|| format!("the database {url}"))?;
    let desk = Desk::open(journal, config.organisation.clone(), clock::seed()?).await;
    desk.with_context(|| format!("the database {url}"))
}

fn sqlite(url: &str) -> anyhow::Result<&str> {
    if url.starts_with("sqlite:") {
        Ok(url)
    } else {
        bail!("the database \"{url}\": this version keeps its record in SQLite; write sqlite:PATH")
    }
}

async fn import_file(file: &Path, url: &str, config: &Config) -> anyhow::Result<()> {
    let name = file.display();
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("standard input cannot be read")?;
        bytes
    } else {
        std::fs::read(file).with_context(|| format!("{name} cannot be read"))?
    };
    let text = String::from_utf8(bytes)
        .ok()
        .with_context(|| format!("{name} is not in UTF-8: save it so and import again"))?;
    let mut desk = open(url, config).await?;
    let mut chance = Chance::new(clock::seed()?);
    let done = if import::is_register(&text) {
        let now = when::whole_seconds(SystemTime.now());
        let bar = import::progress(text.matches("\"code\"").count(), "groups");
        let batch = import::register(&text, desk.register(), desk.organisation(), &mut chance, now, &bar);
        bar.finish();
        let batch = batch.with_context(|| name.to_string())?;
        let groups = batch.recorded.iter().filter(|recorded| recorded.event.kind() == "group-proposed").count();
        let events = batch.recorded.len();
        if desk.journal().is_done(&batch.causes[0]).await? {
            bail!("{name} was imported before: nothing was taken");
        }
        desk.record(batch).await.context("not recorded")?;
        format!("{groups} groups taken in, as {events} events.\n")
    } else {
        let bar = import::progress(text.lines().count().saturating_sub(1), "people");
        let people = import::people(&text, desk.register().people(), desk.organisation(), &mut chance, &bar);
        bar.finish();
        let people = people.with_context(|| name.to_string())?;
        let number = people.len();
        desk.put_people(people).await.context("not recorded")?;
        format!("{number} people taken in.\n")
    };
    desk.into_journal().close().await?;
    print(&done)
}

async fn export(as_of: Option<&str>, format: ExportFormat, url: &str, config: &Config) -> anyhow::Result<()> {
    let as_of = match as_of {
        Some(words) => Some(when::moment(words, &TimeZone::UTC, SystemTime.now()).with_context(|| {
            format!("\"{words}\" is neither a time like 2017-04-11T22:00:00Z nor a date like 2017-04-11")
        })?),
        None => None,
    };
    let journal = SqliteJournal::look(sqlite(url)?).await.with_context(|| format!("the database {url}"))?;
    let mut desk = Desk::open(journal, config.organisation.clone(), clock::seed()?)
        .await
        .with_context(|| format!("the database {url}"))?;
    let text = if matches!(format, ExportFormat::Journal) {
        rapporteur::journal::lines(desk.journal(), as_of).await?
    } else {
        let register = match as_of {
            Some(at) => desk.as_of(at).await?,
            None => desk.register().clone(),
        };
        let export = Export::of(&register, &config.organisation, as_of);
        match format {
            ExportFormat::Csv => table::csv(&export)?,
            ExportFormat::Md => markdown(&export, &config.organisation),
            ExportFormat::Json | ExportFormat::Journal => export.json()?,
        }
    };
    desk.into_journal().close().await?;
    print(&text)
}

async fn checked(url: &str, config: &Config) -> anyhow::Result<ExitCode> {
    let findings = check::database(sqlite(url)?, &config.organisation).await;
    let platforms = [("matrix", config.matrix.is_some()), ("discord", config.discord.is_some())];
    let platforms: String = platforms
        .into_iter()
        .filter(|(_, configured)| *configured)
        .map(|(name, _)| format!("ok: {name}: configured, but this version does not join its rooms yet\n"))
        .collect();
    let good = findings.good.iter().map(|finding| format!("ok: {finding}\n"));
    let bad = findings.bad.iter().map(|finding| format!("wrong: {finding}\n"));
    print(&["ok: configuration\n".to_owned(), platforms].into_iter().chain(good).chain(bad).collect::<String>())?;
    Ok(if findings.bad.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Who reads only the beginning, as head does, has what they wanted.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("nothing can be printed"),
    }
}
