//! Matrix and Discord at once: one register, and neither holds up the other.

use commands::language::heard::{Addressed, Heard, Message, What};
use commands::organisation::Organisation;
use commands::pipeline::engine::Disposition;
use commands::record::{Account, Platform, Register, Room};
use expect_test::expect;
use harness::bot::{Awake, Bot};
use harness::double::Discord;
use harness::people::Person;
use harness::synapse::{self, synapse};
use jiff::SignedDuration;
use rapporteur::base::clock::Time;
use rapporteur::delivery::outbox::{Outbox, Routes};
use rapporteur::delivery::{DeliveryError, Messenger};
use rapporteur::desk::{Desk, DeskHandle};
use rapporteur::journal::{Outgoing, SqlJournal};
use rapporteur::platforms::discord;
use serde_json::json;
use tokio::sync::mpsc;

use crate::passing_time::PassingTime;

#[tokio::test(flavor = "multi_thread")]
async fn support_on_either_platform_is_in_one_register_and_the_other_room_hears_of_it_once() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let discord = Discord::start().await;
    let (channel, chair, avri) = (discord.channel("wg-imp"), discord.person("Lynn"), discord.person("Avri Doria"));
    let bot = Bot::new(synapse(), "bot-both", &lynn).await;
    let matrix = bot.config().replace("chair = [", &format!("chair = [\"discord:{}\", ", chair.id));
    let all = format!("[organisation]\nnews_every_minutes = 0\n{}{matrix}", discord.config());
    bot.place.write("rapporteur.toml", all);
    let mut awake = Awake::start(&bot.place);
    let ready = awake.wait_for("ready");
    assert!(ready.contains("on Matrix; Rapporteur in 1 server on Discord"), "{ready}");

    let room = lynn.create_room(true, &[lea.id(), &bot.user]).await;
    lea.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    lynn.say(&room, "!room bind WG-IMP").await;
    bot.answers(&lynn, &room, 3).await;
    chair.command(&channel, "room bind", &json!({ "to": "WG-IMP" })).answer().await;
    lea.say(&room, "!support WG-IMP").await;
    channel.wait_for(2).await;
    avri.command(&channel, "support", &json!({})).answer().await;
    let on_matrix = bot.answers(&lea, &room, 5).await;
    let status = avri.command(&channel, "status", &json!({})).answer().await;
    // The status is for the asker alone.
    let on_discord = channel.wait_for(3).await;
    expect![[r#"
        This is now the room of WG-IMP. Here !support means WG-IMP.
        Lea supports WG-IMP. Support: 0 members, 1 other.
        WG-IMP: +1, now 0 members, 2 others"#]]
    .assert_eq(&bot.said(&on_matrix)[2..].join("\n"));
    expect![[r#"
        This is now the room of WG-IMP. Here </support> means WG-IMP.
        WG-IMP: +1, now 0 members, 1 other
        Avri Doria supports WG-IMP. Support: 0 members, 2 others."#]]
    .assert_eq(&on_discord[..3].iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let support: Vec<&str> = status.content.lines().filter(|line| line.starts_with("**Support")).collect();
    expect![[r#"
        **Support**: 0 members, 2 others
        **Supporters**: Lea, Avri Doria"#]]
    .assert_eq(&support.join("\n"));
    // Whatever else there was to say is said before it has stopped.
    assert!(awake.stop().success());
    let last = lea.say(&room, "That is all.").await;
    let all = lea.wait_for(&room, |seen| seen.iter().any(|seen| seen.event == last)).await;
    let news = |words: &&str| words.starts_with("WG-IMP: ");
    assert_eq!(bot.said(&all).iter().map(String::as_str).filter(news).count(), 1);
    assert_eq!(channel.messages().iter().map(|shown| shown.content.as_str()).filter(news).count(), 1);
}

/// A platform that takes everything at once.
struct Taking(mpsc::UnboundedSender<Outgoing>);

impl Messenger for Taking {
    async fn deliver(&mut self, outgoing: &Outgoing, _: &Register) -> Result<Option<String>, DeliveryError> {
        self.0.send(outgoing.clone()).unwrap();
        Ok(None)
    }
}

/// Somebody on Matrix says something, and it is recorded.
async fn say(desk: &DeskHandle, time: &PassingTime, number: usize, text: &str) {
    let account = Account { platform: Platform::Matrix, id: format!("@person{number}:example.org") };
    let heard = Heard {
        cause: format!("$event{number}"),
        room: Room { platform: Platform::Matrix, id: "!plenary".to_owned() },
        name: format!("Person {number}"),
        account,
        said_at: time.now(),
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new(text, Addressed::ToAll)),
    };
    assert_eq!(desk.hear(heard).await, Ok(Disposition::Done));
}

#[tokio::test(flavor = "multi_thread")]
async fn discord_down_for_ten_minutes_delays_nothing_on_matrix_and_loses_nothing() {
    let double = Discord::start().await;
    let channel = double.channel("plenary");
    let time = PassingTime::starting("2026-11-24T12:00:00Z".parse().unwrap());
    let journal = SqlJournal::open("sqlite::memory:").await.unwrap();
    let chair = Account { platform: Platform::Matrix, id: "@person0:example.org".to_owned() };
    let mut organisation = Organisation::default();
    organisation.roles.chair = vec![chair];
    let desk = Desk::open(journal, organisation, [1; 32]).await.unwrap();
    let (posts, to_route) = mpsc::unbounded_channel();
    let mut routes = Routes::default();
    let (to_matrix, to_discord) = (routes.to(Platform::Matrix, Vec::new()), routes.to(Platform::Discord, Vec::new()));
    let (desk, _worker) = desk.open_to(time.clone(), posts);
    tokio::spawn(routes.route(to_route));
    let (taken, mut said_on_matrix) = mpsc::unbounded_channel();
    tokio::spawn(Outbox::new(Taking(taken), time.clone()).run(to_matrix, desk.clone()));
    let config = rapporteur::base::config::Config::read(&double.config(), std::iter::empty()).unwrap();
    let discord = discord::Discord::connect(&config.discord.unwrap(), config.organisation, time.clone()).await.unwrap();
    tokio::spawn(Outbox::new(discord, time.clone()).run_by_room(to_discord, desk.clone()));

    let bind = Heard {
        cause: "bound".to_owned(),
        room: Room { platform: Platform::Discord, id: channel.id.to_string() },
        account: Account { platform: Platform::Matrix, id: "@person0:example.org".to_owned() },
        name: "Person 0".to_owned(),
        said_at: time.now(),
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new("/room bind plenary", Addressed::ToBot)),
    };
    desk.hear(bind).await.unwrap();
    channel.wait_for(1).await;
    double.go_down();
    say(&desk, &time, 0, "!propose WG-IMP IGF Improvements").await;
    said_on_matrix.recv().await.unwrap();
    let begun = time.now();
    let (mut tried, mut supporters) = (0, 0);
    while time.now() - begun < SignedDuration::from_mins(10) {
        let requests = double.requests("/messages").len();
        if requests > tried && supporters < 20 {
            (tried, supporters) = (requests, supporters + 1);
            say(&desk, &time, supporters, "!support WG-IMP").await;
            let answer = said_on_matrix.recv().await.unwrap();
            assert_eq!((answer.room.platform, answer.attempts), (Platform::Matrix, 1));
        }
        time.pass().await;
    }
    double.come_back();
    time.meanwhile(channel.wait_for(3)).await;
    let said: Vec<String> = channel.messages().iter().map(ToString::to_string).collect();
    expect![[r#"
        This is now the plenary room. New proposals will be announced here.
        -# Sent late. This is from <t:1795521600:f>.
        Proposed: WG-IMP, IGF Improvements, by Person 0. Support it with `/support code: WG-IMP`
        (support WG-IMP)
        WG-IMP: +20, now 0 members, 20 others"#]]
    .assert_eq(&said.join("\n"));
}
