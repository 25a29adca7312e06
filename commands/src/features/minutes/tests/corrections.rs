//! Corrections of a draft: by whoever leads the meeting, by the author of a line, and proposed by others who were there.

use crate::record::Meeting;
use crate::testing::dialogue::Dialogue;
use crate::words::Language;
use expect_test::expect;

/// The draft of meeting 1 of WG-WORK, which Lea moderated; Flávio and Ginger were there, and Ginger took down the second paragraph.
fn with_draft() -> Dialogue {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-10 10:00 UTC").quietly();
    dialogue.pass("1h").quietly();
    for (handle, text) in [
        ("lea", "/minutes start 1"),
        ("lea", "/here for: @flavio, @ginger"),
        ("lea", "/info Two calls were held."),
        ("ginger", "/info The budget was presented."),
        ("lea", "/agreed The budget is approved."),
        ("lea", "/minutes end"),
    ] {
        dialogue.say("#wg-work", handle, text).quietly();
    }
    dialogue
}

#[test]
fn others_propose_a_correction_and_the_moderator_accepts_or_declines_it() {
    let mut dialogue = with_draft();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Three calls were held.").expect(expect![[r#"
        #wg-work <rapporteur> Proposed to Lea Kaspar, who moderated meeting 1, as correction 1: paragraph 1 should read: Three calls were held.
        @lea <rapporteur> Flávio Wagner proposes a correction of the minutes of meeting 1: paragraph 1 should read: Three calls were held.
        	To accept it: /minutes accept 1 1
        	To decline it: /minutes decline 1 1"#]]);
    dialogue.say("#wg-work", "flavio", "/minutes add 1 The hosts were thanked.").expect(expect!["#wg-work <rapporteur> Proposed to Lea Kaspar, who moderated meeting 1, as correction 2: a paragraph should be added: The hosts were thanked."]);
    dialogue.say("#wg-work", "ginger", "/minutes drop 1 3").expect(expect!["#wg-work <rapporteur> Proposed to Lea Kaspar, who moderated meeting 1, as correction 3: paragraph 3 should be left out: The budget is approved."]);
    dialogue.say("@lea", "lea", "/minutes show 1").expect(expect![[r#"
        @lea <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Mon 10 Apr 2017, 10:00 to 10:00 UTC
        	Moderator: Lea Kaspar
        	Present: 3
        	1. Two calls were held.
        	Proposed by Flávio Wagner (correction 1): Three calls were held.
        	2. The budget was presented.
        	3. Agreed: The budget is approved.
        	Proposed by Virginia Paque (correction 3): leave this paragraph out.

        	Further corrections proposed
        	- Proposed by Flávio Wagner (correction 2): a paragraph should be added: The hosts were thanked.

        	Agreements
        	- The budget is approved. (paragraph 3)

        	Annex: participants
        	MAG Members:
        	- Lea Kaspar
        	- Flávio Wagner
        	- Virginia Paque
        	To accept one: /minutes accept 1 K
        	To decline one: /minutes decline 1 K"#]]);
    let seen = dialogue.say("#wg-work", "flavio", "/minutes show 1");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
        First call
        Compte rendu de la réunion 1 de WG-WORK. Projet : il peut être corrigé jusqu’à son approbation.
        Date et heure : lun. 10 avr. 2017, de 10:00 à 10:00 UTC
        Modération : Lea Kaspar
        Présences : 3
        1. Two calls were held.
        Proposé par Flávio Wagner (correction 1) : Three calls were held.
        2. The budget was presented.
        3. Accord : The budget is approved.
        Proposé par Virginia Paque (correction 3) : retirer ce paragraphe.

        Autres corrections proposées
        - Proposé par Flávio Wagner (correction 2) : il faudrait ajouter un paragraphe : The hosts were thanked.

        Accords
        - The budget is approved. (paragraphe 3)

        Annexe : participants
        Membres (MAG) :
        - Lea Kaspar
        - Flávio Wagner
        - Virginia Paque"#]],
    );
    dialogue.say("#wg-work", "flavio", "/minutes accept 1 1").expect(expect!["#wg-work <rapporteur> Only Lea Kaspar, who moderated meeting 1, the group's facilitators, the chair and the secretariat can accept or decline a correction of its minutes."]);
    dialogue.say("#wg-work", "lea", "/minutes accept 1 1").expect(expect![[r#"
        #wg-work <rapporteur> Accepted correction 1 of the minutes of meeting 1, by Flávio Wagner: paragraph 1 should read: Three calls were held.
        @flavio <rapporteur> Lea Kaspar accepted your correction of the minutes of meeting 1: paragraph 1 should read: Three calls were held."#]]);
    dialogue.say("#wg-work", "lea", "/minutes accept 1 1").expect(expect![
        "#wg-work <rapporteur> Correction 1 of the minutes of meeting 1 was already accepted on Mon 10 Apr 2017."
    ]);
    dialogue.say("@lea", "lea", "/minutes accept 1 2").expect(expect![[r#"
        @lea <rapporteur> Accepted correction 2 of the minutes of meeting 1, by Flávio Wagner: a paragraph should be added: The hosts were thanked.
        	This is on the record, which everybody in the rooms can read."#]]);
    dialogue.say("#wg-work", "anja", "/minutes decline 1 3 It was agreed.").expect(expect![[r#"
        #wg-work <rapporteur> Declined correction 3 of the minutes of meeting 1, by Virginia Paque: paragraph 3 should be left out: The budget is approved.
        	Reason: It was agreed.
        @ginger <rapporteur> Anja Gengo declined your correction of the minutes of meeting 1: paragraph 3 should be left out: The budget is approved.
        	Reason: It was agreed."#]]);
    dialogue.say("#wg-work", "lea", "/minutes accept 1 9").expect(expect![
        "#wg-work <rapporteur> No correction 9 of the minutes of meeting 1 is proposed. The last is number 3."
    ]);
    dialogue.say("@lea", "lea", "/minutes show 1").expect(expect![[r#"
        @lea <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Mon 10 Apr 2017, 10:00 to 10:00 UTC
        	Moderator: Lea Kaspar
        	Present: 3
        	1. Three calls were held.
        	2. The budget was presented.
        	3. Agreed: The budget is approved.
        	4. The hosts were thanked.

        	Agreements
        	- The budget is approved. (paragraph 3)

        	Annex: participants
        	MAG Members:
        	- Lea Kaspar
        	- Flávio Wagner
        	- Virginia Paque"#]]);
}

#[test]
fn whoever_leads_the_meeting_and_the_author_of_a_line_correct_it_themselves() {
    let mut dialogue = with_draft();
    dialogue.say("#wg-work", "ginger", "/minutes correct 1 2 Ginger presented the budget.").expect(expect![
        "#wg-work <rapporteur> Corrected in the minutes of meeting 1, paragraph 2: Ginger presented the budget."
    ]);
    dialogue.say("#wg-work", "lea", "/minutes correct 1 2 The budget was presented at length.").expect(expect![
        "#wg-work <rapporteur> Corrected in the minutes of meeting 1, paragraph 2: The budget was presented at length."
    ]);
    // The secretariat need not have been there.
    dialogue.say("#wg-work", "anja", "/minutes correct 1 1 Three calls were held.").expect(expect![
        "#wg-work <rapporteur> Corrected in the minutes of meeting 1, paragraph 1: Three calls were held."
    ]);
    dialogue.say("#wg-work", "ginger", "/minutes drop 1 2").expect(expect![
        "#wg-work <rapporteur> Left out of the minutes of meeting 1, paragraph 2: The budget was presented at length."
    ]);
    dialogue
        .say("#wg-work", "avri", "/minutes add 1 I was elsewhere.")
        .expect(expect!["#wg-work <rapporteur> Only people who were in meeting 1 can correct its minutes."]);
}

#[test]
fn a_proposal_is_withdrawn_by_undo_or_later_and_keeps_its_number() {
    let mut dialogue = with_draft();
    dialogue.say("#wg-work", "lea", "/minutes correct 1 3 The budget of May is approved.").quietly();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Three calls were held.").quietly();
    dialogue.say("#wg-work", "ginger", "/minutes correct 1 1 Four calls were held.").quietly();
    dialogue
        .say("#wg-work", "flavio", "/undo")
        .expect(expect!["#wg-work <rapporteur> Undone: the proposed correction 1 of the minutes of meeting 1"]);
    dialogue.say("#wg-work", "lea", "/minutes accept 1 1").expect(expect![
        "#wg-work <rapporteur> Correction 1 of the minutes of meeting 1 was withdrawn on Mon 10 Apr 2017."
    ]);
    dialogue
        .say("#wg-work", "lea", "/undo")
        .expect(expect!["#wg-work <rapporteur> Undone: the correction in the minutes of meeting 1"]);
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Five calls were held.").expect(expect!["#wg-work <rapporteur> Proposed to Lea Kaspar, who moderated meeting 1, as correction 3: paragraph 1 should read: Five calls were held."]);
    dialogue.pass("20m").quietly();
    dialogue.say("#wg-work", "flavio", "/undo").expect(expect![[r#"
        #wg-work <rapporteur> Your last act is older than 10 minutes.
        	To put it right: /minutes decline 1 3"#]]);
    dialogue.say("#wg-work", "flavio", "/minutes decline 1 3 I counted again.").expect(expect![[r#"
        #wg-work <rapporteur> Your correction 3 of the minutes of meeting 1 is withdrawn: paragraph 1 should read: Five calls were held.
        	Reason: I counted again.
        @lea <rapporteur> Flávio Wagner withdrew a correction of the minutes of meeting 1: paragraph 1 should read: Five calls were held.
        	Reason: I counted again."#]]);
    dialogue.say("#wg-work", "lea", "/minutes accept 1 3").expect(expect![
        "#wg-work <rapporteur> Correction 3 of the minutes of meeting 1 was withdrawn on Mon 10 Apr 2017."
    ]);
}

#[test]
fn what_was_accepted_or_declined_can_be_undone_or_decided_otherwise() {
    let mut dialogue = with_draft();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Three calls were held.").quietly();
    dialogue.say("#wg-work", "lea", "/minutes accept 1 1").quietly();
    dialogue.say("#wg-work", "flavio", "/undo").expect(expect![[r#"
        #wg-work <rapporteur> Lea Kaspar has since acted on it, so I cannot simply undo this: the proposed correction 1 of the minutes of meeting 1
        	To put it right: /minutes decline 1 1"#]]);
    dialogue.say("#wg-work", "lea", "/undo").expect(expect![[r#"
            #wg-work <rapporteur> Undone: the acceptance of correction 1 of the minutes of meeting 1
            @flavio <rapporteur> Lea Kaspar undid: the acceptance of correction 1 of the minutes of meeting 1"#]]);
    let paragraphs = |dialogue: &Dialogue| {
        let record = dialogue.register().meeting(1).and_then(|meeting| meeting.record.clone()).expect("minutes");
        let words = record.paragraphs().into_iter().filter_map(|known| known.words).collect::<Vec<_>>();
        words.into_iter().map(|words| dialogue.register().words(words).expect("words").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(paragraphs(&dialogue)[0], "Two calls were held.");
    dialogue.say("#wg-work", "lea", "/minutes decline 1 1").quietly();
    dialogue.pass("20m").quietly();
    dialogue.say("#wg-work", "lea", "/undo").expect(expect![[r#"
        #wg-work <rapporteur> Your last act is older than 10 minutes.
        	To put it right: /minutes accept 1 1"#]]);
    dialogue.say("#wg-work", "lea", "/minutes accept 1 1").expect(expect![[r#"
        #wg-work <rapporteur> Accepted correction 1 of the minutes of meeting 1, by Flávio Wagner: paragraph 1 should read: Three calls were held.
        @flavio <rapporteur> Lea Kaspar accepted your correction of the minutes of meeting 1: paragraph 1 should read: Three calls were held."#]]);
    assert_eq!(paragraphs(&dialogue)[0], "Three calls were held.");
}

#[test]
fn minutes_with_open_proposals_are_approved_after_a_question_that_names_them() {
    let mut dialogue = with_draft();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Three calls were held.").quietly();
    dialogue.say("#wg-work", "ginger", "/minutes drop 1 1").quietly();
    dialogue.say("#wg-work", "lynn", "/minutes approve 1").expect(expect![[r#"
        #wg-work <rapporteur> 2 corrections of the minutes of meeting 1 are proposed and still open:
        	- 1, by Flávio Wagner: paragraph 1 should read: Three calls were held.
        	- 2, by Virginia Paque: paragraph 1 should be left out: Two calls were held.
        	To accept one: /minutes accept 1 K
        	To decline one: /minutes decline 1 K
        	Approve the minutes without them? They are then declined.
        	Please answer yes or no. Yes means: /minutes approve 1 yes"#]]);
    assert!(dialogue.register().meeting(1).is_some_and(Meeting::has_draft));
    dialogue.say("#wg-work", "lynn", "/minutes approve 1 yes").expect(expect![[r#"
        #wg-work <rapporteur> Minutes approved: Meeting 1 of WG-WORK: First call. To read them: /minutes show 1
        #plenary <rapporteur> Minutes approved: Meeting 1 of WG-WORK: First call. To read them: /minutes show 1
        @flavio <rapporteur> Lynn St. Amour approved the minutes of meeting 1 without your correction: paragraph 1 should read: Three calls were held.
        @ginger <rapporteur> Lynn St. Amour approved the minutes of meeting 1 without your correction: paragraph 1 should be left out: Two calls were held."#]]);
    dialogue.say("#wg-work", "lynn", "/undo").expect(expect![[r#"
        #wg-work <rapporteur> Undone: the approval of the minutes of meeting 1, the declining of correction 1 of the minutes of meeting 1 and the declining of correction 2 of the minutes of meeting 1
        #plenary <rapporteur> Lynn St. Amour undid: the approval of the minutes of meeting 1
        @flavio <rapporteur> Lynn St. Amour undid: the declining of correction 1 of the minutes of meeting 1
        @ginger <rapporteur> Lynn St. Amour undid: the declining of correction 2 of the minutes of meeting 1"#]]);
    let seen = dialogue.say("#wg-work", "lynn", "/minutes approve 1");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
            2 corrections du procès-verbal de la réunion 1 sont proposées et attendent une décision :
            - 1, de Flávio Wagner : le paragraphe 1 devrait dire : Three calls were held.
            - 2, de Virginia Paque : il faudrait retirer le paragraphe 1 : Two calls were held.
            Pour en accepter une : /procès-verbal accepter 1 K
            Pour en refuser une : /procès-verbal refuser 1 K
            Approuver le procès-verbal sans elles ? Elles seront alors refusées.
            Veuillez répondre par oui ou par non. Oui signifie : /procès-verbal approuver 1 oui"#]],
    );
    dialogue.say("#wg-work", "lynn", "/minutes accept 1 1").quietly();
    dialogue.say("#wg-work", "lynn", "/minutes approve 1").expect(expect![[r#"
        #wg-work <rapporteur> A correction of the minutes of meeting 1 is proposed and still open:
        	- 2, by Virginia Paque: paragraph 1 should be left out: Three calls were held.
        	To accept it: /minutes accept 1 2
        	To decline it: /minutes decline 1 2
        	Approve the minutes without it? It is then declined.
        	Please answer yes or no. Yes means: /minutes approve 1 yes"#]]);
    dialogue.say("#wg-work", "lynn", "yes").expect(expect![[r#"
        #wg-work <rapporteur> Minutes approved: Meeting 1 of WG-WORK: First call. To read them: /minutes show 1
        #plenary <rapporteur> Minutes approved: Meeting 1 of WG-WORK: First call. To read them: /minutes show 1"#]]);
}

#[test]
fn what_is_approved_stays_so_though_somebody_undoes_what_they_corrected_before() {
    let mut dialogue = with_draft();
    dialogue.say("#wg-work", "ginger", "/minutes correct 1 2 Ginger presented the budget.").quietly();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Three calls were held.").quietly();
    dialogue.say("#wg-work", "lynn", "/minutes accept 1 1").quietly();
    dialogue.say("#wg-work", "lynn", "/minutes approve 1").quietly();
    dialogue.say("#wg-work", "ginger", "/undo").expect(expect![[r#"
        #wg-work <rapporteur> Lynn St. Amour has since acted on it, so I cannot simply undo this: the correction in the minutes of meeting 1
        	To put it right: /minutes correct 1 K text"#]]);
    dialogue.say("#wg-work", "lynn", "/minutes reopen 1 A call is missing.").quietly();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Four calls were held.").quietly();
    dialogue.say("#wg-work", "lynn", "/undo").expect(expect![[r#"
        #wg-work <rapporteur> Flávio Wagner has since acted on it, so I cannot simply undo this: the reopening of the minutes of meeting 1
        	To put it right: /minutes approve 1"#]]);
}

#[test]
fn a_correction_of_a_paragraph_that_was_left_out_since_is_not_lost() {
    let mut dialogue = with_draft();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Three calls were held.").quietly();
    dialogue.say("#wg-work", "flavio", "/minutes drop 1 2").quietly();
    dialogue.say("#wg-work", "lea", "/minutes drop 1 1").quietly();
    dialogue.say("@lea", "lea", "/minutes show 1").expect(expect![[r#"
        @lea <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Mon 10 Apr 2017, 10:00 to 10:00 UTC
        	Moderator: Lea Kaspar
        	Present: 3
        	1. The budget was presented.
        	Proposed by Flávio Wagner (correction 2): leave this paragraph out.
        	2. Agreed: The budget is approved.

        	Further corrections proposed
        	- Proposed by Flávio Wagner (correction 1): a paragraph that was left out since should read: Three calls were held.

        	Agreements
        	- The budget is approved. (paragraph 2)

        	Annex: participants
        	MAG Members:
        	- Lea Kaspar
        	- Flávio Wagner
        	- Virginia Paque
        	To accept one: /minutes accept 1 K
        	To decline one: /minutes decline 1 K"#]]);
    dialogue.say("#wg-work", "lea", "/minutes accept 1 1").expect(expect!["#wg-work <rapporteur> The paragraph of correction 1 was left out since, so there is nothing to correct. To decline it: /minutes decline 1 1"]);
    dialogue.say("#wg-work", "lea", "/minutes accept 1 2").expect(expect![[r#"
        #wg-work <rapporteur> Accepted correction 2 of the minutes of meeting 1, by Flávio Wagner: paragraph 1 should be left out: The budget was presented.
        @flavio <rapporteur> Lea Kaspar accepted your correction of the minutes of meeting 1: this paragraph should be left out: The budget was presented."#]]);
}

#[test]
fn a_moderator_without_an_office_decides_too_and_finds_in_the_digest_what_waits() {
    let mut dialogue = Dialogue::with_life();
    dialogue.has_digests();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-10 10:00 UTC").quietly();
    dialogue.pass("1h").quietly();
    for (handle, text) in [
        ("lea", "/minutes start 1 moderator: @avri"),
        ("lea", "/here for: @flavio"),
        ("lea", "/info Two calls were held."),
        ("lea", "/minutes end"),
    ] {
        dialogue.say("#wg-work", handle, text).quietly();
    }
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Three calls were held.").expect(expect![[r#"
        #wg-work <rapporteur> Proposed to Avri Doria, who moderated meeting 1, as correction 1: paragraph 1 should read: Three calls were held.
        @avri <rapporteur> Flávio Wagner proposes a correction of the minutes of meeting 1: paragraph 1 should read: Three calls were held.
        	To accept it: /minutes accept 1 1
        	To decline it: /minutes decline 1 1"#]]);
    dialogue.say("@avri", "avri", "/digest").expect(expect![[r#"
        @avri <rapporteur> Your digest since Mon 3 Apr 2017

        	Waiting for you
        	- Corrections of minutes proposed to you: meeting 1 (1). To read them: /minutes show 1

        	What needs you
        	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC: Which day? (1 input so far). To answer: /consult answer 1

        	What was decided
        	- WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017.
        	- Cycle opened by Lynn St. Amour: IGF 2017

        	What is new
        	- WG-IMP: Proposed by Avri Doria: IGF Improvements
        	- WG-CO: Proposed by Avri Doria: Outreach and Communications
        	- WG-WORK: Proposed by Flávio Wagner: Working Methods
        	- WG-MINE: Proposed by Lynn St. Amour: Mining
        	- WG-CO: +2, now 1 member, 1 other, 1 new concern"#]]);
    dialogue.say("@avri", "avri", "/minutes accept 1 1").expect(expect![[r#"
        @avri <rapporteur> Accepted correction 1 of the minutes of meeting 1, by Flávio Wagner: paragraph 1 should read: Three calls were held.
        	This is on the record, which everybody in the rooms can read.
        @flavio <rapporteur> Avri Doria accepted your correction of the minutes of meeting 1: paragraph 1 should read: Three calls were held."#]]);
}

#[test]
fn what_is_erased_of_whoever_proposes_leaves_the_minutes_as_they_are() {
    let mut dialogue = with_draft();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 1 Three calls were held.").quietly();
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 3 The budget of May is approved.").quietly();
    dialogue.say("#wg-work", "lea", "/minutes accept 1 1").quietly();
    dialogue.say("@flavio", "flavio", "/profile forget yes").quietly();
    dialogue.say("#wg-work", "lea", "/minutes accept 1 2").expect(expect![
        "#wg-work <rapporteur> The words of correction 2 were erased. To decline it: /minutes decline 1 2"
    ]);
    dialogue.say("#wg-work", "lea", "/minutes decline 1 2").expect(expect!["#wg-work <rapporteur> Declined correction 2 of the minutes of meeting 1, by a former member: paragraph 3 should read: (words erased)"]);
    dialogue.say("#wg-work", "lea", "/minutes show 1").expect(expect![[r#"
        #wg-work <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Mon 10 Apr 2017, 10:00 to 10:00 UTC
        	Moderator: Lea Kaspar
        	Present: 3
        	1. Three calls were held.
        	2. The budget was presented.
        	3. Agreed: The budget is approved.

        	Agreements
        	- The budget is approved. (paragraph 3)

        	Annex: participants
        	MAG Members:
        	- Lea Kaspar
        	- a former member
        	- Virginia Paque"#]]);
}
