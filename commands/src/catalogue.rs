//! Every command. Reading, completion, help and the command page are made from this list.

use crate::features::group::{
    charter, comment, concern, decision, document, facilitate, last_call, note, propose, rename, renew, resolve,
    status, support, unsupport, update, why, withdraw,
};
use crate::features::minutes::{action, agenda};
use crate::features::{consultation, cycle, digest, help, meeting, minutes, person, profile, room, undo};
use crate::language::Spec;

/// Every command, in the order of the command page.
pub const COMMANDS: &[Spec] = &[
    help::HELP,
    propose::PROPOSE,
    charter::CHARTER,
    support::SUPPORT,
    unsupport::UNSUPPORT,
    comment::COMMENT,
    note::NOTE,
    concern::CONCERN,
    resolve::RESOLVE,
    status::STATUS,
    last_call::LAST_CALL,
    why::WHY,
    decision::DECIDE,
    withdraw::WITHDRAW,
    rename::RENAME,
    facilitate::FACILITATE,
    facilitate::RELEASE,
    update::UPDATE,
    document::DOCUMENT,
    renew::RENEW,
    cycle::CYCLE,
    consultation::CONSULT,
    meeting::MEET,
    meeting::SLOTS,
    meeting::MOVE,
    meeting::CANCEL,
    meeting::UNCANCEL,
    meeting::DETAILS,
    meeting::RSVP,
    meeting::MEETINGS,
    meeting::REMIND,
    agenda::AGENDA,
    minutes::MINUTES,
    minutes::ITEM,
    minutes::HERE,
    minutes::INFO,
    minutes::AGREED,
    minutes::DISAGREED,
    action::ACTION,
    action::ACTIONS,
    action::DONE,
    action::AMEND,
    action::DROP,
    digest::DIGEST,
    room::ROOM,
    undo::UNDO,
    profile::PROFILE,
    person::SPEC,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::language::Kind;
    use crate::record::Role;
    use crate::render::page;
    use crate::testing::dialogue::Dialogue;
    use crate::words::{Inline, Language, typed};

    /// Every command that can be given, with the names from the command to the subcommand.
    fn acts() -> Vec<(String, &'static Spec)> {
        COMMANDS.iter().flat_map(page::acts).collect()
    }

    #[test]
    fn names_are_lower_case_short_and_unique() {
        let mut names: Vec<&str> = COMMANDS.iter().map(|spec| spec.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COMMANDS.len(), "a name is there twice");
        for (path, spec) in acts() {
            assert!(spec.name.len() <= 32 && spec.name.chars().all(|c| c.is_ascii_lowercase()), "{path}");
        }
    }

    #[test]
    fn every_command_and_argument_says_what_it_is() {
        let all = || COMMANDS.iter().chain(acts().into_iter().map(|(_, spec)| spec));
        for (spec, language) in all().flat_map(|spec| Language::offered().map(move |language| (spec, language))) {
            let summary = spec.summary.in_words(language, &Inline::Chair);
            let length = summary.encode_utf16().count();
            assert!(
                (10..=100).contains(&length),
                "{language}: a summary has 10 to 100 letters, not {length}: {summary}"
            );
            assert!(summary.ends_with('.'), "{language}: a summary is a sentence: {summary}");
            for argument in spec.arguments() {
                let about = argument.about.in_words(language, &Inline::Chair);
                let length = about.encode_utf16().count();
                assert!((3..=100).contains(&length), "{language}: {} {}: {about}", spec.name, argument.name);
                assert!(!about.ends_with('.'), "{language}: it stands after a colon: {about}");
            }
        }
    }

    /// All that is typed by name: where two names may not be the same, what it is in the definitions, and what it is called.
    fn names(language: Language) -> Vec<(String, &'static str, Option<String>)> {
        let mut names = Vec::new();
        for spec in COMMANDS {
            names.push((String::new(), spec.name, typed::command(spec.name, language)));
            for sub in spec.subcommands() {
                let path = format!("{} {}", spec.name, sub.name);
                names.push((spec.name.to_owned(), sub.name, typed::command(&path, language)));
            }
        }
        for (path, spec) in acts() {
            let shown = spec.arguments().iter().filter(|argument| {
                // Those are never typed: parts have names of their own, and the meeting that goes on is found.
                !matches!(argument.kind, Kind::Parts | Kind::RunningMeeting)
            });
            for argument in shown {
                names.push((format!("{path} …"), argument.name, typed::option(&path, argument.name, language)));
                if let Kind::Choice(words) = argument.kind {
                    let choice = |word: &&'static str| {
                        (format!("{path} {}: …", argument.name), *word, typed::choice(word, language))
                    };
                    names.extend(words.iter().map(choice));
                }
            }
        }
        names
    }

    #[test]
    fn whatever_is_typed_by_name_has_one_in_every_language_and_in_english_that_of_its_definition() {
        for (place, name, called) in names(Language::English) {
            assert_eq!(called.as_deref(), Some(name), "{place}");
        }
        for language in Language::offered() {
            let mut seen: BTreeMap<(String, String), &str> = BTreeMap::new();
            // An English name is understood by everybody, so nothing else may be called so.
            for (place, name, _) in names(Language::English) {
                seen.insert((place, name.to_owned()), name);
            }
            for (place, name, called) in names(language) {
                let called = called.unwrap_or_else(|| panic!("{language} has no name for {place} {name}"));
                let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’');
                assert!(called.chars().all(is_letter) && called.to_lowercase() == called, "{language}: {called}");
                assert!((1..=32).contains(&called.chars().count()), "{language}: {called}");
                let other = seen.insert((place.clone(), called.clone()), name);
                assert!(
                    other.is_none_or(|other| other == name),
                    "{language}: {place} {called} is {name} and {other:?}"
                );
            }
        }
    }

    #[test]
    fn required_arguments_come_before_those_that_may_be_left_out() {
        for (path, spec) in acts() {
            let required: Vec<bool> = spec.arguments().iter().map(|argument| argument.required).collect();
            assert!(required.is_sorted_by(|a, b| a >= b), "{path}");
        }
    }

    #[test]
    fn what_takes_several_values_has_two_examples() {
        let has_several = |spec: &Spec| {
            let typed = spec.arguments().iter().filter(|argument| argument.kind != Kind::RunningMeeting);
            typed.filter(|argument| argument.required).count() > 1
        };
        let acts = acts();
        let alone = acts.iter().filter(|(_, spec)| has_several(spec) && spec.examples.len() < 2);
        let alone: Vec<&String> = alone.map(|(path, _)| path).filter(|path| *path != "profile join").collect();
        assert!(alone.is_empty(), "one example is too few for {alone:?}");
    }

    #[test]
    fn every_example_works_as_it_stands() {
        for (path, spec) in acts() {
            assert!(!spec.examples.is_empty(), "{path} has no example");
            for example in spec.examples {
                let path_of_example = path.replace(" show", "").replace(" bind", "").replace(" now", "");
                assert!(example.starts_with(&path) || example.starts_with(&path_of_example), "{path}: {example}");
                for language in Language::offered() {
                    let mut dialogue = Dialogue::for_example(example);
                    dialogue.calls_the_chair("chair", |organisation| organisation.language = language);
                    let shown = typed::in_language(example, language);
                    let done =
                        dialogue.try_as(Role::Chair, &shown).or_else(|_| dialogue.try_as(Role::Secretariat, &shown));
                    let asks = matches!(done, Err(crate::words::Refusal::Asked(_)));
                    assert!(asks || done.is_ok(), "{shown}: {done:?}");
                }
            }
        }
    }

    #[test]
    fn every_command_shows_something_that_it_refuses() {
        for (path, spec) in acts() {
            assert!(!spec.refused.is_empty(), "{path} shows nothing that is refused");
            for refused in spec.refused {
                let mut dialogue = Dialogue::for_example(refused.typed);
                let refusal = dialogue.try_as(refused.by, refused.typed);
                assert!(refusal.is_err(), "{} is not refused", refused.typed);
            }
        }
    }
}
