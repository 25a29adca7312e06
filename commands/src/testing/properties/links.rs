//! What holds for people who turn out to be one, and then two again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::prelude::*;

use super::{bytes, take, tries};
use crate::record::{Account, Changed, Event, PersonId, Recorded, Register, RegisterPart, Room, Seq};
use crate::testing::dialogue::Dialogue;

const HANDLES: &[&str] = &["lynn", "lea", "flavio", "ginger", "marilyn", "sam", "sam-2", "sam-3"];

/// What leaves a trace of whoever does it.
const FORMS: &[&str] = &[
    "/support WG-CO Yes.",
    "/unsupport WG-CO",
    "/support WG-NEW",
    "/comment WG-CO Why?",
    "/concern WG-CO Too broad.",
    "/resolve WG-CO 1 It is met.",
    "/propose WG-NEW Once more\nPurpose: to try",
    "/charter WG-NEW title: Another",
    "/withdraw WG-NEW It was a try.",
    "/decide WG-NEW approve anyway: because",
    "/facilitate WG-CO @sam",
    "/facilitate WG-WORK @flavio",
    "/lastcall WG-CO until: in 3 days",
    "/update WG-WORK We met.",
    "/consult answer 1 1 One.",
    "/consult answer 1 2 class: NRI",
    "/consult answer 1 1 for: An initiative",
    "/consult answer 1 2 for: an initiative",
    "/consult class 1 @sam NRI",
    "/rsvp 1 yes",
    "/rsvp 1 no",
    "/here",
    "/info Something.",
    "/action @sam Write it.",
    "/done 1",
    "/undo",
    "/decide WG-NEW defer correct: A slip.",
    "/comment WG-CO drop: 2",
    "/resolve WG-CO 1 reopen: It is not met.",
    "/rename WG-NEW WG-NEWER",
    "/amend 1 who: @flavio",
    "/consult withdraw 1",
    "/digest weekly mon 09:00 me",
    "/profile forget yes",
    "/profile link",
    "/profile set zone: Asia/Tokyo",
    "/profile unlink",
    "/profile unlink join: 1",
    "/profile unlink join: 2",
];

#[derive(Clone, Debug)]
enum Step {
    Of(super::Step),
    Join(&'static str, &'static str),
}

fn steps(forms: Vec<&'static str>) -> impl Strategy<Value = Vec<Step>> {
    let who = || prop::sample::select(HANDLES);
    let rooms = prop::sample::select(vec!["#plenary", "#lounge"]);
    let say = (rooms, who(), prop::sample::select(forms))
        .prop_map(|(room, who, text)| Step::Of(super::Step::Say { room, who, text: text.to_owned() }));
    let pass = prop::sample::select(vec!["1m", "80h", "400h"]).prop_map(|time| Step::Of(super::Step::Pass(time)));
    let join = (who(), who()).prop_map(|(first, second)| Step::Join(first, second));
    prop::collection::vec(prop_oneof![8 => say, 1 => pass, 2 => join], 0..50)
}

/// All but answers: one that was changed while two people were one is told apart from the other's when they are two.
fn without_answers() -> Vec<&'static str> {
    FORMS.iter().copied().filter(|form| !form.starts_with("/consult answer")).collect()
}

fn play(steps: &[Step]) -> Dialogue {
    let mut dialogue = Dialogue::in_meeting().in_english_alone();
    for step in steps {
        match step {
            Step::Of(step) => take(&mut dialogue, step),
            Step::Join(first, second) => dialogue.join(first, second).quietly(),
        }
    }
    dialogue
}

/// The joins that were taken back: the number of each, and who had been joined to whom.
fn taken_back(events: &[Recorded]) -> BTreeMap<Seq, (PersonId, PersonId)> {
    let mut joined: Vec<(Seq, PersonId, PersonId)> = Vec::new();
    let mut taken_back = BTreeMap::new();
    for recorded in events {
        match recorded.event {
            Event::PeopleJoined { from, into, .. } => joined.push((recorded.seq, from, into)),
            Event::PeopleSeparated { from, into } => {
                let join = joined.iter().rfind(|join| (join.1, join.2) == (from, into)).expect("a join");
                taken_back.insert(join.0, (from, into));
            }
            _ => {}
        }
    }
    taken_back
}

