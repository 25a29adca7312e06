//! The bot in rooms on Matrix, on a real homeserver, as the people in them see it.

use harness::bot::Bot;
use harness::people::Person;
use harness::program::Place;
use harness::synapse::{self, synapse};

#[tokio::test]
async fn in_an_encrypted_room_every_way_of_addressing_the_bot_works() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let bot = Bot::new(synapse(), "bot-every-way", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(true, &[lea.id(), &bot.user]).await;
    lea.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    let welcome = bot.answers(&lynn, &room, 1).await;
    assert!(welcome[0].body.starts_with("Hello. I am Rapporteur."), "{welcome:?}");
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    let proposed = bot.answers(&lynn, &room, 2).await;
    let mention = format!("{} unsupport WG-IMP", bot.user);
    for (number, said) in ["!support WG-IMP", "/unsupport WG-IMP", "//support WG-IMP", &mention].iter().enumerate() {
        lea.say(&room, said).await;
        bot.answers(&lea, &room, number + 2).await;
    }
    let answered = bot.answers(&lynn, &room, 6).await;
    lea.reply(&room, &proposed[1].event, "support WG-IMP").await;
    let all = bot.answers(&lynn, &room, 7).await;
    assert_eq!(answered.len(), 6);
    assert!(all.iter().all(|seen| seen.encrypted), "{all:#?}");
    // The proposal asks everybody for something.
    let kinds: Vec<&str> = all.iter().map(|seen| seen.kind.as_str()).collect();
    assert_eq!(kinds, [&["m.notice", "m.text"][..], &["m.notice"; 5]].concat());
    assert!(all.iter().all(|seen| seen.mentions == Some(serde_json::json!({}))));
    expect_test::expect![[r#"
        Proposed: WG-IMP, IGF Improvements, by Lynn. Support it with !support WG-IMP
        Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-IMP Purpose: …
        Or support it with a thumbs up (👍) on this message.
        Lea supports WG-IMP. Support: 0 members, 1 other.
        Lea no longer supports WG-IMP. Support: 0 members.
        Lea supports WG-IMP. Support: 0 members, 1 other.
        Lea no longer supports WG-IMP. Support: 0 members.
        Lea supports WG-IMP. Support: 0 members, 1 other."#]].assert_eq(&bot.said(&all)[1..].join("\n"));
    let [device] = &lea.devices_of(&bot.user).await[..] else { panic!("not one device") };
    assert!(lea.device_verified_by_owner(&bot.user, device).await);
    assert!(awake.stop().success());
}

#[tokio::test]
async fn the_name_of_the_bot_is_enough_since_the_homeserver_knows_its_own() {
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::new(synapse(), "bot-by-name", &lynn).await;
    let by_name = bot.config().replace(&format!("\"{}\"", bot.user), &format!("\"{}\"", bot.user.localpart()));
    bot.place.write("rapporteur.toml", &by_name);
    // It logs in with the password, and goes on with its session.
    for _ in 0..2 {
        let mut awake = bot.start();
        let ready = awake.wait_for("ready: ");
        assert!(ready.contains(bot.user.as_str()), "{ready}");
        assert!(awake.stop().success());
    }
    // The same with a token.
    let client = matrix_sdk::Client::builder().homeserver_url(synapse().url()).build().await.unwrap();
    let login = client.matrix_auth().login_username(&bot.user, "bot's password").device_id("BYTOKEN");
    let token = login.send().await.unwrap().access_token;
    let other = bot.beside(Place::new());
    let with = format!("token = \"{token}\"\ndevice = \"BYTOKEN\"");
    other.place.write("rapporteur.toml", by_name.replace("password = \"bot's password\"", &with));
    let mut awake = other.start();
    assert!(awake.wait_for("ready: ").contains(bot.user.as_str()));
    assert!(awake.stop().success());
    other.place.write("rapporteur.toml", other.config().replace("BYTOKEN", "ANOTHER"));
    std::fs::remove_dir_all(other.place.path("matrix")).unwrap();
    let refused = other.place.run(&["run"]).refused();
    assert!(refused.contains("the token is for ") && !refused.contains(&token), "{refused}");
}
