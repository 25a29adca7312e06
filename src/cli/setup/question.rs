//! What `setup` wants to know. The keys are those of the configuration, and of the file of answers.

use anyhow::Context as _;
use commands::record::{Account, Platform};
use commands::spelling::nearest;

use crate::base::config::Config;

/// A question.
#[derive(Clone, Copy, Debug)]
pub(super) struct SetupQuestion {
    /// The key in the configuration or, where it has none, in the file of answers alone.
    pub(super) key: &'static str,
    /// What is asked.
    pub(super) words: &'static str,
}

const fn question(key: &'static str, words: &'static str) -> SetupQuestion {
    SetupQuestion { key, words }
}

pub(super) const NAME: SetupQuestion = question("organisation.name", "The name of your organisation");
pub(super) const ZONE: SetupQuestion = question("organisation.zone", "Its time zone, such as Europe/Paris");
pub(super) const CHAIR: SetupQuestion =
    question("roles.chair", "The chair's account: like @lynn:example.org on Matrix, a number on Discord");
pub(super) const SECRETARIAT: SetupQuestion =
    question("roles.secretariat", "Accounts of the secretariat, with commas between them (may be empty)");
pub(super) const DATABASE: SetupQuestion =
    question("database.url", "Where the record is kept: sqlite:PATH, or postgres://USER@HOST/NAME");

pub(super) const HOMESERVER: SetupQuestion =
    question("matrix.homeserver", "The address of the homeserver, like https://matrix.example.org");
pub(super) const USER: SetupQuestion = question("matrix.user", "The bot's own account, like @rapporteur:example.org");
pub(super) const PASSWORD: SetupQuestion =
    question("matrix.password", "Its password (not shown; empty if you have an access token instead)");
pub(super) const MATRIX_TOKEN: SetupQuestion = question("matrix.token", "Its access token (not shown)");
pub(super) const DEVICE: SetupQuestion = question("matrix.device", "The device to which the token belongs");
pub(super) const INVITES_FROM: SetupQuestion =
    question("matrix.invites_from", "From whom the bot takes invitations, with * for any letters");
pub(super) const RECOVERY: SetupQuestion = question(
    "matrix.recovery_passphrase",
    "The recovery key, if the account has one from Element (not shown; empty if not: then one is made)",
);
pub(super) const STORE: SetupQuestion = question("matrix.store", "The folder for the session and the keys");
pub(super) const MATRIX_HELLO: SetupQuestion =
    question("matrix.hello", "Where it says hello: an address like #plenary:example.org, \"invited\", or \"no\"");

pub(super) const API: SetupQuestion =
    question("discord.api", "The address of a proxy before Discord, if there is one (may be empty)");
pub(super) const DISCORD_TOKEN: SetupQuestion = question("discord.token", "The bot's token (not shown)");
pub(super) const APPLICATION: SetupQuestion = question("discord.application", "The number of the application");
pub(super) const GUILD: SetupQuestion =
    question("discord.guild", "The number of your server, to have the commands there alone and at once (may be empty)");
pub(super) const DISCORD_HELLO: SetupQuestion =
    question("discord.hello", "The number of a channel in which it says hello, or \"no\"");

pub(super) const LISTEN: SetupQuestion = question("web.listen", "Where the record is served on this machine");
pub(super) const PUBLIC_URL: SetupQuestion =
    question("web.public_url", "The address under which the public reaches it (may be empty)");

pub(super) const PEOPLE: SetupQuestion = question("people.file", "A file of people (CSV) to take in (may be empty)");

/// All questions, in the order in which they come.
pub(super) const ALL: [SetupQuestion; 22] = [
    NAME,
    ZONE,
    CHAIR,
    SECRETARIAT,
    DATABASE,
    HOMESERVER,
    USER,
    PASSWORD,
    MATRIX_TOKEN,
    DEVICE,
    INVITES_FROM,
    RECOVERY,
    STORE,
    API,
    DISCORD_TOKEN,
    APPLICATION,
    GUILD,
    LISTEN,
    PUBLIC_URL,
    MATRIX_HELLO,
    DISCORD_HELLO,
    PEOPLE,
];

/// In the file of answers: whether files that are there may be written anew.
pub(super) const OVERWRITE: &str = "overwrite";

/// The secrets. Each goes into a file of its own, and may be given as one.
pub(super) const SECRETS: [&str; 4] =
    ["matrix.password", "matrix.token", "matrix.recovery_passphrase", "discord.token"];

