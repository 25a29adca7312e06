//! Who is who on Discord: roles of the server, people who are mentioned, conversations with many.

use expect_test::expect;
use harness::bot::Awake;
use harness::double::{Fault, Handle, User};
use jiff::SignedDuration;
use serde_json::json;

use crate::discord::Server;

/// Gives the members' role of the server to its role 55.
fn members_have_a_role(server: &Server) {
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", config.replace("[roles]\n", "[roles]\nmember = [\"discord-role:55\"]\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_role_of_the_server_has_that_of_the_organisation_for_as_long() {
    let server = Server::new().await;
    members_have_a_role(&server);
    let awake = server.wake();
    let Server { plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let propose = async |by: &User, code: &str| {
        let asked = by.command(plenary, "propose", &json!({ "code": code, "title": "A title" }));
        let form = asked.form().await;
        by.submit(plenary, &form, &[]).answer().await.content
    };
    let refused = lea.command(plenary, "propose", &json!({ "code": "WG-A", "title": "A title" })).answer().await;
    assert!(refused.to_string().contains("Only members and the secretariat may use </propose>."), "{refused}");
    let member = lea.with_roles(&[7, 55]);
    assert!(propose(&member, "WG-A").await.starts_with("Proposed: WG-A"));
    let support = member.command(plenary, "support", &json!({ "code": "WG-A" })).answer().await;
    assert_eq!(support.content, "Lea Kaspar supports WG-A. Support: 1 member.");
    // In private Discord does not say what she is in the server: she is as she was seen last.
    let shown = member.command_in_private("profile show", &json!({})).answer().await;
    assert!(shown.content.contains("**Role**: member"), "{shown}");
    assert!(awake.stop().success());
    let _awake = server.wake();
    let shown = member.command_in_private("profile show", &json!({})).answer().await;
    assert!(shown.content.contains("**Role**: member"), "{shown}");
    let refused = lea.command(plenary, "propose", &json!({ "code": "WG-B", "title": "A title" })).answer().await;
    assert!(refused.to_string().contains("Only members and the secretariat may use </propose>."), "{refused}");
    lea.command(plenary, "comment", &json!({ "code": "WG-A", "words": "Well." })).answer().await;
    let shown = lea.command_in_private("profile show", &json!({})).answer().await;
    assert!(shown.content.contains("**Role**: participant"), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_never_spoke_can_be_chosen_or_mentioned_where_people_are_asked_for() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    for code in ["WG-IMP", "WG-ARC"] {
        server.propose(code, "A title").await;
    }
    let facilitate = async |given: serde_json::Value| lynn.command(plenary, "facilitate", &given).answer().await;
    // By the name that they have in the server.
    let mei = discord.person_with_nick("mei_1987", "Mei Tan");
    let facilitates = facilitate(json!({ "code": "WG-IMP", "person": mei.id.to_string() })).await;
    assert!(facilitates.content.starts_with("Mei Tan"), "{facilitates}");
    let known = mei.command(plenary, "profile show", &json!({})).answer().await;
    assert!(known.content.contains("**Name**: Mei Tan"), "{known}");
    let jonas = discord.person("Jonas Weber");
    let facilitates = facilitate(json!({ "code": "WG-IMP", "person-name": format!("<@{}>", jonas.id) })).await;
    assert!(facilitates.content.starts_with("Jonas Weber"), "{facilitates}");
    // Several at once.
    let both = json!({ "code": "WG-ARC", "person": mei.id.to_string(), "person-name": format!("<@{}>", jonas.id) });
    let both = facilitate(both).await.to_string().replace(&mei.id.to_string(), "1").replace(&jonas.id.to_string(), "2");
    expect![[r#"
        (only you can see this)
        "\@1, \@2" looks like several people. Please name one at a time."#]]
    .assert_eq(&both);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_chosen_is_an_account_and_who_is_not_on_discord_is_named() {
    let server = Server::new().await;
    let people = "name,role,matrix\nAnn Able,member,@ann:example.org\nMei Tan,member,\n";
    let people = server.place.write("people.csv", people);
    server.place.run(&["import", people]).done();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    let anja = discord.person("Anja Gengo");
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", format!("{config}secretariat = [\"discord:{}\"]\n", anja.id));
    let _awake = server.wake();
    for code in ["WG-A", "WG-B", "WG-C"] {
        server.propose(code, "A title").await;
    }
    let facilitate = async |given: serde_json::Value| lynn.command(plenary, "facilitate", &given).answer().await;
    // Somebody on Discord has the name of a member, and is not that member.
    let mei = discord.person("Mei Tan");
    let told = facilitate(json!({ "code": "WG-A", "person": mei.id.to_string() })).await;
    expect![[r#"Mei Tan (\@(her number)) now facilitates WG-A. Facilitators: Mei Tan (\@(her number))."#]]
        .assert_eq(&told.to_string().replace(&mei.id.to_string(), "(her number)"));
    let told = facilitate(json!({ "code": "WG-B", "person-name": "Ann Able" })).await;
    expect!["Ann Able now facilitates WG-B. Facilitators: Ann Able."].assert_eq(&told.to_string());
    let told = facilitate(json!({ "code": "WG-C" })).await;
    expect![[r#"
        (only you can see this)
        Who? For example: </facilitate> `code: WG-A person: @avri`
        In full: </facilitate> `code: person:`"#]]
    .assert_eq(&told.to_string());
    let bot = discord.bot("Music Box");
    let told = facilitate(json!({ "code": "WG-C", "person": bot.id.to_string() })).await;
    expect![[r#"
        (only you can see this)
        Music Box is a bot. Please choose a person."#]]
    .assert_eq(&told.to_string());
    // Where it could be an initiative, a mention alone is somebody.
    let open = json!({ "question": "Which day?", "until": "in 3 days", "options": "1: Monday; 2: Tuesday" });
    lynn.command(plenary, "consult open", &open).answer().await;
    let given = json!({ "number": "1", "options": "1", "for": format!("<@{}>", lea.id) });
    let told = anja.command(plenary, "consult answer", &given).answer().await;
    assert!(
        told.content.starts_with("Lea Kaspar") && told.content.contains("answered consultation 1: 1. Monday"),
        "{told}"
    );
    // Discord offers the accounts by itself, and the bot whoever is named in the record.
    let offered = lynn.completes(plenary, "facilitate", "person-name", "").await;
    expect![[r#"
        Anja Gengo = Anja Gengo
        Ann Able = Ann Able
        Lea Kaspar (@(her number)) = @(her number)
        Lynn St. Amour = Lynn St. Amour
        Mei Tan (@(her number)) = @(her number)"#]]
    .assert_eq(
        &[&mei, lea]
            .iter()
            .fold(offered.join("\n"), |offered, one| offered.replace(&one.id.to_string(), "(her number)")),
    );
    let commands = discord.commands();
    let options = |name: &str| {
        let command = commands.iter().find(|command| command["name"] == name).unwrap();
        let option = |option: &serde_json::Value| {
            let (name, shown) = (option["name"].as_str().unwrap(), option["name_localizations"]["fr"].as_str());
            format!("{} {name} {} – {}", option["type"], shown.unwrap_or("-"), option["description"].as_str().unwrap())
        };
        command["options"].as_array().unwrap().iter().map(option).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        3 code code – the group's code
        6 person personne – the person to facilitate it
        3 person-name personne-nom – or the name of somebody who is not on Discord
        3 new nouveau – yes, if the name is that of somebody who is not on the list yet"#]]
    .assert_eq(&options("facilitate"));
    expect![[r#"
        3 what quoi – what needs to be done
        6 who qui – somebody who is on Discord
        3 who-name qui-nom – who will do it: a person, chair, secretariat or members
        3 by avant – the day or time by which it is due
        3 new nouveau – yes, if the name is that of somebody who is not on the list yet"#]]
    .assert_eq(&options("action"));
}

#[tokio::test(flavor = "multi_thread")]
async fn conversations_with_many_are_opened_one_after_the_other() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, .. } = &server;
    let people: Vec<User> = (0..8).map(|number| discord.person(&format!("Person {number}"))).collect();
    for person in &people {
        // Where the answer cannot stand it is said to the asker alone.
        discord.fail("callback", Fault::Code(404, 10_062));
        discord.fail("@original", Fault::Code(404, 10_015));
        person.command(plenary, "profile show", &json!({}));
        discord.wait_for("both", |discord| discord.has_failed().then_some(())).await;
    }
    let opened =
        discord.wait_for("conversations", |discord: &Handle| Some(discord.opened()).filter(|opened| opened.len() == 8));
    let opened = opened.await;
    let took = opened[7].1.duration_since(opened[0].1);
    assert!(took >= SignedDuration::from_secs(4), "{took}");
    assert_eq!(opened.iter().map(|(user, _)| user).collect::<std::collections::BTreeSet<_>>().len(), 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_that_may_not_be_opened_now_is_opened_later_and_one_with_who_has_left_is_closed() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    discord.fail("POST /users/@me/channels", Fault::Code(403, 40_003));
    let elsewhere = discord.channel("elsewhere");
    lynn.command(&elsewhere, "room bind", &json!({ "to": "plenary" })).answer().await;
    plenary.delete();
    let log = awake.wait_for("was not taken");
    assert!(log.contains("40003") && log.contains("pause=600s"), "{log}");
    discord.fail("POST /users/@me/channels", Fault::Code(400, 50_278));
    elsewhere.delete();
    discord.dispatch("THE_END", &json!({}));
    let log = awake.read_to("THE_END");
    assert!(!log.iter().any(|line| line.contains("ERROR") && !line.contains("a channel is gone")), "{log:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_only_looked_at_and_what_is_refused_is_for_the_asker_alone() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let proposed = server.propose("WG-IMP", "IGF Improvements").await;
    let before = plenary.messages().len();
    for (command, options) in [
        ("help", json!({})),
        ("status", json!({})),
        ("status", json!({ "code": "WG-IMP" })),
        ("why", json!({ "code": "WG-IMP" })),
        ("meetings", json!({})),
        ("charter", json!({ "code": "WG-IMP" })),
        ("support", json!({ "code": "WG-INP" })),
        ("decide", json!({ "code": "WG-IMP", "outcome": "approve" })),
    ] {
        assert!(lea.command(plenary, command, &options).answer().await.ephemeral, "{command}");
    }
    let pressed = lea.press(plenary, &proposed, "support WG-IMP").answer().await;
    assert!(pressed.ephemeral && pressed.content.starts_with("Lea Kaspar supports WG-IMP."), "{pressed}");
    assert_eq!(plenary.messages().len(), before, "{:#?}", plenary.messages());
    // The proposal's own message says how many there are.
    let counts = |_: &Handle| plenary.messages().into_iter().find(|shown| shown.labels == ["Support (1)"]);
    discord.wait_for("count on the button", counts).await;
    expect!["Lea Kaspar supports WG-IMP. Support: 0 members, 1 other."].assert_eq(&pressed.content);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_restart_the_count_on_a_proposal_follows_though_nobody_has_pressed_there_since() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    // One proposal is the answer to its form, the other is told in the plenary.
    server.propose("WG-IMP", "IGF Improvements").await;
    let elsewhere = discord.channel("elsewhere");
    let form = lynn.command(&elsewhere, "propose", &json!({ "code": "WG-ARC", "title": "Archives" })).form().await;
    lynn.submit(&elsewhere, &form, &[]).answer().await;
    plenary.wait_for(3).await;
    let mei = discord.person("Mei Tan");
    let supports = async |by: &User, code: &str| {
        by.command(&elsewhere, "support", &json!({ "code": code })).answer().await;
    };
    let counts = async |expected: [&str; 2]| {
        let labels = || plenary.messages().into_iter().flat_map(|shown| shown.labels).collect::<Vec<_>>();
        discord.wait_for("counts", |_: &Handle| (labels() == expected).then_some(())).await;
    };
    // What was recorded just before it was killed is made up for.
    supports(lea, "WG-IMP").await;
    awake.kill();
    let awake = server.wake();
    counts(["Support (1)", "Support"]).await;
    supports(lea, "WG-ARC").await;
    counts(["Support (1)", "Support (1)"]).await;
    assert!(awake.stop().success());
    let _awake = server.wake();
    supports(&mei, "WG-IMP").await;
    counts(["Support (2)", "Support (1)"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_does_not_wait_for_what_discord_does_not_take_in_the_same_channel() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let elsewhere = discord.channel("elsewhere");
    let form = lynn.command(&elsewhere, "propose", &json!({ "code": "WG-ONE", "title": "A title" })).form().await;
    discord.fail("POST /channels/", Fault::TooMany(30.0));
    lynn.submit(&elsewhere, &form, &[]).answer().await;
    awake.wait_for("was not taken");
    let support = lea.command(plenary, "support", &json!({ "code": "WG-ONE" }));
    support.answer().await;
    let (first, whole) = support.took().unwrap();
    assert!(first == whole && whole < SignedDuration::from_secs(5), "{whole}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_hears_of_a_room_in_which_the_bot_may_not_speak_at_the_next_start() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    assert!(awake.stop().success());
    plenary.deny(1 << 11);
    // It is looked at before the bot is ready, or after.
    let mut awake = Awake::start(&server.place);
    let told = discord.wait_for("word of it", |_| lynn.direct_messages().first().cloned()).await;
    assert!(told.content.starts_with("I may not write in a plenary room on Discord"), "{told}");
    assert!(told.content.ends_with("What I lack there: Send Messages"), "{told}");
    awake.wait_for("the bot may not write in a channel");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_that_is_locked_is_closed_and_said_once() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    let thread = discord.thread(plenary, "the plenary's");
    lynn.command(&thread, "room bind", &json!({ "to": "plenary" })).answer().await;
    thread.archive(true);
    let elsewhere = discord.channel("elsewhere");
    for code in ["WG-ONE", "WG-TWO"] {
        let form = lynn.command(&elsewhere, "propose", &json!({ "code": code, "title": "A title" })).form().await;
        lynn.submit(&elsewhere, &form, &[]).answer().await;
    }
    let told = discord.wait_for("word of it", |_| lynn.direct_messages().first().cloned()).await;
    assert!(told.content.starts_with("I may not write in a plenary room on Discord"), "{told}");
    discord.dispatch("THE_END", &json!({}));
    let log = awake.read_to("THE_END");
    assert_eq!(log.iter().filter(|line| line.contains("ERROR")).count(), 1, "{log:#?}");
    assert_eq!(lynn.direct_messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hint_can_be_clicked_and_says_what_to_fill_in() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let proposed = server.propose("WG-IMP", "IGF Improvements").await;
    let commands = discord.commands();
    let number = |name: &str| {
        let command = commands.iter().find(|command| command["name"] == name).unwrap();
        command["id"].as_str().unwrap().to_owned()
    };
    let (support, charter) = (number("support"), number("charter"));
    assert_eq!(
        proposed.content,
        format!(
            "Proposed: WG-IMP, IGF Improvements, by Lynn St. Amour. Support it with </support:{support}> `code: WG-IMP`\n\
             Still missing: Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with </charter:{charter}> `code: WG-IMP change: True`"
        )
    );
    let required = |name: &str| {
        let command = commands.iter().find(|command| command["name"] == name).unwrap();
        command["options"][0]["name"] == "code" && command["options"][0]["required"] == true
    };
    assert!(["concern", "resolve", "decide", "lastcall"].into_iter().all(required));
    // Whoever types the text in its order into a form is asked which group is meant.
    let channel = discord.channel("wg-arc");
    server.propose("WG-ARC", "Archives").await;
    lynn.command(&channel, "room bind", &json!({ "to": "WG-ARC" })).answer().await;
    let asked = lynn.command(&channel, "comment", &json!({ "words": "WG-IMP Which years come first?" })).answer().await;
    assert!(asked.ephemeral, "{asked}");
    assert!(asked.content.starts_with("Your words begin with WG-IMP, and this is the room of WG-ARC."), "{asked}");
    let chosen = lynn.press(&channel, &asked, &asked.buttons[0]).answer().await;
    assert_eq!(chosen.content, "Recorded: Lynn St. Amour comments on WG-IMP, which now has 1 comment.");
    // Wherever the room's group would be taken, and whatever else was filled in: the answer records that.
    let thread = discord.thread(&channel, "on years");
    let meet = json!({ "title": "WG-IMP kick-off", "when": "in 3 days 14:00", "for": "45m" });
    let asked = lynn.command(&thread, "meet", &meet).answer().await;
    expect![[r#"
        (only you can see this)
        Your words begin with WG-IMP, and this is the room of WG-ARC. Which group do you mean? To name it yourself, give its code too.
        Please answer with a number, or no:
        - 1\. </meet> `code: WG-IMP title: kick-off when: in 3 days 14:00 for: 45m`
        - 2\. </meet> `code: WG-ARC title: WG-IMP kick-off when: in 3 days 14:00 for: 45m`
        (choose … 1)
        (choose … 2)
        (choose … 0)"#]]
    .assert_eq(&asked.to_string());
    let called = lynn.press(&thread, &asked, &asked.buttons[0]).answer().await;
    assert!(called.content.starts_with("Meeting 1 of WG-IMP: kick-off"), "{called}");
}
