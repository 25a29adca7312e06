# Ce qui a été enregistré d’une personne, ligne par ligne, dans ce qu’elle emporte.

profile-act = { $about }, { $what }, { $date }
profile-act-alone = { $what }, { $date }
profile-act-about =
    { $kind ->
        [consultation] Consultation { $number }
        [meeting] Réunion { $number }
        [series] Série { $number }
       *[action] Action { $number }
    }
profile-act-recorded-by = { $act }, enregistré par { $by }
profile-act-by = { $act }, par { $by }
profile-act-with = { $act } : { $fields }
profile-act-in = { $act } ({ $field })
profile-act-earlier-words = Propos antérieurs
profile-act-kind =
    { $kind ->
        [act-undone] acte annulé
        [action-done] action faite
        [action-set] action confiée
        [agenda-item-added] point ajouté à l’ordre du jour
        [agenda-item-dropped] point retiré de l’ordre du jour
        [agenda-item-placed] point déplacé dans l’ordre du jour
        [amended] modification
        [attended] présence
        [charter-changed] modification de la charte
        [class-confirmed] catégorie confirmée
        [commented] commentaire
        [concern-ended] fin d’une réserve
        [concern-raised] réserve
        [consultation-closed] clôture d’une consultation
        [consultation-concluded] conclusion
        [consultation-extended] consultation prolongée
        [consultation-opened] ouverture d’une consultation
        [correction-accepted] correction d’un procès-verbal acceptée
        [correction-declined] correction d’un procès-verbal refusée
        [correction-proposed] correction d’un procès-verbal proposée
        [cycle-closed] clôture du cycle
        [cycle-opened] ouverture d’un cycle
        [digest-given] récapitulatif envoyé
        [digest-set] récapitulatif programmé
        [document-linked] document ajouté
        [facilitator-appointed] désignation à la facilitation
        [facilitator-released] fin de la facilitation
        [group-decided] décision
        [group-lapsed] groupe caduc
        [group-noted] note
        [group-proposed] proposition
        [group-renamed] changement de code
        [input-given] réponse
        [item-opened] point abordé
        [last-call-ended] fin du dernier appel
        [last-call-opened] dernier appel
        [link-claimed] code donné pour réunir des comptes
        [link-offered] code demandé pour réunir des comptes
        [meeting-called] réunion convoquée
        [meeting-cancelled] réunion annulée
        [meeting-moved] réunion déplacée
        [meeting-over] fin d’une réunion
        [meeting-published] réunion publiée
        [minutes-approved] procès-verbal approuvé
        [minutes-corrected] procès-verbal corrigé
        [minutes-ended] fin du procès-verbal
        [minutes-started] début du procès-verbal
        [news-told] nouvelles annoncées
        [note-taken] note au procès-verbal
        [note-undone] note du procès-verbal annulée
        [notices-held] messages privés différés
        [notices-told] messages privés envoyés
        [people-joined] comptes réunis
        [people-stated] état des comptes
        [people-separated] comptes séparés
        [person-forgotten] données effacées
        [proposal-withdrawn] proposition retirée
        [reminded] rappel envoyé
        [reminders-set] rappels programmés
        [renewal-asked] reconduction demandée
        [room-asked] salon demandé
        [room-bound] salon attribué
        [room-language-set] langue d’un salon
        [room-moved] salon remplacé
        [room-not-made] salon non créé
        [room-unbound] salon détaché
        [rsvp-given] réponse à une convocation
        [rsvp-withdrawn] réponse à une convocation retirée
        [series-called] série convoquée
        [series-ended] fin d’une série
        [series-moved] série déplacée
        [slots-offered] horaires proposés
        [support-given] soutien
        [support-withdrawn] soutien retiré
        [taken-back] retrait
        [update-asked] point d’étape demandé
        [update-given] point d’étape
        [update-missed] point d’étape manquant
        [words-erased] propos supprimés
       *[other] { $name }
    }
profile-act-yes = oui
profile-field =
    { $field ->
        [affiliation] affiliation
        [answer] réponse
        [anyway] malgré tout
        [by] par
        [carried] repris
        [category] type
        [chair] présidence
        [class] catégorie
        [classes] catégories
        [concern] réserve
        [continues] suite
        [correction] correction
        [corrects] corrige
        [ended] fin
        [document] document
        [documents] documents
        [due] échéance
        [ends] fin
        [every] rythme
        [facilitators] facilitation
        [first] premier
        [from] depuis
        [hidden] masqué
        [hides_address] adresse masquée
        [how] comment
        [id] identifiant
        [initiative] initiative
        [into] vers
        [item] point
        [keeps] conserve
        [language] langue
        [left_out] omis
        [link] lien
        [many] plusieurs
        [minutes] minutes
        [missing] manque
        [moderator] modération
        [name] nom
        [next] suivant
        [note] note
        [occurrence] occurrence
        [of] de
        [off] arrêté
        [options] options
        [outcome] décision
        [owner] responsable
        [paragraph] paragraphe
        [parts] parties
        [passcode] code d’accès
        [place] place
        [platform] plateforme
        [question] question
        [reason] motif
        [role] rôle
        [room] salon
        [roster] membres consultés
        [rotation] rotation
        [said_on] dit le
        [schedule] rythme
        [secretariat] secrétariat
        [sequence] ordre
        [set_in] décidé en réunion
        [source] source
        [stakeholder] groupe de parties prenantes
        [standing] qualité
        [starts] début
        [status] état
        [accounts] comptes
        [since] depuis
        [times] fois
        [title] titre
        [to] vers
        [under] sous le point
        [unmet] conditions non remplies
        [until] jusqu’à
        [wall] heure locale
        [what] quoi
        [words] texte
        [zone] fuseau horaire
       *[other] { $name }
    }
profile-field-with = { $field } : { $value }
