# Le soutien à un groupe.

support-given = { $who } soutient { $group }. { $support }
support-now = Soutien : { $tally }.
support-now-level = Soutien : { $tally }. { $level }.
support-already-given = { $who } soutient { $group } depuis le { $since }. Chaque personne compte une seule fois.
support-or-not = Vos mots ne ressemblent pas à un soutien à { $group }. Que voulez-vous faire ?
