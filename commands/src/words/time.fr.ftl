# Les durées, et la périodicité d’une série de réunions.

length-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
length-hours =
    { $hours ->
        [one] { $hours } heure
       *[other] { $hours } heures
    }
length-hours-minutes =
    { $hours ->
        [one] { $hours } heure
       *[other] { $hours } heures
    } { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
length-days =
    { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
every-days =
    { $count ->
        [one] tous les jours
       *[other] tous les { $count } jours
    }
every-weeks =
    { $count ->
        [one] toutes les semaines
       *[other] toutes les { $count } semaines
    }
every-months =
    { $count ->
        [one] tous les mois
       *[other] tous les { $count } mois
    }
every-months-on =
    { $count ->
        [one] { $day } de chaque mois
       *[other] tous les { $count } mois, { $day }
    }
weekday-of-month =
    { $place ->
        [first] le premier
        [second] le deuxième
        [third] le troisième
        [fourth] le quatrième
       *[last] le dernier
    } { $weekday ->
        [1] lundi
        [2] mardi
        [3] mercredi
        [4] jeudi
        [5] vendredi
        [6] samedi
       *[7] dimanche
    }
weekday-whole =
    { $weekday ->
        [1] lundi
        [2] mardi
        [3] mercredi
        [4] jeudi
        [5] vendredi
        [6] samedi
       *[7] dimanche
    }
