//! `/update [CODE] words`: what a group has done. Facilitators are asked for it, and silence is shown.

use crate::features::group::dated;
use crate::language::access::FACILITATOR;
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{Code, Event, Group, Role};
use crate::say;
use crate::words::refusal::listed;
use crate::words::{Explain, Inline, Line, Refusal, Reply};

const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(update_words_about)).required_unless("correct");
const CORRECT: Arg<String> = Arg::new("correct", Kind::Text, phrase!(update_correct_about)).named();

pub(crate) const UPDATE: Spec = Spec {
    name: "update",
    summary: phrase!(update_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, WORDS.argument, CORRECT.argument], decide },
    examples: &[
        "update WG-WORK Two calls held. The first draft comes in June.",
        "update WG-WORK No call this month. The next one is in June.",
        "update WG-WORK correct: One call held, not two.",
    ],
    refused: &[
        Refused { by: Role::Participant, typed: "update WG-WORK We met." },
        Refused { by: Role::Chair, typed: "update WG-WORK" },
        Refused { by: Role::Chair, typed: "update WG-IMP We met." },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = draft.working_group(call)?;
    let author = draft.speaker().id;
    let corrects = call.was_given(CORRECT.argument.name);
    if corrects && group.updates.is_empty() {
        return Err(NothingToCorrect { group: group.code.clone() }.into());
    }
    let words = match call.get(&CORRECT) {
        Some(words) => words,
        None => call.need(&WORDS)?,
    };
    let words = draft.text(words, author);
    draft.record(Event::UpdateGiven { group: group.code.clone(), words, corrects });
    if corrects {
        return Ok(Reply::said(say!(update_corrected, group: &group.code)));
    }
    let next = draft.scene().now.checked_add(draft.scene().organisation.update_every()).ok();
    Ok(Reply::said(match next {
        Some(next) => say!(update_recorded, group: &group.code, next: Inline::Date(next)),
        None => say!(update_recorded_last, group: &group.code),
    }))
}

/// There is no update to correct.
#[derive(Debug)]
struct NothingToCorrect {
    group: Code,
}

impl Explain for NothingToCorrect {
    fn explain(&self) -> Reply {
        let update = Inline::Command(format!("update {} …", self.group));
        Reply::said(say!(update_nothing_to_correct, group: &self.group, update: update))
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

/// What a facilitator is asked, in private.
pub(crate) fn question(group: &Group, organisation: &Organisation) -> Reply {
    let please = match group.updates.last() {
        Some(update) => say!(update_please, group: &group.code, last: Inline::Date(update.at)),
        None => say!(update_please_first, group: &group.code),
    };
    let questions = organisation.update_questions.iter().map(|question| line![Inline::as_is(question)]).collect();
    let update = Inline::Command(format!("update {} …", group.code));
    listed(please.into(), questions).and(say!(update_answer, update: update).into())
}

/// How a group's updates stand, as its status shows it.
pub(crate) fn standing(group: &Group) -> Option<Line> {
    let last = group.updates.last();
    let Some(first) = group.asks.iter().next() else { return last.map(|update| dated(update.at, update.words)) };
    let asked = Inline::Date(first.at);
    let missing = group.update_missed.map(Inline::Date);
    let said = match (last, missing) {
        (None, None) => say!(update_none_asked, asked: asked),
        (None, Some(missing)) => say!(update_none_missing, asked: asked, missing: missing),
        (Some(last), None) => {
            say!(update_next_asked, date: Inline::Date(last.at), words: last.words, asked: asked)
        }
        (Some(last), Some(missing)) => say!(
            update_next_missing,
            date: Inline::Date(last.at),
            words: last.words,
            asked: asked,
            missing: missing,
        ),
    };
    Some(said.into())
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn facilitators_are_asked_in_private_and_silence_is_shown_to_all() {
        let mut dialogue = Dialogue::with_life();
        dialogue.pass("1440h").expect(expect![[r#"
            @lea <rapporteur> Please give an update on WG-WORK. There has been none yet.
            	- What has the group done since then?
            	- What comes next, and by when?
            	- What do you need from the others?
            	To answer: /update WG-WORK …"#]]);
        dialogue.say("#plenary", "flavio", "/status WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> WG-WORK: Working Methods
            	Working Groups, approved, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Flávio Wagner on Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Decision: WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it has begun.
            	Last update: none yet, asked for on Fri 9 Jun 2017"#]]);
        dialogue.pass("336h").expect(expect![""]);
        dialogue.say("#plenary", "flavio", "/status WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> WG-WORK: Working Methods
            	Working Groups, approved, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Flávio Wagner on Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Decision: WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it has begun.
            	Last update: none yet, asked for on Fri 9 Jun 2017, overdue since Fri 23 Jun 2017"#]]);
        dialogue.say("@lea", "lea", "/update WG-WORK Two calls held.").expect(expect![[r#"
            @lea <rapporteur> Recorded: the update of WG-WORK. Thank you. I will ask for the next one on Tue 22 Aug 2017.
            	This is on the record, which everybody in the rooms can read."#]]);
        dialogue.say("#plenary", "flavio", "/status WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> WG-WORK: Working Methods
            	Working Groups, approved, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Flávio Wagner on Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Decision: WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it has begun.
            	Last update: Fri 23 Jun 2017: Two calls held."#]]);
    }

    #[test]
    fn what_a_facilitator_answers_in_private_without_a_command_is_asked_about() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@lea", "lea", "We held two calls.").quietly();
        dialogue.pass("1440h").quietly();
        dialogue.say("@flavio", "flavio", "We held two calls.").quietly();
        dialogue.say("@lea", "lea", "When is the next call?").quietly();
        dialogue.say("@lea", "lea", "We held two calls, next is the report.").expect(expect![[r#"
            @lea <rapporteur> I asked you for an update on WG-WORK. Is this it?
            	Please answer yes or no. Yes means: /update WG-WORK We held two calls, next is the report."#]]);
        dialogue.say("@lea", "lea", "yes").expect(expect![[r#"
            @lea <rapporteur> Recorded: the update of WG-WORK. Thank you. I will ask for the next one on Tue 8 Aug 2017.
            	This is on the record, which everybody in the rooms can read."#]]);
        let further = dialogue.say("@lea", "lea", "It was a good month.").text();
        assert!(further.contains("I did not understand that"), "{further}");
    }

    #[test]
    fn when_nobody_can_be_asked_chair_and_secretariat_hear_of_it() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lynn", "/release WG-WORK @lea").quietly();
        dialogue.say("#plenary", "lynn", "/facilitate WG-WORK Wout de Natris").quietly();
        dialogue.pass("10m").quietly();
        dialogue.pass("1440h").expect(expect![""]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_life();
        let seen = dialogue.pass("1440h");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Veuillez faire le point sur les travaux de WG-WORK. Il n’y a encore eu aucun point d’étape.
                - What has the group done since then?
                - What comes next, and by when?
                - What do you need from the others?
                Pour répondre : /avancement WG-WORK …"#]],
        );
        let seen = dialogue.pass("336h");
        seen.expect_in(Language::French, dialogue.register(), expect![""]);
        let seen = dialogue.say("#wg-work", "lea", "/update Two calls held.");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Point d’étape de WG-WORK enregistré. Merci. Je demanderai le prochain le mar. 22 août 2017."],
        );
    }
}
