//! A file of people as a spreadsheet saves it: with commas, semicolons or tabs between the columns, and with empty rows.

use csv::{ReaderBuilder, StringRecord, Trim};

use super::COLUMNS;
use crate::cli::import::BadRows;

/// What can be between columns. The first counts where a header has one column alone.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// The rows of a file that are not empty, each with its line.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The columns, in lower case.
    pub(super) header: Vec<String>,
    pub(super) header_line: usize,
    pub(super) rows: Vec<(usize, StringRecord)>,
}

impl Sheet {
    /// Reads a file. A row that cannot be read is said to be bad, and left out.
    pub(super) fn read(text: &str, bad: &mut BadRows) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let (separator, text, before) = match announced(text) {
            Some((separator, rest)) => (separator, rest, 1),
            None => (separator_of(text), text, 0),
        };
        let (mut rows, mut lines) = (Vec::new(), Lines { text, byte: 0, passed: before });
        for row in records(text, separator) {
            match row {
                Ok(row) if row.iter().all(str::is_empty) => {}
                Ok(row) => rows.push((lines.line_of(row.position()), row)),
                Err(error) => bad.add(lines.line_of(error.position()), "the row is not CSV in UTF-8"),
            }
        }
        let mut rows = rows.into_iter();
        let (header_line, header) = rows.next().unwrap_or((1, StringRecord::new()));
        let mut header: Vec<String> = header.iter().map(str::to_lowercase).collect();
        // Spreadsheets save columns that had something in them once.
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        let rows = rows.map(|(line, row)| (line, without_empty_end(row, header.len()))).collect();
        Self { header, header_line, rows }
    }
}

/// The separator that Excel's first line gives, and what follows it: `sep=;`.
fn announced(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end_matches('\r').trim_matches('"').to_lowercase();
    match first.strip_prefix("sep=")?.as_bytes() {
        [separator] => Some((*separator, rest)),
        _ => None,
    }
}

/// The separator by which most columns of the header are known.
fn separator_of(text: &str) -> u8 {
    let known = |separator: u8| {
        let header = records(text, separator).flatten().find(|row| !row.iter().all(str::is_empty)).unwrap_or_default();
        header.iter().filter(|column| COLUMNS.contains(&column.to_lowercase().as_str())).count()
    };
    let [comma, others @ ..] = SEPARATORS;
    others.into_iter().fold(comma, |best, other| if known(other) > known(best) { other } else { best })
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = csv::Result<StringRecord>> {
    ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes())
        .into_records()
}

/// The lines of a text as an editor counts them. The library does not count those between rows.
struct Lines<'t> {
    text: &'t str,
    byte: usize,
    /// How many ends of lines there are before that.
    passed: usize,
}

impl Lines<'_> {
    /// The line in which a row begins; rows come in their order.
    fn line_of(&mut self, position: Option<&csv::Position>) -> usize {
        let byte = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.byte);
        let rest = self.text.get(byte..).unwrap_or_default();
        let start = byte + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        self.passed += self.text.get(self.byte..start).unwrap_or_default().matches('\n').count();
        self.byte = self.byte.max(start);
        self.passed + 1
    }
}

/// A row without the empty cells for which the header has no column.
fn without_empty_end(row: StringRecord, columns: usize) -> StringRecord {
    let is_whole = row.len() <= columns || row.iter().skip(columns).any(|cell| !cell.is_empty());
    if is_whole { row } else { row.iter().take(columns).collect() }
}
