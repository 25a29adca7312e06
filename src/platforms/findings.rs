//! What is found when the bot only knocks: for `setup`, which tries each log-in, and for `check --online`.

use std::fmt;

use jiff::fmt::rfc2822;
use jiff::{SignedDuration, Timestamp};

/// By how much two clocks may differ.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(1);

/// What is wrong, and the key of the configuration that can mend it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {reason}")]
pub struct PlatformFault {
    /// The key, such as `matrix.password`.
    pub key: &'static str,
    /// What is wrong, and what to do.
    pub reason: String,
}

impl PlatformFault {
    /// What is wrong with a key.
    pub fn new(key: &'static str, reason: impl Into<String>) -> Self {
        Self { key, reason: reason.into() }
    }
}

/// What was found on a platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What is as it should be.
    pub good: Vec<String>,
    /// What is unwise.
    pub odd: Vec<String>,
    /// What is wrong.
    pub bad: Vec<String>,
}

impl Findings {
    /// Something is as it should be.
    pub fn good(&mut self, finding: impl Into<String>) {
        self.good.push(finding.into());
    }

    /// Something is unwise.
    pub fn odd(&mut self, finding: impl Into<String>) {
        self.odd.push(finding.into());
    }

    /// Something is wrong.
    pub fn bad(&mut self, finding: impl fmt::Display) {
        self.bad.push(finding.to_string());
    }

    /// Compares this machine's clock with that of a server.
    pub fn clock(&mut self, date: Option<&str>, of: &str, asked: Timestamp, answered: Timestamp) {
        // A server that does not say the time says nothing about ours.
        if let Some(ahead) = date.and_then(|date| ahead(date, asked, answered)) {
            let behind = if ahead.is_positive() { "ahead of" } else { "behind" };
            self.bad(format!(
                "the clock of this machine is {:#} {behind} that of {of}: set it, for example with `timedatectl set-ntp true`",
                SignedDuration::from_secs(ahead.as_secs().abs()),
            ));
        }
    }
}

/// How far this machine's clock is ahead of a server's, by the `Date` of an answer; nothing where they agree.
fn ahead(date: &str, asked: Timestamp, answered: Timestamp) -> Option<SignedDuration> {
    let theirs = rfc2822::parse(date).ok()?.timestamp();
    // The server wrote it at some moment between the two.
    let ahead = if theirs < asked {
        asked.duration_since(theirs)
    } else if theirs > answered {
        answered.duration_since(theirs)
    } else {
        SignedDuration::ZERO
    };
    (ahead.abs() > CLOCKS_DIFFER).then_some(ahead)
}

/// An error with its causes, of which libraries often show only the first.
pub fn with_causes(error: impl std::error::Error + Send + Sync + 'static) -> String {
    format!("{:#}", anyhow::Error::from(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_off_by_more_than_a_minute_or_it_is_right() {
        let at = |time: &str| format!("2026-11-29T{time}Z").parse::<Timestamp>().unwrap();
        let ahead = |date: &str| ahead(date, at("07:00:00"), at("07:00:02")).map(|ahead| ahead.as_secs());
        assert_eq!(ahead("Sun, 29 Nov 2026 07:00:01 GMT"), None);
        assert_eq!(ahead("Sun, 29 Nov 2026 06:59:00 GMT"), None);
        assert_eq!(ahead("Sun, 29 Nov 2026 06:58:00 GMT"), Some(120));
        assert_eq!(ahead("Sun, 29 Nov 2026 07:05:02 GMT"), Some(-300));
        assert_eq!(ahead("soon"), None);
        let mut findings = Findings::default();
        findings.clock(Some("Sun, 29 Nov 2026 06:57:00 GMT"), "matrix.homeserver", at("07:00:00"), at("07:00:02"));
        assert_eq!(
            findings.bad,
            [
                "the clock of this machine is 3m ahead of that of matrix.homeserver: set it, for example with `timedatectl set-ntp true`"
            ]
        );
    }
}
