//! The rules by which the organisation comes to a decision: data of its configuration, each met or not by the record.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::line;
use crate::organisation::Organisation;
use crate::record::{Group, Person, PersonId, Register, Role, RosterEntry, Standing, State, Unmet};
use crate::say;
use crate::words::{Arg, Block, Inline, Label, Line, Message, Table, shared};

/// What the organisation asks for before a group is approved or continued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rule {
    /// A written proposal with these parts of the template.
    Proposal {
        /// The parts that must be there.
        parts: Vec<String>,
        /// The parts that are there where they apply: named when missing, but no obstacle.
        #[serde(default)]
        where_applicable: Vec<String>,
    },
    /// Support.
    Support {
        /// From how many members on.
        members: usize,
    },
    /// No concern stands.
    NoOpenConcern,
    /// People who facilitate, or are proposed to.
    Facilitators {
        /// How many.
        number: usize,
        /// Whether only members count.
        #[serde(default)]
        members: bool,
        /// Whether they come from different stakeholder groups.
        #[serde(default)]
        different_stakeholder_groups: bool,
    },
    /// The full membership was asked for feedback, by a last call that has ended.
    FeedbackAsked,
    /// The secretariat was consulted: it has a comment or a note on record.
    SecretariatConsulted,
    /// For a group that continues an earlier one: continuation was asked for.
    ContinuationAsked,
}

/// How one rule stands for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule, in a few words.
    pub rule: Message,
    /// Whether it is met.
    pub is_met: bool,
    /// Who, when, how many; or what is missing.
    pub why: Message,
    /// What the record keeps of it where it is not met.
    pub unmet: Option<Unmet>,
}

impl Finding {
    /// As a line of a list: `Met: support from 5 members. Support: 7 members.`
    pub fn line(&self) -> Line {
        let (rule, why) = (self.rule.clone(), self.why.clone());
        match self.is_met {
            true => say!(rule_met, rule: rule, why: why).into(),
            false => say!(rule_not_met, rule: rule, why: why).into(),
        }
    }
}

/// How the rules of its category stand for a group. A rule that does not apply to it is left out.
pub fn findings(group: &Group, register: &Register, organisation: &Organisation) -> Vec<Finding> {
    let category = organisation.categories.iter().find(|category| category.key == group.category);
    let rules = category.map(|category| category.rules.as_slice()).unwrap_or_default();
    rules.iter().filter_map(|rule| finding(rule, group, register, organisation)).collect()
}

fn finding(rule: &Rule, group: &Group, register: &Register, organisation: &Organisation) -> Option<Finding> {
    let (words, is_met, why) = match rule {
        Rule::Proposal { parts, where_applicable } => proposal(group, parts, where_applicable),
        Rule::Support { members } => {
            let (rule, tally) = (say!(rule_support, members: *members), group.tally());
            (rule, tally.members >= *members, say!(rule_support_now, tally: tally))
        }
        Rule::NoOpenConcern => no_open_concern(group),
        Rule::Facilitators { number, members, different_stakeholder_groups } => {
            facilitators(group, register, organisation, *number, *members, *different_stakeholder_groups)
        }
        Rule::FeedbackAsked => feedback_asked(group),
        Rule::SecretariatConsulted => secretariat_consulted(group, register, organisation),
        Rule::ContinuationAsked => {
            if !group.continues && !group.was_approved() {
                return None;
            }
            continuation_asked(group)
        }
    };
    Some(Finding { rule: words, is_met, why, unmet: (!is_met).then(|| unmet(rule, group)) })
}

/// What a decision goes without when a rule is not met for a group.
fn unmet(rule: &Rule, group: &Group) -> Unmet {
    match rule {
        Rule::Proposal { parts, .. } => {
            let lacks = |part: &&String| !group.charter.contains_key(*part);
            Unmet::Proposal { parts: parts.iter().filter(lacks).cloned().collect() }
        }
        Rule::Support { members } => Unmet::Support { members: *members, had: group.tally().members },
        Rule::NoOpenConcern => Unmet::NoOpenConcern { open: group.open_concerns().count() },
        Rule::Facilitators { number, members, different_stakeholder_groups } => Unmet::Facilitators {
            number: *number,
            members: *members,
            different_stakeholder_groups: *different_stakeholder_groups,
        },
        Rule::FeedbackAsked => Unmet::FeedbackAsked,
        Rule::SecretariatConsulted => Unmet::SecretariatConsulted,
        Rule::ContinuationAsked => Unmet::ContinuationAsked,
    }
}

