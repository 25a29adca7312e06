//! `setup`: asks for what a running bot needs, tries each log-in, writes the configuration, and lets the bot say hello.
//!
//! Nothing is written before everything is answered, so that whoever stops it leaves nothing behind.

mod asker;
mod files;
mod greeting;
mod prompt;
mod question;
mod sections;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use commands::record::{Platform, Role};
use toml::Table;

use self::asker::Asker;
use self::files::FilePlan;
use self::prompt::Stopped;
use crate::base::config::{Config, DEFAULT_FILE};
use crate::cli::{import, print};
use crate::journal::{Journal as _, JournalError, SqlJournal};

/// How often a log-in is tried before somebody may leave it out.
const TRIES: usize = 3;

/// What is said first.
const GREETING: &str = "\
This asks for what Rapporteur needs, tries each log-in, and writes the configuration at the end.
Press Enter to take what stands in brackets. Ctrl-C stops, and nothing is written.

";

/// Asks at the terminal, or takes the answers from a file, and sets the bot up.
///
/// # Errors
///
/// When something is missing in the file of answers or is wrong, when somebody stops it, or when something cannot be written.
pub async fn run(config: Option<&Path>, answers: Option<&Path>, database: Option<&str>) -> anyhow::Result<()> {
    let path = config.map_or_else(|| PathBuf::from(DEFAULT_FILE), Path::to_path_buf);
    let mut asker = match answers {
        Some(answers) => Asker::from_file(answers)?,
        None => Asker::at_the_terminal()?,
    };
    let written = write(&mut asker, &path, database).await;
    let (answered, written) = written.map_err(|error| match error.is::<Stopped>() {
        true => anyhow::anyhow!("stopped: nothing was written"),
        false => error,
    })?;
    let after = after(&mut asker, &answered, &written, config).await;
    let name = path.display();
    after.map_err(|error| match error.is::<Stopped>() {
        true => anyhow::anyhow!("stopped: {name} is written, and the rest was left out"),
        false => error.context(format!("{name} is written, but then")),
    })
}

/// Asks for everything and writes it. Gives what was answered, and what can be read of it now.
async fn write(asker: &mut Asker, path: &Path, database: Option<&str>) -> anyhow::Result<(Table, Config)> {
    let mut agreed = false;
    if path.exists() {
        agreed = asker.may_overwrite(&path.display().to_string(), "is")?;
        if !agreed {
            bail!("{} is left as it is: name another file with --config", path.display());
        }
    }
    if asker.is_typed() {
        print(GREETING)?;
    }
    let answered = ask(asker, path, database).await?;
    let plan = FilePlan::of(&answered, path);
    let there: Vec<String> = plan.there().iter().map(|file| file.display().to_string()).collect();
    if !agreed && !there.is_empty() {
        let are = if there.len() == 1 { "is" } else { "are" };
        if !asker.may_overwrite(&there.join(" and "), are)? {
            bail!("nothing was written: move away what is there, or name another configuration with --config");
        }
    }
    plan.write()?;
    for file in plan.files() {
        print(&format!("Written: {}\n", file.display()))?;
    }
    let mut config = Config::load(Some(path), std::env::vars_os())?;
    if let Some(url) = database {
        url.clone_into(&mut config.database.url);
    }
    Ok((answered, config))
}

/// Asks for everything that the configuration needs.
async fn ask(asker: &mut Asker, path: &Path, database: Option<&str>) -> anyhow::Result<Table> {
    let mut answered = Table::new();
    sections::organisation(asker, &mut answered)?;
    let url = database.map_or_else(|| Config::default().database.url, str::to_owned);
    loop {
        let url = sections::database(asker, &mut answered, &url)?;
        match reach(&url).await {
            Ok(()) => break,
            Err(fault) => asker.again(fault)?,
        }
    }
    loop {
        sections::matrix(asker, &mut answered, path).await?;
        sections::discord(asker, &mut answered).await?;
        sections::web(asker, &mut answered)?;
        if ["matrix", "discord", "web"].iter().any(|section| answered.contains_key(*section)) {
            return Ok(answered);
        }
        asker.again(anyhow::anyhow!(
            "there is nothing to run yet: use Matrix or Discord, or serve a public record (the tables [matrix], [discord], [web])"
        ))?;
    }
}

/// Whether a database can be used. One of SQLite that is not there yet is made at the first start.
async fn reach(url: &str) -> anyhow::Result<()> {
    let mut config = Config::default();
    url.clone_into(&mut config.database.url);
    let cannot = || format!("database.url: {} cannot be used", config.database);
    match SqlJournal::look(config.database.checked()?).await {
        Ok(journal) => journal.close().await.with_context(cannot),
        Err(JournalError::Absent(None)) => Ok(()),
        Err(error) => Err(error).with_context(cannot),
    }
}

/// What can be done once the configuration is there: hello, people, and what comes next.
async fn after(asker: &mut Asker, answered: &Table, config: &Config, path: Option<&Path>) -> anyhow::Result<()> {
    if let Some(words) = without_a_chair(config) {
        print(&words)?;
    }
    greeting::on_discord(asker, answered, config).await?;
    greeting::on_matrix(asker, answered, config).await?;
    loop {
        let Some(file) = asker.answer(&question::PEOPLE, None)? else { break };
        match import::run(Path::new(&file), false, config).await {
            Ok(()) => break,
            Err(fault) => {
                asker.forget(&question::PEOPLE);
                asker.again(fault.context("people.file"))?;
            }
        }
    }
    let program =
        path.map_or_else(|| "rapporteur".to_owned(), |path| format!("rapporteur --config {}", path.display()));
    print(&format!("Done. `{program} check` looks at it again, and `{program} run` starts the bot.\n"))
}

/// What is said when no chair can reach the bot.
fn without_a_chair(config: &Config) -> Option<String> {
    let is_used = |platform: Platform| match platform {
        Platform::Matrix => config.matrix.is_some(),
        Platform::Discord => config.discord.is_some(),
        Platform::Console => true,
        Platform::Mail => false,
    };
    let is_given = config.roles.of_platforms.iter().any(|(_, role)| *role == Role::Chair);
    let can_reach =
        config.roles.chair.iter().any(|account| is_used(account.platform)) || is_given && is_used(Platform::Discord);
    (!can_reach).then(|| {
        "Note: roles.chair has no account on a platform that is used, so nobody there can say what a room is for.\n"
            .to_owned()
    })
}
