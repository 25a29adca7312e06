# Ce que plus rien ne dit : un autre message dit la même chose. Une file d’envoi d’une version antérieure peut encore en contenir.

agenda-length-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
calendar-minutes =
    { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }

agenda-length-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
calendar-hours =
    { $number ->
        [one] { $number } heure
       *[other] { $number } heures
    }

agenda-length-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
calendar-days =
    { $number ->
        [one] { $number } jour
       *[other] { $number } jours
    }

calendar-when = { $starts }, durée : { $length }


page-who-may = Qui : { $who }.

page-only-you = Vous seul(e) voyez la réponse.

page-passcode = { $link } (code d’accès : { $passcode })

page-tentative = { $who } (à confirmer)

page-for-initiative = { $who } pour { $initiative }

page-about-consultation = Consultation { $number } : { $question }

page-about-meeting-of = Réunion { $number } de { $group } : { $title }

page-support-level = { $tally } ({ $level })
table-level = { $tally } ({ $level })

page-agenda-item = { $item } ({ $length })

page-stop-mail-button = Arrêter ces courriels

page-outcome =
    { $outcome ->
        [approve] approuvé
        [continue] approuvé (reconduit)
        [defer] reporté
        [redirect] réorienté
        [decline] refusé
       *[dissolve] dissous
    }

history-decided = Décision : { $decision }

table-code = Code

table-name = Titre

table-status = État

table-support = Soutien

table-comments = Autres commentaires

table-document = Document

page-not-known = non précisé

page-classes-claimed = Les catégories sont celles que les répondants ont indiquées ; elles n’ont pas été confirmées.

page-some-classes-claimed =
    { $number ->
        [one] La catégorie de { $number } contribution est celle indiquée ; les autres sont confirmées.
       *[other] Les catégories de { $number } contributions sont celles indiquées ; les autres sont confirmées.
    }
value-ambiguous-zone = Cela peut désigner plusieurs fuseaux horaires. Écrivez celui que vous voulez dire.
value-ask-day-or-month = « { $typed } » peut désigner deux dates. Écrivez { $choices }.
value-ask-which-week = « { $typed } » peut désigner le { $weekday } de cette semaine ou celui de la semaine prochaine. Écrivez { $choices }.
value-ask-not-soon = « { $typed } » : la prochaine fois sera le { $date }. Si c’est bien ce jour, écrivez { $choices }.
value-ask-other-weekday = Le { $date } n’est pas un { $weekday }. Écrivez { $choices }.
value-ask-midnight = Dans « { $typed } », minuit peut être le début du jour ou sa fin. Écrivez { $choices }.
value-ask-half-of-day = « { $typed } » peut être le matin ou plus tard dans la journée. Écrivez { $choices }.
value-ask-end-or-offset = La fin de « { $typed } » peut être un fuseau horaire ou la fin de la réunion. Écrivez { $choices }.
value-ask-year-or-hour = Le nombre dans « { $typed } » peut être une année ou une heure. Écrivez { $choices }.
value-ask-day-or-time = « { $typed } » peut être un jour ou une heure. Écrivez { $choices }.
value-ask-length-or-hour = « { $typed } » peut être une durée ou une heure du jour. Écrivez { $choices }.
value-ask-end-of-week = « { $typed } » peut être vendredi ou dimanche. Écrivez { $choices }.
consult-choose = Choisissez { $options }, par exemple : { $command }
profile-stakeholder-about = votre groupe de parties prenantes
profile-affiliation-about = là où vous travaillez
update-nobody-facilitates = Un point d’étape de { $group } est attendu, mais personne n’assure la facilitation du groupe : je n’ai pu le demander à personne. Pour désigner quelqu’un : { $facilitate }
update-no-account = Un point d’étape de { $group } est attendu, mais je ne connais aucun compte de { $facilitators }. Pour désigner quelqu’un d’autre : { $facilitate }
update-missed = Toujours aucun point d’étape de { $group }. Demandes envoyées :
update-asked = { $date } : { $people }
update-asked-formerly = { $who } (n’assure plus la facilitation)
digest-undecided = Pas encore décidé : { $groups }. Pour voir tous les groupes : { $status }
digest-undecided-more =
    { $count ->
        [one] Pas encore décidé : { $groups } et { $count } autre. Pour voir tous les groupes : { $status }
       *[other] Pas encore décidé : { $groups } et { $count } autres. Pour voir tous les groupes : { $status }
    }

minutes-nothing-to-undo = Rien n’a encore été noté : il n’y a rien à annuler.

# Now correction-reason, on a line of its own.
correction-because = { $said } Motif : { $reason }

# Now value-number-of, which says what the number is of.
value-number = Écrivez un nombre, par exemple 1.
picture-day = { $day }, heures UTC
picture-times = Le nombre dans une case est l’heure locale. Encadrés : les horaires proposés.
picture-times-past-midnight = Le nombre dans une case est l’heure locale. Encadrés : les horaires proposés ; → se poursuit après minuit.
