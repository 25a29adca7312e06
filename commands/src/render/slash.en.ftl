# What is said of options that Discord alone has.

change-about = opens a form to change the texts
part-about = a part of the written proposal
by-name-about = or the name of somebody who is not on Discord
by-names-about = or the names of several people, with commas between them
account-about = somebody who is on Discord
