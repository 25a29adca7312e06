//! `/renew CODE`: asks that a group goes on in the next cycle, with a dossier made from the record.

use jiff::Timestamp;

use crate::features::group::{dated, facilitators_since, listed};
use crate::language::access::FACILITATOR;
use crate::language::arguments::CODE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Code, Event, Group, Role};
use crate::say;
use crate::words::{self, Block, Explain, Inline, Label, Line, Message, Reply};

pub(crate) const RENEW: Spec = Spec {
    name: "renew",
    summary: phrase!(renew_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument], decide },
    examples: &["renew WG-WORK"],
    refused: &[
        Refused { by: Role::Participant, typed: "renew WG-WORK" },
        Refused { by: Role::Chair, typed: "renew WG-IMP" },
        Refused { by: Role::Chair, typed: "renew" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.working_group(call)?;
    if draft.scene().register.cycle().is_none() {
        return Err(Refusal::NoCycleEnds { group: group.code.clone() }.into());
    }
    if let Some(approval) = group.approval().filter(|_| group.is_continued) {
        return Err(Refusal::AlreadyContinued { group: group.code.clone(), at: approval.act.at }.into());
    }
    if let Some(at) = group.renewal {
        return Err(Refusal::AlreadyRenewed { group: group.code.clone(), at }.into());
    }
    draft.record(Event::RenewalAsked { group: group.code.clone() });
    Ok(asked(group))
}

/// The request, with what the group has done since it was approved or continued.
pub(crate) fn asked(group: &Group) -> Reply {
    let decide = Inline::Command(format!("decide {} continue", group.code));
    Reply::said(say!(renew_asked, group: &group.code, chair: Inline::Chair, decide: decide))
        .with(Block::Heading(say!(renew_work_done).into()))
        .with(Block::Fields(dossier(group)))
}

fn dossier(group: &Group) -> Vec<(Label, Line)> {
    let at_work = group.approval();
    let mut fields: Vec<(Label, Line)> = Vec::new();
    let mut field = |name: Message, value: Line| fields.push((name.into(), value));
    if let Some(decision) = at_work {
        field(say!(renew_active_since), line![Inline::Date(decision.act.at)]);
    }
    let facilitators = facilitators_since(group.facilitators());
    let nobody = || say!(group_none).into();
    field(say!(group_facilitators), if facilitators.is_empty() { nobody() } else { listed(facilitators) });
    field(say!(group_support), Message::from(group.tally()).into());
    if !group.documents.is_empty() {
        field(say!(renew_documents), line![Inline::as_is(group.documents.len())]);
    }
    let since = at_work.map(|decision| decision.act.at);
    let updates: Vec<Line> = group
        .updates
        .iter()
        .filter(|update| since.is_none_or(|since| update.at >= since))
        .map(|update| dated(update.at, update.words))
        .collect();
    field(say!(renew_updates), line![Inline::as_is(updates.len())]);
    for update in updates {
        field(say!(renew_update), update);
    }
    fields
}

/// Why a group does not ask to go on.
#[derive(Debug)]
enum Refusal {
    /// No cycle is open, so no group need ask to go on.
    NoCycleEnds { group: Code },
    /// The group goes on in the next cycle already.
    AlreadyContinued { group: Code, at: Timestamp },
    /// Continuation was asked for already.
    AlreadyRenewed { group: Code, at: Timestamp },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NoCycleEnds { group } => Reply::said(say!(renew_no_cycle, group: group, chair: Inline::Chair)),
            Self::AlreadyContinued { group, at } => {
                Reply::said(say!(renew_continued_already, group: group, at: Inline::Date(*at)))
            }
            Self::AlreadyRenewed { group, at } => Reply::said(say!(
                renew_asked_already,
                group: group,
                at: Inline::Date(*at),
                chair: Inline::Chair,
                decide: Inline::command(format!("decide {group} continue")),
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
    fn a_group_that_asks_for_it_and_is_continued_outlives_its_cycle() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lea", "/update Two calls held.").quietly();
        dialogue.say("#wg-work", "lea", "/renew").expect(expect![[r#"
            #wg-work <rapporteur> WG-WORK asks to continue in the next cycle. The chair decides: /decide WG-WORK continue

            	What it has done
            	Active since: Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Support: 0 members
            	Updates: 1
            	Update: Mon 10 Apr 2017: Two calls held.
            @lynn <rapporteur> WG-WORK asks to continue in the next cycle. The chair decides: /decide WG-WORK continue

            	What it has done
            	Active since: Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Support: 0 members
            	Updates: 1
            	Update: Mon 10 Apr 2017: Two calls held."#]]);
        dialogue.say("#wg-work", "lea", "/renew").expect(expect!["#wg-work <rapporteur> WG-WORK already asked to continue, on Mon 10 Apr 2017. The chair decides: /decide WG-WORK continue"]);
        dialogue.say("#wg-work", "lynn", "/decide continue anyway: it does well").expect(expect![[r#"
            #wg-work <rapporteur> Decided: WG-WORK is approved (continued), by Lynn St. Amour, on Mon 10 Apr 2017. Approved (continued) although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it does well.
            #plenary <rapporteur> Decided: WG-WORK is approved (continued), by Lynn St. Amour, on Mon 10 Apr 2017. Approved (continued) although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it does well."#]]);
        dialogue.say("#wg-work", "lea", "/renew").expect(expect!["#wg-work <rapporteur> WG-WORK was already approved to continue, on Mon 10 Apr 2017. It goes on in the next cycle."]);
        dialogue.say("#wg-work", "lynn", "/decide continue anyway: twice").expect(expect![[r#"
            #wg-work <rapporteur> WG-WORK is already active. Before it can continue, its facilitators must ask: /renew WG-WORK. Possible now: /decide WG-WORK dissolve
            	If the decision was a mistake: /decide WG-WORK continue correct: …"#]]);
        dialogue
            .say("#plenary", "anja", "/cycle close")
            .expect(expect!["#plenary <rapporteur> The cycle IGF 2017 has ended. No group ended with it."]);
        dialogue
            .say("#plenary", "anja", "/cycle close")
            .expect(expect![[r##"#plenary <rapporteur> No cycle is open. To open one: /cycle open "NAME" FROM TO"##]]);
        dialogue.say("#plenary", "lea", "/status").expect(expect![[r#"
            #plenary <rapporteur> Working Groups

            	Code     Title                        Support            Comments  Status
            	WG-IMP   IGF Improvements             0 members          0         proposed
            	WG-CO    Outreach and Communications  1 member, 1 other  0         proposed
            	WG-WORK  Working Methods              0 members          0         approved
            	WG-MINE  Mining                       0 members          0         proposed"#]]);
    }

    #[test]
    fn who_asked_before_a_cycle_was_opened_has_not_asked_in_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: it has begun").quietly();
        dialogue.say("#plenary", "lynn", "/renew WG-IMP").expect(expect!["#plenary <rapporteur> No cycle is open, so WG-IMP continues without asking. It can ask once the chair or the secretariat has opened a cycle."]);
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2017 2017-01-01 2017-04-30").quietly();
        dialogue.say("#plenary", "lynn", "/renew WG-IMP").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP continue anyway: it does well").quietly();
        dialogue.say("#plenary", "lynn", "/cycle close").quietly();
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2018 2017-05-01 2018-04-30").quietly();
        dialogue
            .say("#plenary", "lynn", "/cycle close yes")
            .expect(expect!["#plenary <rapporteur> The cycle IGF 2018 has ended, and these groups with it: WG-IMP."]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_life();
        let seen = dialogue.say("#wg-work", "lea", "/renew");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            WG-WORK demande sa reconduction au cycle suivant. La décision revient à la présidence : /décider WG-WORK reconduire

            Travaux accomplis
            En activité depuis : lun. 10 avr. 2017
            Facilitation : Lea Kaspar depuis le lun. 10 avr. 2017
            Soutien : 0 membre
            Points d’étape : 0
            WG-WORK demande sa reconduction au cycle suivant. La décision revient à la présidence : /décider WG-WORK reconduire

            Travaux accomplis
            En activité depuis : lun. 10 avr. 2017
            Facilitation : Lea Kaspar depuis le lun. 10 avr. 2017
            Soutien : 0 membre
            Points d’étape : 0"#]]);
        let seen = dialogue.say("#wg-work", "lea", "/renew");
        seen.expect_in(Language::French, dialogue.register(), expect!["WG-WORK a déjà demandé sa reconduction, le lun. 10 avr. 2017. La décision revient à la présidence : /décider WG-WORK reconduire"]);
    }
}
