//! Earlier states of the register, read from the journal when somebody asks for one.

use std::sync::Arc;

use commands::record::Register;
use jiff::Timestamp;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

use crate::journal::{Journal, JournalError};

/// How many wait at most; who comes then is told to come again.
const WAITING: usize = 16;

/// How many states are kept. Each can be as large as the register.
const KEPT: usize = 4;

/// Where earlier states are asked for. They are read one after another, beside the bot's own work.
#[derive(Clone, Debug)]
pub struct Archive(mpsc::Sender<ArchiveRequest>);

/// Why an earlier state cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotShown {
    /// Too many wait.
    Busy,
    /// The journal cannot be read; the cause is in the log.
    Unreadable,
}

#[derive(Debug)]
struct ArchiveRequest {
    at: Timestamp,
    present: Register,
    answer: oneshot::Sender<Result<Register, NotShown>>,
}

/// A state that was read, without people and texts: those are shown as they are now. It is that of all moments between two events.
struct PastState {
    /// When its last event was recorded.
    from: Option<Timestamp>,
    /// When the next one was.
    to: Timestamp,
    state: Register,
}

impl Archive {
    /// The states that a journal has, until nobody can ask any more.
    pub fn from_journal(journal: impl Journal) -> Self {
        let (requests, asked) = mpsc::channel(WAITING);
        tokio::spawn(keep(journal, asked));
        Self(requests)
    }

    /// The state at a moment that is over, with people and texts as they are at present.
    pub(super) async fn at(&self, at: Timestamp, present: &Register) -> Result<Register, NotShown> {
        let (answer, answered) = oneshot::channel();
        let request = ArchiveRequest { at, present: present.clone(), answer };
        self.0.try_send(request).map_err(|_| NotShown::Busy)?;
        answered.await.map_err(|_| NotShown::Unreadable)?
    }
}

async fn keep(mut journal: impl Journal, mut asked: mpsc::Receiver<ArchiveRequest>) {
    let mut kept: Vec<PastState> = Vec::new();
    while let Some(ArchiveRequest { at, present, answer }) = asked.recv().await {
        // Who asked may have gone meanwhile.
        if answer.is_closed() {
            continue;
        }
        let is_it = |kept: &PastState| kept.from.is_none_or(|from| from <= at) && at < kept.to;
        let state = match kept.iter().position(is_it) {
            Some(place) => kept.remove(place),
            None => {
                let runtime = Handle::current();
                let then = present.start_of_view(at);
                // To read and fold a long journal takes a while, in which the bot is to go on.
                let reading = tokio::task::spawn_blocking(move || {
                    let read = runtime.block_on(read(&mut journal, then, at));
                    (journal, read)
                });
                let Ok((back, read)) = reading.await else { return };
                journal = back;
                match read {
                    Ok((state, to)) => PastState { from: state.at(), to, state: state.without_belongings() },
                    Err(error) => {
                        tracing::warn!(%error, "an earlier state cannot be read");
                        // Who does not wait any more need not know.
                        let _ = answer.send(Err(NotShown::Unreadable));
                        continue;
                    }
                }
            }
        };
        let _ = answer.send(Ok(state.state.with_belongings_of(&present, at)));
        kept.insert(0, state);
        kept.truncate(KEPT);
    }
}

/// Reads the state at a moment, and when the next event was recorded.
async fn read(
    journal: &mut impl Journal,
    mut state: Register,
    at: Timestamp,
) -> Result<(Register, Timestamp), JournalError> {
    journal.each_event(state.head(), at, |recorded| state.follow(&Arc::new(recorded))).await?;
    let next = journal.recorded_at(state.head() + 1).await?;
    Ok((state, next.unwrap_or(at)))
}
