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
