# Les réunions : convocation, report, annulation, rappels.

## Le nom et l’heure d’une réunion

meeting-plenary = la plénière
meeting-name = Réunion { $number } de { $group } : { $title }
meeting-time = { $local } ({ $utc } UTC)
meeting-time-other-day = { $local } ({ $weekday } { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } à { $utc } UTC)
meeting-time-same = { $local } (même heure en UTC)
meeting-when = { $time }, durée : { $length }
meeting-there-offset = { $weekday } { $time } ({ $offset })
meeting-there-zones =
    { $more ->
        [0] { $weekday } { $time } { $zones }
        [one] { $weekday } { $time } { $zones } et { $more } autre
       *[other] { $weekday } { $time } { $zones } et { $more } autres
    }
meeting-there-zones-offset =
    { $more ->
        [0] { $weekday } { $time } { $zones } ({ $offset })
        [one] { $weekday } { $time } { $zones } et { $more } autre ({ $offset })
       *[other] { $weekday } { $time } { $zones } et { $more } autres ({ $offset })
    }
meeting-where = Lieu : { $place }
meeting-calendar = Calendrier : { $link }
meeting-come = Participerez-vous ? { $command }, non ou peut-être

## Convocation, report, annulation

meeting-series =
    { $turns ->
        [0] Se répète { $every }. Suite :
       *[other] Se répète { $every }, à { $turns } horaires par rotation. Suite :
    }
meeting-series-times =
    { $turns ->
        [0] Se répète { $every }, { $times } en tout. Suite :
       *[other] Se répète { $every }, à { $turns } horaires par rotation, { $times } en tout. Suite :
    }
meeting-series-until =
    { $turns ->
        [0] Se répète { $every } jusqu’au { $day }. Suite :
       *[other] Se répète { $every }, à { $turns } horaires par rotation, jusqu’au { $day }. Suite :
    }
meeting-count =
    { $count ->
        [one] { $count } réunion
       *[other] { $count } réunions
    }
meeting-later = Réunion { $number } : { $time }
meeting-clocks-later =
    { $minutes ->
        [60] À partir du { $day }, ce sera une heure plus tard pour { $count } d’entre vous, en raison d’un changement d’heure.
        [120] À partir du { $day }, ce sera deux heures plus tard pour { $count } d’entre vous, en raison d’un changement d’heure.
       *[other] À partir du { $day }, ce sera { $minutes } minutes plus tard pour { $count } d’entre vous, en raison d’un changement d’heure.
    }
meeting-clocks-earlier =
    { $minutes ->
        [60] À partir du { $day }, ce sera une heure plus tôt pour { $count } d’entre vous, en raison d’un changement d’heure.
        [120] À partir du { $day }, ce sera deux heures plus tôt pour { $count } d’entre vous, en raison d’un changement d’heure.
       *[other] À partir du { $day }, ce sera { $minutes } minutes plus tôt pour { $count } d’entre vous, en raison d’un changement d’heure.
    }
meeting-clash =
    { $count ->
        [one] Conflit d’horaire : la réunion { $number } de { $group } a lieu au même moment, pour { $count } d’entre vous.
       *[other] Conflit d’horaire : la réunion { $number } de { $group } a lieu au même moment, pour { $count } d’entre vous.
    }
meeting-clash-series =
    { $count ->
        [one] Conflit d’horaire : une réunion de { $group } a lieu au même moment, pour { $count } d’entre vous : la série { $title }.
       *[other] Conflit d’horaire : une réunion de { $group } a lieu au même moment, pour { $count } d’entre vous : la série { $title }.
    }
meeting-zone-taken =
    { $whose ->
        [speaker] Vous n’avez pas indiqué de fuseau horaire ; j’ai donc pris le vôtre : { $zone }.
        [facilitator] Vous n’avez pas indiqué de fuseau horaire ; j’ai donc pris celui de la personne qui assure la facilitation du groupe : { $zone }.
        [organisation] Vous n’avez pas indiqué de fuseau horaire ; j’ai donc pris celui de l’organisation : { $zone }.
        [meeting] Vous n’avez pas indiqué de fuseau horaire ; j’ai donc pris celui de la réunion : { $zone }.
       *[utc] Vous n’avez pas indiqué de fuseau horaire ; j’ai donc pris { $zone }.
    }
