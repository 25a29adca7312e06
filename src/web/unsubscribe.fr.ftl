# L’adresse qui, dans une lettre, arrête les suivantes.

page-stop-mail = Arrêter ces courriels ?
page-stop-mail-why = Vous recevez un récapitulatif par courriel ({ $organisation }). Appuyez sur le bouton pour ne plus le recevoir.
page-mail-stopped = Ces courriels sont arrêtés
page-mail-stopped-why = Vous ne les recevrez plus. Pour les recevoir de nouveau, envoyez { $command } au bot.
page-mail-not-stopped = Pas encore arrêtés
page-mail-not-stopped-why = Votre demande n’a pas pu être enregistrée. Veuillez réessayer dans quelques minutes.
