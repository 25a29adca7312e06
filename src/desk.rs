//! The one writer: heard → read → decide → record → tell.
//!
//! [`Desk`] does the work, one batch after another. [`Desk::open_to`] puts it behind a queue: what waits while one
//! transaction is written goes into the next together.

mod lease;
pub mod metrics;
mod queue;
mod snapshots;
mod state;
mod unrecorded;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use commands::announce::due::Timetable;
use commands::language::heard::{Earlier, Heard, What};
use commands::organisation::Organisation;
use commands::pipeline::decide::{self, Effects, LookBack, Post};
use commands::pipeline::engine::{Disposition, Engine, Reference, Step};
use commands::pipeline::limits::{Limit, Limits};
use commands::pipeline::parts;
use commands::pipeline::question::{Changes, Questions};
use commands::record::chance::{Chance, Seed};
use commands::record::{Event, PersonalChanges, Platform, Recorded, Register, Room};
use jiff::{SignedDuration, Timestamp};
use tracing::Instrument;

use crate::journal::{Batch, Delivered, Delivery, Journal, JournalError, Notes, Outgoing};

pub use queue::{Answered, DeadLetter, DeskHandle, NotRecorded, SPOKEN_ON};
pub use snapshots::{Publisher, Snapshots};
pub use state::time_of_statement;
use unrecorded::Unrecorded;

/// For how long the note of a delivery waits for a command with which to share a transaction.
pub(crate) const NOTES_WAIT: SignedDuration = SignedDuration::from_millis(5);

/// How long what can wait does so after nothing could be recorded.
pub(crate) const PAUSE: SignedDuration = SignedDuration::from_secs(5);

/// The writer with its journal, and the register that the journal folds into.
#[derive(Debug)]
pub struct Desk<J> {
    journal: J,
    register: Register,
    /// What falls due by the register.
    timetable: Timetable,
    organisation: Organisation,
    chance: Chance,
    limits: Limits,
    questions: Questions,
    /// Where the operator reads.
    operator: Option<Room>,
    /// How often it asks whether other processes have written; never where there are none.
    follows: Option<SignedDuration>,
    /// Whether others have written since this was asked last.
    caught_up: bool,
    /// The keys of what was given out to be said, and of which nobody has said yet what became of it: the journal still has it as
    /// to be said.
    given_out: HashSet<String>,
    /// What is to be said by batches that failed. A journal can fail after it has recorded one.
    doubtful: Vec<Post>,
    /// What of that is recorded, and not given out.
    found: Vec<Post>,
    unrecorded: Unrecorded,
}

/// What a batch of messages came to.
#[derive(Debug, Default)]
pub struct BatchResult {
    /// What is to be said, in order.
    pub posts: Vec<Post>,
    /// What became of each message.
    pub dispositions: Vec<Disposition>,
}

/// The causes of reminders of which nothing was said.
fn left_out(recorded: &[Recorded]) -> Vec<String> {
    let is_left_out = |recorded: &&Recorded| matches!(recorded.event, Event::Reminded { left_out: true, .. });
    recorded.iter().filter(is_left_out).map(|recorded| recorded.cause.clone()).collect()
}

/// Logs the rows of what was heard, by its cause.
fn log_recorded(batch: &Batch) {
    for cause in &batch.causes {
        let seq = batch.recorded.iter().find(|recorded| recorded.cause == *cause).map(|recorded| recorded.seq);
        tracing::debug!(cause, seq, "recorded");
    }
}

/// The bug in which the second of two commands is answered, and what it does is not recorded.
#[cfg(debug_assertions)]
fn answered_alone(outcome: Effects, before: Register, speculation: &mut Speculation) -> Effects {
    if !commands::bugs::has(commands::bugs::Bug::AnswerAlone) || speculation.batch.causes.is_empty() {
        return outcome;
    }
    speculation.register = before;
    Effects { posts: outcome.posts, is_refusal: outcome.is_refusal, ..Effects::default() }
}

/// A batch while it is decided, on a register that is dropped if it cannot be recorded.
struct Speculation {
    register: Register,
    batch: Batch,
    limits: Limits,
    questions: Questions,
}

