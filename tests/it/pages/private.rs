//! What is nobody's business is on no page: of people only name, affiliation, stakeholder group and role.

use harness::program::Place;
use serde_json::Value;

use super::every::{Form, with_one_of_each};
use super::{NOW, Served, main};

/// People of whom all is known. Each value that is not for the public is unlike anything else.
const PEOPLE: &str = "\
name,role,stakeholder,affiliation,zone,hours,language,email,console,matrix,discord
Lynn St. Amour,chair,private sector,Internet Matters,America/Nuuk,09:17-21:43,xh,private@mail.example,lynn-handle,@lynn-secret:hs.example,900000000000000001
Lea Kaspar,member,civil society,Global Partners,Pacific/Niue,08:13-20:47,zu,hidden@mail.example,lea-handle,@lea-secret:hs.example,900000000000000002
";

/// What must be nowhere. The zone in which a meeting was called is the meeting's.
const PRIVATE: [&str; 17] = [
    "America/Nuuk",
    "Pacific/Niue",
    "09:17",
    "21:43",
    "08:13",
    "20:47",
    "\"xh\"",
    "\"zu\"",
    "mail.example",
    "lynn-handle",
    "lea-handle",
    "secret",
    "hs.example",
    "900000000000000001",
    "900000000000000002",
    "burden",
    "sleepy",
];

const SAID: &str = "\
2017-04-10T09:00:00Z #sleepy <lynn-handle> /room bind plenary
2017-04-10T09:00:00Z #plenary <lynn-handle> /propose WG-IMP IGF Improvements
2017-04-10T09:01:00Z #plenary <lea-handle> /support WG-IMP
2017-04-10T09:02:00Z #plenary <lynn-handle> /meet WG-IMP \"First call\" 2017-04-11 10:00 UTC
2017-04-10T09:03:00Z #plenary <lynn-handle> /meet WG-IMP \"Second call\" 2017-06-11 10:00 UTC
2017-04-10T09:04:00Z @lea-handle <lea-handle> /profile calendar
2017-04-10T09:05:00Z @lea-handle <lea-handle> /remind me 30m
2017-04-10T09:06:00Z @lea-handle <lea-handle> /profile link
2017-04-10T09:06:00Z #plenary <lynn-handle> /consult open \"Which days?\" until: 2017-06-11
2017-04-11T10:00:00Z #plenary <lynn-handle> /minutes start 1
2017-04-11T10:01:00Z #plenary <lea-handle> /here
2017-04-11T10:02:00Z #plenary <lynn-handle> /minutes end
2017-04-12T10:02:00Z ---
";

#[test]
fn of_people_there_is_only_name_affiliation_stakeholder_group_and_role() {
    let place = Place::new();
    place.write("rapporteur.toml", "[web]\npublic_url = \"https://record.example.org\"\n");
    place.write("people.csv", PEOPLE);
    place.run(&["import", "people.csv"]).done();
    place.replay(SAID);
    let journal = place.export(&["--format", "journal"]);
    let people = journal.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let secret = people.filter_map(|line| line["person"]["calendar"].as_str().map(str::to_owned)).next().unwrap();
    assert!(secret.len() > 20, "{secret}");
    let served = Served::new(place, NOW);
    let besides = ["/meetings/2", "/search?q=lea", "/search?q=handle"].map(str::to_owned);
    for path in with_one_of_each(&[Form::Page, Form::Data], "WG-IMP").into_iter().chain(besides) {
        let mark = if path.contains('?') { '&' } else { '?' };
        for path in [path.to_owned(), format!("{path}{mark}as-of=2017-04-11")] {
            let answer = served.get(&path);
            assert_eq!(answer.status, 200, "{path}");
            let body = &answer.body;
            for words in PRIVATE.into_iter().chain([secret.as_str()]) {
                // The page of commands says that an organisation has a secretariat.
                let body = body.replace("secretariat", "").replace("Secretariat", "");
                assert!(!body.contains(words), "{words} is on {path}:\n{body}");
            }
        }
    }
    assert!(main(&served.page("/meetings/1")).contains("Lea Kaspar, Global Partners"));
    let export: Value = serde_json::from_str(&served.get("/export.json").body).unwrap();
    assert_eq!(
        export["people"][0],
        serde_json::json!({
            "name": "Lea Kaspar", "role": "member", "stakeholder": "civil society", "affiliation": "Global Partners",
            "zone": null,
        })
    );
}

