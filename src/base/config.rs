//! The configuration: one TOML file, and `RAPPORTEUR_…` variables over it.
//!
//! Every key has a default. A secret `x` may be given as `x_file`. Secrets never print.

use std::ffi::OsString;
use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use commands::organisation::{self, Organisation, Roles};
use commands::record::Platform;
use commands::spelling::nearest;
use lettre::message::Mailbox;
use matrix_sdk::ruma::{OwnedRoomOrAliasId, OwnedUserId, RoomOrAliasId, UserId};
use serde::{Deserialize, Deserializer};
use strum::VariantArray as _;
use toml::{Table, Value};
use url::Url;

use commands::pipeline::limits::Limit;

mod database;
mod examined;
mod operation;

pub use database::Database;
pub(crate) use database::is_postgres;
pub use examined::Examined;
pub use operation::{Metrics, Operation};

/// Where the configuration is looked for when nobody says.
pub const DEFAULT_FILE: &str = "rapporteur.toml";

/// What begins the names of variables that stand over the file.
const PREFIX: &str = "RAPPORTEUR_";

/// The configuration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The organisation: its name, words and rules.
    pub organisation: Organisation,
    /// Where the record is kept.
    pub database: Database,
    /// The account on Matrix; without it Matrix is not used.
    pub matrix: Option<Matrix>,
    /// The application on Discord; without it Discord is not used.
    pub discord: Option<Discord>,
    /// The public record; without it there is none.
    pub web: Option<Web>,
    /// What signs the head of the journal; without it nothing does.
    pub checkpoint: Option<Checkpoint>,
    /// The mail server that takes digests; without it there is no mail.
    pub mail: Option<Mail>,
    /// The people in office.
    pub roles: Roles,
    /// How much one person may ask in one room.
    pub limits: Limit,
    /// What is counted, for Prometheus; without it that is not served.
    pub metrics: Option<Metrics>,
    /// What the operator is told.
    pub operation: Operation,
    /// Why the journal is taken as it is, whatever was signed of it: said on the command line.
    #[serde(skip)]
    pub trust_journal: Option<String>,
}

/// The account on Matrix.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// The homeserver's address.
    pub homeserver: Url,
    /// The user: `@rapporteur:example.org`.
    #[serde(deserialize_with = "user")]
    pub user: OwnedUserId,
    /// The password, unless there is a token.
    pub password: Option<Secret>,
    /// The file with the password.
    pub password_file: Option<PathBuf>,
    /// An access token in place of the password.
    pub token: Option<Secret>,
    /// The file with the token.
    pub token_file: Option<PathBuf>,
    /// The device to which the token belongs.
    pub device: Option<String>,
    /// The folder for session and keys.
    #[serde(default = "default_store")]
    pub store: PathBuf,
    /// What the folder is encrypted with.
    pub store_passphrase: Option<Secret>,
    /// The file with it.
    pub store_passphrase_file: Option<PathBuf>,
    /// What brings the keys back when the folder is lost.
    pub recovery_passphrase: Option<Secret>,
    /// The file with it.
    pub recovery_passphrase_file: Option<PathBuf>,
    /// From whom invitations are taken: `@*:example.org`.
    #[serde(default)]
    pub invites_from: Vec<String>,
    /// The space in which rooms are made for groups: `#igf:example.org`, or its id.
    #[serde(default, deserialize_with = "space")]
    pub space: Option<OwnedRoomOrAliasId>,
}

/// The application on Discord.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discord {
    /// The bot's token.
    pub token: Option<Secret>,
    /// The file with the token.
    pub token_file: Option<PathBuf>,
    /// The application's id.
    pub application: NonZeroU64,
    /// Another base address than Discord's own, such as a proxy's.
    pub api: Option<Url>,
    /// The one server in which commands are registered; all when absent.
    pub guild: Option<NonZeroU64>,
    /// The category in which channels are made for groups.
    pub category: Option<NonZeroU64>,
}

/// The public record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Web {
    /// Where it listens.
    #[serde(default = "default_listen")]
    pub listen: SocketAddr,
    /// The address under which the public reaches it.
    pub public_url: Option<Url>,
    /// What is said to those who want to take part: who the organisation is, where its rooms are, whom to ask.
    pub about: Option<String>,
}

/// What signs the head of the journal, so that others can verify the record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// The secret key.
    pub key: Option<Secret>,
    /// The file with it. It need not be there while it is not used: a command makes it.
    pub key_file: Option<PathBuf>,
    /// The file in which the last checkpoint is kept, apart from the database. By default it is beside the key.
    pub last: Option<PathBuf>,
}

