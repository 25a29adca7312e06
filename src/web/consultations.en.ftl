# The pages of consultations.

page-no-consultation-yet = No consultation has been opened yet.
page-question = Question
page-inputs = Inputs
page-until = Until
page-all-consultations = All consultations
page-no-such-consultation = No such consultation
page-no-such-consultation-why = There is no such consultation.
page-consultation-number = Consultation { $number }
page-consultation-outcome = Outcome
page-result = Results
page-hidden = The inputs are hidden until the end.
page-inputs-so-far =
    { $number ->
        [one] { $number } input so far.
       *[other] { $number } inputs so far.
    }
page-inputs-in-all =
    { $number ->
        [one] { $number } input.
       *[other] { $number } inputs.
    }
page-opened = Opened
page-to-answer = To answer
page-answer-in-private = { $command } in a private message to the bot
page-answer-anywhere = { $command } in a room, or in a private message to the bot
page-closed = Closed
page-extended-to = Extended until
page-moments = { $moments }
page-more-to-read = Read more
# Of inputs that belong to no class of respondents.
page-no-class = No class
page-several = People could choose several options.
page-how-many-chose = How many chose each option
page-option = Option
page-all = All
page-no-input = There are no inputs.
# $act: who and when; $options: the numbers of the options.
page-chose = { $act }: { $options }
page-consultation-state =
    { $state ->
        [open] open
        [outcome] closed, with an outcome
       *[closed] closed
    }