/// What became of the events up to a moment, read from the beginning, had nothing happened in the place of these.
fn fold(dialogue: &Dialogue, at: Timestamp, without: &BTreeMap<Seq, (PersonId, PersonId)>) -> Register {
    let mut register = dialogue.register().before_all(at);
    for recorded in dialogue.events().iter().filter(|recorded| recorded.at <= at) {
        let nothing = Event::NewsTold { room: Room::console("#nowhere") };
        let event = if without.contains_key(&recorded.seq) { nothing } else { recorded.event.clone() };
        register.apply(&Recorded { event, ..recorded.clone() });
    }
    register
}

#[test]
fn what_was_held_for_two_who_were_one_is_told_to_each_of_them_when_they_are_two_again() {
    let say = |who, text: &str| Step::Of(super::Step::Say { room: "#plenary", who, text: text.to_owned() });
    let pass = |time| Step::Of(super::Step::Pass(time));
    play(&[
        Step::Join("sam", "marilyn"),
        Step::Join("lynn", "sam-3"),
        Step::Join("marilyn", "lynn"),
        say("marilyn", "/profile unlink"),
        Step::Join("ginger", "marilyn"),
        Step::Join("lynn", "flavio"),
        say("sam-3", "/facilitate WG-CO @sam"),
        Step::Join("ginger", "sam-3"),
        // In the morning they hear of it as one.
        pass("80h"),
        say("lynn", "/profile unlink"),
        Step::Join("ginger", "flavio"),
        pass("1m"),
    ]);
}

proptest! {
    #![proptest_config(tries())]

    #[test]
    fn a_join_that_was_taken_back_is_as_if_it_had_not_been(steps in steps(without_answers())) {
        let dialogue = play(&steps);
        let register = dialogue.register();
        let taken_back = taken_back(dialogue.events());
        prop_assert_eq!(register.story(), fold(&dialogue, Timestamp::MAX, &taken_back).story());
    }

    #[test]
    fn the_journal_read_from_the_beginning_gives_the_same_people_and_the_same_register(steps in steps(FORMS.to_vec())) {
        let dialogue = play(&steps);
        let folded = fold(&dialogue, Timestamp::MAX, &BTreeMap::new());
        prop_assert_eq!(folded.story(), dialogue.register().story());
        prop_assert_eq!(bytes(&folded, &dialogue, None), bytes(dialogue.register(), &dialogue, None));
        let is_of_digests = |change: &Changed| matches!(change, Changed::Part(RegisterPart::Digests(_)));
        prop_assert!(!folded.changes_since(dialogue.register()).iter().any(is_of_digests));
        for handle in HANDLES {
            let account = Account::console(*handle);
            let [read, known] = [&folded, dialogue.register()].map(|register| register.people().of_account(&account));
            prop_assert_eq!(read, known);
            prop_assert!(known.is_none_or(|person| person.accounts.contains(&account)));
        }
        let accounts: Vec<&Account> = folded.people().iter().flat_map(|person| &person.accounts).collect();
        prop_assert_eq!(accounts.iter().collect::<BTreeSet<_>>().len(), accounts.len(), "an account is somebody's alone");
    }

    #[test]
    fn an_earlier_moment_is_shown_with_people_as_they_are_now(steps in steps(without_answers()), place in 0_usize..200) {
        let dialogue = play(&steps);
        let at = dialogue.events()[place % dialogue.events().len()].at;
        let (taken_back, people) = (taken_back(dialogue.events()), dialogue.register().people());
        // Those who were joined once more are one in every view.
        prop_assume!(taken_back.values().all(|(from, into)| people.resolve(*from) != people.resolve(*into)));
        let reference = fold(&dialogue, at, &taken_back).with_joined_people(dialogue.register());
        let view = dialogue.as_of(at);
        prop_assert_eq!(bytes(&view, &dialogue, Some(at)), bytes(&reference, &dialogue, Some(at)));
        let kept = fold(&dialogue, at, &BTreeMap::new()).without_belongings();
        prop_assert_eq!(kept.with_belongings_of(dialogue.register(), at).story(), view.story());
    }
}
