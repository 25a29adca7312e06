//! Something that does not work for a while, as the log has it: a line when that begins, one an hour, and one when it ends. However often
//! it is tried meanwhile, a night is a dozen lines.

use std::fmt::Display;

use commands::time::when;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// How often it is said that it still does not work.
const SAID_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// Something that does not work for a while.
#[derive(Clone, Debug)]
pub struct Outage {
    /// As in "Discord cannot be heard".
    subject: &'static str,
    verb: &'static str,
    began: Option<Began>,
}

#[derive(Clone, Copy, Debug)]
struct Began {
    at: Timestamp,
    said_at: Timestamp,
}

/// What the log is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OutageLine {
    Begins,
    Still { since: Timestamp },
}

impl Outage {
    /// Of something that can be heard, reached or recorded: `Outage::of("Discord", "heard")`. So far it can be.
    pub const fn of(subject: &'static str, verb: &'static str) -> Self {
        Self { subject, verb, began: None }
    }

    /// It did not work, for a reason.
    pub fn fails(&mut self, error: &impl Display, now: Timestamp) {
        let Self { subject, verb, .. } = *self;
        match self.line(now) {
            Some(OutageLine::Begins) => tracing::warn!(%error, "{subject} cannot be {verb}; it is tried again"),
            Some(OutageLine::Still { since }) => {
                tracing::warn!(%error, "{subject} still cannot be {verb}, since {}", moment(since));
            }
            None => tracing::debug!(%error, "{subject} still cannot be {verb}"),
        }
    }

    /// It works.
    pub fn works(&mut self) {
        if let Some(since) = self.end() {
            let Self { subject, verb, .. } = *self;
            tracing::info!("{subject} can be {verb} again; the outage began on {}", moment(since));
        }
    }

    /// Whether it does not work.
    pub fn is_on(&self) -> bool {
        self.began.is_some()
    }

    /// It works: since when it did not.
    pub(crate) fn end(&mut self) -> Option<Timestamp> {
        self.began.take().map(|began| began.at)
    }

    /// What the log is to say of one more failure, if anything.
    pub(crate) fn line(&mut self, now: Timestamp) -> Option<OutageLine> {
        let Some(began) = &mut self.began else {
            self.began = Some(Began { at: now, said_at: now });
            return Some(OutageLine::Begins);
        };
        // A clock that was set back must not keep it silent.
        if now.duration_since(began.said_at).abs() < SAID_EVERY {
            return None;
        }
        began.said_at = now;
        Some(OutageLine::Still { since: began.at })
    }
}

/// A moment by the clock of the log, which is that of UTC.
pub(crate) fn moment(at: Timestamp) -> String {
    when::moment_words(at, &TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_is_a_line_when_it_begins_and_one_an_hour() {
        let at = |seconds: i64| Timestamp::from_second(seconds).unwrap();
        let mut outage = Outage::of("Discord", "heard");
        let mut said = |range: std::ops::Range<i64>| {
            range.step_by(2).filter_map(|second| Some((second, outage.line(at(second))?))).collect::<Vec<_>>()
        };
        let still = || OutageLine::Still { since: at(0) };
        assert_eq!(said(0..3 * 3_600), [(0, OutageLine::Begins), (3_600, still()), (7_200, still())]);
        assert_eq!(said(-10_000..-9_000), [(-10_000, still())], "the clock was set back");
        outage.works();
        assert_eq!(outage.line(at(9)), Some(OutageLine::Begins));
    }
}
