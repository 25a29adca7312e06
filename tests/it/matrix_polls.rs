//! Consultations as polls on Matrix, for clients that have them.

use harness::bot::Bot;
use harness::people::{Person, Seen};
use harness::synapse::{self, synapse};
use matrix_sdk::ruma::EventId;
use serde_json::{Value, json};

const START: &str = "org.matrix.msc3381.poll.start";
const END: &str = "org.matrix.msc3381.poll.end";
const VOTE: &str = "org.matrix.msc3381.poll.response";

fn vote(poll: &EventId, answers: &[&str]) -> Value {
    json!({ VOTE: { "answers": answers }, "m.relates_to": { "rel_type": "m.reference", "event_id": poll } })
}

#[tokio::test]
async fn a_consultation_of_one_choice_is_a_poll_whose_votes_are_answers() {
    if synapse::is_missing() {
        return;
    }
    for encrypted in [false, true] {
        let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
        let bot = Bot::new(synapse(), if encrypted { "bot-polls" } else { "bot-open-polls" }, &lynn).await;
        let awake = bot.wake();
        let room = lynn.create_room(encrypted, &[lea.id(), &bot.user]).await;
        lea.join(&room).await;
        lynn.wait_until_member(&room, &bot.user).await;
        lea.wait_until_member(&room, &bot.user).await;
        lynn.say(&room, "!room bind plenary").await;
        lynn.say(&room, "!consult open \"Which city?\" until: 2031-03-03 14:00 UTC\n1: Geneva\n2: Katowice").await;
        let announced = bot.answers(&lea, &room, 3).await.remove(2);
        let of_kind = async |kind: &str, number| {
            let is_it = |seen: &&Seen| seen.kind == kind && seen.sender == bot.user;
            let all = lea.wait_for(&room, |seen| seen.iter().filter(is_it).count() >= number).await;
            all.into_iter().filter(|seen| is_it(&seen)).collect::<Vec<_>>()
        };
        let poll = of_kind(START, 1).await.remove(0);
        assert_eq!(poll.encrypted, encrypted);
        expect_test::expect![[r#"
            {
              "answers": [
                {
                  "id": "1",
                  "org.matrix.msc1767.text": "Geneva"
                },
                {
                  "id": "2",
                  "org.matrix.msc1767.text": "Katowice"
                }
              ],
              "kind": "org.matrix.msc3381.poll.disclosed",
              "max_selections": 1,
              "question": {
                "org.matrix.msc1767.text": "Which city?"
              }
            }"#]]
        .assert_eq(&serde_json::to_string_pretty(&poll.content[START]).unwrap());
        assert_eq!(poll.content["org.matrix.msc1767.text"], "Which city?\n1. Geneva\n2. Katowice");
        lea.send_raw(&room, VOTE, vote(&poll.event, &["2"])).await;
        bot.answers(&lea, &room, 4).await;
        // What names no option, or several, says nothing.
        for spoilt in [&["7"][..], &["1", "2"], &[], &["Geneva"]] {
            lea.send_raw(&room, VOTE, vote(&poll.event, spoilt)).await;
        }
        let accepted = json!({
            "m.selections": ["1"], "m.relates_to": { "rel_type": "m.reference", "event_id": poll.event },
        });
        lea.send_raw(&room, "m.poll.response", accepted).await;
        bot.answers(&lea, &room, 5).await;
        // The numbers are still there for clients without polls.
        lynn.react(&room, &announced.event, "2️⃣").await;
        bot.answers(&lea, &room, 6).await;
        // Other options are another poll.
        lynn.say(
            &room,
            "!consult open \"Which days?\" until: 2031-03-03 14:00 UTC choose: many\n1: Monday\n2: Tuesday",
        )
        .await;
        bot.answers(&lea, &room, 7).await;
        lynn.say(&room, "!consult close 1").await;
        let said = bot.said(&bot.answers(&lea, &room, 8).await);
        expect_test::expect![[r#"
            Lea answered consultation 1: 2. Katowice. You can change your answer until Mon 3 Mar 2031, 14:00 UTC.
            ---
            Lea changed their answer to consultation 1: 1. Geneva. You can change your answer until Mon 3 Mar 2031, 14:00 UTC.
            ---
            Lynn answered consultation 1: 2. Katowice. You can change your answer until Mon 3 Mar 2031, 14:00 UTC.
            ---
            Consultation 2: Which days?
            - 1. Monday
            - 2. Tuesday
            Please answer by Mon 3 Mar 2031, 14:00 UTC. You can choose several. For example: !consult answer 2 1,2
            Or react to this message with the number of your answer, such as 1️⃣."#]].assert_eq(&said[3..7].join("\n---\n"));
        assert!(said[7].starts_with("Consultation 1 has ended: Which city?"), "{said:#?}");
        let ended = of_kind(END, 1).await.remove(0);
        assert_eq!(ended.content["m.relates_to"], json!({ "rel_type": "m.reference", "event_id": poll.event }));
        assert_eq!(of_kind(START, 1).await.len(), 1, "several can be chosen of the second");
        // A vote that comes after the end is answered as any answer is.
        lea.send_raw(&room, VOTE, vote(&poll.event, &["2"])).await;
        let late = bot.answers(&lea, &room, 9).await.remove(8).body;
        assert!(late.contains("so nothing was recorded"), "{late}");
        assert!(awake.stop().success());
    }
}

#[tokio::test]
async fn a_poll_follows_what_is_undone() {
    if synapse::is_missing() {
        return;
    }
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::new(synapse(), "bot-undone-polls", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(false, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    lynn.say(&room, "!room bind plenary").await;
    bot.answers(&lynn, &room, 2).await;
    let of_kind = async |kind: &str, number: usize| {
        let is_it = |seen: &&Seen| seen.kind == kind && seen.sender == bot.user;
        let all = lynn.wait_for(&room, |seen| seen.iter().filter(is_it).count() >= number).await;
        let mut all: Vec<Seen> = all.into_iter().filter(|seen| is_it(&seen)).collect();
        all.remove(number - 1)
    };
    let ends = |poll: &Seen| json!({ "rel_type": "m.reference", "event_id": poll.event });
    lynn.say(&room, "!consult open \"Which city?\" until: 2031-03-03 14:00 UTC\n1: Geneva\n2: Katowice").await;
    let first = of_kind(START, 1).await;
    lynn.say(&room, "!undo").await;
    assert_eq!(of_kind(END, 1).await.content["m.relates_to"], ends(&first));

    // What is asked again has a poll again, in which one can vote.
    lynn.say(&room, "!consult open \"Which town?\" until: 2031-03-03 14:00 UTC\n1: Geneva\n2: Katowice").await;
    let second = of_kind(START, 2).await;
    lynn.say(&room, "!consult close 2").await;
    assert_eq!(of_kind(END, 2).await.content["m.relates_to"], ends(&second));
    lynn.say(&room, "!undo").await;
    let third = of_kind(START, 3).await;
    lynn.send_raw(&room, VOTE, vote(&third.event, &["2"])).await;
    let said = bot.answers(&lynn, &room, 8).await;
    let said: Vec<&str> = said[6..].iter().map(|seen| seen.body.as_str()).collect();
    expect_test::expect![[r#"
        Undone: the closing of consultation 2
        Consultation 2: Which town?
        - 1. Geneva
        - 2. Katowice
        Please answer by Mon 3 Mar 2031, 14:00 UTC. For example: !consult answer 2 1
        Or react to this message with the number of your answer, such as 1️⃣.
        ---
        Lynn answered consultation 2: 2. Katowice. You can change your answer until Mon 3 Mar 2031, 14:00 UTC."#]]
    .assert_eq(&said.join("\n---\n"));
    assert!(awake.stop().success());
}
