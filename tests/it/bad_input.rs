//! The command line, the configuration and the database address, when they are wrong.

use harness::program::{Place, ROLES, run};

#[test]
fn wrong_use_of_the_command_line_exits_with_2() {
    let place = Place::on_sqlite();
    for arguments in [
        &["nonsense"][..],
        &["--nonsense"],
        &["replay"],
        &["replay", "one.txt", "two.txt"],
        &["import"],
        &["export", "--format", "xml"],
        &["export", "--as-of"],
        &["export", "--bom"],
        &["commands", "--format", "csv"],
        &["--database"],
        &["demo", "too", "much"],
    ] {
        let ran = place.run(arguments);
        assert_eq!(ran.status.code(), Some(2), "{arguments:?}: {ran:?}");
        assert!(ran.stdout.is_empty() && ran.stderr.contains("Usage:") | ran.stderr.contains("--help"), "{ran:?}");
    }
    assert!(place.files().is_empty(), "{:?}", place.files());
}

#[test]
fn help_and_version_are_results() {
    let place = Place::on_sqlite();
    let help = place.run(&["--help"]).done();
    for task in ["demo", "replay", "import", "export", "check", "commands"] {
        assert!(help.contains(&format!("\n  {task} ")), "{help}");
    }
    assert!(place.run(&["--version"]).done().starts_with("rapporteur "));
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_and_its_line() {
    let place = Place::on_sqlite();
    place.write("rapporteur.toml", "[organisation]\nname = \"MAG\"\n[database]\nulr = \"sqlite:a.db\"\n");
    for arguments in [&[][..], &["demo"], &["export"], &["commands"]] {
        let said = place.run(arguments).refused_in_a_line();
        assert!(said.contains("rapporteur.toml") && said.contains("line 4"), "{said}");
        assert!(said.contains("\"ulr\"") && said.contains("did you mean \"url\"?"), "{said}");
    }
    assert_eq!(place.files(), ["rapporteur.toml"]);
}

#[test]
fn a_configuration_that_cannot_be_is_refused_with_what_is_wrong() {
    for (text, wrong) in [
        ("[organisation", "line 1"),
        ("[organisation]\nzone = \"Mars\"\n", "\"Mars\" is not a time zone"),
        ("[roles]\nchair = [\"lynn\"]\n", "\"lynn\" does not begin with console:, matrix: or discord:"),
        (
            "[roles]\nchair = \"console:lynn\"\n",
            "line 2: roles.chair: this is a list. Write it in brackets: [\"console:lynn\"]",
        ),
        ("[organisation]\ncategories = []\n", "categories"),
    ] {
        let place = Place::on_sqlite();
        place.write("other.toml", text);
        let said = place.run(&["--config", "other.toml", "export"]).refused_in_a_line();
        assert!(said.contains("other.toml") && said.contains(wrong), "{said}");
    }
    let place = Place::on_sqlite();
    place.write("latin.toml", b"[organisation]\nname = \"Caf\xe9\"\n");
    let said = place.run(&["--config", "latin.toml", "export"]).refused_in_a_line();
    assert!(said.contains("latin.toml") && said.contains("UTF-8"), "{said}");
}

#[test]
fn a_configuration_that_is_named_must_be_there() {
    let place = Place::on_sqlite();
    let said = place.run(&["--config", "none.toml"]).refused_in_a_line();
    assert!(said.contains("none.toml: cannot be read"), "{said}");
    // The default one need not.
    place.run(&["check"]).done();
}

#[test]
fn the_database_is_that_of_the_command_line_else_the_variable_else_the_file() {
    let place = Place::on_sqlite();
    place.write("rapporteur.toml", "[database]\nurl = \"sqlite:file.db\"\n");
    let talk = |arguments: &[&str], variable: Option<&str>| {
        let mut command = place.command(arguments);
        command.envs(variable.map(|url| ("RAPPORTEUR_DATABASE_URL", url)));
        run(command, b"/profile\n").done();
    };
    talk(&[], None);
    assert_eq!(place.files(), ["file.db", "rapporteur.toml"]);
    talk(&[], Some("sqlite:variable.db"));
    assert_eq!(place.files(), ["file.db", "rapporteur.toml", "variable.db"]);
    talk(&["--database", "sqlite:line.db"], Some("sqlite:variable-2.db"));
    assert_eq!(place.files(), ["file.db", "line.db", "rapporteur.toml", "variable.db"]);
}

#[test]
fn a_variable_that_is_wrong_is_refused() {
    let place = Place::on_sqlite();
    for (variable, wrong) in [
        ("RAPPORTEUR_DATABASE_ULR", "\"ulr\""),
        ("RAPPORTEUR_DATABSE_URL", "\"databse\""),
        ("RAPPORTEUR_URL", "RAPPORTEUR_URL"),
    ] {
        let mut command = place.command(&["export"]);
        command.env(variable, "sqlite:x.db");
        let said = run(command, b"").refused_in_a_line();
        assert!(said.contains(wrong), "{said}");
    }
}

#[test]
fn a_role_from_the_configuration_counts_at_once() {
    let place = Place::on_sqlite();
    let propose = "/propose WG-IMP IGF Improvements\n";
    expect_test::expect![[r#"
        Only members and the secretariat may use /propose.
        Nobody has that role here yet. The operator can give it to somebody, in the list of people.
        What you can do: /comment CODE …
        Nobody is the chair or the secretariat here yet. To become the chair, write this into rapporteur.toml and start again:
        [roles]
        chair = ["console:lea"]
        Or bring in people with their roles: rapporteur import people.csv
        Only members and the secretariat may use /propose.
        Nobody has that role here yet. The operator can give it to somebody, in the list of people.
        What you can do: /comment CODE …
    "#]].assert_eq(&place.talk([propose, propose].concat()));
    place.write("rapporteur.toml", ROLES);
    assert!(place.talk(propose).starts_with("Proposed: WG-IMP"));
}

#[test]
fn a_database_that_is_not_there_is_not_exported_and_not_made() {
    let place = Place::on_sqlite();
    for format in ["json", "csv", "md", "journal"] {
        let said = place.run(&["export", "--format", format]).refused_in_a_line();
        assert!(said.contains("sqlite:rapporteur.db"), "{said}");
    }
    let printed = place.run(&["check"]).done();
    assert!(printed.contains("sqlite:rapporteur.db: not there yet"), "{printed}");
    assert!(place.files().is_empty(), "{:?}", place.files());
}

#[test]
fn a_database_whose_folder_is_not_there_is_found_by_check() {
    let place = Place::on_sqlite();
    let elsewhere = ["--database", "sqlite:nowhere/rapporteur.db"];
    let said = place.run(&elsewhere).refused_in_a_line();
    assert!(said.contains("sqlite:nowhere/rapporteur.db"), "{said}");
    let ran = place.run(&[&elsewhere[..], &["check"]].concat());
    assert_eq!(ran.status.code(), Some(1), "no start can make it: {ran:?}");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let place = Place::on_sqlite();
    place.write("rapporteur.db", ROLES);
    place.write("people.csv", "name\nLea Kaspar\n");
    for arguments in [&[][..], &["export"], &["replay", "-"], &["import", "people.csv"]] {
        let said = place.run(arguments).refused_in_a_line();
        assert!(said.contains("sqlite:rapporteur.db") && said.contains("not a database"), "{arguments:?}: {said}");
    }
    let ran = place.run(&["check"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(ran.stdout.contains("wrong: database sqlite:rapporteur.db"), "{ran:?}");
    assert_eq!(std::fs::read_to_string(place.path("rapporteur.db")).unwrap(), ROLES);
}

#[test]
fn a_database_of_another_kind_is_refused_with_what_would_do() {
    let place = Place::on_sqlite();
    for arguments in [&[][..], &["export"], &["replay", "-"]] {
        let said = place.run(&[&["--database", "mysql://localhost/x"], arguments].concat()).refused_in_a_line();
        assert!(said.contains("mysql://localhost/x") && said.contains("sqlite:PATH"), "{said}");
    }
    let ran = place.run(&["--database", "mysql://localhost/x", "check"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(ran.stdout.contains("wrong: the database \"mysql://localhost/x\": write sqlite:PATH"), "{ran:?}");
}

#[test]
fn a_moment_that_is_none_is_refused() {
    let place = Place::on_sqlite().having_group();
    for words in ["soon", "2017-13-01", "2017-04-31", "11:00", ""] {
        let said = place.run(&["export", "--as-of", words]).refused_in_a_line();
        assert!(said.contains("2017-04-11T22:00:00Z"), "{words}: {said}");
    }
}
