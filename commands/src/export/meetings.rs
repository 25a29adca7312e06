//! Meetings and actions as data for others.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::audience::address::{self, Audience};
use crate::organisation::Organisation;
use crate::record::{
    Action, AgendaItem, Answer, Code, CorrectionFate, Meeting, Minutes, NoteKind, Owner, PersonId, ProposedChange,
    Register, TextId, Topic,
};
use crate::render::names::public_name_of;
use crate::render::plain::Plain;
use crate::render::plain::words_of;
use crate::words::{Language, Message};

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedMeeting {
    /// Its number.
    pub n: u32,
    /// The code of its group; nothing for the plenary's.
    #[serde(default)]
    pub group: Option<Code>,
    /// Its title.
    pub title: String,
    /// When it begins.
    pub starts: Timestamp,
    /// How long it is.
    pub minutes: u32,
    /// The IANA zone, or the offset, by whose clocks it was called.
    pub zone: String,
    /// When it begins by those clocks: `2017-04-25T22:00`.
    pub local: String,
    /// `called`, `running`, `held` or `cancelled`.
    pub state: String,
    /// Where people meet, if everybody may know.
    #[serde(default)]
    pub link: Option<String>,
    /// What one gives there to be let in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passcode: Option<String>,
    /// The number of its series.
    #[serde(default)]
    pub series: Option<u32>,
    /// Who said whether they come.
    #[serde(default)]
    pub rsvp: ExportedRsvps,
    /// What is to be talked about.
    #[serde(default)]
    pub agenda: Vec<ExportedItem>,
    /// The names of those who were there, in the order in which they said so.
    #[serde(default)]
    pub present: Vec<String>,
    /// What was agreed.
    #[serde(default)]
    pub agreed: Vec<String>,
    /// `running`, `draft` or `approved`; nothing where no minutes were taken.
    #[serde(default)]
    pub minutes_state: Option<String>,
    /// The name of who led it.
    #[serde(default)]
    pub moderator: Option<String>,
    /// The name of who served it.
    #[serde(default)]
    pub secretariat: Option<String>,
    /// When it began.
    #[serde(default)]
    pub began: Option<Timestamp>,
    /// When it ended.
    #[serde(default)]
    pub ended: Option<Timestamp>,
    /// The minutes, in paragraphs.
    #[serde(default)]
    pub paragraphs: Vec<ExportedParagraph>,
    /// The corrections of the draft that were proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<ExportedMinutesCorrection>,
}

/// Who said whether they come, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExportedRsvps {
    /// Who comes.
    pub yes: Vec<String>,
    /// Who does not.
    pub no: Vec<String>,
    /// Who may.
    pub maybe: Vec<String>,
}

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedItem {
    /// Its place, from 1.
    pub k: u32,
    /// What it is.
    pub item: String,
    /// How long.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// What belongs to it; the first is called `1a` where this is 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ExportedItem>,
}

/// A paragraph of minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedParagraph {
    /// Its number.
    pub n: u32,
    /// The number of its item on the agenda, such as `4a`.
    #[serde(default)]
    pub item: Option<String>,
    /// What it is; nothing where an action stands by itself.
    #[serde(default)]
    pub kind: Option<NoteKind>,
    /// Its words.
    #[serde(default)]
    pub text: Option<String>,
    /// The numbers of the actions that came of it.
    #[serde(default)]
    pub actions: Vec<u32>,
}

/// A correction of a draft that somebody proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedMinutesCorrection {
    /// Its number.
    pub k: u32,
    /// The name of the person who proposed it.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// `reworded`, `added` or `left-out`.
    pub change: String,
    /// The number of the paragraph, if there is one.
    #[serde(default)]
    pub paragraph: Option<u32>,
    /// What it should say.
    #[serde(default)]
    pub text: Option<String>,
    /// `open`, `accepted`, `declined` or `withdrawn`.
    pub state: String,
    /// Why it ended so.
    #[serde(default)]
    pub reason: Option<String>,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedAction {
    /// Its number.
    pub k: u32,
    /// The name of who is to do it, or the office as it was named.
    pub owner: String,
    /// What is to be done.
    pub text: String,
    /// By which day.
    #[serde(default)]
    pub by: Option<Date>,
    /// `open`, `done` or `dropped`.
    pub state: String,
    /// The code of the group; nothing for the plenary's.
    #[serde(default)]
    pub group: Option<Code>,
    /// The meeting in which it was set.
    #[serde(default)]
    pub meeting: Option<u32>,
    /// What came of it.
    #[serde(default)]
    pub done: Option<String>,
    /// Why it need not be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<String>,
}

