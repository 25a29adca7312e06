//! `/consult list|show|answer|open|extend|close|outcome|class|edit|cancel|withdraw`: a call for inputs, with options or without, until its end.
//!
//! ```text
//! <anja> /consult open "Which support do the initiatives need?" until: 28 mar
//!        1: One member appointed by the chair
//!        2: A person appointed by the initiatives
//!        Classes: NRI, Other
//! <rapporteur> Consultation 1: Which support do the initiatives need? …
//! <lea> /consult answer 1 2 class: NRI
//! ```

mod answer;
mod correct;
mod list;
mod manage;
mod open;
mod remind;
mod show;
mod undone;

use jiff::Timestamp;

use crate::language::access::{ANYONE, OFFICE};
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Consultation, Register, Role};
use crate::say;
use crate::words::{self, Arg as Said, Explain, Inline, Line, Reply};

pub(crate) use correct::{amended, cancelled};
pub(crate) use manage::extended;
pub(crate) use open::opened;
pub(crate) use remind::reminded;
pub(crate) use show::{concluded, corrected, ended};
pub(crate) use undone::undone;

const NUMBER: Arg<u32> = Arg::new("number", Kind::Number, phrase!(consult_number_about)).required();
const CLASS: Arg<String> = Arg::new("class", Kind::Line, phrase!(consult_class_about));

pub(crate) const CONSULT: Spec = Spec {
    name: "consult",
    summary: phrase!(consult_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Subcommands(&[
        list::LIST,
        show::SHOW,
        answer::ANSWER,
        open::OPEN,
        manage::EXTEND,
        manage::CLOSE,
        manage::OUTCOME,
        CONFIRM_CLASS,
        correct::EDIT,
        correct::CANCEL,
        correct::WITHDRAW,
    ]),
    examples: &[],
    refused: &[],
};

const PERSON: Arg<PersonRef> = Arg::new("person", Kind::KnownPerson, phrase!(consult_class_person_about)).required();

const CONFIRM_CLASS: Spec = Spec {
    name: "class",
    summary: phrase!(consult_class_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act {
        arguments: &[NUMBER.argument, PERSON.argument, CLASS.required().argument],
        decide: manage::confirm_class,
    },
    examples: &["consult class 1 @flavio NRI", "consult class 1 @flavio Other"],
    refused: &[
        Refused { by: Role::Member, typed: "consult class 1 @flavio NRI" },
        Refused { by: Role::Secretariat, typed: "consult class 1 @flavio Elsewhere" },
        Refused { by: Role::Secretariat, typed: "consult class 1 @marilyn NRI" },
    ],
};

/// The consultation that a call means.
fn consultation<'a>(call: &Call, draft: &Draft<'a>) -> Result<&'a Consultation, words::Refusal> {
    let number = *call.need(&NUMBER)?;
    let register = draft.scene().register;
    register.consultation(number).ok_or_else(|| {
        let latest = register.consultations().next_back().map(|latest| latest.number);
        Refusal::NoConsultation { number, latest }.into()
    })
}

/// The same, while inputs are taken: what was said before the end, also when it is heard later.
fn open_consultation<'a>(call: &Call, draft: &Draft<'a>) -> Result<&'a Consultation, words::Refusal> {
    let consultation = consultation(call, draft)?;
    let ended = consultation.end();
    if draft.scene().said_at >= ended {
        return Err(Refusal::Closed { number: consultation.number, at: ended }.into());
    }
    Ok(consultation)
}

/// The place of a class among a consultation's, by its words in whatever case.
fn class(words: &str, consultation: &Consultation, register: &Register) -> Result<u32, words::Refusal> {
    let is_meant = |known: &str| known.eq_ignore_ascii_case(words.trim());
    let place = consultation.classes.iter().position(|id| register.words(*id).is_some_and(|known| is_meant(known)));
    place.and_then(|place| u32::try_from(place).ok()).ok_or_else(|| {
        let classes: Vec<Line> = consultation.classes.iter().map(|class| line![*class]).collect();
        Refusal::NoClass { classes }.into()
    })
}

