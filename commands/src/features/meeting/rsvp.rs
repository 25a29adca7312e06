//! `/rsvp N yes|no|maybe [reason]`: whether one comes; `N+` to this and the later ones of its series. One set over all platforms. `/rsvp N` alone says who comes, and asks.

use jiff::{SignedDuration, Timestamp};

use super::announce::{name_of, when_of, yes_to};
use super::moving::followers;
use super::{MEETING_ONWARDS, meeting_to_come};
use crate::audience::expected::Expected;
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::reader::beginnings;
use crate::language::{self, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Answer, Meeting, MeetingEvent, PersonId, Register, Role, folded_words};
use crate::say;
use crate::words::refusal::typed_briefly;
use crate::words::shared::key;
use crate::words::{Arg, Block, Explain, Inline, Line, Message, Question, Refusal, Reply};

/// How long after a move a message may still have been said before it by another clock.
const SAID_AT_ONCE: SignedDuration = SignedDuration::from_mins(1);

const ANSWERS: &[&str] = &["yes", "no", "maybe"];

const ANSWER: language::Arg<String> = language::Arg::new("answer", Kind::Choice(ANSWERS), phrase!(rsvp_answer_about));

const REASON: language::Arg<String> = language::Arg::new("reason", Kind::Line, phrase!(rsvp_reason_about));

pub(crate) const RSVP: Spec = Spec {
    name: "rsvp",
    summary: phrase!(rsvp_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING_ONWARDS.argument, ANSWER.argument, REASON.argument], decide },
    examples: &["rsvp 1 yes", "rsvp 1 no I am on a train.", "rsvp 2+ yes", "rsvp 6"],
    refused: &[
        Refused { by: Role::Member, typed: "rsvp 1" },
        Refused { by: Role::Member, typed: "rsvp 1 whenever" },
        Refused { by: Role::Member, typed: "rsvp 1+ yes" },
        Refused { by: Role::Member, typed: "rsvp 99 yes" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let person = draft.speaker().id;
    let in_words = call.get(&REASON).filter(|_| call.get(&ANSWER).is_none()).and_then(|words| answer_in_words(words));
    let Some(answer) = call.get(&ANSWER).map(String::as_str).or(in_words) else {
        // Words that are no answer are no reason either.
        return match call.get(&REASON) {
            Some(typed) => {
                let (meeting, onwards) = meeting_to_come(call, draft, &MEETING_ONWARDS)?;
                let number = as_typed(meeting, onwards);
                // Where there is one meeting, its title may stand before the answer: `weekly call yes`.
                let behind = behind_title(typed, meeting, draft.scene().register).unwrap_or(typed);
                let behind = behind.strip_prefix("answer:").map_or(behind, str::trim_start);
                if behind.is_empty() {
                    return who_comes(call, draft, person);
                }
                let why = Reply::said(say!(refusal_what_is_meant, typed: typed_briefly(typed)));
                let is_answer = ANSWERS.contains(&behind.to_lowercase().as_str());
                let meant: Vec<String> = match answer_in_words(behind).or(is_answer.then_some(behind)) {
                    Some(answer) => vec![format!("rsvp {number} {answer}")],
                    None => ANSWERS.iter().map(|answer| format!("rsvp {number} {answer} {typed}")).collect(),
                };
                Err(Question::new(why, meant).into())
            }
            None => who_comes(call, draft, person),
        };
    };
    let (meeting, onwards) = meeting_to_come(call, draft, &MEETING_ONWARDS)?;
    if let Some(other) = call.get(&REASON).and_then(|reason| other_meeting(reason)) {
        let number = as_typed(meeting, onwards);
        return Err(SeveralAnswers { number, answer: answer.to_owned(), other }.into());
    }
    let answer = answer.parse().map_err(|_| call.missing_argument(&ANSWER.argument))?;
    let was_shown_earlier =
        |moved: Timestamp| draft.scene().shown_at.is_some_and(|shown| shown.duration_until(moved) > SAID_AT_ONCE);
    if meeting.moved.is_some_and(was_shown_earlier) {
        let why = Reply::said(say!(meeting_rsvp_moved, number: meeting.number, time: when_of(meeting)));
        let number = as_typed(meeting, onwards);
        return Err(Question::new(why, [format!("rsvp {number} {answer}")]).into());
    }
    let reason = call.get(&REASON).filter(|_| in_words.is_none());
    let later = if onwards { followers(meeting, draft.scene().register) } else { Vec::new() };
    if !later.is_empty() {
        let meetings = [&[meeting], later.as_slice()].concat();
        return Ok(answer_each(&meetings, answer, reason.map(String::as_str), draft));
    }
    if meeting.answer_of(person) == Some(answer) && reason.is_none() {
        let answers = Arg::each(answers(meeting));
        return Ok(Reply::said(
            say!(meeting_rsvp_same, who: person, answer: answer, number: meeting.number, answers: answers),
        ));
    }
    let reason = reason.map(|reason| draft.text(reason, person));
    draft.record(MeetingEvent::RsvpGiven { meeting: meeting.number, person, answer, reason }.into());
    let after = draft.register_after();
    Ok(after.meeting(meeting.number).map(|after| confirmation(after, person, answer)).unwrap_or_default())
}

/// An answer as people say it: `I can't`, `not sure`, `je viens`.
fn answer_in_words(words: &str) -> Option<&'static str> {
    const YES: &[&str] = &[
        "accept",
        "accepted",
        "going",
        "i am going",
        "will attend",
        "i accept",
        "ok",
        "okay",
        "of course",
        "sure",
        "i can",
        "i can come",
        "i will come",
        "i'll come",
        "i will be there",
        "i'll be there",
        "coming",
        "i am coming",
        "i'm coming",
        "present",
        "attending",
        "je viens",
        "je viendrai",
        "j'y serai",
        "présent",
        "présente",
        "d'accord",
        "bien sûr",
    ];
    const NO: &[&str] = &[
        "decline",
        "declined",
        "i decline",
        "not attending",
        "unavailable",
        "not available",
        "can't",
        "i can't",
        "cannot",
        "i cannot",
        "i can't come",
        "i cannot come",
        "not coming",
        "i won't come",
        "absent",
        "unable",
        "regrets",
        "apologies",
        "sorry",
        "excused",
        "je ne viens pas",
        "je ne peux pas",
        "absente",
        "excusé",
        "excusée",
        "désolé",
    ];
    const MAYBE: &[&str] = &[
        "not sure",
        "unsure",
        "i am not sure",
        "i'm not sure",
        "perhaps",
        "possibly",
        "tentative",
        "probably",
        "i don't know",
        "peut être",
        "pas sûr",
        "pas sûre",
        "je ne sais pas",
        "probablement",
    ];
    let words = words.trim().trim_end_matches(['.', '!', ',']).to_lowercase().replace('’', "'");
    let is = |answers: &[&str]| answers.contains(&words.as_str());
    match () {
        () if is(YES) => Some("yes"),
        () if is(NO) => Some("no"),
        () if is(MAYBE) => Some("maybe"),
        () => None,
    }
}

