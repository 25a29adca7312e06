//! What Discord lets things be: commands, presses and forms of people, channels and events of others, as strange as it describes them.

use expect_test::expect;
use harness::dice::Dice;
use harness::double::people::{Asked, field};
use harness::double::schema::{by_chance, one_by_one};
use harness::double::{Channel, Fault, Shape, Shown, User};
use serde_json::{Value, json};

use crate::discord::Server;

/// What people do, in turn: a command, the press of a button, words that are being typed, and a form that was filled in.
const KINDS: [u8; 4] = [2, 3, 4, 5];

/// What is done in an interaction of some kind. The form is that of a proposal.
fn data(kind: u8, form: &Value, number: usize) -> Value {
    match kind {
        2 => json!({ "id": "9", "name": "comment", "type": 1, "options": [
            { "type": 3, "name": "code", "value": "WG-IMP" }, { "type": 3, "name": "words", "value": format!("remark {number}") },
        ] }),
        3 => json!({ "custom_id": "support WG-IMP", "component_type": 2, "id": 1 }),
        4 => json!({ "id": "9", "name": "support", "type": 1, "options": [
            { "type": 3, "name": "code", "value": "wg", "focused": true },
        ] }),
        _ => {
            json!({ "custom_id": form["custom_id"], "components": form["components"].as_array().unwrap().iter().map(|part| {
            json!({ "type": 18, "id": 1, "component": { "type": 4, "id": 2, "custom_id": field(part)["custom_id"], "value": "" } })
        }).collect::<Vec<_>>() })
        }
    }
}

/// Somebody does something, and all of it that Discord describes is as chance has it.
fn does(server: &Server, kind: u8, form: &Value, number: usize, dice: &mut Dice) -> Asked {
    let Server { discord, plenary, lea, .. } = server;
    let (application, guild) = (discord.application().to_string(), discord.guild().to_string());
    discord.tells(lea, plenary, kind, |id, token| {
        let user = by_chance("UserResponse", dice, json!({ "id": lea.id.to_string() }));
        let member = by_chance("GuildMemberResponse", dice, json!({ "user": user }));
        let channel = by_chance("GuildChannelResponse", dice, json!({ "id": plenary.id.to_string(), "type": 0 }));
        let mut told = json!({
            "id": id.to_string(), "token": token, "type": kind, "application_id": application, "version": 1,
            "guild_id": guild, "channel_id": plenary.id.to_string(), "channel": channel, "member": member,
            "data": data(kind, form, number),
        });
        if kind == 3 {
            told["message"] = by_chance("MessageResponse", dice, json!({}));
        }
        let besides = [
            ("context", json!(0)),
            ("locale", json!("en-US")),
            ("app_permissions", json!("9007199254740993")),
            ("guild_locale", Value::Null),
            ("entitlements", json!([{ "id": "1", "type": 99 }])),
            ("something", json!({ "new": [1] })),
            ("attachment_size_limit", json!(-1)),
            ("authorizing_integration_owners", json!({ "0": "1" })),
        ];
        for (name, value) in besides {
            if dice.below(2) == 1 {
                told[name] = value;
            }
        }
        told
    })
}

