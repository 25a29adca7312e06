//! Descriptions of the commands in the rooms where the bot may set them, for clients that complete what is typed; and what such clients
//! send. <https://github.com/matrix-org/matrix-spec-proposals/pull/4391>

use std::collections::HashSet;
use std::convert::Infallible;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use commands::catalogue::COMMANDS;
use commands::language::form::asks;
use commands::language::heard::Form;
use commands::language::reader;
use commands::render::described::descriptions;
use commands::render::slash::argument_of;
use matrix_sdk::Room as MatrixRoom;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk::ruma::api::client::state::get_state_event_for_key::v3::Request as GetState;
use matrix_sdk::ruma::api::client::state::send_state_event::v3::Request as SendState;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::events::StateEventType;
use matrix_sdk::ruma::serde::Raw;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::Matrix;
use crate::base::clock::Time;

/// The event that describes a command.
const DESCRIPTION: &str = "org.matrix.msc4391.command_description";

/// Where in a message stands what a client has read of it.
const COMMAND: &str = "org.matrix.msc4391.command";

/// What stands for all descriptions in the last.
const ALL: &str = "org.rapporteur.commands";

/// Between two descriptions: a homeserver with its usual limits takes three events in that time, and answers go first.
const BETWEEN_TWO: Duration = Duration::from_secs(15);

/// Before rooms are looked for that are new, or where the bot may now.
const LOOKS_AGAIN: Duration = Duration::from_mins(2);

/// The description of a command, as a state event.
struct Described {
    key: String,
    content: Value,
}

impl Matrix {
    /// Describes the commands wherever the bot may, for as long as it runs. Nobody waits for it.
    pub(super) async fn describe_commands(&self, time: &impl Time) -> Infallible {
        let mut described: Vec<Described> = descriptions(COMMANDS, &self.organisation)
            .into_iter()
            .map(|one| Described { key: self.key_of(&one.command), content: one.content })
            .collect();
        let all = described.iter().fold(Sha256::new(), |all, one| all.chain_update(one.content.to_string()));
        if let Some(last) = described.last_mut() {
            last.content[ALL] = STANDARD.encode(all.finalize()).into();
        }
        let mut done: HashSet<OwnedRoomId> = HashSet::new();
        loop {
            for room in self.client().joined_rooms() {
                if done.contains(room.room_id()) || !self.may_describe_in(&room).await {
                    continue;
                }
                match self.describe_in(&room, &described, time).await {
                    Ok(()) => _ = done.insert(room.room_id().to_owned()),
                    Err(error) => tracing::debug!(room = %room.room_id(), %error, "the commands are not described"),
                }
            }
            time.pause(LOOKS_AGAIN).await;
        }
    }

    /// Whether it is a room of several people whose levels let the bot describe its commands.
    async fn may_describe_in(&self, room: &MatrixRoom) -> bool {
        if room.is_space() || !room.direct_targets().is_empty() {
            return false;
        }
        let levels = room.power_levels().await;
        levels.is_ok_and(|levels| levels.user_can_send_state(self.user(), StateEventType::from(DESCRIPTION)))
    }

    /// Sets those that are not there yet. The last is set last and stands for all, so where it is there, all are.
    async fn describe_in(
        &self,
        room: &MatrixRoom,
        described: &[Described],
        time: &impl Time,
    ) -> matrix_sdk::Result<()> {
        let Some(last) = described.last() else { return Ok(()) };
        if self.is_described(room, last).await? {
            return Ok(());
        }
        for one in described {
            if !self.is_described(room, one).await? {
                let (room, kind) = (room.room_id().to_owned(), StateEventType::from(DESCRIPTION));
                let content = Raw::new(&one.content)?.cast_unchecked();
                let asked = SendState::new_raw(room, kind, one.key.clone(), content);
                // Whoever asks for a pause is asked again with the next look.
                self.client().send(asked).with_request_config(RequestConfig::new().disable_retry()).await?;
                time.pause(BETWEEN_TWO).await;
            }
        }
        Ok(())
    }

    async fn is_described(&self, room: &MatrixRoom, one: &Described) -> matrix_sdk::Result<bool> {
        let asked = GetState::new(room.room_id().to_owned(), StateEventType::from(DESCRIPTION), one.key.clone());
        match self.client().send(asked).await {
            Ok(answer) => {
                Ok(serde_json::from_str(answer.event_or_content.get()).is_ok_and(|it: Value| it == one.content))
            }
            Err(error) if matches!(error.client_api_error_kind(), Some(ErrorKind::NotFound)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The state key of a description: other bots may have a command of the same name.
    fn key_of(&self, command: &str) -> String {
        STANDARD.encode(Sha256::new().chain_update(command).chain_update(self.user().as_str()).finalize())
    }
}

/// The command that a client has read itself and says in a message to the bot; nothing for what asks for more in a form.
pub(super) fn command_in(content: &Value) -> Option<Form> {
    let said = content[COMMAND].as_object()?;
    let command = said.get("command")?.as_str()?;
    let spec = reader::find(COMMANDS, command).filter(|spec| asks(spec).is_none())?;
    let arguments = said.get("arguments").and_then(Value::as_object).into_iter().flatten();
    let value = |(name, value): (&String, &Value)| Some((argument_of(spec, name)?.name.to_owned(), words(value)?));
    Some(Form { command: command.to_owned(), values: arguments.filter_map(value).collect(), ..Form::default() })
}

/// A value as it is typed.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(words) => Some(words.clone()).filter(|words| !words.trim().is_empty()),
        Value::Bool(value) => Some(if *value { "yes" } else { "no" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(all) => {
            Some(all.iter().filter_map(words).collect::<Vec<_>>().join(", ")).filter(|all| !all.is_empty())
        }
        // Of a room or an event, its id.
        Value::Object(of) => of.get("id").and_then(words),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    fn said(command: &str, arguments: &Value) -> Option<Form> {
        command_in(&json!({ COMMAND: { "command": command, "arguments": arguments } }))
    }

    #[test]
    fn what_a_client_has_read_is_a_form_with_its_values() {
        let arguments = json!({ "code": "WG-IMP", "words": ["too", 3, true], "drop": null, "elsewhere": "x" });
        let form = said("comment", &arguments).unwrap();
        let values = [("code", "WG-IMP"), ("words", "too, 3, yes")];
        let values: BTreeMap<String, String> = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(form, Form { command: "comment".to_owned(), values, ..Form::default() });
    }

    #[test]
    fn what_is_no_command_or_asks_in_a_form_of_its_own_is_left_to_the_words() {
        assert_eq!(said("propose", &json!({ "code": "WG-IMP" })), None);
        assert_eq!(said("suport", &json!({})), None);
        assert_eq!(said("consult", &json!({})), None, "a subcommand belongs to it");
        assert_eq!(command_in(&json!({ "body": "/status" })), None);
        assert_eq!(command_in(&json!({ COMMAND: "status" })), None);
        assert!(said("status", &json!("WG-IMP")).is_some_and(|form| form.values.is_empty()));
    }
}
