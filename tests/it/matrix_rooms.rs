//! In which rooms on Matrix the bot is, and what is said there by people whom nobody should trust.

use harness::bot::{Awake, Bot};
use harness::people::Person;
use harness::synapse::{self, synapse};
use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use serde_json::json;

/// A bot in a room with its chair, in which a group is proposed.
async fn awake(name: &str, encrypted: bool) -> (Bot, Awake, Person, OwnedRoomId) {
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::new(synapse(), name, &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(encrypted, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    bot.answers(&lynn, &room, 1).await;
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    (bot, awake, lynn, room)
}

#[tokio::test]
async fn hostile_text_comes_back_as_it_was_typed() {
    if synapse::is_missing() {
        return;
    }
    let (bot, awake, lynn, room) = awake("bot-hostile", true).await;
    let pill = format!("<a href=\"https://matrix.to/#/{}\">Lynn</a>", lynn.id());
    let hostile = [
        "<script>alert(1)</script>",
        "@room everybody",
        &pill,
        "\u{202e}desrever\u{202c} \u{200f}",
        "*a* _b_ `c` [d](e)",
    ];
    for (number, words) in hostile.iter().enumerate() {
        lynn.say(&room, &format!("!charter WG-IMP Purpose: {words}")).await;
        bot.answers(&lynn, &room, 3 + 2 * number).await;
        lynn.say(&room, "!charter WG-IMP").await;
        let answers = bot.answers(&lynn, &room, 4 + 2 * number).await;
        let answer = answers.last().unwrap();
        assert!(answer.body.contains(words), "{words:?} in {:?}", answer.body);
        let formatted = answer.formatted.as_ref().unwrap();
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        assert!(formatted.contains(&escaped), "{escaped:?} in {formatted:?}");
        assert!(!formatted.contains("<script") && !formatted.contains("<a"), "{formatted:?}");
        assert_eq!(answer.mentions, Some(json!({})));
    }
    assert!(awake.stop().success());
}

#[tokio::test]
async fn a_body_of_sixty_kilobytes_is_answered_in_messages_that_fit() {
    if synapse::is_missing() {
        return;
    }
    // Encryption adds a third, so only in an open room can a body be so long.
    let (bot, awake, lynn, room) = awake("bot-long", false).await;
    let words = "many words ".repeat(5_500);
    lynn.say(&room, &format!("!comment WG-IMP {words}")).await;
    bot.answers(&lynn, &room, 3).await;
    lynn.say(&room, &format!("!charter WG-IMP Purpose: {words}")).await;
    bot.answers(&lynn, &room, 4).await;
    lynn.say(&room, "!charter WG-IMP").await;
    let answers = bot.answers(&lynn, &room, 4 + 4).await;
    let said = bot.said(&answers);
    assert_eq!(said[2], "Recorded: Lynn comments on WG-IMP, which now has 1 comment.");
    let charter = said[4..].join("\n");
    assert_eq!(
        ["many", "words"].map(|word| charter.split_whitespace().filter(|typed| *typed == word).count()),
        [5_500; 2]
    );
    assert!(awake.stop().success());
}

#[tokio::test]
async fn invitations_of_strangers_are_declined() {
    if synapse::is_missing() {
        return;
    }
    let (bot, mut awake, lynn, room) = awake("bot-strangers", true).await;
    let stranger = Person::join_server(synapse(), "stranger").await;
    let trap = stranger.create_room(false, &[&bot.user]).await;
    awake.wait_for("declining");
    let left = |seen: &[harness::people::Seen]| {
        seen.iter().any(|seen| seen.sender == bot.user && seen.content["membership"] == "leave")
    };
    stranger.wait_for(&trap, left).await;
    lynn.say(&room, "!support WG-IMP").await;
    assert_eq!(bot.answers(&lynn, &room, 3).await.len(), 3);
    assert_eq!(bot.said(&stranger.seen(&trap)).concat(), "");
    assert!(awake.stop().success());
}

#[tokio::test]
async fn a_room_that_is_replaced_is_followed_with_its_purpose() {
    if synapse::is_missing() {
        return;
    }
    let (bot, awake, lynn, room) = awake("bot-upgrade", false).await;
    lynn.say(&room, "!room bind WG-IMP").await;
    bot.answers(&lynn, &room, 3).await;
    let new = lynn.upgrade(&room).await;
    lynn.invite(&new, &bot.user).await;
    lynn.wait_until_member(&new, &bot.user).await;
    bot.answers(&lynn, &new, 1).await;
    lynn.say(&new, "!support").await;
    let said = bot.said(&bot.answers(&lynn, &new, 2).await);
    expect_test::expect![[r#"
        This is now the room of WG-IMP. Here !support means WG-IMP.
        Lynn supports WG-IMP. Support: 1 member."#]]
    .assert_eq(&said.join("\n"));
    assert!(awake.stop().success());
}

#[tokio::test]
async fn the_group_stays_when_the_bot_is_kicked_or_banned() {
    if synapse::is_missing() {
        return;
    }
    let (bot, mut awake, lynn, room) = awake("bot-kicked", false).await;
    lynn.say(&room, "!support WG-IMP").await;
    bot.answers(&lynn, &room, 3).await;
    lynn.kick(&room, &bot.user).await;
    awake.wait_for("the bot was sent out of the room");
    lynn.invite(&room, &bot.user).await;
    lynn.wait_until_member(&room, &bot.user).await;
    bot.answers(&lynn, &room, 4).await;
    lynn.ban(&room, &bot.user).await;
    awake.wait_for("the bot was sent out of the room");
    let other = lynn.create_room(false, &[&bot.user]).await;
    lynn.wait_until_member(&other, &bot.user).await;
    lynn.say(&other, "!status WG-IMP").await;
    let said = bot.said(&bot.answers(&lynn, &other, 2).await);
    assert!(said[1].contains("Support: 1 member"), "{}", said[1]);
    assert!(awake.stop().success());
}

#[tokio::test]
async fn who_invites_the_bot_where_it_may_not_write_is_told_and_so_is_the_office_of_a_bound_room() {
    if synapse::is_missing() {
        return;
    }
    let (bot, mut awake, lynn, _) = awake("bot-mute", false).await;
    let own = lynn.create_conversation(&bot.user).await;
    lynn.wait_until_member(&own, &bot.user).await;
    bot.answers(&lynn, &own, 1).await;
    let room = lynn.create_room(false, &[]).await;
    // Who has made a room may do everything there.
    let levels = |everybody: u32| json!({ "events_default": everybody });
    lynn.set_state(&room, "m.room.power_levels", "", levels(50)).await;
    lynn.invite(&room, &bot.user).await;
    let told = bot.answers(&lynn, &own, 2).await.remove(1);
    assert!(told.body.starts_with("You invited me into a room where I may not write."), "{told:?}");
    assert_eq!(told.kind, "m.text", "it rings");
    lynn.say(&room, "!room bind plenary").await;
    awake.wait_for("the bot may not write in a room; what it has to say there is lost");
    lynn.say(&own, "help support").await;
    bot.answers(&lynn, &own, 3).await;
    lynn.set_state(&room, "m.room.power_levels", "", levels(0)).await;
    lynn.say(&room, "!support WG-IMP").await;
    bot.answers(&lynn, &room, 1).await;
    assert!(awake.stop().success());
}

#[tokio::test]
async fn who_has_not_come_into_a_conversation_is_told_everything_in_the_same() {
    if synapse::is_missing() {
        return;
    }
    let (bot, first_start, lynn, room) = awake("bot-patient", false).await;
    let mut awake = Some(first_start);
    // Of each room in which it may not write, she hears in private.
    for (start, closed) in [(0, 2), (1, 1)] {
        let awake = awake.take().unwrap_or_else(|| bot.wake());
        for _ in 0..closed {
            let room = lynn.create_room(false, &[]).await;
            lynn.set_state(&room, "m.room.power_levels", "", json!({ "events_default": 50 })).await;
            lynn.invite(&room, &bot.user).await;
            lynn.wait_until_member(&room, &bot.user).await;
        }
        lynn.say(&room, "!help support").await;
        bot.answers(&lynn, &room, 3 + start).await;
        assert!(awake.stop().success());
        // The room, the others, and one conversation.
        let rooms = Person::rooms_of(synapse(), bot.user.localpart(), "bot's password").await;
        assert_eq!(rooms, 1 + (2 + start) + 1);
    }
}

#[tokio::test]
async fn two_bots_in_one_room_do_not_talk_to_each_other() {
    if synapse::is_missing() {
        return;
    }
    let (first, first_awake, lynn, room) = awake("bot-first", true).await;
    let second = Bot::new(synapse(), "bot-second", &lynn).await;
    let second_awake = second.wake();
    lynn.invite(&room, &second.user).await;
    lynn.wait_until_member(&room, &second.user).await;
    second.answers(&lynn, &room, 1).await;
    let pill = RoomMessageEventContent::text_plain(format!("{}: help", second.user));
    lynn.send(&room, pill).await;
    second.answers(&lynn, &room, 2).await;
    lynn.say(&room, "!help support").await;
    first.answers(&lynn, &room, 3).await;
    second.answers(&lynn, &room, 3).await;
    lynn.say(&room, "!help status").await;
    first.answers(&lynn, &room, 4).await;
    second.answers(&lynn, &room, 4).await;
    assert!(first_awake.stop().success() && second_awake.stop().success());
    let seen = lynn.seen(&room);
    assert_eq!(first.said(&seen).iter().filter(|body| !body.is_empty()).count(), 4);
    assert_eq!(second.said(&seen).iter().filter(|body| !body.is_empty()).count(), 4);
}
