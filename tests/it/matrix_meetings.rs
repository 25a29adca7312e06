//! Meetings on Matrix: the files that come with them, and whether one comes, said with a reaction.

use expect_test::expect;
use harness::bot::Bot;
use harness::people::Person;
use harness::synapse::{self, synapse};
use serde_json::json;

#[tokio::test]
async fn a_calendar_file_is_encrypted_where_the_room_is() {
    if synapse::is_missing() {
        return;
    }
    for encrypted in [true, false] {
        let lynn = Person::join_server(synapse(), "lynn").await;
        let bot = Bot::new(synapse(), if encrypted { "bot-files" } else { "bot-open-files" }, &lynn).await;
        let awake = bot.wake();
        let room = lynn.create_room(encrypted, &[&bot.user]).await;
        lynn.wait_until_member(&room, &bot.user).await;
        lynn.say(&room, "!room bind plenary").await;
        lynn.say(&room, "!meet plenary \"First call\" 2031-03-03 14:00 UTC").await;
        let answers = bot.answers(&lynn, &room, 4).await;
        let file = &answers[3];
        assert_eq!((file.kind.as_str(), file.body.as_str()), ("m.file", "meeting-1.ics"), "{answers:#?}");
        assert_eq!(file.encrypted, encrypted);
        assert_eq!((file.content["url"].is_string(), file.content["file"].is_object()), (!encrypted, encrypted));
        assert_eq!(file.content["info"]["mimetype"], "text/calendar");
        let calendar = String::from_utf8(lynn.download(&file.content).await).unwrap();
        assert!(calendar.contains("DTSTART:20310303T140000Z\r\n"), "{calendar}");
        assert!(awake.stop().success());
    }
}

#[tokio::test]
async fn the_picture_of_offered_times_says_what_it_shows_and_has_a_thumbnail() {
    if synapse::is_missing() {
        return;
    }
    for encrypted in [true, false] {
        let lynn = Person::join_server(synapse(), "lynn").await;
        let bot = Bot::new(synapse(), if encrypted { "bot-picture" } else { "bot-open-picture" }, &lynn).await;
        let awake = bot.wake();
        let own = match encrypted {
            true => lynn.create_conversation(&bot.user).await,
            false => lynn.create_open_conversation(&bot.user).await,
        };
        lynn.wait_until_member(&own, &bot.user).await;
        bot.answers(&lynn, &own, 1).await;
        lynn.say(&own, "!profile set zone: Europe/Berlin").await;
        bot.answers(&lynn, &own, 2).await;
        lynn.say(&own, "!slots plenary for: 1h from: 2031-03-03 to: 2031-03-07").await;
        let picture = bot.answers(&lynn, &own, 4).await.remove(3);
        assert_eq!((picture.kind.as_str(), picture.encrypted), ("m.image", encrypted));
        assert_eq!(picture.content["filename"], "times.png");
        let (first, times) = picture.body.split_once('\n').unwrap();
        assert_eq!(first, "How the offered times fall into the day in one time zone:");
        assert_eq!(times.lines().filter(|line| line.contains(" Mar 2031, ") && line.ends_with(" UTC")).count(), 3);
        let info = &picture.content["info"];
        let field = if encrypted { "file" } else { "url" };
        let thumbnail = lynn.download(&json!({ field: info[format!("thumbnail_{field}")] })).await;
        let whole = lynn.download(&picture.content).await;
        for (bytes, said, width) in [(whole, info, 1200_u32), (thumbnail, &info["thumbnail_info"], 800)] {
            assert_eq!(
                (said["mimetype"].as_str(), said["size"].as_u64()),
                (Some("image/png"), Some(bytes.len() as u64))
            );
            assert_eq!(
                (said["w"].as_u64(), bytes[16..20].to_vec()),
                (Some(width.into()), width.to_be_bytes().to_vec())
            );
        }
        assert!(awake.stop().success());
    }
}

#[tokio::test]
async fn whether_one_comes_is_said_with_a_reaction_and_said_again_with_another() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let bot = Bot::new(synapse(), "bot-rsvp", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(true, &[lea.id(), &bot.user]).await;
    lea.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    lynn.say(&room, "!room bind plenary").await;
    lynn.say(&room, "!meet plenary \"First call\" 2031-03-03 14:00 UTC").await;
    let announced = bot.answers(&lea, &room, 4).await;
    let yes = lea.react(&room, &announced[2].event, "👍").await;
    bot.answers(&lea, &room, 5).await;
    lea.redact(&room, &yes).await;
    lea.react(&room, &announced[2].event, "🤔").await;
    lynn.say(&room, "!rsvp 1 no").await;
    let said = bot.said(&bot.answers(&lynn, &room, 8).await);
    expect![[r#"
        Meeting 1 of the plenary: First call
        Mon 3 Mar 2031, 14:00 UTC, for 1 hour
        Are you coming? !rsvp 1 yes, no or maybe
        Or react to this message: 👍 for yes, 👎 for no, 🤔 for maybe.
        ---
        meeting-1.ics
        ---
        Lea is coming to meeting 1 (1 yes so far).
        ---
        Lea withdrew their answer for meeting 1. Nobody else has answered yet.
        ---
        Lea may come to meeting 1 (1 maybe so far).
        ---
        Lynn can't come to meeting 1 (1 maybe, 1 no so far)."#]]
    .assert_eq(&said[2..].join("\n---\n"));
    assert!(awake.stop().success());
}
