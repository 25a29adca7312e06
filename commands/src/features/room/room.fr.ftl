# Les salles : à quoi elles servent, et leur création.

room-is-main = Cette salle est désormais la salle principale. Les nouvelles propositions y seront annoncées.
room-is-of-group = Cette salle est désormais celle de { $group }. Ici, { $command } désigne { $group }.
room-is-private = Ceci est une conversation privée. Veuillez le dire dans la salle du groupe.
room-is-main-already = Cette salle est déjà une salle principale.
room-is-of-group-already = Cette salle est déjà celle de { $group }.
room-being-made = Une salle pour { $group } est en cours de création sur { $platforms }.
room-will-be-announced = { $making } Je l'annoncerai dans la salle principale quand elle sera prête.
room-platform =
    { $platform ->
        [console] le terminal
        [matrix] Matrix
        [discord] Discord
       *[mail] la messagerie
    }
room-welcome = Voici la salle de { $group }. Ici, { $command } désigne { $group }.
room-welcome-titled = Voici la salle de { $group } : { $title }. Ici, { $command } désigne { $group }.
room-charter = Ce que le groupe veut faire : { $command }
room-code-of-conduct = Le code de conduite s'applique ici : { $address }
room-facilitators = Facilitateurs : { $people }
room-made = { $group } a une salle sur { $platform } : { $name }
room-not-made = Je n'ai pas pu créer de salle pour { $group } sur { $platform }. L'opérateur en trouvera la raison dans le journal.
room-try-again = Pour réessayer : { $command }
room-main-gone = Une salle principale sur { $platform } a disparu. Invitez-moi dans une autre et dites-y : { $command }
room-of-group-gone = La salle de { $group } sur { $platform } a disparu. Invitez-moi dans une autre et dites-y : { $command }
room-of-group-gone-make = La salle de { $group } sur { $platform } a disparu. Pour en créer une autre : { $command }
room-none-to-make = Je ne peux pas créer de salles ici. Créez-en une, invitez-moi et dites-y : { $command }
room-all-there = { $group } a déjà ses salles.
room-all-under-way = Les salles de { $group } sont déjà en cours de création. Je les annoncerai dans la salle principale quand elles seront prêtes.
room-main-elsewhere = Il y a déjà une autre salle principale ici. Avec celle-ci, les annonces iront dans les deux.
room-main-to-group = Ceci est la salle principale. Si elle devient celle de { $group }, les annonces à tous n’y arriveront plus.
