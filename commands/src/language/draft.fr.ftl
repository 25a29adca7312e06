# Ce que disent plusieurs commandes.

draft-moment = { $utc } ({ $local })
draft-answered-in-private = J’ai répondu en privé.
draft-group-has-ended = { $group } a pris fin ({ $state }). Un membre peut le proposer de nouveau : { $propose }
draft-not-approved =
    { $state ->
        [deferred] { $group } n’est pas encore actif : la décision a été reportée. Ce sera possible une fois que la présidence ({ $chair }) l’aura approuvé.
       *[proposed] { $group } n’est pas encore actif : ce n’est encore qu’une proposition. Ce sera possible une fois que la présidence ({ $chair }) l’aura approuvé.
    }
plain-zone = « { $place } » a le fuseau horaire { $zone }. Est-ce le vôtre ?
plain-chair = Présidence ({ $chair }) : { $people }
plain-secretariat = Secrétariat : { $people }
plain-nobody = personne pour le moment
plain-member = { $people } peut vous dire comment devenir membre.
plain-which-meeting = De quelle réunion parlez-vous ?