/// What stands behind the title of a meeting, in quotes or without.
fn behind_title<'w>(words: &'w str, meeting: &Meeting, register: &Register) -> Option<&'w str> {
    let title = register.folded(meeting.title);
    let called = beginnings(words, words.len() + 1).into_iter().find(|called| folded_words(called) == title)?;
    Some(words[called.len()..].trim()).filter(|_| !title.is_empty())
}

/// The number as it is typed: `2+` for the meeting and the later ones of its series.
fn as_typed(meeting: &Meeting, onwards: bool) -> String {
    format!("{}{}", meeting.number, if onwards { "+" } else { "" })
}

/// The meeting that words behind an answer leave out, or for which they give another: `except 4`, `but no to 4`, `4 no`.
fn other_meeting(reason: &str) -> Option<u32> {
    const APART: [&str; 13] = [
        "except",
        "but",
        "not",
        "without",
        "and",
        "excluding",
        "minus",
        "sauf",
        "excepté",
        "hormis",
        "mais",
        "pas",
        "et",
    ];
    let is_answer = |word: &str| matches!(word, "yes" | "no" | "maybe" | "oui" | "non" | "peut-être");
    let words: Vec<String> = reason.split([' ', ',', ';', ':']).map(|word| word.trim().to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.trim_start_matches('#').trim_end_matches(['.', '+']).parse::<u32>().ok();
    let is_small =
        |word: &&str| is_answer(word) || matches!(*word, "to" | "for" | "meeting" | "the" | "à" | "pour" | "réunion");
    match words.as_slice() {
        // `4 no`, and not `3 people from us come`
        [first, second, ..] if number(first).is_some() && is_answer(second) => number(first),
        [first, rest @ ..] if APART.contains(first) => {
            let is_beside = |word: &&str| is_small(word) || APART.contains(word);
            let rest = &rest[rest.iter().position(|word| !is_beside(word))?..];
            // `but 3 of us come` says something else.
            number(rest[0]).filter(|_| rest[1..].iter().all(|word| number(word).is_some() || APART.contains(word)))
        }
        _ => None,
    }
}

/// The same answer to several meetings of a series.
fn answer_each(meetings: &[&Meeting], answer: Answer, reason: Option<&str>, draft: &mut Draft<'_>) -> Reply {
    let person = draft.speaker().id;
    let reason = reason.map(|reason| draft.text(reason, person));
    let is_new = |meeting: &&&Meeting| meeting.answer_of(person) != Some(answer) || reason.is_some();
    for meeting in meetings.iter().filter(is_new) {
        draft.record(MeetingEvent::RsvpGiven { meeting: meeting.number, person, answer, reason }.into());
    }
    let numbers = Arg::all(meetings.iter().map(|meeting| Line::from(Inline::as_is(meeting.number))));
    Reply::said(say!(meeting_rsvp_series, who: person, answer: key(answer), numbers: numbers))
}

/// The answers to a meeting so far. A person who has not answered is asked, while it is still to come.
fn who_comes(call: &Call, draft: &Draft<'_>, reader: PersonId) -> Result<Reply, Refusal> {
    let (meeting, _) = super::meeting(call, draft, &MEETING_ONWARDS)?;
    let scene = draft.scene();
    let given = [Answer::Yes, Answer::Maybe, Answer::No].map(|answer| (meeting.answered(&[answer]), answer));
    let given = given.into_iter().filter(|(people, _)| !people.is_empty());
    let lines: Vec<Line> = given
        .map(|(people, answer)| say!(meeting_rsvp_of, answer: key(answer), people: Arg::each(people)).into())
        .collect();
    let reply = Reply::said(say!(meeting_rsvp_list, meeting: name_of(meeting)));
    let reply = if lines.is_empty() { reply } else { reply.with(Block::List(lines)) };
    if meeting.cancelled.is_some() || meeting.is_over || meeting.ends() <= scene.said_at {
        return Ok(reply);
    }
    let expected = Expected::in_meeting(scene.register, scene.organisation, meeting);
    let is_silent = |person: &PersonId| meeting.answer_of(*person).is_none();
    let silent: Vec<PersonId> = expected.all().into_iter().filter(is_silent).collect();
    // Facilitators see it: when somebody is away is nobody else's business.
    let group = meeting.group.as_ref().and_then(|code| scene.register.group(code));
    let leads = FACILITATOR.allows(draft.role(), Some(reader), group);
    let reply = match silent.len() {
        0 => reply,
        count if leads && scene.room.is_private() => {
            let mut people = silent;
            scene.register.people().sort_by_name(&mut people);
            reply.and(say!(meeting_rsvp_silent_names, count: count, people: Arg::each(people)).into())
        }
        count => reply.and(say!(meeting_rsvp_silent, count: count).into()),
    };
    let away: Vec<PersonId> = expected.away().into_iter().filter(|person| leads && is_silent(person)).collect();
    let reply = if away.is_empty() { reply } else { reply.and(say!(meeting_away, people: Arg::each(away)).into()) };
    match meeting.answer_of(reader) {
        Some(answer) => Ok(reply.and(say!(meeting_rsvp_yours, answer: answer, command: yes_to(meeting)).into())),
        None => {
            let asked = reply.and(say!(meeting_rsvp_asked, command: yes_to(meeting)).into());
            Err(Question::for_the_rest_of(call.typed.clone(), asked).into())
        }
    }
}

fn confirmation(meeting: &Meeting, person: PersonId, answer: Answer) -> Reply {
    let (number, answers) = (meeting.number, Arg::each(answers(meeting)));
    Reply::said(match answer {
        Answer::Yes => say!(meeting_rsvp_yes, who: person, number: number, answers: answers),
        Answer::No => say!(meeting_rsvp_no, who: person, number: number, answers: answers),
        Answer::Maybe => say!(meeting_rsvp_maybe, who: person, number: number, answers: answers),
    })
}

/// That somebody took back what they had said.
pub(crate) fn withdrawn(meeting: &Meeting, person: PersonId) -> Reply {
    let (number, answers) = (meeting.number, answers(meeting));
    Reply::said(if answers.is_empty() {
        say!(meeting_rsvp_withdrawn_last, who: person, number: number)
    } else {
        say!(meeting_rsvp_withdrawn, who: person, number: number, answers: Arg::each(answers))
    })
}

/// What was answered so far: `So far: 5 yes, 1 maybe, 2 no.` And how to answer.
pub(super) fn come_so_far(meeting: &Meeting) -> Message {
    let answers = answers(meeting);
    if answers.is_empty() {
        say!(meeting_come_unanswered, command: yes_to(meeting))
    } else {
        say!(meeting_come_answered, answers: Arg::each(answers), command: yes_to(meeting))
    }
}

/// `5 yes`, `1 maybe`, `2 no`.
fn answers(meeting: &Meeting) -> Vec<Message> {
    let given = [Answer::Yes, Answer::Maybe, Answer::No].map(|answer| (meeting.number_of(answer), answer));
    let given = given.into_iter().filter(|(number, _)| *number > 0);
    given.map(|(number, answer)| say!(meeting_answers, count: number, answer: key(answer))).collect()
}

/// Several answers are given at once.
#[derive(Debug)]
struct SeveralAnswers {
    number: String,
    answer: String,
    other: u32,
}

impl Explain for SeveralAnswers {
    fn explain(&self) -> Reply {
        let Self { number, answer, other } = self;
        let otherwise = if answer == "no" { "yes" } else { "no" };
        let one = Inline::command(format!("rsvp {number} {answer}"));
        let other = Inline::command(format!("rsvp {other} {otherwise}"));
        Reply::said(say!(meeting_rsvp_one_answer, one: one, other: other))
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::language::heard::{Form, What};
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn what_is_said_aside_is_answered_aside_and_counts_for_all() {
        let mut dialogue = Dialogue::with_meetings();
        let values = [("number", "1"), ("answer", "no")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = Form { command: "rsvp".to_owned(), values: values.into(), ephemeral: true, ..Form::default() };
        dialogue
            .does("#wg-work", "flavio", What::Form(form.clone()))
            .expect(expect!["@flavio <rapporteur> Flávio Wagner can't come to meeting 1 (1 no so far)."]);
        dialogue
            .say("#wg-work", "ginger", "/rsvp 1 yes")
            .expect(expect!["#wg-work <rapporteur> Virginia Paque is coming to meeting 1 (1 yes, 1 no so far)."]);
        dialogue.say("#wg-work", "lea", "/cancel 1").quietly();
        dialogue
            .does("#wg-work", "flavio", What::Form(form))
            .expect(expect!["@flavio <rapporteur> Meeting 1 was cancelled on Mon 10 Apr 2017. Nothing has changed."]);
    }

    #[test]
    fn a_button_that_shows_an_earlier_time_asks_about_the_new_one() {
        let mut dialogue = Dialogue::with_meetings();
        let values = [("number", "1"), ("answer", "yes")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let pressed = |shown_at| {
            What::Form(Form { command: "rsvp".to_owned(), values: values.clone().into(), shown_at, ..Form::default() })
        };
        let before = dialogue.now();
        dialogue.is_away("1h");
        dialogue.say("#wg-work", "lea", "/move 1 +1h").quietly();
        dialogue.does("#wg-work", "flavio", pressed(Some(before))).expect(expect![[r#"
            #wg-work <rapporteur> Meeting 1 has been moved since that message. It is now Thu 20 Apr 2017, 11:00 UTC, for 1 hour.
            	Please answer yes or no. Yes means: /rsvp 1 yes"#]]);
        dialogue
            .say("#wg-work", "flavio", "yes")
            .expect(expect!["#wg-work <rapporteur> Flávio Wagner is coming to meeting 1 (1 yes so far)."]);
        dialogue
            .does("#wg-work", "flavio", pressed(Some(dialogue.now())))
            .expect(expect!["#wg-work <rapporteur> Flávio Wagner already answered yes for meeting 1 (1 yes so far)."]);
    }

    #[test]
    fn the_number_alone_says_who_comes_and_asks() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#plenary", "lea", "/rsvp 6").expect(expect![[r#"
            #plenary <rapporteur> Who is coming? Meeting 6 of the plenary: Virtual meeting
            	6 people who are expected have not answered yet.
            	Are you coming? /rsvp 6 yes, no or maybe"#]]);
        dialogue
            .say("#plenary", "lea", "yes")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar is coming to meeting 6 (1 yes so far)."]);
        dialogue.say("#plenary", "flavio", "/rsvp 6 no").quietly();
        dialogue.say("#plenary", "lea", "/rsvp 6").expect(expect![[r#"
            #plenary <rapporteur> Who is coming? Meeting 6 of the plenary: Virtual meeting
            	- Yes: Lea Kaspar
            	- No: Flávio Wagner
            	4 people who are expected have not answered yet.
            	You answered yes. To change it: /rsvp 6 yes, no or maybe"#]]);
        let seen = dialogue.say("@avri", "avri", "/rsvp 6");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
            Qui participe ? Réunion 6 de la plénière : Virtual meeting
            - Oui : Lea Kaspar
            - Non : Flávio Wagner
            4 personnes attendues n’ont pas encore répondu.
            Participerez-vous ? /rsvp 6 oui, non ou peut-être"#]],
        );
        dialogue.say("@avri", "avri", "maybe").expect(expect![[r#"
            @avri <rapporteur> Avri Doria may come to meeting 6 (1 yes, 1 maybe, 1 no so far).
            	This is on the record, which everybody in the rooms can read."#]]);
    }

    #[test]
    fn one_answer_does_for_a_series() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#wg-work", "flavio", "/rsvp 3 no I am on a train.").quietly();
        dialogue.say("#wg-work", "lea", "/cancel 4").quietly();
        let seen = dialogue.say("#wg-work", "flavio", "/rsvp 2+ yes");
        seen.expect(expect!["#wg-work <rapporteur> Flávio Wagner is coming to meetings 2, 3 and 5."]);
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Flávio Wagner participera aux réunions 2, 3 et 5."],
        );
        dialogue.say("#wg-work", "flavio", "/rsvp 3").expect(expect![[r#"
            #wg-work <rapporteur> Who is coming? Meeting 3 of WG-WORK: Regular call
            	- Yes: Flávio Wagner
            	2 people who are expected have not answered yet.
            	You answered yes. To change it: /rsvp 3 yes, no or maybe"#]]);
        dialogue.say("#wg-work", "flavio", "/undo").expect(expect!["#wg-work <rapporteur> Undone: the answer of Flávio Wagner for meeting 2, the answer of Flávio Wagner for meeting 3 and the answer of Flávio Wagner for meeting 5"]);
        dialogue.say("#wg-work", "flavio", "/rsvp 3").expect(expect![[r#"
            #wg-work <rapporteur> Who is coming? Meeting 3 of WG-WORK: Regular call
            	- No: Flávio Wagner
            	2 people who are expected have not answered yet.
            	You answered no. To change it: /rsvp 3 yes, no or maybe"#]]);
        dialogue
            .say("#wg-work", "flavio", "/rsvp 5+ no")
            .expect(expect!["#wg-work <rapporteur> Flávio Wagner can't come to meeting 5 (1 no so far)."]);
        dialogue
            .say("#wg-work", "flavio", "/rsvp 1+ no")
            .expect(expect!["#wg-work <rapporteur> Meeting 1 is not part of a series. Give the number without the +."]);
    }

    #[test]
    fn an_answer_is_confirmed_in_french() {
        let mut dialogue = Dialogue::with_meetings();
        for (text, expected) in [
            ("/rsvp 1 yes", expect!["Flávio Wagner participera à la réunion 1 (à ce jour : 1 oui)."]),
            ("/rsvp 1 yes", expect!["Flávio Wagner a déjà répondu oui pour la réunion 1 (à ce jour : 1 oui)."]),
            ("/rsvp 1 maybe", expect!["Flávio Wagner participera peut-être à la réunion 1 (à ce jour : 1 peut-être)."]),
            ("/rsvp 1 no", expect!["Flávio Wagner ne pourra pas participer à la réunion 1 (à ce jour : 1 non)."]),
        ] {
            let seen = dialogue.say("#wg-work", "flavio", text);
            seen.expect_in(Language::French, dialogue.register(), expected);
        }
    }
}
