//! Puts Rapporteur to the test: faults in simulated time, and kills of the real program.

mod kill;
mod simulate;

use clap::Parser;

/// Puts Rapporteur to the test.
#[derive(Debug, Parser)]
enum Trial {
    /// Faults of all kinds, in simulated time, from a seed
    Simulate(simulate::Arguments),
    /// Kills of the real program at random moments
    Kill(kill::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Trial::parse() {
        Trial::Simulate(arguments) => simulate::run(&arguments),
        Trial::Kill(arguments) => kill::run(&arguments),
    }
}
