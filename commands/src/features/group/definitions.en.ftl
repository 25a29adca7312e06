# What is said of the commands about groups where they are listed and explained. A summary is a sentence; an "about"
# says what an argument is, without a full stop, as after a colon.

propose-code-about = a code for the group, such as WG-IMP
propose-title-about = the group's title
propose-category-about = its category, if the code does not tell
propose-continues-about = whether it continues an earlier group
propose-parts-about = the parts of the written proposal
propose-facilitator-about = the people proposed to facilitate it
propose-document-about = the web address of a document
propose-summary = Proposes a group.

decide-outcome-about = the decision
decide-reason-about = the reason, for the record
decide-to-about = where a redirected proposal goes: a group's code, or words
decide-correct-about = what was wrong with the earlier decision, which this one replaces
decide-anyway-about = the reason for deciding although something is missing
decide-by-about = the { $chair } who decided, if the secretariat records it
decide-summary = Records the { $chair }'s decision on a group.

concern-words-about = your concern
concern-summary = Raises a concern that stands in the way of consensus on a group.

document-address-about = the document's web address
document-title-about = its title
document-review-until-about = the day by which to comment on it
document-summary = Links a document of a group, and asks for comments on it if you set a day.

comment-words-about = your comment
comment-summary = Records a comment on a group.

resolve-number-about = the number of the concern
resolve-reason-about = how it was met, or why it is set aside
resolve-summary = Closes a concern. Its author can do so, or the { $chair } with a reason.

unsupport-summary = Withdraws your support for a group.
unsupport-words-about = why, for the record

charter-title-about = a new title
charter-summary = Shows a group's written proposal, or changes a part of it.

last-call-until-about = the day or time at which it ends
last-call-summary = Asks all members for their last concerns about a proposal.

support-words-about = a few words on why
support-summary = Registers your support for a group.

why-summary = Shows which rules for a decision on a group are met, and which are not.

withdraw-reason-about = why you withdraw it
withdraw-summary = Withdraws a proposal of yours.

renew-summary = Asks for a group to continue in the next cycle.

note-status-about = the status line
note-words-about = the note
note-missing = the status line (status:), or the words of a note
note-summary = Sets a group's status line and note in the table.

facilitate-person-about = the person to facilitate it
release-person-about = the facilitator to release
facilitate-summary = Appoints a facilitator of a group.
release-summary = Releases a facilitator of a group.

status-as-of-about = an earlier day or moment
status-summary = Shows the table of all groups, or all about one of them.

update-words-about = what was done and what comes next
update-summary = Reports on a group's work.
rename-summary = Gives a group another code. The old one leads to it for good.
rename-new-code-about = the code from now on
document-remove-about = the address of a document that is no longer one of the group
resolve-reopen-about = why a closed concern is open again
comment-drop-about = the number of a comment to withdraw
update-correct-about = the words that take the place of the latest update
