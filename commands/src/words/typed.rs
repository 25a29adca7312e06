//! What is typed in another language: names of commands and arguments, and values of which one is chosen. They are in the catalogue
//! beside this file, by the names that the definitions have.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::message::Message;
use super::reply::{Inline, Line};
use super::voice::Language;

/// What a command, or what follows it, is called: that of `room open` is `ouvrir`. Nothing where the path leads to none.
pub fn command(path: &str, language: Language) -> Option<String> {
    language.words(&id_of_command(path))
}

/// What an argument of a command is called. `of` is the path of the command.
pub fn option(of: &str, name: &str, language: Language) -> Option<String> {
    language.words(&id_of_option(of, name))
}

/// What a value of which one is chosen is called.
pub fn choice(word: &str, language: Language) -> Option<String> {
    language.words(&id_of_choice(word))
}

fn id_of_command(path: &str) -> String {
    format!("command-{}", path.replace(' ', "-"))
}

fn id_of_option(of: &str, name: &str) -> String {
    let command = of.split(' ').next().unwrap_or_default();
    let own = format!("option-{command}-{name}");
    if is_known(&own) { own } else { format!("option-{name}") }
}

fn id_of_choice(word: &str) -> String {
    format!("choice-{word}")
}

/// A piece of a command: as it is, or what the catalogues have under an id.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<'w> {
    Words(&'w str),
    Named(String),
}

impl Piece<'_> {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        match self {
            Self::Words(words) => Cow::Borrowed(words),
            Self::Named(id) => language.words(id).unwrap_or_default().into(),
        }
    }
}

/// A command, without its mark, as it is typed in a language. What people write stays as it is.
pub fn in_language(typed: &str, language: Language) -> Cow<'_, str> {
    if language == Language::English {
        return typed.into();
    }
    pieces(typed).iter().map(|piece| piece.in_language(language)).collect::<String>().into()
}

/// How an argument is given, in the language of those who read it. `of` is the path of its command, `usage` how it is typed in English.
pub fn usage(of: &str, usage: &str) -> Line {
    Line(vec![Inline::Argument { of: of.to_owned(), usage: usage.to_owned() }])
}

/// The same where it is typed.
pub(crate) fn typed_usage(of: &str, usage: &str) -> Line {
    let mut pieces = Vec::new();
    each_of_usage(of, usage, true, &mut pieces);
    let inline = |piece: Piece<'_>| match piece {
        Piece::Words(words) => Inline::Text(words.to_owned().into()),
        Piece::Named(id) => Inline::Said(Message { id: id.into(), args: Vec::new() }),
    };
    Line(pieces.into_iter().map(inline).collect())
}

/// A value of which one is chosen, in the language of those who read it.
pub fn chosen(word: &str) -> Inline {
    Inline::Said(Message { id: id_of_choice(word).into(), args: Vec::new() })
}

/// The word that empties a value.
pub fn nothing() -> Inline {
    chosen("none")
}

/// How an argument is typed in a language.
pub fn usage_in_language(of: &str, usage: &str, language: Language) -> String {
    let mut pieces = Vec::new();
    each_of_usage(of, usage, true, &mut pieces);
    pieces.iter().map(|piece| piece.in_language(language)).collect()
}

fn id_of_placeholder(word: &str) -> String {
    format!("placeholder-{}", word.to_lowercase())
}

fn is_known(id: &str) -> bool {
    Language::English.has(id)
}

fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (first, mut rest) = typed.split_at(typed.find(' ').unwrap_or(typed.len()));
    let mut path = first.to_owned();
    let id = id_of_command(&path);
    if !is_known(&id) {
        return vec![Piece::Words(typed)];
    }
    pieces.push(Piece::Named(id));
    // What help is asked for is a command, in the words of the reader too.
    if let ("help", Some(asked)) = (first, rest.strip_prefix(' ')) {
        pieces.push(Piece::Words(" "));
        match asked {
            "all" => pieces.push(Piece::Named(id_of_placeholder(asked))),
            asked => pieces.extend(self::pieces(asked)),
        }
        return pieces;
    }
    let second = rest.split_whitespace().next().unwrap_or_default();
    let id = id_of_command(&format!("{first} {second}"));
    if !second.is_empty() && is_known(&id) {
        path = format!("{first} {second}");
        pieces.extend([Piece::Words(" "), Piece::Named(id)]);
        rest = &rest.trim_start()[second.len()..];
    }
    // Who is told how something is typed sees what stands for values; who is shown an example sees words.
    let stands_for = |word: &str| {
        word.starts_with('[')
            || word.contains('|')
            || matches!(word, "CODE" | "N" | "K")
            || word == word.to_uppercase() && is_known(&id_of_placeholder(word))
    };
    let is_usage = rest.split_whitespace().any(stands_for);
    each_of_usage(&path, rest, is_usage, &mut pieces);
    pieces
}

