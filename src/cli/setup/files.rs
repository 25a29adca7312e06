//! What `setup` writes: a configuration that can be read, and a file for each secret. All of it at the end, the secrets first.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::Context;
use toml::{Table, Value};

/// The folder of the secrets, beside the configuration.
const SECRETS: &str = "secrets";

/// The keys whose values are secrets, by their sections.
const SECRET_KEYS: [(&str, &str); 5] = [
    ("matrix", "password"),
    ("matrix", "token"),
    ("matrix", "store_passphrase"),
    ("matrix", "recovery_passphrase"),
    ("discord", "token"),
];

/// What stands above a key, or above a table.
const NOTES: [(&str, &str); 8] = [
    ("roles.chair", "The chair decides, and says what each room is for. More accounts go between the brackets."),
    ("roles.secretariat", "The secretariat records what was said elsewhere."),
    ("matrix.store", "The folder belongs to the database: back up both together."),
    ("matrix.store_passphrase_file", "The folder is encrypted with it. Do not change it."),
    (
        "matrix.recovery_passphrase_file",
        "It brings the keys back when the folder is lost: keep a copy at a second place.",
    ),
    ("matrix.invites_from", "From whom the bot takes invitations into rooms."),
    ("discord.guild", "The one server where the commands are; without this line they are in all of the bot's servers."),
    ("web.listen", "Put a web server before it that speaks HTTPS: web.md."),
];

/// The order of what is written.
const ORDER: [(&str, &[&str]); 6] = [
    ("organisation", &["name", "short_name", "zone"]),
    ("roles", &["chair", "secretariat"]),
    ("database", &["url"]),
    (
        "matrix",
        &[
            "homeserver",
            "user",
            "password_file",
            "token_file",
            "device",
            "invites_from",
            "store",
            "store_passphrase_file",
            "recovery_passphrase_file",
        ],
    ),
    ("discord", &["application", "token_file", "api", "guild"]),
    ("web", &["listen", "public_url"]),
];

/// What is to be written.
pub(super) struct FilePlan {
    /// The secrets by their files, then the configuration.
    files: Vec<(PathBuf, String)>,
}

/// The file of a secret, beside a configuration.
pub(super) fn secret_file(config: &Path, section: &str, key: &str) -> PathBuf {
    let folder = match config.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // The program may be started from elsewhere.
        Some(folder) => std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()),
        None => PathBuf::new(),
    };
    folder.join(SECRETS).join(format!("{section}-{}", key.replace('_', "-")))
}

impl FilePlan {
    /// Takes the secrets out of what was answered, each into a file, and writes down the rest.
    pub(super) fn of(answered: &Table, config: &Path) -> Self {
        let mut answered = answered.clone();
        let mut files = Vec::new();
        for (section, key) in SECRET_KEYS {
            let Some(Value::Table(keys)) = answered.get_mut(section) else { continue };
            let Some(Value::String(secret)) = keys.remove(key) else { continue };
            let file = secret_file(config, section, key);
            keys.insert(format!("{key}_file"), Value::String(file.display().to_string()));
            files.push((file, secret + "\n"));
        }
        files.push((config.to_owned(), text(&answered)));
        Self { files }
    }

    /// Those files that are there already.
    pub(super) fn there(&self) -> Vec<&Path> {
        self.files.iter().map(|(file, _)| file.as_path()).filter(|file| fs::symlink_metadata(file).is_ok()).collect()
    }

    /// All files.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(file, _)| file.as_path())
    }

    /// Writes all, each file whole or not at all. When one cannot be written, those that were not there before go again.
    ///
    /// # Errors
    ///
    /// Which file cannot be written, and why.
    pub(super) fn write(&self) -> anyhow::Result<()> {
        let mut made: Vec<&Path> = Vec::new();
        for (file, text) in &self.files {
            let is_new = fs::symlink_metadata(file).is_err();
            if let Err(error) = write(file, text) {
                for file in made {
                    // What has to be known is why the other one could not be written.
                    let _ = fs::remove_file(file);
                }
                return Err(error).with_context(|| format!("{} cannot be written, so nothing was", file.display()));
            }
            made.extend(is_new.then_some(file.as_path()));
        }
        Ok(())
    }
}

/// Writes a file that nobody else may read: under another name first, so that it is never there by half.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let under_way = folder.join(format!(".{name}.new"));
    // What an earlier try has left.
    let _ = fs::remove_file(&under_way);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&under_way)?;
    let written =
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&under_way, path));
    if written.is_err() {
        let _ = fs::remove_file(&under_way);
    }
    written?;
    // The name too is there for good.
    File::open(folder)?.sync_all()
}

/// The configuration as text.
fn text(answered: &Table) -> String {
    let mut text = "# Written by `rapporteur setup`. `rapporteur check` tells whether it is right; the file deploy/rapporteur.toml of the\n\
                    # sources explains every key that there is. Paths start from the folder in which the program is started.\n"
        .to_owned();
    for (section, keys) in ORDER {
        let Some(Value::Table(given)) = answered.get(section) else { continue };
        text.push_str(&format!("\n[{section}]\n"));
        for key in keys {
            let Some(value) = given.get(*key) else { continue };
            let place = format!("{section}.{key}");
            if let Some((_, note)) = NOTES.iter().find(|(noted, _)| *noted == place) {
                text.push_str(&format!("# {note}\n"));
            }
            text.push_str(&format!("{key} = {value}\n"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn secrets_go_into_files_of_their_own_and_everything_is_for_oneself() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("rapporteur.toml");
        let answered: Table =
            "[organisation]\nname = \"Our \\\"group\\\"\"\n[discord]\ntoken = \"swordfish\"\napplication = 7\n\
                               [roles]\nchair = [\"discord:1\"]\nsecretariat = []"
                .parse()
                .unwrap();
        let plan = FilePlan::of(&answered, &config);
        assert!(plan.there().is_empty());
        plan.write().unwrap();
        let token = folder.path().join("secrets/discord-token");
        assert_eq!(fs::read_to_string(&token).unwrap(), "swordfish\n");
        assert_eq!([&config, &token, &folder.path().join("secrets")].map(|path| mode(path)), [0o600, 0o600, 0o700]);
        assert_eq!(plan.there(), [token.as_path(), &config]);
        let written = fs::read_to_string(&config).unwrap().replace(&folder.path().display().to_string(), "FOLDER");
        expect_test::expect![[r##"
            # Written by `rapporteur setup`. `rapporteur check` tells whether it is right; the file deploy/rapporteur.toml of the
            # sources explains every key that there is. Paths start from the folder in which the program is started.

            [organisation]
            name = 'Our "group"'

            [roles]
            # The chair decides, and says what each room is for. More accounts go between the brackets.
            chair = ["discord:1"]
            # The secretariat records what was said elsewhere.
            secretariat = []

            [discord]
            application = 7
            token_file = "FOLDER/secrets/discord-token"
        "##]].assert_eq(&written);
    }

    #[test]
    fn what_cannot_be_written_whole_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("rapporteur.toml");
        fs::create_dir(&config).unwrap();
        let answered: Table = "[discord]\ntoken = \"swordfish\"\n".parse().unwrap();
        let refused = format!("{:#}", FilePlan::of(&answered, &config).write().unwrap_err());
        assert!(refused.contains("cannot be written, so nothing was"), "{refused}");
        assert_eq!(fs::read_dir(folder.path().join("secrets")).unwrap().count(), 0);
        assert_eq!(fs::read_dir(&config).unwrap().count(), 0);
    }
}
