# La légende de l’image des horaires proposés.

picture-working-hours = heures ouvrées
picture-edge = E : tôt, tard ou week-end
picture-night = N : nuit
picture-times = Le nombre dans une case est l’heure locale. Encadrés : les horaires proposés.
picture-times-past-midnight = Le nombre dans une case est l’heure locale. Encadrés : les horaires proposés ; → se poursuit après minuit.
picture-day = { $day }, heures UTC
