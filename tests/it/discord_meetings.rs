//! Meetings on Discord: called, announced with buttons and a calendar, answered and reminded of.

use expect_test::expect;
use harness::bot::Awake;
use harness::double::{Channel, Fault, Handle, Shown, User};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use rapporteur::base::clock::{SystemTime, Time};
use serde_json::json;

use crate::discord::Server;
use crate::discord_in_process::InProcess;

/// A server whose plenary is bound, with a channel of WG-IMP.
async fn with_group() -> (Server, Awake, Channel) {
    let server = Server::new().await;
    let awake = server.wake();
    let channel = server.discord.channel("wg-imp");
    server.lynn.command(&server.plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    server.propose("WG-IMP", "IGF Improvements").await;
    server.lynn.command(&channel, "room bind", &json!({ "to": "WG-IMP" })).answer().await;
    (server, awake, channel)
}

/// A server whose plenary is bound.
pub(crate) async fn with_plenary() -> (Server, Awake) {
    let server = Server::new().await;
    let awake = server.wake();
    server.lynn.command(&server.plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    (server, awake)
}

/// Three in the afternoon some days from now, and how it is typed.
pub(crate) fn in_days(days: i64) -> (Timestamp, String) {
    let day = TimeZone::UTC.to_datetime(SystemTime.now()).date() + Span::new().days(days);
    let at = TimeZone::UTC.to_timestamp(day.at(15, 0, 0, 0)).unwrap();
    (at, format!("{day} 15:00 UTC"))
}

/// Calls a meeting of the plenary.
pub(crate) async fn call(server: &Server, title: &str, when: &str) -> Shown {
    let options = json!({ "code": "plenary", "title": title, "when": when });
    server.lynn.command(&server.plenary, "meet", &options).answer().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_called_announced_moved_and_cancelled() {
    let (server, _awake, channel) = with_group().await;
    let Server { plenary, lynn, .. } = &server;
    let offered = lynn.completes(&channel, "meet", "code", "impr").await;
    assert_eq!(offered, ["WG-IMP · IGF Improvements = WG-IMP"]);
    let (at, when) = in_days(3);
    let meet = json!({
        "code": "WG-IMP", "title": "First call", "when": when, "for": "90m", "link": "https://example.org/room",
    });
    let answer = lynn.command(&channel, "meet", &meet).answer().await;
    let told = plenary.wait_for(3).await.remove(2);
    let day = at.strftime("%a %-d %b %Y").to_string();
    expect![[r#"
        Meeting 1 of WG-IMP: First call
        (day), 15:00 UTC, for 1 hour 30 minutes
        For you: <t:(unix):F> (<t:(unix):R>)
        Where: the address is in the group's room
        Are you coming? </rsvp> `number: 1 answer: yes`, no or maybe
        <meeting-1.ics>
        (rsvp 1 yes)
        (rsvp 1 maybe)
        (rsvp 1 no)"#]]
    .assert_eq(&told.to_string().replace(&day, "(day)").replace(&at.as_second().to_string(), "(unix)"));
    let here = "Where: https://example.org/room";
    assert_eq!(answer.to_string(), told.to_string().replace("Where: the address is in the group's room", here));
    let has_address = |message: &Shown| message.files[0].text().contains("LOCATION:https://example.org/room");
    assert!(has_address(&answer) && !has_address(&told));
    let begins = format!("DTSTART:{}", at.strftime("%Y%m%dT%H%M%SZ"));
    for message in [&answer, &told] {
        let [file] = message.files.as_slice() else { panic!("{message}") };
        assert_eq!((file.name.as_str(), file.content_type.as_str()), ("meeting-1.ics", "text/calendar"));
        assert!(file.text().contains(&begins) && file.text().contains("SEQUENCE:0"), "{}", file.text());
    }
    let moved = lynn.command(&channel, "move", &json!({ "number": "1", "when": in_days(4).1 })).answer().await;
    assert!(moved.files[0].text().contains("SEQUENCE:1"), "{}", moved.files[0].text());
    let cancelled = lynn.command(&channel, "cancel", &json!({ "number": "1", "reason": "Too few." })).answer().await;
    assert!(cancelled.files[0].text().contains("STATUS:CANCELLED"), "{}", cancelled.files[0].text());
    assert_eq!((moved.buttons.len(), cancelled.buttons.len()), (3, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_has_meetings_in_the_own_time_of_each_reader() {
    let (server, _awake) = with_plenary().await;
    let Server { plenary, lynn, .. } = &server;
    let (at, when) = in_days(3);
    call(&server, "First call", &when).await;
    let digest = lynn.command(plenary, "digest now", &json!({})).answer().await;
    let seconds = at.as_second();
    let said = format!("15:00 UTC: First call, the plenary\nFor you: <t:{seconds}:F> (<t:{seconds}:R>)");
    assert!(digest.content.contains(&said), "{digest}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_presses_a_button_is_answered_alone_and_counts_once() {
    let (server, awake) = with_plenary().await;
    let Server { discord, plenary, lynn, lea, .. } = &server;
    let announced = call(&server, "First call", &in_days(3).1).await;
    assert_eq!(announced.buttons, ["rsvp 1 yes", "rsvp 1 maybe", "rsvp 1 no"]);
    let first = lea.press(plenary, &announced, "rsvp 1 maybe").answer().await;
    let again = lea.press(plenary, &announced, "rsvp 1 maybe").answer().await;
    let changed = lea.press(plenary, &announced, "rsvp 1 yes").answer().await;
    let before = plenary.messages().len();
    let people: Vec<User> = (0..40).map(|number| discord.person(&format!("Person {number}"))).collect();
    let pressed: Vec<_> = people.iter().map(|person| person.press(plenary, &announced, "rsvp 1 no")).collect();
    for asked in &pressed {
        assert!(asked.answer().await.ephemeral);
    }
    assert_eq!(plenary.messages().len(), before, "nothing of it is in the room");
    assert!(awake.stop().success());

    // One set, wherever it is said.
    let said = server.place.talk(":as flavio\n/rsvp 1 no\n");
    assert!(said.contains("flavio can't come to meeting 1 (1 yes, 41 no so far)."), "{said}");
    let _awake = server.wake();
    let typed = lynn.command(plenary, "rsvp", &json!({ "number": "1", "answer": "maybe" })).answer().await;
    lynn.command(plenary, "cancel", &json!({ "number": "1" })).answer().await;
    let late = lea.press(plenary, &announced, "rsvp 1 no").answer().await;
    let words = [first, again, changed, typed, late].map(|shown| shown.to_string()).join("\n---\n");
    let today = announced.said_on();
    expect![[r#"
        (only you can see this)
        Lea Kaspar may come to meeting 1 (1 maybe so far).
        ---
        (only you can see this)
        Lea Kaspar already answered maybe for meeting 1 (1 maybe so far).
        ---
        (only you can see this)
        Lea Kaspar is coming to meeting 1 (1 yes so far).
        ---
        Lynn St. Amour may come to meeting 1 (1 yes, 1 maybe, 41 no so far).
        ---
        (only you can see this)
        Meeting 1 was cancelled on (today). Nothing has changed."#]]
    .assert_eq(&words.replace(&today, "(today)"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_along_once_whatever_goes_wrong() {
    let (server, _awake) = with_plenary().await;
    let Server { discord, plenary, lynn, .. } = &server;
    let elsewhere = discord.channel("elsewhere");
    let meet = |number: i64| {
        let options = json!({ "code": "plenary", "title": format!("Call {number}"), "when": in_days(number).1 });
        lynn.command(&elsewhere, "meet", &options)
    };
    let faults = [Fault::TooMany(0.1), Fault::Broken, Fault::BrokenAfterwards];
    for (number, fault) in (1..).zip(faults) {
        discord.fail("callback", fault);
        discord.fail("POST /channels", fault);
        assert_eq!(meet(number).answer().await.files.len(), 1);
        assert_eq!(plenary.wait_for(1 + usize::try_from(number).unwrap()).await.last().unwrap().files.len(), 1);
    }
    discord.fail("callback", Fault::Late);
    let held_up = meet(4);
    held_up.deferred().await;
    discord.release();
    assert_eq!(held_up.answer().await.files.len(), 1);
    plenary.wait_for(5).await;
    // A bot that may not attach files says what it has to say without them.
    discord.fail("callback", Fault::Forbidden);
    discord.fail("POST /channels", Fault::Forbidden);
    let answer = meet(5).answer().await;
    let told = plenary.wait_for(6).await;
    assert_eq!((answer.files.len(), told[5].files.len()), (0, 0));
    assert!(answer.content.starts_with("Meeting 5 of the plenary: Call 5") && told[5].content == answer.content);
    assert_eq!((plenary.messages().len(), elsewhere.messages().len()), (6, 5), "{:#?}", plenary.messages());
}

#[tokio::test(flavor = "multi_thread")]
async fn offered_times_come_with_their_picture() {
    let (server, _awake) = with_plenary().await;
    let Server { plenary, lynn, .. } = &server;
    lynn.command(plenary, "profile set", &json!({ "zone": "Africa/Dakar" })).answer().await;
    let slots = json!({ "code": "plenary", "for": "90m", "from": "tomorrow", "to": "in 5 days" });
    // In a room nobody is shown who would be the only one in their time zone.
    let in_room = lynn.command(plenary, "slots", &slots).answer().await;
    assert!(in_room.content.contains("1 person is alone in their time zone"), "{in_room}");
    assert_eq!(in_room.files.len(), 0);
    let offered = lynn.command_in_private("slots", &slots).answer().await;
    assert!(
        offered.content.starts_with("Fairest times for a meeting of the plenary (1 hour 30 minutes, "),
        "{offered}"
    );
    let [picture] = offered.files.as_slice() else { panic!("{offered}") };
    assert_eq!((picture.name.as_str(), picture.content_type.as_str()), ("times.png", "image/png"));
    assert!(picture.bytes.starts_with(b"\x89PNG"));
    let words = picture.description.as_deref().unwrap_or_default();
    assert!(words.starts_with("How the offered times fall into the day in ") && words.lines().count() == 4, "{words}");
    let (_, when) = in_days(3);
    assert!(call(&server, "First call", &when).await.files[0].name.ends_with(".ics"));
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_have_buttons_and_call_who_comes_until_the_meeting_has_ended() {
    let now = SystemTime.now();
    let start = now - SignedDuration::from_hours(26);
    let bot = InProcess::starting(start).await;
    let InProcess { discord, time, plenary, lynn, .. } = &bot;
    let (lea, avri) = (discord.person("Lea Kaspar"), discord.person("Avri Doria"));
    bot.meanwhile(lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer()).await;
    let at = start + SignedDuration::from_hours(25);
    let when = at.strftime("%Y-%m-%d %H:%M UTC").to_string();
    let meet = json!({ "code": "plenary", "title": "First call", "when": when, "for": "30m" });
    let announced = bot.meanwhile(lynn.command(plenary, "meet", &meet).answer()).await;
    bot.meanwhile(lea.press(plenary, &announced, "rsvp 1 yes").answer()).await;
    bot.meanwhile(avri.press(plenary, &announced, "rsvp 1 no").answer()).await;
    time.pass_to(at - SignedDuration::from_hours(23));
    let reminded = bot.meanwhile(plenary.wait_for(3)).await;
    let words = |shown: &Shown| shown.to_string().lines().next().unwrap().to_owned();
    assert_eq!(words(&reminded[2]), "Reminder: Meeting 1 of the plenary: First call, in 23 hours");
    assert_eq!(reminded[2].buttons, ["rsvp 1 yes", "rsvp 1 maybe", "rsvp 1 no"]);
    let called = format!("\n<@{}>", lea.id);
    assert!(reminded[2].content.ends_with(&called), "who comes is called, and who does not is not");
    let changed = bot.meanwhile(avri.press(plenary, &reminded[2], "rsvp 1 yes").answer()).await;
    assert!(changed.ephemeral && changed.content.ends_with("(2 yes so far)."), "{changed}");
    time.pass_to(now);
    let late = bot.meanwhile(lea.press(plenary, &reminded[2], "rsvp 1 no").answer()).await;
    assert!(late.ephemeral && late.content.starts_with("Meeting 1 ended on"), "{late}");
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_have_not_answered_a_consultation_are_called_in_the_channel_and_no_conversations_are_opened() {
    let now = SystemTime.now();
    let bot = InProcess::starting(now - SignedDuration::from_hours(80)).await;
    let InProcess { discord, time, plenary, lynn, .. } = &bot;
    let until = now - SignedDuration::from_hours(10);
    bot.meanwhile(lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer()).await;
    let when = until.strftime("%Y-%m-%d %H:%M UTC").to_string();
    let open = json!({ "question": "Which day?", "until": when });
    bot.meanwhile(lynn.command(plenary, "consult open", &open).answer()).await;
    time.pass_to(until - SignedDuration::from_hours(47));
    let reminded = bot.meanwhile(plenary.wait_for(3)).await;
    let words = reminded[2].to_string();
    assert!(
        words.starts_with("Reminder: this consultation still needs an answer from the people mentioned here."),
        "{words}"
    );
    assert!(reminded[2].content.ends_with(&format!("\n<@{}>", lynn.id)), "{words}");
    assert_eq!(discord.opened(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_conversations_were_opened_too_fast_nobody_else_is_written_to_for_the_first_time_for_ten_minutes() {
    let start = in_days(-1).0;
    let after = |minutes: i64| start + SignedDuration::from_mins(minutes);
    let bot = InProcess::starting(start).await;
    let InProcess { discord, time, plenary, lynn, .. } = &bot;
    bot.meanwhile(lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer()).await;
    let when = after(60).strftime("%Y-%m-%d %H:%M UTC").to_string();
    let meet = json!({ "code": "plenary", "title": "First call", "when": when });
    let announced = bot.meanwhile(lynn.command(plenary, "meet", &meet).answer()).await;
    for (name, before) in [("Lea Kaspar", "30m"), ("Avri Doria", "25m")] {
        let person = discord.person(name);
        bot.meanwhile(person.press(plenary, &announced, "rsvp 1 yes").answer()).await;
        bot.meanwhile(person.command(plenary, "remind me", &json!({ "before": before })).answer()).await;
    }
    discord.fail("POST /users/@me/channels", Fault::Code(403, 40_003));
    time.pass_to(after(30));
    bot.meanwhile(discord.wait_for("the first", |discord: &Handle| discord.has_failed().then_some(()))).await;
    // The other's turn comes meanwhile. What takes a minute on the way is tried again, so the first is refused before time passes.
    for minutes in [30, 36, 38] {
        time.pass_to(after(minutes));
        bot.meanwhile(lynn.command(plenary, "status", &json!({})).answer()).await;
        let (now, asked) = (time.now(), discord.requests("POST /users/@me/channels").len());
        assert!(asked == 1 || now >= after(40), "{now}: {asked}");
    }
    time.pass_to(after(41));
    let both = |discord: &Handle| (discord.opened().len() == 2).then_some(());
    bot.meanwhile(discord.wait_for("both", both)).await;
}
