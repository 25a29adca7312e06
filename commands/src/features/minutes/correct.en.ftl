# Corrections of minutes that are a draft, and proposals of them.

minutes-corrected = Corrected in the minutes of meeting { $number }, paragraph { $paragraph }: { $words }
# $last: how many paragraphs there are.
minutes-no-paragraph =
    { $last ->
        [0] There is no paragraph { $paragraph }: these minutes are empty.
       *[other] There is no paragraph { $paragraph }. The last is number { $last }.
    }
minutes-paragraph-of-action = Paragraph { $paragraph } is only an action; it has no words to correct.
minutes-only-present = Only people who were in meeting { $number } can correct its minutes.
minutes-added = Added to the minutes of meeting { $number } as paragraph { $paragraph }: { $words }
minutes-dropped = Left out of the minutes of meeting { $number }, paragraph { $paragraph }: { $words }
minutes-dropped-action = Left out of the minutes of meeting { $number }: paragraph { $paragraph }.
minutes-erratum = Erratum to the approved minutes of meeting { $number }, paragraph { $paragraph }: { $words }
# What somebody proposes, where one of the sentences below has { $change }. $words: what the paragraph should say; in the last two what it
# says now. The two without a number are of a paragraph that is no longer there.
minutes-change-reworded = paragraph { $paragraph } should read: { $words }
minutes-change-reworded-gone = a paragraph that was left out since should read: { $words }
minutes-change-added = a paragraph should be added: { $words }
minutes-change-left-out = paragraph { $paragraph } should be left out: { $words }
minutes-change-left-out-gone = this paragraph should be left out: { $words }
# The answer to /minutes correct, add and drop by somebody who does not lead the meeting. $moderated: whether $who was its moderator.
minutes-proposed =
    { $moderated ->
        [yes] Proposed to { $who }, who moderated meeting { $number }, as correction { $correction }: { $change }
       *[no] Proposed to { $who } as correction { $correction } of the minutes of meeting { $number }: { $change }
    }
# In private to the moderator. The two below it: $which is whether the command is of this correction, or of any of several.
minutes-proposed-told = { $who } proposes a correction of the minutes of meeting { $number }: { $change }
minutes-to-accept =
    { $which ->
        [it] To accept it: { $command }
       *[one] To accept one: { $command }
    }
minutes-to-decline =
    { $which ->
        [it] To decline it: { $command }
       *[one] To decline one: { $command }
    }
# The answers to /minutes accept and decline.
minutes-correction-accepted = Accepted correction { $correction } of the minutes of meeting { $number }, by { $who }: { $change }
minutes-correction-declined = Declined correction { $correction } of the minutes of meeting { $number }, by { $who }: { $change }
minutes-correction-withdrawn = Your correction { $correction } of the minutes of meeting { $number } is withdrawn: { $change }
# In private to the person who proposed it; the last, to the moderator.
minutes-correction-accepted-told = { $by } accepted your correction of the minutes of meeting { $number }: { $change }
minutes-correction-declined-told = { $by } declined your correction of the minutes of meeting { $number }: { $change }
minutes-approved-without-told = { $by } approved the minutes of meeting { $number } without your correction: { $change }
minutes-correction-withdrawn-told = { $who } withdrew a correction of the minutes of meeting { $number }: { $change }
# Asked before minutes are approved. The corrections follow, each with its number.
minutes-corrections-open =
    { $count ->
        [one] A correction of the minutes of meeting { $number } is proposed and still open:
       *[other] { $count } corrections of the minutes of meeting { $number } are proposed and still open:
    }
minutes-correction-open = { $number }, by { $who }: { $change }
minutes-approve-without =
    { $count ->
        [one] Approve the minutes without it? It is then declined.
       *[other] Approve the minutes without them? They are then declined.
    }
minutes-only-moderator = Only { $who }, who moderated meeting { $number }, the group's facilitators, the chair and the secretariat can accept or decline a correction of its minutes.
# $last: how many corrections were proposed.
minutes-no-correction =
    { $last ->
        [0] No correction of the minutes of meeting { $number } is proposed.
       *[other] No correction { $correction } of the minutes of meeting { $number } is proposed. The last is number { $last }.
    }
minutes-correction-has-ended =
    { $how ->
        [accepted] Correction { $correction } of the minutes of meeting { $number } was already accepted on { $date }.
        [withdrawn] Correction { $correction } of the minutes of meeting { $number } was withdrawn on { $date }.
       *[declined] Correction { $correction } of the minutes of meeting { $number } was already declined on { $date }.
    }
minutes-correction-without-paragraph = The paragraph of correction { $correction } was left out since, so there is nothing to correct. To decline it: { $decline }
minutes-correction-without-words = The words of correction { $correction } were erased. To decline it: { $decline }
