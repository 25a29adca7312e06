# What waits for the chair, the secretariat and facilitators, a line for each kind. $groups: codes; $command: an example with the first.

# The heading of the part, and of the message that has it alone.
digest-waiting = Waiting for you
waiting-ready = Ready to decide: { $groups }. { $command }
waiting-last-calls = Last call ended, but something that the rules ask for is missing: { $groups }. What it is: { $command }
waiting-renewals = Asking to continue: { $groups }. { $command }
waiting-undecided = Not decided yet: { $groups }. What is missing: { $command }
waiting-put-off = Put off: { $groups }. How it stands: { $command }
waiting-without-facilitator = Without a facilitator: { $groups }. { $command }
waiting-drafts =
    { $count ->
        [one] Minutes to approve: meeting { $meetings }. { $command }
       *[other] Minutes to approve: meetings { $meetings }. { $command }
    }
waiting-updates = Update overdue: { $groups }. Who was asked: { $command }
# $meetings: numbers; $start: the command.
waiting-minutes =
    { $count ->
        [one] No minutes: meeting { $meetings }. To take them now: { $start }
       *[other] No minutes: meetings { $meetings }. To take them now: { $start }
    }
waiting-next-cycle = The cycle { $cycle } ends on { $ends }, and no other follows. To open the next one already: { $command }
waiting-no-cycle = No cycle is open. { $command }
waiting-no-chair = Nobody is { $chair } now, so nothing can be decided. Once somebody is chosen: { $command }
# $people: names.
waiting-declared = What they say of themselves waits for you to confirm it: { $people }. { $command }
waiting-renew = The cycle ends soon. To continue in the next one, ask for it: { $groups }. { $command }
# A group with the number of its open concerns.
waiting-of-group = { $group } ({ $count })
waiting-concerns = Open concerns: { $groups }. To read them: { $command }
# A meeting with the number of corrections of its minutes that are proposed.
waiting-of-meeting = meeting { $number } ({ $count })
waiting-corrections = Corrections of minutes proposed to you: { $meetings }. To read them: { $command }
# The last in a list of groups: how many more there are.
waiting-more = { $count } more
