//! What is meant where it was left out, or called by other words: the only thing that fits is taken, and the answer says so. Where
//! several fit, the question that asks for it lists them.

use jiff::{SignedDuration, Timestamp};

use super::Reader;
use crate::language::access::{ANYONE, FACILITATOR, FACILITATOR_OR_PROPOSER};
use crate::language::call::Call;
use crate::language::reference::MeetingRef;
use crate::language::spec::{Argument, Kind, Spec};
use crate::language::value::{Value, numbers};
use crate::record::{
    Action, Binding, Code, Concern, Consultation, Group, Meeting, PersonId, Role, normalised, without_accents,
};
use crate::say;
use crate::words::{Inline, Line, Message};

/// How long before its time minutes of a meeting begin, and how long after, where its number is left out.
const EARLY: SignedDuration = SignedDuration::from_mins(30);
const LATE: SignedDuration = SignedDuration::from_hours(6);

/// The most that a question lists.
const MOST: usize = 8;

/// Something that can be meant.
pub(super) struct Candidate {
    pub(super) value: Value,
    /// How a question lists it.
    pub(super) listed: Line,
    /// What is said when it is taken.
    pub(super) taken: Message,
}

/// A group by other words than its code.
pub(super) struct Fit<'w> {
    pub(super) code: Code,
    /// The words that mean it.
    pub(super) typed: &'w str,
    /// What follows them.
    pub(super) rest: &'w str,
}

