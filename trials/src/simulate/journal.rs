//! The journal as a process has it: the one in memory or that of SQLite, behind a way on which everything can fail.
//!
//! A transaction is whole or not at all. What is simulated is what lies around it: it fails and nothing is written; it is
//! written and the process ends before it knows, or is told that it has failed; the connection by which a process leads is
//! lost before it or after.

use commands::language::heard::{Heard, Posted};
use commands::record::{Platform, Recorded, Register, Seq};
use jiff::{SignedDuration, Timestamp};
use rapporteur::journal::{Batch, Journal, JournalError, Outgoing, PersonalData, SaidPost, SideTables, StoredPost};

use super::database::Opened;
use super::faults::Point;
use super::world::{Place, World};

/// The journal of one process.
pub(crate) struct SimulatedJournal {
    world: World,
    place: Place,
    inner: Opened,
    leads: bool,
    forgets_the_fence: bool,
}

fn failed(reason: &str) -> JournalError {
    JournalError::Database(sqlx::Error::Protocol(reason.to_owned()))
}

impl SimulatedJournal {
    pub(crate) fn open(world: &World, place: Place, forgets_the_fence: bool) -> Result<Self, JournalError> {
        let inner = world.state().disk.database.open()?;
        Ok(Self { world: world.clone(), place, inner, leads: false, forgets_the_fence })
    }

    /// On the way to the database.
    async fn arrive(&self, point: Point) -> Result<(), JournalError> {
        self.world.reach(self.place, point.before()).await;
        let most = SignedDuration::from_millis(20);
        let pause = self.world.state().chance.between(SignedDuration::from_micros(50), most);
        self.world.pass(self.place, pause).await;
        let mut state = self.world.state();
        let now = state.now;
        if self.leads && !state.disk.hears(self.place, now) {
            return Err(JournalError::Lost);
        }
        let often = state.faults.failing;
        if state.chance.happens(often) {
            state.count("journal fails");
            return Err(failed("it fails now"));
        }
        if self.leads && state.chance.happens(often / 4) {
            state.count("connection lost before");
            state.disk.is_let_go(self.place);
            return Err(JournalError::Lost);
        }
        Ok(())
    }

    /// The same for a question, which does not tell a connection that is lost from anything else that fails.
    async fn ask(&self, point: Point) -> Result<(), JournalError> {
        self.arrive(point).await.map_err(|error| match error {
            JournalError::Lost => failed("the connection is gone"),
            error => error,
        })
    }

    async fn leave<T>(&self, point: Point, answer: T) -> T {
        self.world.reach(self.place, point.after()).await;
        answer
    }

    /// What is said of a batch that is recorded where there is no lead to lose: now and then that it has failed. The journals of
    /// databases then look what the matter is, and find that it has moved on, or what the batch deals with done; if they can.
    fn unless_taken_for_failed(&mut self, batch: &Batch) -> Result<Result<(), JournalError>, JournalError> {
        let mut state = self.world.state();
        let often = state.faults.failing / 4;
        if !state.chance.happens(often) {
            return Ok(Ok(()));
        }
        state.count("commit done and taken for failed");
        // It knows no more than before how far it was read.
        self.inner = state.disk.database.open()?;
        let moves_on = !(batch.recorded.is_empty() && batch.people.is_empty() && batch.erased.is_empty());
        Ok(Err(if state.chance.happens(500) {
            failed("nobody knows whether it is done")
        } else if moves_on {
            JournalError::Behind
        } else if batch.causes.is_empty() {
            failed("nobody knows whether it is done")
        } else {
            JournalError::Done
        }))
    }

    /// A batch that was decided on another register than the journal's, as if it were on this one.
    async fn without_fence(&mut self, batch: &Batch) -> Result<Batch, JournalError> {
        let mut register = Register::default();
        self.inner.catch_up(&mut register).await?;
        let mut batch = Batch { after: register.head(), ..batch.clone() };
        for (seq, recorded) in (register.head() + 1..).zip(&mut batch.recorded) {
            recorded.seq = seq;
        }
        Ok(batch)
    }
}

impl Journal for SimulatedJournal {
    async fn catch_up(&mut self, register: &mut Register) -> Result<bool, JournalError> {
        let point = Point::near("reading the journal");
        self.ask(point).await?;
        let read = self.inner.catch_up(register).await;
        self.leave(point, read).await
    }

