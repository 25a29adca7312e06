# How the rules for a decision stand for a group: the answer to /why. A list of the rules and a table of positions follow.
# $key: where the group is, to choose by; $state: the word for it; $met of $all: how many rules are met.

why-no-rules = { $group } { $key ->
        [lapsed] has lapsed
       *[other] is { $state }
    }. There are no rules for it to meet.
why-all = { $group } { $key ->
        [lapsed] has lapsed
       *[other] is { $state }
    }. It meets all rules.
why-some = { $group } { $key ->
        [lapsed] has lapsed
       *[other] is { $state }
    }. It meets { $met } of { $all } rules.
# The same for a group that is approved, and may continue in the next cycle.
why-no-rules-to-continue = { $group } is approved. There are no rules to meet for continuing.
why-all-to-continue = { $group } is approved. It meets all rules for continuing.
why-some-to-continue = { $group } is approved. It meets { $met } of { $all } rules for continuing.
# Above the table of who supports it, who has a concern and who said nothing.
why-positions = Positions so far
