//! What people would pick instead, with what each needs to run: installed from PyPI, configured in a folder of its own.

use std::process::Command;

use anyhow::{Context, anyhow};
use harness::python;
use harness::synapse::Synapse;
use jiff::{SignedDuration, Timestamp};
use matrix_sdk::Client;
use serde_json::json;

use super::{Kind, PASSWORD, REMINDED_OF};

const MAUBOT: &str = "0.6.0";
const REMINDER_BOT: &str = "0.4.0";

/// A plugin that does what the bot does: it writes down what it is told, in its database, and says so.
const PLUGIN: &str = "\
from maubot import MessageEvent, Plugin
from maubot.handlers import command
from mautrix.util.async_db import UpgradeTable

upgrades = UpgradeTable()

@upgrades.register(description='The table')
async def make_table(connection, scheme):
    await connection.execute('CREATE TABLE record (event TEXT PRIMARY KEY, sender TEXT NOT NULL, words TEXT NOT NULL)')

class Record(Plugin):
    @classmethod
    def get_db_upgrade_table(cls):
        return upgrades

    @command.new('record')
    @command.argument('words', pass_raw=True)
    async def record(self, event: MessageEvent, words: str) -> None:
        await self.database.execute('INSERT INTO record VALUES ($1, $2, $3)', event.event_id, event.sender, words)
        await event.respond(f'Recorded: {words}')
";

pub(super) async fn maubot(synapse: &Synapse) -> anyhow::Result<Kind> {
    let package = format!("maubot=={MAUBOT}");
    let environment = python::environment(&format!("maubot-{MAUBOT}"), &[&package]);
    let environment = environment.map_err(|reason| anyhow!("maubot: {reason}"))?;
    let user = synapse.register("maubot", PASSWORD).await;
    let folder = tempfile::tempdir()?;
    let meta = json!({
        "maubot": MAUBOT, "id": "org.example.record", "version": "1.0.0", "license": "MIT",
        "modules": ["record"], "main_class": "Record", "database": true, "database_type": "asyncpg",
    });
    let config = json!({
        "user": {
            "credentials": {
                "id": user, "homeserver": synapse.url(), "access_token": token(synapse, "maubot").await?, "device_id": null,
            },
            "autojoin": true, "displayname": "disable", "avatar_url": "disable",
            "ignore_initial_sync": false, "ignore_first_sync": false,
        },
        "database": "sqlite:bot.db",
        "logging": { "version": 1, "root": { "level": "WARNING" } },
    });
    // What is JSON is YAML.
    std::fs::write(folder.path().join("maubot.yaml"), meta.to_string())?;
    std::fs::write(folder.path().join("config.yaml"), config.to_string())?;
    std::fs::write(folder.path().join("record.py"), PLUGIN)?;
    let mut command = Command::new(environment.join("bin/python"));
    command.args(["-m", "maubot.standalone"]);
    let record = |number| format!("!record Question {number}");
    Ok(Kind { name: "maubot", user, command, folder, first: &[], record, remind: None })
}

/// A token for an account.
async fn token(synapse: &Synapse, name: &str) -> anyhow::Result<String> {
    let client = Client::builder().homeserver_url(synapse.url()).build().await?;
    client.matrix_auth().login_username(name, PASSWORD).await?;
    client.access_token().context("a token")
}

pub(super) async fn reminder_bot(synapse: &Synapse) -> anyhow::Result<Kind> {
    let package = format!("matrix-reminder-bot=={REMINDER_BOT}");
    let environment = python::environment(&format!("matrix-reminder-bot-{REMINDER_BOT}"), &[&package]);
    let environment = environment.map_err(|reason| anyhow!("matrix-reminder-bot: {reason}"))?;
    let user = synapse.register("reminder", PASSWORD).await;
    let folder = tempfile::tempdir()?;
    let config = json!({
        "matrix": {
            "user_id": user, "user_password": PASSWORD, "homeserver_url": synapse.url(), "device_id": "REMINDER",
            "device_name": "reminder",
        },
        "command_prefix": "!",
        "reminders": { "timezone": "Etc/UTC" },
        "storage": { "database": "sqlite://bot.db", "store_path": "store" },
        "allowlist": { "enabled": false, "regexes": [] },
        "blocklist": { "enabled": false, "regexes": [] },
        "logging": {
            "level": "WARNING",
            "file_logging": { "enabled": false, "filepath": "bot.log" },
            "console_logging": { "enabled": true },
        },
    });
    std::fs::write(folder.path().join("config.yaml"), config.to_string())?;
    let command = Command::new(environment.join("bin/matrix-reminder-bot"));
    let record = |number| format!("!remindroom in 10 days; Question {number}");
    let first = &["!help"];
    Ok(Kind { name: "matrix-reminder-bot", user, command, folder, first, record, remind: Some(remind) })
}

/// Asks for a reminder in twenty seconds.
fn remind(now: Timestamp) -> (String, Timestamp) {
    let due = now.checked_add(SignedDuration::from_secs(20)).unwrap_or(Timestamp::MAX);
    (format!("!remindroom in 20 seconds; {REMINDED_OF}"), due)
}
