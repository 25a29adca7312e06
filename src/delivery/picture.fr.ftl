# L’image des horaires proposés.

picture-working-hours = heures ouvrées
picture-edge = tôt, tard ou week-end
picture-night = nuit
picture-hours = En gras : les heures UTC. Dans les cases : les heures locales.
picture-times = Encadrés : les horaires proposés.
picture-times-past-midnight = Encadrés : les horaires proposés. → se poursuit après minuit.
picture-offered = { $number } : { $day }, { $time } UTC
picture-text = Les horaires proposés au fil de la journée dans { $zones ->
        [one] un fuseau horaire
       *[other] { $zones } fuseaux horaires
    } :
