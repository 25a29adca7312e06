//! Every change there is. An event is written once and never rewritten.
//!
//! A new kind is one more variant, its fold in the register, and a sample in `samples/`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantNames};

mod code;
mod correction;
mod decision;
mod digest;
mod every;
mod facts;
mod meeting;
mod minutes;
mod parts;
mod person;
mod recorded;
mod reminder;
mod room;
mod schedule;
mod stored;
mod text;
mod unmet;
mod unreadable;

pub use code::{Code, NotACode};
pub use correction::{Amendment, CorrectionEvent, Held, MeetingDetails};
pub use decision::{ConcernEnd, Outcome, Target};
pub use digest::Recipient;
pub use every::{Every, NotASeries, Nth};
pub use meeting::{Answer, MeetingEvent, Occurrence};
pub use minutes::{Carried, MinutesEvent, NextMeeting, NoteKind, Owner, ProposedChange, SetIn};
pub use parts::{Choice, Document, Nominee, RosterEntry, SameInputs};
pub use person::{NotWeekdays, PersonId, Role, Standing, Weekend};
pub use recorded::Recorded;
pub use reminder::Reminder;
pub use room::{Account, Binding, NoPlatform, Platform, Room};
pub use schedule::Schedule;
pub use text::{Salt, Text, TextId, to_hex};
pub use unmet::Unmet;
pub use unreadable::Unreadable;

/// The number of an event in the journal, from 1 on, without gaps.
pub type Seq = u64;

