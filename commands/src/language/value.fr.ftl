# Ce qui conviendrait à la place de ce qui a été tapé. Chaque phrase suit : Je n'ai pas compris « demin ».

value-not-plenary = Choisissez un autre code : « plenary » désigne la salle de tous.
value-new-code = Un code se compose d'une lettre, puis de lettres, de chiffres et de traits d'union, 2 à 24 en tout, par exemple WG-IMP.
value-one-name = Écrivez un seul nom, entre guillemets s'il a plusieurs mots.
value-web-address = Écrivez une adresse web qui commence par https:// ou http://
value-moment = Écrivez une date, par exemple 2017-04-11, ou une heure, par exemple 2017-04-11 22:00 UTC.
value-deadline = Écrivez un jour, par exemple 2017-04-18 ou 18 apr, ou une heure, par exemple 18 apr 22:00 UTC.
value-meeting-time = Écrivez un jour et une heure, par exemple 2017-04-25 22:00 UTC, 25 apr 22:00 Geneva ou tue 14:00.
value-time-of-day = Écrivez aussi l'heure, par exemple tue 14:00 ou 25 apr 22:00 UTC.
value-zone-after-time = Écrivez le fuseau après l'heure : un fuseau horaire comme Africa/Dakar, une ville, UTC ou +05:45.
value-zone = Écrivez un fuseau horaire comme Africa/Dakar, une ville, UTC ou +05:45.
value-ambiguous-zone = De telles lettres peuvent désigner plusieurs fuseaux horaires. Nommez plutôt un lieu.
value-weekly = Écrivez un jour de la semaine et une heure, par exemple mon 09:00.
value-coming-day = Écrivez un jour, par exemple 2017-04-18, 18 apr, tue ou in 3 days.
value-day = Écrivez un jour, par exemple 2017-04-18 ou 18 apr 2017.
value-choice = Écrivez { $words }.
value-number = Écrivez un nombre, par exemple 1.
value-numbers = Écrivez des nombres séparés par des virgules, par exemple 1,3.
value-duration = Écrivez une durée, par exemple 45m, 1h30 ou 90 min.
value-lead-times = Écrivez des durées, par exemple 7d, 24h, 1h, ou off.
value-every = Écrivez la périodicité : day, 2 weeks, month, ou month on the last thu.
value-meeting = Écrivez le numéro d'une réunion, par exemple 1. { $meetings } les donne.
value-item = Écrivez le numéro d'un point, par exemple 4 ou 4a.
value-owner = Écrivez qui doit s'en charger : @compte, un nom entre guillemets, présidence, secrétariat ou membres.
value-hours = Écrivez des heures, par exemple 09:00-21:00.
value-weekend = Écrivez des jours, par exemple fri, sat.
value-stakeholder = Choisissez un groupe de parties prenantes : { $groups }.
value-category = Choisissez une catégorie : { $categories }.
value-yes-no = Écrivez oui ou non.

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
        [item] Quel point de l'ordre du jour ?
        [new-item] Quel est le point de l'ordre du jour ? Mettez-le entre guillemets.
        [place] À quelle place ?
        [coming] Viendrez-vous ? Répondez oui, non ou peut-être.
        [when] Quel jour et à quelle heure ?
        [weekly] Quel jour de la semaine et à quelle heure ?
        [until] Jusqu'à quand ?
        [first-day] À partir de quel jour ?
        [last-day] Jusqu'à quel jour ?
        [how-long] Combien de temps ?
        [how-long-before] Combien de temps avant une réunion ?
        [person] Qui ?
        [name] Quel nom de la liste ?
        [address] Quelle est l'adresse web ?
        [title] Quel est le titre ?
        [question] Quelle est la question ?
        [comment] Quel est votre commentaire ?
        [concern-words] Quelle est votre réserve ?
        [update] Qu'est-ce qui a été fait, et quelle est la suite ?
        [outcome] Quel a été le résultat ?
        [decision] Quelle est la décision ?
        [cycle-name] Quel est le nom du cycle ?
        [class] Quelle catégorie ?
        [task] Qu'y a-t-il à faire ?
       *[words] Que dois-je écrire ?
    }
