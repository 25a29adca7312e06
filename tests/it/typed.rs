//! What people type, however hostile: it comes back as it was typed, and does nothing else.

use std::collections::BTreeSet;

use commands::catalogue::COMMANDS;
use commands::language::Kind;
use commands::render::page;
use expect_test::expect;
use harness::program::{Place, ROLES};
use serde_json::Value;

/// Words that mean something to a terminal, a database, a spreadsheet, a chat client, a page, or to the bot itself.
pub(crate) const HOSTILE: &[&str] = &[
    "@everyone",
    "@here, @room and <@123>",
    "<b>bold</b> & <script>alert(1)</script> &lt;",
    "[x](javascript:y) ![](z)",
    "'; DROP TABLE events; --",
    "\"half a quote",
    "say \"yes\" or \"no\"",
    "\u{1b}[31mred\u{1b}[0m\u{7}\u{8}",
    "a\rb",
    "a\u{0}b",
    "a\u{85}b\u{9b}31mc\u{7f}d",
    "\u{202e}evil\u{202c}",
    "a\u{2069}b\u{2067}c",
    "a\u{feff}b\u{200b}c\u{e0041}",
    "`code` *bold* _it_ ~~no~~ ||spoiler|| \\ | #",
    "=HYPERLINK(\"https://example.org\")",
    "+1",
    "/support WG-IMP",
    "Remark: with a colon",
    "%s %n {} ${HOME} $(id)",
    "👩‍👩‍👧 é e\u{301} 漢字 ﷽ \u{1f1eb}\u{1f1f7}",
];

/// Words that mean something on Discord alone.
pub(crate) const HOSTILE_ON_DISCORD: &[&str] = &[
    "<@17> <@!17> <@&18> <#19> </support:20> <t:0:F> <:x:21>",
    "# heading\n-# small",
    "> quote\n>>> quotes",
    "- item\n1. item",
    "words: for: @lynn source: https://example.org",
];

/// An argument that takes text: how it is typed in the group `code`, and where the export has it.
struct Route {
    command: &'static str,
    argument: &'static str,
    typed: fn(code: &str, words: &str) -> String,
    exported: fn(group: &Value) -> &Value,
}

