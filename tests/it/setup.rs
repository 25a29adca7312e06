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
    expect![[r#"
        @bot-set-up:localhost is let in.
        Written: secrets/matrix-password
        Written: secrets/matrix-store-passphrase
        Written: secrets/matrix-recovery-passphrase
        Written: rapporteur.toml
        The bot said hello in ROOM.
        Done. `rapporteur check` looks at it again, and `rapporteur run` starts the bot.
    "#]]
    .assert_eq(&said);
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
    assert!(hello.encrypted && hello.body.starts_with("I am Rapporteur, and I have just been set up."), "{hello:?}");
    let woken_at = now();
    let mut awake = Awake::start(&place);
    awake.wait_for("ready");
    lynn.say(room, "!room bind plenary").await;
    let bound = |seen: &harness::people::Seen| bot(seen) && seen.body.starts_with("This is now the plenary room");
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
    let said = said.replace(&lynn.id.to_string(), "LYNN");
    expect![[r#"
        The token is that of Rapporteur, application APPLICATION.
        Written: secrets/discord-token
        Written: rapporteur.toml
        Open this link, and choose the server into which the bot comes:
          https://discord.com/oauth2/authorize?client_id=APPLICATION&scope=bot+applications.commands&permissions=17867064069120
        The bot said hello in the channel CHANNEL.
        new: Lynn St. Amour, chair, discord:LYNN
        1 person taken in.
        Done. `rapporteur check` looks at it again, and `rapporteur run` starts the bot.
    "#]].assert_eq(&said);
    assert!(channel.wait_for(1).await[0].content.starts_with("I am Rapporteur, and I have just been set up."));
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
        "[organisation]\nname = \"Our group\"\n[roles]\nchair = 1\n".to_owned(),
        format!("[organisation]\nname = \"{PASSWORD}\n"),
        on_discord(&discord, 1, "wrong"),
        on_discord(&discord, 1, "").replace("token = \"\"\n", ""),
        on_discord(&discord, 1, TOKEN) + "application = 5\n",
        on_discord(&discord, 1, TOKEN) + "token_flie = \"x\"\n",
        on_discord(&discord, 1, TOKEN) + "hello = \"here\"\n",
        on_discord(&discord, 1, TOKEN) + "[people]\nfile = \"none.csv\"\n",
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
    expect![[r#"
        organisation.name is missing: The name of your organisation
        organisation.zone: "Mars" is not a time zone. Write a name such as Africa/Dakar, or UTC
        unknown key "roles.chiar": did you mean "roles.chair"?
        roles.chair: "lynn" is no account: an account is like matrix:@lynn:example.org, discord:123456789012345678 or console:lynn
        matrix.password: give a password or a token
        matrix.password: the homeserver does not take this password of @bot:localhost: is the user right, too? ([403 / M_FORBIDDEN] Invalid username or password)
        matrix.token: the homeserver does not know this token: make a new one, with a new device
        matrix.password: the homeserver does not take this password of rapporteur: is the user right, too? ([403 / M_FORBIDDEN] Invalid username or password)
        matrix.homeserver: DISCORD/ is not the address of a homeserver: open https://SERVER/.well-known/matrix/client, with the name of your server, and take the base_url of m.homeserver
        matrix.homeserver: http://127.0.0.1:9/ cannot be reached: error sending request: client error (Connect): tcp connect error: Connection refused (os error 111)
        database.url: postgres://lea@127.0.0.1:9/record cannot be used: the database: error communicating with database: Connection refused (os error 111)
        there is nothing to run yet: use Matrix or Discord, or serve a public record (the tables [matrix], [discord], [web])
        line 2: invalid basic string, expected `"`
        discord.token: Discord does not know this token: make a new one under "Bot", and give all of it
        discord.token: give the token of the bot
        discord.application: 5 is not the application of this token: write APPLICATION, or give the token of 5
        unknown key "discord.token_flie": did you mean "discord.token_file"?
        discord.hello: "here" is no channel: give its number
        people.file: none.csv cannot be read: No such file or directory (os error 2)
    "#]].assert_eq(&all);
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
    expect![[r#"
        This asks for what Rapporteur needs, tries each log-in, and writes the configuration at the end.
        Press Enter to take what stands in brackets. Ctrl-C stops, and nothing is written.

        The name of your organisation: Working Group on Standards
        Its time zone, such as Europe/Paris [UTC]: Mars
        "Mars" is not a time zone. Write a name such as Africa/Dakar, or UTC
        Its time zone, such as Europe/Paris [UTC]: Europe/Paris
        The chair's account: like @lynn:example.org on Matrix, a number on Discord: @lynn:localhost, LYNN
        Accounts of the secretariat, with commas between them (may be empty):
        Where the record is kept: sqlite:PATH, or postgres://USER@HOST/NAME [sqlite:rapporteur.db]:
        Shall the bot be on Matrix? [yes]
        The address of the homeserver, like https://matrix.example.org: HOMESERVER
        The bot's own account, like @rapporteur:example.org: @bot:localhost
        Its password (not shown; empty if you have an access token instead):
        matrix.password: the homeserver does not take this password of @bot:localhost: is the user right, too? ([403 / M_FORBIDDEN] Invalid username or password)
        The bot's own account, like @rapporteur:example.org [@bot:localhost]:
        Its password (not shown; empty if you have an access token instead):
        @bot:localhost is let in.
        From whom the bot takes invitations, with * for any letters [@*:localhost]:
        The recovery key, if the account has one from Element (not shown; empty if not: then one is made):
        Shall the bot be on Discord? [yes] yes
        The address of a proxy before Discord, if there is one (may be empty): DISCORD
        The bot's token (not shown):
        discord.token: Discord does not know this token: make a new one under "Bot", and give all of it
        The bot's token (not shown):
        The token is that of Rapporteur, application APPLICATION.
        The number of your server, to have the commands there alone and at once (may be empty):
        Shall there be a public record on the web? [yes]
        Where the record is served on this machine [127.0.0.1:8017]:
        The address under which the public reaches it (may be empty): record.example.org
        Written: secrets/matrix-password
        Written: secrets/matrix-store-passphrase
        Written: secrets/matrix-recovery-passphrase
        Written: secrets/discord-token
        Written: rapporteur.toml
        Open this link, and choose the server into which the bot comes:
          https://discord.com/oauth2/authorize?client_id=APPLICATION&scope=bot+applications.commands&permissions=17867064069120
        The number of a channel in which it says hello, or "no" [no]: CHANNEL
        The bot said hello in the channel CHANNEL.
        Invite @bot:localhost into a room now, from an account that may (@*:localhost).
        Where it says hello: an address like #plenary:example.org, "invited", or "no" [invited]:
        The bot said hello in ROOM.
        A file of people (CSV) to take in (may be empty): none.csv
        none.csv cannot be read: No such file or directory (os error 2)
        A file of people (CSV) to take in (may be empty):
        Done. `rapporteur check` looks at it again, and `rapporteur run` starts the bot.
    "#]].assert_eq(&screen);
    expect![[r##"
        # Written by `rapporteur setup`. `rapporteur check` tells whether it is right; the file deploy/rapporteur.toml of the
        # sources explains every key that there is. Paths start from the folder in which the program is started.

        [organisation]
        name = "Working Group on Standards"
        short_name = ""
        zone = "Europe/Paris"

        [roles]
        # The chair decides, and says what each room is for. More accounts go between the brackets.
        chair = ["matrix:@lynn:localhost", "discord:LYNN"]
        # The secretariat records what was said elsewhere.
        secretariat = []

        [database]
        url = "sqlite:rapporteur.db"

        [matrix]
        homeserver = "HOMESERVER"
        user = "@bot-typed:localhost"
        password_file = "secrets/matrix-password"
        # From whom the bot takes invitations into rooms.
        invites_from = ["@*:localhost"]
        # The folder belongs to the database: back up both together.
        store = "matrix"
        # The folder is encrypted with it. Do not change it.
        store_passphrase_file = "secrets/matrix-store-passphrase"
        # It brings the keys back when the folder is lost: keep a copy at a second place.
        recovery_passphrase_file = "secrets/matrix-recovery-passphrase"

        [discord]
        application = APPLICATION
        token_file = "secrets/discord-token"
        api = "DISCORD"

        [web]
        # Put a web server before it that speaks HTTPS: web.md.
        listen = "127.0.0.1:8017"
        public_url = "https://record.example.org"
    "##]].assert_eq(&{
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
