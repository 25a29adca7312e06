# La recherche.

page-search-how = Tapez des noms, des codes ou des mots dans le champ en haut. Les résultats les contiennent tous.
page-results =
    { $number ->
        [0] Aucun résultat pour « { $words } ».
        [one] { $number } résultat pour « { $words } ».
       *[other] { $number } résultats pour « { $words } ».
    }
page-found = { $place }, { $date }
page-found-of = { $place }, { $who }, { $date }
page-about-action = Action { $number }
page-about-meeting = Réunion { $number } : { $title }
page-place = { $about }
page-place-in =
    { $kind ->
        [option] { $about }, option
        [outcome] { $about }, conclusion
        [input] { $about }, contribution
        [status] { $about }, ligne d’état
        [note] { $about }, note
        [support] { $about }, soutien
        [comment] { $about }, commentaire
        [decision] { $about }, décision
        [update] { $about }, point d’étape
        [document] { $about }, document
        [minutes] { $about }, procès-verbal
       *[done] { $about }, exécution
    }
page-place-charter = { $about }, charte : { $part }
page-place-concern = { $about }, réserve { $number }
page-place-concern-end = { $about }, fin de la réserve { $number }
page-place-item = { $about }, point { $item } de l’ordre du jour
