# Ce qui est dit des commandes sur le profil.

profile-zone-about = votre fuseau horaire, ou une ville qui s’y trouve
profile-hours-about = les heures auxquelles vous pouvez vous réunir
profile-weekend-about = les jours où vous ne travaillez pas
profile-summary = Montre ou modifie votre profil.
profile-show-summary = Montre votre profil.
profile-set-summary = Modifie votre profil.

profile-unlink-person-about = la personne à qui sont ces comptes
profile-unlink-join-about = quelle jonction, s’il y en a eu plusieurs ; à défaut, la dernière
profile-unlink-summary = Sépare à nouveau des comptes réunis, dans les 30 jours.

profile-calendar-renew-about = oui, pour une nouvelle adresse à la place de l’ancienne
profile-calendar-summary = Vous donne l’adresse de votre propre calendrier, que vous seul(e) connaissez.

profile-forget-confirm-about = oui, pour tout effacer
profile-export-summary = Montre toutes vos données : votre profil, ce que vous avez dit et ce que vous avez fait.
profile-forget-summary = Efface votre profil et vos textes, après confirmation.

profile-link-code-about = le code que votre autre compte a reçu
profile-join-name-about = le nom qui figure sur la liste
profile-join-person-about = la personne qui porte ce nom
profile-link-summary = Réunit vos comptes, qui comptent alors pour une seule personne.
profile-join-summary = Rattache un nom sans compte à la personne qui le porte.
profile-language-about = la langue dans laquelle je vous parle : en, fr, ou aucune

profile-email-about = votre adresse de courriel
profile-away-until-about = le dernier jour de votre absence
profile-away-summary = Signale votre absence jusqu’à un jour donné : personne ne vous attend d’ici là.