impl Speculation {
    fn take(&mut self, outcome: Effects) {
        self.batch.recorded.extend(outcome.recorded);
        self.batch.posts.extend(outcome.posts);
        let PersonalChanges { texts, people, erased, forgotten } = outcome.personal;
        self.batch.texts.extend(texts);
        self.batch.erased.extend(erased);
        self.batch.forgotten.extend(forgotten);
        for person in people {
            self.batch.people.retain(|other| other.id != person.id);
            self.batch.people.push(person);
        }
    }
}

impl<J: Journal> Desk<J> {
    /// Reads the journal.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or has something that this program does not know.
    pub async fn open(mut journal: J, organisation: Organisation, seed: Seed) -> Result<Self, JournalError> {
        let mut register = Register::default();
        journal.catch_up(&mut register).await?;
        let timetable = Timetable::from_register(&register, &organisation);
        let chance = Chance::new(seed);
        let questions = Questions::of_kept(journal.asked().await?);
        Ok(Self {
            journal,
            register,
            timetable,
            organisation,
            chance,
            limits: Limits::default(),
            questions,
            operator: None,
            follows: None,
            caught_up: false,
            given_out: HashSet::new(),
            doubtful: Vec::new(),
            found: Vec::new(),
            unrecorded: Unrecorded::default(),
        })
    }

    /// The same for rooms where people are that it does not know: with a limit to what each may ask, and a room where the
    /// operator reads.
    #[must_use]
    pub fn in_public(self, limit: Limit, operator: Option<Room>) -> Self {
        Self { limits: Limits::new(limit), operator, ..self }
    }

    /// The same, when it is open to a queue: it asks so often whether other processes have written, such as an import or a
    /// terminal. By default it learns of them only when it records something itself.
    #[must_use]
    pub fn following(self, every: SignedDuration) -> Self {
        Self { follows: Some(every), ..self }
    }

    /// The register as it stands.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The organisation.
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// The journal.
    pub fn journal(&mut self) -> &mut J {
        &mut self.journal
    }

    /// Gives the journal back.
    pub fn into_journal(self) -> J {
        self.journal
    }

    /// The refusal for everybody whose message could not be recorded; the cause goes to the log.
    pub fn not_recorded(&mut self, error: &JournalError, now: Timestamp) -> NotRecorded {
        self.unrecorded.fails(error, &mut self.chance, now)
    }

