//! One working session whole, from the proposal to the digest: in a transcript in each language; and in an English room with somebody who
//! reads French, on Matrix and on Discord. What is seen is in `session/`, to be read.

use commands::render::dates;
use commands::words::Language;
use expect_test::expect_file;
use harness::bot::Bot;
use harness::double::{Discord, Shown};
use harness::people::Person;
use harness::program::Place;
use harness::synapse::{self, synapse};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Unit};
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::base::config::Config;
use serde_json::json;

use crate::passing_time::{Hosted, PassingTime};

/// What is seen of a transcript that is played through the program.
fn seen(config: &str, people: &str, transcript: &str) -> String {
    let place = Place::new();
    place.write("rapporteur.toml", config);
    place.write("people.csv", people);
    place.run(&["import", "people.csv"]).done();
    place.replay(transcript)
}

#[test]
fn a_session_is_held_whole_in_each_language() {
    let english = seen(
        include_str!("session/english.toml"),
        include_str!("session/english.csv"),
        include_str!("session/english.txt"),
    );
    expect_file!["session/english.seen.txt"].assert_eq(&english);
    let french = seen(
        include_str!("session/french.toml"),
        include_str!("session/french.csv"),
        include_str!("session/french.txt"),
    );
    expect_file!["session/french.seen.txt"].assert_eq(&french);
}

/// The words without days and times of day, which are those on which the test runs.
fn undated(words: &str, began: Timestamp) -> String {
    let mut words = words.to_owned();
    for day in -9..12 {
        let at = began + SignedDuration::from_hours(24 * day);
        for language in [Language::English, Language::French] {
            words = words.replace(&dates::date(at, &TimeZone::UTC, language), "(day)");
        }
        words = words.replace(&at.strftime("%Y-%m-%d").to_string(), "(day)");
    }
    let letters: Vec<char> = words.chars().collect();
    let is_time = |at: usize| match letters.get(at..at + 5) {
        Some([a, b, ':', c, d]) => [a, b, c, d].iter().all(|letter| letter.is_ascii_digit()),
        _ => false,
    };
    let (mut shown, mut at) = (String::new(), 0);
    while let Some(letter) = letters.get(at) {
        if is_time(at) {
            shown.push_str("(time)");
            at += 5;
        } else {
            shown.push(*letter);
            at += 1;
        }
    }
    shown
}

/// Somebody in a room on Matrix, and all that was said there.
struct Talk<'a> {
    bot: &'a Bot,
    room: matrix_sdk::ruma::OwnedRoomId,
    reads: &'a Person,
    heard: usize,
    said: String,
}

