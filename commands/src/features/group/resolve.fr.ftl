# Une réserve prend fin : retirée ou levée par son auteur ou écartée par la présidence.

resolve-done = La réserve { $number } de { $who } sur { $group } est { $how }. { $open ->
        [0] Aucune réserve ne subsiste.
        [one] Une réserve subsiste.
       *[other] { $open } réserves subsistent.
    }
resolve-no-concern = { $group } n’a pas de réserve { $number }. Réserves qui subsistent : { $open }.
resolve-none-open = { $group } n’a pas de réserve { $number }. Aucune réserve ne subsiste.
resolve-has-ended = La réserve { $number } sur { $group } a déjà pris fin le { $at }. Rien n’a changé.
resolve-not-yours = Cette réserve émane de { $author }. Seule la personne qui l’a émise peut la retirer ; la présidence ({ $chair }) peut l’écarter en indiquant le motif.
resolve-no-reason = Pour écarter la réserve d’une autre personne, indiquez le motif, qui sera consigné au registre : { $resolve }
resolve-nothing-open = Aucune réserve sur { $group } ne subsiste.
resolve-which = De quelle réserve sur { $group } parlez-vous ?
resolve-choice = Réserve { $number }, de { $who } : { $words }
resolve-reopened = La réserve { $number } sur { $group }, émise par { $who }, est rouverte. Réserves en suspens : { $open }.
resolve-reopened-yours = { $by } a rouvert votre réserve { $number } sur { $group }.
resolve-nothing-ended = Aucune réserve sur { $group } n’a été close.
resolve-not-ended = La réserve { $number } sur { $group } n’est pas close : il n’y a rien à rouvrir.
