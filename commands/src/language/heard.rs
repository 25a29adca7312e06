//! What was heard: one thing that somebody did in a room, as a platform tells it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::organisation::PlatformRole;
use crate::record::{Account, Code, Event, MeetingEvent, NotACode, PersonId, Recorded, Reminder, Room, TextId};
use crate::words::{File, Reply};

/// How far the clocks of platforms may be behind, and how long what they tell may be on its way.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// How long before it is heard something counts as said that came while the bot was away.
const LONGEST_ABSENCE: SignedDuration = SignedDuration::from_hours(48);

/// How the cause of an edit ends.
const EDITED: &str = " edited";

/// Something that was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The platform's own id of it, unique for good: the same seen again changes nothing.
    pub cause: String,
    /// Where it was done.
    pub room: Room,
    /// Whose account did it.
    pub account: Account,
    /// The name that the platform shows for the account.
    pub name: String,
    /// When it was done, as the platform has it.
    pub said_at: Timestamp,
    /// Until when all was heard there. What came since may have been done at any time since; `said_at` is trusted that far
    /// and no further. Nothing where it is heard as it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all_heard_until: Option<Timestamp>,
    /// By what the platform attaches an answer to it, where it can. It holds for minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction: Option<String>,
    /// What who did it is on the platform, as far as that can count here; nothing where the platform does not say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform_roles: Option<Vec<PlatformRole>>,
    /// What was done.
    #[serde(flatten)]
    pub what: What,
}

/// What somebody does in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// They say something; only now is it asked whether that is a command.
    Message(Message),
    /// They fill in a form of the platform.
    Form(Form),
    /// They react to the message with this id.
    Reaction {
        /// The platform's id of the message.
        to: String,
        /// The emoji, or whatever the platform takes in its place.
        with: String,
    },
    /// They delete the message, or take back the reaction, with this id.
    Deletion {
        /// The platform's id of it.
        of: String,
    },
    /// They bring the bot into the room.
    Arrival,
    /// The platform has made the room that was asked for; it is heard in that room.
    Made {
        /// The group.
        group: Code,
        /// What people there call the room.
        name: String,
        /// The web address that leads to it.
        link: String,
    },
    /// The platform will not make a room.
    NotMade {
        /// The group.
        group: Code,
    },
    /// The room is there no more.
    Gone,
    /// The bot may not speak in the room. Where an account is given, that has just brought it there.
    Closed {
        /// What it lacks there, as the platform calls it, if that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lacks: Option<String>,
    },
    /// The platform lets the bot into few rooms at a time: some wait into which this account has invited it.
    RoomsWait {
        /// How many.
        rooms: u32,
        /// In how many minutes the bot will be in all of them.
        minutes: u32,
    },
    /// The platform shows a meeting among its own events as it was then, or does not.
    Published {
        /// The meeting.
        meeting: u32,
        /// How often it had been changed then.
        sequence: u32,
        /// The platform's own id of the event; nothing when it shows none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// Whether the address of the call is kept back there.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        hides_address: bool,
    },
    /// Somebody stops the digests that they get by mail, by the address that is in each.
    MailStopped {
        /// Who.
        person: PersonId,
    },
    /// They replace the room with another, in which the bot now is.
    Move {
        /// The room that takes its place.
        to: Room,
    },
    /// They press a button under a question of the bot.
    Chosen {
        /// The key of the message that has the question.
        question: String,
        /// The number of the choice, from 1; 0 for none of them.
        choice: usize,
    },
    /// The bot has asked them something. It is kept as this until it is answered, and is never heard.
    Asked(Asked),
}

/// What the bot has asked somebody in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The key of the message by which it was asked.
    pub key: String,
    /// The commands that can be chosen, as they were shown: without their mark.
    pub choices: Vec<String>,
    /// The beginning of the command that the answer ends, where words are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unfinished: Option<String>,
}

/// A message, before anybody knows whether it is a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The words. A mention of the bot at their beginning is taken off by the adapter.
    pub text: String,
    /// Whether it was said to the bot.
    pub addressed: Addressed,
    /// The platform's id of the message that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<String>,
    /// Whom it mentions, each once. Their handles stand in the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// The message of their own whose words they change by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edits: Option<Edit>,
    /// Whether its words mention the bot elsewhere than at their beginning.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mentions_bot: bool,
    /// Whether they stand beside a file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_file: bool,
}

