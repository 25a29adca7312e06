//! The configuration: one TOML file, and `RAPPORTEUR_…` variables over it.
//!
//! Every key has a default. A secret `x` may be given as `x_file`. Secrets never print.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use commands::organisation::{self, Organisation, PlatformRole, Roles, Wrong};
use commands::pipeline::limits::Limit;
use commands::record::Platform;
use serde::Deserialize;
use strum::VariantArray as _;

mod answer;
mod database;
mod examined;
mod fault;
mod found;
mod operation;
mod secret;
mod tables;
mod values;
mod variables;

pub use database::Database;
pub(crate) use database::{is_postgres, postgres_address};
pub use examined::Examined;
pub use fault::{Fault, FaultPlace, Faults};
pub use operation::{Metrics, Operation};
pub use secret::Secret;
pub use tables::{Checkpoint, Discord, Mail, Matrix, Web};
pub use values::{Mailbox, MatrixUser};

/// Where the configuration is looked for when nobody says.
pub const DEFAULT_FILE: &str = "rapporteur.toml";

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

impl Config {
    /// Reads `file`, or the default file if it is there, and the variables over it.
    ///
    /// # Errors
    ///
    /// All that is wrong, where, and what would do.
    pub fn load(file: Option<&Path>, variables: impl Iterator<Item = (OsString, OsString)>) -> Result<Self, Faults> {
        Self::examine(file, variables).whole()
    }

    /// Reads the text of a file, and the variables over it.
    ///
    /// # Errors
    ///
    /// All that is wrong, and what would do.
    pub fn read(text: &str, variables: impl Iterator<Item = (String, String)>) -> Result<Self, Faults> {
        examined::examined(text, None, &variables.collect::<Vec<_>>()).whole()
    }

    /// Brings what hangs together into its place, and says what does not fit.
    fn settle(&mut self) -> Vec<Wrong> {
        let mut wrong = self.resolve_secrets();
        self.organisation.roles.clone_from(&self.roles);
        self.organisation.makes_rooms_on = self.makes_rooms_on();
        if let Some(matrix) = &self.matrix {
            self.organisation.mark_on_matrix.clone_from(&matrix.prefix);
        }
        self.organisation.public_url = self.web.as_ref().and_then(|web| web.public_url.clone());
        wrong.extend(self.check_operation());
        wrong.extend(self.check_power_levels());
        wrong.extend(self.organisation.faults());
        wrong
    }

