//! Meetings among the events of a server on Discord: each once, as it now is, whatever goes wrong.

use expect_test::expect;
use harness::double::{Fault, Handle};
use jiff::SignedDuration;
use rapporteur::base::clock::{SystemTime, Time};
use serde_json::{Value, json};

use crate::discord::Server;
use crate::discord_meetings::{call, in_days, with_plenary};

/// The events of the server as people see them.
fn shown(events: &[Value]) -> String {
    let field = |event: &Value, key: &str| event[key].as_str().unwrap_or_default().to_owned();
    let one = |event: &Value| {
        let status = ["scheduled", "active", "completed", "cancelled"];
        let status = status[usize::try_from(event["status"].as_u64().unwrap()).unwrap() - 1];
        let place = event["entity_metadata"]["location"].as_str().unwrap();
        format!("[{status}] {} at {place}\n{}", field(event, "name"), field(event, "description"))
    };
    events.iter().map(one).collect::<Vec<_>>().join("\n---\n")
}

/// Waits until the events of the server are so.
async fn events(server: &Server, are_so: impl Fn(&[Value]) -> bool) -> Vec<Value> {
    let find = |discord: &Handle| Some(discord.events()).filter(|events| are_so(events));
    server.discord.wait_for("event so", find).await
}

/// How often it stands in the record that a meeting is shown, or is not.
fn recorded(server: &Server) -> usize {
    server.place.export(&["--format", "journal"]).matches("meeting-published").count()
}