/// That a message changes the words of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The platform's id of that.
    pub of: String,
    /// When that was said.
    pub said_at: Timestamp,
}

/// Somebody who is mentioned in a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The handle, as it is in the words.
    pub handle: String,
    /// What those who read the message see in its place.
    pub shown: String,
    /// What the platform calls them, if they are in the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The account of the person on their own platform, where a bridge shows them here by a puppet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
}

/// A command whose values the platform asks for one by one, so that none can be taken for another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The names from the command to the subcommand: `profile set`. Empty when the form continues another.
    pub command: String,
    /// What was filled in, by the names of arguments and of the template's parts.
    pub values: BTreeMap<String, String>,
    /// The cause of the form that it continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<String>,
    /// The words that were shown in the fields that are still to be filled in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shown: BTreeMap<String, TextId>,
    /// Whether the answer is for the person alone who said it, as to the press of a button that many press.
    #[serde(default, rename = "aside", skip_serializing_if = "std::ops::Not::not")]
    pub ephemeral: bool,
    /// Whether the platform can show an answer to the asker alone, in the room itself. What changes nothing is then not said to
    /// everybody there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub answers_alone: bool,
    /// The room to which that one belongs, as a thread to its channel. What is bound to a group is bound for both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Room>,
    /// When the message was said whose button was pressed: what it shows may have changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_at: Option<Timestamp>,
    /// Whom the values mention, each once. Their handles stand there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// Whether a message was said to the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressed {
    /// To everybody in the room: a command needs its mark, and only what resembles one is answered.
    ToAll,
    /// To everybody where nobody else hears marks: whatever has a mark is answered.
    ToAllHere,
    /// To the bot: it mentions it or answers one of its messages. No mark is needed.
    ToBot,
}

impl Message {
    /// Words that answer nothing.
    pub fn new(text: impl Into<String>, addressed: Addressed) -> Self {
        let (answers, edits, mentions) = (None, None, Vec::new());
        Self { text: text.into(), addressed, answers, mentions, edits, mentions_bot: false, has_file: false }
    }
}

impl Heard {
    /// That a room is there no more. It is nobody's doing.
    pub fn gone(room: &Room, now: Timestamp) -> Self {
        Self {
            cause: format!("gone {room}"),
            room: room.clone(),
            account: Account { platform: room.platform, id: String::new() },
            name: String::new(),
            said_at: now,
            all_heard_until: None,
            interaction: None,
            platform_roles: None,
            what: What::Gone,
        }
    }

    /// That the bot may not speak in a room. It is nobody's doing, and told once a day.
    pub fn closed(room: &Room, lacks: Option<String>, now: Timestamp) -> Self {
        let day = jiff::tz::TimeZone::UTC.to_datetime(now).date();
        Self { cause: format!("closed {room} {day}"), what: What::Closed { lacks }, ..Self::gone(room, now) }
    }

    /// That somebody stops their mail, by an address that only they have.
    pub fn mail_stopped(person: PersonId, now: Timestamp) -> Self {
        let room = Room::mail_to(person);
        Self {
            cause: format!("mail to {person} stopped {now}"),
            account: Account { platform: room.platform, id: String::new() },
            room,
            name: String::new(),
            said_at: now,
            all_heard_until: None,
            interaction: None,
            platform_roles: None,
            what: What::MailStopped { person },
        }
    }

    /// When it was done, as far as the platform is trusted: never after it was heard, and at most five minutes before. Only
    /// of what came while the bot was away the platform knows more, for two days: whoever runs a homeserver could else give
    /// an answer before an end that has passed.
    pub fn trusted_said_at(&self, now: Timestamp) -> Timestamp {
        let before = |at: Timestamp, time| at.checked_sub(time).unwrap_or(Timestamp::MIN);
        let since = before(self.all_heard_until.unwrap_or(now).min(now), TOLERANCE);
        self.said_at.clamp(since.max(before(now, LONGEST_ABSENCE)), now)
    }

    /// Whether the answer is for the person alone who said it.
    pub fn is_ephemeral(&self) -> bool {
        self.form().is_some_and(|form| form.ephemeral)
    }

