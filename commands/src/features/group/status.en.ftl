# The table of all groups, and one group whole.

# Above either, of the past.
group-status-as-of = As of { $at }.
group-status-none-then = No group had been proposed then.
# $propose: a command.
group-status-none = No group has been proposed yet. Members can propose one: { $propose }
# Heads of the table.
group-status-code = Code
group-status-title = Title
group-status-comments = Comments
group-status-status = Status
# In the table: where the group is, with the chair's words.
group-status-state-and-words = { $state }: { $words }
# Support in numbers, and what the organisation calls so much of it.
group-status-support-level = { $tally } ({ $level })
# The status line or the note that the chair has set, and when.
group-status-set = { $words } ({ $date })
# Below the heading of one group. $category: as the organisation calls it.
group-status-where = { $category }, { $state }
group-status-where-new = { $category }, { $state }, new this cycle
# Names of what is known of it.
group-status-by-stakeholder = By stakeholder group
group-status-note = Note
group-status-proposed-by = Proposed by
group-status-proposed-to-facilitate = Proposed to facilitate
group-status-former-facilitators = Former facilitators
group-status-decision = Decision
group-status-withdrawn = Withdrawn
group-status-lapsed = Lapsed
group-status-last-call = Last call
group-status-last-update = Last update
group-status-next-meeting = Next meeting
group-status-next-cycle = Next cycle
group-status-document = Document
group-status-supporters = Supporters
# A stakeholder group, and how many of it support the group.
group-status-of-stakeholder = { $stakeholder } { $count }
group-status-of-unknown = not known { $count }
# Who proposed it and when.
group-status-who-when = { $who } on { $date }
# Somebody who facilitated it before.
group-status-from-to = { $who } ({ $since } to { $until })
group-status-last-call-until = until { $until }
# A meeting by its number and time.
group-status-meeting = { $number }, { $starts }
# Whether it continues.
group-status-asked-to-continue = asked to continue on { $date }
group-status-will-continue = asked to continue on { $date }, and approved
# A supporter who was counted late. $when: see group-status-late.
group-status-supporter = { $who } ({ $when })
# When something was said that arrived only after the end of the last call.
group-status-late = said { $said }, arrived { $came }, after the end of the last call
# Headings.
group-status-words-of-support = Words of support
group-status-concerns = Concerns
group-status-other-comments = Other comments
# What somebody said, when, who recorded it, and where it was said first.
group-status-said = { $who }, { $when }: { $words }
group-status-said-recorded = { $who }, { $when }, recorded by { $by }: { $words }
group-status-said-source = { $who }, { $when }, from { $source }: { $words }
group-status-said-recorded-source = { $who }, { $when }, recorded by { $by }, from { $source }: { $words }
# A concern. $said: see group-status-said; $how, $by, $date, $reason: how it ended.
group-status-concern-open = { $number }. { $said } (open)
group-status-concern-ended = { $number }. { $said } ({ $how }, { $date })
group-status-concern-ended-reason = { $number }. { $said } ({ $how }, { $date }: { $reason })
group-status-concern-ended-by = { $number }. { $said } ({ $how } by { $by }, { $date })
group-status-concern-ended-by-reason = { $number }. { $said } ({ $how } by { $by }, { $date }: { $reason })
# Refusals of as-of:.
group-status-not-yet = { $at } is still to come. Give a day or a moment in the past.
group-status-not-yet-proposed = { $group } was not yet proposed on { $at }.
# The same, with where it was proposed first.
group-status-who-when-source = { $who } on { $date }, from { $source }
