# Ce qui est dit des commandes sur les groupes, là où elles sont énumérées et expliquées.

propose-code-about = un code pour le groupe, par exemple WG-IMP
propose-title-about = le titre du groupe
propose-category-about = son type, si le code ne l’indique pas
propose-continues-about = s’il prend la suite d’un groupe antérieur
propose-parts-about = les parties de la proposition écrite
propose-facilitator-about = les personnes proposées pour en assurer la facilitation
propose-document-about = l’adresse web d’un document
propose-summary = Propose un groupe.

decide-outcome-about = la décision
decide-reason-about = le motif, qui sera consigné
decide-to-about = vers où réorienter la proposition : le code d’un groupe, ou quelques mots
decide-correct-about = pourquoi la décision précédente, que celle-ci remplace, était une erreur
decide-anyway-about = le motif de décider bien qu’il manque quelque chose
decide-by-about = qui a décidé ({ $chair }), si le secrétariat l’enregistre
decide-summary = Enregistre la décision de la présidence ({ $chair }) sur un groupe.

concern-words-about = votre réserve
concern-summary = Émet une réserve qui fait obstacle au consensus sur un groupe.

document-address-about = l’adresse web du document
document-title-about = son titre
document-review-until-about = le dernier jour pour le commenter
document-summary = Ajoute un document à un groupe, et demande des commentaires si vous fixez un jour.

comment-words-about = votre commentaire
comment-summary = Enregistre un commentaire sur un groupe.

resolve-number-about = le numéro de la réserve
resolve-reason-about = comment il y a été répondu, ou pourquoi elle est écartée
resolve-summary = Clôt une réserve : la vôtre ou, pour la présidence ({ $chair }), toute autre avec un motif.

unsupport-summary = Retire votre soutien à un groupe.
unsupport-words-about = pourquoi, pour le registre

charter-title-about = un nouveau titre
charter-summary = Montre la proposition écrite d’un groupe, ou en modifie une partie.

last-call-until-about = le jour ou l’heure où il prend fin
last-call-summary = Demande à tous les membres leurs dernières réserves sur une proposition.

support-words-about = quelques mots pour dire pourquoi
support-summary = Enregistre votre soutien à un groupe.

why-summary = Montre quelles règles d’une décision sur un groupe sont remplies, et lesquelles non.

withdraw-reason-about = pourquoi vous la retirez
withdraw-summary = Retire l’une de vos propositions.

renew-summary = Demande la reconduction d’un groupe au cycle suivant.

note-status-about = la ligne d’état
note-words-about = la note
note-missing = la ligne d’état (état:), ou le texte d’une note
note-summary = Inscrit la ligne d’état et la note d’un groupe dans le tableau.

facilitate-person-about = la personne qui en assurera la facilitation
release-person-about = la personne dont la facilitation prend fin
facilitate-summary = Confie à une personne la facilitation d’un groupe.
release-summary = Décharge une personne de la facilitation d’un groupe.

status-as-of-about = un jour ou un moment antérieur
status-summary = Montre le tableau des groupes, ou tout ce qui concerne l’un d’eux.

update-words-about = ce qui a été fait et ce qui suivra
update-summary = Rend compte des travaux d’un groupe.
rename-summary = Donne un autre code à un groupe. L’ancien y mènera toujours.
rename-new-code-about = le nouveau code
document-remove-about = l’adresse d’un document à retirer du groupe
resolve-reopen-about = pourquoi une réserve close est rouverte
comment-drop-about = le numéro d’un commentaire à retirer
update-correct-about = le texte qui remplace le dernier point d’étape
