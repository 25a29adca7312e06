//! `/decide CODE DECISION [to: X] [reason] [anyway: reason]`: records what the chair decided on a group.
//!
//! ```text
//! <lynn> /decide WG-IMP approve Focus on the progress to date.
//! <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour on Tue 11 Apr 2017. Focus on the progress to date.
//! ```

use strum::IntoEnumIterator;

use crate::features::group::named;
use crate::features::room::open;
use crate::features::undo::correction;
use crate::history::decisions::decided;
use crate::language::access::{OFFICE, SECRETARIAT};
use crate::language::arguments::CODE;
use crate::language::value::{known_code, unknown_group};
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::organisation::rules::{Finding, findings};
use crate::phrase;
use crate::record::{Code, Decision, Event, Group, Outcome, PersonId, Recorded, Register, Role, State, Target};
use crate::say;
use crate::words::refusal::listed;
use crate::words::shared::key;
use crate::words::{self, Explain, Inline, Line, Question, Reply};

/// What can be decided, as it is typed.
const OUTCOMES: &[&str] = &["approve", "continue", "defer", "redirect", "decline", "dissolve"];

const OUTCOME: Arg<String> = Arg::new("outcome", Kind::Choice(OUTCOMES), phrase!(decide_outcome_about)).required();
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(decide_reason_about));
const TO: Arg<String> = Arg::new("to", Kind::Line, phrase!(decide_to_about)).named();
const ANYWAY: Arg<String> = Arg::new("anyway", Kind::Line, phrase!(decide_anyway_about)).named();
const CORRECT: Arg<String> = Arg::new("correct", Kind::Line, phrase!(decide_correct_about)).named();
const BY: Arg<PersonRef> = Arg::new("by", Kind::KnownPerson, phrase!(decide_by_about)).named().only(SECRETARIAT);

