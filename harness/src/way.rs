//! A way to a server that can be cut without a word: nothing comes through any more, and neither end hears of it.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The most bytes that are on the way at once.
const MOST: usize = 16_384;

/// A port that leads to a server, for as long as the test runs.
pub struct Way {
    /// The port, on this machine.
    pub port: u16,
    is_open: watch::Sender<bool>,
}

impl Way {
    /// A way on which all comes through.
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let is_open = watch::Sender::new(true);
        let goes = is_open.subscribe();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let Ok(server) = TcpStream::connect(server).await else { return };
                let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
                tokio::spawn(forward(from_client, to_server, goes.clone()));
                tokio::spawn(forward(from_server, to_client, goes.clone()));
            }
        });
        Self { port, is_open }
    }

    /// From now on nothing comes through.
    pub fn cut(&self) {
        self.is_open.send_replace(false);
    }

    /// All comes through again, what was held up first.
    pub fn mend(&self) {
        self.is_open.send_replace(true);
    }
}

/// Forwards until one end is gone, or the test.
async fn forward(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut goes: watch::Receiver<bool>) {
    let mut bytes = vec![0; MOST];
    while let Ok(number @ 1..) = from.read(&mut bytes).await {
        if goes.wait_for(|goes| *goes).await.is_err() || to.write_all(&bytes[..number]).await.is_err() {
            return;
        }
    }
    // That one end is gone comes no further either.
    let _ = goes.wait_for(|goes| *goes).await;
}
