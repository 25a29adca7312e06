# Ce que disent les lettres autour du récapitulatif.

mail-sender = Rapporteur tient le registre de l’organisation « { $organisation } ».
mail-sender-at = Rapporteur tient le registre de l’organisation « { $organisation } » : { $address }
mail-stop-at = Pour arrêter ces courriels : { $address }
mail-stop = Arrêter ces courriels
mail-on-the-web = Ces groupes sur le web :
mail-commands = Ce qui commence par / s’écrit dans les salons de discussion.
