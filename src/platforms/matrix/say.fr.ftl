# Ce qui n’est dit que sur Matrix.

matrix-react-to-support = Ou soutenez-le avec un pouce levé (👍) sur ce message.
matrix-react-to-answer = Ou réagissez à ce message : 👍 pour oui, 👎 pour non, 🤔 pour peut-être.
matrix-react-to-choose = Ou réagissez à ce message par le numéro de votre réponse, par exemple 1️⃣.
