//! `/cycle show`, `/cycle open NAME FROM TO` and `/cycle close [yes]`: the organisation's round, as a rule a year. Groups that were not
//! continued lapse at its end.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::features::undo::correction;
use crate::language::access::{ANYONE, OFFICE};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Amendment, CorrectionEvent, Cycle, Event, Group, PersonId, Register, Role, State};
use crate::say;
use crate::time::when;
use crate::words::{self, Explain, Inline, Line, Question, Reply};

const NAME: Arg<String> = Arg::new("name", Kind::Name, phrase!(cycle_name_about)).required();
const FROM: Arg<Date> = Arg::new("from", Kind::Day, phrase!(cycle_from_about)).required();
const NEW_NAME: Arg<String> = Arg::new("name", Kind::Line, phrase!(cycle_name_about)).named();
const NEW_FROM: Arg<Date> = Arg::new("from", Kind::Day, phrase!(cycle_from_about)).named();
const NEW_TO: Arg<Date> = Arg::new("to", Kind::Day, phrase!(cycle_to_about)).named();
const CONFIRM: Arg<String> = Arg::new("confirm", Kind::Choice(&["yes"]), phrase!(cycle_confirm_about));
const TO: Arg<Date> = Arg::new("to", Kind::Day, phrase!(cycle_to_about)).required();

pub(crate) const CYCLE: Spec = Spec {
    name: "cycle",
    summary: phrase!(cycle_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Subcommands(&[SHOW, OPEN, CLOSE, EDIT]),
    examples: &[],
    refused: &[],
};

const SHOW: Spec = Spec {
    name: "show",
    summary: phrase!(cycle_show_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[], decide: show },
    examples: &["cycle show"],
    refused: &[Refused { by: Role::Member, typed: "cycle show 2016" }],
};

const OPEN: Spec = Spec {
    name: "open",
    summary: phrase!(cycle_open_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[NAME.argument, FROM.argument, TO.argument], decide: open },
    examples: &["cycle open \"IGF 2018\" 2018-01-01 2018-12-31", "cycle open \"IGF 2018\" 1 jan 2018 31 dec 2018"],
    refused: &[
        Refused { by: Role::Member, typed: "cycle open \"IGF 2018\" 2018-01-01 2018-12-31" },
        Refused { by: Role::Chair, typed: "cycle open \"IGF 2018\"" },
        Refused { by: Role::Chair, typed: "cycle open \"IGF 2018\" spring autumn" },
        Refused { by: Role::Chair, typed: "cycle open \"IGF 2018\" 2018-12-31 2018-01-01" },
    ],
};

const CLOSE: Spec = Spec {
    name: "close",
    summary: phrase!(cycle_close_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[CONFIRM.argument], decide: close },
    examples: &["cycle close", "cycle close yes"],
    refused: &[
        Refused { by: Role::Member, typed: "cycle close" },
        Refused { by: Role::Chair, typed: "cycle close now" },
    ],
};

const EDIT: Spec = Spec {
    name: "edit",
    summary: phrase!(cycle_edit_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[NEW_NAME.argument, NEW_FROM.argument, NEW_TO.argument], decide: edit },
    examples: &["cycle edit name: IGF 2017", "cycle edit to: 2018-01-31"],
    refused: &[
        Refused { by: Role::Member, typed: "cycle edit name: IGF 2017" },
        Refused { by: Role::Chair, typed: "cycle edit" },
        Refused { by: Role::Chair, typed: "cycle edit to: 2016-01-31" },
    ],
};

fn open(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let scene = *draft.scene();
    let (from, to) = (*call.need(&FROM)?, *call.need(&TO)?);
    // The next one can be opened in advance, and begins when the present one has ended.
    let before = scene.register.next_cycle().or(scene.register.cycle());
    if let Some(cycle) = before.filter(|cycle| from <= cycle.to || scene.register.next_cycle().is_some()) {
        return Err(Refusal::IsOpen { ends: cycle.ends }.into());
    }
    let ends = when::end_of_day(to, &scene.organisation.time_zone());
    let ends = ends.filter(|ends| from < to && *ends > scene.now).ok_or(Refusal::EndsTooSoon)?;
    let name = draft.text(call.need(&NAME)?, PersonId::NOBODY);
    draft.record(Event::CycleOpened { name, from, to, ends });
    let cycle = Cycle { name, from, to, opened: scene.now, ends };
    Ok(match scene.register.cycle() {
        Some(present) => follows(&cycle, present),
        None => opened(&cycle),
    })
}

/// The news that a cycle was opened: it is open, or will be after the present one.
pub(crate) fn news(cycle: &Cycle, register: &Register) -> Reply {
    match register.cycle().filter(|present| cycle.from > present.to) {
        Some(present) => follows(cycle, present),
        None => opened(cycle),
    }
}

/// That a cycle follows the present one.
fn follows(next: &Cycle, present: &Cycle) -> Reply {
    let day = |date: Date| Inline::Date(when::end_of_day(date, &TimeZone::UTC).unwrap_or(Timestamp::MAX));
    let (from, to) = (day(next.from), day(next.to));
    Reply::said(say!(cycle_follows, cycle: next.name, from: from, to: to, present: present.name))
}

fn edit(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let scene = *draft.scene();
    let cycle = *scene.register.cycle().ok_or(Refusal::NoneIsOpen)?;
    let (name, from, to) = (call.get(&NEW_NAME), call.get(&NEW_FROM).copied(), call.get(&NEW_TO).copied());
    if name.is_none() && from.is_none() && to.is_none() {
        return Err(Refusal::ChangesNothing.into());
    }
    let (from, to) = (from.unwrap_or(cycle.from), to.unwrap_or(cycle.to));
    let ends = if to == cycle.to { Some(cycle.ends) } else { when::end_of_day(to, &scene.organisation.time_zone()) };
    let ends = ends.filter(|ends| from < to && *ends > scene.now).ok_or(Refusal::EndsTooSoon)?;
    let name = name.map_or(cycle.name, |name| draft.text(name, PersonId::NOBODY));
    draft.record(CorrectionEvent::Amended { what: Amendment::Cycle { name, from, to, ends } }.into());
    Ok(correction::cycle_amended(&Cycle { name, from, to, ends, ..cycle }))
}

fn show(_: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let register = draft.scene().register;
    let Some(cycle) = register.cycle() else { return Ok(Reply::said(say!(cycle_none))) };
    let day = |date: Date| Inline::Date(when::end_of_day(date, &TimeZone::UTC).unwrap_or(Timestamp::MAX));
    let said = Reply::said(say!(cycle_now, cycle: cycle.name, from: day(cycle.from), to: day(cycle.to)));
    let said = said.followed_by(at_its_end(register));
    Ok(match register.next_cycle() {
        Some(next) => said.followed_by(follows(next, cycle)),
        None => said,
    })
}

fn close(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let register = draft.scene().register;
    let cycle = *register.cycle().ok_or(Refusal::NoneIsOpen)?;
    let lapsing = lapsing(register);
    if !lapsing.is_empty() && call.get(&CONFIRM).is_none() {
        let why = Reply::said(say!(cycle_close_runs, cycle: cycle.name, ends: Inline::Moment(cycle.ends)))
            .and(say!(cycle_close_lapsing, groups: codes(&lapsing)).into());
        return Err(Question::new(why, ["cycle close yes".to_owned()]).into());
    }
    ending(register).into_iter().for_each(|event| draft.record(event));
    Ok(closed(&cycle, &lapsing))
}

/// What happens at the end of a cycle: who was not continued lapses.
pub(crate) fn ending(register: &Register) -> Vec<Event> {
    let lapsed = lapsing(register).into_iter().map(|group| Event::GroupLapsed { group: group.code.clone() });
    lapsed.chain([Event::CycleClosed {}]).collect()
}

/// The groups that lapse if the cycle ends now.
pub(crate) fn lapsing(register: &Register) -> Vec<&Group> {
    register.groups().filter(|group| group.state == State::Approved && !group.is_continued).collect()
}

/// The news that a cycle is open.
pub(crate) fn opened(cycle: &Cycle) -> Reply {
    let day = |date: Date| Inline::Date(when::end_of_day(date, &TimeZone::UTC).unwrap_or(Timestamp::MAX));
    let renew = Inline::Command("renew CODE".to_owned());
    Reply::said(say!(cycle_opened, cycle: cycle.name, from: day(cycle.from), to: day(cycle.to)))
        .and(say!(cycle_opened_groups, renew: renew, chair: Inline::Chair).into())
}

/// The news that a cycle has ended, with what lapsed.
pub(crate) fn closed(cycle: &Cycle, lapsed: &[&Group]) -> Reply {
    Reply::said(match lapsed {
        [] => say!(cycle_closed, cycle: cycle.name),
        lapsed => say!(cycle_closed_lapsed, cycle: cycle.name, groups: codes(lapsed)),
    })
}

/// The same for one of those that lapse.
pub(crate) fn lapsed(group: &Group, cycle: &Cycle) -> Reply {
    let propose = Inline::Command(format!("propose {} Title", group.code));
    Reply::said(say!(cycle_group_lapsed, group: &group.code, cycle: cycle.name, propose: propose))
}

/// The warning before the end of a cycle, at a moment.
pub(crate) fn warning(cycle: &Cycle, register: &Register, at: Timestamp) -> Reply {
    Reply::line(ends(cycle, at)).followed_by(at_its_end(register))
}

/// What becomes of groups at the end of the cycle, as things are.
fn at_its_end(register: &Register) -> Reply {
    let (asked, silent): (Vec<&Group>, Vec<&Group>) =
        lapsing(register).into_iter().partition(|group| group.renewal.is_some());
    let mut reply = Reply::default();
    if !silent.is_empty() {
        let renew = Inline::Command("renew CODE".to_owned());
        reply = reply.and(say!(cycle_silent, groups: codes(&silent), renew: renew).into());
    }
    if !asked.is_empty() {
        let decide = Inline::Command("decide CODE continue".to_owned());
        let waiting = say!(cycle_waiting, chair: Inline::Chair, groups: codes(&asked), decide: decide);
        reply = reply.and(waiting.into());
    }
    reply
}

/// The same for one of those that are at work.
pub(crate) fn warning_of(group: &Group, cycle: &Cycle, at: Timestamp) -> Reply {
    let said = Reply::line(ends(cycle, at));
    if group.renewal.is_some() {
        let decide = Inline::Command(format!("decide {} continue", group.code));
        let waiting = say!(cycle_group_waiting, group: &group.code, chair: Inline::Chair, decide: decide);
        return said.and(waiting.into());
    }
    let renew = Inline::Command(format!("renew {}", group.code));
    said.and(say!(cycle_group_silent, group: &group.code, chair: Inline::Chair, renew: renew).into())
}

/// How long it is until the end, at a moment.
fn ends(cycle: &Cycle, at: Timestamp) -> Line {
    let hours = (cycle.ends.duration_since(at).as_secs() + 1800) / 3600;
    let (name, ends) = (cycle.name, Inline::Moment(cycle.ends));
    let said = match usize::try_from(hours).unwrap_or_default() {
        0 => say!(cycle_ends_soon, cycle: name, ends: ends),
        hours @ 1..48 => say!(cycle_ends_in_hours, cycle: name, count: hours, ends: ends),
        hours => say!(cycle_ends_in_days, cycle: name, count: (hours + 12) / 24, ends: ends),
    };
    said.into()
}

fn codes(groups: &[&Group]) -> words::Arg {
    words::Arg::each(groups.iter().map(|group| &group.code))
}

/// Why no cycle is opened or closed.
#[derive(Debug)]
enum Refusal {
    /// A cycle is open already.
    IsOpen { ends: Timestamp },
    /// The last day of a cycle is before the first, or over.
    EndsTooSoon,
    /// No cycle is open.
    NoneIsOpen,
    /// Nothing is to be changed.
    ChangesNothing,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::IsOpen { ends } => Reply::said(say!(
                cycle_is_open,
                ends: Inline::Moment(*ends),
                close: Inline::command("cycle close"),
            )),
            Self::EndsTooSoon => Reply::said(say!(cycle_ends_too_soon)),
            Self::ChangesNothing => {
                Reply::said(say!(cycle_changes_nothing, command: Inline::command("cycle edit to: DATE")))
            }
            Self::NoneIsOpen => {
                Reply::said(say!(cycle_none_open, open: Inline::command("cycle open \"NAME\" FROM TO")))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_cycle_warns_before_it_ends_and_then_groups_lapse() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2017 2017-01-01 2017-07-31").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 is open, from Sun 1 Jan 2017 to Mon 31 Jul 2017.
            	Active groups end with the cycle unless they ask to continue (/renew CODE) and the chair agrees."#]]);
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2018 2018-01-01 2018-07-31").expect(expect!["#plenary <rapporteur> The cycle IGF 2018 follows, from Mon 1 Jan 2018 to Tue 31 Jul 2018. It begins once IGF 2017 has ended."]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: yes").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-CO continue anyway: yes").quietly();
        dialogue.say("#plenary", "lynn", "/facilitate WG-CO @lea").quietly();
        dialogue.pass("1300h").quietly();
        dialogue.say("#wg-co", "lea", "/update We did much.").quietly();
        dialogue.say("#wg-co", "lea", "/renew").quietly();
        dialogue.pass("96h").expect(expect![[r#""#]]);
        dialogue.say("#plenary", "lynn", "/decide WG-CO continue anyway: it does well").quietly();
        dialogue.pass("1320h").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 ends in 30 days, on Mon 31 Jul 2017, 23:59 UTC.
            	These groups will end unless they ask to continue: WG-IMP. To ask: /renew CODE
            #plenary <rapporteur> The cycle IGF 2017 ends in 7 days, on Mon 31 Jul 2017, 23:59 UTC.
            	These groups will end unless they ask to continue: WG-IMP. To ask: /renew CODE
            #plenary <rapporteur> The cycle IGF 2017 has ended, and these groups with it: WG-IMP.
            	The cycle IGF 2018 is open, from Mon 1 Jan 2018 to Tue 31 Jul 2018.
            	Active groups end with the cycle unless they ask to continue (/renew CODE) and the chair agrees."#]]);
        dialogue.say("#plenary", "lea", "/status").expect(expect![[r#"
            #plenary <rapporteur> Working Groups

            	Code    Title                        Support    Comments  Status
            	WG-IMP  IGF Improvements             0 members  0         lapsed
            	WG-CO   Outreach and Communications  1 member   0         approved"#]]);
    }

    #[test]
    fn cycle_alone_shows_the_one_that_is_open_to_anybody() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "marilyn", "/cycle").expect(expect!["#plenary <rapporteur> No cycle is open."]);
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "marilyn", "/cycle").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 runs from Sun 1 Jan 2017 to Sun 31 Dec 2017.
            	These groups will end unless they ask to continue: WG-WORK. To ask: /renew CODE"#]]);
        dialogue.say("#plenary", "lea", "/renew WG-WORK").quietly();
        let seen = dialogue.say("#plenary", "marilyn", "/cycle show");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Le cycle IGF 2017 court du dim. 1er janv. 2017 au dim. 31 déc. 2017.
            Ces groupes demandent leur reconduction et attendent la décision de la présidence : WG-WORK. Pour reconduire un groupe : /décider CODE reconduire"#]]);
        dialogue.say("#plenary", "marilyn", "/cycle close").expect(expect![[r#"
            #plenary <rapporteur> Only the chair and the secretariat may use /cycle close.
            	Please ask Lynn St. Amour or Anja Gengo.
            	What you can do: /cycle"#]]);
    }

    #[test]
    fn the_days_of_a_cycle_are_written_in_figures_or_words() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2018 1 jan 2018 31 dec 2018").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2018 is open, from Mon 1 Jan 2018 to Mon 31 Dec 2018.
            	Active groups end with the cycle unless they ask to continue (/renew CODE) and the chair agrees."#]]);
        dialogue.say("#plenary", "lynn", "/cycle close").quietly();
        dialogue.say("#plenary", "lynn", "/cycle open \"IGF 2018\" 2018-01-01 31 december 2018").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2018 is open, from Mon 1 Jan 2018 to Mon 31 Dec 2018.
            	Active groups end with the cycle unless they ask to continue (/renew CODE) and the chair agrees."#]]);
        dialogue.say("#plenary", "lynn", "/cycle close").quietly();
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2018 1 jan 31 dec").expect(expect![[
            r##"#plenary <rapporteur> I did not understand "31". Write a day with its year, such as 2017-04-09."##
        ]]);
    }

    #[test]
    fn the_rooms_and_facilitators_of_groups_hear_of_the_end_too() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lea", "/update We met.").quietly();
        dialogue.pass("4920h").quietly();
        dialogue.pass("48h").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 ends in 60 days, on Sun 31 Dec 2017, 23:59 UTC.
            	These groups will end unless they ask to continue: WG-WORK. To ask: /renew CODE
            #wg-work <rapporteur> The cycle IGF 2017 ends in 60 days, on Sun 31 Dec 2017, 23:59 UTC.
            	WG-WORK will end unless it asks to continue and the chair agrees. To ask: /renew WG-WORK
            @lea <rapporteur> The cycle IGF 2017 ends in 60 days, on Sun 31 Dec 2017, 23:59 UTC.
            	WG-WORK will end unless it asks to continue and the chair agrees. To ask: /renew WG-WORK"#]]);
        dialogue.say("@lea", "lea", "/renew WG-WORK").quietly();
        dialogue.is_away("936h");
        dialogue.pass("1h").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 ends in 20 days, on Sun 31 Dec 2017, 23:59 UTC.
            	These groups ask to continue, and the chair has yet to decide: WG-WORK. To continue one: /decide CODE continue
            	This comes late: it was due on Fri 1 Dec 2017, 23:59 UTC.
            #wg-work <rapporteur> The cycle IGF 2017 ends in 20 days, on Sun 31 Dec 2017, 23:59 UTC.
            	WG-WORK asks to continue. The chair has yet to decide: /decide WG-WORK continue
            	This comes late: it was due on Fri 1 Dec 2017, 23:59 UTC.
            @lea <rapporteur> The cycle IGF 2017 ends in 20 days, on Sun 31 Dec 2017, 23:59 UTC.
            	WG-WORK asks to continue. The chair has yet to decide: /decide WG-WORK continue
            	This comes late: it was due on Fri 1 Dec 2017, 23:59 UTC.
            #plenary <rapporteur> Consultation 1 has ended: Which day?
            	It was open from Mon 10 Apr 2017 to Fri 1 Dec 2017, 23:59 UTC.
            	1 input came in: 1 from NRI.
            	- 1. Monday: nobody
            	- 2. Tuesday: 1 (1 from NRI)
            	The classes are as the respondents gave them; none is confirmed yet.
            	All inputs: /consult show 1
            	This comes late: it was due on Fri 1 Dec 2017, 23:59 UTC.
            @lea <rapporteur> Please give an update on WG-WORK. The last one was on Mon 10 Apr 2017.
            	- What has the group done since then?
            	- What comes next, and by when?
            	- What do you need from the others?
            	To answer: /update WG-WORK …"#]]);
        dialogue.pass("480h").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 ends in 7 days, on Sun 31 Dec 2017, 23:59 UTC.
            	These groups ask to continue, and the chair has yet to decide: WG-WORK. To continue one: /decide CODE continue
            #wg-work <rapporteur> The cycle IGF 2017 ends in 7 days, on Sun 31 Dec 2017, 23:59 UTC.
            	WG-WORK asks to continue. The chair has yet to decide: /decide WG-WORK continue
            @lea <rapporteur> The cycle IGF 2017 ends in 7 days, on Sun 31 Dec 2017, 23:59 UTC.
            	WG-WORK asks to continue. The chair has yet to decide: /decide WG-WORK continue
            #plenary <rapporteur> The cycle IGF 2017 has ended, and these groups with it: WG-WORK.
            #wg-work <rapporteur> WG-WORK has ended with the cycle IGF 2017. A member can propose it again: /propose WG-WORK Title
            @lea <rapporteur> WG-WORK has ended with the cycle IGF 2017. A member can propose it again: /propose WG-WORK Title"#]]);
    }

    #[test]
    fn a_cycle_is_closed_at_once_or_after_a_question_if_groups_would_lapse() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "anja", "/cycle close").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 runs until Sun 31 Dec 2017, 23:59 UTC.
            	If you close it now, these groups end too: WG-WORK.
            	Please answer yes or no. Yes means: /cycle close yes"#]]);
        assert!(dialogue.register().cycle().is_some());
        dialogue
            .say("#plenary", "anja", "/cycle close now")
            .expect(expect![[r##"#plenary <rapporteur> I did not understand "now". Write yes."##]]);
        dialogue.say("#plenary", "anja", "/cycle close yes").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 has ended, and these groups with it: WG-WORK.
            @lea <rapporteur> WG-WORK has ended with the cycle IGF 2017. A member can propose it again: /propose WG-WORK Title"#]]);
        dialogue.say("#plenary", "lynn", "/decide WG-WORK continue").expect(expect![[r##"#plenary <rapporteur> WG-WORK has lapsed, so "continue" is not possible. To propose it again: /propose WG-WORK Title"##]]);
        dialogue.say("#plenary", "anja", "/cycle open IGF 2018 2017-04-01 2018-04-01").quietly();
        dialogue
            .say("#plenary", "anja", "/cycle close")
            .expect(expect!["#plenary <rapporteur> The cycle IGF 2018 has ended. No group ended with it."]);
    }

    #[test]
    fn the_opening_of_a_cycle_is_undone_as_long_as_nothing_rests_on_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2017 2017-01-01 2017-07-31").quietly();
        // What has nothing to do with the cycle stays.
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        dialogue.say("#wg-imp", "lynn", "/undo").expect(expect![[r#"
            #wg-imp <rapporteur> Undone: the opening of the cycle IGF 2017
            #plenary <rapporteur> Lynn St. Amour undid: the opening of the cycle IGF 2017"#]]);
        dialogue.say("#plenary", "marilyn", "/cycle").expect(expect!["#plenary <rapporteur> No cycle is open."]);
        dialogue
            .say("#plenary", "lea", "/undo")
            .expect(expect!["#plenary <rapporteur> Undone: the support of Lea Kaspar for WG-IMP"]);
        dialogue.say("#plenary", "anja", "/cycle open IGF 2018 2018-01-01 2018-12-31").quietly();
        dialogue.say("#plenary", "lynn", "/cycle edit name: IGF 13").quietly();
        dialogue.say("#plenary", "anja", "/undo").expect(expect![[r#"
            #plenary <rapporteur> Lynn St. Amour has since acted on it, so I cannot simply undo this: the opening of the cycle IGF 2018
            	To put it right: /cycle edit name: …"#]]);
        dialogue
            .say("#plenary", "lynn", "/undo")
            .expect(expect!["#plenary <rapporteur> Undone: the change to the cycle"]);
        dialogue.say("#plenary", "anja", "/undo").quietly();
        assert!(dialogue.register().cycle().is_none());
        dialogue.say("#plenary", "anja", "/cycle open IGF 2018 2018-01-01 2018-12-31").quietly();
        dialogue.pass("11m").quietly();
        dialogue.say("#plenary", "anja", "/undo").expect(expect![[r#"
            #plenary <rapporteur> Your last act is older than 10 minutes.
            	To put it right: /cycle edit name: …"#]]);
    }

    #[test]
    fn groups_stand_again_as_before_a_cycle_whose_opening_is_undone() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lea", "/renew WG-WORK").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-WORK continue anyway: it does well").quietly();
        dialogue.say("#plenary", "anja", "/cycle close yes").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: it has begun").quietly();
        let standing = |dialogue: &Dialogue| {
            let standing = |group: &crate::record::Group| (group.renewal, group.is_continued, group.new_this_cycle);
            dialogue.register().groups().map(standing).collect::<Vec<_>>()
        };
        let before = standing(&dialogue);
        dialogue.say("#plenary", "ginger", "/comment WG-WORK Well done.").quietly();
        dialogue.say("#plenary", "anja", "/cycle open IGF 2018 2018-01-01 2018-12-31").quietly();
        assert_ne!(standing(&dialogue), before);
        dialogue.say("#plenary", "avri", "/comment WG-WORK Indeed.").quietly();
        dialogue.say("#plenary", "anja", "/undo").quietly();
        assert_eq!(standing(&dialogue), before);
        // What came before and after it is undone as ever, and brings nothing back of the cycle.
        dialogue.say("#plenary", "avri", "/undo").quietly();
        dialogue.say("#plenary", "ginger", "/undo").quietly();
        assert_eq!(standing(&dialogue), before);
        dialogue.say("#plenary", "anja", "/cycle open IGF 2018 2018-01-01 2018-12-31").quietly();
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP @ginger").quietly();
        dialogue.say("#plenary", "ginger", "/renew WG-IMP").quietly();
        dialogue.say("#plenary", "anja", "/undo").expect(expect![[r#"
            #plenary <rapporteur> Virginia Paque has since acted on it, so I cannot simply undo this: the opening of the cycle IGF 2018
            	To put it right: /cycle edit name: …"#]]);
        dialogue.say("#plenary", "ginger", "/undo").quietly();
        dialogue.say("#plenary", "anja", "/undo").quietly();
        assert_eq!(standing(&dialogue), before);
    }

    #[test]
    fn the_next_cycle_that_was_opened_in_advance_is_undone_and_the_present_one_goes_on() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2018 2018-01-01 2018-12-31").quietly();
        dialogue.say("#plenary", "lea", "/renew WG-WORK").quietly();
        dialogue
            .say("#plenary", "lynn", "/undo")
            .expect(expect!["#plenary <rapporteur> Undone: the opening of the cycle IGF 2018"]);
        dialogue.say("#plenary", "lynn", "/cycle").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 runs from Sun 1 Jan 2017 to Sun 31 Dec 2017.
            	These groups ask to continue, and the chair has yet to decide: WG-WORK. To continue one: /decide CODE continue"#]]);
    }

    #[test]
    fn what_is_undone_of_a_group_brings_nothing_back_from_before_the_cycle() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lea", "/renew WG-WORK").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-WORK continue anyway: it does well").quietly();
        dialogue.say("#plenary", "ginger", "/support WG-WORK").quietly();
        dialogue.say("#plenary", "anja", "/cycle close yes").quietly();
        dialogue.say("#plenary", "anja", "/cycle open IGF 2018 2018-01-01 2018-12-31").quietly();
        dialogue.say("#plenary", "ginger", "/undo").quietly();
        let group = dialogue.register().group(&"WG-WORK".parse().unwrap()).unwrap().clone();
        assert!(group.supporters.is_empty() && group.renewal.is_none() && !group.is_continued);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "lynn", "/cycle open IGF 2017 2017-01-01 2017-07-31");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Le cycle IGF 2017 est ouvert, du dim. 1er janv. 2017 au lun. 31 juil. 2017.
            Les groupes en activité prennent fin avec le cycle, à moins de demander leur reconduction (/reconduire CODE) et de l’obtenir de la présidence."#]]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: yes").quietly();
        let seen = dialogue.say("#plenary", "lynn", "/cycle close");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Le cycle IGF 2017 court jusqu’au lun. 31 juil. 2017 à 23:59 UTC.
                Si vous le clôturez maintenant, ces groupes prennent fin aussi : WG-IMP.
                Veuillez répondre par oui ou par non. Oui signifie : /cycle clore oui"#]],
        );
        let seen = dialogue.say("#plenary", "lynn", "/cycle close yes");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Le cycle IGF 2017 est clos, et ces groupes ont pris fin avec lui : WG-IMP."],
        );
    }
}
