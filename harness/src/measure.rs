//! What the benches have in common: a process that is measured, and figures beside those of another.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use tokio::sync::oneshot;

/// The part of a configuration by which one person may say more than anybody would.
pub const UNLIMITED: &str = "[limits]\nburst = 1_000_000\nper_minute = 1_000_000\n";

/// As /proc counts.
const MILLISECONDS_PER_TICK: u64 = 10;

/// A process of our own. It ends with us.
pub struct Process(Child);

impl Process {
    /// Starts it and waits until it says that it is ready.
    pub async fn start(command: &mut Command) -> anyhow::Result<(Self, Duration)> {
        let started = now();
        let mut process = Self::spawn(command.stdout(Stdio::null()).stderr(Stdio::piped()))?;
        let mut log = BufReader::new(process.0.stderr.take().context("its log")?).lines().map_while(Result::ok);
        let (ready, is_ready) = oneshot::channel();
        thread::spawn(move || {
            let line = log.find(|line| line.contains("ready"));
            // Who does not wait any more need not know.
            let _ = ready.send(line.map(|_| now()));
            log.for_each(drop);
        });
        let ready = is_ready.await?.context("it ended before it was ready")?;
        Ok((process, ready - started))
    }

    /// Starts it and does not wait.
    pub fn spawn(command: &mut Command) -> anyhow::Result<Self> {
        Ok(Self(command.stdin(Stdio::null()).spawn()?))
    }

    /// Asks it to end and waits until it has.
    pub fn stop(&mut self) -> anyhow::Result<()> {
        ensure!(Command::new("kill").arg(self.0.id().to_string()).status()?.success());
        self.0.wait()?;
        Ok(())
    }

    /// How long it has kept a processor busy.
    pub fn processor_time(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id()))?;
        let (_, fields) = stat.rsplit_once(')').context("the figures of a process")?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>).sum::<Result<u64, _>>()?;
        Ok(Duration::from_millis(ticks * MILLISECONDS_PER_TICK))
    }

    /// What it has of the machine's memory, in MiB.
    pub fn memory(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("the memory of a process")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Says two figures, and how many times the second the first is.
pub fn row(name: &str, [bot, echo]: [f64; 2]) {
    say(&format!("{name:46} {bot:8.1} {echo:8.1} {:6.2}", bot / echo));
}

/// The figure below which so many of a hundred are.
pub fn at(percent: usize, figures: &[Duration]) -> Duration {
    let mut sorted = figures.to_vec();
    sorted.sort();
    sorted[(sorted.len() - 1) * percent / 100]
}

/// A time as a figure.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A number as a figure.
#[expect(clippy::cast_precision_loss, reason = "far below the numbers at which this loses digits")]
pub fn figure(number: usize) -> f64 {
    number as f64
}

/// The machine's time.
#[expect(clippy::disallowed_methods, reason = "a bench measures the machine's time")]
pub fn now() -> Instant {
    Instant::now()
}

/// Prints a line.
#[expect(clippy::print_stdout, reason = "figures are what a bench is for")]
pub fn say(line: &str) {
    println!("{line}");
}