/// The mail server that takes digests.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Its address: `smtps://…`, or `smtp://…`, where encryption begins by STARTTLS unless it is on this machine.
    #[serde(deserialize_with = "mail_server")]
    pub server: Url,
    /// The user as whom the bot hands mail in, if the server asks.
    pub user: Option<String>,
    /// The user's password.
    pub password: Option<Secret>,
    /// The file with it.
    pub password_file: Option<PathBuf>,
    /// From whom mail comes: `Rapporteur <rapporteur@example.org>`.
    #[serde(deserialize_with = "mailbox")]
    pub from: Mailbox,
    /// The organisation's mailing list, which gets the digest of all groups.
    #[serde(default, deserialize_with = "some_mailbox")]
    pub list: Option<Mailbox>,
    /// Where one leaves the list.
    pub list_unsubscribe: Option<Url>,
}

fn default_store() -> PathBuf {
    PathBuf::from("matrix")
}

fn default_listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8017))
}

/// Read by ourselves: the library's own words do not say what would do.
fn user<'de, D: Deserializer<'de>>(deserializer: D) -> Result<OwnedUserId, D::Error> {
    let user = String::deserialize(deserializer)?;
    let example = "an account should be like @rapporteur:example.org";
    UserId::parse(&user).map_err(|_| serde::de::Error::custom(format!("\"{user}\" is no account: {example}")))
}

fn space<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<OwnedRoomOrAliasId>, D::Error> {
    let space = String::deserialize(deserializer)?;
    let example = "a space should be like #igf:example.org, or its id, which begins with !";
    let parsed = RoomOrAliasId::parse(&space).map(Some);
    parsed.map_err(|_| serde::de::Error::custom(format!("\"{space}\" is no space: {example}")))
}

fn mail_server<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    let server = Url::deserialize(deserializer)?;
    // A password in an address would print.
    let is_plain =
        matches!(server.scheme(), "smtp" | "smtps") && server.host_str().is_some_and(|host| !host.is_empty());
    if !is_plain || !server.username().is_empty() || server.password().is_some() {
        let example = "it should be like smtps://mail.example.org, with user and password as keys of their own";
        return Err(serde::de::Error::custom(format!("the mail server cannot be read: {example}")));
    }
    Ok(server)
}

fn mailbox<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Mailbox, D::Error> {
    let words = String::deserialize(deserializer)?;
    let example = "it should be like rapporteur@example.org, or Rapporteur <rapporteur@example.org>";
    words.parse().map_err(|_| serde::de::Error::custom(format!("\"{words}\" is no mail address: {example}")))
}

fn some_mailbox<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Mailbox>, D::Error> {
    mailbox(deserializer).map(Some)
}

/// Something that never prints.
#[derive(Clone)]
pub struct Secret(String);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The library's own words would show what it found in the place of a string.
        let secret = String::deserialize(deserializer);
        secret.map(Self).map_err(|_| serde::de::Error::custom("a secret should be a string in quotes"))
    }
}

impl Secret {
    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The secret that was given as itself or as a file; the file's last line break is not part of it.
    ///
    /// # Errors
    ///
    /// When both were given, the file cannot be read, or nothing is in it.
    pub fn resolve(name: &str, given: Option<&Self>, file: Option<&Path>) -> anyhow::Result<Option<Self>> {
        let secret = match (given, file) {
            (Some(_), Some(_)) => bail!("{name} and {name}_file are both there: keep one"),
            (Some(secret), None) => secret.clone(),
            (None, Some(file)) => {
                let text = std::fs::read_to_string(file)
                    .with_context(|| format!("{name}_file {} cannot be read", file.display()))?;
                Self(text.trim_end_matches(['\r', '\n']).to_owned())
            }
            (None, None) => return Ok(None),
        };
        if secret.0.is_empty() {
            bail!("{name} is empty: give it, or take the line away");
        }
        Ok(Some(secret))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

impl Config {
    /// Reads `file`, or the default file if it is there, and the variables over it.
    ///
    /// # Errors
    ///
    /// One line that says what is wrong, where, and what would do.
    pub fn load(file: Option<&Path>, variables: impl Iterator<Item = (OsString, OsString)>) -> anyhow::Result<Self> {
        let variables = ours(variables)?;
        let path = file.map_or_else(|| PathBuf::from(DEFAULT_FILE), Path::to_path_buf);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if file.is_none() && error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                return Err(error).with_context(|| format!("the configuration {} cannot be read", path.display()));
            }
        };
        Self::read(&text, variables.into_iter()).with_context(|| {
            if text.is_empty() {
                "the configuration".to_owned()
            } else {
                format!("the configuration {}", path.display())
            }
        })
    }

