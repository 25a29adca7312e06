use expect_test::expect;

use crate::testing::dialogue::Dialogue;
use crate::words::Language;

#[test]
fn what_was_not_understood_is_said_in_french() {
    let mut dialogue = Dialogue::with_meetings();
    let said: Vec<String> = [
        ("lea", "/suport WG-IMP"),
        ("lea", "/profile everybody"),
        ("lea", "/support"),
        ("lea", "/support WG-INP"),
        ("lea", "/support WG-IMP for: @flavio"),
        ("lea", "/decide WG-IMP approve"),
        ("lea", "/profile set zone: EST"),
        ("lea", "/rsvp 1 whenever"),
        ("lea", "/rsvp 1"),
        ("lea", "/rsvp 99 yes"),
        ("lea", "/unsupport WG-IMP sorry"),
        ("lea", "/comment WG-IMP"),
        ("lynn", "/update WG-IMP Early."),
        ("lynn", "/lastcall WG-CO until: 1 apr 2017"),
        ("anja", "/support WG-IMP for: @nobody"),
        ("anja", "/support WG-IMP for: Flavio Wagner"),
        ("anja", "/support WG-IMP for: Mia & Tom"),
        ("anja", "/support WG-IMP for:"),
        ("lea", "/info Early."),
    ]
    .into_iter()
    .map(|(handle, text)| {
        let seen = dialogue.say("#plenary", handle, text);
        format!("{text}\n{}", seen.text_in(Language::French, dialogue.register()))
    })
    .collect();
    expect![[r#"
        /suport WG-IMP
        Il n’y a pas de commande « suport ». Vouliez-vous dire /soutenir ?
        Veuillez répondre par oui ou par non. Oui signifie : /soutenir WG-IMP
        /profile everybody
        /profil n’a pas de « everybody ». Vous pouvez taper /profil montrer, /profil modifier, /profil absence, /profil calendrier, /profil relier, /profil séparer, /profil rattacher, /profil exporter ou /profil effacer.
        /support
        Quel groupe ? Par exemple : /soutenir WG-IMP
        - WG-CO : Outreach and Communications
        - WG-IMP : IGF Improvements
        - WG-MINE : Mining
        - WG-WORK : Working Methods
        En entier : /soutenir [CODE] [texte]
        /support WG-INP
        Il n’y a pas de groupe « WG-INP ». Vouliez-vous dire WG-IMP ou WG-MINE ?
        /support WG-IMP for: @flavio
        Seul le secrétariat peut utiliser /soutenir avec pour: @personne. Si « pour: » fait partie de votre texte, mettez le texte entier entre guillemets.
        Adressez-vous à Anja Gengo.
        /decide WG-IMP approve
        Seuls la présidence et le secrétariat peuvent utiliser /décider.
        Adressez-vous à Lynn St. Amour ou Anja Gengo.
        Vous pouvez taper : /pourquoi WG-IMP
        /profile set zone: EST
        « EST » peut désigner plusieurs fuseaux horaires.
        Veuillez répondre par un numéro, ou par non :
        - 1. America/New_York
        - 2. America/Panama
        - 3. Australia/Sydney
        /rsvp 1 whenever
        Que voulez-vous dire par « whenever » ?
        Veuillez répondre par un numéro, ou par non :
        - 1. /rsvp 1 oui whenever
        - 2. /rsvp 1 non whenever
        - 3. /rsvp 1 peut-être whenever
        /rsvp 1
        Qui participe ? Réunion 1 de WG-WORK : First call
        3 personnes attendues n’ont pas encore répondu.
        Participerez-vous ? /rsvp 1 oui, non ou peut-être
        /rsvp 99 yes
        Il n’y a pas de réunion 99. /réunions donne les réunions à venir.
        /unsupport WG-IMP sorry
        Lea Kaspar ne soutient pas WG-IMP : il n’y a rien à retirer.
        /comment WG-IMP
        Quel est votre commentaire ? Par exemple : /commenter WG-IMP Improvements only, or the multi-year plan too?
        En entier : /commenter [CODE] [texte] [retirer: N]
        /update WG-IMP Early.
        WG-IMP n’est pas encore actif : ce n’est encore qu’une proposition. Ce sera possible une fois que la présidence l’aura approuvé.
        /lastcall WG-CO until: 1 apr 2017
        « 1 apr 2017 » est dans le passé. Donnez un jour ou une heure à venir.
        /support WG-IMP for: @nobody
        Je ne connais pas le compte « @nobody ». Pour une personne sans compte, donnez son nom, par exemple "Lea Kaspar".
        /support WG-IMP for: Flavio Wagner
        Personne dans la liste ne s’appelle « Flavio Wagner ». Vouliez-vous dire Flávio Wagner (@flavio) ?
        Si cette personne est nouvelle, tapez "Flavio Wagner" nouveau: oui
        Veuillez répondre par un numéro, ou par non :
        - 1. /soutenir WG-IMP pour: @flavio
        - 2. /soutenir WG-IMP pour: "Flavio Wagner" nouveau: oui
        /support WG-IMP for: Mia & Tom
        « Mia & Tom » semble désigner plusieurs personnes. Veuillez en nommer une à la fois.
        Si c’est le nom d’une seule personne, tapez "Mia & Tom" nouveau: oui
        Veuillez répondre par oui ou par non. Oui signifie : /soutenir WG-IMP pour: "Mia & Tom" nouveau: oui
        /support WG-IMP for:
        Veuillez écrire quelque chose après pour:
        En entier : /soutenir [CODE] [texte] [pour: @personne] [source: …] [dit-le: DATE]
        /info Early.
        Aucun procès-verbal n’est en cours ici. Un facilitateur ou une facilitatrice peut commencer avec /procès-verbal ouvrir N dans le salon de la réunion."#]].assert_eq(&said.join("\n"));
}
