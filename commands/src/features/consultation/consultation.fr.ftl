# Les consultations : des appels à contributions, avec ou sans options.

consult-question = Consultation { $number } : { $question }
consult-option = { $number }. { $words }
consult-more = Pour en savoir plus : { $link }
consult-answer-until = Merci de répondre d’ici au { $until }. Par exemple : { $command }
consult-answer-until-several = Merci de répondre d’ici au { $until }. Plusieurs choix sont possibles. Par exemple : { $command }
consult-answer-in-private = Merci de répondre en privé d’ici au { $until }. Par exemple : { $command }
consult-answer-in-private-several = Merci de répondre en privé d’ici au { $until }. Plusieurs choix sont possibles. Par exemple : { $command }
consult-say-class = Indiquez aussi votre catégorie ({ $classes }) avec { $argument }
consult-reminder-of-all = Rappel : cette consultation attend encore une réponse des personnes mentionnées ici.
consult-reminder = Rappel : cette consultation attend encore votre réponse.
consult-for = { $who } pour { $initiative }
consult-of-class = { $who } ({ $class })
consult-answered = { $who } a répondu à la consultation { $number } : { $chosen }.
consult-answered-in-words = { $who } a répondu à la consultation { $number }.
consult-changed = { $who } a modifié sa réponse à la consultation { $number } : { $chosen }.
consult-changed-in-words = { $who } a modifié sa réponse à la consultation { $number }.
consult-words-stay = { $answer } Le texte donné auparavant est conservé.
consult-can-be-changed = { $answer } Vous pouvez modifier votre réponse jusqu’au { $until }.
consult-can-be-changed-hidden = { $answer } Les résultats restent cachés jusqu’au { $until } ; vous pouvez modifier votre réponse jusque-là.
consult-which-class = Quelle est votre catégorie : { $classes } ? Répondez à nouveau avec { $argument }
consult-say-what = Quelle est votre réponse ? Par exemple : { $command }
consult-no-options = Cette consultation n’a pas d’options à choisir. Répondez par un texte, par exemple : { $command }
consult-hidden = Les réponses à la consultation { $number } sont cachées jusqu’à sa fin. Envoyez-moi la vôtre en privé : { $command }
consult-hidden-delete = Si d’autres peuvent lire ici ce que vous avez choisi, veuillez supprimer votre message.
consult-no-option = L’option { $option } n’existe pas. Choisissez { $options }.
consult-one-option = Vous ne pouvez choisir qu’une option ici. Donnez un seul numéro.
consult-no-such-choice = Je n’ai pas compris « { $typed } ». Choisissez par un numéro ou par les mots de l’option, par exemple : { $command }
consult-choose-from = Choisissez par un numéro ou par les mots de l’option, par exemple : { $command }
consult-none-yet = Il n’y a encore aucune consultation.
consult-unknown =
    { $latest ->
        [1] La consultation { $number } n’existe pas ; il n’y a que la première : { $command }
       *[other] La consultation { $number } n’existe pas. La dernière porte le numéro { $latest } : { $command }
    }
consult-is-over = La consultation { $number } a pris fin le { $at } : rien n’a été enregistré. Pour voir les contributions : { $command }
consult-no-classes = Cette consultation n’a pas de catégories. Retirez { $argument }
consult-no-class = Cette catégorie n’existe pas. Choisissez { $classes }.
consult-extended = La consultation { $number } est prolongée jusqu’au { $until } : { $question }
consult-class-confirmed = Confirmé : { $who } répond à la consultation { $number } au titre de { $class }.
consult-not-later = La consultation { $number } court déjà jusqu’au { $until }. Donnez une fin plus tardive, ou fermez-la maintenant : { $command }
consult-not-answered = { $who } n’a pas répondu à la consultation { $number }.
consult-open-since =
    { $extended ->
        [0] Ouverte depuis le { $opened }, jusqu’au { $until }.
        [1] Ouverte depuis le { $opened }, jusqu’au { $until } ; prolongée une fois.
        [2] Ouverte depuis le { $opened }, jusqu’au { $until } ; prolongée deux fois.
       *[other] Ouverte depuis le { $opened }, jusqu’au { $until } ; prolongée { $extended } fois.
    }
