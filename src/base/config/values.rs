//! Values of keys. What cannot be one is refused with what to write instead.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU64;
use std::str::FromStr;

use email_address::EmailAddress;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::Value;
use url::{Host, Url};

use crate::base::account::{is_localpart, is_matrix_user};
use crate::base::puppet::PuppetPattern;

/// How long a prefix of commands can be, so that it can be typed on a telephone.
const LONGEST_PREFIX: usize = 16;

/// The bot's user on Matrix: `@rapporteur:example.org`, or `rapporteur`, whose server the homeserver knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixUser {
    /// What is before the server.
    pub localpart: String,
    /// The server, if it is named.
    pub server: Option<String>,
}

/// The words are no user of Matrix: what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no user of Matrix. Write {1}")]
pub struct NoMatrixUser(String, String);

impl MatrixUser {
    /// Whether this is the user with a whole id.
    pub fn is(&self, id: &str) -> bool {
        let parts = id.strip_prefix('@').and_then(|rest| rest.split_once(':'));
        parts.is_some_and(|(localpart, server)| {
            localpart == self.localpart && self.server.as_deref().is_none_or(|own| own == server)
        })
    }
}

impl FromStr for MatrixUser {
    type Err = NoMatrixUser;

    fn from_str(words: &str) -> Result<Self, NoMatrixUser> {
        let bare = words.strip_prefix('@').unwrap_or(words);
        match bare.split_once(':') {
            Some((localpart, server)) if is_matrix_user(words) => {
                Ok(Self { localpart: localpart.to_owned(), server: Some(server.to_owned()) })
            }
            None if is_localpart(bare) => Ok(Self { localpart: bare.to_owned(), server: None }),
            _ => {
                let bare = bare.strip_prefix("matrix:").unwrap_or(bare);
                let whole = format!("@{}", bare.strip_prefix('@').unwrap_or(bare));
                let example = if is_matrix_user(&whole) { whole } else { "@rapporteur:example.org".to_owned() };
                Err(NoMatrixUser(words.to_owned(), example))
            }
        }
    }
}

impl fmt::Display for MatrixUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.server {
            Some(server) => write!(f, "@{}:{server}", self.localpart),
            None => f.write_str(&self.localpart),
        }
    }
}

/// Somebody's address of mail, with the name before it if there is one: `Rapporteur <rapporteur@example.org>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The name.
    pub name: Option<String>,
    /// The address.
    pub address: String,
}

/// The words are no address of mail.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no mail address. Write one like rapporteur@example.org, or Rapporteur <rapporteur@example.org>")]
pub struct NoMailbox(String);

impl FromStr for Mailbox {
    type Err = NoMailbox;

    fn from_str(words: &str) -> Result<Self, NoMailbox> {
        let (name, address) = match words.trim().strip_suffix('>').and_then(|words| words.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"'), address),
            None => ("", words.trim()),
        };
        if !EmailAddress::is_valid(address) || name.contains(['<', '>', '@']) {
            return Err(NoMailbox(words.to_owned()));
        }
        Ok(Self { name: Some(name.to_owned()).filter(|name| !name.is_empty()), address: address.to_owned() })
    }
}

/// What was given, as it is quoted: an address that may have a password in it is not.
fn quoted(given: &str) -> String {
    if given.contains('@') { "this".to_owned() } else { format!("\"{given}\"") }
}

/// Where something is served.
fn socket<'de, D: Deserializer<'de>>(deserializer: D, example: SocketAddr) -> Result<SocketAddr, D::Error> {
    let (given, is_quoted) = match Value::deserialize(deserializer)? {
        Value::String(words) => (words, true),
        other => (other.to_string(), false),
    };
    if is_quoted && let Ok(address) = given.parse() {
        return Ok(address);
    }
    let bare = given.trim().trim_start_matches("http://").trim_start_matches("https://").trim_end_matches('/');
    let bare = bare.replacen("localhost", "127.0.0.1", 1);
    let port = bare.trim_start_matches(':').parse().ok().map(|port: u16| SocketAddr::new(example.ip(), port));
    let ip = bare.parse().ok().map(|ip: IpAddr| SocketAddr::new(ip, example.port()));
    let meant = bare.parse().ok().or(port).or(ip).unwrap_or(example);
    Err(D::Error::custom(if is_quoted {
        format!("\"{given}\" is no address with a port. Write {meant}")
    } else {
        format!("{given} is no address with a port. Write it in quotes: \"{meant}\"")
    }))
}

