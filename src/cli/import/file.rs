//! A file as it was saved: its text, and what people hand in instead of it.

use commands::render::plain::visible;
use jiff::Timestamp;

/// How to save a sheet so that it can be read.
pub(super) const SAVE_AS_CSV: &str = "save it as \"CSV UTF-8\" (in LibreOffice as \"Text CSV\" with the character set Unicode (UTF-8)) and import that file";

/// Files of other programs, by how they begin, with what to do.
const OTHERS: [(&[u8], &str); 9] = [
    (b"PK\x03\x04", "is a workbook (.xlsx, .ods) or another archive, not CSV: open it in the spreadsheet"),
    (b"\xd0\xcf\x11\xe0", "is a workbook of an old Excel (.xls), not CSV: open it in the spreadsheet"),
    (b"%PDF", "is a PDF, not CSV: find the table from which it was made"),
    (b"{\\rtf", "is a document of a word processor, not CSV: copy its table into a spreadsheet"),
    (b"SQLite format 3\0", "is a database of SQLite: give it as --database sqlite:FILE instead of importing it"),
    (b"\x1f\x8b", "is compressed: unpack it first (gunzip) and import what is in it"),
    (b"BEGIN:VCARD", "has address cards (vCard), not CSV: import them into a spreadsheet"),
    (b"BEGIN:VCALENDAR", "is a calendar: people (CSV), a register (JSON) or a journal can be imported"),
    (b"<", "is a page or another file of marked-up text, not CSV: copy its table into a spreadsheet"),
];

/// The text of a file, without the mark at its beginning.
///
/// # Errors
///
/// What the file is, or how it was saved, and what to do; its name stands before that.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, String> {
    if let Some((begins, what)) = OTHERS.iter().find(|(begins, _)| bytes.trim_ascii_start().starts_with(begins)) {
        let hint = if what.contains("spreadsheet") || begins.starts_with(b"%PDF") { "; then " } else { "" };
        let how = if hint.is_empty() { "" } else { SAVE_AS_CSV };
        return Err(format!("{what}{hint}{how}"));
    }
    let text = match bytes.as_slice() {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => None,
        // Excel's "Unicode text" begins so. Without the mark every other byte of plain letters is zero.
        [0xff, 0xfe, rest @ ..] => of_utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => of_utf_16(rest, u16::from_be_bytes),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => of_utf_16(&bytes, u16::from_le_bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => of_utf_16(&bytes, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => return Err(of_another_encoding(error.as_bytes())),
        },
    };
    let text = text.filter(|text| !text.contains('\0'));
    let text = text.ok_or_else(|| format!("is not a text in UTF-8 or UTF-16: {SAVE_AS_CSV}"))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    Ok(text.to_owned())
}

fn of_utf_16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// Which encoding it is cannot be told from the bytes, and a name must not be guessed: it shows what the most frequent
/// would make of the first line that is not in UTF-8.
fn of_another_encoding(bytes: &[u8]) -> String {
    let lines = bytes.split(|byte| *byte == b'\n');
    let (number, line) =
        (1..).zip(lines).find(|(_, line)| std::str::from_utf8(line).is_err()).unwrap_or((1, b"".as_slice()));
    let line: String = line.trim_ascii().iter().map(|byte| of_windows_1252(*byte)).take(MOST_SHOWN).collect();
    format!(
        "is not in UTF-8 (line {number}, in Windows' encoding of Western Europe, would be: {}): {SAVE_AS_CSV}",
        visible(&line)
    )
}

/// The most letters of a line that are shown.
const MOST_SHOWN: usize = 60;

/// A byte as a letter of Windows-1252; those of ISO 8859-1 are the same, but for its control characters.
fn of_windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|high| FROM_80.get(usize::from(high)).copied()).unwrap_or(char::from(byte))
}

/// What is to be said of words that were in UTF-8 once and were read as Windows-1252 since: what they were.
pub(super) fn before_misreading(words: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = words
        .chars()
        .map(|letter| (0..=u8::MAX).find(|byte| of_windows_1252(*byte) == letter || char::from(*byte) == letter))
        .collect();
    let were = String::from_utf8(bytes?).ok()?;
    (were != words).then_some(were)
}

