//! What configurations give on Matrix: roles by what people are in the organisation's space, and a mark for commands beside that of
//! another bot. And commands as clients complete them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use expect_test::expect;
use harness::bot::Bot;
use harness::people::Person;
use harness::synapse::{self, synapse};
use serde_json::json;
use sha2::{Digest as _, Sha256};

/// What the bot said last of so many things in a room.
macro_rules! last {
    ($bot:expr, $person:expr, $room:expr, $number:expr) => {
        $bot.answers($person, $room, $number).await.last().unwrap().body.clone()
    };
}

#[tokio::test]
async fn levels_and_membership_count_in_the_space_alone_and_as_they_are_now() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = (Person::join_server(synapse(), "lynn").await, Person::join_server(synapse(), "lea").await);
    let gus = Person::join_server(synapse(), "lea-gus").await;
    let bot = Bot::new(synapse(), "bot-roles", &lynn).await;
    let space = lynn.create_space(&[], &[lea.id()]).await;
    let config = bot.config().replace(
        &format!("[roles]\nchair = [\"matrix:{}\"]\n", lynn.id()),
        &format!(
            "space = \"{space}\"\n[roles]\nchair = [\"matrix-power:50\"]\nmember = [\"matrix-space:{space}\", \"matrix-power:1\"]\n"
        ),
    );
    bot.place.write("rapporteur.toml", config);

    // The bot is not in the space yet: nobody is anything.
    let mut awake = bot.start();
    awake.read_to("[roles] names a space in which the bot is not");
    let plenary = lynn.create_room(false, &[&bot.user, lea.id(), gus.id()]).await;
    lynn.wait_until_member(&plenary, &bot.user).await;
    lea.join(&plenary).await;
    gus.join(&plenary).await;
    bot.answers(&lynn, &plenary, 1).await;
    lynn.say(&plenary, "!cycle open 2026").await;
    expect![[r#"
        Only the chair and the secretariat may use !cycle open.
        Nobody has that role here yet. The operator can give it to somebody, in the list of people.
        What you can do: !cycle"#]]
    .assert_eq(&last!(bot, &lynn, &plenary, 2));

    // In it, it sees that she has made the space.
    lynn.invite(&space, &bot.user).await;
    lynn.wait_until_member(&space, &bot.user).await;
    lynn.say(&plenary, "!room bind plenary").await;
    expect!["This is now the plenary room. New proposals will be announced here."]
        .assert_eq(&last!(bot, &lynn, &plenary, 3));
    lynn.say(&plenary, "!propose WG-IMP Improvements").await;
    bot.answers(&lynn, &plenary, 4).await;

    // Lea comes into the space, Gus does not. In a room of his own he is above all, and that is nothing here.
    lea.join(&space).await;
    lynn.wait_until_member(&space, lea.id()).await;
    lea.say(&plenary, "!support WG-IMP").await;
    bot.answers(&lynn, &plenary, 5).await;
    gus.say(&plenary, "!support WG-IMP").await;
    expect!["Lea-gus supports WG-IMP. Support: 1 member, 1 other."].assert_eq(&last!(bot, &lynn, &plenary, 6));
    let own = gus.create_room(false, &[&bot.user]).await;
    gus.wait_until_member(&own, &bot.user).await;
    bot.answers(&gus, &own, 1).await;
    gus.say(&own, "!room bind plenary").await;
    expect![[r#"
        Only the chair and the secretariat may use !room bind.
        Please ask Lynn."#]]
    .assert_eq(&last!(bot, &gus, &own, 2));

    // A level that is given counts with the next command, in whatever room; one that is taken, too.
    let levels = lynn.state(&space, "m.room.power_levels", "").await;
    let with_lea = |level: u32| {
        let mut levels = levels.clone();
        levels["users"][lea.id().as_str()] = json!(level);
        levels
    };
    let private = lea.create_conversation(&bot.user).await;
    lea.wait_until_member(&private, &bot.user).await;
    bot.answers(&lea, &private, 1).await;
    lynn.set_state(&space, "m.room.power_levels", "", with_lea(50)).await;
    lea.say(&private, "!cycle open 2026").await;
    expect![[r#"
        From which day? For example: !cycle open "IGF 2028" 2028-01-01 2028-12-31
        In full: !cycle open name FROM TO"#]]
    .assert_eq(&last!(bot, &lea, &private, 2));
    lynn.set_state(&space, "m.room.power_levels", "", with_lea(0)).await;
    lea.say(&private, "!cycle open 2027").await;
    expect![[r#"
        Only the chair and the secretariat may use !cycle open.
        Please ask Lynn.
        What you can do: !cycle"#]]
    .assert_eq(&last!(bot, &lea, &private, 3));

    // Who was sent out of the space is no member, whatever level stands there.
    lynn.set_state(&space, "m.room.power_levels", "", with_lea(50)).await;
    lynn.kick(&space, lea.id()).await;
    lea.say(&private, "!cycle open 2027").await;
    expect![[r#"
        Only the chair and the secretariat may use !cycle open.
        Please ask Lynn.
        What you can do: !cycle"#]]
    .assert_eq(&last!(bot, &lea, &private, 4));
    assert!(awake.stop().success());
}

#[tokio::test]
async fn beside_another_bot_commands_have_a_mark_of_their_own() {
    if synapse::is_missing() {
        return;
    }
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::new(synapse(), "bot-mark", &lynn).await;
    let config = bot.config().replace("[roles]\n", "prefix = \"!rap\"\n[roles]\n");
    bot.place.write("rapporteur.toml", config);
    let awake = bot.wake();
    let room = lynn.create_room(false, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    expect![[r#"
        Hello. I am Rapporteur. I keep the record of the Multistakeholder Advisory Group.
        !rap help lists what you can ask me. I do not keep other messages.
        The chair or the secretariat can say what this room is for: !rap room bind plenary for the plenary room, or !rap room bind CODE for a group's own room."#]].assert_eq(&last!(bot, &lynn, &room, 1));
    for to_another in ["!propose WG-IMP Improvements", "!startmeeting", "!raptor", "hello\n!support WG-IMP"] {
        lynn.say(&room, to_another).await;
    }
    lynn.say(&room, "!rap propose WG-IMP Improvements").await;
    expect![[r#"
        Proposed: WG-IMP, Improvements, by Lynn. Support it with !rap support WG-IMP
        Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !rap charter WG-IMP Purpose: …
        Or support it with a thumbs up (👍) on this message."#]].assert_eq(&last!(bot, &lynn, &room, 2));
    lynn.say(&room, "!RAP suport WG-IMP").await;
    expect![[r#"
        There is no command "suport". Did you mean !rap support?
        Please answer yes or no. Yes means: !rap support WG-IMP"#]]
    .assert_eq(&last!(bot, &lynn, &room, 3));
    lynn.say(&room, &format!("{} status WG-IMP", bot.user)).await;
    bot.answers(&lynn, &room, 4).await;
    assert!(awake.stop().success());
}

#[tokio::test]
async fn clients_that_complete_commands_are_told_of_them_and_may_send_what_they_have_read() {
    if synapse::is_missing() {
        return;
    }
    const DESCRIPTION: &str = "org.matrix.msc4391.command_description";
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::new(synapse(), "bot-described", &lynn).await;
    let room = lynn.create_room(false, &[&bot.user]).await;
    let mut levels = lynn.state(&room, "m.room.power_levels", "").await;
    levels["users"][bot.user.as_str()] = json!(50);
    lynn.set_state(&room, "m.room.power_levels", "", levels).await;
    let awake = bot.wake();
    lynn.wait_until_member(&room, &bot.user).await;
    bot.answers(&lynn, &room, 1).await;
    assert!(awake.stop().success());

    // It is in the room when it starts.
    let awake = bot.wake();
    let seen = lynn.wait_for(&room, |seen| seen.iter().any(|seen| seen.kind == DESCRIPTION)).await;
    let described = seen.iter().find(|seen| seen.kind == DESCRIPTION).unwrap();
    assert_eq!(described.sender, bot.user);
    assert_eq!(described.content["command"], "support");
    let key = STANDARD.encode(Sha256::digest(format!("support{}", bot.user)));
    assert_eq!(lynn.state(&room, DESCRIPTION, &key).await, described.content);

    lynn.say(&room, "!propose WG-IMP Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    let said = async |body: &str, command: &str, arguments: serde_json::Value, number| {
        let content = json!({
            "msgtype": "m.text", "body": body, "m.mentions": { "user_ids": [bot.user] },
            "org.matrix.msc4391.command": { "command": command, "arguments": arguments },
        });
        lynn.send_raw(&room, "m.room.message", content).await;
        last!(bot, &lynn, &room, number)
    };
    let by_form = said("Comment", "comment", json!({ "code": "WG-IMP", "words": "Too broad: by far" }), 3).await;
    expect!["Recorded: Lynn comments on WG-IMP, which now has 1 comment."].assert_eq(&by_form);
    let typed = said("/support WG-IMP", "support", json!({ "code": "WG" }), 4).await;
    expect!["Lynn supports WG-IMP. Support: 1 member."].assert_eq(&typed);
    let unknown = said("/status WG-IMP", "suport", json!({}), 5).await;
    assert!(unknown.starts_with("WG-IMP: Improvements"), "{unknown}");
    assert!(awake.stop().success());
}
