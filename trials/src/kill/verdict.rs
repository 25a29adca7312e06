//! What has come of all that was said: what was lost, and what there is twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use commands::record::{Event, MeetingEvent, Reminder};
use harness::double::User;
use harness::people::Seen;
use jiff::Timestamp;
use rapporteur::journal::{Journal, SqlJournal};

use super::book::{By, Said, What};
use super::scene::{BEFORE, Post, Rooms, Scene};

/// The part of a message's content on Matrix that has its key.
const KEY: &str = "org.rapporteur.key";

/// What is wrong, each in words.
#[derive(Default)]
pub(crate) struct Verdict {
    commands: usize,
    reminders: usize,
    messages: usize,
    lost: Vec<String>,
    doubled: Vec<String>,
    other: Vec<String>,
}

/// What was seen in the rooms, and what the bot has recorded.
struct Seens<'s> {
    scene: &'s Scene,
    /// What the bot said on Matrix, in the group's room and in that of all.
    on_matrix: [Vec<Seen>; 2],
    /// The same on Discord, in words.
    on_discord: [Vec<String>; 2],
    posts: Vec<Post>,
}

impl Verdict {
    /// Looks at the bot's record, which is at rest, and into all rooms.
    pub(crate) async fn of(scene: &Scene, said: &[Said]) -> anyhow::Result<Self> {
        let mut verdict = Self { commands: said.len(), ..Self::default() };
        let mut beside = scene.beside().await?;
        let dealt_with = beside.dealt_with().await?;
        let seens = Seens::of(scene, beside.posts().await?).await;
        drop(beside);
        verdict.of_commands(said, &dealt_with, &seens);
        verdict.of_messages(&seens);
        verdict.of_reminders(said, &seens).await?;
        let checked = scene.bot.place.run(&["check"]);
        if !checked.status.success() {
            verdict.other.push(checked.stdout);
        }
        verdict.other.extend(scene.discord.take_faults());
        Ok(verdict)
    }

    pub(crate) fn wrong(&self) -> usize {
        self.lost.len() + self.doubled.len() + self.other.len()
    }

    /// So often is something there that is to be there once.
    fn once(&mut self, times: usize, what: impl FnOnce() -> String) {
        match times {
            0 => self.lost.push(what()),
            1 => {}
            times => self.doubled.push(format!("{} ({times} times)", what())),
        }
    }

    /// Every command is recorded once and answered once.
    fn of_commands(&mut self, said: &[Said], dealt_with: &BTreeSet<String>, seens: &Seens<'_>) {
        let register = seens.scene.bot.place.register();
        let words = |list: &serde_json::Value, key: &str| -> Vec<String> {
            let all = list.as_array().into_iter().flatten();
            all.filter_map(|one| Some(one[key].as_str()?.to_owned())).collect()
        };
        let comments = times(words(&register["groups"][0]["comments"], "text"));
        let meetings = times(words(&register["meetings"], "title"));
        for Said { words, what, by, .. } in said {
            let recorded = match what {
                What::Comment => comments.get(words).copied().unwrap_or(0),
                What::Meeting { .. } => meetings.get(words).copied().unwrap_or(0),
                What::Refused => seens.refused(words, by),
            };
            self.once(recorded, || format!("{words} is recorded, or refused"));
            match by {
                By::Matrix(event) => self.once(usize::from(dealt_with.contains(event)), || format!("{words} is heard")),
                By::Discord(asked) => self.once(usize::from(asked.took().is_some()), || format!("{words} is answered")),
            }
        }
        let told = seens.all().filter_map(|message| {
            let (_, rest) = message.split_once("comments on WG-IMP, which now has ")?;
            rest.split(' ').next()?.parse::<usize>().ok()
        });
        let told = times(told);
        for number in 1..=comments.values().sum() {
            self.once(told.get(&number).copied().unwrap_or(0), || format!("the answer to comment {number} is said"));
        }
        self.commands = said.len();
    }

    /// Every message that was to be said is said once, and nothing else is.
    fn of_messages(&mut self, seens: &Seens<'_>) {
        self.messages = seens.posts.len();
        for post in seens.posts.iter().filter(|post| !post.is_said) {
            self.lost.push(format!("the message {} for {} is said", post.key, post.room));
        }
        for (place, (on_matrix, on_discord)) in seens.on_matrix.iter().zip(&seens.on_discord).enumerate() {
            let Rooms { matrix, discord } = [&seens.scene.group, &seens.scene.plenary][place];
            let keys = times(on_matrix.iter().map(|seen| seen.content[KEY].as_str().unwrap_or_default()));
            let room = format!("matrix:{matrix}");
            let posts = || seens.posts.iter().filter(|post| post.room == room);
            for post in posts() {
                let seen = keys.get(post.key.as_str()).copied().unwrap_or(0);
                self.once(seen, || format!("the message {} on Matrix", post.key));
            }
            let is_known = |key: &str| posts().any(|post| key.split("-file-").next() == Some(post.key.as_str()));
            for (key, seen) in keys {
                if seen > 1 || !is_known(key) {
                    self.doubled.push(format!("the message {key} on Matrix ({seen} times)"));
                }
            }
            // On Discord a message shows no key, so they are counted.
            let room = format!("discord:{}", discord.id);
            let posts = seens.posts.iter().filter(|post| post.room == room).count();
            let seen = on_discord.iter().filter(|message| !message.is_empty()).count();
            if seen < posts {
                self.lost.push(format!("{} messages on Discord", posts - seen));
            }
            if seen > posts {
                self.doubled.push(format!("{} messages on Discord", seen - posts));
            }
            if seen < on_discord.len() {
                self.lost.push(format!("{} answers that were announced on Discord", on_discord.len() - seen));
            }
        }
    }

