//! Answers that wait for the same room, in one event: a homeserver lets an account send few events in a minute, and takes one with
//! ten answers as soon as one with one.
//!
//! Each answer has its own key in it, by which it is found again. The transaction has the key of the first. So when a start says
//! again alone what an earlier one has begun with, nothing of that comes after it: see [`SaidBefore::is_settled`].

use commands::organisation::Organisation;
use commands::record::Register;
use commands::render::gathered::{can_be_gathered, gathered};
use commands::words::{Language, Reply};

use super::relation::AskingMessage;
use super::say::{MESSAGE, SaidBefore, TargetRoom, Writing, notice, related, say};
use super::{KEYS, Matrix};
use crate::delivery::DeliveryError;
use crate::journal::Outgoing;

/// The most answers of one event: what a telephone shows without much scrolling.
const MOST: usize = 20;

/// The most bytes of their words, plain and formatted together.
const MOST_BYTES: usize = 8_000;

/// How many of the first that wait for a room are said there in one event.
pub fn together(waiting: &[Outgoing], register: &Register, organisation: &Organisation, earlier: &SaidBefore) -> usize {
    let Some((first, rest)) = waiting.split_first() else { return 0 };
    let Some(place) = place_of(first) else { return 1 };
    if first.is_left_over && !earlier.is_settled(&first.room) {
        return 1;
    }
    let alike = 1 + rest.iter().take_while(|other| place_of(other).as_ref() == Some(&place)).count();
    let writing = Writing::to(&first.room, register, organisation);
    let fits = |number: &usize| {
        let [body, formatted] = writing.bodies(&in_one(waiting.iter().take(*number), register, writing.language));
        body.len() + formatted.len() <= MOST_BYTES
    };
    (2..=alike.min(MOST)).take_while(fits).last().unwrap_or(1)
}

/// Says in one event what is not said yet, and gives the event of each.
///
/// # Errors
///
/// When the homeserver does not take it. The next try is with the same, unless it has asked for a pause.
pub async fn say_together(
    place: &impl TargetRoom,
    outgoing: &[Outgoing],
    register: &Register,
    organisation: &Organisation,
    earlier: &SaidBefore,
) -> Result<Vec<Option<String>>, DeliveryError> {
    let mut said = Vec::new();
    for outgoing in outgoing {
        said.push(earlier.said_already(place, outgoing).await?);
    }
    let unsaid: Vec<&Outgoing> =
        outgoing.iter().zip(&said).filter(|(_, said)| said.is_none()).map(|(it, _)| it).collect();
    let message = match unsaid.as_slice() {
        [] => None,
        [only] => say(place, only, register, organisation, earlier).await?,
        [first, .., last] => {
            let writing = Writing::to(&first.room, register, organisation);
            let mut content =
                notice(writing.bodies(&in_one(unsaid.iter().copied(), register, writing.language)), &first.key);
            content[KEYS] = unsaid.iter().map(|outgoing| outgoing.key.as_str()).collect();
            let asked = AskingMessage::by(last).filter(|asked| asked.room == place.id());
            let relation = asked.as_ref().and_then(AskingMessage::continued);
            Some(place.send(MESSAGE, related(content, relation), &first.key).await?)
        }
    };
    Ok(said.into_iter().map(|said| said.or_else(|| message.clone())).collect())
}

impl Matrix {
    pub(super) async fn say_in_one(
        &self,
        outgoing: &[Outgoing],
        register: &Register,
    ) -> Result<Vec<Option<String>>, DeliveryError> {
        let Some(first) = outgoing.first() else { return Ok(Vec::new()) };
        let place = self.place_of(first).await?;
        say_together(&place, outgoing, register, &self.organisation, &self.earlier).await
    }
}

/// Where an answer belongs that can be said with others: the room in which it was asked for, and the thread. What asks for something,
/// mentions somebody, has a file or a form of its own, or answers nobody who is known, is said alone.
fn place_of(outgoing: &Outgoing) -> Option<(String, Option<String>)> {
    let is_plain = outgoing.about.is_none() && outgoing.notify.is_empty() && can_be_gathered(&outgoing.reply);
    let asked = AskingMessage::by(outgoing).filter(|_| is_plain && outgoing.to.is_some())?;
    let is_here = asked.room == outgoing.room.id;
    Some((asked.room, asked.thread.filter(|_| is_here || outgoing.room.is_private())))
}

