# Le dernier appel sur une proposition.

last-call-opened = Dernier appel sur { $group }. Pour soutenir la proposition : { $support }. Une réserve ? Les membres peuvent l’émettre jusqu’au { $until } : { $concern }
last-call-ended = Le dernier appel sur { $group } est clos. { $open ->
        [0] Aucune réserve ne subsiste.
        [one] Une réserve subsiste.
       *[other] { $open } réserves subsistent.
    }
last-call-rules = Conditions prévues par les règles : { $why }
last-call-already = Le dernier appel sur { $group } est déjà en cours, jusqu’au { $until }.
