# The page of a group.

page-no-group = No such group
# $typed: the code in the address.
page-no-such-group = There is no group "{ $typed }".
# $when: see page-at-end-of-day.
page-no-such-group-then = There was no group "{ $typed }" { $when }.
page-did-you-mean = Did you mean:
# The state of a group, as a mark; of one that has ended since when.
page-group-state = { $state }
page-group-ended = { $state } since { $date }.
page-group-new = New this cycle.
page-on-this-page = On this page
page-status-line = Status
page-note = Note
page-concerns = Concerns
page-last-call = Last call
page-last-call-asks = Members can raise a concern until { $until }
page-decided = Decided
page-decided-on = { $outcome } on { $date } by { $who }
page-proposed = Proposed
page-date = { $date }
page-date-by = { $date } by { $who }
# What somebody wrote, with its day behind it.
page-words-of-day = { $words } ({ $date })
page-nominees = Proposed as facilitators
page-meeting-on = { $meeting }, { $starts }
page-last-update = Last update
page-update-overdue = Overdue since { $since }. There is no update yet.
page-update-overdue-after = Overdue since { $since }. The last one was on { $last }.
page-next-cycle = Next cycle
page-asked-to-continue = Asked to continue, { $date }
page-renewed = Asked to continue, { $date }; approved
page-charter = Charter
page-comments-heading = Comments
page-decisions = Decisions
page-updates = Updates
page-meetings-and-minutes = Meetings and minutes
page-actions = Actions
page-timeline = Timeline
page-timeline-order = Everything that happened, latest first.
# Parts of the charter that nobody has written.
page-not-written = Not written yet: { $parts }.
page-title = Title
page-earlier-texts =
    { $number ->
        [one] { $number } earlier text
       *[other] { $number } earlier texts
    }
page-not-decided = The { $chair } has not decided yet.
# $act: who and when; see page-act.
page-decision = { $outcome } by { $act }
page-decision-to = { $outcome } to { $to } by { $act }
# $although: what the rules ask for was missing.
page-although = { $although }.
page-although-because = { $although }. Reason: { $reason }
page-who-as = { $who } ({ $standing })
page-from-to = { $who }, { $since } to { $until }
page-since = { $who }, since { $since }
page-no-document = No documents yet.
page-subscribe-to = Subscribe to the calendar of { $group }
page-no-meeting-of-group = No meetings yet.

page-no-support = Nobody has supported it yet.
page-supporters = Supporters
page-by-stakeholder = Support by stakeholder group
page-stakeholder = Stakeholder group
page-members = Members
page-others = Others
# As what somebody's support counts.
page-counts-as =
    { $standing ->
        [member] member
       *[participant] other
    }
page-no-concern = No concern was raised.
page-none-open = No concern is open.
page-concerns-open =
    { $number ->
        [one] { $number } concern is still open, so there is no consensus yet.
       *[other] { $number } concerns are still open, so there is no consensus yet.
    }
page-what-a-concern-is = A concern stays open until it is withdrawn, resolved, or overruled with a reason.
page-still-open = Still open.
# How a concern ended, as the beginning of a line.
page-concern-end =
    { $end ->
        [withdrawn] Withdrawn
        [resolved] Resolved
       *[overruled] Overruled
    }
page-ended = { $how }, { $date }
page-ended-by = { $how }, { $date }, by { $who }
page-ended-because = { $how }, { $date }: { $reason }
page-ended-by-because = { $how }, { $date }, by { $who }: { $reason }
page-no-comment = No comments yet.
