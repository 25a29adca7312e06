//! The commands, as Discord offers them to people.

use std::collections::BTreeMap;
use std::num::NonZeroU64;
use std::sync::Arc;

use anyhow::Context;
use commands::catalogue::COMMANDS;
use commands::render::slash;
use serde_json::{Value, json};
use serenity::all::{ApplicationId, GuildId, LightMethod, Route};
use sha2::{Digest, Sha256};

use super::interaction::number;
use super::requests::{Request, RequestError, request};
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
    /// Registers the commands, unless these are `registered` already, and learns their numbers, by which they can be mentioned.
    /// Gives what stands for them.
    ///
    /// They are there in every server and in private, since commands of one server alone are never there in private. Whose they are
    /// is looked at when they are used.
    ///
    /// # Errors
    ///
    /// When Discord refuses them for good.
    pub async fn register(&self, registered: Option<&str>) -> anyhow::Result<String> {
        let mut definitions = slash::definitions(COMMANDS, &self.organisation);
        // Among several people who write to each other nothing would be private.
        for definition in &mut definitions {
            definition["contexts"] = json!([IN_A_SERVER, TO_THE_BOT]);
            definition["integration_types"] = json!([OF_A_SERVER]);
        }
        let mark = mark_of(self.application, &definitions);
        let all = Route::Commands { application_id: self.application };
        let refused = "the commands cannot be registered: [discord] needs the application's own number";
        let known = match registered == Some(&mark) {
            true => self.ask_until_answered(&Request::get(all)).await.context(refused)?,
            false => Value::Null,
        };
        let mut numbers = numbers(&known);
        if numbers.len() < definitions.len() {
            let body = Value::from(definitions);
            let put = request(LightMethod::Put, all, &body, Vec::new());
            numbers = self::numbers(&self.ask_until_answered(&put).await.context(refused)?);
            tracing::info!("{} commands are registered on Discord", numbers.len());
            // In a server where they were registered before, each would be there twice.
            let earlier = registered.and_then(|mark| place_in(mark, self.application)).flatten();
            for guild in [earlier, self.guild.filter(|guild| Some(*guild) != earlier)].into_iter().flatten() {
                if let Err(error) = self.take_away(guild).await {
                    tracing::warn!(%error, "the commands could not be taken away where they were registered before");
                }
            }
        }
        self.state().commands = Arc::new(numbers);
        Ok(mark)
    }

    /// Takes away the commands of one server, if it has any.
    async fn take_away(&self, guild_id: GuildId) -> Result<(), RequestError> {
        let own = Route::GuildCommands { application_id: self.application, guild_id };
        let known = self.ask_until_answered(&Request::get(own)).await?;
        if known.as_array().is_some_and(|known| !known.is_empty()) {
            let none = json!([]);
            self.ask_until_answered(&request(LightMethod::Put, own, &none, Vec::new())).await?;
        }
        Ok(())
    }

    /// Asks until Discord answers.
    async fn ask_until_answered(&self, asked: &Request<'_>) -> Result<Value, RequestError> {
        let (mut failures, mut outage) = (0, Outage::of("the commands", "registered on Discord"));
        loop {
            match self.requests.ask::<Value>(asked.clone()).await {
                Ok(answer) => {
                    outage.works();
                    return Ok(answer);
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

/// The number of each command, by its name.
fn numbers(registered: &Value) -> BTreeMap<String, u64> {
    let named = |command: &Value| Some((command["name"].as_str()?.to_owned(), number(&command["id"])?));
    registered.as_array().into_iter().flatten().filter_map(named).collect()
}

/// What stands for a set of commands.
fn mark_of(application: ApplicationId, definitions: &[Value]) -> String {
    let hash = Sha256::new();
    let hash = definitions.iter().fold(hash, |hash, definition| hash.chain_update(definition.to_string()));
    format!("{application} {EVERYWHERE} {}", commands::record::to_hex(&hash.finalize()[..16]))
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
        let mark = mark_of(one, &[]);
        assert_eq!((place_in(&mark, one), place_in(&mark, other)), (Some(None), None));
        assert_eq!(
            place_in("1 3 0f", one),
            Some(Some(GuildId::new(3))),
            "what earlier versions registered in one server"
        );
        assert_eq!(place_in("3 0f", one), Some(Some(GuildId::new(3))));
        assert_eq!(place_in("everywhere 0f", one), Some(None));
        assert_eq!((place_in("", one), place_in("x 0f", one)), (None, None));
    }
}
