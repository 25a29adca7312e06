//! The bot on Matrix when the homeserver does not know its session any more.

use harness::bot::{Awake, Bot};
use harness::people::Person;
use harness::synapse::{self, Synapse, synapse};
use matrix_sdk::Client;
use matrix_sdk::config::SyncSettings;
use matrix_sdk::encryption::CrossSigningResetAuthType;
use matrix_sdk::ruma::api::client::uiaa::{AuthData, MatrixUserIdentifier, Password, UserIdentifier};
use matrix_sdk::ruma::{OwnedRoomId, UserId};

use crate::ask::ask;
use crate::operation::free_address;

/// A bot in a room with its chair, in which a group is proposed.
async fn awake(synapse: &Synapse, name: &str) -> (Bot, Awake, Person, OwnedRoomId) {
    let lynn = Person::join_server(synapse, "lynn").await;
    let bot = Bot::new(synapse, name, &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(false, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    bot.answers(&lynn, &room, 1).await;
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    (bot, awake, lynn, room)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_was_signed_out_logs_in_as_a_new_device_and_answers_what_was_said_meanwhile() {
    if synapse::is_missing() {
        return;
    }
    let (bot, mut awake, lynn, room) = awake(synapse(), "bot-signed-out").await;
    synapse().sign_out(&bot.user, "bot's password").await;
    lynn.say(&room, "!support WG-IMP").await;
    awake.wait_for("somebody has signed the bot out");
    awake.wait_for("the bot has logged in again on Matrix");
    let said = bot.said(&bot.answers(&lynn, &room, 3).await);
    assert_eq!(said[2], "Lynn supports WG-IMP. Support: 1 member.");
    lynn.say(&room, "!unsupport WG-IMP").await;
    bot.answers(&lynn, &room, 4).await;
    let encrypted = lynn.create_room(true, &[&bot.user]).await;
    lynn.wait_until_member(&encrypted, &bot.user).await;
    bot.answers(&lynn, &encrypted, 1).await;
    lynn.say(&encrypted, "!status WG-IMP").await;
    assert!(bot.answers(&lynn, &encrypted, 2).await[1].encrypted);
    let devices = lynn.devices_of(&bot.user).await;
    assert_eq!(devices.len(), 1);
    assert!(lynn.device_verified_by_owner(&bot.user, &devices[0]).await);
    assert!(awake.stop().success());
    // The next start goes on with the new session.
    let awake = bot.wake();
    lynn.say(&encrypted, "!support WG-IMP").await;
    bot.answers(&lynn, &encrypted, 3).await;
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_has_expired_goes_on_with_the_same_device() {
    if synapse::is_missing() {
        return;
    }
    let mut synapse = Synapse::start();
    let (bot, mut awake, lynn, room) = awake(&synapse, "bot-expired").await;
    let encrypted = lynn.create_room(true, &[&bot.user]).await;
    lynn.wait_until_member(&encrypted, &bot.user).await;
    bot.answers(&lynn, &encrypted, 1).await;
    let devices = lynn.devices_of(&bot.user).await;
    synapse.stop();
    synapse.expire_tokens(&bot.user).await;
    synapse.start_again();
    awake.wait_for("the homeserver asks the bot to log in again");
    lynn.say(&room, "!support WG-IMP").await;
    lynn.say(&encrypted, "!status WG-IMP").await;
    awake.wait_for("the bot has logged in again on Matrix");
    bot.answers(&lynn, &room, 3).await;
    bot.answers(&lynn, &encrypted, 2).await;
    assert_eq!((devices.len(), lynn.devices_of(&bot.user).await), (1, devices));
    assert!(awake.stop().success());
    let awake = bot.wake();
    lynn.say(&encrypted, "!support WG-IMP").await;
    bot.answers(&lynn, &encrypted, 3).await;
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_password_all_else_goes_on_and_it_is_not_ready() {
    if synapse::is_missing() {
        return;
    }
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::new(synapse(), "bot-without-password", &lynn).await;
    let client = Client::builder().homeserver_url(synapse().url()).build().await.unwrap();
    let login = client.matrix_auth().login_username(&bot.user, "bot's password").device_id("BYTOKEN");
    let token = login.send().await.unwrap().access_token;
    let with = format!("token = \"{token}\"\ndevice = \"BYTOKEN\"");
    let address = free_address();
    let config = bot.config().replace("password = \"bot's password\"", &with);
    bot.place.write("rapporteur.toml", format!("{config}[metrics]\nlisten = \"{address}\"\n"));
    let mut awake = bot.wake();
    assert_eq!(ask(address, "GET", "/readyz", "").status, 200);
    synapse().sign_out(&bot.user, "bot's password").await;
    let line = awake.wait_for("the bot is not on Matrix any more");
    assert!(line.contains("give matrix.password, or a new token with a new device"), "{line}");
    let not_ready = ask(address, "GET", "/readyz", "");
    assert!(not_ready.status == 503 && not_ready.body.contains("matrix: not reached"), "{not_ready:?}");
    assert_eq!(ask(address, "GET", "/healthz", "").status, 200);
    assert!(awake.stop().success());
}

/// Another client of the bot's account, as somebody has who signs in with Element.
async fn other_client(user: &UserId) -> Client {
    let client = Client::builder().homeserver_url(synapse().url()).build().await.unwrap();
    client.matrix_auth().login_username(user, "bot's password").await.unwrap();
    client.sync_once(SyncSettings::new()).await.unwrap();
    client
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_keys_of_the_account_are_reset_the_operator_hears_what_to_give_and_it_goes_on() {
    if synapse::is_missing() {
        return;
    }
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::new(synapse(), "bot-reset", &lynn).await;
    let address = free_address();
    bot.place.write("rapporteur.toml", format!("{}[metrics]\nlisten = \"{address}\"\n", bot.config()));
    let mut awake = bot.wake();
    let room = lynn.create_room(true, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    bot.answers(&lynn, &room, 1).await;
    let other = other_client(&bot.user).await;
    let reset = other.encryption().reset_cross_signing().await.unwrap().unwrap();
    let CrossSigningResetAuthType::Uiaa(asked) = reset.auth_type() else { panic!("{:?}", reset.auth_type()) };
    let user = UserIdentifier::Matrix(MatrixUserIdentifier::new(bot.user.to_string()));
    let mut proof = Password::new(user, "bot's password".to_owned());
    proof.session.clone_from(&asked.session);
    reset.auth(Some(AuthData::Password(proof))).await.unwrap();
    let line = awake.wait_for("the account's keys were reset with another client");
    assert!(line.contains("give their new recovery key as matrix.recovery_passphrase, and start again"), "{line}");
    let not_ready = ask(address, "GET", "/readyz", "");
    assert!(not_ready.status == 503 && not_ready.body.contains("its keys are not trusted"), "{not_ready:?}");
    lynn.say(&room, "!status").await;
    bot.answers(&lynn, &room, 2).await;
    assert!(awake.stop().success());
    // What opens the earlier keys is not called wrong.
    let mut again = bot.start();
    let (ended, log) = again.end();
    let last = log.last().unwrap();
    assert!(!ended.success() && last.contains("opens the earlier ones: give the new recovery key"), "{log:#?}");
    other.encryption().recovery().reset_key().with_passphrase("of the new keys").await.unwrap();
    bot.place.write("rapporteur.toml", bot.config().replace("\"of the keys\"", "\"of the new keys\""));
    let awake = bot.wake();
    assert_eq!(ask(address, "GET", "/readyz", "").status, 200);
    lynn.say(&room, "!status").await;
    bot.answers(&lynn, &room, 3).await;
    assert!(awake.stop().success());
}
