//! A working morning of twenty people on Discord, from binding the channel to the digest, as three of them see it: the chair, a member on
//! another continent, and a guest. Drawn at the width of a phone; with `PICTURES` the drawings are kept there.

use std::collections::BTreeMap;

use commands::time::when;
use harness::double::drawn::{Line, Reader, bare_marks};
use harness::double::{Discord, Handle, Shown, User};
use harness::program::Place;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::base::config::Config;
use serde_json::{Value, json};

use crate::node::Node;
use crate::passing_time::{Hosted, PassingTime};

/// What one of the three sees, in order.
#[derive(Default)]
struct Seen(Vec<Entry>);

enum Entry {
    Place(&'static str),
    Did(String, String),
    Said(Shown),
}

impl Seen {
    fn place(&mut self, name: &'static str) {
        self.0.push(Entry::Place(name));
    }

    fn did(&mut self, who: &str, what: &str, answer: Shown) {
        self.0.push(Entry::Did(who.to_owned(), what.to_owned()));
        self.0.push(Entry::Said(answer));
    }

    /// Messages as they are now: counts on buttons go up.
    fn catch_up(&mut self, now: &[Shown]) {
        for entry in &mut self.0 {
            if let Entry::Said(shown) = entry
                && let Some(later) = now.iter().find(|later| later.id == shown.id)
            {
                *shown = later.clone();
            }
        }
    }

