# La proposition écrite d’un groupe.

charter-changed = { $group }, modifications enregistrées : { $parts }. Les textes antérieurs restent au registre.
charter-missing = (non renseigné)
charter-with-earlier = { $words } ({ $count ->
        [one] { $count } texte antérieur
       *[other] { $count } textes antérieurs
    })
charter-title = Titre
charter-facilitator = Facilitation
charter-document = Document
charter-tentative = { $who } (à confirmer)
