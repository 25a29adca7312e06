//! `/action @who words by: DATE`, `/actions` and `/done K`: what is to be done, by whom and by when.

use jiff::Timestamp;

use crate::audience::in_office;
use crate::features::meeting::whose_words;
use crate::features::undo::correction;
use crate::history::owner;
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::arguments::{ANY_CODE, NEW};
use crate::language::value::{Until, not_a_deadline};
use crate::language::{Arg, Call, Draft, Kind, OwnerRef, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{
    Action, Amendment, Binding, CorrectionEvent, Held, Meeting, MinutesEvent, Owner, PersonId, Register, Role, SetIn,
};
use crate::say;
use crate::time::when;
use crate::words::refusal::NotOneName;
use crate::words::{self, Block, Explain, Inline, Line, Reply};

const WHO: Arg<OwnerRef> = Arg::new("who", Kind::Owner, phrase!(action_who_about)).required();
const WHAT: Arg<String> = Arg::new("what", Kind::Text, phrase!(action_what_about)).required();
const BY: Arg<Until> = Arg::new("by", Kind::Deadline, phrase!(action_by_about)).named();
const MINE: Arg<String> = Arg::new("mine", Kind::Choice(&["mine"]), phrase!(actions_mine_about));
const NUMBER: Arg<u32> = Arg::new("number", Kind::Number, phrase!(done_number_about)).required();
const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(done_words_about));
const NEW_OWNER: Arg<OwnerRef> = Arg::new("who", Kind::Owner, phrase!(action_who_about)).named();
const NEW_DATE: Arg<Until> = Arg::new("by", Kind::Deadline, phrase!(action_by_about)).named();
const NEW_WORDS: Arg<String> = Arg::new("what", Kind::Line, phrase!(action_what_about)).named();
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(drop_reason_about)).required();

pub(crate) const ACTION: Spec = Spec {
    name: "action",
    summary: phrase!(action_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[WHO.argument, WHAT.argument, BY.argument, NEW.argument], decide: set },
    examples: &[
        "action @lea Draft the charter. by: in 2 weeks",
        "action Secretariat Share the calendar of meetings. by: 2017-05-01",
        "action \"Chair and Secretariat\" Write to the members.",
    ],
    refused: &[
        Refused { by: Role::Member, typed: "action" },
        Refused { by: Role::Member, typed: "action Draft the charter." },
        Refused { by: Role::Member, typed: "action @lea" },
        Refused { by: Role::Member, typed: "action @lea Draft the charter. by: 2017-01-01" },
    ],
};

pub(crate) const ACTIONS: Spec = Spec {
    name: "actions",
    summary: phrase!(actions_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MINE.argument, ANY_CODE.argument], decide: list },
    examples: &["actions", "actions mine", "actions WG-WORK"],
    refused: &[Refused { by: Role::Member, typed: "actions WG-INP" }],
};

pub(crate) const DONE: Spec = Spec {
    name: "done",
    summary: phrase!(done_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument, WORDS.argument], decide: done },
    examples: &["done 1", "done 1 It was sent to all."],
    refused: &[
        Refused { by: Role::Participant, typed: "done 1" },
        Refused { by: Role::Chair, typed: "done 99" },
        Refused { by: Role::Chair, typed: "done" },
    ],
};

pub(crate) const AMEND: Spec = Spec {
    name: "amend",
    summary: phrase!(amend_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act {
        arguments: &[NUMBER.argument, NEW_OWNER.argument, NEW_DATE.argument, NEW_WORDS.argument],
        decide: amend,
    },
    examples: &["amend 1 by: 2017-06-01", "amend 1 who: @flavio what: Draft the charter."],
    refused: &[
        Refused { by: Role::Participant, typed: "amend 1 by: 2017-06-01" },
        Refused { by: Role::Chair, typed: "amend 1" },
        Refused { by: Role::Chair, typed: "amend 99 by: 2017-06-01" },
    ],
};

pub(crate) const DROP: Spec = Spec {
    name: "drop",
    summary: phrase!(drop_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument, REASON.argument], decide: drop_action },
    examples: &["drop 1 It is not needed any more.", "drop 1 It was noted twice."],
    refused: &[
        Refused { by: Role::Participant, typed: "drop 1 No." },
        Refused { by: Role::Chair, typed: "drop 1" },
        Refused { by: Role::Chair, typed: "drop 99 No." },
    ],
};

