# Le cadre des pages du site, et ce que toutes disent.

page-record = Registre { $organisation }
page-groups = Groupes
page-meetings = Réunions
page-consultations = Consultations
page-this-week = Cette semaine
page-take-part = Participer
page-pages = Pages
page-skip = Aller au contenu
page-search-label = Rechercher dans le registre
page-search-button = Rechercher
page-all-groups = Tous les groupes

page-nothing = Il n’y a rien ici
page-nothing-why = Aucune page n’existe à cette adresse. L’adresse d’un groupe ne change jamais : vérifiez qu’il n’y a pas de faute de frappe.

page-earlier-day = Un jour antérieur
page-past = Vous regardez le passé.
page-past-when = Le registre est présenté tel qu’il était { $when }.
page-back-to-today = Revenir à aujourd’hui
page-at-end-of-day = à la fin du { $date } (UTC)
page-at-moment = le { $moment }
page-as-of-label = Voir cette page telle qu’elle était à la fin d’un jour
page-as-of-button = Afficher
page-as-it-is-today = Voir cette page telle qu’elle est aujourd’hui
page-no-day = Ce jour ne peut pas être affiché
page-no-moment = Je n’ai pas compris « { $typed } ». Indiquez une date comme 2017-04-11, ou une heure comme 2017-04-11T22:00:00Z.
page-not-yet = Le { $date } n’est pas encore passé. Choisissez un jour antérieur.
page-no-archive = Ce registre n’est conservé qu’en mémoire : les jours antérieurs ne peuvent pas être affichés.
page-busy = Veuillez réessayer dans un instant
page-busy-why = Les recherches, les jours antérieurs et les téléchargements sont très demandés en ce moment. Toutes les autres pages restent disponibles.
page-unreadable = Une erreur s’est produite : ce jour ne peut pas être affiché pour le moment.

page-news = Actualités du registre
page-feed = Fil d’actualités
page-calendar = Calendrier
page-data = Toutes les données (JSON)
page-languages = Langues
page-record-of = Registre officiel : { $organisation }.
page-days-in-utc = Les jours sont en UTC.
page-last-entry = Dernière inscription : { $moment }.
page-no-entry = Il n’y a encore aucune inscription.
page-own-time = (pour vous : { $time })
page-own-zone = Les heures marquées « pour vous » sont celles du fuseau { $zone }.

page-parts-label =
    { $list ->
        [groups] Autres groupes
        [supporters] Autres soutiens
        [comments] Autres commentaires
        [meetings] Autres réunions
        [entries] Autres inscriptions
        [actions] Autres actions
        [consultations] Autres consultations
        [inputs] Autres contributions
       *[results] Autres résultats
    }
page-parts =
    { $list ->
        [groups] Groupes { $first } à { $last } sur { $all }
        [supporters] Soutiens { $first } à { $last } sur { $all }
        [comments] Commentaires { $first } à { $last } sur { $all }
        [meetings] Réunions { $first } à { $last } sur { $all }
        [entries] Inscriptions { $first } à { $last } sur { $all }
        [actions] Actions { $first } à { $last } sur { $all }
        [consultations] Consultations { $first } à { $last } sur { $all }
        [inputs] Contributions { $first } à { $last } sur { $all }
       *[results] Résultats { $first } à { $last } sur { $all }
    }
page-previous = Précédent
page-next = Suivant

page-names = { $names }
page-names-more =
    { $more ->
        [one] et { $more } autre
       *[other] et { $more } autres
    }

page-act = { $who }, { $when }
page-act-as = { $who } ({ $standing }), { $when }
page-act-recorded = { $act }, enregistré par { $by }
page-act-from = { $act }, source : { $source }
page-late =
    { $end ->
        [last-call] dit le { $said }, reçu le { $came }, après la fin du dernier appel
       *[consultation] dit le { $said }, reçu le { $came }, après la clôture
    }
page-by-on = { $who }, { $date }
page-document-at = Document sur { $link }
page-document-open = { $document }, ouvert aux commentaires jusqu’au { $until }
page-document-was-open = { $document }, a été ouvert aux commentaires jusqu’au { $until }
page-link-on = { $title } ({ $site })
