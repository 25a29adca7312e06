# Les cycles de l’organisation, en général d’un an.

cycle-opened = Le cycle { $cycle } est ouvert, du { $from } au { $to }.
cycle-opened-groups = Les groupes en activité prennent fin avec le cycle, à moins de demander leur reconduction ({ $renew }) et de l’obtenir de la présidence ({ $chair }).
cycle-close-runs = Le cycle { $cycle } court jusqu’au { $ends }.
cycle-close-lapsing = Si vous le clôturez maintenant, ces groupes prennent fin aussi : { $groups }.
cycle-close-confirm = Pour le clôturer : { $close }
cycle-closed = Le cycle { $cycle } est clos. Aucun groupe n’a pris fin avec lui.
cycle-closed-lapsed = Le cycle { $cycle } est clos, et ces groupes ont pris fin avec lui : { $groups }.
cycle-group-lapsed = { $group } a pris fin avec le cycle { $cycle }. Un membre peut le proposer à nouveau : { $propose }
cycle-ends-soon = Le cycle { $cycle } prend fin dans moins d’une heure, le { $ends }.
cycle-ends-in-hours = Le cycle { $cycle } prend fin dans { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }, le { $ends }.
cycle-ends-in-days = Le cycle { $cycle } prend fin dans { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }, le { $ends }.
cycle-silent = Ces groupes prendront fin, à moins de demander leur reconduction : { $groups }. Pour la demander : { $renew }
cycle-waiting = Ces groupes demandent leur reconduction et attendent la décision de la présidence ({ $chair }) : { $groups }. Pour reconduire un groupe : { $decide }
cycle-group-waiting = { $group } demande sa reconduction et attend la décision de la présidence ({ $chair }) : { $decide }
cycle-group-silent = { $group } prendra fin, à moins de demander sa reconduction et de l’obtenir de la présidence ({ $chair }). Pour la demander : { $renew }
cycle-is-open = Un cycle est déjà ouvert, jusqu’au { $ends }. Le suivant peut commencer après lui, et un seul peut être ouvert d’avance. Pour clore le cycle en cours : { $close }
cycle-ends-too-soon = Le dernier jour doit être postérieur au premier et encore à venir.
cycle-none-open = Aucun cycle n’est ouvert. Pour en ouvrir un : { $open }
cycle-now = Le cycle { $cycle } court du { $from } au { $to }.
cycle-none = Aucun cycle n’est ouvert.
cycle-follows = Le cycle { $cycle } suivra, du { $from } au { $to }. Il commencera une fois { $present } clos.
cycle-changes-nothing = Que faut-il changer ? Par exemple : { $command }
