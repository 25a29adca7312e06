# La page d’un groupe.

page-no-group = Ce groupe n’existe pas
page-no-such-group = Il n’y a pas de groupe « { $typed } ».
page-no-such-group-then = Il n’y avait pas de groupe « { $typed } » { $when }.
page-did-you-mean = Vouliez-vous dire :
page-group-state = { $state }
page-group-ended = { $state } depuis le { $date }.
page-group-new = Nouveau dans ce cycle.
page-on-this-page = Sur cette page
page-status-line = Ligne d’état
page-note = Note
page-concerns = Réserves
page-last-call = Dernier appel
page-last-call-asks = Les membres peuvent émettre une réserve jusqu’au { $until }
page-decided = Décision
page-decided-on = { $outcome } le { $date } par { $who }
page-proposed = Proposition
page-date = { $date }
page-date-by = { $date }, par { $who }
page-words-of-day = { $words } ({ $date })
page-nominees = Facilitation proposée
page-meeting-on = { $meeting }, { $starts }
page-last-update = Dernier point d’étape
page-update-overdue = En retard depuis le { $since }. Aucun point d’étape n’a encore été reçu.
page-update-overdue-after = En retard depuis le { $since }. Le dernier date du { $last }.
page-next-cycle = Cycle suivant
page-asked-to-continue = Demande de reconduction, { $date }
page-renewed = Demande de reconduction, { $date } ; approuvée
page-charter = Charte
page-comments-heading = Commentaires
page-decisions = Décisions
page-updates = Points d’étape
page-meetings-and-minutes = Réunions et procès-verbaux
page-actions = Actions
page-timeline = Chronologie
page-timeline-order = Tous les événements, du plus récent au plus ancien.
page-not-written = Reste à rédiger : { $parts }.
page-title = Titre
page-earlier-texts =
    { $number ->
        [one] { $number } texte antérieur
       *[other] { $number } textes antérieurs
    }
page-not-decided = Aucune décision n’a encore été prise ({ $chair }).
page-decision = { $outcome } par { $act }
page-decision-to = { $outcome } vers { $to } par { $act }
page-although = { $although }.
page-although-because = { $although }. Motif : { $reason }
page-who-as = { $who } ({ $standing })
page-from-to = { $who }, du { $since } au { $until }
page-since = { $who }, depuis le { $since }
page-no-document = Aucun document pour l’instant.
page-subscribe-to = S’abonner au calendrier de { $group }
page-no-meeting-of-group = Aucune réunion pour l’instant.

page-no-support = Personne ne l’a encore soutenu.
page-supporters = Soutiens
page-by-stakeholder = Soutien par groupe de parties prenantes
page-stakeholder = Groupe de parties prenantes
page-members = Membres
page-others = Autres
page-counts-as =
    { $standing ->
        [member] membre
       *[participant] autre
    }
page-no-concern = Aucune réserve n’a été émise.
page-none-open = Aucune réserve n’est en suspens.
page-concerns-open =
    { $number ->
        [one] { $number } réserve est encore en suspens : il n’y a donc pas encore de consensus.
       *[other] { $number } réserves sont encore en suspens : il n’y a donc pas encore de consensus.
    }
page-what-a-concern-is = Une réserve reste en suspens jusqu’à ce qu’elle soit retirée, levée, ou écartée avec un motif.
page-still-open = Encore en suspens.
page-concern-end =
    { $end ->
        [withdrawn] Retirée
        [resolved] Levée
       *[overruled] Écartée
    }
page-ended = { $how }, { $date }
page-ended-by = { $how }, { $date }, par { $who }
page-ended-because = { $how }, { $date } : { $reason }
page-ended-by-because = { $how }, { $date }, par { $who } : { $reason }
page-no-comment = Aucun commentaire pour l’instant.