    /// Every reminder comes once in each room of all, and every meeting is among the events of the server once.
    async fn of_reminders(&mut self, said: &[Said], seens: &Seens<'_>) -> anyhow::Result<()> {
        let mut journal = SqlJournal::look(&seens.scene.bot.place.url()).await?;
        let mut called: BTreeMap<u32, (Timestamp, Timestamp)> = BTreeMap::new();
        let mut reminded = BTreeMap::new();
        for recorded in journal.all_events().await? {
            match recorded.event {
                Event::Meeting(MeetingEvent::MeetingCalled { meeting, starts, .. }) => {
                    called.insert(meeting, (recorded.at, starts));
                }
                Event::Reminded { of: Reminder::Meeting { meeting, .. }, left_out } => {
                    reminded.entry(meeting).or_insert_with(Vec::new).push(left_out);
                }
                _ => {}
            }
        }
        journal.close().await?;
        let register = seens.scene.bot.place.register();
        let events = seens.scene.discord.events();
        let is_meeting = |said: &&Said| matches!(said.what, What::Meeting { .. });
        for Said { words: title, .. } in said.iter().filter(is_meeting) {
            let meetings = register["meetings"].as_array().into_iter().flatten();
            let number =
                meetings.filter(|meeting| meeting["title"] == **title).find_map(|meeting| meeting["n"].as_u64());
            let Some(number) = number.and_then(|number| u32::try_from(number).ok()) else { continue };
            let shown = events.iter().filter(|event| event["name"].as_str().is_some_and(|name| name.contains(title)));
            self.once(shown.count(), || format!("{title} among the events of the server"));
            let reminded = reminded.get(&number).map_or(&[][..], Vec::as_slice);
            let (at, starts) = called[&number];
            if starts - BEFORE <= at {
                // It was called too late for a reminder.
                continue;
            }
            self.reminders += 1;
            self.once(reminded.len(), || format!("the reminder of {title} is recorded"));
            if reminded == [true] {
                self.lost.push(format!("the reminder of {title}, which came too late"));
                continue;
            }
            let is_reminder = |message: &str| {
                message.lines().next().is_some_and(|line| line.contains("Reminder: ") && line.contains(title.as_str()))
            };
            let on_matrix = seens.on_matrix[1].iter().filter(|seen| is_reminder(&seen.body)).count();
            self.once(on_matrix, || format!("the reminder of {title} on Matrix"));
            let on_discord = seens.on_discord[1].iter().filter(|message| is_reminder(message)).count();
            self.once(on_discord, || format!("the reminder of {title} on Discord"));
        }
        Ok(())
    }
}

impl<'s> Seens<'s> {
    async fn of(scene: &'s Scene, posts: Vec<Post>) -> Self {
        let person = &scene.on_matrix[0];
        let mut on_matrix = [Vec::new(), Vec::new()];
        for (rooms, seen) in [&scene.group, &scene.plenary].into_iter().zip(&mut on_matrix) {
            // What is said last is seen last.
            let last = person.say(&rooms.matrix, "That is all.").await;
            let all = person.wait_for(&rooms.matrix, |all| all.iter().rev().any(|seen| seen.event == last)).await;
            let is_message = |seen: &Seen| seen.sender == scene.bot.user && !seen.content[KEY].is_null();
            *seen = all.iter().filter(|seen| is_message(seen)).flat_map(Seen::parts).collect();
        }
        let on_discord = [&scene.group, &scene.plenary].map(|rooms| {
            let messages = rooms.discord.messages();
            messages.iter().map(ToString::to_string).collect()
        });
        Self { scene, on_matrix, on_discord, posts }
    }

    /// What the bot has said, in words.
    fn all(&self) -> impl Iterator<Item = &str> {
        let on_matrix = self.on_matrix.iter().flatten().map(|seen| seen.body.as_str());
        on_matrix.chain(self.on_discord.iter().flatten().map(String::as_str))
    }

    /// How often a code was refused. On Discord that is said to the asker alone.
    fn refused(&self, code: &str, by: &By) -> usize {
        let is_meant = |message: &str| message.contains(&format!("\"{code}\""));
        let to_all = self.all().filter(|message| is_meant(message)).count();
        let By::Discord(asked) = by else { return to_all };
        let in_private = self.scene.on_discord.iter().flat_map(User::direct_messages);
        to_all + asked.answers().into_iter().chain(in_private).filter(|shown| is_meant(&shown.to_string())).count()
    }
}

/// How often each is there.
fn times<T: Ord>(all: impl IntoIterator<Item = T>) -> BTreeMap<T, usize> {
    let mut times = BTreeMap::new();
    for one in all {
        *times.entry(one).or_default() += 1;
    }
    times
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { commands, reminders, messages, lost, doubled, other } = self;
        write!(f, "{commands} commands, {reminders} reminders, {messages} messages: ")?;
        write!(f, "lost {}, doubled {}, otherwise wrong {}", lost.len(), doubled.len(), other.len())?;
        for (what, all) in [("lost", lost), ("doubled", doubled), ("wrong", other)] {
            all.iter().take(20).try_for_each(|one| write!(f, "\n    {what}: {one}"))?;
        }
        Ok(())
    }
}
