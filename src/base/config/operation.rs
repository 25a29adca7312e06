//! What the configuration says of operation: what is counted, what the operator is told, and copies that are made each day.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

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

/// What the operator is told, and what is done for the operator.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operation {
    /// Where the operator reads: a room that the bot is in.
    #[serde(deserialize_with = "room")]
    pub room: Option<Room>,
    /// The folder into which the database is copied each day; without it it is not.
    pub backup_to: Option<PathBuf>,
    /// How many of these copies are kept.
    #[serde(deserialize_with = "number_of_copies")]
    pub keep: NonZeroUsize,
}

/// How many copies are kept when nobody says: two weeks.
const KEEP: NonZeroUsize = NonZeroUsize::new(14).unwrap();

impl Default for Operation {
    fn default() -> Self {
        Self { room: None, backup_to: None, keep: KEEP }
    }
}

/// The library's own words would say "nonzero".
fn number_of_copies<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NonZeroUsize, D::Error> {
    let number = usize::deserialize(deserializer).ok().and_then(NonZeroUsize::new);
    number.ok_or_else(|| {
        serde::de::Error::custom("operation.keep is how many copies are kept: a number from 1 on, such as 14")
    })
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
    fn so_many_copies_are_kept() {
        let operation = read("[operation]\nbackup_to = \"/var/backups/rapporteur\"\n").unwrap().operation;
        assert_eq!(
            (operation.backup_to.unwrap().to_str(), operation.keep.get()),
            (Some("/var/backups/rapporteur"), 14)
        );
        for keep in ["0", "-1", "\"14\""] {
            let refused = read(&format!("[operation]\nkeep = {keep}\n")).unwrap_err();
            assert!(refused.contains("operation.keep is how many copies are kept"), "{refused}");
        }
    }

    #[test]
    fn a_limit_is_a_number_of_at_least_one() {
        let limit = read("[limits]\nburst = 5\n").unwrap().limits;
        assert_eq!((limit.burst.get(), limit.per_minute.get()), (5, 20));
        assert!(read("[limits]\nper_minute = 0\n").is_err());
    }
}
