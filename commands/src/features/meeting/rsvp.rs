//! `/rsvp N yes|no|maybe`: whether one comes. One set over all platforms.

use super::{MEETING, meeting_to_come};
use crate::language::access::ANYONE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::record::{Answer, Meeting, MeetingEvent, PersonId, Role};
use crate::words::{Line, Refusal, Reply};

const ANSWER: Arg<String> = Arg::new("answer", Kind::Choice(&["yes", "no", "maybe"]), "whether you come").required();

pub(crate) const RSVP: Spec = Spec {
    name: "rsvp",
    summary: "Says whether you come to a meeting.",
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, ANSWER.argument], decide },
    examples: &["rsvp 1 yes", "rsvp 1 maybe"],
    refused: &[
        Refused { by: Role::Member, typed: "rsvp 1" },
        Refused { by: Role::Member, typed: "rsvp 1 perhaps" },
        Refused { by: Role::Member, typed: "rsvp 99 yes" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let (meeting, _) = meeting_to_come(call, draft, &MEETING)?;
    let answer = call.need(&ANSWER)?.parse().map_err(|_| call.missing(ANSWER.argument.about))?;
    let person = draft.speaker().id;
    if meeting.answer_of(person) == Some(answer) {
        return Ok(Reply::line(line![person, " has said so already. "].then(tally(meeting))));
    }
    draft.record(MeetingEvent::RsvpGiven { meeting: meeting.number, person, answer }.into());
    let after = draft.register_after();
    Ok(after.meeting(meeting.number).map(|after| confirmation(after, person, answer)).unwrap_or_default())
}

fn confirmation(meeting: &Meeting, person: PersonId, answer: Answer) -> Reply {
    let verb = match answer {
        Answer::Yes => " comes to meeting ",
        Answer::No => " does not come to meeting ",
        Answer::Maybe => " may come to meeting ",
    };
    Reply::line(line![person, verb, format!("{}. ", meeting.number)].then(tally(meeting)))
}

/// That somebody took back what they had said.
pub(crate) fn withdrawn(meeting: &Meeting, person: PersonId) -> Reply {
    let said = format!(" has taken back the answer on meeting {}. ", meeting.number);
    Reply::line(line![person, said].then(tally(meeting)))
}

/// `So far: 5 yes, 1 maybe, 2 no.`
pub(crate) fn tally(meeting: &Meeting) -> Line {
    let given = [Answer::Yes, Answer::Maybe, Answer::No].map(|answer| (meeting.number_of(answer), answer));
    let given = given.into_iter().filter(|(number, _)| *number > 0);
    let given: Vec<String> = given.map(|(number, answer)| format!("{number} {answer}")).collect();
    if given.is_empty() {
        line!["Nobody has answered so far."]
    } else {
        line![format!("So far: {}.", given.join(", "))]
    }
}

#[cfg(test)]
mod tests {
    use crate::language::heard::{Form, What};
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn what_is_said_aside_is_answered_aside_and_counts_for_all() {
        let mut dialogue = Dialogue::with_meetings();
        let values = [("number", "1"), ("answer", "no")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = Form { command: "rsvp".to_owned(), values: values.into(), ephemeral: true, ..Form::default() };
        dialogue
            .does("#wg-work", "flavio", What::Form(form.clone()))
            .expect(expect!["@flavio <rapporteur> Flávio Wagner does not come to meeting 1. So far: 1 no."]);
        dialogue
            .say("#wg-work", "ginger", "/rsvp 1 yes")
            .expect(expect!["#wg-work <rapporteur> Virginia Paque comes to meeting 1. So far: 1 yes, 1 no."]);
        dialogue.say("#wg-work", "lea", "/cancel 1").quietly();
        dialogue
            .does("#wg-work", "flavio", What::Form(form))
            .expect(expect!["@flavio <rapporteur> Meeting 1 was cancelled on Mon 10 Apr 2017. Nothing changes."]);
    }
}
