//! `/meetings [CODE]`: what is coming, in the reader's zone.

use super::announce::whose;
use super::meet::{YOURS, zone_for};
use super::times::with_utc;
use crate::audience::address::{self, Audience};
use crate::language::access::ANYONE;
use crate::language::arguments::ANY_CODE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::line;
use crate::record::{Answer, Meeting, Role};
use crate::words::{Block, Inline, Line, Refusal, Reply};

pub(crate) const MEETINGS: Spec = Spec {
    name: "meetings",
    summary: "Shows the meetings that come, in your time.",
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[ANY_CODE.argument], decide },
    examples: &["meetings", "meetings WG-WORK"],
    refused: &[Refused { by: Role::Member, typed: "meetings WG-INP" }],
};

/// The most that are shown.
const MOST: usize = 15;

/// What is said in the place of addresses.
const KEPT_BACK: &str =
    "The address of each call is in the group's own room. If you are expected, I give it to you in private too.";

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let register = draft.scene().register;
    let code = call.get(&ANY_CODE);
    let mut meetings: Vec<&Meeting> = register
        .all_meetings_to_come()
        .filter(|meeting| code.is_none_or(|code| meeting.group.as_ref() == Some(code)))
        .collect();
    meetings.sort_by_key(|meeting| (meeting.starts, meeting.number));
    if meetings.is_empty() {
        let of = code.map_or_else(|| line![""], |code| line![" of ", code]);
        let call = Inline::Command("meet CODE \"Title\" tue 14:00 Africa/Dakar".to_owned());
        return Ok(Reply::line(
            line!["No meeting"].then(of).then(line![" is coming. A facilitator calls one: ", call]),
        ));
    }
    let (zone, taken) = zone_for(draft, code);
    let speaker = draft.speaker().id;
    let more = meetings.len().saturating_sub(MOST);
    let scene = *draft.scene();
    let is_for_reader =
        |meeting: &Meeting| address::is_for(Audience::Room(scene.room), meeting, register, scene.organisation);
    let shown_meetings = || meetings.iter().take(MOST);
    let lines = shown_meetings().map(|meeting| {
        let said = render_meeting(meeting, &zone, meeting.answer_of(speaker));
        match address::of(meeting).filter(|_| is_for_reader(meeting)) {
            Some(address) => said.then(line![", "]).then(address),
            None => said,
        }
    });
    let keeps_back = shown_meetings().any(|meeting| meeting.link.is_some() && !is_for_reader(meeting));
    let reply = Reply::line(line![format!("Meetings that come. Times are in {zone}, {}:", belongs(taken))])
        .with(Block::List(lines.collect()));
    let set = Inline::Command("profile set zone: Africa/Dakar".to_owned());
    let reply = if keeps_back { reply.and(line![KEPT_BACK]) } else { reply };
    let reply = if taken == YOURS { reply } else { reply.and(line!["To see your own time: ", set]) };
    Ok(if more > 0 { reply.and(line![format!("And {more} more.")]) } else { reply })
}

fn belongs(taken: &'static str) -> &'static str {
    if taken == YOURS { "your zone" } else { taken }
}

fn render_meeting(meeting: &Meeting, zone: &str, answer: Option<Answer>) -> Line {
    let said = line![format!("Meeting {}, ", meeting.number)]
        .then(with_utc(meeting.starts, zone))
        .then(line![": ", meeting.title, ", "])
        .then(whose(meeting.group.as_ref()));
    match answer {
        Some(answer) => said.then(line![format!(" (you said {answer})")]),
        None => said,
    }
}
