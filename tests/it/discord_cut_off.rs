//! What becomes of commands on Discord when something breaks on the way.

use harness::bot::Awake;
use harness::double::people::Asked;
use harness::double::{Fault, Shown};
use serde_json::{Value, json};

use crate::discord::Server;

/// The words of messages.
fn contents(messages: &[Shown]) -> Vec<&str> {
    messages.iter().map(|shown| shown.content.as_str()).collect()
}

/// Somebody gives a command whose answer is held up until it is said that the answer comes.
async fn held_up(server: &Server, command: &str, options: &Value) -> Asked {
    server.discord.fail("callback", Fault::Late);
    let asked = server.lea.command(&server.plenary, command, options);
    asked.deferred().await;
    asked
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_while_the_connection_is_lost_is_answered_when_it_is_resumed() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    discord.drop_connection();
    let asked = lea.command(plenary, "support", &json!({ "code": "WG-IMP" }));
    assert_eq!(asked.answer().await.content, "Lea Kaspar supports WG-IMP. Support: 0 members, 1 other.");
    assert_eq!((discord.identified(), discord.resumed()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_takes_long_is_announced_and_takes_the_place_of_the_announcement() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let asked = held_up(&server, "support", &json!({ "code": "WG-IMP" })).await;
    discord.release();
    let answer = asked.answer().await;
    assert_eq!(answer.content, "Lea Kaspar supports WG-IMP. Support: 0 members, 1 other.");
    assert!(answer.is_bare, "what somebody typed shows nothing of an address");
    assert_eq!(plenary.messages().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_between_the_announcement_and_the_answer_still_answers() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { plenary, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let asked = held_up(&server, "support", &json!({ "code": "WG-IMP" })).await;
    awake.kill();
    let _awake = server.wake();
    assert_eq!(asked.answer().await.content, "Lea Kaspar supports WG-IMP. Support: 0 members, 1 other.");
    let again = lea.command(plenary, "support", &json!({ "code": "WG-IMP" })).answer().await;
    assert!(again.ephemeral && again.content.starts_with("Lea Kaspar has supported WG-IMP since"), "{again:?}");
    assert_eq!(plenary.messages().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_whose_time_has_run_out_is_a_message_of_its_own() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { plenary, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let asked = held_up(&server, "support", &json!({ "code": "WG-IMP" })).await;
    awake.kill();
    asked.expire();
    let _awake = server.wake();
    // The announcement stands there for good.
    let messages = plenary.wait_for(3).await;
    assert_eq!(contents(&messages)[1..], ["", "Lea Kaspar supports WG-IMP. Support: 0 members, 1 other."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_twice_when_it_is_not_known_whether_it_was_said() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let elsewhere = discord.channel("elsewhere");
    let not_done = [Fault::TooMany(0.1), Fault::Status(500), Fault::Broken, Fault::Status(503), Fault::Status(504)];
    let faults = not_done.into_iter().chain([Fault::BrokenAfterwards]);
    for (number, fault) in faults.enumerate() {
        // The answer in one channel, and what the plenary hears of it.
        let form = json!({ "code": format!("WG-{number}A"), "title": "A title" });
        let form = lynn.command(&elsewhere, "propose", &form).form().await;
        discord.fail("callback", fault);
        discord.fail("/messages", fault);
        lynn.submit(&elsewhere, &form, &[]).answer().await;
        let heard = plenary.wait_for(number + 2).await;
        assert!(contents(&heard)[number + 1].starts_with(&format!("Proposed: WG-{number}A")), "{heard:?}");
    }
    let status = lea.command(plenary, "status", &json!({})).answer().await;
    assert_eq!(status.embeds[0]["fields"].as_array().unwrap().len(), 6);
    assert_eq!((plenary.messages().len(), elsewhere.messages().len()), (7, 6), "{:#?}", plenary.messages());
}

/// The bot with a log of every try.
fn at_length(server: &Server) -> Awake {
    let mut command = server.place.command(&["run"]);
    command.env("RUST_LOG", "rapporteur=debug");
    Awake::start_with(command)
}

#[tokio::test(flavor = "multi_thread")]
async fn while_discord_is_away_the_log_says_so_once_and_when_it_is_back() {
    let server = Server::new().await;
    server.discord.go_down();
    let mut awake = at_length(&server);
    awake.wait_for(" WARN rapporteur::base::outage: Discord cannot be reached; it is tried again");
    let mut lines: Vec<String> = (0..3).flat_map(|_| awake.read_to("Discord still cannot be reached")).collect();
    server.discord.come_back();
    lines.extend(awake.read_to("Discord can be reached again; the outage began on "));
    let loud: Vec<&String> = lines.iter().filter(|line| line.contains(" WARN ") || line.contains(" ERROR ")).collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_does_not_take_is_tried_again_when_discord_says() {
    let server = Server::new().await;
    let mut awake = at_length(&server);
    awake.wait_for("ready: ");
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let elsewhere = discord.channel("elsewhere");
    let form = lynn.command(&elsewhere, "propose", &json!({ "code": "WG-ONE", "title": "A title" })).form().await;
    discord.fail("callback", Fault::TooMany(0.25));
    discord.fail("/messages", Fault::TooMany(0.125));
    lynn.submit(&elsewhere, &form, &[]).answer().await;
    plenary.wait_for(2).await;
    let mut lines: Vec<String> = (0..2).map(|_| awake.wait_for("was not taken")).collect();
    lines.sort_by_key(|line| line.contains("250ms"));
    assert!(lines[0].contains("pause=125ms") && lines[1].contains("pause=250ms"), "{lines:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_hears_once_that_a_channel_is_gone_and_it_is_no_room_any_more() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let elsewhere = discord.channel("elsewhere");
    let propose = async |code: &str| {
        let form = lynn.command(&elsewhere, "propose", &json!({ "code": code, "title": "A title" })).form().await;
        lynn.submit(&elsewhere, &form, &[]).answer().await
    };
    propose("WG-ONE").await;
    plenary.wait_for(2).await;
    plenary.delete();
    let gone = awake.wait_for("a channel is gone");
    assert!(gone.contains(&plenary.id.to_string()), "{gone}");
    let told = discord.wait_for("word of it", |_| lynn.direct_messages().first().cloned()).await;
    assert!(told.content.starts_with("A plenary room on Discord is gone."), "{}", told.content);
    let tried = || discord.requests(&format!("POST /channels/{}/messages", plenary.id)).len();
    let before = tried();
    propose("WG-TWO").await;
    propose("WG-THREE").await;
    assert_eq!(tried(), before, "nothing is said there any more");
    discord.dispatch("THE_END", &json!({}));
    let log = awake.read_to("THE_END");
    assert!(!log.iter().any(|line| line.contains("ERROR")), "{log:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_hears_once_that_a_channel_is_closed_to_the_bot_until_it_is_opened() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let elsewhere = discord.channel("elsewhere");
    let posts: &'static str = format!("POST /channels/{}/messages", plenary.id).leak();
    let propose = async |code: &str, is_closed: bool| {
        let tried = || discord.requests(&format!("POST /channels/{}/messages", plenary.id)).len();
        let before = tried();
        if is_closed {
            discord.fail(posts, Fault::Forbidden);
        }
        let form = lynn.command(&elsewhere, "propose", &json!({ "code": code, "title": "A title" })).form().await;
        lynn.submit(&elsewhere, &form, &[]).answer().await;
        discord.wait_for("try", |_| (tried() > before).then_some(())).await;
    };
    for (code, is_closed) in [("WG-A", true), ("WG-B", true), ("WG-C", false), ("WG-D", true)] {
        propose(code, is_closed).await;
    }
    propose("WG-E", false).await;
    plenary.wait_for(3).await;
    discord.dispatch("THE_END", &json!({}));
    let log = awake.read_to("THE_END");
    let errors: Vec<&String> = log.iter().filter(|line| line.contains("ERROR")).collect();
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(errors.iter().all(|line| line.contains("may not write") && line.contains(&plenary.id.to_string())));
    assert!(contents(&plenary.messages())[1].starts_with("Proposed: WG-C"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_answer_whose_time_has_run_out_is_said_to_the_asker_alone() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    let asked = held_up(&server, "profile show", &json!({})).await;
    awake.kill();
    asked.expire();
    let _awake = server.wake();
    let said = discord.wait_for("direct message", |_| lea.direct_messages().into_iter().next()).await;
    assert!(said.content.contains("**Name**: Lea Kaspar"), "{said}");
    assert_eq!(plenary.messages(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_no_private_messages_misses_what_is_for_them_alone_and_is_no_fault() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { discord, lea, .. } = &server;
    let asked = held_up(&server, "profile show", &json!({})).await;
    awake.kill();
    asked.expire();
    discord.fail("POST /channels", Fault::NotTaken);
    // What was left is said before it is ready, or after.
    let mut awake = Awake::start(&server.place);
    let mut log = awake.read_to("takes no private messages");
    if !log.iter().any(|line| line.contains("ready")) {
        log.extend(awake.read_to("ready"));
    }
    let shown = lea.command_in_private("profile show", &json!({})).answer().await;
    assert!(shown.content.contains("**Name**: Lea Kaspar"), "{shown}");
    discord.dispatch("THE_END", &json!({}));
    let log = [log, awake.read_to("THE_END")].concat();
    assert!(!log.iter().any(|line| line.contains("ERROR") || line.contains(&lea.id.to_string())), "{log:#?}");
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_stops_also_while_discord_is_away() {
    let server = Server::new().await;
    let mut awake = server.wake();
    server.discord.go_down();
    awake.wait_for("Discord cannot be heard");
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_reset_ends_the_program_with_a_word_of_it() {
    let server = Server::new().await;
    let mut awake = server.wake();
    server.discord.reset_token();
    let (status, log) = awake.end();
    assert!(!status.success());
    let last = log.last().unwrap();
    assert_eq!(last, "rapporteur: discord: Discord does not know the token", "{log:#?}");
}

#[tokio::test]
#[should_panic(expected = "without an enforced nonce")]
async fn a_test_in_which_a_request_was_wrong_fails() {
    let discord = harness::double::Discord::start().await;
    // The library reads the answers here.
    discord.give(harness::double::Shape::Plain);
    let channel = discord.channel("plenary");
    let http = serenity::all::HttpBuilder::new(harness::double::TOKEN).proxy(discord.url()).ratelimiter_disabled(true);
    let message = json!({ "content": "x", "allowed_mentions": { "parse": [] } });
    http.build().send_message(channel.id.into(), Vec::new(), &message).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_private_answer_comes_whole_or_the_asker_hears_that_it_did_not() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    let affiliation = "long ".repeat(1_000);
    let set = lea.command(plenary, "profile set", &json!({ "affiliation": affiliation }));
    // All of it: what goes wrong is planned for what follows.
    discord.wait_for("all of the first answer", |_| (set.follow_ups().len() == 2).then_some(())).await;
    let show = async |fault| {
        discord.fail("POST /webhooks", fault);
        let asked = lea.command(plenary, "profile show", &json!({}));
        let first = asked.answer().await;
        let is_whole = |rest: &[Shown]| rest.len() == 2 || rest.iter().any(|shown| !shown.content.contains("long"));
        let rest = discord.wait_for("rest", |_| Some(asked.follow_ups()).filter(|rest| is_whole(rest))).await;
        let long: usize = [&first].into_iter().chain(&rest).map(|shown| shown.content.matches("long").count()).sum();
        assert!(rest.iter().all(|shown| shown.ephemeral));
        (long, rest.last().unwrap().content.clone())
    };
    assert_eq!(show(Fault::TooMany(0.1)).await.0, 1_000);
    let (long, last) = show(Fault::Broken).await;
    assert!(long < 1_000, "it is not known whether it was said, so it is not said again: {long}, {last}");
    assert_eq!(last, "The rest of this answer could not be shown. Please ask again.");
    awake.wait_for("the rest of a private answer was not said");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_discord_would_refuse_is_a_fault_of_the_test() {
    let discord = harness::double::Discord::start().await;
    // The library reads the answers here.
    discord.give(harness::double::Shape::Plain);
    let channel = discord.channel("plenary");
    let http = serenity::all::HttpBuilder::new(harness::double::TOKEN).proxy(discord.url()).ratelimiter_disabled(true);
    let message = json!({ "content": "x".repeat(2_001), "tone": "loud", "allowed_mentions": { "parse": ["users"] } });
    let (http, file) = (http.build(), serenity::all::CreateAttachment::bytes("x", "x.ics"));
    http.send_message(channel.id.into(), vec![file], &message).await.unwrap();
    let event = json!({
        "name": "x".repeat(101), "description": "x", "privacy_level": 2, "entity_type": 3,
        "scheduled_start_time": "2026-01-01T00:00:00Z", "scheduled_end_time": null, "entity_metadata": { "location": "x" },
        "recurrence_rule": { "start": "2026-01-01T00:00:00Z", "frequency": 3, "interval": 1 },
    });
    http.create_scheduled_event(discord.guild().into(), &event, None).await.unwrap();
    let faults = discord.take_faults().join("\n");
    for fault in [
        "tone is not described",
        "2001 characters",
        "mentions are not shut off",
        "without an enforced nonce",
        "the files are not those of the list",
        "101 characters",
        "an event that begins in the past",
        "an event that does not end after it begins",
        "an event that recurs",
    ] {
        assert!(faults.contains(fault), "no {fault} in {faults}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_was_deleted_while_the_bot_was_away_is_no_room_after_the_first_message_for_it() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    awake.kill();
    plenary.delete();
    let _awake = server.wake();
    let elsewhere = discord.channel("elsewhere");
    let form = lynn.command(&elsewhere, "propose", &json!({ "code": "WG-ONE", "title": "A title" })).form().await;
    lynn.submit(&elsewhere, &form, &[]).answer().await;
    let told = discord.wait_for("word of it", |_| lynn.direct_messages().first().cloned()).await;
    assert!(told.content.starts_with("A plenary room on Discord is gone."), "{}", told.content);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_that_was_deleted_is_no_room_any_more_and_the_channel_stays_one() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let lobby = discord.channel("lobby");
    let (thread, other) = (discord.thread(&lobby, "on years"), discord.thread(&lobby, "of nobody"));
    let bound = lynn.command(&thread, "room bind", &json!({ "to": "plenary", "confirm": "yes" })).answer().await;
    assert!(bound.content.starts_with("This is now"), "{bound}");
    other.delete();
    thread.delete();
    let gone = awake.wait_for("a channel is gone");
    assert!(gone.contains(&thread.id.to_string()), "{gone}");
    let told = discord.wait_for("word of it", |_| lynn.direct_messages().first().cloned()).await;
    assert!(told.content.starts_with("A plenary room on Discord is gone."), "{}", told.content);
    let elsewhere = discord.channel("elsewhere");
    let form = lynn.command(&elsewhere, "propose", &json!({ "code": "WG-ONE", "title": "A title" })).form().await;
    lynn.submit(&elsewhere, &form, &[]).answer().await;
    discord
        .wait_for("word of it", |_| plenary.messages().into_iter().find(|said| said.content.contains("WG-ONE")))
        .await;
    assert_eq!(discord.requests(&format!("POST /channels/{}/messages", thread.id)).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_which_discord_would_leave_nothing_closes_the_room_and_is_said_once() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let elsewhere = discord.channel("elsewhere");
    let there = format!("POST /channels/{}/messages", plenary.id).leak();
    for code in ["WG-ONE", "WG-TWO"] {
        discord.fail(there, Fault::Code(400, 50_006));
        let form = lynn.command(&elsewhere, "propose", &json!({ "code": code, "title": "A title" })).form().await;
        lynn.submit(&elsewhere, &form, &[]).answer().await;
        discord.wait_for("the refusal", |discord| discord.has_failed().then_some(())).await;
    }
    let told = discord.wait_for("word of it", |_| lynn.direct_messages().first().cloned()).await;
    assert!(told.content.starts_with("I may not write in a plenary room on Discord"), "{told}");
    discord.dispatch("THE_END", &json!({}));
    let log = awake.read_to("THE_END");
    let errors: Vec<&String> = log.iter().filter(|line| line.contains("ERROR")).collect();
    assert!(matches!(errors.as_slice(), [one] if one.contains("Embed Links")), "{log:#?}");
}
