//! The tables of the configuration that are for `rapporteur run`.

use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::PathBuf;

use serde::Deserialize;
use url::Url;

use super::Secret;
use super::values::{self, Mailbox, MatrixUser};
use crate::base::puppet::PuppetPattern;

/// The account on Matrix.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// The homeserver's address.
    #[serde(deserialize_with = "values::homeserver")]
    pub homeserver: Url,
    /// The user: `@rapporteur:example.org`, or `rapporteur`.
    #[serde(deserialize_with = "values::user")]
    pub user: MatrixUser,
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
    /// What stands before commands in place of `!`, where another bot hears that: `!rap`. A blank follows where it ends in a letter.
    #[serde(default = "default_prefix", deserialize_with = "values::prefix")]
    pub prefix: String,
    /// The space in which rooms are made for groups: `#igf:example.org`, or its id.
    #[serde(default, deserialize_with = "values::space")]
    pub space: Option<String>,
    /// The accounts that a bridge makes for people on Discord: `@_discord_{discord}:example.org`.
    #[serde(default, deserialize_with = "values::puppets")]
    pub puppets: Vec<PuppetPattern>,
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
    #[serde(deserialize_with = "values::application")]
    pub application: NonZeroU64,
    /// Another base address than Discord's own, such as a proxy's.
    #[serde(default, deserialize_with = "values::proxy")]
    pub api: Option<Url>,
    /// The one server in which commands are registered; all when absent.
    #[serde(default, deserialize_with = "values::guild")]
    pub guild: Option<NonZeroU64>,
    /// The category in which channels are made for groups.
    #[serde(default, deserialize_with = "values::category")]
    pub category: Option<NonZeroU64>,
}

/// The public record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Web {
    /// Where it listens.
    #[serde(default = "values::default_listen", deserialize_with = "values::listen")]
    pub listen: SocketAddr,
    /// The address under which the public reaches it.
    #[serde(default, deserialize_with = "values::public_url")]
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
    #[serde(deserialize_with = "values::mail_server")]
    pub server: Url,
    /// The user as whom the bot hands mail in, if the server asks.
    pub user: Option<String>,
    /// The user's password.
    pub password: Option<Secret>,
    /// The file with it.
    pub password_file: Option<PathBuf>,
    /// From whom mail comes: `Rapporteur <rapporteur@example.org>`.
    #[serde(deserialize_with = "values::mailbox")]
    pub from: Mailbox,
    /// The organisation's mailing list, which gets the digest of all groups.
    #[serde(default, deserialize_with = "values::some_mailbox")]
    pub list: Option<Mailbox>,
    /// Where one leaves the list.
    #[serde(default, deserialize_with = "values::unsubscribe")]
    pub list_unsubscribe: Option<Url>,
}

fn default_prefix() -> String {
    "!".to_owned()
}

fn default_store() -> PathBuf {
    PathBuf::from("matrix")
}
