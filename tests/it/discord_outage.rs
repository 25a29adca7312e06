//! Hours and days in which Discord takes little or nothing: what people see, and what the operator does.

use std::io::Write;
use std::sync::{Arc, Mutex};

use expect_test::expect;
use harness::double::{Channel, Fault, User};
use jiff::SignedDuration;
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;

use crate::discord_in_process::InProcess;

/// What is in the log for each command that Discord does not hear an answer to in time.
const NOT_ACKNOWLEDGED: &str = "an interaction could not be acknowledged";

/// The log of this thread.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn begin() -> (Self, tracing::subscriber::DefaultGuard) {
        let log = Self::default();
        let subscriber = tracing_subscriber::fmt().without_time().with_ansi(false).with_target(false);
        let guard = tracing::subscriber::set_default(subscriber.with_writer(log.clone()).finish());
        (log, guard)
    }

    /// Its lines from INFO on, each with how often it is there, without what is another each time.
    fn lines(&self) -> String {
        let log = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        let is_said = |line: &&str| !["registered", "DEBUG", NOT_ACKNOWLEDGED].iter().any(|words| line.contains(words));
        let lines = log.lines().filter(is_said);
        let line = |line: &str| {
            let (words, _) = line.split_once("key=").unwrap_or((line, ""));
            let (words, _) = words.split_once(" since ").unwrap_or((words, ""));
            let (words, _) = words.split_once(" began on ").unwrap_or((words, ""));
            words.trim().to_owned()
        };
        let mut counted: Vec<(String, usize)> = Vec::new();
        for line in lines.map(line) {
            match counted.iter_mut().find(|(known, _)| *known == line) {
                Some((_, number)) => *number += 1,
                None => counted.push((line, 1)),
            }
        }
        counted.iter().map(|(line, number)| format!("{number} x {line}")).collect::<Vec<_>>().join("\n")
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// The bot with a bound plenary, and beside it a channel that is bound to nothing and somebody who is no member.
async fn bound() -> (InProcess, Channel, User) {
    // A Tuesday, since digests come on Mondays.
    let bot = InProcess::starting("2026-11-24T06:00:00Z".parse().unwrap()).await;
    let (elsewhere, lea) = (bot.discord.channel("elsewhere"), bot.discord.person("Lea Kaspar"));
    bot.lynn.command(&bot.plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    (bot, elsewhere, lea)
}

/// Proposes a group elsewhere, of which the plenary is to hear.
async fn propose(bot: &InProcess, elsewhere: &Channel, code: &str) {
    let form = bot.lynn.command(elsewhere, "propose", &json!({ "code": code, "title": "A title" })).form().await;
    let answer = bot.lynn.submit(elsewhere, &form, &[]).answer().await;
    assert!(answer.content.starts_with(&format!("Proposed: {code}")), "{answer}");
}

/// What everybody has read in a channel since the beginning, with no moment that is another each time.
fn read(channel: &Channel) -> String {
    let first_line = |shown: harness::double::Shown| {
        let words = shown.to_string();
        let lines: Vec<&str> = words.lines().take(if words.starts_with("-#") { 2 } else { 1 }).collect();
        let without_moment = |line: &str| match line.split_once("<t:") {
            Some((before, after)) => format!("{before}(then){}", after.split_once('>').unwrap().1),
            None => line.to_owned(),
        };
        lines.into_iter().map(without_moment).collect::<Vec<_>>().join(" / ")
    };
    channel.messages().into_iter().map(first_line).collect::<Vec<_>>().join("\n")
}

/// What stands at `/readyz`.
async fn readiness(bot: &InProcess) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/readyz", listener.local_addr().unwrap());
    let serving =
        tokio::spawn(axum::serve(listener, rapporteur::web::health(bot.desk.metrics().clone())).into_future());
    let words = reqwest::get(address).await.unwrap().text().await.unwrap();
    serving.abort();
    words
}

fn set_aside(bot: &InProcess) -> String {
    let metrics = bot.desk.metrics().text().unwrap();
    let line = metrics.lines().find_map(|line| line.strip_prefix("rapporteur_outbox_set_aside_total "));
    line.unwrap().to_owned()
}

#[tokio::test]
async fn an_hour_of_429_delays_what_is_said_and_keeps_nobody_from_an_answer() {
    let (log, _guard) = Log::begin();
    let (bot, elsewhere, lea) = bound().await;
    bot.discord.fail_each("POST /channels", &[Fault::TooMany(10.0)]);
    for code in ["WG-A", "WG-B", "WG-C"] {
        propose(&bot, &elsewhere, code).await;
    }
    for number in 1..=6 {
        bot.lasts(SignedDuration::from_mins(10)).await;
        let status = lea.command(&bot.plenary, "status", &json!({})).answer().await;
        assert_eq!(status.embeds[0]["fields"].as_array().unwrap().len(), 3, "after {number}0 minutes");
    }
    expect!["This is now the plenary room. New proposals will be announced here."].assert_eq(&read(&bot.plenary));
    let ready = readiness(&bot).await;
    assert!(
        ready.starts_with("ready\ndiscord: heard of ") && ready.contains(", 3 to be said, the oldest for 36"),
        "{ready}"
    );
    let tried = bot.discord.requests("POST /channels").len();
    assert!((150..400).contains(&tried), "{tried}");
    bot.discord.fail_no_more();
    bot.meanwhile(bot.plenary.wait_for(4)).await;
    // What comes then is the next.
    propose(&bot, &elsewhere, "WG-Z").await;
    bot.plenary.wait_for(5).await;
    expect![[r#"
        This is now the plenary room. New proposals will be announced here.
        -# Sent late. This is from (then). / Proposed: WG-A, A title, by Lynn St. Amour. Support it with </support> `code: WG-A`
        -# Sent late. This is from (then). / Proposed: WG-B, A title, by Lynn St. Amour. Support it with </support> `code: WG-B`
        -# Sent late. This is from (then). / Proposed: WG-C, A title, by Lynn St. Amour. Support it with </support> `code: WG-C`
        Proposed: WG-Z, A title, by Lynn St. Amour. Support it with </support> `code: WG-Z`"#]].assert_eq(&read(&bot.plenary));
    assert_eq!(set_aside(&bot), "0");
    expect![[r#"
        1 x WARN a message was not taken; it is tried again
        1 x WARN messages are still not taken,
        1 x INFO all messages are taken again; the outage"#]]
    .assert_eq(&log.lines());
}

#[tokio::test]
async fn a_day_of_5xx_loses_nothing_and_says_nothing_twice() {
    let (log, _guard) = Log::begin();
    let (bot, elsewhere, lea) = bound().await;
    bot.discord.leave_heartbeats(0, SignedDuration::from_mins(17));
    bot.discord.fail_each("/channels", &[Fault::Status(500), Fault::Status(502), Fault::Status(503)]);
    propose(&bot, &elsewhere, "WG-A").await;
    for code in ["WG-B", "WG-C", "WG-D", "WG-E", "WG-F", "WG-G"] {
        bot.lasts(SignedDuration::from_hours(4)).await;
        propose(&bot, &elsewhere, code).await;
    }
    // Nobody's answer can be given, either: Discord tells them that the application did not respond.
    bot.discord.fail_each("", &[Fault::Status(503), Fault::Broken]);
    let asked = lea.command(&bot.plenary, "support", &json!({ "code": "WG-A" }));
    bot.lasts(SignedDuration::from_mins(30)).await;
    assert!(!asked.is_responded());
    asked.expire();
    expect!["This is now the plenary room. New proposals will be announced here."].assert_eq(&read(&bot.plenary));
    let ready = readiness(&bot).await;
    assert!(
        ready.starts_with("ready\ndiscord: heard of ") && ready.contains(", 8 to be said, the oldest for 88"),
        "{ready}"
    );
    bot.discord.fail_no_more();
    bot.meanwhile(bot.plenary.wait_for(9)).await;
    // What comes then is the next.
    propose(&bot, &elsewhere, "WG-Z").await;
    bot.plenary.wait_for(10).await;
    // An answer has a place of its own while it is waited for, so it comes when it comes.
    let read = read(&bot.plenary);
    let (answers, told): (Vec<&str>, Vec<&str>) = read.lines().partition(|line| line.contains("Lea Kaspar supports"));
    expect!["-# Sent late. This is from (then). / Lea Kaspar supports WG-A. Support: 0 members, 1 other."]
        .assert_eq(&answers.join("\n"));
    expect![[r#"
        This is now the plenary room. New proposals will be announced here.
        -# Sent late. This is from (then). / Proposed: WG-A, A title, by Lynn St. Amour. Support it with </support> `code: WG-A`
        -# Sent late. This is from (then). / Proposed: WG-B, A title, by Lynn St. Amour. Support it with </support> `code: WG-B`
        -# Sent late. This is from (then). / Proposed: WG-C, A title, by Lynn St. Amour. Support it with </support> `code: WG-C`
        -# Sent late. This is from (then). / Proposed: WG-D, A title, by Lynn St. Amour. Support it with </support> `code: WG-D`
        -# Sent late. This is from (then). / Proposed: WG-E, A title, by Lynn St. Amour. Support it with </support> `code: WG-E`
        -# Sent late. This is from (then). / Proposed: WG-F, A title, by Lynn St. Amour. Support it with </support> `code: WG-F`
        -# Sent late. This is from (then). / Proposed: WG-G, A title, by Lynn St. Amour. Support it with </support> `code: WG-G`
        Proposed: WG-Z, A title, by Lynn St. Amour. Support it with </support> `code: WG-Z`"#]].assert_eq(&told.join("\n"));
    assert_eq!(set_aside(&bot), "0");
    let again = lea.command(&bot.plenary, "support", &json!({ "code": "WG-A" })).answer().await;
    assert!(again.content.starts_with("Lea Kaspar has supported WG-A since"), "{again}");
    expect![[r#"
        1 x WARN a message was not taken; it is tried again
        24 x WARN messages are still not taken,
        1 x INFO all messages are taken again; the outage"#]]
    .assert_eq(&log.lines());
}
