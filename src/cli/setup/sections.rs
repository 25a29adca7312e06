//! The tables of the configuration, one after the other, with the log-ins that they allow.

use std::path::Path;

use anyhow::{Context, bail};
use commands::record::chance::Chance;
use toml::{Table, Value};

use super::TRIES;
use super::asker::Asker;
use super::files::secret_file;
use super::question::{self, list};
use crate::base::clock::{SystemTime, seed};
use crate::base::config::{self, Config, Secret};
use crate::cli::print;
use crate::platforms::findings::PlatformFault;
use crate::platforms::{discord, matrix};

/// Asks for the organisation and the people in office.
pub(super) fn organisation(asker: &mut Asker, answered: &mut Table) -> anyhow::Result<()> {
    let mut organisation = Table::new();
    put(&mut organisation, "name", Some(asker.needed(&question::NAME, None)?));
    // Without it the example's own short name would be said.
    put(&mut organisation, "short_name", Some(String::new()));
    put(&mut organisation, "zone", Some(asker.needed(&question::ZONE, Some("UTC"))?));
    answered.insert("organisation".to_owned(), Value::Table(organisation));
    let mut roles = Table::new();
    put_list(&mut roles, "chair", &asker.needed(&question::CHAIR, None)?);
    put_list(&mut roles, "secretariat", &asker.answer(&question::SECRETARIAT, None)?.unwrap_or_default());
    answered.insert("roles".to_owned(), Value::Table(roles));
    Ok(())
}

/// Asks where the record is kept. Gives the URL.
pub(super) fn database(asker: &mut Asker, answered: &mut Table, default: &str) -> anyhow::Result<String> {
    let url = asker.needed(&question::DATABASE, Some(default))?;
    let mut database = Table::new();
    put(&mut database, "url", Some(url.clone()));
    answered.insert("database".to_owned(), Value::Table(database));
    Ok(url)
}

/// Asks for the account on Matrix until it is let in, or left out.
pub(super) async fn matrix(asker: &mut Asker, answered: &mut Table, path: &Path) -> anyhow::Result<()> {
    if !asker.wants("matrix", "Shall the bot be on Matrix?", true)? {
        return Ok(());
    }
    let mut section = Table::new();
    let mut tries = 0;
    loop {
        ask_for_account(asker, &mut section)?;
        let config = account(&section)?;
        match matrix::probe::try_log_in(&config, &SystemTime).await {
            Ok(let_in) => {
                if let Some(device) = let_in.device {
                    section.insert("device".to_owned(), Value::String(device));
                }
                print(&format!("{} is let in.\n", config.user))?;
                break;
            }
            Err(fault) => {
                if is_left_out(asker, fault, &mut tries, "Matrix", &mut section)? {
                    return Ok(());
                }
            }
        }
    }
    let server = section.get("user").and_then(Value::as_str).and_then(|user| user.split_once(':'));
    let of_server = server.map(|(_, server)| format!("@*:{server}"));
    let invites_from = asker.answer(&question::INVITES_FROM, of_server.as_deref())?.unwrap_or_default();
    put_list(&mut section, "invites_from", &invites_from);
    let store = if asker.is_typed() { None } else { asker.answer(&question::STORE, None)? };
    put(&mut section, "store", Some(store.unwrap_or_else(|| "matrix".to_owned())));
    asker.secret(&question::RECOVERY, &mut section)?;
    passphrases(&mut section, path)?;
    answered.insert("matrix".to_owned(), Value::Table(section));
    Ok(())
}

/// Asks for what of the account is not answered yet.
fn ask_for_account(asker: &mut Asker, section: &mut Table) -> anyhow::Result<()> {
    for (key, question) in [("homeserver", &question::HOMESERVER), ("user", &question::USER)] {
        if !section.contains_key(key) {
            put(section, key, Some(asker.needed(question, None)?));
        }
    }
    let has = |section: &Table, key: &str| section.contains_key(key) || section.contains_key(&format!("{key}_file"));
    while !has(section, "password") && !has(section, "token") {
        if !asker.secret(&question::PASSWORD, section)? && !asker.secret(&question::MATRIX_TOKEN, section)? {
            asker.again(PlatformFault { key: "matrix.password", reason: "give a password or a token".to_owned() })?;
        }
    }
    if has(section, "token") && !asker.is_typed() {
        // Without one it is that of the token.
        put(section, "device", asker.answer(&question::DEVICE, None)?);
    }
    Ok(())
}

