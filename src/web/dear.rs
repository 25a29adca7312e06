//! The queue of what is dear to make: searches, exports, earlier days. They are made beside all other pages, few at once, and few
//! may wait; so they keep nobody from a page that is made in a moment.

use std::collections::HashMap;
use std::num::NonZero;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::kept::Wanted;

/// How many may wait; who comes then is told to come again.
const WAITING: usize = 16;

/// The queue.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    makers: Arc<Semaphore>,
    places: Arc<Semaphore>,
    under_way: Arc<Mutex<HashMap<Wanted, watch::Receiver<()>>>>,
}

/// What comes of asking for a turn.
pub(super) enum Asking {
    /// It is this one's to make it.
    Mine(WorkTurn),
    /// Somebody else has made it meanwhile.
    Made,
    /// Too many wait.
    Full,
}

/// The turn to make something. Who waits for the same goes on at its end.
pub(super) struct WorkTurn {
    queue: Queue,
    of: Wanted,
    _done: watch::Sender<()>,
    _place: OwnedSemaphorePermit,
    maker: Option<OwnedSemaphorePermit>,
}

impl Default for Queue {
    fn default() -> Self {
        // One core is left to the bot and to all other pages.
        let makers = available_parallelism().map_or(1, NonZero::get).saturating_sub(1).max(1);
        let (places, makers) = (Semaphore::new(makers + WAITING), Semaphore::new(makers));
        Self { makers: Arc::new(makers), places: Arc::new(places), under_way: Arc::default() }
    }
}

impl Queue {
    /// Waits for a turn to make what is wanted, or until somebody else has.
    pub(super) async fn turn(&self, wanted: &Wanted) -> Asking {
        let mut turn = match self.begin(wanted) {
            Ok(Some(turn)) => turn,
            Ok(None) => return Asking::Full,
            Err(mut done) => {
                // Nothing is ever sent: it ends with the turn.
                let _ = done.changed().await;
                return Asking::Made;
            }
        };
        // It is never closed.
        turn.maker = self.makers.clone().acquire_owned().await.ok();
        Asking::Mine(turn)
    }

    /// A place in the queue, if there is one, or what tells of the end of another's turn at the same.
    fn begin(&self, wanted: &Wanted) -> Result<Option<WorkTurn>, watch::Receiver<()>> {
        let mut under_way = self.under_way();
        if let Some(done) = under_way.get(wanted) {
            return Err(done.clone());
        }
        let Ok(_place) = self.places.clone().try_acquire_owned() else { return Ok(None) };
        let (_done, is_done) = watch::channel(());
        under_way.insert(wanted.clone(), is_done);
        Ok(Some(WorkTurn { queue: self.clone(), of: wanted.clone(), _done, _place, maker: None }))
    }

    fn under_way(&self) -> MutexGuard<'_, HashMap<Wanted, watch::Receiver<()>>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for WorkTurn {
    fn drop(&mut self) {
        self.queue.under_way().remove(&self.of);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::encoding::Coding;
    use crate::web::view::{Key, PageQuery};

    fn wanted(words: &str) -> Wanted {
        let asked = PageQuery::new("/search", Vec::new(), Some(&format!("q={words}")), &[Key::Words("q")]);
        Wanted::new(&asked, None, Coding::Identity)
    }

    /// A queue with one maker, who is at work.
    async fn at_work() -> (Queue, WorkTurn) {
        let (makers, places) = (Arc::new(Semaphore::new(1)), Arc::new(Semaphore::new(1 + WAITING)));
        let queue = Queue { makers, places, under_way: Arc::default() };
        match queue.turn(&wanted("first")).await {
            Asking::Mine(turn) => (queue, turn),
            Asking::Made | Asking::Full => panic!("nobody else asks"),
        }
    }

    fn asks(queue: &Queue, words: String) -> tokio::task::JoinHandle<Asking> {
        let queue = queue.clone();
        tokio::spawn(async move { queue.turn(&wanted(&words)).await })
    }

    #[tokio::test]
    async fn few_may_wait_and_who_comes_then_is_told_at_once() {
        let (queue, turn) = at_work().await;
        let mut waiting: Vec<_> = (0..WAITING).map(|number| asks(&queue, number.to_string())).collect();
        tokio::task::yield_now().await;
        assert!(matches!(asks(&queue, "one too many".to_owned()).await.unwrap(), Asking::Full));
        // Who goes away leaves the place to somebody else.
        let gone = waiting.pop().unwrap();
        gone.abort();
        assert!(gone.await.is_err());
        let last = asks(&queue, "in time".to_owned());
        drop(turn);
        for waiting in waiting {
            assert!(matches!(waiting.await.unwrap(), Asking::Mine(_)));
        }
        assert!(matches!(last.await.unwrap(), Asking::Mine(_)));
        assert!(queue.under_way().is_empty());
    }

    #[tokio::test]
    async fn who_asks_for_what_is_being_made_needs_no_place() {
        let (queue, turn) = at_work().await;
        let same: Vec<_> = (0..2 * WAITING).map(|_| asks(&queue, "first".to_owned())).collect();
        tokio::task::yield_now().await;
        let other = asks(&queue, "second".to_owned());
        drop(turn);
        for same in same {
            assert!(matches!(same.await.unwrap(), Asking::Made));
        }
        assert!(matches!(other.await.unwrap(), Asking::Mine(_)));
    }
}
