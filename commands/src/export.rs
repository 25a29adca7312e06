//! The register as data for others: JSON, and the table as CSV and Markdown.
//!
//! What stands here is also what `import` takes as a register.

mod markdown;
mod meetings;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::history::decisions::although;
use crate::organisation::Organisation;
use crate::record::{
    Code, ConcernEnd, Consultation, Group, Outcome, PersonId, Register, Role, Standing, State, TakenBack, Target,
    TextId, Unmet,
};
use crate::render::names::public_name_of;
use crate::render::plain::words_of;
use crate::words::Language;

pub use markdown::markdown;
pub use meetings::{
    ExportedAction, ExportedItem, ExportedMeeting, ExportedMinutesCorrection, ExportedParagraph, ExportedRsvps,
};

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
    /// Meetings in order of number.
    #[serde(default)]
    pub meetings: Vec<ExportedMeeting>,
    /// Actions in order of number.
    #[serde(default)]
    pub actions: Vec<ExportedAction>,
    /// Consultations in order of number.
    #[serde(default)]
    pub consultations: Vec<ExportedConsultation>,
}

/// The organisation and its cycle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedOrganisation {
    /// Its name.
    pub name: String,
    /// The open cycle.
    #[serde(default)]
    pub cycle: Option<ExportedCycle>,
}

/// A cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedCycle {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedGroup {
    /// Its code.
    pub code: Code,
    /// The codes that it had before, which lead to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_codes: Vec<String>,
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
    /// Concerns in the order in which they came.
    #[serde(default)]
    pub concerns: Vec<ExportedConcern>,
    /// Facilitators in office.
    #[serde(default)]
    pub facilitators: Vec<ExportedFacilitator>,
    /// The parts of its charter, by the template's names in lower case.
    #[serde(default)]
    pub charter: BTreeMap<String, String>,
    /// Its documents.
    #[serde(default)]
    pub documents: Vec<ExportedDocument>,
    /// Decisions in the order in which they were made.
    #[serde(default)]
    pub decisions: Vec<ExportedDecision>,
    /// Updates in the order in which they came.
    #[serde(default)]
    pub updates: Vec<ExportedUpdate>,
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
    /// When it came, where that was after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_late: Option<Timestamp>,
    /// What was said with it.
    #[serde(default)]
    pub words: Option<String>,
    /// Where it was said, when that was elsewhere.
    #[serde(default)]
    pub source: Option<String>,
    /// The day on which it was said there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<Date>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedComment {
    /// Whose.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// When it came, where that was after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_late: Option<Timestamp>,
    /// What was said.
    pub text: String,
    /// Where it was said, when that was elsewhere.
    #[serde(default)]
    pub source: Option<String>,
    /// The day on which it was said there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<Date>,
}

/// The state of a concern that stands.
pub(crate) const OPEN: &str = "open";

/// A concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedConcern {
    /// Its number among the group's, from 1.
    pub n: usize,
    /// Whose.
    pub name: String,
    /// When it was raised.
    pub at: Timestamp,
    /// When it came, where that was after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_late: Option<Timestamp>,
    /// What it says.
    pub text: String,
    /// `open`, `withdrawn`, `resolved` or `overruled`.
    pub state: String,
    /// Why it ended.
    #[serde(default)]
    pub reason: Option<String>,
    /// Where it was said, when that was elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The day on which it was said there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<Date>,
}

impl ExportedConcern {
    /// How it ended; nothing while it stands.
    pub fn end(&self) -> Option<ConcernEnd> {
        self.state.parse().ok()
    }
}

/// A facilitator in office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedFacilitator {
    /// Who.
    pub name: String,
    /// The stakeholder group when they were appointed.
    #[serde(default)]
    pub stakeholder: Option<String>,
    /// Since when.
    pub since: Timestamp,
}

