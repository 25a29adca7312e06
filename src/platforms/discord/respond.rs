//! Responses to an interaction: the first one within three seconds, all others within fifteen minutes.

use std::fmt;
use std::str::FromStr;

use commands::record::Register;
use commands::render::plain::Plain;
use commands::words::{Language, Message};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use serenity::all::{CreateAttachment, InteractionId, LightMethod, MessageId, Route};

use super::Discord;
use super::requests::{Request, RequestError, request};
use super::say::{Piece, SUPPRESS_EMBEDS, Said};
use crate::base::clock::Time;

/// For how long an interaction may be responded to: fifteen minutes, and an hour by which Discord's clock and the bot's may be
/// apart. Within that Discord says whether it still is, so that each try comes to the same.
const HOLDS_FOR: SignedDuration = SignedDuration::from_mins(15 + 60);

/// Discord's numbers of responses.
const MESSAGE: u8 = 4;
const LATER: u8 = 5;
const CHOICES: u8 = 8;
const FORM: u8 = 9;

/// For the asker's eyes alone.
pub(super) const EPHEMERAL: u64 = 1 << 6;

/// Discord's numbers of what is wrong with a response.
const UNKNOWN_MESSAGE: u32 = 10_008;
const UNKNOWN_WEBHOOK: u32 = 10_015;
const UNKNOWN_INTERACTION: u32 = 10_062;
const ACKNOWLEDGED: u32 = 40_060;
const INVALID_TOKEN: u32 = 50_027;

/// What an answer is attached to, as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attached {
    pub(super) id: InteractionId,
    pub(super) token: String,
    /// Whether it is in a private conversation, where nobody else could see the answer.
    pub(super) is_private: bool,
    /// The language in which Discord is shown to who asked, if it is one in which the bot speaks.
    pub(super) language: Option<Language>,
}

/// The language of a reader, before the token, which has no colon. Earlier versions wrote none.
const IN: &str = "in-";

impl fmt::Display for Attached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.id)?;
        if self.is_private {
            f.write_str("private:")?;
        }
        if let Some(language) = self.language {
            write!(f, "{IN}{language}:")?;
        }
        f.write_str(&self.token)
    }
}

impl FromStr for Attached {
    type Err = ();

    fn from_str(words: &str) -> Result<Self, ()> {
        let (id, token) = words.split_once(':').ok_or(())?;
        let id: u64 = id.parse().ok().filter(|id| *id != 0).ok_or(())?;
        let private = token.strip_prefix("private:");
        let token = private.unwrap_or(token);
        let said = token.strip_prefix(IN).and_then(|rest| rest.split_once(':'));
        let (language, token) = said.map_or((None, token), |(tag, token)| (Language::from_tag(tag), token));
        Ok(Self { id: InteractionId::from(id), token: token.to_owned(), is_private: private.is_some(), language })
    }
}

impl Attached {
    /// Whether it can still be responded to.
    pub(super) fn holds(&self, now: Timestamp) -> bool {
        holds(self.id, now)
    }
}

fn holds(interaction: InteractionId, now: Timestamp) -> bool {
    now.duration_since(made_at(interaction)) < HOLDS_FOR
}

/// When an interaction was made: its number tells, to the second.
pub(super) fn made_at(id: InteractionId) -> Timestamp {
    Timestamp::from_second(id.created_at().unix_timestamp()).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// To whom it was said that an answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announced {
    ToAll,
    ToAsker,
    /// To all, and that was taken away again, since the answer is for the asker alone.
    TakenAway,
}

/// What was responded first, as Discord shows it.
#[derive(Deserialize)]
struct Responded {
    #[serde(default)]
    flags: u64,
}

/// What became of an answer.
#[derive(Debug)]
pub(super) enum Answered {
    /// It is there, as this message where that is known.
    Said(Option<MessageId>),
    /// Discord does not know the interaction any more.
    Forgotten,
}

