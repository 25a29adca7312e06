# Ce qui est dit des arguments communs à plusieurs commandes.

code-about = le code du groupe
for-about = la personne qui l’a dit, si c’était ailleurs
new-about = oui, si la personne de ce nom n’est pas encore sur la liste
source-about = où cela a été dit : une adresse web, ou des mots tels que « courriel à la liste »
on-about = le jour où cela a été dit
name-about = le nom
stakeholder-about = le groupe de parties prenantes
affiliation-about = là où la personne travaille
