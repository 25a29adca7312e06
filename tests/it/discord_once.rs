//! What is said on Discord is said once, also when nobody knows whether it was, and however often it was said before.

use harness::bot::Awake;
use harness::double::{Channel, Fault};
use serde_json::json;

use crate::discord::Server;

/// A server where the plenary hears at once of what happens to WG-IMP in another channel.
async fn with_news() -> (Server, Awake, Channel) {
    let server = Server::new().await;
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", format!("[organisation]\nnews_every_minutes = 0\n{config}"));
    let awake = server.wake();
    server.lynn.command(&server.plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    server.propose("WG-IMP", "IGF Improvements").await;
    let elsewhere = server.discord.channel("elsewhere");
    (server, awake, elsewhere)
}

/// How often the plenary has heard the same news.
fn news(server: &Server) -> usize {
    let messages = server.plenary.messages();
    messages.iter().filter(|shown| shown.content == "WG-IMP: 1 new comment").count()
}

/// Waits until it has heard them so often, or more.
async fn wait_for_news(server: &Server, number: usize) {
    server.discord.wait_for("news", |_| (news(server) >= number).then_some(())).await;
}

/// The requests to say something in the plenary.
fn posted(server: &Server) -> usize {
    server.discord.requests(&format!("POST /channels/{}/messages", server.plenary.id)).len()
}

async fn wait_for_posts(server: &Server, number: usize) {
    server.discord.wait_for("try", |_| (posted(server) >= number).then_some(())).await;
}

async fn comment(server: &Server, channel: &Channel) {
    let words = json!({ "code": "WG-IMP", "words": "Which years come first?" });
    server.lea.command(channel, "comment", &words).answer().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_news_are_said_as_often_as_there_are_any_whatever_goes_wrong() {
    let (server, awake, elsewhere) = with_news().await;
    let faults = [None, Some(Fault::TooMany(0.01)), Some(Fault::Broken), Some(Fault::BrokenAfterwards)];
    for (number, fault) in (1..).zip(faults) {
        if let Some(fault) = fault {
            server.discord.fail("POST /channels", fault);
        }
        comment(&server, &elsewhere).await;
        wait_for_news(&server, number).await;
    }
    // Whatever is still on its way is said before the end.
    assert!(awake.stop().success());
    assert_eq!(news(&server), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_is_found_when_discord_has_forgotten_its_nonce() {
    let (server, mut awake, elsewhere) = with_news().await;
    comment(&server, &elsewhere).await;
    wait_for_news(&server, 1).await;
    server.discord.fail("POST /channels", Fault::Unanswered);
    comment(&server, &elsewhere).await;
    wait_for_news(&server, 2).await;
    awake.kill();
    server.discord.forget_nonces();
    awake = server.wake();
    assert!(awake.stop().success());
    assert_eq!(news(&server), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_said_is_not_taken_for_what_was_said_before_it() {
    let (server, mut awake, elsewhere) = with_news().await;
    comment(&server, &elsewhere).await;
    wait_for_news(&server, 1).await;
    let before = posted(&server);
    server.discord.fail("POST /channels", Fault::Late);
    comment(&server, &elsewhere).await;
    wait_for_posts(&server, before + 1).await;
    awake.kill();
    server.discord.forget_nonces();
    awake = server.wake();
    wait_for_news(&server, 2).await;
    assert!(awake.stop().success());
    assert_eq!(news(&server), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_falls_due_at_a_start_is_not_taken_for_the_same_words_before_it() {
    let (server, awake, elsewhere) = with_news().await;
    comment(&server, &elsewhere).await;
    wait_for_news(&server, 1).await;
    assert!(awake.stop().success());
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", config.replace("news_every_minutes = 0", "news_every_minutes = 10"));
    let awake = server.wake();
    comment(&server, &elsewhere).await;
    assert!(awake.stop().success());
    assert_eq!(news(&server), 1);
    server.place.write("rapporteur.toml", config);
    let awake = server.wake();
    wait_for_news(&server, 2).await;
    assert!(awake.stop().success());
    assert_eq!(news(&server), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_first_after_a_start_is_not_taken_for_the_same_words_before_it() {
    let (server, awake, elsewhere) = with_news().await;
    comment(&server, &elsewhere).await;
    wait_for_news(&server, 1).await;
    assert!(awake.stop().success());
    let awake = server.wake();
    server.discord.fail("POST /channels", Fault::Broken);
    comment(&server, &elsewhere).await;
    wait_for_news(&server, 2).await;
    assert!(awake.stop().success());
    assert_eq!(news(&server), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_is_found_though_many_have_spoken_since_it_was_to_be_said() {
    let (server, awake, elsewhere) = with_news().await;
    let before = posted(&server);
    server.discord.fail("POST /channels", Fault::TooMany(0.2));
    server.discord.fail("POST /channels", Fault::BrokenAfterwards);
    comment(&server, &elsewhere).await;
    wait_for_posts(&server, before + 1).await;
    (0..150).for_each(|_| server.lea.says(&server.plenary, "WG-IMP: 1 new comment?"));
    wait_for_news(&server, 1).await;
    server.discord.forget_nonces();
    assert!(awake.stop().success());
    assert_eq!((posted(&server), news(&server)), (before + 2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_must_hear_of_something_is_called_each_time() {
    let server = Server::new().await;
    let Server { discord, plenary, lea, .. } = &server;
    let anja = discord.person("Anja Gengo");
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", format!("{config}secretariat = [\"discord:{}\"]\n", anja.id));
    let awake = server.wake();
    server.propose("WG-IMP", "IGF Improvements").await;
    lea.command(plenary, "support", &json!({ "code": "WG-IMP" })).answer().await;
    let call = format!("<@{}>", lea.id);
    let called = || plenary.messages().iter().filter(|shown| shown.content.ends_with(&call)).count();
    for number in 1..=3 {
        if number > 1 {
            discord.fail("POST /channels", if number == 2 { Fault::Broken } else { Fault::BrokenAfterwards });
        }
        let comment = json!({ "code": "WG-IMP", "words": "by mail", "for": lea.id.to_string() });
        anja.command(plenary, "comment", &comment).answer().await;
        discord.wait_for("call", |_| (called() >= number).then_some(())).await;
    }
    assert!(awake.stop().success());
    assert_eq!(called(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_given_is_not_given_again_when_its_time_has_run_out() {
    let (server, mut awake, _) = with_news().await;
    let Server { discord, plenary, lea, .. } = &server;
    let before = plenary.messages().len();
    discord.fail("callback", Fault::Unanswered);
    let asked = lea.command(plenary, "support", &json!({ "code": "WG-IMP" }));
    asked.answer().await;
    awake.kill();
    asked.expire();
    awake = server.wake();
    assert!(awake.stop().success());
    assert_eq!(plenary.messages().len(), before + 1, "{:#?}", plenary.messages());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_sent_again_is_recorded_once_and_who_sends_it_hears_so() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    let form = lynn.command(plenary, "propose", &json!({ "code": "WG-ONE", "title": "A title" })).form().await;
    let both = [lynn.submit(plenary, &form, &[]), lynn.submit(plenary, &form, &[])];
    let mut told = Vec::new();
    for asked in &both {
        told.push(asked.answer().await.content);
    }
    told.push(lynn.submit(plenary, &form, &[]).answer().await.content);
    let proposed = told.iter().filter(|words| words.starts_with("Proposed: WG-ONE")).count();
    let sent_before = told.iter().filter(|words| words.starts_with("This form was sent before")).count();
    assert_eq!((proposed, sent_before), (1, 2), "{told:#?}");
    discord.dispatch("THE_END", &json!({}));
    let log = awake.read_to("THE_END");
    assert!(!log.iter().any(|line| line.contains("ERROR")), "{log:#?}");
}
