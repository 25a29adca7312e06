# Ce que Discord affiche autour des messages : boutons, menus, formulaires, événements du serveur.

discord-button-support = Soutenir
discord-button-support-count = Soutenir ({ $count })
discord-button-yes = Je viens
discord-button-maybe = Peut-être
discord-button-no = Je ne peux pas venir
discord-choose-one = Choisissez une réponse
discord-choose-many = Choisissez une ou plusieurs réponses
discord-field-too-long = Texte trop long pour être affiché. Ce que vous écrivez ici le remplace.
discord-form-busy = Le registre est occupé : le formulaire ne peut pas être affiché. Veuillez redonner la commande dans un instant.
discord-button-unknown = Je ne sais plus pour quel groupe est ce bouton. Tapez { $command } suivi du code du groupe.
discord-rest-not-shown = La suite de cette réponse n’a pas pu être affichée. Veuillez redemander.
discord-event-online = En ligne : voir l’annonce
discord-event-when = { $starts }, durée : { $length }
discord-event-answer = Réunion { $number } : pour dire si vous venez, donnez { $command } oui, non ou peut-être. Le bouton « Intéressé(e) » de Discord ne me le dit pas.
discord-unread = Je n’ai pas pu lire ce que Discord m’a envoyé : rien n’a été enregistré. Réessayez ; si cela se reproduit, dites-le à la personne qui exploite le service.
discord-form-unread = Je n’ai pas pu lire tout ce formulaire : rien n’a été enregistré. Redonnez la commande ; si cela se reproduit, dites-le à la personne qui exploite le service.
discord-unknown = Je ne connais plus ce bouton. Tapez plutôt la commande : commencez par /
discord-other-server = Je tiens le registre de { $organisation }, sur son propre serveur. Ici, je ne fais rien.
discord-stranger = Je tiens le registre de { $organisation } et ne réponds qu’aux personnes présentes sur son serveur Discord. Merci de le rejoindre d’abord.
discord-among-people = Je réponds dans les salons d’un serveur, et quand vous m’écrivez en privé. Ici, d’autres verraient ce qui n’est que pour vous.
discord-may-not-speak = Je n’ai pas le droit d’écrire dans ce salon, et ne peux donc pas le rattacher : ce que j’ai à dire y serait perdu. Ouvrez les paramètres du salon, donnez-moi { $permissions } dans « Permissions », puis réessayez.
discord-calls = Ceci concerne :
discord-bot-chosen = { $name } est un bot. Choisissez une personne, s’il vous plaît.
discord-said-late = Envoyé en retard. Ce message date du { $at }.
