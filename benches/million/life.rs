//! A journal as years of work leave it: groups that are proposed, supported, discussed, decided and renewed, that meet, take
//! minutes and report, with all that falls due meanwhile. All of it goes through the desk, many messages to a transaction.

use std::fmt::Write;
use std::path::Path;

use anyhow::Context;
use commands::language::heard::{Addressed, Heard, Message, What};
use commands::record::{Account, Code, Room};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::config::Config;
use rapporteur::desk::Desk;
use rapporteur::journal::{Delivered, Delivery, Journal, Notes, SqlJournal};

use super::program;

/// The year in which it begins.
const FIRST: i16 = 2017;

/// How many acts of a group make a round.
const ROUND: u64 = 20;

/// Where people live: the next person in the next.
const ZONES: [&str; 5] = ["Pacific/Fiji", "Europe/Paris", "America/Lima", "Asia/Kolkata", "Africa/Dakar"];
const STAKEHOLDERS: [&str; 4] = ["government", "private sector", "civil society", "technical community"];

/// How large it becomes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) events: u64,
    pub(crate) groups: u64,
    pub(crate) people: u64,
    years: u64,
}

impl Size {
    /// A larger record has more of everything: of a million events 500 groups, 2,000 people and ten years.
    pub(crate) fn of(events: u64) -> Self {
        let groups = (events.isqrt() / 2).max(2);
        Self { events, groups, people: 4 * groups, years: (groups / 50).max(1) }
    }
}

/// The life while it goes on.
struct Life {
    desk: Desk<SqlJournal>,
    size: Size,
    now: Timestamp,
    year: i16,
    /// How many messages were said.
    said: u64,
    /// What was said by the bot since the last transaction, as if it had been delivered.
    delivered: Vec<Delivery>,
}

/// Who says what where.
type Act = (Room, String, String);

/// The configuration of the program in a folder.
pub(crate) fn config(folder: &Path) -> anyhow::Result<Config> {
    Ok(Config::load(Some(&folder.join("rapporteur.toml")), std::iter::empty())?)
}

/// Makes it in the folder and database of a configuration.
pub(crate) async fn make(folder: &Path, size: Size) -> anyhow::Result<()> {
    std::fs::write(folder.join("people.csv"), people(size)?)?;
    program(folder, &["import", "people.csv"])?;
    let desk = rapporteur::app::open(&config(folder)?).await?;
    let mut life = Life { desk, size, now: begin(FIRST)?, year: FIRST, said: 0, delivered: Vec::new() };
    life.found().await?;
    let mut turn = 0;
    while life.desk.register().head() < size.events {
        life.pass().await?;
        let acts: Vec<Act> = (turn..turn + life.at_once()).flat_map(|turn| life.act(turn)).collect();
        turn += life.at_once();
        life.say(acts).await?;
    }
    // What it noted last goes in with nothing said.
    life.say_and_deliver(&[]).await?;
    Ok(life.desk.into_journal().close().await?)
}

fn people(size: Size) -> anyhow::Result<String> {
    let mut csv =
        "name,role,stakeholder,zone,console\nLynn,chair,private sector,,lynn\nAnja,secretariat,,,anja\n".to_owned();
    for person in 0..size.people {
        let role = if person % 4 == 0 { "member" } else { "participant" };
        let place = usize::try_from(person)?;
        let (stakeholder, zone) = (STAKEHOLDERS[place / 4 % 4], ZONES[place % 5]);
        writeln!(csv, "Person {person},{role},{stakeholder},{zone},p{person}")?;
    }
    Ok(csv)
}

/// When a cycle begins.
fn begin(year: i16) -> anyhow::Result<Timestamp> {
    Ok(TimeZone::UTC.to_timestamp(date(year, 1, 10).at(9, 0, 0, 0))?)
}

pub(crate) fn code(group: u64) -> String {
    format!("WG-N{group}")
}

pub(crate) fn room(group: u64) -> Room {
    Room::console(format!("#{}", code(group).to_lowercase()))
}

pub(crate) fn plenary() -> Room {
    Room::console("#plenary")
}

impl Life {
    /// How many acts come together.
    fn at_once(&self) -> u64 {
        (self.size.events / 100).clamp(1, 100)
    }

    /// The member who leads a group.
    fn leader(&self, group: u64) -> String {
        format!("p{}", group * 4 % self.size.people)
    }

    fn opening_of_cycle(&self) -> Act {
        let year = self.year;
        let text = format!("/cycle open \"IGF {year}\" {year}-01-10 {year}-12-20");
        (plenary(), "lynn".to_owned(), text)
    }

    /// All groups are proposed and approved.
    async fn found(&mut self) -> anyhow::Result<()> {
        let mut acts = vec![self.opening_of_cycle(), (plenary(), "lynn".to_owned(), "/room bind plenary".to_owned())];
        for group in 0..self.size.groups {
            let (code, leader, lynn) = (code(group), self.leader(group), "lynn".to_owned());
            let proposal = format!(
                "/propose {code} Group number {group}\nObjectives: To look into matter {group}.\nTimeframe: This year.\n\
                 Facilitator: @{leader}"
            );
            acts.push((plenary(), leader.clone(), proposal));
            acts.push((room(group), lynn.clone(), format!("/room bind {code}")));
            acts.push((plenary(), lynn.clone(), format!("/decide {code} approve anyway: all agree")));
            acts.push((plenary(), lynn, format!("/facilitate {code} @{leader}")));
        }
        self.say(acts).await
    }

