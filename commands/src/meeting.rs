//! Meetings: how they are called, announced, moved and reminded of.
//!
//! ```text
//! <lea> /meet WG-WORK "First call" tue 14:00 Africa/Dakar for: 90m every: 2 weeks
//! <rapporteur> Meeting 1 of WG-WORK: First call …
//! <flavio> /rsvp 1 yes
//! ```

mod announce;
mod cancel;
mod expected;
mod list;
mod meet;
mod moving;
mod over;
mod remind;
mod rsvp;
mod slots;
mod times;

pub(crate) use announce::{called, cancelled, moved, name_of};
pub(crate) use cancel::CANCEL;
pub(crate) use list::MEETINGS;
pub(crate) use meet::{MEET, turn_of};
pub(crate) use moving::MOVE;
pub(crate) use remind::REMIND;
pub(crate) use rsvp::RSVP;
pub(crate) use slots::SLOTS;

use crate::kit::{Arg, Call, Draft, Kind, MeetingMoot, MeetingRef, Moot, Refusal};
use crate::register::{Binding, Code, Meeting};

/// The meeting that a command is about.
pub(crate) const MEETING: Arg<MeetingRef> = Arg::new("number", Kind::Meeting, "the meeting's number").required();

/// The same, with those that follow it in its series.
pub(crate) const MEETING_ONWARDS: Arg<MeetingRef> =
    Arg::new("number", Kind::MeetingOnwards, "the meeting's number; with + from this one on").required();

/// Whose meeting it is to be.
pub(crate) const WHOSE: Arg<Code> = Arg::new("code", Kind::GroupOrPlenary, "the group's code, or plenary");

/// The meeting that a call means; its number was checked when it was read.
pub(crate) fn meeting<'a>(
    call: &Call,
    draft: &Draft<'a>,
    arg: &Arg<MeetingRef>,
) -> Result<(&'a Meeting, bool), Refusal> {
    let MeetingRef { number, onwards } = *call.need(arg)?;
    let meeting = draft.scene().register.meeting(number);
    Ok((meeting.ok_or(MeetingMoot::NoMeeting { number, near: Vec::new() })?, onwards))
}

/// The same, if it is still to come.
pub(crate) fn meeting_to_come<'a>(
    call: &Call,
    draft: &Draft<'a>,
    arg: &Arg<MeetingRef>,
) -> Result<(&'a Meeting, bool), Refusal> {
    let (meeting, onwards) = meeting(call, draft, arg)?;
    let number = meeting.number;
    if let Some(cancelled) = &meeting.cancelled {
        return Err(MeetingMoot::Cancelled { number, at: cancelled.at }.into());
    }
    if meeting.is_over || meeting.ends() <= draft.scene().said_at {
        return Err(MeetingMoot::Over { number, at: meeting.ends() }.into());
    }
    Ok((meeting, onwards))
}

/// Whose meeting a call means: that of a group whose life is not over, or of the plenary.
pub(crate) fn whose(call: &Call, draft: &Draft<'_>) -> Result<Option<Code>, Refusal> {
    const PLENARY: Arg<Binding> = Arg::new("code", Kind::GroupOrPlenary, "");
    if call.get(&PLENARY) == Some(&Binding::Plenary) {
        return Ok(None);
    }
    let code = call.get(&WHOSE).ok_or(MeetingMoot::WhoseMeeting)?;
    match draft.scene().register.group(code) {
        Some(group) if group.state.has_ended() => {
            Err(Moot::Ended { group: group.code.clone(), state: group.state }.into())
        }
        _ => Ok(Some(code.clone())),
    }
}
