//! Decisions in words.

use crate::line;
use crate::record::{Code, Decision, Outcome, Target, Unmet};
use crate::say;
use crate::words::shared::{self, key};
use crate::words::{Arg, Inline, Language, Line, Message};

/// A decision in words, whole: `WG-IMP is approved, by Lynn St. Amour, on Tue 11 Apr 2017. The reason.`, and what it was taken
/// without.
pub(crate) fn decided(group: &Code, decision: &Decision) -> Message {
    standing(of(group.into(), decision), decision)
}

/// The same as it was made, whatever became of it.
pub(crate) fn as_it_was_made(group: &Code, decision: &Decision) -> Message {
    of(group.into(), decision)
}

/// The same up to the reason.
pub(crate) fn in_short(group: &Code, decision: &Decision) -> Message {
    standing(with_reason(group.into(), decision), decision)
}

/// With who took it back or put it right, if anybody did.
fn standing(said: Message, decision: &Decision) -> Message {
    match taken_back(decision) {
        Some(taken_back) => say!(decision_no_more, decision: said, what: taken_back),
        None => said,
    }
}

/// That a decision holds no more: `Corrected by Lynn St. Amour on Tue 11 Apr 2017: The reason.`
pub fn taken_back(decision: &Decision) -> Option<Message> {
    let taken_back = decision.taken_back?;
    let (by, date) = (taken_back.by.map(|by| line![by]).unwrap_or_default(), Inline::Date(taken_back.at));
    Some(match taken_back.reason {
        Some(reason) => {
            say!(decision_corrected, by: by, date: date, reason: Inline::StoredSentence(reason))
        }
        None => say!(decision_taken_back, by: by, date: date),
    })
}

fn of(group: Arg, decision: &Decision) -> Message {
    let said = with_reason(group, decision);
    match (although_said(decision), decision.anyway) {
        (Some(although), Some(anyway)) => {
            say!(
                decision_against_rules,
                decision: said,
                although: although,
                anyway: Inline::StoredSentence(anyway),
            )
        }
        _ => said,
    }
}

fn with_reason(group: Arg, decision: &Decision) -> Message {
    let (who, date, outcome) = (decision.act.person, Inline::Date(decision.act.at), decision.outcome);
    let to = decision.to.as_ref().map(|to| match to {
        Target::Group(code) => Arg::from(code),
        Target::Words(words) => Arg::from(*words),
    });
    let said = match (to, decision.act.recorded_by) {
        (None, None) => say!(decision, group: group, outcome: outcome, who: who, date: date),
        (None, Some(by)) => {
            say!(decision_recorded, group: group, outcome: outcome, who: who, by: by, date: date)
        }
        (Some(to), None) => say!(decision_redirected, group: group, to: to, who: who, date: date),
        (Some(to), Some(by)) => {
            say!(decision_redirected_recorded, group: group, to: to, who: who, by: by, date: date)
        }
    };
    match decision.reason {
        Some(reason) => say!(decision_because, decision: said, reason: Inline::StoredSentence(reason)),
        None => said,
    }
}

/// That a decision was taken although something was missing: `Approved although a concern is still open and the rules ask
/// for a last call among all members`.
pub fn although_said(decision: &Decision) -> Option<Message> {
    let open = decision.unmet.iter().find_map(|unmet| match unmet {
        Unmet::NoOpenConcern { open } => Some(*open),
        _ => None,
    });
    // What an earlier version recorded is in words already.
    let earlier = decision.missing.iter().map(|words| line![Inline::as_is(words)]);
    let rules: Vec<Line> = decision.unmet.iter().filter_map(asked).map(Line::from).chain(earlier).collect();
    let outcome: Outcome = decision.outcome;
    match (open, rules.is_empty()) {
        (None, true) => None,
        (Some(open), true) => Some(say!(decision_although_concerns, outcome: key(outcome), open: open)),
        (None, false) => Some(say!(decision_although_rules, outcome: key(outcome), rules: Arg::all(rules))),
        (Some(open), false) => {
            Some(say!(decision_although_both, outcome: key(outcome), open: open, rules: Arg::all(rules)))
        }
    }
}

/// The same in English, as exports have it.
pub fn although(decision: &Decision) -> Option<String> {
    Some(although_said(decision)?.in_words(Language::English))
}

/// For what a rule asked that was not met: `2 member facilitators from different stakeholder groups`.
fn asked(unmet: &Unmet) -> Option<Message> {
    Some(match unmet {
        Unmet::NoOpenConcern { .. } => return None,
        Unmet::Proposal { parts } => {
            say!(rule_proposal, parts: Arg::all(parts.iter().map(|part| line![shared::part(part)])))
        }
        Unmet::Support { members, .. } => say!(rule_support, members: *members),
        Unmet::Facilitators { number, members, different_stakeholder_groups } => {
            match (members, different_stakeholder_groups) {
                (true, true) => say!(rule_member_facilitators_apart, number: *number),
                (true, false) => say!(rule_member_facilitators, number: *number),
                (false, true) => say!(rule_facilitators_apart, number: *number),
                (false, false) => say!(rule_facilitators, number: *number),
            }
        }
        Unmet::FeedbackAsked => say!(rule_feedback_asked),
        Unmet::SecretariatConsulted => say!(rule_secretariat_consulted),
        Unmet::ContinuationAsked => say!(rule_continuation_asked),
    })
}
