//! `/rename CODE NEW-CODE`: gives a group another code. The old one leads to it for good.
//!
//! ```text
//! <avri> /rename WG-IPM WG-IMP
//! <rapporteur> Avri Doria renamed WG-IPM: it is WG-IMP from now on. WG-IPM still leads to it.
//! ```

use crate::features::undo::correction;
use crate::language::access::{FACILITATOR_OR_PROPOSER, OFFICE};
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, CorrectionEvent, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Reply};

const NEW_CODE: Arg<Code> = Arg::new("new-code", Kind::NewCode, phrase!(rename_new_code_about)).required();

pub(crate) const RENAME: Spec = Spec {
    name: "rename",
    summary: phrase!(rename_summary),
    access: FACILITATOR_OR_PROPOSER,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, NEW_CODE.argument], decide },
    examples: &["rename WG-IMP WG-IMPROVE", "rename WG-CO WG-COOP"],
    refused: &[
        Refused { by: Role::Participant, typed: "rename WG-IMP WG-IMPROVE" },
        Refused { by: Role::Chair, typed: "rename WG-IMP" },
        Refused { by: Role::Chair, typed: "rename WG-IMP WG-CO" },
        Refused { by: Role::Chair, typed: "rename WG-IMP WG-IMP" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    let (code, to) = (group.code.clone(), call.need(&NEW_CODE)?.clone());
    if code == to {
        return Err(Refusal::Same { group: code }.into());
    }
    let register = draft.scene().register;
    if register.is_taken(&to, Some(&code)) {
        let of = register.code_now(&to).clone();
        return Err(Refusal::Taken { code: to, of }.into());
    }
    if group.was_approved() && !OFFICE.allows(draft.role(), None, None) {
        return Err(Refusal::OnlyOffice { group: code }.into());
    }
    draft.record(CorrectionEvent::GroupRenamed { group: code.clone(), to: to.clone() }.into());
    Ok(correction::renamed(&code, &to, Some(draft.speaker().id)))
}

/// Why a group keeps its code.
#[derive(Debug)]
enum Refusal {
    /// It has the code already.
    Same { group: Code },
    /// The code is, or was, that of a group.
    Taken { code: Code, of: Code },
    /// A group that was approved is known by its code.
    OnlyOffice { group: Code },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::Same { group } => say!(rename_same, group: group),
            Self::Taken { code, of } if code == of => {
                say!(rename_taken, group: of, command: Inline::command(format!("status {of}")))
            }
            Self::Taken { code, of } => say!(rename_was_taken, code: code, group: of),
            Self::OnlyOffice { group } => say!(rename_only_office, group: group, chair: Inline::Chair),
        })
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::OnlyOffice { .. } => true,
            Self::Same { .. } | Self::Taken { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn a_group_keeps_all_it_has_under_another_code_and_the_old_one_leads_to_it() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lea", "/propose WG-TYOP Something new").quietly();
        dialogue.say("#plenary", "ginger", "/support WG-TYOP").quietly();
        dialogue.say("#plenary", "lea", "/rename WG-TYOP WG-TYPO").expect(expect![
            "#plenary <rapporteur> Lea Kaspar renamed WG-TYOP: it is WG-TYPO from now on. WG-TYOP still leads to it."
        ]);
        dialogue
            .say("#plenary", "flavio", "/support WG-TYOP")
            .expect(expect!["#plenary <rapporteur> Flávio Wagner supports WG-TYPO. Support: 2 members."]);
        dialogue.say("#plenary", "lea", "/status wg-tyop").expect(expect![[r#"
            #plenary <rapporteur> WG-TYPO: Something new
            	Working Groups, proposed, new this cycle
            	Support: 2 members
            	By stakeholder group: civil society 1, technical community 1
            	Comments: 0
            	Proposed by: Lea Kaspar on Mon 10 Apr 2017
            	Supporters: Virginia Paque, Flávio Wagner"#]]);
        dialogue.say("#plenary", "avri", "/propose WG-TYOP Another one").expect(expect![
            "#plenary <rapporteur> WG-TYOP was the code of WG-TYPO and still leads to it. Please choose another one."
        ]);
        dialogue.say("#plenary", "lea", "/rename WG-IMP WG-TYOP").expect(expect![[r#"
            #plenary <rapporteur> Only the group's facilitators, the proposer, the chair and the secretariat may use /rename.
            	Please ask Avri Doria.
            	What you can do: /status WG-IMP"#]]);
        dialogue.say("#plenary", "lea", "/rename WG-TYPO WG-TYOP").expect(expect![
            "#plenary <rapporteur> Lea Kaspar renamed WG-TYPO: it is WG-TYOP from now on. WG-TYPO still leads to it."
        ]);
        dialogue.say("#plenary", "lea", "/rename WG-WORK WG-DONE").expect(expect!["#plenary <rapporteur> WG-WORK was approved under this code. Only the chair and the secretariat can change it now."]);
        dialogue.say("#plenary", "lynn", "/rename WG-WORK WG-DONE").expect(expect!["#plenary <rapporteur> Lynn St. Amour renamed WG-WORK: it is WG-DONE from now on. WG-WORK still leads to it."]);
        dialogue.say("#plenary", "lynn", "/decide WG-WORK dissolve yes").quietly();
        dialogue.say("#plenary", "avri", "/propose WG-WORK Another one").expect(expect![
            "#plenary <rapporteur> WG-WORK was the code of WG-DONE and still leads to it. Please choose another one."
        ]);
    }
}
