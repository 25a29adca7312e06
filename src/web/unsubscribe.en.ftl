# The address in a letter that stops the next ones.

page-stop-mail = Stop these emails?
page-stop-mail-why = You get a digest of the { $organisation } by email. Press the button to stop it.
page-mail-stopped = These emails are stopped
page-mail-stopped-why = You will not get them any more. To get them again, type { $command } to the bot.
page-mail-not-stopped = Not stopped yet
page-mail-not-stopped-why = This could not be recorded just now. Please try again in a few minutes.