fn proposal(group: &Group, parts: &[String], where_applicable: &[String]) -> (Message, bool, Message) {
    let is_missing = |part: &&String| !group.charter.contains_key(*part);
    let names = |parts: &[&String]| Arg::all(parts.iter().map(|part| line![shared::part(part)]));
    let missing: Vec<&String> = parts.iter().filter(is_missing).collect();
    let optional: Vec<&String> = where_applicable.iter().filter(is_missing).collect();
    let rule = say!(rule_proposal, parts: names(&parts.iter().collect::<Vec<_>>()));
    let (date, optional, lacks) = (Inline::Date(group.proposed_at), optional.as_slice(), names(&missing));
    let why = match (missing.as_slice(), group.proposer, optional) {
        ([], Some(who), []) => say!(rule_proposal_by, who: who, date: date),
        ([], Some(who), optional) => {
            say!(rule_proposal_by_optional, who: who, date: date, optional: names(optional))
        }
        ([], None, []) => say!(rule_proposal_on, date: date),
        ([], None, optional) => say!(rule_proposal_on_optional, date: date, optional: names(optional)),
        (_, _, []) => say!(rule_proposal_lacks, parts: lacks),
        (_, _, optional) => say!(rule_proposal_lacks_optional, parts: lacks, optional: names(optional)),
    };
    (rule, missing.is_empty(), why)
}

fn no_open_concern(group: &Group) -> (Message, bool, Message) {
    let open: Vec<Message> = group
        .open_concerns()
        .map(|(number, concern)| {
            let (who, date) = (concern.act.person, Inline::Date(concern.act.at));
            say!(rule_concern, number: number, who: who, date: date)
        })
        .collect();
    let is_met = open.is_empty();
    let why = match (is_met, group.concerns.len()) {
        (true, 0) => say!(rule_no_concern),
        (true, _) => say!(rule_concerns_ended),
        (false, _) => say!(rule_concerns_open, concerns: Arg::each(open)),
    };
    (say!(rule_no_open_concern), is_met, why)
}

fn facilitators(
    group: &Group,
    register: &Register,
    organisation: &Organisation,
    number: usize,
    only_members: bool,
    different: bool,
) -> (Message, bool, Message) {
    let appointed: Vec<(PersonId, Standing, Option<String>)> =
        group.facilitators().map(|one| (one.person, one.standing, one.stakeholder.clone())).collect();
    let is_proposal = appointed.is_empty();
    let people = if is_proposal {
        let certain = group.nominees.iter().filter(|nominee| !nominee.tentative);
        let known = certain.filter_map(|nominee| register.people().get(nominee.person));
        let standing = |person: &Person| organisation.role_of(person).standing();
        known.map(|person| (person.id, standing(person), person.stakeholder.clone())).collect()
    } else {
        appointed
    };
    let counted: Vec<&(PersonId, Standing, Option<String>)> =
        people.iter().filter(|(_, standing, _)| !only_members || *standing == Standing::Member).collect();
    let stakeholders: BTreeSet<&str> = counted.iter().filter_map(|(.., stakeholder)| stakeholder.as_deref()).collect();
    let is_met = counted.len() >= number && (!different || number < 2 || stakeholders.len() >= 2);
    let rule = match (only_members, different) {
        (true, true) => say!(rule_member_facilitators_apart, number: number),
        (true, false) => say!(rule_member_facilitators, number: number),
        (false, true) => say!(rule_facilitators_apart, number: number),
        (false, false) => say!(rule_facilitators, number: number),
    };
    let names = people.iter().map(|(person, standing, stakeholder)| match (standing, stakeholder) {
        (Standing::Member, Some(stakeholder)) => {
            say!(rule_facilitator_of, who: *person, stakeholder: shared::stakeholder(stakeholder))
        }
        (Standing::Member, None) => say!(rule_facilitator_of_unknown, who: *person),
        (Standing::Participant, _) => say!(rule_facilitator_no_member, who: *person),
    });
    let why = match (people.is_empty(), is_proposal) {
        (true, _) => say!(rule_nobody_facilitates),
        (false, true) => say!(rule_facilitators_proposed, people: Arg::each(names)),
        (false, false) => say!(rule_facilitators_appointed, people: Arg::each(names)),
    };
    (rule, is_met, why)
}

