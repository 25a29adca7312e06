# Ce que disent les lettres autour du récapitulatif.

mail-sender = Rapporteur tient le registre de l’organisation « { $organisation } ».
mail-sender-at = Rapporteur tient le registre de l’organisation « { $organisation } » : { $address }
mail-stop-at = Pour ne plus recevoir ces courriels : { $address }
mail-stop = Ne plus recevoir ces courriels
mail-on-the-web = Ces groupes sur le web :
mail-commands = Ce qui commence par / se tape dans les salons de discussion.