meeting-series-other-day = La première réunion aurait lieu le { $first }, alors que la série a lieu chaque { $weekday }. Donnez un premier jour qui soit un { $weekday }.
meeting-two-lengths = Vous avez donné deux durées : { $length } avec l’argument « durée: », et { $typed } par l’heure de fin de la réunion. N’en donnez qu’une.
meeting-move-keeps-length = La réunion dure { $length }, mais elle durerait { $typed } du nouveau début à la fin que vous donnez. La déplacer ne change pas sa durée : ne donnez que le début.
meeting-moved = Déplacée : { $meeting }
meeting-from-to = { $before } → { $after }
meeting-moved-series = Les réunions suivantes de la série sont aussi déplacées :
meeting-moved-later = Réunion { $number } : { $before } → { $after }
meeting-cancelled = Annulée : { $meeting }
meeting-cancelled-series = Les réunions suivantes de la série sont aussi annulées :
meeting-cancelled-others = Ces réunions sont aussi annulées :
cancel-one-or-all = Une seule réunion, ou toutes celles de la série à partir de la réunion { $number } ?
meeting-cancelled-reason = Motif : { $reason }

## Les réunions à venir

meeting-list =
    { $whose ->
        [speaker] Réunions à venir (à votre heure, { $zone }) :
        [facilitator] Réunions à venir (à l’heure de la personne qui assure la facilitation du groupe, { $zone }) :
        [organisation] Réunions à venir (à l’heure de l’organisation, { $zone }) :
       *[utc] Réunions à venir ({ $zone }) :
    }
meeting-listed = Réunion { $number }, { $time } : { $title }, { $group }
meeting-listed-answered = Réunion { $number }, { $time } : { $title }, { $group } (votre réponse : { $answer })
meeting-list-addresses = L’adresse de chaque réunion figure dans le salon du groupe. Si vous êtes attendu(e), vous pouvez aussi me la demander en privé : { $command }
meeting-list-zone = Pour voir votre heure : { $command }
meeting-list-more =
    { $count ->
        [one] Et { $count } autre.
       *[other] Et { $count } autres.
    }
meeting-list-none = Aucune réunion n’est prévue. Un facilitateur ou une facilitatrice peut en convoquer une : { $command }
meeting-list-none-of = Aucune réunion de { $group } n’est prévue. Un facilitateur ou une facilitatrice peut en convoquer une : { $command }

## Qui participe

meeting-answers =
    { $answer ->
        [yes] { $count } oui
        [no] { $count } non
       *[maybe] { $count } peut-être
    }
meeting-rsvp-yes = { $who } participera à la réunion { $number } (à ce jour : { $answers }).
meeting-rsvp-no = { $who } ne pourra pas participer à la réunion { $number } (à ce jour : { $answers }).
meeting-rsvp-maybe = { $who } participera peut-être à la réunion { $number } (à ce jour : { $answers }).
meeting-rsvp-series =
    { $answer ->
        [yes] { $who } participera aux réunions { $numbers }.
        [no] { $who } ne pourra pas participer aux réunions { $numbers }.
       *[maybe] { $who } participera peut-être aux réunions { $numbers }.
    }
meeting-rsvp-moved = La réunion { $number } a été déplacée depuis ce message. Elle a maintenant lieu : { $time }.
meeting-rsvp-same = { $who } a déjà répondu { $answer } pour la réunion { $number } (à ce jour : { $answers }).
meeting-rsvp-withdrawn = { $who } a retiré sa réponse pour la réunion { $number } (à ce jour : { $answers }).
meeting-rsvp-withdrawn-last = { $who } a retiré sa réponse pour la réunion { $number }. Personne d’autre n’a encore répondu.
meeting-rsvp-list = Qui participe ? { $meeting }
meeting-rsvp-of =
    { $answer ->
        [yes] Oui : { $people }
        [no] Non : { $people }
       *[maybe] Peut-être : { $people }
    }
meeting-rsvp-silent =
    { $count ->
        [one] { $count } personne attendue n’a pas encore répondu.
       *[other] { $count } personnes attendues n’ont pas encore répondu.
    }
