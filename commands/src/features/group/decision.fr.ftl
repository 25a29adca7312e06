# Les décisions sur un groupe.

decide-done = Décision : { $decision }
decide-corrected = Correction : { $decision }
decide-no-longer = La décision précédente ne vaut plus : { $reason }
decide-nothing-to-correct = Il n’y a pas de décision sur { $group } à corriger.
decide-ended-since = { $group } est désormais { $state } : la décision ne peut plus être corrigée. Pour proposer à nouveau le groupe : { $propose }
decide-no-facilitator = Personne n’assure encore la facilitation de { $group }. Pour désigner quelqu’un : { $facilitate }
decide-by-which-chair = La décision revient à la présidence ({ $chair }). Pour l’enregistrer, indiquez de qui elle émane, par exemple par: @lynn
decide-not-the-chair = { $who } n’exerce pas la présidence ({ $chair }), qui seule prend la décision.
decide-not-possible = { $group } est { $key ->
        [lapsed] devenu caduc
       *[other] { $state }
    } : « { $outcome } » n’est donc pas possible. Possible à présent : { $possible }
decide-has-ended = { $group } est { $key ->
        [lapsed] devenu caduc
       *[other] { $state }
    } : « { $outcome } » n’est donc pas possible. Pour proposer le groupe à nouveau : { $propose }
decide-not-renewed = { $group } est déjà en activité. Sa reconduction doit d’abord être demandée par les personnes qui en assurent la facilitation : { $renew }. Possible à présent : { $possible }
decide-no-target = Vers quoi réorienter ? Ajoutez vers: suivi du code d’un groupe, ou de quelques mots : { $example }
decide-target-without-redirect = Seule une réorientation prend vers:. Si « vers: » fait partie de votre texte, mettez tout le texte entre guillemets.
decide-target-is-itself = { $group } ne peut pas être réorienté vers lui-même. Indiquez un autre groupe, ou dites en quelques mots vers quoi.
decide-target-has-ended = { $group } a pris fin ({ $state }) : rien ne peut être réorienté vers lui. Indiquez un autre groupe, ou dites en quelques mots vers quoi.
decide-rules-unmet = Rien n’est encore enregistré. { $group } ne remplit pas ces conditions :
decide-anyway = Pour décider malgré tout, indiquez le motif : { $again }
decide-dissolve-sure = Ceci met fin à { $group } pour de bon : il ne pourra qu’être proposé de nouveau.
decide-your-group = Vous recevez ce message parce que vous avez proposé ce groupe ou en assurez la facilitation : { $group }. Pour voir sur quoi repose la décision : { $why }
decide-doubtful = Vos mots laissent la décision sur { $group } en suspens. Est-ce bien ce que vous voulez ?
decide-correct-instead = Si la décision était une erreur : { $command }
decide-target-only-redirect = Seule une réorientation prend vers:.
