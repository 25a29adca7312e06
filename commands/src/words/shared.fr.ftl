# Ce que disent plusieurs fonctions.

state =
    { $state ->
        [proposed] proposé
        [approved] approuvé
        [deferred] reporté
        [redirected] réorienté
        [declined] refusé
        [withdrawn] retiré
        [dissolved] dissous
       *[lapsed] caduc
    }
outcome =
    { $outcome ->
        [approve] approuvé
        [continue] approuvé (reconduit)
        [defer] reporté
        [redirect] réorienté
        [decline] refusé
       *[dissolve] dissous
    }
concern-end =
    { $end ->
        [withdrawn] retirée
        [resolved] levée
       *[overruled] écartée
    }
answer =
    { $answer ->
        [yes] oui
        [no] non
       *[maybe] peut-être
    }
role =
    { $role ->
        [secretariat] secrétariat
        [member] membre
       *[participant] participant
    }
standing =
    { $standing ->
        [member] membre
       *[participant] participant
    }
tally =
    { $members ->
        [one] { $members } membre
       *[other] { $members } membres
    }
tally-with-others =
    { $members ->
        [one] { $members } membre
       *[other] { $members } membres
    }, { $others ->
        [one] { $others } autre
       *[other] { $others } autres
    }
chair = présidence
carried-actions = Actions ouvertes
carried-documents = Documents en cours d’examen
carried-decisions = Décisions reportées
carried-action = Action { $number }
carried-document = Document de { $group }
carried-decision = Décision concernant { $group }
stakeholder-group =
    { $group ->
        [government] gouvernement
        [private-sector] secteur privé
        [civil-society] société civile
        [technical-community] communauté technique
       *[intergovernmental-organisation] organisation intergouvernementale
    }
part-purpose = But
part-objectives = Objectifs
part-outputs = Résultats
part-plan = Plan
part-timeframe = Calendrier
