//! `/meeting N [title: …] [link: …] [passcode: …] [for: …]`: what a meeting is called, where it is and how long; `N+` from this one on.
//! Without more it shows that. `/uncancel N` has a cancelled meeting take place after all.

use super::moving::followers;
use super::{MEETING_ONWARDS, meeting, meeting_to_come, name_of};
use crate::audience::address;
use crate::features::undo::correction;
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::draft::living;
use crate::language::{Arg, Argument, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Amendment, CorrectionEvent, Held, Meeting, MeetingDetails, PersonId, Role, TextId};
use crate::say;
use crate::time::Duration;
use crate::words::{self, Explain, Inline, Reply};
use jiff::Timestamp;

const TITLE: Arg<String> = Arg::new("title", Kind::Line, phrase!(meeting_title_about)).named().only(FACILITATOR);
const LINK: Arg<String> = Arg::new("link", Kind::Url, phrase!(meeting_link_about)).named().or_none().only(FACILITATOR);
const PASSCODE: Arg<String> =
    Arg::new("passcode", Kind::Line, phrase!(meeting_passcode_about)).named().or_none().only(FACILITATOR);
const LENGTH: Arg<Duration> = Arg::new("for", Kind::Duration, phrase!(meeting_for_about)).named().only(FACILITATOR);

