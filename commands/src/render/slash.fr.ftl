# Ce qui est dit des options propres à Discord.

change-about = ouvre un formulaire pour modifier les textes
part-about = une partie de la proposition écrite
by-name-about = ou le nom d’une personne qui n’est pas sur Discord
by-names-about = ou les noms de plusieurs personnes, séparés par des virgules
account-about = une personne qui est sur Discord
