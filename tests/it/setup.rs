//! `setup`: from nothing to a bot that answers, with answers from a file or typed at a terminal.

use std::os::unix::fs::PermissionsExt as _;

use expect_test::expect;
use harness::bot::Awake;
use harness::double::{Discord, TOKEN};
use harness::people::Person;
use harness::program::{Place, print};
use harness::synapse::synapse;
use harness::terminal::talk;
use jiff::Timestamp;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId};
use rapporteur::base::clock::{SystemTime, Time as _};
use serde_json::json;

const PASSWORD: &str = "swordfish of the bot";

fn now() -> Timestamp {
    SystemTime.now()
}

fn mode(place: &Place, file: &str) -> u32 {
    std::fs::metadata(place.path(file)).unwrap().permissions().mode() & 0o777
}

/// A chair on Matrix, an account for the bot, and a room to which it is invited.
struct OnMatrix {
    lynn: Person,
    bot: OwnedUserId,
    room: OwnedRoomId,
}

impl OnMatrix {
    async fn new(name: &str) -> Self {
        let lynn = Person::join_server(synapse(), "lynn").await;
        let bot = synapse().register(name, PASSWORD).await;
        let room = lynn.create_room(true, &[&bot]).await;
        Self { lynn, bot, room }
    }

    fn answers(&self) -> String {
        format!(
            "[organisation]\nname = \"Working Group on Standards\"\nzone = \"Europe/Paris\"\n[roles]\nchair = \"{}\"\n[matrix]\n\
             homeserver = \"{}\"\nuser = \"{}\"\npassword = \"{PASSWORD}\"\nhello = \"invited\"\n",
            self.lynn.id(),
            synapse().url(),
            self.bot,
        )
    }
}

