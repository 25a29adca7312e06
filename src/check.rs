//! `check`: what is wrong with the database and the journal, where, and what to do.

use std::collections::BTreeSet;
use std::process::ExitCode;

use commands::kit::plain::visible;
use commands::kit::reply::count;
use commands::organisation::Organisation;
use commands::register::{Recorded, Register, Seq, TextId};
use jiff::Timestamp;

use crate::config::{Config, Database};
use crate::journal::{Journal, JournalError, SqlJournal};
use crate::print;
use crate::transparency::{CHECKPOINT, Checkpoint, Entry, Tree};

/// What was found.
#[derive(Debug, Default)]
struct Findings {
    good: Vec<String>,
    bad: Vec<String>,
}

/// Looks at everything and says what it found; fails when something is wrong.
///
/// # Errors
///
/// When nothing can be looked at.
pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    config.database.checked()?;
    let mut findings = database(&config.database, &config.organisation).await;
    findings.good.insert(0, "configuration".to_owned());
    findings.good.extend(without_rules(&config.organisation));
    if let Some(matrix) = &config.matrix {
        findings
            .good
            .push(format!("matrix: {} on {}; `rapporteur run` joins its rooms", matrix.user, matrix.homeserver));
    }
    if let Some(discord) = &config.discord {
        let place = discord.guild.map_or_else(|| "all its servers".to_owned(), |guild| format!("the server {guild}"));
        let application = discord.application;
        findings.good.push(format!("discord: application {application} in {place}; `rapporteur run` joins it"));
    }
    if let Some(web) = &config.web {
        let public = match &web.public_url {
            Some(url) => format!("known to the public as {url}"),
            None => {
                "without an address for the public: give public_url, so that the bot can say where it is".to_owned()
            }
        };
        findings.good.push(format!("web: on {}, {public}; `rapporteur run` serves it", web.listen));
    }
    if let Some(mail) = &config.mail {
        let list = mail.list.as_ref().map_or_else(|| "no list".to_owned(), |list| format!("the list {}", list.email));
        let people = match config.organisation.public_url {
            Some(_) => "and to people who ask for it",
            None => "and to no people: they could not stop it. Give web.public_url",
        };
        findings.good.push(format!("mail: by {} to {list} {people}; `rapporteur run` sends it", mail.server));
    }
    let good = findings.good.iter().map(|finding| format!("ok: {finding}\n"));
    let bad = findings.bad.iter().map(|finding| format!("wrong: {finding}\n"));
    print(&visible(&good.chain(bad).collect::<String>()))?;
    Ok(if findings.bad.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The categories whose groups are decided without any rule, which may not be meant.
fn without_rules(organisation: &Organisation) -> Option<String> {
    let categories = organisation.categories.iter().filter(|category| category.rules.is_empty());
    let keys: Vec<&str> = categories.map(|category| category.key.as_str()).collect();
    let asks_nothing = "nothing is asked for before their groups are approved";
    (!keys.is_empty()).then(|| format!("categories without rules: {}; {asks_nothing}", keys.join(", ")))
}

/// What is in a copy of a database.
///
/// # Errors
///
/// What is wrong with it.
pub(crate) async fn of_copy(url: &str, organisation: &Organisation) -> anyhow::Result<String> {
    let mut journal = SqlJournal::look(url).await?;
    let mut findings = Findings::default();
    let summary = looked_through(&mut journal, organisation, &mut findings).await?;
    journal.close().await?;
    // What the configuration lacks is no fault of the copy, and `check` says it.
    match findings.bad.into_iter().find(|finding| finding.starts_with("journal row")) {
        Some(finding) => anyhow::bail!("the copy is not whole: {finding}"),
        None => Ok(summary),
    }
}

/// Looks at a database without changing it.
async fn database(url: &Database, organisation: &Organisation) -> Findings {
    let mut findings = Findings::default();
    let mut journal = match SqlJournal::look(&url.url).await {
        Ok(journal) => journal,
        Err(JournalError::Absent(None)) => {
            findings.good.push(format!("database {url}: not there yet; it is made at the first start"));
            return findings;
        }
        Err(error) => {
            let asked = if url.is_postgres() {
                "Does the server run, and does it let this user in?"
            } else {
                "Is the path right, and may this user read it?"
            };
            findings.bad.push(format!("database {url}: {error}. {asked}"));
            return findings;
        }
    };
    match looked_through(&mut journal, organisation, &mut findings).await {
        Ok(summary) => findings.good.push(format!("database {url}: {summary}")),
        Err(error) => findings.bad.push(format!("database {url}: {error}. {}", advice(&error, url))),
    }
    if let Err(error) = journal.close().await {
        findings.bad.push(format!("database {url}: {error}"));
    }
    findings
}

fn advice(error: &JournalError, url: &Database) -> &'static str {
    match error {
        JournalError::Event { .. } | JournalError::TooNew => {
            "A later version of rapporteur wrote this: install that version, or go back to a backup."
        }
        JournalError::Row { .. } | JournalError::Words(_) => {
            "This was changed by something else than rapporteur: go back to a backup."
        }
        _ if url.is_postgres() => "The log of the server may tell more.",
        _ => {
            "Is the disk full or read-only? The file itself can be checked with: sqlite3 FILE 'PRAGMA integrity_check'"
        }
    }
}

