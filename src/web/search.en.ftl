# The search.

page-search-how = Type names, codes or words into the field at the top. Results contain all of them.
# $words: what somebody looked for.
page-results =
    { $number ->
        [0] No results for "{ $words }".
        [one] { $number } result for "{ $words }".
       *[other] { $number } results for "{ $words }".
    }
# A result: where it is, who said it, and when.
page-found = { $place }, { $date }
page-found-of = { $place }, { $who }, { $date }
page-about-action = Action { $number }
page-about-meeting = Meeting { $number }: { $title }
# Where words were found. $about: a group, a meeting, a consultation, an action.
page-place = { $about }
page-place-in =
    { $kind ->
        [option] { $about }, option
        [outcome] { $about }, outcome
        [input] { $about }, input
        [status] { $about }, status
        [note] { $about }, note
        [support] { $about }, support
        [comment] { $about }, comment
        [decision] { $about }, decision
        [update] { $about }, update
        [document] { $about }, document
        [minutes] { $about }, minutes
       *[done] { $about }, done
    }
page-place-charter = { $about }, charter: { $part }
page-place-concern = { $about }, concern { $number }
page-place-concern-end = { $about }, end of concern { $number }
page-place-item = { $about }, agenda item { $item }