fn set(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let scene = *draft.scene();
    let running = scene.register.running_meeting(scene.room, scene.place);
    let (group, set_in) = match (running, scene.place) {
        (Some(meeting), _) => {
            (meeting.group.clone(), Some(SetIn { meeting: meeting.number, note: next_note(meeting) }))
        }
        (None, Some(Binding::Group(code))) => (Some(code.clone()), None),
        (None, Some(Binding::Plenary)) => (None, None),
        (None, None) => return Err(Refusal::NoPlace.into()),
    };
    let author = draft.speaker().id;
    let owner = match call.need(&WHO)? {
        OwnerRef::Person(named) => Owner::Person(draft.person(named)),
        OwnerRef::Office { words, roles } => {
            Owner::Office { words: draft.text(words, PersonId::NOBODY), roles: roles.clone() }
        }
    };
    if let Some(typed) = one_of_several(&call.typed, call.need(&WHAT)?) {
        return Err(words::Refusal::NotOneName { typed, why: NotOneName::Several });
    }
    let (what, due) = what_and_when(call, draft)?;
    let words = draft.text(what, PersonId::NOBODY);
    let by = due.map(|due| draft.zone().to_datetime(due).date());
    let action = scene.register.latest_action().saturating_add(1);
    draft.record(MinutesEvent::ActionSet { action, owner, words, by, due, group, set_in }.into());
    let after = draft.register_after();
    let Some(action) = after.action(action) else { return Ok(Reply::default()) };
    let done = Inline::Command(format!("done {}", action.number));
    let told = Reply::said(say!(action_for_you, action: render_action(action, None)))
        .and(say!(action_when_done, command: done).into());
    let mut concerned = match action.owner {
        // They may be named for the first time.
        Owner::Person(person) => vec![person],
        Owner::Office { .. } => {
            owners(action, scene.register, |roles| in_office(scene.register, scene.organisation, roles))
        }
    };
    scene.register.people().sort_by_name(&mut concerned);
    for person in concerned.into_iter().filter(|person| *person != author) {
        draft.tell(person, told.clone());
    }
    let reply = Reply::line(render_action(action, None));
    Ok(match date_at_end(what, draft).filter(|_| due.is_none()) {
        Some(day) => {
            let amend = Inline::command(format!("amend {} by: {day}", action.number));
            reply.and(say!(action_date_meant, command: amend).into())
        }
        None => reply,
    })
}

/// The words at the end of what is to be done that are a day to come, and were not read as its date: `Write it tomorrow`.
fn date_at_end<'w>(what: &'w str, draft: &Draft<'_>) -> Option<&'w str> {
    const MOST: usize = 3;
    let (zone, now, vocabulary) = (draft.zone(), draft.scene().now, draft.vocabulary());
    let what = what.trim().trim_end_matches(['.', '!', ')']);
    let starts: Vec<usize> = what.match_indices(char::is_whitespace).map(|(at, blank)| at + blank.len()).collect();
    let is_date = |words: &&str| when::deadline(words, &zone, now, vocabulary).is_ok_and(|read| read.instant > now);
    // `Order the 3` ends with no date.
    let is_long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let has_word = |words: &&str| words.split_whitespace().any(is_long);
    starts.iter().rev().take(MOST).map(|at| &what[*at..]).filter(has_word).find(is_date)
}

/// The people who are named, where what is to be done goes on with another: `@lea or @avri Write it`.
fn one_of_several(typed: &str, what: &str) -> Option<String> {
    let (or, rest) = what.split_once(char::is_whitespace)?;
    let is_or = ["or", "and", "ou", "et", "/"].iter().any(|one| one.eq_ignore_ascii_case(or));
    let next = rest.split_whitespace().next().filter(|next| is_or && next.len() > 1 && next.starts_with('@'))?;
    let end = typed.find(what)? + what.find(next)? + next.len();
    Some(typed[..end].split_once(char::is_whitespace)?.1.to_owned())
}

/// What is to be done, and until when: after `by:`, or at an end of the words, as in `Draft the charter by friday`.
fn what_and_when<'c>(call: &'c Call, draft: &Draft<'_>) -> Result<(&'c str, Option<Timestamp>), words::Refusal> {
    let words = call.need(&WHAT)?;
    if let Some(by) = call.get(&BY) {
        return Ok((words, Some(by.0)));
    }
    let (zone, now, vocabulary) = (draft.zone(), draft.scene().now, draft.vocabulary());
    let leading = || when::leading_deadline(words, &zone, now, vocabulary);
    match when::trailing_deadline(words, &zone, now, vocabulary).or_else(leading) {
        None => Ok((words, None)),
        Some((what, _, Ok(due))) => Ok((what, Some(due.instant))),
        Some((_, due, Err(reason))) => Err(not_a_deadline(Some("by"), due, reason, &zone, now, vocabulary)),
    }
}

/// The number of the next note or action in a meeting.
pub(crate) fn next_note(meeting: &Meeting) -> u32 {
    let taken = meeting.record.as_ref().and_then(|record| record.notes.last()).map_or(0, |last| last.number);
    taken.saturating_add(1)
}