    /// Lets as much time pass as the record has grown, with all that falls due in it.
    async fn pass(&mut self) -> anyhow::Result<()> {
        let hours = self.desk.register().head() * self.size.years * 365 * 24 / self.size.events;
        let now = begin(FIRST)?.checked_add(SignedDuration::from_hours(hours.try_into()?))?;
        if now >= begin(self.year + 1)? {
            self.turn_of_year().await?;
        }
        self.until(now.max(self.now)).await
    }

    /// The chair continues all groups, the cycle ends, and the next begins.
    async fn turn_of_year(&mut self) -> anyhow::Result<()> {
        let mut acts = Vec::new();
        for group in 0..self.size.groups {
            let code = code(group);
            acts.push((plenary(), self.leader(group), format!("/renew {code}")));
            acts.push((plenary(), "lynn".to_owned(), format!("/decide {code} continue anyway: its year was good")));
        }
        self.say(acts).await?;
        self.year += 1;
        self.until(begin(self.year)?).await?;
        self.say(vec![self.opening_of_cycle()]).await
    }

    async fn until(&mut self, now: Timestamp) -> anyhow::Result<()> {
        self.now = now;
        let posts = self.desk.due(now).await?;
        self.deliver(posts.into_iter().map(|post| post.key));
        Ok(())
    }

    async fn say(&mut self, acts: Vec<Act>) -> anyhow::Result<()> {
        let heard: Vec<Heard> = acts.into_iter().map(|act| self.heard(act)).collect();
        for heard in heard.chunks(200) {
            self.say_and_deliver(heard).await?;
        }
        Ok(())
    }

    async fn say_and_deliver(&mut self, heard: &[Heard]) -> anyhow::Result<()> {
        let notes = Notes { deliveries: std::mem::take(&mut self.delivered), ..Notes::default() };
        let result = self.desk.process(heard, &notes, self.now).await.context("a batch of messages")?;
        self.deliver(result.posts.into_iter().map(|post| post.key));
        Ok(())
    }

    fn heard(&mut self, (room, who, text): Act) -> Heard {
        self.said += 1;
        Heard { cause: format!("$message-{:020}", self.said), ..heard(room, &who, text, self.now) }
    }

    fn deliver(&mut self, keys: impl Iterator<Item = String>) {
        let delivery = |key: String| Delivery { result: Delivered::Sent(Some(format!("${key}"))), key };
        self.delivered.extend(keys.map(delivery));
    }

    /// What is done in a turn: each group has its turn after the others.
    fn act(&self, turn: u64) -> Vec<Act> {
        let (group, place) = (turn % self.size.groups, turn / self.size.groups);
        let (code, leader) = (code(group), self.leader(group));
        let somebody = |place: u64| format!("p{}", (group * 31 + place * 7) % self.size.people);
        let here = if turn.is_multiple_of(3) { plenary() } else { room(group) };
        let one = |who: String, text: String| vec![(here.clone(), who, text)];
        match place % ROUND {
            1 | 5 | 9 | 13 => one(somebody(place), format!("/support {code}")),
            17 => one(somebody(place - 16), format!("/unsupport {code}")),
            3 => one(leader, format!("/update {code} The work of round {place} goes on as it was planned.")),
            7 => {
                let day = (self.now + SignedDuration::from_hours(5 * 24)).strftime("%Y-%m-%d");
                let text = format!("/meet {code} \"Call {place}\" {day} {:02}:00 UTC", 8 + group % 10);
                one(leader, text)
            }
            11 => self.latest_meeting(&code).map_or_else(Vec::new, |meeting| {
                (0..3).map(|next| (here.clone(), somebody(place + next), format!("/rsvp {meeting} yes"))).collect()
            }),
            15 => one(leader, format!("/concern {code} The plan of round {place} is too broad.")),
            18 => {
                let concerns = self.group(&code).map_or(0, |group| group.concerns.len());
                one(leader, format!("/resolve {code} {concerns}"))
            }
            19 => self.minutes(group, place),
            _ => one(
                somebody(place),
                format!(
                    "/comment {code} A question on the scope in round {place}: which years come first, and who reports?"
                ),
            ),
        }
    }

    fn minutes(&self, group: u64, place: u64) -> Vec<Act> {
        let Some(meeting) = self.latest_meeting(&code(group)) else { return Vec::new() };
        let lines = [
            format!("/minutes start {meeting} yes"),
            format!("/info The draft of round {place} was shown."),
            "/agreed The draft goes to all members.".to_owned(),
            format!("/action @{} Send the draft. by: in 2 weeks", self.leader(group)),
            "/minutes end".to_owned(),
        ];
        lines.map(|line| (room(group), self.leader(group), line)).to_vec()
    }

    fn group(&self, code: &str) -> Option<&commands::record::Group> {
        self.desk.register().group(&code.parse::<Code>().ok()?)
    }

    fn latest_meeting(&self, code: &str) -> Option<u32> {
        let code = code.parse::<Code>().ok()?;
        self.desk.register().meetings_of(Some(&code)).next_back().map(|meeting| meeting.number)
    }
}

/// Something that is said.
pub(crate) fn heard(room: Room, who: &str, text: String, at: Timestamp) -> Heard {
    Heard {
        cause: String::new(),
        room,
        account: Account::console(who),
        name: who.to_owned(),
        said_at: at,
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new(text, Addressed::ToAll)),
    }
}