impl SetupQuestion {
    /// An answer in its usual form, or what is wrong with it.
    pub(super) fn read(&self, answer: &str) -> anyhow::Result<String> {
        let answer = match self.key {
            "roles.chair" | "roles.secretariat" => accounts(answer)?,
            "matrix.homeserver" | "web.public_url" | "discord.api" if !answer.contains("://") => {
                format!("https://{answer}")
            }
            "people.file" => {
                std::fs::metadata(answer).with_context(|| format!("{answer} cannot be read"))?;
                return Ok(answer.to_owned());
            }
            "matrix.hello" => return Ok(answer.to_owned()),
            "discord.hello" => {
                let is_number = answer.parse::<u64>().is_ok_and(|number| number != 0);
                anyhow::ensure!(is_number || answer == "no", "\"{answer}\" is no channel: give its number");
                return Ok(answer.to_owned());
            }
            _ => answer.to_owned(),
        };
        Config::would_take(self.key, &in_file(self.key, &answer))?;
        Ok(answer)
    }
}

/// What a value is like in a configuration: several in brackets, where there can be several.
fn in_file(key: &str, answer: &str) -> String {
    match key {
        "roles.chair" | "roles.secretariat" | "matrix.invites_from" => format!("{:?}", list(answer)),
        _ => answer.to_owned(),
    }
}

/// The parts of an answer that may have several.
pub(super) fn list(answer: &str) -> Vec<&str> {
    answer.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Accounts as the configuration has them. On Matrix and on Discord one sees by an account where it is.
fn accounts(answer: &str) -> anyhow::Result<String> {
    let read = |account: &str| {
        let platform = match account {
            _ if account.starts_with('@') && account.contains(':') => "matrix:",
            _ if account.parse::<u64>().is_ok() => "discord:",
            _ => "",
        };
        let example = "an account is like matrix:@lynn:example.org, discord:123456789012345678 or console:lynn";
        let account: Account = format!("{platform}{account}")
            .parse()
            .map_err(|_| anyhow::anyhow!("\"{account}\" is no account: {example}"))?;
        let is_one = match account.platform {
            Platform::Matrix => account.id.starts_with('@') && account.id.contains(':'),
            Platform::Discord => account.id.parse::<u64>().is_ok_and(|id| id != 0),
            Platform::Console => !account.id.starts_with('@'),
            Platform::Mail => false,
        };
        anyhow::ensure!(is_one, "nobody can have the account \"{account}\": {example}");
        Ok(account.to_string())
    };
    let accounts: Vec<String> = list(answer).into_iter().map(read).collect::<anyhow::Result<_>>()?;
    Ok(accounts.join(", "))
}

/// What is said of a key that there is not.
pub(super) fn unknown(key: &str) -> String {
    let files = SECRETS.map(|secret| format!("{secret}_file"));
    let known = ALL.iter().map(|question| question.key).chain([OVERWRITE]).chain(files.iter().map(String::as_str));
    match nearest(key, known, 1).first() {
        Some(near) => format!("unknown key \"{key}\": did you mean \"{near}\"?"),
        None => format!("unknown key \"{key}\": deploy/setup.md has all that there are"),
    }
}

/// Whether the file of answers can have a key.
pub(super) fn is_known(key: &str) -> bool {
    key == OVERWRITE
        || ALL.iter().any(|question| question.key == key)
        || key.strip_suffix("_file").is_some_and(|secret| SECRETS.contains(&secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_tells_where_it_is() {
        assert_eq!(
            CHAIR.read("@lynn:example.org, 123 console:lea").unwrap(),
            "matrix:@lynn:example.org, discord:123, console:lea"
        );
        for wrong in ["lynn", "@lynn", "matrix:lynn", "discord:lynn", "0", "irc:lynn"] {
            assert!(CHAIR.read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_may_be_given_as_people_say_it() {
        assert_eq!(HOMESERVER.read("matrix.example.org").unwrap(), "https://matrix.example.org");
        assert_eq!(HOMESERVER.read("http://127.0.0.1:8008").unwrap(), "http://127.0.0.1:8008");
        assert!(INVITES_FROM.read("@*:example.org").is_ok() && GUILD.read("0").is_err());
    }

    #[test]
    fn every_question_is_in_the_document() {
        let document = include_str!("../../../deploy/setup.md");
        for SetupQuestion { key, .. } in ALL {
            assert!(document.contains(&format!("`{key}`")), "{key}");
        }
        assert!(document.contains("overwrite = true"));
    }

    #[test]
    fn a_mistyped_key_is_answered_with_the_nearest() {
        assert!(is_known("discord.token_file") && is_known("web.listen") && !is_known("matrix.pasword"));
        assert_eq!(unknown("matrix.pasword"), "unknown key \"matrix.pasword\": did you mean \"matrix.password\"?");
    }
}
