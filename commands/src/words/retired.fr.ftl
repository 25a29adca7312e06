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