    /// Reads the text of a file, and the variables over it.
    ///
    /// # Errors
    ///
    /// What is wrong, and what would do.
    pub fn read(text: &str, variables: impl Iterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let mut table: Table = text.parse().map_err(|error: toml::de::Error| readable(&error, text))?;
        // Read once without the variables, so that what is wrong in the file is said with its line.
        if let Err(error) = toml::from_str::<Self>(text)
            && !is_missing(&error)
        {
            return Err(readable(&error, text));
        }
        for (name, value) in variables {
            if let Some(path) = name.strip_prefix(PREFIX) {
                table = with_variable(&table, path, &value).with_context(|| format!("the variable {name}"))?;
            }
        }
        let mut config = Self::of(table)?;
        match config.settle().into_iter().next() {
            Some(fault) => bail!("{fault}"),
            None => Ok(config),
        }
    }
}

impl Config {
    /// Brings what hangs together into its place, and says what does not fit.
    fn settle(&mut self) -> Vec<String> {
        let mut faults = self.resolve_secrets();
        self.organisation.roles.clone_from(&self.roles);
        self.organisation.makes_rooms_on = self.makes_rooms_on();
        self.organisation.public_url = self.web.as_ref().and_then(|web| web.public_url.clone());
        if let Some(url) = self.organisation.public_url.as_ref().filter(|url| !matches!(url.scheme(), "https" | "http"))
        {
            faults.push(format!("web.public_url \"{url}\" should begin with https:// or http://"));
        }
        faults.extend(self.check_operation().err().map(|error| error.to_string()));
        faults.extend(self.organisation.faults());
        faults
    }

    fn of(table: Table) -> anyhow::Result<Self> {
        table.try_into().map_err(|error: toml::de::Error| anyhow::anyhow!("{}", with_nearest(error.message())))
    }

    /// The same for the bot that is in its rooms: it alone sends mail. People get it only where they can stop it.
    pub fn sending_mail(mut self) -> Self {
        self.organisation.mail = organisation::Mail {
            to_people: self.mail.is_some() && self.organisation.public_url.is_some(),
            to_list: self.mail.as_ref().is_some_and(|mail| mail.list.is_some()),
        };
        self
    }

    /// The platforms that have a place for new rooms.
    fn makes_rooms_on(&self) -> Vec<Platform> {
        let has_place = |platform: &Platform| match platform {
            Platform::Matrix => self.matrix.as_ref().is_some_and(|matrix| matrix.space.is_some()),
            Platform::Discord => self.discord.as_ref().is_some_and(|discord| discord.category.is_some()),
            Platform::Console | Platform::Mail => false,
        };
        Platform::VARIANTS.iter().copied().filter(has_place).collect()
    }

    /// Reads the secrets that were given as files, and says what is wrong with them. The key that signs is read where it is used:
    /// a command makes it.
    fn resolve_secrets(&mut self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut resolve = |name: &str, secret: &mut Option<Secret>, file: &Option<PathBuf>| match Secret::resolve(
            name,
            secret.as_ref(),
            file.as_deref(),
        ) {
            Ok(resolved) => *secret = resolved,
            Err(error) => faults.push(format!("{error:#}")),
        };
        let mut missing: Vec<&str> = Vec::new();
        if let Some(matrix) = &mut self.matrix {
            resolve("matrix.password", &mut matrix.password, &matrix.password_file);
            resolve("matrix.token", &mut matrix.token, &matrix.token_file);
            resolve("matrix.store_passphrase", &mut matrix.store_passphrase, &matrix.store_passphrase_file);
            resolve("matrix.recovery_passphrase", &mut matrix.recovery_passphrase, &matrix.recovery_passphrase_file);
            let has_file = matrix.password_file.is_some() || matrix.token_file.is_some();
            match (&matrix.password, &matrix.token, &matrix.device) {
                (None, None, _) if !has_file => missing.push("matrix: give a password or a token"),
                (_, Some(_), None) => missing.push("matrix.token needs matrix.device, the device to which it belongs"),
                _ => {}
            }
        }
        if let Some(discord) = &mut self.discord {
            resolve("discord.token", &mut discord.token, &discord.token_file);
            if discord.token.is_none() && discord.token_file.is_none() {
                missing.push("discord: give a token");
            }
        }
        if let Some(checkpoint) = &self.checkpoint {
            match (&checkpoint.key, &checkpoint.key_file) {
                (None, None) => missing.push("checkpoint: give a key, or take the table away"),
                (Some(_), Some(_)) => missing.push("checkpoint.key and checkpoint.key_file are both there: keep one"),
                (Some(_), None) | (None, Some(_)) => {}
            }
        }
        if let Some(mail) = &mut self.mail {
            resolve("mail.password", &mut mail.password, &mail.password_file);
            if mail.user.is_some() != (mail.password.is_some() || mail.password_file.is_some()) {
                missing.push("mail: give both user and password, or none of them");
            }
        }
        faults.extend(missing.into_iter().map(str::to_owned));
        faults
    }
}

