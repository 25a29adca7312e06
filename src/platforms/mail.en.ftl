# What letters say around the digest.

# At the foot of each letter; $address: of the record on the web.
mail-sender = Rapporteur keeps the record of the { $organisation }.
mail-sender-at = Rapporteur keeps the record of the { $organisation }: { $address }
# How to stop the next letters: in a letter of text, and as a link.
mail-stop-at = To stop these emails: { $address }
mail-stop = Stop these emails
# Above the addresses of the groups that the letter names.
mail-on-the-web = These groups on the web:
# Where a letter names commands, such as /status.
mail-commands = Type what begins with / in the chat rooms.
