//! The proposal's own message: how many support it stands on its button, and where it cannot be supported any more there is none.
//!
//! Only what is on the button changes. The words stay as they were said, and nobody's telephone rings.

use commands::language::heard::About;
use commands::record::{Code, Register};
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use serenity::all::{ChannelId, LightMethod, MessageId, Route};

use super::Discord;
use super::requests::request;
use super::say::components;
use crate::base::clock::Time;
use crate::desk::DeskHandle;

/// For how long presses are gathered: sixty people who press at once change the message once.
const GATHERED_FOR: jiff::SignedDuration = jiff::SignedDuration::from_secs(2);

impl<T: Time> Discord<T> {
    /// Brings the buttons of a proposal's message up to date, some time after somebody has pressed one.
    pub(super) async fn refresh(&self, (channel, message): (u64, u64), group: &Code, desk: &DeskHandle) {
        if !self.state().refreshed.insert(message) {
            return;
        }
        self.time.pause(GATHERED_FOR).await;
        self.state().refreshed.remove(&message);
        let shown = buttons(group, &desk.register(), self.organisation.language);
        let route = Route::ChannelMessage { channel_id: ChannelId::new(channel), message_id: MessageId::new(message) };
        let change = json!({ "components": shown });
        // Who may not change it, or finds it gone, leaves it as it is.
        if let Err(error) =
            self.requests.ask::<IgnoredAny>(request(LightMethod::Patch, route, &change, Vec::new())).await
        {
            tracing::debug!(%error, "a proposal's message stays as it is");
        }
    }
}

fn buttons(group: &Code, register: &Register, language: commands::words::Language) -> Value {
    components(&About::Proposal(group.clone()), "", register, language).unwrap_or_else(|| json!([]))
}
