# Ce qui conviendrait à la place de ce qui a été tapé. Chaque phrase suit : Je n’ai pas compris « demin ».

value-not-plenary = Choisissez un autre code : « plenary » désigne la plénière, le salon ouvert à tout le monde.
value-new-code = Un code se compose d’une lettre, puis de lettres, de chiffres et de traits d’union, 2 à 24 en tout, par exemple WG-IMP.
value-one-name = Écrivez un seul nom, par exemple "Lea Kaspar".
value-web-address = Écrivez une adresse web qui commence par https:// ou http://
value-moment = Écrivez une date, par exemple { $day }, ou une heure, par exemple { $day } 22:00 UTC.
value-deadline = Écrivez un jour, par exemple 18 avril ou dans 3 jours, ou une heure, par exemple 18 avril 22:00 UTC.
value-meeting-time = Écrivez un jour et une heure, par exemple 25 avril 22:00 Genève, mardi 14:00 ou dans 3 jours 22:00 UTC.
value-time-of-day = Écrivez aussi l’heure, par exemple mar 14:00 ou 25 avr 22:00 UTC.
value-zone-after-time = Écrivez le fuseau après l’heure : un fuseau horaire comme Africa/Dakar, une ville, UTC ou +05:45.
value-zone = Écrivez un fuseau horaire comme Africa/Dakar, une ville, UTC ou +05:45.
value-weekly = Écrivez un jour de la semaine et une heure, par exemple lun 09:00.
value-coming-day = Écrivez un jour, par exemple 18 avril, mardi ou dans 3 jours.
value-day = Écrivez un jour avec son année, par exemple { $day }.
value-past-day = Le { $day } est encore à venir. Écrivez le jour où cela a été dit.
value-choice = Écrivez { $words }.
value-number-of = Écrivez un nombre : { $what }, par exemple 1.
value-numbers = Écrivez des nombres séparés par des virgules, par exemple 1,3.
value-duration = Écrivez une durée, par exemple 45m, 1h30 ou 90 min.
value-lead-times = Écrivez des durées, par exemple 7j, 24h, 1h, ou jamais.
value-every = Écrivez la périodicité : jour, 2 semaines, mois, ou le dernier jeudi du mois.
value-meeting = Écrivez le numéro d’une réunion, par exemple 1. { $meetings } les donne.
value-item = Écrivez le numéro d’un point, par exemple 4 ou 4a.
value-item-title = Écrivez le numéro d’un point, par exemple 4 ou 4a, ou des mots que seul son titre contient. Pour en ajouter un : { $add }
value-owner = Écrivez qui doit s’en charger : @compte, un nom comme "Lea Kaspar", présidence, secrétariat ou membres.
value-hours = Écrivez des heures, par exemple 09:00-21:00.
value-weekend = Écrivez des jours, par exemple ven, sam.
value-stakeholder = Choisissez un groupe de parties prenantes : { $groups }.
value-category = Choisissez un type : { $categories }.
value-yes-no = Écrivez oui ou non.

value-time-no-day = Ajoutez le jour, par exemple mardi 14:00.
value-time-month-alone = Un mois s’écrit avec son jour, par exemple 25 mars. Pour un jour de la semaine, écrivez son nom en entier.
value-time-no-year = Ajoutez l’année après le mois.
value-time-two-days = Donnez un seul jour. Pour plusieurs jours de la semaine, il faut une série par jour.
value-time-two-times = Donnez une seule heure.
value-time-two-zones = Les deux fuseaux horaires ne donnent pas la même heure. N’en donnez qu’un.
value-time-bare-number = Écrivez une heure sous la forme 15:00 ou 15h, et un jour sous la forme 25 avril.
value-time-missing-digit = Les minutes s’écrivent avec deux chiffres, par exemple 9:30.
value-time-no-such-day = Ce jour n’existe pas.
value-time-no-such-time = Cette heure n’existe pas.
value-time-series = Donnez ici le premier jour et son heure. La périodicité de la série se donne avec l’argument « chaque: », par exemple « chaque: 2 semaines ».
value-time-range = Donnez ici un seul moment, sans heure de fin.
value-time-past = C’est dans le passé. Donnez un jour ou une heure à venir.

