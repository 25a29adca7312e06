//! `import`: everything is taken or nothing, and every bad row is named by its line.

use std::collections::BTreeSet;

use commands::record::Event;
use harness::program::{Place, ROLES, example};
use serde_json::{Value, json};

use crate::pages::place_with_a_long_cycle;

const HEADER: &str = "name,role,stakeholder,affiliation,zone,hours,language,email,console,matrix,discord\n";

fn person(register: &Value, name: &str) -> Value {
    let people = register["people"].as_array().unwrap();
    people.iter().find(|person| person["name"] == name).cloned().unwrap_or_default()
}

/// What is said of a file that is refused, and the lines that it names.
fn bad_lines(place: &Place, file: &str) -> (String, Vec<usize>) {
    let said = place.run(&["import", file]).refused();
    let lines = said.lines().filter_map(|line| line.split_once("line ")?.1.split_once(':')?.0.parse().ok()).collect();
    (said, lines)
}

#[test]
fn bad_people_are_each_named_by_their_line_and_nothing_is_taken() {
    let place = Place::new();
    let rows = "\
Lea Kaspar,member,,,,,,,lea,,
,member,,,,,,,nobody,,
Ann,boss,,,,,,,ann,,
\"Bob
the second\",member,,,,,,,bob,,
Cleo,member,nobility,,,,,,cleo,,
Dan,member,,,Mars,,,,dan,,
Eve,member,,,,late,,,eve,,
Flo,member,,,,,,nowhere,flo,,
Gus,member
Hal,member,,,,,,,hal,,
";
    place.write("people.csv", format!("{HEADER}{rows}"));
    let (said, lines) = bad_lines(&place, "people.csv");
    assert_eq!(lines, [3, 4, 5, 7, 8, 9, 10, 11], "{said}");
    for wrong in ["\"boss\"", "\"nobility\"", "\"Mars\"", "\"late\"", "\"nowhere\"", "Nothing was imported"] {
        assert!(said.contains(wrong), "{said}");
    }
    assert_eq!(place.register()["people"], json!([]));
}

#[test]
fn two_rows_that_are_one_person_are_refused() {
    for rows in [
        "Ann,member,,,,,,,ann,,\nLea,member,,,,,,,lea,,\nBob,member,,,,,,,ann,,\n",
        "Ann,member,,,,,,,,@ann:example.org,\nLea,member,,,,,,,lea,,\nBob,member,,,,,,,bob,@ann:example.org,\n",
        "Ann,member,,,,,,,,,\nLea,member,,,,,,,lea,,\nANN,member,,,,,,,,,\n",
    ] {
        let place = Place::new();
        place.write("people.csv", format!("{HEADER}{rows}"));
        let (said, lines) = bad_lines(&place, "people.csv");
        assert_eq!(lines, [4], "{said}");
        assert_eq!(place.register()["people"], json!([]));
    }
}

#[test]
fn a_header_that_is_wrong_is_said_with_the_nearest() {
    let place = Place::new();
    place.write("people.csv", "nmae,role,console,role\nLea,member,lea,member\n");
    let (said, lines) = bad_lines(&place, "people.csv");
    assert!(lines.iter().all(|line| *line == 1) && lines.len() == 2, "{said}");
    assert!(said.contains("\"nmae\": did you mean \"name\"?") && said.contains("\"role\" is there twice"), "{said}");
    place.write("empty.csv", "");
    let (said, _) = bad_lines(&place, "empty.csv");
    assert!(said.contains("empty.csv"), "{said}");
}

