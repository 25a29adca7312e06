# Les règles d’une décision sur un groupe, et leur état.

rule-met = Remplie : { $rule }. { $why }
rule-not-met = Non remplie : { $rule }. { $why }

rule-proposal = une proposition écrite comportant { $parts }
rule-support = le soutien d’au moins { $members ->
        [one] { $members } membre
       *[other] { $members } membres
    }
rule-no-open-concern = aucune réserve en suspens
rule-facilitators = { $number ->
        [one] une personne chargée de la facilitation
       *[other] { $number } personnes chargées de la facilitation
    }
rule-facilitators-apart = { $number ->
        [one] une personne chargée de la facilitation
       *[other] { $number } personnes de différents groupes de parties prenantes chargées de la facilitation
    }
rule-member-facilitators = { $number ->
        [one] un membre chargé de la facilitation
       *[other] { $number } membres chargés de la facilitation
    }
rule-member-facilitators-apart = { $number ->
        [one] un membre chargé de la facilitation
       *[other] { $number } membres de différents groupes de parties prenantes chargés de la facilitation
    }
rule-feedback-asked = un dernier appel à tous les membres
rule-secretariat-consulted = l’avis du secrétariat
rule-continuation-asked = une demande de reconduction

rule-proposal-by = Proposition de { $who }, le { $date }.
rule-proposal-on = Proposition du { $date }.
rule-proposal-lacks = Il manque : { $parts }.
rule-proposal-by-optional = Proposition de { $who }, le { $date }. À ajouter le cas échéant : { $optional }.
rule-proposal-on-optional = Proposition du { $date }. À ajouter le cas échéant : { $optional }.
rule-proposal-lacks-optional = Il manque : { $parts }. À ajouter le cas échéant : { $optional }.
rule-support-now = Soutien : { $tally }.
rule-no-concern = Aucune réserve n’a été émise.
rule-concerns-ended = Toutes ont pris fin.
rule-concerns-open = En suspens : { $concerns }.
rule-concern = nº { $number } de { $who }, le { $date }
rule-nobody-facilitates = Personne pour le moment.
rule-facilitators-proposed = Facilitation proposée : { $people }.
rule-facilitators-appointed = Facilitation : { $people }.
rule-facilitator-of = { $who } ({ $stakeholder })
rule-facilitator-of-unknown = { $who } (groupe de parties prenantes non précisé)
rule-facilitator-no-member = { $who } (non membre)
rule-no-last-call = Aucun dernier appel à ce jour : { $command }
rule-no-last-call-since = Aucun dernier appel depuis le { $since } : { $command }
rule-last-call-ended = Le dernier appel a pris fin le { $until }.
rule-last-call-cut-short = Le dernier appel, prévu jusqu’au { $until }, a été interrompu.
rule-last-call-runs = Le dernier appel court jusqu’au { $until }.
rule-continuation-asked-on = Demandée le { $date }.
rule-continuation-proposed = Proposé le { $date } comme groupe reconduit.
rule-continuation-not-asked = Pas encore demandée : { $command }
rule-continuation-not-asked-since = Non demandée depuis le { $since } : { $command }
rule-continuation-not-said = La proposition n’indique pas « Suite: oui ».
rule-secretariat-said = { $who }, le { $date }.
rule-secretariat-silent = Aucun avis du secrétariat à ce jour : { $command }
rule-secretariat-silent-since = Aucun avis du secrétariat depuis le { $since } : { $command }

readout-stakeholder = Groupe de parties prenantes
readout-members = Membres
readout-support = Soutien
readout-concern = Réserve
readout-silent = Sans réponse
readout-others = Autres soutiens
readout-unknown = non précisé
readout-all = total