    /// Whether the answer can be shown to the person alone who said it, where they said it. A button is below a question that was
    /// asked them alone.
    pub fn can_be_answered_alone(&self) -> bool {
        matches!(self.what, What::Chosen { .. }) || self.form().is_some_and(|form| form.answers_alone)
    }

    /// When the message was said whose button was pressed.
    pub fn shown_at(&self) -> Option<Timestamp> {
        self.form()?.shown_at
    }

    /// The room to which the one belongs where it was said.
    pub fn within(&self) -> Option<&Room> {
        self.form()?.within.as_ref()
    }

    /// Whom it mentions.
    pub fn mentions(&self) -> &[Mention] {
        match &self.what {
            What::Message(message) => &message.mentions,
            _ => self.form().map_or(&[], |form| &form.mentions),
        }
    }

    fn form(&self) -> Option<&Form> {
        if let What::Form(form) = &self.what { Some(form) } else { None }
    }

    /// The cause of a reaction. A platform's id alone does not tell a reaction from a message once it is deleted.
    pub fn cause_of_reaction(id: &str) -> String {
        format!("reaction {id}")
    }

    /// The cause of the edit of a message. One of each is heard.
    pub fn cause_of_edit(of: &str) -> String {
        format!("{of}{EDITED}")
    }

    /// The message of which something with this cause is an edit, or that it is itself.
    pub(crate) fn original_of(cause: &str) -> &str {
        cause.strip_suffix(EDITED).unwrap_or(cause)
    }
}

/// What the journal knows of the earlier message to which something that was heard refers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The bot's own message that is answered or reacted to.
    pub posted: Option<Posted>,
    /// What was recorded because of the message or the reaction that is deleted.
    pub recorded: Vec<Recorded>,
    /// The form that is continued.
    pub begun: Option<Heard>,
}

/// A message of the bot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// Its key.
    pub key: String,
    /// The keys of what else is said in the same message.
    pub with: Vec<String>,
    /// On what people can act where it stands.
    pub about: Option<About>,
}

impl Posted {
    /// What was said under this key.
    pub fn of(key: impl Into<String>, about: Option<About>) -> Self {
        Self { key: key.into(), with: Vec::new(), about }
    }

    /// Whether this is said in it.
    pub(crate) fn says(&self, key: &str) -> bool {
        self.key == key || self.with.iter().any(|other| other == key)
    }
}

/// On what people can act where a message of the bot stands; written `WG-IMP`, `consultation 3`, `meeting 5`, `question 2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A group that is proposed: it can be supported.
    Proposal(Code),
    /// A consultation of this number: it can be answered.
    Consultation(u32),
    /// A meeting of this number: one can say whether one comes.
    Meeting(u32),
    /// A question with so many choices. What they are is known while it is open: see [`Asked`].
    Question(u32),
}

/// How a consultation begins when it is written, a meeting, and a question.
const CONSULTATION: &str = "consultation ";
const MEETING: &str = "meeting ";
const QUESTION: &str = "question ";

impl About {
    /// On what people can act who hear of an event in these words: what they vote on in a poll, too.
    pub(crate) fn told(event: &Event, reply: &Reply) -> Option<Self> {
        let voted_on =
            |file: &File| if let File::Poll(number) = file { Some(Self::Consultation(*number)) } else { None };
        Self::event(event).or_else(|| reply.files.iter().find_map(voted_on))
    }