/// Asks for the application on Discord until it is let in, or left out.
pub(super) async fn discord(asker: &mut Asker, answered: &mut Table) -> anyhow::Result<()> {
    if !asker.wants("discord", "Shall the bot be on Discord?", true)? {
        return Ok(());
    }
    let mut section = Table::new();
    let (mut tries, mut asks_for_api) = (0, true);
    let application = loop {
        if asks_for_api {
            put(&mut section, "api", asker.answer(&question::API, None)?);
        }
        while !section.contains_key("token") && !section.contains_key("token_file") {
            if !asker.secret(&question::DISCORD_TOKEN, &mut section)? {
                asker.again(PlatformFault { key: "discord.token", reason: "give the token of the bot".to_owned() })?;
            }
        }
        let words = |key: &str| section.get(key).and_then(Value::as_str);
        let api = words("api").map(str::parse).transpose().context("discord.api")?;
        let given = words("token").map(|token| Secret::from(token.to_owned()));
        let token = Secret::resolve("discord.token", given.as_ref(), words("token_file").map(Path::new))?;
        let token = token.context("discord.token: give the token of the bot")?;
        match discord::probe::application_of(api.as_ref(), &token).await {
            Ok(application) => break application,
            Err(fault) => {
                asks_for_api = fault.key == "discord.api";
                if is_left_out(asker, fault, &mut tries, "Discord", &mut section)? {
                    return Ok(());
                }
            }
        }
    };
    let number = application.id.get().to_string();
    print(&format!("The token is that of {}, application {number}.\n", application.name))?;
    if !asker.is_typed()
        && let Some(given) = asker.answer(&question::APPLICATION, Some(&number))?.filter(|given| *given != number)
    {
        let reason =
            format!("{given} is not the application of this token: write {number}, or give the token of {given}");
        asker.again(PlatformFault { key: "discord.application", reason })?;
    }
    section.insert("application".to_owned(), Value::Integer(i64::try_from(application.id.get())?));
    let guild = asker.answer(&question::GUILD, None)?;
    let guild = guild.map(|guild| guild.parse::<i64>()).transpose().context("discord.guild")?;
    section.extend(guild.map(|guild| ("guild".to_owned(), Value::Integer(guild))));
    answered.insert("discord".to_owned(), Value::Table(section));
    Ok(())
}

/// Asks for the public record.
pub(super) fn web(asker: &mut Asker, answered: &mut Table) -> anyhow::Result<()> {
    if !asker.wants("web", "Shall there be a public record on the web?", true)? {
        return Ok(());
    }
    let mut section = Table::new();
    put(&mut section, "listen", Some(asker.needed(&question::LISTEN, Some("127.0.0.1:8017"))?));
    put(&mut section, "public_url", asker.answer(&question::PUBLIC_URL, None)?);
    answered.insert("web".to_owned(), Value::Table(section));
    Ok(())
}

/// Says what is wrong, and takes back the answers that may be the reason. After some tries somebody may leave the platform out.
fn is_left_out(
    asker: &mut Asker,
    fault: PlatformFault,
    tries: &mut usize,
    platform: &str,
    section: &mut Table,
) -> anyhow::Result<bool> {
    let taken_back: &[&str] = match fault.key {
        "matrix.homeserver" => &["homeserver"],
        "discord.api" => &["api"],
        // Whoever mistypes a password may have mistyped the user.
        _ => &["user", "password", "password_file", "token", "token_file", "device"],
    };
    for key in taken_back {
        section.remove(*key);
    }
    asker.again(fault)?;
    *tries += 1;
    if !tries.is_multiple_of(TRIES) {
        return Ok(false);
    }
    asker.agrees(&format!("Leave {platform} out for now?"), true)
}

/// What the folder of keys is encrypted with, and what brings the keys back. Those that are there already belong to what is there.
fn passphrases(section: &mut Table, path: &Path) -> anyhow::Result<()> {
    let store = section.get("store").and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_used = std::fs::read_dir(&store).is_ok_and(|mut files| files.next().is_some());
    let mut chance = Chance::new(seed()?);
    for key in ["store_passphrase", "recovery_passphrase"] {
        if section.contains_key(key) || section.contains_key(&format!("{key}_file")) {
            continue;
        }
        let file = secret_file(path, "matrix", key);
        if file.exists() {
            section.insert(format!("{key}_file"), Value::String(file.display().to_string()));
        } else if is_used && key == "store_passphrase" {
            bail!(
                "matrix.store: the folder {store} is there already, and {}, with which it was encrypted, is not: move the folder away",
                file.display()
            );
        } else {
            // One of them may have to be typed one day.
            let passphrase: Vec<String> = (0..4).map(|_| chance.code()).collect();
            section.insert(key.to_owned(), Value::String(passphrase.join("-")));
        }
    }
    Ok(())
}

/// The account as the configuration would have it. A token may find its device by itself.
fn account(section: &Table) -> anyhow::Result<config::Matrix> {
    let mut section = section.clone();
    let has_device = section.contains_key("device");
    section.entry("device").or_insert_with(|| Value::String("unknown".to_owned()));
    let table = Table::from_iter([("matrix".to_owned(), Value::Table(section))]);
    let mut matrix = Config::read(&table.to_string(), std::iter::empty())?.matrix.context("matrix")?;
    if !has_device {
        matrix.device = None;
    }
    Ok(matrix)
}

fn put(section: &mut Table, key: &str, value: Option<String>) {
    section.extend(value.map(|value| (key.to_owned(), Value::String(value))));
}

fn put_list(section: &mut Table, key: &str, answer: &str) {
    let values = list(answer).into_iter().map(|value| Value::String(value.to_owned())).collect();
    section.insert(key.to_owned(), Value::Array(values));
}