impl<T: Time> Discord<T> {
    /// Answers an interaction, whether or not something was responded already. Doing so twice says nothing twice.
    pub(super) async fn answer(&self, attached: &Attached, piece: &Piece) -> Result<Answered, RequestError> {
        let announced = self.state().announced.remove(&attached.id);
        let is_for_one = piece.message["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
        if is_for_one && matches!(announced, Some(Announced::ToAll | Announced::TakenAway)) {
            return self.answer_apart(attached, piece, announced).await;
        }
        if announced.is_none() {
            let responded = self.respond(attached, MESSAGE, &piece.message, piece.files()).await;
            let is_late = responded.as_ref().is_err_and(is_responded_or_late);
            if responded.is_ok() || is_late {
                self.expect_no_answer(attached);
            }
            if !is_late {
                return responded.map(|()| Answered::Said(None));
            }
            if is_for_one && self.was_announced_to_all(attached).await? {
                return self.answer_apart(attached, piece, Some(Announced::ToAll)).await;
            }
        }
        let route =
            Route::WebhookOriginalInteractionResponse { application_id: self.application, token: &attached.token };
        let mut edited = piece.message.clone();
        // Who sees an answer is settled by the first response.
        edited["flags"] = (edited["flags"].as_u64().unwrap_or(0) & SUPPRESS_EMBEDS).into();
        match self.requests.ask::<Said>(request(LightMethod::Patch, route, &edited, piece.files())).await {
            Ok(message) => Ok(Answered::Said(Some(message.id))),
            Err(error) if is_forgotten(&error) => Ok(Answered::Forgotten),
            Err(error) => Err(error),
        }
    }

    /// Whether all see what was responded first: by an announcement that is still on its way, or one before this start.
    async fn was_announced_to_all(&self, attached: &Attached) -> Result<bool, RequestError> {
        let route =
            Route::WebhookOriginalInteractionResponse { application_id: self.application, token: &attached.token };
        match self.requests.ask::<Responded>(Request::get(route)).await {
            Ok(first) => Ok(first.flags & EPHEMERAL == 0),
            Err(error) if is_forgotten(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Answers to the asker alone though an answer to all was announced. Who sees an answer is settled by the first response, so that
    /// one goes, and another takes its place.
    async fn answer_apart(
        &self,
        attached: &Attached,
        piece: &Piece,
        announced: Option<Announced>,
    ) -> Result<Answered, RequestError> {
        let keep = |announced| _ = self.state().announced.insert(attached.id, announced);
        if announced == Some(Announced::ToAll) {
            let route =
                Route::WebhookOriginalInteractionResponse { application_id: self.application, token: &attached.token };
            let gone = Request { method: LightMethod::Delete, ..Request::get(route) };
            match self.requests.ask::<IgnoredAny>(gone).await {
                Err(error) if !is_forgotten(&error) => {
                    keep(Announced::ToAll);
                    return Err(error);
                }
                Ok(_) | Err(_) => {}
            }
        }
        let route = Route::WebhookFollowupMessages { application_id: self.application, token: &attached.token };
        match self.requests.ask::<Said>(request(LightMethod::Post, route, &piece.message, piece.files())).await {
            Ok(message) => Ok(Answered::Said(Some(message.id))),
            Err(error) if is_forgotten(&error) => Ok(Answered::Forgotten),
            Err(error) => {
                keep(Announced::TakenAway);
                Err(error)
            }
        }
    }

    /// From now on an answer is expected.
    pub(super) fn expect_answer(&self, attached: &Attached) {
        self.state().unanswered.insert(attached.id);
    }

    /// Whether an answer is expected, and none has come.
    pub(super) fn expects_an_answer(&self, attached: &Attached) -> bool {
        let state = self.state();
        state.unanswered.contains(&attached.id) || state.announced.contains_key(&attached.id)
    }

    /// No answer is expected any more.
    pub(super) fn expect_no_answer(&self, attached: &Attached) {
        self.state().unanswered.remove(&attached.id);
    }

    /// Says something that is not in the record: to the asker alone, unless an answer for all was announced.
    pub(super) async fn notice(&self, attached: &Attached, message: Message, language: Language) {
        self.expect_no_answer(attached);
        let plain = Plain { register: &Register::default(), mark: "/", width: None, language };
        let words = plain.line(&message.into());
        let message = json!({ "content": words, "flags": EPHEMERAL, "allowed_mentions": { "parse": [] } });
        if let Err(error) = self.answer(attached, &Piece { message, file: None }).await {
            tracing::warn!(%error, "a notice could not be given");
        }
    }

    /// Says that an answer comes, if it has not come by now.
    pub(super) async fn defer(&self, attached: &Attached, ephemeral: bool) {
        if !self.state().unanswered.remove(&attached.id) {
            return;
        }
        let data = json!({ "flags": if ephemeral { EPHEMERAL } else { 0 } });
        match self.respond(attached, LATER, &data, Vec::new()).await {
            Ok(()) => {
                let now = self.time.now();
                let mut state = self.state();
                // One that was answered in the same moment would stay.
                state.announced.retain(|id, _| holds(*id, now));
                state.announced.insert(attached.id, if ephemeral { Announced::ToAsker } else { Announced::ToAll });
            }
            Err(error) if is_responded_or_late(&error) => {}
            Err(error) => tracing::warn!(%error, "an interaction could not be acknowledged"),
        }
    }

    /// What could be chosen.
    pub(super) async fn choices(&self, attached: &Attached, choices: Value) {
        if let Err(error) = self.respond(attached, CHOICES, &json!({ "choices": choices }), Vec::new()).await {
            tracing::debug!(%error, "choices came too late");
        }
    }

    /// Shows a form.
    pub(super) async fn form(&self, attached: &Attached, form: &Value) {
        if let Err(error) = self.respond(attached, FORM, form, Vec::new()).await {
            tracing::warn!(%error, "a form could not be shown");
        }
    }

    /// The first response.
    async fn respond(
        &self,
        attached: &Attached,
        kind: u8,
        data: &Value,
        files: Vec<CreateAttachment>,
    ) -> Result<(), RequestError> {
        let route = Route::InteractionResponse { interaction_id: attached.id, token: &attached.token };
        let response = json!({ "type": kind, "data": data });
        self.requests.ask::<IgnoredAny>(request(LightMethod::Post, route, &response, files)).await.map(|_| ())
    }
}

/// Whether a first response is not possible any more: there was one, or it comes too late for one.
fn is_responded_or_late(error: &RequestError) -> bool {
    matches!(error.code, Some(ACKNOWLEDGED | UNKNOWN_INTERACTION))
}

fn is_forgotten(error: &RequestError) -> bool {
    matches!(error.code, Some(UNKNOWN_MESSAGE | UNKNOWN_WEBHOOK | INVALID_TOKEN | UNKNOWN_INTERACTION))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_is_attached_to_is_read_as_it_was_written() {
        for is_private in [false, true] {
            for language in [None, Some(Language::French)] {
                let attached =
                    Attached { id: InteractionId::from(17), token: "aW50ZXJhY3Rpb24".to_owned(), is_private, language };
                assert_eq!(attached.to_string().parse(), Ok(attached));
            }
        }
    }

    #[test]
    fn what_an_earlier_version_wrote_is_read_without_a_language() {
        for (written, is_private) in [("17:aW50", false), ("17:private:aW50", true)] {
            let attached: Attached = written.parse().expect("an answer's place");
            assert_eq!((attached.token.as_str(), attached.is_private, attached.language), ("aW50", is_private, None));
        }
        let of_tomorrow: Attached = "17:in-tlh:aW50".parse().expect("an answer's place");
        assert_eq!((of_tomorrow.token.as_str(), of_tomorrow.language), ("aW50", None));
    }
}
