//! Accounts that are joined and taken apart, through the program: moved to another database, played again, forgotten.

use harness::program::Place;
use serde_json::Value;

const PEOPLE: &str = "\
name,role,email,console
Lynn St. Amour,chair,,lynn
Anja Gengo,secretariat,,anja
Eve,member,,eve
Mei Lin,member,mei@example.org,mei
Lea Kaspar,member,,lea
";

/// What is said before anybody is joined.
const BEFORE: &str = "\
2017-04-10T09:00:00Z #plenary <mei> /propose WG-A Mei's group
2017-04-10T09:01:00Z #plenary <lynn> /facilitate WG-A @mei
2017-04-10T09:02:00Z #plenary <mei> /comment WG-A Words of mei
2017-04-10T09:03:00Z #plenary <eve> /comment WG-A Words of eve
";

/// A place in which this was said, and nobody is joined yet.
fn before() -> Place {
    let place = Place::new();
    place.write("people.csv", PEOPLE);
    place.run(&["import", "people.csv"]).done();
    place.replay(BEFORE);
    place
}

/// Joins the account of the second to that of the first, at an hour of a day in 2017.
fn join(place: &Place, first: &str, second: &str, hour: &str) -> String {
    let said = place.replay(format!("2017-{hour}:00:00Z @{first} <{first}> /profile link\n"));
    let code = said.split_once("Your code is ").unwrap().1[..9].to_owned();
    let give = |minute: u32, who: &str| format!("2017-{hour}:0{minute}:00Z @{who} <{who}> /profile link {code}\n");
    place.replay([give(1, second), give(2, second), give(3, first)].concat())
}

/// The lines of the journal's export.
fn journal(place: &Place) -> String {
    place.export(&["--format", "journal"])
}

/// Another place with the same record.
fn moved(from: &Place) -> Place {
    let place = Place::new();
    place.write("journal.ndjson", journal(from));
    place.run(&["import", "journal.ndjson"]).done();
    place
}

fn proposer(place: &Place) -> Value {
    place.register()["groups"][0]["facilitators"][0]["name"].clone()
}

#[test]
fn who_was_tricked_is_who_they_were_also_in_another_database() {
    let place = before();
    let people = place.register()["people"].clone();
    let said = join(&place, "eve", "mei", "04-11T09");
    assert_eq!(said.matches("one person now, Eve (console:eve, console:mei)").count(), 2, "{said}");
    assert_eq!(proposer(&place), "Eve");
    let joined = moved(&place);
    assert_eq!(joined.export(&[]), place.export(&[]));

    for place in [&place, &joined] {
        let said = place.replay("2017-04-20T09:00:00Z @mei <mei> /profile unlink\n");
        for who in ["@mei", "@eve"] {
            assert!(
                said.contains(&format!("{who} <rapporteur> Undone: Mei Lin and Eve are two people again.")),
                "{said}"
            );
        }
        assert_eq!(place.register()["people"], people);
        assert_eq!(proposer(place), "Mei Lin");
        let said = place.replay("2017-04-20T10:00:00Z #plenary <eve> /charter WG-A title: Owned\n");
        assert!(said.contains("Only the group's facilitators"), "{said}");
        place.run(&["check"]).done();
    }

    // With a join that was taken back in it, and one that stands.
    join(&place, "lea", "lea-2", "04-21T09");
    let again = moved(&place);
    assert_eq!(journal(&again), journal(&place));
    assert_eq!(again.export(&[]), place.export(&[]));
    assert_eq!(again.export(&["--as-of", "2017-04-15"]), place.export(&["--as-of", "2017-04-15"]));
    assert!(place.export(&["--as-of", "2017-04-15"]).contains("Mei Lin"), "people are shown as they are now");
    let said = again.replay("2017-04-22T09:00:00Z @lea-2 <lea-2> /profile unlink\n");
    assert!(said.contains("Undone: lea-2 and Lea Kaspar are two people again."), "{said}");
    again.run(&["check"]).done();
}

#[test]
fn after_thirty_days_it_is_refused_and_what_was_before_is_kept_no_longer() {
    let place = before();
    join(&place, "eve", "mei", "04-11T09");
    assert!(journal(&place).contains("\"earlier\""));
    let said = place.replay("2017-05-20T09:00:00Z @mei <mei> /profile unlink\n");
    assert!(said.contains("Your accounts were joined more than 30 days ago"), "{said}");
    let journal = journal(&place);
    assert!(!journal.contains("\"earlier\"") && !journal.contains("Mei Lin"), "{journal}");
}

#[test]
fn a_journal_of_the_version_before_goes_on_and_says_that_it_cannot_be_taken_back() {
    let place = before();
    join(&place, "eve", "mei", "04-11T09");
    // There the words were those of the one who stayed, and nothing was kept of before.
    let lines: Vec<Value> = journal(&place).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let joined = lines.iter().find_map(|line| line["event"].get("people-joined")).unwrap().clone();
    let old = lines.into_iter().map(|mut line| {
        if let Some(person) = line.get_mut("person").and_then(Value::as_object_mut) {
            person.remove("earlier");
        }
        if let Some(text) = line.get_mut("text").filter(|text| text["author"] == joined["from"]) {
            text["author"] = joined["into"].clone();
        }
        format!("{line}\n")
    });
    let older = Place::on_sqlite();
    older.write("journal.ndjson", old.collect::<String>());
    older.run(&["import", "journal.ndjson"]).done();
    assert_eq!(older.export(&[]), place.export(&[]));
    let said = older.replay("2017-04-12T09:00:00Z @mei <mei> /profile unlink\n");
    assert!(said.contains("or by an earlier version of me"), "{said}");
    let said = older.replay("2017-04-12T10:00:00Z @mei <mei> /profile forget yes\n");
    assert!(said.contains("Your data is deleted"), "{said}");
    let bytes = std::fs::read(older.path("rapporteur.db")).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    for trace in ["Words of mei", "Words of eve", "console:mei", "mei@example.org"] {
        assert!(!text.contains(trace), "{trace} is left");
    }
    older.run(&["check"]).done();
}

#[test]
fn of_two_who_were_one_each_is_erased_alone_and_to_the_last_byte() {
    let place = Place::on_sqlite();
    place.write("people.csv", PEOPLE);
    place.run(&["import", "people.csv"]).done();
    place.replay(BEFORE);
    join(&place, "eve", "mei", "04-11T09");
    place.replay("2017-04-11T10:00:00Z #plenary <mei> /comment WG-A Words of both\n");
    place.replay("2017-04-12T09:00:00Z @mei <mei> /profile unlink\n");
    let found = |traces: &[&'static str]| -> Vec<&'static str> {
        let bytes = std::fs::read(place.path("rapporteur.db")).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        traces.iter().filter(|trace| text.contains(**trace)).copied().collect()
    };
    let of_mei = ["Words of mei", "Mei Lin", "mei@example.org", "console:mei", "Mei's group"];
    assert_eq!(found(&of_mei), of_mei);
    place.replay("2017-04-12T10:00:00Z @mei <mei> /profile forget yes\n");
    assert_eq!(found(&of_mei), [""; 0]);
    assert_eq!(
        found(&["Words of eve", "Words of both", "console:eve"]),
        ["Words of eve", "Words of both", "console:eve"]
    );
    place.replay("2017-04-12T11:00:00Z @eve <eve> /profile forget yes\n");
    assert_eq!(found(&["Words of eve", "Words of both", "console:eve"]), [""; 0]);
    assert_eq!(place.register()["groups"][0]["comments"].as_array().unwrap().len(), 3);
    place.run(&["check"]).done();
}
