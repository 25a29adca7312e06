# Le calendrier personnel.

profile-calendar-address = Votre propre calendrier. Abonnez-vous à cette adresse dans votre logiciel de calendrier : { $address }
profile-calendar-has = Il contient les réunions où vous êtes attendu(e) et celles auxquelles vous avez répondu oui ou peut-être. Celles auxquelles vous avez répondu non n’y sont pas.
profile-calendar-keep = Quiconque a cette adresse peut lire votre calendrier : ne la communiquez à personne. Pour en avoir une nouvelle : { $renew }
profile-calendar-renewed = L’ancienne adresse ne fonctionne plus. Ne communiquez la nouvelle à personne.
profile-calendar-off = Les calendriers personnels ne sont pas activés ici. Veuillez vous adresser au secrétariat. { $meetings } donne les réunions à venir.