/// Why nothing is done with a consultation.
#[derive(Debug)]
enum Refusal {
    /// No consultation has this number.
    NoConsultation { number: u32, latest: Option<u32> },
    /// The consultation has ended.
    Closed { number: u32, at: Timestamp },
    /// It has no such class.
    NoClass { classes: Vec<Line> },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let show = |number: u32| Inline::command(format!("consult show {number}"));
        Reply::said(match self {
            Self::NoConsultation { latest: None, .. } => say!(consult_none_yet),
            Self::NoConsultation { number, latest: Some(latest) } => {
                say!(consult_unknown, number: *number, latest: *latest, command: show(*latest))
            }
            Self::Closed { number, at } => {
                say!(consult_is_over, number: *number, at: Inline::Moment(*at), command: show(*number))
            }
            Self::NoClass { classes } if classes.is_empty() => {
                say!(consult_no_classes, argument: "class:".to_owned())
            }
            Self::NoClass { classes } => say!(consult_no_class, classes: Said::any(classes.clone())),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::language::heard::{Form, What};
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    const OPEN: &str = "/consult open \"Which support do the initiatives need?\" until: 2017-04-17\n\
                        1: One member appointed by the chair\n2: A person appointed by the initiatives\n\
                        Classes: NRI, Other";

    #[test]
    fn a_consultation_is_held_in_french() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("@anja", "anja", OPEN);
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Consultation 1 : Which support do the initiatives need?
                - 1. One member appointed by the chair
                - 2. A person appointed by the initiatives
                Merci de répondre d’ici au lun. 17 avr. 2017 à 23:59 UTC. Par exemple : /consulter répondre 1 1 catégorie: …
                Indiquez aussi votre catégorie (NRI ou Other) avec class: …
                Ceci figure au registre, que toutes les personnes présentes dans les salons peuvent lire.
                Consultation 1 : Which support do the initiatives need?
                - 1. One member appointed by the chair
                - 2. A person appointed by the initiatives
                Merci de répondre d’ici au lun. 17 avr. 2017 à 23:59 UTC. Par exemple : /consulter répondre 1 1 catégorie: …
                Indiquez aussi votre catégorie (NRI ou Other) avec class: …"#]],
        );
        let seen = dialogue.say("#plenary", "lea", "/consult answer 1 2 We need both. for: IGF Brazil class: nri");
        seen.expect_in(Language::French, dialogue.register(), expect!["Lea Kaspar pour IGF Brazil a répondu à la consultation 1 : 2. A person appointed by the initiatives. Vous pouvez modifier votre réponse jusqu’au lun. 17 avr. 2017 à 23:59 UTC."]);
        let seen = dialogue.say("#plenary", "lea", "/consult answer 1 1 for: IGF Brazil");
        seen.expect_in(Language::French, dialogue.register(), expect!["Lea Kaspar pour IGF Brazil a modifié sa réponse à la consultation 1 : 1. One member appointed by the chair. Le texte donné auparavant est conservé. Vous pouvez modifier votre réponse jusqu’au lun. 17 avr. 2017 à 23:59 UTC."]);
        let seen = dialogue.say("#plenary", "flavio", "/consult answer 1 2");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Flávio Wagner a répondu à la consultation 1 : 2. A person appointed by the initiatives. Vous pouvez modifier votre réponse jusqu’au lun. 17 avr. 2017 à 23:59 UTC.
            Quelle est votre catégorie : NRI ou Other ? Répondez à nouveau avec class: …"#]]);
        let seen = dialogue.say("#plenary", "flavio", "/consult answer 1 7");
        seen.expect_in(Language::French, dialogue.register(), expect!["L’option 7 n’existe pas. Choisissez 1 ou 2."]);
        let seen = dialogue.say("#plenary", "anja", "/consult extend 1 2017-04-24");
        seen.expect_in(Language::French, dialogue.register(), expect!["La consultation 1 est prolongée jusqu’au lun. 24 avr. 2017 à 23:59 UTC : Which support do the initiatives need?"]);
        let seen = dialogue.say("#plenary", "anja", "/consult close 1");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                La consultation 1 est terminée : Which support do the initiatives need?
                Elle a été ouverte du lun. 10 avr. 2017 au lun. 10 avr. 2017 à 09:00 UTC ; prolongée une fois.
                2 contributions reçues : 1 au titre de NRI, 1 sans catégorie.
                - 1. One member appointed by the chair : 1 (1 au titre de NRI)
                - 2. A person appointed by the initiatives : 1 (1 sans catégorie)
                Les catégories sont celles que les répondants ont indiquées ; aucune n’est encore confirmée.
                Toutes les contributions : /consulter montrer 1"#]],
        );
        dialogue.say("#plenary", "anja", "/consult outcome 1 No consensus.").quietly();
        let seen = dialogue.say("#plenary", "anja", "/consult show 1");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Consultation 1 : Which support do the initiatives need?
                Elle a été ouverte du lun. 10 avr. 2017 au lun. 10 avr. 2017 à 09:00 UTC ; prolongée une fois.
                2 contributions reçues : 1 au titre de NRI, 1 sans catégorie.
                - 1. One member appointed by the chair : 1 (1 au titre de NRI)
                - 2. A person appointed by the initiatives : 1 (1 sans catégorie)
                Les catégories sont celles que les répondants ont indiquées ; aucune n’est encore confirmée.

