//! `check --online`: what lacks where the bot would log in.

use std::os::unix::fs::PermissionsExt;

use harness::bot::Bot;
use harness::double::{Discord, Fault};
use harness::mail_server::MailServer;
use harness::people::Person;
use harness::program::{Place, Ran};
use harness::synapse::synapse;
use matrix_sdk::ruma::OwnedRoomId;
use serde_json::json;

use crate::discord::Server;

/// What `check --online` finds wrong, or unwise, beside what `check` finds.
fn found(place: &Place, word: &str) -> Vec<String> {
    let ran = place.run(&["check", "--online"]);
    let is_wrong = ran.stdout.lines().any(|line| line.starts_with("wrong: "));
    assert_eq!(ran.status.code(), Some(i32::from(is_wrong)), "{ran:?}");
    let offline: Vec<String> = place.run(&["check"]).stdout.lines().map(str::to_owned).collect();
    let more = ran.stdout.lines().filter(|line| !offline.iter().any(|known| known == line));
    more.filter_map(|line| line.strip_prefix(word)?.strip_prefix(": ")).map(str::to_owned).collect()
}

/// That one thing is wrong, which has these words.
#[track_caller]
fn only(place: &Place, words: &str) {
    let wrong = found(place, "wrong");
    assert!(wrong.len() == 1 && wrong[0].contains(words), "{words}: {wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_it_finds_what_the_bot_lacks() {
    let server = Server::new().await;
    let Server { discord, place, plenary, lynn, .. } = &server;
    assert_eq!(found(place, "wrong"), [""; 0]);
    let awake = server.wake();
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    assert!(awake.stop().success());
    let good = found(place, "ok").join("\n");
    assert!(good.contains("discord: the bot may write in all 1 bound channels"), "{good}");
    discord.say_that_it_is("Tue, 11 Apr 2017 08:00:00 GMT");
    only(place, "ahead of that of Discord: set it");
    discord.say_that_it_is(&jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&now()).unwrap());
    // Send Messages, in the channel and then in the whole server.
    plenary.deny(1 << 11);
    only(place, &format!("in the channel {} of the plenary the bot lacks Send Messages", plenary.id));
    plenary.deny(0);
    discord.permit(Some(17_867_064_069_120 & !(1 << 11) & !(1 << 15)));
    only(
        place,
        "the bot lacks Send Messages: give its role that, or open https://discord.com/oauth2/authorize?client_id=",
    );
    assert!(found(place, "look")[0].contains("the bot lacks Attach Files, so it does less"));
    discord.permit(None);
    only(place, &format!("discord.guild: the bot is not in the server {}", discord.guild()));
    discord.permit(Some(1 << 3));
    assert!(found(place, "look")[0].contains("the bot is an administrator, which it never needs to be"));
    discord.flag(1 << 19);
    assert!(found(place, "look")[0].contains("the bot does not use the Message Content Intent: switch it off"));
    discord.flag(0);
    plenary.delete();
    only(place, "of the plenary is gone: bind another with /room bind");
    discord.fail("GET /users/@me/guilds", Fault::Broken);
    only(place, "discord.api: Discord does not answer as it should: status 502");
    let config = std::fs::read_to_string(place.path("rapporteur.toml")).unwrap();
    let application = discord.application().to_string();
    place.write("rapporteur.toml", config.replace(&format!("application = {application}"), "application = 5"));
    assert!(
        found(place, "wrong")
            .iter()
            .any(|wrong| wrong.contains(&format!("5 is not the application of this token: write {application}")))
    );
    place.write("rapporteur.toml", &config);
    discord.reset_token();
    only(place, "discord.token: Discord does not know this token");
    place.write("rapporteur.toml", config.replace(&discord.url(), "http://127.0.0.1:9"));
    only(place, "discord.api: http://127.0.0.1:9 cannot be reached");
}

fn now() -> jiff::Timestamp {
    use rapporteur::base::clock::{SystemTime, Time as _};
    SystemTime.now()
}