fn feedback_asked(group: &Group) -> (Message, bool, Message) {
    let rule = say!(rule_feedback_asked);
    match group.present_last_call() {
        None => {
            let command = Inline::Command(format!("lastcall {} until: DATE", group.code));
            let why = match approved(group) {
                None => say!(rule_no_last_call, command: command),
                Some(since) => say!(rule_no_last_call_since, since: since, command: command),
            };
            (rule, false, why)
        }
        Some(call) => {
            let until = Inline::Moment(call.until);
            let why = if call.has_ended {
                say!(rule_last_call_ended, until: until)
            } else if group.state.has_ended() {
                say!(rule_last_call_cut_short, until: until)
            } else {
                say!(rule_last_call_runs, until: until)
            };
            (rule, call.has_ended, why)
        }
    }
}

/// When the group was last decided to work or go on.
fn approved(group: &Group) -> Option<Inline> {
    group.approval().map(|approval| Inline::Date(approval.act.at))
}

fn continuation_asked(group: &Group) -> (Message, bool, Message) {
    let rule = say!(rule_continuation_asked);
    if let Some(at) = group.renewal.filter(|at| group.is_of_now(*at)) {
        return (rule, true, say!(rule_continuation_asked_on, date: Inline::Date(at)));
    }
    if group.continues && group.is_of_now(group.proposed_at) {
        return (rule, true, say!(rule_continuation_proposed, date: Inline::Date(group.proposed_at)));
    }
    let command = Inline::Command(format!("renew {}", group.code));
    let why = match (group.state, approved(group)) {
        (State::Approved, None) => say!(rule_continuation_not_asked, command: command),
        (State::Approved, Some(since)) => {
            say!(rule_continuation_not_asked_since, since: since, command: command)
        }
        _ => say!(rule_continuation_not_said),
    };
    (rule, false, why)
}

fn secretariat_consulted(group: &Group, register: &Register, organisation: &Organisation) -> (Message, bool, Message) {
    let is_secretariat = |person: PersonId| {
        register.people().get(person).is_some_and(|person| organisation.role_of(person) == Role::Secretariat)
    };
    let comments = group.standing_comments().map(|(_, comment)| (comment.act.at, comment.act.person));
    let notes = group.notes.iter().chain(&group.status_lines).filter_map(|note| Some((note.at, note.by?)));
    let rule = say!(rule_secretariat_consulted);
    let said = comments.chain(notes).find(|(at, person)| group.is_of_now(*at) && is_secretariat(*person));
    let command = Inline::Command(format!("comment {}", group.code));
    let why = match (said, approved(group)) {
        (Some((at, person)), _) => say!(rule_secretariat_said, who: person, date: Inline::Date(at)),
        (None, None) => say!(rule_secretariat_silent, command: command),
        (None, Some(since)) => say!(rule_secretariat_silent_since, since: since, command: command),
    };
    (rule, said.is_some(), why)
}

/// The members who are asked: as the last call found them, else as they are now.
fn roster(group: &Group, register: &Register, organisation: &Organisation) -> Vec<RosterEntry> {
    group.present_last_call().map_or_else(|| members(register, organisation), |call| call.roster.clone())
}

/// The members as they are now.
pub(crate) fn members(register: &Register, organisation: &Organisation) -> Vec<RosterEntry> {
    let is_member = |role: Role| role.standing() == Standing::Member;
    register
        .people()
        .iter()
        .filter(|person| is_member(organisation.role_of(person)))
        .map(|person| RosterEntry { person: person.id, stakeholder: person.stakeholder.clone() })
        .collect()
}