/// Every argument of every command that takes text.
const ROUTES: &[Route] = &[
    Route {
        command: "propose",
        argument: "title",
        typed: |code, words| format!("/propose {code} {words}"),
        exported: |group| &group["title"],
    },
    Route {
        command: "propose",
        argument: "parts",
        typed: |code, words| format!("/propose {code} A title\\\nObjectives: {words}"),
        exported: |group| &group["charter"]["objectives"],
    },
    Route {
        command: "charter",
        argument: "parts",
        typed: |code, words| format!("/propose {code} A title\n/charter {code} Plan: {words}"),
        exported: |group| &group["charter"]["plan"],
    },
    Route {
        command: "charter",
        argument: "title",
        typed: |code, words| format!("/propose {code} A title\n/charter {code} title: {words}"),
        exported: |group| &group["title"],
    },
    Route {
        command: "support",
        argument: "words",
        typed: |code, words| format!("/propose {code} A title\n/support {code} {words}"),
        exported: |group| &group["supporters"][0]["words"],
    },
    Route {
        command: "comment",
        argument: "words",
        typed: |code, words| format!("/propose {code} A title\n/comment {code} {words}"),
        exported: |group| &group["comments"][0]["text"],
    },
    Route {
        command: "support",
        argument: "source",
        typed: |code, words| format!("/propose {code} A title\n:as anja\n/support {code} source: {words}\n:as lynn"),
        exported: |group| &group["supporters"][0]["source"],
    },
    Route {
        command: "comment",
        argument: "source",
        typed: |code, words| {
            format!("/propose {code} A title\n:as anja\n/comment {code} Yes. source: {words}\n:as lynn")
        },
        exported: |group| &group["comments"][0]["source"],
    },
    Route {
        command: "concern",
        argument: "source",
        typed: |code, words| {
            format!("/propose {code} A title\n:as anja\n/concern {code} Not yet. for: @lynn source: {words}\n:as lynn")
        },
        exported: |group| &group["concerns"][0]["source"],
    },
    Route {
        command: "note",
        argument: "words",
        typed: |code, words| format!("/propose {code} A title\n/note {code} {words}"),
        exported: |group| &group["note"],
    },
    Route {
        command: "note",
        argument: "status",
        typed: |code, words| format!("/propose {code} A title\n/note {code} status: {words}"),
        exported: |group| &group["status_line"],
    },
    Route {
        command: "concern",
        argument: "words",
        typed: |code, words| format!("/propose {code} A title\n/concern {code} {words}"),
        exported: |group| &group["concerns"][0]["text"],
    },
    Route {
        command: "resolve",
        argument: "reason",
        typed: |code, words| format!("/propose {code} A title\n/concern {code} Not yet.\n/resolve {code} 1 {words}"),
        exported: |group| &group["concerns"][0]["reason"],
    },
    Route {
        command: "decide",
        argument: "reason",
        typed: |code, words| format!("/propose {code} A title\n/decide {code} defer {words}"),
        exported: |group| &group["decisions"][0]["reason"],
    },
    Route {
        command: "decide",
        argument: "to",
        typed: |code, words| format!("/propose {code} A title\n/decide {code} redirect to: {words}"),
        exported: |group| &group["decisions"][0]["to"],
    },
    Route {
        command: "decide",
        argument: "anyway",
        typed: |code, words| format!("/propose {code} A title\n/decide {code} approve anyway: {words}"),
        exported: |group| &group["decisions"][0]["anyway"],
    },
    Route {
        command: "update",
        argument: "words",
        typed: |code, words| {
            format!("/propose {code} A title\n/decide {code} approve anyway: yes\n/update {code} {words}")
        },
        exported: |group| &group["updates"][0]["text"],
    },
    Route {
        command: "decide",
        argument: "correct",
        typed: |code, words| {
            format!("/propose {code} A title\n/decide {code} decline\n/decide {code} defer correct: {words}")
        },
        exported: |group| &group["decisions"][0]["taken_back"]["reason"],
    },
    Route {
        command: "update",
        argument: "correct",
        typed: |code, words| {
            let update = format!("/decide {code} approve anyway: yes\n/update {code} We met.");
            format!("/propose {code} A title\n{update}\n/update {code} correct: {words}")
        },
        exported: |group| &group["updates"][0]["text"],
    },
    Route {
        command: "document",
        argument: "title",
        typed: |code, words| format!("/propose {code} A title\n/document {code} https://example.org/a {words}"),
        exported: |group| &group["documents"][0]["title"],
    },
];

/// The one that is about a person and not a group.
const AFFILIATION: (&str, &str) = ("profile set", "affiliation");

/// The one that is told to those who take part in a meeting.
const PASSCODE: (&str, &str) = ("meet", "passcode");

/// Text that is not exported with a group, or not whole: it is looked at where it is shown.
struct Elsewhere {
    command: &'static str,
    argument: &'static str,
    typed: fn(code: &str, words: &str) -> String,
}