#[test]
fn people_imported_again_are_updated() {
    let place = Place::new();
    let import = |rows: &str| place.run_with(&["import", "-"], format!("{HEADER}{rows}")).done();
    let first = "Lea Kaspar,member,civil society,GPD,Geneva,09:00-17:00,en,lea@example.org,lea,@lea:example.org,\n\
                 Ann,participant,,,,,,,,,\n";
    assert_eq!(
        import(first),
        "new: Lea Kaspar, member, console:lea, matrix:@lea:example.org\nnew: Ann, no account\n2 people taken in.\n"
    );
    let before = place.export(&[]);
    assert_eq!(import(first), "2 people taken in.\n");
    assert_eq!(place.export(&[]), before, "the same again changes nothing");
    // Found by the account, whatever the name; an empty cell changes nothing.
    assert_eq!(
        import("Lea Kaspar-Smith,chair,,,,,,,lea,,\nAnn,member,government,,,,,,ann,,\n"),
        "Lea Kaspar-Smith: renamed from Lea Kaspar; role raised from member to chair\n\
         Ann: role raised from participant to member; account added: console:ann; new stakeholder\n\
         2 people taken in.\n"
    );
    let register = place.register();
    assert_eq!(
        register["people"],
        json!([
            { "name": "Ann", "role": "member", "stakeholder": "government", "affiliation": null, "zone": null },
            { "name": "Lea Kaspar-Smith", "role": "chair", "stakeholder": "civil society", "affiliation": "GPD",
              "zone": "Europe/Zurich" },
        ])
    );
    assert!(place.talk(":as ann\n").contains("Ann (member)"));
}

#[test]
fn a_dry_run_says_what_would_change_and_records_nothing() {
    let place = Place::new();
    place.write("people.csv", "name,role,console\nLea,member,lea\n");
    let dry = place.run(&["import", "--dry-run", "people.csv"]).done();
    let said = "new: Lea, member, console:lea\n1 person taken in.\n";
    assert_eq!(dry, format!("{said}This was a dry run: nothing was recorded.\n"));
    assert!(!place.path("rapporteur.db").exists(), "nothing is made by looking");
    assert_eq!(place.run(&["import", "people.csv"]).done(), said);
    place.write("people.csv", "name,role,console\nLea,chair,lea\n");
    assert!(
        place.run(&["import", "--dry-run", "people.csv"]).done().starts_with("Lea: role raised from member to chair\n")
    );
    assert_eq!(person(&place.register(), "Lea")["role"], "member");
}

#[test]
fn whoever_spoke_first_under_a_name_gets_nothing_when_it_is_imported() {
    let attack = "2026-01-01T09:00:00Z #plenary <Jonas> /profile set zone: Geneva\n";
    for rows in [
        "name,role,email,matrix\nJonas,chair,jonas@example.org,@jonas:example.org\n",
        "name,role,email\nJonas,chair,jonas@example.org\n",
        "name,role\njonas ,chair\n",
        "name,role,console\nJo\u{200b}nas,chair,jonas-real\n",
    ] {
        let place = Place::new();
        place.run_with(&["replay", "-"], attack).done();
        let said = place.run_with(&["import", "-"], rows).done();
        assert!(said.contains("new: ") && said.contains("the account console:Jonas is called Jonas too"), "{said}");
        let again = place.run_with(&["import", "-"], rows).done();
        assert!(!again.contains("new: "), "{again}");
        let later = "2026-01-02T09:00:00Z @Jonas <Jonas> /profile export\n2026-01-02T09:03:00Z #plenary <Jonas> /cycle open \"Evil\" 2026-01-10 2026-12-20\n";
        let seen = place.run_with(&["replay", "-"], later).done();
        assert!(seen.contains("Only the chair and the secretariat may use /cycle open"), "{seen}");
        // The chair is named by the handle, as namesakes are; what is kept of somebody is for them.
        assert!(!seen.contains("jonas@example.org"), "{seen}");
        let (own, _) = seen.split_once("/cycle open").unwrap();
        assert!(!own.contains("@jonas:example.org"), "{seen}");
    }
}

