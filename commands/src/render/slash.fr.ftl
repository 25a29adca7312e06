# Ce qui est dit des options propres à Discord.

change-about = ouvre un formulaire pour modifier les textes
part-about = une partie de la proposition écrite
