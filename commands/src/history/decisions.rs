//! Decisions in words.

use crate::line;
use crate::record::{Decision, Outcome, Target, Unmet};
use crate::spelling::count;
use crate::words::{Inline, Line};

/// A decision in words: ` is approved, by Lynn St. Amour on Tue 11 Apr 2017. The reason.`, and without what it was taken.
pub(crate) fn words_of(decision: &Decision) -> Line {
    let said = in_short(decision);
    match (although(decision), decision.anyway) {
        (Some(although), Some(anyway)) => said.then(line![format!(" {although}. Reason: "), anyway]),
        _ => said,
    }
}

/// The same up to the reason.
pub(crate) fn in_short(decision: &Decision) -> Line {
    let is = match decision.outcome {
        Outcome::Approve => " is approved",
        Outcome::Continue => " is continued",
        Outcome::Defer => " is deferred",
        Outcome::Redirect => " is redirected",
        Outcome::Decline => " is declined",
        Outcome::Dissolve => " is dissolved",
    };
    let to = match &decision.to {
        None => line![],
        Some(Target::Group(code)) => line![" to ", code],
        Some(Target::Words(words)) => line![" to ", *words],
    };
    let said = line![is].then(to).then(line![", by ", decision.act.person]);
    let said = match decision.act.recorded_by {
        Some(by) => said.then(line![", recorded by ", by]),
        None => said,
    };
    let said = said.then(line![", on ", Inline::Date(decision.act.at), "."]);
    match decision.reason {
        Some(reason) => said.then(line![" ", Inline::StoredSentence(reason)]),
        None => said,
    }
}

/// That a decision was taken although something was missing: `Approved although a concern is still open, and the rules ask
/// for a last call`.
pub fn although(decision: &Decision) -> Option<String> {
    let open = decision.unmet.iter().find_map(|unmet| {
        let Unmet::NoOpenConcern { open } = unmet else { return None };
        Some(*open)
    });
    let open = open.map(|open| match open {
        1 => "a concern is still open".to_owned(),
        open => format!("{open} concerns are still open"),
    });
    let asked = decision.unmet.iter().filter_map(asked).chain(decision.missing.iter().cloned());
    let asked: Vec<String> = asked.map(|asked| format!("for {asked}")).collect();
    let asked = match asked.as_slice() {
        [] => None,
        [only] => Some(format!("the rules ask {only}")),
        [first @ .., last] => Some(format!("the rules ask {}, and {last}", first.join(", "))),
    };
    let clauses: Vec<String> = open.into_iter().chain(asked).collect();
    let decided = if decision.outcome == Outcome::Continue { "Continued" } else { "Approved" };
    (!clauses.is_empty()).then(|| format!("{decided} although {}", clauses.join(", and ")))
}

/// For what a rule asked that was not met: `2 member facilitators from different stakeholder groups`.
fn asked(unmet: &Unmet) -> Option<String> {
    Some(match unmet {
        Unmet::NoOpenConcern { .. } => return None,
        Unmet::Proposal { parts } => {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            match parts.as_slice() {
                [first @ .., last] if !first.is_empty() => {
                    format!("a written proposal with {} and {last}", first.join(", "))
                }
                parts => format!("a written proposal with {}", parts.join("")),
            }
        }
        Unmet::Support { members, .. } => format!("support from {}", count(*members, "member")),
        Unmet::Facilitators { number, members, different_stakeholder_groups } => {
            let who = match (number, members) {
                (1, true) => "a facilitator who is a member".to_owned(),
                (1, false) => "a facilitator".to_owned(),
                (number, true) => format!("{number} member facilitators"),
                (number, false) => format!("{number} facilitators"),
            };
            who + if *different_stakeholder_groups { " from different stakeholder groups" } else { "" }
        }
        Unmet::FeedbackAsked => "a last call".to_owned(),
        Unmet::SecretariatConsulted => "a word of the secretariat".to_owned(),
        Unmet::ContinuationAsked => "a request to continue".to_owned(),
    })
}
