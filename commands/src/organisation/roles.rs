//! Who holds an office by the configuration: accounts, and those who have a role on their platform.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Organisation;
use crate::record::{Account, Person, Platform, Role};

/// Accounts to which the configuration gives a role, and roles that platforms have of their own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "WrittenRoles")]
pub struct Roles {
    /// The chair.
    pub chair: Vec<Account>,
    /// The secretariat.
    pub secretariat: Vec<Account>,
    /// Members.
    pub member: Vec<Account>,
    /// What people are on a platform, each with the role that it gives them here.
    #[serde(skip)]
    pub of_platforms: Vec<(PlatformRole, Role)>,
}

/// What somebody can be on a platform. It is written `discord-role:123`, `matrix-power:50` or `matrix-space:!id`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlatformRole {
    /// They have a role of a server on Discord.
    Discord(u64),
    /// They are in the organisation's space on Matrix, with this power level or a higher one. A level in other rooms says nothing: anybody
    /// can make a room.
    MatrixPower(i64),
    /// They are in a space on Matrix, by its id.
    MatrixSpace(String),
}

/// Before the number of a role of a server on Discord.
const DISCORD_ROLE: &str = "discord-role:";

/// Before a power level on Matrix.
const MATRIX_POWER: &str = "matrix-power:";

/// Before the id of a space on Matrix.
const MATRIX_SPACE: &str = "matrix-space:";

impl PlatformRole {
    /// Whether words begin as one, rather than as an account.
    pub fn is_meant(words: &str) -> bool {
        Self::read(words).is_some()
    }

    /// Reads one as it is written; nothing for words that do not begin as one.
    fn read(words: &str) -> Option<Result<Self, String>> {
        if let Some(number) = words.strip_prefix(DISCORD_ROLE) {
            let number = number.parse().ok().filter(|number| *number != 0).map(Self::Discord);
            let instead = || {
                format!(
                    "\"{words}\" is no role of Discord's: write its number behind {DISCORD_ROLE}, by \"Copy Role ID\""
                )
            };
            return Some(number.ok_or_else(instead));
        }
        if let Some(level) = words.strip_prefix(MATRIX_POWER) {
            // Everybody has the level 0.
            let level = level.parse().ok().filter(|level| *level > 0).map(Self::MatrixPower);
            let instead = || {
                format!(
                    "\"{words}\" is no power level: write a number above 0 behind {MATRIX_POWER}, such as 50 for moderators"
                )
            };
            return Some(level.ok_or_else(instead));
        }
        let space = words.strip_prefix(MATRIX_SPACE)?;
        let is_id = space.strip_prefix('!').is_some_and(|id| !id.is_empty() && !id.contains(char::is_whitespace));
        let instead = || {
            format!(
                "\"{words}\" is no space: write its id behind {MATRIX_SPACE}, which begins with ! and is in its settings under \"Advanced\""
            )
        };
        Some(is_id.then(|| Self::MatrixSpace(space.to_owned())).ok_or_else(instead))
    }

    /// The platform on which somebody is that.
    pub fn platform(&self) -> Platform {
        match self {
            Self::Discord(_) => Platform::Discord,
            Self::MatrixPower(_) | Self::MatrixSpace(_) => Platform::Matrix,
        }
    }

    /// Whether this is true of somebody who is `held` on a platform.
    fn is_within(&self, held: &Self) -> bool {
        match (self, held) {
            (Self::MatrixPower(needed), Self::MatrixPower(level)) => level >= needed,
            (this, held) => this == held,
        }
    }
}

impl fmt::Display for PlatformRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Discord(number) => write!(f, "{DISCORD_ROLE}{number}"),
            Self::MatrixPower(level) => write!(f, "{MATRIX_POWER}{level}"),
            Self::MatrixSpace(space) => write!(f, "{MATRIX_SPACE}{space}"),
        }
    }
}

impl Serialize for PlatformRole {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PlatformRole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        let none = || Err(format!("\"{words}\" is nothing that somebody is on a platform"));
        Self::read(&words).unwrap_or_else(none).map_err(serde::de::Error::custom)
    }
}

/// Roles as they are written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenRoles {
    chair: Vec<Holder>,
    secretariat: Vec<Holder>,
    member: Vec<Holder>,
}

/// To whom a role is given.
enum Holder {
    Account(Account),
    OfPlatform(PlatformRole),
}

impl<'de> Deserialize<'de> for Holder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        match PlatformRole::read(&words) {
            Some(role) => role.map(Self::OfPlatform),
            None => words.parse().map(Self::Account).map_err(|wrong| wrong.to_string()),
        }
        .map_err(serde::de::Error::custom)
    }
}

