# Ce qui est dit quand quelqu’un modifie un message qui est enregistré.

edit-changes-nothing = J’ai enregistré ce message tel que vous l’aviez d’abord écrit : le modifier ne change rien au registre.
edit-undo = Pour corriger, annulez-le avec { $undo } et envoyez-le à nouveau.
edit-correct = Pour corriger : { $command }
