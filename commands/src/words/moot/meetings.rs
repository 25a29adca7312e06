//! Refusals about meetings, as things stand.

use jiff::Timestamp;

use super::command;
use crate::line;
use crate::record::{ItemNumber, PersonId};
use crate::words::refusal::alternatives;
use crate::words::reply::{Inline, Line, Reply};

/// What cannot be done with a meeting, its agenda, its minutes or an action, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingMoot {
    /// There is no meeting of this number.
    NoMeeting {
        /// The number.
        number: u32,
        /// Some that are to come.
        near: Vec<u32>,
    },
    /// The meeting is not one of a series.
    NoSeries {
        /// The meeting.
        number: u32,
    },
    /// The time is past.
    Past {
        /// The time.
        at: Timestamp,
        /// The zone in which it was meant.
        zone: String,
    },
    /// The meeting is not held.
    Cancelled {
        /// The meeting.
        number: u32,
        /// Since when that is known.
        at: Timestamp,
    },
    /// The time of the meeting is over.
    Over {
        /// The meeting.
        number: u32,
        /// When it ended.
        at: Timestamp,
    },
    /// It is at that time already.
    SameTime {
        /// The meeting.
        number: u32,
    },
    /// A passcode without the address for which it is.
    PasscodeWithoutLink,
    /// Both a time and the number of an offered one were given.
    TimeAndSlot,
    /// No times were offered here lately.
    NoOffer,
    /// The times were offered for another.
    OtherOffer,
    /// There is no such time among those offered.
    NoSlot {
        /// The number.
        slot: u32,
        /// How many there are.
        offered: usize,
    },
    /// Something that only a series has.
    OnlySeries {
        /// The argument.
        argument: &'static str,
    },
    /// A series cannot take turns in this way.
    NoTurns,
    /// The series ends before its first meeting.
    SeriesEndsTooSoon,
    /// The days from which to choose are not in order, or past.
    NoDays,
    /// So many days are not looked through.
    TooManyDays {
        /// The most.
        most: u32,
    },
    /// Of nobody who is expected a zone is known.
    NoZones,
    /// No time within the days does.
    NoTimes {
        /// Whether that is because of those who must be awake.
        for_quorum: bool,
    },
    /// The minutes are done, so the agenda stays as it is.
    AgendaIsFixed {
        /// The meeting.
        number: u32,
    },
    /// There is no such item.
    NoItem {
        /// The meeting.
        number: u32,
        /// The item.
        item: ItemNumber,
        /// How many there are.
        items: usize,
    },
    /// Parts have no parts.
    PartOfPart {
        /// The part.
        item: ItemNumber,
    },
    /// No more items have room.
    NoRoomForItems,
    /// An item of which there is talk cannot be dropped.
    ItemWasOpened {
        /// The item.
        item: ItemNumber,
    },
    /// The item is talked about already.
    ItemIsOpen {
        /// The item.
        item: ItemNumber,
        /// Who opened it.
        by: Option<PersonId>,
        /// The next item, if there is one.
        next: Option<ItemNumber>,
    },
    /// There is no further item.
    NoNextItem,
    /// Minutes of the meeting are there already.
    HasMinutes {
        /// The meeting.
        number: u32,
    },
    /// Minutes of another meeting of the same people are being taken.
    AnotherRuns {
        /// The other meeting.
        number: u32,
    },
    /// No minutes are being taken here.
    NothingRuns,
    /// Minutes are taken in a room.
    NoRoomForMinutes,
    /// There are no minutes.
    NoMinutes {
        /// The meeting.
        number: u32,
    },
    /// Nothing was taken down yet.
    NothingToUndo,
    /// The meeting is still going on.
    StillRuns {
        /// The meeting.
        number: u32,
    },
    /// The minutes are approved.
    Approved {
        /// The meeting.
        number: u32,
        /// When.
        at: Timestamp,
    },
    /// There is no such paragraph.
    NoParagraph {
        /// The number.
        paragraph: u32,
        /// How many there are.
        last: usize,
    },
    /// Who was not there corrects nothing.
    WasNotThere {
        /// The meeting.
        number: u32,
    },
    /// Somebody has said already that they are here.
    AlreadyHere {
        /// Who.
        person: PersonId,
        /// Since when.
        at: Timestamp,
    },
    /// There is no action of this number.
    NoAction {
        /// The number.
        number: u32,
        /// The latest.
        latest: u32,
    },
    /// The action was done.
    ActionIsDone {
        /// The number.
        number: u32,
        /// When.
        at: Timestamp,
    },
    /// It is somebody else's action.
    NotYourAction {
        /// Whose.
        owner: Line,
    },
    /// An action needs a group, or a meeting that goes on.
    NoPlaceForAction,
}