pub(super) fn listen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SocketAddr, D::Error> {
    socket(deserializer, default_listen())
}

pub(super) fn metrics_listen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SocketAddr, D::Error> {
    socket(deserializer, SocketAddr::from(([127, 0, 0, 1], 8018)))
}

/// Where the public record is served when nobody says.
pub(super) fn default_listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8017))
}

/// An address on the web, with one of these beginnings.
fn address<E: serde::de::Error>(given: &str, schemes: &[&str], example: &str) -> Result<Url, E> {
    let parsed = Url::parse(given.trim());
    let is_whole = |url: &Url| schemes.contains(&url.scheme()) && url.host_str().is_some_and(|host| !host.is_empty());
    if let Ok(url) = parsed
        && (is_whole(&url) || (url.scheme() == "mailto" && schemes.contains(&"mailto")))
    {
        return Ok(url);
    }
    // On this machine nobody listens in between.
    let is_here = ["localhost", "127.", "[::1]"].iter().any(|here| given.starts_with(here));
    let scheme = schemes.get(usize::from(is_here)).copied().unwrap_or_default();
    let with_scheme = Url::parse(&format!("{scheme}://{given}")).ok();
    let is_name = |url: &Url| match url.host() {
        Some(Host::Domain(name)) => name.contains('.') || name == "localhost",
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => true,
        None => false,
    };
    let meant = with_scheme.filter(|url| !given.contains("://") && !given.contains('@') && is_name(url));
    let meant = meant.map_or_else(|| example.to_owned(), |url| url.as_str().trim_end_matches('/').to_owned());
    Err(E::custom(format!("{} is no address. Write {meant}", quoted(given))))
}

const WEB: &[&str] = &["https", "http"];

pub(super) fn homeserver<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    address(&String::deserialize(deserializer)?, WEB, "https://matrix.example.org")
}

pub(super) fn public_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    address(&String::deserialize(deserializer)?, WEB, "https://record.example.org").map(Some)
}

pub(super) fn proxy<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    address(&String::deserialize(deserializer)?, WEB, "https://proxy.example.org").map(Some)
}

pub(super) fn unsubscribe<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    let schemes = ["https", "http", "mailto"];
    address(&String::deserialize(deserializer)?, &schemes, "https://lists.example.org/unsubscribe").map(Some)
}

pub(super) fn mail_server<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    let given = String::deserialize(deserializer)?;
    let server = address::<D::Error>(&given, &["smtps", "smtp"], "smtps://mail.example.org")?;
    // A password in an address would print.
    if !server.username().is_empty() || server.password().is_some() {
        let keys = "Write smtps://mail.example.org alone, and mail.user and mail.password as keys of their own";
        return Err(D::Error::custom(format!("there is a user or a password in the address. {keys}")));
    }
    Ok(server)
}

/// A number of Discord's, which may be in quotes, as it is copied.
fn number<'de, D: Deserializer<'de>>(deserializer: D, whose: &str) -> Result<NonZeroU64, D::Error> {
    let given = Value::deserialize(deserializer)?;
    let number = match &given {
        Value::Integer(number) => u64::try_from(*number).ok().and_then(NonZeroU64::new),
        Value::String(words) => words.trim().parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| D::Error::custom(format!("{given} is no number. Write the number of {whose}, digits only")))
}

pub(super) fn application<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NonZeroU64, D::Error> {
    number(deserializer, "the application")
}

pub(super) fn guild<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NonZeroU64>, D::Error> {
    number(deserializer, "the server").map(Some)
}

pub(super) fn category<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NonZeroU64>, D::Error> {
    number(deserializer, "the category").map(Some)
}

