//! `/renew CODE`: asks that a group goes on in the next cycle, with a dossier made from the record.

use jiff::Timestamp;

use crate::language::access::FACILITATOR;
use crate::language::arguments::CODE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::line;
use crate::record::{Code, Event, Group, Role};
use crate::words::{self, Block, Explain, Inline, Label, Line, Reply};

pub(crate) const RENEW: Spec = Spec {
    name: "renew",
    summary: "Asks that a group goes on in the next cycle.",
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
    Reply::line(line![&group.code, " asks to go on in the next cycle. The ", Inline::Chair, " decides: ", decide])
        .with(Block::Heading(line!["What it has done"]))
        .with(Block::Fields(dossier(group)))
}

fn dossier(group: &Group) -> Vec<(Label, Line)> {
    let at_work = group.approval();
    let mut fields: Vec<(Label, Line)> = Vec::new();
    let mut field = |name: &str, value: Line| fields.push((name.to_owned().into(), value));
    if let Some(decision) = at_work {
        field("At work since", line![Inline::Date(decision.act.at)]);
    }
    let facilitators =
        group.facilitators().map(|appointment| line![appointment.person, " since ", Inline::Date(appointment.since)]);
    let facilitators: Vec<Line> = facilitators.collect();
    field("Facilitators", if facilitators.is_empty() { line!["nobody"] } else { Line::join(facilitators, ", ") });
    field("Support", line![group.tally()]);
    if !group.documents.is_empty() {
        field("Documents", line![group.documents.len().to_string()]);
    }
    let since = at_work.map(|decision| decision.act.at);
    let updates: Vec<Line> = group
        .updates
        .iter()
        .filter(|update| since.is_none_or(|since| update.at >= since))
        .map(|update| line![Inline::Date(update.at), ": ", update.words])
        .collect();
    field("Updates", line![updates.len().to_string()]);
    for update in updates {
        field("Update", update);
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
            Self::NoCycleEnds { group } => Reply::line(line![
                "No cycle is open, so ",
                group,
                " goes on without asking. When the ",
                Inline::Chair,
                " or the secretariat has opened one, it can ask for the next.",
            ]),
            Self::AlreadyContinued { group, at } => Reply::line(line![
                group,
                " was continued already, on ",
                Inline::Date(*at),
                ". It goes on in the next cycle."
            ]),
            Self::AlreadyRenewed { group, at } => Reply::line(line![
                group,
                " has asked for continuation already, on ",
                Inline::Date(*at),
                ". The ",
                Inline::Chair,
                " decides: ",
                Inline::command(format!("decide {group} continue")),
            ]),
        }
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
    fn a_group_that_asks_for_it_and_is_continued_outlives_its_cycle() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lea", "/update Two calls held.").quietly();
        dialogue.say("#wg-work", "lea", "/renew").expect(expect![[r#"
            #wg-work <rapporteur> WG-WORK asks to go on in the next cycle. The chair decides: /decide WG-WORK continue

            	What it has done
            	At work since: Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Support: 0 members
            	Updates: 1
            	Update: Mon 10 Apr 2017: Two calls held.
            @lynn <rapporteur> WG-WORK asks to go on in the next cycle. The chair decides: /decide WG-WORK continue

            	What it has done
            	At work since: Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Support: 0 members
            	Updates: 1
            	Update: Mon 10 Apr 2017: Two calls held."#]]);
        dialogue.say("#wg-work", "lea", "/renew").expect(expect!["#wg-work <rapporteur> WG-WORK has asked for continuation already, on Mon 10 Apr 2017. The chair decides: /decide WG-WORK continue"]);
        dialogue.say("#wg-work", "lynn", "/decide continue anyway: it does well").expect(expect![[r#"
            #wg-work <rapporteur> Decided: WG-WORK is continued, by Lynn St. Amour, on Mon 10 Apr 2017. Continued although the rules ask for a written proposal with Objectives, for support from 1 member, for 2 member facilitators from different stakeholder groups, and for a last call. Reason: it does well
            #plenary <rapporteur> Decided: WG-WORK is continued, by Lynn St. Amour, on Mon 10 Apr 2017. Continued although the rules ask for a written proposal with Objectives, for support from 1 member, for 2 member facilitators from different stakeholder groups, and for a last call. Reason: it does well"#]]);
        dialogue.say("#wg-work", "lea", "/renew").expect(expect![
            "#wg-work <rapporteur> WG-WORK was continued already, on Mon 10 Apr 2017. It goes on in the next cycle."
        ]);
        dialogue.say("#wg-work", "lynn", "/decide continue anyway: twice").expect(expect!["#wg-work <rapporteur> WG-WORK is at work already. It can be continued when its facilitators have asked for it: /renew WG-WORK. Possible: /decide WG-WORK dissolve."]);
        dialogue
            .say("#plenary", "anja", "/cycle close")
            .expect(expect!["#plenary <rapporteur> The cycle IGF 2017 has ended. No group lapses."]);
        dialogue
            .say("#plenary", "anja", "/cycle close")
            .expect(expect![[r##"#plenary <rapporteur> No cycle is open. Open one: /cycle open "NAME" FROM TO"##]]);
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
        dialogue.say("#plenary", "lynn", "/renew WG-IMP").expect(expect!["#plenary <rapporteur> No cycle is open, so WG-IMP goes on without asking. When the chair or the secretariat has opened one, it can ask for the next."]);
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2017 2017-01-01 2017-04-30").quietly();
        dialogue.say("#plenary", "lynn", "/renew WG-IMP").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP continue anyway: it does well").quietly();
        dialogue.say("#plenary", "lynn", "/cycle close").quietly();
        dialogue.say("#plenary", "lynn", "/cycle open IGF 2018 2017-05-01 2018-04-30").quietly();
        dialogue
            .say("#plenary", "lynn", "/cycle close yes")
            .expect(expect!["#plenary <rapporteur> The cycle IGF 2018 has ended. These groups lapse: WG-IMP."]);
    }
}
