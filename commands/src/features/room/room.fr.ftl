# Les salons : à quoi ils servent, et leur création.

room-is-main = Ce salon est désormais celui de la plénière. Les nouvelles propositions y seront annoncées.
room-is-of-group = Ce salon est désormais celui de { $group }. Ici, { $command } désigne { $group }.
room-is-private = Ceci est une conversation privée. Veuillez le dire dans le salon du groupe.
room-is-main-already = Ce salon est déjà un salon de la plénière.
room-is-of-group-already = Ce salon est déjà celui de { $group }.
room-being-made = Je crée un salon pour { $group } sur { $platforms }.
room-will-be-announced = { $making } Je l’annoncerai dans le salon de la plénière quand il sera prêt.
room-platform =
    { $platform ->
        [console] le terminal
        [matrix] Matrix
        [discord] Discord
       *[mail] le courriel
    }
room-welcome = Voici le salon de { $group }. Ici, { $command } désigne { $group }.
room-welcome-titled = Voici le salon de { $group } : { $title }. Ici, { $command } désigne { $group }.
room-charter = Ce que le groupe veut faire : { $command }
room-code-of-conduct = Le code de conduite s’applique ici : { $address }
room-facilitators = Facilitation : { $people }
room-made = { $group } a un salon sur { $platform } : { $name }
room-not-made = Je n’ai pas pu créer de salon pour { $group } sur { $platform }. L’opérateur en trouvera la raison dans le journal du programme.
room-try-again = Pour réessayer : { $command }
room-main-gone = Un salon de la plénière sur { $platform } a disparu. Invitez-moi dans un autre et dites-y : { $command }
room-of-group-gone = Le salon de { $group } sur { $platform } a disparu. Invitez-moi dans un autre et dites-y : { $command }
room-main-closed = Je n’ai pas le droit d’écrire dans un salon de la plénière sur { $platform } : ce que j’ai à dire n’y parvient pas. Redonnez-moi ce droit, ou tapez dans un autre : { $command }
room-of-group-closed = Je n’ai pas le droit d’écrire dans le salon de { $group } sur { $platform } : ce que j’ai à dire n’y parvient pas. Redonnez-moi ce droit, ou tapez dans un autre : { $command }
room-closed-lacks = Ce qui me manque là : { $permissions }
room-of-group-gone-make = Le salon de { $group } sur { $platform } a disparu. Pour en créer un autre : { $command }
room-none-to-make = Je ne peux pas créer de salons ici. Créez-en un, invitez-moi et dites-y : { $command }
room-all-there = { $group } a déjà ses salons.
room-all-under-way = Je crée déjà les salons de { $group }. Je les annoncerai dans le salon de la plénière quand ils seront prêts.
room-speaks = Dans ce salon, je parle désormais { $language }.
room-speaks-as-all = Dans ce salon, je parle de nouveau { $language }, comme l’organisation.
room-language-in-private = Ceci est une conversation privée, où je parle votre langue. Pour la choisir : { $command }
room-main-elsewhere = Il y a déjà un autre salon de la plénière ici. Avec celui-ci, les annonces iront dans les deux.
room-main-to-group = Ceci est le salon de la plénière. S’il devient celui de { $group }, les annonces à tous n’y arriveront plus.
room-unbind-main = Ceci est le salon de la plénière. Sans lui, les annonces à tous n’arriveront plus ici.
room-unbound-main = Ce salon n’est plus celui de la plénière.
room-unbound = Ce salon n’est plus celui de { $group }.
room-not-bound = Ce salon n’est rattaché à rien.
room-of-other-group = Ce salon est celui de { $other }, et ne le serait plus.