/// Waits until the record says so often that a meeting is shown, or is not.
async fn wait_until_recorded(server: &Server, number: usize) {
    let deadline = SystemTime.now() + SignedDuration::from_secs(60);
    while recorded(server) < number {
        assert!(SystemTime.now() < deadline, "not recorded: {:#?}", server.discord.requests("scheduled-events"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_one_event_that_is_moved_and_cancelled_with_it() {
    let (server, awake) = with_plenary().await;
    let Server { plenary, lynn, .. } = &server;
    let (at, when) = in_days(3);
    let link = "https://example.org/room";
    let meet = json!({ "code": "plenary", "title": "First call", "when": when, "for": "90m", "link": link });
    lynn.command(plenary, "meet", &meet).answer().await;
    let made = events(&server, |events| !events.is_empty()).await;
    let day = at.strftime("%a %-d %b %Y").to_string();
    expect![[r#"
        [scheduled] Multistakeholder Advisory Group: First call at The address is in the plenary room
        (day), 15:00 UTC, for 1 hour 30 minutes
        Meeting 1: to say whether you are coming, give /rsvp number: 1 answer: yes, no or maybe. I do not see Discord's "Interested"."#]]
    .assert_eq(&shown(&made).replace(&day, "(day)"));
    let ends = at + SignedDuration::from_mins(90);
    assert_eq!(made[0]["scheduled_start_time"], at.to_string());
    assert_eq!(made[0]["scheduled_end_time"], ends.to_string());
    let (later, when) = in_days(4);
    lynn.command(plenary, "move", &json!({ "number": "1", "when": when })).answer().await;
    let is_moved = |events: &[Value]| events[0]["scheduled_start_time"] == later.to_string();
    assert_eq!(events(&server, is_moved).await[0]["id"], made[0]["id"]);
    lynn.command(plenary, "cancel", &json!({ "number": "1" })).answer().await;
    let is_cancelled = |events: &[Value]| events[0]["status"] == 4;
    assert_eq!(events(&server, is_cancelled).await.len(), 1);
    assert!(awake.stop().success());
    assert_eq!(server.discord.requests("POST /guilds").len(), 1);
    assert_eq!(server.discord.requests("PATCH /guilds").len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_is_made_once_though_nobody_knows_whether_it_was_made() {
    let (server, mut awake) = with_plenary().await;
    let discord = &server.discord;
    discord.fail("POST /guilds", Fault::Unanswered);
    call(&server, "First call", &in_days(3).1).await;
    events(&server, |events| events.len() == 1).await;
    awake.kill();
    awake = server.wake();
    wait_until_recorded(&server, 1).await;
    let faults = [Fault::TooMany(0.1), Fault::Broken, Fault::BrokenAfterwards];
    for (number, fault) in (1..).zip(faults) {
        discord.fail("POST /guilds", fault);
        discord.fail("GET /guilds", fault);
        call(&server, &format!("Call {number}"), &in_days(3 + number).1).await;
        wait_until_recorded(&server, 1 + usize::try_from(number).unwrap()).await;
    }
    discord.fail("PATCH /guilds", Fault::BrokenAfterwards);
    server.lynn.command(&server.plenary, "cancel", &json!({ "number": "2" })).answer().await;
    wait_until_recorded(&server, 5).await;
    assert!(awake.stop().success());
    let asked = discord.requests("scheduled-events").len();
    assert!(server.wake().stop().success());
    assert_eq!((discord.requests("scheduled-events").len(), recorded(&server)), (asked, 5));
    let name = |event: &Value| event["name"].as_str().unwrap().rsplit(": ").next().unwrap().to_owned();
    let made = discord.events().iter().map(|event| format!("{}: {}", name(event), event["status"])).collect::<Vec<_>>();
    expect!["First call: 1, Call 1: 4, Call 2: 1, Call 3: 1"].assert_eq(&made.join(", "));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_cancelled_while_nobody_knew_whether_it_was_shown_is_taken_away() {
    let (server, awake) = with_plenary().await;
    let discord = &server.discord;
    discord.fail("POST /guilds", Fault::Unanswered);
    call(&server, "First call", &in_days(3).1).await;
    events(&server, |events| events.len() == 1).await;
    server.lynn.command(&server.plenary, "cancel", &json!({ "number": "1" })).answer().await;
    awake.kill();
    let _awake = server.wake();
    events(&server, |events| events[0]["status"] == 4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_has_begun_is_ended_when_its_meeting_is_cancelled_or_moved() {
    let (server, _awake) = with_plenary().await;
    let Server { discord, plenary, lynn, .. } = &server;
    for number in 1..=2 {
        call(&server, &format!("Call {number}"), &in_days(number).1).await;
    }
    let made = events(&server, |events| events.len() == 2).await;
    wait_until_recorded(&server, 2).await;
    made.iter().for_each(|event| discord.begin(event));
    lynn.command(plenary, "cancel", &json!({ "number": "1" })).answer().await;
    lynn.command(plenary, "move", &json!({ "number": "2", "when": in_days(5).1 })).answer().await;
    let ended = events(&server, |events| events.len() == 3).await;
    let statuses: Vec<&Value> = ended.iter().map(|event| &event["status"]).collect();
    assert_eq!(statuses, [3, 3, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_hears_once_that_the_bot_may_not_make_events() {
    let (server, mut awake) = with_plenary().await;
    let Server { discord, plenary, lynn, .. } = &server;
    for number in 1..=2 {
        // So far it may not.
        discord.fail("POST /guilds", Fault::Forbidden);
        call(&server, &format!("Call {number}"), &in_days(number).1).await;
        wait_until_recorded(&server, usize::try_from(number).unwrap()).await;
    }
    let line = awake.wait_for("lacks a permission");
    assert!(line.contains("ERROR") && line.contains("Create Events"), "{line}");
    call(&server, "Call 3", &in_days(3).1).await;
    lynn.command(plenary, "move", &json!({ "number": "1", "when": in_days(4).1 })).answer().await;
    let made = events(&server, |events| events.len() == 2).await;
    let numbers: Vec<&str> =
        made.iter().map(|event| event["name"].as_str().unwrap().rsplit(' ').next().unwrap()).collect();
    assert_eq!(numbers, ["3", "1"]);
    discord.dispatch("THE_END", &json!({}));
    let log = awake.read_to("THE_END");
    assert!(!log.iter().any(|line| line.contains("ERROR")), "{log:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_that_is_called_elsewhere_is_told_and_shown_on_discord() {
    let (server, awake) = with_plenary().await;
    assert!(awake.stop().success());
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    let guild = format!("guild = {}\n", server.discord.guild());
    assert!(config.contains(&guild));
    // Nor is it said in which server it is: the channel of the plenary tells.
    let config = config.replace(&guild, "").replace("chair = [", "chair = [\"console:lynn\", ");
    server.place.write("rapporteur.toml", config);
    server.place.talk(format!(":as lynn\n/meet plenary \"First call\" {}\n", in_days(3).1));
    let _awake = server.wake();
    let told = server.plenary.wait_for(2).await.remove(1);
    assert_eq!((told.files.len(), told.buttons.len()), (1, 3), "{told}");
    let made = events(&server, |events| !events.is_empty()).await;
    assert_eq!(made[0]["name"], "Multistakeholder Advisory Group: First call");
    assert_eq!(made[0]["entity_metadata"]["location"], "Online: see the announcement");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_shown_with_the_address_of_its_call_is_shown_anew_when_that_is_kept_back_and_back_again() {
    let server = Server::new().await;
    server.shows_addresses(true);
    let awake = server.wake();
    let Server { plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    for link in [Some("https://example.org/room"), None] {
        let meet = json!({ "code": "plenary", "title": "Call", "when": in_days(3).1, "link": link });
        let meet: serde_json::Map<String, Value> =
            meet.as_object().unwrap().clone().into_iter().filter(|(_, value)| !value.is_null()).collect();
        lynn.command(plenary, "meet", &Value::from(meet)).answer().await;
    }
    let places = |events: &[Value]| -> Vec<String> {
        events.iter().map(|event| event["entity_metadata"]["location"].as_str().unwrap().to_owned()).collect()
    };
    let made = events(&server, |events| events.len() == 2).await;
    assert_eq!(places(&made), ["https://example.org/room", "Online: see the announcement"]);
    wait_until_recorded(&server, 2).await;
    assert!(awake.stop().success());
    for (number, (is_public, place)) in
        (3..).zip([(false, "The address is in the plenary room"), (true, "https://example.org/room")])
    {
        server.shows_addresses(is_public);
        let awake = server.wake();
        let now = events(&server, |events| places(events)[0] == place).await;
        assert_eq!((now.len(), &now[0]["id"]), (2, &made[0]["id"]));
        wait_until_recorded(&server, number).await;
        assert!(awake.stop().success());
    }
    assert_eq!(server.discord.requests("POST /guilds").len(), 2);
    assert_eq!(server.discord.requests("PATCH /guilds").len(), 2, "one without an address is let be");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_server_a_meeting_waits_for_a_channel() {
    let server = Server::new().await;
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", config.replace(&format!("guild = {}\n", server.discord.guild()), ""));
    let _awake = server.wake();
    call(&server, "First call", &in_days(3).1).await;
    assert_eq!(server.discord.requests("scheduled-events"), [""; 0]);
    server.lynn.command(&server.plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    events(&server, |events| events.len() == 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_typed_is_text_within_the_limits_of_an_event() {
    let server = Server::new().await;
    server.shows_addresses(true);
    let _awake = server.wake();
    let Server { plenary, lynn, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let long = format!("https://example.org/{}", "x".repeat(200));
    let all = [
        ("@everyone <@17> *b*\u{202e}c\u{7}", "https://example.org/@everyone"),
        (&"😀".repeat(300), &long),
        ("(meeting-1-0000000000000000)", "https://example.org/<@17>"),
    ];
    for (title, link) in all {
        let meet = json!({ "code": "plenary", "title": title, "when": in_days(3).1, "link": link });
        let announced = lynn.command(plenary, "meet", &meet).answer().await;
        assert_eq!(announced.files.len(), 1, "{announced}");
    }
    let made = events(&server, |events| events.len() == 3).await;
    let line = |event: &Value| {
        let (name, place) = (event["name"].as_str().unwrap(), event["entity_metadata"]["location"].as_str().unwrap());
        format!("{} at {}", name.escape_debug(), place.escape_debug())
    };
    let lines: Vec<String> = made.iter().map(line).collect();
    expect![[r#"
        Multistakeholder Advisory Group: \u{2068}@everyone @17 *b*\u{202e}c␇\u{2069} at https://example.org/@everyone
        Multistakeholder Advisory Group: 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀… at Online: see the announcement
        Multistakeholder Advisory Group: (meeting-1-0000000000000000) at https://example.org/@17"#]].assert_eq(&lines.join("\n"));
}
