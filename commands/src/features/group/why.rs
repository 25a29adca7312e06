//! `/why CODE`: the rules that apply to a group now, each met or not, with who and when; and who is for it.

use crate::language::access::ANYONE;
use crate::language::arguments::CODE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::organisation::rules::{Finding, findings, readout};
use crate::phrase;
use crate::record::{Role, State};
use crate::say;
use crate::words::shared::key;
use crate::words::{Block, Refusal, Reply};

pub(crate) const WHY: Spec = Spec {
    name: "why",
    summary: phrase!(why_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument], decide },
    examples: &["why WG-IMP", "why WG-CO"],
    refused: &[Refused { by: Role::Member, typed: "why" }, Refused { by: Role::Member, typed: "why WG-INP" }],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = draft.group(call)?;
    let scene = draft.scene();
    let findings = findings(group, scene.register, scene.organisation);
    let (all, met) = (findings.len(), findings.iter().filter(|finding| finding.is_met).count());
    let (code, state) = (&group.code, group.state);
    let reply = Reply::said(match (state, all) {
        (State::Approved, 0) => say!(why_no_rules_to_continue, group: code),
        (State::Approved, all) if met == all => say!(why_all_to_continue, group: code),
        (State::Approved, all) => say!(why_some_to_continue, group: code, met: met, all: all),
        (_, 0) => say!(why_no_rules, group: code, key: key(state), state: state),
        (_, all) if met == all => say!(why_all, group: code, key: key(state), state: state),
        (_, all) => say!(why_some, group: code, key: key(state), state: state, met: met, all: all),
    });
    let lines: Vec<_> = findings.iter().map(Finding::line).collect();
    let reply = if lines.is_empty() { reply } else { reply.with(Block::List(lines)) };
    let reply = reply.with(Block::Heading(say!(why_positions).into()));
    Ok(readout(group, scene.register, scene.organisation).into_iter().fold(reply, Reply::with))
}

#[cfg(test)]
mod tests {
    use crate::record::Role;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn each_rule_is_shown_as_met_or_not_with_who_and_when() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/why WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP is proposed. It meets 1 of 5 rules.
            	- Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
            	- Not met: support from 1 member. Support: 0 members.
            	- Met: no open concern. None was raised.
            	- Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
            	- Not met: a last call among all members. No last call yet: /lastcall WG-IMP until: DATE

