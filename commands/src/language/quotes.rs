//! Quotes and punctuation around what was typed.

/// The pairs of marks between which text is quoted; telephones put in the round ones.
pub(super) const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];

/// What people put behind a word without meaning it.
pub(super) const PUNCTUATION: [char; 6] = [',', '.', ':', ';', '?', '!'];

/// The length of the quoted text with which the words begin: from its mark to its end mark, at a word's end.
pub(super) fn quoted_length(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let (open, close) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let after_open = open.len_utf8();
    let ends = words[after_open..].match_indices(*close).map(|(index, _)| after_open + index + close.len_utf8());
    ends.into_iter().find(|end| words[*end..].chars().next().is_none_or(char::is_whitespace))
}

/// The words without the quotes that enclose all of them.
pub(super) fn unquoted(words: &str) -> &str {
    let words = words.trim();
    let Some(length) = quoted_length(words).filter(|length| *length == words.len()) else { return words };
    let mut inner = words[..length].chars();
    inner.next();
    inner.next_back();
    inner.as_str()
}
