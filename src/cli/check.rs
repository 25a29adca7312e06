//! `check`: what is wrong with configuration, database and journal, where, and what to do.
//!
//! What keeps `run` from its work, or is not as it was recorded, is `wrong:`, and the exit status is 1. What is only unwise is
//! `look:`.

mod copies;
mod setting;

use std::collections::BTreeSet;
use std::process::ExitCode;

use commands::record::{Person, Platform, Role, TextId};
use commands::render::plain::visible;
use commands::spelling::count;
use jiff::tz::TimeZone;
use strum::VariantArray as _;

use crate::base::clock::{SystemTime, Time as _};
use crate::base::config::{Config, Database, Examined};
use crate::cli::print;
use crate::journal::marks::CHECKPOINT;
use crate::journal::{Journal, JournalError, SqlJournal, beside};
use crate::log::{self, Checkpoint, Contents, Guard, LogEntry, NotTrusted, Order, Tree};

/// What was found.
#[derive(Debug, Default)]
struct CheckReport {
    good: Vec<String>,
    odd: Vec<String>,
    bad: Vec<String>,
    /// Whether it is not known who is in office, since what the configuration says of it cannot be read.
    lacks_roles: bool,
}

/// Looks at everything and says what it found; fails when something is wrong. A copy may lack what was signed after it was
/// made.
///
/// # Errors
///
/// When nothing can be printed.
pub async fn run(examined: &Examined, is_copy: bool) -> anyhow::Result<ExitCode> {
    let config = &examined.config;
    let mut findings = CheckReport { lacks_roles: !examined.is_good("roles"), ..CheckReport::default() };
    if examined.faults.is_empty() {
        findings.good.push("configuration".to_owned());
    }
    findings.bad.extend(examined.faults.iter().map(ToString::to_string));
    let today = TimeZone::UTC.to_datetime(SystemTime.now()).date();
    setting::look(examined, today, &mut findings);
    // Where both or neither of them are given, that was said above.
    let has_key =
        config.checkpoint.as_ref().is_some_and(|checkpoint| checkpoint.key.is_some() != checkpoint.key_file.is_some());
    let guard = log::guard(config).unwrap_or_else(|error| {
        findings.bad.extend(has_key.then(|| format!("{error:#}")));
        None
    });
    match config.database.checked() {
        Ok(_) => database(config, guard.as_ref(), is_copy, &mut findings).await,
        Err(error) => findings.bad.push(error.to_string()),
    }
    services(examined, &mut findings);
    copies::look(&config.operation, today, &mut findings);
    let good = findings.good.iter().map(|finding| format!("ok: {finding}\n"));
    let odd = findings.odd.iter().map(|finding| format!("look: {finding}\n"));
    let bad = findings.bad.iter().map(|finding| format!("wrong: {finding}\n"));
    print(&visible(&good.chain(odd).chain(bad).collect::<String>()))?;
    Ok(if findings.bad.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What `run` would join and serve. Of a table with faults what is read is not all that is meant.
fn services(examined: &Examined, findings: &mut CheckReport) {
    let config = &examined.config;
    let reached = Platform::VARIANTS.iter().filter(|platform| examined.is_good(&platform.to_string()));
    findings.good.extend(reached.filter_map(|platform| on_platform(*platform, config)));
    if let Some(web) = config.web.as_ref().filter(|_| examined.is_good("web")) {
        let public = match &web.public_url {
            Some(url) => format!("known to the public as {url}"),
            None => {
                "without an address for the public: give public_url, so that the bot can say where it is".to_owned()
            }
        };
        findings.good.push(format!("web: on {}, {public}; `rapporteur run` serves it", web.listen));
    }
}

/// What `run` would do on a platform, if it is configured.
fn on_platform(platform: Platform, config: &Config) -> Option<String> {
    match platform {
        // It needs no table: somebody sits there.
        Platform::Console => None,
        Platform::Matrix => config.matrix.as_ref().map(|matrix| {
            format!("matrix: {} on {}; `rapporteur run` joins its rooms", matrix.user, matrix.homeserver)
        }),
        Platform::Discord => config.discord.as_ref().map(|discord| {
            let place =
                discord.guild.map_or_else(|| "all its servers".to_owned(), |guild| format!("the server {guild}"));
            format!("discord: application {} in {place}; `rapporteur run` joins it", discord.application)
        }),
        Platform::Mail => config.mail.as_ref().map(|mail| {
            let list =
                mail.list.as_ref().map_or_else(|| "no list".to_owned(), |list| format!("the list {}", list.address));
            let people = match config.organisation.public_url {
                Some(_) => "and to people who ask for it",
                None => "and to no people: they could not stop it. Give web.public_url",
            };
            format!("mail: by {} to {list} {people}; `rapporteur run` sends it", mail.server)
        }),
    }
}

/// Looks at a database without changing it.
async fn database(config: &Config, guard: Option<&Guard>, is_copy: bool, findings: &mut CheckReport) {
    let url = &config.database;
    let mut journal = match SqlJournal::look(&url.url).await {
        Ok(journal) => journal,
        Err(JournalError::Absent(None)) => {
            findings.good.push(format!("database {url}: not there yet; it is made at the first start"));
            nobody_in_office(config, &[], findings);
            return;
        }
        Err(error) if error.is_away() && url.is_postgres() => {
            let asked = "Does the server run, and is the address right? `rapporteur run` waits for it";
            findings.odd.push(format!("database {url}: {error}. {asked}"));
            return;
        }
        Err(error) => {
            let asked = match &error {
                error if error.is_damage() => DAMAGED,
                JournalError::Foreign | JournalError::TooNew | JournalError::Log | JournalError::SeveralServers => "",
                _ if url.is_postgres() => "Does the server run, and does it let this user in?",
                _ => "Is the path right, and may this user read it?",
            };
            findings.bad.push(format!("database {url}: {error}. {asked}").trim_end().to_owned());
            return;
        }
    };
    let damage = match journal.damage().await {
        Ok(damage) => damage,
        Err(error) if error.is_damage() => Some(error.to_string()),
        Err(error) => {
            findings.bad.push(format!("database {url}: {error}. {}", advice(&error, url)));
            None
        }
    };
    if let Some(damage) = &damage {
        findings.bad.push(format!("database {url}: it is damaged: {damage}. {DAMAGED}"));
    }
    match looked_through(&mut journal, config, (guard, is_copy), findings).await {
        Ok(summary) => findings.good.extend(damage.is_none().then(|| format!("database {url}: {summary}"))),
        // Of a damaged file the rest is no news.
        Err(error) if damage.is_some() && error.is_damage() => {}
        Err(error) => findings.bad.push(format!("database {url}: {error}. {}", advice(&error, url))),
    }
    if let Err(error) = journal.close().await {
        findings.bad.push(format!("database {url}: {error}"));
    }
}

/// What to do about a damaged database.
const DAMAGED: &str = "Stop the bot, keep a copy of the files, and go back to a backup.";

fn advice(error: &JournalError, url: &Database) -> &'static str {
    match error {
        error if error.is_damage() => DAMAGED,
        JournalError::Event { .. } | JournalError::TooNew => {
            "A later version of rapporteur wrote this: install that version, or go back to a backup."
        }
        JournalError::Row { .. } => "This was changed by something else than rapporteur: go back to a backup.",
        _ if url.is_postgres() => "The log of the server may tell more.",
        _ => "Is the disk full or read-only?",
    }
}

async fn looked_through(
    journal: &mut SqlJournal,
    config: &Config,
    (guard, is_copy): (Option<&Guard>, bool),
    findings: &mut CheckReport,
) -> Result<String, JournalError> {
    let organisation = &config.organisation;
    // A database of the first version has no place for marks. Whatever else is wrong with it is found below.
    let mark = journal.mark(CHECKPOINT).await.ok().flatten();
    let evidence = match guard {
        Some(guard) => guard.evidence(journal).await.ok(),
        None => None,
    };
    let (mut rows, mut tree, mut order) = (beside::StatedRows::default(), Tree::default(), Order::default());
    let is_signed = guard.is_some() || mark.is_some();
    let belongings = log::read(journal, |recorded| {
        order.take(recorded);
        rows.take(recorded);
        if is_signed {
            tree.push(LogEntry::of(recorded));
        }
    });
    let belongings = belongings.await?;
    findings.bad.extend(order.bad);
    match (guard, evidence) {
        (Some(guard), Some(evidence)) => held_against(guard, evidence, &tree, is_copy, findings),
        _ => findings.of(mark.map(|mark| without_key(&mark, &tree))),
    }
    findings.bad.extend(rows.faults(&belongings).iter().map(log::advised));
    let kept: BTreeSet<TextId> = belongings.texts.iter().map(|text| text.id).collect();
    let is_there = |text| kept.contains(&text);
    if !rows.state_people() && !belongings.people.is_empty() {
        let gone = rows.texts_gone(is_there).len();
        let gone = match gone {
            0 => String::new(),
            gone => format!(", and takes down what is gone with deleted messages ({})", count(gone, "text")),
        };
        findings.odd.push(format!(
            "names and roles are in no row yet, since an earlier version wrote this journal: the next start states them{gone}"
        ));
    }
    let erased = rows.number_gone(is_there);
    let mut register = rows.register;
    register.add_belongings(&belongings.people, &belongings.texts);
    for group in register.groups() {
        if !organisation.categories.iter().any(|category| category.key == group.category) {
            findings.bad.push(format!(
                "group {} is in category \"{}\", which the configuration does not have: add it to organisation.categories",
                group.code, group.category
            ));
        }
    }
    nobody_in_office(config, &belongings.people, findings);
    let unsaid = journal.undelivered_in_all().await?;
    Ok(Contents::new(order.number, &register, &belongings, erased, unsaid).to_string())
}

/// Where nobody can decide.
fn nobody_in_office(config: &Config, people: &[Person], findings: &mut CheckReport) {
    if findings.lacks_roles {
        return;
    }
    let organisation = &config.organisation;
    let is_chair = people.iter().any(|person| organisation.role_of(person) == Role::Chair);
    let is_given = organisation.roles.of_platforms.iter().any(|(_, role)| *role == Role::Chair);
    if !is_chair && !is_given && organisation.roles.chair.is_empty() {
        findings.odd.push(setting::NO_CHAIR.to_owned());
    }
    findings.odd.extend(setting::without_office(config, people.iter()));
}

impl CheckReport {
    fn of(&mut self, finding: Option<Result<String, String>>) {
        match finding {
            Some(Ok(good)) => self.good.push(good),
            Some(Err(bad)) => self.bad.push(bad),
            None => {}
        }
    }
}

/// Whether the journal is the one that was signed.
fn held_against(guard: &Guard, evidence: log::Evidence, tree: &Tree, is_copy: bool, findings: &mut CheckReport) {
    let judgement = guard.judge(evidence, tree);
    findings.good.extend(judgement.in_words(guard.log()));
    findings.odd.extend(judgement.by_others.iter().map(|(source, origin)| {
        format!("{source} is signed with an earlier key, for the log {origin}: what counts is the checkpoint beside the new key")
    }));
    for fault in &judgement.faults {
        match fault {
            NotTrusted::Cut { rows, size, .. } if is_copy => findings.odd.push(format!(
                "this copy has {rows} rows, and {size} were signed since: `run` refuses to go on from it, since it would sign another \
                 past"
            )),
            fault => findings.bad.push(fault.to_string()),
        }
    }
    if judgement.faults.is_empty()
        && !judgement.fits.iter().any(|(source, _)| matches!(source, log::CheckpointSource::File(_)))
    {
        findings.odd.extend(
            (tree.size() > 0).then(|| "no checkpoint is kept beside the key yet: the next start writes it".to_owned()),
        );
    }
}

/// Whether the journal begins with what was signed last, by a mark whose signature nobody can look at.
fn without_key(mark: &str, tree: &Tree) -> Result<String, String> {
    let checkpoint = Checkpoint::read(mark).map_err(|error| format!("the last checkpoint: {error}"))?;
    let (log, size) = (checkpoint.origin(), checkpoint.size());
    if tree.begins_with(&checkpoint) {
        return Ok(format!(
            "checkpoint of {log}: its {size} rows are those of the journal; without the key its signature is not looked at"
        ));
    }
    Err(format!(
        "checkpoint of {log}: the first {size} rows of the journal are not those that were signed. Go back to a backup."
    ))
}
