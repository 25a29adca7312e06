//! A record that the program wrote before people were stated and signatures looked at, with a mark that it signed, words
//! that went with their message, and a letter that waits: it opens, and goes on.

use std::os::unix::fs::PermissionsExt;

use harness::bot::Awake;
use harness::mail_server::{self, MailServer};
use harness::program::Place;

use crate::transparency::rows;

/// The database, as statements that make it.
const DATABASE: &str = include_str!("earlier/record.sql");

/// The same as it was exported.
const JOURNAL: &str = include_str!("earlier/journal.jsonl");

/// The key that signed it, and the public one.
const KEY: (&str, &str) = (include_str!("earlier/checkpoint.key"), include_str!("earlier/checkpoint.pub"));

/// A place with the key, where mail is handed in here.
fn place(place: Place, mail: &MailServer) -> Place {
    place.write("checkpoint.key", KEY.0);
    std::fs::set_permissions(place.path("checkpoint.key"), PermissionsExt::from_mode(0o600)).unwrap();
    let config = "[web]\nlisten = \"127.0.0.1:0\"\npublic_url = \"https://record.example.org\"\n\
                  [checkpoint]\nkey_file = \"checkpoint.key\"\n";
    let letters = "from = \"Rapporteur <rapporteur@example.org>\"\nlist = \"MAG <mag@lists.example.org>\"\n";
    place.write("rapporteur.toml", [config, &mail.config(), letters].concat());
    place
}

/// It is looked at, started, and then all of it is covered.
async fn goes_on(place: &Place, mail: &mut MailServer) {
    let checked = place.run(&["check"]).done();
    assert!(
        checked.contains("ok: checkpoint of record.example.org: its 19 rows are those of the journal"),
        "{checked}"
    );
    assert!(
        checked.contains("20 events, 1 group, 6 people, 6 texts (2 erased), 1 message not yet delivered"),
        "{checked}"
    );
    assert!(checked.contains("look: names and roles are in no row yet"), "{checked}");
    let mut awake = Awake::start(place);
    awake.wait_for("ready");
    let letter = mail.letter().await;
    assert_eq!(letter.to, ["mag@lists.example.org"]);
    assert!(awake.stop().success());

    let events = |journal: &str| {
        let events = journal.lines().filter(|line| line.contains("\"seq\":")).map(str::to_owned);
        events.collect::<Vec<String>>()
    };
    // The letter is gone; what waits for the chair is for an account on a platform that is not run here, or for their morning. A
    // digest of the room may have fallen due since then, on the same platform.
    let checked = place.run(&["check"]).done();
    let journal = place.export(&["--format", "journal"]);
    let has = |line: &&String, all: &[&str]| all.iter().all(|words| line.contains(words));
    let new = &events(&journal)[20..];
    let digests = new.iter().filter(|line| has(line, &["\"digest-given\"", "\"console:#plenary\""])).count();
    let held = new.iter().filter(|line| has(line, &["\"notices-held\""])).count();
    let unsaid = match digests + 1 - held.min(1) {
        1 => "1 message not yet".to_owned(),
        number => format!("{number} messages not yet"),
    };
    assert!(!checked.contains("names and roles are in no row") && checked.contains(&unsaid), "{unsaid}: {checked}");
    // Nothing of before is other than it was.
    assert_eq!(events(&journal)[..20], events(JOURNAL));
    let words = "\"words-erased\":{\"texts\":[\"aff52af013ea44a471496f263c6b63dcd7442fd70e7879e9485248da9645ac82\"]}";
    assert!(journal.contains("\"people-stated\"") && journal.contains(words), "{journal}");
    place.write("journal", &journal);
    let verified =
        place.run(&["verify", "journal", "--checkpoint", "checkpoint.key.checkpoint", "--key", KEY.1.trim()]);
    assert!(verified.done().contains(&format!("the first {} rows are those", rows(&journal))));
    assert!(place.talk(":as lea\n/support WG-IMP\n").contains("Lea Kaspar supports WG-IMP"));
    place.run(&["check"]).done();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_an_earlier_version_opens_and_goes_on_and_its_outbox_is_delivered() {
    if mail_server::is_missing() {
        return;
    }
    let mut mail = MailServer::start();
    let place = place(Place::on_sqlite(), &mail);
    place.write("rapporteur.db", "");
    tokio::task::block_in_place(|| place.sql(DATABASE));
    goes_on(&place, &mut mail).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_of_an_earlier_version_moves_and_goes_on() {
    if mail_server::is_missing() {
        return;
    }
    let mut mail = MailServer::start();
    let place = place(Place::new(), &mail);
    place.write("journal.jsonl", JOURNAL);
    place.run(&["import", "journal.jsonl"]).done();
    goes_on(&place, &mut mail).await;
}

#[test]
fn what_was_changed_in_it_is_refused_before_anything_is_stated() {
    if mail_server::is_missing() {
        return;
    }
    let mail = MailServer::start();
    let place = place(Place::on_sqlite(), &mail);
    place.write("rapporteur.db", "");
    place.sql(DATABASE);
    place.sql("UPDATE events SET said_at = said_at - 60 WHERE seq = 5");
    assert!(
        place
            .run(&["run"])
            .refused_in_a_line()
            .contains("the journal does not begin with the 19 rows that were signed")
    );
    assert_eq!(rows(&place.export(&["--format", "journal"])), 20);
}
