# Ce qui est dit des commandes sur les salles.

room-to-about = le code d’un groupe, ou plénière
room-summary = Indique à quoi sert un salon et sa langue, ou en crée un.
room-bind-summary = Rattache ce salon à un groupe, ou en fait le salon de la plénière.

room-open-summary = Crée un salon pour un groupe sur chaque plateforme.
room-confirm-about = oui, bien que le salon de la plénière change
room-language-summary = Choisit la langue que je parle dans ce salon.
room-language-about = en ou fr, ou aucune pour celle de l’organisation
room-unbind-summary = Détache ce salon : il n’est plus ni celui d’un groupe, ni celui de la plénière.
