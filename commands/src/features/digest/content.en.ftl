# What is in a digest, a line each.

# The names of its parts.
digest-needs = What needs you
digest-decided = What was decided
digest-news = What is new
digest-meetings = Meetings in the next two weeks
digest-overdue = Overdue
digest-quiet = No news for four weeks
# What is of one group, where the digest is of several. $told: a sentence, or numbers.
digest-of-group = { $group }: { $told }
# What happened to a group's support, where the digest is of that group. $numbers: "+2, now 2 members".
digest-support = Support: { $numbers }
digest-last-call = Last call until { $until }. To raise a concern: { $concern }
# $document: what it is called, and until when it is out for review.
digest-review = { $document }. To comment: { $comment }
digest-update-due = An update is due. To give it: { $update }
digest-consultation =
    Consultation { $number }, until { $until }: { $question } ({ $count ->
        [one] { $count } input
       *[other] { $count } inputs
    } so far). To answer: { $answer }
# $rsvp: the command that says yes.
digest-will-you-come = Meeting { $number }, { $title }: are you coming? { $rsvp }, no or maybe
digest-draft-minutes = The minutes of meeting { $number } can be corrected until they are approved: { $show }
digest-cycle =
    { $count ->
        [0] The cycle { $name } ends on { $date }. No group ends with it.
        [one] The cycle { $name } ends on { $date }. { $count } group ends with it unless it is continued.
       *[other] The cycle { $name } ends on { $date }. { $count } groups end with it unless they are continued.
    }
# $when: a moment, in one zone or two.
digest-meeting = Meeting { $number }, { $when }: { $title }
# $whose: a group, or the plenary.
digest-meeting-of = Meeting { $number }, { $when }: { $title }, { $whose }
digest-no-update = No update yet; it was due on { $date }.
# A group of which nothing was heard for four weeks, in a list of such.
digest-quiet-group = { $group } (since { $since })
digest-quiet-groups = { $groups }
# $zones: names of time zones.
digest-clocks =
    { $direction ->
        [forward] { $minutes ->
            [60] On { $day } clocks go forward an hour: { $zones }
           *[other] On { $day } clocks go forward { $minutes } minutes: { $zones }
        }
       *[back] { $minutes ->
            [60] On { $day } clocks go back an hour: { $zones }
           *[other] On { $day } clocks go back { $minutes } minutes: { $zones }
        }
    }
digest-zones-more = { $zones } and { $count } more
