//! `/unsupport [CODE]`: takes support back.

use crate::features::group::support::support_now;
use crate::language::access::{ANYONE, SECRETARIAT};
use crate::language::arguments::{CODE, FOR, NEW, ON, SOURCE};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Code, Event, PersonId, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Reply};

const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(unsupport_words_about));

pub(crate) const UNSUPPORT: Spec = Spec {
    name: "unsupport",
    summary: phrase!(unsupport_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act {
        arguments: &[
            CODE.argument,
            WORDS.argument,
            FOR.argument,
            NEW.only(SECRETARIAT).argument,
            SOURCE.argument,
            ON.argument,
        ],
        decide,
    },
    examples: &["unsupport WG-CO", "unsupport WG-CO Its scope has changed.", "unsupport WG-CO for: @lynn"],
    refused: &[
        Refused { by: Role::Participant, typed: "unsupport WG-CO" },
        Refused { by: Role::Member, typed: "unsupport WG-CO for: @flavio" },
        Refused { by: Role::Member, typed: "unsupport WG-INP because" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    let subject = draft.subject(call);
    if !group.supporters.contains_key(&subject.person) {
        return Err(Refusal::DoesNotSupport { who: subject.name, group: group.code.clone() }.into());
    }
    let words = call.get(&WORDS).map(|words| draft.text(words, subject.person));
    let (source, said_on) = draft.said_elsewhere(call, &subject);
    draft.record(Event::SupportWithdrawn { group: group.code.clone(), person: subject.person, words, source, said_on });
    let support = support_now(draft, call);
    Ok(Reply::said(say!(unsupport_done, who: subject.person, group: &group.code, support: support)))
}

/// What is said of somebody who has taken back their support, up to how much there is now.
pub(crate) fn withdrawn(person: PersonId, group: &Code) -> Line {
    say!(unsupport_done, who: person, group: group, support: line![]).into()
}

/// Why no support is taken back.
#[derive(Debug)]
enum Refusal {
    /// There is no support to take back.
    DoesNotSupport { who: Inline, group: Code },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::DoesNotSupport { who, group } => Reply::said(say!(unsupport_nothing, who: who.clone(), group: group)),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::record::Event;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn support_can_be_taken_back_and_given_again() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "lea", "/unsupport WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar no longer supports WG-IMP. Support: 0 members."#]]);
        dialogue.say("#plenary", "lea", "/unsupport WG-IMP").expect(expect![
            "#plenary <rapporteur> Lea Kaspar does not support WG-IMP, so there is nothing to withdraw."
        ]);
        dialogue.say("#plenary", "passer-by", "/unsupport WG-IMP").expect(expect![
            "#plenary <rapporteur> passer-by does not support WG-IMP, so there is nothing to withdraw."
        ]);
        dialogue.say("#plenary", "lea", "/support WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."#]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        let seen = dialogue.say("#plenary", "lea", "/unsupport WG-IMP");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Lea Kaspar ne soutient plus WG-IMP. Soutien : 0 membre."],
        );
        let seen = dialogue.say("#plenary", "lea", "/unsupport WG-IMP");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Lea Kaspar ne soutient pas WG-IMP : il n’y a rien à retirer."],
        );
    }

    #[test]
    fn the_words_with_which_it_is_taken_back_are_on_the_record() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        dialogue
            .say("#plenary", "lea", "/unsupport WG-IMP sorry, the scope has changed")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar no longer supports WG-IMP. Support: 0 members."]);
        let words = dialogue.events().iter().rev().find_map(|recorded| match &recorded.event {
            Event::SupportWithdrawn { words, .. } => dialogue.register().words((*words)?),
            _ => None,
        });
        assert_eq!(words.map(|words| &**words), Some("sorry, the scope has changed"));
    }
}
