//! Quotes and punctuation around what was typed.

/// The marks that begin quoted text, each with those that end it: as it is done in many countries, and as telephones mix them. The
/// first is the one that belongs to it.
const QUOTES: [(char, &[char]); 9] = [
    ('"', &['"', '”', '“']),
    ('“', &['”', '“', '"']),
    ('”', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('»', &['«']),
    ('「', &['」']),
    ('『', &['』']),
    ('＂', &['＂', '"']),
];

/// What people put behind a word without meaning it.
pub(super) const PUNCTUATION: [char; 6] = [',', '.', ':', ';', '?', '!'];

/// Whether a sign is one of quotes.
pub(crate) fn is_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, ends)| *open == c || ends.contains(&c))
}

/// The length of the quoted text with which the words begin: from its mark to its end mark, at a word's end. A comma may follow.
pub(crate) fn quoted_length(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let (open, ends) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let after_open = open.len_utf8();
    ends.iter().find_map(|close| {
        let ends = words[after_open..].match_indices(*close).map(|(index, _)| after_open + index + close.len_utf8());
        let is_end = |end: &usize| {
            let behind = words[*end..].trim_start_matches([',', ';', ':']);
            behind.chars().next().is_none_or(char::is_whitespace) && words.len() - end - behind.len() < 2
        };
        ends.into_iter().find(is_end)
    })
}

/// The words without the quotes that enclose all of them.
pub(super) fn unquoted(words: &str) -> &str {
    let words = words.trim();
    // A comma behind it is no part of what is quoted.
    let is_all = |length: &usize| *length == words.trim_end_matches([',', ';']).len();
    let Some(length) = quoted_length(words).filter(is_all) else { return words };
    let mut inner = words[..length].chars();
    inner.next();
    inner.next_back();
    inner.as_str()
}

/// The words without quotes and punctuation around them, as they are compared with a title.
pub(crate) fn bare(words: &str) -> &str {
    let is_around = |c: char| PUNCTUATION.contains(&c) || c.is_whitespace();
    unquoted(words.trim_matches(is_around)).trim_matches(is_around)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_as_a_whole_has_no_quotes_and_a_comma_behind_it_is_no_part_of_it() {
        for (typed, expected) in [
            ("\"First call\"", "First call"),
            ("\"First call\",", "First call"),
            ("“First call”;", "First call"),
            ("\"Yes\", she said, \"and no\"", "\"Yes\", she said, \"and no\""),
            ("\"It is late\" and more,", "\"It is late\" and more,"),
            ("\"never closed", "\"never closed"),
        ] {
            assert_eq!(unquoted(typed), expected, "{typed}");
        }
        assert_eq!(quoted_length("\"Call\", fri 15:00"), Some(6));
        assert_eq!(quoted_length("\"Call\"fri"), None);
    }
}
