# What is added to the answer of any command.

# Somebody who was named and whom nobody knew.
answer-new-person = { $who } is new in the list of people.
# Of somebody who was named, so that a namesake is seen at once. $account: a handle.
answer-not-a-member = { $who } is not a member.
answer-account-not-a-member = { $who } is { $account }, not a member.
# Of what was said in private: that all can read it, now or once a consultation has ended.
answer-is-public = This is on the public record.
answer-will-be-public = Once the consultation has ended, this is on the public record.
answer-is-on-record = This is on the record, which everybody in the rooms can read.
answer-will-be-on-record = Once the consultation has ended, everybody in the rooms can read this.
answer-late = This comes late: it was due on { $at }.
# To talk among people in which the bot is mentioned, once an hour in a room. $command, $help: commands.
talk-mentions-bot = To ask me something, begin with my name or with a command, such as { $command }. { $help } lists them all.
# Added to the answer to a command that stood beside a file.
answer-file-not-kept = I keep your words alone, not the file beside them.
