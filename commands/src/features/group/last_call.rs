//! `/lastcall CODE until: DATE`: asks all members for their last objections, and reads out at its end who is for it.

use jiff::Timestamp;

use crate::features::group::named;
use crate::language::access::FACILITATOR_OR_PROPOSER;
use crate::language::arguments::CODE;
use crate::language::value::Until;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::organisation::Organisation;
use crate::organisation::rules::{members, readout};
use crate::phrase;
use crate::record::{Code, Event, Group, Register, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Reply};

const UNTIL: Arg<Until> = Arg::new("until", Kind::Deadline, phrase!(last_call_until_about)).named().required();

pub(crate) const LAST_CALL: Spec = Spec {
    name: "lastcall",
    summary: phrase!(last_call_summary),
    access: FACILITATOR_OR_PROPOSER,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, UNTIL.argument], decide },
    examples: &["lastcall WG-IMP until: in 7 days", "lastcall WG-IMP until: 2017-04-24"],
    refused: &[
        Refused { by: Role::Participant, typed: "lastcall WG-IMP until: in 7 days" },
        Refused { by: Role::Chair, typed: "lastcall WG-IMP" },
        Refused { by: Role::Chair, typed: "lastcall WG-IMP until: yesterday" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.living_group(call)?;
    if let Some(running) = group.running_last_call() {
        return Err(Refusal::AlreadyRuns { group: group.code.clone(), until: running.until }.into());
    }
    let until = call.need(&UNTIL)?.0;
    let scene = *draft.scene();
    let roster = members(scene.register, scene.organisation);
    draft.record(Event::LastCallOpened { group: group.code.clone(), until, roster });
    Ok(Reply::line(opened(group, draft.local_and_utc(until))))
}

/// The call itself.
pub(crate) fn opened(group: &Group, until: Line) -> Line {
    let concern = Inline::Command(format!("concern {} …", group.code));
    let support = Inline::Command(format!("support {}", group.code));
    say!(last_call_opened, group: named(group), until: until, concern: concern, support: support).into()
}

/// What is read out at its end.
pub(crate) fn ended(group: &Group, register: &Register, organisation: &Organisation) -> Reply {
    let open = group.open_concerns().count();
    let why = Inline::Command(format!("why {}", group.code));
    let reply = Reply::said(say!(last_call_ended, group: &group.code, open: open));
    let reply = readout(group, register, organisation).into_iter().fold(reply, Reply::with);
    reply.and(say!(last_call_rules, why: why).into())
}

/// Why no last call begins.
#[derive(Debug)]
enum Refusal {
    /// A last call runs already.
    AlreadyRuns { group: Code, until: Timestamp },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::AlreadyRuns { group, until } => {
                Reply::said(say!(last_call_already, group: group, until: Inline::Moment(*until)))
            }
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
    fn a_last_call_is_told_to_all_and_read_out_at_its_end() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#wg-imp", "avri", "/profile set zone: Geneva").quietly();
        dialogue.say("#wg-imp", "avri", "/lastcall until: 2017-04-17").expect(expect![[r#"
            #wg-imp <rapporteur> Last call for WG-IMP, IGF Improvements. Support it with /support WG-IMP. Any concern? Members, please tell us by Mon 17 Apr 2017, 21:59 UTC (Mon 17 Apr 2017, 23:59 Europe/Zurich): /concern WG-IMP …
            #plenary <rapporteur> Last call for WG-IMP, IGF Improvements. Support it with /support WG-IMP. Any concern? Members, please tell us by Mon 17 Apr 2017, 21:59 UTC: /concern WG-IMP …"#]]);
        dialogue.say("#wg-imp", "avri", "/lastcall until: 2017-04-18").expect(expect![
            "#wg-imp <rapporteur> The last call for WG-IMP is already running, until Mon 17 Apr 2017, 21:59 UTC."
        ]);
        for handle in ["lea", "flavio", "marilyn"] {
            dialogue.say("#wg-imp", handle, "/support").quietly();
        }
        dialogue.say("#wg-imp", "ginger", "/concern Who pays?").quietly();
        dialogue.pass("200h").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: +3, now 2 members, 1 other, 1 new concern
            #plenary <rapporteur> The last call for WG-IMP has ended. One concern is still open.

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       1
            	civil society        2 members  1        1        0       0
            	technical community  2 members  1        0        1       0
            	all                  5 members  2        1        2       1
            	What the rules ask for: /why WG-IMP
            #wg-imp <rapporteur> The last call for WG-IMP has ended. One concern is still open.

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       1
            	civil society        2 members  1        1        0       0
            	technical community  2 members  1        0        1       0
            	all                  5 members  2        1        2       1
            	What the rules ask for: /why WG-IMP"#]]);
    }

    #[test]
    fn the_end_of_a_last_call_is_not_told_when_the_group_has_ended_or_was_decided_meanwhile() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/lastcall WG-IMP until: 2017-04-17").quietly();
        dialogue.say("#plenary", "anja", "/lastcall WG-CO until: 2017-04-17").quietly();
        dialogue.say("#plenary", "avri", "/withdraw WG-IMP").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-CO continue anyway: it does well").quietly();
        dialogue.say("#plenary", "lea", "/why WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP is withdrawn. It meets 1 of 5 rules.
            	- Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
            	- Not met: support from 1 member. Support: 0 members.
            	- Met: no open concern. None was raised.
            	- Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
            	- Not met: a last call among all members. The last call until Mon 17 Apr 2017, 23:59 UTC was cut short.

            	Positions so far

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0"#]]);
        dialogue.say("#plenary", "lea", "/status WG-CO").expect(expect![[r#"
            #plenary <rapporteur> WG-CO: Outreach and Communications
            	Working Groups, approved
            	Support: 1 member
            	By stakeholder group: private sector 1
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Decision: WG-CO is approved (continued), by Lynn St. Amour, on Mon 10 Apr 2017. Approved (continued) although the rules ask for a written proposal with Objectives, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it does well.
            	Supporters: Lynn St. Amour"#]]);
        dialogue.pass("200h").expect(expect![""]);
        dialogue.say("#plenary", "anja", "/lastcall WG-CO until: 2017-04-30").quietly();
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#wg-imp", "avri", "/lastcall until: 2017-04-17");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Dernier appel sur WG-IMP, IGF Improvements. Pour soutenir la proposition : /soutenir WG-IMP. Une réserve ? Les membres peuvent l’émettre jusqu’au lun. 17 avr. 2017 à 23:59 UTC : /réserve WG-IMP …
            Dernier appel sur WG-IMP, IGF Improvements. Pour soutenir la proposition : /soutenir WG-IMP. Une réserve ? Les membres peuvent l’émettre jusqu’au lun. 17 avr. 2017 à 23:59 UTC : /réserve WG-IMP …"#]]);
        let seen = dialogue.say("#wg-imp", "avri", "/lastcall until: 2017-04-18");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Le dernier appel sur WG-IMP est déjà en cours, jusqu’au lun. 17 avr. 2017 à 23:59 UTC."],
        );
        dialogue.say("#wg-imp", "ginger", "/concern Who pays?").quietly();
        let seen = dialogue.pass("200h");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                WG-IMP : 1 nouvelle réserve
                Le dernier appel sur WG-IMP est clos. Une réserve subsiste.

                Groupe de parties prenantes  Membres    Soutien  Réserve  Sans réponse  Autres soutiens
                secteur privé                1 membre   0        0        1             0
                société civile               2 membres  0        1        1             0
                communauté technique         2 membres  0        0        2             0
                total                        5 membres  0        1        4             0
                Conditions prévues par les règles : /pourquoi WG-IMP
                Le dernier appel sur WG-IMP est clos. Une réserve subsiste.

                Groupe de parties prenantes  Membres    Soutien  Réserve  Sans réponse  Autres soutiens
                secteur privé                1 membre   0        0        1             0
                société civile               2 membres  0        1        1             0
                communauté technique         2 membres  0        0        2             0
                total                        5 membres  0        1        4             0
                Conditions prévues par les règles : /pourquoi WG-IMP"#]],
        );
    }
}
