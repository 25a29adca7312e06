# Ce que disent d'une réunion les fichiers de calendrier.

calendar-title = { $whose } : { $title }
calendar-when = { $starts }, durée : { $length }
calendar-cancelled = Annulée
calendar-cancelled-because = Annulée : { $reason }
calendar-passcode = Code d'accès : { $passcode }
calendar-answer = Réunion { $number } : { $command } oui, non ou peut-être
calendar-minutes =
    { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }
calendar-hours =
    { $number ->
        [one] { $number } heure
       *[other] { $number } heures
    }
calendar-days =
    { $number ->
        [one] { $number } jour
       *[other] { $number } jours
    }
