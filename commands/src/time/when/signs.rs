//! What people typed, as words: signs that look alike are one, and punctuation around a word is no part of it.

/// A word as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// As typed, without what stands around it.
    pub(super) word: String,
    /// In small letters.
    pub(super) low: String,
    /// A full stop behind it, which is part of some names.
    pub(super) has_stop: bool,
    /// A comma behind it.
    pub(super) has_comma: bool,
    /// Whether the `T` of ISO 8601 stands before it.
    pub(super) after_t: bool,
}

/// The words of what was typed.
pub(super) fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut after_t = false;
    let mut word = String::new();
    let mut chars = typed.chars().filter_map(plain).peekable();
    let end = |word: &mut String, after_t: bool, tokens: &mut Vec<Token>| {
        let stripped = word.trim_matches(['!', '?']);
        // The point of `25.4.` belongs to it.
        let is_date = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.matches('.').count() == 2;
        let bare = if is_date(stripped) { stripped } else { stripped.trim_end_matches('.') };
        let bare = bare.strip_prefix('@').unwrap_or(bare).trim_end_matches(':');
        if !bare.is_empty() {
            tokens.push(Token {
                word: bare.to_owned(),
                low: bare.to_lowercase(),
                has_stop: stripped.ends_with('.'),
                has_comma: false,
                after_t,
            });
        }
        word.clear();
    };
    while let Some(c) = chars.next() {
        match c {
            // `2017-04-25T22:00` is a day and a time.
            'T' | 't' if is_iso_day(&word) && chars.peek().is_some_and(char::is_ascii_digit) => {
                end(&mut word, false, &mut tokens);
                after_t = true;
            }
            ' ' | ',' | ';' | '(' | ')' | '[' | ']' => {
                end(&mut word, after_t, &mut tokens);
                after_t = false;
                if matches!(c, ',' | ';')
                    && let Some(last) = tokens.last_mut()
                {
                    last.has_comma = true;
                }
            }
            _ => word.push(c),
        }
    }
    end(&mut word, after_t, &mut tokens);
    tokens
}

/// `2017-04-25`, `2017-W17-2`.
fn is_iso_day(word: &str) -> bool {
    word.len() >= 8 && word.as_bytes()[..4].iter().all(u8::is_ascii_digit) && word.as_bytes()[4] == b'-'
}

/// The sign that is meant: digits of other scripts and wide letters are ordinary ones, all dashes are one. Nothing for what
/// nobody sees, and for quotes.
fn plain(c: char) -> Option<char> {
    /// The noughts of scripts whose digits keyboards have: Arabic, Persian, Devanagari, Bengali.
    const NOUGHTS: [u32; 4] = [0x0660, 0x06F0, 0x0966, 0x09E6];
    let code = u32::from(c);
    if let Some(nought) = NOUGHTS.iter().find(|nought| (**nought..**nought + 10).contains(&code)) {
        return char::from_digit(code - nought, 10);
    }
    // Wide letters, as keyboards for Chinese and Japanese have them.
    let c = if (0xFF01..=0xFF5E).contains(&code) { char::from_u32(code - 0xFEE0).unwrap_or(c) } else { c };
    match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        '"' | '“' | '”' | '„' | '«' | '»' | '*' | '`' => None,
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' => Some('-'),
        '’' | '‘' | 'ʼ' | '´' => Some('\''),
        '、' | '،' => Some(','),
        '。' => Some('.'),
        '∶' => Some(':'),
        '\\' => Some('/'),
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}
