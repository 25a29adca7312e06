//! In which direction words are written, and how those of one direction stand among those of the other without moving them (UAX #9).

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use strum::{Display, IntoStaticStr};

/// A direction of writing. As text it is what HTML's `dir` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, IntoStaticStr)]
pub enum Direction {
    /// As Latin and Chinese.
    #[strum(serialize = "ltr")]
    LeftToRight,
    /// As Arabic and Hebrew.
    #[strum(serialize = "rtl")]
    RightToLeft,
}

impl Direction {
    /// The direction of a letter. Digits, blanks and marks have none of their own.
    fn of(letter: char) -> Option<Self> {
        if letter.is_ascii() {
            return letter.is_ascii_alphabetic().then_some(Self::LeftToRight);
        }
        match CodePointMapData::<BidiClass>::new().get(letter) {
            BidiClass::LeftToRight => Some(Self::LeftToRight),
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Self::RightToLeft),
            _ => None,
        }
    }

    /// Whether words hold something that would move what is around them in a sentence of this direction: letters of the other, or
    /// among Arabic letters a number with signs, whose parts change places.
    fn is_left_by(self, words: &str) -> bool {
        let is_other = |letter: char| Self::of(letter).is_some_and(|direction| direction != self);
        let is_number_with_signs = || {
            self == Self::RightToLeft && words.contains(|c: char| c.is_ascii_digit()) && words.contains(['-', '+', '−'])
        };
        words.contains(is_other) || is_number_with_signs()
    }

    /// What somebody wrote, or a name or a code, as it stands in a sentence of this direction.
    pub(crate) fn around(self, words: Cow<'_, str>) -> Cow<'_, str> {
        if self.is_left_by(&words) && !words.contains(OPENS) && !is_address(&words) {
            isolated(&words).into()
        } else {
            words
        }
    }

    /// The same of what is marked, each line of it: the isolates stand around the mark.
    pub(crate) fn around_marked(self, words: &str, mark: impl Fn(&str) -> String) -> String {
        if !self.is_left_by(words) {
            return mark(words);
        }
        let lines = words.split('\n').map(|line| format!("{OPENS}{}\u{2069}", mark(line)));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The same of words that may be of the catalogues: those in which there is a letter of this direction stay as they are.
    pub(crate) fn around_foreign(self, words: Cow<'_, str>) -> Cow<'_, str> {
        if words.contains(|letter| Self::of(letter) == Some(self)) { words } else { self.around(words) }
    }
}

/// Whether it is an address of the web and nothing else. Clients take an isolate for a part of it, so there is none around one.
fn is_address(words: &str) -> bool {
    (words.starts_with("https://") || words.starts_with("http://")) && !words.contains(char::is_whitespace)
}

/// U+2068, after which a direction is that of the first letter that has one.
const OPENS: char = '\u{2068}';

/// Each line between isolates.
pub(crate) fn isolated(words: &str) -> String {
    words.split('\n').map(isolated_line).collect::<Vec<_>>().join("\n")
}

/// One line between isolates. What it opens it must close, and a surplus end must not close ours.
fn isolated_line(line: &str) -> String {
    let mut open = 0_usize;
    let mut isolated = String::with_capacity(line.len() + 6);
    isolated.push(OPENS);
    for c in line.chars() {
        match c {
            '\u{2066}'..=OPENS => open += 1,
            '\u{2069}' if open == 0 => continue,
            '\u{2069}' => open -= 1,
            _ => {}
        }
        isolated.push(c);
    }
    if line.rsplit(' ').next().is_some_and(is_address) {
        isolated.push(' ');
    }
    isolated.extend(std::iter::repeat_n('\u{2069}', open + 1));
    isolated
}

#[cfg(test)]
mod tests {
    use super::Direction::{LeftToRight, RightToLeft};

    #[test]
    fn what_is_of_the_other_direction_is_kept_apart() {
        let around = |direction: super::Direction, words: &'static str| direction.around(words.into()).into_owned();
        assert_eq!(around(LeftToRight, "Lea Kaspar"), "Lea Kaspar");
        assert_eq!(around(LeftToRight, "ليا"), "\u{2068}ليا\u{2069}");
        assert_eq!(around(LeftToRight, "Lea, ليا\nLea"), "\u{2068}Lea, ليا\u{2069}\n\u{2068}Lea\u{2069}");
        assert_eq!(around(RightToLeft, "ليا"), "ليا");
        assert_eq!(around(RightToLeft, "WG-IMP"), "\u{2068}WG-IMP\u{2069}");
        assert_eq!(around(RightToLeft, "李"), "\u{2068}李\u{2069}");
        assert_eq!(around(RightToLeft, "2017-04-10"), "\u{2068}2017-04-10\u{2069}");
        assert_eq!(around(RightToLeft, "https://a.example/b"), "https://a.example/b");
        assert_eq!(around(RightToLeft, "at https://a.example/b"), "\u{2068}at https://a.example/b \u{2069}");
        for neutral in ["17", "09:12", "…", ""] {
            assert_eq!((around(LeftToRight, neutral), around(RightToLeft, neutral)), (neutral.into(), neutral.into()));
        }
    }

    #[test]
    fn words_of_a_catalogue_may_hold_others() {
        assert_eq!(RightToLeft.around_foreign("من ICANN".into()), "من ICANN");
        assert_eq!(RightToLeft.around_foreign("ICANN".into()), "\u{2068}ICANN\u{2069}");
        assert_eq!(LeftToRight.around_foreign("the ليا".into()), "the ليا");
    }
}
