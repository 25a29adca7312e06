//! Puppets of bridges: accounts on Matrix that a bridge makes for people elsewhere, by a pattern of their names.

use std::str::FromStr;

use commands::record::{Account, Platform};

use super::account::{is_number, is_server_name};

/// What stands in a pattern for the number of an account on Discord.
const DISCORD: &str = "{discord}";

/// What the accounts of one bridge are like: `@_discord_{discord}:example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PuppetPattern {
    before: String,
    after: String,
}

/// It is no pattern of puppets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no pattern of puppets")]
pub struct NoPattern;

impl PuppetPattern {
    /// The account that a puppet stands for, if this user is one.
    pub fn account_of(&self, user: &str) -> Option<Account> {
        let id = user.strip_prefix(self.before.as_str())?.strip_suffix(self.after.as_str())?;
        is_number(id).then(|| Account { platform: Platform::Discord, id: id.to_owned() })
    }
}

impl FromStr for PuppetPattern {
    type Err = NoPattern;

    fn from_str(pattern: &str) -> Result<Self, NoPattern> {
        let (before, after) = pattern.split_once(DISCORD).ok_or(NoPattern)?;
        // The server is told whole: else anybody could make a puppet on a server of their own.
        let server = after.rsplit_once(':').map(|(_, server)| server);
        let is_whole = before.starts_with('@') && !before.contains(':') && server.is_some_and(is_server_name);
        let is_once = !after.contains(DISCORD) && !pattern.contains('*');
        if is_whole && is_once {
            Ok(Self { before: before.to_owned(), after: after.to_owned() })
        } else {
            Err(NoPattern)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_puppet_is_the_account_that_it_stands_for() {
        let pattern: PuppetPattern = "@_discord_{discord}:example.org".parse().unwrap();
        let account = pattern.account_of("@_discord_123456:example.org").unwrap();
        assert_eq!(account.to_string(), "discord:123456");
        for other in [
            "@lea:example.org",
            "@_discord_:example.org",
            "@_discord_0:example.org",
            "@_discord_12x:example.org",
            "@_discord_12:evil.example.org",
            "@_discord_12:example.org.evil",
            "@_discord_0012:example.org",
        ] {
            assert_eq!(pattern.account_of(other), None, "{other}");
        }
    }

    #[test]
    fn a_pattern_names_the_server() {
        for wrong in [
            "",
            "@_discord_*:example.org",
            "@_discord_{discord}",
            "@_discord_{discord}:*",
            "_discord_{discord}:example.org",
            "@{discord}_{discord}:example.org",
            "@a:{discord}:example.org",
        ] {
            assert_eq!(wrong.parse::<PuppetPattern>(), Err(NoPattern), "{wrong}");
        }
    }
}
