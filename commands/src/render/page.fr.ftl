# La page de toutes les commandes, comme document.

commands-title = Commandes
commands-how-to-type = Commencez un message par { $slash } ou { $mark }. Sur Matrix, { $mark } fonctionne toujours.
commands-who = Qui : { $who }.
commands-private = Vous seul(e) voyez la réponse.
commands-argument = { $usage } : { $about }
commands-only = (seulement : { $who })
