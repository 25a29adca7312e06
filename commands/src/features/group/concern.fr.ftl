# Les réserves à l’égard d’un groupe.

concern-recorded = Votre réserve (nº { $number }) sur { $group } est enregistrée. Pour la retirer : { $resolve }
concern-recorded-for = La réserve de { $who } (nº { $number }) sur { $group } est enregistrée.
concern-in-your-name = { $by } a enregistré une réserve en votre nom (nº { $number }) sur { $group } (pour la retirer : { $resolve }) : { $words }
concern-ended-by-another =
    Votre réserve (nº { $number }) sur { $group } a été { $how ->
        [overruled] écartée
        [withdrawn] retirée
       *[resolved] considérée comme levée
    } par { $by }. Vous aviez écrit : { $words }
concern-end-reason = Motif : { $reason }
concern-what-you-can-do = Le registre conserve votre réserve et ce motif. Si le motif n’y répond pas, émettez-la de nouveau ({ $again }) ou écrivez à la présidence ({ $chair }). Pour voir sur quoi repose la décision : { $why }
concern-whose = Seuls les membres peuvent émettre une réserve. Pour en enregistrer une qu’un membre a émise ailleurs : { $concern }
concern-none = Cela se lit comme « aucune réserve » : rien n’est enregistré, et il n’est pas nécessaire de le dire. Si vous en avez une, dites laquelle : { $concern }
concern-no-member = Seuls les membres peuvent émettre une réserve, et { $who } n’est pas membre. Enregistrez-la comme commentaire : { $comment }
