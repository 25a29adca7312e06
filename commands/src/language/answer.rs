//! Words that answer a question, and words that want no answer.

use super::quotes::{PUNCTUATION, unquoted};
use super::synonyms;
use crate::record::normalised;

/// What somebody says who answers a question without words of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The choice of this number.
    Number(usize),
}

const YES: [&str; 14] =
    ["yes", "y", "yes please", "yep", "yeah", "oui", "o", "si", "sí", "👍", "+1", ":+1:", ":thumbsup:", "✅"];
const NO: [&str; 14] =
    ["no", "n", "cannot", "can't", "cant", "no thanks", "nope", "nah", "non", "👎", "-1", ":-1:", ":thumbsdown:", "❌"];
/// What is yes and no only to a question of the bot's own, in private: among people it is talk.
const AGREES: [&str; 26] = [
    "ok",
    "okay",
    "sure",
    "of course",
    "go ahead",
    "correct",
    "exactly",
    "do it",
    "please do",
    "yes please do",
    "yes, please do",
    "right",
    "d'accord",
    "d’accord",
    "ouais",
    "oui oui",
    "bien sûr",
    "oui merci",
    "oui s'il vous plaît",
    "oui s’il vous plaît",
    "oui, s’il vous plaît",
    "oui, s'il vous plaît",
    "bien entendu",
    "ça marche",
    "vas-y",
    "allez-y",
];
const LETS_GO: [&str; 24] = [
    "sorry wrong group",
    "sorry, wrong group",
    "wrong group",
    "oops",
    "my mistake",
    "sorry",
    "mauvais groupe",
    "désolé, mauvais groupe",
    "je me suis trompé",
    "je me suis trompée",
    "cancel",
    "never mind",
    "nevermind",
    "stop",
    "forget it",
    "leave it",
    "not now",
    "no thank you",
    "annuler",
    "annulez",
    "laisse tomber",
    "laissez tomber",
    "peu importe",
    "non merci",
];
const GREETINGS: [&str; 12] = [
    "hello",
    "hi",
    "hey",
    "hallo",
    "bonjour",
    "salut",
    "bonsoir",
    "good morning",
    "good afternoon",
    "good evening",
    "hola",
    "start",
];
const THANKS: [&str; 37] = [
    "bye",
    "bye bye",
    "goodbye",
    "good bye",
    "good night",
    "see you",
    "see you later",
    "ciao",
    "au revoir",
    "à bientôt",
    "bonne journée",
    "thank u",
    "thanks so much",
    "thank you so much",
    "cheers",
    "merci bien",
    "mille mercis",
    "gracias",
    "muchas gracias",
    "obrigado",
    "obrigada",
    "danke",
    "grazie",
    "شكرا",
    "thanks",
    "thank you",
    "thank you very much",
    "many thanks",
    "thanks a lot",
    "thx",
    "ty",
    "merci",
    "merci beaucoup",
    "ok",
    "okay",
    "great",
    "🙏",
];

/// What a message that is exactly yes, no or a number says; with a mark before it or none.
pub(crate) fn said(words: &str) -> Option<Said> {
    let plain = plain(words);
    let plain = plain.trim_start_matches(['!', '/']);
    if YES.contains(&plain) {
        return Some(Said::Yes);
    }
    if NO.contains(&plain) {
        return Some(Said::No);
    }
    let digits = plain.trim_start_matches('#').trim_end_matches(['\u{20e3}', ')']);
    let is_number = (1..=2).contains(&digits.chars().count());
    let digits = digits.chars().map(digit).collect::<Option<Vec<usize>>>().filter(|_| is_number)?;
    Some(Said::Number(digits.into_iter().fold(0, |number, digit| 10 * number + digit)))
}

/// The same of what somebody says in private, or in reply, to whom a question is open.
pub(crate) fn said_to_question(words: &str) -> Option<Said> {
    let plain = plain(words);
    match said(words) {
        Some(said) => Some(said),
        None if AGREES.contains(&plain.as_str()) => Some(Said::Yes),
        None if LETS_GO.contains(&plain.as_str()) => Some(Said::No),
        None => None,
    }
}

