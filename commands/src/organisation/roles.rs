//! Who holds an office by the configuration: accounts, and those who have a role on their platform.

use serde::{Deserialize, Deserializer, Serialize};

use super::Organisation;
use crate::record::{Account, Person, Role};

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
    /// Who has this role on a platform has that one here: `discord-role:123` is written so.
    #[serde(skip)]
    pub of_platforms: Vec<(String, Role)>,
}

/// Before the number of a role of a server on Discord.
pub const DISCORD_ROLE: &str = "discord-role:";

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
    OfPlatform(String),
}

impl<'de> Deserialize<'de> for Holder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        match words.strip_prefix(DISCORD_ROLE) {
            Some(number) if number.parse::<u64>().is_ok_and(|number| number != 0) => Ok(Self::OfPlatform(words)),
            Some(_) => Err(serde::de::Error::custom(format!(
                "\"{words}\" is no role of Discord's: write its number behind {DISCORD_ROLE}, by \"Copy Role ID\""
            ))),
            None => words.parse().map(Self::Account).map_err(serde::de::Error::custom),
        }
    }
}

impl From<WrittenRoles> for Roles {
    fn from(written: WrittenRoles) -> Self {
        let mut roles = Self::default();
        let WrittenRoles { chair, secretariat, member } = written;
        for (holders, role) in [(chair, Role::Chair), (secretariat, Role::Secretariat), (member, Role::Member)] {
            for holder in holders {
                match (holder, role) {
                    (Holder::OfPlatform(words), role) => roles.of_platforms.push((words, role)),
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

    /// The role that the configuration gives to those who have one of these on their platform.
    pub fn role_of_platforms(&self, held: &[String]) -> Role {
        let given = self.roles.of_platforms.iter().filter(|(name, _)| held.contains(name)).map(|(_, role)| *role);
        given.max().unwrap_or_default()
    }

    /// Of the roles that somebody has on a platform, those that count here. What else they are there is nobody's business.
    pub fn platform_roles_that_count(&self, held: &[String]) -> Vec<String> {
        let mut counting: Vec<String> =
            held.iter().filter(|held| self.roles.of_platforms.iter().any(|(name, _)| name == *held)).cloned().collect();
        counting.sort();
        counting.dedup();
        counting
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