meeting-rsvp-asked = Participerez-vous ? { $command }, non ou peut-être
meeting-rsvp-yours = Vous avez répondu { $answer }. Pour changer : { $command }, non ou peut-être

## Les rappels

meeting-reminder = Rappel : { $meeting }, dans { $time }
meeting-reminder-now = Rappel : { $meeting }, qui commence maintenant
meeting-reminder-again = { $reminder } : { $when }
meeting-reminder-again-where = { $reminder } : { $when }. { $place }
meeting-agenda = Ordre du jour : { $items }
meeting-agenda-items = { $first } ; { $next }
meeting-come-answered = Réponses à ce jour : { $answers }. Participerez-vous ? { $command }, non ou peut-être
meeting-come-unanswered = Personne n’a encore répondu. Participerez-vous ? { $command }, non ou peut-être
meeting-remind-group = J’enverrai un rappel dans les salons { $before } avant chaque réunion de { $group }.
meeting-remind-group-off = Je n’enverrai plus de rappel dans les salons pour les réunions de { $group }.
meeting-remind-me = Je vous enverrai un rappel ici { $before } avant chaque réunion où vous êtes attendu(e), sauf si vous avez répondu non.
meeting-remind-me-off = Je ne vous enverrai plus de rappel des réunions ni des consultations. Les salons reçoivent toujours les leurs.
meeting-remind-me-zone = Je ne connais pas votre fuseau horaire ; les heures sont donc en UTC. Pour l’indiquer : { $command }

## Les refus

meeting-was-cancelled = La réunion { $number } a été annulée le { $day }. Rien n’a changé.
meeting-is-over = La réunion { $number } s’est terminée le { $at }. Rien n’a changé.
meeting-already-then = La réunion { $number } est déjà prévue à cette heure. Rien n’a changé.
meeting-no-zones = Aucune des personnes attendues n’a indiqué son fuseau horaire. Pour indiquer le vôtre : { $command }
meeting-no-times = Une réunion de cette durée ne tient pas dans ces jours. Essayez une période plus longue.
meeting-no-times-quorum = Ces jours-là, le quorum exigé n’est éveillé à aucun moment. Essayez une période plus longue.
meeting-past = { $at } est déjà passé. Indiquez une heure à venir.
meeting-time-and-slot = Indiquez soit un jour et une heure, soit créneau: avec le numéro d’un horaire proposé, mais pas les deux.
meeting-passcode-alone = Un code d’accès va avec une adresse. Indiquez les deux : lien: https://… code-accès: …
meeting-only-series = { $argument } ne vaut que pour une série. Indiquez aussi sa périodicité, par exemple chaque: 2 semaines
meeting-no-rotation = La rotation demande de 2 à 6 horaires et une série qui se répète au plus une fois par semaine.
meeting-series-too-short = La série se termine avant sa première réunion. Indiquez un dernier jour plus tardif.
meeting-away = Absences annoncées : { $people }
meeting-away-until = { $who } (jusqu’au { $day })
meeting-away-count = { $count ->
        [one] { $count } personne est absente à ce moment-là.
       *[other] { $count } personnes sont absentes à ce moment-là.
    }
meeting-rsvp-one-answer = Je ne prends qu’une réponse à la fois. Veuillez en envoyer une pour chaque réunion : { $one } et { $other }
meeting-rsvp-silent-names = Sans réponse ({ $count }) : { $people }
meeting-clocks-yours =
    { $direction ->
        [later] { $minutes ->
            [60] Pour vous, c’est une heure plus tard que la dernière fois, car les horloges ont changé.
           *[other] Pour vous, c’est { $minutes } minutes plus tard que la dernière fois, car les horloges ont changé.
        }
       *[earlier] { $minutes ->
            [60] Pour vous, c’est une heure plus tôt que la dernière fois, car les horloges ont changé.
           *[other] Pour vous, c’est { $minutes } minutes plus tôt que la dernière fois, car les horloges ont changé.
        }
    }
move-without-details = /déplacer ne change que l’heure. Pour le reste, envoyez ensuite : { $command }
