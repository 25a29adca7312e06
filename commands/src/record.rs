//! The record: typed events, and the register into which they fold.
//!
//! Nothing here knows of commands, words or platforms' messages.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod chance;
mod events;
mod state;

#[cfg(test)]
pub(crate) use events::tests::SAMPLES;
pub use events::{
    Account, Amendment, Answer, Binding, Carried, Choice, Code, ConcernEnd, CorrectionEvent, Document, Event, Every,
    Held, MeetingDetails, MeetingEvent, MinutesEvent, NextMeeting, NoPlatform, Nominee, NotACode, NotASeries,
    NotWeekdays, NoteKind, Nth, Occurrence, Outcome, Owner, PersonId, Platform, ProposedChange, Recipient, Recorded,
    Reminder, Role, Room, RosterEntry, Salt, SameInputs, Schedule, Seq, SetIn, Standing, Target, Text, TextId, Unmet,
    Unreadable, VERSION, Weekend, to_hex,
};
pub use state::{
    Act, Action, Agenda, AgendaItem, Appointment, Approval, Ask, Attendance, Borne, Cancellation, Change, Changed,
    Comment, Concern, Consultation, CorrectionEnd, CorrectionFate, Cycle, Decision, Declared, Digests, Done, Earlier,
    EndedConcern, Erasures, Forgotten, ForgottenAccount, Group, Happening, HeldNotices, HistoryEntry, Hours, Input,
    ItemNumber, LastCall, Likeness, LinkOffer, List, ListIter, MOST_PARTS, Meeting, Minutes, NO_TIME, NameKey,
    NameLook, News, NotAnItem, NotHours, Note, Noted, Offer, OfferedTo, Opened, Opening, OwnDigests, Paragraph, People,
    Person, PersonalChanges, ProposedCorrection, Publication, RecentAct, Register, RegisterPart, Review, Revision,
    Rsvp, Series, State, Support, TAKEN_BACK_WITHIN, TakenBack, Tally, Topic, UNDONE_WITHIN, folded_words, has_row,
    is_seen, is_short_for, mixed_word, normalised, without_accents,
};
