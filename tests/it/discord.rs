//! The bot on Discord, as the people there see it.

use expect_test::expect;
use harness::bot::Awake;
use harness::double::people::field;
use harness::double::{Channel, Discord, Handle, Shown, User};
use harness::program::Place;
use serde_json::{Value, json};

/// A server with the bot in it, and a chair.
pub(crate) struct Server {
    pub(crate) discord: Discord,
    pub(crate) place: Place,
    pub(crate) plenary: Channel,
    pub(crate) lynn: User,
    pub(crate) lea: User,
}

impl Server {
    pub(crate) async fn new() -> Self {
        Self::on(Place::new()).await
    }

    /// The same with the program in this place.
    pub(crate) async fn on(place: Place) -> Self {
        let discord = Discord::start().await;
        let plenary = discord.channel("plenary");
        let (lynn, lea) = (discord.person("Lynn St. Amour"), discord.person("Lea Kaspar"));
        place.write("rapporteur.toml", format!("{}[roles]\nchair = [\"discord:{}\"]\n", discord.config(), lynn.id));
        Self { discord, place, plenary, lynn, lea }
    }

    /// Whether everybody may know where calls are held, from the next start on.
    pub(crate) fn shows_addresses(&self, is_public: bool) {
        let file = self.place.path("rapporteur.toml");
        let config = std::fs::read_to_string(file).unwrap();
        let (_, config) = config
            .split_once("link_public = ")
            .map_or(("", config.as_str()), |(_, rest)| rest.split_once('\n').unwrap());
        let config = format!("[organisation]\nlink_public = {is_public}\n{config}");
        self.place.write("rapporteur.toml", config);
    }

    /// Starts the program and waits until it says that it is ready.
    pub(crate) fn wake(&self) -> Awake {
        let mut awake = Awake::start(&self.place);
        awake.wait_for("ready");
        awake
    }

    /// Proposes a group.
    pub(crate) async fn propose(&self, code: &str, title: &str) -> Shown {
        let asked = self.lynn.command(&self.plenary, "propose", &json!({ "code": code, "title": title }));
        let form = asked.form().await;
        self.lynn.submit(&self.plenary, &form, &[("Purpose", "to follow up")]).answer().await
    }
}

/// What is shown, without the day on which the test runs.
fn undated(shown: &[Shown]) -> String {
    let days = shown.iter().map(Shown::said_on).collect::<Vec<_>>();
    let all = shown.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n---\n");
    days.iter().fold(all, |all, day| all.replace(day.as_str(), "(today)"))
}

