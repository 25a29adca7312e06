//! The table of groups as CSV.

use commands::export::Export;

/// The columns.
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

/// One row for each group.
///
/// # Errors
///
/// None that is known: it is written into memory.
pub fn csv(export: &Export) -> anyhow::Result<String> {
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
