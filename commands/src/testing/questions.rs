//! What is asked in the place of a guess, as dialogues and by chance: a time, a day, a zone, a word for another, and what its answer
//! carries out.

use std::collections::BTreeMap;

use expect_test::expect;
use jiff::Timestamp;
use proptest::prelude::*;

use crate::language::heard::What;
use crate::pipeline::question::OPEN_FOR;
use crate::record::Event;
use crate::testing::dialogue::Dialogue;
use crate::words::Language;

/// What everyone sees when these are said one after the other in the plenary.
fn session(dialogue: &mut Dialogue, said: &[(&str, &str)]) -> String {
    let mut seen = String::new();
    for (handle, text) in said {
        seen.push_str(&format!("<{handle}> {text}\n{}\n", dialogue.say("#plenary", handle, text).text()));
    }
    seen
}

#[test]
fn a_time_that_could_be_several_is_asked_about_and_taken_as_it_was_shown() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = session(
        &mut dialogue,
        &[
            ("lea", "/meet WG-WORK \"12/11/2017 and more\" 12/11/2017 15:00 for: 90m"),
            ("lea", "2"),
            ("lea", "/meet WG-WORK \"Next call\" 9 apr 15:00 UTC"),
            ("lea", "yes"),
            ("lea", "/move 1 next thursday 9"),
            ("lea", "3"),
            ("lynn", "/meet plenary \"Late\" 12 may midnight"),
            ("lynn", "1"),
            ("lynn", "/meet plenary \"Wrong day\" fri 25 apr 15:00 Geneva"),
            ("lynn", "no"),
            ("lynn", "/meet plenary \"Long\" 12/11/2017 15:00-16:30"),
            ("lynn", "1"),
        ],
    );
    expect![[""]].assert_eq(&seen);
}

#[test]
fn a_deadline_and_a_day_that_could_be_several_are_asked_about_with_all_else_that_was_typed() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = session(
        &mut dialogue,
        &[
            ("anja", "/consult open \"By 12/11?\" until: 12/11\n1: Yes\n2: No\nHidden: yes"),
            ("anja", "2"),
            ("lynn", "/action @lea Send 12/11 to all by 12/11"),
            ("lynn", "1"),
            ("lynn", "/lastcall WG-IMP until: 2h"),
            ("lynn", "1"),
            ("lea", "/slots WG-WORK for: 1h from: 4/5 to: 6/5"),
            ("lea", "1"),
            ("lea", "1"),
        ],
    );
    expect![[""]].assert_eq(&seen);
}

#[test]
fn a_zone_that_could_be_several_or_is_mistyped_is_asked_about() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = session(
        &mut dialogue,
        &[
            ("lynn", "/meet plenary \"Call\" 2017-05-12 14:00 Samoa"),
            ("lynn", "1"),
            ("lynn", "/meet plenary \"Call\" 12/11/2017 14:00 CST"),
            ("lynn", "2"),
            ("lynn", "1"),
            ("lynn", "/meet plenary \"Call\" 2017-05-13 14:00 Pariss"),
            ("lynn", "yes"),
            ("lynn", "/meet plenary \"Call\" 2017-05-14 14:00 London"),
        ],
    );
    expect![[""]].assert_eq(&seen);
    dialogue.say("@lea", "lea", "profile set zone: San Juan hours: 9-5").expect(expect![[""]]);
    dialogue.say("@lea", "lea", "1").expect(expect![[""]]);
    dialogue.say("@lea", "lea", "profile set zone: London").expect(expect![[""]]);
    let seen = dialogue.say("@lea", "lea", "profile set zone: San Juan");
    seen.expect_in(Language::French, dialogue.register(), expect![[""]]);
    let seen = dialogue.say("#plenary", "lynn", "/meet plenary \"x\" 2017-05-12 14:00 Victoria");
    seen.expect_in(Language::French, dialogue.register(), expect![[""]]);
    dialogue.say("@lea", "lea", "/digest weekly mon 9:00 CET").expect(expect![[""]]);
}

