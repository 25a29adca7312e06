//! What the configuration says of operation: what is counted and what the operator is told.

use std::net::SocketAddr;

use commands::organisation::Wrong;
use commands::record::{Platform, Room};
use serde::{Deserialize, Deserializer};

use super::{Config, values};

/// What is counted, for Prometheus.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// Where it is served.
    #[serde(deserialize_with = "values::metrics_listen")]
    pub listen: SocketAddr,
}

/// What the operator is told.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operation {
    /// Where: a room that the bot is in.
    #[serde(deserialize_with = "room")]
    pub room: Option<Room>,
}

fn room<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Room>, D::Error> {
    let words = String::deserialize(deserializer)?;
    let example = "Write one like matrix:!abc:example.org, or discord: and the number of a channel";
    words.parse().map(Some).map_err(|_| serde::de::Error::custom(format!("\"{words}\" is no room. {example}")))
}

impl Config {
    pub(super) fn check_operation(&self) -> Option<Wrong> {
        let room = self.operation.room.as_ref()?;
        let is_there = match room.platform {
            Platform::Matrix => self.matrix.is_some() && room.id.starts_with('!'),
            Platform::Discord => self.discord.is_some() && room.id.parse::<u64>().is_ok_and(|id| id != 0),
            Platform::Console | Platform::Mail => false,
        };
        let reason = format!(
            "\"{room}\" should be a room on Matrix, by its id, which begins with !, or a channel on Discord, by its number; and \
             the table of that platform must be there"
        );
        (!is_there).then(|| Wrong::of("operation.room", reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        Config::read(text, std::iter::empty()).map_err(|faults| faults.to_string())
    }

    #[test]
    fn the_operators_room_is_on_a_platform_that_is_used() {
        let discord = "[discord]\ntoken = \"x\"\napplication = 1\n[operation]\nroom = ";
        assert_eq!(read(&format!("{discord}\"discord:7\"")).unwrap().operation.room.unwrap().to_string(), "discord:7");
        for room in ["discord:seven", "discord:0", "matrix:!abc:example.org", "console:lea"] {
            assert!(
                read(&format!("{discord}\"{room}\"")).unwrap_err().contains("should be a room on Matrix"),
                "{room}"
            );
        }
        assert!(read(&format!("{discord}\"here\"")).unwrap_err().contains("is no room"));
    }

    #[test]
    fn a_limit_is_a_number_of_at_least_one() {
        let limit = read("[limits]\nburst = 5\n").unwrap().limits;
        assert_eq!((limit.burst.get(), limit.per_minute.get()), (5, 20));
        assert!(read("[limits]\nper_minute = 0\n").is_err());
    }
}
