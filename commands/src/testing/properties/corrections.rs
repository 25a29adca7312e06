//! What holds for corrections of minutes: a draft says what those say who decide on it, and nothing that is proposed is lost.

use proptest::prelude::*;

use super::{Step, bytes, take, tries};
use crate::record::Minutes;
use crate::testing::dialogue::Dialogue;

/// What people do with a draft. Lea moderated the meeting; Flávio and Ginger were there, and took down nothing.
const FORMS: &[&str] = &[
    "flavio: /minutes correct 1 1 Three calls were held.",
    "flavio: /minutes add 1 The hosts were thanked.",
    "flavio: /minutes drop 1 2",
    "flavio: /minutes decline 1 1",
    "flavio: /minutes accept 1 1",
    "flavio: /undo",
    "ginger: /minutes correct 1 2 The budget of May is approved.",
    "ginger: /minutes drop 1 1",
    "ginger: /minutes decline 1 2",
    "ginger: /undo",
    "lea: /minutes accept 1 1",
    "lea: /minutes accept 1 2",
    "lea: /minutes accept 1 3",
    "lea: /minutes decline 1 1 It was so.",
    "lea: /minutes decline 1 2",
    "lea: /minutes correct 1 1 Two calls, and both were short.",
    "lea: /minutes add 1 The next call is in May.",
    "lea: /minutes drop 1 1",
    "lea: /undo",
    "lynn: /minutes approve 1",
    "lynn: /minutes approve 1 yes",
    "lynn: /minutes reopen 1 Too early.",
    "lynn: /undo",
];

const HANDLES: &[&str] = &["lynn", "lea", "flavio", "ginger"];

/// The people who decide on what the draft says.
const DECIDING: [&str; 2] = ["lynn", "lea"];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let say = prop::sample::select(FORMS).prop_map(|form| {
        let (who, text) = form.split_once(": ").expect("who says what");
        let who = HANDLES.iter().find(|known| **known == who).expect("somebody known");
        Step::Say { room: "#wg-work", who, text: text.to_owned() }
    });
    let pass = prop::sample::select(vec!["1m", "4m", "30h"]).prop_map(Step::Pass);
    prop::collection::vec(prop_oneof![9 => say, 1 => pass], 0..40)
}

fn with_draft() -> Dialogue {
    let mut dialogue = Dialogue::with_life().in_english_alone();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-10 10:00 UTC").quietly();
    dialogue.pass("1h").quietly();
    for text in [
        "/minutes start 1",
        "/here for: @flavio, @ginger",
        "/info Two calls were held.",
        "/agreed The budget is approved.",
        "/minutes end",
    ] {
        dialogue.say("#wg-work", "lea", text).quietly();
    }
    dialogue
}

/// The minutes, unless it was taken back that they were begun.
fn minutes(dialogue: &Dialogue) -> Option<Minutes> {
    dialogue.register().meeting(1).and_then(|meeting| meeting.record.clone())
}

proptest! {
    #![proptest_config(tries())]

    #[test]
    fn the_draft_changes_only_by_those_who_decide_and_every_proposal_keeps_its_number(steps in steps()) {
        let mut dialogue = with_draft();
        for step in &steps {
            let before = minutes(&dialogue);
            take(&mut dialogue, step);
            let (Some(before), Some(after)) = (before, minutes(&dialogue)) else { break };
            let numbers: Vec<u32> = after.corrections.iter().map(|known| known.number).collect();
            prop_assert_eq!(numbers, (1..).take(after.corrections.len()).collect::<Vec<u32>>());
            prop_assert!(after.corrections.len() >= before.corrections.len());
            if after.approved.is_some() {
                prop_assert_eq!(after.open_corrections().count(), 0, "what is approved leaves nothing open");
            }
            let decides = matches!(step, Step::Say { who, .. } if DECIDING.contains(who));
            prop_assert!(decides || before.paragraphs() == after.paragraphs(), "{:?}", step);
        }
        let folded = dialogue.as_of(jiff::Timestamp::MAX);
        prop_assert_eq!(bytes(&folded, &dialogue, None), bytes(dialogue.register(), &dialogue, None));
    }
}