const ELSEWHERE: &[Elsewhere] = &[
    Elsewhere { command: "help", argument: "subcommand", typed: |_, words| format!("/help room {words}") },
    Elsewhere {
        command: "withdraw",
        argument: "reason",
        typed: |code, words| format!("/propose {code} A title\n/withdraw {code} {words}"),
    },
    Elsewhere {
        command: "propose",
        argument: "source",
        typed: |code, words| format!(":as anja\n/propose {code} A title source: {words}\n:as lynn"),
    },
    Elsewhere {
        command: "unsupport",
        argument: "source",
        typed: |code, words| {
            format!("/support {code}\n:as anja\n/unsupport {code} for: @lynn source: {words}\n:as lynn")
        },
    },
    Elsewhere {
        command: "resolve",
        argument: "reopen",
        typed: |code, words| {
            format!(
                "/propose {code} A title\n/concern {code} Not yet.\n/resolve {code} 1\n/resolve {code} 1 reopen: {words}"
            )
        },
    },
    Elsewhere {
        command: "consult open",
        argument: "question",
        typed: |_, words| format!("/consult open {words} until: in 3 days"),
    },
    Elsewhere {
        command: "consult open",
        argument: "classes",
        typed: |_, words| format!("/consult open \"Which?\" until: in 3 days classes: {words}"),
    },
    Elsewhere {
        command: "consult answer",
        argument: "words",
        typed: |_, words| {
            format!("/consult open \"Which?\" until: in 3 days\n/consult answer 1 {words}\n/consult show 1")
        },
    },
    Elsewhere {
        command: "consult answer",
        argument: "for",
        typed: |_, words| format!("/consult answer 1 yes for: {words}\n/consult show 1"),
    },
    Elsewhere {
        command: "consult withdraw",
        argument: "for",
        typed: |_, words| format!("/consult withdraw 1 for: {words}"),
    },
    Elsewhere {
        command: "consult edit",
        argument: "question",
        typed: |code, words| format!("/consult edit {} question: {words}", 3 * place_of(code) + 3),
    },
    Elsewhere {
        command: "consult cancel",
        argument: "reason",
        typed: |code, words| {
            let consultation = 3 * place_of(code) + 3;
            format!("/consult cancel {consultation} {words}\n/consult show {consultation}")
        },
    },
    Elsewhere {
        command: "consult answer",
        argument: "class",
        typed: |_, words| format!("/consult answer 1 yes class: {words}"),
    },
    Elsewhere {
        command: "consult class",
        argument: "class",
        typed: |_, words| format!("/consult class 1 @lynn {words}"),
    },
    Elsewhere {
        command: "unsupport",
        argument: "words",
        typed: |code, words| format!("/propose {code} A title\n/support {code}\n/unsupport {code} {words}"),
    },
    Elsewhere {
        command: "consult close",
        argument: "words",
        typed: |code, words| {
            let consultation = 3 * place_of(code) + 2;
            format!("/consult close {consultation} {words}\n/consult show {consultation}")
        },
    },
    Elsewhere {
        command: "consult outcome",
        argument: "words",
        typed: |_, words| format!("/consult outcome 1 {words}"),
    },
    Elsewhere {
        command: "info",
        argument: "words",
        typed: |code, words| {
            let meeting = meeting(code);
            format!("/meet plenary \"A call\" tomorrow 10:00 UTC\n/minutes start {meeting} yes\n/info {words}")
        },
    },
    Elsewhere { command: "agreed", argument: "words", typed: |_, words| format!("/agreed {words}") },
    Elsewhere { command: "item", argument: "title", typed: |_, words| format!("/item {words}") },
    Elsewhere { command: "disagreed", argument: "words", typed: |_, words| format!("/disagreed {words}") },
    Elsewhere { command: "here", argument: "as", typed: |_, words| format!("/here as: {words}") },
    Elsewhere { command: "action", argument: "what", typed: |_, words| format!("/action secretariat {words}") },
    Elsewhere {
        command: "minutes correct",
        argument: "words",
        typed: |code, words| {
            let meeting = meeting(code);
            format!("/minutes end\n/minutes correct {meeting} 1 {words}\n/minutes show {meeting}\n/actions")
        },
    },
    Elsewhere {
        command: "minutes add",
        argument: "words",
        typed: |code, words| format!("/minutes add {} {words}", meeting(code)),
    },
    Elsewhere {
        command: "minutes decline",
        argument: "reason",
        typed: |code, words| {
            let meeting = meeting(code);
            let proposed = format!(":as lea\n/minutes correct {meeting} 1 Something else.\n:as lynn");
            format!("/here meeting: {meeting} for: @lea\n{proposed}\n/minutes decline {meeting} 1 {words}")
        },
    },
    Elsewhere {
        command: "minutes reopen",
        argument: "reason",
        typed: |code, words| {
            let meeting = meeting(code);
            format!("/minutes approve {meeting}\n/minutes reopen {meeting} {words}\n/minutes show {meeting}")
        },
    },
    Elsewhere {
        command: "meeting",
        argument: "title",
        typed: |code, words| format!("/meeting {} title: {words}", meeting(code)),
    },
    Elsewhere {
        command: "meeting",
        argument: "passcode",
        typed: |code, words| {
            let meeting = meeting(code);
            format!("/meeting {meeting} link: https://example.org/room passcode: {words}\n/meeting {meeting}")
        },
    },
    Elsewhere {
        command: "cycle edit",
        argument: "name",
        typed: |_, words| format!("/cycle open \"A year\" 2000-01-01 2999-12-31\n/cycle edit name: {words}"),
    },
    Elsewhere {
        command: "amend",
        argument: "what",
        typed: |code, words| format!("/amend {} what: {words}", place_of(code) + 1),
    },
    Elsewhere {
        command: "drop",
        argument: "reason",
        typed: |code, words| format!("/drop {} {words}\n/undo", place_of(code) + 1),
    },
    Elsewhere {
        command: "done",
        argument: "words",
        typed: |code, words| format!("/done {} {words}", meeting(code).div_ceil(2)),
    },
    Elsewhere {
        command: "cancel",
        argument: "reason",
        typed: |code, words| {
            let meeting = meeting(code) + 1;
            format!("/meet plenary \"Another\" tomorrow 11:00 UTC\n/cancel {meeting} {words}")
        },
    },
    Elsewhere {
        command: "person",
        argument: "name",
        typed: |_, words| format!(":as anja\n/person @anja name: {words}\n/person @anja\n:as lynn"),
    },
    Elsewhere {
        command: "person",
        argument: "affiliation",
        typed: |_, words| format!(":as anja\n/person @anja affiliation: {words}\n/person @anja\n:as lynn"),
    },
    Elsewhere {
        command: "profile set",
        argument: "name",
        typed: |_, words| format!("/profile set name: {words}\n/profile"),
    },
    Elsewhere {
        command: "profile set",
        argument: "email",
        typed: |_, words| format!("/profile set email: {words}\n/profile"),
    },
    Elsewhere {
        command: "rsvp",
        argument: "reason",
        typed: |code, words| format!("/rsvp {} no {words}", meeting(code)),
    },
    Elsewhere { command: "profile link", argument: "code", typed: |_, words| format!("/profile link {words}") },
];