async fn looked_through(
    journal: &mut SqlJournal,
    organisation: &Organisation,
    findings: &mut Findings,
) -> Result<String, JournalError> {
    // A database of the first version has no place for marks. Whatever else is wrong with it is found below.
    let checkpoint = journal.mark(CHECKPOINT).await.ok().flatten();
    let signed =
        checkpoint.map(|signed| Checkpoint::read(&signed).map_err(|error| format!("the last checkpoint: {error}")));
    let mut rows = Rows { signed, ..Rows::default() };
    journal.each_event(0, Timestamp::MAX, |recorded| rows.take(&recorded)).await?;
    let belongings = journal.belongings().await?;
    if let Some(changed) = belongings.texts.iter().find(|text| !text.is_sound()) {
        return Err(JournalError::Words(changed.id));
    }
    let Rows { mut register, tree, signed, texts, bad, .. } = rows;
    register.add_belongings(&belongings.people, &belongings.texts);
    findings.bad.extend(bad);
    for group in register.groups() {
        if !organisation.categories.iter().any(|category| category.key == group.category) {
            findings.bad.push(format!(
                "group {} is in category \"{}\", which the configuration does not have: add it to organisation.categories",
                group.code, group.category
            ));
        }
    }
    match signed.map(|signed| held_against(&signed?, &tree)) {
        Some(Ok(finding)) => findings.good.push(finding),
        Some(Err(finding)) => findings.bad.push(finding),
        None => {}
    }
    let kept: BTreeSet<TextId> = belongings.texts.iter().map(|text| text.id).collect();
    let erased = texts.difference(&kept).count();
    let unsaid = journal.undelivered_in_all().await?;
    Ok(format!(
        "{}, {}, {} people, {} ({erased} erased), {} not yet delivered",
        count(rows.number, "event"),
        count(register.groups().count(), "group"),
        register.people().len(),
        count(kept.len(), "text"),
        count(unsaid, "message"),
    ))
}

/// What the events come to, one after another.
#[derive(Default)]
struct Rows {
    number: usize,
    /// The number and the time of the last one.
    last: Option<(Seq, Timestamp)>,
    register: Register,
    /// What was signed last, if anything was.
    signed: Option<Result<Checkpoint, String>>,
    tree: Tree,
    /// The texts that stand in them.
    texts: BTreeSet<TextId>,
    is_broken: bool,
    bad: Vec<String>,
}

impl Rows {
    /// Numbers are without gaps, and time never goes back.
    fn take(&mut self, recorded: &Recorded) {
        let Recorded { seq, at, .. } = *recorded;
        let (last, earlier) = self.last.unwrap_or((0, Timestamp::MIN));
        if seq != last + 1 && !self.is_broken {
            self.is_broken = true;
            self.bad.push(format!("journal row {seq}: row {} is missing before it. Go back to a backup.", last + 1));
        }
        if at < earlier {
            self.bad.push(format!("journal row {seq}: its time is before that of the row above. Go back to a backup."));
        }
        self.last = Some((seq, at));
        self.number += 1;
        self.register.apply(recorded);
        if self.signed.is_some() {
            self.tree.push(Entry::of(recorded));
        }
        self.texts.extend(recorded.event.texts());
    }
}

/// Whether the journal begins with what was signed last.
fn held_against(signed: &Checkpoint, tree: &Tree) -> Result<String, String> {
    if tree.begins_with(signed) {
        return Ok(format!("checkpoint of {}: its {} rows are those of the journal", signed.origin(), signed.size()));
    }
    Err(format!(
        "checkpoint of {}: the first {} rows of the journal are not those that were signed. Go back to a backup.",
        signed.origin(),
        signed.size()
    ))
}
