//! A database that cannot be written: whoever asks is told, nothing half is there, and it goes on when it can.

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::process::Command;

use harness::bot::{Awake, Bot};
use harness::people::Person;
use harness::places;
use harness::program::{Place, Ran, run};
use harness::synapse::{self, synapse};
use serde_json::json;
use tokio::task::block_in_place;

use crate::discord::Server;

const NOT_RECORDED: &str = "Not recorded";

/// The texts of the comments on the first group.
fn comments(place: &Place) -> Vec<String> {
    let register = place.register();
    let comments = register["groups"][0]["comments"].as_array().unwrap();
    comments.iter().map(|comment| comment["text"].as_str().unwrap().to_owned()).collect()
}

/// Recording fails when its last table is reached, after the others were written, and not even SQLite takes them back.
const FAILS_HALFWAY: &str =
    "CREATE TRIGGER halfway BEFORE INSERT ON outbox BEGIN SELECT RAISE(FAIL, 'the disk is full'); END";

const FAILS_NO_MORE: &str = "DROP TRIGGER halfway";

#[test]
fn a_database_that_is_only_read_records_nothing_and_says_so() {
    let place = Place::on_sqlite().having_group();
    let [register, journal] = [&["export"][..], &["export", "--format", "journal"]].map(|of| place.run(of).done());
    let only_read = ["--database", "sqlite:rapporteur.db?mode=ro"];
    let ran = place.run_with(&only_read, "/support WG-IMP\n/propose WG-X Something\n/profile set zone: UTC\n/status\n");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 4, "{ran:?}");
    for line in &lines {
        assert!(line.starts_with(NOT_RECORDED), "{line}");
        // Who is told a reference finds it in the log, beside the cause.
        let reference = line.split_once("(ref ").and_then(|(_, rest)| rest.split_once(')')).unwrap().0;
        let logged = ran.stderr.lines().find(|logged| logged.contains(reference)).unwrap_or_default();
        assert!(logged.contains("readonly"), "{line}: {}", ran.stderr);
    }
    assert_eq!(place.export(&[]), register);
    assert_eq!(place.export(&["--format", "journal"]), journal);
    assert_eq!(place.talk("/support WG-IMP\n"), "lea supports WG-IMP. Support: 1 member.\n");
}

/// What comes of a command for somebody who may read the folder of the database and write nothing there.
fn by_a_reader(place: &Place, arguments: &[&str]) -> Ran {
    std::fs::set_permissions(place.path("."), Permissions::from_mode(0o555)).unwrap();
    let mut command = place.command(arguments);
    if std::fs::metadata(place.path(".")).unwrap().uid() == 0 {
        // Root may write everywhere, so it is done by nobody, who does not reach the program where it was built.
        let mut by_nobody = Command::new("setpriv");
        by_nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(place.path("program"));
        by_nobody
            .args(arguments)
            .current_dir(place.path("."))
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap());
        command = by_nobody;
    }
    let ran = run(command, b"");
    std::fs::set_permissions(place.path("."), Permissions::from_mode(0o755)).unwrap();
    ran
}

#[test]
fn a_database_in_a_folder_that_cannot_be_written_is_read_as_long_as_nobody_is_at_work_with_it() {
    let place = Place::on_sqlite().having_group();
    std::fs::copy(places::program(), place.path("program")).unwrap();
    std::fs::set_permissions(place.path("rapporteur.db"), Permissions::from_mode(0o644)).unwrap();
    assert!(by_a_reader(&place, &["check"]).done().contains("1 group"));
    assert!(by_a_reader(&place, &["export"]).done().contains("WG-IMP"));
    let copy = tempfile::tempdir().unwrap();
    std::fs::set_permissions(copy.path(), Permissions::from_mode(0o777)).unwrap();
    let copy = copy.path().join("copy.db").display().to_string();
    assert!(by_a_reader(&place, &["backup", &copy]).done().contains("1 group"));
    // A log that is not folded in is that of a process at work, or of one that was killed.
    place.write("rapporteur.db-wal", "something of a log");
    for command in [&["export"][..], &["backup", "copy.db"]] {
        let said = by_a_reader(&place, command).refused_in_a_line();
        assert!(said.contains("it has a log beside it") && said.contains("sudo -u rapporteur"), "{said}");
    }
    assert!(
        by_a_reader(&place, &["check"]).stdout.contains("wrong: database sqlite:rapporteur.db: it has a log beside it")
    );
}

#[test]
fn with_too_few_open_files_there_is_a_sentence() {
    let place = Place::on_sqlite();
    for command in ["check", "run", "demo"] {
        let ran = run(place.command_after("ulimit -n 8", &[command]), b"");
        let said = ran.refused_in_a_line();
        assert!(said.starts_with("rapporteur: 8 files may be open at once, and 16 are needed"), "{said}");
    }
}

