//! Changing a consultation that nobody has answered yet, cancelling one, and withdrawing one's answer.

use super::answer::{INITIATIVE, whose};
use super::open::with_poll;
use super::{NUMBER, consultation, open_consultation};
use crate::features::undo::correction;
use crate::language::access::{ANYONE, OFFICE};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Amendment, Choice, Consultation, CorrectionEvent, Held, NameKey, PersonId, Role, TextId};
use crate::say;
use crate::words::{self, Explain, File, Inline, Reply};

const QUESTION: Arg<String> = Arg::new("question", Kind::Line, phrase!(consult_open_question_about)).named();
const OPTIONS: Arg<String> = Arg::new("options", Kind::Options, phrase!(consult_open_options_about)).named();
const LINK: Arg<String> = Arg::new("link", Kind::Url, phrase!(consult_open_link_about)).named();
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(consult_cancel_reason_about)).required();

pub(super) const EDIT: Spec = Spec {
    name: "edit",
    summary: phrase!(consult_edit_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act {
        arguments: &[NUMBER.argument, QUESTION.argument, OPTIONS.argument, LINK.argument],
        decide: edit,
    },
    examples: &["consult edit 1 link: https://example.org/more"],
    refused: &[
        Refused { by: Role::Member, typed: "consult edit 1 question: Which day?" },
        Refused { by: Role::Secretariat, typed: "consult edit 1" },
        Refused { by: Role::Secretariat, typed: "consult edit 9 question: Which day?" },
    ],
};

pub(super) const CANCEL: Spec = Spec {
    name: "cancel",
    summary: phrase!(consult_cancel_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument, REASON.argument], decide: cancel },
    examples: &["consult cancel 1 It asked the wrong question.", "consult cancel 1 The day is fixed."],
    refused: &[
        Refused { by: Role::Member, typed: "consult cancel 1 No." },
        Refused { by: Role::Secretariat, typed: "consult cancel 1" },
    ],
};

pub(super) const WITHDRAW: Spec = Spec {
    name: "withdraw",
    summary: phrase!(consult_withdraw_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument, INITIATIVE.argument], decide: withdraw },
    examples: &["consult withdraw 1"],
    refused: &[
        Refused { by: Role::Participant, typed: "consult withdraw 1 for: Nobody" },
        Refused { by: Role::Member, typed: "consult withdraw 9" },
    ],
};

fn edit(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let known = consultation(call, draft)?;
    let number = known.number;
    let mut numbered: Vec<(u32, &String)> =
        call.parts().iter().filter_map(|(number, text)| Some((number.parse().ok()?, text))).collect();
    numbered.sort_unstable();
    let is_other_question = call.was_given(QUESTION.argument.name) || !numbered.is_empty();
    if !is_other_question && !call.was_given(LINK.argument.name) {
        return Err(Refusal::ChangesNothing { number }.into());
    }
    if let Some(at) = known.closed {
        return Err(super::Refusal::Closed { number, at }.into());
    }
    if is_other_question && !known.inputs.is_empty() {
        return Err(Refusal::IsAnswered { number }.into());
    }
    let author = PersonId::NOBODY;
    let mut options: Vec<Choice> = if numbered.is_empty() { Vec::new() } else { known.options.to_vec() };
    for (n, words) in numbered {
        if words.eq_ignore_ascii_case("none") {
            options.retain(|option| option.n != n);
            continue;
        }
        let text = draft.text(words, author);
        options.retain(|option| option.n != n);
        options.push(Choice { n, text });
    }
    options.sort_by_key(|option| option.n);
    let question = call.get(&QUESTION).map(|question| draft.text(question, author));
    let link = call.get(&LINK).map(|link| draft.text(link, author));
    let what = Amendment::Consultation { consultation: number, question, options, link };
    draft.record(CorrectionEvent::Amended { what }.into());
    let after = draft.register_after();
    Ok(after.consultation(number).map(amended).unwrap_or_default())
}

fn cancel(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let known = consultation(call, draft)?;
    let number = known.number;
    if let Some(cancelled) = known.cancelled {
        return Err(super::Refusal::Closed { number, at: cancelled.at }.into());
    }
    let speaker = draft.speaker().id;
    let reason = draft.text(call.need(&REASON)?, speaker);
    let what = Held::Consultation { consultation: number };
    draft.record(CorrectionEvent::TakenBack { what, reason: Some(reason) }.into());
    Ok(cancelled(known, Some(speaker), reason))
}

/// The news that it is worded otherwise, with its poll anew.
pub(crate) fn amended(consultation: &Consultation) -> Reply {
    let reply = correction::consultation_amended(consultation).along_with(File::PollEnd(consultation.number));
    with_poll(reply, consultation)
}

/// The news that it is cancelled, and its poll with it.
pub(crate) fn cancelled(consultation: &Consultation, by: Option<PersonId>, reason: TextId) -> Reply {
    let reply = correction::consultation_cancelled(consultation, by, reason);
    reply.along_with(File::PollEnd(consultation.number))
}

fn withdraw(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let known = open_consultation(call, draft)?;
    let (number, register) = (known.number, draft.scene().register);
    let person = whose(call, draft);
    let named = call.get(&INITIATIVE).map(|words| NameKey::of(words.trim()));
    let is_it = |initiative| {
        let words = |id| register.words(id).map(|words| NameKey::of(words));
        match (initiative, &named) {
            (None, None) => true,
            (Some(known), Some(named)) => words(known).as_ref() == Some(named),
            _ => false,
        }
    };
    let input = known.inputs.iter().find(|input| input.person == person && is_it(input.initiative));
    let input = input.ok_or(Refusal::NotAnswered { number })?.number;
    let what = Held::Input { consultation: number, input, person };
    draft.record(CorrectionEvent::TakenBack { what, reason: None }.into());
    Ok(Reply::said(say!(consult_withdrawn, who: person, number: number)))
}

