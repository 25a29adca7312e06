# L’état des règles pour une décision sur un groupe : la réponse à /why.

why-no-rules = { $group } est { $key ->
        [lapsed] devenu caduc
       *[other] { $state }
    }. Aucune condition n’est à remplir.
why-all = { $group } est { $key ->
        [lapsed] devenu caduc
       *[other] { $state }
    }. Toutes les conditions sont remplies.
why-some = { $group } est { $key ->
        [lapsed] devenu caduc
       *[other] { $state }
    }. Conditions remplies : { $met } sur { $all }.
why-no-rules-to-continue = { $group } est approuvé. Aucune condition n’est à remplir pour sa reconduction.
why-all-to-continue = { $group } est approuvé. Toutes les conditions de sa reconduction sont remplies.
why-some-to-continue = { $group } est approuvé. Conditions de reconduction remplies : { $met } sur { $all }.
why-positions = Positions à ce jour
