# Ce qui est dans un récapitulatif, ligne par ligne.

digest-needs = Ce qui vous attend
digest-decided = Ce qui a été décidé
digest-news = Ce qui est nouveau
digest-meetings = Réunions des deux prochaines semaines
digest-overdue = En retard
digest-quiet = Sans nouvelles depuis quatre semaines
digest-of-group = { $group } : { $told }
digest-support = Soutien : { $numbers }
digest-last-call = Dernier appel jusqu’au { $until }. Pour émettre une réserve : { $concern }
digest-review = { $document }. Pour commenter : { $comment }
digest-update-due = Un point d’étape est attendu. Pour le donner : { $update }
digest-consultation =
    Consultation { $number }, jusqu’au { $until } : { $question } ({ $count ->
        [one] { $count } contribution
       *[other] { $count } contributions
    } à ce jour). Pour répondre : { $answer }
digest-will-you-come = Réunion { $number }, { $title } : participerez-vous ? { $rsvp }, non ou peut-être
digest-draft-minutes = Le procès-verbal de la réunion { $number } peut être corrigé jusqu’à son approbation : { $show }
digest-cycle =
    { $count ->
        [0] Le cycle { $name } prend fin le { $date }. Aucun groupe ne prend fin avec lui.
        [one] Le cycle { $name } prend fin le { $date }. { $count } groupe prend fin avec lui s’il n’est pas reconduit.
       *[other] Le cycle { $name } prend fin le { $date }. { $count } groupes prennent fin avec lui s’ils ne sont pas reconduits.
    }
digest-meeting = Réunion { $number }, { $when } : { $title }
digest-meeting-of = Réunion { $number }, { $when } : { $title }, { $whose }
digest-no-update = Aucun point d’étape à ce jour ; il était attendu le { $date }.
digest-quiet-group = { $group } (depuis le { $since })
digest-quiet-groups = { $groups }
digest-clocks =
    { $direction ->
        [forward] { $minutes ->
            [60] Le { $day }, les horloges avancent d’une heure : { $zones }
           *[other] Le { $day }, les horloges avancent de { $minutes } minutes : { $zones }
        }
       *[back] { $minutes ->
            [60] Le { $day }, les horloges reculent d’une heure : { $zones }
           *[other] Le { $day }, les horloges reculent de { $minutes } minutes : { $zones }
        }
    }
digest-zones-more =
    { $count ->
        [one] { $zones } et { $count } autre
       *[other] { $zones } et { $count } autres
    }
