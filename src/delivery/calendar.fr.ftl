# Ce que disent d’une réunion les fichiers de calendrier.

calendar-title = { $whose } : { $title }
calendar-title-cancelled = Annulée : { $whose } : { $title }
calendar-cancelled = Annulée
calendar-cancelled-because = Annulée : { $reason }
calendar-passcode = Code d’accès : { $passcode }
calendar-answer = Réunion { $number } : { $command } oui, non ou peut-être
