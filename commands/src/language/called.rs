//! Commands by what they are called, in the languages that are understood.

use unicode_normalization::UnicodeNormalization;

use super::names::{Understood, others};
use super::spec::Spec;
use crate::spelling::nearest;
use crate::words::typed;

fn path(of: Option<&str>, name: &str) -> String {
    of.map_or_else(|| name.to_owned(), |of| format!("{of} {name}"))
}

/// The command that is typed so; with `of`, what follows the command of that name.
pub(crate) fn find<'s>(specs: &'s [Spec], of: Option<&str>, word: &str, languages: Understood) -> Option<&'s Spec> {
    // Wide letters, as keyboards for Chinese and Japanese have them, are ordinary ones.
    let narrow: String = if word.is_ascii() { String::new() } else { word.nfkc().collect() };
    let word = if word.is_ascii() { word } else { narrow.as_str() };
    let is_called = |spec: &&Spec, language| {
        typed::command(&path(of, spec.name), language).is_some_and(|name| typed::is_called(word, &name))
    };
    let in_others = || others(languages).find_map(|language| specs.iter().find(|spec| is_called(spec, language)));
    specs.iter().find(|spec| spec.name.eq_ignore_ascii_case(word)).or_else(in_others)
}

/// What a command is called: in English, and in each other language that is understood.
pub(crate) fn called(command: &str, languages: Understood) -> impl Iterator<Item = String> {
    let elsewhere = others(languages).filter_map(move |language| typed::command(command, language));
    std::iter::once(command.to_owned()).chain(elsewhere)
}

/// The command that may be meant by what is none.
pub(crate) fn near(specs: &[Spec], word: &str, languages: Understood) -> Vec<&'static str> {
    let in_english = nearest(word, specs.iter().map(|spec| spec.name), 1);
    if !in_english.is_empty() {
        return specs.iter().filter(|spec| in_english.contains(&spec.name)).map(|spec| spec.name).collect();
    }
    let near = others(languages).find_map(|language| {
        let names: Vec<(String, &'static str)> =
            specs.iter().filter_map(|spec| Some((typed::command(spec.name, language)?, spec.name))).collect();
        let near = nearest(word, names.iter().map(|(name, _)| name.as_str()), 1).into_iter().next()?;
        names.iter().find(|(name, _)| name == near).map(|(_, command)| *command)
    });
    near.into_iter().collect()
}
