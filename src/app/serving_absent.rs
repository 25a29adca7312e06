//! What is in the place of what the bot serves where the program is built without the web: nothing.

use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::base::config::Config;
use crate::log::Log;
use crate::platforms::connector::Bot;

pub(super) struct Listeners;

impl Listeners {
    #[expect(clippy::unnecessary_wraps, reason = "where there is a web, an address may be taken")]
    pub(super) fn from_config(_: &Config) -> anyhow::Result<Self> {
        Ok(Self)
    }
}

pub(super) async fn begin<T>(
    Listeners: Listeners,
    _: &Bot<T>,
    _: &Config,
    _: Option<Log>,
    _: &mut JoinSet<anyhow::Result<()>>,
    _: &mut Vec<oneshot::Receiver<String>>,
) -> anyhow::Result<()> {
    Ok(())
}
