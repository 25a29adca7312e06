# Ses propres données, à emporter ou à supprimer.

profile-costs = Ce que les réunions vous ont coûté, en minutes (une minute de nuit compte jusqu’à dix fois)
profile-cost = Réunion { $number }, { $date } : { $burden }
profile-cost-night = Réunion { $number }, { $date } : { $burden }, pendant votre nuit
profile-before = Avant que vos comptes soient réunis (conservé tant que cela peut être annulé)
profile-before-one = { $kept }, jusqu’au { $until }
profile-acts = Ce que vous avez dit et fait
profile-no-acts = Rien n’est enregistré.
profile-forget-sure = Ceci supprime votre nom, vos comptes, votre profil et tout ce que vous avez écrit en votre nom. Ce que vous avez fait compte toujours, au nom d’« un ancien membre ». C’est irréversible.
profile-forget-accounts = Tous vos comptes disparaissent, avec ce qui a été dit depuis chacun : { $accounts }. Si l’un d’eux n’est pas le vôtre, d’abord : { $unlink }
profile-forget-export = Pour en garder d’abord une copie : { $export }
profile-forget-yes = Pour tout supprimer : { $forget }
profile-forgotten = Vos données sont supprimées. Ce que vous avez fait compte toujours, au nom d’« un ancien membre ».
profile-forgotten-mentions = Une personne a fait supprimer ses données. Des propos d’autres personnes semblent la mentionner. Veuillez les examiner et, au besoin, demander à leurs auteurs de les supprimer :
profile-facilitator-left = Une personne qui assurait la facilitation de { $group } est partie de son plein gré. Pour désigner quelqu’un : { $facilitate }
profile-nothing-kept = Je ne conserve aucune donnée à votre sujet.
