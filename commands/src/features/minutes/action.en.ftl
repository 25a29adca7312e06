# Actions: what somebody is to do.

# An action whole. $who: a person or an office; $what: what somebody wrote, with its full stop where $due follows.
action-line = Action { $number }, { $who }: { $what }
action-line-due = Action { $number }, { $who }: { $what } By { $due }.
action-line-overdue = Action { $number }, { $who }: { $what } Overdue since { $due }.
# In a list of several groups' actions. $action: one of the three above; $whose: a code, or the plenary.
action-of = { $action } ({ $whose })
# In private to whom an action was given.
action-for-you = For you to do: { $action }
action-when-done = When it is done: { $command }
# The answer to /actions.
action-none = There are no open actions.
action-none-of-yours = You have no open actions.
action-none-of-group = { $group } has no open actions.
action-list = Open actions:
action-list-of-yours = Your open actions:
action-list-of-group = Open actions of { $group }:
action-when-one-is-done = When one is done: { $command }
# The answer to /done; with what came of it.
action-done = Done: action { $number }, { $who }: { $what }
action-done-with = Done: action { $number }, { $who }: { $what } → { $words }
# Reminders before and after the day. $what ends with a full stop.
action-due-soon = Reminder: action { $number }, { $who }: { $what } It is due on { $due }.
action-overdue = Overdue: action { $number }, { $who }: { $what } It was due on { $due }.
action-no-place = No meeting is under way here, and this room belongs to no group. Please record the action in the group's room.
action-none-yet = There are no actions yet.
action-unknown = There is no action { $number }. The latest is number { $latest }: { $command }
action-already-done = Action { $number } was already done on { $date }.
# $owner: a person or an office.
action-not-yours = Only the owner ({ $owner }) or a facilitator of the group can mark this action as done.
amend-done = Changed: { $action }
amend-told = { $by } changed an action of yours: { $action }
amend-changes-nothing = What should change? For example: { $command }
drop-done = Dropped: { $action }
drop-told = { $by } dropped an action of yours: { $action }
action-is-dropped = Action { $number } was dropped on { $date }.
amend-not-yours = Only the owner ({ $owner }), the person who set it or a facilitator of the group can change this action.
# The words end as a date does. $command: "/amend 3 by: tomorrow".
action-date-meant = It has no date. If you meant one: { $command }
