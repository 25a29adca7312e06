//! `/note CODE [status: …] [words]`: the status line and the note that stand beside a group in the table.

use crate::language::access::OFFICE;
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Event, Role};
use crate::say;
use crate::words::{Refusal, Reply};

const STATUS: Arg<String> = Arg::new("status", Kind::Line, phrase!(note_status_about)).named().or_none();
const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(note_words_about));

pub(crate) const NOTE: Spec = Spec {
    name: "note",
    summary: phrase!(note_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, WORDS.argument, STATUS.argument], decide },
    examples: &["note WG-IMP status: Significant support", "note WG-IMP Some questions on scope."],
    refused: &[
        Refused { by: Role::Member, typed: "note WG-IMP status: Significant support" },
        Refused { by: Role::Chair, typed: "note WG-IMP" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = draft.group(call)?;
    let author = draft.speaker().id;
    let no_status = call.was_given(STATUS.argument.name) && call.get(&STATUS).is_none();
    let status = call.get(&STATUS).map(|status| draft.text(status, author));
    let words = call.get(&WORDS).map(|words| draft.text(words, author));
    let recorded = match (status, words) {
        _ if no_status => say!(group_note_no_status, group: &group.code),
        (Some(_), Some(_)) => say!(group_note_both, group: &group.code),
        (Some(_), None) => say!(group_note_status, group: &group.code),
        (None, Some(_)) => say!(group_note_words, group: &group.code),
        (None, None) => return Err(call.missing(phrase!(note_missing))),
    };
    draft.record(Event::GroupNoted { group: group.code.clone(), status, words, no_status });
    Ok(Reply::said(recorded))
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn the_chair_sets_the_status_line_and_the_note() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say(
                "#plenary",
                "lynn",
                "/note WG-IMP status: Significant Support\nSome questions on scope: \"multi-year\"?",
            )
            .expect(expect![[r#"
                #plenary <rapporteur> Recorded: the status line and note of WG-IMP."#]]);
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r##"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 0
            	Status: Significant Support (Mon 10 Apr 2017)
            	Note: Some questions on scope: "multi-year"? (Mon 10 Apr 2017)
            	Proposed by: Avri Doria on Mon 10 Apr 2017"##]]);
    }

    #[test]
    fn a_member_is_told_who_may() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/note WG-IMP status: Great").expect(expect![[r#"
            #plenary <rapporteur> Only the chair and the secretariat may use /note.
            	Please ask Lynn St. Amour or Anja Gengo.
            	What you can do: /status WG-IMP"#]]);
        dialogue.say("#plenary", "lynn", "/note WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> Please add the status line (status:), or the words of a note. For example: /note WG-IMP status: Significant support
            	In full: /note [CODE] [words] [status: …]"#]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "lynn", "/note WG-IMP status: Significant Support");
        seen.expect_in(Language::French, dialogue.register(), expect!["Ligne d’état de WG-IMP enregistrée."]);
    }
}
