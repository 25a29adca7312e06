//! One round after the other: the program starts, hears, records and says, until it is killed.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use harness::bot::Awake;
use harness::dice::Dice;
use harness::double::Fault;
use harness::program::print;
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::clock::{SystemTime, Time};
use tokio::task::{JoinSet, block_in_place};
use tokio::time::timeout;

use super::LOOKED_AT_AFTER;
use super::book::{By, Said, What};
use super::scene::{Beside, Kind, Scene};
use super::verdict::Verdict;

/// For how long something is waited for that may not come.
const PATIENCE: Duration = Duration::from_secs(3);

/// When the program is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// While it starts, and says what it had not said.
    Starting,
    /// While commands come in.
    Hearing,
    /// While a batch is being recorded.
    Recording,
    /// While what was recorded is said.
    Saying,
    /// While a reminder falls due.
    Reminding,
}

const PHASES: [Phase; 5] = [Phase::Starting, Phase::Hearing, Phase::Recording, Phase::Saying, Phase::Reminding];

/// All rounds on one journal.
pub(crate) struct Rounds {
    scene: Arc<Scene>,
    dice: Dice,
    /// What was said until now.
    said: Vec<Said>,
    /// What is just being said.
    saying: JoinSet<Said>,
    /// How many commands were given.
    number: usize,
    /// The moments at which rooms are reminded.
    reminders: Vec<Timestamp>,
    /// How long a start takes.
    start: SignedDuration,
    kills: [usize; PHASES.len()],
    /// Commands on Discord that reached nobody and were given again.
    given_again: usize,
}

impl Rounds {
    pub(crate) fn new(scene: Arc<Scene>, seed: u64) -> Self {
        Self {
            scene,
            dice: Dice::new(seed),
            said: Vec::new(),
            saying: JoinSet::new(),
            number: 0,
            reminders: Vec::new(),
            start: SignedDuration::from_secs(1),
            kills: [0; PHASES.len()],
            given_again: 0,
        }
    }

    /// Kills the program so many times. Gives how many things are wrong.
    pub(crate) async fn run(mut self, rounds: usize) -> anyhow::Result<usize> {
        let began = SystemTime.now();
        let mut wrong = 0;
        for round in 1..=rounds {
            let phase = self.round().await?;
            self.kills[phase as usize] += 1;
            if round % LOOKED_AT_AFTER == 0 || round == rounds {
                let verdict = self.look().await?;
                let seconds = began.duration_until(SystemTime.now()).as_secs_f64();
                print(&self.report(round, &verdict, seconds));
                wrong = verdict.wrong();
                if wrong > 0 {
                    break;
                }
            }
        }
        Ok(wrong)
    }

    fn report(&self, rounds: usize, verdict: &Verdict, seconds: f64) -> String {
        let mut report = format!("{}: {rounds} kills in {seconds:.0} s (", self.scene.journal);
        for (phase, kills) in PHASES.iter().zip(self.kills) {
            let comma = if *phase == Phase::Starting { "" } else { ", " };
            let _ = write!(report, "{comma}{kills} while {}", format!("{phase:?}").to_lowercase());
        }
        let again = self.given_again;
        let _ = write!(report, "), with {:.1} s to start; {verdict}; ", self.start.as_secs_f64());
        let _ = write!(report, "{again} given again on Discord, where nobody had responded");
        report
    }

    async fn round(&mut self) -> anyhow::Result<Phase> {
        self.collect();
        for _ in 0..=self.dice.below(2) {
            let at = SystemTime.now() + self.below(self.start + self.start);
            self.somebody_speaks(at, None);
        }
        let started = SystemTime.now();
        let mut awake = self.scene.start();
        if self.dice.below(4) == 0 {
            self.pause(self.start).await;
            self.kill(awake);
            return Ok(Phase::Starting);
        }
        self.scene.wait_until_ready(&mut awake)?;
        let ready = SystemTime.now();
        self.start = (self.start * 3 + started.duration_until(ready)) / 4;
        let is_near = |at: &&Timestamp| **at > ready && **at < ready + SignedDuration::from_secs(1);
        let phase = match (self.reminders.iter().find(is_near), self.dice.below(3)) {
            (Some(at), _) => {
                let early = at.saturating_sub(SignedDuration::from_millis(50)).unwrap_or(*at);
                SystemTime.until(early).await;
                self.pause(SignedDuration::from_millis(200)).await;
                Phase::Reminding
            }
            (None, 0) => {
                (0..3).for_each(|_| self.somebody_speaks(ready, None));
                self.pause(SignedDuration::from_millis(150)).await;
                Phase::Hearing
            }
            (None, 1) => {
                let _held_up = self.is_being_recorded(ready).await?;
                self.kill(awake);
                return Ok(Phase::Recording);
            }
            (None, _) => {
                self.is_being_said(ready).await?;
                Phase::Saying
            }
        };
        self.kill(awake);
        Ok(phase)
    }

    /// Something is said to the bot, which is held up when it records it, until the connection is dropped.
    async fn is_being_recorded(&mut self, now: Timestamp) -> anyhow::Result<Beside> {
        let mut beside = self.scene.beside().await?;
        beside.hold_up().await?;
        self.somebody_speaks(now, Some(self.number.is_multiple_of(4)));
        if beside.shows_who_waits() {
            // Who speaks may be slow.
            if let Ok(failed) = timeout(PATIENCE, beside.until_somebody_waits()).await {
                failed?;
            }
        } else {
            self.pause(SignedDuration::from_millis(100)).await;
        }
        self.pause(SignedDuration::from_millis(20)).await;
        Ok(beside)
    }

