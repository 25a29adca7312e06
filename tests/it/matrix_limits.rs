//! The bot on a homeserver that limits how much an account says, as most do.

use std::collections::HashSet;

use futures_util::future::join_all;
use harness::bot::Bot;
use harness::people::{Person, Rings};
use harness::program::print;
use harness::synapse::{self, Synapse};
use jiff::SignedDuration;
use rapporteur::base::clock::{SystemTime, Time};

/// So many support a group after a call of the chair.
const SUPPORTERS: usize = 20;

/// Within this time the last of them has an answer: ten messages of the bot are taken at once, and then one in five seconds.
const PATIENCE: SignedDuration = SignedDuration::from_secs(10);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_of_twenty_is_answered_within_ten_seconds() {
    if synapse::is_missing() {
        return;
    }
    let synapse = Synapse::with_limits();
    let lynn = Person::join_server(&synapse, "lynn").await;
    let people = join_all((0..SUPPORTERS).map(|_| Person::join_server(&synapse, "lea"))).await;
    let bot = Bot::new(&synapse, "bot-limited", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(false, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    for lea in &people {
        lynn.invite(&room, lea.id()).await;
        lea.join(&room).await;
    }
    people.iter().for_each(Person::look_away);
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    let begun = SystemTime.now();
    join_all(people.iter().map(|lea| lea.say(&room, "!support WG-IMP"))).await;
    let said = SystemTime.now().duration_since(begun);
    let answers = bot.answers(&lynn, &room, 2 + SUPPORTERS).await.split_off(2);
    let answered = SystemTime.now().duration_since(begun);
    let events: HashSet<_> = answers.iter().map(|answer| &answer.event).collect();
    print(&format!(
        "with a homeserver's limits: {SUPPORTERS} commands said in {:.1} s, the last answered after {:.1} s, in {} messages",
        said.as_secs_f64(),
        answered.as_secs_f64(),
        events.len()
    ));
    for (number, answer) in (1..).zip(&answers) {
        let words =
            format!("Lea supports WG-IMP. Support: 0 members, {number} other{}.", if number == 1 { "" } else { "s" });
        assert!(answer.body.ends_with(&words[3..]), "{words} in {answers:#?}");
    }
    assert!(answered <= PATIENCE, "{answered:?}");
    assert!(awake.stop().success());
}

/// Into so many rooms each of two people invites the bot.
const ROOMS: [usize; 2] = [4, 2];

/// It may join two at once, and then one in so many seconds. Beside that it leaves time for what it says.
const ONE_IN: SignedDuration = SignedDuration::from_secs(10 + 5);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_invites_the_bot_into_many_rooms_hears_when_it_comes_and_nobody_waits_for_all_of_somebody_elses() {
    if synapse::is_missing() {
        return;
    }
    let synapse = Synapse::with_few_joins();
    let people = join_all(ROOMS.iter().map(|_| Person::join_server(&synapse, "lynn"))).await;
    let bot = Bot::new(&synapse, "bot-invited", &people[0]).await;
    let awake = bot.wake();
    let own = people[0].create_conversation(&bot.user).await;
    people[0].wait_until_member(&own, &bot.user).await;
    bot.answers(&people[0], &own, 1).await;
    assert!(awake.stop().success());
    let mut rooms = Vec::new();
    for (person, number) in people.iter().zip(ROOMS) {
        for _ in 0..number {
            rooms.push((person, person.create_room(false, &[&bot.user]).await));
        }
    }
    let awake = bot.wake();
    let begun = SystemTime.now();
    let since = || SystemTime.now().duration_since(begun);
    let greeted = join_all(rooms.iter().map(async |(person, room)| {
        bot.answers(person, room, 1).await;
        since()
    }));
    let told = async {
        let told = bot.answers(&people[0], &own, 2).await.remove(1);
        (told, since())
    };
    let (greeted, (told, told_after)) = tokio::join!(greeted, told);
    let seconds: Vec<f64> = greeted.iter().map(SignedDuration::as_secs_f64).collect();
    print(&format!(
        "invited into {} rooms: told when it comes after {:.1} s; greeted after {seconds:.0?} s",
        rooms.len(),
        told_after.as_secs_f64(),
    ));
    assert_eq!((told.kind.as_str(), told.rings), ("m.text", Rings::ForMe));
    assert!(told.body.starts_with("The server lets me join only a few rooms at a time. "), "{}", told.body);
    assert!(told_after < ONE_IN * 2, "{told_after:?}");
    // They have turns, so the last of whoever invited it into most is the last of all.
    let last = |range: std::ops::Range<usize>| greeted[range].iter().max().copied().unwrap_or_default();
    assert!(last(ROOMS[0]..rooms.len()) < last(0..ROOMS[0]), "{greeted:?}");
    assert!(last(0..rooms.len()) < ONE_IN * i32::try_from(rooms.len()).unwrap(), "{greeted:?}");
    let (ended, log) = awake.stop_and_read();
    assert!(ended.success() && log.iter().all(|line| !line.contains("tried again")), "{log:#?}");
}