#[test]
fn what_is_asked_of_a_value_is_answered_by_a_reaction_and_a_button_too() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"Next call\" 9 apr 15:00 UTC").quietly();
    let question = dialogue.last_question();
    let yes = What::Reaction { to: question, with: "👍".to_owned() };
    let seen = dialogue.does("#plenary", "lea", yes).text();
    assert!(seen.contains("Mon 9 Apr 2018, 15:00 UTC"), "{seen}");
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"Next call\" 12/11/2017 15:00").quietly();
    let key = dialogue.last_key();
    let seen = dialogue.does("#plenary", "lea", What::Chosen { question: key, choice: 2 }).text();
    assert!(seen.contains("Mon 11 Dec 2017, 15:00 Europe/London"), "{seen}");
}

#[test]
fn where_nothing_can_be_chosen_it_is_refused_with_what_to_write() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = session(
        &mut dialogue,
        &[
            // Of a day alone no choice would do.
            ("lynn", "/meet plenary \"x\" 12/11"),
            // Nobody else's time zone, and no time of theirs.
            ("flavio", "/meet WG-WORK \"x\" 12/11/2017 15:00"),
            ("lynn", "/meet plenary \"x\" tue 15:00 Podunk"),
        ],
    );
    expect![[""]].assert_eq(&seen);
}

#[test]
fn an_answer_is_taken_by_the_zone_that_was_shown_though_the_speaker_has_moved() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.say("#plenary", "lynn", "/meet plenary \"Call\" 12/11/2017 15:00").quietly();
    dialogue.say("@lynn", "lynn", "profile set zone: Asia/Tokyo").quietly();
    let seen = dialogue.say("#plenary", "lynn", "1").text();
    assert!(seen.contains("Sun 12 Nov 2017, 15:00 America/New_York"), "{seen}");
}

#[test]
fn who_is_asked_twice_answers_what_was_asked_last_in_each_room() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue
        .say("#plenary", "lynn", "/meet plenary \"One\" 12/11/2017 15:00\n/meet plenary \"Two\" 4/5/2017 15:00")
        .quietly();
    dialogue.say("#other", "lynn", "/support WG-INP").quietly();
    let seen = dialogue.say("#plenary", "lynn", "1").text();
    assert!(seen.contains("Two\n") && seen.contains("Thu 4 May 2017, 15:00 America/New_York"), "{seen}");
    dialogue.say("#plenary", "lynn", "1").expect(expect![""]);
    let seen = dialogue.say("#other", "lynn", "yes").text();
    assert!(seen.contains("supports WG-IMP"), "{seen}");
}

#[test]
fn names_that_promise_something_else_lead_to_what_does_it_here() {
    let mut dialogue = Dialogue::with_groups();
    let seen = session(
        &mut dialogue,
        &[
            ("lea", "/oppose WG-IMP"),
            ("lea", "yes"),
            ("lea", "/vote WG-IMP yes"),
            ("lea", "/motion adopt it"),
            ("lea", "/object WG-IMP too broad"),
            ("lea", "yes"),
        ],
    );
    expect![[""]].assert_eq(&seen);
}

#[test]
fn options_are_written_as_lists_are_and_chosen_by_their_words() {
    let mut dialogue = Dialogue::with_groups();
    let seen = session(
        &mut dialogue,
        &[
            ("anja", "/consult open \"Where?\" until: 25 apr\n1) In person\n2) Online"),
            ("anja", "/consult open \"Where?\" until: 25 apr\n- 1. In person\n- 2. Online\n- 3. Both\nChoose: many"),
            ("anja", "/consult open \"Where?\" until: 25 apr\n* In person\n* Online"),
            ("anja", "/consult open \"Where?\" 1: In person 2: Online until: 25 apr 22:00"),
            ("lea", "/consult answer 1 online"),
            ("lea", "/consult answer 2 \"In person\" and Both."),
            ("flavio", "/consult answer 2 option 2 since I travel"),
            ("avri", "/consult answer 1 2️⃣"),
            ("ginger", "/consult answer 1 ٢"),
            ("lynn", "/consult answer 1 abstain"),
            ("lynn", "/consult answer 1 option 9"),
        ],
    );
    expect![[""]].assert_eq(&seen);
}

#[test]
fn a_concern_ends_by_its_words_or_where_it_is_the_only_one() {
    let mut dialogue = Dialogue::with_groups();
    let seen = session(
        &mut dialogue,
        &[
            ("lea", "/concern WG-IMP Too broad."),
            ("lea", "/concern WG-IMP Who pays?"),
            ("flavio", "/concern WG-IMP Who leads?"),
            ("lea", "/resolve WG-IMP too broad"),
            ("lynn", "/resolve WG-IMP"),
            ("lea", "/resolve WG-IMP The charter says it now."),
            ("lynn", "/resolve WG-IMP"),
            ("lynn", "/resolve WG-IMP It was discussed at length."),
            ("lynn", "/resolve WG-IMP"),
        ],
    );
    expect![[""]].assert_eq(&seen);
}

#[test]
fn a_decision_is_read_in_both_orders_and_a_near_word_is_asked_about() {
    let mut dialogue = Dialogue::with_life();
    let seen = session(
        &mut dialogue,
        &[
            ("lynn", "/decide defer WG-IMP Next year."),
            ("lynn", "/decide WG-IMP approved anyway: all agree"),
            ("lynn", "yes"),
            ("lynn", "/decide dissolve WG-WORK Its work is done."),
            ("lynn", "yes"),
        ],
    );
    expect![[""]].assert_eq(&seen);
    let mut dialogue = Dialogue::with_life();
    dialogue.calls_the_chair("présidente", |organisation| organisation.language = Language::French);
    let seen = dialogue.say("#plenary", "lynn", "/décider WG-WORK dissoudre Le travail est fait.");
    seen.expect_in(Language::French, dialogue.register(), expect![[""]]);
}

#[test]
fn an_item_is_called_by_its_title_and_a_due_day_by_its_name() {
    let mut dialogue = Dialogue::in_meeting();
    for (handle, text, expected) in [
        ("lynn", "/item Reports", expect![[""]]),
        ("lynn", "/item adoption", expect![[""]]),
        ("lynn", "/item Elections", expect![[""]]),
        ("lynn", "/action @lea write it due: 25 apr", expect![[""]]),
        ("lynn", "/action @lea say what is due", expect![[""]]),
    ] {
        dialogue.say("#lounge", handle, text).expect(expected);
    }
}

#[test]
fn a_series_says_which_of_its_times_clocks_leave_out_and_when_it_moves_for_others() {
    let mut dialogue = Dialogue::with_meetings();
    let call = "/meet plenary \"Early\" 2018-03-18 02:30 Geneva every: week times: 3";
    dialogue.say("#plenary", "lynn", call).expect(expect![[""]]);
}

/// What people say at random. What stands between braces could be several times, and a choice stands in its place.
const SAYINGS: [&str; 20] = [
    "yes",
    "!yes",
    "1",
    "2",
    "3",
    "no",
    "/suport WG-IMP",
    "/support WG-COO",
    "/support WG-IMP -1",
    "/unsuport WG-CO",
    "/status",
    "Well.",
    "/propose Gender and access",
    "/support WG-CO for: \"Flavio Wagner\"",
    "thanks",
    "/meet plenary \"On 12/11/2017 15:00\" {12/11/2017 15:00}",
    "/meet plenary \"Call\" {9 apr 15:00} for: 30m",
    "/meet plenary \"Call\" 2017-05-12 14:00 {Samoa}",
    "/profile set zone: {San Juan}",
    "/consult open \"When?\" until: {4/5}",
];
const ANSWERS: [&str; 5] = ["yes", "!yes", "1", "2", "3"];

