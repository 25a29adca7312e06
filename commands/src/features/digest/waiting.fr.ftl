# Ce qui attend la présidence, le secrétariat et les personnes qui assurent la facilitation.

digest-waiting = Ce qui vous attend
waiting-ready = Prêt pour une décision : { $groups }. { $command }
waiting-last-calls = Dernier appel clos, mais il manque quelque chose que les règles demandent : { $groups }. Le détail : { $command }
waiting-renewals = Reconduction demandée : { $groups }. { $command }
waiting-undecided = Pas encore décidé : { $groups }. Ce qui manque : { $command }
waiting-put-off = Reporté : { $groups }. Où en est-on : { $command }
waiting-without-facilitator = Sans facilitation : { $groups }. { $command }
waiting-drafts =
    { $count ->
        [one] Procès-verbal à approuver : réunion { $meetings }. { $command }
       *[other] Procès-verbaux à approuver : réunions { $meetings }. { $command }
    }
waiting-updates = Point d’étape en retard : { $groups }. À qui il a été demandé : { $command }
waiting-minutes =
    { $count ->
        [one] Sans procès-verbal : réunion { $meetings }. Pour le rédiger maintenant : { $start }
       *[other] Sans procès-verbal : réunions { $meetings }. Pour les rédiger maintenant : { $start }
    }
waiting-next-cycle = Le cycle { $cycle } prend fin le { $ends }, et aucun autre ne suit. Pour ouvrir dès maintenant le suivant : { $command }
waiting-no-cycle = Aucun cycle n’est ouvert. { $command }
waiting-no-chair = Plus personne n’assure la présidence ({ $chair }) : rien ne peut être décidé. Une fois quelqu’un choisi : { $command }
waiting-declared = Ce que ces personnes disent d’elles-mêmes attend votre confirmation : { $people }. { $command }
waiting-renew = Le cycle prend bientôt fin. Pour continuer dans le suivant, demandez-le : { $groups }. { $command }
waiting-of-group = { $group } ({ $count })
waiting-concerns = Réserves en suspens : { $groups }. Pour les lire : { $command }
waiting-of-meeting = réunion { $number } ({ $count })
waiting-corrections = Corrections de procès-verbaux qui vous sont proposées : { $meetings }. Pour les lire : { $command }
waiting-more = { $count } de plus
