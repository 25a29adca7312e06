//! What is registered on Discord, and when.

use expect_test::expect;
use harness::program::Place;
use serde_json::{Value, json};

use crate::discord::Server;

/// Starts the bot with another configuration until it is ready.
fn wake_and_stop(server: &Server, change: impl Fn(String) -> String) {
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", change(config));
    assert!(server.wake().stop().success());
}

/// How often somebody sees `/support`.
fn shown(server: &Server) -> usize {
    server.discord.commands().iter().filter(|command| command["name"] == "support").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_registered_again_when_one_of_them_has_changed() {
    let server = Server::new().await;
    let puts = || server.discord.requests("PUT").len();
    wake_and_stop(&server, |config| config);
    wake_and_stop(&server, |config| config);
    assert_eq!(puts(), 1);
    let choices = || {
        let commands = server.discord.commands();
        let profile = commands.iter().find(|command| command["name"] == "profile").unwrap();
        profile.to_string().contains("\"pirates\"")
    };
    assert!(!choices());
    let groups = "[organisation]\nstakeholder_groups = [\"pirates\"]\n";
    wake_and_stop(&server, |config| format!("{groups}{config}"));
    assert!(choices());
    wake_and_stop(&server, |config| config);
    assert_eq!(puts(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_there_in_servers_and_in_private_whether_or_not_one_server_is_named() {
    let server = Server::new().await;
    let guild = format!("guild = {}\n", server.discord.guild());
    wake_and_stop(&server, |config| config);
    wake_and_stop(&server, |config| config.replace(&guild, ""));
    assert_eq!(shown(&server), 1);
    let is_private_to_one = |command: &Value| command["contexts"] == json!([0, 1]);
    assert!(server.discord.commands().iter().all(|command| command["guild_id"] == Value::Null));
    assert!(server.discord.commands().iter().all(is_private_to_one), "among several people nothing is private");
    assert_eq!(server.discord.requests("PUT").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_of_an_office_are_offered_to_moderators_and_all_others_to_everybody() {
    let server = Server::new().await;
    wake_and_stop(&server, |config| config);
    let commands = server.discord.commands();
    let moderates = |command: &&Value| command["default_member_permissions"] == 8_192;
    let (of_office, others): (Vec<&Value>, Vec<&Value>) = commands.iter().partition(moderates);
    let names = of_office.iter().map(|command| command["name"].as_str().unwrap()).collect::<Vec<_>>().join(" ");
    expect!["note decide facilitate release person"].assert_eq(&names);
    assert!(others.iter().all(|command| command["default_member_permissions"].is_null()));
}

/// As an earlier version has left it: the commands are those of one server.
async fn registered_in(server: &Server, guild: &str) {
    let mut database = server.place.database().await;
    let elsewhere = format!(
        "UPDATE marks SET value = '{} {guild} 0f' WHERE name = 'discord commands'",
        server.discord.application()
    );
    assert_eq!(sqlx::query(sqlx::AssertSqlSafe(elsewhere)).execute(&mut database).await.unwrap().rows_affected(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_that_an_earlier_version_registered_in_one_server_are_taken_away_there() {
    let server = Server::on(Place::on_sqlite()).await;
    wake_and_stop(&server, |config| config);
    let guild = server.discord.guild();
    server.discord.move_commands_to(guild);
    registered_in(&server, &guild.to_string()).await;
    wake_and_stop(&server, |config| config);
    assert_eq!(shown(&server), 1);
    assert!(server.discord.commands().iter().all(|command| command["guild_id"] == Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_the_bot_has_left_does_not_keep_it_from_registering_elsewhere() {
    let server = Server::on(Place::on_sqlite()).await;
    let guild = format!("guild = {}\n", server.discord.guild());
    wake_and_stop(&server, |config| config);
    registered_in(&server, "17").await;
    wake_and_stop(&server, |config| config.replace(&guild, ""));
    assert_eq!(server.discord.requests("PUT").len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_application_in_the_same_server_has_the_commands_too() {
    let server = Server::new().await;
    wake_and_stop(&server, |config| config);
    let before = server.discord.application().to_string();
    server.discord.change_application();
    let after = server.discord.application().to_string();
    wake_and_stop(&server, |config| config.replace(&before, &after));
    assert_eq!(shown(&server), 1);
    let awake = server.wake();
    let told = server.lea.command(&server.plenary, "support", &json!({ "code": "WG-IMP" })).answer().await;
    assert!(told.content.starts_with("There is no group"), "{told}");
    assert!(awake.stop().success());
}
