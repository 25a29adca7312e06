# The address in a letter that stops the next ones.

page-stop-mail = Stop this mail?
page-stop-mail-why = You get a digest of the { $organisation } by mail. Press the button to stop it.
page-stop-mail-button = Stop this mail
page-mail-stopped = This mail is stopped
page-mail-stopped-why = You will not get it any more. To have it again, type { $command } to the bot.
page-mail-not-stopped = Not stopped yet
page-mail-not-stopped-why = This could not be recorded just now. Please try again in a few minutes.
