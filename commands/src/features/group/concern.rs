//! `/concern [CODE] words`: a member's concern, which stands against consensus until it has ended.

use crate::language::access::MEMBER;
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Event, Role};
use crate::say;
use crate::words::{Inline, Refusal, Reply};

const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(concern_words_about)).required();

pub(crate) const CONCERN: Spec = Spec {
    name: "concern",
    summary: phrase!(concern_summary),
    access: MEMBER,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, WORDS.argument], decide },
    examples: &["concern WG-IMP The scope is too broad.", "concern WG-CO It needs more time."],
    refused: &[
        Refused { by: Role::Participant, typed: "concern WG-IMP The scope is too broad." },
        Refused { by: Role::Member, typed: "concern WG-IMP" },
        Refused { by: Role::Secretariat, typed: "concern WG-IMP The scope is too broad." },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = draft.living_group(call)?;
    let author = draft.speaker().id;
    let stakeholder = draft.speaker().stakeholder.clone();
    let words = draft.text(call.need(&WORDS)?, author);
    draft.record(Event::ConcernRaised { group: group.code.clone(), person: author, stakeholder, words });
    let number = group.concerns.len() + 1;
    let resolve = Inline::Command(format!("resolve {} {number}", group.code));
    Ok(Reply::said(say!(concern_recorded, number: number, group: &group.code, resolve: resolve)))
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_concern_stands_until_its_author_takes_it_back_or_the_chair_overrules_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#wg-imp", "lea", "/concern The scope is too broad.").expect(expect![
            "#wg-imp <rapporteur> Your concern (no. 1) on WG-IMP is recorded. To withdraw it: /resolve WG-IMP 1"
        ]);
        dialogue.say("#plenary", "flavio", "/concern WG-IMP Who pays?").quietly();
        dialogue.say("#plenary", "lea", "/resolve WG-IMP 2").expect(expect!["#plenary <rapporteur> This concern is from Flávio Wagner. Only its author can withdraw it; the chair can overrule it with a reason."]);
        dialogue.say("#plenary", "lynn", "/resolve WG-IMP 2").expect(expect!["#plenary <rapporteur> To overrule somebody's concern, give the reason. It goes into the record: /resolve WG-IMP 2 …"]);
        dialogue.say("#plenary", "lynn", "/resolve WG-IMP 2 It costs nothing.").expect(expect![
            "#plenary <rapporteur> Concern 2 on WG-IMP, by Flávio Wagner, is overruled. One concern is still open."
        ]);
        dialogue.say("#plenary", "lea", "/resolve WG-IMP 1").expect(expect![
            "#plenary <rapporteur> Concern 1 on WG-IMP, by Lea Kaspar, is withdrawn. No concern is open now."
        ]);
        dialogue.say("#plenary", "lea", "/resolve WG-IMP 1").expect(expect![
            "#plenary <rapporteur> Concern 1 on WG-IMP already ended on Mon 10 Apr 2017. Nothing has changed."
        ]);
        dialogue
            .say("#plenary", "lea", "/resolve WG-IMP 7")
            .expect(expect!["#plenary <rapporteur> WG-IMP has no concern 7. No concern is open."]);
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017

            	Concerns
            	- 1. Lea Kaspar, Mon 10 Apr 2017: The scope is too broad. (withdrawn, Mon 10 Apr 2017)
            	- 2. Flávio Wagner, Mon 10 Apr 2017: Who pays? (overruled by Lynn St. Amour, Mon 10 Apr 2017: It costs nothing.)"#]]);
        dialogue.pass("10m").expect(expect!["#wg-imp <rapporteur> WG-IMP: 1 concern ended"]);
    }

    #[test]
    fn a_concern_that_ends_before_a_room_has_heard_of_it_is_not_told_there_and_other_ends_are() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#wg-imp", "lea", "/concern Too broad.").quietly();
        dialogue.pass("10m").expect(expect!["#plenary <rapporteur> WG-IMP: 1 new concern"]);
        dialogue.say("@lea", "lea", "/resolve WG-IMP 1 It is met.").quietly();
        dialogue.say("@lea", "lea", "/concern WG-IMP Too long.").quietly();
        dialogue.say("@lea", "lea", "/resolve WG-IMP 2").quietly();
        dialogue.pass("10m").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: 1 concern ended
            #wg-imp <rapporteur> WG-IMP: 1 concern ended"#]]);
        dialogue.say("@lea", "lea", "/concern WG-IMP Too late.").quietly();
        dialogue.say("#wg-imp", "lea", "/resolve WG-IMP 3").quietly();
        dialogue.pass("10m").expect(expect![""]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#wg-imp", "lea", "/concern Too broad.");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Votre réserve (nº 1) sur WG-IMP est enregistrée. Pour la retirer : /résoudre WG-IMP 1"],
        );
        dialogue.say("#plenary", "flavio", "/concern WG-IMP Who pays?").quietly();
        let seen = dialogue.say("#plenary", "lea", "/resolve WG-IMP 2");
        seen.expect_in(Language::French, dialogue.register(), expect!["Cette réserve émane de Flávio Wagner. Seule la personne qui l’a émise peut la retirer ; la présidence peut l’écarter en indiquant le motif."]);
        let seen = dialogue.say("#plenary", "lynn", "/resolve WG-IMP 2");
        seen.expect_in(Language::French, dialogue.register(), expect!["Pour écarter la réserve d’une autre personne, indiquez le motif, qui sera consigné au registre : /résoudre WG-IMP 2 …"]);
        let seen = dialogue.say("#plenary", "lynn", "/resolve WG-IMP 2 It costs nothing.");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["La réserve 2 de Flávio Wagner sur WG-IMP est écartée. Une réserve subsiste."],
        );
        let seen = dialogue.say("#plenary", "lea", "/resolve WG-IMP 7");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["WG-IMP n’a pas de réserve 7. Réserves qui subsistent : 1."],
        );
    }
}
