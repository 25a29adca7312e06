//! The register as data for others: JSON, and the table as CSV and Markdown.
//!
//! What stands here is also what `import` takes as a register.

mod markdown;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kit::plain::{name_of, words_of};
use crate::organisation::Organisation;
use crate::register::{Code, Group, PersonId, Register, Role, Standing, State, TextId};

pub use markdown::markdown;

/// The whole register. Keys may be added, never renamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The moment at which this was so; nothing when nothing has happened.
    pub as_of: Option<Timestamp>,
    /// The organisation.
    pub organisation: ExportedOrganisation,
    /// The groups in order of category, then of proposal.
    pub groups: Vec<ExportedGroup>,
    /// The people in order of name.
    #[serde(default)]
    pub people: Vec<ExportedPerson>,
    /// Meetings.
    #[serde(default)]
    pub meetings: Vec<Nothing>,
    /// Actions.
    #[serde(default)]
    pub actions: Vec<Nothing>,
    /// Consultations.
    #[serde(default)]
    pub consultations: Vec<Nothing>,
}

/// A kind of thing that the register does not keep yet: its lists are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nothing {}

/// The organisation and its cycle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedOrganisation {
    /// Its name.
    pub name: String,
    /// The open cycle; there is none yet.
    #[serde(default)]
    pub cycle: Option<Nothing>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedGroup {
    /// Its code.
    pub code: Code,
    /// The key of its category.
    pub category: String,
    /// Its title.
    pub title: String,
    /// Where it is in its life.
    pub state: State,
    /// Whether its code is new in this cycle.
    pub new_this_cycle: bool,
    /// The status line by chair or secretariat.
    #[serde(default)]
    pub status_line: Option<String>,
    /// The note by chair or secretariat.
    #[serde(default)]
    pub note: Option<String>,
    /// The names of those proposed to facilitate it; `(TBD)` behind a name that is still to be decided.
    #[serde(default)]
    pub proposed_facilitators: Vec<String>,
    /// Its supporters in the order in which they said so.
    #[serde(default)]
    pub supporters: Vec<ExportedSupport>,
    /// Comments in the order in which they came.
    #[serde(default)]
    pub comments: Vec<ExportedComment>,
    /// Concerns.
    #[serde(default)]
    pub concerns: Vec<Nothing>,
    /// Facilitators in office.
    #[serde(default)]
    pub facilitators: Vec<Nothing>,
    /// The parts of its charter, by the template's names in lower case.
    #[serde(default)]
    pub charter: BTreeMap<String, String>,
    /// Its documents.
    #[serde(default)]
    pub documents: Vec<ExportedDocument>,
    /// Decisions.
    #[serde(default)]
    pub decisions: Vec<Nothing>,
    /// Updates.
    #[serde(default)]
    pub updates: Vec<Nothing>,
}

/// Support for a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedSupport {
    /// Whose.
    pub name: String,
    /// How it counts.
    pub standing: Standing,
    /// The supporter's stakeholder group at that time.
    #[serde(default)]
    pub stakeholder: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// What was said with it.
    #[serde(default)]
    pub words: Option<String>,
    /// Where it was said, when that was elsewhere.
    #[serde(default)]
    pub source: Option<String>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedComment {
    /// Whose.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// What was said.
    pub text: String,
    /// Where it was said, when that was elsewhere.
    #[serde(default)]
    pub source: Option<String>,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedDocument {
    /// Its title.
    #[serde(default)]
    pub title: Option<String>,
    /// Its web address.
    pub url: String,
    /// The last day of its review.
    #[serde(default)]
    pub review_until: Option<Date>,
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedPerson {
    /// The name.
    pub name: String,
    /// The highest role given by import and configuration.
    pub role: Role,
    /// The stakeholder group.
    #[serde(default)]
    pub stakeholder: Option<String>,
    /// Where they work.
    #[serde(default)]
    pub affiliation: Option<String>,
    /// The IANA time zone.
    #[serde(default)]
    pub zone: Option<String>,
}

impl Export {
    /// The register as it is, called by the moment `as_of`, or else by its last event's.
    pub fn of(register: &Register, organisation: &Organisation, as_of: Option<Timestamp>) -> Self {
        let people = register.people().iter().map(|person| ExportedPerson {
            name: person.name.clone(),
            role: organisation.role_of(person),
            stakeholder: person.stakeholder.clone(),
            affiliation: person.affiliation.clone(),
            zone: person.zone.clone(),
        });
        let mut people: Vec<ExportedPerson> = people.collect();
        people.sort();
        let groups = organisation.groups_in_order(register);
        Self {
            as_of: as_of.or(register.at()),
            organisation: ExportedOrganisation { name: organisation.name.clone(), cycle: None },
            groups: groups.into_iter().map(|group| exported(group, register)).collect(),
            people,
            meetings: Vec::new(),
            actions: Vec::new(),
            consultations: Vec::new(),
        }
    }

    /// As JSON, with a line break at its end.
    ///
    /// # Errors
    ///
    /// None that is known: every field has a JSON form.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}

impl ExportedGroup {
    /// How many supporters were members.
    pub fn members(&self) -> usize {
        self.supporters.iter().filter(|support| support.standing == Standing::Member).count()
    }

    /// The names of the supporters, in order.
    pub fn supporter_names(&self) -> Vec<&str> {
        self.supporters.iter().map(|support| support.name.as_str()).collect()
    }

    /// The names of those who commented, in order.
    pub fn commenter_names(&self) -> Vec<&str> {
        self.comments.iter().map(|comment| comment.name.as_str()).collect()
    }
}

fn exported(group: &Group, register: &Register) -> ExportedGroup {
    let name = |id: PersonId| name_of(register, id).to_owned();
    let words = |id: TextId| words_of(register, id).to_owned();
    let nominees = group.nominees.iter().map(|nominee| {
        let name = name(nominee.person);
        if nominee.tentative { format!("{name} (TBD)") } else { name }
    });
    let supporters = group.supporters_in_order().into_iter().map(|support| ExportedSupport {
        name: name(support.act.person),
        standing: support.standing,
        stakeholder: support.stakeholder.clone(),
        since: support.act.at,
        words: support.words.map(words),
        source: support.act.source.map(words),
    });
    let comments = group.comments.iter().map(|comment| ExportedComment {
        name: name(comment.act.person),
        at: comment.act.at,
        text: words(comment.words),
        source: comment.act.source.map(words),
    });
    let charter = group
        .charter
        .iter()
        .filter_map(|(part, revisions)| Some((part.to_lowercase(), words(revisions.last()?.words))));
    let documents = group.documents.iter().map(|document| ExportedDocument {
        title: document.title.map(words),
        url: words(document.url),
        review_until: document.review_until,
    });
    ExportedGroup {
        code: group.code.clone(),
        category: group.category.clone(),
        title: group.title().map(words).unwrap_or_default(),
        state: group.state,
        new_this_cycle: group.new_this_cycle,
        status_line: group.status_lines.last().map(|line| words(line.words)),
        note: group.notes.last().map(|note| words(note.words)),
        proposed_facilitators: nominees.collect(),
        supporters: supporters.collect(),
        comments: comments.collect(),
        concerns: Vec::new(),
        facilitators: Vec::new(),
        charter: charter.collect(),
        documents: documents.collect(),
        decisions: Vec::new(),
        updates: Vec::new(),
    }
}