    /// When something falls due next.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.timetable.next().map(|(at, _)| *at)
    }

    /// Deals with what was heard, and notes what is to be noted, in one transaction.
    ///
    /// # Errors
    ///
    /// When nothing could be recorded. Then nothing has changed.
    pub async fn process(
        &mut self,
        heard: &[Heard],
        notes: &Notes,
        now: Timestamp,
    ) -> Result<BatchResult, JournalError> {
        let divided: Vec<Option<Vec<Heard>>> =
            heard.iter().map(|heard| parts::parts(heard, &self.register, &self.organisation)).collect();
        if divided.iter().all(Option::is_none) {
            return self.process_each(heard, notes, now).await;
        }
        let (mut each, mut of) = (Vec::new(), Vec::new());
        for (number, (heard, parts)) in heard.iter().zip(divided).enumerate() {
            let parts = parts.unwrap_or_else(|| vec![heard.clone()]);
            of.extend(parts.iter().map(|_| number));
            each.extend(parts);
        }
        let result = self.process_each(&each, notes, now).await?;
        let mut dispositions = vec![Disposition::Passed; heard.len()];
        for (number, disposition) in of.into_iter().zip(result.dispositions) {
            if let Some(whole) = dispositions.get_mut(number).filter(|whole| !whole.is_answered()) {
                *whole = disposition;
            }
        }
        Ok(BatchResult { dispositions, ..result })
    }

    /// The same with messages that are one command each.
    async fn process_each(
        &mut self,
        heard: &[Heard],
        notes: &Notes,
        now: Timestamp,
    ) -> Result<BatchResult, JournalError> {
        let mut notes = notes.clone();
        if !notes.deliveries.is_empty()
            && heard.iter().any(|heard| matches!(Reference::from_heard(heard), Reference::Post(_)))
        {
            self.note(std::mem::take(&mut notes)).await?;
        }
        let (mut skipped, mut is_last) = (vec![false; heard.len()], false);
        loop {
            self.settle().await?;
            let (speculation, dispositions) = self.decide(heard, &skipped, &notes, now).await?;
            match self.commit(speculation).await {
                Ok(posts) => return Ok(BatchResult { posts: self.give_out(posts), dispositions }),
                Err(JournalError::Behind) => self.catch_up().await?,
                Err(JournalError::Done) => {
                    // What was asked may have been answered by way of another process.
                    self.recall_questions().await?;
                    let before = skipped.clone();
                    for (heard, skip) in heard.iter().zip(&mut skipped) {
                        // The commands of a message are recorded together.
                        *skip = *skip || self.journal.is_done(parts::message_of(&heard.cause)).await?;
                    }
                    // Once more for what others may have answered meanwhile, but not for ever: nobody else would be heard.
                    if skipped == before && std::mem::replace(&mut is_last, true) {
                        return Err(JournalError::Done);
                    }
                }
                Err(error @ JournalError::Lost) => return Err(error),
                // Nobody is told that nothing has changed where it has.
                Err(error) => match self.settle().await {
                    Ok(()) if !self.found.is_empty() => self.catch_up().await?,
                    _ => return Err(error),
                },
            }
        }
    }

    /// Records what `make` makes of the register, such as an import; made again when another process has written
    /// meanwhile.
    ///
    /// # Errors
    ///
    /// What `make` says, or that nothing could be recorded. Then nothing has changed.
    pub async fn record<E: From<JournalError>>(
        &mut self,
        mut make: impl FnMut(&Register, &Organisation) -> Result<Batch, E>,
    ) -> Result<(), E> {
        loop {
            let batch = make(&self.register, &self.organisation)?;
            let mut register = self.register.clone();
            register.add_belongings(&batch.people, &batch.texts);
            register.forget_words(&batch.erased);
            register.remember_forgotten(&batch.forgotten);
            batch.recorded.iter().for_each(|recorded| register.apply(recorded));
            let (limits, questions) = (self.limits.clone(), self.questions.clone());
            match self.commit(Speculation { register, batch, limits, questions }).await {
                Err(JournalError::Behind) => self.catch_up().await?,
                result => return result.map(|_| ()).map_err(E::from),
            }
        }
    }

    /// Says what has fallen due, the earliest first, up to and at `now`.
    ///
    /// # Errors
    ///
    /// When nothing could be recorded. Then nothing has changed.
    pub async fn due(&mut self, now: Timestamp) -> Result<Vec<Post>, JournalError> {
        loop {
            self.settle().await?;
            let mut speculation = self.speculate(&Notes::default());
            let mut timetable = self.timetable.clone();
            while let Some(due) = timetable.has_come(now) {
                let outcome = decide::due(&due, &mut speculation.register, &self.organisation, now);
                speculation.take(outcome);
                timetable.follow(&speculation.register, &self.organisation);
            }
            if speculation.batch.is_empty() {
                return Ok(self.give_out(Vec::new()));
            }
            speculation.batch.attempted_at = Some(now);
            let left_out = left_out(&speculation.batch.recorded);
            match self.commit(speculation).await {
                Err(JournalError::Behind) => self.catch_up().await?,
                result => {
                    for cause in left_out.iter().filter(|_| result.is_ok()) {
                        tracing::info!(%cause, "a reminder is left out: it comes too late to be of use");
                    }
                    return result.map(|posts| self.give_out(posts));
                }
            }
        }
    }

    /// Tells the operator that a message was set aside, where there is a room for that.
    ///
    /// # Errors
    ///
    /// When it could not be recorded.
    pub async fn tell_operator(&mut self, letter: &DeadLetter, now: Timestamp) -> Result<Vec<Post>, JournalError> {
        // What is for that room itself is in the log alone.
        let Some(room) = self.operator.clone().filter(|room| Some(room) != letter.room.as_ref()) else {
            return Ok(Vec::new());
        };
        let post = decide::of_its_own(&format!("set aside {}", letter.key), room, letter.reply());
        let posts = vec![post];
        let batch = Batch { posts: posts.clone(), attempted_at: Some(now), ..Batch::default() };
        self.record(|_, _| Ok::<_, JournalError>(batch.clone())).await?;
        Ok(self.give_out(posts))
    }

    /// Keeps a form that was begun until it is continued.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub async fn keep(&mut self, begun: &Heard) -> Result<(), JournalError> {
        self.journal.keep(begun).await
    }

    /// Reads what other processes have written.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read.
    pub async fn catch_up(&mut self) -> Result<(), JournalError> {
        if self.journal.catch_up(&mut self.register).await? {
            self.timetable.follow(&self.register, &self.organisation);
            self.caught_up = true;
        }
        Ok(())
    }

    /// Whether whoever said something was asked something there that is open.
    pub fn has_asked(&self, heard: &Heard) -> bool {
        self.questions.are_put_to(heard)
    }

    /// Knows again what people were asked and have not answered, such as before this process led.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read.
    pub async fn recall_questions(&mut self) -> Result<(), JournalError> {
        self.questions = Questions::of_kept(self.journal.asked().await?);
        Ok(())
    }

    /// What an earlier start has left to be said on a platform. It is known from then on, so that it is handed out once.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read.
    pub async fn left_over(&mut self, platform: Platform) -> Result<Vec<Outgoing>, JournalError> {
        let posts = self.journal.undelivered(platform).await?;
        self.given_out.extend(posts.iter().map(|post| post.key.clone()));
        Ok(posts)
    }

    /// The register as it was at a moment.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read.
    pub async fn as_of(&mut self, at: Timestamp) -> Result<Register, JournalError> {
        view(&mut self.journal, &self.register, &[], at).await
    }

    /// Notes in a transaction of its own.
    async fn note(&mut self, notes: Notes) -> Result<(), JournalError> {
        self.record(|_, _| Ok::<_, JournalError>(Batch { notes: notes.clone(), ..Batch::default() })).await
    }

    fn speculate(&self, notes: &Notes) -> Speculation {
        let batch = Batch { notes: notes.clone(), ..Batch::default() };
        let (limits, questions) = (self.limits.clone(), self.questions.clone());
        Speculation { register: self.register.clone(), batch, limits, questions }
    }

    async fn decide(
        &mut self,
        heard: &[Heard],
        skipped: &[bool],
        notes: &Notes,
        now: Timestamp,
    ) -> Result<(Speculation, Vec<Disposition>), JournalError> {
        let mut speculation = self.speculate(notes);
        speculation.batch.attempted_at = Some(now);
        let mut all_taken = vec![Disposition::Passed; heard.len()];
        for ((heard, skip), taken) in heard.iter().zip(skipped).zip(&mut all_taken) {
            if *skip || speculation.batch.causes.contains(&heard.cause) {
                continue;
            }
            let before = speculation.register.clone();
            let span = tracing::debug_span!("command", cause = heard.cause);
            let earlier = self.earlier(heard, &speculation.batch).instrument(span.clone()).await?;
            let outcome;
            (*taken, outcome) =
                self.decide_one(heard, &earlier, &mut speculation, now).instrument(span.clone()).await?;
            if *taken != Disposition::Passed {
                span.in_scope(|| tracing::debug!(disposition = ?taken, "decided"));
            }
            if let Some(mut outcome) = outcome {
                self.state(&mut outcome, &before, &mut speculation.register, &heard.cause, now);
                #[cfg(debug_assertions)]
                let outcome = answered_alone(outcome, before, &mut speculation);
                speculation.batch.causes.push(heard.cause.clone());
                // One that was handed in before is not open any more.
                speculation.batch.causes.extend(earlier.begun.map(|begun| begun.cause));
                speculation.take(outcome);
            }
        }
        let Changes { asked, ended } = speculation.questions.take_changes();
        speculation.batch.asked.extend(asked);
        speculation.batch.causes.extend(ended);
        Ok((speculation, all_taken))
    }

    /// What follows from one thing that was heard; nothing from talk.
    async fn decide_one(
        &mut self,
        heard: &Heard,
        earlier: &Earlier,
        speculation: &mut Speculation,
        now: Timestamp,
    ) -> Result<(Disposition, Option<Effects>), JournalError> {
        let Speculation { register, limits, questions, batch } = speculation;
        let mut engine = Engine { register, limits, questions, organisation: &self.organisation, now };
        let call = match engine.read(heard, earlier) {
            Step::Done(disposition, effects) => return Ok((disposition, effects)),
            Step::Command(call) => call,
        };
        let view = match call.as_of() {
            Some(at) => Some(view(&mut self.journal, engine.register, &batch.recorded, at).await?),
            None => None,
        };
        let mut history = Vec::new();
        if call.looks_back() {
            history = self.journal.all_events().await?;
            history.extend(batch.recorded.iter().cloned());
        }
        let back = LookBack { view: view.as_ref(), history: &history };
        let (disposition, effects) = engine.decide(&call, heard, back, self.chance.seed());
        Ok((disposition, Some(effects)))
    }

    /// What is known of the message to which something refers, in the journal and in what is about to be recorded.
    async fn earlier(&mut self, heard: &Heard, pending: &Batch) -> Result<Earlier, JournalError> {
        let mut earlier = Earlier::default();
        match Reference::from_heard(heard) {
            Reference::Nothing => {}
            Reference::Post(message) => {
                earlier.posted = self.journal.posted(message).await?;
                // A reaction to a command is one to the answer, which may stand further down.
                if earlier.posted.is_none() && matches!(heard.what, What::Reaction { .. }) {
                    earlier.posted = self.journal.posted_under(&decide::answer_key(message)).await?;
                }
            }
            Reference::Causes(causes) => {
                let mut all = Vec::new();
                for cause in causes {
                    let further = parts::further_causes(&cause);
                    all.push(cause.clone());
                    for cause in further {
                        if !self.journal.is_done(&cause).await? {
                            break;
                        }
                        all.push(cause);
                    }
                }
                for cause in all {
                    earlier.recorded.extend(self.journal.recorded_by(&cause).await?);
                    earlier
                        .recorded
                        .extend(pending.recorded.iter().filter(|recorded| recorded.cause == cause).cloned());
                }
            }
            Reference::Form(begun) if pending.causes.iter().any(|cause| cause == begun) => {}
            Reference::Form(begun) => earlier.begun = self.journal.kept(begun).await?,
        }
        Ok(earlier)
    }

    /// Whether something may be recorded that nobody says.
    fn is_in_doubt(&self) -> bool {
        !(self.doubtful.is_empty() && self.found.is_empty())
    }

    /// Looks in the journal for what batches that failed are to say.
    async fn settle(&mut self) -> Result<(), JournalError> {
        let platforms: BTreeSet<Platform> = self.doubtful.iter().map(|post| post.room.platform).collect();
        let mut waiting = HashSet::new();
        for platform in platforms {
            let undelivered = self.journal.undelivered(platform).await?;
            waiting.extend(undelivered.into_iter().map(|outgoing| outgoing.key));
        }
        let doubtful = std::mem::take(&mut self.doubtful);
        let is_found = |post: &Post| waiting.contains(&post.key) && !self.given_out.contains(&post.key);
        self.found.extend(doubtful.into_iter().filter(is_found));
        Ok(())
    }

    /// Gives out what is to be said, after what was found to be recorded before it.
    fn give_out(&mut self, mut posts: Vec<Post>) -> Vec<Post> {
        self.found.append(&mut posts);
        self.given_out.extend(self.found.iter().map(|post| post.key.clone()));
        std::mem::take(&mut self.found)
    }

    async fn commit(&mut self, speculation: Speculation) -> Result<Vec<Post>, JournalError> {
        let Speculation { register, mut batch, limits, questions } = speculation;
        batch.after = self.register.head();
        if !batch.is_empty()
            && let Err(error) = self.journal.commit(&batch).await
        {
            self.doubtful.retain(|post| batch.posts.iter().all(|other| other.key != post.key));
            self.doubtful.append(&mut batch.posts);
            return Err(error);
        }
        if !batch.is_empty() {
            self.unrecorded.works();
        }
        if tracing::enabled!(tracing::Level::DEBUG) {
            log_recorded(&batch);
        }
        for Delivery { key, result } in &batch.notes.deliveries {
            if *result != Delivered::Retried {
                self.given_out.remove(key);
            }
        }
        (self.register, self.limits, self.questions) = (register, limits, questions);
        self.timetable.follow(&self.register, &self.organisation);
        Ok(batch.posts)
    }
}

/// The register as it was at a moment, by what is in the journal and what is about to be.
async fn view<J: Journal>(
    journal: &mut J,
    register: &Register,
    pending: &[Recorded],
    at: Timestamp,
) -> Result<Register, JournalError> {
    if register.at().is_none_or(|last| last <= at) {
        return Ok(register.clone());
    }
    let mut view = register.start_of_view(at);
    journal.each_event(view.head(), at, |recorded| view.follow(&Arc::new(recorded))).await?;
    let start = view.head();
    let is_after = |recorded: &&Recorded| recorded.seq > start && recorded.at <= at;
    pending.iter().filter(is_after).for_each(|recorded| view.apply(recorded));
    Ok(view.with_joined_people(register))
}
