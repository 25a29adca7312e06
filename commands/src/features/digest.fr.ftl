# Les récapitulatifs : ce qui attend leurs lecteurs, ce qui est nouveau, ce qui vient.

digest-title-all = Récapitulatif de tous les groupes depuis le { $since }
digest-title-group = Récapitulatif de { $group } depuis le { $since }
digest-title-own = Votre récapitulatif depuis le { $since }
digest-nothing = Il n’y a rien de nouveau, et rien ne vous attend.
digest-whole = Dans son intégralité : { $page }
digest-and-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }
digest-weekly =
    { $weekday ->
        [1] chaque lundi
        [2] chaque mardi
        [3] chaque mercredi
        [4] chaque jeudi
        [5] chaque vendredi
        [6] chaque samedi
       *[7] chaque dimanche
    } à { $time } { $zone }
digest-scheduled = selon « { $schedule } » { $zone }
digest-set-room = J’enverrai un récapitulatif ici { $when }. Pour l’arrêter : { $off }
digest-set-own =
    { $how ->
        [mail] Je vous enverrai votre propre récapitulatif par courriel { $when }. Pour l’arrêter : { $off }
        [both] Je vous enverrai votre propre récapitulatif en privé et par courriel { $when }. Pour l’arrêter : { $off }
       *[chat] Je vous enverrai votre propre récapitulatif en privé { $when }. Pour l’arrêter : { $off }
    }
digest-off-room = Je n’enverrai plus de récapitulatif ici. Pour les recevoir de nouveau : { $on }
digest-off-own = Vous ne recevez plus de récapitulatif personnel. Les salons gardent le leur.
digest-own =
    { $how ->
        [mail] { $when }, par courriel
        [both] { $when }, en privé et par courriel
       *[chat] { $when }
    }
digest-mail-to-oneself = Seul votre propre récapitulatif peut arriver par courriel : { $weekly }
digest-no-mail = Je ne peux pas envoyer de courriel ici. Veuillez vous adresser au secrétariat. Votre récapitulatif peut arriver en privé : { $weekly }
digest-no-address = Je ne connais pas votre adresse électronique. Veuillez demander au secrétariat de l’ajouter à la liste des personnes.
digest-none = Vous n’avez pas de récapitulatif personnel. Pour en avoir un : { $weekly }
digest-not-bound = Ce salon n’est celui d’aucun groupe : il n’a donc pas de récapitulatif. La présidence ({ $chair }) ou le secrétariat peut y remédier : { $bind }
