hello = Bonjour. Je suis Rapporteur. Je tiens le registre de l’organisation suivante : { $organisation }.
hello-in-private = Ici, je lis comme une commande tout ce que vous tapez. { $help } en donne la liste.
hello-in-room = { $help } donne la liste de ce que vous pouvez me demander. Je ne conserve pas les autres messages.
hello-unbound = La présidence ({ $chair }) ou le secrétariat peut indiquer à quoi sert ce salon : { $plenary } pour le salon de la plénière, ou { $group } pour le salon d’un groupe.
hello-may-not-write = Vous m’avez invité dans un salon où je n’ai pas le droit d’écrire. J’y entends les commandes, mais personne ne verrait de réponse. Laissez-moi écrire : dans les paramètres du salon, sous les rôles et permissions, donnez-moi un rôle qui peut envoyer des messages. Tapez ensuite { $help } là-bas.
hello-rooms-wait = Le serveur ne me laisse rejoindre que quelques salons à la fois. { $rooms ->
        [one] Un de vos salons attend encore ; je l’aurai rejoint
       *[other] { $rooms } de vos salons attendent encore ; je les aurai tous rejoints
    } dans environ { $length }.
