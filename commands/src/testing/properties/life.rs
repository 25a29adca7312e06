//! What holds for the life of groups, for consultations, for what falls due, and for people who turn out to be one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::prelude::*;

use super::{Step, take, tries};
use crate::record::{Code, Event, PersonId, Recorded, Register, State};
use crate::testing::dialogue::Dialogue;

/// What moves groups and consultations on, most of it by those who may. `CODE` is one of the groups there are.
const FORMS: &[&str] = &[
    "lynn: /decide CODE approve anyway: because",
    "lynn: /decide CODE continue anyway: because",
    "lynn: /decide CODE defer",
    "lynn: /decide CODE decline",
    "lynn: /decide CODE redirect to: the work programme",
    "lynn: /decide CODE dissolve yes",
    "anja: /decide CODE defer by: @lynn",
    "flavio: /withdraw CODE",
    "avri: /withdraw CODE",
    "flavio: /propose CODE Once more",
    "lynn: /facilitate CODE @lea",
    "lynn: /release CODE @lea",
    "lea: /renew CODE",
    "lea: /update CODE We met.",
    "lea: /document CODE https://example.org/d Draft review-until: in 4 days",
    "lea: /support CODE",
    "flavio: /support CODE",
    "ginger: /support CODE",
    "marilyn: /support CODE",
    "flavio: /concern CODE Too broad.",
    "anja: /lastcall CODE until: in 3 days",
    "lynn: /cycle open \"A year\" 2017-01-01 2017-12-31",
    "lynn: /cycle close yes",
    "anja: /consult open \"Which?\" until: in 3 days\n1: a\n2: b\nClasses: NRI, Other",
    "flavio: /consult answer 1 1 class: NRI",
    "lea: /consult answer 1 2 class: Other",
    "lea: /consult answer 1 1",
    "ginger: /consult answer 1 2",
    "ginger: /consult answer 2 1 for: An initiative class: NRI",
    "lea: /consult answer 2 1 for: an initiative class: NRI",
    "anja: /consult class 1 @lea NRI",
    "anja: /consult class 1 @flavio Other",
    "anja: /consult extend 1 2017-12-20",
    "anja: /consult close 1",
];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let codes = prop::sample::select(vec!["WG-WORK", "WG-WORK", "WG-IMP", "WG-CO"]);
    let say = (prop::sample::select(FORMS), codes).prop_map(|(form, code)| {
        let (who, text) = form.split_once(": ").expect("who says what");
        Step::Say { room: "#plenary", who, text: text.replace("CODE", code) }
    });
    let pass = prop::sample::select(vec!["1m", "30h", "80h", "400h", "1500h"]).prop_map(Step::Pass);
    prop::collection::vec(prop_oneof![6 => say, 1 => pass], 0..60)
}

/// From where a group comes to where, within one step.
fn is_legal(from: State, to: State) -> bool {
    let of_a_proposal =
        [State::Approved, State::Deferred, State::Redirected, State::Declined, State::Withdrawn].contains(&to);
    match from {
        _ if from == to => true,
        State::Proposed | State::Deferred => of_a_proposal,
        State::Approved => matches!(to, State::Dissolved | State::Lapsed),
        State::Redirected | State::Declined | State::Withdrawn | State::Dissolved | State::Lapsed => {
            to == State::Proposed
        }
    }
}

fn states(register: &Register) -> BTreeMap<Code, State> {
    register.groups().map(|group| (group.code.clone(), group.state)).collect()
}

/// Inputs by consultation and number, as the events give them: class, options.
type Inputs = BTreeMap<(u32, u32), (PersonId, Option<u32>, Vec<u32>)>;

fn inputs(events: &[Recorded]) -> (Inputs, BTreeMap<(u32, PersonId), u32>) {
    let (mut inputs, mut confirmed) = (Inputs::new(), BTreeMap::new());
    for recorded in events {
        match &recorded.event {
            Event::InputGiven { consultation, input, person, class, options, .. } => {
                inputs.insert((*consultation, *input), (*person, *class, options.clone()));
            }
            Event::ClassConfirmed { consultation, person, class } => {
                confirmed.insert((*consultation, *person), *class);
            }
            _ => {}
        }
    }
    (inputs, confirmed)
}

/// Time that passes with the bot away, in the place of some of the time that passes.
fn with_absences(steps: Vec<Step>, absences: &[bool]) -> Vec<Step> {
    let absent = absences.iter().copied().chain(std::iter::repeat(false));
    let step = |(step, is_absent)| match step {
        Step::Pass(duration) if is_absent => Step::Away(duration),
        step => step,
    };
    steps.into_iter().zip(absent).map(step).collect()
}

