# Ce qui est dit des commandes sur les consultations.

consult-number-about = le numéro de la consultation
consult-class-about = la catégorie à laquelle vous appartenez
consult-summary = Liste les consultations en cours, recueille les réponses et en ouvre de nouvelles.
consult-list-summary = Liste les consultations en cours, et comment y répondre.
consult-class-person-about = la personne qui a répondu
consult-class-summary = Confirme la catégorie d’une personne qui a répondu.

consult-open-question-about = la question
consult-open-until-about = le jour ou l’heure limite pour répondre
consult-open-options-about = les options, séparées par ;
consult-open-choose-about = une ou plusieurs : combien d’options une personne peut choisir
consult-open-classes-about = les catégories de répondants, séparées par des virgules
consult-open-hidden-about = si les résultats restent cachés jusqu’à la fin
consult-open-link-about = l’adresse web d’informations complémentaires
consult-open-summary = Demande des contributions à tout le monde, avec un jour ou une heure limite.

consult-extend-until-about = la nouvelle fin
consult-outcome-words-about = la conclusion
consult-extend-summary = Prolonge une consultation.
consult-close-summary = Clôt une consultation maintenant.
consult-outcome-summary = Consigne la conclusion d’une consultation, en plus de ses chiffres.

consult-answer-options-about = les numéros des options que vous choisissez
consult-answer-words-about = votre réponse en quelques mots
consult-answer-for-about = l’initiative au nom de laquelle vous répondez ; le secrétariat peut nommer une personne
consult-answer-summary = Répond à une consultation, ou modifie votre réponse.

consult-show-summary = Montre une consultation : ses contributions et sa conclusion.
consult-edit-summary = Change une consultation à laquelle personne n’a encore répondu.
consult-cancel-summary = Annule une consultation.
consult-cancel-reason-about = pourquoi elle est annulée
consult-withdraw-summary = Retire votre réponse à une consultation.