/// The state of a correction on which nobody has decided.
const OPEN: &str = "open";

const REWORDED: &str = "reworded";
const ADDED: &str = "added";
const LEFT_OUT: &str = "left-out";

impl ExportedMinutesCorrection {
    /// What is proposed, if nobody has decided on it and its paragraph is there: by the note of that paragraph, and by the id that
    /// its words get.
    pub fn open(&self, note: impl Fn(u32) -> Option<u32>, seal: impl FnOnce(&str) -> TextId) -> Option<ProposedChange> {
        if self.state != OPEN {
            return None;
        }
        match self.change.as_str() {
            REWORDED => {
                Some(ProposedChange::Reworded { note: note(self.paragraph?)?, words: seal(self.text.as_deref()?) })
            }
            ADDED => Some(ProposedChange::Added { words: seal(self.text.as_deref()?) }),
            LEFT_OUT => Some(ProposedChange::LeftOut { note: note(self.paragraph?)? }),
            _ => None,
        }
    }
}

impl ExportedMeeting {
    /// When it ends; nothing where that is after the end of time.
    pub fn ends(&self) -> Option<Timestamp> {
        self.starts.checked_add(SignedDuration::from_mins(i64::from(self.minutes))).ok()
    }

    /// Takes out what was taken down so far, as long as the meeting goes on: it can still be taken back.
    pub(super) fn keep_running_minutes(&mut self) {
        if self.minutes_state.as_deref() == Some(RUNNING) {
            self.present.clear();
            self.agreed.clear();
            self.paragraphs.clear();
        }
    }
}

/// The state of minutes while the meeting goes on.
const RUNNING: &str = "running";

pub(super) fn exported(meeting: &Meeting, register: &Register, organisation: &Organisation) -> ExportedMeeting {
    let words = |id: TextId| words_of(register, id).to_owned();
    let names = |answer| -> Vec<String> {
        meeting
            .answered(&[answer])
            .into_iter()
            .map(|person| public_name_of(register, organisation, person, Language::English).into_owned())
            .collect()
    };
    let name = |person: PersonId| public_name_of(register, organisation, person, Language::English).into_owned();
    let is_public = address::is_for(Audience::Public, meeting, register, organisation);
    let record = meeting.record.as_ref();
    let paragraphs = record.map(|record| paragraphs(meeting, record, register)).unwrap_or_default();
    let agreed = paragraphs.iter().filter(|paragraph| paragraph.kind == Some(NoteKind::Agreed));
    ExportedMeeting {
        n: meeting.number,
        group: meeting.group.clone(),
        title: words(meeting.title),
        starts: meeting.starts,
        minutes: meeting.minutes,
        zone: meeting.zone.clone(),
        local: meeting.wall.strftime("%Y-%m-%dT%H:%M").to_string(),
        state: state(meeting).to_owned(),
        link: meeting.link.filter(|_| is_public).map(words),
        passcode: meeting.passcode.filter(|_| is_public).map(words),
        series: meeting.occurrence.map(|occurrence| occurrence.series),
        rsvp: ExportedRsvps { yes: names(Answer::Yes), no: names(Answer::No), maybe: names(Answer::Maybe) },
        agenda: (1..).zip(&meeting.agenda.items).map(|(k, item)| exported_item(k, item, register)).collect(),
        present: record.iter().flat_map(|record| &record.present).map(|one| name(one.person)).collect(),
        agreed: agreed.filter_map(|paragraph| paragraph.text.clone()).collect(),
        minutes_state: record.map(|record| minutes_state(record).to_owned()),
        moderator: record.map(|record| name(record.moderator)),
        secretariat: record.and_then(|record| record.secretariat).map(name),
        began: record.map(|record| record.started),
        ended: record.and_then(|record| record.ended),
        paragraphs,
        corrections: record.map(|record| corrections(record, register, organisation)).unwrap_or_default(),
    }
}