proptest! {
    #![proptest_config(tries())]

    #[test]
    fn no_state_is_reached_by_an_illegal_step(steps in steps()) {
        let mut dialogue = Dialogue::with_life().in_english_alone();
        for step in &steps {
            let before = states(dialogue.register());
            take(&mut dialogue, step);
            for (code, after) in states(dialogue.register()) {
                let from = before.get(&code).copied().unwrap_or(State::Proposed);
                prop_assert!(is_legal(from, after), "{code} goes from {from:?} to {after:?} by {step:?}");
            }
        }
    }

    #[test]
    fn tallies_equal_the_inputs(steps in steps()) {
        let mut dialogue = Dialogue::with_life().in_english_alone();
        steps.iter().for_each(|step| take(&mut dialogue, step));
        let (inputs, confirmed) = inputs(dialogue.events());
        for consultation in dialogue.register().consultations() {
            let number = consultation.number;
            let classes = (0..).take(consultation.classes.len()).map(Some).chain([None]);
            for class in classes {
                let of_class: Vec<&Vec<u32>> = inputs
                    .range((number, 0)..=(number, u32::MAX))
                    .filter(|(_, (person, claimed, _))| {
                        confirmed.get(&(number, *person)).copied().or(*claimed) == class
                    })
                    .map(|(_, (.., options))| options)
                    .collect();
                prop_assert_eq!(consultation.inputs_of(class), of_class.len());
                for option in &consultation.options {
                    let chosen = of_class.iter().filter(|options| options.contains(&option.n)).count();
                    prop_assert_eq!(consultation.tally(option.n, class), chosen);
                }
            }
        }
    }

    #[test]
    fn what_is_due_is_due_once_whatever_the_order_of_ticks_and_commands(
        steps in steps(),
        absences in prop::collection::vec(any::<bool>(), 40),
    ) {
        let mut dialogue = Dialogue::with_life().in_english_alone();
        with_absences(steps, &absences).iter().for_each(|step| take(&mut dialogue, step));
        dialogue.pass("0s").quietly();
        let timetable = crate::announce::due::Timetable::from_register(dialogue.register(), dialogue.organisation());
        let left = timetable.next();
        prop_assert!(left.is_none_or(|(at, _)| *at > dialogue.now()), "still due: {left:?}");
        let mut causes = BTreeSet::new();
        let mut ended: BTreeMap<u32, usize> = BTreeMap::new();
        let mut reminded = BTreeSet::new();
        for Recorded { cause, ordinal, event, .. } in dialogue.events() {
            prop_assert!(causes.insert((cause, ordinal)), "{cause} is recorded twice");
            match event {
                Event::ConsultationClosed { consultation } => *ended.entry(*consultation).or_default() += 1,
                Event::Reminded { of, .. } => prop_assert!(reminded.insert(of.clone()), "twice: {of:?}"),
                _ => {}
            }
        }
        prop_assert!(ended.values().all(|times| *times == 1), "a consultation has ended twice: {ended:?}");
        let overdue = |until: Timestamp| until <= dialogue.now();
        for consultation in dialogue.register().consultations() {
            prop_assert!(!(consultation.is_open() && overdue(consultation.until)));
        }
        for group in dialogue.register().groups() {
            prop_assert!(group.running_last_call().is_none_or(|call| !overdue(call.until)), "{}", group.code);
        }
    }

    #[test]
    fn that_two_people_are_one_never_raises_a_count(steps in steps(), pair in prop::sample::select(vec![
        ("lea", "flavio"), ("marilyn", "lea"), ("lynn", "avri"), ("ginger", "marilyn"),
    ])) {
        let mut dialogue = Dialogue::with_life().in_english_alone();
        steps.iter().for_each(|step| take(&mut dialogue, step));
        let person = |handle| {
            let account = crate::record::Account::console(handle);
            dialogue.register().people().of_account(&account).map(|person| person.id).expect("somebody known")
        };
        let (from, into) = (person(pair.0), person(pair.1));
        let before = dialogue.register().clone();
        let mut after = before.clone();
        let at = before.at().expect("something happened");
        let event = Event::PeopleJoined { from, into, standing: None, inputs: Vec::new() };
        let (by, room, cause, seq) = (Some(into), None, "joined".to_owned(), before.head() + 1);
        after.apply(&Recorded { seq, cause, ordinal: 0, at, said_at: at, by, room, event });
        for group in before.groups() {
            let joined = after.group(&group.code).expect("the same group");
            let (was, is) = (group.tally(), joined.tally());
            prop_assert!(is.members + is.others <= was.members + was.others, "{}: {was:?}, {is:?}", group.code);
            prop_assert!(is.members <= was.members, "{}: {was:?}, {is:?}", group.code);
            prop_assert!(joined.facilitators().count() <= group.facilitators().count());
            let both = group.supporters.contains_key(&from) && group.supporters.contains_key(&into);
            prop_assert_eq!(is.members + is.others + usize::from(both), was.members + was.others);
        }
        for consultation in before.consultations() {
            let joined = after.consultation(consultation.number).expect("the same consultation");
            prop_assert!(joined.inputs.len() <= consultation.inputs.len());
        }
    }
}
