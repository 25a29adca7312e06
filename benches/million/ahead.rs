//! What a tick costs by the number of moments that are still to come.

use std::path::Path;

use anyhow::{Context, ensure};
use commands::announce::due::Timetable;
use commands::language::heard::Heard;
use commands::organisation::Organisation;
use commands::record::{Account, Group, MeetingEvent, Recorded, Seq, TextId};
use harness::measure::{at, milliseconds, now, row, say};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rapporteur::desk::Desk;
use rapporteur::journal::{Batch, Notes, SqlJournal};

use super::life::{code, heard, plenary};

const FEW: u64 = 1_000;
const TRIES: usize = 200;

/// A meeting has four reminders, and its end.
const MOMENTS_OF_MEETING: u64 = 5;

/// How many meetings a group has.
const MEETINGS_OF_GROUP: u64 = 100;

/// How many events go into one transaction.
const BATCH: u64 = 10_000;

/// When the meetings begin: one a minute.
const FIRST: Timestamp = Timestamp::constant(2_000_000_000, 0);

pub(crate) async fn moments(folder: &Path, number: u64) -> anyhow::Result<()> {
    let (mut all, mut names) = ([Vec::new(), Vec::new()], Vec::new());
    for (figures, number) in all.iter_mut().zip([number, FEW]) {
        let folder = folder.join(format!("moments-{number}"));
        std::fs::create_dir_all(&folder)?;
        (names, *figures) = measured(&folder, number).await?.into_iter().unzip();
    }
    say(&format!("{:46} {number:>8} {FEW:>8} {:>6}", "moments to come", "ratio"));
    for (name, (many, few)) in names.iter().zip(all[0].iter().zip(&all[1])) {
        row(name, [*many, *few]);
    }
    Ok(())
}

async fn measured(folder: &Path, number: u64) -> anyhow::Result<Vec<(&'static str, f64)>> {
    let url = format!("sqlite:{}", folder.join("rapporteur.db").display());
    let mut organisation = Organisation::default();
    organisation.roles.chair = vec![Account::console("lynn")];
    let desk = Desk::open(SqlJournal::open(&url).await?, organisation.clone(), [1; 32]).await?;
    let mut ahead = Ahead { desk, time: FIRST - SignedDuration::from_hours(365 * 24), said: 0 };
    let meetings = number.div_ceil(MOMENTS_OF_MEETING);
    for group in 0..meetings.div_ceil(MEETINGS_OF_GROUP) {
        ahead.say(format!("/propose {} Group number {group}", code(group))).await?;
    }
    ahead.call(meetings).await?;
    let started = now();
    let timetable = Timetable::from_register(ahead.desk.register(), &organisation);
    let made = started.elapsed();
    ensure!(timetable.next().is_some(), "nothing falls due");
    let (mut nothing, mut something, mut commands) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TRIES {
        let started = now();
        ensure!(ahead.desk.due(ahead.time).await?.is_empty(), "something was due");
        nothing.push(started.elapsed());
    }
    for _ in 0..TRIES {
        let started = now();
        ahead.say("/comment WG-N0 Which years come first?".to_owned()).await?;
        commands.push(started.elapsed());
    }
    for _ in 0..TRIES {
        ahead.time = ahead.desk.next_due().context("something falls due")?;
        let before = ahead.desk.register().head();
        let started = now();
        ahead.desk.due(ahead.time).await?;
        something.push(started.elapsed());
        ensure!(ahead.desk.register().head() > before, "nothing was due");
    }
    Ok(vec![
        ("a tick with nothing due (µs)", milliseconds(at(50, &nothing)) * 1000.0),
        ("a tick with one moment due (ms)", milliseconds(at(50, &something))),
        ("answer to comment (ms)", milliseconds(at(50, &commands))),
        ("finding all moments at the start (ms)", milliseconds(made)),
    ])
}

/// A record with meetings to come.
struct Ahead {
    desk: Desk<SqlJournal>,
    time: Timestamp,
    said: u64,
}

impl Ahead {
    async fn say(&mut self, text: String) -> anyhow::Result<()> {
        self.said += 1;
        let heard = heard(plenary(), "lynn", text, self.time);
        let heard = [Heard { cause: format!("$message-{}", self.said), ..heard }];
        let result = self.desk.process(&heard, &Notes::default(), self.time).await?;
        ensure!(!result.posts.is_empty(), "it was not answered");
        Ok(())
    }

    /// Calls meetings, as an import would: many to a transaction.
    async fn call(&mut self, meetings: u64) -> anyhow::Result<()> {
        for first in (0..meetings).step_by(usize::try_from(BATCH)?) {
            let time = self.time;
            let numbers = first..meetings.min(first + BATCH);
            self.desk
                .record(|register, _| {
                    let title = register.groups().find_map(Group::title).context("a title")?;
                    let recorded = numbers.clone().zip(register.head() + 1..);
                    let recorded = recorded.map(|(number, seq)| called(number, title, seq, time));
                    anyhow::Ok(Batch { recorded: recorded.collect::<Result<_, _>>()?, ..Batch::default() })
                })
                .await?;
        }
        Ok(())
    }
}

/// That a meeting was called.
fn called(number: u64, title: TextId, seq: Seq, at: Timestamp) -> anyhow::Result<Recorded> {
    let starts = FIRST + SignedDuration::from_mins(number.try_into()?);
    let event = MeetingEvent::MeetingCalled {
        meeting: u32::try_from(number)? + 1,
        group: Some(code(number / MEETINGS_OF_GROUP).parse()?),
        title,
        wall: TimeZone::UTC.to_datetime(starts),
        zone: "UTC".to_owned(),
        starts,
        minutes: 60,
        link: None,
        passcode: None,
        occurrence: None,
    };
    let cause = format!("meeting {number}");
    Ok(Recorded { seq, cause, ordinal: 0, at, said_at: at, by: None, room: None, event: event.into() })
}
