# Le tableau de tous les groupes, comme document.

table-title = { $organisation } : groupes
table-title-as-of = { $organisation } : groupes au { $moment }
table-facilitators = Facilitation proposée
table-words = { $words }
table-new = { $title } (nouveau)
table-number-of-comments =
    { $number ->
        [one] { $number } commentaire
       *[other] { $number } commentaires
    }
table-with-names = { $number } : { $names }
