//! `/concern [CODE] words`: a member's concern, which stands against consensus until it has ended. The secretariat records one
//! that was raised elsewhere.

use crate::features::group::named;
use crate::language::access::MEMBER_OR_SECRETARIAT;
use crate::language::arguments::{CODE, FOR, ON, SOURCE};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, ConcernEnd, Event, Group, PersonId, Role, Standing, TextId};
use crate::say;
use crate::words::shared::key;
use crate::words::{self, Explain, Inline, Reply};

const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(concern_words_about)).required();

pub(crate) const CONCERN: Spec = Spec {
    name: "concern",
    summary: phrase!(concern_summary),
    access: MEMBER_OR_SECRETARIAT,
    private: false,
    shape: Shape::Act {
        arguments: &[CODE.argument, WORDS.argument, FOR.argument, SOURCE.argument, ON.argument],
        decide,
    },
    examples: &["concern WG-IMP The scope is too broad.", "concern WG-CO It needs more time."],
    refused: &[
        Refused { by: Role::Participant, typed: "concern WG-IMP The scope is too broad." },
        Refused { by: Role::Member, typed: "concern WG-IMP" },
        Refused { by: Role::Member, typed: "concern WG-IMP Too broad. for: @flavio" },
        Refused { by: Role::Secretariat, typed: "concern WG-IMP The scope is too broad." },
        Refused { by: Role::Secretariat, typed: "concern WG-IMP Too broad. for: @marilyn" },
        Refused { by: Role::Member, typed: "concern WG-IMP none" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.living_group(call)?;
    let code = || group.code.clone();
    let subject = draft.subject(call);
    let is_own = subject.person == draft.speaker().id;
    if subject.standing != Standing::Member {
        return Err(match is_own {
            true => Refusal::Whose { group: code() },
            false => Refusal::NoMember { who: subject.name, group: code() },
        }
        .into());
    }
    let typed = call.need(&WORDS)?;
    if says_none(typed) {
        return Err(Refusal::None { group: code() }.into());
    }
    let words = draft.text(typed, subject.person);
    let (source, said_on) = draft.said_elsewhere(call, &subject);
    draft.record(Event::ConcernRaised {
        group: code(),
        person: subject.person,
        stakeholder: subject.stakeholder,
        words,
        source,
        said_on,
    });
    let number = group.concerns.len() + 1;
    if is_own {
        let resolve = resolve(&group.code, number);
        return Ok(Reply::said(say!(concern_recorded, number: number, group: &group.code, resolve: resolve)));
    }
    Ok(Reply::said(say!(concern_recorded_for, who: subject.person, number: number, group: &group.code)))
}

/// Whether somebody says that there is no concern, as a last call invites them to.
fn says_none(typed: &str) -> bool {
    const NOTHING: [&str; 9] =
        ["n/a", "na", "all good", "all fine", "fine with me", "looks good", "ok", "ras", "rien à signaler"];
    const NONE: &str = "no none nothing nope non aucun aucune rien zero 0";
    // Words that change nothing beside it.
    const BESIDE: &str = "i we have i've has there is are any concern concerns objection objections issue issues problem \
                          problems from me us my side at all here so far thanks thank you je n’ai n'ai pas de réserve \
                          réserves merci pour";
    let plain = typed.trim().trim_end_matches(['.', '!', ',', ';']).to_lowercase();
    let words = || plain.split([' ', ',', '.']).filter(|word| !word.is_empty());
    let is_among = |list: &str, word: &str| list.split_whitespace().any(|one| one == word);
    let says_so = words().any(|word| is_among(NONE, word)) || plain.contains("pas de ");
    NOTHING.contains(&plain.as_str()) || says_so && words().all(|word| is_among(NONE, word) || is_among(BESIDE, word))
}

fn resolve(group: &Code, number: usize) -> Inline {
    Inline::Command(format!("resolve {group} {number}"))
}

/// What a member hears in whose name the secretariat recorded the latest concern.
pub(crate) fn recorded_in_your_name(group: &Group, by: PersonId) -> Option<Reply> {
    let (number, concern) = (group.concerns.len(), group.concerns.last()?);
    Some(Reply::said(say!(
        concern_in_your_name,
        by: by,
        number: number,
        group: named(group),
        words: concern.words,
        resolve: resolve(&group.code, number),
    )))
}

/// What the author of a concern hears when somebody else has ended it: the reason, and what they can do. It may have been taken back
/// since.
pub(crate) fn ended_by_another(
    group: &Group,
    number: u32,
    how: ConcernEnd,
    by: PersonId,
    reason: Option<TextId>,
) -> Option<(PersonId, Reply)> {
    let concern = group.concern(number).filter(|concern| concern.act.person != by)?;
    let ended = say!(
        concern_ended_by_another,
        how: key(how),
        number: number,
        group: named(group),
        by: by,
        words: concern.words,
    );
    let mut reply = Reply::said(ended);
    if let Some(reason) = reason {
        reply = reply.and(say!(concern_end_reason, reason: reason).into());
    }
    if !group.state.has_ended() {
        let again = Inline::Command(format!("concern {} …", group.code));
        let why = Inline::Command(format!("why {}", group.code));
        reply = reply.and(say!(concern_what_you_can_do, again: again, why: why, chair: Inline::Chair).into());
    }
    Some((concern.act.person, reply))
}

/// Why no concern is recorded.
#[derive(Debug)]
enum Refusal {
    /// The secretariat has no concerns of its own.
    Whose { group: Code },
    /// Only members have concerns that stand against consensus.
    NoMember { who: Inline, group: Code },
    /// It says that there is none.
    None { group: Code },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::Whose { group } => {
                let concern = Inline::command(format!("concern {group} … for: @person"));
                Reply::said(say!(concern_whose, concern: concern))
            }
            Self::NoMember { who, group } => {
                let comment = Inline::command(format!("comment {group} … for: @person"));
                Reply::said(say!(concern_no_member, who: who.clone(), comment: comment))
            }
            Self::None { group } => {
                let concern = Inline::command(format!("concern {group} …"));
                Reply::said(say!(concern_none, concern: concern))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        matches!(self, Self::Whose { .. } | Self::NoMember { .. })
    }
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
        dialogue.say("#plenary", "lynn", "/resolve WG-IMP 2 It costs nothing.").expect(expect![[r#"
            #plenary <rapporteur> Concern 2 on WG-IMP, by Flávio Wagner, is overruled. One concern is still open.
            @flavio <rapporteur> Your concern (no. 2) on WG-IMP, IGF Improvements was overruled by Lynn St. Amour. You wrote: Who pays?
            	Reason: It costs nothing.
            	The record keeps your concern and this reason. If it does not answer you, raise it again (/concern WG-IMP …) or write to the chair. To see what the decision rests on: /why WG-IMP"#]]);
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
    fn the_secretariat_records_a_concern_from_the_list_and_its_author_hears_of_it_and_of_its_end() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/concern WG-IMP Too broad. for: @flavio source: mail to the list on: 8 apr 2017").expect(expect![[r#"
            #plenary <rapporteur> The concern of Flávio Wagner (no. 1) on WG-IMP is recorded.
            @flavio <rapporteur> Anja Gengo recorded a concern in your name (no. 1) on WG-IMP, IGF Improvements (to withdraw it: /resolve WG-IMP 1): Too broad."#]]);
        dialogue.say("#plenary", "anja", "/concern WG-IMP Too broad.").expect(expect!["#plenary <rapporteur> Only members can raise a concern. To record one that a member raised elsewhere: /concern WG-IMP … for: @person"]);
        dialogue.say("#plenary", "anja", "/concern WG-IMP Too broad. for: @marilyn").expect(expect!["#plenary <rapporteur> Only members can raise a concern, and Marilyn Cade is not a member. Record it as a comment: /comment WG-IMP … for: @person"]);
        dialogue.say("#plenary", "anja", "/concern WG-IMP Too broad. for: @lea on: tomorrow").expect(expect![[r##"#plenary <rapporteur> I did not understand on: "tomorrow". Write a day with its year, such as 2017-04-09."##]]);
        dialogue.say("#plenary", "anja", "/concern WG-IMP Too broad. for: @lea on: 2017-05-08").expect(expect![[r##"#plenary <rapporteur> I did not understand on: "2017-05-08". Mon 8 May 2017 is still to come. Write the day on which it was said."##]]);
        dialogue.pass("10m").quietly();
        dialogue.say("#plenary", "lynn", "/resolve WG-IMP 1 Discussed on the call").expect(expect![[r#"
            #plenary <rapporteur> Concern 1 on WG-IMP, by Flávio Wagner, is overruled. No concern is open now.
            @flavio <rapporteur> Your concern (no. 1) on WG-IMP, IGF Improvements was overruled by Lynn St. Amour. You wrote: Too broad.
            	Reason: Discussed on the call
            	The record keeps your concern and this reason. If it does not answer you, raise it again (/concern WG-IMP …) or write to the chair. To see what the decision rests on: /why WG-IMP"#]]);
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017

            	Concerns
            	- 1. Flávio Wagner, Sat 8 Apr 2017, recorded by Anja Gengo, from mail to the list: Too broad. (overruled by Lynn St. Amour, Mon 10 Apr 2017: Discussed on the call)"#]]);
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
            expect![[r#"
                La réserve 2 de Flávio Wagner sur WG-IMP est écartée. Une réserve subsiste.
                Votre réserve (nº 2) sur WG-IMP, IGF Improvements a été écartée par Lynn St. Amour. Vous aviez écrit : Who pays?
                Motif : It costs nothing.
                Le registre conserve votre réserve et ce motif. Si le motif n’y répond pas, émettez-la de nouveau (/réserve WG-IMP …) ou écrivez à la présidence. Pour voir sur quoi repose la décision : /pourquoi WG-IMP"#]],
        );
        let seen = dialogue.say("#plenary", "lea", "/resolve WG-IMP 7");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["WG-IMP n’a pas de réserve 7. Réserves qui subsistent : 1."],
        );
        dialogue.pass("10m").quietly();
        let seen = dialogue.say("#plenary", "anja", "/concern WG-IMP Too broad. for: @flavio");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            La réserve de Flávio Wagner (nº 3) sur WG-IMP est enregistrée.
            Anja Gengo a enregistré une réserve en votre nom (nº 3) sur WG-IMP, IGF Improvements (pour la retirer : /résoudre WG-IMP 3) : Too broad."#]]);
        dialogue.pass("10m").quietly();
        let seen = dialogue.say("#plenary", "lynn", "/resolve WG-IMP 3 Discussed.");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            La réserve 3 de Flávio Wagner sur WG-IMP est écartée. Une réserve subsiste.
            Votre réserve (nº 3) sur WG-IMP, IGF Improvements a été écartée par Lynn St. Amour. Vous aviez écrit : Too broad.
            Motif : Discussed.
            Le registre conserve votre réserve et ce motif. Si le motif n’y répond pas, émettez-la de nouveau (/réserve WG-IMP …) ou écrivez à la présidence. Pour voir sur quoi repose la décision : /pourquoi WG-IMP"#]]);
        let seen = dialogue.say("#plenary", "anja", "/concern WG-IMP Too broad. for: @marilyn");
        seen.expect_in(Language::French, dialogue.register(), expect!["Seuls les membres peuvent émettre une réserve, et Marilyn Cade n’est pas membre. Enregistrez-la comme commentaire : /commenter WG-IMP … pour: @personne"]);
    }
}
