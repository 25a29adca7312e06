//! Rooms that the bot makes for groups: on a real Synapse, and on the double of Discord.

use expect_test::expect;
use harness::bot::{Awake, Bot};
use harness::double::{Channel, Fault};
use harness::people::Person;
use harness::synapse::{self, synapse};
use matrix_sdk::ruma::OwnedRoomId;
use serde_json::json;

use crate::discord::Server;

/// A space on Matrix with the bot and three people in it, and a room of all.
struct Space {
    bot: Bot,
    lynn: Person,
    lea: Person,
    space: OwnedRoomId,
    plenary: OwnedRoomId,
}

impl Space {
    /// Lynn is the chair, Lea the secretariat.
    async fn new(name: &str) -> (Self, Awake) {
        let (lynn, lea) = (Person::join_server(synapse(), "lynn").await, Person::join_server(synapse(), "lea").await);
        let bot = Bot::new(synapse(), name, &lynn).await;
        let space = lynn.create_space(&[&bot.user], &[lea.id()]).await;
        let config = bot.config().replace(
            "[roles]\n",
            &format!(
                "space = \"{space}\"\n[organisation]\ncode_of_conduct = \"https://example.org/conduct\"\n[roles]\n\
             secretariat = [\"matrix:{}\"]\n",
                lea.id()
            ),
        );
        bot.place.write("rapporteur.toml", config);
        let awake = bot.wake();
        lynn.wait_until_member(&space, &bot.user).await;
        let plenary = lynn.create_room(false, &[&bot.user, lea.id()]).await;
        lynn.wait_until_member(&plenary, &bot.user).await;
        lea.join(&plenary).await;
        lynn.say(&plenary, "!room bind plenary").await;
        lynn.say(&plenary, "!propose WG-IMP IGF Improvements").await;
        lynn.say(&plenary, "!propose WG-CO Outreach").await;
        lea.say(&plenary, "!support WG-IMP").await;
        bot.answers(&lynn, &plenary, 5).await;
        (Self { bot, lynn, lea, space, plenary }, awake)
    }

    /// Waits until it is told that there is a room, and gives its alias.
    async fn told(&self, number: usize) -> String {
        let answers = self.bot.answers(&self.lynn, &self.plenary, number).await;
        let told = answers.last().unwrap().body.clone();
        let alias = told.lines().next().unwrap().rsplit(' ').next().unwrap().to_owned();
        assert!(told.contains("has a room on Matrix: #"), "{told}");
        alias
    }
}

