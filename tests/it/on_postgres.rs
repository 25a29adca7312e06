//! The program on PostgreSQL: it says what it says on SQLite, and a record moves between the two.

use harness::postgres::PostgresDatabase;
use harness::program::{Place, example, example_text};

/// Plays the example of 2017 with its meeting and consultation, and all that is printed.
fn played(place: &Place) -> Vec<String> {
    let mut printed = Vec::new();
    place.write("rapporteur.toml", example_text("rapporteur.toml"));
    for arguments in [
        &["replay", &example("transcript.txt")][..],
        &["export", "--format", "csv"],
        &["export", "--as-of", "2017-04-04"],
        &["replay", &example("meeting.txt")],
        &["replay", &example("meeting.txt")],
        &["minutes", "1"],
        &["export", "--format", "json"],
        &["export", "--format", "md"],
    ] {
        printed.push(place.run(arguments).done());
    }
    // Where the database is differs, and one of them is a file.
    let found = place.run(&["check"]).done();
    let found = found.lines().filter(|line| !line.starts_with("look: the database"));
    printed.push(found.filter_map(|line| line.rsplit_once(": ")).map(|(_, found)| found).collect());
    printed
}

#[test]
fn what_is_printed_on_postgresql_is_what_is_printed_on_sqlite() {
    let Some(database) = PostgresDatabase::new() else { return };
    let on_postgres = played(&Place::on(database.url()).knowing_people());
    let on_sqlite = played(&Place::on_sqlite().knowing_people());
    for (on_postgres, on_sqlite) in on_postgres.iter().zip(&on_sqlite) {
        assert_eq!(on_postgres, on_sqlite);
    }
    assert_eq!(on_postgres.len(), on_sqlite.len());
}

#[test]
fn a_year_of_consultations_on_postgresql_is_that_on_sqlite() {
    let Some(database) = PostgresDatabase::new() else { return };
    let [on_postgres, on_sqlite] = [Place::on(database.url()), Place::on_sqlite()].map(|place| {
        place.write("rapporteur.toml", example_text("rapporteur.toml"));
        (place.run(&["replay", &example("consultation.txt")]).done(), place.export(&[]))
    });
    assert_eq!(on_postgres, on_sqlite);
}

#[test]
fn the_terminal_talks_on_postgresql() {
    let Some(database) = PostgresDatabase::new() else { return };
    let [on_postgres, on_sqlite] = [Place::on(database.url()), Place::on_sqlite()].map(|place| {
        place.write("rapporteur.toml", harness::program::ROLES);
        let first =
            place.talk(":as lynn\n/propose WG-IMP IGF Improvements\n:as lea\n/support WG-IMP\n/suport WG-IMP\n");
        [first, place.talk("/status WG-IMP\n/comment WG-IMP A character that is none: \u{0}.\n/profile show\n")]
            .concat()
    });
    assert_eq!(on_postgres, on_sqlite);
}

#[test]
fn a_record_moves_to_postgresql_and_back_and_is_the_same() {
    let Some(database) = PostgresDatabase::new() else { return };
    let first = Place::on_sqlite().knowing_people();
    played(&first);
    first.talk("/comment WG-IMP A character that is none: \u{0}.\n");
    let journal = first.export(&["--format", "journal"]);
    let (second, third) = (Place::on(database.url()), Place::on_sqlite());
    let mut taken_in = Vec::new();
    for place in [&second, &third] {
        place.write("rapporteur.toml", example_text("rapporteur.toml"));
        let journal = if taken_in.is_empty() { &journal } else { &second.export(&["--format", "journal"]) };
        place.write("journal.jsonl", journal);
        taken_in.push(place.run(&["import", "journal.jsonl"]).done());
        for arguments in [&["--format", "journal"][..], &[], &["--format", "csv"], &["--as-of", "2017-04-04"]] {
            assert_eq!(place.export(arguments), first.export(arguments), "{arguments:?}");
        }
        let again = place.run(&["import", "journal.jsonl"]).refused_in_a_line();
        assert!(again.ends_with("this one has a record: give another as --database"), "{again}");
    }
    assert_eq!(taken_in[0], taken_in[1]);
    assert!(taken_in[0].contains("The register is the same, up to event "), "{}", taken_in[0]);
    // What was dealt with there is not dealt with again here, and what was said is not said again.
    let [there, here] = [&first, &second].map(|place| place.run(&["replay", &example("meeting.txt")]).done());
    assert_eq!(here, there);
}

#[test]
fn a_journal_with_a_broken_line_is_refused_whole() {
    let place = Place::on_sqlite().knowing_people();
    let journal = place.export(&["--format", "journal"]);
    let other = Place::on_sqlite();
    other.write("journal.jsonl", journal.replacen("{\"person\":{", "{\"person\":{\"age\":7,", 1));
    let refused = other.run(&["import", "journal.jsonl"]).refused();
    assert!(refused.contains("line 2: unknown field `age`"), "{refused}");
    assert_eq!(other.export(&["--format", "journal"]), "");
}

#[test]
fn what_is_wrong_with_the_server_is_said_in_a_line_without_the_password() {
    let place = Place::on_sqlite();
    let url = "postgres://lea:swordfish@127.0.0.1:1/record";
    let refused = place.run(&["export", "--database", url]).refused_in_a_line();
    assert!(refused.contains("postgres://lea@127.0.0.1:1/record") && !refused.contains("swordfish"), "{refused}");
    let Some(database) = PostgresDatabase::new() else { return };
    let absent = format!("{}_absent", database.url());
    let refused = place.run(&["export", "--database", &absent]).refused_in_a_line();
    assert!(refused.contains("and it is made with createdb: createdb test_"), "{refused}");
    // A server that is away may come back: `run` waits for it.
    let ran = place.run(&["check", "--database", url]);
    assert!(ran.status.success() && ran.stdout.contains("`rapporteur run` waits for it"), "{ran:?}");
    // Nobody has to know how to escape what is in a password.
    let server = database.url().split_once('@').unwrap().1;
    let stranger = format!("postgres://stranger:a/b#c?d@e@{server}");
    let refused = place.run(&["export", "--database", &stranger]).refused_in_a_line();
    assert!(refused.ends_with("the database: role \"stranger\" does not exist"), "{refused}");
    assert!(refused.contains("postgres://stranger@127.0.0.1:") && !refused.contains("a/b"), "{refused}");
    let ran = place.run(&["check", "--database", &stranger]);
    let asked = "role \"stranger\" does not exist. Does the server run, and does it let this user in?";
    assert!(ran.status.code() == Some(1) && ran.stdout.contains(asked), "{ran:?}");
    database.sql("CREATE TABLE theirs (id BIGINT)");
    let refused = place.run(&["export", "--database", database.url()]).refused_in_a_line();
    assert!(refused.ends_with("this is the database of another program"), "{refused}");
}
