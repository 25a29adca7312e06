//! Meetings as they are prepared, held and reported.

mod corrections;
mod presence;

use crate::testing::dialogue::Dialogue;
use crate::words::Language;
use expect_test::expect;

#[test]
fn a_meeting_is_prepared_held_and_reported_in_french() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#plenary", "lea", "/profile set affiliation: Global Partners Digital zone: Europe/Paris").quietly();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-10 10:00 UTC").quietly();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"Second call\" 2017-04-24 10:00 UTC").quietly();
    let seen = dialogue.say("#plenary", "lea", "/agenda add 1 \"Reports\" 90m");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![
            "Point 1 de la réunion 1 : Reports. Total : 1 heure 30 minutes, soit 30 minutes de trop pour la réunion."
        ],
    );
    dialogue.pass("1h").quietly();
    let seen = dialogue.say("#wg-work", "lea", "/minutes start 1 secretariat: @anja");
    seen.expect_in(Language::French, dialogue.register(), expect![[r#"
        La réunion commence : Réunion 1 de WG-WORK : First call. Modération : Lea Kaspar.
        Pour tout le monde : /présent, /info, /action. Pour la facilitation : /point, /accord, /désaccord, /défaire. À la fin : /procès-verbal clore
        Le premier point : /point 1
        La réunion commence : Réunion 1 de WG-WORK : First call. Modération : Lea Kaspar."#]]);
    let seen = dialogue.say("#wg-work", "lea", "/here for: @flavio, @anja, @lea");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect!["Flávio Wagner et Anja Gengo sont là. Présences jusqu’ici : 3."],
    );
    let seen = dialogue.say("#wg-work", "lea", "/item 1");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect!["Point 1 : Reports (1 heure 30 minutes). Jusqu’au lun. 10 avr. 2017 à 11:30 UTC."],
    );
    let seen = dialogue.say("#wg-work", "lea", "/item 9");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect!["La réunion 1 n’a pas de point 9, seulement le point 1 : /ordre-du-jour montrer 1"],
    );
    let seen = dialogue.say("#wg-work", "flavio", "/info Two calls were held.");
    seen.expect_in(Language::French, dialogue.register(), expect!["Noté : paragraphe 1."]);
    dialogue.say("#wg-work", "lea", "/agreed The budget is approved.").quietly();
    let seen = dialogue.say("#wg-work", "lea", "/action @flavio Draft the charter by: 2017-05-01");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
            Action 1, Flávio Wagner : Draft the charter. Échéance : lun. 1er mai 2017.
            Une action vous est confiée : Action 1, Flávio Wagner : Draft the charter. Échéance : lun. 1er mai 2017.
            Quand ce sera fait : /fait 1"#]],
    );
    dialogue.pass("10m").quietly();
    let seen = dialogue.say("#wg-work", "lea", "/minutes end");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
            First call
            Compte rendu de la réunion 1 de WG-WORK. Projet : il peut être corrigé jusqu’à son approbation.
            Date et heure : lun. 10 avr. 2017, de 10:00 à 10:10 UTC
            Modération : Lea Kaspar
            Secrétariat : Anja Gengo
            Présences : 3

            Point 1 : Reports
            1. Two calls were held.
            2. Accord : The budget is approved.
            - Action 1, Flávio Wagner : Draft the charter. Échéance : lun. 1er mai 2017.

            Accords
            - The budget is approved. (paragraphe 2)

            Actions

            Action  Qui            Quoi               Échéance           Paragraphe
            1       Flávio Wagner  Draft the charter  lun. 1er mai 2017  2

            Prochaine réunion
            Second call, lun. 24 avr. 2017 à 10:00 UTC

            Annexe : ordre du jour
            - 1. Reports (1 heure 30 minutes)

            Annexe : participants
            Membres (MAG) :
            - Lea Kaspar, Global Partners Digital
            - Flávio Wagner
            Secrétariat :
            - Anja Gengo
            Pour corriger un paragraphe : /procès-verbal corriger 1 K …"#]],
    );
    dialogue.say("#wg-work", "lea", "/cancel 2").quietly();
    let seen = dialogue.say("#wg-work", "lea", "/minutes correct 1 7 Three calls.");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect!["Le paragraphe 7 n’existe pas. Le dernier porte le numéro 2."],
    );
    let seen = dialogue.say("#wg-work", "lynn", "/minutes approve 1");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
            Procès-verbal approuvé : Réunion 1 de WG-WORK : First call. Pour le lire : /procès-verbal montrer 1
            Procès-verbal approuvé : Réunion 1 de WG-WORK : First call. Pour le lire : /procès-verbal montrer 1"#]],
    );
    let seen = dialogue.say("#wg-work", "ginger", "/done 1");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect!["Seuls la personne responsable (Flávio Wagner) et les facilitateurs du groupe peuvent déclarer cette action faite."],
    );
    let seen = dialogue.pass("800h");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
            Rappel : action 1, Flávio Wagner : Draft the charter. Échéance : lun. 1er mai 2017.
            Quand ce sera fait : /fait 1
            En retard : action 1, Flávio Wagner : Draft the charter. L’échéance était le lun. 1er mai 2017.
            Quand ce sera fait : /fait 1"#]],
    );
    let seen = dialogue.say("#plenary", "flavio", "/actions mine");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
            Vos actions ouvertes :
            - Action 1, Flávio Wagner : Draft the charter. En retard depuis le lun. 1er mai 2017. (WG-WORK)
            Quand l’une est faite : /fait 1"#]],
    );
    let seen = dialogue.say("#plenary", "flavio", "/done 1 It was sent to all.");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect!["Fait : action 1, Flávio Wagner : Draft the charter → It was sent to all."],
    );
}