fn state(meeting: &Meeting) -> &'static str {
    let was_held = meeting.ended_minutes().is_some();
    match meeting {
        _ if meeting.cancelled.is_some() => "cancelled",
        _ if meeting.is_running() => "running",
        _ if was_held || meeting.is_over => "held",
        _ => "called",
    }
}

fn minutes_state(record: &Minutes) -> &'static str {
    match (&record.ended, &record.approved) {
        (None, _) => RUNNING,
        (Some(_), None) => "draft",
        (Some(_), Some(_)) => "approved",
    }
}

fn exported_item(k: u32, item: &AgendaItem, register: &Register) -> ExportedItem {
    let items = (1..).zip(&item.items).map(|(k, part)| exported_item(k, part, register));
    let topic = match &item.topic {
        Topic::Words(words) => words_of(register, *words).to_owned(),
        Topic::Carried(carried) => {
            Plain { register, mark: "/", width: None, language: Language::English }.line(&Message::from(carried).into())
        }
    };
    ExportedItem { k, item: topic, minutes: item.minutes, items: items.collect() }
}

fn paragraphs(meeting: &Meeting, record: &Minutes, register: &Register) -> Vec<ExportedParagraph> {
    let exported = record.paragraphs().into_iter().map(|paragraph| ExportedParagraph {
        n: paragraph.number,
        item: paragraph.item.and_then(|id| meeting.agenda.number_of(id)).map(|number| number.to_string()),
        kind: paragraph.kind,
        text: paragraph.words.map(|words| words_of(register, words).to_owned()),
        actions: paragraph.actions,
    });
    exported.collect()
}

fn corrections(record: &Minutes, register: &Register, organisation: &Organisation) -> Vec<ExportedMinutesCorrection> {
    let paragraphs = record.paragraphs();
    let words = |id: TextId| words_of(register, id).to_owned();
    let exported = record.corrections.iter().map(|known| {
        let is_it = |note: u32| paragraphs.iter().find(|paragraph| paragraph.note == note);
        let name = |by: PersonId| public_name_of(register, organisation, by, Language::English).into_owned();
        ExportedMinutesCorrection {
            k: known.number,
            name: known.by.map(name).unwrap_or_default(),
            at: known.at,
            change: match known.what {
                ProposedChange::Reworded { .. } => REWORDED,
                ProposedChange::Added { .. } => ADDED,
                ProposedChange::LeftOut { .. } => LEFT_OUT,
            }
            .to_owned(),
            paragraph: known.what.note().and_then(is_it).map(|paragraph| paragraph.number),
            text: known.what.words().map(words),
            state: match known.end.map(|end| end.how) {
                None => OPEN,
                Some(CorrectionFate::Accepted) => "accepted",
                Some(CorrectionFate::Declined) => "declined",
                Some(CorrectionFate::Withdrawn) => "withdrawn",
            }
            .to_owned(),
            reason: known.end.and_then(|end| end.reason).map(words),
        }
    });
    exported.collect()
}

pub(super) fn exported_action(action: &Action, register: &Register, organisation: &Organisation) -> ExportedAction {
    let words = |id: TextId| words_of(register, id).to_owned();
    ExportedAction {
        k: action.number,
        owner: match &action.owner {
            Owner::Person(person) => public_name_of(register, organisation, *person, Language::English).into_owned(),
            Owner::Office { words: named, .. } => words(*named),
        },
        text: words(action.words),
        by: action.by,
        state: match (&action.done, &action.dropped) {
            (Some(_), _) => "done",
            (None, Some(_)) => "dropped",
            (None, None) => "open",
        }
        .to_owned(),
        group: action.group.clone(),
        meeting: action.set_in.map(|set_in| set_in.meeting),
        done: action.done.as_ref().and_then(|done| done.words).map(words),
        dropped: action.dropped.and_then(|dropped| dropped.reason).map(words),
    }
}