/// Whether all that is wrong is that something is not there, which a variable may still bring.
fn is_missing(error: &toml::de::Error) -> bool {
    error.message().starts_with("missing field")
}

/// The variables that are for this program.
fn ours(variables: impl Iterator<Item = (OsString, OsString)>) -> anyhow::Result<Vec<(String, String)>> {
    let ours = variables.filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
    ours.filter(|(name, _)| name.starts_with(PREFIX))
        .map(|(name, value)| {
            let value = value.into_string().ok().with_context(|| format!("the variable {name} is not in UTF-8"))?;
            Ok((name, value))
        })
        .collect()
}

/// Puts a variable in its place: `MATRIX_STORE_PASSPHRASE` is the key `store_passphrase` of the table `matrix`. Its value
/// is a string where that is what the key takes, else what it would be in the file: a number, a list.
fn with_variable(table: &Table, path: &str, value: &str) -> anyhow::Result<Table> {
    let path = path.to_lowercase();
    let (section, key) = path.split_once('_').context("names no key: it should be like RAPPORTEUR_DATABASE_URL")?;
    let with = |value: Value| {
        let mut table = table.clone();
        match table.entry(section).or_insert_with(|| Value::Table(Table::new())) {
            Value::Table(section) => {
                // A secret itself stands over the file that has it, and the other way round.
                let other = key.strip_suffix("_file").map_or_else(|| format!("{key}_file"), str::to_owned);
                section.remove(&other);
                section.insert(key.to_owned(), value)
            }
            _ => bail!("{section} is not a table"),
        };
        Ok(table)
    };
    let as_string = with(Value::String(value.to_owned()))?;
    let refused = match section_of(&as_string, section) {
        Ok(()) => return Ok(as_string),
        Err(error) => error,
    };
    let in_file = format!("value = {value}").parse::<Table>().ok().and_then(|mut table| table.remove("value"));
    let as_in_file = with(in_file.ok_or(refused)?)?;
    section_of(&as_in_file, section).map(|()| as_in_file)
}

/// Whether a section can be read. What is missing in it may still come from another variable.
fn section_of(table: &Table, section: &str) -> anyhow::Result<()> {
    let alone: Table =
        table.iter().filter(|(name, _)| *name == section).map(|(name, value)| (name.clone(), value.clone())).collect();
    match alone.try_into::<Config>() {
        Err(error) if !is_missing(&error) => bail!("{}", with_nearest(error.message())),
        _ => Ok(()),
    }
}

/// An error of the file in one line, with the line where it is.
fn readable(error: &toml::de::Error, text: &str) -> anyhow::Error {
    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let message = with_nearest(error.message());
    match line {
        Some(line) => anyhow::anyhow!("line {line}: {message}"),
        None => anyhow::anyhow!("{message}"),
    }
}