/// A text that is something else than people, a register or a journal, with what to do with it.
pub(super) fn is_something_else(text: &str) -> Option<&'static str> {
    let first = text.lines().find(|line| !line.trim().is_empty())?.trim();
    let mut words = first.split_whitespace();
    let is_said = words.next().is_some_and(|time| time.parse::<Timestamp>().is_ok())
        && words.next().is_some_and(|room| room.starts_with(['#', '@', '-']));
    if is_said {
        return Some("is a transcript: rapporteur replay FILE plays it");
    }
    if first.starts_with('[') {
        return Some("begins with [: a register in JSON is one object, as rapporteur export writes it");
    }
    let is_table = |separator: &str| first.to_lowercase().starts_with(&["code", "category", "title"].join(separator));
    [",", ";", "\t"].iter().any(|separator| is_table(separator)).then_some(
        "is the table of groups, which cannot be imported: rapporteur export --format json and --format journal write \
         files that can be",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "name,console\nFlávio 漢 \u{1f600},flavio\n";

    #[test]
    fn a_text_is_read_in_each_unicode_encoding() {
        let units = |of: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(of).collect::<Vec<u8>>();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
            [b"\xff\xfe".to_vec(), units(u16::to_le_bytes)].concat(),
            [b"\xfe\xff".to_vec(), units(u16::to_be_bytes)].concat(),
            units(u16::to_le_bytes),
            units(u16::to_be_bytes),
        ] {
            assert_eq!(text_of(bytes.clone()).as_deref(), Ok(TEXT), "{bytes:x?}");
        }
    }

    #[test]
    fn another_encoding_is_refused_with_the_line_as_it_may_be() {
        let said = text_of(b"name\nLea\nFl\xe1vio \x93Fl\xe1\x94\n".to_vec()).unwrap_err();
        assert!(said.starts_with("is not in UTF-8 (line 3, ") && said.contains("would be: Flávio “Flá”)"), "{said}");
        for bytes in [b"\xff\xfen\0a".as_slice(), b"\xff\xfe\0\xd8", b"\xff\xfe\0\0n\0\0\0", b"name\0\nLea\n"] {
            let said = text_of(bytes.to_vec()).unwrap_err();
            assert!(said.contains(SAVE_AS_CSV) && !said.contains('\n'), "{said}");
        }
    }

    #[test]
    fn what_is_no_csv_is_named_with_what_to_do() {
        for (bytes, said) in [
            (b"PK\x03\x04\x14\0\x06\0".as_slice(), "is a workbook (.xlsx, .ods)"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel (.xls)"),
            (b"%PDF-1.7\n\xe2\xe3", "is a PDF"),
            (b"SQLite format 3\0\x10", "--database sqlite:FILE"),
            (b"\x1f\x8b\x08\0", "gunzip"),
            (b"BEGIN:VCARD\r\nVERSION:3.0", "vCard"),
            (b"\n<html><table>", "marked-up"),
            (b"", "is empty"),
            (b"\xef\xbb\xbf \r\n\n", "is empty"),
        ] {
            let refused = text_of(bytes.to_vec()).unwrap_err();
            assert!(refused.contains(said), "{refused}");
        }
        for (text, said) in [
            ("2017-04-10T09:12:00Z #plenary <avri> /support WG-IMP\n", "rapporteur replay"),
            ("[{\"name\": \"Lea\"}]", "one object"),
            ("code,category,title,state,new_this_cycle\nWG-A,wg,A,proposed,true\n", "the table of groups"),
            ("Code;Category;Title;State\n", "the table of groups"),
        ] {
            assert!(is_something_else(text).is_some_and(|what| what.contains(said)), "{text}");
        }
        assert_eq!(is_something_else(TEXT), None);
    }

    #[test]
    fn words_that_were_misread_are_seen() {
        assert_eq!(before_misreading("FlÃ¡vio").as_deref(), Some("Flávio"));
        assert_eq!(before_misreading("Lâ€™ONU").as_deref(), Some("L’ONU"));
        for sound in ["Flávio", "Lea", "São Paulo", "Ångström", "Ünal Çelik", "漢", "L’ONU", "Ã"] {
            assert_eq!(before_misreading(sound), None, "{sound}");
        }
    }
}
