# Les commentaires sur un groupe.

comment-recorded = Commentaire de { $who } sur { $group } enregistré ({ $count ->
        [one] { $count } commentaire
       *[other] { $count } commentaires
    } à ce jour).
comment-dropped = Le commentaire { $number } de { $who } sur { $group } est retiré. Commentaires : { $count }.
comment-none = Il n’y a pas de commentaire sur { $group }.
comment-unknown = { $group } n’a pas de commentaire { $number }. Le dernier est le commentaire { $last }.
comment-not-yours = Ce commentaire est de { $who }. Cette personne ou le secrétariat peut le retirer.
