//! Names of people: when two are the same, when they only look alike, and when one may be a slip for the other.
//!
//! A name proves nothing about who somebody is; accounts do. So names are compared in one way everywhere, and a name that
//! could be taken for another's is told apart from it.

use icu_casemap::CaseMapper;
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::MixedScript;
use unicode_security::confusable_detection::skeleton;

/// By what names are compared: NFKC (UAX #15) with the case folded, without characters that nobody sees, and with single
/// blanks. Two names of one key are the same name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey(String);

/// How a name looks at a glance: its skeleton (UTS #39, 4), in which each letter is the one for which people take it, without
/// accents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameLook(String);

/// How close a name is to another that is not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It looks the same, with letters of another script.
    Lookalike,
    /// It may be a slip for it: a letter, an accent, the order, a part that is cut short.
    Near,
}

impl NameKey {
    /// The key of a name as it was typed or as a platform shows it.
    pub fn of(name: &str) -> Self {
        Self(folded(&normalised(name)))
    }

    /// The key in letters, to be shown in no place where a name is wanted.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is a letter or a digit in a name: something to call somebody by.
    pub fn is_visible_in(name: &str) -> bool {
        // Each line names people, and making a key takes longer than the rest of a line.
        name.contains(|c: char| c.is_ascii_alphanumeric()) || Self::of(name).0.contains(char::is_alphanumeric)
    }

    /// How close this name is to another. `None` where it is the same, or far from it.
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self == other {
            return None;
        }
        let is_an_accent = without_accents(&self.0) == without_accents(&other.0);
        if !is_an_accent && NameLook::of(&self.0) == NameLook::of(&other.0) {
            return Some(Likeness::Lookalike);
        }
        is_near(&self.0, &other.0).then_some(Likeness::Near)
    }
}

impl NameLook {
    /// How a name looks.
    pub fn of(name: &str) -> Self {
        // Once with the capitals, which look like other letters than the small ones, and once without.
        let seen: String = skeleton(&without_accents(&normalised(name))).collect();
        Self(skeleton(&without_accents(&folded(&seen))).collect())
    }
}

/// A word of the name that is written with letters of several scripts, such as Latin with a Cyrillic one among them
/// (UTS #39, 5.1).
pub fn mixed_word(name: &str) -> Option<&str> {
    name.split_whitespace().find(|word| !word.is_single_script())
}

