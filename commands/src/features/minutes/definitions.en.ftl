# What is said of the commands about agendas, minutes and actions where they are listed and explained.

minutes-running-about = the meeting that is under way here

action-who-about = who will do it: a person, chair, secretariat or members
action-what-about = what needs to be done
action-by-about = the day or time by which it is due
actions-mine-about = mine, for your own
done-number-about = the action's number
done-words-about = the result
action-summary = Records an action item.
actions-summary = Shows open actions.
done-summary = Marks an action as done.

agenda-add-item-about = what to talk about
agenda-add-for-about = how long it takes
agenda-add-under-about = the number of the item it belongs to
agenda-item-about = the number of the item
agenda-order-place-about = its new place
agenda-summary = Shows or changes the agenda of a meeting.
agenda-show-summary = Shows the agenda of a meeting, and what is open from earlier ones.
agenda-add-summary = Adds an item to an agenda, or a part to an item.
agenda-drop-summary = Removes an item from an agenda, with its parts.
agenda-order-summary = Moves an item of an agenda to another place.
agenda-begin-summary = Drafts an agenda from the usual items and what is open.

item-number-about = its number; the next item if left out
item-title-about = or what it is called; a new item is added to the agenda
item-summary = Moves the meeting on to an item of its agenda.

minutes-words-about = the words to record
info-summary = Records what was said in the meeting.
agreed-summary = Records what the meeting agreed.
disagreed-summary = Records a point on which the meeting did not agree.

minutes-start-confirm-about = yes, to start more than an hour early
minutes-moderator-about = the person who moderates the meeting
minutes-secretariat-about = the person who is there for the secretariat
minutes-paragraph-about = the number of the paragraph
minutes-correct-words-about = what it should say
minutes-summary = Starts, ends, shows, corrects or approves the minutes of a meeting.
minutes-start-summary = Starts a meeting: from now on, minutes are taken here.
minutes-end-summary = Ends the meeting that is under way here, and shows its summary report.
minutes-show-summary = Shows the summary report of a meeting.
minutes-correct-summary = Corrects a paragraph of a draft, or proposes it to the moderator.
minutes-approve-summary = Approves a summary report, which then stays as it is.

here-for-about = the people who are here, if you say so for them
here-not-about = the people who were not there after all
here-as-about = in what capacity, if not in your role
here-summary = Records that you are in the meeting.
amend-summary = Changes an action: who, what or by when.
drop-summary = Drops an action, with the reason.
drop-reason-about = why it need not be done
minutes-add-summary = Adds a paragraph to a draft, or proposes it to the moderator.
minutes-drop-summary = Leaves a paragraph out of a draft, or proposes it to the moderator.
minutes-correction-about = the number of the correction
minutes-accept-summary = Accepts a correction of a draft that somebody proposed.
minutes-decline-summary = Declines a correction that somebody proposed, or withdraws your own.
minutes-decline-reason-about = why the draft stays as it is
minutes-approve-confirm-about = yes, to approve without the corrections that are still open
minutes-reopen-summary = Makes approved minutes a draft again.
minutes-reopen-reason-about = why they are open again
