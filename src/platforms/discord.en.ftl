# What Discord shows around messages: buttons, menus, forms, the server's events.

# On buttons: a few words at most. The first is below a proposal, the others below a meeting.
discord-button-support = Support
discord-button-yes = I'm coming
discord-button-maybe = Maybe
discord-button-no = I can't come
# In a menu, before something was chosen: of one option, and of several.
discord-choose-one = Choose one to answer
discord-choose-many = Choose one or more to answer
# In the empty field of a form, of words that do not fit into it.
discord-field-too-long = Too long to be shown. What you write here takes its place.
# In the place of a form.
discord-form-busy = The record is busy, so the form cannot be shown. Please give the command again in a moment.
# To whoever presses a button of a message that is not known any more. $command: /support
discord-button-unknown = I no longer know which group this button is for. Type { $command } and its code.
discord-rest-not-shown = The rest of this answer could not be shown. Please ask again.
# The place of a meeting that has no address, as the server's event has it: at most 100 letters.
discord-event-online = Online: see the announcement
# In the server's event. $starts: a moment by the clocks of the meeting; $length: a length of time.
discord-event-when = { $starts }, for { $length }
# $command: "/rsvp 1". What follows is typed in English.
discord-event-answer = Meeting { $number }: { $command } yes, no or maybe
