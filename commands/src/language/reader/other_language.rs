//! A command in a language that nobody here has set: `/soutenir WG-A` where all is English. It is asked whether the command in English
//! is meant, and said how one sets the language.

use super::beginning::Typed;
use super::words::first_word;
use super::{Reader, with_rest};
use crate::language::spec::{Argument, Kind, Spec};
use crate::language::{called, names};
use crate::say;
use crate::words::refusal::Refusal;
use crate::words::{Inline, Language, Line, Question, Reply, typed};

impl Reader<'_> {
    /// The question whether a command is meant whose name is that of one in a language that is not understood here.
    pub(super) fn in_another_language(&self, commands: &'static [Spec], typed: &Typed<'_>) -> Option<Refusal> {
        let understood = self.surroundings.languages;
        let mut others = Language::offered().filter(|it| *it != Language::English && !understood.contains(it));
        let (language, spec) = others.find_map(|language| {
            called::find(commands, None, typed.name, [language; 2]).map(|spec| (language, spec))
        })?;
        let english = with_rest(spec.name, &in_english(spec, typed.rest, language));
        let set = Inline::command(format!("profile set language: {}", language.tag()));
        let why = Reply::said(say!(
            refusal_other_language,
            typed: Inline::Untrusted(typed.name.to_owned()),
            language: Inline::as_is(language.own_name()),
            command: Inline::command(spec.name),
        ))
        .and(Line(vec![
            Inline::as_is(say!(refusal_set_language).in_words(language)),
            Inline::as_is(" "),
            set,
        ]));
        let meant = Some(english).filter(|english| self.may_be_meant(commands, english, None));
        Some(Question::new(why, meant).into())
    }
}

/// What follows the name of a command, with the names of subcommands and arguments in English, and what is chosen of a few words.
fn in_english(spec: &'static Spec, rest: &str, language: Language) -> String {
    let chosen = called::find(spec.subcommands(), Some(spec.name), first_word(rest), [language; 2]);
    let path = chosen.map_or_else(|| spec.name.to_owned(), |chosen| format!("{} {}", spec.name, chosen.name));
    let arguments: Vec<&Argument> = match chosen {
        Some(chosen) => chosen.arguments().iter().collect(),
        None => spec.arguments().iter().chain(spec.subcommands().iter().flat_map(Spec::arguments)).collect(),
    };
    let name = |word: &str| {
        let word = word.strip_suffix(':')?;
        let is_called = |argument: &&&Argument| {
            typed::option(&path, argument.name, language).is_some_and(|name| typed::is_called(word, &name))
        };
        arguments.iter().find(is_called).map(|argument| format!("{}:", argument.name))
    };
    let choice = |word: &str| {
        arguments.iter().find_map(|argument| match argument.kind {
            Kind::Choice(words) => names::choice(words, word, [language; 2]),
            Kind::YesNo => names::choice(&["yes", "no"], word, [language; 2]),
            _ => None,
        })
    };
    let mut is_value = true;
    let mut english = String::new();
    for (place, token) in rest.trim().split_inclusive(char::is_whitespace).enumerate() {
        let word = token.trim_end();
        let said = match chosen.filter(|_| place == 0) {
            Some(chosen) => Some(chosen.name.to_owned()),
            None => name(word).or_else(|| choice(word).filter(|_| is_value || place < 2).map(str::to_owned)),
        };
        is_value = word.ends_with(':');
        match said {
            Some(said) => english.push_str(&said),
            None => english.push_str(word),
        }
        english.push_str(&token[word.len()..]);
    }
    english
}
