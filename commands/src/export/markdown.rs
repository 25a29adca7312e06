//! The table of all groups as Markdown, in the form of the 2017 report's Annex III.

use std::fmt::Write;

use jiff::tz::TimeZone;

use super::{Export, ExportedGroup, OPEN};
use crate::organisation::Organisation;
use crate::record::{State, Tally};
use crate::render::document::escaped;
use crate::spelling::count;
use crate::time::when;
use crate::words::reply::tally_words;

/// The table, a part for each category. Nothing that people typed is markup.
pub fn markdown(export: &Export, organisation: &Organisation) -> String {
    let mut page = format!("# {}: groups", escaped(&export.organisation.name));
    if let Some(at) = export.as_of {
        let _ = write!(page, " as of {}", when::moment_words(at, &TimeZone::UTC));
    }
    page.push('\n');
    for same_category in export.groups.chunk_by(|one, other| one.category == other.category) {
        let title = organisation.category_title(&same_category[0].category);
        // Writing into a String cannot fail.
        let _ = write!(page, "\n## {}\n\n", escaped(title));
        page.push_str("| Code | Title | Status | Support | Other comments | Facilitators proposed | Document |\n");
        page.push_str("|---|---|---|---|---|---|---|\n");
        for group in same_category {
            let _ = writeln!(page, "| {} |", row(group, organisation).join(" | "));
        }
    }
    page
}

fn row(group: &ExportedGroup, organisation: &Organisation) -> [String; 7] {
    let new = if group.new_this_cycle { " (new)" } else { "" };
    let status = match (&group.status_line, group.state) {
        (Some(line), State::Proposed) => line.clone(),
        (_, state) => state.to_string(),
    };
    let status = match &group.note {
        Some(note) => format!("**{}**<br>{}", escaped(&status), escaped(note)),
        None => format!("**{}**", escaped(&status)),
    };
    let tally = Tally { members: group.members(), others: group.supporters.len() - group.members() };
    let open_concerns = group.concerns.iter().filter(|concern| concern.state == OPEN).count();
    let level = organisation.words_for(tally, group.comments.len(), open_concerns);
    let level = level.map(|level| format!(" ({level})"));
    let support = tally_words(tally) + &level.unwrap_or_default();
    let comments = count(group.comments.len(), "comment");
    let documents: Vec<String> = group.documents.iter().map(|document| address(&document.url)).collect();
    [
        group.code.to_string(),
        escaped(&group.title) + new,
        status,
        escaped(&support) + &names(&group.supporter_names()),
        comments + &names(&group.commenter_names()),
        escaped(&group.proposed_facilitators.join(", ")),
        documents.join("<br>"),
    ]
}

fn names(names: &[&str]) -> String {
    if names.is_empty() { String::new() } else { format!(": {}", escaped(&names.join(", "))) }
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
