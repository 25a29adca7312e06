# What several features say.

# Where a group is, as after "is": "WG-IMP is approved".
state =
    { $state ->
        [proposed] proposed
        [approved] approved
        [deferred] deferred
        [redirected] redirected
        [declined] declined
        [withdrawn] withdrawn
        [dissolved] dissolved
       *[lapsed] lapsed
    }
# What was decided, as a heading, as a word of its own and after "is". What goes on is approved, as it was before.
outcome =
    { $outcome ->
        [approve] approved
        [continue] approved (continued)
        [defer] deferred
        [redirect] redirected
        [decline] declined
       *[dissolve] dissolved
    }
# How a concern ended.
concern-end =
    { $end ->
        [withdrawn] withdrawn
        [resolved] resolved
       *[overruled] overruled
    }
# Whether somebody comes to a meeting.
answer =
    { $answer ->
        [yes] yes
        [no] no
       *[maybe] maybe
    }
# What somebody is in the organisation. The chair is not among them: the organisation says what the chair is called.
role =
    { $role ->
        [secretariat] secretariat
        [member] member
       *[participant] participant
    }
# As what somebody acted.
standing =
    { $standing ->
        [member] member
       *[participant] participant
    }
# How many support or answer: members of the body, and others, who are counted apart.
tally =
    { $members ->
        [one] { $members } member
       *[other] { $members } members
    }
tally-with-others =
    { $members ->
        [one] { $members } member
       *[other] { $members } members
    }, { $others ->
        [one] { $others } other
       *[other] { $others } others
    }
# What the chair is called where the organisation gives no other title.
chair = chair
# What an agenda has of itself, since it is still open from before. The first three stand above the others.
carried-actions = Open actions
carried-documents = Documents in review
carried-decisions = Deferred decisions
carried-action = Action { $number }
carried-document = Document of { $group }
carried-decision = Decision on { $group }
# A stakeholder group of the usual configuration. Others are said as they are configured.
stakeholder-group =
    { $group ->
        [government] government
        [private-sector] private sector
        [civil-society] civil society
        [technical-community] technical community
       *[intergovernmental-organisation] intergovernmental organisation
    }
# The parts of a proposal by the usual template. They can be typed so.
part-purpose = Purpose
part-objectives = Objectives
part-outputs = Outputs
part-plan = Plan
part-timeframe = Timeframe