impl Reader<'_> {
    /// The only thing that an argument can mean, where the command may take it without being told.
    pub(super) fn only(&self, call: &Call, argument: &Argument) -> Option<Candidate> {
        let may_take = match argument.kind {
            Kind::Group | Kind::GroupOrPlenary => true,
            _ => !["move", "cancel", "consult close", "consult outcome", "consult class"].contains(&call.path.as_str()),
        };
        let mut fitting = if may_take { self.fitting(call, argument, true) } else { Vec::new() };
        let only = fitting.pop();
        only.filter(|_| fitting.is_empty())
    }

    /// What a question that asks for an argument lists.
    pub(super) fn choices(&self, call: &Call, argument: &Argument) -> Vec<Line> {
        let fitting = self.fitting(call, argument, false);
        if fitting.len() > MOST { Vec::new() } else { fitting.into_iter().map(|one| one.listed).collect() }
    }

    /// Whether a number was left out, since what stands in its place is none, and is what only one thing can be meant by.
    pub(super) fn is_left_out(&self, call: &Call, argument: &Argument, word: &str) -> bool {
        let is_number = numbers(word.trim_end_matches('+')).is_some() || word.starts_with(|c: char| c.is_numeric());
        matches!(argument.kind, Kind::Meeting | Kind::MeetingOnwards | Kind::Number)
            && !is_number
            && self.only(call, argument).is_some()
    }

    fn fitting(&self, call: &Call, argument: &Argument, to_take: bool) -> Vec<Candidate> {
        let register = self.surroundings.register;
        match (argument.kind, call.path.as_str()) {
            (Kind::Group | Kind::GroupOrPlenary, _) => match self.led(call.spec) {
                Some(group) => vec![of_group(group)],
                None if to_take => Vec::new(),
                None => register.groups().filter(|group| !group.state.has_ended()).map(of_group).collect(),
            },
            (Kind::Meeting | Kind::MeetingOnwards, path) => {
                self.meetings(path, to_take).into_iter().map(of_meeting).collect()
            }
            (Kind::Number, "done") => self.actions(),
            (Kind::Number, "resolve") => self.concerns(call),
            (Kind::Number, path) if argument.name == "number" && path.starts_with("consult ") => {
                let open = register.consultations().filter(|one| one.is_open() && self.surroundings.now < one.end());
                let candidate = |one: &Consultation| Candidate {
                    value: Value::Number(one.number),
                    listed: say!(fitting_listed, number: one.number, what: one.question).into(),
                    taken: say!(fitting_consultation, number: one.number, question: one.question),
                };
                open.map(candidate).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The only living group that the speaker facilitates, in a command that facilitators give.
    fn led(&self, spec: &Spec) -> Option<&Group> {
        let is_of_facilitators = [FACILITATOR, FACILITATOR_OR_PROPOSER].contains(&spec.access);
        let speaker = self.surroundings.speaker.filter(|_| is_of_facilitators)?;
        let groups = self.surroundings.register.groups();
        let mut led = groups.filter(|group| !group.state.has_ended() && group.is_facilitated_by(speaker.id));
        led.next().filter(|_| led.next().is_none())
    }

    /// The meetings that a command can be about where it is given: those of the room's group, elsewhere all.
    fn meetings(&self, path: &str, to_take: bool) -> Vec<&Meeting> {
        let register = self.surroundings.register;
        let (now, is_here) = (self.surroundings.now, |meeting: &&Meeting| match &self.place {
            Some(Binding::Group(code)) => meeting.group.as_ref() == Some(code),
            Some(Binding::Plenary) | None => true,
        });
        let mut meetings: Vec<&Meeting> = match path {
            "minutes correct" | "minutes approve" => register.drafts().filter(is_here).collect(),
            "minutes show" => {
                let mut drafts: Vec<&Meeting> = register.drafts().filter(is_here).collect();
                if drafts.is_empty() {
                    let approved = register.meetings().rev().filter(is_here);
                    drafts.extend(
                        approved
                            .into_iter()
                            .find(|meeting| meeting.record.as_ref().is_some_and(|minutes| minutes.approved.is_some())),
                    );
                }
                drafts
            }
            _ => register.all_meetings_to_come().filter(is_here).collect(),
        };
        meetings.sort_by_key(|meeting| (meeting.starts, meeting.number));
        match path {
            "minutes start" => {
                meetings.retain(|meeting| meeting.record.is_none());
                let is_due = |meeting: &&&Meeting| is_due(meeting, now);
                let due: Vec<&Meeting> = meetings.iter().filter(is_due).copied().collect();
                if to_take || !due.is_empty() { due } else { meetings }
            }
            // The agenda of the meeting that is held here is meant, however many are to come.
            _ if path.starts_with("agenda ") && to_take => {
                match register.running_meeting(self.room, self.place.as_ref()) {
                    Some(running) => vec![running],
                    None => meetings,
                }
            }
            _ => meetings,
        }
    }

    /// The open actions of the speaker; where there are none, those of the room's group.
    fn actions(&self) -> Vec<Candidate> {
        let register = self.surroundings.register;
        let Some(speaker) = self.surroundings.speaker else { return Vec::new() };
        let mine: Vec<_> = register.open_actions().filter(|action| action.owner.is(speaker.id, self.role)).collect();
        let of_room = || match &self.place {
            Some(Binding::Group(code)) => register.open_actions_of(Some(code)).collect(),
            _ => Vec::new(),
        };
        let actions = if mine.is_empty() { of_room() } else { mine };
        let candidate = |action: &Action| Candidate {
            value: Value::Number(action.number),
            listed: say!(fitting_listed, number: action.number, what: Inline::Excerpt(action.words)).into(),
            taken: say!(fitting_action, number: action.number, what: Inline::Excerpt(action.words)),
        };
        actions.into_iter().map(candidate).collect()
    }

    /// The concerns about the group that stand: those of the speaker, or all where the speaker is the chair or has none.
    fn concerns(&self, call: &Call) -> Vec<Candidate> {
        let group = call.group().and_then(|code| self.surroundings.register.group(code));
        let own = |person: PersonId| {
            self.role != Role::Chair && self.surroundings.speaker.is_some_and(|one| one.id == person)
        };
        let open: Vec<_> = group.into_iter().flat_map(Group::open_concerns).collect();
        let has_own = open.iter().any(|(_, concern)| own(concern.act.person));
        let shown = open.into_iter().filter(|(_, concern)| !has_own || own(concern.act.person));
        let candidate = |(number, concern): (usize, &Concern)| {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let words = Inline::Excerpt(concern.words);
            Candidate {
                value: Value::Number(number),
                listed: say!(fitting_concern_listed, number: number, who: concern.act.person, words: words.clone())
                    .into(),
                taken: say!(fitting_concern, number: number, words: words),
            }
        };
        shown.map(candidate).collect()
    }

    /// The only group whose code without its hyphens, whose code without its prefix, or whose title has the words with which these
    /// begin: as many of them as fit.
    pub(super) fn group_by_words<'w>(&self, words: &'w str) -> Option<Fit<'w>> {
        const MOST_WORDS: usize = 8;
        let line = words.lines().next().unwrap_or_default();
        let mut ends: Vec<usize> = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).collect();
        ends.push(line.len());
        ends.dedup();
        ends.truncate(MOST_WORDS);
        ends.into_iter().rev().find_map(|end| {
            let (typed, rest) = words.split_at(end);
            let group = self.only_group(typed.trim())?;
            Some(Fit {
                code: group.code.clone(),
                typed: typed.trim(),
                rest: rest.trim_start_matches([' ', '\t', '\r']),
            })
        })
    }

    fn only_group(&self, typed: &str) -> Option<&Group> {
        let phrase = folded(typed);
        if phrase.is_empty() {
            return None;
        }
        let register = self.surroundings.register;
        let title = |group: &Group| register.words(group.title()?);
        let fits: [&dyn Fn(&Group) -> bool; 3] = [
            &|group| folded(group.code.as_str()).concat() == phrase.concat(),
            &|group| phrase.len() == 1 && self.without_prefix(&group.code) == phrase.concat(),
            &|group| title(group).is_some_and(|title| has_words(&folded(title), &phrase)),
        ];
        fits.into_iter().find_map(|fits| {
            let all: Vec<&Group> = register.groups().filter(|group| fits(group)).collect();
            let living: Vec<&Group> = all.iter().filter(|group| !group.state.has_ended()).copied().collect();
            match (living.as_slice(), all.as_slice()) {
                ([only], _) | ([], [only]) => Some(*only),
                _ => None,
            }
        })
    }

    /// What follows the prefix in a code, as words are compared.
    fn without_prefix(&self, code: &Code) -> String {
        let code = code.as_str();
        let rest = code.split_once('-').map_or("", |(_, rest)| rest);
        folded(rest).concat()
    }

    /// Whether a group may be taken by other words than its code without a question: where nothing else must follow, and nothing
    /// official is done.
    pub(super) fn may_be_called_by_words(spec: &Spec) -> bool {
        let must_follow =
            |argument: &Argument| argument.required && !matches!(argument.kind, Kind::Group | Kind::GroupOrPlenary);
        spec.access == ANYONE && !spec.arguments().iter().any(must_follow)
    }
}