    /// Something is said to the bot, and recorded; its answer may be lost on its way, or the word that it was taken.
    async fn is_being_said(&mut self, now: Timestamp) -> anyhow::Result<()> {
        let fault = [None, Some(Fault::Unanswered), Some(Fault::Late)][self.dice.below(3)];
        if let Some(fault) = fault {
            let is_answer = self.dice.below(2) == 0;
            self.scene.discord.fail(if is_answer { "callback" } else { "POST /channels" }, fault);
            self.somebody_speaks(now, Some(!is_answer));
            let fails = self.scene.discord.wait_for("fault", |discord| discord.has_failed().then_some(()));
            // What is said may be refused, so that no other room hears of it.
            let _ = timeout(PATIENCE, fails).await;
            self.pause(SignedDuration::from_millis(10)).await;
            return Ok(());
        }
        let mut beside = self.scene.beside().await?;
        let before = beside.head().await?;
        (0..2).for_each(|_| self.somebody_speaks(now, None));
        let moves = async {
            while beside.head().await? == before {
                tokio::task::yield_now().await;
            }
            anyhow::Ok(())
        };
        if let Ok(failed) = timeout(PATIENCE, moves).await {
            failed?;
        }
        self.pause(SignedDuration::from_millis(40)).await;
        Ok(())
    }

    fn kill(&mut self, awake: Awake) {
        block_in_place(|| awake.kill());
        self.scene.discord.fail_no_more();
    }

    /// Somebody says something at a moment, on Matrix or on Discord.
    fn somebody_speaks(&mut self, at: Timestamp, on_matrix: Option<bool>) {
        self.number += 1;
        let kind = match self.dice.below(10) {
            0 => Kind::Refused,
            1 | 2 => Kind::Meeting { reminded_in: SignedDuration::from_secs(1 + self.dice.below(5) as i64) },
            _ => Kind::Comment,
        };
        let on_matrix = on_matrix.unwrap_or(self.dice.below(2) == 0);
        let (number, in_plenary) = (self.number, self.dice.below(3) == 0);
        let scene = Arc::clone(&self.scene);
        self.saying.spawn(async move {
            SystemTime.until(at).await;
            scene.say(number, kind, on_matrix, in_plenary).await
        });
    }

    /// Takes note of what was said by now.
    fn collect(&mut self) {
        while let Some(said) = self.saying.try_join_next() {
            self.note(said);
        }
        let now = SystemTime.now();
        self.reminders.retain(|at| *at > now);
    }

    #[expect(clippy::panic, reason = "the trial itself has failed")]
    fn note(&mut self, said: Result<Said, tokio::task::JoinError>) {
        let said = said.unwrap_or_else(|error| panic!("nobody could speak: {error}"));
        self.reminders.extend(said.what.reminded_at());
        self.said.push(said);
    }

    /// A random moment passes.
    async fn pause(&mut self, below: SignedDuration) {
        let pause = self.below(below);
        SystemTime.pause(pause).await;
    }

    fn below(&mut self, most: SignedDuration) -> SignedDuration {
        let microseconds = usize::try_from(most.as_micros()).unwrap_or(1).max(1);
        SignedDuration::from_micros(i64::try_from(self.dice.below(microseconds)).unwrap_or(0))
    }

    /// Lets the program come to rest, and looks at what has come of all that was said.
    async fn look(&mut self) -> anyhow::Result<Verdict> {
        let mut awake = self.scene.start();
        while let Some(said) = self.saying.join_next().await {
            self.note(said);
        }
        self.scene.wait_until_ready(&mut awake)?;
        self.rest().await;
        // To whoever hears from Discord that nobody responds.
        let dealt_with = self.scene.beside().await?.dealt_with().await?;
        let is_unheard = |said: &Said| match &said.by {
            By::Discord(asked) => !asked.is_responded() && !dealt_with.contains(&format!("interaction {}", asked.id)),
            By::Matrix(_) => false,
        };
        let (unheard, heard): (Vec<Said>, Vec<Said>) = std::mem::take(&mut self.said).into_iter().partition(is_unheard);
        self.said = heard;
        for Said { number, what, is_in_plenary, .. } in unheard {
            self.given_again += 1;
            let kind = match what {
                What::Comment => Kind::Comment,
                What::Refused => Kind::Refused,
                What::Meeting { .. } => Kind::Meeting { reminded_in: SignedDuration::from_secs(2) },
            };
            let again = self.scene.say(number, kind, false, is_in_plenary).await;
            self.note(Ok(again));
        }
        self.rest().await;
        anyhow::ensure!(block_in_place(|| awake.stop()).success(), "the program does not end well");
        Verdict::of(&self.scene, &self.said).await
    }

    /// Waits until all has come that falls due, and all that was said is answered: what is refused last in each room is
    /// answered last there.
    async fn rest(&mut self) {
        let last = self.reminders.iter().max().copied().unwrap_or_else(|| SystemTime.now());
        SystemTime.until(last + SignedDuration::from_secs(1)).await;
        for (on_matrix, in_plenary) in [(true, true), (true, false), (false, true), (false, false)] {
            self.number += 1;
            let said = self.scene.say(self.number, Kind::Refused, on_matrix, in_plenary).await;
            self.scene.wait_for_answer(&said).await;
            self.said.push(said);
        }
    }
}
