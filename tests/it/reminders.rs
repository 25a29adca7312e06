//! Reminders of meetings: each at its time, once, whatever happens in between.

use std::collections::BTreeMap;
use std::fmt::Write;

use harness::bot::Bot;
use harness::double::Discord;
use harness::left_out::how_much;
use harness::people::Person;
use harness::program::{Place, ROLES, print};
use harness::synapse::{self, synapse};
use jiff::{SignedDuration, Timestamp, Unit};
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::base::config::Config;
use serde_json::json;

use crate::killed::killed_again_and_again;
use crate::passing_time::{Hosted, PassingTime};

/// The lines of reminders, each with its time and room.
fn reminders(said: &[String]) -> String {
    let reminders = said.iter().filter(|message| message.contains("Reminder: "));
    reminders.map(|message| message.lines().next().unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn over_a_clock_change_and_after_moves_and_cancellations_each_comes_at_its_time_and_once() {
    let prepare = |place: &Place| {
        place.write("rapporteur.toml", ROLES);
    };
    let text = "\
        2017-03-01T09:00:00Z #plenary <lynn> /room bind plenary\n\
        2017-03-01T09:01:00Z #plenary <lynn> /remind group plenary 24h, 10m\n\
        2017-03-13T09:00:00Z #plenary <lynn> /meet plenary \"Weekly call\" 2017-03-20 15:00 Europe/Paris every: week until: 2017-04-10\n\
        2017-03-13T09:01:00Z #plenary <lynn> /meet plenary \"To be moved\" 2017-03-28 10:00 UTC\n\
        2017-03-13T09:02:00Z #plenary <lynn> /meet plenary \"To be cancelled\" 2017-03-28 12:00 UTC\n\
        2017-03-13T09:03:00Z @lea <lea> /profile set zone: Pacific/Fiji\n\
        2017-03-13T09:04:00Z @lea <lea> /remind me 30m\n\
        2017-03-27T11:00:00Z #plenary <lea> /rsvp 2 yes\n\
        2017-03-27T11:30:00Z #plenary <lynn> /move 5 2017-03-29 10:00 UTC\n\
        2017-03-28T11:55:00Z #plenary <lynn> /cancel 6 The room is taken.\n\
        2017-04-12T00:00:00Z ---\n";
    let replayed = killed_again_and_again("reminders", 6, text, prepare, 20);
    expect_test::expect![[r#"
        2017-03-19T14:00:00Z #plenary <rapporteur> Reminder: Meeting 1 of the plenary: Weekly call, in 24 hours
        2017-03-20T13:30:00Z @lea <rapporteur> Reminder: Meeting 1 of the plenary: Weekly call, in 30 minutes
        2017-03-20T13:50:00Z #plenary <rapporteur> Reminder: Meeting 1 of the plenary: Weekly call, in 10 minutes: Mon 20 Mar 2017, 15:00 Europe/Paris (14:00 UTC)
        2017-03-26T13:00:00Z #plenary <rapporteur> Reminder: Meeting 2 of the plenary: Weekly call, in 24 hours
        2017-03-27T10:00:00Z #plenary <rapporteur> Reminder: Meeting 5 of the plenary: To be moved, in 24 hours
        2017-03-27T12:00:00Z #plenary <rapporteur> Reminder: Meeting 6 of the plenary: To be cancelled, in 24 hours
        2017-03-27T12:30:00Z @lea <rapporteur> Reminder: Meeting 2 of the plenary: Weekly call, in 30 minutes
        2017-03-27T12:50:00Z #plenary <rapporteur> Reminder: Meeting 2 of the plenary: Weekly call, in 10 minutes: Mon 27 Mar 2017, 15:00 Europe/Paris (13:00 UTC)
        2017-03-28T10:00:00Z #plenary <rapporteur> Reminder: Meeting 5 of the plenary: To be moved, in 24 hours
        2017-03-28T11:30:00Z @lea <rapporteur> Reminder: Meeting 6 of the plenary: To be cancelled, in 30 minutes
        2017-03-28T11:50:00Z #plenary <rapporteur> Reminder: Meeting 6 of the plenary: To be cancelled, in 10 minutes: Tue 28 Mar 2017, 12:00 UTC
        2017-03-29T09:30:00Z @lea <rapporteur> Reminder: Meeting 5 of the plenary: To be moved, in 30 minutes
        2017-03-29T09:50:00Z #plenary <rapporteur> Reminder: Meeting 5 of the plenary: To be moved, in 10 minutes: Wed 29 Mar 2017, 10:00 UTC
        2017-04-02T13:00:00Z #plenary <rapporteur> Reminder: Meeting 3 of the plenary: Weekly call, in 24 hours
        2017-04-03T12:30:00Z @lea <rapporteur> Reminder: Meeting 3 of the plenary: Weekly call, in 30 minutes
        2017-04-03T12:50:00Z #plenary <rapporteur> Reminder: Meeting 3 of the plenary: Weekly call, in 10 minutes: Mon 3 Apr 2017, 15:00 Europe/Paris (13:00 UTC)
        2017-04-09T13:00:00Z #plenary <rapporteur> Reminder: Meeting 4 of the plenary: Weekly call, in 24 hours
        2017-04-10T12:30:00Z @lea <rapporteur> Reminder: Meeting 4 of the plenary: Weekly call, in 30 minutes
        2017-04-10T12:50:00Z #plenary <rapporteur> Reminder: Meeting 4 of the plenary: Weekly call, in 10 minutes: Mon 10 Apr 2017, 15:00 Europe/Paris (13:00 UTC)"#]]
    .assert_eq(&reminders(&replayed.said));
}

#[test]
fn thousands_of_people_are_reminded_in_one_minute_each_once_and_in_their_own_time() {
    let number = how_much(5_000, 400);
    const ZONES: [&str; 4] = ["Pacific/Fiji", "Africa/Dakar", "Asia/Kolkata", "America/Lima"];
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    let people = (0..number).map(|person| format!("P{person},participant,{},p{person}\n", ZONES[person % 4]));
    place.write("people.csv", people.fold("name,role,zone,console\n".to_owned(), |csv, line| csv + line.as_str()));
    place.run(&["import", "people.csv"]).done();
    let begins: Timestamp = "2017-04-10T09:00:00Z".parse().unwrap();
    let mut before = format!("{begins} #plenary <lynn> /meet plenary \"All hands\" 2017-04-20 14:00 UTC\n");
    for person in 0..number {
        let at = begins + SignedDuration::from_secs(1);
        writeln!(before, "{at} @p{person} <p{person}> /rsvp 1 yes\n{at} @p{person} <p{person}> /remind me 1h").unwrap();
    }
    place.replay(format!("{before}2017-04-20T12:59:00Z ---\n"));
    let began = SystemTime.now();
    let printed = place.replay("2017-04-20T13:01:00Z ---\n");
    let seconds = began.duration_until(SystemTime.now()).as_secs_f64();
    let mut reminded: BTreeMap<&str, usize> = BTreeMap::new();
    for line in printed.lines().filter(|line| line.contains("Reminder: ")) {
        let (at, rest) = line.split_once(' ').unwrap();
        assert_eq!(at, "2017-04-20T13:00:00Z", "{line}");
        *reminded.entry(rest.split_once(' ').unwrap().0).or_default() += 1;
    }
    assert_eq!(reminded.len(), number + 1, "everybody and the room");
    assert!(reminded.values().all(|times| *times == 1), "{reminded:?}");
    for zone in ["Fri 21 Apr 2017, 02:00 Pacific/Fiji", "Thu 20 Apr 2017, 09:00 America/Lima"] {
        assert_eq!(printed.matches(zone).count(), number / 4);
    }
    print(&format!("{number} reminders in private that fell due in one minute were said in {seconds:.1} s"));
}

/// A bot on both platforms, with its database and its keys in its place.
async fn config(bot: &Bot, discord: &Discord) -> Config {
    let roles = format!("chair = [\"discord:{}\", ", discord.person("Anja").id);
    let database = format!("[database]\nurl = \"{}\"\n", bot.place.url());
    let store = format!("[matrix]\nstore = \"{}\"", bot.place.path("matrix").display());
    let text = bot.config().replace("chair = [", &roles).replace("[matrix]", &store);
    let text = format!("[organisation]\nmeeting_reminders = [\"1h\"]\n{database}{}{text}", discord.config());
    Config::read(&text, std::iter::empty()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn on_both_platforms_each_comes_once_also_late_and_none_for_what_was_moved_or_cancelled() {
    if synapse::is_missing() {
        return;
    }
    let lynn = Person::join_server(synapse(), "lynn").await;
    let bot = Bot::on(Place::on_sqlite(), synapse(), "bot-reminds", &lynn).await;
    let discord = Discord::start().await;
    let channel = discord.channel("plenary");
    let config = config(&bot, &discord).await;
    let time = PassingTime::starting(SystemTime.now());
    let awake = Hosted::wake(&config, &time);
    let room = lynn.create_room(true, &[&bot.user]).await;
    lynn.wait_until_member(&room, &bot.user).await;
    lynn.say(&room, "!room bind plenary").await;
    bot.answers(&lynn, &room, 2).await;
    let chair = discord.user(config.organisation.roles.chair[0].id.parse().unwrap());
    chair.command(&channel, "room bind", &json!({ "to": "plenary" })).answer().await;

    let hour = SignedDuration::from_hours(1);
    let first = time.now().round(Unit::Hour).unwrap() + 4 * hour;
    let starts = |hours: i32| (first + hours * hour).strftime("%Y-%m-%d %H:%M UTC").to_string();
    let said = [
        format!("!meet plenary \"As called\" {}", starts(0)),
        format!("!meet plenary \"To be moved\" {}", starts(1)),
        format!("!meet plenary \"To be cancelled\" {}", starts(1)),
        format!("!meet plenary \"After those\" {}", starts(2)),
        format!("!move 2 {}", starts(3)),
        "!cancel 3".to_owned(),
    ];
    for text in said {
        lynn.say(&room, &text).await;
    }
    let reminded = |messages: Vec<String>| {
        let first_lines = messages.iter().filter_map(|message| message.lines().next());
        let reminders = first_lines.filter(|line| line.contains("Reminder: "));
        reminders.map(|line| line.replace(['*', '`'], "")).collect::<Vec<_>>()
    };
    // The bot hears what it is told in order, so that after the last answer there are all meetings.
    let is_cancelled = |body: &str| body.starts_with("Cancelled: Meeting 3");
    lynn.wait_for(&room, |seen| bot.said(seen).iter().any(|body| is_cancelled(body))).await;
    discord
        .wait_for("word of the cancellation", |_| {
            channel.messages().iter().any(|message| message.content.contains("Cancelled")).then_some(())
        })
        .await;

    let on_both = async |number: usize| {
        let is_enough = |messages: Vec<String>| reminded(messages).len() >= number;
        let seen = lynn.wait_for(&room, |seen| is_enough(bot.said(seen))).await;
        let messages = || channel.messages().iter().map(ToString::to_string).collect::<Vec<_>>();
        discord.wait_for("reminder", |_| is_enough(messages()).then_some(())).await;
        [reminded(bot.said(&seen)), reminded(messages())]
    };
    time.pass_to(first - hour);
    on_both(1).await;
    time.pass_to(first + hour);
    on_both(2).await;
    awake.stop().await;
    time.pass_to(first + 2 * hour + hour / 2);
    let awake = Hosted::wake(&config, &time);
    let [on_matrix, on_discord] = on_both(3).await;
    assert_eq!(on_matrix, on_discord);
    expect_test::expect![[r#"
        Reminder: Meeting 1 of the plenary: As called, in 1 hour
        Reminder: Meeting 4 of the plenary: After those, in 1 hour
        Reminder: Meeting 2 of the plenary: To be moved, in 30 minutes"#]]
    .assert_eq(&on_matrix.join("\n"));
    awake.stop().await;
}
