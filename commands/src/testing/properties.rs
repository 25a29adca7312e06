//! What holds for any sequence of commands.

mod corrections;
mod life;
mod links;
mod undo;

use std::collections::BTreeSet;

use jiff::Timestamp;
use proptest::prelude::*;

use crate::announce::due::Timetable;
use crate::export::Export;
use crate::record::{Action, Meeting, Register};
use crate::render::names::FORMER_MEMBER;
use crate::render::page;
use crate::testing::dialogue::Dialogue;

/// How often a property is tried: on 200 sequences in the gate, where `CI` is set, and on some on a machine where somebody waits.
fn tries() -> ProptestConfig {
    let cases = if std::env::var_os("CI").is_some() { 200 } else { 50 };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Somebody says something somewhere, or time passes.
#[derive(Clone, Debug)]
enum Step {
    Say {
        room: &'static str,
        who: &'static str,
        text: String,
    },
    Pass(&'static str),
    /// Time passes while the bot is away: what falls due comes late.
    Away(&'static str),
}

/// Forms of every command, and talk.
const FORMS: &[&str] = &[
    "/support CODE WORDS",
    "!unsupport CODE",
    "/comment CODE WORDS",
    "/note CODE status: WORDS",
    "/note CODE WORDS",
    "/propose CODE WORDS",
    "/charter CODE Purpose: WORDS",
    "/charter CODE",
    "/support CODE WORDS for: \"Liesyl\" source: https://example.org/1",
    "/unsupport CODE for: Liesyl",
    "/room bind CODE",
    "/room bind plenary yes",
    "/room open CODE",
    "/room language fr",
    "/room language none",
    "/profile set affiliation: WORDS",
    "/profile show",
    "/profile set stakeholder: government name: WORDS",
    "/profile away until: in 9 days",
    "/profile away",
    "/person @lea confirm: yes",
    "/person @lea left: yesterday",
    "/person @lea role: member affiliation: WORDS",
    "/profile calendar",
    "/profile calendar renew: yes",
    "/profile link",
    "/profile link k7qm-2xpd",
    "/profile unlink",
    "/profile unlink join: 1",
    "/profile unlink @marilyn",
    "/profile join \"Liesyl\" @marilyn",
    "/profile export",
    "/profile forget WORDS",
    "/profile forget yes",
    "/status CODE",
    "WORDS",
    "/help WORDS",
    "/concern CODE WORDS",
    "/concern CODE WORDS for: @ginger on: yesterday",
    "/resolve CODE 1 WORDS",
    "/resolve CODE 1",
    "/lastcall CODE until: in 3 days",
    "/why CODE",
    "/decide CODE approve WORDS",
    "/decide CODE approve anyway: because",
    "/decide CODE continue anyway: because",
    "/decide CODE defer by: @lynn",
    "/decide CODE redirect to: WG-CO",
    "/decide CODE decline",
    "/decide CODE dissolve yes",
    "/withdraw CODE WORDS",
    "/decide CODE defer correct: WORDS",
    "/rename CODE WG-OTHER",
    "/rename WG-OTHER CODE",
    "/comment CODE drop: 1",
    "/resolve CODE 1 reopen: WORDS",
    "/update CODE correct: WORDS",
    "/document CODE remove: https://example.org/d",
    "/cycle edit name: WORDS",
    "/consult edit 1 question: WORDS",
    "/consult cancel 1 WORDS",
    "/consult withdraw 1",
    "/meeting 1 title: WORDS",
    "/meeting 2+ for: 2h link: https://example.org/l",
    "/uncancel 1",
    "/uncancel 2+",
    "/minutes add 1 WORDS",
    "/minutes drop 1 1",
    "/minutes accept 1 1",
    "/minutes decline 1 1 WORDS",
    "/minutes accept 1 2",
    "/minutes reopen 1 WORDS",
    "/here meeting: 1",
    "/amend 1 by: in 9 days who: @flavio",
    "/drop 1 WORDS",
    "/room unbind yes",
    "/facilitate CODE @lea",
    "/release CODE @lea",
    "/update CODE WORDS",
    "/document CODE https://example.org/d WORDS review-until: in 4 days",
    "/renew CODE",
    "/cycle open \"A year\" 2017-01-01 2017-06-30",
    "/cycle show",
    "/cycle close",
    "/cycle close yes",
    "/consult open \"Which?\" until: in 3 days\n1: WORDS\n2: b\nClasses: NRI, Other",
    "/consult answer 1 1 WORDS",
    "/consult answer 1 2 class: NRI",
    "/consult answer 1 1 for: CODE",
    "/consult list",
    "/consult show 1",
    "/consult extend 1 in 9 days",
    "/consult close 1",
    "/consult outcome 1 WORDS",
    "/consult class 1 @lea NRI",
    "/meet CODE \"WORDS\" in 3 days 10:00 for: 1h30",
    "/meet \"WORDS\" in 8 days 10:00 every: week times: 3 rotate: 2",
    "/meet CODE \"WORDS\" slot: 1",
    "/slots CODE for: 1h from: tomorrow to: in 5 days",
    "/move 1 in 9 days 11:00",
    "/move 2+ in 9 days 11:00",
    "/cancel 1 WORDS",
    "/cancel 2+",
    "/rsvp 1 yes",
    "/rsvp 2 maybe",
    "/rsvp 1",
    "/meetings CODE",
    "/remind group CODE 1h, 10m",
    "/remind me 1h",
    "/agenda show 1",
    "/agenda add 1 \"WORDS\" 15m",
    "/agenda add 1 \"WORDS\" under: 1",
    "/agenda drop 1 1",
    "/agenda order 1 2 1",
    "/agenda begin 1",
    "/minutes start 1",
    "/minutes start 1 yes",
    "/minutes end",
    "/minutes show 1",
    "/minutes correct 1 1 WORDS",
    "/minutes approve 1",
    "/minutes approve 1 yes",
    "/item 1",
    "/item",
    "/here",
    "/here as: WORDS",
    "/here for: @lea, @flavio",
    "/here not: @lea",
    "/info WORDS",
    "/agreed WORDS",
    "/disagreed WORDS",
    "/undo",
    "/action @lea WORDS by: in 4 days",
    "/action Secretariat WORDS",
    "/actions mine",
    "/done 1 WORDS",
    "/digest",
    "/digest now",
    "/digest weekly mon 09:00",
    "/digest weekly tue 10:00 Dakar me",
    "/digest off",
    "/digest off me",
];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let rooms = prop::sample::select(vec!["#plenary", "#wg-imp", "#wg-co", "#lounge", "@lea"]);
    let people = prop::sample::select(vec!["lynn", "anja", "lea", "flavio", "marilyn", "passer-by", "stranger"]);
    let codes = prop::sample::select(vec!["WG-IMP", "wg-co", "WG-NEW", "BPF-X", "WG-INP", ""]);
    let words = prop_oneof![Just(String::new()), "[ -~]{0,20}", "\\PC{0,12}", Just("a\nPurpose: b".to_owned())];
    let forms = prop::sample::select(FORMS);
    let say = (rooms, people, forms, codes, words).prop_map(|(room, who, form, code, words)| Step::Say {
        room,
        who,
        text: form.replace("CODE", code).replace("WORDS", &words),
    });
    let pass = prop::sample::select(vec!["1m", "10m", "25h", "800h"]).prop_map(Step::Pass);
    prop::collection::vec(prop_oneof![6 => say, 1 => pass], 0..40)
}

fn take(dialogue: &mut Dialogue, step: &Step) {
    match step {
        Step::Say { room, who, text } => dialogue.say(room, who, text).quietly(),
        Step::Pass(duration) => dialogue.pass(duration).quietly(),
        Step::Away(duration) => dialogue.is_away(duration),
    }
}

fn play(steps: &[Step]) -> Dialogue {
    let mut dialogue = Dialogue::with_groups().in_english_alone();
    dialogue.has_digests();
    steps.iter().for_each(|step| take(&mut dialogue, step));
    dialogue
}

fn bytes(register: &Register, dialogue: &Dialogue, as_of: Option<Timestamp>) -> String {
    Export::from_register(register, dialogue.organisation(), as_of).json().expect("an export has a JSON form")
}

#[test]
fn every_command_is_tried() {
    for (path, _) in crate::catalogue::COMMANDS.iter().flat_map(page::acts) {
        let is_tried = FORMS.iter().any(|form| form[1..].starts_with(&path));
        assert!(is_tried, "FORMS has no form of /{path}");
    }
}

proptest! {
    #![proptest_config(tries())]

    #[test]
    fn the_same_commands_give_the_same_bytes_of_export(steps in steps()) {
        let (once, again) = (play(&steps), play(&steps));
        prop_assert_eq!(bytes(once.register(), &once, None), bytes(again.register(), &again, None));
    }

    #[test]
    fn the_fold_of_the_journal_is_the_register(steps in steps()) {
        let dialogue = play(&steps);
        let folded = dialogue.as_of(Timestamp::MAX);
        prop_assert_eq!(folded.head(), dialogue.register().head());
        prop_assert_eq!(bytes(&folded, &dialogue, None), bytes(dialogue.register(), &dialogue, None));
        let news = |register: &Register| register.news().map(|(room, news)| (room.clone(), news.clone())).collect::<Vec<_>>();
        prop_assert_eq!(news(&folded), news(dialogue.register()));
    }

    #[test]
    fn the_past_is_what_was_then(before in steps(), after in steps()) {
        // Profiles are no events: what is known of people is shown as it is now.
        let is_of_a_profile = |text: &str| ["/profile", "/person", "/remind me"].iter().any(|of| text.contains(of));
        let without_profiles = |steps: Vec<Step>| -> Vec<Step> {
            steps.into_iter().filter(|step| !matches!(step, Step::Say { text, .. } if is_of_a_profile(text))).collect()
        };
        let (before, after) = (without_profiles(before), without_profiles(after));
        let mut dialogue = play(&before);
        dialogue.pass("1s").quietly();
        let then = dialogue.register().at().expect("groups were proposed");
        let was = bytes(dialogue.register(), &dialogue, Some(then));
        after.iter().for_each(|step| take(&mut dialogue, step));
        prop_assert_eq!(bytes(&dialogue.as_of(then), &dialogue, Some(then)), was);
    }

    #[test]
    fn counts_are_the_sizes_of_sets(steps in steps()) {
        let dialogue = play(&steps);
        let export = Export::from_register(dialogue.register(), dialogue.organisation(), None);
        for group in &export.groups {
            let tally = dialogue.register().group(&group.code).expect("an exported group").tally();
            prop_assert_eq!(tally.members, group.members());
            prop_assert_eq!(tally.members + tally.others, group.supporters.len());
            let mut names = BTreeSet::new();
            for name in group.supporter_names().into_iter().filter(|name| *name != FORMER_MEMBER) {
                prop_assert!(names.insert(name), "{} counts twice", name);
            }
        }
    }

    #[test]
    fn what_is_kept_to_be_found_quickly_is_what_is_found_by_looking_through_all(steps in steps()) {
        let mut dialogue = Dialogue::with_meetings().in_english_alone();
        let mut timetable = Timetable::from_register(dialogue.register(), dialogue.organisation());
        for step in &steps {
            take(&mut dialogue, step);
            timetable.follow(dialogue.register(), dialogue.organisation());
        }
        let register = dialogue.register();
        let numbers = |meetings: Vec<&Meeting>| meetings.iter().map(|meeting| meeting.number).collect::<Vec<_>>();
        let all = |is_meant: fn(&Meeting) -> bool| numbers(register.meetings().filter(|one| is_meant(one)).collect());
        prop_assert_eq!(numbers(register.drafts().collect()), all(Meeting::has_draft));
        prop_assert_eq!(numbers(register.all_meetings_to_come().collect()), all(Meeting::is_to_come));
        let open: Vec<&Action> = register.actions().filter(|action| action.is_open()).collect();
        prop_assert_eq!(register.open_actions().collect::<Vec<_>>(), open);
        prop_assert_eq!(timetable.all(), Timetable::from_register(register, dialogue.organisation()).all());
    }

    #[test]
    fn any_message_is_dealt_with(text in "\\PC{0,200}", prefix in prop::sample::select(vec!["/", "!", "//", ""])) {
        let mut dialogue = Dialogue::with_groups().in_english_alone();
        dialogue.say("#plenary", "lea", &format!("{prefix}{text}")).quietly();
    }
}