fn in_one<'a>(answers: impl Iterator<Item = &'a Outgoing>, register: &Register, language: Language) -> Reply {
    // In private everybody knows who has asked.
    let answers = answers.map(|outgoing| (outgoing.to.filter(|_| !outgoing.room.is_private()), &outgoing.reply));
    gathered(answers, (register, language))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Mutex;

    use commands::language::heard::About;
    use commands::record::{Person, PersonId, Platform, Room};
    use commands::words::{Inline, Line};
    use jiff::Timestamp;
    use serde_json::{Value, json};

    use super::*;
    use crate::delivery::files::Attachment;

    /// A room as the homeserver has it: what was said there, by its transactions, and what arrives from an earlier start only after
    /// the next thing is said.
    #[derive(Default)]
    struct Told {
        said: Mutex<Vec<(String, Value)>>,
        looked: Mutex<usize>,
    }

    impl Told {
        fn arrives(&self, content: &Value, key: &str) -> String {
            let mut said = self.said.lock().unwrap();
            let known = said.iter().position(|(transaction, _)| transaction == key);
            let number = known.unwrap_or_else(|| {
                said.push((key.to_owned(), content.clone()));
                said.len() - 1
            });
            format!("${number}")
        }

        /// The keys of each event.
        fn keys(&self) -> Vec<Vec<String>> {
            let said = self.said.lock().unwrap();
            said.iter().map(|(_, content)| super::super::say::keys(content).map(str::to_owned).collect()).collect()
        }
    }

    impl TargetRoom for Told {
        fn id(&self) -> &'static str {
            "!room:example.org"
        }

        async fn said_since(&self, _: Timestamp) -> Result<HashMap<String, String>, DeliveryError> {
            *self.looked.lock().unwrap() += 1;
            let said = self.keys().into_iter().enumerate();
            Ok(said.flat_map(|(number, keys)| keys.into_iter().map(move |key| (key, format!("${number}")))).collect())
        }

        async fn send(&self, _: &str, content: Value, key: &str) -> Result<String, DeliveryError> {
            Ok(self.arrives(&content, key))
        }

        async fn upload(&self, _: &Attachment, _: &str) -> Result<Value, DeliveryError> {
            Ok(Value::Null)
        }
    }

    fn answer(key: &str) -> Outgoing {
        Outgoing {
            key: key.to_owned(),
            cause: None,
            room: Room { platform: Platform::Matrix, id: "!room:example.org".to_owned() },
            to: Some(PersonId(1)),
            reply: Reply::line(Line(vec![Inline::as_is(format!("Said under {key}."))])),
            attempts: 1,
            attempted_at: Some(Timestamp::UNIX_EPOCH),
            is_left_over: false,
            about: None,
            notify: Vec::new(),
            interaction: Some(format!("!room:example.org $asks-{key}")),
        }
    }

    fn left_over(key: &str) -> Outgoing {
        Outgoing { is_left_over: true, ..answer(key) }
    }

    fn register() -> Register {
        let mut register = Register::default();
        register.add_belongings([&Person::named(PersonId(1), "Lea")], []);
        register
    }

    fn number_together(waiting: &[Outgoing]) -> usize {
        together(waiting, &register(), &Organisation::default(), &SaidBefore::default())
    }

    /// Says all that waits as the outbox does, and gives the event of each.
    async fn say_all(room: &Told, mut waiting: &[Outgoing], earlier: &SaidBefore) -> Vec<String> {
        let (register, organisation) = (register(), Organisation::default());
        let mut events = Vec::new();
        while !waiting.is_empty() {
            let (next, rest) = waiting.split_at(together(waiting, &register, &organisation, earlier));
            let said = match next {
                [only] => vec![say(room, only, &register, &organisation, earlier).await.unwrap()],
                several => say_together(room, several, &register, &organisation, earlier).await.unwrap(),
            };
            events.extend(said.into_iter().flatten());
            waiting = rest;
        }
        events
    }

    #[tokio::test]
    async fn answers_that_wait_are_one_event_in_which_each_has_its_key_and_names_its_asker() {
        let (room, earlier) = (Told::default(), SaidBefore::default());
        let all = [answer("a"), answer("b"), answer("c")];
        assert_eq!(say_all(&room, &all, &earlier).await, ["$0", "$0", "$0"]);
        let (transaction, content) = room.said.lock().unwrap().remove(0);
        assert_eq!(transaction, "a");
        expect_test::expect![[r#"
            {
              "body": "- Lea: Said under a.\n- Lea: Said under b.\n- Lea: Said under c.",
              "format": "org.matrix.custom.html",
              "formatted_body": "<ul><li>Lea: Said under a.</li><li>Lea: Said under b.</li><li>Lea: Said under c.</li></ul>",
              "m.mentions": {},
              "msgtype": "m.notice",
              "org.rapporteur.key": "a",
              "org.rapporteur.keys": [
                "a",
                "b",
                "c"
              ]
            }"#]].assert_eq(&serde_json::to_string_pretty(&content).unwrap());
        assert_eq!(*room.looked.lock().unwrap(), 0);
    }

    #[test]
    fn what_has_a_place_of_its_own_is_said_alone() {
        let plain = answer("a");
        let in_thread = |key: &str, root: &str| Outgoing {
            interaction: Some(format!("!room:example.org $asks-{key} {root}")),
            ..answer(key)
        };
        assert_eq!(number_together(&[]), 0);
        assert_eq!(number_together(&[plain.clone(), answer("b"), answer("c")]), 3);
        assert_eq!(number_together(&[in_thread("a", "$1"), in_thread("b", "$1"), in_thread("c", "$2")]), 2);
        let file = commands::words::File::Calendar(vec![1]);
        let table = commands::words::Block::List(vec![Line(vec![Inline::as_is("one of many")])]);
        for own in [
            Outgoing { about: Some(About::Meeting(1)), ..plain.clone() },
            Outgoing { notify: vec![PersonId(1)], ..plain.clone() },
            Outgoing { reply: plain.reply.clone().along_with(file), ..plain.clone() },
            Outgoing { reply: plain.reply.clone().with(table), ..plain.clone() },
            Outgoing { interaction: None, ..plain.clone() },
            Outgoing { to: None, ..plain.clone() },
            in_thread("b", "$1"),
        ] {
            assert_eq!(number_together(&[plain.clone(), own.clone(), answer("c")]), 1, "{own:?}");
            assert_eq!(number_together(&[own.clone(), plain.clone()]), 1, "{own:?}");
        }
        let many: Vec<Outgoing> = (0..50).map(|number| answer(&number.to_string())).collect();
        assert_eq!(number_together(&many), MOST);
        let long = Reply::line(Line(vec![Inline::as_is("many words ".repeat(150))]));
        let long: Vec<Outgoing> = many.into_iter().map(|one| Outgoing { reply: long.clone(), ..one }).collect();
        assert_eq!(number_together(&long), 2);
    }

    #[tokio::test]
    async fn what_an_earlier_start_has_said_in_one_event_is_found_by_each_key() {
        let (room, earlier) = (Told::default(), SaidBefore::default());
        say_all(&room, &[answer("a"), answer("b"), answer("c")], &earlier).await;
        let after = [left_over("a"), left_over("b"), left_over("c"), left_over("d"), left_over("e"), answer("f")];
        assert_eq!(say_all(&room, &after, &SaidBefore::default()).await, ["$0", "$0", "$0", "$1", "$2", "$2"]);
        assert_eq!(room.keys().concat().len(), 6 + 2, "the first of an event is named twice");
    }

    #[tokio::test]
    async fn what_an_earlier_start_has_sent_and_comes_late_is_never_said_twice() {
        for comes_first in [true, false] {
            let (lost, room) = (Told::default(), Told::default());
            say_all(&lost, &[answer("a"), answer("b"), answer("c")], &SaidBefore::default()).await;
            let late = lost.said.lock().unwrap().remove(0).1;
            let (register, organisation, earlier) = (register(), Organisation::default(), SaidBefore::default());
            let left = [left_over("a"), left_over("b"), left_over("c"), left_over("d")];
            // The room was looked through before it came.
            assert_eq!(earlier.said_already(&room, &left[0]).await, Ok(None));
            if comes_first {
                room.arrives(&late, "a");
            }
            assert_eq!(together(&left, &register, &organisation, &earlier), 1);
            say(&room, &left[0], &register, &organisation, &earlier).await.unwrap();
            room.arrives(&late, "a");
            say_all(&room, &left[1..], &earlier).await;
            let mut keys = room.keys().concat();
            keys.sort();
            keys.dedup();
            let said: usize =
                room.keys().iter().map(|keys| keys.iter().collect::<std::collections::HashSet<_>>().len()).sum();
            assert_eq!((keys.len(), said), (4, 4), "{:?}", room.keys());
        }
    }

    #[tokio::test]
    async fn in_a_thread_they_stay_in_it_and_in_private_nobody_is_named() {
        let (room, earlier) = (Told::default(), SaidBefore::default());
        let in_thread =
            |key: &str| Outgoing { interaction: Some(format!("!room:example.org $asks-{key} $root")), ..answer(key) };
        say_all(&room, &[in_thread("a"), in_thread("b")], &earlier).await;
        let private = |key: &str| Outgoing {
            room: Room { platform: Platform::Matrix, id: "@lea:example.org".to_owned() },
            ..in_thread(key)
        };
        say_all(&room, &[private("c"), private("d")], &earlier).await;
        let said = room.said.lock().unwrap();
        assert_eq!(said[0].1["m.relates_to"]["event_id"], "$root");
        assert_eq!(said[0].1["m.relates_to"]["is_falling_back"], true);
        assert_eq!(said[0].1["m.relates_to"]["m.in_reply_to"], json!({ "event_id": "$asks-b" }));
        assert_eq!(said[1].1["body"], "- Said under c.\n- Said under d.");
    }
}