#[test]
fn minutes_are_shown_when_they_are_over_and_a_draft_says_that_it_is_one() {
    let served = Served::with_everything();
    let approved = main(&served.page("/meetings/1"));
    assert!(approved.contains("Approved on Tue 25 Apr 2017."), "{approved}");
    assert!(approved.contains("1. The agenda was adopted.") && !approved.contains("draft"), "{approved}");
    let draft = served.get("/meetings/5");
    assert_eq!((draft.status, draft.header("x-robots-tag")), (200, Some("noindex")));
    let draft = main(&served.page("/meetings/5"));
    assert!(draft.contains("This is a draft, open for corrections."), "{draft}");
    assert!(draft.contains("Not agreed: Whether the deadline is to be moved."), "{draft}");
    let running = main(&served.page("/meetings/6"));
    assert!(running.contains("The meeting is in progress. The draft minutes will be here"), "{running}");
    for path in ["/meetings/6", "/export.json", "/feed.atom", "/groups/WG-IMP"] {
        let body = served.get(path).body;
        assert!(!body.contains("A slip of the tongue") && !body.contains("Something that is taken back"), "{path}");
    }
}

#[test]
fn what_came_in_to_a_hidden_consultation_is_hidden_until_its_end() {
    let served = Served::with_everything();
    let open = main(&served.page("/consultations/1"));
    assert!(open.contains("2 inputs so far.") && open.contains("The later days clash."), "{open}");
    let hidden = main(&served.page("/consultations/2"));
    assert!(hidden.contains("The inputs are hidden until the end. 1 input so far."), "{hidden}");
    for path in ["/consultations/2", "/export.json", "/feed.atom", "/search?q=secret+ballot"] {
        assert!(!served.get(path).body.contains("The secret of the ballot"), "{path}");
    }
    assert!(!hidden.contains("Lea Kaspar"), "{hidden}");
    let closed = main(&served.page("/consultations/3"));
    assert!(closed.contains("Outcome It was.") && closed.contains("Lea Kaspar"), "{closed}");
}

/// Calls whose addresses and passcodes are like nothing else.
const CALLS: &str = "\
2017-04-10T09:00:00Z #plenary <lynn-handle> /propose WG-IMP IGF Improvements
2017-04-10T09:01:00Z #plenary <lea-handle> /support WG-IMP
2017-04-10T09:02:00Z #wg-imp <lynn-handle> /meet WG-IMP \"First call\" 2017-04-11 10:00 UTC link: https://calls.example/quagga?pwd=1 passcode: okapi one
2017-04-10T09:03:00Z #plenary <lynn-handle> /meet WG-IMP \"Next call\" 2017-04-18 10:00 UTC every: week times: 3 link: https://calls.example/quagga?pwd=2 passcode: okapi two
2017-04-10T09:04:00Z #plenary <lynn-handle> /meet plenary \"Virtual meeting\" 2017-04-20 10:00 UTC link: https://calls.example/zebu passcode: gnu
2017-04-10T09:05:00Z @lea-handle <lea-handle> /profile calendar
2017-04-10T09:06:00Z #plenary <lynn-handle> /consult open \"Which days?\" until: 2017-06-11
2017-04-11T10:00:00Z #wg-imp <lynn-handle> /minutes start 1
2017-04-11T10:01:00Z #wg-imp <lea-handle> /here
2017-04-11T10:02:00Z #wg-imp <lynn-handle> /minutes end
2017-04-11T10:03:00Z #plenary <lea-handle> /minutes show 1
2017-04-11T10:04:00Z #plenary <lea-handle> /meetings
2017-04-11T10:05:00Z @lea-handle <lea-handle> /meetings
2017-04-18T10:02:00Z ---
";

/// What is read where a call is told of.
const OF_CALLS: [&str; 4] = ["quagga", "okapi", "zebu", "gnu"];

/// The messages of the bot in a room.
fn said_in<'p>(printed: &'p str, room: &str) -> Vec<&'p str> {
    let mut messages: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, _) in printed.match_indices('\n') {
        // Lines that begin with a tab continue the message above.
        if !printed[at + 1..].starts_with('\t') {
            messages.push(&printed[start..=at]);
            start = at + 1;
        }
    }
    let head = format!(" {room} <rapporteur> ");
    messages.retain(|message| message.contains(&head));
    messages
}

fn calls(config: &str) -> (Place, String) {
    let place = Place::new();
    place.write("rapporteur.toml", format!("{config}[web]\npublic_url = \"https://record.example.org\"\n"));
    place.write("people.csv", PEOPLE);
    place.run(&["import", "people.csv"]).done();
    let printed = place.replay(CALLS);
    (place, printed)
}