    fn page(&self, zone: &str, names: &BTreeMap<u64, String>) -> String {
        let reader = Reader { zone: when::zone(zone).unwrap(), names: names.clone() };
        let lines = self.0.iter().map(|entry| match entry {
            Entry::Place(name) => Line::Place(name),
            Entry::Did(who, what) => Line::Did(who, what),
            Entry::Said(shown) => Line::Said(shown),
        });
        reader.page(&lines.collect::<Vec<_>>())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_morning_is_readable_on_the_phones_of_three_people() {
    let Some(node) = Node::get() else { return };
    let discord = Discord::start().await;
    let channel = discord.channel("plenary");
    let (lynn, mei, guest) = (discord.person("Lynn St. Amour"), discord.person("Mei Tan"), discord.person("Ana Sousa"));
    let others: Vec<User> = (1..=17).map(|number| discord.person(&format!("Member {number}"))).collect();
    // At the same time of day whenever the tests run: what falls due by then depends on it.
    let yesterday = TimeZone::UTC.to_datetime(SystemTime.now()).date().yesterday().unwrap();
    let began = TimeZone::UTC.to_timestamp(yesterday.at(21, 0, 0, 0)).unwrap();
    let time = PassingTime::starting(began);
    let place = Place::on_sqlite();
    let members: Vec<String> =
        std::iter::once(&mei).chain(&others).map(|user| format!("\"discord:{}\"", user.id)).collect();
    let roles = format!("[roles]\nchair = [\"discord:{}\"]\nmember = [{}]\n", lynn.id, members.join(", "));
    let organisation = "[organisation]\ndigest = \"off\"\nmeeting_reminders = [\"1h\"]\nshort_name = \"MAG\"\n";
    let database = format!("[database]\nurl = \"{}\"\n", place.url());
    let config = format!("{organisation}{database}{}{roles}", discord.config());
    let awake = Hosted::wake(&Config::read(&config, std::iter::empty()).unwrap(), &time);
    let is_heard = |discord: &Handle| (discord.identified() == 1 && !discord.commands().is_empty()).then_some(());
    discord.wait_for("the bot", is_heard).await;

    let (mut chair, mut member, mut other) = (Seen::default(), Seen::default(), Seen::default());
    for seen in [&mut chair, &mut member, &mut other] {
        seen.place("# plenary");
    }
    let bound = lynn.command(&channel, "room bind", &json!({ "to": "plenary" })).answer().await;
    chair.did("You", "/room bind", bound.clone());
    let asked = lynn.command(&channel, "propose", &json!({ "code": "WG-ARC", "title": "Open archives" }));
    let form = asked.form().await;
    let filled =
        [("Purpose", "The minutes of 2006 to 2016 are lost one by one."), ("Objectives", "One public archive")];
    let proposed = lynn.submit(&channel, &form, &filled).answer().await;
    chair.did("You", "/propose", proposed.clone());
    member.did("Lynn St. Amour", "/propose", proposed.clone());
    other.did("Lynn St. Amour", "/propose", proposed.clone());
    member.did("You", "Support", mei.press(&channel, &proposed, "support WG-ARC").answer().await);
    other.did("You", "Support", guest.press(&channel, &proposed, "support WG-ARC").answer().await);
    for user in &others {
        user.press(&channel, &proposed, "support WG-ARC").answer().await;
    }
    other.did(
        "You",
        "/decide",
        guest.command(&channel, "decide", &json!({ "code": "WG-ARC", "outcome": "approve" })).answer().await,
    );
    other.did("You", "/support", guest.command(&channel, "support", &json!({ "code": "WG-ARK" })).answer().await);
    chair.did("You", "/status", lynn.command(&channel, "status", &json!({ "code": "WG-ARC" })).answer().await);

    let thread = discord.thread(&channel, "Which years come first?");
    let comment = json!({ "code": "WG-ARC", "words": "Those before 2010, since their servers are switched off." });
    let commented = mei.command(&thread, "comment", &comment).answer().await;
    for seen in [&mut chair, &mut member, &mut other] {
        seen.place("Thread: Which years come first?");
        seen.did("Mei Tan", "/comment", commented.clone());
        seen.place("# plenary");
    }
    let open = json!({ "question": "Which day suits a call?", "until": "in 3 days", "options": "1: Monday; 2: Tuesday; 3: Thursday" });
    let opened = lynn.command(&channel, "consult open", &open).answer().await;
    for seen in [&mut chair, &mut member, &mut other] {
        seen.did("Lynn St. Amour", "/consult open", opened.clone());
    }
    member.did("You", "Tuesday", mei.choose(&channel, &opened, &["2. Tuesday"]).answer().await);
    let starts = began + SignedDuration::from_hours(96);
    let when = starts.strftime("%F %H:%M UTC").to_string();
    let meet = json!({ "code": "plenary", "title": "Call on the archives", "when": when, "for": "1h" });
    let called = lynn.command(&channel, "meet", &meet).answer().await;
    for seen in [&mut chair, &mut member, &mut other] {
        seen.did("Lynn St. Amour", "/meet", called.clone());
    }
    member.did("You", "Yes", mei.press(&channel, &called, "rsvp 1 yes").answer().await);
    member.did("You", "/meetings", mei.command(&channel, "meetings", &json!({})).answer().await);
    member.did(
        "You",
        "/profile set",
        mei.command(&channel, "profile set", &json!({ "zone": "Singapore" })).answer().await,
    );
    chair.did("You", "/digest now", lynn.command(&channel, "digest now", &json!({})).answer().await);
    other.did("You", "/help", guest.command(&channel, "help", &json!({})).answer().await);
    let before = channel.messages().len();
    // What falls due: comments of a day, whoever has not answered, the end of the consultation, the meeting.
    let due = [25, 31, 80].map(|hours| began + SignedDuration::from_hours(hours)).into_iter();
    for (at, messages) in due.chain([starts - SignedDuration::from_hours(1)]).zip(1..) {
        time.pass_to(at);
        time.meanwhile(channel.wait_for(before + messages)).await;
    }
    let reminded = channel.messages()[before..].to_vec();
    for seen in [&mut chair, &mut member, &mut other] {
        for shown in &reminded {
            seen.0.push(Entry::Said(shown.clone()));
        }
    }
    for (seen, user) in [(&mut chair, &lynn), (&mut member, &mei), (&mut other, &guest)] {
        seen.catch_up(&channel.messages());
        seen.place("Direct message with Rapporteur");
        for shown in user.direct_messages() {
            seen.0.push(Entry::Said(shown));
        }
    }
    awake.stop().await;

    let mut names = BTreeMap::from(
        [(lynn.id, "Lynn St. Amour"), (mei.id, "Mei Tan"), (guest.id, "Ana Sousa")]
            .map(|(id, name)| (id, name.to_owned())),
    );
    names.extend((1..).zip(&others).map(|(number, user)| (user.id, format!("Member {number}"))));
    let pages = json!({
        "chair": chair.page("Europe/Zurich", &names),
        "member": member.page("Asia/Singapore", &names),
        "guest": other.page("America/Sao_Paulo", &names),
    });
    let pictures = std::env::var("PICTURES").ok();
    let found = node.run("draw.mjs", &json!({ "pages": pages, "width": 390, "pictures": pictures }));
    let bare: Vec<String> =
        ["chair", "member", "guest"].iter().flat_map(|name| bare_marks(&found["seen"][name])).collect();
    assert_eq!(
        (found["wide"].clone(), bare, found["faults"].clone()),
        (Value::Array(Vec::new()), Vec::new(), Value::Array(Vec::new()))
    );
}