impl From<WrittenRoles> for Roles {
    fn from(written: WrittenRoles) -> Self {
        let mut roles = Self::default();
        let WrittenRoles { chair, secretariat, member } = written;
        for (holders, role) in [(chair, Role::Chair), (secretariat, Role::Secretariat), (member, Role::Member)] {
            for holder in holders {
                match (holder, role) {
                    (Holder::OfPlatform(held), role) => roles.of_platforms.push((held, role)),
                    (Holder::Account(account), Role::Chair) => roles.chair.push(account),
                    (Holder::Account(account), Role::Secretariat) => roles.secretariat.push(account),
                    (Holder::Account(account), Role::Member | Role::Participant) => roles.member.push(account),
                }
            }
        }
        roles
    }
}

impl Organisation {
    /// The highest role that import and configuration give to a person.
    pub fn role_of(&self, person: &Person) -> Role {
        self.role_without_platforms(person).max(self.role_of_platforms(&person.platform_roles))
    }

    /// The same without what somebody is on a platform, as it was seen last.
    pub fn role_without_platforms(&self, person: &Person) -> Role {
        let configured = person.accounts.iter().map(|account| self.role_of_account(account)).max();
        configured.unwrap_or_default().max(person.role)
    }

    /// The role that the configuration gives to those who are one of these on a platform, as a person keeps them.
    pub fn role_of_platforms(&self, kept: &[String]) -> Role {
        let given = self.roles.of_platforms.iter().filter(|(held, _)| kept.contains(&held.to_string()));
        given.map(|(_, role)| *role).max().unwrap_or_default()
    }

    /// What is kept of a person's roles on platforms after they were seen on one: of those there the ones that count here, and the others
    /// as they were.
    pub fn platform_roles_seen(&self, kept: &[String], platform: Platform, held: &[PlatformRole]) -> Vec<String> {
        let counting = self.roles.of_platforms.iter().map(|(counting, _)| counting);
        let here = counting.clone().filter(|role| role.platform() == platform);
        let here = here.filter(|role| held.iter().any(|held| role.is_within(held)));
        let elsewhere = counting.filter(|role| role.platform() != platform && kept.contains(&role.to_string()));
        let mut all: Vec<String> = here.chain(elsewhere).map(ToString::to_string).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The role that the configuration gives to an account.
    pub fn role_of_account(&self, account: &Account) -> Role {
        let holds = |accounts: &[Account]| accounts.contains(account);
        if holds(&self.roles.chair) {
            Role::Chair
        } else if holds(&self.roles.secretariat) {
            Role::Secretariat
        } else if holds(&self.roles.member) {
            Role::Member
        } else {
            Role::Participant
        }
    }
}

impl Roles {
    /// The accounts to which a role is given.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Account> {
        let accounts: &[Account] = match role {
            Role::Chair => &self.chair,
            Role::Secretariat => &self.secretariat,
            Role::Member => &self.member,
            Role::Participant => &[],
        };
        accounts.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation(chair: &[&str], member: &[&str]) -> Organisation {
        let roles = serde_json::from_value(serde_json::json!({ "chair": chair, "member": member }));
        Organisation { roles: roles.unwrap(), ..Organisation::default() }
    }

    #[test]
    fn what_somebody_is_on_one_platform_takes_nothing_from_what_they_are_on_another() {
        let organisation = organisation(&["matrix-power:50"], &["discord-role:7", "matrix-space:!a"]);
        let kept = vec!["discord-role:7".to_owned(), "matrix-power:50".to_owned()];
        let seen = |platform, held: &[PlatformRole]| organisation.platform_roles_seen(&kept, platform, held);
        assert_eq!(seen(Platform::Matrix, &[]), ["discord-role:7"]);
        assert_eq!(seen(Platform::Discord, &[PlatformRole::Discord(8)]), ["matrix-power:50"]);
        let in_space = [PlatformRole::MatrixPower(49), PlatformRole::MatrixSpace("!a".to_owned())];
        assert_eq!(seen(Platform::Matrix, &in_space), ["discord-role:7", "matrix-space:!a"]);
    }

    #[test]
    fn a_level_counts_from_the_one_that_is_written_on() {
        let organisation = organisation(&["matrix-power:100"], &["matrix-power:50"]);
        let role = |level| {
            let held = [PlatformRole::MatrixPower(level)];
            organisation.role_of_platforms(&organisation.platform_roles_seen(&[], Platform::Matrix, &held))
        };
        let roles = [-1, 0, 49, 50, 99, 100, i64::MAX].map(role);
        let [none, member, chair] = [Role::Participant, Role::Member, Role::Chair];
        assert_eq!(roles, [none, none, none, member, member, chair, chair]);
    }
}
