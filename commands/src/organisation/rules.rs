//! The rules by which the organisation comes to a decision: data of its configuration, each met or not by the record.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::line;
use crate::organisation::Organisation;
use crate::record::{Group, Person, PersonId, Register, Role, RosterEntry, Standing, State, Unmet};
use crate::spelling::count;
use crate::words::{Block, Inline, Label, Line, Table};

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
    pub rule: String,
    /// Whether it is met.
    pub is_met: bool,
    /// Who, when, how many; or what is missing.
    pub why: Line,
    /// What the record keeps of it where it is not met.
    pub unmet: Option<Unmet>,
}

impl Finding {
    /// As a line of a list: `met: support: 5 members`.
    pub fn line(&self) -> Line {
        let met = if self.is_met { "Met: " } else { "Not met: " };
        line![met, self.rule.clone(), ". "].then(self.why.clone())
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
            let rule = format!("support from {}", count(*members, "member"));
            (rule, group.tally().members >= *members, line!["Support: ", group.tally(), "."])
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

fn proposal(group: &Group, parts: &[String], where_applicable: &[String]) -> (String, bool, Line) {
    let is_missing = |part: &&String| !group.charter.contains_key(*part);
    let missing: Vec<&str> = parts.iter().filter(is_missing).map(String::as_str).collect();
    let optional: Vec<&str> = where_applicable.iter().filter(is_missing).map(String::as_str).collect();
    let rule = format!("a written proposal with {}", parts.join(", "));
    let proposed = match group.proposer {
        Some(proposer) => line!["Proposed by ", proposer, " on ", Inline::Date(group.proposed_at), "."],
        None => line!["Proposed on ", Inline::Date(group.proposed_at), "."],
    };
    let why = match missing.as_slice() {
        [] => proposed,
        missing => line![format!("Missing: {}.", missing.join(", "))],
    };
    let why = match optional.as_slice() {
        [] => why,
        optional => why.then(line![format!(" Not given, where it applies: {}.", optional.join(", "))]),
    };
    (rule, missing.is_empty(), why)
}

fn no_open_concern(group: &Group) -> (String, bool, Line) {
    let open: Vec<Line> = group
        .open_concerns()
        .map(|(number, concern)| {
            line![format!("{number} by "), concern.act.person, " on ", Inline::Date(concern.act.at)]
        })
        .collect();
    let is_met = open.is_empty();
    let why = match (is_met, group.concerns.len()) {
        (true, 0) => line!["None was raised."],
        (true, _) => line!["All have ended."],
        (false, _) => line!["These stand: "].then(Line::join(open, ", ")).then(line!["."]),
    };
    ("no open concern".to_owned(), is_met, why)
}

fn facilitators(
    group: &Group,
    register: &Register,
    organisation: &Organisation,
    number: usize,
    only_members: bool,
    different: bool,
) -> (String, bool, Line) {
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
    let who = if only_members { "who is a member" } else { "" };
    let mut rule = match number {
        1 => format!("a facilitator {who}").trim_end().to_owned(),
        number if only_members => format!("{number} facilitators who are members"),
        number => format!("{number} facilitators"),
    };
    if different {
        rule.push_str(", from different stakeholder groups");
    }
    let names = people.iter().map(|(person, standing, stakeholder)| {
        let of = match (standing, stakeholder) {
            (Standing::Member, Some(stakeholder)) => format!(" ({stakeholder})"),
            (Standing::Member, None) => " (stakeholder group not known)".to_owned(),
            (Standing::Participant, _) => " (no member)".to_owned(),
        };
        line![*person, of]
    });
    let names = Line::join(names, ", ");
    let why = match (names.is_empty(), is_proposal) {
        (true, _) => line!["There is nobody yet."],
        (false, true) => line!["Proposed: "].then(names).then(line!["."]),
        (false, false) => line!["Appointed: "].then(names).then(line!["."]),
    };
    (rule, is_met, why)
}

fn feedback_asked(group: &Group) -> (String, bool, Line) {
    let rule = "feedback asked of all members".to_owned();
    match group.present_last_call() {
        None => {
            let command = Inline::Command(format!("lastcall {} until: DATE", group.code));
            (rule, false, line!["No last call "].then(yet(group)).then(line![": ", command, "."]))
        }
        Some(call) if call.has_ended => (rule, true, line!["The last call ended on ", Inline::Moment(call.until), "."]),
        Some(call) if group.state.has_ended() => {
            (rule, false, line!["The last call until ", Inline::Moment(call.until), " was cut short."])
        }
        Some(call) => (rule, false, line!["The last call runs until ", Inline::Moment(call.until), "."]),
    }
}

/// As in "No last call yet", or since the group was last decided to work or go on.
fn yet(group: &Group) -> Line {
    group.approval().map_or_else(|| line!["yet"], |approval| line!["since ", Inline::Date(approval.act.at)])
}

fn continuation_asked(group: &Group) -> (String, bool, Line) {
    let rule = "continuation asked for".to_owned();
    if let Some(at) = group.renewal.filter(|at| group.is_of_now(*at)) {
        return (rule, true, line!["Asked for on ", Inline::Date(at), "."]);
    }
    if group.continues && group.is_of_now(group.proposed_at) {
        let proposed = Inline::Date(group.proposed_at);
        return (rule, true, line!["Proposed as a group that continues on ", proposed, "."]);
    }
    let why = match group.state {
        State::Approved => {
            let command = Inline::Command(format!("renew {}", group.code));
            line!["Not asked for "].then(yet(group)).then(line![": ", command, "."])
        }
        _ => line!["The proposal does not say \"Continues: yes\"."],
    };
    (rule, false, why)
}

fn secretariat_consulted(group: &Group, register: &Register, organisation: &Organisation) -> (String, bool, Line) {
    let is_secretariat = |person: PersonId| {
        register.people().get(person).is_some_and(|person| organisation.role_of(person) == Role::Secretariat)
    };
    let comments = group.comments.iter().map(|comment| (comment.act.at, comment.act.person));
    let notes = group.notes.iter().chain(&group.status_lines).filter_map(|note| Some((note.at, note.by?)));
    let rule = "the secretariat consulted".to_owned();
    match comments.chain(notes).find(|(at, person)| group.is_of_now(*at) && is_secretariat(*person)) {
        Some((at, person)) => (rule, true, line![person, " on ", Inline::Date(at), "."]),
        None => {
            let command = Inline::Command(format!("comment {}", group.code));
            (rule, false, line!["No word of the secretariat "].then(yet(group)).then(line![": ", command, "."]))
        }
    }
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
    struct Row {
        members: usize,
        support: usize,
        concern: usize,
        silent: usize,
        others: usize,
    }
    const NOT_KNOWN: &str = "not known";
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut row = |stakeholder: &Option<String>, count: &mut dyn FnMut(&mut Row)| {
        let name = stakeholder.clone().unwrap_or_else(|| NOT_KNOWN.to_owned());
        count(rows.entry(name).or_default());
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
    let mut rows: Vec<(String, Row)> = rows.into_iter().collect();
    rows.sort_by_key(|(name, _)| (name == NOT_KNOWN, order(name)));
    let cell = |number: usize| line![number.to_string()];
    // On a narrow screen the head of this column is not there.
    let of = |members: usize| line![count(members, "member")];
    let total = |count: fn(&Row) -> usize| cell(rows.iter().map(|(_, row)| count(row)).sum());
    let last = vec![
        line!["all"],
        of(rows.iter().map(|(_, row)| row.members).sum()),
        total(|row| row.support),
        total(|row| row.concern),
        total(|row| row.silent),
        total(|row| row.others),
    ];
    let lines = rows.iter().map(|(name, row)| {
        vec![
            line![name.clone()],
            of(row.members),
            cell(row.support),
            cell(row.concern),
            cell(row.silent),
            cell(row.others),
        ]
    });
    let heads = ["Stakeholder group", "Of", "Support", "Concern", "Silent", "Others for it"];
    let table = Table { heads: heads.map(Label::from).to_vec(), rows: lines.chain([last.clone()]).collect() };
    vec![Block::Table(table)]
}