/// The first of the two meetings that are called for each of the hostile words, whose place the code ends with.
fn meeting(code: &str) -> usize {
    2 * place_of(code) + 1
}

/// The place of the hostile words among all, with which the code ends.
fn place_of(code: &str) -> usize {
    code.rsplit_once('-').unwrap().1.parse::<usize>().unwrap()
}

/// The chair says all hostile words in all arguments, and looks at what came of it.
pub(crate) fn hostile() -> (Place, String) {
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    let mut lines = ":as lynn\n".to_owned();
    for (route, argument) in ROUTES.iter().enumerate() {
        for (number, words) in HOSTILE.iter().enumerate() {
            let code = format!("WG-{route}-{number}");
            lines.push_str(&(argument.typed)(&code, words));
            lines.push_str(&format!("\n/status {code}\n/charter {code}\n"));
        }
    }
    for (number, words) in HOSTILE.iter().enumerate() {
        for (place, text) in ELSEWHERE.iter().enumerate() {
            lines.push_str(&(text.typed)(&format!("BPF-{place}-{number}"), words));
            lines.push('\n');
        }
    }
    for words in HOSTILE {
        let meet = "/meet plenary \"A third\" tomorrow 12:00 UTC link: https://example.org/room passcode:";
        lines.push_str(&format!("{meet} {words}\n/meetings plenary\n"));
    }
    for (number, words) in HOSTILE.iter().enumerate() {
        lines.push_str(&format!(":as somebody-{number}\n/profile set affiliation: {words}\n/profile\n"));
    }
    lines += "/status\n:who\n";
    let printed = place.talk(lines);
    (place, printed)
}

