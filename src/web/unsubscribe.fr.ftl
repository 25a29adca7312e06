# L’adresse qui, dans une lettre, arrête les suivantes.

page-stop-mail = Ne plus recevoir ces courriels ?
page-stop-mail-why = Vous recevez un récapitulatif par courriel ({ $organisation }). Appuyez sur le bouton pour ne plus le recevoir.
page-mail-stopped = L’envoi de ces courriels est arrêté
page-mail-stopped-why = Vous ne les recevrez plus. Pour les recevoir de nouveau, envoyez { $command } au bot.
page-mail-not-stopped = L’envoi n’est pas encore arrêté
page-mail-not-stopped-why = Votre demande n’a pas pu être enregistrée. Veuillez réessayer dans quelques minutes.