/// Who is for it, who has a concern and who is silent: members by stakeholder group, and apart from them the others.
pub(crate) fn readout(group: &Group, register: &Register, organisation: &Organisation) -> Vec<Block> {
    #[derive(Default)]
    struct StakeholderRow {
        members: usize,
        support: usize,
        concern: usize,
        silent: usize,
        others: usize,
    }
    let mut rows: BTreeMap<Option<String>, StakeholderRow> = BTreeMap::new();
    let mut row = |stakeholder: &Option<String>, count: &mut dyn FnMut(&mut StakeholderRow)| {
        count(rows.entry(stakeholder.clone()).or_default());
    };
    let roster = roster(group, register, organisation);
    let has_concern = |person: PersonId| group.open_concerns().any(|(_, concern)| concern.act.person == person);
    for entry in &roster {
        // Who has become a member since is among the others, and yet not silent.
        let support = group.supporters.get(&entry.person);
        let has_concern = has_concern(entry.person);
        row(&entry.stakeholder, &mut |row| {
            row.members += 1;
            row.support += usize::from(support.is_some_and(|support| support.standing == Standing::Member));
            row.concern += usize::from(has_concern);
            row.silent += usize::from(support.is_none() && !has_concern);
        });
    }
    let is_on_roster = |person: PersonId| roster.iter().any(|entry| entry.person == person);
    for support in group.supporters.values() {
        match support.standing {
            Standing::Participant => row(&support.stakeholder, &mut |row| row.others += 1),
            // A member by their standing at that time.
            Standing::Member if !is_on_roster(support.act.person) => row(&support.stakeholder, &mut |row| {
                row.members += 1;
                row.support += 1;
            }),
            Standing::Member => {}
        }
    }
    // Concerns of those who were members, and are so no more or are erased.
    let mut counted: BTreeSet<PersonId> = BTreeSet::new();
    for (_, concern) in group.open_concerns().filter(|(_, concern)| !is_on_roster(concern.act.person)) {
        let author = concern.act.person;
        let support = group.supporters.get(&author).filter(|support| support.standing == Standing::Member);
        if counted.insert(author) {
            row(&concern.stakeholder, &mut |row| {
                row.members += usize::from(support.is_none());
                row.concern += 1;
            });
        }
    }
    let order = |name: &str| {
        let groups = &organisation.stakeholder_groups;
        groups.iter().position(|group| group == name).unwrap_or(groups.len())
    };
    let mut rows: Vec<(Option<String>, StakeholderRow)> = rows.into_iter().collect();
    rows.sort_by_key(|(name, _)| name.as_ref().map_or((true, 0), |name| (false, order(name))));
    let cell = |number: usize| line![Inline::as_is(number)];
    // On a narrow screen the head of this column is not there.
    let of = |members: usize| Line::from(say!(tally, members: members));
    let total = |count: fn(&StakeholderRow) -> usize| cell(rows.iter().map(|(_, row)| count(row)).sum());
    let last = vec![
        say!(readout_all).into(),
        of(rows.iter().map(|(_, row)| row.members).sum()),
        total(|row| row.support),
        total(|row| row.concern),
        total(|row| row.silent),
        total(|row| row.others),
    ];
    let lines = rows.iter().map(|(name, row)| {
        vec![
            name.as_ref().map_or_else(|| say!(readout_unknown).into(), |name| shared::stakeholder(name).into()),
            of(row.members),
            cell(row.support),
            cell(row.concern),
            cell(row.silent),
            cell(row.others),
        ]
    });
    let heads = [
        say!(readout_stakeholder),
        say!(readout_members),
        say!(readout_support),
        say!(readout_concern),
        say!(readout_silent),
        say!(readout_others),
    ];
    let table = Table { heads: heads.map(Label::from).to_vec(), rows: lines.chain([last.clone()]).collect() };
    vec![Block::Table(table)]
}
