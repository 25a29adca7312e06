//! What an operator sees of a running bot: whether it is ready, what it counts, and what is set aside.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use harness::bot::Awake;
use harness::double::Fault;
use rapporteur::base::clock::{SystemTime, Time};
use serde_json::json;

use crate::ask::{Answer, DEADLINE, ask};
use crate::discord::Server;
use crate::script;

/// Where nobody listens.
pub(crate) fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

/// Reads what Prometheus reads, by its own library in Python: the samples by name and labels.
const READ: &str = "
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read
samples = {}
for family in read(sys.stdin.read()):
    assert family.documentation, family
    for sample in family.samples:
        labels = ','.join(f'{name}={value}' for name, value in sorted(sample.labels.items()))
        samples[sample.name + ('{' + labels + '}' if labels else '')] = sample.value
print(json.dumps(samples))
";

/// The samples of a text; nothing where the library is missing.
pub(crate) fn samples(answer: &Answer) -> Option<BTreeMap<String, f64>> {
    assert_eq!(answer.header("content-type"), Some("application/openmetrics-text; version=1.0.0; charset=utf-8"));
    let samples = script::run("prometheus-client==0.22.1", READ, answer.body.as_bytes())?;
    Some(serde_json::from_value(samples).unwrap())
}

/// What is counted, once all of these lines are there.
pub(crate) fn wait_for(address: SocketAddr, lines: &[&str]) -> Answer {
    let deadline = SystemTime.now() + DEADLINE;
    loop {
        let answer = ask(address, "GET", "/metrics", "");
        if lines.iter().all(|line| answer.body.contains(&format!("{line}\n"))) {
            return answer;
        }
        assert!(SystemTime.now() < deadline, "no {lines:?} in {}", answer.body);
    }
}

/// All that is counted is in the table for operators.
#[track_caller]
fn are_explained(text: &str) {
    let document = include_str!("../../deploy/operation.md");
    let names: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let is_told = ["`", "{", "_total`", "_total{"].iter().any(|end| document.contains(&format!("| `{name}{end}")));
        assert!(is_told, "{name} is not in the table of deploy/operation.md");
    }
}

/// A server whose bot is counted at an address.
async fn counted(more: &str) -> (Server, SocketAddr) {
    let server = Server::new().await;
    let address = free_address();
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write("rapporteur.toml", format!("{config}[metrics]\nlisten = \"{address}\"\n{more}"));
    (server, address)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_counted_is_what_has_happened() {
    let (server, address) = counted("[limits]\nburst = 6\nper_minute = 1\n").await;
    server.discord.go_down();
    let mut awake = Awake::start(&server.place);
    awake.wait_for("cannot be reached");
    let not_ready = ask(address, "GET", "/readyz", "");
    assert_eq!((not_ready.status, &*not_ready.body), (503, "not ready\ndiscord: not reached yet, 0 to be said\n"));
    assert_eq!(ask(address, "GET", "/healthz", "").body.trim(), "ok");
    server.discord.come_back();
    awake.wait_for("ready");
    let ready = ask(address, "GET", "/readyz", "");
    assert!(ready.status == 200 && ready.body.starts_with("ready\ndiscord: heard of "), "{ready:?}");

    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    server.propose("WG-IMP", "IGF Improvements").await;
    lea.command(plenary, "support", &json!({ "code": "WG-IMP" })).answer().await;
    lea.command(plenary, "support", &json!({ "code": "WG-NO" })).answer().await;
    discord.fail("callback", Fault::Broken);
    for _ in 0..4 {
        lea.command(plenary, "status", &json!({})).answer().await;
    }
    let told = lea.command(plenary, "status", &json!({})).answer().await;
    assert!(told.content.starts_with("You are sending commands too fast."), "{told}");
    for _ in 0..2 {
        lea.command(plenary, "status", &json!({}));
    }
    discord.dispatch("SOMETHING_NEW", &json!({}));
    let asked = lynn.command(plenary, "status", &json!({})).answer().await;
    assert!(!asked.content.is_empty() || !asked.embeds.is_empty());

    // People see an answer before the bot knows that it was taken.
    let lines = ["rapporteur_answer_seconds_count 10", "{outcome=\"limited\"} 3", "unread_events_total 0"];
    let answer = wait_for(address, &lines);
    are_explained(&answer.body);
    let Some(samples) = samples(&answer) else { return };
    let of = |name: &str| samples.get(name).copied().unwrap_or_else(|| panic!("no {name} in {samples:#?}"));
    assert_eq!(of("rapporteur_commands_total{outcome=done}"), 8.0, "{samples:#?}");
    assert_eq!(of("rapporteur_commands_total{outcome=refused}"), 1.0);
    assert_eq!(of("rapporteur_commands_total{outcome=limited}"), 3.0);
    assert_eq!(of("rapporteur_heard_total{platform=discord}"), 12.0);
    assert_eq!(of("rapporteur_answer_seconds_count"), 10.0);
    assert!(of("rapporteur_answer_seconds_sum") < 60.0);
    assert_eq!(of("rapporteur_answer_seconds_bucket{le=+Inf}"), 10.0);
    assert_eq!(of("rapporteur_outbox_messages{platform=discord}"), 0.0);
    assert_eq!(of("rapporteur_outbox_oldest_seconds{platform=discord}"), 0.0);
    // What is none of its events is not one that it could not read.
    assert_eq!(of("rapporteur_discord_unread_events_total"), 0.0);
    assert_eq!(of("rapporteur_platform_errors_total{kind=temporary,platform=discord}"), 1.0);
    assert_eq!(of("rapporteur_outbox_set_aside_total"), 0.0);
    assert!(of("rapporteur_platform_heard_timestamp_seconds{platform=discord}") > 1.5e9);
    assert_eq!(of("rapporteur_due_late_seconds_count"), 0.0);
    let events = of("rapporteur_journal_events");
    assert!(awake.stop().success());
    let journal = server.place.export(&["--format", "journal"]);
    assert_eq!(journal.lines().filter(|line| line.contains("\"seq\":")).count() as f64, events);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_never_taken_is_set_aside_and_the_operator_reads_of_it() {
    let (server, address) = counted("").await;
    let operators = server.discord.channel("operators");
    let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
    server.place.write(
        "rapporteur.toml",
        format!("[organisation]\nnews_every_minutes = 0\n{config}[operation]\nroom = \"discord:{}\"\n", operators.id),
    );
    let mut awake = server.wake();
    let elsewhere = server.discord.channel("wg-imp");
    server.propose("WG-IMP", "IGF Improvements").await;
    server.lynn.command(&elsewhere, "room bind", &json!({ "to": "WG-IMP" })).answer().await;
    // What is said there without having been asked for.
    server.discord.fail("POST /channels", Fault::Malformed);
    server.lea.command(&server.plenary, "support", &json!({ "code": "WG-IMP" })).answer().await;
    let told = operators.wait_for(1).await;
    assert!(
        told[0].content.starts_with(&format!("I could not deliver a message to discord:{}", elsewhere.id)),
        "{}",
        told[0]
    );
    awake.wait_for("a message will never be taken");
    wait_for(address, &["rapporteur_outbox_set_aside_total 1", "{platform=\"discord\"} 0"]);
    assert!(awake.stop().success());
    server.discord.take_faults();
}
