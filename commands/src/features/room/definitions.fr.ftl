# Ce qui est dit des commandes sur les salles.

room-to-about = le code d’un groupe, ou plénière
room-summary = Indique à quoi sert une salle, ou en crée une.
room-bind-summary = Rattache cette salle à un groupe, ou en fait une salle plénière.

room-open-summary = Crée une salle pour un groupe sur chaque plateforme.