#[test]
fn accounts_and_addresses_that_cannot_be_are_refused() {
    for (rows, said) in [
        ("name,role,console\nLynn,chair,@lynn\n", "write it without @"),
        ("name,matrix\nLynn,@lynn\n", "write it with its server"),
        ("name,discord\nLynn,2.12345E+17\n", "A spreadsheet has shortened it"),
        ("name,discord\nLynn,8.48E+17\n", "set the column to text"),
        (
            "name,affiliation\nLynn,\"APC\nLea,GPD\n",
            "line 2: affiliation begins with a quotation mark that is not closed",
        ),
        ("name,email\nLynn,Lynn <lynn@example.org>\n", "write lynn@example.org"),
        ("name\nFlávio Wagner\nFla\u{301}vio Wagner\n", "has the same name as line 2"),
    ] {
        let refused = Place::new().run_with(&["import", "-"], rows).refused();
        assert!(refused.contains(said), "{refused}");
    }
}

#[test]
fn columns_come_in_any_order_with_a_mark_and_line_ends_of_windows() {
    let place = Place::new();
    let people = "\u{feff}Console,NAME , Role\r\nlea, Lea Kaspar ,member\r\n";
    let said = place.run_with(&["import", "-"], people).done();
    assert_eq!(said, "new: Lea Kaspar, member, console:lea\n1 person taken in.\n");
    assert_eq!(person(&place.register(), "Lea Kaspar")["role"], "member");
}

#[test]
fn what_is_not_in_utf_8_is_refused() {
    let place = Place::new();
    place.write("people.csv", b"name,console\nJos\xe9,jose\n");
    let said = place.run(&["import", "people.csv"]).refused_in_a_line();
    assert!(said.contains("people.csv") && said.contains("UTF-8"), "{said}");
    let said = place.run(&["import", "none.csv"]).refused_in_a_line();
    assert!(said.contains("none.csv cannot be read"), "{said}");
    let said = place.run(&["import", "."]).refused_in_a_line();
    assert!(said.contains("cannot be read"), "{said}");
}

#[test]
fn what_is_no_file_of_ours_is_refused_in_a_line_with_what_to_do() {
    let place = Place::new();
    for (bytes, said) in [
        (b"PK\x03\x04\x14\0\x06\0".as_slice(), "a workbook (.xlsx, .ods)"),
        (b"2017-04-10T09:00:00Z #plenary <lea> /support WG-IMP\n", "rapporteur replay"),
        (b"\xef\xbb\xbfcode,category,title,state\nWG-A,wg,A,proposed\n", "the table of groups"),
        (b"[]", "one object"),
        (b"", "is empty"),
    ] {
        place.write("file", bytes);
        let refused = place.run(&["import", "file"]).refused_in_a_line();
        assert!(refused.contains("file ") && refused.contains(said), "{refused}");
    }
    assert!(!place.path("rapporteur.db").exists(), "nothing is made for a file that is none");
}

#[test]
fn what_a_spreadsheet_saves_in_utf_16_is_taken_people_and_register_alike() {
    let utf_16 = |text: &str| {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes);
        units.collect::<Vec<u8>>()
    };
    let place = Place::new();
    place.write("people.csv", utf_16("Nom\tCourriel\tFuseau\r\nFlávio Wagner\tflavio@example.org\tAfrica/Dakar\r\n"));
    assert!(place.run(&["import", "people.csv"]).done().starts_with("new: Flávio Wagner, no account\n"));
    assert_eq!(person(&place.register(), "Flávio Wagner")["zone"], "Africa/Dakar");
    let other = Place::new();
    other.write("register.json", utf_16(&place.export(&[])));
    other.run(&["import", "register.json"]).done();
    assert_eq!(other.register()["people"], place.register()["people"]);
}

#[test]
fn a_table_for_a_spreadsheet_begins_with_its_mark() {
    let place = Place::with_people();
    let plain = place.export(&["--format", "csv"]);
    assert!(plain.starts_with("code,"), "{plain}");
    assert_eq!(place.export(&["--format", "csv", "--bom"]), format!("\u{feff}{plain}"));
    let refused = place.run(&["export", "--bom"]);
    assert!(refused.stdout.is_empty() && refused.stderr.contains("--format csv"), "{}", refused.stderr);
    assert_eq!(refused.status.code(), Some(2));
}

