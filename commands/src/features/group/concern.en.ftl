# Concerns about a group.

# The answer to /concern, to its author. $number: the concern's number; $resolve: the command that withdraws it.
concern-recorded = Your concern (no. { $number }) on { $group } is recorded. To withdraw it: { $resolve }