#[tokio::test]
async fn on_matrix_a_room_is_encrypted_in_the_space_and_open_to_who_is_there() {
    if synapse::is_missing() {
        return;
    }
    let (server, mut awake) = Space::new("bot-rooms").await;
    let Space { bot, lynn, lea, space, plenary } = &server;
    lynn.say(plenary, "!room open WG-IMP").await;
    let log = awake.read_to("a room is made");
    let names = |line: &&String| [lynn, lea].iter().any(|person| line.contains(person.id().localpart()));
    assert_eq!(log.iter().find(names), None, "nobody is named in the log");
    let alias = server.told(7).await;
    let room = lynn.room_of_alias(&alias).await.unwrap();
    lynn.join(&room).await;
    let said = bot.answers(lynn, &room, 1).await;
    assert!(said[0].encrypted);
    expect![[r#"
        This is the room of WG-IMP: IGF Improvements. Here !support means WG-IMP.
        What the group wants to do: !charter WG-IMP
        The code of conduct applies here: https://example.org/conduct"#]]
    .assert_eq(&said[0].body);
    assert_eq!(said[0].mentions, Some(json!({ "user_ids": [lea.id(), lynn.id()] })));
    assert_eq!(lynn.state(&room, "m.room.name", "").await["name"], "WG-IMP: IGF Improvements");
    assert_eq!(lynn.state(&room, "m.room.encryption", "").await["algorithm"], "m.megolm.v1.aes-sha2");
    let rule = lynn.state(&room, "m.room.join_rules", "").await;
    let allow = json!([{ "type": "m.room_membership", "room_id": space }]);
    assert_eq!((&rule["join_rule"], &rule["allow"]), (&json!("restricted"), &allow));
    assert_eq!(lynn.state(&room, "m.room.member", lea.id().as_str()).await["membership"], "invite");
    assert_eq!(lynn.state(&room, "m.space.parent", space.as_str()).await["canonical"], true);
    assert_eq!(lynn.state_keys(space, "m.space.child").await, [room.as_str()]);

    let (inside, outside) =
        (Person::join_server(synapse(), "ginger").await, Person::join_server(synapse(), "stranger").await);
    lynn.invite(space, inside.id()).await;
    inside.join(space).await;
    assert!(inside.is_let_into(&room).await);
    assert!(!outside.is_let_into(&room).await);
    lynn.say(&room, "!support").await;
    assert_eq!(bot.answers(lynn, &room, 2).await[1].body, "Lynn supports WG-IMP. Support: 1 member, 1 other.");
    assert!(awake.stop().success());
}

#[tokio::test]
async fn on_matrix_a_room_is_made_once_though_the_bot_is_killed_in_the_middle() {
    if synapse::is_missing() {
        return;
    }
    let (server, mut awake) = Space::new("bot-rooms-killed").await;
    let Space { bot, lynn, space, plenary, .. } = &server;
    for (number, (group, cut_off_at)) in [("WG-IMP", "making a room"), ("WG-CO", "a room is made")].iter().enumerate() {
        lynn.say(plenary, &format!("!room open {group}")).await;
        awake.wait_for(cut_off_at);
        awake.kill();
        awake = bot.wake();
        let alias = server.told(7 + 2 * number).await;
        let room = lynn.room_of_alias(&alias).await.unwrap();
        lynn.join(&room).await;
        bot.answers(lynn, &room, 1).await;
        assert_eq!(lynn.state_keys(space, "m.space.child").await.len(), number + 1);
    }
    assert!(awake.stop().success());
    assert_eq!(bot.answers(lynn, plenary, 9).await.len(), 9);
    // The plenary, the space and the two.
    assert_eq!(Person::rooms_of(synapse(), bot.user.localpart(), "bot's password").await, 4);
}

/// A server with a category in which the bot makes channels.
async fn with_category() -> (Server, u64) {
    let server = Server::new().await;
    let category = server.discord.category("Working groups");
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", config.replace("[roles]", &format!("category = {category}\n[roles]")));
    (server, category)
}

/// The channels of a category, when there is one.
async fn channels(server: &Server, category: u64) -> Vec<(Channel, String, String)> {
    let some = |_: &_| Some(server.discord.channels_in(category)).filter(|channels| !channels.is_empty());
    server.discord.wait_for("channel in the category", some).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_an_approval_makes_a_channel_in_the_category() {
    let (server, category) = with_category().await;
    let _awake = server.wake();
    let Server { plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    server.propose("WG-IMP", "IGF Improvements").await;
    let decide = json!({ "code": "WG-IMP", "outcome": "approve", "anyway": "it has begun" });
    let answer = lynn.command(plenary, "decide", &decide).answer().await;
    assert!(answer.content.contains("I am making a room for WG-IMP on Discord."), "{}", answer.content);
    let made = channels(&server, category).await;
    let (channel, name, topic) = &made[0];
    assert_eq!((made.len(), name.as_str()), (1, "wg-imp"));
    assert!(topic.starts_with("WG-IMP: IGF Improvements (wg-imp-"), "{topic}");
    let said = channel.wait_for(1).await;
    assert!(said[0].content.starts_with("This is the room of WG-IMP: IGF Improvements."), "{}", said[0].content);
    let told = plenary.wait_for(4).await;
    let link = format!("https://discord.com/channels/{}/{}", server.discord.guild(), channel.id);
    assert!(told[3].content.contains("has a room on Discord: #wg-imp") && told[3].content.contains(&link), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_a_channel_is_made_once_though_nobody_knows_whether_it_was_made() {
    let (server, category) = with_category().await;
    let awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    server.propose("WG-IMP", "IGF Improvements").await;
    discord.fail("POST /guilds", Fault::BrokenAfterwards);
    lynn.command(plenary, "room open", &json!({ "code": "WG-IMP" })).answer().await;
    channels(&server, category).await;
    awake.kill();
    let _awake = server.wake();
    let told = plenary.wait_for(4).await;
    assert!(told[3].content.contains("has a room on Discord: #wg-imp"), "{told:?}");
    assert_eq!(discord.channels_in(category).len(), 1);
    let again = lynn.command(plenary, "room open", &json!({ "code": "WG-IMP" })).answer().await;
    assert_eq!(again.content, "WG-IMP already has its rooms.");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_who_asks_hears_that_a_channel_cannot_be_made() {
    let (server, category) = with_category().await;
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    let wrong = format!("category = {}", server.plenary.id);
    server.place.write("rapporteur.toml", config.replace(&format!("category = {category}"), &wrong));
    let mut awake = server.wake();
    let Server { plenary, lynn, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    lynn.command(plenary, "room open", &json!({ "code": "WG-IMP" })).answer().await;
    awake.wait_for("discord.category is no category of the server that the bot can see");
    let told = server.discord.wait_for("word of it", |_| lynn.direct_messages().first().cloned()).await;
    expect![[r#"
        I could not make a room for WG-IMP on Discord. The operator can find the reason in the log.
        To try again: </room open> `code: WG-IMP`"#]]
    .assert_eq(&told.to_string());
}