/// An action whole: `Action 3, Lea Kaspar: Draft the charter. By Mon 1 May 2017`; past its time, if `now` is given.
pub(crate) fn render_action(action: &Action, now: Option<Timestamp>) -> Line {
    let (number, who) = (action.number, owner(action));
    let Some(due) = action.due else {
        return say!(action_line, number: number, who: who, what: action.words).into();
    };
    let (what, by) = (Inline::StoredSentence(action.words), due_words(action, due));
    match now.is_some_and(|now| now > due) {
        false => say!(action_line_due, number: number, who: who, what: what, due: by).into(),
        true => say!(action_line_overdue, number: number, who: who, what: what, due: by).into(),
    }
}

/// The same with a full stop in any case.
pub(crate) fn sentence(action: &Action) -> Line {
    match action.due {
        Some(_) => render_action(action, None),
        None => {
            let what = Inline::StoredSentence(action.words);
            say!(action_line, number: action.number, who: owner(action), what: what).into()
        }
    }
}

/// When an action is due: a day, where one was given, else a moment.
pub(crate) fn due_words(action: &Action, due: Timestamp) -> Line {
    // A day ends a second before the next.
    let is_day = due.as_second().rem_euclid(60) == 59;
    match action.by.filter(|_| is_day) {
        Some(day) => super::day(day).into(),
        None => line![Inline::Moment(due)],
    }
}

fn list(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let scene = *draft.scene();
    let (me, role) = (draft.speaker().id, draft.role());
    let is_mine = call.get(&MINE).is_some();
    let code = call.get(&ANY_CODE).filter(|_| !is_mine);
    let is_meant = |action: &&Action| {
        (!is_mine || action.owner.is(me, role)) && code.is_none_or(|code| action.group.as_ref() == Some(code))
    };
    let actions: Vec<&Action> = scene.register.open_actions().filter(is_meant).collect();
    if actions.is_empty() {
        return Ok(Reply::said(match code {
            Some(code) => say!(action_none_of_group, group: code),
            None if is_mine => say!(action_none_of_yours),
            None => say!(action_none),
        }));
    }
    let lines = actions.iter().map(|action| {
        let line = render_action(action, Some(scene.now));
        if code.is_some() {
            line
        } else {
            say!(action_of, action: line, whose: whose_words(action.group.as_ref())).into()
        }
    });
    let heading = match code {
        Some(code) => say!(action_list_of_group, group: code),
        None if is_mine => say!(action_list_of_yours),
        None => say!(action_list),
    };
    let done = Inline::Command(format!("done {}", actions[0].number));
    Ok(Reply::said(heading).with(Block::List(lines.collect())).and(say!(action_when_one_is_done, command: done).into()))
}

fn amend(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let action = theirs(call, draft)?;
    let names = [NEW_OWNER.argument.name, NEW_DATE.argument.name, NEW_WORDS.argument.name];
    if !names.iter().any(|name| call.was_given(name)) {
        return Err(Refusal::ChangesNothing { number: action.number }.into());
    }
    let owner = call.get(&NEW_OWNER).map(|owner| match owner {
        OwnerRef::Person(named) => Owner::Person(draft.person(named)),
        OwnerRef::Office { words, roles } => {
            Owner::Office { words: draft.text(words, PersonId::NOBODY), roles: roles.clone() }
        }
    });
    let words = call.get(&NEW_WORDS).map(|words| draft.text(words, PersonId::NOBODY));
    let due = call.get(&NEW_DATE).map(|by| by.0);
    let by = due.map(|due| draft.zone().to_datetime(due).date());
    let what = Amendment::Action { action: action.number, owner, words, by, due };
    draft.record(CorrectionEvent::Amended { what }.into());
    let after = draft.register_after();
    let Some(changed) = after.action(action.number) else { return Ok(Reply::default()) };
    let line = || render_action(changed, None);
    let speaker = draft.speaker().id;
    let mut owners = vec![&action.owner];
    if action.owner != changed.owner {
        owners.push(&changed.owner);
    }
    for owner in owners {
        if let Owner::Person(person) = owner
            && *person != speaker
        {
            draft.tell(*person, Reply::said(say!(amend_told, by: speaker, action: line())));
        }
    }
    Ok(Reply::said(say!(amend_done, action: line())))
}

fn drop_action(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let action = theirs(call, draft)?;
    let speaker = draft.speaker().id;
    let reason = draft.text(call.need(&REASON)?, speaker);
    let what = Held::Action { action: action.number };
    draft.record(CorrectionEvent::TakenBack { what, reason: Some(reason) }.into());
    let line = || sentence(action);
    if let Owner::Person(person) = action.owner
        && person != speaker
    {
        draft.tell(person, correction::because(say!(drop_told, by: speaker, action: line()), Some(reason)));
    }
    Ok(correction::because(say!(drop_done, action: line()), Some(reason)))
}

