# Les commentaires sur un groupe.

comment-recorded = Commentaire de { $who } sur { $group } enregistré ({ $count ->
        [one] { $count } commentaire
       *[other] { $count } commentaires
    } à ce jour).
