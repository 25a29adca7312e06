# Les actions : ce que quelqu’un doit faire.

action-line = Action { $number }, { $who } : { $what }
action-line-due = Action { $number }, { $who } : { $what } Échéance : { $due }.
action-line-overdue = Action { $number }, { $who } : { $what } En retard depuis le { $due }.
action-of = { $action } ({ $whose })
action-for-you = Une action vous est confiée : { $action }
action-when-done = Quand ce sera fait : { $command }
action-none = Aucune action n’est ouverte.
action-none-of-yours = Vous n’avez aucune action ouverte.
action-none-of-group = { $group } n’a aucune action ouverte.
action-list = Actions ouvertes :
action-list-of-yours = Vos actions ouvertes :
action-list-of-group = Actions ouvertes de { $group } :
action-when-one-is-done = Quand l’une est faite : { $command }
action-done = Fait : action { $number }, { $who } : { $what }
action-done-with = Fait : action { $number }, { $who } : { $what } → { $words }
action-due-soon = Rappel : action { $number }, { $who } : { $what } Échéance : { $due }.
action-overdue = En retard : action { $number }, { $who } : { $what } L’échéance était le { $due }.
action-no-place = Aucune réunion n’est en cours ici, et ce salon n’est celui d’aucun groupe. Veuillez enregistrer l’action dans le salon du groupe.
action-none-yet = Il n’y a encore aucune action.
action-unknown = L’action { $number } n’existe pas. La dernière porte le numéro { $latest } : { $command }
action-already-done = L’action { $number } a déjà été faite le { $date }.
action-not-yours = Seuls la personne responsable ({ $owner }) et les facilitateurs du groupe peuvent déclarer cette action faite.
