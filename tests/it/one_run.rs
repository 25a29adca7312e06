//! One `run` at a time on an SQLite database; whatever else is safe beside it.

use std::os::unix::fs::{PermissionsExt as _, symlink};

use harness::bot::Awake;
use harness::program::{Place, ROLES};

/// A bot that serves nothing but its record.
const SERVES: &str = "[web]\nlisten = \"127.0.0.1:0\"\n";

fn place() -> Place {
    let place = Place::on_sqlite().having_group();
    place.write("rapporteur.toml", format!("{ROLES}{SERVES}"));
    place
}

fn wake(place: &Place) -> Awake {
    let mut awake = Awake::start(place);
    awake.wait_for("ready");
    awake
}

#[test]
fn a_second_run_says_which_process_is_at_work_and_ends() {
    let place = place();
    let awake = wake(&place);
    std::fs::create_dir(place.path("elsewhere")).unwrap();
    symlink(place.path("rapporteur.db"), place.path("elsewhere/link.db")).unwrap();
    symlink("link.db", place.path("elsewhere/again.db")).unwrap();
    let absolute = format!("sqlite:{}", place.path("rapporteur.db").display());
    for url in [
        "sqlite:rapporteur.db",
        "sqlite:elsewhere/../rapporteur.db",
        "sqlite:elsewhere/again.db",
        "sqlite:rapporteur.db?mode=rwc",
        &absolute,
    ] {
        let said = place.run(&["--database", url, "run"]).refused_in_a_line();
        let holder = format!("rapporteur: another `rapporteur run` (process {}, since 20", awake.id());
        assert!(said.starts_with(&holder), "{said}");
        assert!(said.ends_with(&format!(
            "is at work with the database {url}: stop it first, or give this one another database"
        )));
    }
    // Another database is another matter.
    let mut other = Awake::start_with(place.command(&["--database", "sqlite:other.db", "run"]));
    other.wait_for("ready");
    assert!(other.stop().success() && awake.stop().success());
    wake(&place).kill();
    assert!(wake(&place).stop().success(), "a process that was killed leaves nothing that keeps the next one off");
}

#[test]
fn a_database_that_is_not_there_yet_has_one_run_too() {
    let place = Place::on_sqlite();
    place.write("rapporteur.toml", SERVES);
    std::fs::create_dir(place.path("elsewhere")).unwrap();
    symlink("../rapporteur.db", place.path("elsewhere/link.db")).unwrap();
    let mut awake = Awake::start_with(place.command(&["--database", "sqlite:elsewhere/link.db", "run"]));
    awake.wait_for("ready");
    assert!(place.run(&["run"]).refused_in_a_line().contains(&format!("(process {}, since", awake.id())));
    assert!(awake.stop().success());
    let said = place.run(&["--database", "sqlite:nowhere/x.db", "run"]).refused_in_a_line();
    assert!(said.contains("the database sqlite:nowhere/x.db: the folder nowhere"), "{said}");
    let [mut one, mut other] =
        [(); 2].map(|()| Awake::start_with(place.command(&["--database", "sqlite::memory:", "run"])));
    one.wait_for("ready");
    other.wait_for("ready");
    assert!(one.stop().success() && other.stop().success(), "each has a memory of its own");
}

#[test]
fn everything_else_is_safe_beside_it() {
    let place = place();
    let awake = wake(&place);
    assert!(place.talk("/comment WG-IMP One.\n").starts_with("Recorded: "));
    place.write("people.csv", "name,role,console\nZenobia Quill,member,zenobia\n");
    place.run(&["import", "people.csv"]).done();
    place.run(&["export"]).done();
    place.run(&["check"]).done();
    place.run(&["backup", "copy.db"]).done();
    place.talk(":as zenobia\n/support WG-IMP Nobody else says marmalade\n");
    // Who is erased by another process is in no file any more, as if none were open.
    assert!(place.talk(":as zenobia\n:in @zenobia\n/profile forget yes\n").contains("Your data is deleted"));
    for file in place.files().into_iter().filter(|file| file.starts_with("rapporteur.db")) {
        let bytes = String::from_utf8_lossy(&std::fs::read(place.path(&file)).unwrap()).to_lowercase();
        assert!(!bytes.contains("marmalade") && !bytes.contains("zenobia"), "{file}");
    }
    assert!(awake.stop().success());
    assert_eq!(place.register()["groups"][0]["supporters"][0]["name"], "a former member");
    place.run(&["check"]).done();
}

#[test]
fn the_files_of_a_new_database_are_for_their_owner_alone_whatever_the_umask() {
    let place = Place::on_sqlite();
    place.write("rapporteur.toml", format!("{ROLES}{SERVES}"));
    let mut awake = Awake::start_with(place.command_after("umask 000", &["run"]));
    awake.wait_for("ready");
    place.talk("/propose WG-IMP IGF Improvements\n");
    let files: Vec<String> = place.files().into_iter().filter(|file| file.starts_with("rapporteur.db")).collect();
    assert_eq!(files, ["rapporteur.db", "rapporteur.db-shm", "rapporteur.db-wal", "rapporteur.db.run"]);
    let mode = |file: &str| std::fs::metadata(place.path(file)).unwrap().permissions().mode() & 0o777;
    for file in files {
        assert_eq!(mode(&file), 0o600, "{file}");
    }
    assert!(awake.stop().success());
    // What is there already stays as its owner has made it.
    std::fs::set_permissions(place.path("rapporteur.db"), std::fs::Permissions::from_mode(0o640)).unwrap();
    place.talk("/comment WG-IMP One.\n");
    assert_eq!(mode("rapporteur.db"), 0o640);
    for command in ["replay", "import"] {
        let database = format!("sqlite:{command}.db");
        place.run_with(&["--database", &database, command, "-"], "name\nAnn\n");
        assert_eq!(mode(&format!("{command}.db")), 0o600, "{command}");
    }
}
