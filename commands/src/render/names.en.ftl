# What people are called whose name is not there, or does not tell them from others.

# In the place of the name of somebody who was erased; within sentences.
name-former-member = a former member
# In the place of a name in which there is nothing to see.
name-nameless = somebody without a name
# After a name that several have, in parentheses.
name-no-account = no account
name-no-member = not a member
# In the place of words that were erased, in parentheses of their own.
words-erased = (words erased)