/// A decision of the chair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedDecision {
    /// What was decided.
    pub outcome: Outcome,
    /// When.
    pub at: Timestamp,
    /// The name of the chair.
    pub by: String,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// Where a redirect goes: a group's code, or words.
    #[serde(default)]
    pub to: Option<String>,
    /// Why it was decided although something was missing.
    #[serde(default)]
    pub anyway: Option<String>,
    /// What was missing, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub although: Option<String>,
    /// The rules that were not met, with what each asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<Unmet>,
    /// That it no longer holds: it was taken back, or put right by a later one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<ExportedCorrection>,
}

/// That something was taken back or put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedCorrection {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedUpdate {
    /// When.
    pub at: Timestamp,
    /// The name of who gave it.
    pub by: String,
    /// What it says.
    pub text: String,
}

/// A consultation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedConsultation {
    /// Its number.
    pub n: u32,
    /// What is asked.
    pub question: String,
    /// What can be chosen.
    pub options: Vec<ExportedOption>,
    /// When it was opened.
    pub opened: Timestamp,
    /// The end that holds now.
    pub until: Timestamp,
    /// Each later end that was set.
    pub extended: Vec<Timestamp>,
    /// `open` or `closed`.
    pub state: String,
    /// The answers; none while the results are hidden.
    pub answers: Vec<ExportedAnswer>,
    /// What came of it.
    #[serde(default)]
    pub outcome: Option<String>,
    /// That it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<ExportedCorrection>,
}

/// What can be chosen in a consultation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedOption {
    /// Its number.
    pub n: u32,
    /// What it says.
    pub text: String,
}

