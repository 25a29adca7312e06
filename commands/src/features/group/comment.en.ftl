# Comments on a group.

# The answer to /comment. $count: how many comments the group has now.
comment-recorded = Recorded: { $who } comments on { $group }, which now has { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }.
