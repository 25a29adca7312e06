//! Hello: the bot comes into a room and says a word there, which shows that all is well.

use commands::organisation::Organisation;
use toml::Table;

use super::asker::Asker;
use super::question;
use crate::base::clock::SystemTime;
use crate::base::config::Config;
use crate::cli::print;
use crate::platforms::matrix::Greeted;
use crate::platforms::{discord, matrix};

/// What somebody answers who wants no hello.
const NO: &str = "no";

/// What somebody answers who has invited the bot.
const INVITED: &str = "invited";

fn words(organisation: &Organisation, help: &str) -> String {
    format!(
        "Hello. I am Rapporteur. I keep the record of the {}. I have just been set up; as soon as I run, I answer here. {help} \
         lists what you can ask me.",
        organisation.name
    )
}

/// Shows the link of the invitation, and says hello in a channel.
pub(super) async fn on_discord(asker: &mut Asker, answered: &Table, config: &Config) -> anyhow::Result<()> {
    let Some(discord) = config.discord.as_ref().filter(|_| answered.contains_key("discord")) else { return Ok(()) };
    let link = discord::probe::invitation(discord.application.get());
    print(&format!("Open this link, and choose the server into which the bot comes:\n  {link}\n"))?;
    let words = words(&config.organisation, "/help");
    loop {
        let default = asker.is_typed().then_some(NO);
        let Some(channel) = asker.answer(&question::DISCORD_HELLO, default)?.filter(|answer| answer != NO) else {
            return Ok(());
        };
        match discord::probe::say_hello(discord, channel.parse()?, &words).await {
            Ok(()) => return print(&format!("The bot said hello in the channel {channel}.\n")),
            Err(fault) => {
                asker.forget(&question::DISCORD_HELLO);
                asker.again(fault.context("discord.hello"))?;
            }
        }
    }
}

/// Logs in for good, and says hello in a room.
pub(super) async fn on_matrix(asker: &mut Asker, answered: &Table, config: &Config) -> anyhow::Result<()> {
    let Some(matrix) = config.matrix.as_ref().filter(|_| answered.contains_key("matrix")) else { return Ok(()) };
    if asker.is_typed() {
        print(&format!(
            "Invite {} into a room now, from an account that may ({}).\n",
            matrix.user,
            matrix.invites_from.join(", ")
        ))?;
    }
    let words = words(&config.organisation, "!help");
    loop {
        let default = asker.is_typed().then_some(INVITED);
        let Some(answer) = asker.answer(&question::MATRIX_HELLO, default)?.filter(|answer| answer != NO) else {
            return Ok(());
        };
        let greeted = if answer == INVITED { Greeted::Invited } else { Greeted::Room(answer) };
        let said = matrix::say_hello(matrix, config.organisation.clone(), &SystemTime, &greeted, &words).await;
        let fault = match said {
            Ok(rooms) if rooms.is_empty() => anyhow::anyhow!("no invitation that the bot may take has come yet"),
            Ok(rooms) => return print(&format!("The bot said hello in {}.\n", rooms.join(" and "))),
            Err(fault) => fault,
        };
        asker.forget(&question::MATRIX_HELLO);
        asker.again(fault.context("matrix.hello"))?;
    }
}
