# Ce qui est dit des commandes sur les ordres du jour, les procès-verbaux et les actions.

minutes-running-about = la réunion en cours ici

action-who-about = qui s’en charge : une personne, présidence, secrétariat ou membres
action-what-about = ce qui est à faire
action-by-about = le jour ou l’heure d’échéance
actions-mine-about = miennes, pour les vôtres
done-number-about = le numéro de l’action
done-words-about = le résultat
action-summary = Consigne une action à mener.
actions-summary = Montre les actions ouvertes.
done-summary = Marque une action comme accomplie.

agenda-add-item-about = le sujet
agenda-add-for-about = sa durée
agenda-add-under-about = le numéro du point dont il fait partie
agenda-item-about = le numéro du point
agenda-order-place-about = sa nouvelle place
agenda-summary = Montre ou modifie l’ordre du jour d’une réunion.
agenda-show-summary = Montre l’ordre du jour d’une réunion, et ce qui reste des précédentes.
agenda-add-summary = Ajoute un point à l’ordre du jour, ou une partie à un point.
agenda-drop-summary = Retire un point de l’ordre du jour, avec ses parties.
agenda-order-summary = Déplace un point de l’ordre du jour.
agenda-begin-summary = Prépare un ordre du jour : les points habituels et ce qui reste en suspens.

item-number-about = son numéro ; à défaut, le point suivant
item-title-about = ou son titre ; un nouveau point s’ajoute à l’ordre du jour
item-summary = Fait passer la réunion à un point de l’ordre du jour.

minutes-words-about = le texte à consigner
info-summary = Consigne ce qui a été dit en réunion.
agreed-summary = Consigne ce dont la réunion est convenue.
disagreed-summary = Consigne un point sur lequel la réunion n’a pu s’entendre.

minutes-start-confirm-about = oui, pour commencer plus d’une heure en avance
minutes-moderator-about = la personne qui assure la modération de la réunion
minutes-secretariat-about = la personne qui y représente le secrétariat
minutes-paragraph-about = le numéro du paragraphe
minutes-correct-words-about = ce qu’il devrait dire
minutes-summary = Ouvre, clôt, montre, corrige ou approuve le procès-verbal d’une réunion.
minutes-start-summary = Ouvre une réunion : son procès-verbal est désormais tenu ici.
minutes-end-summary = Clôt la réunion en cours ici, et montre son compte rendu.
minutes-show-summary = Montre le compte rendu d’une réunion.
minutes-correct-summary = Corrige un paragraphe d’un projet, ou le propose à la modération.
minutes-approve-summary = Approuve un compte rendu, qui reste alors tel quel.

here-for-about = les personnes présentes, si vous le dites pour elles
here-not-about = les personnes qui n’étaient finalement pas là
here-as-about = en quelle qualité, si ce n’est la vôtre
here-summary = Consigne votre présence à la réunion.
amend-summary = Change une action : qui, quoi ou pour quand.
drop-summary = Abandonne une action, avec le motif.
drop-reason-about = pourquoi elle n’est plus à faire
minutes-add-summary = Ajoute un paragraphe à un projet, ou le propose à la modération.
minutes-drop-summary = Retire un paragraphe d’un projet, ou le propose à la modération.
minutes-correction-about = le numéro de la correction
minutes-accept-summary = Accepte une correction d’un projet que quelqu’un a proposée.
minutes-decline-summary = Refuse une correction que quelqu’un a proposée, ou retire la vôtre.
minutes-decline-reason-about = pourquoi le projet reste tel quel
minutes-approve-confirm-about = oui, pour approuver sans les corrections encore ouvertes
minutes-reopen-summary = Fait d’un procès-verbal approuvé à nouveau un projet.
minutes-reopen-reason-about = pourquoi il est rouvert
