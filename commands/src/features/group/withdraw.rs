//! `/withdraw CODE [reason]`: takes a proposal back, before the chair has decided on it.

use crate::language::access::PROPOSER;
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, Event, Group, PersonId, Role, State, TextId};
use crate::say;
use crate::words::shared::key;
use crate::words::{self, Explain, Inline, Line, Reply};

const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(withdraw_reason_about));

pub(crate) const WITHDRAW: Spec = Spec {
    name: "withdraw",
    summary: phrase!(withdraw_summary),
    access: PROPOSER,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, REASON.argument], decide },
    examples: &["withdraw WG-MINE We join WG-CO instead.", "withdraw WG-MINE"],
    refused: &[
        Refused { by: Role::Member, typed: "withdraw WG-IMP" },
        Refused { by: Role::Chair, typed: "withdraw WG-IMP" },
        Refused { by: Role::Member, typed: "withdraw" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    if !matches!(group.state, State::Proposed | State::Deferred) {
        return Err(Refusal::NotUndecided { group: group.code.clone(), state: group.state }.into());
    }
    let author = draft.speaker().id;
    let reason = call.get(&REASON).map(|reason| draft.text(reason, author));
    draft.record(Event::ProposalWithdrawn { group: group.code.clone(), reason });
    Ok(Reply::line(withdrawn(group, Some(author), reason)))
}

/// The news that a proposal was taken back.
pub(crate) fn withdrawn(group: &Group, by: Option<PersonId>, reason: Option<TextId>) -> Line {
    let propose = Inline::Command(format!("propose {} Title", group.code));
    let (group, reason) = (&group.code, reason.map(Inline::StoredSentence));
    let said = match (by, reason) {
        (Some(who), None) => say!(withdraw_done, who: who, group: group, propose: propose),
        (Some(who), Some(reason)) => {
            say!(withdraw_done_because, who: who, group: group, reason: reason, propose: propose)
        }
        (None, None) => say!(withdraw_done_by_nobody, group: group, propose: propose),
        (None, Some(reason)) => {
            say!(withdraw_done_by_nobody_because, group: group, reason: reason, propose: propose)
        }
    };
    said.into()
}

/// Why a proposal is not taken back.
#[derive(Debug)]
enum Refusal {
    /// A proposal can be taken back while it is undecided.
    NotUndecided { group: Code, state: State },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NotUndecided { group, state } => Reply::said(say!(
                withdraw_too_late,
                group: group,
                key: key(state),
                state: *state,
                chair: Inline::Chair,
            )),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn who_proposed_a_group_takes_it_back_while_it_is_undecided() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#wg-imp", "lea", "/withdraw").expect(expect![[r#"
                #wg-imp <rapporteur> Only the proposer may use /withdraw.
                	Please ask Avri Doria.
                	What you can do: /status WG-IMP"#]]);
        dialogue.say("#wg-imp", "avri", "/withdraw We join WG-CO instead").expect(expect![[r#"
            #wg-imp <rapporteur> Avri Doria has withdrawn the proposal for WG-IMP. We join WG-CO instead. To propose it again: /propose WG-IMP Title
            #plenary <rapporteur> Avri Doria has withdrawn the proposal for WG-IMP. We join WG-CO instead. To propose it again: /propose WG-IMP Title"#]]);
        dialogue.say("#wg-imp", "avri", "/charter Purpose: to try again").expect(expect![
            "#wg-imp <rapporteur> WG-IMP has ended (withdrawn). A member can propose it again: /propose WG-IMP Title"
        ]);
        dialogue.say("#wg-imp", "avri", "/withdraw").expect(expect!["#wg-imp <rapporteur> WG-IMP is withdrawn. A proposal can be withdrawn only before the chair has decided on it."]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "avri", "/withdraw WG-IMP We join WG-CO instead");
        seen.expect_in(Language::French, dialogue.register(), expect!["Avri Doria a retiré la proposition de WG-IMP. We join WG-CO instead. Pour proposer le groupe à nouveau : /proposer WG-IMP Titre"]);
        let seen = dialogue.say("#plenary", "avri", "/withdraw WG-IMP");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["WG-IMP est retiré. Une proposition ne peut être retirée qu’avant la décision de la présidence."],
        );
    }
}