pub(crate) const DECIDE: Spec = Spec {
    name: "decide",
    summary: phrase!(decide_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act {
        arguments: &[
            CODE.argument,
            OUTCOME.argument,
            REASON.argument,
            TO.argument,
            ANYWAY.argument,
            CORRECT.argument,
            BY.argument,
        ],
        decide,
    },
    examples: &[
        "decide WG-IMP approve anyway: the second facilitator is named next week",
        "decide WG-IMP defer To the next meeting.",
        "decide WG-IMP redirect to: WG-CO",
        "decide WG-IMP defer by: @lynn",
        "decide WG-WORK defer correct: I took it for WG-IMP.",
    ],
    refused: &[
        Refused { by: Role::Member, typed: "decide WG-IMP defer" },
        Refused { by: Role::Secretariat, typed: "decide WG-IMP defer" },
        Refused { by: Role::Secretariat, typed: "decide WG-IMP defer by: @lea" },
        Refused { by: Role::Chair, typed: "decide WG-IMP dissolve" },
        Refused { by: Role::Chair, typed: "decide WG-IMP redirect" },
        Refused { by: Role::Chair, typed: "decide WG-IMP approve" },
        Refused { by: Role::Chair, typed: "decide WG-IMP think" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    let code = group.code.clone();
    let outcome: Outcome = call.need(&OUTCOME)?.parse().map_err(|_| call.missing_argument(&OUTCOME.argument))?;
    let why = call
        .get(&CORRECT)
        .map(|why| ["because ", "parce que "].iter().find_map(|word| why.strip_prefix(word)).unwrap_or(why));
    let chair = chair(call, draft)?;
    let wrong = group.standing_decisions().next_back().filter(|_| why.is_some()).map(|decision| decision.act.at);
    // A correction is decided on the group as it was before.
    let group = &match why {
        Some(_) => without_latest(group)?,
        None => group.clone(),
    };
    // A group that was ended by mistake is at work again, as it was.
    let restores = why.is_some() && outcome == Outcome::Approve && group.state == State::Approved;
    if !outcome.is_possible(group) && !restores {
        let refusal = not_possible(group, outcome);
        // What was decided by mistake is put right, and not decided again.
        let was = without_latest(group).ok().filter(|was| outcome.is_possible(was) && why.is_none());
        let corrects = was.map(|_| format!("decide {code} {outcome} correct: …"));
        return Err(Impossible { refusal, corrects }.into());
    }
    let to = target(call, draft, &code, outcome)?;
    let findings = findings(group, draft.scene().register, draft.scene().organisation);
    let approves = outcome.leads_to() == State::Approved;
    let missing: Vec<Finding> =
        findings.into_iter().filter(|finding| approves && !restores && !finding.is_met).collect();
    let author = draft.speaker().id;
    let anyway = call.get(&ANYWAY).map(|anyway| draft.text(anyway, author));
    let reason = call.get(&REASON).map(String::as_str);
    let (is_sure, reason) = match (outcome, reason.and_then(after_yes)) {
        (Outcome::Dissolve, Some(reason)) => (true, Some(reason).filter(|reason| !reason.is_empty())),
        _ => (anyway.is_some(), reason),
    };
    if let Some(sure) = doubtful(call, reason, outcome, &code, draft.scene().register) {
        return Err(Question::new(Reply::said(say!(decide_doubtful, group: &code)), [sure]).into());
    }
    if outcome == Outcome::Dissolve && !is_sure {
        let why = Reply::said(say!(decide_dissolve_sure, group: &code));
        return Err(Question::new(why, [with_yes(&call.typed, draft.scene().register)]).into());
    }
    if !missing.is_empty() && anyway.is_none() {
        let missing = missing.iter().map(Finding::line).collect();
        // `approve anyway` lacks its reason alone.
        let bare = ["anyway", "any way", "malgré tout", "malgré-tout"].into_iter().find_map(|anyway| {
            let typed = call.typed.trim_end_matches([':', ' ']);
            let (before, end) = typed.split_at_checked(typed.len().checked_sub(anyway.len())?)?;
            (end.to_lowercase() == anyway && before.ends_with(' ')).then(|| before.trim_end())
        });
        let typed = bare.unwrap_or(&call.typed).to_owned();
        let unmet = Refusal::RulesUnmet { group: code, typed: typed.clone(), missing };
        return Err(Question::for_the_rest_of(format!("{typed} anyway:"), unmet.explain()).into());
    }
    let reason = reason.map(|reason| draft.text(reason, author));
    let corrects = why.map(|why| draft.text(why, author));
    let unmet = missing.into_iter().filter_map(|finding| finding.unmet).collect();
    let missing = Vec::new();
    draft.record(Event::GroupDecided {
        group: code.clone(),
        outcome,
        chair,
        reason,
        to,
        anyway,
        missing,
        unmet,
        corrects,
    });
    let revived = match wrong.filter(|_| !outcome.leads_to().has_ended()) {
        Some(since) => correction::revive(&code, since, draft),
        None => Reply::default(),
    };
    let after = draft.group_after(call);
    let mut reply = after.and_then(|group| latest(&group)).unwrap_or_default().followed_by(revived);
    if approves {
        let (register, organisation) = (draft.scene().register, draft.scene().organisation);
        let rooms = open::lacking(&code, register, organisation);
        if !rooms.is_empty() {
            reply = reply.and(open::ask(&code, &rooms, draft));
        }
        if group.facilitators().next().is_none() {
            let facilitate = Inline::Command(format!("facilitate {code} @person"));
            reply = reply.and(say!(decide_no_facilitator, group: &code, facilitate: facilitate).into());
        }
    }
    Ok(reply)
}

/// A decision that is not possible, with the command that puts the latest one right where that may be meant.
#[derive(Debug)]
struct Impossible {
    refusal: Refusal,
    corrects: Option<String>,
}

impl Explain for Impossible {
    fn explain(&self) -> Reply {
        let reply = self.refusal.explain();
        match &self.corrects {
            Some(command) => reply.and(say!(decide_correct_instead, command: Inline::command(command.as_str())).into()),
            None => reply,
        }
    }

    fn is_about_who(&self) -> bool {
        self.refusal.is_about_who()
    }
}

/// A group as it was before the latest decision on it.
fn without_latest(group: &Group) -> Result<Group, Refusal> {
    let wrong = group.standing_decisions().next_back();
    let wrong = wrong.filter(|decision| decision.act.seq > group.proposed);
    let wrong = wrong.ok_or_else(|| Refusal::NothingToCorrect { group: group.code.clone() })?;
    let is_later = group.withdrawn.map(|(at, _)| at).max(group.lapsed).is_some_and(|at| at > wrong.act.at);
    if is_later {
        return Err(Refusal::HasEndedSince { group: group.code.clone(), state: group.state });
    }
    Ok(Group { state: wrong.was.0, is_continued: wrong.was.1, ..group.clone() })
}

/// The command that is meant for sure, where the words behind the outcome leave it open: `approve?`, `approve not`,
/// `defer or decline`, `approve WG-B`. In quotes they are a reason, whatever they say.
fn doubtful(call: &Call, reason: Option<&str>, outcome: Outcome, group: &Code, register: &Register) -> Option<String> {
    const OPEN: [&str; 8] = ["or", "maybe", "perhaps", "probably", "ou", "peut-être", "sinon", "?"];
    const CONTRARY: [&str; 8] = ["not", "no", "never", "unless", "pas", "non", "jamais", "sauf"];
    let asks = call.typed.split_whitespace().take(4).find(|word| {
        let outcome = word.trim_end_matches(['?', '？']);
        outcome.len() < word.len() && OUTCOMES.contains(&outcome.to_lowercase().as_str())
    });
    if let Some(asks) = asks {
        return Some(call.typed.replacen(asks, asks.trim_end_matches(['?', '？']), 1));
    }
    let reason = reason?.trim();
    let first = reason.split_whitespace().next()?.trim_end_matches([',', '.', ';', ':', '!']).to_lowercase();
    // `Not now.` is why something is declined.
    let is_contrary = CONTRARY.contains(&first.as_str()) && (outcome.leads_to() == State::Approved || first == reason);
    let is_other = outcome != Outcome::Redirect && known_code(&first, register).is_some_and(|other| other != *group);
    let quoted = format!("\"{reason}\"");
    let can_be_quoted = !call.typed.contains(&quoted) && !reason.contains(['"', '\n']);
    let is_open = OPEN.contains(&first.as_str()) || is_contrary || is_other;
    (is_open && can_be_quoted).then(|| call.typed.replacen(reason, &quoted, 1))
}

/// The command as it was typed, with a yes behind the outcome, whatever that is called.
fn with_yes(typed: &str, register: &Register) -> String {
    let mut words = typed.split(' ');
    let mut before: Vec<&str> = words.by_ref().take(2).collect();
    if before.last().is_some_and(|word| known_code(word, register).is_some()) {
        before.extend(words.next());
    }
    let after: Vec<&str> = words.collect();
    [before.join(" "), "yes".to_owned(), after.join(" ")].join(" ").trim_end().to_owned()
}

/// What stands behind a yes with which words begin.
fn after_yes(words: &str) -> Option<&str> {
    let (yes, rest) = words.split_at_checked("yes".len())?;
    let is_word = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | ';' | '!'));
    (yes.eq_ignore_ascii_case("yes") && is_word).then_some(rest)
}

/// The chair whose decision it is: the speaker, or the one whom the secretariat names.
fn chair(call: &Call, draft: &mut Draft<'_>) -> Result<PersonId, words::Refusal> {
    if draft.role() == Role::Chair {
        return Ok(draft.speaker().id);
    }
    let named = call.get(&BY).ok_or(Refusal::ForWhichChair)?;
    let known = match named {
        PersonRef::Known(id) => draft.scene().register.people().get(*id),
        PersonRef::New(name) | PersonRef::Silent(_, name) => {
            return Err(Refusal::NotTheChair { who: Inline::Untrusted(name.clone()) }.into());
        }
    };
    match known {
        Some(person) if draft.scene().organisation.role_of(person) == Role::Chair => Ok(person.id),
        Some(person) => Err(Refusal::NotTheChair { who: Inline::Person(person.id) }.into()),
        None => Err(Refusal::ForWhichChair.into()),
    }
}

fn not_possible(group: &Group, outcome: Outcome) -> Refusal {
    let possible: Vec<Outcome> = Outcome::iter().filter(|outcome| outcome.is_possible(group)).collect();
    let code = group.code.clone();
    if group.state == State::Approved && outcome.leads_to() == State::Approved {
        return Refusal::NotRenewed { group: code, possible };
    }
    Refusal::IllegalStep { group: code, state: group.state, outcome, possible }
}

fn target(call: &Call, draft: &mut Draft<'_>, code: &Code, outcome: Outcome) -> Result<Option<Target>, words::Refusal> {
    match (outcome, call.get(&TO)) {
        (Outcome::Redirect, None) => Err(Refusal::NoTarget { group: code.clone() }.into()),
        (Outcome::Redirect, Some(words)) => {
            let scene = *draft.scene();
            let Some(named) = known_code(words, scene.register) else {
                let is_one_word = !words.contains(char::is_whitespace);
                if is_one_word && scene.organisation.looks_like_code(words) {
                    return Err(unknown_group(words, scene.register));
                }
                let author = draft.speaker().id;
                return Ok(Some(Target::Words(draft.text(words, author))));
            };
            if named == *code {
                return Err(Refusal::TargetIsItself { group: named }.into());
            }
            let state = scene.register.group(&named).map(|group| group.state);
            match state.filter(|state| state.has_ended()) {
                Some(state) => Err(Refusal::TargetHasEnded { group: named, state }.into()),
                None => Ok(Some(Target::Group(named))),
            }
        }
        (_, Some(_)) => Err(Refusal::TargetWithoutRedirect { is_filled_in: call.is_filled_in() }.into()),
        (_, None) => Ok(None),
    }
}

/// A group's latest decision, as it is told.
pub(crate) fn latest(group: &Group) -> Option<Reply> {
    group.standing_decisions().next_back().map(|decision| told(group, decision))
}

/// A decision as it is told; one that puts another right says so.
fn told(group: &Group, decision: &Decision) -> Reply {
    let said = decided(&group.code, decision);
    match decision.corrects {
        Some(reason) => Reply::said(say!(decide_corrected, decision: said))
            .and(say!(decide_no_longer, reason: Inline::StoredSentence(reason)).into()),
        None => Reply::said(say!(decide_done, decision: said)),
    }
}

/// What rooms hear of a decision.
pub(crate) fn notice(register: &Register, recorded: &Recorded) -> Option<Reply> {
    let group = register.group(recorded.event.group()?)?;
    Some(told(group, recorded_in(group, recorded)?))
}

/// The decision that was recorded by this, whatever was decided since.
fn recorded_in<'g>(group: &'g Group, recorded: &Recorded) -> Option<&'g Decision> {
    group.decisions.iter().find(|decision| decision.act.seq == recorded.seq)
}

