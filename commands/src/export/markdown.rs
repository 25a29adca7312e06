//! The table of all groups as Markdown, in the form of the 2017 report's Annex III.

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::tz::TimeZone;

use super::{Export, ExportedGroup, OPEN};
use crate::organisation::Organisation;
use crate::record::{State, Tally};
use crate::render::dates;
use crate::render::document::escaped;
use crate::say;
use crate::words::message::{Arg, Message};
use crate::words::reply::{Inline, Line};

/// The table, a part for each category. Nothing that people typed is markup.
pub fn markdown(export: &Export, organisation: &Organisation) -> String {
    let language = organisation.language;
    let said = |message: Message| escaped(&message.in_words(language));
    let name = export.organisation.name.clone();
    let title = match export.as_of {
        Some(at) => say!(table_title_as_of, organisation: name, moment: dates::moment(at, &TimeZone::UTC, language)),
        None => say!(table_title, organisation: name),
    };
    let mut page = format!("# {}\n", said(title));
    let heads = [
        say!(group_status_code),
        say!(group_status_title),
        say!(group_status_status),
        say!(group_support),
        say!(group_status_other_comments),
        say!(table_facilitators),
        say!(group_status_document),
    ];
    let heads = heads.map(said).join(" | ");
    for same_category in export.groups.chunk_by(|one, other| one.category == other.category) {
        let title = organisation.category_title(&same_category[0].category);
        // Writing into a String cannot fail.
        let _ = write!(page, "\n## {}\n\n", escaped(title));
        let _ = writeln!(page, "| {heads} |\n|---|---|---|---|---|---|---|");
        for group in same_category {
            let _ = writeln!(page, "| {} |", row(group, organisation).join(" | "));
        }
    }
    page
}

fn row(group: &ExportedGroup, organisation: &Organisation) -> [String; 7] {
    let said = |message: Message| escaped(&message.in_words(organisation.language));
    let title = group.title.clone();
    let title = if group.new_this_cycle { say!(table_new, title: title) } else { say!(table_words, words: title) };
    let status = match (&group.status_line, group.state) {
        (Some(line), State::Proposed) => escaped(line),
        (_, state) => said(state.into()),
    };
    let status = match &group.note {
        Some(note) => format!("**{status}**<br>{}", escaped(note)),
        None => format!("**{status}**"),
    };
    let tally = Tally { members: group.members(), others: group.supporters.len() - group.members() };
    let open_concerns = group.concerns.iter().filter(|concern| concern.state == OPEN).count();
    let level = organisation.words_for(tally, group.comments.len(), open_concerns);
    let support = match level {
        Some(level) => say!(group_status_support_level, tally: tally, level: level.to_owned()),
        None => tally.into(),
    };
    let mut commenters = group.commenter_names();
    let mut seen = BTreeSet::new();
    commenters.retain(|name| seen.insert(*name));
    let documents: Vec<String> = group.documents.iter().map(|document| address(&document.url)).collect();
    let number = group.comments.len();
    [
        group.code.to_string(),
        said(title),
        status,
        said(with_names(support, &group.supporter_names())),
        said(with_names(say!(table_number_of_comments, number: number), &commenters)),
        escaped(&group.proposed_facilitators.join(", ")),
        documents.join("<br>"),
    ]
}

/// How many, and who.
fn with_names(number: Message, names: &[&str]) -> Message {
    if names.is_empty() {
        return number;
    }
    let names = names.iter().map(|name| Line::from(Inline::Text((*name).to_owned().into())));
    say!(table_with_names, number: number, names: Arg::each(names))
}

/// A web address as a link that shows itself. What is none stays text.
fn address(url: &str) -> String {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>|\\".contains(c));
    if is_web && is_plain { format!("<{url}>") } else { escaped(url) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_people_typed_is_markup() {
        assert_eq!(escaped("<b>|[x](y)|&lt; & @everyone\n*"), r"\<b\>\|\[x\](y)\|\&lt; & \@everyone<br>\*");
        assert_eq!(address("https://example.org/a_b?c=1&d=2"), "<https://example.org/a_b?c=1&d=2>");
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
    }
}