async fn is_answered(asked: &Asked, kind: u8) {
    if kind == 4 {
        asked.choices().await;
    } else {
        let answer = asked.answer().await;
        assert!(!answer.content.contains("could not read"), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_people_do_is_answered_however_discord_describes_them() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { plenary, lynn, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let form = lea.command(plenary, "charter", &json!({ "code": "WG-IMP" })).answer().await;
    assert!(form.ephemeral);
    let mut dice = Dice::new(17);
    let mut form = Value::Null;
    for number in 0..240 {
        let kind = KINDS[number % KINDS.len()];
        if kind == 5 {
            // A form is handed in once.
            form = lynn.command(plenary, "charter", &json!({ "code": "WG-IMP", "change": true })).form().await;
        }
        let asked = does(&server, kind, &form, number, &mut dice);
        is_answered(&asked, kind).await;
    }
}

/// Somebody does something, with this in some place of what is told of it.
fn does_as(
    server: &Server,
    user: &User,
    (kind, form, number): (u8, &Value, usize),
    (place, variant): (&str, &Value),
) -> Asked {
    let Server { discord, plenary, .. } = server;
    let (application, guild) = (discord.application().to_string(), discord.guild().to_string());
    discord.tells(user, plenary, kind, |id, token| {
        let mut told = json!({
            "id": id.to_string(), "token": token, "type": kind, "application_id": application, "version": 1,
            "guild_id": guild, "channel_id": plenary.id.to_string(), "data": data(kind, form, number), "member": {},
        });
        let (object, name) = place.rsplit_once('/').unwrap();
        told.pointer_mut(object).unwrap()[name] = variant.clone();
        told["member"]["user"]["id"] = user.id.to_string().into();
        told
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn with_each_thing_that_may_be_null_or_absent_so_by_itself_everything_is_answered() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { plenary, lynn, lea, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let form = lynn.command(plenary, "charter", &json!({ "code": "WG-IMP", "change": true })).form().await;
    let user = json!({ "id": lea.id.to_string() });
    let channel = json!({ "id": plenary.id.to_string(), "type": 0 });
    let parts = [
        ("/member/user", one_by_one("UserResponse", &user), KINDS.as_slice()),
        ("/member", one_by_one("GuildMemberResponse", &json!({ "user": user })), &KINDS),
        ("/channel", one_by_one("GuildChannelResponse", &channel), &KINDS),
        ("/channel", one_by_one("ThreadResponse", &json!({ "id": plenary.id.to_string() })), &KINDS),
        ("/message", one_by_one("MessageResponse", &json!({})), &[3]),
    ];
    let (mut number, mut people) = (0, Vec::new());
    for (place, variants, kinds) in &parts {
        for kind in *kinds {
            for variants in variants.chunks(25) {
                let mut asked = Vec::new();
                for variant in variants {
                    // Each person does a few things, as there are limits.
                    if number % 10 == 0 {
                        people.push(server.discord.person("Mei Tan"));
                    }
                    number += 1;
                    let user = people.last().unwrap();
                    asked.push(does_as(&server, user, (*kind, &form, number), (place, variant)));
                }
                for asked in asked {
                    is_answered(&asked, *kind).await;
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_as_little_in_each_object_as_may_be_all_goes_as_with_all_of_it() {
    let server = Server::new().await;
    server.discord.give(Shape::Bare);
    let _awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let proposed = server.propose("WG-IMP", "IGF Improvements").await;
    let mei = discord.person("Mei Tan");
    let pressed = mei.press(plenary, &proposed, "support WG-IMP").answer().await;
    assert_eq!(pressed.content, "Mei Tan supports WG-IMP. Support: 0 members, 1 other.");
    let offered = mei.completes(plenary, "support", "code", "impr").await;
    assert_eq!(offered, ["WG-IMP · IGF Improvements = WG-IMP"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_answered_to_who_did_it_and_counted_apart() {
    let server = Server::new().await;
    let mut awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    let asked = discord.tells(lea, plenary, 2, |id, token| {
        json!({ "id": id.to_string(), "token": token, "type": 2, "data": { "name": ["a", "list"] }, "guild_id": "1" })
    });
    let answer = asked.answer().await;
    expect![[r#"
        (only you can see this)
        I could not read what Discord sent me, so nothing was recorded. Please try once more; if it happens again, tell the people who run me."#]]
    .assert_eq(&answer.to_string());
    let log = awake.wait_for("could not be read");
    assert!(log.contains("unread=1") && log.contains(&asked.id.to_string()), "{log}");
    assert!(!log.contains(&lea.id.to_string()), "{log}");
    discord.dispatch("SOMETHING_OF_NEXT_YEAR", &json!({ "guild_id": discord.guild().to_string() }));
    let unknown = awake.wait_for("SOMETHING_OF_NEXT_YEAR");
    assert!(!unknown.contains("WARN") && !unknown.contains("ERROR"), "{unknown}");
}

/// A proposal whose form comes back in parts of some kind.
async fn proposes(server: &Server, code: &str, part: impl Fn(Value) -> Value) -> (String, bool) {
    let Server { plenary, lynn, .. } = server;
    let form = lynn.command(plenary, "propose", &json!({ "code": code, "title": "A title" })).form().await;
    let answer = lynn.submits(plenary, &form, &[("Purpose", "to try it")], part).answer().await;
    let status = lynn.command(plenary, "charter", &json!({ "code": code })).answer().await;
    (answer.content, status.content.contains("to try it"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_taken_whole_or_not_at_all() {
    let server = Server::new().await;
    let _awake = server.wake();
    for (code, part) in [("WG-ROW", 1), ("WG-LABEL", 18)] {
        let wrapped = |input: Value| match part {
            1 => json!({ "type": 1, "components": [input] }),
            _ => json!({ "type": 18, "id": 4, "component": input }),
        };
        let (answer, is_there) = proposes(&server, code, wrapped).await;
        assert!(answer.starts_with("Proposed") && is_there, "{answer}");
    }
    let (answer, is_there) = proposes(&server, "WG-NEW", |input| json!({ "type": 31, "inner": input })).await;
    assert!(answer.starts_with("I could not read all of this form, so nothing was recorded."), "{answer}");
    assert!(!is_there);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_odd_channel_or_event_of_somebody_else_keeps_the_bot_from_nothing() {
    let server = Server::new().await;
    let category = server.discord.category("Groups");
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    let config = config.replace("[roles]", &format!("category = {category}\n[roles]"));
    server.place.write("rapporteur.toml", config);
    let Server { discord, plenary, lynn, .. } = &server;
    discord.forum("ideas");
    discord.add_event(json!({
        "name": "Movie night", "status": 1, "entity_type": 9, "creator": { "id": "5", "avatar_decoration_data": { "sku_id": null } },
        "entity_metadata": null, "description": null, "scheduled_start_time": "in June",
    }));
    discord.add_event(json!({ "status": "soon" }));
    let _awake = server.wake();
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    server.propose("WG-IMP", "IGF Improvements").await;
    lynn.command(plenary, "room open", &json!({ "code": "WG-IMP" })).answer().await;
    discord.wait_for("channel", |discord| discord.channels_in(category).pop()).await;
    let call = json!({ "code": "WG-IMP", "title": "First call", "when": "in 3 days 14:00", "for": "1h" });
    lynn.command(plenary, "meet", &call).answer().await;
    let is_shown = |event: &Value| event["name"].as_str().is_some_and(|name| name.contains("First call"));
    discord.wait_for("event", |discord| discord.events().into_iter().find(is_shown)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn elsewhere_the_bot_says_whose_record_it_keeps() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lea, .. } = &server;
    let elsewhere = |kind: u8, data: Value| {
        discord.tells(lea, plenary, kind, |id, token| {
            json!({
                "id": id.to_string(), "token": token, "type": kind, "guild_id": "99", "channel_id": "98", "data": data,
                "member": { "user": { "id": lea.id.to_string() } },
            })
        })
    };
    let told = elsewhere(2, json!({ "name": "status" })).answer().await;
    expect![[r#"
        (only you can see this)
        I keep the record of Multistakeholder Advisory Group, in its own server. I do nothing here."#]]
    .assert_eq(&told.to_string());
    let offered = elsewhere(
        4,
        json!({ "name": "support", "options": [{ "type": 3, "name": "for-name", "value": "l", "focused": true }] }),
    );
    assert_eq!(offered.choices().await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_private_a_stranger_hears_whose_record_it_is_and_sees_nothing_of_it() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let (stranger, newcomer) = (discord.stranger("Mallory"), discord.person("Mei Tan"));
    let told = stranger.command_in_private("status", &json!({})).answer().await;
    expect![[r#"
        (only you can see this)
        I keep the record of Multistakeholder Advisory Group, and answer only people who are on its Discord server. Please join it there first."#]]
    .assert_eq(&told.to_string());
    let offered = stranger.completes_in_private("support", "for-name", "l").await;
    // It is not asked again for each letter.
    let asked = || discord.requests("/members/").len();
    assert_eq!((offered.len(), asked()), (0, 1));
    // Who is in the server is served although nothing is known of them, and so is everybody where Discord does not say.
    let is_served = |shown: Shown| !shown.to_string().contains("I keep the record");
    assert!(is_served(newcomer.command_in_private("status", &json!({})).answer().await));
    discord.fail("/members/", Fault::Broken);
    assert!(is_served(discord.person("Jonas Weber").command_in_private("status", &json!({})).answer().await));
    assert!(is_served(lynn.command_in_private("status", &json!({})).answer().await));
    assert_eq!(asked(), 3, "whom the record knows is not asked for");
}

/// What a command says in a channel, and whether to the asker alone.
async fn says(user: &User, channel: &Channel, command: &str, options: Value) -> (String, bool) {
    let answer = user.command(channel, command, &options).answer().await;
    (answer.content, answer.ephemeral)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_belongs_to_the_group_of_its_channel() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    for code in ["WG-ARC", "WG-IMP"] {
        server.propose(code, "A title").await;
    }
    let forum = discord.forum("ideas");
    let channel = discord.channel("wg-arc");
    lynn.command(&channel, "room bind", &json!({ "to": "WG-ARC" })).answer().await;
    let thread = discord.thread(&channel, "on years");
    let (commented, alone) = says(lea, &thread, "comment", json!({ "words": "Which years?" })).await;
    assert_eq!(
        (commented.as_str(), alone),
        ("Recorded: Lea Kaspar comments on WG-ARC, which now has 1 comment.", false)
    );
    // What is decided in a thread is told in the channel to those who do not read it.
    let post = discord.thread(&forum, "an idea");
    let form = lynn.command(&post, "propose", &json!({ "code": "WG-NEW", "title": "A new one" })).form().await;
    lynn.submit(&post, &form, &[]).answer().await;
    let heard = discord
        .wait_for("word of it", |_| plenary.messages().into_iter().find(|shown| shown.content.contains("WG-NEW")));
    assert!(heard.await.content.starts_with("Proposed: WG-NEW"));
    // A thread can have a group of its own.
    lynn.command(&thread, "room bind", &json!({ "to": "WG-IMP" })).answer().await;
    let (commented, _) = says(lea, &thread, "comment", json!({ "words": "And here?" })).await;
    assert!(commented.contains("comments on WG-IMP"), "{commented}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_is_not_bound_where_the_bot_may_not_speak() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    plenary.deny(1 << 11 | 1 << 14);
    let (refused, alone) = says(lynn, plenary, "room bind", json!({ "to": "plenary" })).await;
    expect![[r#"I may not speak in this channel, so it cannot be a room: what I have to say would be lost. Open the channel's settings, give me Send Messages, Embed Links under "Permissions", and try again."#]]
        .assert_eq(&refused);
    assert!(alone);
    plenary.deny(0);
    let (bound, _) = says(lynn, plenary, "room bind", json!({ "to": "plenary" })).await;
    assert!(bound.starts_with("This is now"), "{bound}");
    discord.permit(Some(17_867_064_069_120 & !(1 << 38)));
    let thread = discord.thread(plenary, "on years");
    let (refused, _) = says(lynn, &thread, "room bind", json!({ "to": "plenary" })).await;
    assert!(refused.contains("Send Messages in Threads"), "{refused}");
}
