# What several commands say while they are decided.

# A moment for all, and by the clocks of the person who reads it.
draft-moment = { $utc } ({ $local })
# Said in the room where somebody gave a command that is answered to them alone.
draft-answered-in-private = I answered in private.
# $state: see state; $propose: the command.
draft-group-has-ended = { $group } has ended ({ $state }). A member can propose it again: { $propose }
draft-not-approved =
    { $state ->
        [deferred] { $group } is not active yet: the decision on it was put off. You can do this once the { $chair } has approved it.
       *[proposed] { $group } is not active yet: it is still a proposal. You can do this once the { $chair } has approved it.
    }
# Somebody says in private where they are. $zone: an IANA name.
plain-zone = "{ $place }" has the time zone { $zone }. Is it yours?
plain-chair = The { $chair }: { $people }
plain-secretariat = Secretariat: { $people }
plain-nobody = nobody yet
plain-member = { $people } can tell you how to become a member.
plain-which-meeting = Which meeting do you mean?