#[test]
fn a_paragraph_that_is_only_an_action_has_no_words_to_correct() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#wg-work", "lea", "/meet WG-WORK \"First call\" 2017-04-10 10:00 UTC").quietly();
    dialogue.pass("1h").quietly();
    dialogue.say("#wg-work", "lea", "/minutes start 1").quietly();
    dialogue.say("#wg-work", "lea", "/action @flavio Draft the charter.").quietly();
    dialogue.say("#wg-work", "lea", "/minutes end").quietly();
    dialogue
        .say("#wg-work", "lea", "/minutes correct 1 1 Something else.")
        .expect(expect!["#wg-work <rapporteur> Paragraph 1 is only an action; it has no words to correct."]);
}

#[test]
fn an_agenda_is_numbered_timed_ordered_and_held_against_the_length() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-20 10:00 UTC").quietly();
    dialogue.say("#plenary", "lea", "/agenda show 1").expect(expect![[r#"
        #plenary <rapporteur> Agenda: Meeting 1 of WG-WORK: First call
        	There is nothing on the agenda yet.
        	To start with the usual items and what is still open: /agenda begin 1"#]]);
    dialogue
        .say("#plenary", "lea", "/agenda add 1 \"Budget\" 20m")
        .expect(expect!["#plenary <rapporteur> Item 1 of meeting 1: Budget. Total: 20 minutes of 1 hour."]);
    dialogue.say("#plenary", "lea", "/agenda add 1 Next steps 50 min").expect(expect!["#plenary <rapporteur> Item 2 of meeting 1: Next steps. Total: 1 hour 10 minutes, which is 10 minutes too long for the meeting."]);
    dialogue
        .say("#plenary", "lea", "/agenda add 1 \"Travel costs\" under: 1")
        .expect(expect!["#plenary <rapporteur> Item 1a of meeting 1: Travel costs. Total: 1 hour 10 minutes, which is 10 minutes too long for the meeting."]);
    dialogue.say("#plenary", "lea", "/agenda add 1 \"Rooms\" 5m under: 1").quietly();
    dialogue.say("#plenary", "lea", "/agenda add 1 \"Cups\" under: 1a").expect(expect![
        "#plenary <rapporteur> Item 1a is already part of item 1. Put it below the whole item: under: 1"
    ]);
    dialogue.say("#plenary", "lea", "/agenda order 1 2 1").expect(expect![[r#"
        #plenary <rapporteur> Agenda: Meeting 1 of WG-WORK: First call
        	- 1. Next steps (50 minutes)
        	- 2. Budget (20 minutes)
        	- 2a. Travel costs
        	- 2b. Rooms (5 minutes)
        	Total: 1 hour 10 minutes, which is 10 minutes too long for the meeting."#]]);
    dialogue.say("#plenary", "lea", "/agenda begin 1").expect(expect![[r#"
        #plenary <rapporteur> Agenda: Meeting 1 of WG-WORK: First call
        	- 1. Adoption of the agenda (5 minutes)
        	- 2. Next steps (50 minutes)
        	- 3. Budget (20 minutes)
        	- 3a. Travel costs
        	- 3b. Rooms (5 minutes)
        	- 4. Any other business (5 minutes)
        	Total: 1 hour 20 minutes, which is 20 minutes too long for the meeting."#]]);
    dialogue.say("#plenary", "lea", "/agenda drop 1 3a").expect(expect!["#plenary <rapporteur> Dropped: Travel costs. Later items move up. Total: 1 hour 20 minutes, which is 20 minutes too long for the meeting."]);
    dialogue.say("#plenary", "lea", "/agenda drop 1 2").expect(expect![
        "#plenary <rapporteur> Dropped: Next steps. Later items move up. Total: 30 minutes of 1 hour."
    ]);
    dialogue
        .say("#plenary", "lea", "/agenda drop 1 7")
        .expect(expect!["#plenary <rapporteur> Meeting 1 has no item 7. It has 3 items: /agenda show 1"]);
    dialogue.say("#plenary", "flavio", "/agenda show 1").expect(expect![[r#"
        #plenary <rapporteur> Agenda: Meeting 1 of WG-WORK: First call
        	- 1. Adoption of the agenda (5 minutes)
        	- 2. Budget (20 minutes)
        	- 2a. Rooms (5 minutes)
        	- 3. Any other business (5 minutes)
        	Total: 30 minutes of 1 hour."#]]);
}

#[test]
fn what_is_open_from_before_stands_below_the_agenda_and_can_begin_it() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#wg-work", "lea", "/document https://example.org/d Draft report review-until: 2017-05-01").quietly();
    dialogue.say("#wg-work", "lea", "/action @flavio Draft the charter. by: 2017-05-02").expect(expect![[r#"
        #wg-work <rapporteur> Action 1, Flávio Wagner: Draft the charter. By Tue 2 May 2017.
        @flavio <rapporteur> For you to do: Action 1, Flávio Wagner: Draft the charter. By Tue 2 May 2017.
        	When it is done: /done 1"#]]);
    dialogue.say("#plenary", "lynn", "/decide WG-CO defer").quietly();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-20 10:00 UTC").quietly();
    dialogue.say("#plenary", "lynn", "/meet plenary \"Virtual meeting\" 2017-04-21 10:00 UTC").quietly();
    dialogue.say("#plenary", "lea", "/agenda show 1").expect(expect![[r#"
        #plenary <rapporteur> Agenda: Meeting 1 of WG-WORK: First call
        	There is nothing on the agenda yet.

        	Still open from before
        	- Action 1, Flávio Wagner: Draft the charter. By Tue 2 May 2017.
        	- Document of WG-WORK: Draft report, in review until Mon 1 May 2017, 23:59 UTC
        	To start with the usual items and what is still open: /agenda begin 1"#]]);
    dialogue.say("#plenary", "lea", "/agenda begin 1").expect(expect![[r#"
        #plenary <rapporteur> Agenda: Meeting 1 of WG-WORK: First call
        	- 1. Adoption of the agenda (5 minutes)
        	- 2. Open actions
        	- 2a. Action 1, Flávio Wagner: Draft the charter. By Tue 2 May 2017.
        	- 3. Documents in review
        	- 3a. Document of WG-WORK
        	- 4. Any other business (5 minutes)
        	Total: 10 minutes of 1 hour."#]]);
    dialogue.say("#plenary", "lynn", "/agenda begin 2").expect(expect![[r#"
        #plenary <rapporteur> Agenda: Meeting 2 of the plenary: Virtual meeting
        	- 1. Adoption of the agenda (5 minutes)
        	- 2. Documents in review
        	- 2a. Document of WG-WORK
        	- 3. Deferred decisions
        	- 3a. Decision on WG-CO
        	- 4. Any other business (5 minutes)
        	Total: 10 minutes of 1 hour."#]]);
}

#[test]
fn minutes_are_taken_and_become_a_report_that_is_corrected_and_approved() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#plenary", "lea", "/profile set affiliation: Global Partners Digital zone: Europe/London").quietly();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-10 10:00 UTC").quietly();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"Second call\" 2017-04-24 10:00 UTC").quietly();
    dialogue.say("#plenary", "lea", "/agenda add 1 \"Adoption of the agenda\" 5m").quietly();
    dialogue.say("#plenary", "lea", "/agenda add 1 \"Reports\" 15m").quietly();
    dialogue.say("#plenary", "lea", "/agenda add 1 \"Finances\" under: 2").quietly();
    dialogue.say("#wg-work", "flavio", "/info Too early.").expect(expect!["#wg-work <rapporteur> No minutes are being taken here. A facilitator can begin with /minutes start N in the meeting's room."]);
    dialogue.pass("1h").quietly();
    dialogue.say("#wg-work", "flavio", "/minutes start 1").expect(expect![[r#"
        #wg-work <rapporteur> Only the group's facilitators, the chair and the secretariat may use /minutes start.
        	Please ask Lea Kaspar.
        	What you can do: /minutes show N"#]]);
    dialogue.say("#wg-work", "lea", "/minutes start 1 secretariat: @anja").expect(expect![[r#"
        #wg-work <rapporteur> Started: Meeting 1 of WG-WORK: First call. Moderator: Lea Kaspar.
        	Everyone: /here, /info, /action. Facilitators: /item, /agreed, /disagreed, /undo. At the end: /minutes end
        	The first item: /item 1
        #plenary <rapporteur> Started: Meeting 1 of WG-WORK: First call. Moderator: Lea Kaspar."#]]);
    dialogue
        .say("#wg-work", "lea", "/minutes start 1")
        .expect(expect!["#wg-work <rapporteur> Meeting 1 already has minutes: /minutes show 1"]);
    dialogue
        .say("#wg-work", "lea", "/here")
        .expect(expect!["#wg-work <rapporteur> Lea Kaspar is already on the list, since Mon 10 Apr 2017, 10:00 UTC."]);
    dialogue
        .say("#wg-work", "lea", "/here")
        .expect(expect!["#wg-work <rapporteur> Lea Kaspar is already on the list, since Mon 10 Apr 2017, 10:00 UTC."]);
    dialogue
        .say("#wg-work", "marilyn", "/here as: Host country")
        .expect(expect!["#wg-work <rapporteur> Marilyn Cade is here. Present so far: 2."]);
    dialogue.say("#wg-work", "lea", "/here for: @flavio, @anja, @lynn").expect(expect![
        "#wg-work <rapporteur> Flávio Wagner, Anja Gengo and Lynn St. Amour are here. Present so far: 5."
    ]);
    dialogue.say("#wg-work", "lea", "/item 1").expect(expect![
        "#wg-work <rapporteur> Item 1: Adoption of the agenda (5 minutes). Until Mon 10 Apr 2017, 10:05 UTC."
    ]);
    dialogue
        .say("#wg-work", "lea", "/info The agenda was adopted.")
        .expect(expect!["#wg-work <rapporteur> Noted as paragraph 1."]);
    dialogue.pass("3m").expect(expect!["#wg-work <rapporteur> Item 1: 2 minutes left (5 minutes in all)."]);
    dialogue
        .pass("3m")
        .expect(expect!["#wg-work <rapporteur> Time is up for item 1 (5 minutes). The next item: /item"]);
    dialogue
        .say("#wg-work", "lea", "/item")
        .expect(expect!["#wg-work <rapporteur> Item 2: Reports (15 minutes). Until Mon 10 Apr 2017, 10:21 UTC."]);
    dialogue
        .say("#wg-work", "lynn", "/item")
        .expect(expect!["#wg-work <rapporteur> Lea Kaspar has already opened item 2. The next one: /item 2a"]);
    dialogue
        .say("#wg-work", "lynn", "/item 2")
        .expect(expect!["#wg-work <rapporteur> Lea Kaspar has already opened item 2. The next one: /item 2a"]);
    dialogue.say("#wg-work", "flavio", "/info Two calls were held.\nBoth were short.").quietly();
    dialogue
        .say("#wg-work", "flavio", "/action @flavio Draft the charter. by: 2017-05-01")
        .expect(expect!["#wg-work <rapporteur> Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017."]);
    dialogue
        .say("#wg-work", "lea", "/item 2a")
        .expect(expect!["#wg-work <rapporteur> Item 2a: Finances. Until Mon 10 Apr 2017, 10:21 UTC."]);
    dialogue
        .say("#wg-work", "lea", "/agreed The budget is approved.")
        .expect(expect!["#wg-work <rapporteur> Agreed: noted as paragraph 3."]);
    dialogue.say("#wg-work", "lea", "/disagreed Whether to meet in August.").quietly();
    dialogue.say("#wg-work", "lea", "/info A slip.").quietly();
    dialogue.say("#wg-work", "lea", "/undo").expect(expect!["#wg-work <rapporteur> Undone: A slip."]);
    dialogue.say("#wg-work", "lea", "/action \"Chair and Secretariat\" Write to the members.").expect(expect![[r#"
        #wg-work <rapporteur> Action 2, Chair and Secretariat: Write to the members.
        @anja <rapporteur> For you to do: Action 2, Chair and Secretariat: Write to the members.
        	When it is done: /done 2
        @lynn <rapporteur> For you to do: Action 2, Chair and Secretariat: Write to the members.
        	When it is done: /done 2"#]]);
    dialogue.say("#wg-work", "lea", "/action Write to the members.").expect(expect![[r##"#wg-work <rapporteur> I did not understand "Write". Write who is to do it: @handle, a name such as "Lea Kaspar", chair, secretariat or members."##]]);
    dialogue.say("#wg-work", "lea", "/item").expect(expect![
        "#wg-work <rapporteur> There are no more items on the agenda. To end the meeting: /minutes end"
    ]);
    dialogue.pass("10m").quietly();
    dialogue.say("#wg-work", "lea", "/minutes end").expect(expect![[r#"
        #wg-work <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Mon 10 Apr 2017, 10:00 to 10:16 UTC
        	Moderator: Lea Kaspar
        	Secretariat: Anja Gengo
        	Present: 5

        	Item 1: Adoption of the agenda
        	1. The agenda was adopted.

        	Item 2: Reports
        	2. Two calls were held.
        	Both were short.
        	- Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.

        	Item 2a: Finances
        	3. Agreed: The budget is approved.
        	4. Not agreed: Whether to meet in August.
        	- Action 2, Chair and Secretariat: Write to the members.

        	Agreements
        	- The budget is approved. (paragraph 3)

        	Actions

        	Action  Who                    What                   Due             Paragraph
        	1       Flávio Wagner          Draft the charter.     Mon 1 May 2017  2
        	2       Chair and Secretariat  Write to the members.                  4

        	Next meeting
        	Second call, Mon 24 Apr 2017, 10:00 UTC

        	Annex: agenda
        	- 1. Adoption of the agenda (5 minutes)
        	- 2. Reports (15 minutes)
        	- 2a. Finances

        	Annex: participants
        	MAG Chair:
        	- Lynn St. Amour
        	MAG Members:
        	- Lea Kaspar, Global Partners Digital
        	- Flávio Wagner
        	Host country:
        	- Marilyn Cade
        	Secretariat:
        	- Anja Gengo
        	To correct a paragraph: /minutes correct 1 K …"#]]);
    dialogue
        .say("#wg-work", "ginger", "/minutes correct 1 2 Three calls.")
        .expect(expect!["#wg-work <rapporteur> Only people who were in meeting 1 can correct its minutes."]);
    dialogue
        .say("#wg-work", "flavio", "/minutes correct 1 9 Three calls.")
        .expect(expect!["#wg-work <rapporteur> There is no paragraph 9. The last is number 4."]);
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 2 Three calls were held.").expect(expect![
        "#wg-work <rapporteur> Corrected in the minutes of meeting 1, paragraph 2: Three calls were held."
    ]);
    dialogue.say("#wg-work", "lea", "/minutes approve 1").expect(expect![[r#"
            #wg-work <rapporteur> Only the chair may use /minutes approve.
            	Please ask Lynn St. Amour.
            	What you can do: /minutes show N"#]]);
    dialogue.say("#wg-work", "lynn", "/minutes approve 1").expect(expect![[r#"
        #wg-work <rapporteur> Minutes approved: Meeting 1 of WG-WORK: First call. To read them: /minutes show 1
        #plenary <rapporteur> Minutes approved: Meeting 1 of WG-WORK: First call. To read them: /minutes show 1"#]]);
    dialogue.say("#wg-work", "flavio", "/minutes correct 1 2 Four calls.").expect(expect![
        "#wg-work <rapporteur> The minutes of meeting 1 were approved on Mon 10 Apr 2017 and can no longer change."
    ]);
    dialogue
        .say("#wg-work", "lea", "/agenda add 1 \"More\" 5m")
        .expect(expect!["#wg-work <rapporteur> Meeting 1 is over, so its agenda can no longer change."]);
    dialogue.say("#wg-work", "lea", "/meet \"In between\" 2017-04-12 10:00 UTC").quietly();
    dialogue.say("@lea", "lea", "/minutes show 1").expect(expect![[r#"
        @lea <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Approved on Mon 10 Apr 2017.
        	Time: Mon 10 Apr 2017, 10:00 to 10:16 UTC
        	Moderator: Lea Kaspar
        	Secretariat: Anja Gengo
        	Present: 5

        	Item 1: Adoption of the agenda
        	1. The agenda was adopted.

        	Item 2: Reports
        	2. Three calls were held.
        	- Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.

        	Item 2a: Finances
        	3. Agreed: The budget is approved.
        	4. Not agreed: Whether to meet in August.
        	- Action 2, Chair and Secretariat: Write to the members.

        	Agreements
        	- The budget is approved. (paragraph 3)

        	Actions

        	Action  Who                    What                   Due             Paragraph
        	1       Flávio Wagner          Draft the charter.     Mon 1 May 2017  2
        	2       Chair and Secretariat  Write to the members.                  4

        	Next meeting
        	Second call, Mon 24 Apr 2017, 10:00 UTC

        	Annex: agenda
        	- 1. Adoption of the agenda (5 minutes)
        	- 2. Reports (15 minutes)
        	- 2a. Finances

        	Annex: participants
        	MAG Chair:
        	- Lynn St. Amour
        	MAG Members:
        	- Lea Kaspar, Global Partners Digital
        	- Flávio Wagner
        	Host country:
        	- Marilyn Cade
        	Secretariat:
        	- Anja Gengo"#]]);
    dialogue.say("#plenary", "flavio", "/actions mine").expect(expect![[r#"
        #plenary <rapporteur> Your open actions:
        	- Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017. (WG-WORK)
        	When one is done: /done 1"#]]);
    dialogue.say("#plenary", "flavio", "/actions WG-WORK").expect(expect![[r#"
        #plenary <rapporteur> Open actions of WG-WORK:
        	- Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.
        	- Action 2, Chair and Secretariat: Write to the members.
        	When one is done: /done 1"#]]);
    dialogue
        .say("#plenary", "flavio", "/actions WG-CO")
        .expect(expect!["#plenary <rapporteur> WG-CO has no open actions."]);
    dialogue.say("#plenary", "flavio", "/done 2").expect(expect!["#plenary <rapporteur> Only the owner (Chair and Secretariat) or a facilitator of the group can mark this action as done."]);
    dialogue.say("#plenary", "flavio", "/done 1 It was sent to all.").expect(expect![
        "#plenary <rapporteur> Done: action 1, Flávio Wagner: Draft the charter. → It was sent to all."
    ]);
    dialogue
        .say("#plenary", "flavio", "/done 1")
        .expect(expect!["#plenary <rapporteur> Action 1 was already done on Mon 10 Apr 2017."]);
    dialogue
        .say("#plenary", "anja", "/done 2")
        .expect(expect!["#plenary <rapporteur> Done: action 2, Chair and Secretariat: Write to the members."]);
    dialogue
        .say("#plenary", "flavio", "/done 7")
        .expect(expect!["#plenary <rapporteur> There is no action 7. The latest is number 2: /actions"]);
}

#[test]
fn the_owner_of_an_action_is_reminded_before_and_after_its_day() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#wg-work", "lea", "/action @flavio Draft the charter. by: 2017-05-01").expect(expect![[r#"
        #wg-work <rapporteur> Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.
        @flavio <rapporteur> For you to do: Action 1, Flávio Wagner: Draft the charter. By Mon 1 May 2017.
        	When it is done: /done 1"#]]);
    dialogue.say("#wg-work", "lea", "/action Secretariat Share it. by: 2017-05-02").quietly();
    dialogue.say("#wg-work", "lea", "/action MAG Comment on it. by: 2017-05-03").quietly();
    dialogue.say("#wg-work", "lea", "/action @lea Be done. by: 2017-05-03").quietly();
    dialogue.say("#wg-work", "lea", "/done 4").quietly();
    dialogue.pass("800h").expect(expect![[r#"
        @flavio <rapporteur> Reminder: action 1, Flávio Wagner: Draft the charter. It is due on Mon 1 May 2017.
        	When it is done: /done 1
        @anja <rapporteur> Reminder: action 2, Secretariat: Share it. It is due on Tue 2 May 2017.
        	When it is done: /done 2
        #wg-work <rapporteur> Reminder: action 3, MAG: Comment on it. It is due on Wed 3 May 2017.
        	When it is done: /done 3
        @flavio <rapporteur> Overdue: action 1, Flávio Wagner: Draft the charter. It was due on Mon 1 May 2017.
        	When it is done: /done 1
        @anja <rapporteur> Overdue: action 2, Secretariat: Share it. It was due on Tue 2 May 2017.
        	When it is done: /done 2
        #wg-work <rapporteur> Overdue: action 3, MAG: Comment on it. It was due on Wed 3 May 2017.
        	When it is done: /done 3"#]]);
    dialogue.say("#wg-work", "lea", "/actions").expect(expect![[r#"
        #wg-work <rapporteur> Open actions of WG-WORK:
        	- Action 1, Flávio Wagner: Draft the charter. Overdue since Mon 1 May 2017.
        	- Action 2, Secretariat: Share it. Overdue since Tue 2 May 2017.
        	- Action 3, MAG: Comment on it. Overdue since Wed 3 May 2017.
        	When one is done: /done 1"#]]);
}

#[test]
fn who_could_not_come_is_among_the_apologies_with_the_reason() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue
        .say("#wg-work", "flavio", "/rsvp 1 no I am on a train.")
        .expect(expect!["#wg-work <rapporteur> Flávio Wagner can't come to meeting 1 (1 no so far)."]);
    dialogue
        .say("#wg-work", "ginger", "/rsvp no 1")
        .expect(expect!["#wg-work <rapporteur> Virginia Paque can't come to meeting 1 (2 no so far)."]);
    dialogue.say("#wg-work", "avri", "/rsvp 1 no At the doctor").quietly();
    dialogue.pass("241h").quietly();
    dialogue.say("#wg-work", "lea", "/minutes start 1").quietly();
    dialogue.say("#wg-work", "avri", "/here").quietly();
    dialogue.say("#wg-work", "lea", "/minutes end").expect(expect![[r#"
        #wg-work <rapporteur> First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Thu 20 Apr 2017, 10:00 to 10:00 UTC
        	Moderator: Lea Kaspar
        	Present: 2
        	Apologies: Flávio Wagner (I am on a train.), Virginia Paque

        	Next meeting
        	Regular call, Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC)

        	Annex: participants
        	MAG Members:
        	- Lea Kaspar
        	- Avri Doria
        	To correct a paragraph: /minutes correct 1 K …"#]]);
}

#[test]
fn minutes_that_nobody_ends_end_by_themselves_with_their_last_line() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.pass("241h").quietly();
    dialogue.say("#wg-work", "lea", "/minutes start 1").quietly();
    dialogue.say("#wg-work", "lea", "/info We began.").quietly();
    dialogue.pass("20m").quietly();
    dialogue.say("#wg-work", "flavio", "/info And we agreed on much.").quietly();
    dialogue.pass("1h").expect(expect![[""]]);
    dialogue.pass("30m").expect(expect![[r#"
        @lea <rapporteur> Is it over? Meeting 1 of WG-WORK: First call: nothing was noted since Thu 20 Apr 2017, 10:20 UTC. To end the minutes, in the room: /minutes end
        	If nothing more is noted, they end by themselves at Thu 20 Apr 2017, 22:20 UTC, with the time of the last line."#]]);
    dialogue.say("#wg-work", "lea", "/minutes start 2").expect(expect![[r#"
        #wg-work <rapporteur> Meeting 1 is still under way. End it first: /minutes end
        	Please answer yes or no. Yes means: /minutes end"#]]);
    dialogue.pass("4h").expect(expect![[r#"
        @anja <rapporteur> Is it over? Meeting 1 of WG-WORK: First call: nothing was noted since Thu 20 Apr 2017, 10:20 UTC. To end the minutes, in the room: /minutes end
        	If nothing more is noted, they end by themselves at Thu 20 Apr 2017, 22:20 UTC, with the time of the last line."#]]);
    let seen = dialogue.pass("8h");
    seen.expect(expect![[r#"
        #wg-work <rapporteur> Nobody ended the minutes of meeting 1, so they end with the last line, at Thu 20 Apr 2017, 10:20 UTC. To correct a paragraph: /minutes correct 1 K …

        	First call
        	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
        	Time: Thu 20 Apr 2017, 10:00 to 10:20 UTC
        	Moderator: Lea Kaspar
        	Present: 2
        	1. We began.
        	2. And we agreed on much.

        	Next meeting
        	Regular call, Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC)

        	Annex: participants
        	MAG Members:
        	- Lea Kaspar
        	- Flávio Wagner"#]]);
    seen.expect_in(Language::French, dialogue.register(), expect![[r#"
        Personne n’a clos le procès-verbal de la réunion 1 : il se termine avec la dernière ligne, le jeu. 20 avr. 2017 à 10:20 UTC. Pour corriger un paragraphe : /procès-verbal corriger 1 K …

        First call
        Compte rendu de la réunion 1 de WG-WORK. Projet : il peut être corrigé jusqu’à son approbation.
        Date et heure : jeu. 20 avr. 2017, de 10:00 à 10:20 UTC
        Modération : Lea Kaspar
        Présences : 2
        1. We began.
        2. And we agreed on much.

        Prochaine réunion
        Regular call, jeu. 27 avr. 2017 à 15:00 Europe/London (14:00 UTC)

        Annexe : participants
        Membres (MAG) :
        - Lea Kaspar
        - Flávio Wagner"#]]);
    dialogue
        .say("#wg-work", "lea", "/minutes correct 1 1 We began late.")
        .expect(expect!["#wg-work <rapporteur> Corrected in the minutes of meeting 1, paragraph 1: We began late."]);
}
