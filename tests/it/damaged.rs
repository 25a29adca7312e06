//! A journal that was changed by something else, or by a later version: no start, and `check` says what and where.

use harness::program::{Place, run};

/// A place whose journal has six rows: the room, the proposal, who proposed it, a comment, who gave it, and another comment.
fn recorded() -> Place {
    let place = Place::on_sqlite().having_group();
    place.talk("/comment WG-IMP One.\n/comment WG-IMP Two.\n");
    let journal = place.export(&["--format", "journal"]);
    assert_eq!(journal.lines().filter(|line| line.contains("\"seq\":")).count(), 6, "{journal}");
    place
}

/// Whatever is started on it is refused in a line with these words, and so says `check`, with advice.
fn stops_the_start(statement: &'static str, words: &[&str], advice: &str) {
    let place = recorded();
    place.sql(statement);
    let export_as_of = ["export", "--as-of", "2999-01-01"];
    for arguments in [&[][..], &["replay", "-"], &["export"], &["export", "--format", "journal"], &export_as_of] {
        let said = place.run(arguments).refused_in_a_line();
        assert!(words.iter().all(|word| said.contains(word)), "{arguments:?}: {said}");
    }
    let ran = place.run(&["check"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    let wrong = ran.stdout.lines().find(|line| line.starts_with("wrong: ")).unwrap_or_default();
    assert!(words.iter().all(|word| wrong.contains(word)) && wrong.contains(advice), "{wrong}");
}

#[test]
fn an_unknown_kind_stops_the_start() {
    stops_the_start(
        "UPDATE events SET kind = 'group-painted' WHERE seq = 3",
        &["row 3", "unknown kind \"group-painted\""],
        "install that version",
    );
}

#[test]
fn a_version_that_is_too_new_stops_the_start() {
    stops_the_start(
        "UPDATE events SET version = 7 WHERE seq = 4",
        &["row 4", "version 7 of kind \"commented\" is newer"],
        "install that version",
    );
}

#[test]
fn a_broken_body_stops_the_start() {
    stops_the_start(
        "UPDATE events SET body = '{\"group\":\"WG-IMP\"}' WHERE seq = 4",
        &["row 4", "broken body of kind \"commented\"", "person"],
        "go back to a backup",
    );
    stops_the_start(
        "UPDATE events SET body = 'no json' WHERE seq = 2",
        &["row 2", "broken body"],
        "go back to a backup",
    );
}

#[test]
fn a_row_that_the_program_does_not_write_stops_the_start() {
    stops_the_start("UPDATE events SET person = 'lea' WHERE seq = 3", &["events", "row 3"], "go back to a backup");
    stops_the_start("UPDATE events SET room = 'nowhere' WHERE seq = 3", &["events", "row 3"], "go back to a backup");
    stops_the_start("UPDATE people SET body = '{}'", &["people"], "go back to a backup");
    stops_the_start("UPDATE texts SET salt = 'salt'", &["texts"], "go back to a backup");
}

/// `check` fails and says this.
fn is_found_by_check(statement: &'static str, words: &[&str]) {
    let place = recorded();
    assert!(place.run(&["check"]).done().contains("6 events"));
    place.sql(statement);
    let ran = place.run(&["check"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    let wrong = ran.stdout.lines().find(|line| line.starts_with("wrong: ")).unwrap_or_default();
    assert!(words.iter().all(|word| wrong.contains(word)), "{wrong}");
}

#[test]
fn a_gap_in_the_rows_is_found_by_check() {
    is_found_by_check("DELETE FROM events WHERE seq = 3", &["row 4", "row 3 is missing", "backup"]);
    is_found_by_check("DELETE FROM events WHERE seq = 1", &["row 2", "row 1 is missing", "backup"]);
}

#[test]
fn a_time_that_goes_back_is_found_by_check() {
    is_found_by_check("UPDATE events SET at = at - 3600 WHERE seq = 4", &["row 4", "time", "backup"]);
}

#[test]
fn changed_words_are_found_by_check() {
    is_found_by_check("UPDATE texts SET words = 'Not one.' WHERE words = 'One.'", &["words of text", "backup"]);
}

#[test]
fn a_group_without_its_category_is_found_by_check() {
    let place = recorded();
    place.write(
        "rapporteur.toml",
        "[[organisation.categories]]\nkey = \"bpf\"\ntitle = \"Best Practice Forums\"\nprefix = \"BPF\"\n",
    );
    let ran = place.run(&["check"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(ran.stdout.contains("WG-IMP") && ran.stdout.contains("organisation.categories"), "{ran:?}");
    // Nor is one without rules passed over.
    assert!(ran.stdout.contains("look: organisation.categories without rules: bpf"), "{ran:?}");
}

#[test]
fn a_database_of_a_later_version_is_left_alone_and_check_says_so() {
    let place = recorded();
    place.sql(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'later', 1, x'00', 0)",
    );
    for arguments in [&[][..], &["replay", "-"], &["export"], &["check"]] {
        let ran = run(place.command(arguments), b"");
        assert_eq!(ran.status.code(), Some(1), "{arguments:?}: {ran:?}");
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains("later version"), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn the_database_of_another_program_is_left_alone_and_check_says_so() {
    let place = Place::on_sqlite();
    place.write("rapporteur.db", "");
    place.sql("CREATE TABLE bookmarks (address TEXT)");
    for arguments in [&["check"][..], &[], &["replay", "-"], &["export"], &["check"]] {
        let ran = place.run(arguments);
        assert_eq!(ran.status.code(), Some(1), "{arguments:?}: {ran:?}");
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains("of another program"), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn an_empty_database_is_not_said_to_be_broken() {
    let place = Place::on_sqlite();
    place.write("rapporteur.db", "");
    let said = place.run(&["check"]).done();
    assert!(said.contains("ok: database sqlite:rapporteur.db"), "{said}");
    place.talk("/profile\n");
    assert!(place.run(&["check"]).done().contains("0 events"));
}
