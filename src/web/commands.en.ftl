# How to take part, and the page of all commands.

page-bot = A bot keeps this record in the chat rooms of the { $organisation }. You take part by typing a command there. The bot records it with your name and the time.
page-step-room = Join the plenary room of the organisation on Matrix or Discord. If you do not know where it is, ask the secretariat.
# The commands are shown as they are typed.
page-step-look = Look around: { $status } lists all groups, { $group } shows one of them, and { $help } tells you what you can do.
page-step-say = Have your say: { $support } supports a group, { $comment } adds a comment. In place of CODE, type the group's code.
page-how-to-type = Begin each command with { $slash } or { $mark }. On Matrix, { $mark } always works. On Discord, type { $slash } and choose.
page-glossary = Six words to know
page-word-code = Code
page-meaning-code = The short name of a group, such as WG-IMP. It never changes, and you use it in commands.
page-word-support = Support
page-meaning-support = You think that the group should exist. Each person counts once, and members of the organisation are counted apart from others.
page-word-concern = Concern
page-meaning-concern = A member's reason why a group should not go ahead as proposed. While a concern is open, there is no consensus.
page-word-last-call = Last call
page-meaning-last-call = The last days in which members can raise a concern before a decision.
page-word-facilitator = Facilitator
page-meaning-facilitator = Somebody who is appointed to lead a group: calls its meetings, takes its minutes and reports on its progress.
page-word-cycle = Cycle
page-meaning-cycle = The period for which groups are approved, often a year. After it, a group ends unless it asks to continue and is approved again.
page-all-commands = All commands
page-list-of-commands = List of { $number } commands
page-only-they = (only { $who })
# What can follow a command. $usage: as it is typed, "[for: @person]"; $about: what that is.
page-argument = { $usage }: { $about }
# Behind the name of a command in another language. $command: its English name, which always works.
page-in-english = (in English { $command })
page-for-example = For example:
