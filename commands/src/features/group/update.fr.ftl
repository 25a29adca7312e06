# Les points d’étape sur les travaux d’un groupe.

update-recorded = Point d’étape de { $group } enregistré. Merci. Je demanderai le prochain le { $next }.
update-recorded-last = Point d’étape de { $group } enregistré. Merci.
update-please = Veuillez faire le point sur les travaux de { $group }. Le dernier point d’étape date du { $last }.
update-please-first = Veuillez faire le point sur les travaux de { $group }. Il n’y a encore eu aucun point d’étape.
update-answer = Pour répondre : { $update }
update-none-asked = aucun à ce jour, demandé le { $asked }
update-none-missing = aucun à ce jour, demandé le { $asked }, en retard depuis le { $missing }
update-next-asked = { $date } : { $words } (le suivant a été demandé le { $asked })
update-next-missing = { $date } : { $words } (le suivant a été demandé le { $asked }, en retard depuis le { $missing })
update-corrected = Corrigé : le dernier point d’étape sur { $group }.
update-may-be-meant = Je vous ai demandé un point d’étape sur { $group }. Est-ce celui-ci ?
update-nothing-to-correct = Il n’y a pas de point d’étape sur { $group } à corriger. Pour en donner un : { $update }
