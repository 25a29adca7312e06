//! What a cell of a row can be.

use commands::organisation::Organisation;
use commands::record::{Account, Hours, Person, Platform, Role};
use commands::time::when;
use commands::time::zone::{self, Choice, NoZone};
use commands::words::Language;
use email_address::EmailAddress;

use super::sheet::Row;
use crate::base::account::can_exist;
use crate::cli::import::file::before_misreading;

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
    let account = Account { platform, id: seen(typed) };
    if can_exist(&account) {
        return Ok(account);
    }
    let meant = meant(platform, &account.id);
    let how = match platform {
        Platform::Console | Platform::Mail => {
            format!("write it without @, such as {}", meant.as_deref().unwrap_or("lynn"))
        }
        Platform::Matrix => match meant {
            Some(account) => format!("write {account}"),
            None => "write it with its server, such as @lynn:example.org".to_owned(),
        },
        Platform::Discord => {
            let number = "write its number, in digits alone";
            let is_number = typed.starts_with(|c: char| c.is_ascii_digit());
            match meant {
                Some(account) => format!("{number}: {account}"),
                None if is_number && typed.contains(['E', 'e', '.', ',']) => {
                    format!(
                        "{number}. A spreadsheet has shortened it: set the column to text, and copy the number again"
                    )
                }
                None if is_number => format!("{number}: this is none of Discord's"),
                None => format!("{number}. Discord copies it in developer mode: \"Copy User ID\""),
            }
        }
    };
    Err(format!("\"{typed}\" is no account: {how}"))
}

/// The account that somebody means who has signs around it: `<@123>`, `console:lynn`, an address of matrix.to.
fn meant(platform: Platform, typed: &str) -> Option<String> {
    let prefix = platform.to_string();
    let bare = typed.strip_prefix(prefix.as_str()).and_then(|rest| rest.strip_prefix(':')).unwrap_or(typed);
    let bare = bare.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap_or(bare);
    let bare = bare.trim_start_matches(['<', '@', '!']).trim_end_matches(['>', ')']).trim();
    let id = match platform {
        Platform::Matrix => format!("@{bare}"),
        Platform::Discord => bare.replace([' ', '\u{a0}', '\u{202f}', '\''], ""),
        Platform::Console | Platform::Mail => bare.to_owned(),
    };
    let account = Account { platform, id };
    can_exist(&account).then_some(account.id)
}

/// A value without the signs that nobody sees, and that a page or a chat puts around what is copied from it.
fn seen(typed: &str) -> String {
    let is_hidden = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    typed.replace(is_hidden, "").trim().to_owned()
}

/// What is wrong with a cell, whatever its column is; the heading stands before that.
pub(super) fn fault(column: &str, typed: &str) -> Option<String> {
    if typed.contains('\n') {
        return Some("has a line break in it: write it in one line".to_owned());
    }
    let what = if typed.contains(char::is_control) {
        "has a control character in it".to_owned()
    } else if typed.contains('\u{fffd}') {
        "has lost a letter: write it again".to_owned()
    } else if let Some(were) = before_misreading(typed) {
        format!("was {were}, and was read in a wrong encoding: save the file anew")
    } else if is_error(typed) {
        "is an error of the spreadsheet".to_owned()
    } else if typed.starts_with('=') {
        "is a formula: write what it shows".to_owned()
    } else if column != "name" && is_nothing(typed) {
        "says nothing: leave the cell empty, or write - to empty what is known".to_owned()
    } else {
        return None;
    };
    Some(format!("\"{typed}\" {what}"))
}

/// Whether a cell says that nothing is meant by it.
fn is_nothing(typed: &str) -> bool {
    const NOTHINGS: [&str; 8] = ["n/a", "null", "none", "nan", "nil", "\u{2013}", "\u{2014}", "?"];
    NOTHINGS.contains(&typed.to_lowercase().as_str())
}

/// Whether a spreadsheet has left its own words in a cell: `#N/A`, `#REF!`.
fn is_error(typed: &str) -> bool {
    typed.strip_prefix('#').is_some_and(|rest| {
        let name = rest.trim_end_matches(['!', '?']);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | '0' | '_'))
    })
}

/// Whether a number ends as one does that a spreadsheet has rounded: it keeps fifteen digits.
pub(super) fn may_be_rounded(number: &str) -> bool {
    number.len() > 16 && number.bytes().skip(15).all(|digit| digit == b'0')
}

/// Fills in what the other cells of a row say; `-` empties what was known. Says what is wrong, each with its heading.
pub(super) fn fill(person: &mut Person, row: &Row, organisation: &Organisation) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut set = |column: &str, read: &mut dyn FnMut(Option<&str>) -> Result<(), String>| {
        let Some(typed) = row.sound(column) else { return };
        if let Err(reason) = read(Some(typed).filter(|typed| *typed != NOTHING)) {
            wrong.push(format!("{} {reason}", row.heading(column)));
        }
    };
    set("role", &mut |typed| {
        person.role = typed.map(role).transpose()?.unwrap_or_default();
        Ok(())
    });
    set("stakeholder", &mut |typed| {
        let group = |typed: &str| {
            organisation
                .stakeholder_group(typed)
                .map(str::to_owned)
                .ok_or_else(|| format!("\"{typed}\" is none of {}", organisation.stakeholder_groups.join(", ")))
        };
        person.stakeholder = typed.map(group).transpose()?;
        person.declared.stakeholder.take_if(|_| typed.is_some());
        Ok(())
    });
    set("zone", &mut |typed| {
        person.zone = typed.map(|typed| zone(typed, organisation)).transpose()?;
        Ok(())
    });
    set("hours", &mut |typed| {
        person.hours = typed.map(|typed| hours(typed, organisation)).transpose()?;
        Ok(())
    });
    set("email", &mut |typed| {
        person.email = typed.map(mail_address).transpose()?;
        person.declared.email.take_if(|_| typed.is_some());
        Ok(())
    });
    set("affiliation", &mut |typed| {
        person.affiliation = typed.map(str::to_owned);
        Ok(())
    });
    set("language", &mut |typed| {
        person.language = typed.map(language).transpose()?;
        Ok(())
    });
    wrong
}

