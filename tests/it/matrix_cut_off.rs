//! The bot on Matrix when something is cut off: the program, the homeserver, its store.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::future::join_all;
use harness::bot::Bot;
use harness::dice::Dice;
use harness::left_out::how_much;
use harness::people::Person;
use harness::program::print;
use harness::synapse::{self, Synapse, synapse};
use matrix_sdk::ruma::OwnedRoomId;
use tokio::task::block_in_place;

/// A bot that is asleep, its chair, and a room with both in which a group is proposed.
async fn asleep(synapse: &Synapse, name: &str, encrypted: bool, others: &[&Person]) -> (Bot, Person, OwnedRoomId) {
    let lynn = Person::join_server(synapse, "lynn").await;
    let bot = Bot::new(synapse, name, &lynn).await;
    let room = lynn.create_room(encrypted, &[&bot.user]).await;
    let awake = bot.wake();
    lynn.wait_until_member(&room, &bot.user).await;
    for other in others {
        lynn.invite(&room, other.id()).await;
        other.join(&room).await;
    }
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    assert!(awake.stop().success());
    (bot, lynn, room)
}

/// For each number of comments that an answer told, how often it was told.
fn told(said: &[String]) -> BTreeMap<usize, usize> {
    let mut told = BTreeMap::new();
    for words in said {
        let number = words.split_once("which now has ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
        if let Some(number) = number {
            *told.entry(number).or_default() += 1;
        }
    }
    told
}

fn each_once(number: usize) -> BTreeMap<usize, usize> {
    (1..=number).map(|comments| (comments, 1)).collect()
}

/// The words of all comments on the one group.
fn recorded(bot: &Bot) -> Vec<String> {
    let register = bot.place.register();
    let comments = register["groups"][0]["comments"].as_array().unwrap();
    comments.iter().map(|comment| comment["text"].as_str().unwrap().to_owned()).collect()
}

/// So many speak while the bot is down, each up to fifty times.
const PEOPLE: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_commands_sent_while_the_bot_is_down_are_answered_once_each() {
    if synapse::is_missing() {
        return;
    }
    let each = how_much(50, 5);
    let number = PEOPLE * each;
    let people = join_all((0..PEOPLE).map(|_| Person::join_server(synapse(), "lea"))).await;
    let (bot, lynn, room) = asleep(synapse(), "bot-thousand", false, &people.iter().collect::<Vec<_>>()).await;
    people.iter().for_each(Person::look_away);
    let wrong = people[0].say(&room, "!suport WG-IMP").await;
    people[0].edit(&room, &wrong, "!support WG-IMP").await;
    let redacted = people[1].say(&room, "!support WG-IMP").await;
    people[1].redact(&room, &redacted).await;
    let mut sent: Vec<String> = join_all(people.iter().enumerate().map(|(person, lea)| {
        let room = &room;
        async move {
            let words: Vec<String> = (0..each).map(|number| format!("comment {number} of {person}")).collect();
            for words in &words {
                lea.say(room, &format!("!comment WG-IMP {words}")).await;
            }
            words
        }
    }))
    .await
    .concat();
    let awake = bot.wake();
    let answers = bot.answers(&lynn, &room, 2 + 2 + number).await;
    lynn.say(&room, "!status WG-IMP").await;
    let all: Vec<String> =
        bot.answers(&lynn, &room, 2 + 2 + number + 1).await.into_iter().map(|seen| seen.body).collect();
    assert!(awake.stop().success());
    assert_eq!(told(&bot.said(&answers)), each_once(number));
    let mut recorded = recorded(&bot);
    recorded.sort();
    sent.sort();
    assert_eq!(recorded, sent);
    assert!(all[2].starts_with("There is no command \"suport\"."), "{}", all[2]);
    assert!(
        all[number + 4].contains("Support: 0 members, 1 other"),
        "the edit counts, and what was redacted does not: {}",
        all[number + 4]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_is_killed_again_and_again_loses_nothing_and_says_nothing_twice() {
    if synapse::is_missing() {
        return;
    }
    let kills = how_much(50, 8);
    let people = join_all((0..3).map(|_| Person::join_server(synapse(), "lea"))).await;
    let (bot, lynn, room) = asleep(synapse(), "bot-killed", true, &people.iter().collect::<Vec<_>>()).await;
    people.iter().for_each(Person::look_away);
    let ended = Arc::new(AtomicBool::new(false));
    let mut talking = Vec::new();
    for (person, lea) in people.into_iter().enumerate() {
        let (room, ended) = (room.clone(), Arc::clone(&ended));
        talking.push(tokio::spawn(async move {
            let mut sent = Vec::new();
            let mut pauses = Dice::new(person as u64);
            while !ended.load(Ordering::Relaxed) {
                let words = format!("comment {} of {person}", sent.len());
                lea.say(&room, &format!("!comment WG-IMP {words}")).await;
                sent.push(words);
                block_in_place(|| pauses.moment(400_000));
            }
            sent
        }));
    }
    let mut dice = Dice::new(50);
    for _ in 0..kills {
        let awake = bot.start();
        block_in_place(|| dice.moment(1_500_000));
        awake.kill();
    }
    ended.store(true, Ordering::Relaxed);
    let mut sent: Vec<String> = join_all(talking).await.into_iter().flat_map(Result::unwrap).collect();
    let awake = bot.wake();
    let answers = bot.answers(&lynn, &room, 2 + sent.len()).await;
    lynn.say(&room, "!status WG-IMP").await;
    let all = bot.answers(&lynn, &room, 2 + sent.len() + 1).await;
    assert!(awake.stop().success());
    assert_eq!(told(&bot.said(&answers)), each_once(sent.len()));
    assert_eq!(all.len(), answers.len() + 1);
    let mut recorded = recorded(&bot);
    recorded.sort();
    sent.sort();
    assert_eq!(recorded, sent);
    print(&format!("on Matrix: {kills} kills under {} commands, each answered once", sent.len()));
}

#[tokio::test]
async fn an_empty_store_with_the_recovery_passphrase_reads_what_was_said_and_is_signed_again() {
    if synapse::is_missing() {
        return;
    }
    let (bot, lynn, room) = asleep(synapse(), "bot-new-store", true, &[]).await;
    lynn.say(&room, "!comment WG-IMP before the store is lost").await;
    std::fs::remove_dir_all(bot.place.path("matrix")).unwrap();
    let mut awake = bot.start();
    // The key comes from the backup after the message.
    awake.wait_for("the key of a message is missing; it is waited for");
    awake.wait_for("ready");
    let answers = bot.answers(&lynn, &room, 3).await;
    lynn.say(&room, "!comment WG-IMP after it").await;
    let answers = [answers, bot.answers(&lynn, &room, 4).await].concat();
    assert!(awake.stop().success());
    assert_eq!(recorded(&bot), ["before the store is lost", "after it"]);
    assert!(answers.iter().all(|seen| seen.encrypted));
    let devices = lynn.devices_of(&bot.user).await;
    assert_eq!(devices.len(), 2, "the lost one and the new one");
    for device in devices {
        assert!(lynn.device_verified_by_owner(&bot.user, &device).await);
    }
}

#[tokio::test]
async fn what_was_asked_before_the_homeserver_stopped_is_answered_when_it_starts_again() {
    if synapse::is_missing() {
        return;
    }
    let mut synapse = Synapse::start();
    let (bot, lynn, room) = asleep(&synapse, "bot", true, &[]).await;
    let mut awake = bot.wake();
    for number in 0..20 {
        lynn.say(&room, &format!("!comment WG-IMP {number}")).await;
    }
    synapse.stop();
    awake.wait_for("the homeserver cannot be heard");
    synapse.start_again();
    awake.wait_for("the homeserver can be heard again; the outage began on ");
    lynn.say(&room, "!comment WG-IMP after it").await;
    let answers = bot.answers(&lynn, &room, 2 + 21).await;
    assert_eq!(told(&bot.said(&answers)), each_once(21));
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_homeserver_that_is_away_at_the_first_start_is_waited_for() {
    if synapse::is_missing() {
        return;
    }
    let mut synapse = Synapse::start();
    let lynn = Person::join_server(&synapse, "lynn").await;
    let bot = Bot::new(&synapse, "bot-early", &lynn).await;
    synapse.stop();
    let mut awake = bot.start();
    awake.wait_for("the homeserver cannot be reached; it is tried again");
    synapse.start_again();
    let lines = awake.read_to("ready");
    let said = |words: &str| lines.iter().filter(|line| line.contains(words)).count();
    assert_eq!((said("cannot be reached"), said("the homeserver can be reached again")), (0, 1), "{lines:#?}");
    assert!(awake.stop().success());
}
