# La première page : ce qui se passe, et le tableau de tous les groupes.

page-works-on = Les travaux en cours : { $organisation }
page-what-it-is = Les groupes sont proposés et soutenus, et les décisions prises, en toute transparence. Voici leur registre officiel, tenu au fil des événements : qui a dit quoi, et quand.
page-cycle = Le cycle { $cycle } va du { $from } au { $to }.
page-now = En ce moment
page-that-day = Ce jour-là
page-next-meeting = Prochaine réunion
page-no-meeting = Aucune réunion n’est prévue.
page-all-meetings = Toutes les réunions
page-starts = { $starts }
page-starts-of = { $starts }, { $group }
page-on-since = En cours depuis le { $starts }
page-on-since-of = En cours depuis le { $starts }, { $group }
page-open-for-input = Ouvert à vos contributions
page-nothing-open = Aucune consultation, aucun dernier appel ni aucun examen de document n’est en cours.
page-open-consultation = Consultation : { $question }, jusqu’au { $until }
page-open-last-call = Dernier appel : { $group }, jusqu’au { $until }
page-open-review = Document de { $group } : { $document }, jusqu’au { $until }
page-and-more-open =
    { $more ->
        [one] Et { $more } autre.
       *[other] Et { $more } autres.
    }
page-how-to-take-part = Comment participer
page-latest-decisions = Dernières décisions
page-nothing-decided = Aucune décision n’a encore été prise.
page-decided-in-short = { $group } { $outcome }, { $date }
page-follow = Suivre l’actualité (fil)

page-no-group-yet = Aucun groupe n’a encore été proposé.
page-number-of-groups =
    { $number ->
        [one] { $number } groupe
       *[other] { $number } groupes
    }
page-no-such-groups = Aucun groupe de ce type n’est dans cet état.
page-by-state = Groupes par état
page-by-kind = Groupes par type
page-all-states = Tous les états
page-all-kinds = Tous les types
page-of-state =
    { $state ->
        [proposed] { $number ->
            [one] { $number } proposé
           *[other] { $number } proposés
        }
        [approved] { $number ->
            [one] { $number } approuvé
           *[other] { $number } approuvés
        }
        [deferred] { $number ->
            [one] { $number } reporté
           *[other] { $number } reportés
        }
        [redirected] { $number ->
            [one] { $number } réorienté
           *[other] { $number } réorientés
        }
        [declined] { $number ->
            [one] { $number } refusé
           *[other] { $number } refusés
        }
        [withdrawn] { $number ->
            [one] { $number } retiré
           *[other] { $number } retirés
        }
        [dissolved] { $number ->
            [one] { $number } dissous
           *[other] { $number } dissous
        }
       *[lapsed] { $number ->
            [one] { $number } caduc
           *[other] { $number } caducs
        }
    }
page-group = Groupe
page-status = État
page-support = Soutien
page-other-comments = Autres commentaires
page-facilitators = Facilitation
page-documents = Documents
page-new-this-cycle = nouveau dans ce cycle
page-open-concerns =
    { $number ->
        [one] { $number } réserve en suspens
       *[other] { $number } réserves en suspens
    }
page-comments =
    { $number ->
        [0] aucun commentaire
        [one] { $number } commentaire
       *[other] { $number } commentaires
    }
page-nobody-yet = personne pour l’instant
page-proposed-facilitators = Personnes proposées : { $names }
page-no-documents = aucun
page-dated = { $what } : { $words }
page-last-call-until = Dernier appel jusqu’au { $until }
page-update-is-missing = Un point d’étape est en retard.
page-status-of = Ligne d’état, { $date } :
page-note-of = Note, { $date } :
