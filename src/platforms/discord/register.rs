//! The commands, as Discord offers them to people.

use std::num::NonZeroU64;

use anyhow::Context;
use commands::catalogue::COMMANDS;
use commands::render::slash;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use serenity::all::{ApplicationId, GuildId, LightMethod, Route};
use sha2::{Digest, Sha256};

use super::requests::{RequestError, request};
use super::{Discord, pause};
use crate::base::clock::Time;
use crate::base::outage::Outage;

/// What stands in a mark for all servers.
const EVERYWHERE: &str = "everywhere";

/// Discord's numbers of the places where commands are shown, and of those to whom an application belongs.
const IN_A_SERVER: u8 = 0;
const TO_THE_BOT: u8 = 1;
const OF_A_SERVER: u8 = 0;

impl<T: Time> Discord<T> {
    /// Registers the commands, unless these are `registered` already. Gives what stands for them.
    ///
    /// # Errors
    ///
    /// When Discord refuses them for good.
    pub async fn register(&self, registered: Option<&str>) -> anyhow::Result<String> {
        let mut definitions = slash::definitions(COMMANDS, &self.organisation);
        if self.guild.is_none() {
            // Among several people who write to each other nothing would be private.
            for definition in &mut definitions {
                definition["contexts"] = json!([IN_A_SERVER, TO_THE_BOT]);
                definition["integration_types"] = json!([OF_A_SERVER]);
            }
        }
        let mark = mark_of(self.application, self.guild, &definitions);
        if registered == Some(&mark) {
            return Ok(mark);
        }
        self.put(self.guild, &definitions).await.with_context(|| {
            let place = "[discord] needs the application's own number, and the server's if it names one";
            format!("the commands cannot be registered: {place}")
        })?;
        tracing::info!("{} commands are registered on Discord", definitions.len());
        let earlier = registered.and_then(|mark| place_in(mark, self.application));
        if let Some(earlier) = earlier.filter(|earlier| *earlier != self.guild) {
            // Where both are seen, each command would be there twice.
            if let Err(error) = self.put(earlier, &[]).await {
                tracing::warn!(%error, "the commands could not be taken away where they were registered before");
            }
        }
        Ok(mark)
    }

    /// Puts these commands in the place of all that there are in a server, or everywhere; tried until Discord answers.
    async fn put(&self, guild: Option<GuildId>, definitions: &[Value]) -> Result<(), RequestError> {
        let application_id = self.application;
        let route = match guild {
            Some(guild_id) => Route::GuildCommands { application_id, guild_id },
            None => Route::Commands { application_id },
        };
        let definitions = Value::from(definitions);
        let (mut failures, mut outage) = (0, Outage::of("the commands", "registered on Discord"));
        loop {
            let all = request(LightMethod::Put, route, &definitions, Vec::new());
            match self.requests.ask::<IgnoredAny>(all).await {
                Ok(_) => {
                    outage.works();
                    return Ok(());
                }
                Err(error) if error.status.is_some_and(|status| (400..429).contains(&status)) => return Err(error),
                Err(error) => {
                    failures += 1;
                    outage.fails(&error, self.time.now());
                    pause(&self.time, failures, error.after).await;
                }
            }
        }
    }
}

/// What stands for a set of commands in one place.
fn mark_of(application: ApplicationId, guild: Option<GuildId>, definitions: &[Value]) -> String {
    let place = guild.map_or_else(|| EVERYWHERE.to_owned(), |guild| guild.to_string());
    let hash = Sha256::new();
    let hash = definitions.iter().fold(hash, |hash, definition| hash.chain_update(definition.to_string()));
    format!("{application} {place} {}", commands::record::to_hex(&hash.finalize()[..16]))
}

/// Where the commands are for which a mark stands, if they are this application's. In older marks no application stands.
fn place_in(mark: &str, application: ApplicationId) -> Option<Option<GuildId>> {
    let mut words = mark.rsplit(' ').skip(1);
    let (place, whose) = (words.next()?, words.next());
    if whose.is_some_and(|whose| whose != application.to_string()) {
        return None;
    }
    if place == EVERYWHERE {
        return Some(None);
    }
    place.parse::<NonZeroU64>().ok().map(|guild| Some(GuildId::from(guild)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_says_where_the_commands_of_an_application_are() {
        let (one, other) = (ApplicationId::new(1), ApplicationId::new(2));
        for guild in [None, Some(GuildId::new(3))] {
            let mark = mark_of(one, guild, &[]);
            assert_eq!((place_in(&mark, one), place_in(&mark, other)), (Some(guild), None));
        }
        assert_eq!(place_in("3 0f", one), Some(Some(GuildId::new(3))));
        assert_eq!(place_in("everywhere 0f", one), Some(None));
        assert_eq!((place_in("", one), place_in("x 0f", one)), (None, None));
    }
}
