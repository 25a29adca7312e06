# Ce qui s’ajoute à la réponse à toute commande.

answer-new-person = { $who } est une nouvelle personne sur la liste.
answer-not-a-member = { $who } n’est pas membre.
answer-account-not-a-member = { $who } est { $account }, qui n’est pas membre.
answer-is-public = Ceci figure au registre public.
answer-will-be-public = Une fois la consultation terminée, ceci figurera au registre public.
answer-is-on-record = Ceci figure au registre, que toutes les personnes présentes dans les salons peuvent lire.
answer-will-be-on-record = Une fois la consultation terminée, toutes les personnes présentes dans les salons pourront le lire.
answer-late = Ceci arrive en retard : c’était prévu pour le { $at }.
talk-mentions-bot = Pour me demander quelque chose, commencez par mon nom ou par une commande, par exemple { $command }. { $help } les montre toutes.
answer-file-not-kept = Je garde seulement vos mots, pas le fichier qui les accompagne.