/// Agreement in other words than yes, where nothing is asked: `d'accord`, `sure`. Thanks is none.
pub(crate) fn agrees(words: &str) -> Option<Said> {
    (AGREES.contains(&plain(words).as_str()) && !is_thanks(words)).then_some(Said::Yes)
}

/// Whether it is a greeting, and nothing else.
pub(crate) fn is_greeting(words: &str) -> bool {
    let plain = plain(words);
    let named = ["rapporteur", "bot", "there", "all", "everyone", "@rapporteur"];
    let plain = named.iter().find_map(|name| plain.strip_suffix(name)).unwrap_or(&plain);
    GREETINGS.contains(&plain.trim_end_matches([' ', ',']))
}

/// Whether it begins with a greeting: `hello, how do I support WG-IMP?`
pub(crate) fn begins_with_greeting(words: &str) -> bool {
    let first = words.split(|c: char| c.is_whitespace() || PUNCTUATION.contains(&c)).next().unwrap_or_default();
    is_greeting(words) || (first != "start" && is_greeting(first))
}

/// Whether it thanks or says goodbye, and nothing else: neither is answered.
pub(crate) fn is_thanks(words: &str) -> bool {
    THANKS.contains(&plain(words).as_str())
}

/// Whether it can be the words that were asked for: no command, be it in plain words, no greeting and no thanks.
pub(crate) fn is_free_text(words: &str) -> bool {
    let plain = words.trim().to_lowercase();
    let is_command = plain.starts_with(['!', '/'])
        || ["+1 ", "-1 ", "i support "].iter().any(|one| plain.starts_with(one))
        || synonyms::in_words(words).is_some();
    !plain.is_empty() && !is_command && !is_greeting(words) && !is_thanks(words)
}

/// As it is compared: without capitals, colours of skin, quotes, and punctuation at its end.
fn plain(words: &str) -> String {
    // Nobody answers at length, and what is long is not looked at.
    const LONGEST: usize = 60;
    if words.len() > LONGEST {
        return String::new();
    }
    let words = normalised(words).to_lowercase();
    let words = words.trim_end_matches(PUNCTUATION);
    let is_colour = |c: char| ('\u{1f3fb}'..='\u{1f3ff}').contains(&c);
    unquoted(words).trim_end_matches(is_colour).trim_end_matches(PUNCTUATION).trim().to_owned()
}

/// The value of a digit of any script in which people count.
pub(super) fn digit(c: char) -> Option<usize> {
    const ZEROS: [char; 5] = ['0', '٠', '۰', '०', '０'];
    let of = |zero: char| (c as usize).checked_sub(zero as usize).filter(|value| *value < 10);
    ZEROS.into_iter().find_map(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_no_and_numbers_are_known_however_they_are_typed() {
        for yes in ["yes", " Yes. ", "!yes", "/y", "OUI !", "👍", "👍🏽", "\"yes\"", "\u{200b}yes", "ｙｅｓ"] {
            assert_eq!(said(yes), Some(Said::Yes), "{yes}");
        }
        for no in ["no", "Non.", "!no", "👎🏿", "no thanks!"] {
            assert_eq!(said(no), Some(Said::No), "{no}");
        }
        for two in ["2", "2.", "#2", "!2", "2️⃣", "٢", "２", "2)"] {
            assert_eq!(said(two), Some(Said::Number(2)), "{two}");
        }
        for other in ["yes but not now", "no idea", "nothing", "2017", "1,2", "", "yesterday", "not"] {
            assert_eq!(said(other), None, "{other}");
        }
        assert!(
            is_greeting("Hello!") && is_greeting("hi there") && is_greeting("Bonjour") && !is_greeting("hello WG-IMP")
        );
        assert!(is_thanks("Thank you!") && is_thanks("merci") && !is_thanks("thanks for WG-IMP"));
    }
}
