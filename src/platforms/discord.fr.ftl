# Ce que Discord affiche autour des messages : boutons, menus, formulaires, événements du serveur.

discord-button-support = Soutenir
discord-button-yes = Je viens
discord-button-maybe = Peut-être
discord-button-no = Je ne peux pas venir
discord-choose-one = Choisissez une réponse
discord-choose-many = Choisissez une ou plusieurs réponses
discord-field-too-long = Texte trop long pour être affiché. Ce que vous écrivez ici le remplace.
discord-form-busy = Le registre est occupé : le formulaire ne peut être affiché. Veuillez redonner la commande dans un instant.
discord-button-unknown = Je ne sais plus de quel groupe ce bouton relève. Tapez { $command } suivi du code du groupe.
discord-rest-not-shown = La suite de cette réponse n’a pas pu être affichée. Veuillez redemander.
discord-event-online = En ligne : voir l’annonce
discord-event-when = { $starts }, durée : { $length }
discord-event-answer = Réunion { $number } : { $command } oui, non ou peut-être
