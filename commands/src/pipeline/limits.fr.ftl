# Combien une personne peut demander dans un salon.

limits-too-many = Vous envoyez des commandes trop vite. J’en traite environ { $count } par minute ici, et ce à quoi je ne réponds pas n’est pas enregistré. Attendez une minute, puis renvoyez-le.
