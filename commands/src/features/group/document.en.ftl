# Documents of a group. $document: title and address.

# The answers to /document: a new one, and one that was there.
document-linked = Linked: { $document }, a document of { $group }.
document-changed = Changed: { $document }, a document of { $group }.
# The same where it is put out for review. $comment: the command, which ends with "…".
document-linked-for-review = Linked: { $document }, a document of { $group }. Comments are welcome until { $until }: { $comment }
document-changed-for-review = Changed: { $document }, a document of { $group }. Comments are welcome until { $until }: { $comment }
# In the status of its group, where it is under review.
document-under-review = { $document }, for review until { $until }
# The news of a review.
document-review = { $group } asks for comments on { $document } until { $until }: { $comment }
# Soon before its end.
document-review-ends = The review of { $document }, a document of { $group }, ends on { $until }. { $count ->
        [0] No comment so far.
        [one] { $count } comment so far.
       *[other] { $count } comments so far.
    } To add yours: { $comment }
# At its end. $status: the command that shows the comments.
document-review-ended = The review of { $document }, a document of { $group }, has ended { $count ->
        [0] without a comment
        [one] with { $count } comment
       *[other] with { $count } comments
    }: { $status }
document-not-there = { $group } has no document with this address. Its documents: { $command }
