# L’image des horaires proposés.

picture-working-hours = heures ouvrées
picture-edge = tôt, tard ou week-end
picture-night = nuit
picture-column = { $weekday } { $day } { $month }
picture-cell = { $weekday } { $time }
picture-offered = { $number } : { $day }, { $time } UTC
picture-text = Les horaires proposés au fil de la journée dans { $zones ->
        [one] un fuseau horaire
       *[other] { $zones } fuseaux horaires
    } :