/// An answer to a consultation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedAnswer {
    /// Whose.
    pub name: String,
    /// The initiative for which it is given.
    #[serde(rename = "for", default)]
    pub initiative: Option<String>,
    /// The class: as confirmed, else as claimed.
    #[serde(default)]
    pub class: Option<String>,
    /// The numbers of the options chosen.
    #[serde(default)]
    pub options: Vec<u32>,
    /// What was said.
    #[serde(default)]
    pub words: Option<String>,
    /// When it was last changed.
    pub at: Timestamp,
    /// When it came, where that was after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_late: Option<Timestamp>,
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
    pub fn from_register(register: &Register, organisation: &Organisation, as_of: Option<Timestamp>) -> Self {
        let people = register.people().iter().map(|person| ExportedPerson {
            name: public_name_of(register, organisation, person.id, Language::English).into_owned(),
            role: organisation.role_of(person),
            stakeholder: person.stakeholder.clone(),
            affiliation: person.affiliation.clone(),
            zone: person.zone.clone(),
        });
        let mut people: Vec<ExportedPerson> = people.collect();
        people.sort();
        let groups = organisation.groups_in_order(register);
        let cycle = register.cycle().map(|cycle| ExportedCycle {
            name: words_of(register, cycle.name).to_owned(),
            from: cycle.from,
            to: cycle.to,
        });
        Self {
            as_of: as_of.or(register.at()),
            organisation: ExportedOrganisation { name: organisation.name.clone(), cycle },
            groups: groups.into_iter().map(|group| exported(group, register, organisation)).collect(),
            people,
            meetings: register.meetings().map(|meeting| meetings::exported(meeting, register, organisation)).collect(),
            actions: register
                .actions()
                .map(|action| meetings::exported_action(action, register, organisation))
                .collect(),
            consultations: register
                .consultations()
                .map(|consultation| consulted(consultation, register, organisation))
                .collect(),
        }
    }

    /// The same without what is not for the public: where people are, and minutes while they are being taken.
    #[must_use]
    pub fn for_the_public(mut self) -> Self {
        self.people.iter_mut().for_each(|person| person.zone = None);
        self.meetings.iter_mut().for_each(ExportedMeeting::keep_running_minutes);
        self
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

fn exported(group: &Group, register: &Register, organisation: &Organisation) -> ExportedGroup {
    let name = |id: PersonId| public_name_of(register, organisation, id, Language::English).into_owned();
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
        came_late: support.act.came_late,
        words: support.words.map(words),
        source: support.act.source.map(words),
        said_on: support.act.said_on,
    });
    let comments = group.standing_comments().map(|(_, comment)| ExportedComment {
        name: name(comment.act.person),
        at: comment.act.at,
        came_late: comment.act.came_late,
        text: words(comment.words),
        source: comment.act.source.map(words),
        said_on: comment.act.said_on,
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
    let concerns = (1..).zip(&group.concerns).map(|(n, concern)| ExportedConcern {
        n,
        name: name(concern.act.person),
        at: concern.act.at,
        came_late: concern.act.came_late,
        text: words(concern.words),
        state: concern.end.as_ref().map_or_else(|| OPEN.to_owned(), |end| end.how.to_string()),
        reason: concern.end.as_ref().and_then(|end| end.reason).map(words),
        source: concern.act.source.map(words),
        said_on: concern.act.said_on,
    });
    let facilitators = group.facilitators().map(|appointment| ExportedFacilitator {
        name: name(appointment.person),
        stakeholder: appointment.stakeholder.clone(),
        since: appointment.since,
    });
    let decisions = group.decisions.iter().map(|decision| ExportedDecision {
        outcome: decision.outcome,
        at: decision.act.at,
        by: name(decision.act.person),
        reason: decision.reason.map(words),
        to: decision.to.as_ref().map(|to| match to {
            Target::Group(code) => code.to_string(),
            Target::Words(id) => words(*id),
        }),
        anyway: decision.anyway.map(words),
        although: although(decision),
        unmet: decision.unmet.clone(),
        taken_back: decision.taken_back.map(|taken_back| exported_correction(taken_back, register, organisation)),
    });
    let updates = group.updates.iter().map(|update| ExportedUpdate {
        at: update.at,
        by: update.by.map(name).unwrap_or_default(),
        text: words(update.words),
    });
    ExportedGroup {
        code: group.code.clone(),
        earlier_codes: register.earlier_codes(&group.code).map(Code::to_string).collect(),
        category: group.category.clone(),
        title: group.title().map(words).unwrap_or_default(),
        state: group.state,
        new_this_cycle: group.new_this_cycle,
        status_line: group.status_lines.last().map(|line| words(line.words)),
        note: group.notes.last().map(|note| words(note.words)),
        proposed_facilitators: nominees.collect(),
        supporters: supporters.collect(),
        comments: comments.collect(),
        concerns: concerns.collect(),
        facilitators: facilitators.collect(),
        charter: charter.collect(),
        documents: documents.collect(),
        decisions: decisions.collect(),
        updates: updates.collect(),
    }
}

fn exported_correction(taken_back: TakenBack, register: &Register, organisation: &Organisation) -> ExportedCorrection {
    let by = taken_back.by.map(|by| public_name_of(register, organisation, by, Language::English).into_owned());
    ExportedCorrection {
        at: taken_back.at,
        by: by.unwrap_or_default(),
        reason: taken_back.reason.map(|reason| words_of(register, reason).to_owned()),
    }
}

fn consulted(consultation: &Consultation, register: &Register, organisation: &Organisation) -> ExportedConsultation {
    let words = |id: TextId| words_of(register, id).to_owned();
    let class = |class: u32| consultation.classes.get(usize::try_from(class).ok()?).map(|class| words(*class));
    let is_shown = !(consultation.hidden && consultation.is_open());
    let answers = consultation.inputs.iter().filter(|_| is_shown).map(|input| ExportedAnswer {
        name: public_name_of(register, organisation, input.person, Language::English).into_owned(),
        initiative: input.initiative.map(words),
        class: consultation.class_of(input).and_then(class),
        options: input.options.clone(),
        words: input.words.map(words),
        at: input.at,
        came_late: input.came_late,
    });
    ExportedConsultation {
        n: consultation.number,
        question: words(consultation.question),
        options: consultation
            .options
            .iter()
            .map(|option| ExportedOption { n: option.n, text: words(option.text) })
            .collect(),
        opened: consultation.opened,
        until: consultation.until,
        extended: consultation.extended.clone(),
        state: if consultation.is_open() { "open" } else { "closed" }.to_owned(),
        answers: answers.collect(),
        outcome: consultation.outcomes.last().map(|outcome| words(outcome.words)),
        cancelled: consultation.cancelled.map(|cancelled| exported_correction(cancelled, register, organisation)),
    }
}
