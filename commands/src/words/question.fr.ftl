# Ce qui suit une question, et ce qui est dit de la réponse.

question-yes = Veuillez répondre par oui ou par non. Oui signifie : { $command }
question-which = Veuillez répondre par un numéro, ou par non :
question-choice = { $number }. { $command }
question-left = D’accord, rien n’a été fait.
question-yes-or-no = Veuillez répondre par oui ou par non.
question-number = Veuillez répondre par un numéro de 1 à { $last }, ou par non.
question-none = Je n’ai ici aucune question en attente pour vous. Une question reste ouverte 15 minutes, ou jusqu’à votre prochaine commande.
question-button-yes = Oui
question-button-no = Non
greeting = Bonjour ! Je tiens le registre des groupes. Pour commencer, trois possibilités :
greeting-status = { $command } montre les groupes.
greeting-support = { $command } enregistre votre soutien à l’un d’eux.
greeting-help = { $command } montre ce que vous pouvez faire d’autre ici.
question-answers-question = Votre réponse est une question. Voulez-vous l’enregistrer telle quelle ?