/// Gives everybody who is named a level in a room, and lets nobody below 50 write but who has made it.
async fn quieten(person: &Person, room: &OwnedRoomId, levels: &serde_json::Value) {
    let levels = json!({ "users": levels, "events_default": 50, "state_default": 50 });
    person.set_state(room, "m.room.power_levels", "", levels).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_matrix_it_finds_what_the_bot_lacks() {
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::new(synapse(), "bot-online", &lynn).await;
    let place = &bot.place;
    let config = bot.config();
    let good = found(place, "ok").join("\n");
    assert!(good.contains("is let in; the bot has no device yet"), "{good}");
    assert_eq!(lynn.devices_of(&bot.user).await.len(), 0, "the device of the try is there");
    place.write("rapporteur.toml", config.replace("bot's password", "wrong"));
    only(place, "matrix.password: the homeserver does not take this password of @bot-online:localhost");
    place.write("rapporteur.toml", &config);
    let awake = bot.wake();
    let room = lynn.create_room(true, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    lynn.say(&room, "!room bind plenary").await;
    bot.answers(&lynn, &room, 2).await;
    let good = found(place, "ok").join("\n");
    assert!(good.contains("its device is in use by a bot that runs") && good.contains("all 1 bound rooms"), "{good}");
    assert!(awake.stop().success());
    let good = found(place, "ok").join("\n");
    assert!(good.contains("matrix.user @bot-online:localhost is let in, as the device "), "{good}");
    quieten(&lynn, &room, &json!({})).await;
    only(
        place,
        &format!("the room {room} of the plenary: the bot may not write there: its power level is 0, and 50 is needed"),
    );
    quieten(&lynn, &room, &json!({ bot.user.as_str(): 50 })).await;
    assert_eq!(found(place, "wrong"), [""; 0]);
    place.write("rapporteur.toml", format!("{config}member = [\"matrix-space:!elsewhere\"]\n"));
    only(
        place,
        "the space !elsewhere of [roles]: the bot is not in it, so nobody has a role for being there: invite it",
    );
    place.write("rapporteur.toml", &config);
    lynn.kick(&room, &bot.user).await;
    only(place, &format!("the room {room} of the plenary: the bot is not in it: invite it again"));
    place.write("rapporteur.toml", config.replace(&synapse().url(), "http://127.0.0.1:9"));
    only(place, "matrix.homeserver: http://127.0.0.1:9/ cannot be reached");
}

#[test]
fn a_mail_server_that_does_not_take_the_password_is_found() {
    let server = MailServer::start();
    let place = Place::on_sqlite();
    let config = server.config() + "from = \"Rapporteur <rapporteur@example.org>\"\n";
    place.write("rapporteur.toml", &config);
    std::fs::set_permissions(place.path("rapporteur.toml"), PermissionsExt::from_mode(0o600)).unwrap();
    assert!(found(&place, "ok").join("\n").contains("takes mail.user and mail.password"));
    place.write("rapporteur.toml", config.replace("swordfish", "tuna"));
    only(&place, "mail.password: smtp://127.0.0.1:");
    drop(server);
    only(&place, "mail.server: smtp://127.0.0.1:");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_wrong_is_found_at_once() {
    let discord = Discord::start().await;
    let place = Place::on_sqlite();
    place.write(
        "rapporteur.toml",
        discord.config().replace("token = \"the-bots-token\"", "token = \"wrong\"")
            + "[matrix]\nhomeserver = \"http://127.0.0.1:9\"\nuser = \"@bot:localhost\"\npassword = \"x\"\n[mail]\n\
               server = \"smtp://127.0.0.1:9\"\nfrom = \"bot@example.org\"\n",
    );
    let Ran { status, stdout, .. } = place.run(&["check", "--online"]);
    assert_eq!(status.code(), Some(1));
    for key in ["wrong: matrix.homeserver: ", "wrong: discord.token: ", "wrong: mail.server: "] {
        assert!(stdout.contains(key), "{key}: {stdout}");
    }
}
