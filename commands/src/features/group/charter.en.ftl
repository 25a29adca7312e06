# The written proposal of a group.

# The answer to a change. $parts: what was changed.
charter-changed = Recorded: { $parts } of { $group }. Earlier texts stay in the record.
# A part that is not there.
charter-missing = (missing)
# A part with the number of its earlier texts.
charter-with-earlier = { $words } ({ $count ->
        [one] { $count } earlier text
       *[other] { $count } earlier texts
    })
# Names of parts beside those of the organisation's template.
charter-title = Title
charter-facilitator = Facilitator
charter-document = Document
# Somebody is proposed to facilitate, but that is not certain yet.
charter-tentative = { $who } (TBD)
