# Le soutien à un groupe.

support-given = { $who } soutient { $group }. { $support }
support-now = Soutien : { $tally }.
support-now-level = Soutien : { $tally }. { $level }.
tally =
    { $members ->
        [one] { $members } membre
       *[other] { $members } membres
    }
tally-with-others =
    { $members ->
        [one] { $members } membre
       *[other] { $members } membres
    }, { $others ->
        [one] { $others } autre
       *[other] { $others } autres
    }
support-already-given = { $who } soutient { $group } depuis le { $since }. Chaque personne compte une seule fois.
