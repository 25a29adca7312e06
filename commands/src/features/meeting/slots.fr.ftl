# Les horaires de réunion les plus équitables.

slots-offered =
    { $count ->
        [one] Horaires les plus équitables pour une réunion de { $group } ({ $length }, { $count } personne attendue) :
       *[other] Horaires les plus équitables pour une réunion de { $group } ({ $length }, { $count } personnes attendues) :
    }
slots-time = { $number }. { $time }
slots-strain =
    { $strain ->
        [fine] Pendant les heures de travail : { $count }
        [edge] Tôt, tard ou le week-end : { $count }
       *[night] La nuit : { $count }
    }
slots-strain-names =
    { $strain ->
        [fine] Pendant les heures de travail : { $count } ({ $names })
        [edge] Tôt, tard ou le week-end : { $count } ({ $names })
       *[night] La nuit : { $count } ({ $names })
    }
slots-why-no-night = Ce n’est la nuit pour personne.
slots-why-second-night = Tout horaire possible impose à quelqu’un une deuxième nuit de suite. Celui-ci coûte le moins au total.
slots-why-spares =
    { $count ->
        [one] Ménage la personne pour qui les réunions passées ont été les plus pénibles.
       *[other] Ménage les { $count } personnes pour qui les réunions passées ont été les plus pénibles.
    }
slots-why-few =
    { $count ->
        [one] La nuit pour { $count } personne seulement, et jamais deux fois de suite pour la même.
       *[other] La nuit pour { $count } personnes seulement, et jamais deux fois de suite pour la même.
    }
slots-owed =
    { $count ->
        [one] Les réunions passées ont été les plus pénibles pour { $count } personne.
       *[other] Les réunions passées ont été les plus pénibles pour { $count } personnes.
    }
slots-owed-names = Les réunions passées ont été les plus pénibles pour { $names }.
slots-names-more =
    { $count ->
        [one] { $names } et { $count } autre
       *[other] { $names } et { $count } autres
    }
slots-local-times = Heures locales
slots-zone = Fuseau horaire
slots-cell =
    { $strain ->
        [fine] { $weekday } { $time } convenable
        [edge] { $weekday } { $time } hors horaires
       *[night] { $weekday } { $time } nuit
    }
slots-alone =
    { $count ->
        [one] { $count } personne est seule dans son fuseau horaire : seuls les totaux ci-dessus la comptent.
       *[other] { $count } personnes sont chacune seules dans leur fuseau horaire : seuls les totaux ci-dessus les comptent.
    }
slots-zones-unknown =
    { $count ->
        [one] Je ne connais pas le fuseau horaire d’une personne. Chacun peut indiquer le sien : { $command }
       *[other] Je ne connais pas le fuseau horaire de { $count } personnes. Chacun peut indiquer le sien : { $command }
    }
slots-cost = Ce que les réunions passées ont coûté à chacun en moyenne, en heures de nuit : { $regions }.
slots-cost-of =
    { $tenths ->
        [0] { $region } { $hours }
       *[other] { $region } { $hours },{ $tenths }
    }
slots-costs = { $first } ; { $next }
slots-elsewhere = ailleurs
slots-to-call = Pour convoquer la réunion : { $command }
slots-in-private = Pour voir les noms et toutes les heures locales, envoyez-moi ceci en privé : { $command }

## Les refus

slots-no-offer = Je n’ai proposé aucun horaire ici au cours des sept derniers jours. Pour en obtenir : { $command }
slots-other-offer = Les derniers horaires que j’ai proposés ici sont pour un autre groupe. Pour en obtenir pour celui-ci : { $command }
slots-no-such-time = Il n’y a pas d’horaire numéro { $slot }. Ma dernière proposition ici en comptait { $offered }.
slots-days-reversed = Le dernier jour ne peut pas précéder le premier. Vous avez indiqué : du { $from } au { $to }.
slots-days-past = Ces jours sont passés. Indiquez des jours à venir.
slots-too-many-days = Cette période est trop longue. Indiquez { $most } jours au plus.
