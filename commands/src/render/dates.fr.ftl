# Les jours et les heures, dans les formes du CLDR.

date =
    { $weekday } { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
moment = { $date } à { $time } { $zone }
weekday-short =
    { $weekday ->
        [1] lun.
        [2] mar.
        [3] mer.
        [4] jeu.
        [5] ven.
        [6] sam.
       *[7] dim.
    }
month-short =
    { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[12] déc.
    }
