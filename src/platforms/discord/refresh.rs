//! The proposal's own message: how many support it stands on its button, and where it cannot be supported any more there is none.
//!
//! After a start that is so of those among the last posts that the journal has.
//!
//! Only what is on the button changes. The words stay as they were said, and nobody's telephone rings. It does not matter where
//! support was given: by the button, by a command, or on another platform.

use commands::audience::address::Audience;
use commands::audience::language::language_of;
use commands::language::heard::About;
use commands::record::{Code, Platform, Register, Room};
use jiff::SignedDuration;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use serenity::all::{ChannelId, LightMethod, MessageId, Route};

use super::Discord;
use super::requests::request;
use super::say::components;
use crate::base::clock::Time;
use crate::desk::DeskHandle;

/// For how long changes are gathered: sixty people who press at once change the message once.
const GATHERED_FOR: SignedDuration = SignedDuration::from_secs(2);

/// How many proposals' messages are kept up to date; the latest.
const MOST_KEPT: usize = 200;

/// A proposal's message.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    channel: u64,
    group: Code,
    /// What is below it; nothing where that is not known.
    shown: Option<Value>,
}

impl<T: Time> Discord<T> {
    /// A proposal was said in a room, with this below it.
    pub(super) fn proposal_is_said(&self, message: MessageId, room: &Room, group: &Code, shown: Option<Value>) {
        let Ok(channel) = room.id.parse() else { return };
        let mut state = self.state();
        state.proposals.insert(message.get(), Proposal { channel, group: group.clone(), shown });
        while state.proposals.len() > MOST_KEPT {
            // Later ones have higher numbers.
            state.proposals.pop_first();
        }
    }

    /// A button was pressed below a proposal's message, which may have been said before this start.
    pub(super) fn proposal_is_seen(&self, (channel, message): (u64, u64), group: &Code) {
        let is_known = self.state().proposals.contains_key(&message);
        if !is_known && message != 0 {
            let room = Room { platform: Platform::Discord, id: channel.to_string() };
            self.proposal_is_said(MessageId::new(message), &room, group, None);
        }
    }

    /// Brings what is below proposals up to date at the start, since nobody knows whether it was when the bot ended, and then some time
    /// after something was recorded, until the desk ends.
    pub(super) async fn keeps_proposals_up_to_date(&self, desk: &DeskHandle) {
        self.forget_what_has_ended(&desk.register());
        loop {
            desk.leads(&self.time).await;
            let register = desk.register();
            for (message, proposal, now) in self.outdated(&register) {
                self.bring_up_to_date(message, proposal, now).await;
            }
            if !desk.is_after(register.head()).await {
                return;
            }
            self.time.pause(GATHERED_FOR).await;
        }
    }

    /// Of what was said before the start, what has ended stays as it is: who presses there is told so.
    fn forget_what_has_ended(&self, register: &Register) {
        let is_open = |group: &Code| register.group(group).is_some_and(|group| !group.state.has_ended());
        self.state().proposals.retain(|_, proposal| is_open(&proposal.group));
    }

    /// The messages below which something else belongs now than what is there, with that.
    fn outdated(&self, register: &Register) -> Vec<(u64, Proposal, Value)> {
        let is_other = |(message, proposal): (&u64, &Proposal)| {
            let room = Room { platform: Platform::Discord, id: proposal.channel.to_string() };
            let language = language_of(Audience::Room(&room), register, &self.organisation);
            let about = About::Proposal(proposal.group.clone());
            let now = components(&about, "", register, language).unwrap_or_else(|| json!([]));
            (proposal.shown.as_ref() != Some(&now)).then(|| (*message, proposal.clone(), now))
        };
        self.state().proposals.iter().filter_map(is_other).collect()
    }

    async fn bring_up_to_date(&self, message: u64, proposal: Proposal, now: Value) {
        let channel_id = ChannelId::new(proposal.channel);
        let route = Route::ChannelMessage { channel_id, message_id: MessageId::new(message) };
        let change = json!({ "components": now });
        let changed = self.requests.ask::<IgnoredAny>(request(LightMethod::Patch, route, &change, Vec::new())).await;
        let mut state = self.state();
        match changed {
            Ok(_) => _ = state.proposals.insert(message, Proposal { shown: Some(now), ..proposal }),
            // Who may not change it, or finds it gone, leaves it as it is.
            Err(error) if error.status.is_some_and(|status| matches!(status, 400 | 403 | 404)) => {
                tracing::debug!(%error, "a proposal's message stays as it is");
                state.proposals.remove(&message);
            }
            // It is done with the next change.
            Err(error) => tracing::debug!(%error, "a proposal's message stays as it is for now"),
        }
    }
}
