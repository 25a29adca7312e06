//! The command line.

use std::io::{ErrorKind, IsTerminal, Write};
#[cfg(feature = "web")]
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::{Context as _, bail};
use clap::builder::NonEmptyStringValueParser;
use clap::error::ErrorKind as UsageError;
use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use commands::catalogue::COMMANDS;
use commands::render::page;
use commands::render::plain::visible;
use commands::time::zone;
#[cfg(feature = "web")]
use rapporteur::app::serve;
use rapporteur::app::{open_files, run};
use rapporteur::base::config::Config;
use rapporteur::cli::export::ExportFormat;
#[cfg(all(feature = "discord", feature = "matrix"))]
use rapporteur::cli::setup;
use rapporteur::cli::{backup, check, demo, export, import, key, minutes, online, print, replay, terminal, verify};
use rapporteur::delivery::DeliveryError;
use tracing::{Level, Metadata};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::prelude::*;

/// A chat bot that keeps the record of international working groups.
///
/// Without a command: a terminal room on your own register.
#[derive(Debug, Parser)]
#[command(version, long_version = VERSION.as_str())]
struct Arguments {
    /// The configuration; rapporteur.toml if it is there.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where the record is kept: sqlite:PATH, sqlite::memory: or postgres://USER@HOST/NAME [default: sqlite:rapporteur.db]
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    #[command(subcommand)]
    task: Option<Task>,
}

/// What the program is, and of which editions it knows time zones and places.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let (zones, places) = (zone::edition(), zone::places_edition());
    format!("{}\ntime zones: {zones}\nplaces: {places}", env!("CARGO_PKG_VERSION"))
});

