//! A copy of the database, made while commands are written into it.

use std::os::unix::fs::PermissionsExt as _;

use harness::bot::Awake;
use harness::postgres::PostgresDatabase;
use harness::program::{Place, ROLES};
use jiff::tz::TimeZone;
use rapporteur::base::clock::{SystemTime, Time as _};
use serde_json::json;

use crate::ask::ask;
use crate::discord::Server;
use crate::operation::{free_address, wait_for};

/// The events of a database, in order, each with its number.
fn journal(place: &Place, database: &str) -> Vec<String> {
    let written = place.run(&["--database", database, "export", "--format", "journal"]).done();
    written.lines().filter(|line| line.contains("\"seq\":")).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_made_while_commands_are_written_is_whole_and_can_be_gone_on_from() {
    let server = Server::on(Place::on_sqlite()).await;
    let awake = server.wake();
    server.propose("WG-IMP", "IGF Improvements").await;
    let (place, lea, plenary) = (&server.place, server.lea.clone(), server.plenary.clone());
    let writing = async {
        for number in 0..60 {
            let comment = json!({ "code": "WG-IMP", "words": format!("number {number}") });
            lea.command(&plenary, "comment", &comment).answer().await;
        }
    };
    let copying = async {
        for number in 0..5 {
            let (mut command, file) = (place.command(&["backup"]), format!("copy-{number}.db"));
            command.arg(&file);
            let ran = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
            let said = String::from_utf8(ran.stdout).unwrap();
            assert!(ran.status.success() && said.contains("1 group"), "{said}{}", String::from_utf8_lossy(&ran.stderr));
        }
    };
    tokio::join!(writing, copying);
    assert!(awake.stop().success());
    let all = journal(place, "sqlite:rapporteur.db");
    assert!(all.len() > 60);
    for number in 0..5 {
        let file = format!("copy-{number}.db");
        let copied = journal(place, &format!("sqlite:{file}"));
        assert!(!copied.is_empty() && all.starts_with(&copied), "{file}: {copied:#?}");
        assert_eq!(std::fs::metadata(place.path(&file)).unwrap().permissions().mode() & 0o777, 0o600);
        place.run(&["--database", &format!("sqlite:{file}"), "check"]).done();
    }
    // Restored as the README says, it goes on from there.
    let copied = journal(place, "sqlite:copy-0.db");
    for beside in ["rapporteur.db-wal", "rapporteur.db-shm"] {
        let _ = std::fs::remove_file(place.path(beside));
    }
    std::fs::rename(place.path("copy-0.db"), place.path("rapporteur.db")).unwrap();
    let awake = server.wake();
    let comment = json!({ "code": "WG-IMP", "words": "after all" });
    server.lea.command(&server.plenary, "comment", &comment).answer().await;
    assert!(awake.stop().success());
    let after = journal(place, "sqlite:rapporteur.db");
    assert!(after.starts_with(&copied) && after.len() > copied.len(), "{after:#?}");
}

#[test]
fn what_is_left_of_a_copy_that_was_cut_off_keeps_nobody_from_the_next() {
    let place = Place::on_sqlite().having_group();
    for (left, beside) in [("cut off", None), ("", Some("no journal"))] {
        place.write("copy.db.part", left);
        beside.into_iter().for_each(|beside| _ = place.write("copy.db.part-journal", beside));
        place.run(&["backup", "copy.db"]).done();
        let copies: Vec<String> = place.files().into_iter().filter(|file| file.starts_with("copy")).collect();
        assert_eq!(copies, ["copy.db"]);
        place.run(&["--database", "sqlite:copy.db", "check"]).done();
        std::fs::remove_file(place.path("copy.db")).unwrap();
    }
    // One that is whole and has its name, but was cut off before it lost the other, stays as it is.
    place.run(&["backup", "copy.db"]).done();
    let whole = std::fs::read(place.path("copy.db")).unwrap();
    std::fs::hard_link(place.path("copy.db"), place.path("other.db.part")).unwrap();
    place.run(&["backup", "other.db"]).done();
    assert_eq!(std::fs::read(place.path("copy.db")).unwrap(), whole);
    // While somebody else is making one, it is left alone.
    let part = std::fs::File::create(place.path("third.db.part")).unwrap();
    part.lock().unwrap();
    let said = place.run(&["backup", "third.db"]).refused_in_a_line();
    assert_eq!(said, "rapporteur: another process is making third.db just now");
    assert!(place.path("third.db.part").exists() && !place.path("third.db").exists());
}

#[test]
fn a_copy_takes_the_place_of_nothing_and_is_of_something() {
    let place = Place::on_sqlite().having_group();
    place.write("kept", "something else");
    assert!(
        place.run(&["backup", "kept"]).refused_in_a_line().contains("kept is there already: give a name that is not")
    );
    assert_eq!(std::fs::read_to_string(place.path("kept")).unwrap(), "something else");
    assert!(
        place
            .run(&["--database", "sqlite:nothing.db", "backup", "copy"])
            .refused_in_a_line()
            .contains("there is none yet")
    );
    assert!(
        place
            .run(&["--database", "sqlite::memory:", "backup", "copy"])
            .refused_in_a_line()
            .contains("a database in memory has no copy")
    );
    assert!(place.run(&["backup", "nowhere/copy"]).refused_in_a_line().contains("nowhere/copy cannot be made"));
    place.write("rapporteur.db", [0x42; 8192]);
    assert!(place.run(&["backup", "copy"]).refused_in_a_line().contains("cannot be copied"));
    assert!(!place.path("copy").exists() && !place.path("nothing.db").exists());
}

/// The folder of daily copies, two of them old and one file of somebody else's, and what the configuration says of it.
fn with_old_copies(place: &Place) -> String {
    std::fs::create_dir(place.path("copies")).unwrap();
    for old in ["rapporteur-2025-01-01.db", "rapporteur-2025-01-02.db", "notes.txt"] {
        place.write(&format!("copies/{old}"), "");
    }
    let address = free_address();
    place.write(
        "rapporteur.toml",
        format!(
            "{ROLES}[web]\nlisten = \"127.0.0.1:0\"\n[metrics]\nlisten = \"{address}\"\n\
             [operation]\nbackup_to = \"copies\"\nkeep = 2\n"
        ),
    );
    address.to_string()
}

/// The names of the daily copies, and what else is there.
fn copies(place: &Place) -> Vec<String> {
    let files = std::fs::read_dir(place.path("copies")).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The copy of today.
fn of_today() -> String {
    format!("rapporteur-{}.db", TimeZone::UTC.to_datetime(SystemTime.now()).date())
}

/// Starts the bot in a place with a record, and waits until it has made its copy of the day, which is what the record is.
fn copied_daily(place: &Place) -> String {
    let address = with_old_copies(place).parse().unwrap();
    place.talk("/comment WG-IMP A character that is none: \u{0}.\n/support WG-IMP\n");
    let mut awake = Awake::start(place);
    let said = awake.wait_for("the database is copied to copies/rapporteur-");
    assert!(said.contains("1 group"), "{said}");
    wait_for(address, &["rapporteur_backups_total{outcome=\"done\"} 1"]);
    let counted = ask(address, "GET", "/metrics", "").body;
    let at = counted.lines().find_map(|line| line.strip_prefix("rapporteur_backup_timestamp_seconds "));
    assert!(at.is_some_and(|at| at.parse::<i64>().unwrap() > 1_700_000_000), "{counted}");
    let copy = of_today();
    assert_eq!(copies(place), ["notes.txt", "rapporteur-2025-01-02.db", &copy]);
    let said = place.run(&["check"]).done();
    let last = copy.trim_start_matches("rapporteur-").trim_end_matches(".db");
    assert!(said.contains(&format!("ok: backups: 2 in copies, the last of {last}\n")), "{said}");
    assert!(awake.stop().success());
    let database = format!("sqlite:copies/{copy}");
    place.run(&["--database", &database, "check", "--copy"]).done();
    assert_eq!(journal(place, &database), journal(place, &place.url()));
    // There is one a day.
    let mut awake = Awake::start(place);
    let log = awake.read_to("ready");
    assert!(awake.stop().success() && !log.iter().any(|line| line.contains("is copied")), "{log:#?}");
    copy
}

#[test]
fn each_day_sqlite_is_copied_and_it_goes_on_from_the_copy() {
    let place = Place::on_sqlite().having_group();
    let copy = copied_daily(&place);
    let before = place.export(&[]);
    place.talk("/comment WG-IMP This is lost.\n");
    // As deploy/backup.md says.
    let restore = std::process::Command::new("sh")
        .args(["-ec", &format!("rm -f rapporteur.db-wal rapporteur.db-shm; cp copies/{copy} rapporteur.db")])
        .current_dir(place.path(""))
        .status();
    assert!(restore.unwrap().success());
    assert_eq!(place.export(&[]), before);
    let said = place.talk("/comment WG-IMP This is kept.\n");
    assert!(said.contains("which now has 2 comments"), "{said}");
}

#[test]
fn each_day_postgresql_is_copied_and_it_goes_on_from_the_copy() {
    let (Some(database), Some(restored)) = (PostgresDatabase::new(), PostgresDatabase::new()) else { return };
    let place = Place::on(database.url()).having_group();
    let copy = copied_daily(&place);
    // As deploy/backup.md says.
    let copy = format!("sqlite:copies/{copy}");
    let exported = place.run(&["--database", &copy, "export", "--format", "journal"]).done();
    place.write("journal.jsonl", exported);
    let said = place.run(&["--database", restored.url(), "import", "journal.jsonl"]).done();
    assert!(said.contains("The register is the same"), "{said}");
    assert_eq!(place.export(&["--database", restored.url()]), place.export(&[]));
    let mut command = place.command(&["--database", restored.url(), "run"]);
    command.env("RAPPORTEUR_OPERATION_BACKUP_TO", "others");
    let mut awake = Awake::start_with(command);
    awake.wait_for("the database is copied to others/");
    assert!(awake.stop().success());
    // So does the copy itself, while there is no server.
    let said = place.run_with(&["--database", &copy], "/comment WG-IMP Meanwhile.\n").done();
    assert!(said.contains("which now has 2 comments"), "{said}");
}

#[test]
fn a_copy_that_cannot_be_made_is_told_and_costs_no_older_one() {
    let place = Place::on_sqlite().having_group();
    place.talk("/comment WG-IMP Whole.\n");
    place.sql("UPDATE texts SET words = 'changed' WHERE words = 'Whole.'");
    let address = with_old_copies(&place).parse().unwrap();
    let mut awake = Awake::start(&place);
    let said = awake.wait_for("the database is not copied");
    assert!(said.contains("WARN") && said.contains("the copy is not whole: the words of text"), "{said}");
    wait_for(address, &["rapporteur_backups_total{outcome=\"failed\"} 1"]);
    assert_eq!(copies(&place), ["notes.txt", "rapporteur-2025-01-01.db", "rapporteur-2025-01-02.db"]);
    assert!(awake.stop().success());
    let said = place.run(&["check"]).stdout;
    assert!(said.contains("look: backups: the last copy in copies is of 2025-01-02. "), "{said}");
    // The bot works on where there can be no folder at all.
    let mut command = place.command(&["run"]);
    command.env("RAPPORTEUR_OPERATION_BACKUP_TO", "copies/notes.txt");
    let mut awake = Awake::start_with(command);
    let said = awake.wait_for("the database is not copied");
    assert!(said.contains("operation.backup_to \"copies/notes.txt\" cannot be made: make the folder"), "{said}");
    assert!(awake.stop().success());
}