                Contributions
                - Lea Kaspar pour IGF Brazil (NRI), lun. 10 avr. 2017 : 1. We need both.
                - Flávio Wagner, lun. 10 avr. 2017 : 2
                Conclusion, lun. 10 avr. 2017 : No consensus."#]],
        );
        let seen = dialogue.say("#plenary", "lea", "/consult answer 1 1");
        seen.expect_in(Language::French, dialogue.register(), expect!["La consultation 1 a pris fin le lun. 10 avr. 2017 à 09:00 UTC : rien n’a été enregistré. Pour voir les contributions : /consulter montrer 1"]);
    }

    #[test]
    fn a_consultation_is_opened_answered_extended_and_ends_with_a_summary() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("@anja", "anja", OPEN).expect(expect![[r#"
            @anja <rapporteur> Consultation 1: Which support do the initiatives need?
            	- 1. One member appointed by the chair
            	- 2. A person appointed by the initiatives
            	Please answer by Mon 17 Apr 2017, 23:59 UTC. For example: /consult answer 1 1 class: …
            	Also say which class you belong to (NRI or Other) with class: …
            	This is on the record, which everybody in the rooms can read.
            #plenary <rapporteur> Consultation 1: Which support do the initiatives need?
            	- 1. One member appointed by the chair
            	- 2. A person appointed by the initiatives
            	Please answer by Mon 17 Apr 2017, 23:59 UTC. For example: /consult answer 1 1 class: …
            	Also say which class you belong to (NRI or Other) with class: …"#]]);
        dialogue.say("#plenary", "lea", "/consult answer 1 2 class: nri").expect(expect!["#plenary <rapporteur> Lea Kaspar answered consultation 1: 2. A person appointed by the initiatives. You can change your answer until Mon 17 Apr 2017, 23:59 UTC."]);
        dialogue.say("#plenary", "lea", "/consult answer 1 1 I changed my mind.").expect(expect!["#plenary <rapporteur> Lea Kaspar changed their answer to consultation 1: 1. One member appointed by the chair. You can change your answer until Mon 17 Apr 2017, 23:59 UTC."]);
        dialogue.say("#plenary", "lea", "/consult answer 1 1 for: IGF Brazil class: NRI").expect(expect!["#plenary <rapporteur> Lea Kaspar for IGF Brazil answered consultation 1: 1. One member appointed by the chair. You can change your answer until Mon 17 Apr 2017, 23:59 UTC."]);
        dialogue
            .say("#plenary", "flavio", "/consult answer 1 1,2")
            .expect(expect!["#plenary <rapporteur> You can choose only one option here. Give one number."]);
        dialogue
            .say("#plenary", "flavio", "/consult answer 1 7")
            .expect(expect!["#plenary <rapporteur> There is no option 7. Choose 1 or 2."]);
        dialogue.say("#plenary", "flavio", "/consult answer 1").expect(expect![[r#"
                #plenary <rapporteur> Choose by a number or in the option's own words, for example: /consult answer 1 1
                	- 1. One member appointed by the chair
                	- 2. A person appointed by the initiatives"#]]);
        dialogue.say("#plenary", "flavio", "/consult answer 1 2 class: other").quietly();
        dialogue
            .say("#plenary", "marilyn", "/consult answer 2 2")
            .expect(expect!["#plenary <rapporteur> There is no consultation 2, only number 1: /consult show 1"]);
        dialogue
            .say("#plenary", "anja", "/consult class 1 @lea NRI")
            .expect(expect!["#plenary <rapporteur> Confirmed: Lea Kaspar answers consultation 1 as NRI."]);
        dialogue.say("#plenary", "anja", "/consult extend 1 2017-04-16").expect(expect!["#plenary <rapporteur> Consultation 1 already runs until Mon 17 Apr 2017, 23:59 UTC. Give a later end, or close it now: /consult close 1"]);
        dialogue.say("#plenary", "anja", "/consult extend 1 2017-04-24").expect(expect!["#plenary <rapporteur> Consultation 1 is extended until Mon 24 Apr 2017, 23:59 UTC: Which support do the initiatives need?"]);
        dialogue.say("#plenary", "anja", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which support do the initiatives need?
            	Open since Mon 10 Apr 2017, until Mon 24 Apr 2017, 23:59 UTC; extended once.
            	3 inputs came in: 2 from NRI, 1 from Other.
            	- 1. One member appointed by the chair: 2 (2 from NRI)
            	- 2. A person appointed by the initiatives: 1 (1 from Other)
            	The class of 1 input is not confirmed yet; the others are.

            	Inputs
            	- Lea Kaspar (NRI), Mon 10 Apr 2017: 1. I changed my mind.
            	- Lea Kaspar for IGF Brazil (NRI), Mon 10 Apr 2017: 1
            	- Flávio Wagner (Other), Mon 10 Apr 2017: 2
            	To answer: /consult answer 1 1 class: …
            	Also say which class you belong to (NRI or Other) with class: …"#]]);
        dialogue.pass("400h").expect(expect![[r#"
            @lynn <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 1: Which support do the initiatives need?
            	- 1. One member appointed by the chair
            	- 2. A person appointed by the initiatives
            	Please answer by Mon 24 Apr 2017, 23:59 UTC. For example: /consult answer 1 1 class: …
            	Also say which class you belong to (NRI or Other) with class: …
            	Do you want no more reminders? /remind me off
            @avri <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 1: Which support do the initiatives need?
            	- 1. One member appointed by the chair
            	- 2. A person appointed by the initiatives
            	Please answer by Mon 24 Apr 2017, 23:59 UTC. For example: /consult answer 1 1 class: …
            	Also say which class you belong to (NRI or Other) with class: …
            	Do you want no more reminders? /remind me off
            @ginger <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 1: Which support do the initiatives need?
            	- 1. One member appointed by the chair
            	- 2. A person appointed by the initiatives
            	Please answer by Mon 24 Apr 2017, 23:59 UTC. For example: /consult answer 1 1 class: …
            	Also say which class you belong to (NRI or Other) with class: …
            	Do you want no more reminders? /remind me off
            #plenary <rapporteur> Consultation 1 has ended: Which support do the initiatives need?
            	It was open from Mon 10 Apr 2017 to Mon 24 Apr 2017, 23:59 UTC; extended once.
            	3 inputs came in: 2 from NRI, 1 from Other.
            	- 1. One member appointed by the chair: 2 (2 from NRI)
            	- 2. A person appointed by the initiatives: 1 (1 from Other)
            	The class of 1 input is not confirmed yet; the others are.
            	All inputs: /consult show 1"#]]);
        dialogue.say("#plenary", "ginger", "/consult answer 1 2").expect(expect!["#plenary <rapporteur> Consultation 1 ended on Mon 24 Apr 2017, 23:59 UTC, so nothing was recorded. To see what came in: /consult show 1"]);
        dialogue.say("#plenary", "anja", "/consult outcome 1 No consensus; the chair decides.").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which support do the initiatives need?
            	Outcome: No consensus; the chair decides."#]]);
        dialogue.say("#plenary", "anja", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which support do the initiatives need?
            	It was open from Mon 10 Apr 2017 to Mon 24 Apr 2017, 23:59 UTC; extended once.
            	3 inputs came in: 2 from NRI, 1 from Other.
            	- 1. One member appointed by the chair: 2 (2 from NRI)
            	- 2. A person appointed by the initiatives: 1 (1 from Other)
            	The class of 1 input is not confirmed yet; the others are.

            	Inputs
            	- Lea Kaspar (NRI), Mon 10 Apr 2017: 1. I changed my mind.
            	- Lea Kaspar for IGF Brazil (NRI), Mon 10 Apr 2017: 1
            	- Flávio Wagner (Other), Mon 10 Apr 2017: 2
            	Outcome, Thu 27 Apr 2017: No consensus; the chair decides."#]]);
    }

    #[test]
    fn without_options_words_are_asked_for_and_several_can_be_chosen_where_that_is_said() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/consult open What should we do in 2018? until: 2017-04-17").quietly();
        dialogue.say("#plenary", "lea", "/consult answer 1 Fewer, longer sessions.").expect(expect!["#plenary <rapporteur> Lea Kaspar answered consultation 1. You can change your answer until Mon 17 Apr 2017, 23:59 UTC."]);
        dialogue
            .say("#plenary", "flavio", "/consult answer 1")
            .expect(expect!["#plenary <rapporteur> What is your answer? For example: /consult answer 1 …"]);
        dialogue
            .say(
                "#plenary",
                "lynn",
                "/consult open Which days? until: 2017-04-17\n1: Monday\n2: Tuesday\nChoose: many\nHidden: yes",
            )
            .quietly();
        dialogue.say("#plenary", "lea", "/consult answer 2 1, 2 both are fine").expect(expect![[r#"
            #plenary <rapporteur> Answers to consultation 2 are hidden until it ends, so please send me yours in private: /consult answer 2 …
            	If others can read here what you chose, please delete your message."#]]);
        dialogue.say("#plenary", "lea", "/consult show 2").expect(expect![[r#"
            #plenary <rapporteur> Consultation 2: Which days?
            	Open since Mon 10 Apr 2017, until Mon 17 Apr 2017, 23:59 UTC.
            	- 1. Monday
            	- 2. Tuesday
            	No inputs so far. The results stay hidden until the end.
            	To answer: /consult answer 2 1,2"#]]);
        dialogue.say("#plenary", "lynn", "/consult close 2").expect(expect![[r#"
            #plenary <rapporteur> Consultation 2 has ended: Which days?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 09:00 UTC.
            	No input came in.
            	All inputs: /consult show 2"#]]);
        dialogue.say("#plenary", "lea", "/consult show 3").expect(expect![
            "#plenary <rapporteur> There is no consultation 3. The latest is number 2: /consult show 2"
        ]);
    }

    #[test]
    fn a_time_is_no_option_and_a_new_end_can_have_several_words() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/consult open \"Which day?\" until: 2017-04-10 12:00 UTC").expect(expect![[
            r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	Please answer by Mon 10 Apr 2017, 12:00 UTC. For example: /consult answer 1 …"#
        ]]);
        dialogue.say("#plenary", "anja", "/consult open Which? until: 11 apr 9:30 Geneva\n1: Monday").expect(expect![
            [r#"
            #plenary <rapporteur> Consultation 2: Which?
            	- 1. Monday
            	Please answer by Tue 11 Apr 2017, 07:30 UTC. For example: /consult answer 2 1"#]
        ]);
        for until in ["2017-04-10 13:00", "13 apr", "in 9 days", "\"24 apr 22:00 Geneva\""] {
            dialogue.say("#plenary", "anja", &format!("/consult extend 1 {until}")).quietly();
        }
        dialogue.say("#plenary", "anja", "/consult extend 1 26 apr 2017 11:00").expect(expect![
            "#plenary <rapporteur> Consultation 1 is extended until Wed 26 Apr 2017, 11:00 UTC: Which day?"
        ]);
    }

    #[test]
    fn what_is_said_at_the_end_is_late_and_what_was_said_before_it_counts_also_when_it_is_heard_after() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "anja", "/consult open \"Which day?\" until: 2017-04-10 10:00\n1: Monday\n2: Tuesday")
            .quietly();
        dialogue.say("#plenary", "flavio", "/consult answer 1 1").quietly();
        dialogue.pass("3594s").quietly();
        dialogue.say("#plenary", "lea", "/consult answer 1 2").expect(expect!["#plenary <rapporteur> Consultation 1 ended on Mon 10 Apr 2017, 10:00 UTC, so nothing was recorded. To see what came in: /consult show 1"]);
        dialogue.pass("1m").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1 has ended: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 10:00 UTC.
            	1 input came in.
            	- 1. Monday: 1
            	- 2. Tuesday: nobody
            	All inputs: /consult show 1"#]]);
        dialogue.say("#plenary", "ginger", "/consult answer 1 1").expect(expect!["#plenary <rapporteur> Consultation 1 ended on Mon 10 Apr 2017, 10:00 UTC, so nothing was recorded. To see what came in: /consult show 1"]);
        dialogue.said_late("2m", "#wg-imp", "ginger", "/consult answer 1 1").expect(expect![[r#"
            #wg-imp <rapporteur> Virginia Paque answered consultation 1: 1. Monday.
            	One more input was given in time (Mon 10 Apr 2017, 09:59 UTC) and arrived after the end (Mon 10 Apr 2017, 10:01 UTC).
            	Consultation 1 has ended: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 10:00 UTC.
            	2 inputs came in.
            	- 1. Monday: 2
            	- 2. Tuesday: nobody
            	All inputs: /consult show 1
            #plenary <rapporteur> One more input was given in time (Mon 10 Apr 2017, 09:59 UTC) and arrived after the end (Mon 10 Apr 2017, 10:01 UTC).
            	Consultation 1 has ended: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 10:00 UTC.
            	2 inputs came in.
            	- 1. Monday: 2
            	- 2. Tuesday: nobody
            	All inputs: /consult show 1"#]]);
        dialogue.said_late("2m", "#plenary", "flavio", "/consult answer 1 2").expect(expect![[r#"
            #plenary <rapporteur> Flávio Wagner changed their answer to consultation 1: 2. Tuesday.
            	One input was changed in time (Mon 10 Apr 2017, 09:59 UTC), and the change arrived after the end (Mon 10 Apr 2017, 10:01 UTC).
            	Consultation 1 has ended: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 10:00 UTC.
            	2 inputs came in.
            	- 1. Monday: 1
            	- 2. Tuesday: 1
            	All inputs: /consult show 1"#]]);
    }

    #[test]
    fn a_platform_cannot_give_an_answer_before_an_end_that_has_passed_while_the_bot_was_there() {
        let mut dialogue = Dialogue::with_groups();
        let open = "/consult open \"Which day?\" until: 2017-04-10 10:00\n1: Monday\n2: Tuesday";
        dialogue.say("#plenary", "anja", open).quietly();
        dialogue.pass("4h").quietly();
        dialogue.says_that_it_was_said("3h30m", "#plenary", "lea", "/consult answer 1 1").expect(expect!["#plenary <rapporteur> Consultation 1 ended on Mon 10 Apr 2017, 10:00 UTC, so nothing was recorded. To see what came in: /consult show 1"]);
        dialogue.said_late("3h30m", "#plenary", "ginger", "/consult answer 1 1").expect(expect![[r#"
            #plenary <rapporteur> Virginia Paque answered consultation 1: 1. Monday.
            	One more input was given in time (Mon 10 Apr 2017, 09:30 UTC) and arrived after the end (Mon 10 Apr 2017, 13:00 UTC).
            	Consultation 1 has ended: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 10:00 UTC.
            	1 input came in.
            	- 1. Monday: 1
            	- 2. Tuesday: nobody
            	All inputs: /consult show 1"#]]);
        dialogue.say("#plenary", "lynn", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 10:00 UTC.
            	1 input came in.
            	- 1. Monday: 1
            	- 2. Tuesday: nobody

            	Inputs
            	- Virginia Paque, said Mon 10 Apr 2017, 09:30 UTC, arrived after the end (Mon 10 Apr 2017, 13:00 UTC): 1"#]]);
    }

    #[test]
    fn support_and_concerns_that_arrive_after_the_end_of_the_last_call_are_shown_as_such() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/lastcall WG-IMP until: 2017-04-10 10:00").quietly();
        dialogue.say("#plenary", "ginger", "/concern WG-IMP In time.").quietly();
        dialogue.pass("2h").quietly();
        dialogue.said_late("90m", "#plenary", "lea", "/support WG-IMP Yes, please.").quietly();
        dialogue.said_late("90m", "#plenary", "flavio", "/concern WG-IMP Who pays?").quietly();
        dialogue.say("#plenary", "ginger", "/concern WG-IMP After it.").quietly();
        dialogue.say("#plenary", "lynn", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 1 member
            	By stakeholder group: civil society 1
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lea Kaspar (said Mon 10 Apr 2017, 09:30 UTC, arrived Mon 10 Apr 2017, 11:00 UTC, after the end of the last call)

            	Words of support
            	- Lea Kaspar, said Mon 10 Apr 2017, 09:30 UTC, arrived Mon 10 Apr 2017, 11:00 UTC, after the end of the last call: Yes, please.

            	Concerns
            	- 1. Virginia Paque, Mon 10 Apr 2017: In time. (open)
            	- 2. Flávio Wagner, said Mon 10 Apr 2017, 09:30 UTC, arrived Mon 10 Apr 2017, 11:00 UTC, after the end of the last call: Who pays? (open)
            	- 3. Virginia Paque, Mon 10 Apr 2017: After it. (open)"#]]);
    }

    #[test]
    fn a_number_is_an_option_only_where_there_are_options_and_several_can_be_joined_by_and() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/consult open What next? until: 2017-04-17").quietly();
        dialogue.say("#plenary", "lea", "/consult answer 1 3 sessions would be enough.").quietly();
        dialogue.say("#plenary", "lea", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: What next?
            	Open since Mon 10 Apr 2017, until Mon 17 Apr 2017, 23:59 UTC.
            	1 input came in.

            	Inputs
            	- Lea Kaspar, Mon 10 Apr 2017: 3 sessions would be enough."#]]);
        let days = "/consult open Which days? until: 2017-04-17\n1: Monday\n2: Tuesday\n3: Friday";
        dialogue.say("#plenary", "anja", &format!("{days}\nChoose: many")).quietly();
        for options in ["1 and 2", "1, 2 and 3, please", "1 & 3", "2 and more"] {
            let answer = format!("/consult answer 2 {options}");
            dialogue.say("#plenary", options, &answer).quietly();
        }
        dialogue.say("#plenary", "lea", "/consult show 2").expect(expect![[r#"
            #plenary <rapporteur> Consultation 2: Which days?
            	Open since Mon 10 Apr 2017, until Mon 17 Apr 2017, 23:59 UTC.
            	4 inputs came in.
            	- 1. Monday: 3
            	- 2. Tuesday: 3
            	- 3. Friday: 2

            	Inputs
            	- 1 and 2, Mon 10 Apr 2017: 1, 2
            	- 1, 2 and 3, please, Mon 10 Apr 2017: 1, 2, 3. please
            	- 1 & 3, Mon 10 Apr 2017: 1, 3
            	- 2 and more, Mon 10 Apr 2017: 2. and more
            	To answer: /consult answer 2 1,2"#]]);
        dialogue.say("#plenary", "anja", days).quietly();
        dialogue
            .say("#plenary", "lea", "/consult answer 3 1 and 2")
            .expect(expect!["#plenary <rapporteur> You can choose only one option here. Give one number."]);
    }

    #[test]
    fn a_choice_whose_results_are_hidden_is_not_said_in_public_and_words_stay_when_the_options_change() {
        let mut dialogue = Dialogue::with_groups();
        let open = "/consult open Which day? until: 2017-04-17\n1: Monday\n2: Tuesday\nHidden: yes";
        dialogue.say("#plenary", "anja", open).quietly();
        dialogue.say("#plenary", "lea", "/consult answer 1 2 I travel on Monday.").expect(expect![[r#"
            #plenary <rapporteur> Answers to consultation 1 are hidden until it ends, so please send me yours in private: /consult answer 1 …
            	If others can read here what you chose, please delete your message."#]]);
        dialogue.say("@lea", "lea", "/consult answer 1 1").expect(expect![[r#"
            @lea <rapporteur> Lea Kaspar answered consultation 1: 1. Monday. The results stay hidden until Mon 17 Apr 2017, 23:59 UTC; you can change your answer until then.
            	Once the consultation has ended, everybody in the rooms can read this."#]]);
        let values = [("number", "1"), ("options", "2")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let values: BTreeMap<String, String> = values.into_iter().collect();
        let pressed = |ephemeral| {
            let values = values.clone();
            What::Form(Form { command: "consult answer".to_owned(), values, ephemeral, ..Form::default() })
        };
        dialogue.does("#plenary", "lea", pressed(false)).expect(expect![[r#"
            #plenary <rapporteur> Answers to consultation 1 are hidden until it ends, so please send me yours in private: /consult answer 1 …
            	If others can read here what you chose, please delete your message."#]]);
        // As by the menu below a message, whose answer is for who pressed it alone.
        dialogue.does("#plenary", "lea", pressed(true)).expect(expect!["@lea <rapporteur> Lea Kaspar changed their answer to consultation 1: 2. Tuesday. The results stay hidden until Mon 17 Apr 2017, 23:59 UTC; you can change your answer until then."]);
        dialogue.say("#plenary", "anja", "/consult close 1").quietly();
        dialogue.say("#plenary", "lea", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 09:00 UTC.
            	1 input came in.
            	- 1. Monday: nobody
            	- 2. Tuesday: 1

            	Inputs
            	- Lea Kaspar, Mon 10 Apr 2017: 2"#]]);
    }
}