/// A role, also as French writes it.
fn role(typed: &str) -> Result<Role, String> {
    match typed.to_lowercase().as_str() {
        "pr\u{e9}sident" | "pr\u{e9}sidente" | "pr\u{e9}sident(e)" => Ok(Role::Chair),
        "secr\u{e9}tariat" => Ok(Role::Secretariat),
        "membre" => Ok(Role::Member),
        "participant(e)" | "participante" => Ok(Role::Participant),
        other => other.parse().map_err(|_| format!("\"{typed}\" is none of chair, secretariat, member, participant")),
    }
}

/// Hours of a day, as people write them in English and in the organisation's language.
fn hours(typed: &str, organisation: &Organisation) -> Result<Hours, String> {
    let read = |language: Language| when::hours(typed, language.vocabulary());
    let read = read(Language::English).or_else(|_| read(organisation.language));
    read.map_err(|_| format!("\"{typed}\" are not like 09:00-21:00"))
}

/// The IANA name of a zone.
fn zone(typed: &str, organisation: &Organisation) -> Result<String, String> {
    let choices = |choices: Vec<Choice>| choices.iter().map(named).collect::<Vec<_>>().join(" or ");
    match zone::find(typed, || vec![organisation.zone.clone()]) {
        Ok(found) => Ok(found.name),
        Err(NoZone::Ambiguous(several)) => {
            Err(format!("\"{typed}\" can be {}: write the one that is meant", choices(several)))
        }
        Err(NoZone::Unknown(near)) if near.is_empty() => {
            Err(format!("\"{typed}\" is not a time zone such as Africa/Dakar"))
        }
        Err(NoZone::Unknown(near)) => {
            Err(format!("\"{typed}\" is not a time zone such as Africa/Dakar: did you mean {}?", choices(near)))
        }
    }
}

/// A zone that may be meant, with the place.
fn named(choice: &Choice) -> String {
    choice.place.as_ref().map_or_else(|| choice.zone.clone(), |place| format!("{} ({place})", choice.zone))
}

/// The tag of a language (BCP 47), also where it is called by its name.
fn language(typed: &str) -> Result<String, String> {
    if let Ok(language) = typed.parse::<Language>() {
        return Ok(language.tag().to_owned());
    }
    // One that nothing is said in yet is kept for the day on which there is.
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (first, rest) = typed.split_once(['-', '_']).unwrap_or((typed, "x"));
    let is_tag = (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && rest.split(['-', '_']).all(is_part);
    is_tag.then(|| typed.to_owned()).ok_or_else(|| format!("\"{typed}\" is not a language such as en or fr"))
}

/// An address of mail, which is nothing but the address.
fn mail_address(typed: &str) -> Result<String, String> {
    let has_host =
        |address: &str| address.rsplit_once('@').is_some_and(|(_, host)| host.contains('.') || host.starts_with('['));
    let is_address =
        |address: &str| EmailAddress::is_valid(address) && has_host(address) && !address.contains(['<', '>']);
    let bare = seen(typed);
    if is_address(&bare) {
        return Ok(bare);
    }
    let parts = bare.split(|c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '"' | '/')
    });
    let within: Vec<&str> = parts.map(|part| part.trim_matches(['.', '\''])).filter(|part| is_address(part)).collect();
    Err(match within.as_slice() {
        [] => format!("\"{typed}\" is not an address such as lynn@example.org"),
        [address] => format!("\"{typed}\" is not an address: write {address}"),
        several => format!("\"{typed}\" has {} addresses: write one", several.len()),
    })
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
    fn hours_and_languages_are_read_as_they_are_in_a_room() {
        let organisation = Organisation::default();
        let in_french = Organisation { language: Language::French, ..Organisation::default() };
        for (typed, shown) in [
            ("09:00-18:00", "09:00-18:00"),
            ("09:00\u{2013}18:00", "09:00-18:00"),
            ("9-5", "09:00-17:00"),
            ("9-17", "09:00-17:00"),
            ("9am-5pm", "09:00-17:00"),
            ("22-6", "22:00-06:00"),
        ] {
            assert_eq!(hours(typed, &organisation).map(|hours| hours.to_string()), Ok(shown.to_owned()), "{typed}");
        }
        assert_eq!(hours("9h-17h30", &in_french).map(|hours| hours.to_string()), Ok("09:00-17:30".to_owned()));
        for none in ["late", "9", "25-26", "09:00-09:00", "monday 9-5"] {
            assert!(hours(none, &organisation).is_err(), "{none}");
        }
        for (typed, tag) in
            [("French", "fr"), ("fran\u{e7}ais", "fr"), ("anglais", "en"), ("fr-CA", "fr"), ("es", "es")]
        {
            assert_eq!(language(typed), Ok(tag.to_owned()), "{typed}");
        }
        assert!(language("Klingon").is_err() && language("\u{2014}").is_err());
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
