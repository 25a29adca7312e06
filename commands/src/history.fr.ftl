# Ce qui s’est passé, une ligne pour chaque chose.

history-proposed =
    { $known ->
        [yes] Proposé par { $by } : { $title }
       *[no] Proposé : { $title }
    }
history-renamed =
    { $known ->
        [yes] Nouveau titre, par { $by } : { $title }
       *[no] Nouveau titre : { $title }
    }
history-charter =
    { $known ->
        [yes] Charte : { $part }, texte écrit par { $by }
       *[no] Charte : { $part }, nouveau texte
    }
history-nominated =
    { $known ->
        [yes] Candidatures à la facilitation proposées par { $by }
       *[no] Candidatures à la facilitation proposées
    }
history-linked =
    { $known ->
        [yes] Document ajouté par { $by } : { $document }
       *[no] Document ajouté : { $document }
    }
history-supported =
    { $standing ->
        [member] { $who } soutient le groupe, comme membre
       *[participant] { $who } soutient le groupe
    }
history-support-withdrawn = { $who } a retiré son soutien
history-commented = Commentaire de { $who } : { $words }
history-status =
    { $known ->
        [yes] Ligne d’état écrite par { $by } : { $words }
       *[no] Ligne d’état : { $words }
    }
history-note =
    { $known ->
        [yes] Note ajoutée par { $by } : { $words }
       *[no] Note : { $words }
    }
history-concern = Réserve { $number } émise par { $who } : { $words }
history-concern-ended =
    { $how ->
        [withdrawn] { $known ->
            [yes] Réserve { $number } retirée par { $by }
           *[no] Réserve { $number } retirée
        }
        [resolved] { $known ->
            [yes] Réserve { $number } levée par { $by }
           *[no] Réserve { $number } levée
        }
       *[overruled] { $known ->
            [yes] Réserve { $number } écartée par { $by }
           *[no] Réserve { $number } écartée
        }
    }
history-last-call =
    { $known ->
        [yes] Dernier appel lancé par { $by }, jusqu’au { $until }
       *[no] Dernier appel, jusqu’au { $until }
    }
history-last-call-ended = Le dernier appel est clos
history-withdrawn =
    { $known ->
        [yes] Proposition retirée par { $by }
       *[no] Proposition retirée
    }
history-appointed =
    { $known ->
        [yes] Facilitation confiée par { $by } à { $who }
       *[no] Facilitation confiée à { $who }
    }
history-released =
    { $known ->
        [yes] Facilitation retirée par { $by } à { $who }
       *[no] Facilitation retirée à { $who }
    }
history-updated =
    { $known ->
        [yes] Point d’étape donné par { $by } : { $words }
       *[no] Point d’étape : { $words }
    }
history-update-missed = J’ai demandé un point d’étape, et aucun n’est arrivé
history-renewal-asked =
    { $known ->
        [yes] Reconduction au cycle suivant demandée par { $by }
       *[no] Reconduction au cycle suivant demandée
    }
history-lapsed = Caduc à la fin du cycle
history-meeting-called =
    { $known ->
        [yes] Réunion { $number } convoquée par { $by } : { $title }
       *[no] Réunion { $number } convoquée : { $title }
    }
history-meeting-moved =
    { $known ->
        [yes] Réunion { $number } déplacée par { $by } : { $title }, du { $from } au { $to }
       *[no] Réunion { $number } déplacée : { $title }, du { $from } au { $to }
    }
history-meeting-cancelled =
    { $known ->
        [yes] Réunion { $number } annulée par { $by } : { $title }
       *[no] Réunion { $number } annulée : { $title }
    }
history-minutes-drafted = Réunion { $number } tenue, avec un projet de procès-verbal : { $title }
history-minutes-approved =
    { $known ->
        [yes] Procès-verbal de la réunion { $number } approuvé par { $by } : { $title }
       *[no] Procès-verbal de la réunion { $number } approuvé : { $title }
    }
history-action-set = Action { $number }, confiée à { $owner } : { $words }
history-action-done = Action { $number } faite, confiée à { $owner } : { $words }
history-cycle-opened =
    { $known ->
        [yes] Cycle ouvert par { $by } : { $name }
       *[no] Cycle ouvert : { $name }
    }
history-cycle-closed = Le cycle a été clos
history-consultation-opened =
    { $known ->
        [yes] Consultation { $number } ouverte par { $by } : { $question }
       *[no] Consultation { $number } ouverte : { $question }
    }
history-consultation-extended = Consultation { $number } prolongée jusqu’au { $until } : { $question }
history-consultation-closed = Consultation { $number } close : { $question }
history-consultation-concluded = Conclusion de la consultation { $number } : { $words }
history-update-corrected =
    { $known ->
        [yes] Point d’étape corrigé par { $by } : { $words }
       *[no] Point d’étape corrigé : { $words }
    }
history-recoded =
    { $known ->
        [yes] Code changé par { $by } ; il était { $earlier }
       *[no] Code changé ; il était { $earlier }
    }
history-comment-taken-back =
    { $known ->
        [yes] Commentaire { $number } retiré par { $by }
       *[no] Commentaire { $number } retiré
    }
history-concern-reopened =
    { $known ->
        [yes] Réserve { $number } rouverte par { $by }
       *[no] Réserve { $number } rouverte
    }
history-document-removed =
    { $known ->
        [yes] Document retiré par { $by } : { $document }
       *[no] Document retiré : { $document }
    }
history-meeting-reinstated =
    { $known ->
        [yes] Réunion { $number } rétablie par { $by } : { $title }
       *[no] Réunion { $number } rétablie : { $title }
    }
history-meeting-amended =
    { $known ->
        [yes] Réunion { $number } modifiée par { $by } : { $title }
       *[no] Réunion { $number } modifiée : { $title }
    }
history-minutes-reopened =
    { $known ->
        [yes] Procès-verbal de la réunion { $number } rouvert par { $by }
       *[no] Procès-verbal de la réunion { $number } rouvert
    }
history-consultation-cancelled =
    { $known ->
        [yes] Consultation { $number } annulée par { $by } : { $question }
       *[no] Consultation { $number } annulée : { $question }
    }
history-consultation-amended =
    { $known ->
        [yes] Consultation { $number } reformulée par { $by } : { $question }
       *[no] Consultation { $number } reformulée : { $question }
    }
history-action-dropped =
    { $known ->
        [yes] Action { $number } abandonnée par { $by } : { $words }
       *[no] Action { $number } abandonnée : { $words }
    }
history-action-amended = Action { $number } modifiée, confiée à { $owner } : { $words }
history-cycle-amended =
    { $known ->
        [yes] Cycle modifié par { $by }
       *[no] Cycle modifié
    }
history-undone =
    { $known ->
        [yes] Annulé par { $by } : { $what }
       *[no] Annulé : { $what }
    }
history-recorded-by = { $said } (enregistré par { $by })
history-with-reason = { $said } – { $reason }

history-support-given = +{ $count }
history-support-taken-back = −{ $count }
history-support-now = désormais { $tally }
history-new-comments =
    { $count ->
        [one] { $count } nouveau commentaire
       *[other] { $count } nouveaux commentaires
    }
history-new-concerns =
    { $count ->
        [one] { $count } nouvelle réserve
       *[other] { $count } nouvelles réserves
    }
history-ended-concerns =
    { $count ->
        [one] { $count } réserve close
       *[other] { $count } réserves closes
    }
history-numbers = { $parts }
history-group-numbers = { $group } : { $numbers }
