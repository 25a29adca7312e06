# Les documents d’un groupe.

document-linked = Lien ajouté : { $document }, document de { $group }.
document-changed = Lien modifié : { $document }, document de { $group }.
document-linked-for-review = Lien ajouté : { $document }, document de { $group }. Vos commentaires sont attendus jusqu’au { $until } : { $comment }
document-changed-for-review = Lien modifié : { $document }, document de { $group }. Vos commentaires sont attendus jusqu’au { $until } : { $comment }
document-under-review = { $document }, soumis à commentaires jusqu’au { $until }
document-review = { $group } sollicite des commentaires sur { $document } jusqu’au { $until } : { $comment }
document-review-ends = Les commentaires sur { $document }, document de { $group }, sont attendus jusqu’au { $until }. { $count ->
        [0] Aucun commentaire à ce jour.
        [one] { $count } commentaire à ce jour.
       *[other] { $count } commentaires à ce jour.
    } Pour ajouter le vôtre : { $comment }
document-review-ended = La période de commentaires sur { $document }, document de { $group }, est close, { $count ->
        [0] sans commentaire
        [one] avec { $count } commentaire
       *[other] avec { $count } commentaires
    } : { $status }
document-not-there = { $group } n’a pas de document à cette adresse. Ses documents : { $command }