/// The version in which kinds are written today.
pub const VERSION: u32 = 1;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr, EnumCount)]
#[serde(remote = "Self", rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "kebab-case")]
pub enum Event {
    /// A group was proposed.
    GroupProposed {
        /// Its code, free until now.
        group: Code,
        /// The key of its category.
        category: String,
        /// Its title.
        title: TextId,
        /// Whether it continues a group of an earlier cycle.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        continues: bool,
        /// Whether it comes back within its cycle, with the support, the charter and all that was said of it before.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        keeps: bool,
        /// The parts of the charter that were given, by the template's names.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        parts: BTreeMap<String, TextId>,
        /// Who is proposed to facilitate it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        facilitators: Vec<Nominee>,
        /// The documents that come with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Document>,
        /// Who proposed it, where somebody else recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
        /// Where it was said, when that was elsewhere: an address, or words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<TextId>,
        /// The day on which it was said there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_on: Option<Date>,
    },
    /// Parts of a proposal were added or changed. Earlier texts remain.
    CharterChanged {
        /// The group.
        group: Code,
        /// A new title.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<TextId>,
        /// New texts of parts, by the template's names.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        parts: BTreeMap<String, TextId>,
        /// Who is proposed to facilitate it, in place of those before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        facilitators: Option<Vec<Nominee>>,
        /// Further documents.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Document>,
    },
    /// Somebody supports a group.
    SupportGiven {
        /// The group.
        group: Code,
        /// Who supports it.
        person: PersonId,
        /// How it counts.
        standing: Standing,
        /// Their stakeholder group at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stakeholder: Option<String>,
        /// What they said with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
        /// Where it was said, when that was elsewhere: an address, or words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<TextId>,
        /// The day on which it was said there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_on: Option<Date>,
    },
    /// Somebody takes back their support.
    SupportWithdrawn {
        /// The group.
        group: Code,
        /// Who takes it back.
        person: PersonId,
        /// What they say to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
        /// Where it was said, when that was elsewhere: an address, or words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<TextId>,
        /// The day on which it was said there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_on: Option<Date>,
    },
    /// Somebody comments on a group.
    Commented {
        /// The group.
        group: Code,
        /// Who comments.
        person: PersonId,
        /// Whether they were a member at that time.
        standing: Standing,
        /// Their stakeholder group at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stakeholder: Option<String>,
        /// The comment.
        words: TextId,
        /// Where it was said, when that was elsewhere: an address, or words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<TextId>,
        /// The day on which it was said there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_on: Option<Date>,
    },
    /// The chair or the secretariat set a group's status line, its note, or both.
    GroupNoted {
        /// The group.
        group: Code,
        /// The status line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<TextId>,
        /// The note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
        /// Whether there is no status line any more.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        no_status: bool,
    },
    /// A member has a concern, which stands against consensus until it has ended.
    ConcernRaised {
        /// The group.
        group: Code,
        /// Whose concern it is.
        person: PersonId,
        /// Their stakeholder group at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stakeholder: Option<String>,
        /// The concern.
        words: TextId,
        /// Where it was said, when that was elsewhere: an address, or words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<TextId>,
        /// The day on which it was said there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_on: Option<Date>,
    },
    /// A concern stands against consensus no more.
    ConcernEnded {
        /// The group.
        group: Code,
        /// Its number among the group's concerns, from 1.
        concern: u32,
        /// How it ended.
        how: ConcernEnd,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextId>,
    },
    /// The membership was asked for its last objections to a proposal.
    LastCallOpened {
        /// The group.
        group: Code,
        /// The end.
        until: Timestamp,
        /// The members at that time, with their stakeholder groups.
        roster: Vec<RosterEntry>,
    },
    /// The last call has ended.
    LastCallEnded {
        /// The group.
        group: Code,
    },
    /// The chair decided on a group.
    GroupDecided {
        /// The group.
        group: Code,
        /// What was decided.
        outcome: Outcome,
        /// The chair who decided.
        chair: PersonId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextId>,
        /// Where a redirected proposal goes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Target>,
        /// Why it was decided although something that the rules ask for was missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        anyway: Option<TextId>,
        /// What was missing, in words: in earlier rows alone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing: Vec<String>,
        /// What was missing.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unmet: Vec<Unmet>,
        /// Why the decision before was wrong, in whose place it stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        corrects: Option<TextId>,
    },
    /// The proposer took a proposal back.
    ProposalWithdrawn {
        /// The group.
        group: Code,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextId>,
    },
    /// Somebody facilitates a group from now on.
    FacilitatorAppointed {
        /// The group.
        group: Code,
        /// Who.
        person: PersonId,
        /// How they counted when they were appointed.
        standing: Standing,
        /// Their stakeholder group at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stakeholder: Option<String>,
    },
    /// Somebody facilitates a group no more.
    FacilitatorReleased {
        /// The group.
        group: Code,
        /// Who.
        person: PersonId,
    },
    /// A facilitator reported on a group's work.
    UpdateGiven {
        /// The group.
        group: Code,
        /// The report.
        words: TextId,
        /// Whether it stands in the place of the one before.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        corrects: bool,
    },
    /// The facilitators of a group were asked for an update.
    UpdateAsked {
        /// The group.
        group: Code,
        /// Those who could be reached.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        of: Vec<PersonId>,
    },
    /// The time of grace has passed without an update.
    UpdateMissed {
        /// The group.
        group: Code,
    },
    /// A document of a group was linked.
    DocumentLinked {
        /// The group.
        group: Code,
        /// The document.
        document: Document,
    },
    /// The facilitators asked that a group goes on in the next cycle.
    RenewalAsked {
        /// The group.
        group: Code,
    },
    /// The cycle has ended, and the group was not continued.
    GroupLapsed {
        /// The group.
        group: Code,
    },
    /// A cycle was opened.
    CycleOpened {
        /// Its name.
        name: TextId,
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
        /// The end of its last day.
        ends: Timestamp,
    },
    /// The cycle has ended.
    CycleClosed {},
    /// People were reminded of something that comes, or it was left out because it had no point any more.
    Reminded {
        /// Of what.
        of: Reminder,
        /// Whether nothing was said.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        left_out: bool,
    },
    /// A call for inputs was opened.
    ConsultationOpened {
        /// Its number, from 1.
        consultation: u32,
        /// What is asked.
        question: TextId,
        /// What can be chosen.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        options: Vec<Choice>,
        /// Whether several options can be chosen.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        many: bool,
        /// The classes of respondents.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        classes: Vec<TextId>,
        /// Whether the tally is shown only after the close.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        hidden: bool,
        /// Where there is more to read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<TextId>,
        /// The end.
        until: Timestamp,
    },
    /// Somebody answered a consultation, or changed an answer.
    InputGiven {
        /// The consultation.
        consultation: u32,
        /// The number of the input, from 1. An earlier one of the same number is changed.
        input: u32,
        /// Who.
        person: PersonId,
        /// The initiative for which they answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        initiative: Option<TextId>,
        /// The class that they claim: its place among the consultation's classes, from 0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        class: Option<u32>,
        /// The numbers of the options that they choose.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        options: Vec<u32>,
        /// What they say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
    },
    /// The secretariat confirmed the class of a respondent.
    ClassConfirmed {
        /// The consultation.
        consultation: u32,
        /// The respondent.
        person: PersonId,
        /// The place of the class among the consultation's classes, from 0.
        class: u32,
    },
    /// A consultation ends later.
    ConsultationExtended {
        /// The consultation.
        consultation: u32,
        /// The new end.
        until: Timestamp,
    },
    /// A consultation has ended.
    ConsultationClosed {
        /// The consultation.
        consultation: u32,
    },
    /// What came of a consultation, apart from its numbers.
    ConsultationConcluded {
        /// The consultation.
        consultation: u32,
        /// The outcome.
        words: TextId,
    },
    /// A room was given its purpose.
    RoomBound {
        /// The room.
        room: Room,
        /// What it is for.
        to: Binding,
    },
    /// A room is to be made for a group.
    RoomAsked {
        /// The group.
        group: Code,
        /// Where.
        platform: Platform,
    },
    /// The platform will not make the room.
    RoomNotMade {
        /// The group.
        group: Code,
        /// Where it was to be.
        platform: Platform,
    },
    /// A room was replaced by another, which takes over its purpose.
    RoomMoved {
        /// The room that was left.
        from: Room,
        /// The room that takes its place.
        to: Room,
    },
    /// A room is gone.
    RoomUnbound {
        /// The room.
        room: Room,
    },
    /// It was said in which language the bot speaks in a room of several.
    RoomLanguageSet {
        /// The room.
        room: Room,
        /// The language, by its tag of BCP 47; nothing where it is again that of the organisation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
    },
    /// A room heard what had happened elsewhere.
    NewsTold {
        /// The room.
        room: Room,
    },
    /// What people are to hear in private of what was just recorded by the same cause waits: for their hours, or to be told
    /// together with what they heard of just before.
    NoticesHeld {
        /// Who.
        people: Vec<PersonId>,
    },
    /// People heard in private of what was recorded, at once or when it had waited.
    NoticesTold {
        /// Who.
        person: PersonId,
        /// And who else, at the same time.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        others: Vec<PersonId>,
    },
    /// When digests come to somebody.
    DigestSet {
        /// To whom.
        to: Recipient,
        /// When; nothing where the organisation's times hold, or those of the person's profile.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        schedule: Option<Schedule>,
        /// Whether none are wanted.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        off: bool,
    },
    /// A digest went to somebody, of all that had happened before.
    DigestGiven {
        /// To whom.
        to: Recipient,
    },
    /// Somebody offered to join an account of theirs, by a code of which this is a salted hash.
    LinkOffered {
        /// Who.
        person: PersonId,
        /// The salt.
        salt: Salt,
        /// The SHA-256 of salt and code.
        code: TextId,
    },
    /// The code was given by another account; the first is to confirm it.
    LinkClaimed {
        /// Who offered it.
        person: PersonId,
        /// Who gave the code.
        by: PersonId,
        /// Whether they are first asked to give it once more.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unsure: bool,
    },
    /// Two people turned out to be one.
    PeopleJoined {
        /// Who is no more.
        from: PersonId,
        /// Who stays, with the accounts and acts of both.
        into: PersonId,
        /// How their support counts from now on, where the two were not the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        standing: Option<Standing>,
        /// What both had answered for the same initiative.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        inputs: Vec<SameInputs>,
    },
    /// That two people turned out to be one was taken back: it is as if they had not been joined.
    PeopleSeparated {
        /// Who had been joined to the other.
        from: PersonId,
        /// The other, who keeps what the two did as one.
        into: PersonId,
    },
    /// Somebody was erased, with their own words.
    PersonForgotten {
        /// Who.
        person: PersonId,
    },
    /// Who people are and how they count, under a hash whose salt stands with the person. What is not so there was changed by
    /// hand. Such an event has the time of the one before it, or none, where no clock was led yet.
    PeopleStated {
        /// The hash for each: of name, role, stakeholder group and accounts.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        people: BTreeMap<PersonId, TextId>,
        /// People to whom events refer and of whom nothing is kept, although nobody has erased them here.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unknown: Vec<PersonId>,
    },
    /// Words went with the message in which they were said, or were found to be gone.
    WordsErased {
        /// Which.
        texts: Vec<TextId>,
    },
    /// Something happened to a meeting; stored under that kind's own name.
    #[serde(skip)]
    Meeting(MeetingEvent),
    /// Something happened to an agenda, minutes or an action; stored under that kind's own name.
    #[serde(skip)]
    Minutes(MinutesEvent),
    /// Something was put right; stored under that kind's own name.
    #[serde(skip)]
    Correction(CorrectionEvent),
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Every kind that was ever written, in every version, as it was written.
    pub(crate) const SAMPLES: &[(&str, u32, &str)] = &[
        ("group-proposed", 1, include_str!("samples/group-proposed.1.json")),
        ("group-proposed", 1, include_str!("samples/group-proposed.1.elsewhere.json")),
        ("group-proposed", 1, include_str!("samples/group-proposed.1.keeps.json")),
        ("charter-changed", 1, include_str!("samples/charter-changed.1.json")),
        ("support-given", 1, include_str!("samples/support-given.1.json")),
        ("support-given", 1, include_str!("samples/support-given.1.elsewhere.json")),
        ("support-withdrawn", 1, include_str!("samples/support-withdrawn.1.json")),
        ("support-withdrawn", 1, include_str!("samples/support-withdrawn.1.elsewhere.json")),
        ("commented", 1, include_str!("samples/commented.1.json")),
        ("commented", 1, include_str!("samples/commented.1.elsewhere.json")),
        ("group-noted", 1, include_str!("samples/group-noted.1.json")),
        ("concern-raised", 1, include_str!("samples/concern-raised.1.json")),
        ("concern-raised", 1, include_str!("samples/concern-raised.1.elsewhere.json")),
        ("concern-ended", 1, include_str!("samples/concern-ended.1.json")),
        ("last-call-opened", 1, include_str!("samples/last-call-opened.1.json")),
        ("last-call-ended", 1, include_str!("samples/last-call-ended.1.json")),
        ("group-decided", 1, include_str!("samples/group-decided.1.json")),
        ("group-decided", 1, include_str!("samples/group-decided.1.unmet.json")),
        ("proposal-withdrawn", 1, include_str!("samples/proposal-withdrawn.1.json")),
        ("facilitator-appointed", 1, include_str!("samples/facilitator-appointed.1.json")),
        ("facilitator-released", 1, include_str!("samples/facilitator-released.1.json")),
        ("update-given", 1, include_str!("samples/update-given.1.json")),
        ("update-asked", 1, include_str!("samples/update-asked.1.json")),
        ("update-missed", 1, include_str!("samples/update-missed.1.json")),
        ("document-linked", 1, include_str!("samples/document-linked.1.json")),
        ("renewal-asked", 1, include_str!("samples/renewal-asked.1.json")),
        ("group-lapsed", 1, include_str!("samples/group-lapsed.1.json")),
        ("cycle-opened", 1, include_str!("samples/cycle-opened.1.json")),
        ("cycle-closed", 1, include_str!("samples/cycle-closed.1.json")),
        ("reminded", 1, include_str!("samples/reminded.1.json")),
        ("reminded", 1, include_str!("samples/reminded.1.waiting.json")),
        ("reminded", 1, include_str!("samples/reminded.1.minutes-open.json")),
        ("consultation-opened", 1, include_str!("samples/consultation-opened.1.json")),
        ("input-given", 1, include_str!("samples/input-given.1.json")),
        ("class-confirmed", 1, include_str!("samples/class-confirmed.1.json")),
        ("consultation-extended", 1, include_str!("samples/consultation-extended.1.json")),
        ("consultation-closed", 1, include_str!("samples/consultation-closed.1.json")),
        ("consultation-concluded", 1, include_str!("samples/consultation-concluded.1.json")),
        ("room-bound", 1, include_str!("samples/room-bound.1.json")),
        ("room-asked", 1, include_str!("samples/room-asked.1.json")),
        ("room-not-made", 1, include_str!("samples/room-not-made.1.json")),
        ("room-moved", 1, include_str!("samples/room-moved.1.json")),
        ("room-unbound", 1, include_str!("samples/room-unbound.1.json")),
        ("room-language-set", 1, include_str!("samples/room-language-set.1.json")),
        ("link-offered", 1, include_str!("samples/link-offered.1.json")),
        ("link-claimed", 1, include_str!("samples/link-claimed.1.json")),
        ("people-joined", 1, include_str!("samples/people-joined.1.json")),
        ("people-separated", 1, include_str!("samples/people-separated.1.json")),
        ("person-forgotten", 1, include_str!("samples/person-forgotten.1.json")),
        ("people-stated", 1, include_str!("samples/people-stated.1.json")),
        ("words-erased", 1, include_str!("samples/words-erased.1.json")),
        ("digest-set", 1, include_str!("samples/digest-set.1.json")),
        ("digest-given", 1, include_str!("samples/digest-given.1.json")),
        ("news-told", 1, include_str!("samples/news-told.1.json")),
        ("notices-held", 1, include_str!("samples/notices-held.1.json")),
        ("notices-told", 1, include_str!("samples/notices-told.1.json")),
        ("meeting-called", 1, include_str!("samples/meeting-called.1.json")),
        ("meeting-called", 1, include_str!("samples/meeting-called.1.passcode.json")),
        ("series-called", 1, include_str!("samples/series-called.1.json")),
        ("series-called", 1, include_str!("samples/series-called.1.passcode.json")),
        ("meeting-moved", 1, include_str!("samples/meeting-moved.1.json")),
        ("series-moved", 1, include_str!("samples/series-moved.1.json")),
        ("meeting-cancelled", 1, include_str!("samples/meeting-cancelled.1.json")),
        ("series-ended", 1, include_str!("samples/series-ended.1.json")),
        ("rsvp-given", 1, include_str!("samples/rsvp-given.1.json")),
        ("rsvp-given", 1, include_str!("samples/rsvp-given.1.reason.json")),
        ("rsvp-withdrawn", 1, include_str!("samples/rsvp-withdrawn.1.json")),
        ("meeting-over", 1, include_str!("samples/meeting-over.1.json")),
        ("slots-offered", 1, include_str!("samples/slots-offered.1.json")),
        ("reminders-set", 1, include_str!("samples/reminders-set.1.json")),
        ("meeting-published", 1, include_str!("samples/meeting-published.1.json")),
        ("meeting-published", 1, include_str!("samples/meeting-published.1.address.json")),
        ("agenda-item-added", 1, include_str!("samples/agenda-item-added.1.json")),
        ("agenda-item-added", 1, include_str!("samples/agenda-item-added.1.carried.json")),
        ("agenda-item-dropped", 1, include_str!("samples/agenda-item-dropped.1.json")),
        ("agenda-item-placed", 1, include_str!("samples/agenda-item-placed.1.json")),
        ("minutes-started", 1, include_str!("samples/minutes-started.1.json")),
        ("item-opened", 1, include_str!("samples/item-opened.1.json")),
        ("note-taken", 1, include_str!("samples/note-taken.1.json")),
        ("note-undone", 1, include_str!("samples/note-undone.1.json")),
        ("attended", 1, include_str!("samples/attended.1.json")),
        ("minutes-ended", 1, include_str!("samples/minutes-ended.1.json")),
        ("minutes-ended", 1, include_str!("samples/minutes-ended.1.ended.json")),
        ("minutes-corrected", 1, include_str!("samples/minutes-corrected.1.json")),
        ("minutes-approved", 1, include_str!("samples/minutes-approved.1.json")),
        ("action-set", 1, include_str!("samples/action-set.1.json")),
        ("action-done", 1, include_str!("samples/action-done.1.json")),
        ("act-undone", 1, include_str!("samples/act-undone.1.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.comment.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.concern-end.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.document.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.cancellation.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.series-end.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.approval.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.consultation.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.input.json")),
        ("taken-back", 1, include_str!("samples/taken-back.1.attendance.json")),
        ("amended", 1, include_str!("samples/amended.1.json")),
        ("amended", 1, include_str!("samples/amended.1.series.json")),
        ("amended", 1, include_str!("samples/amended.1.consultation.json")),
        ("amended", 1, include_str!("samples/amended.1.cycle.json")),
        ("amended", 1, include_str!("samples/amended.1.action.json")),
        ("notices-told", 1, include_str!("samples/notices-told.1.others.json")),
        ("group-renamed", 1, include_str!("samples/group-renamed.1.json")),
        ("group-decided", 1, include_str!("samples/group-decided.1.corrects.json")),
        ("update-given", 1, include_str!("samples/update-given.1.corrects.json")),
        ("correction-proposed", 1, include_str!("samples/correction-proposed.1.json")),
        ("correction-proposed", 1, include_str!("samples/correction-proposed.1.added.json")),
        ("correction-proposed", 1, include_str!("samples/correction-proposed.1.left-out.json")),
        ("correction-accepted", 1, include_str!("samples/correction-accepted.1.json")),
        ("correction-accepted", 1, include_str!("samples/correction-accepted.1.left-out.json")),
        ("correction-declined", 1, include_str!("samples/correction-declined.1.json")),
    ];

    #[test]
    fn every_kind_has_a_sample_of_every_version() {
        for kind in Event::kinds() {
            for version in 1..=VERSION {
                assert!(
                    SAMPLES.iter().any(|(name, number, _)| *name == kind && *number == version),
                    "samples/{kind}.{version}.json is missing"
                );
            }
        }
    }

    #[test]
    fn every_sample_loads_and_is_written_the_same_way() {
        for (kind, version, body) in SAMPLES {
            let event = Event::from_stored(kind, *version, body).unwrap_or_else(|error| panic!("{kind}: {error}"));
            assert_eq!(event.kind(), *kind);
            let written: serde_json::Value = serde_json::from_str(&event.body().unwrap()).unwrap();
            let sample: serde_json::Value = serde_json::from_str(body).unwrap();
            assert_eq!(written, sample, "{kind}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let message = |kind, version, body| Event::from_stored(kind, version, body).unwrap_err().to_string();
        assert_eq!(message("group-painted", 1, "{}"), "unknown kind \"group-painted\"");
        assert_eq!(message("news-told", 2, "{}"), "version 2 of kind \"news-told\" is newer than this program");
        assert!(message("news-told", 1, "{}").starts_with("broken body of kind \"news-told\": missing field `room`"));
    }
}