/// What shows calls besides the pages of which there is one each.
const OF_CALLS_TOO: [&str; 5] =
    ["/meetings/2", "/meetings/5", "/search?q=quagga", "/search?q=calls.example", "/search?q=okapi"];

#[test]
fn the_address_of_a_call_is_for_those_who_take_part() {
    let (place, printed) = calls("");
    let of_group = said_in(&printed, "#wg-imp").concat();
    assert!(of_group.contains("Where: https://calls.example/quagga?pwd=1 (passcode: okapi one)"), "{of_group}");
    assert!(of_group.contains("https://calls.example/quagga?pwd=2") && !of_group.contains("zebu"), "{of_group}");
    let of_all = said_in(&printed, "#plenary").concat();
    assert!(!of_all.contains("quagga") && !of_all.contains("okapi"), "{of_all}");
    assert!(of_all.contains("Where: https://calls.example/zebu (passcode: gnu)"), "{of_all}");
    assert!(of_all.matches("Where: the address is in the group's room").count() >= 3, "{of_all}");
    let of_lea = said_in(&printed, "@lea-handle").concat();
    assert!(of_lea.contains("https://calls.example/quagga?pwd=2 (passcode: okapi two)"), "{of_lea}");
    let forms: [&[&str]; 4] = [&[], &["--format", "csv"], &["--format", "md"], &["--as-of", "2017-04-11"]];
    let mut exports: String = forms.map(|form| place.export(form)).concat();
    exports.push_str(&place.run(&["minutes", "1"]).done());
    for words in OF_CALLS {
        assert!(!exports.contains(words), "{words} is exported");
    }
    let journal = place.export(&["--format", "journal"]);
    assert!(OF_CALLS.iter().all(|words| journal.contains(words)), "the journal moves whole");
    let people = journal.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let secret = people.filter_map(|line| line["person"]["calendar"].as_str().map(str::to_owned)).next().unwrap();
    let served = Served::new(place, "2017-04-18T10:05:00Z");
    let besides = OF_CALLS_TOO.map(str::to_owned);
    for path in with_one_of_each(&[Form::Page, Form::Data], "WG-IMP").into_iter().chain(besides) {
        let mark = if path.contains('?') { '&' } else { '?' };
        for path in [path.to_owned(), format!("{path}{mark}as-of=2017-04-11")] {
            let answer = served.get(&path);
            assert_eq!(answer.status, 200, "{path}");
            // A search shows what was looked for.
            let body = answer
                .body
                .replace(path.split_once("q=").map_or("\0", |(_, typed)| typed.split('&').next().unwrap()), "");
            for words in OF_CALLS {
                assert!(!body.contains(words), "{words} is on {path}:\n{body}");
            }
        }
    }
    let meeting = main(&served.page("/meetings/1"));
    assert!(meeting.contains("Where the address is in the group's room"), "{meeting}");
    let calendar = served.get("/calendar.ics").body;
    assert!(calendar.contains("LOCATION:The address is in the group's room"), "{calendar}");
    assert!(calendar.contains("LOCATION:The address is in the plenary room"), "{calendar}");
    let own = served.get(&format!("/calendar/{secret}.ics"));
    assert_eq!(own.status, 200);
    let own = own.body.replace("\r\n ", "");
    for words in
        ["LOCATION:https://calls.example/quagga?pwd=1", "Passcode: okapi two", "LOCATION:https://calls.example/zebu"]
    {
        assert!(own.contains(words), "{words} is not in {own}");
    }
}

#[test]
fn an_organisation_can_let_everybody_know_where_its_calls_are() {
    let (place, printed) = calls("[organisation]\nlink_public = true\n");
    let of_all = said_in(&printed, "#plenary").concat();
    assert!(of_all.contains("Where: https://calls.example/quagga?pwd=1 (passcode: okapi one)"), "{of_all}");
    let export: Value = serde_json::from_str(&place.export(&[])).unwrap();
    assert_eq!(
        (&export["meetings"][0]["link"], &export["meetings"][0]["passcode"]),
        (&Value::from("https://calls.example/quagga?pwd=1"), &Value::from("okapi one"))
    );
    let served = Served::with_config(place, "2017-04-18T10:05:00Z", "[organisation]\nlink_public = true\n");
    let meeting = main(&served.page("/meetings/1"));
    assert!(meeting.contains("calls.example (passcode: okapi one)"), "{meeting}");
    assert!(served.get("/calendar.ics").body.contains("LOCATION:https://calls.example/quagga?pwd=1"));
}
