//! The example of 2017: imported, replayed and exported, it is the table of the report.

use std::collections::BTreeSet;

use harness::left_out::shared;
use harness::program::{Place, example, example_text};
use rapporteur::cli::transcript::{self, TranscriptEntry};
use serde_json::{Value, json};

/// The codes in order, with the numbers of members who support each and of comments.
const GROUPS: [(&str, usize, usize); 12] = [
    ("WG-WREP", 15, 0),
    ("WG-CO", 14, 1),
    ("WG-NSF", 16, 0),
    ("WG-IMP", 17, 1),
    ("WG-FUN", 0, 0),
    ("BPF-CYBER", 7, 0),
    ("BPF-GENDER", 8, 0),
    ("BPF-LOCAL", 7, 0),
    ("BPF-CORRUPTION", 2, 3),
    ("BPF-REMOTE", 9, 9),
    ("BPF-IC", 2, 0),
    ("CENB", 5, 0),
];

/// A place in which the example was played, and what was printed.
fn played() -> (Place, String) {
    let place = Place::with_people();
    let printed = place.run(&["replay", &example("transcript.txt")]).done();
    (place, printed)
}

fn of<'v>(groups: &'v Value, field: &str) -> Vec<&'v Value> {
    groups.as_array().unwrap().iter().map(|group| &group[field]).collect()
}

fn lengths(groups: &Value, field: &str) -> Vec<usize> {
    of(groups, field).into_iter().map(|list| list.as_array().unwrap().len()).collect()
}

#[test]
fn the_table_is_that_of_the_report() {
    let (place, _) = played();
    assert_eq!(place.export(&["--format", "csv"]), example_text("expected.csv"));
}

#[test]
fn the_page_has_the_groups_in_order_with_their_members() {
    let (place, _) = played();
    let page = place.export(&["--format", "md"]);
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Code "));
    let groups: Vec<(String, usize, usize)> = rows
        .map(|row| {
            let cells: Vec<&str> = row.split(" | ").collect();
            let number = |cell: &str| cell.split(' ').next().unwrap().parse().unwrap();
            (cells[0].trim_start_matches("| ").to_owned(), number(cells[3]), number(cells[4]))
        })
        .collect();
    assert_eq!(groups, GROUPS.map(|(code, members, comments)| (code.to_owned(), members, comments)));
}

#[test]
fn the_export_has_the_groups_whole() {
    let (place, _) = played();
    let register = place.register();
    assert_eq!(register["as_of"], "2017-04-10T15:30:50Z");
    let groups = &register["groups"];
    assert_eq!(of(groups, "code"), GROUPS.map(|(code, ..)| code));
    assert_eq!(lengths(groups, "supporters"), GROUPS.map(|(_, members, _)| members));
    assert_eq!(lengths(groups, "comments"), GROUPS.map(|(.., comments)| comments));
    assert!(of(groups, "state").into_iter().all(|state| state == "proposed"));
    let mut supporters = of(groups, "supporters").into_iter().flat_map(|list| of(list, "standing"));
    assert!(supporters.all(|standing| standing == "member"));
    let fun = &groups[4];
    assert_eq!(fun["status_line"], "Background document sent, proposal to follow after discussion.");
    assert_eq!(fun["note"], "This is a POTENTIAL new WG. Details to be shared during MAG call on 11 April.");
    assert_eq!(groups[10]["proposed_facilitators"], json!(["Wout de Natris (TBD)"]));
    assert_eq!(
        groups[3]["charter"]["purpose"],
        "Follow the recommendations for improving the IGF and report on their progress."
    );
    assert_eq!(
        groups[3]["comments"][0],
        json!({
            "name": "Mamadou Lo", "at": "2017-03-31T12:42:45Z", "source": null,
            "text": "A question on scope. Would it be improvements only, or recommendations for the multi-year strategic \
                     work plan too?",
        })
    );
}

