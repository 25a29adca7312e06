# The table of all groups as a document.

table-title = { $organisation }: groups
table-title-as-of = { $organisation }: groups as of { $moment }
table-code = Code
table-name = Title
table-status = Status
table-support = Support
table-comments = Other comments
table-facilitators = Facilitators proposed
table-document = Document
table-words = { $words }
# The title of a group that is new in this cycle.
table-new = { $title } (new)
# How much support there is, and what the organisation calls so much.
table-level = { $tally } ({ $level })
table-number-of-comments =
    { $number ->
        [one] { $number } comment
       *[other] { $number } comments
    }
# How many, and their names.
table-with-names = { $number }: { $names }
