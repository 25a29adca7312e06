//! `replay` beyond the example: news of other rooms, standard input as it comes, and transcripts that are refused.

use expect_test::expect;
use harness::program::{Place, ROLES};
use rapporteur::cli::transcript::{self, TranscriptEntry};
use rapporteur::journal::marks::LEADING_SINCE;
use rapporteur::journal::{Batch, Journal, Mark, Notes, SqlJournal};

/// Two rooms, talk, people of whom nothing was known, a support that was taken back, and news that fall due.
const LIVELY: &str = "\
2017-04-10T09:00:00Z #plenary <lea> /propose WG-IMP IGF Improvements
	Purpose: to follow up
	the recommendations
2017-04-10T09:00:30Z #plenary <lea> Good morning, all.
2017-04-10T09:01:00Z #wg-imp <lea> /support
2017-04-10T09:02:00Z #plenary <ginger> !support wg-imp
; A note, which is not printed.
2017-04-10T09:03:00Z #plenary <anja> /support WG-IMP for: \"Liesyl\" source: https://list.example.org/1
2017-04-10T09:04:00Z @ginger <ginger> status
2017-04-10T09:12:00Z #wg-imp <ginger> /unsupport
2017-04-10T09:12:00Z #wg-imp <ginger> /comment Not as it stands.
2017-04-10T09:12:00Z #wg-imp <ginger> /comment Not as it stands.
2017-04-10T09:13:00Z #plenary <lea> /suport WG-IMP
2017-04-10T09:30:00Z #plenary <lea> /note WG-IMP status: Great
2017-04-10T09:31:00Z #plenary <lynn> /note WG-IMP status: Draft out for review
2017-04-10T12:00:00Z ---
";

fn lively() -> (Place, String) {
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    let printed = place.replay(LIVELY);
    (place, printed)
}

