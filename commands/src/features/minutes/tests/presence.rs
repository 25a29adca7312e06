//! When minutes begin, who is counted as present, and what the report says of what was set and what was left.

use crate::testing::dialogue::Dialogue;
use crate::words::Language;
use expect_test::expect;

#[test]
fn minutes_that_start_long_before_their_time_are_asked_about() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = dialogue.say("#wg-work", "lea", "/minutes start 1 moderator: @flavio");
    seen.expect(expect![[r#"
        #wg-work <rapporteur> That is more than an hour early: Meeting 1 of WG-WORK: First call, Thu 20 Apr 2017, 10:00 UTC. Start its minutes now?
        	Please answer yes or no. Yes means: /minutes start 1 yes moderator: @flavio"#]]);
    seen.expect_in(Language::French, dialogue.register(), expect![[r#"
        C’est plus d’une heure en avance : Réunion 1 de WG-WORK : First call, jeu. 20 avr. 2017 à 10:00 UTC. Ouvrir son procès-verbal dès maintenant ?
        Veuillez répondre par oui ou par non. Oui signifie : /procès-verbal ouvrir 1 oui modérateur: @flavio"#]]);
    dialogue.say("#wg-work", "lea", "no").expect(expect!["#wg-work <rapporteur> Fine, nothing was done."]);
    dialogue.say("#wg-work", "lea", "/minutes start 1 moderator: @flavio").quietly();
    dialogue.say("#wg-work", "lea", "yes").expect(expect![[r#"
        #wg-work <rapporteur> Started: Meeting 1 of WG-WORK: First call. Moderator: Flávio Wagner.
        	Everyone: /here, /info, /action. Facilitators: /item, /agreed, /disagreed, /undo. At the end: /minutes end
        #plenary <rapporteur> Started: Meeting 1 of WG-WORK: First call. Moderator: Flávio Wagner."#]]);
    dialogue.say("#wg-work", "lea", "/minutes end").quietly();
    dialogue.say("#wg-work", "lea", "/minutes start 2 yes").expect(expect![[r#"
        #wg-work <rapporteur> Started: Meeting 2 of WG-WORK: Regular call. Moderator: Lea Kaspar.
        	Everyone: /here, /info, /action. Facilitators: /item, /agreed, /disagreed, /undo. At the end: /minutes end
        	The first item: /item 1
        #plenary <rapporteur> Started: Meeting 2 of WG-WORK: Regular call. Moderator: Lea Kaspar."#]]);
}

#[test]
fn who_speaks_or_moderates_is_present_until_somebody_says_otherwise() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.pass("241h").quietly();
    dialogue.say("#wg-work", "anja", "/minutes start 1 moderator: @lea").quietly();
    dialogue.say("#wg-work", "flavio", "/info Two calls were held.").quietly();
    dialogue.say("#wg-work", "ginger", "/support WG-IMP").quietly();
    dialogue.say("#wg-work", "avri", "/status WG-IMP").quietly();
    dialogue.say("#wg-work", "flavio", "/info A slip.").quietly();
    dialogue
        .say("#wg-work", "flavio", "/undo")
        .expect(expect![[r##"#wg-work <rapporteur> Undone: the note "A slip.""##]]);
    dialogue
        .say("#wg-work", "ginger", "/undo")
        .expect(expect!["#wg-work <rapporteur> Undone: the support of Virginia Paque for WG-IMP"]);
    dialogue
        .say("#wg-work", "lea", "/here for: @lynn, @avri")
        .expect(expect!["#wg-work <rapporteur> Lynn St. Amour and Avri Doria are here. Present so far: 6."]);
    dialogue.say("#wg-work", "marilyn", "/here not: @avri").expect(expect![[r#"
        #wg-work <rapporteur> Only the group's facilitators, the chair and the secretariat may use /here with not: @person, ….
        	Please ask Lea Kaspar."#]]);
    let seen = dialogue.say("#wg-work", "lea", "/here not: @avri");
    seen.expect(expect!["#wg-work <rapporteur> Avri Doria is no longer on the list. Present so far: 5."]);
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect!["Avri Doria ne figure plus sur la liste. Présences jusqu’ici : 5."],
    );
    dialogue
        .say("#wg-work", "lea", "/here not: @avri")
        .expect(expect!["#wg-work <rapporteur> Avri Doria is not on the list of those who were in meeting 1."]);
    dialogue.say("#wg-work", "lea", "/undo").expect(expect!["#wg-work <rapporteur> Undone: Two calls were held."]);
    dialogue.say("#wg-work", "lynn", "/minutes end").expect(expect![[r#"
        #wg-work <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Thu 20 Apr 2017, 10:00 to 10:00 UTC
        	Moderator: Lea Kaspar
        	Secretariat: Anja Gengo
        	Present: 5

        	Next meeting
        	Regular call, Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC)

        	Annex: participants
        	MAG Chair:
        	- Lynn St. Amour
        	MAG Members:
        	- Lea Kaspar
        	- Flávio Wagner
        	- Virginia Paque
        	Secretariat:
        	- Anja Gengo
        	To correct a paragraph: /minutes correct 1 K …"#]]);
    dialogue.say("@lynn", "lynn", "/here meeting: 1 for: @avri").expect(expect![[r#"
        @lynn <rapporteur> Avri Doria is here. Present so far: 6.
        	This is on the record, which everybody in the rooms can read."#]]);
    dialogue.say("@lynn", "lynn", "/here meeting: 1 not: @ginger").expect(expect![[r#"
        @lynn <rapporteur> Virginia Paque is no longer on the list. Present so far: 5.
        	This is on the record, which everybody in the rooms can read."#]]);
    dialogue.say("#plenary", "lynn", "/minutes approve 1").quietly();
    dialogue.say("#wg-work", "lea", "/here meeting: 1 for: @marilyn").expect(expect![
        "#wg-work <rapporteur> The minutes of meeting 1 were approved on Thu 20 Apr 2017 and can no longer change."
    ]);
}

#[test]
fn an_action_that_is_left_out_of_the_minutes_is_nobodys_any_more_and_they_hear_of_it() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.pass("241h").quietly();
    dialogue.say("#wg-work", "lea", "/minutes start 1").quietly();
    dialogue.say("#wg-work", "lea", "/action @flavio Draft the charter. by: 2017-05-01").quietly();
    dialogue.say("#wg-work", "lea", "/minutes end").quietly();
    dialogue.say("#wg-work", "lea", "/minutes drop 1 1").expect(expect![[r#"
        #wg-work <rapporteur> Left out of the minutes of meeting 1, paragraph 1: Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.
        @flavio <rapporteur> Lea Kaspar withdrew an action of yours: Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017."#]]);
    dialogue.say("#wg-work", "lea", "/actions").expect(expect!["#wg-work <rapporteur> WG-WORK has no open actions."]);
}

#[test]
fn minutes_that_were_begun_by_mistake_are_taken_back_with_who_was_there() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.pass("241h").quietly();
    dialogue.say("#wg-work", "lea", "/minutes start 1").quietly();
    dialogue.say("#wg-work", "lea", "/undo").expect(expect![[r#"
        #wg-work <rapporteur> Undone: the start of the minutes of meeting 1
        #plenary <rapporteur> Lea Kaspar undid: the start of the minutes of meeting 1"#]]);
    dialogue
        .say("#wg-work", "lea", "/minutes show 1")
        .expect(expect!["#wg-work <rapporteur> Meeting 1 has no minutes."]);
    dialogue
        .say("#wg-work", "lea", "/undo")
        .expect(expect!["#wg-work <rapporteur> There is nothing of yours to undo."]);
}

#[test]
fn an_action_is_a_paragraph_of_its_own_and_what_did_not_come_up_is_named() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.say("#wg-work", "lea", "/action @flavio Draft the charter. by: 2017-05-01").quietly();
    dialogue.say("#wg-work", "lea", "/agenda begin 1").expect(expect![[r#"
        #wg-work <rapporteur> Agenda: Meeting 1 of WG-WORK: First call
        	- 1. Adoption of the agenda (5 minutes)
        	- 2. Open actions
        	- 2a. Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.
        	- 3. Any other business (5 minutes)
        	Total: 10 minutes of 1 hour."#]]);
    dialogue.say("#wg-work", "lea", "/agenda add 1 \"Budget\"").quietly();
    dialogue.say("#wg-work", "lea", "/agenda add 1 \"Income\" under: 4").quietly();
    dialogue.say("#wg-work", "lea", "/agenda add 1 \"Costs\" under: 4").quietly();
    dialogue.pass("241h").quietly();
    dialogue.say("#wg-work", "lea", "/minutes start 1").quietly();
    dialogue.say("#wg-work", "lea", "/action secretariat Book the room. by: 2017-05-02").quietly();
    dialogue.say("#wg-work", "lea", "/action @ginger Write it up.").quietly();
    dialogue.say("#wg-work", "lea", "/item 2a").expect(expect![
        "#wg-work <rapporteur> Item 2a: Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017."
    ]);
    dialogue.say("#wg-work", "lea", "/info It is nearly done.").quietly();
    dialogue.say("#wg-work", "lea", "/item 4b").quietly();
    let seen = dialogue.say("#wg-work", "lea", "/minutes end");
    seen.expect(expect![[r#"
        #wg-work <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Thu 20 Apr 2017, 10:00 to 10:00 UTC
        	Moderator: Lea Kaspar
        	Present: 1
        	1. Action 2, Secretariat: Book the room. By Tue 2 May 2017.
        	- Action 3, Virginia Paque: Write it up.

        	Item 2a: Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.
        	2. It is nearly done.

        	Item 4b: Costs

        	Not reached
        	- 1. Adoption of the agenda (5 minutes)
        	- 3. Any other business (5 minutes)
        	- 4a. Income

        	Actions

        	Action  Who             What            Due             Paragraph
        	2       Secretariat     Book the room.  Tue 2 May 2017  1
        	3       Virginia Paque  Write it up.                    1

        	Next meeting
        	Regular call, Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC)

        	Annex: agenda
        	- 1. Adoption of the agenda (5 minutes)
        	- 2. Open actions
        	- 2a. Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.
        	- 3. Any other business (5 minutes)
        	- 4. Budget
        	- 4a. Income
        	- 4b. Costs

        	Annex: participants
        	MAG Members:
        	- Lea Kaspar
        	To correct a paragraph: /minutes correct 1 K …"#]]);
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
            First call
            Compte rendu de la réunion 1 de WG-WORK. Projet : il peut être corrigé jusqu’à son approbation.
            Date et heure : jeu. 20 avr. 2017, de 10:00 à 10:00 UTC
            Modération : Lea Kaspar
            Présences : 1
            1. Action 2, Secretariat : Book the room. Échéance : mar. 2 mai 2017.
            - Action 3, Virginia Paque : Write it up.

            Point 2a : Action 1, Flávio Wagner : Draft the charter. Échéance : lun. 1er mai 2017.
            2. It is nearly done.

            Point 4b : Costs

            Points non abordés
            - 1. Adoption of the agenda (5 minutes)
            - 3. Any other business (5 minutes)
            - 4a. Income

            Actions

            Action  Qui             Quoi            Échéance         Paragraphe
            2       Secretariat     Book the room.  mar. 2 mai 2017  1
            3       Virginia Paque  Write it up.                     1

            Prochaine réunion
            Regular call, jeu. 27 avr. 2017 à 15:00 Europe/London (14:00 UTC)

            Annexe : ordre du jour
            - 1. Adoption of the agenda (5 minutes)
            - 2. Actions ouvertes
            - 2a. Action 1, Flávio Wagner : Draft the charter. Échéance : lun. 1er mai 2017.
            - 3. Any other business (5 minutes)
            - 4. Budget
            - 4a. Income
            - 4b. Costs

            Annexe : participants
            Membres (MAG) :
            - Lea Kaspar
            Pour corriger un paragraphe : /procès-verbal corriger 1 K …"#]],
    );
}
