# Les décisions sur un groupe.

decision = { $group } est { $outcome } par { $who }, le { $date }.
decision-recorded = { $group } est { $outcome } par { $who }, le { $date } (enregistré par { $by }).
decision-redirected = { $group } est réorienté vers { $to } par { $who }, le { $date }.
decision-redirected-recorded = { $group } est réorienté vers { $to } par { $who }, le { $date } (enregistré par { $by }).
decision-because = { $decision } { $reason }
decision-no-more = { $decision } { $what }
decision-taken-back = Annulée par { $by }, le { $date }.
decision-corrected = Corrigée par { $by }, le { $date } : { $reason }
decision-against-rules = { $decision } { $although }. Motif : { $anyway }

decision-although-concerns = { $outcome ->
        [continue] Approuvé (reconduit)
       *[other] Approuvé
    } alors { $open ->
        [one] qu’une réserve subsiste
       *[other] que { $open } réserves subsistent
    }
decision-although-rules = { $outcome ->
        [continue] Approuvé (reconduit)
       *[other] Approuvé
    } alors que les règles exigent { $rules }
decision-although-both = { $outcome ->
        [continue] Approuvé (reconduit)
       *[other] Approuvé
    } alors { $open ->
        [one] qu’une réserve subsiste
       *[other] que { $open } réserves subsistent
    } et que les règles exigent { $rules }
