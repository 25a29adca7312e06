//! `minutes`: the summary report of a meeting as Markdown or HTML.

use anyhow::Context;
use clap::ValueEnum;
use commands::audience::address::{self, Audience};
use commands::features::minutes::report;
use commands::render::document::Document;
use commands::render::names::in_public;

use crate::app::look;
use crate::base::config::Config;
use crate::cli::print;
use crate::journal::Journal;

/// In which form the report is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum MinutesFormat {
    /// Markdown (CommonMark).
    Md,
    /// A page of HTML.
    Html,
}

/// Writes the summary report of a meeting to standard output.
///
/// # Errors
///
/// When there is none, or the database cannot be read.
pub async fn run(number: u32, format: MinutesFormat, config: &Config) -> anyhow::Result<()> {
    let desk = look(config).await?;
    let register = desk.register().clone();
    let meeting = register.meeting(number).with_context(|| format!("there is no meeting {number}"))?;
    meeting.record.as_ref().with_context(|| format!("no minutes of meeting {number} were taken"))?;
    let report = report(meeting, &register, &config.organisation);
    let report = address::told_to(Audience::Public, report, &register, &config.organisation);
    let report = report.with_each(in_public(&register, &config.organisation, config.organisation.language));
    let document = Document { register: &register, mark: "/", language: config.organisation.language };
    let text = match format {
        MinutesFormat::Md => document.markdown(&report),
        MinutesFormat::Html => document.page(&report),
    };
    desk.into_journal().close().await?;
    print(&text)
}