/// What those hear in private whose group it is: who proposed it, and who facilitates it.
pub(crate) fn to_those_concerned(
    group: &Group,
    recorded: &Recorded,
    register: &Register,
) -> Option<(Vec<PersonId>, Reply)> {
    let decision = recorded_in(group, recorded)?;
    let knows = |person: &PersonId| *person == decision.act.person || recorded.by == Some(*person);
    let facilitators = group.facilitators().map(|appointment| appointment.person);
    let mut people: Vec<PersonId> = group.proposer.into_iter().chain(facilitators).collect();
    people.sort();
    people.dedup();
    register.people().sort_by_name(&mut people);
    people.retain(|person| !knows(person));
    let why = Inline::Command(format!("why {}", group.code));
    Some((people, told(group, decision).and(say!(decide_your_group, group: named(group), why: why).into())))
}

/// Why a decision is not recorded.
#[derive(Debug)]
enum Refusal {
    /// The secretariat decides nothing by itself.
    ForWhichChair,
    /// Somebody named as chair is not.
    NotTheChair { who: Inline },
    /// The decision does not lead on from where the group is.
    IllegalStep { group: Code, state: State, outcome: Outcome, possible: Vec<Outcome> },
    /// A group at work is continued only when it has asked for that.
    NotRenewed { group: Code, possible: Vec<Outcome> },
    /// A redirect without its target.
    NoTarget { group: Code },
    /// A target where there is none.
    TargetWithoutRedirect { is_filled_in: bool },
    /// A redirect to the same group.
    TargetIsItself { group: Code },
    /// There is no decision to correct.
    NothingToCorrect { group: Code },
    /// The group has ended in another way since.
    HasEndedSince { group: Code, state: State },
    /// A redirect to a group whose life is over.
    TargetHasEnded { group: Code, state: State },
    /// Something that the rules ask for is missing.
    RulesUnmet { group: Code, typed: String, missing: Vec<Line> },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::ForWhichChair => Reply::said(say!(decide_by_which_chair, chair: Inline::Chair)),
            Self::NotTheChair { who } => {
                Reply::said(say!(decide_not_the_chair, who: who.clone(), chair: Inline::Chair))
            }
            Self::IllegalStep { group, state, outcome, possible } if possible.is_empty() => Reply::said(say!(
                decide_has_ended,
                group: group,
                key: key(state),
                state: *state,
                outcome: outcome.to_string(),
                propose: Inline::command(format!("propose {group} Title")),
            )),
            Self::IllegalStep { group, state, outcome, possible } => Reply::said(say!(
                decide_not_possible,
                group: group,
                key: key(state),
                state: *state,
                outcome: outcome.to_string(),
                possible: commands(group, possible),
            )),
            Self::NotRenewed { group, possible } => Reply::said(say!(
                decide_not_renewed,
                group: group,
                renew: Inline::command(format!("renew {group}")),
                possible: commands(group, possible),
            )),
            Self::NothingToCorrect { group } => Reply::said(say!(decide_nothing_to_correct, group: group)),
            Self::HasEndedSince { group, state } => Reply::said(say!(
                decide_ended_since,
                group: group,
                state: *state,
                propose: Inline::command(format!("propose {group} Title")),
            )),
            Self::NoTarget { group } => {
                let example = Inline::command(format!("decide {group} redirect to: …"));
                Reply::said(say!(decide_no_target, example: example))
            }
            Self::TargetWithoutRedirect { is_filled_in: true } => Reply::said(say!(decide_target_only_redirect)),
            Self::TargetWithoutRedirect { is_filled_in: false } => Reply::said(say!(decide_target_without_redirect)),
            Self::TargetIsItself { group } => Reply::said(say!(decide_target_is_itself, group: group)),
            Self::TargetHasEnded { group, state } => {
                Reply::said(say!(decide_target_has_ended, group: group, state: *state))
            }
            Self::RulesUnmet { group, typed, missing } => {
                let again = Inline::command(format!("{typed} anyway: …"));
                listed(say!(decide_rules_unmet, group: group).into(), missing.clone())
                    .and(say!(decide_anyway, again: again).into())
            }
        }
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::ForWhichChair => true,
            Self::NotTheChair { .. }
            | Self::IllegalStep { .. }
            | Self::NotRenewed { .. }
            | Self::NoTarget { .. }
            | Self::NothingToCorrect { .. }
            | Self::HasEndedSince { .. }
            | Self::TargetWithoutRedirect { .. }
            | Self::TargetIsItself { .. }
            | Self::TargetHasEnded { .. }
            | Self::RulesUnmet { .. } => false,
        }
    }
}

