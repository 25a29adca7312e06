//! `/consult list`: the consultations that are open, and how to answer each.

use super::open::example_of_answer;
use crate::language::access::ANYONE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Consultation, PersonId, Role};
use crate::say;
use crate::words::{Block, Inline, Line, Refusal, Reply};

pub(super) const LIST: Spec = Spec {
    name: "list",
    summary: phrase!(consult_list_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[], decide },
    examples: &["consult list"],
    refused: &[Refused { by: Role::Member, typed: "consult list closed" }],
};

fn decide(_: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let (register, now, speaker) = (draft.scene().register, draft.scene().said_at, draft.speaker().id);
    let open = register.consultations().filter(|one| one.is_open() && now < one.end());
    // Whoever else reads it has other clocks.
    let until = |one: &Consultation| match draft.scene().room.is_private() {
        true => draft.local_and_utc(one.end()),
        false => Inline::Moment(one.end()).into(),
    };
    let lines: Vec<Line> = open.map(|one| listed(one, until(one), speaker)).collect();
    if !lines.is_empty() {
        let show = Inline::command("consult show N");
        return Ok(Reply::said(say!(consult_list))
            .with(Block::List(lines))
            .and(say!(consult_list_more, command: show).into()));
    }
    let none = Reply::said(say!(consult_list_none));
    let Some(latest) = register.consultations().next_back() else { return Ok(none) };
    let show = Inline::Command(format!("consult show {}", latest.number));
    Ok(none.and(say!(consult_list_latest, number: latest.number, question: latest.question, command: show).into()))
}

/// One of them: whether its reader has answered, or how one does.
fn listed(consultation: &Consultation, until: Line, reader: PersonId) -> Line {
    let Consultation { number, question, .. } = consultation;
    if consultation.inputs.iter().any(|input| input.person == reader) {
        return say!(consult_listed_answered, number: *number, question: *question, until: until).into();
    }
    let answer = Inline::Command(example_of_answer(consultation));
    say!(consult_listed, number: *number, question: *question, until: until, command: answer).into()
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn consult_alone_lists_what_is_open_and_a_number_shows_one() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/consult").expect(expect!["#plenary <rapporteur> No consultation is open."]);
        dialogue
            .say("#plenary", "anja", "/consult open \"Which day?\" until: 2017-05-01\n1: Monday\n2: Tuesday")
            .quietly();
        dialogue.say("#plenary", "anja", "/consult open \"What else?\" until: 2017-04-20").quietly();
        dialogue.say("#plenary", "lea", "/consult answer 1 2").quietly();
        dialogue.say("#plenary", "lea", "/consult").expect(expect![[r#"
            #plenary <rapporteur> Open consultations:
            	- Consultation 1: Which day? (until Mon 1 May 2017, 23:59 UTC; you have answered)
            	- Consultation 2: What else? (until Thu 20 Apr 2017, 23:59 UTC). To answer: /consult answer 2 …
            	To see one of them: /consult show N"#]]);
        let seen = dialogue.say("#plenary", "marilyn", "/consult list");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Consultations en cours :
            - Consultation 1 : Which day? (jusqu’au lun. 1er mai 2017 à 23:59 UTC). Pour répondre : /consulter répondre 1 1
            - Consultation 2 : What else? (jusqu’au jeu. 20 avr. 2017 à 23:59 UTC). Pour répondre : /consulter répondre 2 …
            Pour en voir une : /consulter montrer N"#]]);
        dialogue.say("#plenary", "marilyn", "/consult 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	Open since Mon 10 Apr 2017, until Mon 1 May 2017, 23:59 UTC.
            	1 input came in.
            	- 1. Monday: nobody
            	- 2. Tuesday: 1

            	Inputs
            	- Lea Kaspar, Mon 10 Apr 2017: 2
            	To answer: /consult answer 1 1"#]]);
        dialogue.say("#plenary", "marilyn", "/consult show 2").expect(expect![[r#"
            #plenary <rapporteur> Consultation 2: What else?
            	Open since Mon 10 Apr 2017, until Thu 20 Apr 2017, 23:59 UTC.
            	No input came in.
            	To answer: /consult answer 2 …"#]]);
        dialogue.pass("600h").quietly();
        dialogue.say("#plenary", "marilyn", "/consult").expect(expect![[r#"
            #plenary <rapporteur> No consultation is open.
            	The latest was number 2, What else? To see it: /consult show 2"#]]);
    }
}
