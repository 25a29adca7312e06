# What Discord shows around messages: buttons, menus, forms, the server's events.

# On buttons: a few words at most. The first is below a proposal, the others below a meeting.
discord-button-support = Support
# $count: how many support it.
discord-button-support-count = Support ({ $count })
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
# $command: "/rsvp number: 1 answer:". What follows is typed in English. "Interested" is what Discord's own button says.
discord-event-answer = Meeting { $number }: to say whether you are coming, give { $command } yes, no or maybe. I do not see Discord's "Interested".
# Answers to what is not recorded, for the asker alone. The first: what Discord sent is of a form that this version cannot read.
discord-unread = I could not read what Discord sent me, so nothing was recorded. Please try once more; if it happens again, tell the people who run me.
# A form that was filled in came back in parts that this version does not know.
discord-form-unread = I could not read all of this form, so nothing was recorded. Please give the command again; if it happens again, tell the people who run me.
# A button or a form of another bot, or of a version that is long gone.
discord-unknown = I do not know this button any more. Please type the command instead: begin with /
# $organisation: the name of the organisation.
discord-other-server = I keep the record of { $organisation }, in its own server. I do nothing here.
# In private, to somebody who is not on the server.
discord-stranger = I keep the record of { $organisation }, and answer only people who are on its Discord server. Please join it there first.
discord-among-people = I answer in the channels of a server, and when you write to me alone. Here others would see what is for you.
# $permissions: names of Discord's permissions, in English: "View Channel, Send Messages".
discord-may-not-speak = I may not speak in this channel, so it cannot be a room: what I have to say would be lost. Open the channel's settings, give me { $permissions } under "Permissions", and try again.
# Before the people who are called by a message that had no room for them.
discord-calls = This is for:
# Somebody gives a command and chooses a bot where a person is asked for.
discord-bot-chosen = { $name } is a bot. Please choose a person.
# At the top of a message that could not be sent when it was due, in small letters. $at is a moment, which Discord shows by itself.
discord-said-late = Sent late. This is from { $at }.