/// The commands among which a question that was seen lets choose, each as one would type it instead.
fn choices(seen: &str, said: &str) -> Vec<String> {
    let only = seen.lines().find_map(|line| line.trim().split_once("Yes means: ").map(|(_, shown)| shown));
    let numbered = seen.lines().filter_map(|line| {
        let (number, shown) = line.trim().strip_prefix("- ")?.split_once(". ")?;
        number.parse::<usize>().ok().map(|_| shown)
    });
    let shown: Vec<&str> = match only {
        Some(only) => vec![only],
        None => numbered.collect(),
    };
    let typed = |shown: &str| match (shown.starts_with('/'), said.split_once('{')) {
        (false, Some((before, rest))) => {
            let (unclear, after) = rest.split_once('}').unwrap();
            // Of a place in brackets the zone is what counts.
            let shown = shown.split(" (").next().unwrap();
            let shown =
                if unclear.starts_with(char::is_alphabetic) { shown.rsplit(' ').next().unwrap() } else { shown };
            format!("{before}{shown}{after}")
        }
        _ => shown.to_owned(),
    };
    shown.into_iter().map(typed).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if std::env::var_os("CI").is_some() { 200 } else { 40 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Two rooms side by side: where one person answers a question, another in the other room types what was shown. The same is
    /// recorded in both, and nothing where nothing is open.
    #[test]
    fn an_answer_is_what_one_would_have_typed_who_took_what_was_shown(
        said in prop::collection::vec((0..3_usize, 0..3_usize, 0..SAYINGS.len(), 0..5_u8), 1..30)
    ) {
        let mut asked = Dialogue::with_groups().in_english_alone();
        let mut typed = Dialogue::with_groups().in_english_alone();
        let mut open: BTreeMap<(usize, usize), (Vec<String>, Timestamp)> = BTreeMap::new();
        for (who, place, saying, pause) in said {
            if pause == 0 {
                asked.is_away("8m");
                typed.is_away("8m");
            }
            let handle = ["lynn", "flavio", "anja"][who];
            let room = ["#plenary", "#lounge", if who == 0 { "@lynn" } else { "#other" }][place];
            let words = SAYINGS[saying].replace(['{', '}'], "");
            let is_open = open.get(&(who, place)).filter(|(_, at)| asked.now().duration_since(*at) < OPEN_FOR);
            let number = match words.trim_start_matches('!') {
                "yes" => is_open.filter(|(choices, _)| choices.len() == 1).map(|_| 1),
                digit => digit.parse::<usize>().ok(),
            };
            let chosen = is_open.zip(number).and_then(|((choices, _), number)| choices.get(number - 1).cloned());
            let before = asked.events().len();
            let seen = asked.say(room, handle, &words).text();
            let is_answer = ANSWERS.contains(&words.as_str());
            prop_assert!(!is_answer || chosen.is_some() || asked.events().len() == before, "{handle} in {room}: {words}\n{seen}");
            typed.say(room, handle, chosen.as_deref().unwrap_or(&words)).quietly();
            let of = |dialogue: &Dialogue| -> Vec<Event> {
                let events = dialogue.events()[before.min(dialogue.events().len())..].iter();
                events.map(|recorded| recorded.event.clone()).collect()
            };
            prop_assert_eq!(of(&asked), of(&typed), "{} in {}: {} is {:?}\n{}", handle, room, words, chosen, seen);
            // An answer for its speaker alone is given in private, and is answered there.
            let is_asked = seen.contains("Please answer yes or no. Yes means") || seen.contains("Please answer with a number, or no:");
            let answered_in = if seen.starts_with(&format!("@{handle} ")) && who == 0 { 2 } else { place };
            if is_asked {
                if answered_in != place {
                    open.remove(&(who, place));
                }
                if seen.starts_with('@') && who != 0 {
                    open.remove(&(who, place));
                } else {
                    open.insert((who, answered_in), (choices(&seen, SAYINGS[saying]), asked.now()));
                }
            } else if !seen.contains("Please answer") {
                open.remove(&(who, place));
            }
        }
    }
}
