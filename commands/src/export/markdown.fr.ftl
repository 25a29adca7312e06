# Le tableau de tous les groupes, comme document.

table-title = { $organisation } : groupes
table-title-as-of = { $organisation } : groupes au { $moment }
table-code = Code
table-name = Titre
table-status = État
table-support = Soutien
table-comments = Autres commentaires
table-facilitators = Facilitateurs proposés
table-document = Document
table-words = { $words }
table-new = { $title } (nouveau)
table-level = { $tally } ({ $level })
table-number-of-comments =
    { $number ->
        [one] { $number } commentaire
       *[other] { $number } commentaires
    }
table-with-names = { $number } : { $names }
