//! Time that passes when a test says so.

use std::thread;

use jiff::{SignedDuration, Timestamp};
use rapporteur::app::run;
use rapporteur::base::clock::Time;
use rapporteur::base::config::Config;
use tokio::sync::{oneshot, watch};

/// For this long at most anything waits before it is tried again.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_secs(16);

/// In a bot that runs whole, what is waited for no longer than this comes by itself: nobody could say when.
const MOMENT: SignedDuration = SignedDuration::from_millis(50);

#[derive(Clone)]
pub(crate) struct PassingTime(watch::Sender<Waiting>, SignedDuration);

/// The present, and for which moments somebody waits.
struct Waiting {
    now: Timestamp,
    moments: Vec<Timestamp>,
}

impl PassingTime {
    pub(crate) fn starting(at: Timestamp) -> Self {
        Self(watch::Sender::new(Waiting { now: at, moments: Vec::new() }), SignedDuration::ZERO)
    }

    /// Lets time pass up to the next moment for which somebody waits, as soon as that is within the longest pause.
    pub(crate) async fn pass(&self) {
        tokio::time::timeout(harness::DEADLINE, self.pass_when_waited_for())
            .await
            .expect("somebody waits for a near moment");
    }

    /// Lets time pass whenever somebody waits for a moment that is near, while something is waited for: whoever tries again need
    /// not wait long.
    pub(crate) async fn meanwhile<T>(&self, waiting: impl Future<Output = T>) -> T {
        tokio::select! {
            found = waiting => found,
            never = self.pass_by_itself() => never,
        }
    }

    /// The same, for good.
    pub(crate) async fn pass_by_itself(&self) -> ! {
        loop {
            self.pass_when_waited_for().await;
        }
    }

    async fn pass_when_waited_for(&self) {
        let next = |waiting: &Waiting| waiting.moments.iter().copied().filter(|at| *at > waiting.now).min();
        let near = |waiting: &Waiting| next(waiting).filter(|at| *at <= waiting.now + LONGEST_PAUSE);
        // Found and taken at once: whoever waited may wait no longer a moment later.
        let at = near(&self.0.subscribe().wait_for(|waiting| near(waiting).is_some()).await.unwrap());
        self.pass_to(at.unwrap());
    }

    /// Lets time pass up to a moment.
    pub(crate) fn pass_to(&self, at: Timestamp) {
        self.0.send_modify(|waiting| {
            waiting.now = at.max(waiting.now);
            let now = waiting.now;
            waiting.moments.retain(|at| *at > now);
        });
    }
}

impl Time for PassingTime {
    fn now(&self) -> Timestamp {
        self.0.borrow().now
    }

    async fn until(&self, at: Timestamp) {
        if at <= self.now() + self.1 {
            self.pass_to(at);
        }
        let _waits = Waits::begin(&self.0, at);
        self.0.subscribe().wait_for(|waiting| waiting.now >= at).await.unwrap();
    }
}

/// That somebody waits for a moment. Who has found something else first waits no longer: time that passed up to that moment all the
/// same would run away from whatever is under way.
struct Waits<'w>(&'w watch::Sender<Waiting>, Timestamp);

impl<'w> Waits<'w> {
    fn begin(waiting: &'w watch::Sender<Waiting>, at: Timestamp) -> Self {
        waiting.send_modify(|waiting| waiting.moments.push(at));
        Self(waiting, at)
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.send_if_modified(|waiting| {
            let place = waiting.moments.iter().position(|at| *at == self.1);
            place.map(|place| waiting.moments.swap_remove(place)).is_some()
        });
    }
}

/// The bot while it runs in this process, with time that passes when the test says so. Its place is on SQLite: on PostgreSQL
/// who is not heard of for as long as this time leaps has lost the lead.
pub(crate) struct Hosted {
    end: oneshot::Sender<()>,
    running: thread::JoinHandle<anyhow::Result<()>>,
    time: PassingTime,
}

impl Hosted {
    pub(crate) fn wake(config: &Config, time: &PassingTime) -> Self {
        let (end, ended) = oneshot::channel();
        let (config, its_time) = (config.clone(), PassingTime(time.0.clone(), MOMENT));
        let running = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(run::run_until(async { drop(ended.await) }, &config, its_time, None))
        });
        Self { end, running, time: time.clone() }
    }

    pub(crate) async fn stop(self) {
        let Self { end, running, time } = self;
        end.send(()).unwrap();
        // What it waits for before it ends comes too.
        let ended = time.meanwhile(tokio::task::spawn_blocking(|| running.join())).await;
        ended.unwrap().unwrap().unwrap();
    }
}
