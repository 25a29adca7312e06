//! The machine's clock is set back by an hour while the bot runs: nothing is done twice, and nobody is kept waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;

use harness::double::Discord;
use harness::program::Place;
use jiff::{SignedDuration, Timestamp, Unit};
use rapporteur::app::run;
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::base::config::Config;
use serde_json::json;
use tokio::sync::oneshot;

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// The machine's time, as if its clock had been set. Whoever waits does so for as long as they meant to.
#[derive(Clone, Default)]
struct SetTime(Arc<AtomicI64>);

impl SetTime {
    fn set_back(&self, by: SignedDuration) {
        self.0.fetch_sub(by.as_secs(), Ordering::Relaxed);
    }
}

impl Time for SetTime {
    fn now(&self) -> Timestamp {
        SystemTime.now() + SignedDuration::from_secs(self.0.load(Ordering::Relaxed))
    }

    async fn until(&self, at: Timestamp) {
        SystemTime.pause(at.duration_since(self.now())).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_is_answered_and_a_reminder_comes_once() {
    let double = Discord::start().await;
    let (plenary, lynn) = (double.channel("plenary"), double.person("Lynn"));
    let place = Place::new();
    let text = format!(
        "[organisation]\nmeeting_reminders = [\"1m\"]\n[database]\nurl = \"{}\"\n{}[roles]\nchair = [\"discord:{}\"]\n",
        place.url(),
        double.config(),
        lynn.id,
    );
    let config = Config::read(&text, std::iter::empty()).unwrap();
    let time = SetTime::default();
    let (end, ended) = oneshot::channel::<()>();
    let running = thread::spawn({
        let time = time.clone();
        move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(run::run_until(async { drop(ended.await) }, &config, time, None)).unwrap();
        }
    });
    double
        .wait_for("connection", |double| (double.identified() == 1 && !double.commands().is_empty()).then_some(()))
        .await;
    lynn.command(&plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let meet = async |title: &str, starts: Timestamp| {
        let options = json!({ "code": "plenary", "title": title, "when": starts.to_string(), "for": "1m" });
        lynn.command(&plenary, "meet", &options).answer().await.content
    };
    let in_minutes =
        |minutes: i64| time.now().round(Unit::Second).unwrap() + SignedDuration::from_secs(60 * minutes + 1);
    let reminders = |title: &str| {
        let messages = plenary.messages();
        let is_reminder = |line: &str| line.contains("Reminder: ") && line.contains(title);
        messages.iter().filter(|message| message.content.lines().next().is_some_and(is_reminder)).count()
    };
    meet("Before", in_minutes(1)).await;
    double.wait_for("reminder", |_| (reminders("Before") == 1).then_some(())).await;
    time.set_back(HOUR);
    let called = meet("After", in_minutes(61)).await;
    assert!(called.starts_with("Meeting 2 of the plenary: After"), "{called}");
    time.set_back(-HOUR);
    // The clock goes right again, which is seen when somebody asks something, or after a minute.
    lynn.command(&plenary, "status", &json!({})).answer().await;
    double.wait_for("reminder", |_| (reminders("After") == 1).then_some(())).await;
    lynn.command(&plenary, "status", &json!({})).answer().await;
    assert_eq!([reminders("Before"), reminders("After")], [1, 1]);
    end.send(()).unwrap();
    running.join().unwrap();
    place.run(&["check"]).done();
}
