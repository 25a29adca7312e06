# /undo: what was undone, and why something was not.

# $acts: a list of the pieces below.
undo-done = Undone: { $acts }
# What the rooms hear that had heard of it.
undo-told = { $by } undid: { $acts }
# What a person hears who was to do something.
undo-action-told = { $by } withdrew an action of yours: { $action }
undo-nothing = There is nothing of yours to undo.
undo-too-old = Your last act is older than 10 minutes.
# $by: who has done something since that depends on it.
undo-rests = { $by } has since acted on it, so I cannot simply undo this: { $acts }
undo-goes-on = Things have gone on since, so I cannot simply undo this: { $acts }
undo-otherwise = /undo does not reach this: { $acts }
undo-later = To put it right: { $command }
undo-ask = Please ask the secretariat to put it right.

# What was done, as something that is undone.
undo-proposal = the proposal of { $group }
undo-charter = the change to the proposal of { $group }
undo-support = the support of { $who } for { $group }
undo-unsupport = the withdrawal of the support of { $who } for { $group }
undo-comment = the comment by { $who } on { $group }
undo-note = the status or note of { $group }
undo-concern = the concern of { $who } about { $group }
undo-concern-ended =
    { $how ->
        [withdrawn] that concern { $number } about { $group } was withdrawn
        [resolved] that concern { $number } about { $group } was resolved
       *[overruled] that concern { $number } about { $group } was overruled
    }
undo-last-call = the last call on { $group }
undo-decision =
    { $outcome ->
        [approve] the decision to approve { $group }
        [continue] the decision to continue { $group }
        [defer] the decision to put off { $group }
        [redirect] the decision to redirect { $group }
        [decline] the decision to decline { $group }
       *[dissolve] the decision to dissolve { $group }
    }
undo-withdrawal = the withdrawal of the proposal { $group }
undo-appointed = the appointment of { $who } as facilitator of { $group }
undo-released = the release of { $who } as facilitator of { $group }
undo-update = the update on { $group }
undo-document = the document of { $group }: { $document }
undo-renewal = the request to continue { $group }
undo-cycle-opened = the opening of the cycle { $name }
undo-cycle-closed = the closing of the cycle
undo-consultation = consultation { $number }
undo-input = the answer of { $who } to consultation { $number }
undo-class = the confirmed class of { $who } in consultation { $number }
undo-extended = the later end of consultation { $number }
undo-closed = the closing of consultation { $number }
undo-concluded = the outcome of consultation { $number }
undo-room = what this room is for
undo-room-language = the language of this room
undo-digest = when the digest is sent
undo-joined = the joining of two accounts
undo-meeting-called = the call for meeting { $number }
undo-meeting-moved = the new time of meeting { $number }
undo-meeting-cancelled = the cancellation of meeting { $number }
undo-rsvp = the answer of { $who } for meeting { $number }
undo-reminders = the times of meeting reminders
undo-agenda = the change to the agenda of meeting { $number }
undo-minutes-started = the start of the minutes of meeting { $number }
undo-item = the step to another item in meeting { $number }
undo-noted = the note "{ $words }"
undo-not-attended = that { $who } was not at meeting { $number }
undo-attended = that { $who } was at meeting { $number }
undo-minutes-ended = the end of the minutes of meeting { $number }
undo-minutes-corrected = the correction in the minutes of meeting { $number }
undo-correction-proposed = the proposed correction { $correction } of the minutes of meeting { $number }
undo-correction-accepted = the acceptance of correction { $correction } of the minutes of meeting { $number }
undo-correction-declined = the declining of correction { $correction } of the minutes of meeting { $number }
undo-minutes-approved = the approval of the minutes of meeting { $number }
# $who: a person or an office.
undo-action = action { $number } for { $who }
undo-action-done = that action { $number } is done
undo-renamed = the new code { $group } for { $earlier }
undo-comment-taken-back = the withdrawal of comment { $number } on { $group }
undo-concern-reopened = the reopening of concern { $number } about { $group }
undo-document-removed = the removal of a document of { $group }: { $document }
undo-reinstated = that meeting { $number } takes place after all
undo-reopened = the reopening of the minutes of meeting { $number }
undo-consultation-cancelled = the cancellation of consultation { $number }
undo-input-withdrawn = the withdrawal of the answer of { $who } to consultation { $number }
undo-action-dropped = that action { $number } was dropped
undo-meeting-amended = the change to meeting { $number }
undo-consultation-amended = the change to consultation { $number }
undo-cycle-amended = the change to the cycle
undo-action-amended = the change to action { $number }
undo-cannot = This cannot be undone.