#[test]
fn everyone_sees_the_answers_and_the_news_when_they_fall_due() {
    let (_, printed) = lively();
    expect![[r#"
        2017-04-10T09:00:00Z #plenary <lea> /propose WG-IMP IGF Improvements
        	Purpose: to follow up
        	the recommendations
        2017-04-10T09:00:00Z #plenary <rapporteur> Proposed: WG-IMP, IGF Improvements, by lea. Support it with /support WG-IMP
        	Still missing: Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-IMP Objectives: …
        2017-04-10T09:00:30Z #plenary <lea> Good morning, all.
        2017-04-10T09:01:00Z #wg-imp <lea> /support
        2017-04-10T09:01:00Z #wg-imp <rapporteur> lea supports WG-IMP. Support: 1 member.
        2017-04-10T09:02:00Z #plenary <ginger> !support wg-imp
        2017-04-10T09:02:00Z #plenary <rapporteur> ginger supports WG-IMP. Support: 1 member, 1 other.
        2017-04-10T09:03:00Z #plenary <anja> /support WG-IMP for: "Liesyl" source: https://list.example.org/1
        2017-04-10T09:03:00Z #plenary <rapporteur> Liesyl supports WG-IMP. Support: 1 member, 2 others.
        	Liesyl is new in the list of people.
        2017-04-10T09:04:00Z @ginger <ginger> status
        2017-04-10T09:04:00Z @ginger <rapporteur> Working Groups
	
        	Code    Title             Support             Comments  Status
        	WG-IMP  IGF Improvements  1 member, 2 others  0         proposed
        2017-04-10T09:11:00Z #plenary <rapporteur> WG-IMP: +1, now 1 member, 2 others
        2017-04-10T09:12:00Z #wg-imp <rapporteur> WG-IMP: +2, now 1 member, 2 others
        2017-04-10T09:12:00Z #wg-imp <ginger> /unsupport
        2017-04-10T09:12:00Z #wg-imp <rapporteur> ginger no longer supports WG-IMP. Support: 1 member, 1 other.
        2017-04-10T09:12:00Z #wg-imp <ginger> /comment Not as it stands.
        2017-04-10T09:12:00Z #wg-imp <rapporteur> Recorded: ginger comments on WG-IMP, which now has 1 comment.
        2017-04-10T09:12:00Z #wg-imp <ginger> /comment Not as it stands.
        2017-04-10T09:12:00Z #wg-imp <rapporteur> Recorded: ginger comments on WG-IMP, which now has 2 comments.
        2017-04-10T09:13:00Z #plenary <lea> /suport WG-IMP
        2017-04-10T09:13:00Z #plenary <rapporteur> There is no command "suport". Did you mean /support?
        	Please answer yes or no. Yes means: /support WG-IMP
        2017-04-10T09:22:00Z #plenary <rapporteur> WG-IMP: −1, now 1 member, 1 other, 2 new comments
        2017-04-10T09:30:00Z #plenary <lea> /note WG-IMP status: Great
        2017-04-10T09:30:00Z #plenary <rapporteur> Only the chair and the secretariat may use /note.
        	Please ask anja.
        	What you can do: /status WG-IMP
        2017-04-10T09:31:00Z #plenary <lynn> /note WG-IMP status: Draft out for review
        2017-04-10T09:31:00Z #plenary <rapporteur> Recorded: the status line of WG-IMP.
    "#]].assert_eq(&printed);
}

#[test]
fn what_was_printed_with_news_can_be_replayed_and_prints_the_same() {
    let (place, printed) = lively();
    let other = Place::new();
    other.write("rapporteur.toml", ROLES);
    assert_eq!(other.replay(&printed), printed);
    assert_eq!(other.export(&[]), place.export(&[]));
}

#[test]
fn a_lively_transcript_again_changes_nothing_and_is_not_answered_again() {
    let (place, printed) = lively();
    let journal = place.export(&["--format", "journal"]);
    let again = place.replay(LIVELY);
    assert_eq!(place.export(&["--format", "journal"]), journal);
    assert!(printed.contains("<rapporteur>") && !again.contains("<rapporteur>"), "{again}");
}

#[test]
fn a_question_is_answered_in_a_transcript_by_whoever_was_asked_and_once() {
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    let transcript = "\
        2017-04-12T08:00:00Z #plenary <lea> /propose WG-IMP IGF Improvements\n\
        2017-04-12T09:00:00Z #plenary <lea> /suport WG-IMP\n\
        2017-04-12T09:01:00Z #plenary <avri> yes\n\
        2017-04-12T09:02:00Z #plenary <lea> yes\n\
        2017-04-12T09:03:00Z #plenary <lea> yes\n";
    let printed = place.replay(transcript);
    expect![[r#"
        2017-04-12T08:00:00Z #plenary <lea> /propose WG-IMP IGF Improvements
        2017-04-12T08:00:00Z #plenary <rapporteur> Proposed: WG-IMP, IGF Improvements, by lea. Support it with /support WG-IMP
        	Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-IMP Purpose: …
        2017-04-12T09:00:00Z #plenary <lea> /suport WG-IMP
        2017-04-12T09:00:00Z #plenary <rapporteur> There is no command "suport". Did you mean /support?
        	Please answer yes or no. Yes means: /support WG-IMP
        2017-04-12T09:01:00Z #plenary <avri> yes
        2017-04-12T09:02:00Z #plenary <lea> yes
        2017-04-12T09:02:00Z #plenary <rapporteur> lea supports WG-IMP. Support: 1 member.
        2017-04-12T09:03:00Z #plenary <lea> yes
    "#]].assert_eq(&printed);
    // What was printed can be replayed, and nothing of it is answered again.
    let again = place.replay(&printed);
    assert!(!again.contains("<rapporteur>"), "{again}");
    assert_eq!(place.register()["groups"][0]["supporters"].as_array().map(Vec::len), Some(1));
}

#[test]
fn people_and_support_are_as_of_the_moment_too() {
    let (place, _) = lively();
    let entries = transcript::read(LIVELY.as_bytes()).unwrap();
    for entry in &entries {
        let at = entry.at();
        let until = |entry: &&TranscriptEntry| entry.at() <= at;
        let then = Place::new();
        then.write("rapporteur.toml", ROLES);
        then.replay(entries.iter().filter(until).map(written).collect::<String>());
        let arguments = ["--as-of", &at.to_string()];
        assert_eq!(place.export(&arguments), then.export(&arguments), "{at}");
    }
}

fn written(entry: &TranscriptEntry) -> String {
    match entry {
        TranscriptEntry::Said(said) => format!("{said}\n"),
        TranscriptEntry::Pause(at) => format!("{at} ---\n"),
    }
}

#[test]
fn standard_input_is_answered_before_it_ends() {
    let place = Place::with_group_in_2017();
    let mut running = place.start(&["replay", "-"]);
    running.say("2017-04-10T10:00:00Z #plenary <lea> /comment WG-IMP Of two\n\tlines.\n");
    // Only the next line tells that no further line belongs to the message.
    running.say("2017-04-10T10:00:01Z #plenary <lea> /support WG-IMP\n");
    let heard: Vec<String> = (0..3).map(|_| running.line().unwrap()).collect();
    assert_eq!(
        heard,
        [
            "2017-04-10T10:00:00Z #plenary <lea> /comment WG-IMP Of two",
            "\tlines.",
            "2017-04-10T10:00:00Z #plenary <rapporteur> Recorded: lea comments on WG-IMP, which now has 1 comment.",
        ]
    );
    running.say("2017-04-10T10:00:02Z ---\n");
    assert_eq!(running.line().unwrap(), "2017-04-10T10:00:01Z #plenary <lea> /support WG-IMP");
    assert_eq!(
        running.line().unwrap(),
        "2017-04-10T10:00:01Z #plenary <rapporteur> lea supports WG-IMP. Support: 1 member."
    );
    let (rest, status) = running.end();
    assert!(rest.is_empty() && status.success(), "{rest:?} {status}");
}

#[test]
fn the_last_message_needs_no_line_break() {
    let place = Place::with_group_in_2017();
    let printed = place.replay("2017-04-10T10:00:00Z #plenary <lea> /support WG-IMP");
    assert!(printed.ends_with("lea supports WG-IMP. Support: 1 member.\n"), "{printed}");
}

#[test]
fn a_line_earlier_than_the_end_of_the_journal_is_refused() {
    let place = Place::with_group_in_2017();
    place.replay("2017-04-10T10:00:00Z #plenary <lea> /support WG-IMP\n");
    let journal = place.export(&["--format", "journal"]);
    let late = "2017-04-10T09:59:59Z #plenary <lea> /comment WG-IMP Too late.\n";
    for ran in [place.run_with(&["replay", "-"], late), place.run(&["replay", place.write("late.txt", late)])] {
        assert_eq!(ran.status.code(), Some(1), "{ran:?}");
        assert!(ran.stderr.contains("2017-04-10T09:59:59Z") && ran.stderr.contains("2017-04-10T10:00:00Z"), "{ran:?}");
        assert!(!ran.stdout.contains("<rapporteur>"), "{ran:?}");
    }
    assert_eq!(place.export(&["--format", "journal"]), journal);
}

#[tokio::test]
async fn a_journal_that_run_has_led_is_refused() {
    let place = Place::on_sqlite().having_group_in_2017();
    let url = place.url();
    let mut journal = SqlJournal::open(&url).await.unwrap();
    let marks = vec![Mark(LEADING_SINCE, "2017-04-10T09:30:00Z".to_owned())];
    let led = Batch { notes: Notes { marks, ..Notes::default() }, ..Batch::default() };
    journal.commit(&led).await.unwrap();
    journal.close().await.unwrap();
    let exported = place.export(&["--format", "journal"]);

    let line = "2017-04-10T10:00:00Z #plenary <lea> /support WG-IMP\n";
    let said = place.run(&["replay", place.write("transcript.txt", line)]).refused_in_a_line();
    expect![[r#"
        rapporteur: the database sqlite:rapporteur.db is the record of a running bot, in which time is not simulated: replay into another database, such as --database sqlite:replay.db"#]].assert_eq(&said);
    assert_eq!(place.run_with(&["replay", "-"], line).refused_in_a_line(), said);
    assert_eq!(place.export(&["--format", "journal"]), exported);
    let elsewhere = place.run_with(&["replay", "-", "--database", "sqlite:replay.db"], line).done();
    assert!(elsewhere.contains("<rapporteur>"), "{elsewhere}");
}

#[test]
fn a_bad_line_is_named_and_nothing_is_played() {
    let place = Place::with_group_in_2017();
    let journal = place.export(&["--format", "journal"]);
    let good = "2017-04-10T10:00:00Z #plenary <lea> /support WG-IMP\n; a note\n\n";
    for (bad, reason) in [
        ("tomorrow #plenary <lea> Hello\n", "\"tomorrow\" is not a time"),
        ("2017-04-10T09:59:59Z #plenary <lea> Hello\n", "the time goes back"),
        ("2017-04-10T10:00:01Z plenary <lea> Hello\n", "a room such as #plenary"),
        ("2017-04-10T10:00:01Z #plenary lea Hello\n", "<speaker>"),
        ("\tmore\n", "continues no message"),
    ] {
        let said = place.run(&["replay", place.write("bad.txt", format!("{good}{bad}"))]).refused_in_a_line();
        assert!(said.contains("bad.txt: line 4: ") && said.contains(reason), "{said}");
    }
    assert_eq!(place.export(&["--format", "journal"]), journal);
}

#[test]
fn a_file_that_is_not_there_or_not_in_utf_8_is_refused() {
    let place = Place::new();
    let said = place.run(&["replay", "none.txt"]).refused_in_a_line();
    assert!(said.contains("none.txt cannot be read"), "{said}");
    place.write("latin.txt", b"2017-04-10T10:00:00Z #plenary <lea> /propose WG-CAF Caf\xe9\n");
    let said = place.run(&["replay", "latin.txt"]).refused_in_a_line();
    assert!(said.contains("latin.txt"), "{said}");
}

#[test]
fn what_is_not_in_utf_8_is_refused_from_standard_input_too() {
    let place = Place::with_group_in_2017();
    let journal = place.export(&["--format", "journal"]);
    let said = place.run_with(&["replay", "-"], b"2017-04-10T10:00:00Z #plenary <lea> /comment WG-IMP Caf\xe9\n");
    assert_eq!(said.status.code(), Some(1), "{said:?}");
    assert!(said.stderr.contains("line 1") && said.stderr.contains("UTF-8"), "{said:?}");
    assert_eq!(place.export(&["--format", "journal"]), journal);
}

#[test]
fn what_came_before_a_bad_line_of_standard_input_is_played() {
    let place = Place::with_group_in_2017();
    let ran = place.run_with(&["replay", "-"], "2017-04-10T10:00:00Z #plenary <lea> /support WG-IMP\nbad\n");
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(ran.stderr.contains("line 2: \"bad\" is not a time"), "{ran:?}");
    assert!(ran.stdout.ends_with("lea supports WG-IMP. Support: 1 member.\n"), "{ran:?}");
    assert_eq!(place.register()["groups"][0]["supporters"].as_array().unwrap().len(), 1);
}

#[test]
fn what_was_answered_before_a_refused_line_is_not_answered_again() {
    let lines = "2017-04-10T10:00:00Z #plenary <lea> /support WG-IMP\n2017-04-10T10:00:01Z ---\n";
    for refused in ["bad\n", "2017-04-10T09:00:00Z ---\n"] {
        let place = Place::with_group_in_2017();
        let ran = place.run_with(&["replay", "-"], format!("{lines}{refused}"));
        assert_eq!(ran.status.code(), Some(1), "{ran:?}");
        assert_eq!(ran.stdout.matches("lea supports WG-IMP").count(), 1, "{ran:?}");
        assert_eq!(place.replay(""), "", "what was printed is printed again");
    }
}

#[test]
fn line_ends_of_windows_and_times_of_other_zones_are_read() {
    let place = Place::with_group_in_2017();
    let printed = place.replay(
        "2017-04-10T12:00:00+02:00 #plenary <lea> /comment WG-IMP\r\n\tTwo\r\n\tlines.\r\n2017-04-10T10:00:01Z ---\r\n",
    );
    assert_eq!(
        printed,
        "2017-04-10T10:00:00Z #plenary <lea> /comment WG-IMP\n\tTwo\n\tlines.\n\
         2017-04-10T10:00:00Z #plenary <rapporteur> Recorded: lea comments on WG-IMP, which now has 1 comment.\n"
    );
    assert_eq!(place.register()["groups"][0]["comments"][0]["text"], "Two\nlines.");
}
