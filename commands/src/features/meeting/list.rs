//! `/meetings [CODE]`: what is coming, in the reader's zone.

use super::SET_ZONE;
use super::announce::whose;
use super::meet::{WhoseZone, zone_for};
use super::times::with_utc;
use crate::audience::address::{self, Audience};
use crate::language::access::ANYONE;
use crate::language::arguments::ANY_CODE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Answer, Meeting, Role};
use crate::say;
use crate::words::shared::key;
use crate::words::{Block, Inline, Message, Refusal, Reply};

pub(crate) const MEETINGS: Spec = Spec {
    name: "meetings",
    summary: phrase!(meetings_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[ANY_CODE.argument], decide },
    examples: &["meetings", "meetings WG-WORK"],
    refused: &[Refused { by: Role::Member, typed: "meetings WG-INP" }],
};

/// The most that are shown.
const MOST: usize = 15;

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let register = draft.scene().register;
    let code = call.get(&ANY_CODE);
    let meetings = code.map_or_else(|| register.all_meetings_by_start(), |code| register.meetings_to_come(Some(code)));
    if meetings.is_empty() {
        let call = Inline::command("meet CODE \"Title\" tue 14:00 Africa/Dakar");
        return Ok(Reply::said(match code {
            Some(code) => say!(meeting_list_none_of, group: code, command: call),
            None => say!(meeting_list_none, command: call),
        }));
    }
    let (zone, whose) = zone_for(draft, code);
    let speaker = draft.speaker().id;
    let more = meetings.len().saturating_sub(MOST);
    let scene = *draft.scene();
    let is_for_reader =
        |meeting: &Meeting| address::is_for(Audience::Room(scene.room), meeting, register, scene.organisation);
    let shown_meetings = || meetings.iter().take(MOST);
    let lines = shown_meetings().map(|meeting| {
        let said = render_meeting(meeting, &zone, meeting.answer_of(speaker));
        match address::of(meeting).filter(|_| is_for_reader(meeting)) {
            Some(address) => say!(list_middle, first: said, second: address).into(),
            None => said.into(),
        }
    });
    let keeps_back = shown_meetings().any(|meeting| meeting.link.is_some() && !is_for_reader(meeting));
    let mut reply =
        Reply::said(say!(meeting_list, whose: key(whose), zone: zone.clone())).with(Block::List(lines.collect()));
    if keeps_back {
        reply = reply.and(say!(meeting_list_addresses, command: Inline::command("meetings")).into());
    }
    if whose != WhoseZone::Speaker {
        reply = reply.and(say!(meeting_list_zone, command: Inline::command(SET_ZONE)).into());
    }
    Ok(if more > 0 { reply.and(say!(meeting_list_more, count: more).into()) } else { reply })
}

fn render_meeting(meeting: &Meeting, zone: &str, answer: Option<Answer>) -> Message {
    let (number, title) = (meeting.number, meeting.title);
    let (time, group) = (with_utc(meeting.starts, zone), whose(meeting.group.as_ref()));
    match answer {
        Some(answer) => {
            say!(meeting_listed_answered, number: number, time: time, title: title, group: group, answer: answer)
        }
        None => say!(meeting_listed, number: number, time: time, title: title, group: group),
    }
}
