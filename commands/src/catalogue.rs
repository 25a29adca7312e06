//! Every command. Reading, completion, help and the command page are made from this list.

use crate::features::group::{
    charter, comment, concern, decision, document, facilitate, last_call, note, propose, renew, resolve, status,
    support, unsupport, update, why, withdraw,
};
use crate::features::minutes::{action, agenda};
use crate::features::{consultation, cycle, digest, help, meeting, minutes, profile, room};
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
    minutes::UNDO,
    action::ACTION,
    action::ACTIONS,
    action::DONE,
    digest::DIGEST,
    room::ROOM,
    profile::PROFILE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Role;
    use crate::render::page;
    use crate::testing::dialogue::Dialogue;

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
        for spec in COMMANDS.iter().chain(acts().into_iter().map(|(_, spec)| spec)) {
            let length = spec.summary.chars().count();
            assert!((10..=100).contains(&length), "{}: a summary has 10 to 100 letters, not {length}", spec.name);
            assert!(spec.summary.ends_with('.'), "{}: a summary is a sentence", spec.name);
            for argument in spec.arguments() {
                assert!((3..=100).contains(&argument.about.len()), "{} {}", spec.name, argument.name);
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
    fn every_example_works_as_it_stands() {
        for (path, spec) in acts() {
            assert!(!spec.examples.is_empty(), "{path} has no example");
            for example in spec.examples {
                let path_of_example = path.replace(" show", "").replace(" bind", "").replace(" now", "");
                assert!(example.starts_with(&path) || example.starts_with(&path_of_example), "{path}: {example}");
                let mut dialogue = Dialogue::for_example(example);
                let done =
                    dialogue.try_as(Role::Chair, example).or_else(|_| dialogue.try_as(Role::Secretariat, example));
                let asks = matches!(done, Err(crate::words::Refusal::Asked(_)));
                assert!(asks || done == Ok(()), "{example}: {done:?}");
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
