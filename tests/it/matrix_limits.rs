//! The bot on a homeserver that limits how much an account says, as most do.

use std::collections::HashSet;

use futures_util::future::join_all;
use harness::bot::Bot;
use harness::people::Person;
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