/// A form as somebody sees it.
fn fields(form: &Value) -> String {
    let field = |row: &Value| {
        let shown = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        format!("\n{} ({}): {}", shown(&row["label"]), shown(&row["description"]), shown(&field(row)["value"]))
    };
    let fields: String = form["components"].as_array().unwrap().iter().map(field).collect();
    format!("{}{fields}", form["title"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_proposed_by_a_form_and_supported_by_command_and_button() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let asked = lynn.command(plenary, "propose", &json!({ "code": "wg-imp", "title": "IGF Improvements" }));
    let form = asked.form().await;
    expect![[r#"
        /propose WG-IMP
        Purpose (why the group is needed): 
        Objectives (what it wants to reach): 
        Outputs (what it will hand over): 
        Plan (how it will work): 
        Timeframe (by when): "#]]
    .assert_eq(&fields(&form));
    let proposed =
        lynn.submit(plenary, &form, &[("Purpose", "to follow up"), ("Plan", "Continues: yes")]).answer().await;
    expect![[r#"
        Proposed: WG-IMP, IGF Improvements, by Lynn St. Amour. Support it with </support> `code: WG-IMP`
        Still missing: Objectives, Outputs, Timeframe, Facilitator. Add each with </charter> `code: WG-IMP change: True`
        (support WG-IMP)"#]]
    .assert_eq(&proposed.to_string());
    expect!["WG-IMP · IGF Improvements = WG-IMP"]
        .assert_eq(&lea.completes(plenary, "support", "code", "impr").await.join("\n"));
    let supported = lea.command(plenary, "support", &json!({ "code": "WG-IMP", "words": "at last" })).answer().await;
    // It does not matter where support is given: what stands below the proposal follows.
    let counts = |count: &'static str| {
        let is_so = move |shown: &Shown| shown.labels == [count];
        discord.wait_for(count, move |_| plenary.messages().iter().any(is_so).then_some(()))
    };
    counts("Support (1)").await;
    let pressed = discord.person("Avri Doria").press(plenary, &proposed, "support WG-IMP").answer().await;
    let again = lea.press(plenary, &proposed, "support WG-IMP").answer().await;
    counts("Support (2)").await;
    let unknown = lea.command(plenary, "support", &json!({ "code": "WG-INP" })).answer().await;
    let status = lea.command(plenary, "status", &json!({ "code": "WG-IMP" })).answer().await;
    let table = lea.command(plenary, "status", &json!({})).answer().await;
    expect![[r#"
        Lea Kaspar supports WG-IMP. Support: 0 members, 1 other.
        ---
        (only you can see this)
        Avri Doria supports WG-IMP. Support: 0 members, 2 others.
        ---
        (only you can see this)
        Lea Kaspar has supported WG-IMP since (today). Each person counts once.
        ---
        (only you can see this)
        There is no group "WG-INP". Did you mean WG-IMP?
        Please answer yes or no. Yes means: </support> `code: WG-IMP`
        (choose … 1)
        (choose … 0)
        ---
        (only you can see this)
        **WG-IMP: IGF Improvements**
        Working Groups, proposed, new this cycle
        **Support**: 0 members, 2 others
        **Comments**: 0
        **Proposed by**: Lynn St. Amour on (today)
        **Supporters**: Lea Kaspar, Avri Doria

        **Words of support**
        - Lea Kaspar, (today): at last
        ---
        (only you can see this)
        [ Working Groups ]
        | WG-IMP · IGF Improvements
        |   Support: 0 members, 2 others · Comments: 0 · Status: proposed"#]]
    .assert_eq(&undated(&[supported, pressed, again, unknown, status, table]));
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_charter_is_changed_by_a_form_that_shows_what_stands_there() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { plenary, lynn, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let change = json!({ "code": "WG-IMP", "change": true });
    let form = lynn.command(plenary, "charter", &change).form().await;
    expect![[r#"
        /charter WG-IMP
        Purpose (why the group is needed): to follow up
        Objectives (what it wants to reach): 
        Outputs (what it will hand over): 
        Plan (how it will work): 
        Timeframe (by when): "#]]
    .assert_eq(&fields(&form));
    let changed = lynn.submit(plenary, &form, &[("Plan", "by mail\nand by telephone")]).answer().await;
    let refused = lea.command(plenary, "charter", &change).answer().await;
    let shown = lea.command(plenary, "charter", &json!({ "code": "WG-IMP" })).answer().await;
    expect![[r#"
        Recorded: Plan of WG-IMP. Earlier texts stay in the record.
        ---
        (only you can see this)
        Only the group's facilitators, the proposer, the chair and the secretariat may use </charter> with `change: True`.
        Please ask Lynn St. Amour.
        ---
        (only you can see this)
        **WG-IMP: IGF Improvements**
        **Purpose**: to follow up
        **Objectives**: (missing)
        **Outputs**: (missing)
        **Plan**: by mail
        and by telephone
        **Timeframe**: (missing)
        **Facilitator**: (missing)"#]]
    .assert_eq(&undated(&[changed, refused, shown]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_private_is_shown_to_the_asker_alone() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { plenary, lea, .. } = &server;
    let set = lea.command_in_private("profile set", &json!({ "zone": "Africa/Dakar", "stakeholder": "civil society" }));
    let set = set.answer().await;
    let shown = lea.command(plenary, "profile show", &json!({})).answer().await;
    let help = lea.command_in_private("help", &json!({ "command": "support" })).answer().await;
    expect![[r#"
        Changed. Your profile is now:
        **Name**: Lea Kaspar
        **Role**: participant
        **Stakeholder group**: not set
        **Affiliation**: not set
        **Time zone**: Africa/Dakar
        **Hours**: not set
        **Weekend**: not set
        **Language**: not set
        **Email**: not set
        **Accounts**: discord:(number)
        **Self-declared, not confirmed yet**: Stakeholder group: civil society
        What you say of your name, stakeholder group or address counts once the secretariat has confirmed it. I have told them.
        ---
        (only you can see this)
        Your profile (to change it: </profile set>):
        **Name**: Lea Kaspar
        **Role**: participant
        **Stakeholder group**: not set
        **Affiliation**: not set
        **Time zone**: Africa/Dakar
        **Hours**: not set
        **Weekend**: not set
        **Language**: not set
        **Email**: not set
        **Accounts**: discord:(number)
        **Self-declared, not confirmed yet**: Stakeholder group: civil society
        ---
        </support>: Registers your support for a group.
        For example:
        - </support> `code: WG-IMP`
        - </support> `code: WG-IMP words: We need this group.`
        **Who**: anyone
        **In full**: </support> `code: words:`
        - `code:`: the group's code
        - `words:`: a few words on why
        The way back: </unsupport> `code: CODE`"#]]
    .assert_eq(&undated(&[set, shown, help]).replace(&lea.id.to_string(), "(number)"));
    assert_eq!(plenary.messages(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_answer_comes_in_several_messages_with_all_its_words() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { plenary, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    for number in 0..8 {
        let words = format!("{} end{number}", "many words ".repeat(80));
        lea.command(plenary, "comment", &json!({ "code": "WG-IMP", "words": words })).answer().await;
    }
    let asked = lea.command(plenary, "status", &json!({ "code": "WG-IMP" }));
    let first = asked.answer().await;
    let is_last = |shown: &Shown| shown.content.contains("end7");
    let is_whole = |_: &Handle| asked.follow_ups().iter().any(is_last).then(|| asked.follow_ups());
    let rest = server.discord.wait_for("last comment", is_whole).await;
    let answer: Vec<&Shown> = [&first].into_iter().chain(&rest).collect();
    assert!(answer.len() == 5 && answer.iter().all(|shown| shown.ephemeral));
    let words: String = answer.iter().map(|shown| shown.content.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(words.matches("many words").count(), 8 * 80);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_private_answer_goes_on_in_private() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { plenary, lea, .. } = &server;
    let affiliation = "long ".repeat(1_000);
    lea.command(plenary, "profile set", &json!({ "affiliation": affiliation })).answer().await;
    let asked = lea.command(plenary, "profile show", &json!({}));
    let first = asked.answer().await;
    let rest = server.discord.wait_for("rest", |_| Some(asked.follow_ups()).filter(|rest| rest.len() == 2)).await;
    let all: Vec<&Shown> = [&first].into_iter().chain(&rest).collect();
    assert!(all.iter().all(|shown| shown.ephemeral));
    assert_eq!(all.iter().map(|shown| shown.content.matches("long").count()).sum::<usize>(), 1_000);
    assert_eq!(plenary.messages(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_the_first_response() {
    let server = Server::new().await;
    let _awake = server.wake();
    let asked = server.lea.command(&server.plenary, "help", &json!({}));
    asked.answer().await;
    let (first, whole) = asked.took().unwrap();
    assert_eq!(first, whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_registered_once_and_every_known_event_is_read() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let discord = &server.discord;
    let guild = discord.guild().to_string();
    let role = json!({
        "id": guild, "name": "chair", "color": 0,
        "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false, "position": 1, "permissions": "0", "managed": false, "mentionable": false, "flags": 0,
    });
    let thread = json!({
        "id": "99", "type": 11, "guild_id": guild, "parent_id": server.plenary.id.to_string(), "name": "a thread",
        "owner_id": server.lea.id.to_string(), "last_message_id": null, "message_count": 0, "member_count": 1,
        "rate_limit_per_user": 0, "flags": 0,
        "thread_metadata": {
            "archived": false, "auto_archive_duration": 1440, "archive_timestamp": "2026-01-01T00:00:00Z",
            "locked": false, "create_timestamp": "2026-01-01T00:00:00Z",
        },
    });
    discord.dispatch("GUILD_ROLE_CREATE", &json!({ "guild_id": guild, "role": role }));
    discord.dispatch("GUILD_ROLE_UPDATE", &json!({ "guild_id": guild, "role": role }));
    discord.dispatch("GUILD_ROLE_DELETE", &json!({ "guild_id": guild, "role_id": "5" }));
    discord.dispatch("THREAD_CREATE", &thread);
    discord.dispatch("THREAD_UPDATE", &thread);
    let deleted = json!({ "id": "99", "guild_id": guild, "parent_id": server.plenary.id.to_string(), "type": 11 });
    discord.dispatch("THREAD_DELETE", &deleted);
    let pinned = json!({ "guild_id": guild, "channel_id": server.plenary.id.to_string(), "last_pin_timestamp": null });
    discord.dispatch("CHANNEL_PINS_UPDATE", &pinned);
    discord.channel("another").delete();
    for kind in ["CREATE", "UPDATE", "DELETE", "EXCEPTION_CREATE", "USER_ADD"] {
        discord.dispatch(&format!("GUILD_SCHEDULED_EVENT_{kind}"), &json!({ "id": "98", "guild_id": guild }));
    }
    discord.dispatch("SOMETHING_OF_NEXT_YEAR", &json!({ "guild_id": guild }));
    let log = awake.read_to("SOMETHING_OF_NEXT_YEAR");
    let loud = |line: &&String| line.contains("WARN") || line.contains("ERROR");
    assert!(!log.iter().any(|line| loud(&line)), "{log:#?}");
    assert!(awake.stop().success());
    assert!(server.wake().stop().success());
    assert_eq!(discord.requests("PUT").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_offered_can_be_chosen_also_among_namesakes_elsewhere() {
    let server = Server::new().await;
    let people = "name,matrix\nAnn Lee,@ann:example.org\nAnn Lee,@lee:example.org\n";
    let people = server.place.write("people.csv", people);
    server.place.run(&["import", people]).done();
    let _awake = server.wake();
    let Server { plenary, lynn, .. } = &server;
    let offered = lynn.completes(plenary, "propose", "facilitator-name", "ann").await;
    expect![[r#"
        Ann Lee (@ann:example.org) = @ann:example.org
        Ann Lee (@lee:example.org) = @lee:example.org"#]]
    .assert_eq(&offered.join("\n"));
    let propose = json!({ "code": "WG-A", "title": "A title", "facilitator-name": "@lee:example.org" });
    let form = lynn.command(plenary, "propose", &propose).form().await;
    let proposed = lynn.submit(plenary, &form, &[]).answer().await;
    assert!(!proposed.content.contains("Facilitator"), "{proposed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_mentioned_in_words_is_there_by_name_and_calls_nobody() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { plenary, lynn, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let words = format!("as <@{}> and <@17> said", lynn.id);
    lea.command(plenary, "comment", &json!({ "code": "WG-IMP", "words": words })).answer().await;
    let status = lea.command(plenary, "status", &json!({ "code": "WG-IMP" })).answer().await;
    assert!(status.content.contains("as \\@Lynn St. Amour and \\@17 said"), "{status}");
    let facilitate = json!({ "code": "WG-IMP", "person-name": format!("<@{}>", lea.id) });
    let facilitates = lynn.command(plenary, "facilitate", &facilitate).answer().await;
    assert!(facilitates.content.contains("Lea Kaspar"), "{facilitates}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consultation_is_answered_by_its_menu() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let lounge = discord.channel("lounge");
    let open = json!({
        "question": "Which day?", "until": "in 3 days", "options": "1: Monday; 2: Tuesday; 3: @everyone <b>",
        "choose": "many",
    });
    lynn.command(&lounge, "consult open", &open).answer().await;
    let asked = plenary.wait_for(2).await.remove(1);
    let menu = &asked.menus[0];
    assert_eq!((&menu["min_values"], &menu["max_values"]), (&json!(1), &json!(3)));
    let labels: Vec<&str> =
        menu["options"].as_array().unwrap().iter().map(|option| option["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["1. Monday", "2. Tuesday", "3. @everyone <b>"]);
    let answer = lea.choose(plenary, &asked, &["1. Monday", "2. Tuesday"]).answer().await;
    assert!(answer.content.starts_with("Lea Kaspar answered consultation 1: 1. Monday, 2. Tuesday."));
    let changed = lea.choose(plenary, &asked, &["2. Tuesday"]).answer().await;
    assert!(changed.content.starts_with("Lea Kaspar changed their answer to consultation 1: 2. Tuesday."));
    assert!(answer.ephemeral && changed.ephemeral);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_is_answered_by_its_menu_before_nobody_else() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let open = json!({ "question": "Whom?", "until": "in 3 days", "options": "1: Alpha; 2: Beta", "hidden": "yes" });
    lynn.command(&discord.channel("lounge"), "consult open", &open).answer().await;
    let asked = plenary.wait_for(2).await.remove(1);
    let answer = lea.choose(plenary, &asked, &["2. Beta"]).answer().await;
    assert!(answer.ephemeral && answer.content.contains("answered consultation 1: 2. Beta."), "{answer}");
    let typed = lea.command(plenary, "consult answer", &json!({ "number": "1", "options": "1" })).answer().await;
    assert!(typed.content.contains("please send me yours in private"), "{typed}");
    let own = lea.command_in_private("consult answer", &json!({ "number": "1", "options": "1" })).answer().await;
    assert!(own.content.starts_with("Lea Kaspar changed their answer to consultation 1: 1. Alpha."), "{own}");
    assert!(own.content.ends_with("Once the consultation has ended, everybody in the rooms can read this."), "{own}");
    assert_eq!(plenary.messages().iter().filter(|message| message.content.contains("Beta")).count(), 1, "the question");
}

#[test]
fn every_test_that_the_document_names_is_there() {
    let document = include_str!("../../docs/discord.md");
    let lines = document.lines().filter(|line| line.starts_with("| ") && line.ends_with("` |"));
    let named: Vec<&str> =
        lines.flat_map(|line| line.split('`')).filter(|name| name.matches('_').count() > 3).collect();
    assert!(named.len() > 40, "{named:?}");
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it")).unwrap();
    let paths = files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let tests: String = paths.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let missing: Vec<&&str> = named.iter().filter(|name| !tests.contains(&format!("fn {name}()"))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