#[test]
fn every_fact_of_the_report_is_in_the_export() {
    let Some(facts) = shared("the export beside the facts of 2017", "igf2017/register.json") else { return };
    let facts: Value = serde_json::from_str(&facts).unwrap();
    let (place, _) = played();
    let register = place.register();
    let (facts, groups) = (facts["groups"].as_array().unwrap(), register["groups"].as_array().unwrap());
    assert_eq!(facts.len(), groups.len());
    let names = |list: &Value| list.as_array().unwrap().to_vec();
    let different = |list: &Value| names(list).iter().map(ToString::to_string).collect::<BTreeSet<_>>().len();
    for (fact, group) in facts.iter().zip(groups) {
        for field in ["code", "category", "title", "new_this_cycle", "status_line", "note"] {
            assert_eq!(group[field], fact[field], "{}: {field}", fact["code"]);
        }
        assert_eq!(names(&group["supporters"]).len(), different(&fact["support"]), "{}", fact["code"]);
        assert_eq!(names(&group["comments"]).len(), different(&fact["other_comments"]), "{}", fact["code"]);
        assert_eq!(group["proposed_facilitators"], fact["facilitation"], "{}", fact["code"]);
        let documents: Vec<&Value> = of(&group["documents"], "url");
        assert_eq!(documents, [&fact["doc"]].into_iter().filter(|doc| !doc.is_null()).collect::<Vec<_>>());
    }
}

#[test]
fn every_message_is_printed_and_every_command_is_answered_once() {
    let (_, printed) = played();
    let given = transcript::read(example_text("transcript.txt").as_bytes()).unwrap();
    let printed = transcript::read(printed.as_bytes()).unwrap();
    let is_answer =
        |entry: &TranscriptEntry| matches!(entry, TranscriptEntry::Said(said) if said.speaker == transcript::BOT);
    let (answers, messages): (Vec<TranscriptEntry>, Vec<TranscriptEntry>) = printed.into_iter().partition(is_answer);
    assert_eq!(messages, given);
    let is_digest =
        |entry: &&TranscriptEntry| matches!(entry, TranscriptEntry::Said(said) if said.text.starts_with("Digest of "));
    let digests: Vec<String> = answers.iter().filter(is_digest).map(|digest| digest.at().to_string()).collect();
    assert_eq!(digests, ["2017-04-03T09:00:00Z", "2017-04-10T09:00:00Z"]);
    // What waits for the chair and the secretariat comes with them, in private.
    let is_for_office = |entry: &&TranscriptEntry| matches!(entry, TranscriptEntry::Said(said) if said.text.starts_with("Waiting for you"));
    let for_office = answers.iter().filter(is_for_office).count();
    assert_eq!((for_office, answers.len() - digests.len() - for_office), (2, given.len()));
}

#[test]
fn the_register_as_of_a_moment_is_the_register_that_was_exported_then() {
    let (place, _) = played();
    let entries = transcript::read(example_text("transcript.txt").as_bytes()).unwrap();
    let moments = [
        ("2017-03-01T00:00:00Z", "2017-03-01T00:00:00Z"),
        ("2017-03-28T15:22:00Z", "2017-03-28T15:22:00Z"),
        ("2017-03-30T10:08:15Z", "2017-03-30T10:08:15Z"),
        ("2017-03-30T10:08:16Z", "2017-03-30T10:08:16Z"),
        ("2017-04-03", "2017-04-03T23:59:59Z"),
        ("2017-04-10T15:30:49Z", "2017-04-10T15:30:49Z"),
        ("2017-04-11", "2017-04-11T23:59:59Z"),
    ];
    for (as_of, last) in moments {
        let until: Vec<String> = entries
            .iter()
            .filter_map(|entry| match entry {
                TranscriptEntry::Said(said) if said.at <= last.parse().unwrap() => Some(format!("{said}\n")),
                _ => None,
            })
            .collect();
        let then = Place::with_people();
        then.replay(until.concat());
        for format in ["json", "csv", "md"] {
            let arguments = ["--as-of", as_of, "--format", format];
            assert_eq!(place.export(&arguments), then.export(&arguments), "{as_of} as {format}");
        }
    }
}

#[test]
fn the_same_file_again_changes_nothing_and_is_not_answered_again() {
    let (place, printed) = played();
    let [register, journal] = [["--format", "json"], ["--format", "journal"]].map(|format| place.export(&format));
    let again = place.run(&["replay", &example("transcript.txt")]).done();
    assert_eq!(place.export(&["--format", "json"]), register);
    assert_eq!(place.export(&["--format", "journal"]), journal);
    let given = transcript::read(example_text("transcript.txt").as_bytes()).unwrap();
    assert_eq!(transcript::read(again.as_bytes()).unwrap(), given);
    // Nor is what was printed, which has the answers beside the messages.
    assert_eq!(place.replay(printed), again);
    assert_eq!(place.export(&["--format", "journal"]), journal);
}

#[test]
fn what_was_printed_can_be_replayed_and_prints_the_same() {
    let (place, printed) = played();
    let other = Place::with_people();
    assert_eq!(other.replay(&printed), printed);
    assert_eq!(other.export(&[]), place.export(&[]));
}
