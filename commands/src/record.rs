//! The record: typed events, and the register into which they fold.
//!
//! Nothing here knows of commands, words or platforms' messages.

pub mod chance;
mod events;
mod state;

#[cfg(test)]
pub(crate) use events::tests::SAMPLES;
pub use events::{
    Account, Binding, Choice, Code, Document, Event, Every, MeetingEvent, MinutesEvent, NextMeeting, NoPlatform,
    Nominee, NotACode, NotASeries, Nth, Platform, Recorded, Room, RosterEntry, Salt, SameInputs, Schedule, Seq, SetIn,
    Text, TextId, Unmet, Unreadable, VERSION, to_hex,
};
pub use state::{
    Act, Action, Agenda, AgendaItem, Answer, Appointment, Approval, Ask, Attendance, Borne, Cancellation, Change,
    Changed, Comment, Concern, ConcernEnd, Consultation, Cycle, Decision, Digests, Done, Earlier, EndedConcern,
    Forgotten, ForgottenAccount, Group, Happening, Hours, Input, ItemNumber, LastCall, Likeness, LinkOffer, MOST_PARTS,
    Meeting, Minutes, NO_TIME, NameKey, NameLook, News, NotAnItem, NotHours, NotWeekdays, Note, NoteKind, Noted,
    Occurrence, Offer, OfferedTo, Opened, Opening, Outcome, OwnDigests, Owner, Paragraph, Past, People, Person,
    PersonId, Publication, Recipient, Register, Reminder, Review, Revision, Role, Rsvp, Series, Standing, State,
    Support, Tally, Target, UNDONE_WITHIN, Weekend, mixed_word, normalised,
};