/// The name in NFKC, without characters that nobody sees and with single blanks; the case stays.
pub fn normalised(name: &str) -> String {
    let seen: String = name.nfkc().filter(|c| is_seen(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character can be seen. Zero-width characters, marks of direction, variation selectors and the like are not seen; a blank is.
pub fn is_seen(c: char) -> bool {
    !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) && (!c.is_control() || c.is_whitespace())
}

fn folded(name: &str) -> String {
    // Folding can undo the normal form, and that can need to be folded again: as in NFKC_Casefold, twice is enough.
    let fold = |words: &str| CaseMapper::new().fold_string(words).nfkc().collect::<String>();
    fold(&fold(name))
}

fn is_near(one: &str, other: &str) -> bool {
    let (one, other) = (without_accents(one), without_accents(other));
    if one == other {
        return true;
    }
    let (length, other_length) = (one.chars().count(), other.chars().count());
    let allowed = match length.min(other_length) {
        0..3 => 0,
        3..8 => 1,
        _ => 2,
    };
    if length.abs_diff(other_length) <= allowed && osa_distance(&one, &other) <= allowed {
        return true;
    }
    let (parts, other_parts) = (parts(&one), parts(&other));
    is_cut_short(&parts, &other_parts) || has_all_of(&parts, &other_parts) || has_all_of(&other_parts, &parts)
}

/// A name without accents and other marks on its letters.
pub fn without_accents(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// The words of a text as they are compared with others: without capitals, accents and punctuation.
pub fn folded_words(text: &str) -> Vec<String> {
    let plain = without_accents(&normalised(text)).to_lowercase();
    parts(&plain).into_iter().map(str::to_owned).collect()
}

/// Whether some of the words, in a row, are these. No words are among none.
pub fn has_row(words: &[String], row: &[String]) -> bool {
    !row.is_empty() && words.windows(row.len()).any(|words| words == row)
}

fn parts(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}

/// Whether a name is another with parts of it cut short: `F. Wagner` of `Flávio Wagner`.
pub fn is_short_for(short: &str, whole: &str) -> bool {
    let plain = |name: &str| without_accents(&folded(&normalised(name)));
    let (short, whole) = (plain(short), plain(whole));
    let (short, whole) = (parts(&short), parts(&whole));
    short != whole
        && short.len() == whole.len()
        && short.iter().zip(&whole).all(|(short, whole)| whole.starts_with(short))
}

/// `Dan D` for `Dan Dee`: as many parts, each the same or the beginning of the other, and one at least the same.
fn is_cut_short(one: &[&str], other: &[&str]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| one.starts_with(other) || other.starts_with(one))
        && one.iter().zip(other).any(|(one, other)| one == other)
}

/// `Juan González` for `Juan Alfonso González`, or `Wagner Flávio` for `Flávio Wagner`. One part alone is a first name, which
/// many have.
fn has_all_of(all: &[&str], some: &[&str]) -> bool {
    some.len() > 1 && some.iter().all(|part| all.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_key_however_it_is_written() {
        let key = NameKey::of("Flávio Wagner");
        for spelling in [
            "Fla\u{301}vio Wagner",
            "FLÁVIO  WAGNER",
            " Flávio\u{a0}Wagner ",
            "Flá\u{200b}vio Wagner",
            "\u{202e}Flávio\u{202c} Wagner",
            "Flávio\u{2003}Wagner\u{feff}",
            "Ｆｌávio Ｗａｇｎｅｒ",
            "Flá\u{ad}vio\tWagner",
            "Flá\u{34f}vio Wagner\u{fe0f}",
            "Flávio\u{3000}\u{2060}Wagner",
            "Flávio Wagner\u{e0041}",
        ] {
            assert_eq!(NameKey::of(spelling), key, "{spelling:?}");
        }
        assert_eq!(NameKey::of("Strauß"), NameKey::of("STRAUSS"));
        assert_eq!(NameKey::of("Οδυσσεύς"), NameKey::of("ΟΔΥΣΣΕΎΣ"));
        assert_ne!(NameKey::of("Flavio Wagner"), key);
    }

    #[test]
    fn what_nobody_sees_is_no_name() {
        for nothing in ["", " ", "\u{200b}", "\u{2800}", "\u{3164}\u{115f}", "…", "\u{202e}\u{202c}"] {
            assert!(!NameKey::is_visible_in(nothing), "{nothing:?}");
        }
        for something in ["あ", "Ж", "7", "ع", "é"] {
            assert!(NameKey::is_visible_in(something), "{something}");
        }
    }

    #[test]
    fn a_lookalike_is_told_from_the_name() {
        for (one, other) in
            [("Flаvio Wagner", "Flávio Wagner"), ("Lynn", "Lуnn"), ("lan Rees", "Ian Rees"), ("Ρablo", "Pablo")]
        {
            assert_ne!(NameKey::of(one), NameKey::of(other));
            assert_eq!(NameLook::of(one), NameLook::of(other), "{one} {other}");
        }
        assert_eq!(NameKey::of("Flаvio").likeness(&NameKey::of("Flávio")), Some(Likeness::Lookalike));
        assert_eq!(NameKey::of("Flavio").likeness(&NameKey::of("Flávio")), Some(Likeness::Near));
        assert_eq!(NameKey::of("Lynn").likeness(&NameKey::of("Lуnn")), Some(Likeness::Lookalike));
        assert_eq!(mixed_word("Lynn Flаvio"), Some("Flаvio"));
        for plain in ["Lynn St. Amour", "Flávio", "Анна Petrova", "山田たろう", "Μαρία", "O'Brien 2nd"] {
            assert_eq!(mixed_word(plain), None, "{plain}");
        }
    }

    #[test]
    fn a_slip_is_near_and_another_name_is_not() {
        let likeness = |one: &str, other: &str| NameKey::of(one).likeness(&NameKey::of(other));
        for (one, other) in [
            ("Flavio Wagner", "Flávio Wagner"),
            ("Lyn", "Lynn"),
            ("Mai", "Mei"),
            ("Dan D", "Dan Dee"),
            ("D. Dee", "Dan Dee"),
            ("Jonas Webber", "Jonas Weber"),
            ("Joans Weber", "Jonas Weber"),
            ("Wagner, Flávio", "Flávio Wagner"),
            ("Juan González", "Juan Alfonso Fernández González"),
            ("Lynn St Amour", "Lynn St. Amour"),
        ] {
            assert_eq!(likeness(one, other), Some(Likeness::Near), "{one} {other}");
            assert_eq!(likeness(other, one), Some(Likeness::Near), "{other} {one}");
        }
        for (one, other) in [
            ("Miguel", "Miguel Ignacio Estrada"),
            ("Li", "Lu"),
            ("Wout de Natris", "Lea Kaspar"),
            ("Anna Rossi", "Anna Bianchi"),
            ("Igor", "Zeina"),
        ] {
            assert_eq!(likeness(one, other), None, "{one} {other}");
        }
    }
}
