# Who may do something.

# Those who may, as in a field "Who" or in brackets. $who: a set of them; $chair: what the organisation calls its chair.
access =
    { $who ->
        [anyone] anyone
        [member-or-secretariat] members and the secretariat
        [secretariat] the secretariat
        [office] the { $chair } and the secretariat
        [chair] the { $chair }
        [member] members
        [proposer] the proposer
        [facilitator] the group's facilitators, the { $chair } and the secretariat
       *[facilitator-or-proposer] the group's facilitators, the proposer, the { $chair } and the secretariat
    }
# A command that somebody may not use.
access-not-allowed =
    { $who ->
        [anyone] Anyone may use { $command }.
        [member-or-secretariat] Only members and the secretariat may use { $command }.
        [secretariat] Only the secretariat may use { $command }.
        [office] Only the { $chair } and the secretariat may use { $command }.
        [chair] Only the { $chair } may use { $command }.
        [member] Only members may use { $command }.
        [proposer] Only the proposer may use { $command }.
        [facilitator] Only the group's facilitators, the { $chair } and the secretariat may use { $command }.
       *[facilitator-or-proposer] Only the group's facilitators, the proposer, the { $chair } and the secretariat may use { $command }.
    }
# The same of one argument. $argument: as it is typed, "for: @person".
access-not-with =
    { $who ->
        [anyone] Anyone may use { $command } with { $argument }.
        [member-or-secretariat] Only members and the secretariat may use { $command } with { $argument }.
        [secretariat] Only the secretariat may use { $command } with { $argument }.
        [office] Only the { $chair } and the secretariat may use { $command } with { $argument }.
        [chair] Only the { $chair } may use { $command } with { $argument }.
        [member] Only members may use { $command } with { $argument }.
        [proposer] Only the proposer may use { $command } with { $argument }.
        [facilitator] Only the group's facilitators, the { $chair } and the secretariat may use { $command } with { $argument }.
       *[facilitator-or-proposer] Only the group's facilitators, the proposer, the { $chair } and the secretariat may use { $command } with { $argument }.
    }
# After access-not-with: $said is that sentence. $name: a word with a colon, such as "for:".
access-or-quotes = { $said } If "{ $name }" is part of your text, put the whole text in quotes.
# After a refusal. $people: a few of those who may, "Lynn St. Amour or Anja Gengo".
access-ask = Please ask { $people }.
# The same where members may. $people: some of the secretariat.
access-ask-members = You are not on the list of members. { $people } can tell you how to become one.
# Nobody has the role.
access-ask-nobody = Nobody has that role here yet. The operator can give it to somebody, in the list of people.
# $command: what anybody can do.
access-instead = What you can do: { $command }
