# Les pages des réunions, avec les procès-verbaux et les actions.

page-subscribe-to-all = S’abonner au calendrier de toutes les réunions
page-subscribe = S’abonner
page-upcoming = À venir
page-held = Tenues ou annulées
page-none-held = Aucune réunion ne s’est encore tenue.
page-open-actions = Actions ouvertes
page-no-action = Aucune action n’est ouverte.
page-meeting-number = Réunion { $number }
page-no-such-meeting-title = Cette réunion n’existe pas
page-no-meeting-yet = Il n’y a encore aucune réunion.
page-no-such-meeting = Cette réunion n’existe pas. La dernière porte le numéro { $last }.
page-meeting = Réunion
page-when = Date et heure
page-state = État
page-starts-and-length = { $starts }, { $length }
page-more-of-series =
    { $count ->
        [one] { $count } autre réunion de cette série
       *[other] { $count } autres réunions de cette série
    }
page-plenary = plénière
page-called-for = Prévue pour
page-local-time = Heure locale
page-cancelled = Annulation
page-where = Lieu
page-who-comes = Participation
page-answers = { $yes } oui, { $maybe } peut-être, { $no } non
page-meeting-is-on = La réunion est en cours.
page-minutes-to-come = Le projet de procès-verbal paraîtra ici dès qu’elle sera terminée.
page-no-minutes = Aucun procès-verbal n’a été dressé.
page-agenda = Ordre du jour
page-empty-agenda = L’ordre du jour est vide.
page-minutes-approved = Procès-verbal approuvé le { $date }.
page-minutes-draft = Ceci est un projet, ouvert aux corrections.
page-how-to-correct = Toute personne présente peut proposer à la modération de corriger un paragraphe : { $command }, où K est son numéro. Approbation : { $chair }.
page-corrections =
    { $number ->
        [one] { $number } paragraphe corrigé
       *[other] { $number } paragraphes corrigés
    }
page-action = Action
page-who = Responsable
page-by = Échéance
page-no-date = sans date
page-dropped = abandonnée le { $date }
page-dropped-with = abandonnée le { $date } : { $words }
page-done = faite le { $date }
page-done-with = faite le { $date } : { $words }
page-overdue = en retard
page-open = ouverte
page-meeting-state =
    { $state ->
        [cancelled] annulée
        [on] en cours
        [approved] tenue, procès-verbal approuvé
        [draft] tenue, projet de procès-verbal
        [no-minutes] tenue, sans procès-verbal
       *[upcoming] à venir
    }
