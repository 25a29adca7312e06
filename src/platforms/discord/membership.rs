//! Who writes to the bot in private: anybody can whose other server the bot is in, or who was once in this one.

use jiff::{SignedDuration, Timestamp};
use serde::de::IgnoredAny;
use serenity::all::{Route, UserId};

use super::requests::Request;
use super::{Discord, MOST_TAKEN};
use crate::base::clock::Time;

/// How long Discord may take to say it. The answer wants a response within three seconds.
const SAID_WITHIN: SignedDuration = SignedDuration::from_secs(1);

/// How long it is remembered: while somebody types, it is asked for each letter.
const REMEMBERED_FOR: SignedDuration = SignedDuration::from_mins(5);

/// Discord's numbers for who is in no such server, and for an account that is not there.
const UNKNOWN_MEMBER: u32 = 10_007;
const UNKNOWN_USER: u32 = 10_013;

impl<T: Time> Discord<T> {
    /// Whether somebody is certainly not in the server whose record this is. Where Discord does not say so, nobody is turned away.
    pub(super) async fn is_stranger(&self, user: u64) -> bool {
        let Some(guild) = self.guild else { return false };
        let now = self.time.now();
        let since = |at: &Timestamp| now.duration_since(*at);
        let known = self.state().strangers.get(&user).filter(|(_, at)| since(at) < REMEMBERED_FOR).copied();
        if let Some((is_stranger, _)) = known {
            return is_stranger;
        }
        let route = Route::GuildMember { guild_id: guild, user_id: UserId::new(user) };
        let asked = self.requests.ask::<IgnoredAny>(Request::get(route));
        let is_stranger = tokio::select! {
            biased;
            said = asked => match said {
                Ok(_) => false,
                Err(error) if matches!(error.code, Some(UNKNOWN_MEMBER | UNKNOWN_USER)) => true,
                Err(error) => {
                    tracing::debug!(%error, "it is not known whether somebody is in the server");
                    return false;
                }
            },
            () = self.time.pause(SAID_WITHIN) => return false,
        };
        let strangers = &mut self.state().strangers;
        if strangers.len() >= MOST_TAKEN {
            strangers.clear();
        }
        strangers.insert(user, (is_stranger, now));
        is_stranger
    }
}
