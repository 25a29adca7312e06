# Le procès-verbal, du début d’une réunion à son approbation.

minutes-began = La réunion commence : { $meeting }. Modération : { $moderator }.
minutes-how = Pour tout le monde : { $everyone }. Pour la facilitation : { $facilitators }. À la fin : { $end }
minutes-early = C’est plus d’une heure en avance : { $meeting }, { $starts }. Ouvrir son procès-verbal dès maintenant ?
minutes-first-item = Le premier point : { $command }
minutes-noted = Noté : paragraphe { $number }.
minutes-noted-agreed = Accord noté : paragraphe { $number }.
minutes-noted-disagreed = Absence d’accord notée : paragraphe { $number }.
minutes-taken-back = Annulé : { $what }
minutes-here =
    { $count ->
        [one] { $people } est là. Présences jusqu’ici : { $total }.
       *[other] { $people } sont là. Présences jusqu’ici : { $total }.
    }
minutes-here-already = { $who } est déjà sur la liste, depuis le { $since }.
minutes-here-not =
    { $count ->
        [one] { $people } ne figure plus sur la liste. Présences jusqu’ici : { $total }.
       *[other] { $people } ne figurent plus sur la liste. Présences jusqu’ici : { $total }.
    }
minutes-not-here = { $who } ne figure pas sur la liste des présences de la réunion { $number }.
minutes-to-correct = Pour corriger un paragraphe : { $command }
minutes-approved = Procès-verbal approuvé : { $meeting }. Pour le lire : { $command }
minutes-exist = La réunion { $number } a déjà un procès-verbal : { $command }
minutes-still-under-way = La réunion { $number } est encore en cours. Terminez-la d’abord : { $command }
minutes-in-private = Veuillez le dire dans le salon de la réunion, où tout le monde peut suivre le procès-verbal.
minutes-none = La réunion { $number } n’a pas de procès-verbal.
minutes-already-approved = Le procès-verbal de la réunion { $number } a été approuvé le { $date } et ne peut plus changer.
minutes-not-approved = Le procès-verbal de la réunion { $number } n’est pas approuvé : il n’y a rien à rouvrir.
minutes-to-approve-again = Pour l’approuver à nouveau : { $command }
minutes-are-over = Est-ce terminé ? { $meeting } : rien n’a été noté depuis le { $last }. Pour clore le procès-verbal, dans le salon : { $command }
minutes-end-by-themselves = Si rien d’autre n’est noté, il sera clos de lui-même le { $at }, avec pour heure de fin celle de la dernière ligne.
minutes-ended-by-themselves = Personne n’a clos le procès-verbal de la réunion { $number } : il se termine avec la dernière ligne, le { $last }. Pour corriger un paragraphe : { $command }