impl MeetingMoot {
    /// The refusal in words.
    pub(super) fn reply(&self) -> Reply {
        let said = match self {
            Self::NoMeeting { number, near } if near.is_empty() => {
                line![format!("There is no meeting {number}. "), command("meetings"), " shows those that come."]
            }
            Self::NoMeeting { number, near } => {
                let near = near.iter().map(|number| Inline::from(number.to_string()));
                line![format!("There is no meeting {number}. Did you mean ")].then(alternatives(near)).then(line!["?"])
            }
            Self::NoSeries { number } => {
                line![format!("Meeting {number} is not one of a series. Say {number} without the +.")]
            }
            Self::Past { at, zone } => {
                line![Inline::Local(*at, zone.clone()), " is past. Give a time that is still to come."]
            }
            Self::Cancelled { number, at } => {
                line![format!("Meeting {number} was cancelled on "), Inline::Date(*at), ". Nothing changes."]
            }
            Self::Over { number, at } => {
                line![format!("Meeting {number} ended on "), Inline::Moment(*at), ". Nothing changes."]
            }
            Self::SameTime { number } => line![format!("Meeting {number} is at that time already. Nothing changes.")],
            Self::PasscodeWithoutLink => {
                line!["A passcode belongs to an address. Give both: link: https://… passcode: …"]
            }
            Self::TimeAndSlot => line!["Give a time, or slot: and the number of a time that was offered, not both."],
            Self::NoOffer => line![
                "No times were offered here in the last seven days. Ask for some: ",
                command("slots for: 90m from: DATE to: DATE"),
            ],
            Self::OtherOffer => line!["The times that were offered here last are for another group. Ask again."],
            Self::NoSlot { slot, offered } => {
                line![format!("There is no offer number {slot}. The last offer here had {offered}.")]
            }
            Self::OnlySeries { argument } => {
                line![format!("Only a series has {argument}:. Say how it goes on too, such as every: 2 weeks",)]
            }
            Self::NoTurns => {
                line!["A series takes turns between 2 to 6 times, and goes on every week or more rarely."]
            }
            Self::SeriesEndsTooSoon => line!["The series ends before its first meeting. Give a later last day."],
            Self::NoDays => line!["Give days that are still to come, the first before the last."],
            Self::TooManyDays { most } => line![format!("That is too long to look through. Give at most {most} days.")],
            Self::NoZones => line![
                "I know the time zone of nobody who is expected. Everybody can set their own: ",
                command("profile set zone: Africa/Dakar"),
            ],
            Self::NoTimes { for_quorum: false } => line!["No such meeting has room within these days."],
            Self::NoTimes { for_quorum: true } => {
                line!["At no time within these days enough people of every kind are awake. Give more days."]
            }
            Self::AgendaIsFixed { number } => {
                line![format!("Meeting {number} is over, so its agenda stays as it is.")]
            }
            Self::NoItem { number, item, items } => {
                let there_are = match items {
                    0 => "It has none yet".to_owned(),
                    1 => "It has one".to_owned(),
                    items => format!("It has {items}"),
                };
                line![
                    format!("The agenda of meeting {number} has no item {item}. {there_are}: "),
                    command(format!("agenda show {number}"))
                ]
            }
            Self::PartOfPart { item } => {
                line![format!("Item {item} belongs to item {} already. Give the number of a whole item.", item.item,)]
            }
            Self::NoRoomForItems => line!["An item has at most 26 parts, and an agenda 99 items."],
            Self::ItemWasOpened { item } => {
                line![format!("Item {item} was talked about, so it stays on the agenda.")]
            }
            Self::ItemIsOpen { item, by, next } => {
                let said = match by {
                    Some(by) => line![format!("Item {item} is open already: "), *by, " opened it."],
                    None => line![format!("Item {item} is open already.")],
                };
                match next {
                    Some(next) => said.then(line![" The next one: ", command(format!("item {next}"))]),
                    None => said,
                }
            }
            Self::NoNextItem => {
                line!["There is no further item on the agenda. To end the meeting: ", command("minutes end"),]
            }
            Self::HasMinutes { number } => line![
                format!("There are minutes of meeting {number} already: "),
                command(format!("minutes show {number}")),
            ],
            Self::AnotherRuns { number } => line![
                format!("Here the minutes of meeting {number} are still being taken. End them first: "),
                command("minutes end"),
            ],
            Self::NothingRuns => line![
                "No minutes are being taken here. A facilitator begins with ",
                command("minutes start N"),
                " in the room of the meeting.",
            ],
            Self::NoRoomForMinutes => {
                line!["Say this in the room of the meeting: minutes are taken where all can read along."]
            }
            Self::NoMinutes { number } => line![format!("There are no minutes of meeting {number}.")],
            Self::NothingToUndo => line!["Nothing was taken down yet, so there is nothing to take back."],
            Self::StillRuns { number } => {
                line![format!("Meeting {number} still goes on. End its minutes first: "), command("minutes end"),]
            }
            Self::Approved { number, at } => line![
                format!("The minutes of meeting {number} were approved on "),
                Inline::Date(*at),
                ". They stay as they are.",
            ],
            Self::NoParagraph { paragraph, last } => {
                line![format!("There is no paragraph {paragraph}. The last one is number {last}.")]
            }
            Self::WasNotThere { number } => {
                line![format!("Only those who were in meeting {number} correct its minutes.")]
            }
            Self::AlreadyHere { person, at } => {
                line![*person, " is on the list already, since ", Inline::Moment(*at), "."]
            }
            Self::NoAction { latest: 0, .. } => line!["There is no action yet."],
            Self::NoAction { number, latest } => {
                line![format!("There is no action {number}. The latest is number {latest}: "), command("actions"),]
            }
            Self::ActionIsDone { number, at } => {
                line![format!("Action {number} was done on "), Inline::Date(*at), ". Nothing changes."]
            }
            Self::NotYourAction { owner } => line!["Only the owner ("]
                .then(owner.clone())
                .then(line![") and the group's facilitators say that it is done."]),
            Self::NoPlaceForAction => {
                line!["No meeting goes on here, and this is no group's room. Say this in the group's room.",]
            }
        };
        Reply::line(said)
    }
}
