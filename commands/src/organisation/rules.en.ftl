# The rules for a decision on a group, and how they stand for it.

# A rule as a line of a list. $rule: one of the rules below; $why: a sentence of those below.
rule-met = Met: { $rule }. { $why }
rule-not-met = Not met: { $rule }. { $why }

# The rules, as after a colon.
rule-proposal = a written proposal with { $parts }
rule-support = support from { $members ->
        [one] { $members } member
       *[other] { $members } members
    }
rule-no-open-concern = no open concern
rule-facilitators = { $number ->
        [one] a facilitator
       *[other] { $number } facilitators
    }
rule-facilitators-apart = { $number ->
        [one] a facilitator
       *[other] { $number } facilitators from different stakeholder groups
    }
rule-member-facilitators = { $number ->
        [one] a facilitator who is a member
       *[other] { $number } member facilitators
    }
rule-member-facilitators-apart = { $number ->
        [one] a facilitator who is a member
       *[other] { $number } member facilitators from different stakeholder groups
    }
rule-feedback-asked = a last call among all members
rule-secretariat-consulted = advice from the secretariat
rule-continuation-asked = a request to continue

# How they stand: the proposal. $parts: names of parts; $optional: those that need be there only where they apply.
rule-proposal-by = Proposed by { $who } on { $date }.
rule-proposal-on = Proposed on { $date }.
rule-proposal-lacks = Missing: { $parts }.
rule-proposal-by-optional = Proposed by { $who } on { $date }. If it applies, add: { $optional }.
rule-proposal-on-optional = Proposed on { $date }. If it applies, add: { $optional }.
rule-proposal-lacks-optional = Missing: { $parts }. If it applies, add: { $optional }.
# Support.
rule-support-now = Support: { $tally }.
# Concerns. $concerns: a list of rule-concern.
rule-no-concern = None was raised.
rule-concerns-ended = All have ended.
rule-concerns-open = Open: { $concerns }.
rule-concern = no. { $number } by { $who } on { $date }
# Facilitators. $people: a list of those that follow.
rule-nobody-facilitates = Nobody yet.
rule-facilitators-proposed = Proposed: { $people }.
rule-facilitators-appointed = Appointed: { $people }.
rule-facilitator-of = { $who } ({ $stakeholder })
rule-facilitator-of-unknown = { $who } (stakeholder group not known)
rule-facilitator-no-member = { $who } (not a member)
# The last call. $command: how it is made; $since: when the group was approved, or approved to continue.
rule-no-last-call = No last call yet: { $command }
rule-no-last-call-since = No last call since { $since }: { $command }
rule-last-call-ended = The last call ended on { $until }.
rule-last-call-cut-short = The last call until { $until } was cut short.
rule-last-call-runs = The last call runs until { $until }.
# Continuation.
rule-continuation-asked-on = Asked on { $date }.
rule-continuation-proposed = Proposed on { $date } as a group that continues.
rule-continuation-not-asked = Not asked yet: { $command }
rule-continuation-not-asked-since = Not asked since { $since }: { $command }
# "Continues: yes" is typed.
rule-continuation-not-said = The proposal does not say "Continues: yes".
# The secretariat.
rule-secretariat-said = { $who } on { $date }.
rule-secretariat-silent = Nothing from the secretariat yet: { $command }
rule-secretariat-silent-since = Nothing from the secretariat since { $since }: { $command }

# The table of positions: members by stakeholder group, and how many of them support it, have a concern or said nothing; and beside
# the members others who support it.
readout-stakeholder = Stakeholder group
readout-members = Members
readout-support = Support
readout-concern = Concern
readout-silent = Silent
readout-others = Other supporters
# Rows.
readout-unknown = not known
readout-all = all
