# What is said of the arguments that several commands share, as after a colon.

code-about = the group's code
for-about = the person who said it, if it was said elsewhere
new-about = yes, if the name is that of somebody who is not on the list yet
source-about = where it was said: a web address, or words such as "mail to the list"
on-about = the day on which it was said there
name-about = the name
stakeholder-about = the stakeholder group
affiliation-about = where the person works
