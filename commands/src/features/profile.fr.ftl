# Ce qui est connu de soi. Tout est dit en privé.

profile-yours = Votre profil (pour le modifier : { $set }) :
profile-changed = C’est modifié. Votre profil est désormais :
profile-unchanged = Rien n’a changé. Votre profil :
profile-all-kept = Tout ce que je conserve à votre sujet (pour modifier votre profil : { $set }) :
profile-set-what = Que voulez-vous modifier ?
profile-name = Nom
profile-role = Rôle
profile-stakeholder-group = Groupe de parties prenantes
profile-affiliation = Affiliation
profile-zone = Fuseau horaire
profile-hours = Heures
profile-weekend = Week-end
profile-language = Langue
profile-email = Courriel
profile-accounts = Comptes
profile-reminders = Rappels
profile-digest = Récapitulatif
profile-meetings = Réunions à ce jour
profile-calendar = Calendrier
profile-not-set = non renseigné
profile-reminders-before = { $lengths } avant une réunion
profile-no-reminders = aucun
profile-meetings-count = { $count }, dont { $nights } pendant votre nuit
profile-calendar-hidden = { $show } en donne l’adresse
profile-joins = Comptes réunis avec le vôtre
