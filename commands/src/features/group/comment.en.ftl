# Comments on a group.

# The answer to /comment. $count: how many comments the group has now.
comment-recorded = Recorded: { $who } comments on { $group }, which now has { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }.
comment-dropped = Comment { $number } by { $who } on { $group } is withdrawn. Comments: { $count }.
comment-none = There are no comments on { $group }.
comment-unknown = { $group } has no comment { $number }. The latest is comment { $last }.
comment-not-yours = This is a comment by { $who }. Its author or the secretariat can withdraw it.
