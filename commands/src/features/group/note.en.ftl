# The status line and the note of a group in the table: the answers to /note.

group-note-status = Recorded: the status line of { $group }.
group-note-no-status = Removed: the status line of { $group }.
group-note-words = Recorded: the note of { $group }.
group-note-both = Recorded: the status line and note of { $group }.
