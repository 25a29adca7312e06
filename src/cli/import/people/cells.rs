//! What a cell of a row can be.

use commands::organisation::Organisation;
use commands::record::{Account, Person, Platform, Role};
use commands::time::zone::{self, Choice, NoZone};
use email_address::EmailAddress;

use crate::base::account::can_exist;

/// What stands in a cell that empties what is known.
pub(super) const NOTHING: &str = "-";

/// What a row says of somebody's accounts on one platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// They have this one.
    Has(Account),
    /// They do not have this one any more: `-` and the account.
    HasNot(Account),
    /// They have none: `-`.
    HasNone(Platform),
}

impl Cell {
    /// What was typed in the column of a platform.
    pub(super) fn read(platform: Platform, typed: &str) -> Result<Self, String> {
        match typed.strip_prefix(NOTHING) {
            Some("") => Ok(Self::HasNone(platform)),
            Some(account) => account_of(platform, account.trim()).map(Self::HasNot),
            None => account_of(platform, typed).map(Self::Has),
        }
    }

    /// The account that the row gives.
    pub(super) fn given(&self) -> Option<&Account> {
        match self {
            Self::Has(account) => Some(account),
            Self::HasNot(_) | Self::HasNone(_) => None,
        }
    }

    /// The account by which the row names somebody, also where it is taken away.
    pub(super) fn named(&self) -> Option<&Account> {
        match self {
            Self::Has(account) | Self::HasNot(account) => Some(account),
            Self::HasNone(_) => None,
        }
    }

    /// Changes somebody's accounts. Another one takes the place of the only one that they had on its platform, since that was
    /// a slip, or is not theirs any more; of several, which they joined themselves, all are kept.
    pub(super) fn apply(&self, person: &mut Person) {
        match self {
            Self::Has(account) if person.accounts.contains(account) => {}
            Self::Has(account) => {
                let is_of_platform = |other: &&Account| other.platform == account.platform;
                if person.accounts.iter().filter(is_of_platform).count() == 1 {
                    person.accounts.retain(|other| other.platform != account.platform);
                }
                person.accounts.push(account.clone());
            }
            Self::HasNot(account) => person.accounts.retain(|other| other != account),
            Self::HasNone(platform) => person.accounts.retain(|other| other.platform != *platform),
        }
    }
}

/// An account that can exist on a platform.
fn account_of(platform: Platform, typed: &str) -> Result<Account, String> {
    let account = Account { platform, id: typed.to_owned() };
    if can_exist(&account) {
        return Ok(account);
    }
    Err(match platform {
        Platform::Console | Platform::Mail => {
            format!("{platform} \"{typed}\" is no account: write it without @, such as lynn")
        }
        Platform::Matrix => {
            format!("matrix \"{typed}\" is no account: write it with its server, such as @lynn:example.org")
        }
        Platform::Discord => {
            let is_rounded = typed.contains(['E', 'e', '.', ',']) && typed.starts_with(|c: char| c.is_ascii_digit());
            let hint = if is_rounded { ". A spreadsheet has shortened it: set the column to text" } else { "" };
            format!("discord \"{typed}\" is no account: write its number, in digits alone{hint}")
        }
    })
}

/// Whether a number ends as one does that a spreadsheet has rounded: it keeps fifteen digits.
pub(super) fn may_be_rounded(number: &str) -> bool {
    number.len() > 16 && number.bytes().skip(15).all(|digit| digit == b'0')
}

