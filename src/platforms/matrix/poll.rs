//! Polls: a consultation in which one option is chosen, as clients show it; and the votes in it, each of which is an answer.
//!
//! <https://github.com/matrix-org/matrix-spec-proposals/blob/main/proposals/3381-polls.md>. Clients send and know it by the names that
//! it had before it was accepted. Votes are heard under both.

use commands::language::heard::What;
use commands::record::Consultation;
use commands::words::{File, Inline, Line, Reply};
use jiff::{SignedDuration, Timestamp};
use matrix_sdk::ruma::UserId;
use serde_json::{Value, json};

use super::say::{CLOCKS_DIFFER, TargetRoom, Writing};
use super::{KEY, POLL};
use crate::delivery::DeliveryError;
use crate::journal::Outgoing;

const START: &str = "org.matrix.msc3381.poll.start";
const END: &str = "org.matrix.msc3381.poll.end";
const VOTE: &str = "org.matrix.msc3381.poll.response";
const ACCEPTED_VOTE: &str = "m.poll.response";
const TEXT: &str = "org.matrix.msc1767.text";

/// How long ago a consultation was opened at most of which nothing is known any more: it was undone.
const UNDONE_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// Whether an event is a vote in a poll.
pub(super) fn is_vote(kind: &str) -> bool {
    kind == VOTE || kind == ACCEPTED_VOTE
}

/// The poll in which an event is a vote.
pub(super) fn voted_in(json: &Value) -> Option<&str> {
    let relation = &json["content"]["m.relates_to"];
    relation["event_id"].as_str().filter(|_| json["type"].as_str().is_some_and(is_vote))
}

/// A vote in a poll of the bot that is `me`, as the reaction to its announcement with a number. One that names no option or several
/// says nothing.
pub(super) fn vote(json: &Value, poll: &Value, me: &UserId) -> Option<What> {
    if poll["sender"] != me.as_str() || poll["event_id"].as_str() != voted_in(json) {
        return None;
    }
    let content = &json["content"];
    let chosen = content["m.selections"].as_array().or_else(|| content[VOTE]["answers"].as_array())?;
    let [only] = chosen.as_slice() else { return None };
    let (to, with) = (poll["content"][POLL]["announced"].as_str()?, only.as_str()?);
    Some(What::Reaction { to: to.to_owned(), with: with.to_owned() })
}

/// Begins and ends the polls that go along with a message, as far as that was not done before.
pub(super) async fn say_polls(
    place: &impl TargetRoom,
    outgoing: &Outgoing,
    announcement: Option<&str>,
    writing: Writing<'_>,
    is_said: impl Fn(&str) -> bool,
) -> Result<(), DeliveryError> {
    let register = writing.register;
    // Elsewhere nobody would hear that it has ended.
    if !register.rooms_of(None).any(|room| *room == outgoing.room) {
        return Ok(());
    }
    for file in &outgoing.reply.files {
        let (key, number) = match file {
            File::Poll(number) => (format!("{}-poll", outgoing.key), *number),
            File::PollEnd(number) => (format!("{}-poll-end", outgoing.key), *number),
            File::Calendar(_) | File::Heatmap(_) => continue,
        };
        if is_said(&key) {
            continue;
        }
        let consultation = register.consultation(number);
        let said = match (file, consultation, announcement) {
            (File::Poll(_), Some(consultation), Some(announcement)) if consultation.is_open() => {
                let content = start(consultation, announcement, &key, writing);
                place.send(START, content, &key).await
            }
            (File::PollEnd(_), ..) => {
                let opened = consultation.map(|one| one.opened);
                let since = opened.or_else(|| outgoing.attempted_at?.checked_sub(UNDONE_WITHIN).ok());
                let since = since.and_then(|since| since.checked_sub(CLOCKS_DIFFER).ok()).unwrap_or(Timestamp::MIN);
                let Some(poll) = place.said_since(since).await?.remove(&name(number)) else { continue };
                let text = writing.plain(&outgoing.reply);
                let content = json!({
                    END: {}, TEXT: text, KEY: key,
                    "m.relates_to": { "rel_type": "m.reference", "event_id": poll },
                });
                place.send(END, content, &key).await
            }
            _ => continue,
        };
        match said {
            // A room may let the bot say something and begin no polls.
            Err(error @ (DeliveryError::Permanent { .. } | DeliveryError::RoomClosed)) => {
                tracing::warn!(key, %error, "a poll is not taken; the words before it say the same");
            }
            said => _ = said?,
        }
    }
    Ok(())
}

/// What the poll of a consultation is called among what was said in a room.
fn name(consultation: u32) -> String {
    format!("poll {consultation}")
}

fn start(consultation: &Consultation, announcement: &str, key: &str, writing: Writing<'_>) -> Value {
    let words = |text| writing.plain(&Reply::line(Line(vec![Inline::Stored(text)])));
    let question = words(consultation.question);
    let options: Vec<(u32, String)> =
        consultation.options.iter().map(|option| (option.n, words(option.text))).collect();
    let lines = options.iter().map(|(number, option)| format!("\n{number}. {option}"));
    let text: String = [question.clone()].into_iter().chain(lines).collect();
    let answers: Vec<Value> =
        options.iter().map(|(number, option)| json!({ "id": number.to_string(), TEXT: option })).collect();
    json!({
        START: {
            "question": { TEXT: question },
            "kind": "org.matrix.msc3381.poll.disclosed",
            "max_selections": 1,
            "answers": answers,
        },
        TEXT: text,
        KEY: key,
        POLL: { "name": name(consultation.number), "announced": announcement },
    })
}
