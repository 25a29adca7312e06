correction-because = { $said } Motif : { $reason }
correction-renamed =
    { $known ->
        [yes] { $by } a changé le code de { $earlier } : c’est désormais { $group }. { $earlier } y mène toujours.
       *[no] { $earlier } s’appelle désormais { $group }. { $earlier } y mène toujours.
    }
correction-document-removed =
    { $known ->
        [yes] { $by } a retiré un document de { $group } : { $document }
       *[no] Un document de { $group } a été retiré : { $document }
    }
correction-reopened =
    { $known ->
        [yes] { $by } a rouvert le procès-verbal de la réunion { $number } : { $title }.
       *[no] Le procès-verbal de la réunion { $number } est rouvert : { $title }.
    }
correction-consultation-cancelled =
    { $known ->
        [yes] { $by } a annulé la consultation { $number } : { $question }
       *[no] La consultation { $number } est annulée : { $question }
    }
correction-consultation-amended = La consultation { $number } a changé : { $question }
correction-option = { $number }. { $option }
correction-reinstated = La réunion { $number } a bien lieu : { $title }, { $starts }.
correction-rsvp = Viendrez-vous ? { $command }
correction-meetings-amended =
    { $count ->
        [one] Une réunion a changé :
       *[other] { $count } réunions ont changé :
    }
correction-meeting = Réunion { $number } : { $title }, { $starts }, { $minutes } minutes
correction-cycle-amended = Le cycle est désormais { $name }, du { $from } au { $to }.