/// What can be decided instead.
fn commands(group: &Code, possible: &[Outcome]) -> words::Arg {
    words::Arg::any(possible.iter().map(|outcome| Inline::command(format!("decide {group} {outcome}"))))
}

#[cfg(test)]
mod tests {
    use crate::history::decisions::although;
    use crate::record::{Act, Decision, Outcome, PersonId, Unmet};
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;
    use jiff::Timestamp;

    #[test]
    fn a_decision_needs_what_the_rules_ask_for_or_a_reason_without() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve").expect(expect![[r#"
            #plenary <rapporteur> Not recorded yet. WG-IMP does not meet these rules:
            	- Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
            	- Not met: support from 1 member. Support: 0 members.
            	- Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
            	- Not met: a last call among all members. No last call yet: /lastcall WG-IMP until: DATE
            	To decide all the same, give a reason: /decide WG-IMP approve anyway: …"#]]);
        dialogue
            .say("#plenary", "lynn", "/decide WG-IMP approve Focus on the progress to date anyway: time is short")
            .expect(expect![[r#"
                #plenary <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Focus on the progress to date. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: time is short.
                	I am making a room for WG-IMP on Matrix.
                	WG-IMP has no facilitator yet. To appoint one: /facilitate WG-IMP @person
                @avri <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Focus on the progress to date. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: time is short.
                	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP defer").expect(expect![[r##"
            #plenary <rapporteur> WG-IMP is approved, so "defer" is not possible. Possible now: /decide WG-IMP dissolve
            	If the decision was a mistake: /decide WG-IMP defer correct: …"##]]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP continue anyway: yes").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP is already active. Before it can continue, its facilitators must ask: /renew WG-IMP. Possible now: /decide WG-IMP dissolve
            	If the decision was a mistake: /decide WG-IMP continue correct: …"#]]);
        dialogue.pass("10m").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP dissolve yes Its work is done.").expect(expect![[r#"
            #plenary <rapporteur> Decided: WG-IMP is dissolved, by Lynn St. Amour, on Mon 10 Apr 2017. Its work is done.
            @avri <rapporteur> Decided: WG-IMP is dissolved, by Lynn St. Amour, on Mon 10 Apr 2017. Its work is done.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: again").expect(expect![[r##"#plenary <rapporteur> WG-IMP is dissolved, so "approve" is not possible. To propose it again: /propose WG-IMP Title"##]]);
        dialogue.say("#plenary", "lea", "/support WG-IMP").expect(expect![
            "#plenary <rapporteur> WG-IMP has ended (dissolved). A member can propose it again: /propose WG-IMP Title"
        ]);
        dialogue.say("#plenary", "lea", "/propose WG-IMP Improvements, again").expect(expect![[r#"
            #plenary <rapporteur> Proposed: WG-IMP, Improvements, again, by Lea Kaspar. Support it with /support WG-IMP
            	WG-IMP keeps its support (0 members), its written proposal and what was said of it.
            	Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-IMP Purpose: …"#]]);
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: Improvements, again
            	Working Groups, proposed
            	Support: 0 members
            	Comments: 0
            	Proposed by: Lea Kaspar on Mon 10 Apr 2017
            	Decision: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Focus on the progress to date. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: time is short.
            	Decision: WG-IMP is dissolved, by Lynn St. Amour, on Mon 10 Apr 2017. Its work is done."#]]);
    }

    #[test]
    fn a_decision_against_the_rules_says_which() {
        let decision = |unmet: &[Unmet], missing: &[&str]| Decision {
            corrects: None,
            was: (crate::record::State::Proposed, false),
            taken_back: None,
            outcome: Outcome::Approve,
            act: Act {
                seq: 1,
                at: Timestamp::UNIX_EPOCH,
                came_late: None,
                person: PersonId(1),
                recorded_by: None,
                source: None,
                said_on: None,
            },
            reason: None,
            to: None,
            anyway: None,
            unmet: unmet.to_vec(),
            missing: missing.iter().map(|words| (*words).to_owned()).collect(),
        };
        let said = |unmet: &[Unmet]| although(&decision(unmet, &[])).unwrap_or_default();
        let facilitators = Unmet::Facilitators { number: 2, members: true, different_stakeholder_groups: true };
        expect!["Approved although the rules ask for 2 member facilitators from different stakeholder groups and a last call among all members"].assert_eq(&said(&[facilitators.clone(), Unmet::FeedbackAsked]));
        expect!["Approved although a concern is still open"].assert_eq(&said(&[Unmet::NoOpenConcern { open: 1 }]));
        expect!["Approved although 2 concerns are still open and the rules ask for a request to continue"]
            .assert_eq(&said(&[Unmet::NoOpenConcern { open: 2 }, Unmet::ContinuationAsked]));
        let parts = ["Purpose", "Plan", "Outputs"].map(str::to_owned).to_vec();
        expect!["Approved although the rules ask for a written proposal with Purpose, Plan and Outputs, support from 5 members and advice from the secretariat"].assert_eq(&said(&[Unmet::Proposal { parts }, Unmet::Support { members: 5, had: 1 }, Unmet::SecretariatConsulted]));
        assert_eq!(said(&[]), "");
        // As an earlier version recorded it.
        let earlier = decision(&[], &["2 facilitators who are members", "feedback asked of all members"]);
        expect!["Approved although the rules ask for 2 facilitators who are members and feedback asked of all members"]
            .assert_eq(&although(&earlier).unwrap_or_default());
        let going_on = Decision { outcome: Outcome::Continue, ..decision(&[facilitators], &[]) };
        assert!(although(&going_on).is_some_and(|said| said.starts_with("Approved (continued) although ")));
    }

    #[test]
    fn the_secretariat_records_what_the_chair_decided_and_it_is_shown_as_such() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#wg-imp", "anja", "/decide WG-IMP defer To the list.").expect(expect![
            "#wg-imp <rapporteur> The chair decides. To record that decision, say whose it is, for example by: @lynn"
        ]);
        dialogue
            .say("#wg-imp", "anja", "/decide WG-IMP defer To the list. by: @lea")
            .expect(expect!["#wg-imp <rapporteur> Lea Kaspar is not the chair. Only the chair decides."]);
        dialogue.say("#wg-imp", "anja", "/decide defer To the list. by: @lynn").expect(expect![[r#"
            #wg-imp <rapporteur> Decided: WG-IMP is deferred, by Lynn St. Amour, recorded by Anja Gengo, on Mon 10 Apr 2017. To the list.
            #plenary <rapporteur> Decided: WG-IMP is deferred, by Lynn St. Amour, recorded by Anja Gengo, on Mon 10 Apr 2017. To the list.
            @avri <rapporteur> Decided: WG-IMP is deferred, by Lynn St. Amour, recorded by Anja Gengo, on Mon 10 Apr 2017. To the list.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
        dialogue.say("#wg-imp", "lea", "/decide decline").expect(expect![[r#"
            #wg-imp <rapporteur> Only the chair and the secretariat may use /decide.
            	Please ask Lynn St. Amour or Anja Gengo.
            	What you can do: /why WG-IMP"#]]);
    }

    #[test]
    fn a_redirect_names_where_it_goes() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP redirect").expect(expect!["#plenary <rapporteur> Where should it go? Add to: and a group's code, or a few words: /decide WG-IMP redirect to: …"]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP redirect to: wg-imp").expect(expect!["#plenary <rapporteur> WG-IMP cannot be redirected to itself. Name another group, or say in words where it should go."]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP defer to: WG-CO").expect(expect![[r##"#plenary <rapporteur> to: goes only with a redirect. If "to:" is part of your text, put the whole text in quotes."##]]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP redirect to: wg-co").expect(expect![[r#"
            #plenary <rapporteur> Decided: WG-IMP is redirected to WG-CO, by Lynn St. Amour, on Mon 10 Apr 2017.
            @avri <rapporteur> Decided: WG-IMP is redirected to WG-CO, by Lynn St. Amour, on Mon 10 Apr 2017.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
        dialogue
            .say("#plenary", "lynn", "/decide WG-CO redirect to: WG-INP")
            .expect(expect![[r##"#plenary <rapporteur> There is no group "WG-INP". Did you mean WG-IMP?"##]]);
        dialogue.say("#plenary", "lynn", "/decide WG-CO redirect to: WG-IMP.").expect(expect!["#plenary <rapporteur> WG-IMP has ended (redirected), so nothing can be redirected to it. Name another group, or say in words where it should go."]);
        dialogue.pass("10m").quietly();
        dialogue
            .say("#plenary", "lynn", "/decide WG-CO redirect No room this year. to: the work programme")
            .expect(expect![[r#"
                #plenary <rapporteur> Decided: WG-CO is redirected to the work programme, by Lynn St. Amour, on Mon 10 Apr 2017. No room this year.
                @avri <rapporteur> Decided: WG-CO is redirected to the work programme, by Lynn St. Amour, on Mon 10 Apr 2017. No room this year.
                	You hear this because you proposed or facilitate WG-CO, Outreach and Communications. To see what the decision rests on: /why WG-CO"#]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "lynn", "/decide WG-IMP approve");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Rien n’est encore enregistré. WG-IMP ne remplit pas ces conditions :
            - Non remplie : une proposition écrite comportant Objectifs. Il manque : Objectifs. À ajouter le cas échéant : Calendrier.
            - Non remplie : le soutien d’au moins 1 membre. Soutien : 0 membre.
            - Non remplie : 2 membres de différents groupes de parties prenantes chargés de la facilitation. Personne pour le moment.
            - Non remplie : un dernier appel à tous les membres. Aucun dernier appel à ce jour : /dernier-appel WG-IMP jusqu’à: DATE
            Pour décider malgré tout, indiquez le motif : /décider WG-IMP approuver malgré-tout: …"#]]);
        let seen = dialogue.say("#wg-imp", "anja", "/decide defer To the list.");
        seen.expect_in(Language::French, dialogue.register(), expect!["La décision revient à la présidence. Pour l’enregistrer, indiquez de qui elle émane, par exemple par: @lynn"]);
        let seen = dialogue.say("#plenary", "lynn", "/decide WG-IMP redirect");
        seen.expect_in(Language::French, dialogue.register(), expect!["Vers quoi réorienter ? Ajoutez vers: suivi du code d’un groupe, ou de quelques mots : /décider WG-IMP réorienter vers: …"]);
        let seen = dialogue.say("#plenary", "lynn", "/decide WG-IMP dissolve");
        seen.expect_in(Language::French, dialogue.register(), expect!["WG-IMP est proposé : « dissolve » n’est donc pas possible. Possible à présent : /décider WG-IMP approuver, /décider WG-IMP reconduire, /décider WG-IMP reporter, /décider WG-IMP réorienter ou /décider WG-IMP refuser"]);
        let seen = dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: time is short");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Décision : WG-IMP est approuvé par Lynn St. Amour, le lun. 10 avr. 2017. Approuvé alors que les règles exigent une proposition écrite comportant Objectifs, le soutien d’au moins 1 membre, 2 membres de différents groupes de parties prenantes chargés de la facilitation et un dernier appel à tous les membres. Motif : time is short.
            Je crée un salon pour WG-IMP sur Matrix.
            Personne n’assure encore la facilitation de WG-IMP. Pour désigner quelqu’un : /faciliter WG-IMP @personne
            Décision : WG-IMP est approuvé par Lynn St. Amour, le lun. 10 avr. 2017. Approuvé alors que les règles exigent une proposition écrite comportant Objectifs, le soutien d’au moins 1 membre, 2 membres de différents groupes de parties prenantes chargés de la facilitation et un dernier appel à tous les membres. Motif : time is short.
            Vous recevez ce message parce que vous avez proposé ce groupe ou en assurez la facilitation : WG-IMP, IGF Improvements. Pour voir sur quoi repose la décision : /pourquoi WG-IMP"#]]);
        let seen = dialogue.say("#plenary", "lynn", "/decide WG-IMP continue anyway: again");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            WG-IMP est déjà en activité. Sa reconduction doit d’abord être demandée par les personnes qui en assurent la facilitation : /reconduire WG-IMP. Possible à présent : /décider WG-IMP dissoudre
            Si la décision était une erreur : /décider WG-IMP reconduire corriger: …"#]]);
    }
}