/// Why a consultation, or an answer, stays as it is.
#[derive(Debug)]
enum Refusal {
    /// Nothing is to be changed.
    ChangesNothing { number: u32 },
    /// What was answered would be an answer to another question.
    IsAnswered { number: u32 },
    /// There is no answer to withdraw.
    NotAnswered { number: u32 },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::ChangesNothing { number } => {
                say!(consult_changes_nothing, command: Inline::command(format!("consult edit {number} question: …")))
            }
            Self::IsAnswered { number } => say!(
                consult_is_answered,
                number: *number,
                command: Inline::command(format!("consult cancel {number} …")),
            ),
            Self::NotAnswered { number } => say!(consult_nothing_to_withdraw, number: *number),
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
    fn a_consultation_is_changed_before_it_is_answered_and_cancelled_after() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "anja", "/consult open \"Which dya?\" until: in 7 days\n1: Monday\n2: Tuesday")
            .quietly();
        dialogue.say("#plenary", "anja", "/consult edit 1 question: Which day?\n1: Monday\n2: Wednesday").expect(
            expect![[r#"
            #plenary <rapporteur> Consultation 1 has changed: Which day?
            	- 1. Monday
            	- 2. Wednesday"#]],
        );
        dialogue.say("#plenary", "anja", "/consult edit 1\n2: Thursday\n3: Friday").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1 has changed: Which day?
            	- 1. Monday
            	- 2. Thursday
            	- 3. Friday"#]]);
        dialogue.say("#plenary", "anja", "/consult edit 1\n3: none\n2: Wednesday").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1 has changed: Which day?
            	- 1. Monday
            	- 2. Wednesday"#]]);
        // In any order on one line; within a question a number is no option.
        dialogue.say("#plenary", "anja", "/consult edit 1 2: Thursday 1: Monday").quietly();
        dialogue.say("#plenary", "anja", "/consult edit 1 question: Which day, by Article 19: privacy?").expect(
            expect![[r#"
                #plenary <rapporteur> Consultation 1 has changed: Which day, by Article 19: privacy?
                	- 1. Monday
                	- 2. Thursday"#]],
        );
        dialogue.say("#plenary", "anja", "/consult edit 1 question: Which day?\n2: Wednesday").quietly();
        dialogue
            .say("#plenary", "lea", "/consult withdraw 1")
            .expect(expect!["#plenary <rapporteur> You have not answered consultation 1."]);
        dialogue.say("#plenary", "lea", "/consult answer 1 2").quietly();
        dialogue.say("#plenary", "anja", "/consult edit 1 question: Which week?").expect(expect!["#plenary <rapporteur> Consultation 1 already has answers, so its question and options stay as they are. To cancel it: /consult cancel 1 …"]);
        dialogue
            .say("#plenary", "lea", "/consult withdraw 1")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar withdrew their answer to consultation 1."]);
        dialogue.say("#plenary", "anja", "/consult cancel 1 The day is fixed.").expect(expect![[r#"
            #plenary <rapporteur> Anja Gengo cancelled consultation 1: Which day?
            	Reason: The day is fixed."#]]);
        dialogue.say("#plenary", "lea", "/consult answer 1 2").expect(expect!["#plenary <rapporteur> Consultation 1 ended on Mon 10 Apr 2017, 09:00 UTC, so nothing was recorded. To see what came in: /consult show 1"]);
        dialogue.say("#plenary", "lea", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 09:00 UTC.
            	Cancelled by Anja Gengo on Mon 10 Apr 2017: The day is fixed.
            	- 1. Monday
            	- 2. Wednesday
            	No input came in."#]]);
    }

    #[test]
    fn the_secretariat_withdraws_the_answer_of_somebody_it_names_and_nobody_else_does() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "anja", "/consult open \"Which day?\" until: in 7 days\n1: Monday\n2: Tuesday")
            .quietly();
        dialogue.say("#plenary", "lea", "/consult answer 1 2").quietly();
        dialogue.say("#plenary", "avri", "/consult answer 1 1 for: IGF Brazil").quietly();
        dialogue.say("#plenary", "avri", "/consult withdraw 1 for: @lea").expect(expect![[r##"
            #plenary <rapporteur> Only the secretariat may use /consult withdraw with for: name. If "for:" is part of your text, put the whole text in quotes.
            	Please ask Anja Gengo."##]]);
        dialogue
            .say("#plenary", "anja", "/consult withdraw 1 for: @lea")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar withdrew their answer to consultation 1."]);
        dialogue
            .say("#plenary", "avri", "/consult withdraw 1 for: IGF Brazil")
            .expect(expect!["#plenary <rapporteur> Avri Doria withdrew their answer to consultation 1."]);
        dialogue.say("#plenary", "lea", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	Open since Mon 10 Apr 2017, until Mon 17 Apr 2017, 23:59 UTC.
            	- 1. Monday
            	- 2. Tuesday
            	No input came in.
            	To answer: /consult answer 1 1"#]]);
    }

    #[test]
    fn what_comes_of_a_consultation_can_be_said_with_its_end() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "anja", "/consult open \"Which day?\" until: in 7 days\n1: Monday\n2: Tuesday")
            .quietly();
        dialogue.say("#plenary", "anja", "/consult close 1 We meet on Monday.").expect(expect![[r#"
                #plenary <rapporteur> Consultation 1 has ended: Which day?
                	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 09:00 UTC.
                	No input came in.
                	All inputs: /consult show 1
                	Consultation 1: Which day?
                	Outcome: We meet on Monday."#]]);
    }
}