#[test]
fn replay_and_import_into_a_database_that_is_only_read_are_refused() {
    let place = Place::on_sqlite().having_group_in_2017();
    let journal = place.export(&["--format", "journal"]);
    let only_read = "--database=sqlite:rapporteur.db?mode=ro";
    for (arguments, input) in [
        (["replay", "-", only_read], "2017-04-10T10:00:00Z #plenary <lea> /support WG-IMP\n"),
        (["import", "-", only_read], "name,console\nAnn,ann\n"),
        (["import", "-", only_read], "{\"groups\": []}"),
    ] {
        let ran = place.run_with(&arguments, input);
        assert_eq!(ran.status.code(), Some(1), "{ran:?}");
        assert!(ran.stderr.contains("not recorded") && ran.stderr.contains("readonly"), "{arguments:?}: {ran:?}");
        assert!(!ran.stdout.contains("<rapporteur>"), "{ran:?}");
    }
    assert_eq!(place.export(&["--format", "journal"]), journal);
}

#[test]
fn a_full_disk_keeps_what_was_answered_and_nothing_else() {
    let place = Place::on_sqlite().having_group();
    // No file may grow past this, and the program is to live on where it would be killed for trying.
    let full = "trap '' XFSZ; ulimit -f 400";
    let lines: String = (0..60).map(|number| format!("/comment WG-IMP comment-{number}\n")).collect();
    let ran = run(place.command_after(full, &[]), lines.as_bytes());
    let answers: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(answers.len(), 60, "{ran:?}");
    let recorded = answers.iter().take_while(|answer| answer.starts_with("Recorded: ")).count();
    assert!((1..60).contains(&recorded), "{recorded} were recorded: the disk was never full, or always");
    assert!(answers[recorded..].iter().all(|answer| answer.starts_with(NOT_RECORDED)), "{answers:?}");
    let expected: Vec<String> = (0..recorded).map(|number| format!("comment-{number}")).collect();
    assert_eq!(comments(&place), expected);
    place.run(&["check"]).done();
    // The note of what was said last may have found no room; it may be said again, and nothing else may.
    let again = place.talk("/comment WG-IMP more\n");
    let (last, before) =
        again.lines().collect::<Vec<_>>().split_last().map(|(last, all)| (*last, all.to_vec())).unwrap();
    assert_eq!(last, format!("Recorded: lea comments on WG-IMP, which now has {} comments.", recorded + 1));
    assert!(before.iter().all(|line| answers[..recorded].contains(line)) && before.len() <= 1, "{before:?}");
    assert_eq!(comments(&place).last().unwrap(), "more");
}

#[test]
fn a_transaction_that_fails_halfway_is_as_if_it_had_not_been() {
    let place = Place::on_sqlite().having_group();
    let journal = place.export(&["--format", "journal"]);
    let mut terminal = place.start(&[]);
    terminal.say(":in #wg-imp\n");
    assert_eq!(terminal.line().unwrap(), "You are in #wg-imp.");
    place.sql(FAILS_HALFWAY);
    for command in
        ["/comment One.\n", "/support\n", "/propose WG-X Something\n", "/profile set zone: UTC\n", "/status\n"]
    {
        terminal.say(command);
        let answer = terminal.line().unwrap();
        assert!(answer.starts_with(NOT_RECORDED), "{command}{answer}");
        assert_eq!(place.export(&["--format", "journal"]), journal, "{command}");
    }
    place.sql(FAILS_NO_MORE);
    terminal.say("/comment Two.\n/support\n/propose WG-X Something\n");
    let (printed, status) = terminal.end();
    assert!(status.success());
    assert_eq!(
        printed[..3],
        [
            "Recorded: lea comments on WG-IMP, which now has 1 comment.",
            "lea supports WG-IMP. Support: 1 member.",
            "Proposed: WG-X, Something, by lea. Support it with /support WG-X",
        ]
    );
    assert_eq!(comments(&place), ["Two."]);
    place.run(&["check"]).done();
}

#[test]
fn a_replay_that_fails_halfway_goes_on_where_it_failed() {
    let transcript = "\
2017-04-10T10:00:00Z #wg-imp <lea> /support
2017-04-10T10:01:00Z #plenary <ginger> /support WG-IMP
2017-04-10T10:30:00Z #plenary <lynn> /note WG-IMP status: Great
";
    let whole = Place::on_sqlite().having_group_in_2017();
    whole.replay(transcript);
    let place = Place::on_sqlite().having_group_in_2017();
    place.sql(
        "CREATE TRIGGER halfway BEFORE INSERT ON outbox WHEN (SELECT max(seq) FROM events) >= 5
               BEGIN SELECT RAISE(FAIL, 'the disk is full'); END",
    );
    let ran = place.run_with(&["replay", "-"], transcript);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(ran.stderr.contains("not recorded") && ran.stderr.contains("the disk is full"), "{ran:?}");
    place.sql(FAILS_NO_MORE);
    place.replay(transcript);
    for format in ["json", "csv", "md"] {
        assert_eq!(place.export(&["--format", format]), whole.export(&["--format", format]));
    }
}

