//! What of the bot rings on Matrix, on a server and on clients with the usual rules of both.

use harness::bot::Bot;
use harness::people::{Person, Rings, Seen, Unread};
use harness::synapse::{self, synapse};
use jiff::SignedDuration;
use rapporteur::base::clock::{SystemTime, Time};

/// How long before it a meeting is reminded of, and how long it takes at most to call it.
const BEFORE: SignedDuration = SignedDuration::from_mins(1);
const CALLED_WITHIN: SignedDuration = SignedDuration::from_secs(8);

#[tokio::test]
async fn what_asks_or_is_meant_for_somebody_rings_and_answers_and_news_do_not() {
    if synapse::is_missing() {
        return;
    }
    for encrypted in [false, true] {
        let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
        let bot = Bot::new(synapse(), if encrypted { "bot-rings" } else { "bot-open-rings" }, &lynn).await;
        let settings = "[organisation]\nmeeting_reminders = [\"1m\"]\nnews_every_minutes = 0\n";
        bot.place.write("rapporteur.toml", format!("{settings}{}", bot.config()));
        let awake = bot.wake();
        let [plenary, group] = [
            lynn.create_room(encrypted, &[lea.id(), &bot.user]).await,
            lynn.create_room(encrypted, &[lea.id(), &bot.user]).await,
        ];
        let own = match encrypted {
            true => lea.create_conversation(&bot.user).await,
            false => lea.create_open_conversation(&bot.user).await,
        };
        lea.wait_until_member(&own, &bot.user).await;
        for room in [&plenary, &group] {
            lea.join(room).await;
            lynn.wait_until_member(room, &bot.user).await;
            bot.answers(&lynn, room, 1).await;
        }
        // How the newest thing that the bot has said somewhere rings for lea, and what waits for her there since an event.
        let rings = async |room, number| bot.answers(&lea, room, number).await.pop().unwrap();
        let counted = async |room, since: &Seen, expected| {
            lea.read_up_to(room, &since.event).await;
            let counted = lea.unread(room).await;
            assert!(encrypted || counted == expected, "{counted:?} in {room} since {since:?}");
        };
        let [nothing, two, mine] = [(0, 0), (2, 0), (1, 1)].map(|(rings, for_me)| Unread { rings, for_me });

        lynn.say(&plenary, "!room bind plenary").await;
        let bound = rings(&plenary, 2).await;
        lynn.say(&plenary, "!propose WG-IMP IGF Improvements").await;
        let proposed = rings(&plenary, 3).await;
        assert_eq!((bound.rings, proposed.rings), (Rings::Not, Rings::ForAll));
        lynn.say(&group, "!room bind WG-IMP").await;
        rings(&group, 2).await;
        // An answer to somebody else, and the line of it in the room of the group.
        let last = lea.seen(&group).pop().unwrap();
        let asked = lynn.say(&plenary, "!comment WG-IMP Well done").await;
        let (answer, news) = (rings(&plenary, 4).await, rings(&group, 3).await);
        assert_eq!((answer.rings, news.rings), (Rings::Not, Rings::Not), "{news:?}");
        counted(&group, &last, nothing).await;
        let command = lea.seen(&plenary).into_iter().find(|seen| seen.event == asked).unwrap();
        counted(&plenary, &command, nothing).await;
        // What she asks for herself in private.
        lea.say(&own, "remind me 1m").await;
        let answer = rings(&own, 2).await;
        assert_eq!(answer.rings, Rings::Not);
        // A meeting is called, and asks everybody.
        let command = lynn.say(&plenary, "!meet plenary \"First call\" 2031-03-03 14:00 UTC").await;
        let called = rings(&plenary, 5).await;
        assert_eq!(called.rings, Rings::ForAll);
        // No rule of a server's leaves out a file.
        rings(&plenary, 6).await;
        let command = lea.seen(&plenary).into_iter().find(|seen| seen.event == command).unwrap();
        counted(&plenary, &command, two).await;
        lea.say(&plenary, "!rsvp 1 yes").await;
        rings(&plenary, 7).await;
        // It is soon: she hears of it where she has said that she comes, and in private, as she has asked for it.
        let soon = SystemTime.now() + BEFORE + CALLED_WITHIN;
        lynn.say(&plenary, &format!("!move 1 {soon}")).await;
        let moved = bot.answers(&lea, &plenary, 9).await;
        let reminders = (rings(&plenary, 10).await, rings(&own, 3).await);
        assert_eq!((reminders.0.rings, reminders.1.rings), (Rings::ForMe, Rings::ForMe), "{reminders:#?}");
        counted(&plenary, &moved[8], mine).await;
        counted(&own, &answer, mine).await;
        assert!(awake.stop().success());
    }
}
