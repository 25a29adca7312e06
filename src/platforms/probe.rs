//! Knocking at all platforms: whether each lets the bot in, and what it lacks there.

#[cfg(feature = "matrix")]
use commands::organisation::PlatformRole;
use commands::record::Room;

use super::findings::Findings;
use crate::base::clock::Time;
use crate::base::config::Config;

/// Knocks at everything that is configured, all at once. `rooms` are bound, each with what it is for.
pub async fn look<T: Time>(config: &Config, rooms: &[(Room, String)], time: &T) -> Vec<Findings> {
    let (on_matrix, on_discord, by_mail) =
        tokio::join!(on_matrix(config, rooms, time), on_discord(config, rooms, time), by_mail(config));
    [on_matrix, on_discord, by_mail].into_iter().flatten().collect()
}

#[cfg(feature = "matrix")]
async fn on_matrix<T: Time>(config: &Config, rooms: &[(Room, String)], time: &T) -> Option<Findings> {
    let spaces = config.roles.of_platforms.iter().filter_map(|(held, _)| match held {
        PlatformRole::MatrixSpace(id) => Some(id.as_str()),
        PlatformRole::MatrixPower(_) | PlatformRole::Discord(_) => None,
    });
    let rooms = super::matrix::probe::NamedRooms { bound: rooms, spaces: spaces.collect() };
    Some(super::matrix::probe::look(config.matrix.as_ref()?, &rooms, time).await)
}

#[cfg(not(feature = "matrix"))]
async fn on_matrix<T: Time>(config: &Config, _: &[(Room, String)], _: &T) -> Option<Findings> {
    config.matrix.as_ref().map(|_| not_built_in("matrix"))
}

#[cfg(feature = "discord")]
async fn on_discord<T: Time>(config: &Config, rooms: &[(Room, String)], time: &T) -> Option<Findings> {
    Some(super::discord::probe::look(config.discord.as_ref()?, rooms, time).await)
}

#[cfg(not(feature = "discord"))]
async fn on_discord<T: Time>(config: &Config, _: &[(Room, String)], _: &T) -> Option<Findings> {
    config.discord.as_ref().map(|_| not_built_in("discord"))
}

#[cfg(feature = "mail")]
async fn by_mail(config: &Config) -> Option<Findings> {
    Some(super::mail::probe::look(config.mail.as_ref()?).await)
}

#[cfg(not(feature = "mail"))]
async fn by_mail(config: &Config) -> Option<Findings> {
    config.mail.as_ref().map(|_| not_built_in("mail"))
}

/// What is said of a table that the program cannot use.
#[cfg(not(all(feature = "discord", feature = "mail", feature = "matrix")))]
fn not_built_in(feature: &str) -> Findings {
    let reason = format!("[{feature}]: this program was built without it: build it with the feature \"{feature}\"");
    Findings { bad: vec![reason], ..Findings::default() }
}