pub(crate) const DETAILS: Spec = Spec {
    name: "meeting",
    summary: phrase!(meeting_details_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act {
        arguments: &[MEETING_ONWARDS.argument, TITLE.argument, LINK.argument, PASSCODE.argument, LENGTH.argument],
        decide,
    },
    examples: &["meeting 1", "meeting 1 title: Second call", "meeting 2+ link: https://example.org/new-room for: 90m"],
    refused: &[
        Refused { by: Role::Participant, typed: "meeting 1 title: Mine" },
        Refused { by: Role::Chair, typed: "meeting 99" },
        Refused { by: Role::Chair, typed: "meeting 1 link: in my office" },
    ],
};

pub(crate) const UNCANCEL: Spec = Spec {
    name: "uncancel",
    summary: phrase!(uncancel_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING_ONWARDS.argument], decide: uncancel },
    examples: &["uncancel 5"],
    refused: &[
        Refused { by: Role::Participant, typed: "uncancel 5" },
        Refused { by: Role::Chair, typed: "uncancel 1" },
        Refused { by: Role::Chair, typed: "uncancel 99" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let names = [TITLE.argument, LINK.argument, PASSCODE.argument, LENGTH.argument];
    if !names.iter().any(|argument| call.was_given(argument.name)) {
        return Ok(shown(meeting(call, draft, &MEETING_ONWARDS)?.0));
    }
    let (first, onwards) = meeting_to_come(call, draft, &MEETING_ONWARDS)?;
    let mut text = |words: Option<&String>| words.map(|words| draft.text(words.trim(), PersonId::NOBODY));
    let (title, link, passcode): (Option<TextId>, Option<TextId>, Option<TextId>) =
        (text(call.get(&TITLE)), text(call.get(&LINK)), text(call.get(&PASSCODE)));
    if passcode.is_some() && link.is_none() && first.link.is_none() {
        return Err(Refusal::PasscodeWithoutLink.into());
    }
    let minutes = call.get(&LENGTH).map(|length| length.minutes);
    let is_emptied = |argument: &Argument, value: Option<TextId>| call.was_given(argument.name) && value.is_none();
    let no_link = is_emptied(&LINK.argument, link);
    // A passcode is that of a link.
    let no_passcode = no_link || is_emptied(&PASSCODE.argument, passcode);
    let details = MeetingDetails { title, link, passcode, minutes, no_link, no_passcode };
    let mut numbers = vec![first.number];
    if let Some(occurrence) = first.occurrence.filter(|_| onwards) {
        numbers.extend(followers(first, draft.scene().register).iter().map(|later| later.number));
        let what = Amendment::Series { series: occurrence.series, details };
        draft.record(CorrectionEvent::Amended { what }.into());
    }
    for number in &numbers {
        let what = Amendment::Meeting { meeting: *number, details };
        draft.record(CorrectionEvent::Amended { what }.into());
    }
    let after = draft.register_after();
    let changed: Vec<&Meeting> = numbers.iter().filter_map(|number| after.meeting(*number)).collect();
    Ok(correction::meetings_amended(&changed))
}

/// What a meeting is called, when and where it is, and what became of it.
fn shown(meeting: &Meeting) -> Reply {
    let mut reply = Reply::line(name_of(meeting))
        .and(say!(correction_when, starts: Inline::Moment(meeting.starts), minutes: meeting.minutes).into());
    if let Some(address) = address::of(meeting) {
        reply = reply.and(say!(meeting_where, place: address).into());
    }
    if let Some(cancelled) = &meeting.cancelled {
        let back = Inline::command(format!("uncancel {}", meeting.number));
        return reply.and(say!(correction_is_cancelled, date: Inline::Date(cancelled.at), command: back).into());
    }
    let change = Inline::Command(format!("meeting {} title: …", meeting.number));
    reply.and(say!(correction_change, command: change).into())
}

fn uncancel(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (first, onwards) = meeting(call, draft, &MEETING_ONWARDS)?;
    let said_at = draft.scene().said_at;
    let (number, starts) = (first.number, first.starts);
    if first.cancelled.is_none() {
        return Err(Refusal::NotCancelled { number }.into());
    }
    if first.ends() <= said_at {
        return Err(Refusal::IsPast { number, starts }.into());
    }
    let group = first.group.as_ref().and_then(|code| draft.scene().register.group(code));
    group.map(living).transpose()?;
    let series = first.occurrence.filter(|_| onwards);
    let later = draft.scene().register.meetings().filter(|other| {
        let follows = |one: crate::record::Occurrence| {
            series.is_some_and(|own| own.series == one.series && own.place < one.place)
        };
        other.cancelled.is_some() && other.ends() > said_at && other.occurrence.is_some_and(follows)
    });
    let numbers: Vec<u32> = [number].into_iter().chain(later.map(|later| later.number)).collect();
    if let Some(own) = series {
        let what = Held::SeriesEnd { series: own.series };
        draft.record(CorrectionEvent::TakenBack { what, reason: None }.into());
    }
    for number in &numbers {
        let what = Held::Cancellation { meeting: *number };
        draft.record(CorrectionEvent::TakenBack { what, reason: None }.into());
    }
    let after = draft.register_after();
    let meetings: Vec<&Meeting> = numbers.iter().filter_map(|number| after.meeting(*number)).collect();
    Ok(correction::reinstated(&meetings))
}

/// Why a meeting stays as it is.
#[derive(Debug)]
enum Refusal {
    /// What lets in is of use only where one goes.
    PasscodeWithoutLink,
    /// It is not cancelled.
    NotCancelled { number: u32 },
    /// Its time is over.
    IsPast { number: u32, starts: Timestamp },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::PasscodeWithoutLink => say!(correction_passcode_without_link),
            Self::NotCancelled { number } => say!(correction_not_cancelled, number: *number),
            Self::IsPast { number, starts } => say!(
                correction_is_past,
                number: *number,
                starts: Inline::Moment(*starts),
                command: Inline::command("meet CODE \"Title\" WHEN"),
            ),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn title_address_and_length_of_a_meeting_and_its_series_can_change() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#wg-work", "lea", "/meeting 1").expect(expect![[r#"
            #wg-work <rapporteur> Meeting 1 of WG-WORK: First call
            	Thu 20 Apr 2017, 10:00 UTC, 60 minutes
            	To change title, link or length: /meeting 1 title: …"#]]);
        dialogue
            .say("#wg-work", "lea", "/meeting 1 title: The first call link: https://example.org/new for: 90m")
            .expect(expect![[r#"
                #wg-work <rapporteur> A meeting has changed:
                	- Meeting 1: The first call, Thu 20 Apr 2017, 10:00 UTC, 90 minutes
                	Where: https://example.org/new
                #plenary <rapporteur> A meeting has changed:
                	- Meeting 1: The first call, Thu 20 Apr 2017, 10:00 UTC, 90 minutes
                	Where: the address is in the group's room"#]]);
        dialogue.say("#wg-work", "lea", "/meeting 2+ link: https://example.org/series").expect(expect![[r#"
            #wg-work <rapporteur> 4 meetings have changed:
            	- Meeting 2: Regular call, Thu 27 Apr 2017, 14:00 UTC, 60 minutes
            	- Meeting 3: Regular call, Thu 11 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 4: Regular call, Thu 25 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 5: Regular call, Thu 8 Jun 2017, 14:00 UTC, 60 minutes
            	Where: https://example.org/series
            #plenary <rapporteur> 4 meetings have changed:
            	- Meeting 2: Regular call, Thu 27 Apr 2017, 14:00 UTC, 60 minutes
            	- Meeting 3: Regular call, Thu 11 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 4: Regular call, Thu 25 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 5: Regular call, Thu 8 Jun 2017, 14:00 UTC, 60 minutes
            	Where: the address is in the group's room"#]]);
        dialogue.say("#wg-work", "lea", "/undo").expect(expect![[r#"
            #wg-work <rapporteur> Undone: the change to meeting 2, the change to meeting 3, the change to meeting 4 and the change to meeting 5
            #plenary <rapporteur> 4 meetings have changed:
            	- Meeting 2: Regular call, Thu 27 Apr 2017, 14:00 UTC, 60 minutes
            	- Meeting 3: Regular call, Thu 11 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 4: Regular call, Thu 25 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 5: Regular call, Thu 8 Jun 2017, 14:00 UTC, 60 minutes"#]]);
        dialogue.say("#wg-work", "lea", "/undo").expect(expect![[r#"
            #wg-work <rapporteur> Undone: the change to meeting 1
            #plenary <rapporteur> A meeting has changed:
            	- Meeting 1: First call, Thu 20 Apr 2017, 10:00 UTC, 60 minutes"#]]);
        dialogue.say("#wg-work", "ginger", "/meeting 1 title: Mine").expect(expect![[r#"
            #wg-work <rapporteur> Only the group's facilitators, the chair and the secretariat may use /meeting with title: ….
            	Please ask Lea Kaspar."#]]);
    }

    #[test]
    fn a_meeting_that_was_cancelled_takes_place_after_all() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#lounge", "lynn", "/cancel 2+ Nobody can come.").quietly();
        dialogue.pass("20m").quietly();
        dialogue.say("#lounge", "lynn", "/uncancel 2+").expect(expect![[r#"
            #lounge <rapporteur> These 4 meetings take place after all:
            	- Meeting 2: Regular call, Thu 27 Apr 2017, 14:00 UTC, 60 minutes
            	- Meeting 3: Regular call, Thu 11 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 4: Regular call, Thu 25 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 5: Regular call, Thu 8 Jun 2017, 14:00 UTC, 60 minutes
            	Are you coming? /rsvp 2 yes
            #plenary <rapporteur> These 4 meetings take place after all:
            	- Meeting 2: Regular call, Thu 27 Apr 2017, 14:00 UTC, 60 minutes
            	- Meeting 3: Regular call, Thu 11 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 4: Regular call, Thu 25 May 2017, 14:00 UTC, 60 minutes
            	- Meeting 5: Regular call, Thu 8 Jun 2017, 14:00 UTC, 60 minutes
            	Are you coming? /rsvp 2 yes"#]]);
        dialogue.say("#lounge", "lynn", "/meetings").expect(expect![[r#"
            #lounge <rapporteur> Upcoming meetings (your time, America/New_York):
            	- Meeting 7, Tue 11 Apr 2017, 18:00 America/New_York (22:00 UTC): Earlier meeting, the plenary
            	- Meeting 1, Thu 20 Apr 2017, 06:00 America/New_York (10:00 UTC): First call, WG-WORK
            	- Meeting 6, Tue 25 Apr 2017, 18:00 America/New_York (22:00 UTC): Virtual meeting, the plenary
            	- Meeting 2, Thu 27 Apr 2017, 10:00 America/New_York (14:00 UTC): Regular call, WG-WORK
            	- Meeting 3, Thu 11 May 2017, 10:00 America/New_York (14:00 UTC): Regular call, WG-WORK
            	- Meeting 4, Thu 25 May 2017, 10:00 America/New_York (14:00 UTC): Regular call, WG-WORK
            	- Meeting 5, Thu 8 Jun 2017, 10:00 America/New_York (14:00 UTC): Regular call, WG-WORK"#]]);
    }

    #[test]
    fn a_meeting_of_a_group_that_has_ended_stays_cancelled() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#wg-work", "lea", "/cancel 1").quietly();
        dialogue.say("#plenary", "lynn", "/cycle close yes").quietly();
        dialogue.pass("1m").quietly();
        dialogue.say("#plenary", "lynn", "/uncancel 1").expect(expect![
            "#plenary <rapporteur> WG-WORK has ended (lapsed). A member can propose it again: /propose WG-WORK Title"
        ]);
        dialogue.say("#wg-work", "lea", "/undo").expect(expect![[r#"
            #wg-work <rapporteur> /undo does not reach this: the cancellation of meeting 1
            	To put it right: /uncancel 1"#]]);
        dialogue.pass("1m").expect(expect![[""]]);
    }
}