impl Talk<'_> {
    /// Says something, and waits for so many messages of the bot.
    async fn say(&mut self, person: &Person, name: &str, words: &str, answers: usize) {
        self.said.push_str(&format!("<{name}> {words}\n"));
        person.say(&self.room, words).await;
        self.hear(answers).await;
    }

    /// Waits for so many more messages of the bot.
    async fn hear(&mut self, more: usize) {
        let all = self.bot.answers(self.reads, &self.room, self.heard + more).await;
        for seen in &all[self.heard..] {
            self.said.push_str(&format!("<bot> {}\n", seen.body.replace('\n', "\n\t")));
        }
        self.heard = all.len();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_an_english_room_who_reads_french_is_answered_in_french_in_private() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let bot = Bot::on(Place::on_sqlite(), synapse(), "bot-session", &lynn).await;
    let discord = Discord::start().await;
    let (channel, anja) = (discord.channel("plenary"), discord.person("Anja"));
    let marie = discord.person_who_reads("Marie", "fr");
    let began = SystemTime.now();
    let time = PassingTime::starting(began);
    let store = format!("[matrix]\nstore = \"{}\"", bot.place.path("matrix").display());
    let roles = format!("member = [\"matrix:{}\"]\nchair = [\"discord:{}\", ", lea.id(), anja.id);
    let config = bot.config().replace("chair = [", &roles).replace("[matrix]", &store);
    let organisation = "[organisation]\nnews_every_minutes = 0\ndigest = \"off\"\nmeeting_reminders = [\"1h\"]\nshort_name = \"MAG\"\n";
    let database = format!("[database]\nurl = \"{}\"\n", bot.place.url());
    let config = format!("{organisation}{database}{}{config}", discord.config());
    let awake = Hosted::wake(&Config::read(&config, std::iter::empty()).unwrap(), &time);

    let room = lynn.create_room(true, &[lea.id(), &bot.user]).await;
    lea.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    let mut all = Talk { bot: &bot, room, reads: &lynn, heard: 0, said: String::new() };
    all.hear(1).await;
    all.say(&lynn, "lynn", "!room bind plenary", 1).await;
    anja.command(&channel, "room bind", &json!({ "to": "plenary" })).answer().await;
    let room = lea.create_conversation(&bot.user).await;
    lea.wait_until_member(&room, &bot.user).await;
    let mut own = Talk { bot: &bot, room, reads: &lea, heard: 0, said: String::new() };
    own.hear(1).await;
    own.say(&lea, "lea", "!profile set language: fr", 1).await;
    own.say(&lea, "lea", "!profil modifier fuseau: Abidjan heures: 0:00-23:59", 1).await;

    let starts = began.round(Unit::Hour).unwrap() + SignedDuration::from_hours(5 * 24);
    all.say(&lynn, "lynn", "!propose WG-ARC Archives\nObjectives: One public archive", 1).await;
    all.say(&lea, "lea", "!support WG-ARC", 1).await;
    all.say(&lea, "lea", "!support WG-ARC", 1).await;
    all.say(&lea, "lea", "!soutenir WG-ARK", 1).await;
    all.say(&lynn, "lynn", "!concern WG-ARC It needs a budget first.", 1).await;
    all.say(&lynn, "lynn", "!resolve WG-ARC 1 A host has offered to pay.", 1).await;
    all.say(&lynn, "lynn", "!lastcall WG-ARC until: in 2 days", 1).await;
    own.say(&lea, "lea", "!pourquoi WG-ARC", 1).await;
    all.say(&lynn, "lynn", "!decide WG-ARC approve anyway: everybody agrees", 1).await;
    all.say(&lynn, "lynn", &format!("!facilitate WG-ARC {}", lea.id()), 1).await;
    own.hear(1).await;
    // The answer, and its picture.
    own.say(&lea, "lea", "!créneaux WG-ARC durée: 60m du: 3 mars 2031 au: 5 mars 2031", 2).await;
    let meet =
        format!("!meet WG-ARC \"First call\" {} link: https://meet.example.org/arc", starts.strftime("%F %H:%M UTC"));
    // The announcement, and its calendar.
    all.say(&lynn, "lynn", &meet, 2).await;
    own.say(&lea, "lea", "!réunions", 1).await;
    own.say(&lea, "lea", "!rsvp 1 oui", 1).await;
    own.say(&lea, "lea", "!rappeler moi 30m", 1).await;
    // Discord shows itself to Marie in French, and the channel is English. What she asks is answered while it is new.
    let completed = marie.completes(&channel, "rsvp", "number", "").await.join("\n");
    let support = marie.command(&channel, "support", &json!({ "code": "WG-ARC" })).answer().await;
    let wrong = marie.command_in_private("support", &json!({ "code": "WG-ARK" })).answer().await;
    let coming = marie.command_in_private("rsvp", &json!({ "number": "1", "answer": "maybe" })).answer().await;
    let meetings = marie.command_in_private("meetings", &json!({})).answer().await;
    let status = marie.command_in_private("status", &json!({ "code": "WG-ARC" })).answer().await;
    let digest = marie.command_in_private("digest now", &json!({})).answer().await;
    all.hear(1).await;
    time.pass_to(starts - SignedDuration::from_hours(1));
    all.hear(1).await;
    time.pass_to(starts - SignedDuration::from_mins(30));
    own.hear(1).await;
    time.pass_to(starts);
    all.say(&lynn, "lynn", "!minutes start 1", 1).await;
    all.say(&lea, "lea", "!here", 1).await;
    all.say(&lynn, "lynn", "!agreed Recordings of all main sessions go in.", 1).await;
    all.say(&lynn, "lynn", &format!("!action {} Ask the host for space", lea.id()), 1).await;
    own.hear(1).await;
    all.say(&lynn, "lynn", "!minutes end", 1).await;
    own.say(&lea, "lea", "!procès-verbal corriger 1 1 Recordings of all sessions go in.", 1).await;
    all.say(&lynn, "lynn", "!minutes approve 1", 1).await;
    own.say(&lea, "lea", "!récapitulatif", 1).await;
    own.say(&lea, "lea", "!état WG-ARC", 1).await;
    all.say(&lynn, "lynn", "!digest", 1).await;
    all.say(&lynn, "lynn", "!status", 1).await;
    all.say(&lynn, "lynn", "!status WG-ARC", 1).await;

    let told = channel.messages().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n---\n");
    let to_marie =
        [support, wrong, coming, meetings, status, digest].map(|shown: Shown| shown.to_string()).join("\n---\n");
    awake.stop().await;

    let hosts = |words: &str| {
        // What Discord shows by the reader's clocks.
        let mut parts = words.split("<t:");
        let first = parts.next().unwrap_or_default().to_owned();
        let moments =
            |part: &str| format!("<t:(unix){}", part.trim_start_matches(|letter: char| letter.is_ascii_digit()));
        let words = format!("{first}{}", parts.map(moments).collect::<String>());
        let named = |words: String, who: &str, name: &str| words.replace(who, name);
        let words = named(named(undated(&words, began), lea.id().as_str(), "@lea"), lynn.id().as_str(), "@lynn");
        named(words, &marie.id.to_string(), "marie")
    };
    expect_file!["session/matrix.room.seen.txt"].assert_eq(&hosts(&all.said));
    expect_file!["session/matrix.private.seen.txt"].assert_eq(&hosts(&own.said));
    expect_file!["session/discord.channel.seen.txt"].assert_eq(&(hosts(&told) + "\n"));
    expect_file!["session/discord.private.seen.txt"].assert_eq(&hosts(&format!("{completed}\n---\n{to_marie}\n")));
}
