# Ce qui est dit des commandes sur les réunions.

meeting-number-about = le numéro de la réunion
meeting-onwards-about = le numéro de la réunion ; avec +, les suivantes de la série aussi
meeting-whose-about = le code du groupe, ou plénière

slots-for-about = la durée de la réunion
slots-from-about = le premier jour possible
slots-to-about = le dernier jour possible
slots-count-about = combien de créneaux proposer ; à défaut, 3
slots-summary = Trouve les créneaux les plus équitables pour une réunion.

remind-before-about = combien de temps avant une réunion, ou jamais
remind-summary = Règle quand les réunions sont rappelées.
remind-group-summary = Règle quand les réunions d’un groupe sont rappelées dans ses salons.
remind-me-summary = Règle quand vos réunions vous sont rappelées, en privé et à votre heure.

rsvp-answer-about = si vous venez
rsvp-summary = Indique si vous venez à une réunion.

move-when-about = le nouveau jour et la nouvelle heure, et le fuseau si ce n’est pas le vôtre
move-summary = Déplace une réunion ; avec N+, les suivantes de la série aussi.

meetings-summary = Montre les réunions à venir, à votre heure.

cancel-reason-about = le motif
cancel-summary = Annule une réunion ; avec N+, les suivantes de la série aussi.

meet-title-about = son titre
meet-when-about = le jour et l’heure, et le fuseau si ce n’est pas le vôtre
meet-slot-about = le numéro d’un créneau proposé
meet-for-about = sa durée ; à défaut, une heure
meet-every-about = la fréquence d’une série
meet-until-about = le dernier jour d’une série
meet-times-about = le nombre de réunions d’une série
meet-rotate-about = le nombre d’horaires équitables entre lesquels une série alterne, de 2 à 6
meet-link-about = l’adresse web de la réunion, pour les personnes qui y participent
meet-passcode-about = le code qui permet d’y entrer
meet-summary = Convoque une réunion, ou une série de réunions.
meeting-details-summary = Montre une réunion, ou en change le titre, le lien ou la durée.
meeting-title-about = son nouveau titre
meeting-link-about = la nouvelle adresse web de la réunion
meeting-passcode-about = le code à y donner pour entrer
meeting-for-about = combien de temps elle dure
uncancel-summary = Rétablit une réunion annulée.
rsvp-reason-about = le motif, que le procès-verbal indique parmi les personnes excusées