/// The action of this number, while it is open.
fn open_action<'a>(call: &Call, draft: &Draft<'a>) -> Result<&'a Action, words::Refusal> {
    let number = *call.need(&NUMBER)?;
    let register = draft.scene().register;
    let Some(action) = register.action(number) else {
        return Err(Refusal::NoAction { number, latest: register.latest_action() }.into());
    };
    if let Some(done) = &action.done {
        return Err(Refusal::IsDone { number, at: done.at }.into());
    }
    if let Some(dropped) = &action.dropped {
        return Err(Refusal::IsDropped { number, at: dropped.at }.into());
    }
    Ok(action)
}

/// An open action that the speaker may change: its owner, whoever set it, and the facilitators of its group may.
fn theirs<'a>(call: &Call, draft: &Draft<'a>) -> Result<&'a Action, words::Refusal> {
    let action = open_action(call, draft)?;
    let (me, role) = (draft.speaker().id, draft.role());
    let group = action.group.as_ref().and_then(|code| draft.scene().register.group(code));
    if !action.owner.is(me, role) && action.set_by != Some(me) && !FACILITATOR.allows(role, Some(me), group) {
        return Err(Refusal::NotYoursToChange { owner: owner(action) }.into());
    }
    Ok(action)
}

fn done(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let action = open_action(call, draft)?;
    let number = action.number;
    let (me, role) = (draft.speaker().id, draft.role());
    let group = action.group.as_ref().and_then(|code| draft.scene().register.group(code));
    if !action.owner.is(me, role) && !FACILITATOR.allows(role, Some(me), group) {
        return Err(Refusal::NotYours { owner: owner(action) }.into());
    }
    let words = call.get(&WORDS).map(|words| draft.text(words, me));
    draft.record(MinutesEvent::ActionDone { action: number, words }.into());
    let (who, what) = (owner(action), action.words);
    Ok(Reply::said(match words {
        Some(words) => say!(action_done_with, number: number, who: who, what: what, words: words),
        None => say!(action_done, number: number, who: who, what: what),
    }))
}

/// The reminder of an action that is due soon, or was due.
pub(crate) fn reminder(action: &Action, due: Timestamp, is_over: bool) -> Reply {
    let (number, who, due) = (action.number, owner(action), due_words(action, due));
    let what = Inline::StoredSentence(action.words);
    let said = match is_over {
        true => say!(action_overdue, number: number, who: who, what: what, due: due),
        false => say!(action_due_soon, number: number, who: who, what: what, due: due),
    };
    Reply::said(said).and(say!(action_when_done, command: Inline::Command(format!("done {number}"))).into())
}

/// Those who are reminded of an action in private; nobody where all members are to do it.
pub(crate) fn owners(
    action: &Action,
    register: &Register,
    in_office: impl Fn(&[Role]) -> Vec<PersonId>,
) -> Vec<PersonId> {
    match &action.owner {
        Owner::Person(person) => register.people().get(*person).map(|person| person.id).into_iter().collect(),
        Owner::Office { roles, .. } if roles.contains(&Role::Member) => Vec::new(),
        Owner::Office { roles, .. } => in_office(roles),
    }
}

/// Why an action is not taken down, or not done.
#[derive(Debug)]
enum Refusal {
    /// An action needs a group, or a meeting that goes on.
    NoPlace,
    /// There is no action of this number.
    NoAction { number: u32, latest: u32 },
    /// The action was done.
    IsDone { number: u32, at: Timestamp },
    /// The action need not be done.
    IsDropped { number: u32, at: Timestamp },
    /// Nothing is to be changed.
    ChangesNothing { number: u32 },
    /// It is somebody else's action.
    NotYours { owner: Line },
    /// It is neither theirs nor set by them.
    NotYoursToChange { owner: Line },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let said = match self {
            Self::NoPlace => say!(action_no_place),
            Self::NoAction { latest: 0, .. } => say!(action_none_yet),
            Self::NoAction { number, latest } => {
                say!(action_unknown, number: *number, latest: *latest, command: Inline::command("actions"))
            }
            Self::IsDone { number, at } => say!(action_already_done, number: *number, date: Inline::Date(*at)),
            Self::IsDropped { number, at } => say!(action_is_dropped, number: *number, date: Inline::Date(*at)),
            Self::ChangesNothing { number } => {
                say!(amend_changes_nothing, command: Inline::command(format!("amend {number} by: DATE")))
            }
            Self::NotYoursToChange { owner } => say!(amend_not_yours, owner: owner.clone()),
            Self::NotYours { owner } => say!(action_not_yours, owner: owner.clone()),
        };
        Reply::said(said)
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::NotYours { .. } | Self::NotYoursToChange { .. } => true,
            Self::NoPlace
            | Self::NoAction { .. }
            | Self::IsDone { .. }
            | Self::IsDropped { .. }
            | Self::ChangesNothing { .. } => false,
        }
    }
}