/// The answers of somebody who uses Discord alone.
fn on_discord(discord: &Discord, chair: u64, token: &str) -> String {
    format!(
        "[organisation]\nname = \"Our group\"\n[roles]\nchair = {chair}\n[discord]\napi = \"{}\"\ntoken = \"{token}\"\n",
        discord.url()
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_in_a_file_lead_to_a_bot_that_answers_in_a_room_on_matrix() {
    let on = OnMatrix::new("bot-set-up").await;
    let (lynn, room) = (&on.lynn, &on.room);
    let place = Place::new();
    place.write("answers.toml", on.answers());
    let begun = now();
    let set_up = place.run(&["setup", "--answers", "answers.toml"]);
    assert!(!set_up.stderr.contains(PASSWORD) && !set_up.stdout.contains(PASSWORD), "{set_up:?}");
    let said = set_up.done().replace(room.as_str(), "ROOM");
    let set_up_at = now();
    expect![[r#""#]].assert_eq(&said);
    let secrets = ["password", "store-passphrase", "recovery-passphrase"].map(|name| format!("secrets/matrix-{name}"));
    assert!(secrets.iter().map(String::as_str).chain(["rapporteur.toml"]).all(|file| mode(&place, file) == 0o600));
    assert_eq!([mode(&place, "secrets"), mode(&place, "matrix")], [0o700, 0o700]);
    let config = std::fs::read_to_string(place.path("rapporteur.toml")).unwrap();
    assert!(!config.contains(PASSWORD), "{config}");
    let checked = place.run(&["check"]).done();
    assert!(checked.contains("ok: configuration\n") && !checked.contains("look: "), "{checked}");
    let bot = |seen: &harness::people::Seen| seen.sender == on.bot && !seen.body.is_empty();
    let hello = lynn.wait_for(room, |seen| seen.iter().any(bot)).await;
    let hello = hello.iter().find(|seen| bot(seen)).unwrap();
    assert!(hello.encrypted && hello.body.starts_with("Hello. I am Rapporteur."), "{hello:?}");
    let woken_at = now();
    let mut awake = Awake::start(&place);
    awake.wait_for("ready");
    lynn.say(room, "!room bind plenary").await;
    let bound =
        |seen: &harness::people::Seen| bot(seen) && seen.body.contains("plenary") && !seen.body.starts_with("Hello.");
    lynn.wait_for(room, |seen| seen.iter().any(bound)).await;
    let (setting_up, running) = (set_up_at.duration_since(begun), now().duration_since(woken_at));
    print(&format!("setup --answers on Matrix: {setting_up:#}, from there to the first answer {running:#}"));
    assert!(awake.stop().success());
    let online = place.run(&["check", "--online"]);
    assert_eq!(online.status.code(), Some(0), "{online:?}");
    assert!(online.stdout.contains("ok: matrix: the bot may write in all 1 bound rooms"), "{online:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_in_a_file_lead_to_a_bot_that_answers_on_discord() {
    let discord = Discord::start().await;
    let (channel, lynn) = (discord.channel("plenary"), discord.person("Lynn"));
    let place = Place::new();
    let hello = format!("guild = {}\nhello = {}\n", discord.guild(), channel.id);
    let people = "[people]\nfile = \"people.csv\"\n";
    place.write("people.csv", format!("name,role,discord\nLynn St. Amour,chair,{}\n", lynn.id));
    place.write("answers.toml", on_discord(&discord, lynn.id, TOKEN) + hello.as_str() + people);
    let begun = now();
    let set_up = place.run(&["setup", "--answers", "answers.toml"]);
    assert!(!set_up.stderr.contains(TOKEN) && !set_up.stdout.contains(TOKEN), "{set_up:?}");
    let application = discord.application().to_string();
    let said = set_up.done().replace(&application, "APPLICATION").replace(&channel.id.to_string(), "CHANNEL");
    expect![[r#""#]].assert_eq(&said);
    assert!(
        channel.wait_for(1).await[0].content.starts_with("Hello. I am Rapporteur. I keep the record of the Our group.")
    );
    assert_eq!(["rapporteur.toml", "secrets/discord-token"].map(|file| mode(&place, file)), [0o600, 0o600]);
    let checked = place.run(&["check"]).done();
    assert!(checked.contains("ok: configuration\n") && !checked.contains("look: "), "{checked}");
    let mut awake = Awake::start(&place);
    awake.wait_for("ready");
    lynn.command(&channel, "room bind", &json!({ "to": "plenary" })).answer().await;
    print(&format!(
        "setup --answers on Discord, from there to the first answer, a check between: {:#}",
        now().duration_since(begun)
    ));
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_answer_that_is_missing_or_wrong_ends_it_and_nothing_is_written() {
    let on = OnMatrix::new("bot-refused").await;
    let discord = Discord::start().await;
    let answers = on.answers();
    let (password, user) = (format!("password = \"{PASSWORD}\""), format!("user = \"{}\"", on.bot));
    let application = discord.application();
    let place = Place::new();
    let mut all = String::new();
    for answers in [
        answers.replace("name = \"Working Group on Standards\"\n", ""),
        answers.replace("zone = \"Europe/Paris\"", "zone = \"Mars\""),
        answers.replace("chair = ", "chiar = "),
        answers.replace(on.lynn.id().as_str(), "lynn"),
        answers.replace(&password, ""),
        answers.replace(&password, "password = \"wrong\""),
        answers.replace(&password, "token = \"wrong\""),
        answers.replace(&user, "user = \"rapporteur\""),
        answers.replace(&synapse().url(), &discord.url()),
        answers.replace(&synapse().url(), "http://127.0.0.1:9"),
        format!("[database]\nurl = \"postgres://lea:{PASSWORD}@127.0.0.1:9/record\"\n{answers}"),
        format!("[organisation]\nname = \"Our group\"\n[roles]\nchair = 1\n"),
        format!("[organisation]\nname = \"{PASSWORD}\n"),
        on_discord(&discord, 1, "wrong"),
        on_discord(&discord, 1, "").replace("token = \"\"\n", ""),
        on_discord(&discord, 1, TOKEN) + "application = 5\n",
        on_discord(&discord, 1, TOKEN) + "token_flie = \"x\"\n",
        on_discord(&discord, 1, TOKEN) + "hello = \"here\"\n",
    ] {
        place.write("answers.toml", answers);
        let refused = place.run(&["setup", "--answers", "answers.toml"]);
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
        assert!(![PASSWORD, TOKEN].iter().any(|secret| refused.stderr.contains(secret)), "{refused:?}");
        assert_eq!(place.files(), ["answers.toml"], "{refused:?}");
        let said = refused.stderr.replace("rapporteur: the answers answers.toml: ", "");
        all.push_str(&said.replace(&application.to_string(), "APPLICATION"));
    }
    for (from, to) in
        [(synapse().url(), "HOMESERVER"), (discord.url(), "DISCORD"), (on.bot.to_string(), "@bot:localhost")]
    {
        all = all.replace(&from, to);
    }
    expect![[r#""#]].assert_eq(&all);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_there_is_only_written_anew_where_somebody_says_so() {
    let discord = Discord::start().await;
    let place = Place::new();
    let answers = on_discord(&discord, 1, TOKEN);
    place.write("answers.toml", &answers);
    place.write("rapporteur.toml", "broken");
    let refused = place.run(&["setup", "--answers", "answers.toml"]).refused_in_a_line();
    assert!(refused.contains("rapporteur.toml is there already") && refused.contains("overwrite = true"), "{refused}");
    place.run(&["--config", "another.toml", "setup", "--answers", "answers.toml"]).done();
    let refused = place.run(&["--config", "third.toml", "setup", "--answers", "answers.toml"]);
    assert!(refused.stderr.contains("secrets/discord-token is there already"), "{refused:?}");
    assert_eq!(std::fs::read_to_string(place.path("rapporteur.toml")).unwrap(), "broken");
    place.write("answers.toml", format!("overwrite = true\n{answers}"));
    place.run(&["setup", "--answers", "answers.toml"]).done();
    place.run(&["check"]).done();
    assert_eq!(place.files(), ["another.toml", "answers.toml", "rapporteur.toml", "secrets"]);
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let place = Place::new();
    let refused = place.run(&["setup"]).refused_in_a_line();
    assert!(refused.contains("this is no terminal: give the answers in a file, with --answers FILE"), "{refused}");
    let refused = place.run(&["setup", "--answers", "none.toml"]).refused_in_a_line();
    assert!(refused.contains("the answers none.toml cannot be read"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_types_the_answers_and_nobody_sees_the_secrets() {
    let on = OnMatrix::new("bot-typed").await;
    let discord = Discord::start().await;
    let (channel, lynn) = (discord.channel("plenary"), discord.person("Lynn"));
    let place = Place::on_sqlite();
    let chair = format!("{}, {}\r", on.lynn.id(), lynn.id);
    let (homeserver, user, api) =
        (format!("{}\r", synapse().url()), format!("{}\r", on.bot), format!("{}\r", discord.url()));
    let (password, token, hello) = (format!("{PASSWORD}\r"), format!("{TOKEN}\r"), format!("{}\r", channel.id));
    let talked = talk(
        &place,
        &["setup"],
        &[
            ("The name", "Working Group on Standards\r"),
            ("Its time zone", "Mars\r"),
            ("Its time zone", "Europe/Paris\r"),
            ("The chair's account", &chair),
            ("Accounts of the secretariat", "\r"),
            ("Where the record is kept", "\r"),
            ("on Matrix?", "\r"),
            ("The address of the homeserver", &homeserver),
            ("The bot's own account", &user),
            ("Its password", "not it\r"),
            ("The bot's own account", "\r"),
            ("Its password", &password),
            ("From whom", "\r"),
            ("The recovery key", "\r"),
            ("on Discord?", "yes\r"),
            ("a proxy before Discord", &api),
            ("The bot's token", "not-it\r"),
            ("The bot's token", &token),
            ("The number of your server", "\r"),
            ("a public record", "\r"),
            ("Where the record is served", "\r"),
            ("The address under which", "record.example.org\r"),
            ("a channel", &hello),
            ("Where it says hello", "\r"),
            ("A file of people", "none.csv\r"),
            ("A file of people", "\r"),
        ],
    );
    let Some(talked) = talked else { return };
    assert!(
        ![PASSWORD, TOKEN, "not it", "not-it"].iter().any(|secret| talked.sent.contains(secret)),
        "{}",
        talked.screen
    );
    let screen = talked.done();
    print(screen);
    let mut screen = screen.to_owned();
    for (from, to) in [
        (synapse().url(), "HOMESERVER"),
        (discord.url(), "DISCORD"),
        (on.bot.to_string(), "@bot:localhost"),
        (on.lynn.id().to_string(), "@lynn:localhost"),
        (on.room.to_string(), "ROOM"),
        (discord.application().to_string(), "APPLICATION"),
        (channel.id.to_string(), "CHANNEL"),
        (lynn.id.to_string(), "LYNN"),
    ] {
        screen = screen.replace(&from, to);
    }
    expect![[r#""#]].assert_eq(&screen);
    expect![[r#""#]].assert_eq(&{
        let config = std::fs::read_to_string(place.path("rapporteur.toml")).unwrap();
        let config =
            config.replace(&discord.application().to_string(), "APPLICATION").replace(&lynn.id.to_string(), "LYNN");
        config
            .replace(&synapse().url(), "HOMESERVER")
            .replace(&discord.url(), "DISCORD")
            .replace(on.lynn.id().as_str(), "@lynn:localhost")
    });
    place.run(&["check"]).done();
}

#[test]
fn whoever_stops_leaves_nothing_behind() {
    let place = Place::on_sqlite();
    let answers = [("The name", "Our group\r"), ("Its time zone", "\r"), ("The chair's account", "\x03")];
    let Some(talked) = talk(&place, &["setup"], &answers) else { return };
    assert_eq!(talked.status, 1, "{}", talked.screen);
    assert!(talked.screen.trim_end().ends_with("rapporteur: stopped: nothing was written"), "{}", talked.screen);
    assert_eq!(place.files(), [""; 0]);
    // Nor does whoever does not agree.
    place.write("rapporteur.toml", "mine");
    let Some(talked) = talk(&place, &["setup"], &[("rapporteur.toml is there. Write anew?", "\r")]) else { return };
    assert!(talked.screen.contains("rapporteur.toml is left as it is"), "{}", talked.screen);
    assert_eq!(std::fs::read_to_string(place.path("rapporteur.toml")).unwrap(), "mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_tries_a_platform_may_be_left_out() {
    let discord = Discord::start().await;
    let place = Place::on_sqlite();
    let api = format!("{}\r", discord.url());
    let talked = talk(
        &place,
        &["setup"],
        &[
            ("The name", "Our group\r"),
            ("Its time zone", "\r"),
            ("The chair's account", "console:lynn\r"),
            ("Accounts of the secretariat", "\r"),
            ("Where the record is kept", "\r"),
            ("on Matrix?", "no\r"),
            ("on Discord?", "\r"),
            ("a proxy before Discord", &api),
            ("The bot's token", "a\r"),
            ("The bot's token", "b\r"),
            ("The bot's token", "c\r"),
            ("Leave Discord out for now?", "\r"),
            ("a public record", "\r"),
            ("Where the record is served", "\r"),
            ("The address under which", "\r"),
            ("A file of people", "\r"),
        ],
    );
    let Some(talked) = talked else { return };
    talked.done();
    let config = std::fs::read_to_string(place.path("rapporteur.toml")).unwrap();
    assert!(config.contains("[web]") && !config.contains("[discord]"), "{config}");
    place.run(&["check"]).done();
}
