//! What is meant where it was left out, or called by other words: the only thing that fits is taken, and the answer says so. Where
//! several fit, the question that asks for it lists them.

use jiff::{SignedDuration, Timestamp};

use super::Reader;
use super::words::beginnings;
use crate::language::access::{ANYONE, FACILITATOR, FACILITATOR_OR_PROPOSER};
use crate::language::call::Call;
use crate::language::reference::MeetingRef;
use crate::language::spec::{Argument, Kind, Spec};
use crate::language::value::{Value, numbers};
use crate::record::{Action, Binding, Code, Consultation, Group, Meeting, Role, folded_words, has_row};
use crate::say;
use crate::spelling::is_slip;
use crate::words::{Inline, Line, Message, Refusal};

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
            // Words can be those of another action than the only one that is open.
            Kind::Number if call.path == "done" => !call.was_given("words"),
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

    /// Whether a number was left out: the word is no number, and only one thing can be meant.
    pub(super) fn is_left_out(&self, call: &Call, argument: &Argument, word: &str) -> bool {
        let is_number = numbers(word.trim_end_matches('+')).is_some() || word.starts_with(|c: char| c.is_numeric());
        matches!(argument.kind, Kind::Meeting | Kind::MeetingOnwards | Kind::Number)
            && !is_number
            && self.only(call, argument).is_some()
    }

    fn fitting(&self, call: &Call, argument: &Argument, to_take: bool) -> Vec<Candidate> {
        let register = self.surroundings.register;
        match (argument.kind, call.path.as_str()) {
            // Where the plenary can be meant too, whoever leads a group says which.
            (Kind::GroupOrPlenary, _) if self.place == Some(Binding::Plenary) => Vec::new(),
            // Somebody else's are not known here.
            (Kind::Group, "unsupport") if !call.was_given("for") => self.supported(),
            (Kind::Group, "resolve") if !call.was_given("reopen") => self.with_open_concerns(),
            (Kind::Group | Kind::GroupOrPlenary, _) => match self.led(call.spec) {
                Some(group) => vec![of_group(group)],
                None if to_take => Vec::new(),
                None => register.groups().filter(|group| !group.state.has_ended()).map(of_group).collect(),
            },
            (Kind::Meeting | Kind::MeetingOnwards, path) => {
                self.meetings(path, to_take).into_iter().map(of_meeting).collect()
            }
            (Kind::Number, "done") => self.actions(),
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

    /// The groups that the speaker supports.
    fn supported(&self) -> Vec<Candidate> {
        let Some(speaker) = self.surroundings.speaker else { return Vec::new() };
        let groups = self.surroundings.register.groups();
        groups.filter(|group| group.supporters.contains_key(&speaker.id)).map(of_group).collect()
    }

    /// The groups with an open concern of the speaker; for the chair, where there are none, those with any.
    fn with_open_concerns(&self) -> Vec<Candidate> {
        let groups = || self.surroundings.register.groups();
        let mine = |group: &&Group| {
            let mut open = group.open_concerns();
            self.surroundings.speaker.is_some_and(|me| open.any(|(_, concern)| concern.act.person == me.id))
        };
        let own: Vec<Candidate> = groups().filter(mine).map(of_group).collect();
        if !own.is_empty() || self.role != Role::Chair {
            return own;
        }
        groups().filter(|group| group.open_concerns().next().is_some()).map(of_group).collect()
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
            "minutes correct" | "minutes add" | "minutes drop" | "minutes accept" | "minutes decline"
            | "minutes approve" => register.drafts().filter(is_here).collect(),
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
        match self.groups_of(typed).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The refusal of words that mean no group, or several: those are named.
    pub(super) fn no_group(&self, word: &str, words: &str) -> Refusal {
        let several = self.groups_of(word);
        match several.len() {
            2..=MOST => {
                let near = several.into_iter().map(|group| group.code.to_string()).collect();
                Refusal::UnknownGroup { typed: word.to_owned(), near, any: true }
            }
            _ => match self.surroundings.unknown_group(word) {
                Refusal::UnknownGroup { near, any, .. } if near.is_empty() => {
                    let (typed, near) = self.nearly_titled(words).unwrap_or((word, Vec::new()));
                    Refusal::UnknownGroup { typed: typed.to_owned(), near, any }
                }
                refusal => refusal,
            },
        }
    }

    /// The words with which others begin and that are, each with a slip at most, words of the title of living groups, and the codes of
    /// those: `artifical inteligence`.
    fn nearly_titled<'w>(&self, words: &'w str) -> Option<(&'w str, Vec<String>)> {
        const MOST_WORDS: usize = 5;
        let words = words.trim();
        let line = words.lines().next().unwrap_or_default();
        let register = self.surroundings.register;
        let titled = |typed: &str| {
            let typed = folded_words(typed);
            let is_near = |group: &&Group| {
                let title = group.title().map(|title| register.folded(title)).unwrap_or_default();
                let is_of_title = |word: &String| title.iter().any(|one| one == word || is_slip(word, one));
                // One that is short says too little, and one without a slip would have been found.
                typed.iter().any(|word| title.iter().any(|one| is_slip(word, one))) && typed.iter().all(is_of_title)
            };
            let near = register.groups().filter(|group| !group.state.has_ended()).filter(is_near);
            near.map(|group| group.code.to_string()).take(3).collect::<Vec<String>>()
        };
        let mut found = beginnings(line, MOST_WORDS).into_iter().rev().map(|typed| (typed, titled(typed)));
        found.find(|(_, near)| !near.is_empty())
    }

    /// The groups that words can mean: the living ones, where there are any.
    fn groups_of(&self, typed: &str) -> Vec<&Group> {
        let phrase = folded_words(typed);
        if phrase.is_empty() {
            return Vec::new();
        }
        let register = self.surroundings.register;
        let fits: [&dyn Fn(&Group) -> bool; 3] = [
            &|group| folded_words(group.code.as_str()).concat() == phrase.concat(),
            &|group| phrase.len() == 1 && self.without_prefix(&group.code) == phrase.concat(),
            &|group| group.title().is_some_and(|title| has_words(&register.folded(title), &phrase)),
        ];
        let found = fits.into_iter().find_map(|fits| {
            let all: Vec<&Group> = register.groups().filter(|group| fits(group)).collect();
            let living: Vec<&Group> = all.iter().filter(|group| !group.state.has_ended()).copied().collect();
            if living.is_empty() { Some(all).filter(|all| !all.is_empty()) } else { Some(living) }
        });
        found.unwrap_or_default()
    }

    /// What follows the prefix in a code, as words are compared.
    fn without_prefix(&self, code: &Code) -> String {
        let code = code.as_str();
        let rest = code.split_once('-').map_or("", |(_, rest)| rest);
        folded_words(rest).concat()
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

/// Whether a title has these words in a row. A single short word says too little.
fn has_words(title: &[String], phrase: &[String]) -> bool {
    const SHORT: usize = 3;
    let is_telling = phrase.len() > 1 || phrase.iter().any(|word| word.chars().count() > SHORT);
    let has_long = phrase.iter().any(|word| word.chars().count() > SHORT);
    is_telling && has_long && has_row(title, phrase)
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_group_is_found_by_its_title_or_a_part_of_its_code_and_the_answer_says_so() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "avri", "/propose WG-ARC Open archives").quietly();
        dialogue.say("#plenary", "lea", "/support archives please").expect(expect![[r##"
            #plenary <rapporteur> Lea Kaspar supports WG-ARC. Support: 1 member.
            	"archives": taken as WG-ARC."##]]);
        dialogue.say("#plenary", "flavio", "/support Open Archives").expect(expect![[r##"
            #plenary <rapporteur> Flávio Wagner supports WG-ARC. Support: 2 members.
            	"Open Archives": taken as WG-ARC."##]]);
        dialogue.say("#plenary", "ginger", "/support wg arc").expect(expect![[r##"
            #plenary <rapporteur> Virginia Paque supports WG-ARC. Support: 3 members.
            	"wg arc": taken as WG-ARC."##]]);
        dialogue.say("#plenary", "marilyn", "/support ARC").expect(expect![[r##"
            #plenary <rapporteur> Marilyn Cade supports WG-ARC. Support: 3 members, 1 other.
            	"ARC": taken as WG-ARC."##]]);
        dialogue.say("#plenary", "lynn", "/support \"open archives\"").expect(expect![[r##"
            #plenary <rapporteur> Lynn St. Amour supports WG-ARC. Support: 4 members, 1 other.
            	"open archives": taken as WG-ARC."##]]);
        let seen = dialogue.say("#plenary", "lea", "/why outreach");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            WG-CO est proposé. Conditions remplies : 2 sur 5.
            - Non remplie : une proposition écrite comportant Objectifs. Il manque : Objectifs. À ajouter le cas échéant : Calendrier.
            - Remplie : le soutien d’au moins 1 membre. Soutien : 1 membre.
            - Remplie : aucune réserve en suspens. Aucune réserve n’a été émise.
            - Non remplie : 2 membres de différents groupes de parties prenantes chargés de la facilitation. Personne pour le moment.
            - Non remplie : un dernier appel à tous les membres. Aucun dernier appel à ce jour : /dernier-appel WG-CO jusqu’à: DATE

            Positions à ce jour

            Groupe de parties prenantes  Membres    Soutien  Réserve  Sans réponse  Autres soutiens
            secteur privé                1 membre   1        0        0             0
            société civile               2 membres  0        0        2             0
            communauté technique         2 membres  0        0        2             0
            total                        5 membres  1        0        4             0
            « outreach » : compris comme WG-CO."#]]);
        // Two titles could have it, and a little word says nothing.
        dialogue.say("#plenary", "avri", "/propose WG-DATA Open data").quietly();
        dialogue
            .say("#plenary", "marilyn", "/support open")
            .expect(expect![[r##"#plenary <rapporteur> There is no group "open". Did you mean WG-ARC or WG-DATA?"##]]);
        dialogue
            .say("#plenary", "marilyn", "/support and")
            .expect(expect![[r##"#plenary <rapporteur> There is no group "and". /status lists the groups."##]]);
    }

    #[test]
    fn where_words_follow_or_something_official_is_done_a_title_is_asked_about() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/comment outreach is what we need").expect(expect![[r##"
            #plenary <rapporteur> There is no group "outreach". Did you mean WG-CO?
            	Please answer yes or no. Yes means: /comment WG-CO is what we need"##]]);
        dialogue
            .say("#plenary", "lea", "yes")
            .expect(expect!["#plenary <rapporteur> Recorded: Lea Kaspar comments on WG-CO, which now has 1 comment."]);
        dialogue.say("#plenary", "lynn", "/decide Improvements defer").expect(expect![[r##"
            #plenary <rapporteur> There is no group "Improvements". Did you mean WG-IMP?
            	Please answer yes or no. Yes means: /decide WG-IMP defer"##]]);
        dialogue.say("#plenary", "lynn", "no").quietly();
        assert!(dialogue.register().groups().all(|group| group.decisions.is_empty()));
    }

    #[test]
    fn the_only_thing_that_fits_is_taken_and_said() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "flavio", "/resolve WG-CO It is met.").expect(expect![
            "#plenary <rapporteur> Concern 1 on WG-CO, by Flávio Wagner, is resolved. No concern is open now."
        ]);
        dialogue.say("@lea", "lea", "/update two calls held").expect(expect![[r#"
            @lea <rapporteur> Recorded: the update of WG-WORK. Thank you. I will ask for the next one on Fri 9 Jun 2017.
            	You gave no group: taken as WG-WORK.
            	This is on the record, which everybody in the rooms can read."#]]);
        dialogue
            .say("#plenary", "lea", "/consult answer 2")
            .expect(expect!["#plenary <rapporteur> There is no consultation 2, only number 1: /consult show 1"]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-12 10:00 UTC").quietly();
        dialogue.say("#plenary", "flavio", "/rsvp yes").expect(expect![[r#"
            #plenary <rapporteur> Flávio Wagner is coming to meeting 1 (1 yes so far).
            	You gave no number: taken as meeting 1, First call (Wed 12 Apr 2017, 10:00 UTC)."#]]);
        dialogue
            .say("#plenary", "ginger", "/rsvp 👍 1")
            .expect(expect!["#plenary <rapporteur> Virginia Paque is coming to meeting 1 (2 yes so far)."]);
        dialogue.say("#plenary", "lea", "/agenda add \"Budget\" 15m").expect(expect![[r#"
            #plenary <rapporteur> Item 1 of meeting 1: Budget. Total: 15 minutes of 1 hour.
            	You gave no number: taken as meeting 1, First call (Wed 12 Apr 2017, 10:00 UTC)."#]]);
        dialogue.say("#plenary", "lea", "/cancel").expect(expect![[r#"
            #plenary <rapporteur> Which meeting? For example: /cancel 1
            	- 1: First call, Wed 12 Apr 2017, 10:00 UTC
            	In full: /cancel N|N+ [reason]"#]]);
        dialogue.say("#plenary", "lea", "/minutes start").expect(expect![[r#"
            #plenary <rapporteur> Which meeting? For example: /minutes start 1
            	- 1: First call, Wed 12 Apr 2017, 10:00 UTC
            	In full: /minutes start N [yes] [moderator: @person] [secretariat: @person]"#]]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"Second call\" 2017-04-19 10:00 UTC").quietly();
        dialogue.say("#plenary", "flavio", "/rsvp yes").expect(expect![[r#"
            #plenary <rapporteur> Which meeting? For example: /rsvp 1 yes
            	- 1: First call, Wed 12 Apr 2017, 10:00 UTC
            	- 2: Second call, Wed 19 Apr 2017, 10:00 UTC
            	In full: /rsvp N|N+ [yes|no|maybe] [reason]"#]]);
        dialogue.pass("49h").quietly();
        dialogue.say("#wg-work", "lea", "/minutes start").expect(expect![[r#"
            #wg-work <rapporteur> Started: Meeting 1 of WG-WORK: First call. Moderator: Lea Kaspar.
            	Everyone: /here, /info, /action. Facilitators: /item, /agreed, /disagreed, /undo. At the end: /minutes end
            	The first item: /item 1
            	You gave no number: taken as meeting 1, First call (Wed 12 Apr 2017, 10:00 UTC).
            #plenary <rapporteur> Started: Meeting 1 of WG-WORK: First call. Moderator: Lea Kaspar."#]]);
        dialogue.say("#wg-work", "lea", "/action me Write the draft.").quietly();
        dialogue.say("#wg-work", "lea", "/done").expect(expect![[r#"
            #wg-work <rapporteur> Done: action 1, Lea Kaspar: Write the draft.
            	You gave no number: taken as action 1, Write the draft."#]]);
        dialogue.say("#wg-work", "lea", "/minutes end").quietly();
        dialogue.say("#wg-work", "lynn", "/minutes approve").expect(expect![[r#"
            #wg-work <rapporteur> Minutes approved: Meeting 1 of WG-WORK: First call. To read them: /minutes show 1
            	You gave no number: taken as meeting 1, First call (Wed 12 Apr 2017, 10:00 UTC).
            #plenary <rapporteur> Minutes approved: Meeting 1 of WG-WORK: First call. To read them: /minutes show 1"#]]);
    }
}
