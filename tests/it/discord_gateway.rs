//! The gateway of Discord: what ends a connection, and how the bot goes on.

use harness::double::Fault;
use jiff::SignedDuration;
use serde_json::json;

use crate::discord::Server;

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_gone_on_with_where_discord_says_whatever_has_cut_it() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    for (number, code) in (1..).zip([4_000, 4_002, 4_008, 1_001]) {
        discord.close_with(code);
        let asked = lea.command(plenary, "help", &json!({}));
        asked.answer().await;
        assert_eq!((discord.identified(), discord.resumed()), (1, number), "{code}");
    }
    assert_eq!(discord.resumed_at(), ["resumed"; 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_over_is_begun_anew() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    discord.close_with(4_009);
    discord.wait_for("session", |discord| (discord.identified() == 2).then_some(())).await;
    awake.wait_for("what was typed on Discord while it could not be heard was not recorded");
    lea.command(plenary, "help", &json!({})).answer().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_try_would_not_mend_ends_the_program_with_a_word_of_it() {
    for (code, why) in
        [(4_013, "Privileged Gateway Intents"), (4_014, "Privileged Gateway Intents"), (4_011, "divide itself")]
    {
        let server = Server::new().await;
        let mut awake = server.wake();
        server.discord.close_with(code);
        let (status, log) = awake.end();
        assert!(!status.success() && log.last().unwrap().contains(why), "{log:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn however_sessions_are_refused_there_are_fewer_and_fewer_tries_and_the_log_says_so() {
    let server = Server::new().await;
    server.discord.refuse_with(Some(4_000));
    let mut awake = harness::bot::Awake::start(&server.place);
    awake.wait_for("Discord cannot be heard");
    let begun = server.discord.wait_for("three tries", |discord| {
        (discord.identified() >= 3).then(|| rapporteur::base::clock::Time::now(&rapporteur::base::clock::SystemTime))
    });
    begun.await;
    server.discord.refuse_with(None);
    awake.wait_for("ready");
    assert!(server.discord.identified() <= 5, "{}", server.discord.identified());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_session_is_begun_that_discord_would_count_too_many() {
    let server = Server::new().await;
    server.discord.leave_sessions(0);
    let mut awake = harness::bot::Awake::start(&server.place);
    let log = awake.wait_for("Discord cannot be heard");
    assert!(log.contains("no more sessions today"), "{log}");
    assert_eq!(server.discord.identified(), 0);
    server.discord.leave_sessions(10);
    awake.wait_for("ready");
    assert_eq!(server.discord.identified(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_hears_that_the_bot_was_sent_out_of_its_server() {
    let server = Server::new().await;
    let mut awake = server.wake();
    server.discord.send_the_bot_away();
    let log = awake.wait_for("the bot is not in its server any more");
    assert!(log.contains("ERROR") && log.contains(&server.discord.guild().to_string()), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_never_answered_is_given_up_and_tried_again() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    discord.fail("GET /guilds", Fault::Hung);
    let call = json!({ "code": "plenary", "title": "First call", "when": "in 3 days 14:00", "for": "1h" });
    lynn.command(plenary, "meet", &call).answer().await;
    awake.wait_for("a meeting is not shown as it is; it is tried again");
    discord.wait_for("event", |discord| discord.events().pop()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_on_which_a_heartbeat_is_not_answered_is_given_up_and_nothing_that_was_typed_is_lost() {
    let server = Server::new().await;
    let Server { discord, plenary, lea, .. } = &server;
    discord.leave_heartbeats(1, SignedDuration::from_millis(300));
    let _awake = server.wake();
    discord.wait_for("the session", |discord| (discord.resumed() == 1).then_some(())).await;
    lea.command(plenary, "help", &json!({})).answer().await;
    assert_eq!(discord.identified(), 1, "it is the same session");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_discord_never_says_where_its_gateway_is_the_bot_asks_again() {
    let server = Server::new().await;
    let Server { discord, plenary, lea, .. } = &server;
    discord.fail("GET /gateway/bot", Fault::Hung);
    let mut awake = harness::bot::Awake::start(&server.place);
    awake.wait_for("Discord cannot be heard");
    awake.wait_for("ready");
    lea.command(plenary, "help", &json!({})).answer().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_whose_making_is_never_answered_is_made_at_the_next_try() {
    let server = Server::new().await;
    let category = server.discord.category("Groups");
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    let config = config.replace("[roles]", &format!("category = {category}\n[roles]"));
    server.place.write("rapporteur.toml", config);
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    server.propose("WG-IMP", "IGF Improvements").await;
    discord.fail("POST /guilds", Fault::Hung);
    lynn.command(plenary, "room open", &json!({ "code": "WG-IMP" })).answer().await;
    awake.wait_for("a room was not made; it is tried again");
    discord.wait_for("channel", |discord| discord.channels_in(category).pop()).await;
    assert_eq!(discord.channels_in(category).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_hears_that_the_bot_is_in_a_server_whose_record_it_does_not_keep() {
    let server = Server::new().await;
    let mut awake = server.wake();
    server.discord.dispatch("GUILD_CREATE", &json!({ "id": "99", "name": "Of somebody else", "channels": [] }));
    let log = awake.wait_for("a server whose record it does not keep");
    assert!(log.contains("WARN") && log.contains("99"), "{log}");
    assert!(!log.contains("Of somebody else"), "{log}");
}
