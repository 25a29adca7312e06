# Comment participer, et la page de toutes les commandes.

page-bot = Un bot tient ce registre dans les salons de discussion ({ $organisation }). Pour participer, tapez-y une commande. Le bot l’enregistre avec votre nom et l’heure.
page-step-room = Rejoignez le salon de la plénière de l’organisation sur Matrix ou Discord. Si vous ne savez pas où il se trouve, demandez au secrétariat.
page-step-look = Regardez autour de vous : { $status } donne la liste des groupes, { $group } en présente un, et { $help } vous dit ce que vous pouvez faire.
page-step-say = Prenez la parole : { $support } soutient un groupe, { $comment } ajoute un commentaire. À la place de CODE, tapez le code du groupe.
page-how-to-type = Commencez chaque commande par { $slash } ou { $mark }. Sur Matrix, { $mark } fonctionne toujours. Sur Discord, tapez { $slash } et choisissez.
page-glossary = Six mots à connaître
page-word-code = Code
page-meaning-code = Le nom court d’un groupe, comme WG-IMP. Il ne change jamais, et vous l’utilisez dans les commandes.
page-word-support = Soutien
page-meaning-support = Vous pensez que le groupe doit exister. Chaque personne compte une seule fois, et les membres de l’organisation sont comptés à part.
page-word-concern = Réserve
page-meaning-concern = Le motif pour lequel un membre estime qu’un groupe ne devrait pas aller de l’avant tel que proposé. Tant qu’une réserve est en suspens, il n’y a pas de consensus.
page-word-last-call = Dernier appel
page-meaning-last-call = Les derniers jours pendant lesquels les membres peuvent émettre une réserve avant une décision.
page-word-facilitator = Facilitateur, facilitatrice
page-meaning-facilitator = Personne désignée pour conduire un groupe : elle convoque ses réunions, en dresse le procès-verbal et rend compte de ses progrès.
page-word-cycle = Cycle
page-meaning-cycle = La période pour laquelle les groupes sont approuvés, souvent une année. Ensuite, un groupe prend fin sauf s’il demande sa reconduction et est de nouveau approuvé.
page-all-commands = Toutes les commandes
page-list-of-commands = Liste des { $number } commandes
page-only-they = (seulement : { $who })
page-argument = { $usage } : { $about }
page-in-english = (en anglais { $command })
page-for-example = Par exemple :
