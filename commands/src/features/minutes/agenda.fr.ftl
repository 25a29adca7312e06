# L’ordre du jour d’une réunion.

agenda-heading = Ordre du jour : { $meeting }
agenda-empty = L’ordre du jour est encore vide.
agenda-to-begin = Pour commencer par les points habituels et ce qui reste ouvert : { $command }
agenda-still-open = Questions encore ouvertes
agenda-document-in-review = Document de { $group } : { $title }, à l’examen jusqu’au { $until }
agenda-decision-deferred = Décision sur { $group } (reportée)
agenda-item = { $number }. { $item }
agenda-item-for = { $item } ({ $length })
agenda-meeting-lasts = La réunion dure { $length }.
agenda-too-long = Total : { $total }, soit { $over } de trop pour la réunion.
agenda-fills = Total : { $total }, exactement la durée de la réunion.
agenda-fits = Total : { $total } sur { $length }.
agenda-added = Point { $item } de la réunion { $number } : { $words } { $total }
agenda-dropped = Point retiré : { $words } Les points suivants remontent. { $total }
agenda-fixed = La réunion { $number } est terminée : son ordre du jour ne peut plus changer.
agenda-no-item =
    { $count ->
        [0] La réunion { $number } n’a pas de point { $item } : son ordre du jour est vide. { $command }
        [1] La réunion { $number } n’a pas de point { $item }, seulement le point 1 : { $command }
       *[other] La réunion { $number } n’a pas de point { $item }. Elle en a { $count } : { $command }
    }
agenda-part-of-part = Le point { $item } fait déjà partie du point { $top }. Rattachez-le au point entier : { $argument }
agenda-full = Un ordre du jour compte au plus 99 points, et un point au plus 26 parties.
agenda-item-was-opened = Le point { $item } a été abordé : il reste à l’ordre du jour.
agenda-carried-sentence = { $topic }.
