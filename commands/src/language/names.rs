//! What is typed by name, in the languages that are understood: names of arguments, and values of which one is chosen. An English name
//! means the same everywhere; one of another language only where none in English is typed.

use crate::words::{Language, typed};

/// The languages that are understood beside English: the speaker's, and that of the room.
pub(crate) type Understood = [Language; 2];

pub(super) fn others(languages: Understood) -> impl Iterator<Item = Language> {
    languages.into_iter().filter(|language| *language != Language::English)
}

/// The one of some words that is typed so.
pub(crate) fn choice<'c>(words: &[&'c str], word: &str, languages: Understood) -> Option<&'c str> {
    let is_called =
        |one: &&&str, language| typed::choice(one, language).is_some_and(|name| typed::is_called(word, &name));
    let in_others = || others(languages).find_map(|language| words.iter().find(|one| is_called(one, language)));
    words.iter().find(|one| one.eq_ignore_ascii_case(word)).or_else(in_others).copied()
}

/// What an argument is called in the other languages that are understood.
pub(crate) fn of_argument(command: &str, name: &str, languages: Understood) -> Vec<String> {
    let mut names: Vec<String> =
        others(languages).filter_map(|language| typed::option(command, name, language)).collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;

    /// People who talk where the rooms are French.
    fn french() -> Dialogue {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.calls_the_chair("présidente", |organisation| organisation.language = Language::French);
        dialogue
    }

    /// What is seen when something is said, in French.
    fn said(dialogue: &mut Dialogue, handle: &str, text: &str) -> String {
        let seen = dialogue.say("#plenary", handle, text);
        seen.text_in(Language::French, dialogue.register())
    }

    #[test]
    fn one_takes_part_in_french() {
        let mut dialogue = french();
        let mut seen = String::new();
        for (handle, text) in [
            ("lea", "!aide soutenir"),
            ("avri", "!proposer WG-ARC Archives de la gouvernance\nSuite: oui"),
            ("lea", "!soutenir WG-ARC Il nous faut ce groupe."),
            ("lea", "!soutenir WG-ARK"),
            ("lea", "!soutnir WG-ARC"),
            ("lea", "!rsvp 4 oui"),
            ("lea", "!rsvp 4 peut-etre"),
            ("lea", "!PROFIL modifier fuseau : Africa/Dakar heures: 09:00-21:00 week-end: ven. et sam"),
            ("anja", "!soutenir WG-ARC pour\u{a0}: \"Liesyl\""),
            ("lynn", "!decider WG-ARC approuver malgré-tout: tous sont d'accord"),
        ] {
            seen.push_str(&format!("<{handle}> {text}\n{}\n", said(&mut dialogue, handle, text)));
        }
        expect![[r#"
            <lea> !aide soutenir
            /soutenir : Enregistre votre soutien à un groupe.
            Par exemple :
            - /soutenir WG-IMP
            - /soutenir WG-IMP Il nous faut ce groupe.
            Qui : tout le monde
            En entier : /soutenir [CODE] [texte]
            - [CODE] : le code du groupe
            - [texte] : quelques mots pour dire pourquoi
            Pour revenir en arrière : /retirer-soutien CODE
            <avri> !proposer WG-ARC Archives de la gouvernance
            Suite: oui
            Nouvelle proposition : WG-ARC, Archives de la gouvernance, par Avri Doria. Pour la soutenir : /soutenir WG-ARC
            Il manque encore : But, Objectifs, Résultats, Plan, Calendrier, Facilitation. Pour compléter : /charte WG-ARC But: …
            <lea> !soutenir WG-ARC Il nous faut ce groupe.
            Lea Kaspar soutient WG-ARC. Soutien : 1 membre.
            <lea> !soutenir WG-ARK
            Il n’y a pas de groupe « WG-ARK ». Vouliez-vous dire WG-ARC ou WG-WORK ?
            <lea> !soutnir WG-ARC
            Il n’y a pas de commande « soutnir ». Vouliez-vous dire /soutenir ?
            Veuillez répondre par oui ou par non. Oui signifie : /soutenir WG-ARC
            <lea> !rsvp 4 oui
            Lea Kaspar participera à la réunion 4 (à ce jour : 1 oui).
            <lea> !rsvp 4 peut-etre
            Lea Kaspar participera peut-être à la réunion 4 (à ce jour : 1 peut-être).
            <lea> !PROFIL modifier fuseau : Africa/Dakar heures: 09:00-21:00 week-end: ven. et sam
            C’est modifié. Votre profil est désormais :
            Nom : Lea Kaspar
            Rôle : membre
            Groupe de parties prenantes : société civile
            Affiliation : non renseigné
            Fuseau horaire : Africa/Dakar
            Heures : 09:00-21:00
            Week-end : vendredi, samedi
            Langue : non renseigné
            Courriel : non renseigné
            Comptes : console:lea
            <anja> !soutenir WG-ARC pour : "Liesyl"
            Liesyl soutient WG-ARC. Soutien : 1 membre, 1 autre.
            <lynn> !decider WG-ARC approuver malgré-tout: tous sont d'accord
            Décision : WG-ARC est approuvé par Lynn St. Amour, le lun. 10 avr. 2017. Approuvé alors que les règles exigent une proposition écrite comportant Objectifs, 2 membres de différents groupes de parties prenantes chargés de la facilitation et un dernier appel à tous les membres. Motif : tous sont d'accord.
            Je crée un salon pour WG-ARC sur Matrix.
            Personne n’assure encore la facilitation de WG-ARC. Pour désigner quelqu’un : /faciliter WG-ARC @personne
            Décision : WG-ARC est approuvé par Lynn St. Amour, le lun. 10 avr. 2017. Approuvé alors que les règles exigent une proposition écrite comportant Objectifs, 2 membres de différents groupes de parties prenantes chargés de la facilitation et un dernier appel à tous les membres. Motif : tous sont d'accord.
            Vous recevez ce message parce que vous avez proposé ce groupe ou en assurez la facilitation : WG-ARC, Archives de la gouvernance. Pour voir sur quoi repose la décision : /pourquoi WG-ARC
        "#]].assert_eq(&seen);
    }

    #[test]
    fn english_is_understood_everywhere_and_french_where_somebody_speaks_it() {
        let mut dialogue = french();
        let english = dialogue.say("#plenary", "lea", "!support WG-IMP for our work").text();
        assert!(english.contains("Lea Kaspar"), "{english}");
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#plenary", "lea", "!soutenir WG-IMP").expect(expect![[r##"
            #plenary <rapporteur> "soutenir" is français for /support.
            	Vous préférez le français ? /profile set language: fr
            	Please answer yes or no. Yes means: /support WG-IMP"##]]);
        dialogue.say("#plenary", "lea", "!rsvp 4 peut-être").expect(expect![[r##"
                #plenary <rapporteur> What do you mean by "peut-être"?
                	Please answer with a number, or no:
                	- 1. /rsvp 4 yes peut-être
                	- 2. /rsvp 4 no peut-être
                	- 3. /rsvp 4 maybe peut-être"##]]);
        let lea =
            dialogue.register().people().iter().find(|person| person.name == "Lea Kaspar").expect("somebody known");
        let lea = crate::record::Person { language: Some("fr".to_owned()), ..crate::record::Person::clone(lea) };
        dialogue.knows(&lea);
        dialogue
            .say("#plenary", "lea", "!soutenir WG-IMP")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        dialogue.say("#plenary", "flavio", "!soutenir WG-IMP").expect(expect![[r##"
            #plenary <rapporteur> "soutenir" is français for /support.
            	Vous préférez le français ? /profile set language: fr
            	Please answer yes or no. Yes means: /support WG-IMP"##]]);
    }

    #[test]
    fn what_is_given_by_its_name_in_two_languages_is_given_twice() {
        let mut dialogue = french();
        dialogue.say("#plenary", "anja", "!soutenir WG-IMP for: \"Liesyl\" pour: \"Raquel\"").expect(expect![
            "#plenary <rapporteur> Vous avez donné pour: deux fois. Veuillez le donner une seule fois."
        ]);
    }
}
