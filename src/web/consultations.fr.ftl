# Les pages des consultations.

page-no-consultation-yet = Aucune consultation n’a encore été ouverte.
page-question = Question
page-inputs = Contributions
page-until = Jusqu’au
page-all-consultations = Toutes les consultations
page-no-such-consultation = Cette consultation n’existe pas
page-no-such-consultation-why = Il n’y a pas de consultation à cette adresse.
page-consultation-number = Consultation { $number }
page-consultation-outcome = Conclusion
page-result = Résultats
page-hidden = Les contributions restent cachées jusqu’à la clôture.
page-inputs-so-far =
    { $number ->
        [one] { $number } contribution à ce jour.
       *[other] { $number } contributions à ce jour.
    }
page-inputs-in-all =
    { $number ->
        [one] { $number } contribution.
       *[other] { $number } contributions.
    }
page-opened = Ouverture
page-to-answer = Pour répondre
page-answer-in-private = { $command } dans un message privé au bot
page-answer-anywhere = { $command } dans un salon, ou dans un message privé au bot
page-closed = Clôture
page-extended-to = Prolongée jusqu’au
page-moments = { $moments }
page-more-to-read = En savoir plus
page-no-class = Sans catégorie
page-several = Plusieurs options pouvaient être choisies.
page-how-many-chose = Nombre de choix pour chaque option
page-option = Option
page-all = Total
page-no-input = Il n’y a aucune contribution.
page-chose = { $act } : { $options }
page-consultation-state =
    { $state ->
        [open] ouverte
        [outcome] close, avec une conclusion
       *[closed] close
    }