value-which-date = « { $typed } » peut désigner deux dates.
value-which-week = « { $typed } » peut désigner le { $weekday } de cette semaine ou celui de la semaine prochaine.
value-which-year = « { $typed } » : la prochaine fois sera le { $date }. Est-ce bien ce jour ?
value-which-weekday = Le { $date } n’est pas un { $weekday }.
value-which-midnight = Dans « { $typed } », minuit peut être le début du jour ou sa fin.
value-which-half-of-day = « { $typed } » peut être le matin ou plus tard dans la journée.
value-which-end-or-offset = La fin de « { $typed } » peut être un fuseau horaire ou la fin de la réunion.
value-which-year-or-hour = Le nombre dans « { $typed } » peut être une année ou une heure.
value-which-day-or-time = « { $typed } » peut être un jour ou une heure.
value-which-length-or-hour = « { $typed } » peut être une durée ou une heure du jour.
value-which-end-of-week = « { $typed } » peut être vendredi ou dimanche.
value-which-zone = « { $typed } » peut désigner plusieurs fuseaux horaires.
value-write-one = { $question } Écrivez { $choices }.
value-meant-place = { $what } ({ $place })
value-meant-length = { $time }, durée : { $length }

value-note-skipped = Dans le fuseau { $zone }, les horloges avancent ce jour-là et sautent { $time } ; j’ai donc pris { $taken }.
value-note-twice = Dans le fuseau { $zone }, les horloges reculent ce jour-là et { $time } vient deux fois. J’ai pris la première.
value-note-seconds = J’ai laissé les secondes de côté.
value-note-taken-as = J’ai lu « { $word } » comme { $weekday }.
value-note-day-ends = J’ai lu 24:00 comme la fin du { $date }.
value-note-place = J’ai pris { $place } ({ $zone }).

value-asked =
    { $what ->
        [group] Quel groupe ?
        [group-or-plenary] Quel groupe, ou la plénière ?
        [new-code] Quel code le groupe doit-il avoir ?
        [meeting] Quelle réunion ?
        [consultation] Quelle consultation ?
        [action] Quelle action ?
        [concern] Quelle réserve ?
        [paragraph] Quel paragraphe ?
        [correction] Quelle correction ?
        [item] Quel point de l’ordre du jour ?
        [new-item] Quel est le point de l’ordre du jour ? Par exemple : "Prochaines étapes"
        [place] À quelle place ?
        [coming] Participerez-vous ? Répondez oui, non ou peut-être.
        [when] Quel jour et à quelle heure ?
        [weekly] Quel jour de la semaine et à quelle heure ?
        [until] Jusqu’à quand ?
        [first-day] À partir de quel jour ?
        [last-day] Jusqu’à quel jour ?
        [how-long] Combien de temps ?
        [how-long-before] Combien de temps avant une réunion ?
        [person] Qui ?
        [name] Quel nom de la liste ?
        [address] Quelle est l’adresse web ?
        [title] Quel est le titre ?
        [question] Quelle est la question ?
        [comment] Quel est votre commentaire ?
        [concern-words] Quelle est votre réserve ?
        [update] Qu’est-ce qui a été fait, et quelle est la suite ?
        [outcome] Quelle est la conclusion ?
        [decision] Quelle est la décision ?
        [language] Dans quelle langue ?
        [cycle-name] Quel est le nom du cycle ?
        [class] Quelle catégorie ?
        [reason] Pourquoi ?
        [task] Qu’y a-t-il à faire ?
       *[words] Que dois-je écrire ?
    }
value-respondent = Nommez une personne ou une initiative, et rien d’autre.
