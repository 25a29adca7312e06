# What is said of options that Discord alone has.

change-about = opens a form to change the texts
part-about = a part of the written proposal
