# Ce que plusieurs fonctions disent d’un groupe.

group-named = { $group }, { $title }
group-heading = { $group } : { $title }
group-list = { $items }
group-dated = { $date } : { $words }
group-facilitator-since = { $who } depuis le { $since }
group-none = néant
group-support = Soutien
group-facilitators = Facilitation