/// Says the nearest known key beside an unknown one. The message of serde is all there is to know them by: it names the
/// unknown field first and then, between backticks too, all known ones.
fn with_nearest(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let mut names = message.split('`').skip(1).step_by(2);
    match names.next() {
        Some(unknown) if message.starts_with("unknown field") => {
            let known: Vec<&str> = names.collect();
            match nearest(unknown, known.iter().copied(), 1).first() {
                Some(near) => format!("unknown key \"{unknown}\": did you mean \"{near}\"?"),
                None => format!("unknown key \"{unknown}\": known are {}", known.join(", ")),
            }
        }
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::read(text, variables).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn nothing_needs_to_be_configured() {
        let config = read("", &[]).unwrap();
        assert_eq!(config.database.url, "sqlite:rapporteur.db");
        assert_eq!(config.organisation.categories.len(), 3);
    }

    #[test]
    fn a_variable_stands_over_the_file() {
        let text = "[database]\nurl = \"sqlite:a.db\"\n[roles]\nchair = [\"console:lynn\"]\n";
        let config = read(text, &[("RAPPORTEUR_DATABASE_URL", "sqlite:b.db"), ("HOME", "/")]).unwrap();
        assert_eq!(config.database.url, "sqlite:b.db");
        assert_eq!(config.organisation.roles.chair.len(), 1);
        let config = read(text, &[("RAPPORTEUR_ROLES_CHAIR", "[\"console:a\", \"console:b\"]")]).unwrap();
        assert_eq!(config.roles.chair.len(), 2);
        let matrix = [("HOMESERVER", "https://example.org"), ("USER", "@bot:example.org"), ("PASSWORD", "12345")];
        let matrix = matrix.map(|(key, value)| (format!("RAPPORTEUR_MATRIX_{key}"), value.to_owned()));
        let config = Config::read("", matrix.into_iter()).unwrap();
        assert_eq!(config.matrix.unwrap().password.as_ref().map(Secret::reveal), Some("12345"));
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_known_one() {
        assert_eq!(
            read("[organisation]\nnmae = \"x\"\n", &[]).unwrap_err(),
            "line 2: unknown key \"nmae\": did you mean \"name\"?"
        );
        assert_eq!(
            read("", &[("RAPPORTEUR_DATABASE_ULR", "x")]).unwrap_err(),
            "the variable RAPPORTEUR_DATABASE_ULR: unknown key \"ulr\": did you mean \"url\"?"
        );
        assert!(
            read("", &[("RAPPORTEUR_URL", "x")]).unwrap_err().starts_with("the variable RAPPORTEUR_URL: names no key")
        );
    }

    #[test]
    fn a_secret_comes_from_a_file_too_and_never_prints() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, "swordfish\n").unwrap();
        let text = "[matrix]\nhomeserver = \"https://example.org\"\nuser = \"@bot:example.org\"\n";
        let without_user = text.replace("user", "#");
        let by_variable = [("RAPPORTEUR_MATRIX_USER", "@bot:example.org"), ("RAPPORTEUR_MATRIX_PASSWORD", "x")];
        assert_eq!(read(&without_user, &by_variable).unwrap().matrix.unwrap().user, "@bot:example.org");
        let matrix = |more: &str| read(&format!("{text}{more}"), &[]).map(|config| config.matrix.unwrap());
        let by_file = matrix(&format!("password_file = {file:?}")).unwrap();
        assert_eq!(by_file.password.as_ref().map(Secret::reveal), Some("swordfish"));
        assert!(!format!("{by_file:?}").contains("swordfish"));
        let over =
            read(&format!("{text}password_file = {file:?}"), &[("RAPPORTEUR_MATRIX_PASSWORD", "other")]).unwrap();
        assert_eq!(over.matrix.unwrap().password.as_ref().map(Secret::reveal), Some("other"));
        assert!(!matrix("password = 12345").unwrap_err().contains("12345"));
        assert!(matrix("").unwrap_err().contains("give a password or a token"));
        assert!(matrix(&format!("password = \"a\"\npassword_file = {file:?}")).unwrap_err().contains("keep one"));
        assert!(matrix("pasword = \"a\"").unwrap_err().contains("did you mean \"password\"?"));
    }

    #[test]
    fn a_value_that_cannot_be_is_refused() {
        assert!(read("[organisation]\nzone = \"Mars\"\n", &[]).unwrap_err().contains("Mars"));
        assert!(read("[roles]\nchair = [\"lynn\"]\n", &[]).unwrap_err().contains("console:"));
        assert!(read("[web]\npublic_url = \"mailto:a@b.org\"", &[]).unwrap_err().contains("begin with https://"));
        let mail = |more: &str| read(&format!("[mail]\nfrom = \"bot@example.org\"\n{more}"), &[]);
        for server in
            ["https://mail.example.org", "smtps://lea:swordfish@mail.example.org", "smtp:mail", "mail.example.org"]
        {
            let said = mail(&format!("server = \"{server}\"")).unwrap_err();
            assert!(!said.contains("swordfish"), "{said}");
        }
        let server = "server = \"smtps://mail.example.org\"\n";
        assert!(mail(server).is_ok_and(|config| !config.organisation.mail.to_people));
        assert!(mail(&format!("{server}user = \"bot\"")).unwrap_err().contains("both user and password"));
        assert!(mail(&format!("{server}list = \"the list\"")).unwrap_err().contains("no mail address"));
        for numbers in ["application = 0", "application = 1\nguild = 0", "application = 1\ncategory = 0"] {
            let error = read(&format!("[discord]\ntoken = \"x\"\n{numbers}\n"), &[]).unwrap_err();
            assert!(error.contains("`0`, expected a nonzero u64"), "{error}");
        }
        assert!(read("[organisation", &[]).unwrap_err().starts_with("line 1: "));
    }
}
