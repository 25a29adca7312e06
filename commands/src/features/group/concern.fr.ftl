# Les réserves à l’égard d’un groupe.

concern-recorded = Votre réserve (nº { $number }) sur { $group } est enregistrée. Pour la retirer : { $resolve }