/// Fills in what the other cells of a row say; `-` empties what was known. Says what is wrong.
pub(super) fn fill<'c>(
    person: &mut Person,
    cell: impl Fn(&str) -> Option<&'c str>,
    organisation: &Organisation,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut set = |column: &str, read: &mut dyn FnMut(Option<&str>) -> Result<(), String>| {
        let Some(typed) = cell(column) else { return };
        if let Err(reason) = read(Some(typed).filter(|typed| *typed != NOTHING)) {
            wrong.push(reason);
        }
    };
    set("role", &mut |typed| {
        person.role = match typed {
            None => Role::default(),
            Some(role) => role
                .parse()
                .map_err(|_| format!("role \"{role}\" is none of chair, secretariat, member, participant"))?,
        };
        Ok(())
    });
    set("stakeholder", &mut |typed| {
        let group = |typed: &str| {
            organisation.stakeholder_group(typed).map(str::to_owned).ok_or_else(|| {
                format!("stakeholder \"{typed}\" is none of {}", organisation.stakeholder_groups.join(", "))
            })
        };
        person.stakeholder = typed.map(group).transpose()?;
        Ok(())
    });
    set("zone", &mut |typed| {
        let zone = |typed: &str| match zone::find(typed, || vec![organisation.zone.clone()]) {
            Ok(found) => Ok(found.name),
            Err(NoZone::Ambiguous(choices)) => {
                let choices: Vec<String> = choices.iter().map(named).collect();
                Err(format!("zone \"{typed}\" can be {}: write the one that is meant", choices.join(" or ")))
            }
            Err(NoZone::Unknown(near)) => {
                let near: Vec<String> = near.iter().map(named).collect();
                let meant = if near.is_empty() {
                    "such as Africa/Dakar".to_owned()
                } else {
                    format!("(is it {}?)", near.join(" or "))
                };
                Err(format!("zone \"{typed}\" is not a time zone {meant}"))
            }
        };
        person.zone = typed.map(zone).transpose()?;
        Ok(())
    });
    set("hours", &mut |typed| {
        let hours = |typed: &str| typed.parse().map_err(|_| format!("hours \"{typed}\" are not like 09:00-21:00"));
        person.hours = typed.map(hours).transpose()?;
        Ok(())
    });
    set("email", &mut |typed| {
        person.email = typed.map(mail_address).transpose()?;
        Ok(())
    });
    set("affiliation", &mut |typed| {
        person.affiliation = typed.map(str::to_owned);
        Ok(())
    });
    set("language", &mut |typed| {
        person.language = typed.map(str::to_owned);
        Ok(())
    });
    wrong
}

/// A zone that may be meant, with the place.
fn named(choice: &Choice) -> String {
    choice.place.as_ref().map_or_else(|| choice.zone.clone(), |place| format!("{} ({place})", choice.zone))
}

/// An address of mail, which is nothing but the address.
fn mail_address(typed: &str) -> Result<String, String> {
    let has_host = typed.rsplit_once('@').is_some_and(|(_, host)| host.contains('.') || host.starts_with('['));
    if EmailAddress::is_valid(typed) && has_host && !typed.contains(['<', '>']) {
        return Ok(typed.to_owned());
    }
    let within = typed.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).map(str::trim);
    let hint = within.filter(|address| EmailAddress::is_valid(address));
    let hint = hint.map(|address| format!(": write {address}")).unwrap_or_default();
    Err(format!("email \"{typed}\" is not an address{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_that_cannot_exist_is_refused() {
        for (platform, typed) in [
            (Platform::Console, "@lynn"),
            (Platform::Console, "console:lynn"),
            (Platform::Matrix, "@lynn"),
            (Platform::Matrix, "lynn:example.org"),
            (Platform::Matrix, "@lynn:"),
            (Platform::Matrix, "@:"),
            (Platform::Matrix, "https://matrix.to/#/@lynn:example.org"),
            (Platform::Discord, "4.2E+17"),
            (Platform::Discord, "4,2E+17"),
            (Platform::Discord, "lynn#1234"),
            (Platform::Discord, "<@123>"),
            (Platform::Discord, "0"),
            (Platform::Discord, "0123"),
            (Platform::Discord, "+123"),
            (Platform::Discord, "99999999999999999999"),
        ] {
            assert!(Cell::read(platform, typed).is_err(), "{platform} {typed}");
        }
        for (platform, typed) in
            [(Platform::Console, "lynn"), (Platform::Matrix, "@lynn:example.org"), (Platform::Discord, "123")]
        {
            let account = Account { platform, id: typed.to_owned() };
            assert_eq!(Cell::read(platform, typed), Ok(Cell::Has(account.clone())));
            assert_eq!(Cell::read(platform, &format!("-{typed}")), Ok(Cell::HasNot(account)));
        }
        assert!(may_be_rounded("212345678901235000") && may_be_rounded("21234567890123500"));
        assert!(!may_be_rounded("212345678901235010") && !may_be_rounded("17") && !may_be_rounded("1000"));
    }

    #[test]
    fn an_address_of_mail_is_the_address_alone() {
        for address in ["lynn@example.org", "lynn+igf@mail.example.org"] {
            assert_eq!(mail_address(address), Ok(address.to_owned()));
        }
        for none in [
            "nowhere",
            "@example.org",
            "lynn@",
            "lynn@localhost",
            "a b@example.org",
            "lynn@@example.org",
            "lynn@example",
        ] {
            assert!(mail_address(none).is_err(), "{none}");
        }
        let hint = mail_address("Lynn <lynn@example.org>").unwrap_err();
        assert!(hint.ends_with(": write lynn@example.org"), "{hint}");
    }
}