#[test]
fn what_was_not_noted_is_said_again_in_order_of_time() {
    let place = Place::on_sqlite().having_group_in_2017();
    let transcript = "\
2017-04-10T09:59:00Z #plenary <lea> Good morning, all.
2017-04-10T10:00:00Z #plenary <lea> /support WG-IMP
2017-04-10T10:05:00Z #plenary <ginger> /support WG-IMP
";
    place.sql("CREATE TRIGGER halfway BEFORE UPDATE ON outbox BEGIN SELECT RAISE(FAIL, 'the disk is full'); END");
    let first = place.run_with(&["replay", "-"], transcript);
    // The first answer is printed; the second command is to take its note along, and fails.
    assert_eq!((first.status.code(), first.stdout.matches("<rapporteur>").count()), (Some(1), 1), "{first:?}");
    place.sql(FAILS_NO_MORE);
    let second = place.replay(transcript);
    for answer in ["<rapporteur> lea supports WG-IMP", "<rapporteur> ginger supports WG-IMP"] {
        assert_eq!(second.matches(answer).count(), 1, "{second}");
    }
    let read = rapporteur::cli::transcript::read(second.as_bytes());
    assert!(read.is_ok(), "what was printed cannot be replayed: {}\n{second}", read.unwrap_err());
}

/// Somebody comments on WG-IMP on Discord, and is answered.
async fn comment(server: &Server, words: &str) -> String {
    let options = json!({ "code": "WG-IMP", "words": words });
    server.lea.command(&server.plenary, "comment", &options).answer().await.content
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_everybody_is_told_while_the_disk_is_full_and_it_goes_on_when_there_is_room() {
    let server = Server::on(Place::on_sqlite()).await;
    let awake = server.wake();
    server.propose("WG-IMP", "IGF Improvements").await;
    assert!(awake.stop().success());
    let mut awake = Awake::start_with(server.place.command_after("trap '' XFSZ; ulimit -S -f 500", &["run"]));
    awake.wait_for("ready");
    let mut recorded = Vec::new();
    let refused = loop {
        let words = format!("comment-{} {}", recorded.len(), "of many words ".repeat(100));
        let answer = comment(&server, words.trim()).await;
        if !answer.starts_with("Recorded: ") {
            break answer;
        }
        recorded.push(words.trim().to_owned());
        assert!(recorded.len() < 1_000, "the disk is never full");
    };
    assert!(refused.starts_with(NOT_RECORDED) && refused.lines().count() == 1, "{refused}");
    let again = format!("again {}", "of many words ".repeat(100));
    assert!(comment(&server, again.trim()).await.starts_with(NOT_RECORDED));
    assert_eq!(comments(&server.place), recorded);
    let mut room = Command::new("prlimit");
    room.args(["--fsize=unlimited", "--pid", &awake.id().to_string()]);
    assert!(room.status().unwrap().success());
    let answer = comment(&server, "there is room").await;
    assert_eq!(
        answer,
        format!("Recorded: Lea Kaspar comments on WG-IMP, which now has {} comments.", recorded.len() + 1)
    );
    assert!(awake.stop().success());
    recorded.push("there is room".to_owned());
    assert_eq!(comments(&server.place), recorded);
    // The proposal, and what was recorded: who was told that nothing was is told alone.
    assert_eq!(server.plenary.messages().len(), 1 + recorded.len());
    server.place.run(&["check"]).done();
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_everybody_is_told_while_the_database_is_only_read() {
    let server = Server::on(Place::on_sqlite()).await;
    let awake = server.wake();
    server.propose("WG-IMP", "IGF Improvements").await;
    assert!(awake.stop().success());
    let journal = server.place.export(&["--format", "journal"]);
    let only_read = server.place.command(&["run", "--database", "sqlite:rapporteur.db?mode=ro"]);
    let mut awake = Awake::start_with(only_read);
    awake.wait_for("ready");
    let refused = comment(&server, "one").await;
    assert!(refused.starts_with(NOT_RECORDED) && refused.lines().count() == 1, "{refused}");
    assert!(awake.stop().success());
    let events = |journal: &str| journal.lines().filter(|line| line.contains("\"seq\":")).count();
    assert_eq!(events(&server.place.export(&["--format", "journal"])), events(&journal));
    let _awake = server.wake();
    assert!(comment(&server, "two").await.starts_with("Recorded: "));
    assert_eq!(comments(&server.place), ["two"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_matrix_what_is_said_while_nothing_can_be_recorded_is_answered_once_when_it_can() {
    if synapse::is_missing() {
        return;
    }
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::on(Place::on_sqlite(), synapse(), "bot-full", &lynn).await;
    let mut awake = bot.wake();
    let room = lynn.create_room(true, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    block_in_place(|| bot.place.sql(FAILS_HALFWAY));
    lynn.say(&room, "!comment WG-IMP one").await;
    awake.wait_for("not recorded");
    // Nor is it lost by an end in between.
    awake.kill();
    let mut awake = bot.start();
    awake.wait_for("not recorded");
    lynn.say(&room, "!comment WG-IMP two").await;
    block_in_place(|| bot.place.sql(FAILS_NO_MORE));
    let said = bot.said(&bot.answers(&lynn, &room, 4).await);
    assert!(awake.stop().success());
    assert_eq!(said[2..].iter().map(|answer| answer.contains("now has")).collect::<Vec<_>>(), [true, true], "{said:?}");
    assert_eq!(comments(&bot.place), ["one", "two"]);
}
