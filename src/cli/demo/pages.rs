//! The public record beside the prompt, on this machine alone.

use std::future::pending;
use std::net::Ipv4Addr;

use commands::organisation::Organisation;
use tokio::net::TcpListener;
use tokio_util::task::AbortOnDropHandle;
use url::Url;

use crate::app::open_files;
use crate::base::clock::Time;
use crate::desk::Snapshots;
use crate::web::{Bounds, Site, serve};

/// Where `run` serves the record too, else where there is room.
const PORTS: [u16; 2] = [8017, 0];

/// Where pages are served.
pub(super) struct Pages {
    listener: TcpListener,
    /// Their address.
    pub(super) url: Url,
}

impl Pages {
    /// Takes a port that no other machine can reach, if one is free.
    pub(super) async fn open() -> Option<Self> {
        for port in PORTS {
            if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
                let url = Url::parse(&format!("http://{}", listener.local_addr().ok()?)).ok()?;
                return Some(Self { listener, url });
            }
        }
        None
    }

    /// Serves the record until what this gives is dropped.
    pub(super) fn serve(self, shown: Snapshots, organisation: Organisation, clock: impl Time) -> AbortOnDropHandle<()> {
        let site = Site::new(shown, organisation, clock);
        let (bounds, log) = (Bounds::of_record(open_files()), site.log());
        AbortOnDropHandle::new(tokio::spawn(serve(self.listener, site.router(), bounds, log, pending())))
    }
}
