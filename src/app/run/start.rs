//! The start: wait until this process leads, look whether the journal is the one that was signed, go on where an earlier start has
//! left off.

use std::collections::HashMap;

use anyhow::Context;
use commands::record::Platform;
use jiff::SignedDuration;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::base::clock::Time;
use crate::base::config::Config;
use crate::delivery::outbox::Routes;
use crate::desk::{Desk, DeskHandle, SPOKEN_ON};
use crate::journal::marks::{LEADING_SINCE, Marks};
use crate::journal::{Journal, JournalError, Mark, SqlJournal};
use crate::log::{Guard, Keeper, trust};
use crate::platforms::connector::{LeftOff, PlatformStart};

/// How often it is asked whether another process still leads.
const STANDS_BY: SignedDuration = SignedDuration::from_secs(1);

/// How many posts each platform learns of that were said before, so that none is taken for another that may have been.
const MOST_SAID: u16 = 2_000;

/// Waits until this process leads, and reads what was recorded until then. Calls `stands_by` each time that the database has
/// answered that another process leads.
///
/// # Errors
///
/// When the journal cannot be read.
pub async fn lead<J: Journal>(desk: &mut Desk<J>, time: &impl Time, stands_by: impl Fn()) -> anyhow::Result<()> {
    let mut has_waited = false;
    while !desk.journal().take_lease().await.context("the database")? {
        if !has_waited {
            tracing::info!("standing by: another process leads");
            has_waited = true;
        }
        stands_by();
        time.pause(STANDS_BY).await;
    }
    if has_waited {
        tracing::info!("taking over: no other process leads any more");
    }
    desk.catch_up().await.context("the database")?;
    desk.recall_questions().await.context("the database")
}

/// Looks whether the journal is the one that was signed before anything is recorded in it or signed, and states people where
/// nobody has yet. Without a key nothing is looked at.
pub(super) async fn guarded(
    desk: &mut Desk<SqlJournal>,
    guard: Option<Guard>,
    config: &Config,
    time: &impl Time,
) -> anyhow::Result<Option<Keeper<SqlJournal>>> {
    let reason = config.trust_journal.as_deref();
    let trusted = match guard {
        Some(guard) => Some(trust(SqlJournal::look(config.database.checked()?).await?, guard, reason).await?),
        None => None,
    };
    match &trusted {
        Some(trusted) if trusted.is_forced() => desk.state_all(time.now()).await?,
        None if reason.is_some() => {
            tracing::warn!(
                reason,
                "the journal is taken as it is, by --trust-journal; without a key it is never looked at"
            );
            desk.state_all(time.now()).await?;
        }
        _ => desk.state_first(time.now()).await?,
    }
    match trusted {
        Some(trusted) => Ok(Some(trusted.sign(desk).await?)),
        None => Ok(None),
    }
}

/// A desk that has begun its work.
#[derive(Debug)]
pub struct Begun<J> {
    /// Where is handed in what is heard.
    pub handle: DeskHandle,
    /// Gives the desk back at its end.
    pub worker: JoinHandle<Desk<J>>,
    /// Brings what is to be said on its way; ends after the desk.
    pub routing: JoinHandle<()>,
    /// With what each platform begins, whether it is configured or not.
    pub starts: HashMap<Platform, PlatformStart>,
}

/// Begins the work of a desk that leads, where an earlier start has left off.
///
/// # Errors
///
/// When the journal cannot be read.
pub async fn begin<J: Journal, T: Time>(mut desk: Desk<J>, time: &T) -> Result<Begun<J>, JournalError> {
    let marks = Marks::read(desk.journal()).await?;
    let said = desk.journal().said(MOST_SAID).await?;
    let (mut routes, mut starts, mut waiting) = (Routes::default(), HashMap::new(), Vec::new());
    for platform in SPOKEN_ON {
        let unsaid = desk.left_over(platform).await?;
        waiting.extend(unsaid.iter().cloned());
        let posts = routes.to(platform, unsaid);
        starts
            .insert(platform, PlatformStart { left_off: LeftOff { marks: marks.clone(), said: said.clone() }, posts });
    }
    let (posts, to_route) = mpsc::unbounded_channel();
    let (handle, worker) = desk.open_to(time.clone(), posts);
    handle.metrics().waits(&waiting, &HashMap::new());
    handle.mark(Mark(LEADING_SINCE, time.now().to_string())).await;
    let routing = tokio::spawn(routes.route(to_route));
    Ok(Begun { handle, worker, routing, starts })
}
