//! Somebody who is erased: nothing of them is left in any file, nor in what the program says.

use commands::record::Account;
use harness::program::Place;
use rapporteur::base::config::Config;

/// What belongs to one person alone.
const TRACES: [&str; 8] = [
    "Zenobia Quill",
    "zenobia",
    "zq@example.org",
    "Pacific/Tongatapu",
    "Quill and Partners",
    "Nobody else says marmalade",
    "My initiative Quincunx",
    "Tangerine update",
];

const PEOPLE: &str = "\
name,role,stakeholder,affiliation,zone,email,console
Lynn St. Amour,chair,private sector,,,,lynn
Anja Gengo,secretariat,,,,,anja
Zenobia Quill,member,civil society,Quill and Partners,Pacific/Tongatapu,zq@example.org,zenobia
Lea Kaspar,member,civil society,,,,lea
";

const SAID: &str = "\
2017-04-10T09:00:00Z #plenary <lynn> /propose WG-IMP IGF Improvements
2017-04-10T09:01:00Z #plenary <zenobia> /support WG-IMP Nobody else says marmalade
2017-04-10T09:02:00Z #plenary <zenobia> /concern WG-IMP Nobody else says marmalade
2017-04-10T09:03:00Z #plenary <lea> /comment WG-IMP As our friend Zenobia Quill says.
2017-04-10T09:04:00Z #plenary <lynn> /decide WG-IMP approve anyway: yes
2017-04-10T09:05:00Z #plenary <lynn> /facilitate WG-IMP @zenobia
2017-04-10T09:06:00Z #plenary <zenobia> /update WG-IMP Tangerine update
2017-04-10T09:07:00Z #plenary <anja> /consult open \"Which day?\" until: in 3 days
2017-04-10T09:08:00Z @zenobia <zenobia> /consult answer 1 Nobody else says marmalade for: My initiative Quincunx
2017-04-10T09:09:00Z @zenobia <zenobia> /profile export
2017-04-10T09:10:00Z @zenobia <zenobia> /profile link
2017-04-10T09:11:00Z @zenobia <zenobia> /profile forget
2017-04-10T09:12:00Z @zenobia <zenobia> /profile forget yes
2017-04-10T09:13:00Z #plenary <lea> /status WG-IMP
";

/// The files of a place, with those of the traces that are in each.
fn found(place: &Place, traces: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in place.files().into_iter().filter(|file| file.contains(".db")) {
        let bytes = std::fs::read(place.path(&file)).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        let is_there = |trace: &&&str| text.contains(&trace.to_lowercase());
        found.extend(traces.iter().filter(is_there).map(|trace| format!("{trace} in {file}")));
    }
    found
}

/// A place in which somebody was at work until then.
fn played(lines: usize) -> (Place, String) {
    let place = Place::on_sqlite();
    place.write("people.csv", PEOPLE);
    place.run(&["import", "people.csv"]).done();
    let said: String = SAID.lines().take(lines).map(|line| format!("{line}\n")).collect();
    let ran = place.run_with(&["replay", "-"], said);
    let log = ran.stderr.to_lowercase();
    assert!(TRACES.iter().all(|trace| !log.contains(&trace.to_lowercase())), "{log}");
    (place, ran.done())
}

#[test]
fn nothing_of_somebody_who_is_erased_is_left_and_the_counts_stand() {
    let (before, _) = played(12);
    assert_eq!(found(&before, &TRACES).len(), TRACES.len(), "what is looked for is there before");
    let (place, printed) = played(14);
    let others_words = "as our friend zenobia quill says.";
    // The words of others remain until they delete them: nothing else has the name.
    let left = found(&place, &TRACES);
    assert_eq!(left, ["Zenobia Quill in rapporteur.db", "zenobia in rapporteur.db"]);
    let bytes = std::fs::read(place.path("rapporteur.db")).unwrap();
    let text = String::from_utf8_lossy(&bytes).to_lowercase();
    assert_eq!(text.matches("zenobia").count(), text.matches(others_words).count());
    let told = "@anja <rapporteur> Somebody had their data deleted.";
    assert!(printed.contains(told), "{printed}");
    assert!(printed.contains("- WG-IMP, comment, Mon 10 Apr 2017"), "{printed}");
    let exports: [&[&str]; 3] = [&[], &["--format", "journal"], &["--format", "md"]];
    let export: String = exports.map(|format| place.export(format)).concat();
    let export = export.to_lowercase().replace(others_words, "");
    for trace in TRACES {
        assert!(!export.contains(&trace.to_lowercase()), "{trace} is exported");
    }
    let group = &place.register()["groups"][0];
    assert_eq!(group["supporters"].as_array().unwrap().len(), 1);
    assert_eq!(group["supporters"][0]["name"], "a former member");
    assert_eq!(group["concerns"][0]["text"], "(words erased)");
    assert_eq!(group["facilitators"].as_array().unwrap().len(), 0);
    assert!(printed.contains("@lynn <rapporteur> A facilitator of WG-IMP has left by their own choice."), "{printed}");
    place.run(&["check"]).done();
}

#[test]
fn who_was_erased_is_known_again_by_an_import_wherever_the_record_moves() {
    let (place, _) = played(14);
    let journal = place.export(&["--format", "journal"]);
    assert_eq!(journal.matches("{\"forgotten\":").count(), 1, "the account, and no account that is left");
    let moved = Place::new();
    moved.write("journal.ndjson", &journal);
    moved.run(&["import", "journal.ndjson"]).done();
    assert_eq!(moved.export(&["--format", "journal"]), journal);
    place.run(&["backup", "night.db"]).done();
    let copy = format!("sqlite:{}", place.path("night.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for url in [place.url(), moved.url(), copy] {
        let config = Config::read(&format!("[database]\nurl = \"{url}\"\n"), std::iter::empty()).unwrap();
        let desk = runtime.block_on(rapporteur::app::open(&config)).unwrap();
        let people = desk.register().people();
        assert!(people.was_forgotten(&Account::console("zenobia")), "{url}");
        assert!(
            !people.was_forgotten(&Account::console("lea")) && !people.was_forgotten(&Account::console("zoe")),
            "{url}"
        );
    }
}

#[test]
fn accounts_that_were_joined_are_one_person_after_a_restart_too() {
    let place = Place::new();
    place.write("people.csv", PEOPLE);
    place.run(&["import", "people.csv"]).done();
    let mut lines =
        ":as lynn\n/propose WG-IMP IGF Improvements\n:as zenobia\n/support WG-IMP\n/profile link\n".to_owned();
    lines += ":as zq-at-home\n/support WG-IMP Nobody else says marmalade\n";
    let said = place.talk(lines);
    let code = said.split_once("Your code is ").unwrap().1[..9].to_owned();
    let give = format!("/profile link {code}\n");
    place.talk(format!(":as zq-at-home\n{give}{give}:as zenobia\n{give}"));
    let group = || place.register()["groups"][0].clone();
    assert_eq!(group()["supporters"].as_array().unwrap().len(), 1);
    assert_eq!(group()["supporters"][0]["name"], "Zenobia Quill");
    assert_eq!(group()["supporters"][0]["standing"], "member");
    place.talk(":as zq-at-home\n/unsupport WG-IMP\n");
    assert_eq!(group()["supporters"].as_array().unwrap().len(), 0);
    place.talk(":as zq-at-home\n/profile forget yes\n");
    let left = found(&place, &TRACES);
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(found(&place, &["zq-at-home"]), Vec::<String>::new());
    place.run(&["check"]).done();
}