    /// On what people can act when they hear of an event.
    fn event(event: &Event) -> Option<Self> {
        match event {
            Event::GroupProposed { group, .. } => Some(Self::Proposal(group.clone())),
            Event::ConsultationOpened { consultation, .. }
            | Event::ConsultationExtended { consultation, .. }
            | Event::Reminded { of: Reminder::Consultation { consultation, .. }, .. } => {
                Some(Self::Consultation(*consultation))
            }
            Event::Meeting(
                MeetingEvent::MeetingCalled { meeting, .. } | MeetingEvent::MeetingMoved { meeting, .. },
            )
            | Event::Reminded { of: Reminder::Meeting { meeting, .. }, .. } => Some(Self::Meeting(*meeting)),
            Event::CharterChanged { .. }
            | Event::SupportGiven { .. }
            | Event::SupportWithdrawn { .. }
            | Event::Commented { .. }
            | Event::GroupNoted { .. }
            | Event::ConcernRaised { .. }
            | Event::ConcernEnded { .. }
            | Event::LastCallOpened { .. }
            | Event::LastCallEnded { .. }
            | Event::GroupDecided { .. }
            | Event::ProposalWithdrawn { .. }
            | Event::FacilitatorAppointed { .. }
            | Event::FacilitatorReleased { .. }
            | Event::UpdateGiven { .. }
            | Event::UpdateAsked { .. }
            | Event::UpdateMissed { .. }
            | Event::DocumentLinked { .. }
            | Event::RenewalAsked { .. }
            | Event::GroupLapsed { .. }
            | Event::CycleOpened { .. }
            | Event::CycleClosed { .. }
            | Event::Reminded { .. }
            | Event::InputGiven { .. }
            | Event::ClassConfirmed { .. }
            | Event::ConsultationClosed { .. }
            | Event::ConsultationConcluded { .. }
            | Event::RoomBound { .. }
            | Event::RoomAsked { .. }
            | Event::RoomNotMade { .. }
            | Event::RoomMoved { .. }
            | Event::RoomUnbound { .. }
            | Event::RoomLanguageSet { .. }
            | Event::NewsTold { .. }
            | Event::NoticesHeld { .. }
            | Event::NoticesTold { .. }
            | Event::DigestSet { .. }
            | Event::DigestGiven { .. }
            | Event::LinkOffered { .. }
            | Event::LinkClaimed { .. }
            | Event::PeopleJoined { .. }
            | Event::PeopleSeparated { .. }
            | Event::PersonForgotten { .. }
            | Event::PeopleStated { .. }
            | Event::WordsErased { .. }
            | Event::Meeting(_)
            | Event::Minutes(_)
            | Event::Correction(_) => None,
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Proposal(group) => group.fmt(f),
            Self::Consultation(number) => write!(f, "{CONSULTATION}{number}"),
            Self::Meeting(number) => write!(f, "{MEETING}{number}"),
            Self::Question(choices) => write!(f, "{QUESTION}{choices}"),
        }
    }
}

impl FromStr for About {
    type Err = NotACode;

    fn from_str(words: &str) -> Result<Self, NotACode> {
        let number = |prefix| words.strip_prefix(prefix).and_then(|number: &str| number.parse().ok());
        let consultation = number(CONSULTATION).map(Self::Consultation);
        let about = consultation.or_else(|| number(MEETING).map(Self::Meeting));
        match about.or_else(|| number(QUESTION).map(Self::Question)) {
            Some(about) => Ok(about),
            None => words.parse().map(Self::Proposal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_platform_is_trusted_into_the_past_for_the_time_that_the_bot_was_away() {
        let at = |words: &str| format!("2017-04-{words}:00Z").parse::<Timestamp>().unwrap();
        let now = at("10T12:00");
        let trusted = |said_at: Timestamp, all_heard_until: Option<Timestamp>| {
            let heard = Heard { said_at, all_heard_until, ..Heard::gone(&Room::console("#plenary"), now) };
            heard.trusted_said_at(now)
        };
        // While it hears: five minutes, and never the future.
        assert_eq!(trusted(at("10T11:57"), None), at("10T11:57"));
        assert_eq!(trusted(at("10T11:00"), None), at("10T11:55"));
        assert_eq!(trusted(at("10T11:00"), Some(at("10T11:59"))), at("10T11:54"));
        assert_eq!(trusted(at("10T18:00"), None), now);
        // It was away since nine.
        assert_eq!(trusted(at("10T09:30"), Some(at("10T09:00"))), at("10T09:30"));
        assert_eq!(trusted(at("10T08:00"), Some(at("10T09:00"))), at("10T08:55"));
        assert_eq!(trusted(Timestamp::UNIX_EPOCH, Some(at("10T09:00"))), at("10T08:55"));
        // For long, or nobody knows how long.
        for since in [at("01T09:00"), Timestamp::MIN] {
            assert_eq!(trusted(at("09T09:00"), Some(since)), at("09T09:00"));
            assert_eq!(trusted(at("05T09:00"), Some(since)), at("08T12:00"));
        }
        // A clock that was set back.
        assert_eq!(trusted(at("10T09:30"), Some(at("10T15:00"))), at("10T11:55"));
    }
}