#[derive(Debug, Subcommand)]
enum Task {
    /// A terminal room with the IGF 2017 example loaded: type /support WG-IMP
    Demo,
    /// Ask for what the bot needs, try each log-in, write the configuration, and let the bot say hello
    #[cfg(all(feature = "discord", feature = "matrix"))]
    Setup {
        /// The answers, in TOML, so that nothing is asked: deploy/setup.md has the keys
        #[arg(long, value_name = "FILE")]
        answers: Option<PathBuf>,
    },
    /// Join the configured rooms, until SIGTERM or SIGINT
    Run {
        /// Take the journal as it is, once, although it is not the one that was signed; the log says why
        #[arg(long, value_name = "WHY", value_parser = NonEmptyStringValueParser::new())]
        trust_journal: Option<String>,
    },
    /// Serve the public record alone, beside the one that runs or on a replica of its database; write nothing
    #[cfg(feature = "web")]
    Serve {
        /// Where to listen, instead of the address in the table [web]
        #[arg(long, value_name = "ADDRESS")]
        listen: Option<SocketAddr>,
    },
    /// Play a transcript through the bot in simulated time; print what everyone would have seen
    Replay {
        /// The transcript; - is standard input
        file: PathBuf,
    },
    /// Take in people (CSV), a register (JSON) or an exported journal; nothing is taken if a row is bad
    Import {
        /// The file; - is standard input
        file: PathBuf,
        /// Say what would change for whom, and record nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Write the register
    Export {
        /// A time (what happened at it is in) or a date (its end, UTC)
        #[arg(long, value_name = "T")]
        as_of: Option<String>,
        /// In which form
        #[arg(long, value_enum, default_value_t = ExportFormat::Json)]
        format: ExportFormat,
        /// With --format csv: begin with a byte order mark, so that Excel shows accents when it opens the file by itself
        #[arg(long)]
        bom: bool,
    },
    /// Write the summary report of a meeting
    Minutes {
        /// The meeting's number
        number: u32,
        /// In which form
        #[arg(long, value_enum, default_value_t = minutes::MinutesFormat::Md)]
        format: minutes::MinutesFormat,
    },
    /// Look at configuration, database and journal: what is wrong, where, and what to do
    Check {
        /// The database is a copy: what was signed after it was made is not missing in it
        #[arg(long)]
        copy: bool,
        /// Log in to what is configured too, and say what lacks there: permissions, power levels, a clock that is off
        #[arg(long)]
        online: bool,
    },
    /// Make a key that signs the head of the journal, and write the public key that goes with it
    Key {
        /// Where the secret key goes; there must be no such file
        file: PathBuf,
        /// The name of the log; by default the address of the public record
        #[arg(long)]
        origin: Option<String>,
    },
    /// Hold an export of the journal against checkpoints, without a database
    Verify {
        /// The file from export --format journal, or - for standard input
        file: PathBuf,
        /// A file with a checkpoint; give it again for more
        #[arg(long, required = true)]
        checkpoint: Vec<PathBuf>,
        /// The public key of the log
        #[arg(long)]
        key: String,
    },
    /// Copy the database, also while it is in use, into a file of SQLite that is not there yet, and look through the copy
    Backup {
        /// The file
        file: PathBuf,
    },
    /// Write the page of all commands
    Commands {
        /// In which form
        #[arg(long, value_enum, default_value_t = PageFormat::Md)]
        format: PageFormat,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PageFormat {
    Md,
    Json,
}

/// What is logged unless `RUST_LOG` says otherwise. The Matrix library reports as errors of its own what is an answer to us.
const LOG: &str = "warn,rapporteur=info,matrix_sdk::http_client=off";

/// The same where somebody is asked or told what is wrong, and libraries would only speak in between.
const QUIET: &str = "error,rapporteur=warn,matrix_sdk=off,matrix_sdk_crypto=off,matrix_sdk_base=off";

/// Whether a line may be logged at all. What the libraries say at `debug` and `trace` has whole messages and tokens in it.
fn is_discreet(line: &Metadata<'_>) -> bool {
    line.target().starts_with("rapporteur") || *line.level() <= Level::INFO
}

/// How many files must be able to be open: a database has four, and the runtime as many.
const LEAST_FILES: usize = 16;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| {
        let is_quiet = match &arguments.task {
            #[cfg(all(feature = "discord", feature = "matrix"))]
            Some(Task::Setup { .. }) => true,
            task => matches!(task, Some(Task::Check { online: true, .. })),
        };
        EnvFilter::new(if is_quiet { QUIET } else { LOG })
    });
    let in_colour = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(in_colour);
    tracing_subscriber::registry().with(lines).with(filter).with(filter_fn(is_discreet)).init();
    match start(arguments) {
        Ok(code) => code,
        // Who reads only the beginning, as head does, has what they wanted.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // When standard error is closed too, the exit status is all that is left to say.
            // It may quote a file or a database, whose words must not drive the terminal.
            let said = visible(&format!("rapporteur: {error:#}")).into_owned();
            let _ = writeln!(std::io::stderr(), "{said}");
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let by_writing = error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe);
    by_writing || error.downcast_ref::<DeliveryError>() == Some(&DeliveryError::Gone)
}

/// Follows the command in a runtime of its own.
fn start(arguments: Arguments) -> anyhow::Result<ExitCode> {
    if let Some(files) = open_files().filter(|files| *files < LEAST_FILES) {
        bail!("{files} files may be open at once, and {LEAST_FILES} are needed at least: raise that with ulimit -n");
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("the system gives too little to begin with")?.block_on(follow(arguments))
}

async fn follow(arguments: Arguments) -> anyhow::Result<ExitCode> {
    #[cfg(all(feature = "discord", feature = "matrix"))]
    if let Some(Task::Setup { answers }) = arguments.task {
        // What is there may be broken, and is not read.
        let (config, database) = (arguments.config.as_deref(), arguments.database.as_deref());
        return setup::run(config, answers.as_deref(), database).await.map(|()| ExitCode::SUCCESS);
    }
    if let Some(Task::Check { copy, online }) = arguments.task {
        let mut examined = Config::examine(arguments.config.as_deref(), std::env::vars_os());
        if let Some(url) = arguments.database {
            examined.config.database.url = url;
        }
        let offline = check::run(&examined, copy).await?;
        return match online {
            true if offline == ExitCode::SUCCESS => online::run(&examined.config).await,
            true => online::run(&examined.config).await.map(|_| offline),
            false => Ok(offline),
        };
    }
    let mut config = Config::load(arguments.config.as_deref(), std::env::vars_os())?;
    if let Some(url) = arguments.database {
        config.database.url = url;
    }
    match arguments.task {
        None => terminal::run(&config).await?,
        Some(Task::Run { trust_journal }) => {
            config.trust_journal = trust_journal;
            run::run(&config).await?;
        }
        #[cfg(feature = "web")]
        Some(Task::Serve { listen }) => serve::serve(&config, listen).await?,
        Some(Task::Demo) => demo::run().await?,
        Some(Task::Replay { file }) => replay::run(&file, &config).await?,
        Some(Task::Import { file, dry_run }) => import::run(&file, dry_run, &config).await?,
        Some(Task::Export { format, bom: true, .. }) if !matches!(format, ExportFormat::Csv) => {
            let what = "--bom is for spreadsheets, with --format csv: other programs do not expect the mark";
            Arguments::command().error(UsageError::ArgumentConflict, what).exit()
        }
        Some(Task::Export { as_of, format, bom }) => export::run(as_of.as_deref(), format, bom, &config).await?,
        Some(Task::Minutes { number, format }) => minutes::run(number, format, &config).await?,
        Some(Task::Backup { file }) => backup::run(&file, &config).await?,
        // They were dealt with above, whatever the configuration is like.
        Some(Task::Check { .. }) => {}
        #[cfg(all(feature = "discord", feature = "matrix"))]
        Some(Task::Setup { .. }) => {}
        Some(Task::Key { file, origin }) => key::make_key(&file, origin, &config).await?,
        Some(Task::Verify { file, checkpoint, key }) => return verify::run(&file, &checkpoint, &key),
        Some(Task::Commands { format: PageFormat::Md }) => {
            print(&page::markdown(COMMANDS, &config.organisation.chair(), config.organisation.language))?;
        }
        Some(Task::Commands { format: PageFormat::Json }) => {
            let (chair, language) = (&config.organisation.chair(), config.organisation.language);
            let entries = page::entries(COMMANDS, chair, language, language);
            print(&(serde_json::to_string_pretty(&entries)? + "\n"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
