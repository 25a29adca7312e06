//! The rows of a sheet that was saved as text.
//!
//! They are read here, since the library takes whatever it gets for some row: it does not say where a quotation mark was
//! opened that nobody closes, drops those within a cell, and knows none behind a blank.

/// A row as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raw {
    /// The line in which it begins, from 1.
    pub(super) line: usize,
    /// Its cells, without blanks around them.
    pub(super) cells: Vec<String>,
    /// Whether a quotation mark opens its last cell and is not closed.
    pub(super) is_open: bool,
}

impl Raw {
    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// The rows of a text with this between its cells (RFC 4180). Its lines end with `\n`.
pub(super) fn separated(text: &str, separator: char) -> impl Iterator<Item = Raw> {
    let (mut rest, mut line) = (text, 1);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (cells, length, is_open) = row(rest, separator);
        let raw = Raw { line, cells, is_open };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
        Some(raw)
    })
}

/// The cells of the first row, how many bytes it has, and whether its last cell is not closed: such a row ends with its line.
fn row(text: &str, separator: char) -> (Vec<String>, usize, bool) {
    let (mut cells, mut at) = (Vec::new(), 0);
    loop {
        let Some((value, length)) = cell(&text[at..], separator) else {
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            cells.push(text[at..end].trim().to_owned());
            return (cells, (end + 1).min(text.len()), true);
        };
        cells.push(value);
        at += length;
        match text[at..].chars().next() {
            Some(next) if next == separator => at += next.len_utf8(),
            Some(_) => return (cells, at + 1, false),
            None => return (cells, at, false),
        }
    }
}

/// The first cell and how many bytes it has; nothing where it is not closed.
fn cell(text: &str, separator: char) -> Option<(String, usize)> {
    let end_from = |at: usize| text[at..].find([separator, '\n']).map_or(text.len(), |end| at + end);
    let before = text.trim_start_matches(|c: char| c.is_whitespace() && c != separator && c != '\n');
    let begin = text.len() - before.len();
    if !before.starts_with('"') {
        let end = end_from(0);
        return Some((text[..end].trim().to_owned(), end));
    }
    let (mut value, mut at) = (String::new(), begin + 1);
    loop {
        let quote = at + text[at..].find('"')?;
        value.push_str(&text[at..quote]);
        at = quote + 1;
        if !text[at..].starts_with('"') {
            break;
        }
        value.push('"');
        at += 1;
    }
    let end = end_from(at);
    if text[at..end].trim().is_empty() {
        return Some((value.trim().to_owned(), end));
    }
    // The marks are around a word and not around the cell. Where a line lies between them, the first was never closed.
    (!text[begin..at].contains('\n')).then(|| (text[begin..end].trim().to_owned(), end))
}

/// The rows of a table of Markdown: `| name | role |`. The line between header and rows is none of them.
pub(super) fn barred(text: &str) -> impl Iterator<Item = Raw> {
    let rows = (1..).zip(text.lines()).map(|(line, words)| {
        let words = words.trim();
        let words = words.strip_prefix('|').unwrap_or(words);
        let words = words.strip_suffix('|').filter(|kept| !kept.ends_with('\\')).unwrap_or(words);
        // What stands for a bar within a cell, so that it is none between two.
        let cells = words.replace("\\|", "\u{0}").split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect();
        Raw { line, cells, is_open: false }
    });
    rows.filter(|row| row.is_empty() || !row.cells.iter().all(|cell| is_rule(cell)))
}

fn is_rule(cell: &str) -> bool {
    cell.contains("--") && cell.chars().all(|c| matches!(c, '-' | ':' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows as text: line, cells, and whether one is open.
    fn shown(rows: impl Iterator<Item = Raw>) -> Vec<String> {
        rows.map(|Raw { line, cells, is_open }| {
            format!("{line}: {}{}", cells.join("/"), if is_open { " …" } else { "" })
        })
        .collect()
    }

    #[test]
    fn cells_are_read_with_their_quotation_marks() {
        for (text, read) in [
            ("a,b\nc,d", &["1: a/b", "2: c/d"][..]),
            ("a,b\n\nc,\n", &["1: a/b", "2: ", "3: c/"]),
            ("\"a,b\", \"c\" ,\" d \"\n", &["1: a,b/c/d"]),
            ("\"The \"\"Best\"\"\",x\n", &["1: The \"Best\"/x"]),
            ("The \"Best\" Company,x\n", &["1: The \"Best\" Company/x"]),
            ("\"Un\" quoted,x\n", &["1: \"Un\" quoted/x"]),
            ("\"a\nb\",c\nd,e\n", &["1: a\nb/c", "3: d/e"]),
            ("\"\",\"\"\"\"\n", &["1: /\""]),
            // What nobody closes ends with its line, so that the others are read.
            ("a,\"b\nc,d\n", &["1: a/\"b …", "2: c/d"]),
            ("a,\"b\nc,\"d\"\ne,f\n", &["1: a/\"b …", "2: c/d", "3: e/f"]),
            ("a,\"b", &["1: a/\"b …"]),
        ] {
            assert_eq!(shown(separated(text, ',')), read, "{text:?}");
        }
        assert_eq!(shown(separated("a\t\t\"b\tc\"\n", '\t')), ["1: a//b\tc"]);
    }

    #[test]
    fn a_table_of_markdown_has_bars_around_its_rows() {
        let table = "| name | role |\n|:--|---|\n| A \\| B | \"x |\n\n|+--+--+|\n| C |  |\n";
        assert_eq!(shown(barred(table)), ["1: name/role", "3: A | B/\"x", "4: ", "6: C/"]);
    }
}