consult-was-open =
    { $extended ->
        [0] Elle a été ouverte du { $opened } au { $closed }.
        [1] Elle a été ouverte du { $opened } au { $closed } ; prolongée une fois.
        [2] Elle a été ouverte du { $opened } au { $closed } ; prolongée deux fois.
       *[other] Elle a été ouverte du { $opened } au { $closed } ; prolongée { $extended } fois.
    }
consult-so-far =
    { $count ->
        [0] Aucune contribution à ce jour. Les résultats restent cachés jusqu’à la fin.
        [one] { $count } contribution à ce jour. Les résultats restent cachés jusqu’à la fin.
       *[other] { $count } contributions à ce jour. Les résultats restent cachés jusqu’à la fin.
    }
consult-inputs = Contributions
consult-came-in =
    { $count ->
        [0] Aucune contribution reçue.
        [one] { $count } contribution reçue.
       *[other] { $count } contributions reçues.
    }
consult-came-in-by-class =
    { $count ->
        [one] { $count } contribution reçue : { $classes }.
       *[other] { $count } contributions reçues : { $classes }.
    }
consult-from-class = { $count } au titre de { $class }
consult-without-class = { $count } sans catégorie
consult-chosen =
    { $count ->
        [0] { $option } : personne
       *[other] { $option } : { $count }
    }
consult-chosen-by-class = { $option } : { $count } ({ $classes })
consult-classes-claimed = Les catégories sont celles que les répondants ont indiquées ; aucune n’est encore confirmée.
consult-some-classes-claimed =
    { $count ->
        [one] La catégorie de { $count } contribution n’est pas encore confirmée ; les autres le sont.
       *[other] Les catégories de { $count } contributions ne sont pas encore confirmées ; les autres le sont.
    }
consult-input = { $who }, { $date } : { $answer }
consult-input-late = { $who }, dit le { $said }, arrivé après la fin, le { $came } : { $answer }
consult-numbers-and-words = { $numbers }. { $words }
consult-outcome = Conclusion : { $words }
consult-outcome-on = Conclusion, { $date } : { $words }
consult-ended = La consultation { $number } est terminée : { $question }
consult-all-inputs = Toutes les contributions : { $command }
consult-late-input = Une contribution de plus a été donnée à temps ({ $said }) et est arrivée après la fin ({ $came }).
consult-late-change = Une contribution a été modifiée à temps ({ $said }) ; la modification est arrivée après la fin ({ $came }).
consult-list = Consultations en cours :
consult-listed = Consultation { $number } : { $question } (jusqu’au { $until }). Pour répondre : { $command }
consult-listed-answered = Consultation { $number } : { $question } (jusqu’au { $until } ; vous avez répondu)
consult-to-answer = Pour répondre : { $command }
consult-list-more = Pour en voir une : { $command }
consult-list-none = Aucune consultation n’est en cours.
consult-list-latest = La dernière était la consultation { $number } : { $question } Pour la voir : { $command }
consult-changes-nothing = Que faut-il changer ? Par exemple : { $command }
consult-is-answered = La consultation { $number } a déjà des réponses : sa question et ses options restent telles quelles. Pour l’annuler : { $command }
consult-nothing-to-withdraw = Vous n’avez pas répondu à la consultation { $number }.
consult-withdrawn = { $who } a retiré sa réponse à la consultation { $number }.
consult-was-cancelled = Annulée par { $by }, le { $date } : { $reason }
consult-was-cancelled-only = Annulée par { $by }, le { $date }.
consult-options-in-title = Telle que vous l’avez écrite, la question contient les options. Est-ce bien ce que vous voulez ?
consult-outcome-open = La consultation { $number } reçoit encore des réponses jusqu’au { $until }. Pour la fermer maintenant : { $command }
consult-reminder-further = La consultation { $number } attend aussi une réponse des personnes mentionnées ici.
consult-reminder-hidden = Rappel : si vous n’avez pas encore répondu à cette consultation, merci de le faire.
consult-reminder-stop = Vous ne souhaitez plus de rappels ? { $command }