/// The days of the week as they are typed in examples.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// After what a series repeats.
const UNITS: [&str; 6] = ["day", "days", "week", "weeks", "month", "months"];

/// The pieces of what follows a command: names before a colon, values of which one is chosen, and in a usage what stands for a value.
fn each_of_usage<'w>(path: &str, words: &'w str, is_usage: bool, pieces: &mut Vec<Piece<'w>>) {
    // A value of which one is chosen stands behind codes, numbers and names; behind other words it is one of them.
    let mut can_be_choice = true;
    let (mut begins_line, mut begins_value, mut repeats) = (false, false, false);
    // `month on the last tue` is said in another order elsewhere.
    let has_weekday_of_month = words.contains("month on ");
    // A title stands for one that is to be typed where it is alone behind a code, or in quotes.
    let is_title_alone = words.split_whitespace().count() == 2;
    for token in words.split_inclusive([' ', '\n', '|', '[', ']']) {
        let word = token.trim_end_matches([' ', '\n', '|', '[', ']', ',']);
        let in_quotes = word.strip_prefix('"').and_then(|word| word.strip_suffix('"'));
        let is_title = in_quotes == Some("Title") || is_title_alone && word == "Title";
        let is_usage = is_usage || is_title;
        let (before, word) = match (word.strip_prefix('@').filter(|name| *name == "person"), in_quotes) {
            (Some(rest), _) => (&word[..1], rest),
            (None, Some(title)) if is_usage => ("\"", title),
            _ => ("", word),
        };
        let after = &token[before.len() + word.len()..];
        // Nobody writes freely there.
        let is_day = (path == "digest weekly" || begins_value) && DAYS.contains(&word);
        let is_unit = repeats && !has_weekday_of_month && UNITS.contains(&word);
        let is_named = |name: &str| if begins_line { name.to_lowercase() } else { name.to_owned() };
        let name = word
            .strip_suffix(':')
            .map(|name| (name, ":"))
            .or_else(|| (is_usage || is_day || is_unit || !before.is_empty()).then_some((word, "")));
        let option = name.filter(|_| !word.is_empty()).and_then(|(name, colon)| {
            let is_part = !colon.is_empty() && matches!(path, "propose" | "charter");
            let ids = [
                Some(id_of_option(path, &is_named(name))),
                (is_usage || is_day || is_unit).then(|| id_of_placeholder(name)),
                is_part.then(|| format!("part-{}", name.to_lowercase())),
            ];
            ids.into_iter().flatten().find(|id| is_known(id)).map(|id| (id, colon))
        });
        let choice = Some(id_of_choice(word)).filter(|id| can_be_choice && !word.is_empty() && is_known(id));
        let (named, colon) = match (choice, option) {
            (Some(id), _) if before.is_empty() && !is_title => (Some(id), ""),
            (_, Some((id, colon))) => (Some(id), colon),
            _ => (None, ""),
        };
        if !colon.is_empty() {
            repeats = word == "every:";
        }
        begins_line = token.ends_with('\n');
        begins_value = named.is_some() && !colon.is_empty() || is_day && token.trim_end().ends_with(',');
        can_be_choice = is_usage || !colon.is_empty() || !word.contains(char::is_lowercase);
        match named {
            Some(id) => {
                pieces.extend([Piece::Words(before), Piece::Named(id), Piece::Words(colon), Piece::Words(after)]);
            }
            None => pieces.push(Piece::Words(token)),
        }
    }
}

/// Whether what is typed is this name, however accents, apostrophes and hyphens are written.
pub fn is_called(typed: &str, name: &str) -> bool {
    after(typed, name).is_some_and(str::is_empty)
}

/// What follows the name with which the words begin.
pub fn after<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    let mut letters = words.char_indices().filter(|(_, letter)| !is_combining_mark(*letter));
    for expected in name.chars().filter(|letter| !is_combining_mark(*letter)) {
        let (_, letter) = letters.next()?;
        if folded(letter) != folded(expected) {
            return None;
        }
    }
    Some(&words[letters.next().map_or(words.len(), |(at, _)| at)..])
}

