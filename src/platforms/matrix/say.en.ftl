# What is said on Matrix alone.

# Below a proposal, and below a meeting that was called.
matrix-react-to-support = Or support it with a thumbs up (👍) on this message.
matrix-react-to-answer = Or react to this message: 👍 for yes, 👎 for no, 🤔 for maybe.