fn of_group(group: &Group) -> Candidate {
    Candidate {
        value: Value::Code(group.code.clone()),
        listed: match group.title() {
            Some(title) => say!(fitting_group_listed, group: &group.code, title: title).into(),
            None => Line::from(&group.code),
        },
        taken: say!(fitting_own_group, group: &group.code),
    }
}

fn of_meeting(meeting: &Meeting) -> Candidate {
    let number = meeting.number;
    Candidate {
        value: Value::Meeting(MeetingRef { number, onwards: false }),
        listed: say!(fitting_meeting_listed, number: number, title: meeting.title, at: Inline::Moment(meeting.starts))
            .into(),
        taken: say!(fitting_meeting, number: number, title: meeting.title, at: Inline::Moment(meeting.starts)),
    }
}

/// Whether it is about the time of a meeting.
fn is_due(meeting: &Meeting, now: Timestamp) -> bool {
    let begins = meeting.starts.duration_since(now);
    begins <= EARLY && begins >= -LATE
}

/// Words as they are compared: without capitals, accents and punctuation.
fn folded(words: &str) -> Vec<String> {
    let plain = without_accents(&normalised(words)).to_lowercase();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a title has these words in a row. A single short word says too little.
fn has_words(title: &[String], phrase: &[String]) -> bool {
    const SHORT: usize = 3;
    let is_telling = phrase.len() > 1 || phrase.iter().any(|word| word.chars().count() > SHORT);
    let has_long = phrase.iter().any(|word| word.chars().count() > SHORT);
    is_telling && has_long && title.windows(phrase.len()).any(|row| row == phrase)
}
