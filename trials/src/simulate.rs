//! Everything but the machine, in simulated time.

/// How it is to go.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {}

/// Runs all seeds.
pub(crate) fn run(_: &Arguments) -> anyhow::Result<()> {
    anyhow::bail!("there is no simulation yet")
}
