//! `serve`: the public record alone, as the process that leads records it. Nothing is written, so that as many of these as wanted
//! can be beside that process, on its database or on a replica of it.

use std::future::Future;
use std::net::SocketAddr;

use anyhow::{Context, bail};
use commands::record::Register;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use super::serving::{answer_requests, archive, listen};
use super::supervisor::Supervisor;
use super::{FOLLOWS, once_there, open_files, signalled};
use crate::base::clock::{SystemTime, Time};
use crate::base::config::Config;
use crate::base::outage::Outage;
use crate::desk::Publisher;
use crate::journal::{Journal as _, JournalError, SqlJournal};
use crate::web::{Bounds, Site, reader_health};

/// Serves the public record until a signal asks for the end, on an address or on that of the configuration.
///
/// # Errors
///
/// As [`serve_until`].
pub async fn serve(config: &Config, address: Option<SocketAddr>) -> anyhow::Result<()> {
    serve_until(signalled()?, config, address, SystemTime, FOLLOWS).await
}

/// Serves the public record until `end` comes. So often it is asked what was recorded meanwhile.
///
/// # Errors
///
/// When no page is configured, the address is taken, or the database is not there or cannot be read.
pub async fn serve_until<T: Time>(
    end: impl Future<Output = ()>,
    config: &Config,
    address: Option<SocketAddr>,
    time: T,
    follows: SignedDuration,
) -> anyhow::Result<()> {
    let Some(web) = &config.web else {
        bail!("nothing is configured to be served: give the table [web] in the configuration");
    };
    if config.database.checked()?.contains(":memory:") {
        bail!(
            "the database {} is known to one process alone: give one that others use too, such as sqlite:rapporteur.db",
            config.database
        );
    }
    let listener = match address {
        Some(address) => listen("--listen", address)?,
        None => listen("web.listen", web.listen)?,
    };
    tokio::pin!(end);
    let supervisor = Supervisor::of_this_process();
    let reader = tokio::select! {
        reader = once_there(async || Reader::open(config).await, &time, || supervisor.waits_for_database()) => reader?,
        () = &mut end => return Ok(()),
    };
    let (publisher, snapshots) = Publisher::new(reader.register.clone());
    let (read_at, is_read) = watch::channel(time.now());
    let site = Site::new(snapshots, config.organisation.clone(), time.clone()).with_about(web.about.as_deref());
    let site = archive(config).await?.into_iter().fold(site, Site::with_archive);
    let log = site.log();
    let router = site.router().merge(reader_health(is_read, time.clone()));
    let reading = reader.follow(config.clone(), publisher, read_at, time.clone(), follows);
    let _reading = AbortOnDropHandle::new(tokio::spawn(reading));
    let place = format!("the public record on http://{}, to be read alone", listener.local_addr()?);
    tracing::info!("ready: {place}");
    supervisor.ready(&place);
    let stop = CancellationToken::new();
    let answering = answer_requests(listener, router, (Bounds::of_record(open_files()), log), &stop, &time);
    let ending = async {
        end.await;
        tracing::info!("stopping");
        supervisor.stopping();
        stop.cancel();
    };
    tokio::join!(answering, ending);
    Ok(())
}

/// What is recorded, as far as it was read.
struct Reader {
    journal: SqlJournal,
    register: Register,
}

impl Reader {
    async fn open(config: &Config) -> anyhow::Result<Self> {
        let in_database = || format!("the database {}", config.database);
        let journal = SqlJournal::look(config.database.checked()?).await.with_context(in_database)?;
        let mut reader = Self { journal, register: Register::default() };
        reader.read().await.with_context(in_database)?;
        Ok(reader)
    }

    async fn read(&mut self) -> Result<bool, JournalError> {
        self.journal.catch_up(&mut self.register).await
    }

    /// Reads on for good, and shows what it reads. While the database cannot be read, what was read before is shown.
    async fn follow<T: Time>(
        mut self,
        config: Config,
        publisher: Publisher,
        read_at: watch::Sender<Timestamp>,
        time: T,
        every: SignedDuration,
    ) {
        let mut outage = Outage::of("the record", "read");
        loop {
            time.pause(every).await;
            let read = match self.read().await {
                Ok(is_new) => Ok(is_new),
                // A connection that is lost stays so.
                Err(error) => match Self::open(&config).await {
                    Ok(reader) => {
                        self = reader;
                        Ok(true)
                    }
                    Err(_) => Err(error),
                },
            };
            match read {
                Ok(is_new) => {
                    outage.works();
                    if is_new {
                        publisher.publish(&self.register);
                    }
                    read_at.send_replace(time.now());
                }
                Err(error) => outage.fails(&error, time.now()),
            }
        }
    }
}
