//! Meetings: how they are called, announced, moved and reminded of.
//!
//! ```text
//! <lea> /meet WG-WORK "First call" tue 14:00 Africa/Dakar for: 90m every: 2 weeks
//! <rapporteur> Meeting 1 of WG-WORK: First call …
//! <flavio> /rsvp 1 yes
//! ```

mod announce;
mod cancel;
mod details;
mod list;
mod meet;
mod moving;
mod over;
mod remind;
mod rsvp;
mod slots;
mod times;

pub(crate) use announce::{called, cancelled, moved, name_of, whose as whose_words};
pub(crate) use cancel::{CANCEL, ending};
pub(crate) use details::{DETAILS, UNCANCEL};
pub(crate) use list::MEETINGS;
pub(crate) use meet::{MEET, by_todays_rules, gets_number, has_turn};
pub(crate) use moving::MOVE;
pub(crate) use over::borne;
pub(crate) use remind::{Asked, REMIND, in_a_line, in_private, in_rooms};
pub(crate) use rsvp::{RSVP, withdrawn};
pub(crate) use slots::SLOTS;
pub(crate) use times::with_utc;

use jiff::Timestamp;

use crate::language::draft::living;
use crate::language::{Arg, Call, Draft, Kind, MeetingRef};
use crate::phrase;
use crate::record::{Binding, Code, Meeting};
use crate::say;
use crate::words::{self, Explain, Inline, Reply};

/// The meeting that a command is about.
pub(crate) const MEETING: Arg<MeetingRef> = Arg::new("number", Kind::Meeting, phrase!(meeting_number_about)).required();

/// The same, with those that follow it in its series.
pub(crate) const MEETING_ONWARDS: Arg<MeetingRef> =
    Arg::new("number", Kind::MeetingOnwards, phrase!(meeting_onwards_about)).required();

/// Whose meeting it is to be.
pub(crate) const WHOSE: Arg<Code> = Arg::new("code", Kind::GroupOrPlenary, phrase!(meeting_whose_about)).required();

/// The meeting that a call means; its number was checked when it was read.
pub(crate) fn meeting<'a>(
    call: &Call,
    draft: &Draft<'a>,
    arg: &Arg<MeetingRef>,
) -> Result<(&'a Meeting, bool), words::Refusal> {
    let MeetingRef { number, onwards } = *call.need(arg)?;
    let meeting = draft.scene().register.meeting(number);
    Ok((meeting.ok_or(words::Refusal::NoMeeting { number, near: Vec::new() })?, onwards))
}

/// The same, if it is still to come.
pub(crate) fn meeting_to_come<'a>(
    call: &Call,
    draft: &Draft<'a>,
    arg: &Arg<MeetingRef>,
) -> Result<(&'a Meeting, bool), words::Refusal> {
    let (meeting, onwards) = meeting(call, draft, arg)?;
    let number = meeting.number;
    if let Some(cancelled) = &meeting.cancelled {
        return Err(Refusal::Cancelled { number, at: cancelled.at }.into());
    }
    if let Some(ended) = meeting.record.as_ref().and_then(|record| record.ended) {
        return Err(Refusal::Over { number, at: ended }.into());
    }
    if meeting.is_over || meeting.ends() <= draft.scene().said_at {
        return Err(Refusal::Over { number, at: meeting.ends() }.into());
    }
    Ok((meeting, onwards))
}

/// Whose meeting a call means: that of a group whose life is not over, or of the plenary.
pub(crate) fn whose(call: &Call, draft: &Draft<'_>) -> Result<Option<Code>, words::Refusal> {
    const PLENARY: Arg<Binding> = Arg::new("code", Kind::GroupOrPlenary, phrase!(meeting_whose_about));
    if call.get(&PLENARY) == Some(&Binding::Plenary) {
        return Ok(None);
    }
    let code = call.need(&WHOSE)?;
    draft.scene().register.group(code).map(living).transpose()?;
    Ok(Some(code.clone()))
}

/// How one says by which clocks one lives.
const SET_ZONE: &str = "profile set zone: Africa/Dakar";

