//! What guards the journal does not lie in it: each way to change it behind the program's back is refused by `check` and
//! `run`, which say what to do.

use harness::bot::Awake;
use harness::program::Place;
use rapporteur::log::{LogEntry, Signer, Tree, new_key};

use crate::ask::ask;
use crate::transparency::{rows, served, with_key_in};

/// What is to be done where the journal is not the one that was signed.
const GO_BACK: &str = "Go back to the database that was there. If it is lost, make a new key for a log of another name \
     (rapporteur key NEWFILE --origin NEWNAME), or start once with rapporteur run --trust-journal \"WHY\"";

/// A record that was signed, and of which nothing was signed since.
fn signed() -> Place {
    let (place, _) = with_key_in(Place::on_sqlite().knowing_people());
    served(&place, 8);
    place
}

/// What stands in the place of the last checkpoint, in the database and beside the key.
fn guards(place: &Place) -> (String, String) {
    let beside = std::fs::read_to_string(place.path("log.key.checkpoint")).unwrap_or_default();
    (place.asked("SELECT coalesce(max(value), '') FROM marks WHERE name = 'checkpoint'"), beside)
}

/// `check` and `run` refuse it in these words, with advice, and nothing is recorded or signed.
#[track_caller]
fn is_refused(place: &Place, words: &str, advice: &str) {
    let before = (guards(place), rows(&place.export(&["--format", "journal"])));
    let ran = place.run(&["check"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    let is_it = |line: &&str| line.starts_with("wrong: ") && line.contains(words) && line.contains(advice);
    assert!(ran.stdout.lines().any(|line| is_it(&line)), "{}", ran.stdout);
    let said = place.run(&["run"]).refused_in_a_line();
    assert!(said.contains(words) && said.contains(advice), "{said}");
    assert_eq!((guards(place), rows(&place.export(&["--format", "journal"]))), before);
}

/// It starts, and goes on.
fn goes_on(place: &Place, arguments: &[&str]) -> Vec<String> {
    let mut awake = Awake::start_with(place.command(arguments));
    let mut log = awake.read_to("ready");
    let (status, rest) = awake.stop_and_read();
    assert!(status.success(), "{rest:?}");
    log.extend(rest);
    place.run(&["check"]).done();
    log
}

/// The tree of the rows as they are now, and their number.
fn tree(place: &Place) -> Tree {
    let journal = place.export(&["--format", "journal"]);
    let mut tree = Tree::default();
    journal.lines().filter(|line| line.contains("\"seq\":")).for_each(|line| tree.push(LogEntry::of_line(line)));
    tree
}

fn set_mark(place: &Place, mark: &str) {
    place.alter(&format!("UPDATE marks SET value = '{mark}' WHERE name = 'checkpoint'"));
}

const CHANGED: &str = "that were signed, by";

#[test]
fn rows_that_were_changed_swapped_or_cut_off_are_refused() {
    let place = signed();
    let (mark, _) = guards(&place);
    let size = mark.lines().nth(1).unwrap();
    let attack = |statement: &str, words: &str| {
        let place = place.copied();
        place.alter(statement);
        is_refused(&place, words, GO_BACK);
    };
    attack("UPDATE events SET said_at = said_at - 60 WHERE seq = 5", CHANGED);
    attack("UPDATE events SET body = replace(body, '\"member\"', '\"participant\"')", CHANGED);
    let swap = "UPDATE events SET seq = -7 WHERE seq = 7; UPDATE events SET seq = 7 WHERE seq = 8; \
                UPDATE events SET seq = 8 WHERE seq = -7";
    attack(swap, CHANGED);
    let both = "log.key.checkpoint and the mark in the database";
    let cut =
        format!("the journal has 140 rows, and what was signed, by {both}, has {size}: the last ones are missing");
    attack("DELETE FROM events WHERE seq > 140", &cut);
    goes_on(&place, &["run"]);
}

#[test]
fn the_file_beside_the_key_covers_what_the_mark_in_the_database_does_not() {
    let place = signed();
    let (earlier, _) = guards(&place);
    place.talk(":as marilyn\n/comment WG-IMP Words that somebody wants gone.\n");
    served(&place, 8);
    let size = rows(&place.export(&["--format", "journal"]));
    // The tail, with the mark that was there before it.
    let cut = place.copied();
    cut.alter(&format!("DELETE FROM events WHERE seq = {size}"));
    set_mark(&cut, &earlier);
    is_refused(
        &cut,
        &format!("and what was signed, by log.key.checkpoint, has {size}: the last ones are missing"),
        GO_BACK,
    );
    // An older copy of the whole database, as a restore puts it back; and what is then said in it.
    let older = signed();
    older.run(&["backup", "night.db"]).done();
    older.talk(":as marilyn\n/comment WG-IMP One.\n");
    served(&older, 8);
    older.run(&["--database", "sqlite:night.db", "check", "--copy"]).done();
    for beside in ["rapporteur.db-wal", "rapporteur.db-shm"] {
        let _ = std::fs::remove_file(older.path(beside));
    }
    std::fs::rename(older.path("night.db"), older.path("rapporteur.db")).unwrap();
    is_refused(&older, "or this is an older copy of the database", GO_BACK);
    older.talk(":as marilyn\n/comment WG-IMP Another.\n/comment WG-IMP And another.\n");
    is_refused(&older, "rows that were signed, by log.key.checkpoint", GO_BACK);
    // On another machine the file is older than the mark: both must fit.
    let behind = place.copied();
    behind.write("log.key.checkpoint", &earlier);
    goes_on(&behind, &["run"]);
    behind.alter("UPDATE events SET said_at = said_at - 60 WHERE seq = 5");
    is_refused(&behind, CHANGED, GO_BACK);
}

#[test]
fn a_mark_that_is_gone_or_forged_is_refused() {
    let place = signed();
    let attack = |change: &dyn Fn(&Place), words: &str, advice: &str| {
        let place = place.copied();
        change(&place);
        is_refused(&place, words, advice);
    };
    let rewrite = "UPDATE events SET body = replace(body, '\"member\"', '\"participant\"')";
    let delete = "DELETE FROM marks WHERE name = 'checkpoint'";
    attack(&|place| place.alter(delete), "its database has no mark of the last checkpoint", GO_BACK);
    attack(&|place| place.alter(&format!("{rewrite}; {delete}")), CHANGED, GO_BACK);
    // The old signature under what is there now, which needs no key.
    let forge = |place: &Place| {
        place.alter(rewrite);
        let (tree, (mark, _)) = (tree(place), guards(place));
        let other = Signer::new(&new_key("x").unwrap().0).unwrap();
        let signed = other.sign(tree.size(), tree.root()).unwrap();
        let (head, signature) = (signed.split_once("\n\n").unwrap().0, mark.split_once("\n\n").unwrap().1);
        set_mark(place, &format!("{}\n\n{signature}", head.replacen('x', "record.example.org", 1)));
    };
    attack(&forge, "the mark in the database: its signature is not that of the key: it was changed by hand", GO_BACK);
    let by_another = |place: &Place| {
        let (tree, other) = (tree(place), Signer::new(&new_key("record.example.org").unwrap().0).unwrap());
        set_mark(place, &other.sign(tree.size(), tree.root()).unwrap());
    };
    let words = "the mark in the database is signed with another key, for the log record.example.org";
    attack(&by_another, words, "start once with rapporteur run --trust-journal");
    let unsigned = |place: &Place| set_mark(place, guards(place).0.split_once("\n\n").unwrap().0);
    attack(&unsigned, "the mark in the database is no checkpoint", GO_BACK);
    attack(&|place| set_mark(place, "x"), "the mark in the database is no checkpoint", GO_BACK);
    let without_file = |place: &Place| std::fs::remove_file(place.path("log.key.checkpoint")).unwrap();
    let forged_alone = |place: &Place| {
        without_file(place);
        forge(place);
    };
    attack(&forged_alone, "it was changed by hand", GO_BACK);
    let nothing = |place: &Place| {
        without_file(place);
        place.alter(delete);
    };
    attack(&nothing, "nothing says that they were signed", "rapporteur run --trust-journal \"WHY\"");
    attack(&|place| _ = place.write("log.key.checkpoint", "x"), "log.key.checkpoint is no checkpoint", GO_BACK);
}

#[test]
fn a_journal_is_taken_as_it_is_once_with_a_reason_that_stands_in_the_log() {
    let place = signed();
    place.alter("UPDATE events SET said_at = said_at - 60 WHERE seq = 5");
    is_refused(&place, CHANGED, GO_BACK);
    assert_eq!(place.run(&["run", "--trust-journal", ""]).status.code(), Some(2));
    let log = goes_on(&place, &["run", "--trust-journal", "the clock was wrong"]);
    let has = |words: &str| log.iter().any(|line| line.contains(words));
    assert!(has("the journal is taken as it is, by --trust-journal reason=\"the clock was wrong\""), "{log:#?}");
    assert!(has("not looked at: the journal does not begin with") && has(CHANGED), "{log:#?}");
    // What is there was signed by that; the next damage is found again.
    goes_on(&place, &["run"]);
    let log = goes_on(&place, &["run", "--trust-journal", "again"]);
    assert!(log.iter().any(|line| line.contains("--trust-journal was not needed")), "{log:#?}");
    place.alter("UPDATE events SET said_at = said_at - 60 WHERE seq = 6");
    is_refused(&place, CHANGED, GO_BACK);
}

#[test]
fn a_new_key_signs_what_is_there_and_counts_from_then_on() {
    let place = signed();
    place.alter("UPDATE events SET said_at = said_at - 60 WHERE seq = 5");
    let config = std::fs::read_to_string(place.path("rapporteur.toml")).unwrap();
    place.write("rapporteur.toml", config.replace("log.key", "new.key"));
    // The configuration names the file that is to be made.
    let ran = place.run(&["check"]);
    assert_eq!(ran.status.code(), Some(1));
    assert!(ran.stdout.contains("wrong: the key is missing: make it with rapporteur key new.key"), "{}", ran.stdout);
    assert!(place.run(&["run"]).refused_in_a_line().contains("make it with rapporteur key new.key"));
    place.export(&[]);
    place.run(&["key", "new.key", "--origin", "record-2.example.org"]).done();
    let size = rows(&place.export(&["--format", "journal"]));
    let first = std::fs::read_to_string(place.path("new.key.checkpoint")).unwrap();
    assert!(first.starts_with(&format!("record-2.example.org\n{size}\n")), "{first}");
    let checked = place.run(&["check"]).done();
    let earlier = "look: the mark in the database is signed with an earlier key, for the log record.example.org";
    assert!(checked.contains(earlier), "{checked}");
    let log = goes_on(&place, &["run"]);
    assert!(log.iter().any(|line| line.contains("is signed with an earlier key")), "{log:#?}");
    assert!(!place.run(&["check"]).done().contains("earlier key"));
    // From now on the mark is the new key's: another one is no longer passed over.
    let other = Signer::new(&new_key("record.example.org").unwrap().0).unwrap();
    set_mark(&place, &other.sign(size as u64, tree(&place).root_at(size as u64).unwrap()).unwrap());
    is_refused(&place, "the mark in the database is signed with another key", "--trust-journal");
}

#[test]
fn a_key_that_is_made_first_guards_what_comes() {
    let place = Place::on_sqlite();
    place.write("rapporteur.toml", "[web]\nlisten = \"127.0.0.1:0\"\n[checkpoint]\nkey_file = \"log.key\"\n");
    place.run(&["key", "log.key", "--origin", "record.example.org"]).done();
    let place = place.knowing_people();
    goes_on(&place, &["run"]);
    place.alter("UPDATE events SET said_at = said_at + 60 WHERE seq = 1");
    is_refused(&place, CHANGED, GO_BACK);
    // Nor is another place for the file forgotten.
    let apart = Place::on_sqlite();
    let config = "[web]\nlisten = \"127.0.0.1:0\"\n[checkpoint]\nkey_file = \"log.key\"\nlast = \"apart/last\"\n";
    apart.write("rapporteur.toml", config);
    std::fs::create_dir(apart.path("apart")).unwrap();
    apart.run(&["key", "log.key", "--origin", "record.example.org"]).done();
    let apart = apart.knowing_people();
    goes_on(&apart, &["run"]);
    assert!(apart.path("apart/last").exists() && !apart.path("log.key.checkpoint").exists());
    apart.write("rapporteur.toml", config.replace("apart/last", "rapporteur.db"));
    assert!(apart.run(&["run"]).refused_in_a_line().contains("that is the key or the database"));
}

#[test]
fn a_key_whose_folder_cannot_be_written_has_its_checkpoint_where_the_program_runs() {
    let (place, _) = with_key_in(Place::on_sqlite().knowing_people());
    std::fs::create_dir(place.path("etc")).unwrap();
    for file in ["log.key", "log.key.checkpoint"] {
        std::fs::rename(place.path(file), place.path(&format!("etc/{file}"))).unwrap();
    }
    let config = std::fs::read_to_string(place.path("rapporteur.toml")).unwrap();
    place.write("rapporteur.toml", config.replace("log.key", "etc/log.key"));
    // Root may write everywhere, but not make a file where a folder is.
    std::fs::create_dir_all(place.path("etc/log.key.checkpoint.new/full")).unwrap();
    let log = goes_on(&place, &["run"]);
    assert!(log.iter().any(|line| line.contains("the last checkpoint is kept in log.key.checkpoint")), "{log:#?}");
    let kept = std::fs::read_to_string(place.path("log.key.checkpoint")).unwrap();
    place.talk(":as marilyn\n/comment WG-IMP One.\n");
    goes_on(&place, &["run"]);
    assert_ne!(std::fs::read_to_string(place.path("log.key.checkpoint")).unwrap(), kept);
    place.sql("UPDATE events SET said_at = said_at - 60 WHERE seq = 5");
    let said = place.run(&["run"]).refused_in_a_line();
    let by = ["the mark in the database", " log.key.checkpoint", "etc/log.key.checkpoint"];
    assert!(by.iter().all(|by| said.contains(by)), "{said}");
}

#[test]
fn a_served_checkpoint_is_beside_the_key_for_its_owner_alone() {
    let (place, _) = with_key_in(Place::on_sqlite().knowing_people());
    let mut awake = Awake::start(&place);
    let ready = awake.wait_for("the public record on http://");
    let address = ready.rsplit_once("http://").unwrap().1.trim().parse().unwrap();
    let checkpoint = ask(address, "GET", "/checkpoint", "").body;
    assert_eq!(guards(&place).1, checkpoint);
    assert!(awake.stop().success());
    // What was recorded meanwhile is signed at the end.
    let (mark, beside) = guards(&place);
    let size = rows(&place.export(&["--format", "journal"]));
    assert_eq!((mark.lines().nth(1), &mark), (Some(size.to_string().as_str()), &beside));
    let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(place.path("log.key.checkpoint")).unwrap());
    assert_eq!(mode & 0o777, 0o600);
}
