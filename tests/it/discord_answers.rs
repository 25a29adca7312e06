//! What people on Discord see while the bot is still at work, and when.

use harness::double::Fault;
use harness::double::people::Asked;
use harness::program::Place;
use jiff::SignedDuration;
use serde_json::json;
use sqlx::SqliteConnection;

use crate::discord::Server;

async fn run(connection: &mut SqliteConnection, statement: &'static str) {
    sqlx::raw_sql(statement).execute(connection).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_announced_also_while_nothing_can_be_recorded_to_those_who_will_see_it() {
    let server = Server::on(Place::on_sqlite()).await;
    let _awake = server.wake();
    let Server { plenary, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let mut database = server.place.database().await;
    run(&mut database, "BEGIN IMMEDIATE").await;
    let support = lea.command(plenary, "support", &json!({ "code": "WG-IMP" }));
    let profile = lea.command(plenary, "profile show", &json!({}));
    let in_private = lea.command_in_private("profile show", &json!({}));
    assert!(!support.deferred().await.ephemeral);
    assert!(profile.deferred().await.ephemeral);
    assert!(!in_private.deferred().await.ephemeral, "nobody else is there");
    run(&mut database, "COMMIT").await;
    assert_eq!(support.answer().await.content, "Lea Kaspar supports WG-IMP. Support: 0 members, 1 other.");
    assert!(profile.answer().await.ephemeral);
    assert!(in_private.answer().await.content.contains("**Name**: Lea Kaspar"));
    assert_eq!(plenary.messages().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_alone_sees_is_in_the_language_of_their_discord_and_the_channel_keeps_its_own() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let marie = discord.person_who_reads("Marie", "fr");
    let seen = marie.command(plenary, "profile show", &json!({})).answer().await;
    assert!(seen.ephemeral && seen.content.contains("**Nom**") && seen.content.contains("Marie"), "{}", seen.content);
    let support = marie.command(plenary, "support", &json!({ "code": "WG-IMP" })).answer().await;
    assert_eq!(support.content, "Marie supports WG-IMP. Support: 0 members, 1 other.");
    marie.command(plenary, "profile set", &json!({ "language": "en" })).answer().await;
    let seen = marie.command(plenary, "profile show", &json!({})).answer().await;
    assert!(seen.content.contains("**Name**"), "what one chose counts: {}", seen.content);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_answers_none_waits_for_another_and_each_takes_one_request_or_is_announced_before() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    discord.be_far_away(SignedDuration::from_millis(100));
    let comment = |number: usize| json!({ "code": "WG-IMP", "words": format!("comment {number}") });
    let asked: Vec<Asked> = (0..20).map(|number| lea.command(plenary, "comment", &comment(number))).collect();
    for asked in &asked {
        asked.answer().await;
    }
    assert_eq!(plenary.messages().len(), 1 + 20);
    let last = asked.last().unwrap();
    assert!(discord.requests(&format!("token-of-{}", last.id)).len() <= 2, "the announcement and the answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_announced_and_could_not_be_recorded_is_said_to_be_so_in_place_of_the_announcement() {
    let server = Server::on(Place::on_sqlite()).await;
    let _awake = server.wake();
    let Server { plenary, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let mut database = server.place.database().await;
    run(&mut database, "BEGIN IMMEDIATE").await;
    let asked = lea.command(plenary, "support", &json!({ "code": "WG-IMP" }));
    asked.deferred().await;
    let full = "CREATE TRIGGER halfway BEFORE INSERT ON outbox BEGIN SELECT RAISE(FAIL, 'the disk is full'); END";
    run(&mut database, full).await;
    run(&mut database, "COMMIT").await;
    let answer = asked.answer().await;
    assert!(answer.ephemeral && answer.content.starts_with("Not recorded: something went wrong (ref "), "{answer}");
    assert_eq!(plenary.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_for_one_is_for_one_also_from_a_bot_that_does_not_know_what_was_announced_before_it_started() {
    let server = Server::on(Place::on_sqlite()).await;
    let mut awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    let mut database = server.place.database().await;
    run(&mut database, "BEGIN IMMEDIATE").await;
    let support = lea.command(plenary, "support", &json!({ "code": "WG-IMP" }));
    assert!(!support.deferred().await.ephemeral);
    discord.fail("@original", Fault::Hung);
    run(&mut database, "COMMIT").await;
    discord.wait_for("try", |discord| discord.has_failed().then_some(())).await;
    awake.kill();
    awake = server.wake();
    let answer = support.answer().await;
    assert!(answer.ephemeral && answer.content.starts_with("There is no group \"WG-IMP\""), "{answer}");
    assert!(plenary.messages().is_empty());
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_a_form_that_cannot_be_kept_in_time_is_told_to_ask_again() {
    let server = Server::on(Place::on_sqlite()).await;
    let _awake = server.wake();
    let Server { plenary, lynn, .. } = &server;
    let mut database = server.place.database().await;
    run(&mut database, "BEGIN IMMEDIATE").await;
    let propose = json!({ "code": "WG-IMP", "title": "IGF Improvements" });
    let told = lynn.command(plenary, "propose", &propose).answer().await;
    assert!(told.ephemeral);
    assert_eq!(
        told.content,
        "The record is busy, so the form cannot be shown. Please give the command again in a moment."
    );
    run(&mut database, "COMMIT").await;
    let form = lynn.command(plenary, "propose", &propose).form().await;
    let proposed = lynn.submit(plenary, &form, &[]).answer().await;
    assert!(proposed.content.starts_with("Proposed: WG-IMP"), "{proposed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_works_before_the_bot_knows_how_its_message_was_taken() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    let asked = lynn.command(plenary, "propose", &json!({ "code": "WG-IMP", "title": "IGF Improvements" }));
    let form = asked.form().await;
    discord.fail("callback", Fault::BrokenAfterwards);
    let proposed = lynn.submit(plenary, &form, &[]).answer().await;
    let pressed = lea.press(plenary, &proposed, "support WG-IMP").answer().await;
    assert_eq!(pressed.content, "Lea Kaspar supports WG-IMP. Support: 0 members, 1 other.");
}
