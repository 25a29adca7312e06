//! What is said of people is in the rows too, as a hash: whoever is changed, added or taken away by hand is found, by `check`, by
//! `run` and by who has an export. What is gone was erased by a row.

use harness::bot::Awake;
use harness::program::{Place, example};
use serde_json::Value;

use crate::transparency::{rows, served, with_key_in};

const HEADER: &str = "name,role,stakeholder,console\n";

/// A record that was signed, in which people support and comment.
fn signed() -> (Place, String) {
    let (place, key) = with_key_in(Place::on_sqlite().knowing_people());
    place.talk(":as passer-by\n/comment WG-IMP Who reads this?\n");
    served(&place, 8);
    (place, key)
}

/// What is wrong with a place, as `check` says it; the same is found by `run`, and by `verify` in its export.
#[track_caller]
fn wrong(place: &Place, key: &str, words: &str) -> String {
    let ran = place.run(&["check"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    let is_it = |line: &&str| line.starts_with("wrong: ") && line.contains(words);
    let line = ran.stdout.lines().find(is_it).unwrap_or_else(|| panic!("{words}: {}", ran.stdout)).to_owned();
    assert!(line.contains("Go back to a backup"), "{line}");
    let run = place.run(&["run"]).refused_in_a_line();
    assert!(run.contains("Go back to a backup"), "{run}");
    let verified = verify(place, key);
    assert!(verified.lines().any(|line| line.starts_with("wrong: ") && line.contains(words)), "{words}: {verified}");
    line
}

/// What is said of an export.
fn verify(place: &Place, key: &str) -> String {
    place.write("journal", place.export(&["--format", "journal"]));
    place.run(&["verify", "journal", "--checkpoint", "log.key.checkpoint", "--key", key]).stdout
}

#[test]
fn who_is_renamed_promoted_swapped_added_or_taken_away_by_hand_is_found() {
    let (place, key) = signed();
    assert!(verify(&place, &key).contains("ok: 50 people are those that the rows state"), "{}", verify(&place, &key));
    let attack = |statement: &str, words: &str| {
        let place = place.copied();
        place.alter(statement);
        wrong(&place, &key, words);
    };
    let other = "name, role, stakeholder group or accounts are not those that row";
    let of = |name: &str| format!("(SELECT id FROM people WHERE body ->> '$.name' = '{name}')");
    let set = |name: &str, path: &str, value: &str| {
        format!("UPDATE people SET body = json_set(body, '$.{path}', {value}) WHERE id = {}", of(name))
    };
    attack(&set("Renata Aquino Ribeiro", "name", "'Mallory Evil'"), other);
    attack(&set("Renata Aquino Ribeiro", "role", "'chair'"), other);
    attack(&set("Renata Aquino Ribeiro", "stakeholder", "'government'"), other);
    // Whose account it is says whose role it is.
    attack(&set("Renata Aquino Ribeiro", "accounts", "json('[\"console:mallory\"]')"), other);
    // Who came by themselves is known too.
    attack(&set("passer-by", "name", "'Lynn St. Amour'"), other);
    attack(&set("passer-by", "role", "'member'"), other);
    let salt = format!("UPDATE people SET body = json_remove(body, '$.salt') WHERE id = {}", of("passer-by"));
    attack(&salt, other);
    attack(
        "CREATE TABLE two AS SELECT id, body FROM people WHERE body ->> '$.name' IN ('Renata Aquino Ribeiro', 'Lea Kaspar');
         UPDATE people SET body = (SELECT json_set(other.body, '$.id', people.id) FROM two AS other WHERE other.id <> people.id)
         WHERE id IN (SELECT id FROM two); DROP TABLE two",
        other,
    );
    attack(
        "INSERT INTO people VALUES ('00000000000000aa', '{\"id\":\"00000000000000aa\",\"name\":\"Eve\",\"role\":\"member\"}')",
        "person 00000000000000aa, a member: no row states them",
    );
    attack(
        &format!("DELETE FROM people WHERE id = {}", of("passer-by")),
        "they are not there, although no row erases them",
    );
    attack(
        &format!("DELETE FROM people WHERE id = {}", of("Lea Kaspar")),
        "they are not there, although no row erases them",
    );
}

#[test]
fn a_text_is_erased_only_where_a_row_erases_it() {
    let (place, key) = signed();
    let attack = |statement: &str, words: &str| {
        let place = place.copied();
        place.alter(statement);
        wrong(&place, &key, words)
    };
    let gone = "are not there, although no row erases them";
    attack("DELETE FROM texts WHERE words = 'Who reads this?'", gone);
    let many = attack("DELETE FROM texts", gone);
    assert!(many.contains("the words of text "), "{many}");
    let place = place.copied();
    place.alter("DELETE FROM texts");
    // Not a line for each.
    assert!(place.run(&["check"]).stdout.lines().filter(|line| line.starts_with("wrong: ")).count() < 8);

    // Whoever is erased takes their words along, also under the account that they had before.
    let (place, key) = signed();
    place.talk(":as passer-by\n:in @passer-by\n/profile forget yes\n");
    place.talk(":as marilyn\n/comment WG-IMP Mine.\n");
    place.talk(":as anja\n:in @anja\n/profile join \"Liesyl Franz\" @marilyn\n");
    place.talk(":as marilyn\n:in @marilyn\n/profile forget yes\n");
    let checked = place.run(&["check"]).done();
    assert!(checked.contains("(2 erased)"), "{checked}");
    assert!(!verify(&place, &key).contains("wrong: "), "{}", verify(&place, &key));
    // And stays away.
    place.alter("INSERT INTO people SELECT by, '{\"id\":\"' || by || '\",\"name\":\"Back\"}' FROM (SELECT person AS by FROM events
                 WHERE kind = 'person-forgotten' LIMIT 1)");
    wrong(&place, &key, "and they are there");
}

#[test]
fn an_import_states_who_is_new_or_changed_and_a_replay_of_the_past_goes_on() {
    let place = Place::on_sqlite();
    let import = |rows: &str| place.run_with(&["import", "-"], format!("{HEADER}{rows}")).done();
    import("Lea Kaspar,member,civil society,lea\nLynn St. Amour,chair,,lynn\nAnn,participant,,\n");
    let journal = || place.export(&["--format", "journal"]);
    let stated = |journal: &str| {
        let rows = journal.lines().filter(|line| line.contains("\"people-stated\""));
        let rows: Vec<Value> = rows.map(|line| serde_json::from_str(line).unwrap()).collect();
        rows.iter()
            .map(|row| (row["at"].to_string(), row["event"]["people-stated"]["people"].as_object().unwrap().len()))
            .collect()
    };
    let all: Vec<(String, usize)> = stated(&journal());
    assert_eq!(all, [("\"-009999-01-02T01:59:59Z\"".to_owned(), 3)]);
    for private in ["Lea", "civil society", "console:lea"] {
        assert!(!journal().lines().next().unwrap().contains(private));
    }
    // Nothing has happened yet, so that the past can be played.
    assert_eq!(place.register()["as_of"], Value::Null);
    place.replay("2017-04-10T09:00:00Z #plenary <lea> /propose WG-IMP IGF Improvements\n");
    import("Lea Kaspar,member,civil society,lea\n");
    assert_eq!(stated(&journal()).len(), 1, "the same again states nobody");
    import("Lea Kaspar,secretariat,civil society,lea\n");
    assert_eq!(stated(&journal())[1], ("\"2017-04-10T09:00:00Z\"".to_owned(), 1));
    assert_eq!(place.register()["as_of"], "2017-04-10T09:00:00Z");
    let said = place.replay("2017-04-10T09:00:00Z #plenary <lynn> /support WG-IMP\n");
    assert!(said.contains("Lynn St. Amour supports WG-IMP"), "{said}");
    assert!(place.export(&["--format", "journal", "--as-of", "1969-01-01"]).starts_with("{\"seq\":1,"));
    place.run(&["check"]).done();
    // It moves as it is.
    let other = Place::new();
    other.write("journal", journal());
    other.run(&["import", "journal"]).done();
    assert_eq!(other.export(&["--format", "journal"]), journal());
    // What is exported of an earlier moment has the people of later, and is not held against its rows.
    place.run(&["key", "log.key", "--origin", "record.example.org"]).done();
    place.write("earlier", place.export(&["--format", "journal", "--as-of", "2017-04-09"]));
    let verified = place.run(&["verify", "earlier", "--checkpoint", "log.key.checkpoint", "--key", "x"]).stdout;
    assert!(
        verified
            .contains("look: names, roles and missing texts are not held against the rows: this is the journal as of")
    );
}

#[test]
fn once_the_bot_has_led_an_import_has_its_own_time() {
    let (place, _) = with_key_in(Place::on_sqlite().knowing_people());
    let mut awake = Awake::start(&place);
    awake.wait_for("ready");
    assert!(awake.stop().success());
    place.run_with(&["import", "-"], "name,role\nEve,member\n").done();
    let journal = place.export(&["--format", "journal"]);
    let last = journal.lines().rfind(|line| line.contains("\"people-stated\"")).unwrap();
    assert!(!last.contains("\"at\":\"2017"), "{last}");
    place.run(&["check"]).done();
    let mut awake = Awake::start(&place);
    awake.wait_for("ready");
    assert!(awake.stop().success());
}

#[test]
fn whoever_comes_by_a_register_is_stated_and_former_members_are_known_to_be_none() {
    let (place, _) = with_key_in(Place::on_sqlite().knowing_people());
    place.talk(":as marilyn\n/comment WG-IMP Mine.\n");
    place.talk(":as marilyn\n:in @marilyn\n/profile forget yes\n");
    let other = Place::on_sqlite();
    other.write("register.json", place.export(&[]));
    other.run(&["import", "register.json"]).done();
    other.run(&["check"]).done();
    let journal = other.export(&["--format", "journal"]);
    assert!(journal.contains("\"unknown\":[\""), "{journal}");
    assert!(rows(&journal) > 2);
}

#[test]
fn what_was_changed_by_hand_is_not_taken_over_by_what_happens_next() {
    let (place, key) = signed();
    place.sql("UPDATE people SET body = json_set(body, '$.role', 'chair') WHERE body ->> '$.name' = 'passer-by'");
    place.talk(":as passer-by\n:in @passer-by\n/profile set stakeholder: government\n");
    wrong(&place, &key, "name, role, stakeholder group or accounts are not those that row");
    place.run(&["import", &example("people.csv")]).done();
    wrong(&place, &key, "name, role, stakeholder group or accounts are not those that row");
    let mut awake = Awake::start_with(place.command(&["run", "--trust-journal", "the chair is new"]));
    awake.wait_for("ready");
    assert!(awake.stop().success());
    place.run(&["check"]).done();
}
