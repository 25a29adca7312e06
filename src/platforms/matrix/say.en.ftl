# What is said on Matrix alone.

# Below a proposal, a meeting that was called, and a consultation with options.
matrix-react-to-support = Or support it with a thumbs up (👍) on this message.
matrix-react-to-answer = Or react to this message: 👍 for yes, 👎 for no, 🤔 for maybe.
matrix-react-to-choose = Or react to this message with the number of your answer, such as 1️⃣.