/// The example's register, as the program exports it.
fn exported() -> String {
    let place = Place::with_people();
    place.run(&["replay", &example("transcript.txt")]).done();
    place.export(&[])
}

#[test]
fn an_exported_register_comes_back_the_same() {
    let place = Place::new();
    let exported = exported();
    place.write("register.json", &exported);
    assert!(place.run(&["import", "register.json"]).done().starts_with("12 groups taken in"));
    let (there, back): (Value, Value) = (serde_json::from_str(&exported).unwrap(), place.register());
    for (there, back) in there["groups"].as_array().unwrap().iter().zip(back["groups"].as_array().unwrap()) {
        assert_eq!(there, back);
    }
    assert_eq!(there["groups"], back["groups"]);
    assert_eq!(there["people"], back["people"]);
    place.run(&["check"]).done();
}

#[test]
fn an_exported_register_comes_back_where_the_people_are_known() {
    let place = Place::with_people();
    let exported = exported();
    place.write("register.json", &exported);
    place.run(&["import", "register.json"]).done();
    let (there, back): (Value, Value) = (serde_json::from_str(&exported).unwrap(), place.register());
    assert_eq!(there["groups"], back["groups"]);
    assert_eq!(there["people"], back["people"]);
}

#[test]
fn a_register_of_which_much_was_said_comes_back_the_same() {
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    place.replay(
        "2017-04-10T09:00:00Z #plenary <lea> /propose WG-IMP IGF Improvements\n\tContinues: yes\n\
         \tPurpose: two\n\tlines\n\tFacilitator: Wout de Natris (TBD), @lea\n\tDocument: https://example.org/a\n\
         \tDocument: https://example.org/b\n\
         2017-04-10T09:01:00Z #plenary <anja> /support WG-IMP Yes! for: \"Liesyl\" source: https://example.org/1\n\
         2017-04-10T09:02:00Z #plenary <lea> /support WG-IMP\n\
         2017-04-10T09:03:00Z #plenary <anja> /comment WG-IMP Why? for: \"Liesyl\" source: https://example.org/2\n\
         2017-04-10T09:04:00Z #plenary <lea> /charter WG-IMP Plan: a new one\n\
         2017-04-10T09:05:00Z #plenary <lynn> /note WG-IMP status: Great\n",
    );
    let other = Place::new();
    other.write("rapporteur.toml", ROLES);
    other.write("register.json", place.export(&[]));
    other.run(&["import", "register.json"]).done();
    let (there, back) = (place.register(), other.register());
    assert_eq!(there["groups"], back["groups"]);
    assert_eq!(there["people"], back["people"]);
}

#[test]
fn a_register_with_people_who_were_erased_comes_back_the_same() {
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    place.replay(
        "2017-04-10T09:00:00Z #plenary <lynn> /propose WG-IMP IGF Improvements\n\
         2017-04-10T09:01:00Z #plenary <ann> /support WG-IMP\n\
         2017-04-10T09:02:00Z #plenary <bob> /support WG-IMP\n\
         2017-04-10T09:03:00Z #plenary <bob> /comment WG-IMP Why?\n\
         2017-04-10T09:04:00Z @ann <ann> /profile forget yes\n\
         2017-04-10T09:05:00Z @bob <bob> /profile forget yes\n",
    );
    let other = Place::new();
    other.write("rapporteur.toml", ROLES);
    other.write("register.json", place.export(&[]));
    other.run(&["import", "register.json"]).done();
    let (there, back) = (place.register(), other.register());
    assert_eq!(there["groups"][0]["supporters"].as_array().unwrap().len(), 2);
    assert_eq!(there["groups"], back["groups"]);
    assert_eq!(there["people"], back["people"]);
}