pub(super) fn user<'de, D: Deserializer<'de>>(deserializer: D) -> Result<MatrixUser, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// Puppets of bridges.
pub(super) fn puppets<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PuppetPattern>, D::Error> {
    let pattern = |given: String| {
        let example = "Write one like @_discord_{discord}:example.org, with the whole name of the server";
        given.parse().map_err(|_| D::Error::custom(format!("\"{given}\" is no pattern of puppets. {example}")))
    };
    Vec::<String>::deserialize(deserializer)?.into_iter().map(pattern).collect()
}

/// What stands before commands, with a blank behind it where a command would run into it.
pub(super) fn prefix<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let given = String::deserialize(deserializer)?;
    let prefix = given.trim();
    // Words, lists, quotes and smileys begin with others, clients keep "/" for themselves, and "@" and "#" are people and rooms.
    let begins_well = prefix.starts_with(['!', '%', '$', '&', '=', '^', '~', '|', ';']);
    if !begins_well || prefix.len() > LONGEST_PREFIX || !prefix.chars().all(|c| c.is_ascii_graphic()) {
        let example = "Write a sign, or a sign and a short word, such as % or !rap";
        return Err(D::Error::custom(format!("\"{given}\" cannot stand before commands. {example}")));
    }
    let is_word = prefix.ends_with(|c: char| c.is_ascii_alphanumeric());
    Ok(if is_word { format!("{prefix} ") } else { prefix.to_owned() })
}

/// A room on Matrix by its alias or its id.
pub(super) fn space<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let given = String::deserialize(deserializer)?;
    let is_alias = given.strip_prefix('#').is_some_and(|alias| is_matrix_user(&format!("@{alias}")));
    let is_id = given.strip_prefix('!').is_some_and(|id| !id.is_empty() && !id.contains(char::is_whitespace));
    if is_alias || is_id {
        return Ok(Some(given));
    }
    let example = "its alias, such as #igf:example.org, or its id, which begins with !";
    Err(D::Error::custom(format!("\"{given}\" is no space. Write {example}")))
}

pub(super) fn mailbox<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Mailbox, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

pub(super) fn some_mailbox<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Mailbox>, D::Error> {
    mailbox(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_of_matrix_is_whole_or_the_name_alone() {
        let user = |words: &str| words.parse::<MatrixUser>();
        for (words, shown) in
            [("rapporteur", "rapporteur"), ("@rapporteur", "rapporteur"), ("@a:example.org", "@a:example.org")]
        {
            assert_eq!(user(words).unwrap().to_string(), shown);
        }
        assert!(user("rapporteur").unwrap().is("@rapporteur:example.org"));
        assert!(!user("rapporteur").unwrap().is("@rapporteur2:example.org"));
        assert!(!user("@rapporteur:example.org").unwrap().is("@rapporteur:elsewhere.org"));
        for (words, write) in [
            ("rapporteur:example.org", "@rapporteur:example.org"),
            ("matrix:@bot:example.org", "@bot:example.org"),
            ("matrix:bot:example.org", "@bot:example.org"),
            ("the bot", "@rapporteur:example.org"),
            ("@bot:", "@rapporteur:example.org"),
            ("", "@rapporteur:example.org"),
        ] {
            let said = user(words).unwrap_err().to_string();
            assert_eq!(said, format!("\"{words}\" is no user of Matrix. Write {write}"));
        }
    }

    #[test]
    fn an_address_of_mail_may_have_a_name() {
        let read = |words: &str| words.parse::<Mailbox>().map(|Mailbox { name, address }| (name, address));
        let address = || "bot@example.org".to_owned();
        assert_eq!(read("bot@example.org"), Ok((None, address())));
        assert_eq!(read(" <bot@example.org>"), Ok((None, address())));
        assert_eq!(read("The Bot <bot@example.org>"), Ok((Some("The Bot".to_owned()), address())));
        assert_eq!(read("\"Bot, The\" <bot@example.org>"), Ok((Some("Bot, The".to_owned()), address())));
        for words in ["the list", "bot@", "The Bot bot@example.org", "<bot@example.org", "a@b.org <bot@example.org>"] {
            assert!(read(words).is_err(), "{words}");
        }
    }
}
