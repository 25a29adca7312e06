//! `export`: the register, now or as it was, as JSON, CSV, Markdown or lines of the journal.

use std::io::{BufWriter, Write};

use anyhow::Context;
use clap::ValueEnum;
use commands::export::{Export, markdown};
use commands::time::when;
use jiff::tz::TimeZone;

use crate::app::look;
use crate::base::clock::{SystemTime, Time};
use crate::base::config::Config;
use crate::cli::print;
use crate::journal::{self, Journal};

/// In which form the register is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExportFormat {
    /// The whole register as one object.
    Json,
    /// The table, a row for each group.
    Csv,
    /// The table, to be read.
    Md,
    /// Every event, person and text, and what stands beside, a line of JSON each: `import` takes it.
    Journal,
}

/// The mark by which a spreadsheet that is opened by a double click knows that a file is in UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes the register to standard output. With `bom` a table of CSV begins with a byte order mark.
///
/// # Errors
///
/// When the moment is none, or the database cannot be read.
pub async fn run(as_of: Option<&str>, format: ExportFormat, bom: bool, config: &Config) -> anyhow::Result<()> {
    let as_of = match as_of {
        Some(words) => Some(
            when::moment(words, &TimeZone::UTC, SystemTime.now(), &when::ENGLISH)
                .ok()
                .map(|read| read.instant)
                .with_context(|| {
                    format!("\"{words}\" is neither a time like 2017-04-11T22:00:00Z nor a date like 2017-04-11")
                })?,
        ),
        None => None,
    };
    // With this all events are read once, so that nothing is written of a journal that cannot be read.
    let mut desk = look(config).await?;
    if matches!(format, ExportFormat::Journal) {
        let mut out = BufWriter::new(std::io::stdout());
        journal::export_ndjson(desk.journal(), as_of, &mut out).await?;
        out.flush().context("nothing can be printed")?;
    } else {
        let register = match as_of {
            Some(at) => desk.as_of(at).await?,
            None => desk.register().clone(),
        };
        let export = Export::from_register(&register, &config.organisation, as_of);
        print(&match format {
            ExportFormat::Csv if bom => format!("{BYTE_ORDER_MARK}{}", table(&export)?),
            ExportFormat::Csv => table(&export)?,
            ExportFormat::Md => markdown(&export, &config.organisation),
            ExportFormat::Json | ExportFormat::Journal => export.json()?,
        })?;
    }
    Ok(desk.into_journal().close().await?)
}

/// The columns of the table.
const COLUMNS: [&str; 14] = [
    "code",
    "category",
    "title",
    "state",
    "new_this_cycle",
    "status_line",
    "note",
    "members",
    "others",
    "comments",
    "supporters",
    "commenters",
    "proposed_facilitators",
    "documents",
];

/// The table as CSV.
fn table(export: &Export) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for group in &export.groups {
        let members = group.members();
        let documents: Vec<&str> = group.documents.iter().map(|document| document.url.as_str()).collect();
        let row = [
            group.code.to_string(),
            group.category.clone(),
            group.title.clone(),
            group.state.to_string(),
            group.new_this_cycle.to_string(),
            group.status_line.clone().unwrap_or_default(),
            group.note.clone().unwrap_or_default(),
            members.to_string(),
            (group.supporters.len() - members).to_string(),
            group.comments.len().to_string(),
            group.supporter_names().join("; "),
            group.commenter_names().join("; "),
            group.proposed_facilitators.join("; "),
            documents.join("; "),
        ];
        writer.write_record(row.map(harmless))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// A cell that no spreadsheet takes for a formula: those that begin like one get an apostrophe before them.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}