/// Kinds of events that do not come back with a register, and why.
const NOT_IMPORTED: [(&str, &[&str]); 5] = [
    (
        "things come back as they stand, and not how they came about",
        &[
            "act-undone",
            "agenda-item-dropped",
            "agenda-item-placed",
            "amended",
            "charter-changed",
            "class-confirmed",
            "correction-accepted",
            "correction-declined",
            "cycle-closed",
            "document-linked",
            "facilitator-released",
            "group-renamed",
            "meeting-moved",
            "minutes-corrected",
            "note-undone",
            "rsvp-withdrawn",
            "support-withdrawn",
            "taken-back",
        ],
    ),
    ("the meetings of a series come back each by itself", &["series-called", "series-ended", "series-moved"]),
    (
        "what runs there is not begun again here",
        &["last-call-ended", "last-call-opened", "renewal-asked", "slots-offered"],
    ),
    (
        "it is about the rooms of that bot, and what it has said there",
        &[
            "digest-given",
            "digest-set",
            "meeting-published",
            "news-told",
            "notices-held",
            "notices-told",
            "reminded",
            "reminders-set",
            "room-asked",
            "room-bound",
            "room-language-set",
            "room-moved",
            "room-not-made",
            "room-unbound",
            "update-asked",
            "update-missed",
        ],
    ),
    (
        "people come back as they are now, and words as far as they are there",
        &["link-claimed", "link-offered", "people-joined", "people-separated", "person-forgotten", "words-erased"],
    ),
];

#[test]
fn every_kind_of_event_comes_back_with_a_register_or_has_its_reason() {
    let place = place_with_a_long_cycle();
    let mut imported = BTreeSet::new();
    for said in ["/consult extend 1 2017-06-20", "/cycle close yes"] {
        place.replay(format!("2017-05-04T10:11:00Z #plenary <lynn> {said}\n"));
        let other = Place::with_people();
        other.write("register.json", place.export(&[]));
        other.run(&["import", "register.json"]).done();
        let journal = other.export(&["--format", "journal"]);
        let events = journal.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        imported.extend(events.filter_map(|line| Some(line["event"].as_object()?.keys().next()?.clone())));
    }
    let others = NOT_IMPORTED.iter().flat_map(|(_, kinds)| kinds.iter().copied());
    let mut decided: Vec<&str> = imported.iter().map(String::as_str).chain(others).collect();
    decided.sort_unstable();
    let mut kinds: Vec<&str> = Event::kinds().collect();
    kinds.sort_unstable();
    assert_eq!(decided, kinds, "import it in src/cli/import, or say in NOT_IMPORTED why it does not come back");
}

#[test]
fn a_meeting_at_the_end_of_time_is_taken_in() {
    let place = Place::new();
    let meeting = r#"{"n": 1, "title": "The last one", "starts": "9999-12-30T22:00:00Z", "minutes": 4294967295,
        "zone": "UTC", "local": "9999-12-30T22:00", "state": "called"}"#;
    place.write("register.json", format!("{{\"groups\": [], \"meetings\": [{meeting}]}}"));
    place.run(&["import", "register.json"]).done();
    assert_eq!(place.register()["meetings"][0]["starts"], "9999-12-30T22:00:00Z");
}

#[test]
fn nothing_in_a_file_that_is_refused_can_drive_the_terminal() {
    let place = Place::with_group();
    let key = "\\u001b[2J\\nline 99: fine";
    for (name, text) in [
        ("header.csv", "nmae,\u{1b}[2J\nLea,x\n".to_owned()),
        ("role.csv", "name,role\nLea,\u{9b}2J\n".to_owned()),
        ("lines.csv", "name,role\nLea,\"a\nline 99: fine\"\n".to_owned()),
        ("register.json", format!("{{\"groups\": [{{\"{key}\": 1}}]}}")),
        ("journal.json", format!("{{\"seq\": 1, \"{key}\": 1}}\n")),
        ("mark.json", format!("{{\"person\": 1}}\n{{\"mark\": [\"{key}\", \"\"]}}\n")),
    ] {
        place.write(name, text);
        let said = place.run(&["import", name]).refused();
        assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{name}: {said:?}");
        assert!(!said.lines().any(|line| line.starts_with("line 99")), "{name}: {said:?}");
    }
    for transcript in ["\u{1b}]0;x\u{7} #plenary <a> b\n", "2001-01-01T00:00:00Z #plenary <lynn> /status \u{1b}[2J\n"] {
        let said = place.run_with(&["replay", "-"], transcript).refused();
        assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
    }
    place.write("\u{1b}[2J.json", "[]");
    let said = place.run(&["import", "\u{1b}[2J.json"]).refused();
    assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
}