            	Positions so far

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0"#]]);
        dialogue.say("#plenary", "avri", "/charter WG-IMP Objectives: to improve\nFacilitator: @avri, @lea").quietly();
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "marilyn", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "flavio", "/concern WG-IMP Too broad.").quietly();
        dialogue.say("#plenary", "anja", "/lastcall WG-IMP until: 2017-04-17").quietly();
        dialogue.pass("200h").quietly();
        dialogue.say("#plenary", "flavio", "/resolve WG-IMP 1").quietly();
        dialogue.say("#plenary", "lea", "/why WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP is proposed. It meets all rules.
            	- Met: a written proposal with Objectives. Proposed by Avri Doria on Mon 10 Apr 2017. If it applies, add: Timeframe.
            	- Met: support from 1 member. Support: 1 member, 1 other.
            	- Met: no open concern. All have ended.
            	- Met: 2 member facilitators from different stakeholder groups. Proposed: Avri Doria (technical community), Lea Kaspar (civil society).
            	- Met: a last call among all members. The last call ended on Mon 17 Apr 2017, 23:59 UTC.

            	Positions so far

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       1
            	civil society        2 members  1        0        1       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  1        0        4       1"#]]);
    }

    #[test]
    fn what_was_there_before_a_group_was_approved_does_not_count_for_its_continuation() {
        let mut dialogue = Dialogue::with_life();
        for (handle, text) in [
            (
                "avri",
                "/propose BPF-IXP Internet Exchange Points\nContinues: yes\nObjectives: a handbook\nFacilitator: @avri",
            ),
            ("anja", "/comment BPF-IXP The secretariat can help."),
            ("anja", "/lastcall WG-IMP until: 2017-04-17"),
        ] {
            dialogue.say("#plenary", handle, text).quietly();
        }
        dialogue.say("#plenary", "lea", "/why BPF-IXP").expect(expect![[r#"
            #plenary <rapporteur> BPF-IXP is proposed. It meets all rules.
            	- Met: a written proposal with Objectives. Proposed by Avri Doria on Mon 10 Apr 2017. If it applies, add: Timeframe.
            	- Met: no open concern. None was raised.
            	- Met: a facilitator who is a member. Proposed: Avri Doria (technical community).
            	- Met: advice from the secretariat. Anja Gengo on Mon 10 Apr 2017.
            	- Met: a request to continue. Proposed on Mon 10 Apr 2017 as a group that continues.

            	Positions so far

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0"#]]);
        dialogue.pass("200h").quietly();
        dialogue.say("#plenary", "lynn", "/decide BPF-IXP approve").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: time is short").quietly();
        dialogue.say("#plenary", "lea", "/why BPF-IXP").expect(expect![[r#"
            #plenary <rapporteur> BPF-IXP is approved. It meets 3 of 5 rules for continuing.
            	- Met: a written proposal with Objectives. Proposed by Avri Doria on Mon 10 Apr 2017. If it applies, add: Timeframe.
            	- Met: no open concern. None was raised.
            	- Met: a facilitator who is a member. Proposed: Avri Doria (technical community).
            	- Not met: advice from the secretariat. Nothing from the secretariat since Tue 18 Apr 2017: /comment BPF-IXP
            	- Not met: a request to continue. Not asked since Tue 18 Apr 2017: /renew BPF-IXP

            	Positions so far

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0"#]]);
        dialogue.say("#plenary", "lea", "/why WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP is approved. It meets 1 of 5 rules for continuing.
            	- Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
            	- Not met: support from 1 member. Support: 0 members.
            	- Met: no open concern. None was raised.
            	- Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
            	- Not met: a last call among all members. No last call since Tue 18 Apr 2017: /lastcall WG-IMP until: DATE

            	Positions so far

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0"#]]);
        dialogue.say("#plenary", "lynn", "/renew BPF-IXP").quietly();
        dialogue.say("#plenary", "anja", "/note BPF-IXP It did well.").quietly();
        dialogue.say("#plenary", "lynn", "/decide BPF-IXP continue").expect(expect![[r#"
            #plenary <rapporteur> Decided: BPF-IXP is approved (continued), by Lynn St. Amour, on Tue 18 Apr 2017.
            	BPF-IXP has no facilitator yet. To appoint one: /facilitate BPF-IXP @person"#]]);
        dialogue.say("#plenary", "lynn", "/decide BPF-IXP dissolve yes").quietly();
        dialogue.say("#plenary", "avri", "/propose BPF-IXP Internet Exchange Points").quietly();
        dialogue.say("#plenary", "lea", "/why BPF-IXP").expect(expect![[r##"
            #plenary <rapporteur> BPF-IXP is proposed. It meets 3 of 5 rules.
            	- Met: a written proposal with Objectives. Proposed by Avri Doria on Tue 18 Apr 2017. If it applies, add: Timeframe.
            	- Met: no open concern. None was raised.
            	- Met: a facilitator who is a member. Proposed: Avri Doria (technical community).
            	- Not met: advice from the secretariat. Nothing from the secretariat since Tue 18 Apr 2017: /comment BPF-IXP
            	- Not met: a request to continue. The proposal does not say "Continues: yes".

            	Positions so far

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0"##]]);
        dialogue.say("#plenary", "avri", "/propose BPF-NEW Something new").quietly();
        dialogue.say("#plenary", "lea", "/why BPF-NEW").expect(expect![[r#"
            #plenary <rapporteur> BPF-NEW is proposed. It meets 1 of 4 rules.
            	- Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
            	- Met: no open concern. None was raised.
            	- Not met: a facilitator who is a member. Nobody yet.
            	- Not met: advice from the secretariat. Nothing from the secretariat yet: /comment BPF-NEW

            	Positions so far

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0"#]]);
    }

    #[test]
    fn nobody_is_counted_as_silent_who_said_something_and_no_concern_is_left_out() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "marilyn", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "lea-at-home", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "flavio", "/concern WG-IMP Too broad.").quietly();
        dialogue.say("#plenary", "flavio", "/concern WG-IMP Too long.").quietly();
        dialogue.say("#plenary", "flavio", "/profile forget yes").quietly();
        dialogue.becomes("marilyn", Role::Member);
        let readout = |dialogue: &mut Dialogue| {
            let said = dialogue.say("#plenary", "anja", "/why WG-IMP").text();
            said.split_once("Positions so far").unwrap().1.trim().to_owned()
        };
        expect![[r#"
            Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       2 members  0        0        1       1
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        1        1       0
            	not known            0 members  0        0        0       1
            	all                  6 members  0        1        4       2"#]]
        .assert_eq(&readout(&mut dialogue));
        let answer = dialogue.say("@lea", "lea", "/profile link").text();
        let give = format!("/profile link {}", &answer.split_once("Your code is ").unwrap().1[..9]);
        dialogue.say("@lea-at-home", "lea-at-home", &give).quietly();
        dialogue.say("@lea", "lea", &give).quietly();
        expect![[r#"
            Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       2 members  0        0        1       1
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        1        1       0
            	not known            0 members  0        0        0       1
            	all                  6 members  0        1        4       2"#]]
        .assert_eq(&readout(&mut dialogue));
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "lea", "/why WG-IMP");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            WG-IMP est proposé. Conditions remplies : 1 sur 5.
            - Non remplie : une proposition écrite comportant Objectifs. Il manque : Objectifs. À ajouter le cas échéant : Calendrier.
            - Non remplie : le soutien d’au moins 1 membre. Soutien : 0 membre.
            - Remplie : aucune réserve en suspens. Aucune réserve n’a été émise.
            - Non remplie : 2 membres de différents groupes de parties prenantes chargés de la facilitation. Personne pour le moment.
            - Non remplie : un dernier appel à tous les membres. Aucun dernier appel à ce jour : /dernier-appel WG-IMP jusqu’à: DATE

            Positions à ce jour

            Groupe de parties prenantes  Membres    Soutien  Réserve  Sans réponse  Autres soutiens
            secteur privé                1 membre   0        0        1             0
            société civile               2 membres  0        0        2             0
            communauté technique         2 membres  0        0        2             0
            total                        5 membres  0        0        5             0"#]]);
    }
}