/// A letter without its accent, in lower case. Keyboards differ in apostrophes, and people in hyphens.
fn folded(letter: char) -> char {
    match letter {
        '\'' | '’' | 'ʼ' | '‘' | '‐' | '‑' | '–' | '_' | ' ' | '\u{a0}' => '-',
        letter => letter.nfd().next().and_then(|letter| letter.to_lowercase().next()).unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: Language = Language::French;

    #[test]
    fn a_command_is_shown_as_it_is_typed_in_a_language() {
        let all = [
            ("help support", "aide soutenir"),
            ("help all", "aide tout"),
            ("help profile set", "aide profil modifier"),
            (
                "meet WG-IMP \"Call\" tue 14:00 every: 2 weeks times: 6",
                "convoquer WG-IMP \"Call\" tue 14:00 chaque: 2 semaines fois: 6",
            ),
            ("meet WG-IMP \"A week\" tue 14:00 every: week", "convoquer WG-IMP \"A week\" tue 14:00 chaque: semaine"),
            ("support WG-IMP We need this group.", "soutenir WG-IMP We need this group."),
            ("support WG-IMP for: \"Liesyl\"", "soutenir WG-IMP pour: \"Liesyl\""),
            (
                "support [CODE] [words] [for: @person] [new: yes]",
                "soutenir [CODE] [texte] [pour: @personne] [nouveau: oui]",
            ),
            ("room open [CODE]", "salon créer [CODE]"),
            ("rsvp 1 yes", "rsvp 1 oui"),
            ("rsvp N yes|no|maybe", "rsvp N oui|non|peut-être"),
            ("decide WG-IMP approve Yes, for words", "décider WG-IMP approuver Yes, for words"),
            ("comment WG-IMP The words for it, yes", "commenter WG-IMP The words for it, yes"),
            ("meet WG-IMP \"Call\" tue 14:00 for: 60m", "convoquer WG-IMP \"Call\" tue 14:00 durée: 60m"),
            ("facilitate WG-IMP @person", "faciliter WG-IMP @personne"),
            ("minutes correct 1 K words", "procès-verbal corriger 1 K texte"),
            ("profile forget yes", "profil effacer oui"),
            ("lastcall WG-IMP until: DATE", "dernier-appel WG-IMP jusqu’à: DATE"),
            ("cycle open name FROM TO", "cycle ouvrir nom DU AU"),
            ("charter [CODE] [title: …] [Part: text]", "charte [CODE] [titre: …] [Partie: texte]"),
            ("propose CODE Title", "proposer CODE Titre"),
            ("propose WG-ARC Title", "proposer WG-ARC Titre"),
            ("meet WG-ARC \"Title\" slot: 1", "convoquer WG-ARC \"Titre\" créneau: 1"),
            ("meet CODE \"Title\" tue 14:00 Africa/Dakar", "convoquer CODE \"Titre\" mar 14:00 Africa/Dakar"),
            (
                "meet [CODE|plenary] \"title\" [every: 2 weeks]",
                "convoquer [CODE|plénière] \"titre\" [chaque: 2 semaines]",
            ),
            ("comment WG-ARC Title of the work, until then", "commenter WG-ARC Title of the work, until then"),
            ("slots plenary from: mon to: fri", "créneaux plénière du: lun au: ven"),
            (
                "consult open \"Day?\" until: fri\n1: mon\nChoose: many\nHidden: yes",
                "consulter ouvrir \"Day?\" jusqu’à: ven\n1: mon\nchoix: plusieurs\ncaché: oui",
            ),
            ("decide CODE DECISION correct: reason", "décider CODE DÉCISION corriger: motif"),
            ("rename CODE NEW-CODE", "renommer CODE NOUVEAU-CODE"),
            ("nothing of ours yes", "nothing of ours yes"),
            ("", ""),
        ];
        for (english, french) in all {
            assert_eq!(in_language(english, FRENCH), french);
            assert_eq!(in_language(english, Language::English), english);
        }
    }

    #[test]
    fn a_name_is_known_however_its_accents_and_hyphens_are_written() {
        for typed in ["jusqu’à", "jusqu'à", "Jusqu'a", "jusqu-a", "jusqua\u{300}".replace("jusqua", "jusqu’a").as_str()]
        {
            assert!(is_called(typed, "jusqu’à"), "{typed}");
        }
        assert!(is_called("RE\u{301}CAPITULATIF", "récapitulatif"));
        assert!(!is_called("récapitulatifs", "récapitulatif"));
        assert_eq!(after("jusqu'a\u{300} : mardi", "jusqu’à"), Some(" : mardi"));
        assert_eq!(after("jusque", "jusqu’à"), None);
    }
}
