undo-done = Annulé : { $acts }
undo-told = { $by } a annulé : { $acts }
undo-action-told = { $by } a annulé une action qui vous était confiée : { $action }
undo-nothing = Vous n’avez rien à annuler.
undo-too-old = Ce que vous avez fait en dernier date de plus de 10 minutes.
undo-rests = { $by } y a donné suite depuis, et je ne peux donc pas annuler simplement ceci : { $acts }
undo-goes-on = Il y a eu une suite depuis, et je ne peux donc pas annuler simplement ceci : { $acts }
undo-otherwise = /défaire ne s’applique pas à ceci : { $acts }
undo-later = Pour rectifier : { $command }
undo-ask = Veuillez demander au secrétariat de le rectifier.

undo-proposal = la proposition de { $group }
undo-charter = la modification de la proposition de { $group }
undo-support = le soutien de { $who } à { $group }
undo-unsupport = le retrait du soutien de { $who } à { $group }
undo-comment = le commentaire de { $who } sur { $group }
undo-note = la ligne d’état ou la note de { $group }
undo-concern = la réserve de { $who } sur { $group }
undo-concern-ended =
    { $how ->
        [withdrawn] la fin de la réserve { $number } sur { $group }, qui avait été retirée
        [resolved] la levée de la réserve { $number } sur { $group }
       *[overruled] la mise à l’écart de la réserve { $number } sur { $group }
    }
undo-last-call = le dernier appel sur { $group }
undo-decision =
    { $outcome ->
        [approve] la décision d’approuver { $group }
        [continue] la décision de reconduire { $group }
        [defer] la décision de reporter { $group }
        [redirect] la décision de réorienter { $group }
        [decline] la décision de refuser { $group }
       *[dissolve] la décision de dissoudre { $group }
    }
undo-withdrawal = le retrait de la proposition { $group }
undo-appointed = la désignation de { $who } à la facilitation de { $group }
undo-released = le retrait de { $who } de la facilitation de { $group }
undo-update = le point d’étape sur { $group }
undo-document = le document de { $group } : { $document }
undo-renewal = la demande de reconduction de { $group }
undo-cycle-opened = l’ouverture du cycle { $name }
undo-cycle-closed = la clôture du cycle
undo-consultation = la consultation { $number }
undo-input = la réponse de { $who } à la consultation { $number }
undo-class = la catégorie confirmée de { $who } dans la consultation { $number }
undo-extended = la prolongation de la consultation { $number }
undo-closed = la clôture de la consultation { $number }
undo-concluded = la conclusion de la consultation { $number }
undo-room = le rattachement de ce salon
undo-room-language = la langue de ce salon
undo-digest = le moment d’envoi du récapitulatif
undo-joined = la jonction de deux comptes
undo-meeting-called = la convocation de la réunion { $number }
undo-meeting-moved = le nouvel horaire de la réunion { $number }
undo-meeting-cancelled = l’annulation de la réunion { $number }
undo-rsvp = la réponse de { $who } pour la réunion { $number }
undo-reminders = le moment des rappels de réunion
undo-agenda = la modification de l’ordre du jour de la réunion { $number }
undo-minutes-started = le début du procès-verbal de la réunion { $number }
undo-item = le passage à un autre point de la réunion { $number }
undo-noted = la note « { $words } »
undo-not-attended = l’absence de { $who } à la réunion { $number }
undo-attended = la présence de { $who } à la réunion { $number }
undo-minutes-ended = la fin du procès-verbal de la réunion { $number }
undo-minutes-corrected = la correction du procès-verbal de la réunion { $number }
undo-correction-proposed = la proposition de correction { $correction } du procès-verbal de la réunion { $number }
undo-correction-accepted = l’acceptation de la correction { $correction } du procès-verbal de la réunion { $number }
undo-correction-declined = le refus de la correction { $correction } du procès-verbal de la réunion { $number }
undo-minutes-approved = l’approbation du procès-verbal de la réunion { $number }
undo-action = l’action { $number } pour { $who }
undo-action-done = l’achèvement de l’action { $number }
undo-renamed = le nouveau code { $group } de { $earlier }
undo-comment-taken-back = le retrait du commentaire { $number } sur { $group }
undo-concern-reopened = la réouverture de la réserve { $number } sur { $group }
undo-document-removed = le retrait d’un document de { $group } : { $document }
undo-reinstated = le rétablissement de la réunion { $number }
undo-reopened = la réouverture du procès-verbal de la réunion { $number }
undo-consultation-cancelled = l’annulation de la consultation { $number }
undo-input-withdrawn = le retrait de la réponse de { $who } à la consultation { $number }
undo-action-dropped = l’abandon de l’action { $number }
undo-meeting-amended = la modification de la réunion { $number }
undo-consultation-amended = la modification de la consultation { $number }
undo-cycle-amended = la modification du cycle
undo-action-amended = la modification de l’action { $number }
undo-cannot = Ceci ne peut pas être annulé.