/// Why nothing is done with a meeting, or none is found a time for.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The meeting is not held.
    Cancelled { number: u32, at: Timestamp },
    /// The time of the meeting is over.
    Over { number: u32, at: Timestamp },
    /// Of nobody who is expected a zone is known.
    NoZones,
    /// No time within the days does.
    NoTimes { for_quorum: bool },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::Cancelled { number, at } => say!(meeting_was_cancelled, number: *number, day: Inline::Date(*at)),
            Self::Over { number, at } => say!(meeting_is_over, number: *number, at: Inline::Moment(*at)),
            Self::NoZones => say!(meeting_no_zones, command: Inline::command(SET_ZONE)),
            Self::NoTimes { for_quorum: false } => say!(meeting_no_times),
            Self::NoTimes { for_quorum: true } => say!(meeting_no_times_quorum),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::announce::due::Timetable;
    use crate::language::heard::What;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_title_that_begins_with_the_code_of_another_group_than_the_rooms_is_asked_about() {
        let mut dialogue = Dialogue::with_life();
        let mut meet = |room: &str, title: &str| {
            let values = [("title", title), ("when", "thu 10:00 UTC"), ("for", "1h")];
            dialogue.fill_in(room, "lynn", "meet", &values).seen()
        };
        meet("#wg-work", "WG-IMP Kick-off").expect(expect![[r##"
            #wg-work <rapporteur> Your words begin with WG-IMP, and this is the room of WG-WORK. Which group do you mean? To name it yourself, give its code too.
            	Please answer with a number, or no:
            	- 1. /meet WG-IMP "Kick-off" thu 10:00 UTC for: 1h
            	- 2. /meet WG-WORK "WG-IMP Kick-off" thu 10:00 UTC for: 1h"##]]);
        meet("#plenary", "wg-imp: Kick-off").expect(expect![[r##"
            #plenary <rapporteur> Your words begin with WG-IMP, and this is the room of the plenary. Which group do you mean? To name it yourself, give its code too.
            	Please answer with a number, or no:
            	- 1. /meet WG-IMP "Kick-off" thu 10:00 UTC for: 1h
            	- 2. /meet plenary "wg-imp: Kick-off" thu 10:00 UTC for: 1h"##]]);
        meet("#wg-work", "WG-IMP").expect(expect!["#wg-work <rapporteur> Your words begin with WG-IMP, and this is the room of WG-WORK. Which group do you mean? To name it yourself, give its code too."]);
        meet("#wg-work", "WG-WORK Kick-off").expect(expect![[r#"
            #wg-work <rapporteur> Meeting 1 of WG-WORK: WG-WORK Kick-off
            	Thu 13 Apr 2017, 10:00 UTC, for 1 hour
            	Are you coming? /rsvp 1 yes, no or maybe
            #plenary <rapporteur> Meeting 1 of WG-WORK: WG-WORK Kick-off
            	Thu 13 Apr 2017, 10:00 UTC, for 1 hour
            	Are you coming? /rsvp 1 yes, no or maybe"#]]);
    }

    #[test]
    fn a_meeting_is_called_announced_moved_and_cancelled() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "ginger", "/support WG-WORK").quietly();
        dialogue.say("#plenary", "ginger", "/profile set zone: Pacific/Fiji").quietly();
        dialogue.say("#wg-work", "flavio", "/support").quietly();
        dialogue.say("@flavio", "flavio", "/profile set zone: America/Sao_Paulo").quietly();
        dialogue.pass("1h").quietly();
        dialogue
            .say("#wg-work", "lea", "/meet \"First call\" 20 apr 15:00 Geneva for: 1h30 link: https://example.org/room")
            .expect(expect![[r#"
                #wg-work <rapporteur> Meeting 1 of WG-WORK: First call
                	Thu 20 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour 30 minutes
                	– Thu 10:00 (UTC−3)
                	– Fri 01:00 (UTC+12)
                	Where: https://example.org/room
                	Are you coming? /rsvp 1 yes, no or maybe
                #plenary <rapporteur> Meeting 1 of WG-WORK: First call
                	Thu 20 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour 30 minutes
                	– Thu 10:00 (UTC−3)
                	– Fri 01:00 (UTC+12)
                	Where: the address is in the group's room
                	Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue
            .say("#plenary", "flavio", "/rsvp 1 yes")
            .expect(expect!["#plenary <rapporteur> Flávio Wagner is coming to meeting 1 (1 yes so far)."]);
        dialogue
            .say("#plenary", "flavio", "/rsvp 1 yes")
            .expect(expect!["#plenary <rapporteur> Flávio Wagner already answered yes for meeting 1 (1 yes so far)."]);
        dialogue
            .say("#wg-work", "ginger", "/rsvp 1 no")
            .expect(expect!["#wg-work <rapporteur> Virginia Paque can't come to meeting 1 (1 yes, 1 no so far)."]);
        dialogue.say("#wg-work", "flavio", "/meetings").expect(expect![[r#"
            #wg-work <rapporteur> Upcoming meetings (your time, America/Sao_Paulo):
            	- Meeting 1, Thu 20 Apr 2017, 10:00 America/Sao_Paulo (13:00 UTC): First call, WG-WORK (you said yes), https://example.org/room"#]]);
        dialogue.say("#wg-work", "lea", "/move 1 2017-04-21 9:30").expect(expect![[r#"
            #wg-work <rapporteur> Moved: Meeting 1 of WG-WORK: First call
            	Thu 20 Apr 2017, 15:00 Europe/Zurich (13:00 UTC) → Fri 21 Apr 2017, 09:30 Europe/Zurich (07:30 UTC)
            	– Fri 04:30 (UTC−3)
            	– Fri 19:30 (UTC+12)
            	Are you coming? /rsvp 1 yes, no or maybe
            	You gave no time zone, so I used that of the meeting: Europe/Zurich.
            #plenary <rapporteur> Moved: Meeting 1 of WG-WORK: First call
            	Thu 20 Apr 2017, 15:00 Europe/Zurich (13:00 UTC) → Fri 21 Apr 2017, 09:30 Europe/Zurich (07:30 UTC)
            	– Fri 04:30 (UTC−3)
            	– Fri 19:30 (UTC+12)
            	Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue
            .say("#wg-work", "lea", "/move 1 2017-04-21 9:30")
            .expect(expect!["#wg-work <rapporteur> Meeting 1 is already at that time. Nothing has changed."]);
        dialogue.say("#wg-work", "lea", "/cancel 1 Too few can come.").expect(expect![[r#"
            #wg-work <rapporteur> Cancelled: Meeting 1 of WG-WORK: First call
            	Fri 21 Apr 2017, 09:30 Europe/Zurich (07:30 UTC), for 1 hour 30 minutes
            	Reason: Too few can come.
            #plenary <rapporteur> Cancelled: Meeting 1 of WG-WORK: First call
            	Fri 21 Apr 2017, 09:30 Europe/Zurich (07:30 UTC), for 1 hour 30 minutes
            	Reason: Too few can come."#]]);
        dialogue
            .say("#wg-work", "lea", "/cancel 1")
            .expect(expect!["#wg-work <rapporteur> Meeting 1 was cancelled on Mon 10 Apr 2017. Nothing has changed."]);
        dialogue
            .say("#wg-work", "lea", "/rsvp 7 yes")
            .expect(expect!["#wg-work <rapporteur> There is no meeting 7. /meetings shows the upcoming ones."]);
        dialogue.say("#wg-work", "lea", "/meetings").expect(expect![[r##"#wg-work <rapporteur> No meeting of WG-WORK is scheduled. A facilitator can call one: /meet CODE "Title" tue 14:00 Africa/Dakar"##]]);
    }

    #[test]
    fn what_has_a_place_can_be_given_by_its_name_too() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lea", "/meet title: First call when: 20 apr 15:00 Geneva for: 1h30").expect(expect![
            [r#"
                #wg-work <rapporteur> Meeting 1 of WG-WORK: First call
                	Thu 20 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour 30 minutes
                	Are you coming? /rsvp 1 yes, no or maybe
                #plenary <rapporteur> Meeting 1 of WG-WORK: First call
                	Thu 20 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour 30 minutes
                	Are you coming? /rsvp 1 yes, no or maybe"#]
        ]);
        dialogue.say("#wg-work", "lea", "/meet WG-WORK \"Second call\" when: 21 apr 15:00 Geneva").expect(expect![[
            r#"
                #wg-work <rapporteur> Meeting 2 of WG-WORK: Second call
                	Fri 21 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
                	Are you coming? /rsvp 2 yes, no or maybe
                #plenary <rapporteur> Meeting 2 of WG-WORK: Second call
                	Fri 21 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
                	Are you coming? /rsvp 2 yes, no or maybe"#
        ]]);
        dialogue
            .say("#wg-work", "lea", "/meet \"Third call\" 22 apr 15:00 when: 22 apr 16:00")
            .expect(expect![[r##"
                #wg-work <rapporteur> I did not understand "22 apr 15:00". Please leave it out.
                	In full: /meet [CODE|plenary] "title" [tue 14:00 Africa/Dakar] [slot: N] [for: 90m] [every: 2 weeks] [until: DATE] [times: N] [rotate: N] [link: URL] [passcode: …]"##]]);
        dialogue.say("#wg-work", "lea", "/move 2 when: 21 apr 16:00").expect(expect![[r#"
            #wg-work <rapporteur> Moved: Meeting 2 of WG-WORK: Second call
            	Fri 21 Apr 2017, 15:00 Europe/Zurich (13:00 UTC) → Fri 21 Apr 2017, 16:00 Europe/Zurich (14:00 UTC)
            	Are you coming? /rsvp 2 yes, no or maybe
            	You gave no time zone, so I used that of the meeting: Europe/Zurich.
            #plenary <rapporteur> Moved: Meeting 2 of WG-WORK: Second call
            	Fri 21 Apr 2017, 15:00 Europe/Zurich (13:00 UTC) → Fri 21 Apr 2017, 16:00 Europe/Zurich (14:00 UTC)
            	Are you coming? /rsvp 2 yes, no or maybe"#]]);
    }

    #[test]
    fn an_announcement_says_where_the_calendar_is_when_there_is_one() {
        let mut dialogue = Dialogue::with_life();
        dialogue.is_on_the_web();
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 20 apr 15:00 Geneva").expect(expect![[r#"
            #plenary <rapporteur> Meeting 1 of WG-WORK: First call
            	Thu 20 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
            	Are you coming? /rsvp 1 yes, no or maybe
            	Calendar: https://record.example.org/groups/WG-WORK/calendar.ics"#]]);
        dialogue.say("#plenary", "lynn", "/meet plenary \"Virtual meeting\" 25 apr 22:00").expect(expect![[r#"
            #plenary <rapporteur> Meeting 2 of the plenary: Virtual meeting
            	Tue 25 Apr 2017, 22:00 UTC, for 1 hour
            	Are you coming? /rsvp 2 yes, no or maybe
            	Calendar: https://record.example.org/calendar.ics
            	You gave no time zone, so I used that of the organisation: UTC."#]]);
    }

    #[test]
    fn a_calendar_of_ones_own_has_what_one_is_expected_in_or_comes_to() {
        let mut dialogue = Dialogue::with_meetings();
        let numbers = |dialogue: &Dialogue, name: &str| -> Vec<u32> {
            let person = dialogue.register().people().named(name)[0].id;
            let meetings = crate::audience::expected::of_person(dialogue.register(), dialogue.organisation(), person);
            meetings.into_iter().map(|meeting| meeting.number).collect()
        };
        // Meetings 1 to 5 are of WG-WORK, the others of the plenary.
        assert_eq!(numbers(&dialogue, "Lea Kaspar"), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(numbers(&dialogue, "Avri Doria"), [6, 7]);
        assert!(numbers(&dialogue, "Marilyn Cade").is_empty());
        for (handle, text) in [
            ("lea", "/rsvp 2 no"),
            ("lea", "/rsvp 3 yes"),
            ("lea", "/cancel 3"),
            ("avri", "/rsvp 7 no"),
            ("marilyn", "/rsvp 6 maybe"),
        ] {
            dialogue.say("#plenary", handle, text).quietly();
        }
        assert_eq!(numbers(&dialogue, "Lea Kaspar"), [1, 3, 4, 5, 6, 7]);
        assert_eq!(numbers(&dialogue, "Avri Doria"), [6]);
        // Who came lately is expected again.
        assert_eq!(numbers(&dialogue, "Marilyn Cade"), [6, 7]);
    }

    #[test]
    fn a_series_goes_on_by_the_clocks_of_its_zone_and_each_meeting_has_its_number() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "ginger", "/support WG-WORK").quietly();
        dialogue.say("#plenary", "ginger", "/profile set zone: Africa/Dakar").quietly();
        dialogue.say("#plenary", "flavio", "/support WG-WORK").quietly();
        dialogue.say("#plenary", "flavio", "/profile set zone: America/New_York").quietly();
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"Regular call\" thu 15:00 Geneva every: 2 weeks").expect(
            expect![[r#"
                #plenary <rapporteur> Meeting 1 of WG-WORK: Regular call
                	Thu 13 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
                	– Thu 09:00 (UTC−4)
                	– Thu 13:00 (UTC)
                	Repeats every 2 weeks. Next:
                	- Meeting 2: Thu 27 Apr 2017, 15:00 Europe/Zurich (13:00 UTC)
                	- Meeting 3: Thu 11 May 2017, 15:00 Europe/Zurich (13:00 UTC)
                	From Thu 9 Nov 2017, this is an hour later for 1 of you, because clocks change.
                	From Thu 15 Mar 2018, this is an hour later for 1 of you, because clocks change.
                	From Thu 29 Mar 2018, this is an hour earlier for 2 of you, because clocks change.
                	Are you coming? /rsvp 1 yes, no or maybe"#]],
        );
        dialogue.say("#plenary", "lea", "/move 3+ fri 19 may").expect(expect![[r##"#plenary <rapporteur> I did not understand "fri 19 may". Write the time of day too, such as tue 14:00 or 25 apr 22:00 UTC."##]]);
        dialogue.say("#plenary", "lea", "/move 3+ 12 may 16:00 Geneva").expect(expect![[r#"
            #plenary <rapporteur> Moved: Meeting 3 of WG-WORK: Regular call
            	Thu 11 May 2017, 15:00 Europe/Zurich (13:00 UTC) → Fri 12 May 2017, 16:00 Europe/Zurich (14:00 UTC)
            	– Fri 10:00 (UTC−4)
            	– Fri 14:00 (UTC)
            	Later meetings in the series move too:
            	- Meeting 4: Thu 25 May 2017, 15:00 Europe/Zurich (13:00 UTC) → Fri 26 May 2017, 16:00 Europe/Zurich (14:00 UTC)
            	- Meeting 5: Thu 8 Jun 2017, 15:00 Europe/Zurich (13:00 UTC) → Fri 9 Jun 2017, 16:00 Europe/Zurich (14:00 UTC)
            	Are you coming? /rsvp 3 yes, no or maybe"#]]);
        dialogue.say("#plenary", "lea", "/cancel 4").expect(expect![[r#"
            #plenary <rapporteur> Cancelled: Meeting 4 of WG-WORK: Regular call
            	Fri 26 May 2017, 16:00 Europe/Zurich (14:00 UTC), for 1 hour"#]]);
        dialogue.pass("1500h").expect(expect![[r#"
            #plenary <rapporteur> Reminder: Meeting 1 of WG-WORK: Regular call, in 24 hours
            	Thu 13 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
            	– Thu 09:00 (UTC−4)
            	– Thu 13:00 (UTC)
            	Nobody has answered yet. Are you coming? /rsvp 1 yes, no or maybe
            #plenary <rapporteur> Reminder: Meeting 1 of WG-WORK: Regular call, in 1 hour: Thu 13 Apr 2017, 15:00 Europe/Zurich (13:00 UTC)
            #plenary <rapporteur> Reminder: Meeting 2 of WG-WORK: Regular call, in 24 hours
            	Thu 27 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
            	– Thu 09:00 (UTC−4)
            	– Thu 13:00 (UTC)
            	Nobody has answered yet. Are you coming? /rsvp 2 yes, no or maybe
            #plenary <rapporteur> Reminder: Meeting 2 of WG-WORK: Regular call, in 1 hour: Thu 27 Apr 2017, 15:00 Europe/Zurich (13:00 UTC)
            #plenary <rapporteur> Reminder: Meeting 3 of WG-WORK: Regular call, in 24 hours
            	Fri 12 May 2017, 16:00 Europe/Zurich (14:00 UTC), for 1 hour
            	– Fri 10:00 (UTC−4)
            	– Fri 14:00 (UTC)
            	Nobody has answered yet. Are you coming? /rsvp 3 yes, no or maybe
            #plenary <rapporteur> Reminder: Meeting 3 of WG-WORK: Regular call, in 1 hour: Fri 12 May 2017, 16:00 Europe/Zurich (14:00 UTC)
            #plenary <rapporteur> Reminder: Meeting 5 of WG-WORK: Regular call, in 24 hours
            	Fri 9 Jun 2017, 16:00 Europe/Zurich (14:00 UTC), for 1 hour
            	– Fri 10:00 (UTC−4)
            	– Fri 14:00 (UTC)
            	Nobody has answered yet. Are you coming? /rsvp 5 yes, no or maybe
            @lea <rapporteur> Please give an update on WG-WORK. There has been none yet.
            	- What has the group done since then?
            	- What comes next, and by when?
            	- What do you need from the others?
            	To answer: /update WG-WORK …
            #plenary <rapporteur> Reminder: Meeting 5 of WG-WORK: Regular call, in 1 hour: Fri 9 Jun 2017, 16:00 Europe/Zurich (14:00 UTC)"#]]);
        dialogue.say("#plenary", "lea", "/meetings WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> Upcoming meetings (the organisation's time, UTC):
            	- Meeting 6, Fri 23 Jun 2017, 14:00 UTC: Regular call, WG-WORK
            	- Meeting 7, Fri 7 Jul 2017, 14:00 UTC: Regular call, WG-WORK
            	- Meeting 8, Fri 21 Jul 2017, 14:00 UTC: Regular call, WG-WORK
            	- Meeting 9, Fri 4 Aug 2017, 14:00 UTC: Regular call, WG-WORK
            	To see your own time: /profile set zone: Africa/Dakar"#]]);
        dialogue.say("#plenary", "lea", "/cancel 7+ It is summer.").expect(expect![[r#"
            #plenary <rapporteur> Cancelled: Meeting 7 of WG-WORK: Regular call
            	Fri 7 Jul 2017, 16:00 Europe/Zurich (14:00 UTC), for 1 hour
            	Later meetings in the series are cancelled too:
            	- Meeting 8: Fri 21 Jul 2017, 16:00 Europe/Zurich (14:00 UTC)
            	- Meeting 9: Fri 4 Aug 2017, 16:00 Europe/Zurich (14:00 UTC)
            	Reason: It is summer."#]]);
        dialogue.pass("1500h").expect(expect![[r#"
            #plenary <rapporteur> Reminder: Meeting 6 of WG-WORK: Regular call, in 24 hours
            	Fri 23 Jun 2017, 16:00 Europe/Zurich (14:00 UTC), for 1 hour
            	– Fri 10:00 (UTC−4)
            	– Fri 14:00 (UTC)
            	Nobody has answered yet. Are you coming? /rsvp 6 yes, no or maybe
            #plenary <rapporteur> Reminder: Meeting 6 of WG-WORK: Regular call, in 1 hour: Fri 23 Jun 2017, 16:00 Europe/Zurich (14:00 UTC)
            @lea <rapporteur> Please give an update on WG-WORK. There has been none yet.
            	- What has the group done since then?
            	- What comes next, and by when?
            	- What do you need from the others?
            	To answer: /update WG-WORK …"#]]);
    }

    #[test]
    fn the_zone_that_is_meant_is_said_and_what_is_no_time_is_asked_back() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lynn", "/meet WG-WORK \"A call\" tue 14:00").expect(expect![[r#"
            #plenary <rapporteur> Meeting 1 of WG-WORK: A call
            	Tue 11 Apr 2017, 14:00 UTC, for 1 hour
            	Are you coming? /rsvp 1 yes, no or maybe
            	You gave no time zone, so I used that of the organisation: UTC."#]]);
        dialogue.say("#plenary", "lea", "/profile set zone: Africa/Dakar").quietly();
        dialogue.say("#plenary", "lynn", "/meet WG-WORK \"A call\" tue 14:00").expect(expect![[r#"
            #plenary <rapporteur> Meeting 2 of WG-WORK: A call
            	Tue 11 Apr 2017, 14:00 Africa/Dakar (same as UTC), for 1 hour
            	Clash: 1 of you also has meeting 1 of WG-WORK at that time.
            	Are you coming? /rsvp 2 yes, no or maybe
            	You gave no time zone, so I used that of the group's facilitator: Africa/Dakar."#]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"A call\" tue 15:00").expect(expect![[r#"
            #plenary <rapporteur> Meeting 3 of WG-WORK: A call
            	Tue 11 Apr 2017, 15:00 Africa/Dakar (same as UTC), for 1 hour
            	Are you coming? /rsvp 3 yes, no or maybe
            	You gave no time zone, so I used yours: Africa/Dakar."#]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"A call\" tue 15:00 EST").expect(expect![[r##"
            #plenary <rapporteur> "EST" can mean several time zones.
            	Please answer with a number, or no:
            	- 1. Tue 11 Apr 2017, 15:00 America/New_York
            	- 2. Tue 11 Apr 2017, 15:00 America/Panama
            	- 3. Tue 11 Apr 2017, 15:00 Australia/Sydney"##]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"A call\" tue").expect(expect![[r##"#plenary <rapporteur> I did not understand "tue". Write the time of day too, such as tue 14:00 or 25 apr 22:00 UTC."##]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"A call\" soon").expect(expect![[r##"#plenary <rapporteur> I did not understand "soon". Write a day and a time such as 25 apr 22:00 Geneva, tue 14:00 or in 3 days 22:00 UTC."##]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"A call\"").expect(expect![[r##"
            #plenary <rapporteur> On which day and at what time? For example: /meet WG-WORK "First call" 2017-04-25 22:00 UTC
            	In full: /meet [CODE|plenary] "title" [tue 14:00 Africa/Dakar] [slot: N] [for: 90m] [every: 2 weeks] [until: DATE] [times: N] [rotate: N] [link: URL] [passcode: …]"##]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK A call tue 15:00").expect(expect![[r##"
            #plenary <rapporteur> Put the title in quotes, such as "First call". I found "A call tue 15:00" in its place.
            	Please answer yes or no. Yes means: /meet WG-WORK "A call" tue 15:00"##]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"A call\" 2017-04-10 08:00").expect(expect![
            "#plenary <rapporteur> Mon 10 Apr 2017, 08:00 Africa/Dakar has already passed. Give a later time."
        ]);
        dialogue.say("#plenary", "lea", "/meet \"A call\" tue 15:00").expect(expect![[r##"
            #plenary <rapporteur> Which group, or the plenary? For example: /meet WG-WORK "First call" 2017-04-25 22:00 UTC
            	In full: /meet [CODE|plenary] "title" [tue 14:00 Africa/Dakar] [slot: N] [for: 90m] [every: 2 weeks] [until: DATE] [times: N] [rotate: N] [link: URL] [passcode: …]"##]]);
        dialogue.say("#plenary", "flavio", "/meet WG-WORK \"A call\" tue 15:00").expect(expect![[r#"
            #plenary <rapporteur> Only the group's facilitators, the chair and the secretariat may use /meet.
            	Please ask Lea Kaspar.
            	What you can do: /meetings"#]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"A call\" tue 15:00 rotate: 2").expect(expect!["#plenary <rapporteur> rotate: is only for a series. Say how often it repeats too, for example every: 2 weeks"]);
    }

    #[test]
    fn who_comes_is_said_by_a_reaction_too_and_taken_back_with_it() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#plenary", "lynn", "/meet plenary \"A call\" 2017-04-26 22:00 UTC").quietly();
        let called = format!("said {} post 1", dialogue.said());
        let react = |with: &str| What::Reaction { to: called.clone(), with: with.to_owned() };
        dialogue
            .does("#plenary", "flavio", react("👍"))
            .expect(expect!["#plenary <rapporteur> Flávio Wagner is coming to meeting 8 (1 yes so far)."]);
        let cause = format!("said {}", dialogue.said());
        dialogue
            .does("#plenary", "ginger", react("👎"))
            .expect(expect!["#plenary <rapporteur> Virginia Paque can't come to meeting 8 (1 yes, 1 no so far)."]);
        dialogue.does("#plenary", "lea", react("🎉")).expect(expect![[r#""#]]);
        dialogue
            .does("#plenary", "flavio", What::Deletion { of: cause })
            .expect(expect!["#plenary <rapporteur> Flávio Wagner withdrew their answer for meeting 8 (1 no so far)."]);
    }

    #[test]
    fn the_rooms_and_those_who_ask_for_it_are_reminded_once_and_not_of_what_was_moved_or_cancelled() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "ginger", "/support").quietly();
        dialogue.say("#plenary", "ginger", "/profile set zone: Pacific/Fiji").quietly();
        dialogue.say("#plenary", "ginger", "/remind me 30m").expect(expect!["@ginger <rapporteur> I will remind you here 30 minutes before each meeting where you are expected, unless you answered no."]);
        dialogue.say("#wg-work", "flavio", "/support").quietly();
        dialogue.say("#wg-work", "flavio", "/remind me 30m").expect(expect![[r#"
            @flavio <rapporteur> I will remind you here 30 minutes before each meeting where you are expected, unless you answered no.
            	I do not know your time zone, so times are in UTC. To set it: /profile set zone: Africa/Dakar"#]]);
        dialogue.pass("1h").quietly();
        dialogue.say("#wg-work", "lea", "/meet \"First call\" 2017-04-20 10:00 UTC").quietly();
        dialogue.say("#wg-work", "lea", "/meet \"Another call\" 2017-04-20 10:30 UTC").quietly();
        dialogue.say("#wg-work", "flavio", "/rsvp 1 no").quietly();
        dialogue.say("#wg-work", "lea", "/cancel 2").quietly();
        dialogue.pass("72h").expect(expect![[r#"
            #wg-work <rapporteur> Reminder: Meeting 1 of WG-WORK: First call, in 7 days
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	– Thu 22:00 (UTC+12)
            	So far: 1 no. Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue.say("#wg-work", "lea", "/remind group 24h, 1h").expect(expect![
            "#wg-work <rapporteur> I will remind the rooms 24 hours and 1 hour before each meeting of WG-WORK."
        ]);
        dialogue.say("#wg-work", "lea", "/move 1 2017-04-20 11:00 UTC").quietly();
        dialogue.pass("240h").expect(expect![[r#"
            #wg-work <rapporteur> Reminder: Meeting 1 of WG-WORK: First call, in 24 hours
            	Thu 20 Apr 2017, 11:00 UTC, for 1 hour
            	– Thu 23:00 (UTC+12)
            	So far: 1 no. Are you coming? /rsvp 1 yes, no or maybe
            #wg-work <rapporteur> Reminder: Meeting 1 of WG-WORK: First call, in 1 hour: Thu 20 Apr 2017, 11:00 UTC
            @ginger <rapporteur> Reminder: Meeting 1 of WG-WORK: First call, in 30 minutes
            	Thu 20 Apr 2017, 23:00 Pacific/Fiji, for 1 hour"#]]);
        dialogue
            .say("#wg-work", "lea", "/remind group off")
            .expect(expect!["#wg-work <rapporteur> I will no longer remind the rooms of meetings of WG-WORK."]);
    }

    #[test]
    fn a_bot_that_was_away_reminds_late_or_not_at_all() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-20 10:00 UTC").quietly();
        dialogue.is_away("216h");
        dialogue.pass("0s").expect(expect![[r#"
            #plenary <rapporteur> Reminder: Meeting 1 of WG-WORK: First call, in 25 hours
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Nobody has answered yet. Are you coming? /rsvp 1 yes, no or maybe
            	This comes late: it was due on Thu 13 Apr 2017, 10:00 UTC."#]]);
        dialogue.is_away("48h");
        dialogue.pass("0s").expect(expect![[r#""#]]);
    }

    #[test]
    fn the_meetings_of_a_group_that_has_ended_are_cancelled() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#plenary", "lynn", "/decide WG-WORK dissolve yes Its work is done.").quietly();
        dialogue.pass("0s").expect(expect![[r#"
            #plenary <rapporteur> Cancelled: Meeting 1 of WG-WORK: First call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	These meetings are cancelled too:
            	- Meeting 2: Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC)
            	- Meeting 3: Thu 11 May 2017, 15:00 Europe/London (14:00 UTC)
            	- Meeting 4: Thu 25 May 2017, 15:00 Europe/London (14:00 UTC)
            	- Meeting 5: Thu 8 Jun 2017, 15:00 Europe/London (14:00 UTC)"#]]);
    }

    #[test]
    fn in_private_a_facilitator_is_told_whose_night_it_is_and_where_people_are() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#plenary", "avri", "/support WG-WORK").quietly();
        let slots = "/slots WG-WORK for: 90m from: 24 apr to: 25 apr count: 1";
        dialogue.say("@lea", "lea", slots).expect(expect![[r#"
            @lea <rapporteur> Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 4 people expected):

            	1. Mon 24 Apr 2017, 19:45 Europe/London (18:45 UTC)
            	- Early, late or at the weekend: 3 (Flávio Wagner, Lea Kaspar and Virginia Paque)
            	- Night for nobody.

            	Local times

            	Time zone              1
            	America/Sao_Paulo (1)  Mon 15:45 off hours
            	Europe/London (1)      Mon 19:45 off hours
            	Pacific/Fiji (1)       Tue 06:45 off hours
            	I do not know the time zone of 1 person. Anyone can set theirs: /profile set zone: Africa/Dakar
            	To call the meeting: /meet WG-WORK "Title" slot: 1"#]]);
        dialogue.say("@lea", "lea", "/meet WG-WORK \"Fair call\" slot: 1").quietly();
        dialogue.pass("480h").quietly();
        let slots = "/slots WG-WORK for: 90m from: tomorrow to: in 2 days count: 1";
        dialogue.say("@lea", "lea", slots).expect(expect![[r#"
            @lea <rapporteur> Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 4 people expected):

            	1. Mon 1 May 2017, 21:30 Europe/London (20:30 UTC)
            	- Early, late or at the weekend: 3 (Flávio Wagner, Lea Kaspar and Virginia Paque)
            	- Night for nobody.
            	Earlier meetings were hardest on Virginia Paque.

            	Local times

            	Time zone              1
            	America/Sao_Paulo (1)  Mon 17:30 off hours
            	Europe/London (1)      Mon 21:30 off hours
            	Pacific/Fiji (1)       Tue 08:30 off hours
            	I do not know the time zone of 1 person. Anyone can set theirs: /profile set zone: Africa/Dakar
            	What earlier meetings cost each person on average, in night hours: America 0.2; Europe 0.3; Pacific 1.9.
            	To call the meeting: /meet WG-WORK "Title" slot: 1"#]]);
    }

    #[test]
    fn in_a_room_a_zone_is_named_where_several_live_by_it() {
        let mut dialogue = Dialogue::with_meetings();
        for (handle, zone) in [("avri", "America/Sao_Paulo"), ("marilyn", "Africa/Lagos")] {
            dialogue.say("#plenary", handle, &format!("/profile set zone: {zone}")).quietly();
            dialogue.say("#plenary", handle, "/support WG-WORK").quietly();
        }
        let slots = "/slots for: 90m from: 24 apr to: 25 apr count: 1";
        dialogue.say("#wg-work", "lea", slots).expect(expect![[r##"
            #wg-work <rapporteur> Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 5 people expected):

            	1. Mon 24 Apr 2017, 19:45 Europe/London (18:45 UTC)
            	- Early, late or at the weekend: 5
            	- Night for nobody.

            	Local times

            	Time zone              1
            	America/Sao_Paulo (2)  Mon 15:45 off hours
            	UTC+1 (2)              Mon 19:45 off hours
            	1 person is alone in their time zone, so only the counts above include them.
            	To call the meeting: /meet WG-WORK "Title" slot: 1
            	For names and all local times, send me this in private: /slots WG-WORK for: 90m from: 2017-04-24 to: 2017-04-25"##]]);
        dialogue.say("#wg-work", "lea", "/meet \"Fair call\" slot: 1").expect(expect![[r#"
            #wg-work <rapporteur> Meeting 8 of WG-WORK: Fair call
            	Mon 24 Apr 2017, 19:45 Europe/London (18:45 UTC), for 1 hour 30 minutes
            	– Mon 15:45 America/Sao_Paulo
            	– Tue 06:45 (UTC+12)
            	Are you coming? /rsvp 8 yes, no or maybe
            #plenary <rapporteur> Meeting 8 of WG-WORK: Fair call
            	Mon 24 Apr 2017, 19:45 Europe/London (18:45 UTC), for 1 hour 30 minutes
            	– Mon 15:45 America/Sao_Paulo
            	– Tue 06:45 (UTC+12)
            	Are you coming? /rsvp 8 yes, no or maybe"#]]);
    }

    #[test]
    fn the_fairest_times_are_offered_with_how_many_bear_what_and_one_is_chosen_by_its_number() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#plenary", "avri", "/support WG-WORK").quietly();
        dialogue.say("#wg-work", "lea", "/slots for: 90m from: 24 apr to: 28 apr").expect(expect![[r##"
            #wg-work <rapporteur> Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 4 people expected):

            	1. Mon 24 Apr 2017, 19:45 Europe/London (18:45 UTC)
            	- Early, late or at the weekend: 3
            	- Night for nobody.

            	2. Mon 24 Apr 2017, 10:00 Europe/London (09:00 UTC)
            	- In working hours: 1
            	- Early, late or at the weekend: 2
            	- Night for nobody.

            	3. Tue 25 Apr 2017, 21:45 Europe/London (20:45 UTC)
            	- Early, late or at the weekend: 2
            	- At night: 1
            	- Night for only 1 person, and not for the same person twice in a row.
            	3 people are each alone in their time zone, so only the counts above include them.
            	I do not know the time zone of 1 person. Anyone can set theirs: /profile set zone: Africa/Dakar
            	To call the meeting: /meet WG-WORK "Title" slot: 1
            	For names and all local times, send me this in private: /slots WG-WORK for: 90m from: 2017-04-24 to: 2017-04-28"##]]);
        dialogue.say("#wg-work", "lea", "/meet \"Fair call\" slot: 2").expect(expect![[r#"
            #wg-work <rapporteur> Meeting 8 of WG-WORK: Fair call
            	Mon 24 Apr 2017, 10:00 Europe/London (09:00 UTC), for 1 hour 30 minutes
            	– Mon 06:00 (UTC−3)
            	– Mon 21:00 (UTC+12)
            	Are you coming? /rsvp 8 yes, no or maybe
            #plenary <rapporteur> Meeting 8 of WG-WORK: Fair call
            	Mon 24 Apr 2017, 10:00 Europe/London (09:00 UTC), for 1 hour 30 minutes
            	– Mon 06:00 (UTC−3)
            	– Mon 21:00 (UTC+12)
            	Are you coming? /rsvp 8 yes, no or maybe"#]]);
        dialogue
            .say("#wg-work", "lea", "/meet \"Fair call\" slot: 4")
            .expect(expect!["#wg-work <rapporteur> There is no time number 4. My last offer here had 3."]);
        dialogue.say("#plenary", "lynn", "/meet plenary \"Fair call\" slot: 1").expect(expect!["#plenary <rapporteur> I have offered no times here in the last seven days. To get some: /slots for: 90m from: DATE to: DATE"]);
        dialogue.pass("480h").quietly();
        dialogue
            .say("#wg-work", "lea", "/slots for: 90m from: tomorrow to: in 3 days count: 1")
            .expect(expect![[r##"
                #wg-work <rapporteur> Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 4 people expected):

                	1. Mon 1 May 2017, 22:00 Europe/London (21:00 UTC)
                	- In working hours: 1
                	- Early, late or at the weekend: 1
                	- At night: 1
                	- Spares the 1 person on whom earlier meetings were hardest.
                	Earlier meetings were hardest on 1 person.
                	3 people are each alone in their time zone, so only the counts above include them.
                	I do not know the time zone of 1 person. Anyone can set theirs: /profile set zone: Africa/Dakar
                	To call the meeting: /meet WG-WORK "Title" slot: 1
                	For names and all local times, send me this in private: /slots WG-WORK for: 90m from: 2017-05-01 to: 2017-05-03"##]]);
        dialogue.pass("170h").quietly();
        dialogue.say("#wg-work", "lea", "/meet \"Fair call\" slot: 1").expect(expect!["#wg-work <rapporteur> I have offered no times here in the last seven days. To get some: /slots for: 90m from: DATE to: DATE"]);
        dialogue
            .say("#wg-work", "lea", "/meet \"Season\" thu 9:00 Europe/London every: week times: 6 rotate: 3")
            .expect(expect![[r#"
                #wg-work <rapporteur> Meeting 9 of WG-WORK: Season
                	Thu 11 May 2017, 09:00 Europe/London (08:00 UTC), for 1 hour
                	– Thu 05:00 (UTC−3)
                	– Thu 20:00 (UTC+12)
                	Repeats every week, rotating between 3 times of day, 6 meetings in all. Next:
                	- Meeting 10: Mon 15 May 2017, 22:00 Europe/London (21:00 UTC)
                	- Meeting 11: Mon 22 May 2017, 22:00 Europe/London (21:00 UTC)
                	Are you coming? /rsvp 9 yes, no or maybe
                #plenary <rapporteur> Meeting 9 of WG-WORK: Season
                	Thu 11 May 2017, 09:00 Europe/London (08:00 UTC), for 1 hour
                	– Thu 05:00 (UTC−3)
                	– Thu 20:00 (UTC+12)
                	Repeats every week, rotating between 3 times of day, 6 meetings in all. Next:
                	- Meeting 10: Mon 15 May 2017, 22:00 Europe/London (21:00 UTC)
                	- Meeting 11: Mon 22 May 2017, 22:00 Europe/London (21:00 UTC)
                	Are you coming? /rsvp 9 yes, no or maybe"#]]);
    }

    #[test]
    fn meetings_are_spoken_of_in_french() {
        let mut dialogue = Dialogue::with_life();
        for handle in ["flavio", "ginger"] {
            dialogue.say("#plenary", handle, "/support WG-WORK").quietly();
            dialogue.say("#plenary", handle, "/profile set zone: America/New_York").quietly();
        }
        for (text, expected) in [
            (
                "/meet WG-WORK \"Suivi\" thu 15:00 every: month on the last thu times: 6",
                expect![[r#"
                    Réunion 1 de WG-WORK : Suivi
                    jeu. 27 avr. 2017 à 15:00 UTC, durée : 1 heure
                    – jeu. 11:00 America/New_York
                    Se répète le dernier jeudi de chaque mois, 6 réunions en tout. Suite :
                    - Réunion 2 : jeu. 25 mai 2017 à 15:00 UTC
                    - Réunion 3 : jeu. 29 juin 2017 à 15:00 UTC
                    Participerez-vous ? /rsvp 1 oui, non ou peut-être
                    Vous n’avez pas indiqué de fuseau horaire ; j’ai donc pris celui de l’organisation : UTC."#]],
            ),
            (
                "/meet WG-WORK \"Bilan\" 2017-04-27 16:30 Geneva for: 1h30",
                expect![[r#"
                    Réunion 4 de WG-WORK : Bilan
                    jeu. 27 avr. 2017 à 16:30 Europe/Zurich (14:30 UTC), durée : 1 heure 30 minutes
                    – jeu. 10:30 America/New_York
                    Conflit d’horaire : la réunion 1 de WG-WORK a lieu au même moment, pour 3 d’entre vous.
                    Participerez-vous ? /rsvp 4 oui, non ou peut-être"#]],
            ),
            (
                "/meet WG-WORK \"Aube\" 2017-05-02 09:00 Pacific/Fiji",
                expect![[r#"
                    Réunion 5 de WG-WORK : Aube
                    mar. 2 mai 2017 à 09:00 Pacific/Fiji (lun. 1er mai à 21:00 UTC), durée : 1 heure
                    – lun. 17:00 America/New_York
                    Participerez-vous ? /rsvp 5 oui, non ou peut-être"#]],
            ),
            (
                "/meet WG-WORK \"Bilan\" 2017-04-09 15:30 Geneva",
                expect!["dim. 9 avr. 2017 à 15:30 Europe/Zurich est déjà passé. Indiquez une heure à venir."],
            ),
            (
                "/meet WG-WORK \"Bilan\" tue 15:30 rotate: 2",
                expect![
                    "alterner: ne vaut que pour une série. Indiquez aussi sa périodicité, par exemple chaque: 2 semaines"
                ],
            ),
            (
                "/meetings",
                expect![[r#"
                    Réunions à venir (à l’heure de l’organisation, UTC) :
                    - Réunion 4, jeu. 27 avr. 2017 à 14:30 UTC : Bilan, WG-WORK
                    - Réunion 1, jeu. 27 avr. 2017 à 15:00 UTC : Suivi, WG-WORK
                    - Réunion 5, lun. 1er mai 2017 à 21:00 UTC : Aube, WG-WORK
                    - Réunion 2, jeu. 25 mai 2017 à 15:00 UTC : Suivi, WG-WORK
                    - Réunion 3, jeu. 29 juin 2017 à 15:00 UTC : Suivi, WG-WORK
                    Pour voir votre heure : /profil modifier fuseau: Africa/Dakar"#]],
            ),
            ("/rsvp 1 yes", expect!["Lea Kaspar participera à la réunion 1 (à ce jour : 1 oui)."]),
            (
                "/move 1+ 2017-04-28 23:30 Geneva",
                expect![[r#"
                    Déplacée : Réunion 1 de WG-WORK : Suivi
                    jeu. 27 avr. 2017 à 15:00 UTC → ven. 28 avr. 2017 à 23:30 Europe/Zurich (21:30 UTC)
                    – ven. 17:30 America/New_York
                    Les réunions suivantes de la série sont aussi déplacées :
                    - Réunion 2 : jeu. 25 mai 2017 à 15:00 UTC → ven. 26 mai 2017 à 23:30 Europe/Zurich (21:30 UTC)
                    - Réunion 3 : jeu. 29 juin 2017 à 15:00 UTC → ven. 30 juin 2017 à 23:30 Europe/Zurich (21:30 UTC)
                    Participerez-vous ? /rsvp 1 oui, non ou peut-être"#]],
            ),
            (
                "/cancel 1+ Congés",
                expect![[r#"
                Annulée : Réunion 1 de WG-WORK : Suivi
                ven. 28 avr. 2017 à 23:30 Europe/Zurich (21:30 UTC), durée : 1 heure
                Les réunions suivantes de la série sont aussi annulées :
                - Réunion 2 : ven. 26 mai 2017 à 23:30 Europe/Zurich (21:30 UTC)
                - Réunion 3 : ven. 30 juin 2017 à 23:30 Europe/Zurich (21:30 UTC)
                Motif : Congés"#]],
            ),
            ("/rsvp 1 no", expect!["La réunion 1 a été annulée le lun. 10 avr. 2017. Rien n’a changé."]),
            (
                "/remind group WG-WORK 7d, 24h, 1h",
                expect![
                    "J’enverrai un rappel dans les salons 7 jours, 24 heures et 1 heure avant chaque réunion de WG-WORK."
                ],
            ),
            (
                "/remind group WG-WORK off",
                expect!["Je n’enverrai plus de rappel dans les salons pour les réunions de WG-WORK."],
            ),
            (
                "/remind me 30m",
                expect![[r#"
                    Je vous enverrai un rappel ici 30 minutes avant chaque réunion où vous êtes attendu(e), sauf si vous avez répondu non.
                    Je ne connais pas votre fuseau horaire ; les heures sont donc en UTC. Pour l’indiquer : /profil modifier fuseau: Africa/Dakar"#]],
            ),
        ] {
            let seen = dialogue.say("#plenary", "lea", text);
            seen.expect_in(Language::French, dialogue.register(), expected);
        }
        dialogue.say("#plenary", "lea", "/agenda add 4 \"Ouverture\" 15m").quietly();
        dialogue.say("#plenary", "lea", "/agenda add 4 \"Suite\" 15m").quietly();
        dialogue.say("#plenary", "lea", "/remind group WG-WORK 24h").quietly();
        let seen = dialogue.pass("400h");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Rappel : Réunion 4 de WG-WORK : Bilan, dans 24 heures
                jeu. 27 avr. 2017 à 16:30 Europe/Zurich (14:30 UTC), durée : 1 heure 30 minutes
                – jeu. 10:30 America/New_York
                Ordre du jour : Ouverture ; Suite
                Personne n’a encore répondu. Participerez-vous ? /rsvp 4 oui, non ou peut-être"#]],
        );
    }

    #[test]
    fn by_its_values_too_a_meeting_is_called_for_a_group_or_for_the_plenary() {
        let mut dialogue = Dialogue::with_life();
        for (number, code, whose) in [(1, "wg-work", "WG-WORK"), (2, "plenary", "the plenary"), (3, "", "WG-WORK")] {
            let values = [("code", code), ("title", "First call"), ("when", "2017-04-20 10:00 UTC")];
            let called = dialogue.fill_in("#wg-work", "lynn", "meet", &values).seen().text();
            let said = format!("#wg-work <rapporteur> Meeting {number} of {whose}: First call");
            assert_eq!(called.lines().next(), Some(said.as_str()));
        }
    }

    #[test]
    fn what_falls_due_is_kept_up_with_the_register() {
        let mut dialogue = Dialogue::with_meetings();
        let mut timetable = Timetable::default();
        for text in [
            "/move 1 2017-04-21 10:00 UTC",
            "/cancel 3+",
            "/remind me 30m",
            "/rsvp 1 yes",
            "/rsvp 1 no",
            "/support WG-WORK",
            "/remind group WG-WORK off",
        ] {
            dialogue.say("#plenary", "lynn", text).quietly();
            timetable.follow(dialogue.register(), dialogue.organisation());
            assert_eq!(
                timetable.all(),
                Timetable::from_register(dialogue.register(), dialogue.organisation()).all(),
                "{text}"
            );
        }
    }
}
