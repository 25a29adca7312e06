# Digests: what needs their readers, what is new, what comes.

# Above a digest. $since: the day of the one before.
digest-title-all = Digest of all groups since { $since }
digest-title-group = Digest of { $group } since { $since }
digest-title-own = Your digest since { $since }
digest-nothing = There is nothing new, and nothing needs you.
digest-whole = In full: { $page }
# The last line of a part that is cut.
digest-and-more = and { $count } more
# When a digest comes: after "A digest comes here". $weekday is from 1 for Monday to 7.
digest-weekly =
    { $weekday ->
        [1] every Monday
        [2] every Tuesday
        [3] every Wednesday
        [4] every Thursday
        [5] every Friday
        [6] every Saturday
       *[7] every Sunday
    } at { $time } { $zone }
# The same where it is another rhythm. $schedule: five fields of cron.
digest-scheduled = by "{ $schedule }" { $zone }
digest-set-room = I will post a digest here { $when }. To stop it: { $off }
digest-set-own =
    { $how ->
        [mail] I will email you your own digest { $when }. To stop it: { $off }
        [both] I will send you your own digest in private and by email { $when }. To stop it: { $off }
       *[chat] I will send you your own digest in private { $when }. To stop it: { $off }
    }
digest-off-room = I will no longer post digests here. To get them again: { $on }
digest-off-own = You no longer get a digest of your own. The rooms still get theirs.
# In a profile.
digest-own =
    { $how ->
        [mail] { $when }, by email
        [both] { $when }, in private and by email
       *[chat] { $when }
    }
# $weekly: the command.
digest-mail-to-oneself = Only your own digest can come by email: { $weekly }
digest-no-mail = I cannot send email here. Please ask the secretariat. Your digest can come in private: { $weekly }
digest-no-address = I do not know your email address. Please ask the secretariat to add it to the list of people.
digest-none = You have no digest of your own. To get one: { $weekly }
# $bind: the command.
digest-not-bound = This room is not bound to a group, so it has no digest. The { $chair } or the secretariat can change that: { $bind }
