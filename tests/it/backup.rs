//! A copy of the database, made while commands are written into it.

use std::os::unix::fs::PermissionsExt as _;

use harness::program::Place;
use serde_json::json;

use crate::discord::Server;

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