/// A control character that a terminal might follow.
fn is_harmful(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// Whether people can type whatever they like there.
fn is_text(kind: Kind) -> bool {
    match kind {
        Kind::Line | Kind::Text | Kind::Parts | Kind::Respondent => true,
        Kind::Group
        | Kind::NewCode
        | Kind::Person
        | Kind::KnownPerson
        | Kind::NameAlone
        | Kind::People
        | Kind::Nominees
        | Kind::Url
        | Kind::Urls
        | Kind::Moment
        | Kind::PastDay
        | Kind::Deadline
        | Kind::Day
        | Kind::Name
        | Kind::Choice(_)
        | Kind::Number
        | Kind::Numbers
        | Kind::Options
        | Kind::Zone
        | Kind::Hours
        | Kind::Weekend
        | Kind::Stakeholder
        | Kind::Category
        | Kind::YesNo
        | Kind::Binding
        | Kind::GroupOrPlenary
        | Kind::Title
        | Kind::When
        | Kind::Weekly
        | Kind::ComingDay
        | Kind::Duration
        | Kind::LeadTimes
        | Kind::Every
        | Kind::Meeting
        | Kind::MeetingOnwards
        | Kind::RunningMeeting
        | Kind::Item
        | Kind::Owner
        | Kind::Command => false,
    }
}

#[test]
fn every_text_argument_is_among_those_that_are_tried() {
    let texts = COMMANDS.iter().flat_map(page::acts).flat_map(|(name, spec)| {
        let arguments = spec.arguments().iter().filter(move |argument| is_text(argument.kind));
        arguments.map(move |argument| (name.clone(), argument.name.to_owned()))
    });
    let routes = ROUTES.iter().map(|route| (route.command, route.argument)).chain([AFFILIATION, PASSCODE]);
    let routes = routes.chain(ELSEWHERE.iter().map(|text| (text.command, text.argument)));
    let tried = routes.map(|(command, argument)| (command.to_owned(), argument.to_owned()));
    assert_eq!(texts.collect::<BTreeSet<_>>(), tried.collect::<BTreeSet<_>>(), "a text is missing in ROUTES");
}

#[test]
fn hostile_words_come_back_as_they_were_typed() {
    let (place, _) = hostile();
    let register = place.register();
    let groups = register["groups"].as_array().unwrap();
    let mut different = Vec::new();
    for (route, argument) in ROUTES.iter().enumerate() {
        for (number, words) in HOSTILE.iter().enumerate() {
            let code = format!("WG-{route}-{number}");
            let group = groups.iter().find(|group| group["code"] == code.as_str());
            let back = group.map(argument.exported).and_then(Value::as_str);
            if back != Some(words) {
                different.push(format!("{} {}: {words:?} came back as {back:?}", argument.command, argument.argument));
            }
        }
    }
    let people = register["people"].as_array().unwrap();
    for (number, words) in HOSTILE.iter().enumerate() {
        let person = people.iter().find(|person| person["name"] == format!("somebody-{number}").as_str());
        let back = person.and_then(|person| person["affiliation"].as_str());
        if back != Some(words) {
            different.push(format!("{AFFILIATION:?}: {words:?} came back as {back:?}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    // What was recorded is whole: no text has lost its hash on the way.
    place.run(&["check"]).done();
}

#[test]
fn hostile_words_are_harmless_where_they_are_shown() {
    let (place, printed) = hostile();
    assert_eq!(printed.chars().find(|c| is_harmful(*c)), None, "{printed:?}");
    let isolates = |line: &str, these: &[char]| line.chars().filter(|c| these.contains(c)).count();
    for line in printed.lines() {
        // A direction that is set inside the words ends with them.
        let (opened, closed) = (isolates(line, &['\u{2066}', '\u{2067}', '\u{2068}']), isolates(line, &['\u{2069}']));
        assert_eq!(opened, closed, "{line:?}");
    }
    let page = place.export(&["--format", "md"]);
    assert_eq!(page.chars().find(|c| is_harmful(*c)), None);
    for harmful in ["@everyone", "@room", "<b>", "<script", "[x](", "*bold*", "`code`", "||"] {
        let shown = page.match_indices(harmful).filter(|(at, _)| !page[..*at].ends_with('\\'));
        assert_eq!(shown.count(), 0, "{harmful} in {page}");
    }
}

#[test]
fn hostile_words_stay_in_their_cells_and_are_no_formulas() {
    let (place, _) = hostile();
    let table = place.export(&["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let title = header.iter().position(|name| name == "title").unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    // Each in a group of its own.
    let elsewhere =
        ELSEWHERE.iter().filter(|other| (other.typed)("WG-0", "words").contains("/propose ")).count() * HOSTILE.len();
    assert_eq!(rows.len(), ROUTES.len() * HOSTILE.len() + elsewhere);
    let titles: Vec<&str> = rows.iter().take(HOSTILE.len()).map(|row| &row[title]).collect();
    let harmless = |words: &&str| {
        if words.starts_with(['=', '+', '-', '@']) { format!("'{words}") } else { (*words).to_owned() }
    };
    assert_eq!(titles, HOSTILE.iter().map(harmless).collect::<Vec<_>>());
}

#[test]
fn a_hostile_name_is_a_name() {
    let place = Place::with_group();
    let names = ["<b>Bob</b>", "Robert'); DROP TABLE people; --", "\u{202e}evil", "\u{1b}[31mred", "a\u{0}b"];
    let lines: String = names.iter().map(|name| format!("/support WG-IMP for: \"{name}\"\n")).collect();
    let printed = place.talk(format!(":as anja\n{lines}/status WG-IMP\n"));
    assert_eq!(printed.chars().find(|c| is_harmful(*c)), None, "{printed:?}");
    let register = place.register();
    let supporters = register["groups"][0]["supporters"].as_array().unwrap();
    assert_eq!(supporters.iter().map(|support| &support["name"]).collect::<Vec<_>>(), names);
}

#[test]
fn a_message_that_is_too_long_is_refused_and_the_longest_is_taken() {
    let place = Place::with_group();
    let command = "/comment WG-IMP ";
    let words = "x".repeat(65_536 - command.len());
    let printed = place.talk(format!(
        "{command}{}\n{command}{words}\n{}\n/{}\n",
        "y".repeat(100_000),
        "talk ".repeat(20_000),
        "z".repeat(100_000)
    ));
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 3, "{printed}");
    assert_eq!(
        lines[0],
        "Your message is too long: 101 kB. I can read 65 kB. Please put the text into a document and give its link."
    );
    assert_eq!(lines[1], "Recorded: lea comments on WG-IMP, which now has 1 comment.");
    assert!(lines[2].starts_with("There is no command \"zzz") && lines[2].len() < 200, "{}", lines[2]);
    let register = place.register();
    let comments = register["groups"][0]["comments"].as_array().unwrap();
    assert_eq!(comments.iter().map(|comment| &comment["text"]).collect::<Vec<_>>(), [&words]);
}

#[test]
fn a_long_message_of_many_lines_is_refused_in_a_transcript_too() {
    let place = Place::with_group_in_2017();
    let lines = format!("\t{}\n", "word ".repeat(19)).repeat(1_000);
    let printed = place.replay(format!("2017-04-10T10:00:00Z #plenary <lea> /comment WG-IMP\n{lines}"));
    assert!(printed.lines().last().unwrap().contains("<rapporteur> Your message is too long"), "{printed}");
    assert_eq!(place.register()["groups"][0]["comments"].as_array().unwrap().len(), 0);
}

#[test]
fn what_is_missing_is_said_with_how_it_is_typed() {
    let place = Place::with_group();
    let lines = "\
:as lynn
/propose
/propose WG-X
/propose W Too Short
/charter
/support
/unsupport
/comment
/comment WG-IMP
/note
/note WG-IMP
/room
/room open
/profile set
/profile set hours:
/profile set hours: late
/help me
/charter WG-IMP Purpose: one\\
Purpose: two
/propose WG-X X\\
Document: in my drawer
/propose WG-X X\\
Continues: perhaps
/propose WG-X X\\
Facilitator: @nobody
";
    expect![[r#"
        You speak as lynn (chair).
        Which code should the group have? For example: /propose WG-NSF New Session Formats
        In full: /propose CODE title [category: …] [continues: yes|no] [Part: text] [facilitator: @person, …] [document: URL]
        What is the title? For example: /propose WG-NSF New Session Formats
        In full: /propose CODE title [category: …] [continues: yes|no] [Part: text] [facilitator: @person, …] [document: URL]
        A group needs a short code before its title, such as WG-IMP.
        Please answer yes or no. Yes means: /propose WG-W W Too Short
        Which group? For example: /charter WG-IMP
        - WG-IMP: IGF Improvements
        In full: /charter [CODE] [Part: text] [title: …] [facilitator: @person, …] [document: URL]
        Which group? For example: /support WG-IMP
        - WG-IMP: IGF Improvements
        In full: /support [CODE] [words]
        Which group? For example: /unsupport WG-IMP
        In full: /unsupport [CODE] [words]
        Which group? For example: /comment WG-IMP Improvements only, or the multi-year plan too?
        - WG-IMP: IGF Improvements
        In full: /comment [CODE] [words] [drop: N]
        What is your comment? For example: /comment WG-IMP Improvements only, or the multi-year plan too?
        In full: /comment [CODE] [words] [drop: N]
        Which group? For example: /note WG-IMP status: Significant support
        - WG-IMP: IGF Improvements
        In full: /note [CODE] [words] [status: …]
        Please add the status line (status:), or the words of a note. For example: /note WG-IMP status: Significant support
        In full: /note [CODE] [words] [status: …]
        Which group, or the plenary? For example: /room bind WG-IMP
        In full: /room bind CODE|plenary [yes]
        Which group? For example: /room open WG-IMP
        - WG-IMP: IGF Improvements
        In full: /room open [CODE]
        (only @lynn sees this)
        What do you want to change? For example: /profile set zone: Africa/Dakar hours: 09:00-21:00 weekend: fri, sat
        In full: /profile set [zone: Africa/Dakar] [hours: 09:00-21:00] [weekend: fri, sat] [stakeholder: …] [affiliation: …] [language: en|fr|none] [name: …] [email: …]
        (only @lynn sees this)
        Please write something after hours:
        To empty it, write: none
        In full: /profile set [zone: Africa/Dakar] [hours: 09:00-21:00] [weekend: fri, sat] [stakeholder: …] [affiliation: …] [language: en|fr|none] [name: …] [email: …]
        (only @lynn sees this)
        I did not understand hours: "late". Write hours such as 09:00-21:00.
        There is no command "me". /help lists them all.
        You gave Purpose: twice. Please give it once.
        I did not understand document: "in my drawer". Write a web address that begins with https:// or http://
        I did not understand continues: "perhaps". Write yes or no.
        I do not know the account "@nobody". For somebody without an account, give the name, such as "Lea Kaspar".
    "#]].assert_eq(&place.talk(lines));
    assert_eq!(place.register()["groups"].as_array().unwrap().len(), 1);
}
