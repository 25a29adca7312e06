# What was recorded of somebody, a line each, in what they take along.

# $about: a group's code, or the message below; $what: profile-act-kind; $date: a day.
profile-act = { $about }, { $what }, { $date }
# The same of what is about nothing else: that accounts were joined.
profile-act-alone = { $what }, { $date }
profile-act-about =
    { $kind ->
        [consultation] Consultation { $number }
        [meeting] Meeting { $number }
        [series] Series { $number }
       *[action] Action { $number }
    }
# $act: one of the two above.
profile-act-recorded-by = { $act }, recorded by { $by }
profile-act-by = { $act }, by { $by }
# $fields: names of fields of the record with what is in them.
profile-act-with = { $act }: { $fields }
# $field: the name of the field of the record in which words are.
profile-act-in = { $act } ({ $field })
profile-act-earlier-words = Earlier words
# What it is. $name: what the record calls it.
profile-act-kind =
    { $kind ->
        [group-proposed] proposal
        [charter-changed] change of the charter
        [support-given] support
        [support-withdrawn] support withdrawn
        [commented] comment
        [group-noted] note
        [concern-raised] concern
        [concern-ended] end of a concern
        [group-decided] decision
        [update-given] update
        [input-given] answer
        [consultation-concluded] outcome
        [notices-held] private messages put off
        [notices-told] private messages sent
       *[other] { $name }
    }
# A field that is only there or not, as the value of that field.
profile-act-yes = yes
# What is kept of an act, as it is shown to the person. $field: by what it is known; $name: the same in words.
profile-field =
    { $field ->
        [due] by
        [every] repeats
        [hides_address] address hidden
        [how] how
        [id] number
        [into] into
        [left_out] left out
        [of] of
        [off] turned off
        [owner] who
        [roster] members asked
        [said_on] said on
        [set_in] set in a meeting
        [stakeholder] stakeholder group
        [standing] as
        [under] under item
        [unmet] rules not met
        [wall] local time
        [words] words
       *[other] { $name }
    }
profile-field-with = { $field }: { $value }