#[test]
fn a_name_that_a_platform_gave_cannot_drive_the_terminal() {
    let place = Place::with_group();
    let said = place.talk(":as \u{1b}[2J\n/support WG-IMP\n:who\n");
    assert!(said.contains("␛[2J: ␛[2J (participant)") && !said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn the_same_register_twice_is_refused() {
    let place = Place::new();
    place.write("register.json", exported());
    place.run(&["import", "register.json"]).done();
    let before = place.export(&["--format", "journal"]);
    let said = place.run(&["import", "register.json"]).refused();
    assert!(said.contains("register.json"), "{said}");
    assert_eq!(place.export(&["--format", "journal"]), before);
}

#[test]
fn bad_groups_are_each_named_by_their_line_and_nothing_is_taken() {
    let place = Place::with_group();
    let group = |code: &str, more: &str| {
        format!(
            "{{\"code\": \"{code}\", \"category\": \"wg\", \"title\": \"T\", \"state\": \"proposed\",\n  \
             \"new_this_cycle\": true{more}}}"
        )
    };
    let groups = [
        group("WG-GOOD", ""),
        group("WG-IMP", ""),
        group("!", ""),
        group("WG-CAT", "").replace("\"wg\"", "\"club\""),
        group("WG-KEY", ", \"suporters\": []"),
        group("WG-TWO", ", \"charter\": {\"purpos\": \"x\"}"),
        group("WG-GOOD", ""),
        group("WG-EMPTY", "").replace("\"T\"", "\"\""),
    ];
    // Each group takes two lines, from the third on.
    let file = format!(
        "{{\n \"groups\": [\n{}\n],\n \"people\": [\n{{\"name\": \"X\",\n \"role\": \"boss\"}}]}}\n",
        groups.join(",\n")
    );
    place.write("register.json", file);
    let before = place.export(&["--format", "journal"]);
    let (said, mut lines) = bad_lines(&place, "register.json");
    lines.sort_unstable();
    assert_eq!(lines, [5, 7, 9, 12, 13, 15, 17, 22], "{said}");
    for wrong in ["WG-IMP", "\"club\"", "suporters", "\"purpos\"", "twice", "empty", "boss"] {
        assert!(said.contains(wrong), "{wrong}: {said}");
    }
    assert_eq!(place.export(&["--format", "journal"]), before);
}

#[test]
fn what_is_no_register_is_refused_with_the_line() {
    let place = Place::new();
    for (text, line) in [("{\n \"groups\": [\n", 3), ("{\n \"people\": []\n}\n", 3), ("{\"groups\": 7}", 1)] {
        place.write("register.json", text);
        let (said, lines) = bad_lines(&place, "register.json");
        assert_eq!(lines, [line], "{said}");
    }
    // A list is JSON too, and no people's file.
    place.write("list.json", "[{\"name\": \"Lea\"}]");
    let (said, _) = bad_lines(&place, "list.json");
    assert!(said.contains("list.json"), "{said}");
}

#[test]
fn an_import_beside_a_running_terminal_is_seen_by_it() {
    let place = Place::with_group();
    let mut terminal = place.start(&[]);
    terminal.say("/propose WG-X Something\n");
    assert!(terminal.line().unwrap().starts_with("Proposed: WG-X"));
    place.run(&["import", &example("people.csv")]).done();
    terminal.say(":as flavio\n/support WG-IMP\n");
    let (rest, status) = terminal.end();
    assert_eq!(rest.last().unwrap(), "Flávio Wagner supports WG-IMP. Support: 1 member.", "{rest:?}");
    assert!(status.success());
}
