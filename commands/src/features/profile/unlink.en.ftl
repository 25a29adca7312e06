# How it is undone that accounts were joined.

profile-unlinked = Undone: { $other } and { $who } are two people again.
# One of the two. $who: a name with its accounts.
profile-unlinked-one = { $who }: { $role }
profile-unlinked-words = What each said and did before { $at } is theirs again. What was said and done since stays with { $who }.
profile-unlink-earlier = Earlier joins that can be undone too:
# A join in a list. $from, $into: names with their accounts; $at, $until: days; $unlink: the command.
profile-unlink-join = { $from }, joined on { $at }. To undo it, until { $until }: { $unlink }
profile-unlink-join-with = { $from } with { $into }, joined on { $at }. To undo it, until { $until }: { $unlink }
profile-unlink-nobody = I know nobody of that name or account. Nothing has changed.
profile-unlink-not-joined = Your account is not joined with any other. There is nothing to undo.
profile-unlink-not-joined-of = The accounts of { $who } are not joined with any others. There is nothing to undo.
profile-unlink-final = Your accounts were joined more than 30 days ago, or by an earlier version of me. I no longer keep what each was before, so I cannot undo it. Please ask the secretariat: an account can be taken away by an import.
profile-unlink-final-of = The accounts of { $who } were joined more than 30 days ago, or by an earlier version of me. I no longer keep what each was before, so I cannot undo it. The operator can take an account away by an import, with "-" in its column.
profile-unlink-no-such-join = There is no such join. These can be undone:
