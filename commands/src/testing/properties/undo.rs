//! What holds for what is taken back: it is as if it had not been, the earlier day shows it, and whoever did it can be erased.

use proptest::prelude::*;

use super::{Step, bytes, take, tries};
use crate::export::Export;
use crate::record::{Account, Register};
use crate::testing::dialogue::Dialogue;

/// What people do, all of it something that `/undo` takes back.
const FORMS: &[&str] = &[
    "lea: /support WG-IMP Yes.",
    "flavio: /unsupport WG-CO",
    "ginger: /comment WG-IMP Why?",
    "avri: /charter WG-IMP title: Another\nPurpose: to try",
    "lynn: /decide WG-IMP decline A slip.",
    "lynn: /decide WG-IMP approve anyway: because",
    "lynn: /decide WG-IMP defer correct: I took it for another.",
    "lynn: /decide WG-WORK dissolve yes",
    "lynn: /facilitate WG-WORK @flavio",
    "lynn: /release WG-WORK @lea",
    "lea: /update WG-WORK We met.",
    "lea: /update WG-WORK correct: We met once.",
    "lea: /renew WG-WORK",
    "anja: /cycle open \"IGF 2018\" 2018-01-01 2018-12-31",
    "anja: /cycle open \"IGF 2018\" 2017-12-01 2018-12-31",
    "anja: /cycle edit to: 2017-11-30",
    "lea: /document WG-WORK https://example.org/d Draft",
    "lea: /document WG-WORK remove: https://example.org/d",
    "lynn: /resolve WG-CO 1 It is met.",
    "lynn: /resolve WG-CO 1 reopen: It is not met.",
    "anja: /lastcall WG-IMP until: in 3 days",
    "anja: /note WG-IMP status: Late",
    "ginger: /comment WG-IMP drop: 1",
    "lea: /propose WG-NEW Something new",
    "lea: /withdraw WG-NEW",
];

const HANDLES: &[&str] = &["lynn", "lea", "flavio", "ginger", "avri", "anja"];

fn said(form: &str) -> Step {
    let (who, text) = form.split_once(": ").expect("who says what");
    let who = HANDLES.iter().find(|known| **known == who).expect("somebody known");
    Step::Say { room: "#plenary", who, text: text.to_owned() }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let say = prop::sample::select(FORMS).prop_map(said);
    let undo =
        prop::sample::select(HANDLES).prop_map(|who| Step::Say { room: "#plenary", who, text: "/undo".to_owned() });
    let pass = prop::sample::select(vec!["1m", "4m", "30h"]).prop_map(Step::Pass);
    // What has another way back: a cycle can then be opened that begins at once.
    let close = Just(said("lynn: /cycle close yes"));
    prop::collection::vec(prop_oneof![12 => say, 6 => undo, 2 => pass, 1 => close], 0..40)
}

fn play(steps: &[Step]) -> Dialogue {
    let mut dialogue = Dialogue::with_life().in_english_alone();
    steps.iter().for_each(|step| take(&mut dialogue, step));
    dialogue
}

/// What stands of the groups and cycles now: without the decisions that were taken back.
fn standing(register: &Register, dialogue: &Dialogue) -> String {
    let mut export = Export::from_register(register, dialogue.organisation(), None);
    for group in &mut export.groups {
        group.decisions.retain(|decision| decision.taken_back.is_none());
    }
    format!("{:#?}\n{:#?}\n{:#?}", export.groups, register.cycle(), register.next_cycle())
}

proptest! {
    #![proptest_config(tries())]

    #[test]
    fn what_is_taken_back_at_once_is_as_if_it_had_not_been(steps in steps(), form in prop::sample::select(FORMS)) {
        let mut dialogue = play(&steps);
        let before = dialogue.register().clone();
        let Step::Say { room, who, text } = said(form) else { unreachable!("somebody says it") };
        dialogue.say(room, who, &text).quietly();
        prop_assume!(dialogue.register().head() > before.head());
        dialogue.say(room, who, "/undo").quietly();
        prop_assert_eq!(standing(dialogue.register(), &dialogue), standing(&before, &dialogue), "{}", form);
    }

    #[test]
    fn the_journal_folds_to_the_register_and_the_past_shows_what_was_taken_back_later(steps in steps(), place in 0_usize..200) {
        let (before, after) = steps.split_at(place % (steps.len() + 1));
        let mut dialogue = play(before);
        dialogue.pass("1s").quietly();
        let then = dialogue.register().at().expect("groups were proposed");
        let was = bytes(dialogue.register(), &dialogue, Some(then));
        after.iter().for_each(|step| take(&mut dialogue, step));
        prop_assert_eq!(bytes(&dialogue.as_of(then), &dialogue, Some(then)), was);
        let folded = dialogue.as_of(jiff::Timestamp::MAX);
        prop_assert_eq!(bytes(&folded, &dialogue, None), bytes(dialogue.register(), &dialogue, None));
    }

    #[test]
    fn whoever_took_something_back_can_be_erased(steps in steps(), who in prop::sample::select(HANDLES)) {
        let mut dialogue = play(&steps);
        dialogue.say(&format!("@{who}"), who, "/profile forget yes").quietly();
        prop_assert!(dialogue.register().people().of_account(&Account::console(who)).is_none());
        let folded = dialogue.as_of(jiff::Timestamp::MAX);
        prop_assert_eq!(bytes(&folded, &dialogue, None), bytes(dialogue.register(), &dialogue, None));
    }
}
