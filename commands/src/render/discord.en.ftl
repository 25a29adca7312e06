# What is said on Discord alone.

# A line below a moment: the same in the reader's own time, which Discord shows to each.
discord-for-you = For you: { $time }
