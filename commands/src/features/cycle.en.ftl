# Cycles of the organisation, as a rule a year. Groups that are not approved to continue lapse at the end.

cycle-opened = The cycle { $cycle } is open, from { $from } to { $to }.
# Below. $renew: the command that asks to continue.
cycle-opened-groups = Active groups end with the cycle unless they ask to continue ({ $renew }) and the { $chair } agrees.
# /cycle close, where groups would lapse.
cycle-close-runs = The cycle { $cycle } runs until { $ends }.
cycle-close-lapsing = If you close it now, these groups end too: { $groups }.
cycle-close-confirm = To close it: { $close }
# The news of its end.
cycle-closed = The cycle { $cycle } has ended. No group ended with it.
cycle-closed-lapsed = The cycle { $cycle } has ended, and these groups with it: { $groups }.
# To a group that lapsed. $propose: the command that proposes it again.
cycle-group-lapsed = { $group } has ended with the cycle { $cycle }. A member can propose it again: { $propose }
# Warnings before its end.
cycle-ends-soon = The cycle { $cycle } ends in less than an hour, on { $ends }.
cycle-ends-in-hours = The cycle { $cycle } ends in { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }, on { $ends }.
cycle-ends-in-days = The cycle { $cycle } ends in { $count ->
        [one] { $count } day
       *[other] { $count } days
    }, on { $ends }.
# Below, to all. $renew, $decide: commands.
cycle-silent = These groups will end unless they ask to continue: { $groups }. To ask: { $renew }
cycle-waiting = These groups ask to continue, and the { $chair } has yet to decide: { $groups }. To continue one: { $decide }
# Below, to one group.
cycle-group-waiting = { $group } asks to continue. The { $chair } has yet to decide: { $decide }
cycle-group-silent = { $group } will end unless it asks to continue and the { $chair } agrees. To ask: { $renew }
# Refusals.
cycle-is-open = A cycle is already open, until { $ends }. The next one can begin after it, and only one can be opened in advance. To close the present one: { $close }
cycle-ends-too-soon = The last day must be after the first, and still to come.
cycle-none-open = No cycle is open. To open one: { $open }
# /cycle, alone or with "show".
cycle-now = The cycle { $cycle } runs from { $from } to { $to }.
cycle-none = No cycle is open.
# A cycle that is opened before the present one has ended.
cycle-follows = The cycle { $cycle } follows, from { $from } to { $to }. It begins once { $present } has ended.
cycle-changes-nothing = What should change? For example: { $command }