    /// Whether there is a space whose power levels count, where they are to count.
    fn check_power_levels(&self) -> Option<Wrong> {
        let held = self.roles.of_platforms.iter().map(|(held, _)| held);
        let level = held.clone().find(|held| matches!(held, PlatformRole::MatrixPower(_)))?;
        let has_space = self.matrix.as_ref().is_none_or(|matrix| matrix.space.is_some());
        let reason = format!(
            "it is missing, and \"{level}\" in [roles] is a power level there. In other rooms levels say nothing, since anybody can make a \
             room. Write the organisation's space, such as space = \"#igf:example.org\", and invite the bot into it"
        );
        (!has_space).then(|| Wrong::of("matrix.space", reason))
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
    fn resolve_secrets(&mut self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let mut resolve = |key: &str, secret: &mut Option<Secret>, file: &Option<PathBuf>| match Secret::resolve(
            key,
            secret.as_ref(),
            file.as_deref(),
        ) {
            Ok(resolved) => *secret = resolved,
            Err(reason) => wrong.push(reason),
        };
        let mut missing: Vec<Wrong> = Vec::new();
        if let Some(matrix) = &mut self.matrix {
            let has_password = matrix.password.is_some() || matrix.password_file.is_some();
            let has_token = matrix.token.is_some() || matrix.token_file.is_some();
            resolve("matrix.password", &mut matrix.password, &matrix.password_file);
            resolve("matrix.token", &mut matrix.token, &matrix.token_file);
            resolve("matrix.store_passphrase", &mut matrix.store_passphrase, &matrix.store_passphrase_file);
            resolve("matrix.recovery_passphrase", &mut matrix.recovery_passphrase, &matrix.recovery_passphrase_file);
            if !has_password && !has_token {
                let reason =
                    "it is missing. Give the password of the account, or its file as password_file; or a token";
                missing.push(Wrong::of("matrix.password", reason));
            }
            if has_token && matrix.device.is_none() {
                let reason = "it is missing. Write the device to which matrix.token belongs";
                missing.push(Wrong::of("matrix.device", reason));
            }
        }
        if let Some(discord) = &mut self.discord {
            let has_token = discord.token.is_some() || discord.token_file.is_some();
            resolve("discord.token", &mut discord.token, &discord.token_file);
            if !has_token {
                let reason = "it is missing. Give the token of the bot, or its file as token_file";
                missing.push(Wrong::of("discord.token", reason));
            }
        }
        if let Some(checkpoint) = &self.checkpoint {
            match (&checkpoint.key, &checkpoint.key_file) {
                (None, None) => {
                    let reason = "it is missing. Give the file of the key as key_file, or take the table away";
                    missing.push(Wrong::of("checkpoint.key", reason));
                }
                (Some(_), Some(_)) => {
                    missing.push(Wrong::of("checkpoint.key", "checkpoint.key_file is there too. Keep one of them"));
                }
                (Some(_), None) | (None, Some(_)) => {}
            }
        }
        if let Some(mail) = &mut self.mail {
            let has_password = mail.password.is_some() || mail.password_file.is_some();
            resolve("mail.password", &mut mail.password, &mail.password_file);
            match (&mail.user, has_password) {
                (Some(_), false) => {
                    let reason = "it is missing. Give the password of mail.user, or its file as password_file";
                    missing.push(Wrong::of("mail.password", reason));
                }
                (None, true) => {
                    missing.push(Wrong::of("mail.user", "it is missing. Write the user to whom the password belongs"));
                }
                (Some(_), true) | (None, false) => {}
            }
        }
        wrong.extend(missing);
        wrong
    }
}

impl Examined {
    /// Whether a table is what the operator means: nothing in it, and nothing in the form of the file, is wrong.
    pub fn is_good(&self, table: &str) -> bool {
        !self
            .faults
            .iter()
            .any(|fault| fault.is_in(table) || matches!((fault.key.as_str(), &fault.place), ("", FaultPlace::Line(..))))
    }

    /// The configuration, if nothing is wrong with it.
    ///
    /// # Errors
    ///
    /// All that is wrong.
    pub fn whole(self) -> Result<Config, Faults> {
        if self.faults.is_empty() { Ok(self.config) } else { Err(Faults(self.faults)) }
    }
}

/// Whether all that is wrong is that something is not there, which a variable may still bring.
fn is_missing(error: &toml::de::Error) -> bool {
    error.message().starts_with("missing field")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::read(text, variables).map_err(|faults| faults.to_string())
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
            "line 2: organisation.nmae: unknown key \"nmae\": did you mean \"name\"?"
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
        assert!(read(&without_user, &by_variable).unwrap().matrix.unwrap().user.is("@bot:example.org"));
        let matrix = |more: &str| read(&format!("{text}{more}"), &[]).map(|config| config.matrix.unwrap());
        let by_file = matrix(&format!("password_file = {file:?}")).unwrap();
        assert_eq!(by_file.password.as_ref().map(Secret::reveal), Some("swordfish"));
        assert!(!format!("{by_file:?}").contains("swordfish"));
        let over =
            read(&format!("{text}password_file = {file:?}"), &[("RAPPORTEUR_MATRIX_PASSWORD", "other")]).unwrap();
        assert_eq!(over.matrix.unwrap().password.as_ref().map(Secret::reveal), Some("other"));
        assert!(!matrix("password = 12345").unwrap_err().contains("12345"));
        assert!(matrix("").unwrap_err().contains("matrix.password: it is missing"));
        assert!(matrix(&format!("password = \"a\"\npassword_file = {file:?}")).unwrap_err().contains("Keep one"));
        assert!(matrix("pasword = \"a\"").unwrap_err().contains("did you mean \"password\"?"));
    }

    #[test]
    fn a_power_level_counts_in_a_space_alone() {
        let matrix = "[matrix]\nhomeserver = \"https://example.org\"\nuser = \"@bot:example.org\"\npassword = \"x\"\n";
        let roles = "[roles]\nchair = [\"matrix-power:50\"]\n";
        let refused = read(&format!("{matrix}{roles}"), &[]).unwrap_err();
        assert!(refused.contains("matrix.space: it is missing, and \"matrix-power:50\" in [roles]"), "{refused}");
        assert!(read(&format!("{matrix}space = \"#igf:example.org\"\n{roles}"), &[]).is_ok());
        assert!(read(roles, &[]).is_ok(), "without Matrix it gives nothing to anybody");
        for wrong in ["matrix-power:0", "matrix-power:high", "matrix-space:#igf:example.org", "discord-role:0"] {
            let refused = read(&format!("[roles]\nchair = [\"{wrong}\"]\n"), &[]).unwrap_err();
            assert!(refused.contains(&format!("\"{wrong}\" is no ")) && !refused.contains("matrix:@"), "{refused}");
        }
    }

    #[test]
    fn a_prefix_is_a_sign_or_begins_with_one() {
        let mark = |prefix: &str| {
            let matrix = "homeserver = \"https://example.org\"\nuser = \"@bot:example.org\"\npassword = \"x\"";
            read(&format!("[matrix]\n{matrix}\nprefix = \"{prefix}\"\n"), &[])
                .map(|config| config.organisation.mark_on_matrix)
        };
        for (prefix, shown) in [("!rap", "!rap "), (" !rap ", "!rap "), ("%", "%"), ("!!", "!!")] {
            assert_eq!(mark(prefix).as_deref(), Ok(shown));
        }
        for prefix in ["", "/", "-", "rap", "@bot", "#", "! rap", "!a-word-that-is-too-long", "!é"] {
            let refused = mark(prefix).unwrap_err();
            assert!(refused.contains("cannot stand before commands. Write a sign"), "{refused}");
        }
        assert_eq!(read("", &[]).unwrap().organisation.mark_on_matrix, "!");
    }

    #[test]
    fn a_value_that_cannot_be_is_refused() {
        assert!(read("[organisation]\nzone = \"Mars\"\n", &[]).unwrap_err().contains("Mars"));
        assert!(read("[roles]\nchair = [\"lynn\"]\n", &[]).unwrap_err().contains("console:"));
        assert!(
            read("[web]\npublic_url = \"mailto:a@b.org\"", &[])
                .unwrap_err()
                .contains("Write https://record.example.org")
        );
        let mail = |more: &str| read(&format!("[mail]\nfrom = \"bot@example.org\"\n{more}"), &[]);
        for server in
            ["https://mail.example.org", "smtps://lea:swordfish@mail.example.org", "smtp:mail", "mail.example.org"]
        {
            let said = mail(&format!("server = \"{server}\"")).unwrap_err();
            assert!(!said.contains("swordfish") && said.contains("Write smtps://mail"), "{said}");
        }
        let server = "server = \"smtps://mail.example.org\"\n";
        assert!(mail(server).is_ok_and(|config| !config.organisation.mail.to_people));
        assert!(mail(&format!("{server}user = \"bot\"")).unwrap_err().contains("mail.password: it is missing"));
        assert!(mail(&format!("{server}list = \"the list\"")).unwrap_err().contains("no mail address"));
        for numbers in ["application = 0", "application = 1\nguild = 0", "application = 1\ncategory = 0"] {
            let error = read(&format!("[discord]\ntoken = \"x\"\n{numbers}\n"), &[]).unwrap_err();
            assert!(error.contains("0 is no number. Write the number of the "), "{error}");
        }
        assert!(read("[organisation", &[]).unwrap_err().starts_with("line 1: "));
    }
}
