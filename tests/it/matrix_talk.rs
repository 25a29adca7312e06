//! How people talk with the bot on Matrix: mentions of people, threads, and conversations that they have begun themselves.

use harness::bot::Bot;
use harness::people::Person;
use harness::synapse::{self, synapse};
use serde_json::json;

#[tokio::test]
async fn a_pill_is_the_person_though_they_have_said_nothing_yet() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, avri) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "avri"));
    let bot = Bot::new(synapse(), "bot-of-pills", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(true, &[avri.id(), &bot.user]).await;
    avri.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    bot.answers(&lynn, &room, 1).await;
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    let pill = format!("!facilitate WG-IMP <a href=\"https://matrix.to/#/{}\">Avri</a>", avri.id());
    lynn.say_html(&room, "!facilitate WG-IMP Avri", &pill).await;
    let said = bot.answers(&lynn, &room, 3).await;
    expect_test::expect![[r#"Avri now facilitates WG-IMP. Facilitators: Avri."#]].assert_eq(&said[2].body);
    // It is the same person who speaks then.
    avri.say(&room, "!support WG-IMP").await;
    bot.answers(&lynn, &room, 4).await;
    lynn.say(&room, "!status WG-IMP").await;
    let status = bot.answers(&lynn, &room, 5).await.remove(4).body;
    assert!(status.contains("Supporters: Avri\n") || status.ends_with("Supporters: Avri"), "{status}");
    assert!(!status.contains("matrix.to"), "{status}");
    assert!(awake.stop().success());
}

#[tokio::test]
async fn an_answer_is_in_the_thread_and_in_the_conversation_where_it_was_asked_for() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let bot = Bot::new(synapse(), "bot-in-threads", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(true, &[lea.id(), &bot.user]).await;
    lea.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    bot.answers(&lynn, &room, 1).await;
    let asked = lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    let proposed = bot.answers(&lynn, &room, 2).await.remove(1);
    assert_eq!(proposed.content["m.relates_to"], json!({ "m.in_reply_to": { "event_id": asked } }));
    // What asks everybody for something notifies as what people say does; an answer does not.
    assert_eq!(proposed.kind, "m.text");
    let root = lea.say(&room, "what about the improvements?").await;
    let in_thread = lea.say_in_thread(&room, &root, "!support WG-IMP").await;
    let supported = bot.answers(&lea, &room, 3).await.remove(2);
    assert_eq!(supported.kind, "m.notice");
    assert_eq!(
        supported.content["m.relates_to"],
        json!({
            "rel_type": "m.thread", "event_id": root, "is_falling_back": false,
            "m.in_reply_to": { "event_id": in_thread },
        })
    );
    // Of two conversations that lea begins, each has its own answers.
    for _ in 0..2 {
        let own = lea.create_conversation(&bot.user).await;
        lea.wait_until_member(&own, &bot.user).await;
        let greeting = bot.answers(&lea, &own, 1).await.remove(0);
        assert!(greeting.body.contains("Here I read everything you type as a command."), "{greeting:?}");
        lea.say(&own, "profile").await;
        let profile = bot.answers(&lea, &own, 2).await.remove(1);
        assert!(profile.body.contains("Lea"), "{profile:?}");
    }
    assert!(awake.stop().success());
}

#[tokio::test]
async fn a_slip_is_put_right_by_an_edit_and_the_command_itself_can_be_reacted_to() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let bot = Bot::new(synapse(), "bot-of-edits", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(true, &[lea.id(), &bot.user]).await;
    lea.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    bot.answers(&lynn, &room, 1).await;
    let proposed = lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    let slip = lea.say(&room, "!suport WG-IMP").await;
    bot.answers(&lea, &room, 3).await;
    lea.edit(&room, &slip, "!support WG-IMP").await;
    let right = bot.answers(&lea, &room, 4).await.remove(3);
    assert_eq!(right.content["m.relates_to"], json!({ "m.in_reply_to": { "event_id": slip } }));
    let comment = lea.say(&room, "!comment WG-IMP Frist words").await;
    bot.answers(&lea, &room, 5).await;
    // Nobody else changes it.
    lynn.edit(&room, &comment, "!comment WG-IMP Other words").await;
    lea.edit(&room, &comment, "!comment WG-IMP First words").await;
    bot.answers(&lea, &room, 6).await;
    lynn.react(&room, &proposed, "✅").await;
    let said = bot.answers(&lynn, &room, 7).await.split_off(3);
    expect_test::expect![[r#"
        Lea supports WG-IMP. Support: 0 members, 1 other.
        Recorded: Lea comments on WG-IMP, which now has 1 comment.
        I recorded this as you first wrote it, and an edit does not change the record.
        To correct it, take it back with !undo and send it again.
        Lynn supports WG-IMP. Support: 1 member, 1 other."#]]
    .assert_eq(&bot.said(&said).join("\n"));
    assert_eq!(lynn.last_read_by(&room, &bot.user).await, Some(comment));
    assert!(awake.stop().success());
}
