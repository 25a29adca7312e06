# Comment on annule la réunion de comptes.

profile-unlinked = Annulé : { $other } et { $who } sont de nouveau deux personnes.
profile-unlinked-one = { $who } : { $role }
profile-unlinked-words = Ce que chaque personne a dit et fait avant le { $at } lui revient. Ce qui a été dit et fait depuis reste à { $who }.
profile-unlink-earlier = Des comptes réunis plus tôt peuvent aussi être séparés :
profile-unlink-join = { $from }, depuis le { $at }. Pour annuler, jusqu’au { $until } : { $unlink }
profile-unlink-join-with = { $from } et { $into }, depuis le { $at }. Pour annuler, jusqu’au { $until } : { $unlink }
profile-unlink-nobody = Je ne connais personne de ce nom ni de ce compte. Rien n’a changé.
profile-unlink-not-joined = Votre compte n’est réuni avec aucun autre. Il n’y a rien à annuler.
profile-unlink-not-joined-of = { $who } n’a pas de comptes réunis. Il n’y a rien à annuler.
profile-unlink-final = Vos comptes ont été réunis il y a plus de 30 jours, ou par une version antérieure de ce programme. Ce que chacun était auparavant n’est plus conservé : je ne peux pas revenir en arrière. Veuillez vous adresser au secrétariat : un compte peut être retiré par une importation.
profile-unlink-final-of = { $who } : ces comptes ont été réunis il y a plus de 30 jours, ou par une version antérieure de ce programme. Ce que chacun était auparavant n’est plus conservé : je ne peux pas revenir en arrière. L’opérateur peut retirer un compte par une importation, avec « - » dans sa colonne.
profile-unlink-no-such-join = Il n’y a pas de telle réunion de comptes. Celles qui peuvent être annulées :
