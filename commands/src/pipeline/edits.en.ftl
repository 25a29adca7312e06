# What is said when somebody changes the words of a message that is recorded.

edit-changes-nothing = I recorded this as you first wrote it, and an edit does not change the record.
# $undo: /undo
edit-undo = To correct it, take it back with { $undo } and send it again.
# $command: such as /comment WG-IMP drop: 2
edit-correct = To correct it: { $command }
