correction-reason = Motif : { $reason }
correction-renamed =
    { $known ->
        [yes] { $by } a changé le code de { $earlier } : c’est désormais { $group }. { $earlier } y mène toujours.
       *[no] Le code de { $earlier } est désormais { $group }. { $earlier } y mène toujours.
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
correction-reinstated-all =
    { $count ->
        [one] Cette réunion a bien lieu :
       *[other] Ces { $count } réunions ont bien lieu :
    }
correction-rsvp = Viendrez-vous ? { $command }
correction-meetings-amended =
    { $count ->
        [one] Une réunion a changé :
       *[other] { $count } réunions ont changé :
    }
correction-meeting = Réunion { $number } : { $title }, { $starts }, { $minutes } minutes
correction-cycle-amended = Le cycle est désormais { $name }, du { $from } au { $to }.
correction-when = { $starts }, { $minutes } minutes
correction-is-cancelled = Annulée le { $date }. Si elle a lieu malgré tout : { $command }
correction-change = Pour changer le titre, le lien ou la durée : { $command }
correction-passcode-without-link = Un code d’accès va avec un lien. Veuillez donner les deux.
correction-not-cancelled = La réunion { $number } n’est pas annulée.
correction-is-past = La réunion { $number } devait commencer le { $starts } : c’est passé. Pour en convoquer une autre : { $command }
