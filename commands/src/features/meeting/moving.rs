//! `/move N WHEN`: a meeting at another time; `N+` from this one on.

use super::announce::moved;
use super::meet::{WhoseZone, time_to_come, turn_of, with_notes, zone_for};
use super::{MEETING_ONWARDS, meeting_to_come};
use crate::language::access::FACILITATOR;
use crate::language::value::When;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Meeting, MeetingEvent, Register, Role};
use crate::say;
use crate::time::{Duration, when};
use crate::words::{self, Explain, Reply};

const AT: Arg<When> = Arg::new("when", Kind::When, phrase!(move_when_about)).required();

pub(crate) const MOVE: Spec = Spec {
    name: "move",
    summary: phrase!(move_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING_ONWARDS.argument, AT.argument], decide },
    examples: &["move 1 wed 15:00 Africa/Dakar", "move 1 16:00", "move 1 +1h", "move 2+ 2017-04-28 09:00 UTC"],
    refused: &[
        Refused { by: Role::Member, typed: "move 1 wed 15:00" },
        Refused { by: Role::Chair, typed: "move 1" },
        Refused { by: Role::Chair, typed: "move 1+ wed 15:00" },
        Refused { by: Role::Chair, typed: "move 99 wed 15:00" },
        Refused { by: Role::Chair, typed: "move 1 soon" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, onwards) = meeting_to_come(call, draft, &MEETING_ONWARDS)?;
    let length = Duration::of_minutes(meeting.minutes);
    let (zone, source) = match zone_for(draft, meeting.group.as_ref()) {
        (own, WhoseZone::Speaker) => (own, WhoseZone::Speaker),
        _ => (meeting.zone.clone(), WhoseZone::Meeting),
    };
    let (typed, now) = (call.need(&AT)?, draft.scene().now);
    let (wall, taken) = time_to_come(typed, length, draft, source, |words, vocabulary| {
        when::moved(words, (meeting.wall, &meeting.zone), &zone, now, vocabulary)
    })?;
    if let Some(typed) = wall.length.filter(|typed| *typed != length) {
        return Err(Refusal::OtherLength { length, typed }.into());
    }
    if wall.instant == meeting.starts && wall.zone == meeting.zone {
        return Err(Refusal::SameTime { number: meeting.number }.into());
    }
    let move_one = |number: u32, wall, zone: &str, starts| MeetingEvent::MeetingMoved {
        meeting: number,
        wall,
        zone: zone.to_owned(),
        starts,
    };
    draft.record(move_one(meeting.number, wall.at, &wall.zone, wall.instant).into());
    if let Some(occurrence) = meeting.occurrence.filter(|_| onwards) {
        // From where the meeting would be by its series: it may have been moved by itself before.
        let before =
            draft.scene().register.series(occurrence.series).and_then(|series| turn_of(series, occurrence.place));
        let before = before.map_or(meeting.wall, |(wall, ..)| wall);
        let by = wall.at.duration_since(before).as_mins();
        let (series, from, zone) = (occurrence.series, occurrence.place, wall.zone.clone());
        draft.record(MeetingEvent::SeriesMoved { series, from, by, zone }.into());
        let after = draft.register_after();
        for later in followers(meeting, draft.scene().register) {
            let place = later.occurrence.map_or(0, |own| own.place);
            if let Some((wall, zone, starts)) = after.series(series).and_then(|series| turn_of(series, place)) {
                draft.record(move_one(later.number, wall, &zone, starts).into());
            }
        }
    }
    let after = draft.register_after();
    let reply = moved(&pairs(draft.scene().register, &after, meeting), &after, draft.scene().organisation);
    Ok(with_notes(reply, taken, &wall.zone, &wall.notes))
}

/// The meetings to come after one in its series.
pub(super) fn followers<'r>(meeting: &Meeting, register: &'r Register) -> Vec<&'r Meeting> {
    let Some(own) = meeting.occurrence else { return Vec::new() };
    let follows = |other: &&Meeting| {
        let is_later = |theirs: &crate::record::Occurrence| theirs.series == own.series && theirs.place > own.place;
        other.occurrence.as_ref().is_some_and(is_later)
    };
    register.all_meetings_to_come().filter(follows).collect()
}

/// A meeting and those that follow it, before and after, as far as they have moved.
fn pairs<'r>(before: &'r Register, after: &'r Register, first: &Meeting) -> Vec<(&'r Meeting, &'r Meeting)> {
    let later: Vec<u32> = followers(first, before).iter().map(|meeting| meeting.number).collect();
    let pairs = [first.number].into_iter().chain(later);
    let pairs = pairs.filter_map(|number| before.meeting(number).zip(after.meeting(number)));
    pairs.filter(|(before, after)| before.starts != after.starts || before.number == first.number).collect()
}

/// Why a meeting is not moved.
#[derive(Debug)]
enum Refusal {
    /// It is at that time already.
    SameTime { number: u32 },
    /// An end was typed that would make it longer or shorter.
    OtherLength { length: Duration, typed: Duration },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::SameTime { number } => Reply::said(say!(meeting_already_then, number: *number)),
            Self::OtherLength { length, typed } => {
                Reply::said(say!(meeting_move_keeps_length, length: *length, typed: *typed))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
