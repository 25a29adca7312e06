//! What the log says at its most talkative, when much goes on: no secret, no address of anybody, and none of their words.

use harness::bot::{Awake, Bot};
use harness::double::{Fault, TOKEN};
use harness::mail_server;
use harness::people::Person;
use harness::program::Place;
use harness::synapse::{self, synapse};
use serde_json::json;

use crate::mail::Bodies;
use crate::settings;

/// Words of somebody that stand nowhere else.
const WORDS: &str = "unmistakably mine";

/// The secrets of the configuration, and what of them could be in the log, in whatever form. A key is made by the program, and is
/// looked for as it is made.
const SECRETS: [(&str, &[&str]); 7] = [
    ("checkpoint.key", &["PRIVATE+KEY"]),
    ("discord.token", &[TOKEN]),
    ("mail.password", &["swordfish", "c3dvcmRmaXNo", "AHJhcHBvcnRldXIAc3dvcmRmaXNo"]),
    ("matrix.password", &["bot's password"]),
    ("matrix.recovery_passphrase", &["of the keys"]),
    ("matrix.store_passphrase", &["of the store"]),
    // The homeserver gives one for the password.
    ("matrix.token", &["access_token\":\"", "Bearer syt", "syt_"]),
];

/// What is looked for of the secrets whose names begin so.
fn of(tables: &[&str]) -> Vec<&'static str> {
    let is_wanted = |name: &str| tables.iter().any(|table| name.starts_with(table));
    SECRETS.iter().filter(|(name, _)| is_wanted(name)).flat_map(|(_, secrets)| secrets.iter().copied()).collect()
}

#[test]
fn every_secret_of_the_configuration_is_among_those_that_must_not_be_logged() {
    let known: Vec<String> = settings::secrets().into_iter().map(|(table, key)| format!("{table}.{key}")).collect();
    for name in &known {
        assert!(SECRETS.iter().any(|(known, _)| known == name), "{name} is not in SECRETS of tests/it/logs.rs");
    }
    assert_eq!(known.len(), SECRETS.len());
}

/// The program, with everything in its log.
fn start(place: &Place) -> Awake {
    let mut command = place.command(&["run"]);
    command.env("RUST_LOG", "trace");
    Awake::start_with(command)
}

#[track_caller]
fn nothing_of(secrets: &[&str], log: &[String]) {
    assert!(log.iter().any(|line| line.contains("ready")) && log.iter().any(|line| line.contains("stopping")));
    for secret in secrets {
        let lines: Vec<&String> =
            log.iter().filter(|line| line.to_lowercase().contains(&secret.to_lowercase())).collect();
        assert!(lines.is_empty(), "{secret} is in the log, {} times: {:#?}", lines.len(), lines.first());
    }
}

/// Looks whether what somebody did, its row in the journal and what was said to it are found by its cause.
#[track_caller]
fn each_is_found_by_its_cause(log: &[String]) {
    let causes = log.iter().filter_map(|line| {
        let (_, rest) = line.split_once("command{cause=\"")?;
        let (cause, rest) = rest.split_once("\"}")?;
        rest.contains("disposition=Done").then_some(cause)
    });
    let causes: Vec<&str> = causes.collect();
    assert!(!causes.is_empty(), "no command is in the log");
    for cause in causes {
        let of_it =
            |words: &str| log.iter().any(|line| line.contains(&format!("cause=\"{cause}\"")) && line.contains(words));
        assert!(of_it("recorded") && of_it("deliver{key="), "{cause} is not in all lines");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_and_by_mail_nothing_of_a_secret_an_address_or_words_is_logged() {
    if mail_server::is_missing() {
        return;
    }
    let bodies = Bodies::new().await;
    bodies.place.write("rapporteur.toml", bodies.tables());
    bodies.place.run(&["key", "log.key", "--origin", "record.example.org"]).done();
    let key = std::fs::read_to_string(bodies.place.path("log.key")).unwrap();
    // PRIVATE+KEY+name+hash+key, of which the last is in base64, where a plus can stand too.
    let secret_part = key.trim().splitn(5, '+').nth(4).unwrap();
    bodies.place.write("rapporteur.toml", bodies.tables() + "[checkpoint]\nkey_file = \"log.key\"\n");
    let mut awake = start(&bodies.place);
    let mut log = awake.read_to(": ready: ");
    bodies.ask(&bodies.lynn, "room bind", &json!({ "to": "plenary" })).await;
    let asked = bodies.lynn.command(&bodies.plenary, "propose", &json!({ "code": "WG-IMP", "title": "Improvements" }));
    bodies.lynn.submit(&bodies.plenary, &asked.form().await, &[("Purpose", WORDS)]).answer().await;
    let weekly = json!({ "when": "mon 09:00", "me": "me", "by": "mail" });
    bodies.ask(&bodies.members[0], "digest weekly", &weekly).await;
    let comment = json!({ "code": "WG-IMP", "words": WORDS });
    bodies.ask(&bodies.members[1], "comment", &comment).await;
    bodies.ask(&bodies.members[1], "profile show", &json!({})).await;
    bodies.discord.fail("callback", Fault::Broken);
    bodies.ask(&bodies.members[1], "comment", &comment).await;
    bodies.discord.fail("callback", Fault::Malformed);
    bodies.members[1].command(&bodies.plenary, "comment", &comment);
    log.extend(awake.read_to("will never be taken"));
    bodies.discord.drop_connection();
    bodies.discord.wait_for("the bot again", |discord| (discord.resumed() > 0).then_some(())).await;
    let (status, rest) = awake.stop_and_read();
    assert!(status.success());
    log.extend(rest);
    let secrets = [of(&["checkpoint", "discord", "mail"]), vec![secret_part]].concat();
    let addresses = ["ginger@example.org", "busy@example.org", "lists.example.org"];
    let names = [WORDS, "Ginger", "Busy, Bee", "Improvements"];
    each_is_found_by_its_cause(&log);
    nothing_of(&[&secrets[..], &addresses, &names].concat(), &log);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_matrix_nothing_of_a_secret_or_of_words_is_logged() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let bot = Bot::new(synapse(), "bot-logs", &lynn).await;
    bot.place.write("people.csv", format!("name,email,matrix\nLea Unheard,lea.unheard@example.org,{}\n", lea.id()));
    bot.place.run(&["import", "people.csv"]).done();
    let mut awake = start(&bot.place);
    let mut log = awake.read_to(": ready: ");
    for is_encrypted in [true, false] {
        let room = lynn.create_room(is_encrypted, &[lea.id(), &bot.user]).await;
        lea.join(&room).await;
        lynn.wait_until_member(&room, &bot.user).await;
        // Until her client knows the bot, it encrypts nothing for it.
        lea.wait_until_member(&room, &bot.user).await;
        // The greeting came with a key of the bot's own device, so hers is known there, and its to her.
        bot.answers(&lea, &room, 1).await;
        lynn.say(&room, &format!("!propose WG-{} Improvements", if is_encrypted { "IMP" } else { "ARC" })).await;
        lea.say(&room, &format!("!comment WG-IMP {WORDS}")).await;
        lea.say(&room, &format!("{WORDS}, and no command")).await;
        bot.answers(&lea, &room, 3).await;
    }
    let (status, rest) = awake.stop_and_read();
    assert!(status.success());
    log.extend(rest);
    each_is_found_by_its_cause(&log);
    let secrets = of(&["matrix"]);
    nothing_of(&[&secrets[..], &[WORDS, "Lea Unheard", "lea.unheard@example.org"]].concat(), &log);
}
