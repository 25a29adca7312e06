//! `/room language fr`: in which language the bot speaks in a room.
//!
//! ```text
//! <lynn> /room language fr
//! <rapporteur> Dans cette salle, je parle désormais français.
//! ```

use crate::language::access::FACILITATOR;
use crate::language::arguments::LANGUAGES;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Event, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Language, Reply};

const LANGUAGE: Arg<String> = Arg::new("language", Kind::Choice(LANGUAGES), phrase!(room_language_about)).required();

pub(super) const SPEAK: Spec = Spec {
    name: "language",
    summary: phrase!(room_language_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[LANGUAGE.argument], decide },
    examples: &["room language fr", "room language none"],
    refused: &[
        Refused { by: Role::Member, typed: "room language fr" },
        Refused { by: Role::Chair, typed: "room language" },
        Refused { by: Role::Chair, typed: "room language tlh" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let chosen = Language::from_tag(call.need(&LANGUAGE)?);
    let scene = *draft.scene();
    if scene.room.is_private() {
        return Err(Refusal::PrivateRoom.into());
    }
    let language = chosen.map(|language| language.tag().to_owned());
    if scene.register.language_of_room(scene.room) != language.as_deref() {
        draft.record(Event::RoomLanguageSet { room: scene.room.clone(), language });
    }
    Ok(Reply::said(match chosen {
        Some(language) => say!(room_speaks, language: language.own_name().to_owned()),
        None => say!(room_speaks_as_all, language: scene.organisation.language.own_name().to_owned()),
    }))
}

/// Why the language of a room stays as it is.
#[derive(Debug)]
enum Refusal {
    /// In private it is that of the person.
    PrivateRoom,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::PrivateRoom => {
                Reply::said(say!(room_language_in_private, command: Inline::command("profile set language: fr")))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::language::heard::What;
    use crate::record::Room;
    use crate::testing::dialogue::Dialogue;

    #[test]
    fn a_room_hears_in_its_language_what_others_hear_in_theirs() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lynn", "/room bind WG-WORK").quietly();
        dialogue
            .say("#wg-work", "lea", "/room language fr")
            .expect(expect!["#wg-work <rapporteur> Dans ce salon, je parle désormais français."]);
        dialogue.say("#wg-work", "lea", "/meet \"Call\" 2017-04-20 10:00 UTC").expect(expect![[r#"
            #wg-work <rapporteur> Réunion 1 de WG-WORK : Call
            	jeu. 20 avr. 2017 à 10:00 UTC, durée : 1 heure
            	Participerez-vous ? /rsvp 1 oui, non ou peut-être
            #plenary <rapporteur> Meeting 1 of WG-WORK: Call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue.say("#wg-work", "avri", "/suport").expect(expect![[r#"
                #wg-work <rapporteur> Il n’y a pas de commande « suport ». Vouliez-vous dire /soutenir ?
                	Veuillez répondre par oui ou par non. Oui signifie : /soutenir"#]]);
        dialogue
            .say("#plenary", "avri", "/rsvp 1 yes")
            .expect(expect!["#plenary <rapporteur> Avri Doria is coming to meeting 1 (1 yes so far)."]);
        dialogue.say("#wg-work", "ginger", "/room language en").expect(expect![[r#"
            #wg-work <rapporteur> Seuls les facilitateurs du groupe, la présidence et le secrétariat peuvent utiliser /salon langue.
            	Adressez-vous à Lea Kaspar."#]]);
        dialogue.does("#wg-work", "lynn", What::Move { to: Room::console("#new") }).expect(expect![
            "#new <rapporteur> Ce salon est désormais celui de WG-WORK. Ici, /soutenir désigne WG-WORK."
        ]);
        dialogue
            .say("#new", "lynn", "/room language none")
            .expect(expect!["#new <rapporteur> In this room I speak English again, as the organisation does."]);
        dialogue.say("@lynn", "lynn", "/room language fr").expect(expect!["@lynn <rapporteur> This is a private conversation, where I speak your own language. To choose it: /profile set language: fr"]);
    }

    #[test]
    fn a_reader_of_french_in_a_room_that_speaks_english_is_answered_in_french_alone() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@lea", "lea", "/profile set language: fr").expect(expect![[r#"
            @lea <rapporteur> C’est modifié. Votre profil est désormais :
            	Nom : Lea Kaspar
            	Rôle : membre
            	Groupe de parties prenantes : société civile
            	Affiliation : non renseigné
            	Fuseau horaire : non renseigné
            	Heures : non renseigné
            	Week-end : non renseigné
            	Langue : français
            	Courriel : non renseigné
            	Comptes : console:lea"#]]);
        dialogue.say("#plenary", "lea", "/profile").expect(expect![[r#"
            @lea <rapporteur> Votre profil (pour le modifier : /profil modifier) :
            	Nom : Lea Kaspar
            	Rôle : membre
            	Groupe de parties prenantes : société civile
            	Affiliation : non renseigné
            	Fuseau horaire : non renseigné
            	Heures : non renseigné
            	Week-end : non renseigné
            	Langue : français
            	Courriel : non renseigné
            	Comptes : console:lea"#]]);
        dialogue
            .say("#plenary", "lea", "/support WG-CO")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-CO. Support: 2 members, 1 other."]);
        dialogue.say("#plenary", "avri", "/profile").expect(expect![[r#"
            @avri <rapporteur> Your profile (to change it: /profile set):
            	Name: Avri Doria
            	Role: member
            	Stakeholder group: technical community
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:avri"#]]);
        dialogue.say("@lea", "lea", "/profile set language: none").expect(expect![[r#"
            @lea <rapporteur> Changed. Your profile is now:
            	Name: Lea Kaspar
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:lea"#]]);
    }
}