    async fn commit(&mut self, batch: &Batch) -> Result<(), JournalError> {
        let point = Point::near("a commit");
        self.arrive(point).await?;
        let committed = match self.inner.commit(batch).await {
            Err(JournalError::Behind) if self.forgets_the_fence => {
                let batch = self.without_fence(batch).await?;
                self.inner.commit(&batch).await
            }
            committed => committed,
        };
        match &committed {
            Ok(()) => {
                let mut state = self.world.state();
                state.tell(|| format!("{} records {batch:?}", self.place));
                state.is_recorded(batch);
            }
            Err(JournalError::Behind) => self.world.state().count("journal has moved on"),
            Err(JournalError::Done) => self.world.state().count("dealt with before"),
            Err(error) => self.world.state().fail(format!("a batch cannot be recorded: {error}")),
        }
        self.world.reach(self.place, point.inside()).await;
        if committed.is_ok() && self.leads {
            let mut state = self.world.state();
            let often = state.faults.failing / 4;
            if state.chance.happens(often) {
                state.count("connection lost after");
                state.disk.is_let_go(self.place);
                return Err(JournalError::Lost);
            }
        }
        let committed = match committed {
            Ok(()) if !self.leads => self.unless_taken_for_failed(batch)?,
            committed => committed,
        };
        self.leave(point, committed).await
    }

    async fn keep(&mut self, begun: &Heard) -> Result<(), JournalError> {
        let point = Point::near("keeping a form");
        self.arrive(point).await?;
        let kept = self.inner.keep(begun).await;
        self.leave(point, kept).await
    }

    async fn kept(&mut self, cause: &str) -> Result<Option<Heard>, JournalError> {
        self.ask(Point::near("asking for a form")).await?;
        self.inner.kept(cause).await
    }

    async fn is_done(&mut self, cause: &str) -> Result<bool, JournalError> {
        self.ask(Point::near("asking what is done")).await?;
        self.inner.is_done(cause).await
    }

    async fn each_event(
        &mut self,
        after: Seq,
        until: Timestamp,
        take: impl FnMut(Recorded) + Send,
    ) -> Result<(), JournalError> {
        self.ask(Point::near("asking for events")).await?;
        self.inner.each_event(after, until, take).await
    }

    async fn recorded_by(&mut self, cause: &str) -> Result<Vec<Recorded>, JournalError> {
        self.ask(Point::near("asking for events")).await?;
        self.inner.recorded_by(cause).await
    }

    async fn undelivered(&mut self, platform: Platform) -> Result<Vec<Outgoing>, JournalError> {
        self.ask(Point::near("asking for the outbox")).await?;
        self.inner.undelivered(platform).await
    }

    async fn said(&mut self, most: u16) -> Result<Vec<SaidPost>, JournalError> {
        self.ask(Point::near("asking for the outbox")).await?;
        self.inner.said(most).await
    }

    async fn undelivered_in_all(&mut self) -> Result<usize, JournalError> {
        self.ask(Point::near("asking for the outbox")).await?;
        self.inner.undelivered_in_all().await
    }

    async fn asked(&mut self) -> Result<Vec<Heard>, JournalError> {
        self.ask(Point::near("asking for what was asked")).await?;
        self.inner.asked().await
    }

    async fn posted(&mut self, message: &str) -> Result<Option<Posted>, JournalError> {
        self.ask(Point::near("asking for a post")).await?;
        self.inner.posted(message).await
    }

    async fn posted_under(&mut self, key: &str) -> Result<Option<Posted>, JournalError> {
        self.ask(Point::near("asking for a post")).await?;
        self.inner.posted_under(key).await
    }

    async fn mark(&mut self, name: &str) -> Result<Option<String>, JournalError> {
        self.ask(Point::near("asking for a mark")).await?;
        self.inner.mark(name).await
    }

    async fn belongings(&mut self) -> Result<PersonalData, JournalError> {
        self.ask(Point::near("asking for people")).await?;
        self.inner.belongings().await
    }

    async fn besides(&mut self) -> Result<SideTables, JournalError> {
        self.ask(Point::near("asking for the rest")).await?;
        self.inner.besides().await
    }

    async fn each_post(&mut self, take: impl FnMut(StoredPost) + Send) -> Result<(), JournalError> {
        self.ask(Point::near("asking for the outbox")).await?;
        self.inner.each_post(take).await
    }

    async fn take_lease(&mut self) -> Result<bool, JournalError> {
        let point = Point::near("taking the lead");
        self.ask(point).await?;
        {
            let mut state = self.world.state();
            let now = state.now;
            self.leads = state.faults.rivals && state.disk.lead(self.place, now);
            if state.faults.rivals && !self.leads {
                return Ok(false);
            }
        }
        self.leave(point, Ok(true)).await
    }

    fn has_rivals(&self) -> bool {
        self.leads
    }

    async fn heartbeat(&mut self) -> Result<(), JournalError> {
        self.arrive(Point::near("a beat")).await.map_err(|_| JournalError::Lost)
    }

    async fn close(self) -> Result<(), JournalError> {
        self.world.state().disk.is_let_go(self.place);
        Ok(())
    }
}
