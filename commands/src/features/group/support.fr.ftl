# Le soutien à un groupe.

support-given = { $who } soutient { $group }. { $support }
support-now = Soutien : { $tally }.
support-now-level = Soutien : { $tally }. { $level }.
support-already-given = { $who } soutient { $group } depuis le { $since }. Chaque personne compte une seule fois.
support-or-not = Vos mots ne ressemblent pas à un soutien à { $group }. Que voulez-vous faire ?
support-taken-back = Voulez-vous retirer votre soutien à { $group } ?
support-on-condition = Vos mots posent une condition pour { $group }, or un soutien compte sans condition. Que voulez-vous faire ?
support-or-other = Quel groupe soutenez-vous, { $group } ou { $other } ?
