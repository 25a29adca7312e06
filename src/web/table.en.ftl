# The first page: what goes on, and the table of all groups.

page-works-on = What the { $organisation } works on
page-what-it-is = Groups are proposed, supported and decided on in the open. This is their official record as it happens: who said what, and when.
page-cycle = The cycle { $cycle } runs from { $from } to { $to }.
# What a screen reader calls the three boxes at the top.
page-now = Now
page-that-day = That day
page-next-meeting = Next meeting
page-no-meeting = No meeting is scheduled.
page-all-meetings = All meetings
page-starts = { $starts }
page-starts-of = { $starts }, { $group }
page-on-since = In progress since { $starts }
page-on-since-of = In progress since { $starts }, { $group }
page-open-for-input = Open for your input
page-nothing-open = No consultation, last call or review is open.
page-open-consultation = Consultation: { $question }, until { $until }
page-open-last-call = Last call: { $group }, until { $until }
page-open-review = Document of { $group }: { $document }, until { $until }
page-and-more-open = And { $more } more.
page-how-to-take-part = How to take part
page-latest-decisions = Latest decisions
page-nothing-decided = No decision yet.
page-decided-in-short = { $group } { $outcome }, { $date }
page-follow = Follow the news (feed)

page-no-group-yet = No group has been proposed yet.
page-number-of-groups =
    { $number ->
        [one] { $number } group
       *[other] { $number } groups
    }
page-no-such-groups = No group of this category is in this state.
page-by-state = Groups by state
page-by-kind = Groups by category
page-all-states = All states
page-all-kinds = All categories
# So many groups are in this state: "6 approved".
page-of-state =
    { $state ->
        [proposed] { $number } proposed
        [approved] { $number } approved
        [deferred] { $number } deferred
        [redirected] { $number } redirected
        [declined] { $number } declined
        [withdrawn] { $number } withdrawn
        [dissolved] { $number } dissolved
       *[lapsed] { $number } lapsed
    }
page-group = Group
page-status = Status
page-support = Support
page-other-comments = Other comments
page-facilitators = Facilitators
page-documents = Documents
page-new-this-cycle = new this cycle
page-open-concerns =
    { $number ->
        [one] { $number } open concern
       *[other] { $number } open concerns
    }
page-comments =
    { $number ->
        [0] no comments
        [one] { $number } comment
       *[other] { $number } comments
    }
page-nobody-yet = nobody yet
page-proposed-facilitators = Proposed: { $names }
page-no-documents = none
# A day and what was said on it, or a name and what belongs to it.
page-dated = { $what }: { $words }
page-last-call-until = Last call until { $until }
page-update-is-missing = An update is overdue.
# Before the words of a status line, and of a note.
page-status-of = Status, { $date }:
page-note-of = Note, { $date }:
